/** Amounts and payment plans of a scheme file. */
import type { Amount, CoverageItem, DecidedAmount, PaymentPlan, Setting } from "../award/scheme.ts";
import { addFault, CODE, MONEY, oneOf, readExpression, readSetting, readShare, readYuan, type Path } from "./reading.ts";
import { matches, presentKeys, ROUNDING, wrongKeys, type SchemeContext } from "./scheme-context.ts";
import type { AmountData, PaidData } from "./scheme-shape.ts";

const SOFT = oneOf(["waivable", "hard"]);

/** Reads when money is paid; nothing stated: once, on the date of the case. */
export function readPlan(context: SchemeContext, path: Path, data: PaidData | undefined): PaymentPlan {
  const { reading, names, parameters } = context;
  if (data === undefined) return { kind: "once", on: undefined };
  const keys = presentKeys(data);
  const expression = (key: "first" | "of" | "from" | "after" | "on" | "months", type: "money" | "date" | "integer") =>
    readExpression(reading, [...path, key], data[key] ?? "", type, names);
  if (matches(keys, "semesters", ["first", "of"], ["first", "of"]) && data.semesters?.length === 2) {
    const terms = data.semesters.map((text, i) => readSetting(reading, [...path, "semesters", i], text, CODE, parameters));
    return { kind: "semesters", terms, first: expression("first", "money"), of: expression("of", "money") };
  }
  if (matches(keys, "from", ["every", "months"], ["every", "months"]))
    return { kind: "spread", from: expression("from", "date"), every: data.every ?? 1, months: expression("months", "integer") };
  if (matches(keys, "from", ["after"])) {
    return { kind: "monthly", from: expression("from", "date"), after: data.after === undefined ? undefined : expression("after", "integer") };
  }
  if (matches(keys, "on", [])) return { kind: "once", on: expression("on", "date") };
  wrongKeys(context, path, keys, "paid-shapes");
  return { kind: "once", on: undefined };
}

function coverageItem(context: SchemeContext, path: Path, data: NonNullable<AmountData["coverage"]>[number]): CoverageItem {
  const { item, sponsor, article, when, paid, note: _note, ...rest } = data;
  return {
    item,
    sponsor,
    article: article ?? "",
    amount: readAmount(context, path, rest, ""),
    when: when === undefined ? undefined : readExpression(context.reading, [...path, "when"], when, "boolean", context.names),
    paid: readPlan(context, [...path, "paid"], paid),
  };
}

/** An end of a range: money, a money parameter, or `none` for open. */
function rangeEnd(context: SchemeContext, path: Path, text: string): Setting<number | null> {
  return text === "none" ? { kind: "literal", value: null } : readSetting(context.reading, path, text, MONEY, context.parameters);
}

function readRange(context: SchemeContext, path: Path, data: AmountData, ends: readonly string[], id: string): DecidedAmount {
  const [low, high] = ends.map((text, i) => rangeEnd(context, [...path, "range", i], text));
  if (low === undefined || high === undefined) throw new Error("a range has two ends");
  if (low.kind === "literal" && high.kind === "literal" && low.value !== null && high.value !== null && low.value > high.value)
    addFault(context.reading, [...path, "range"], "scheme-range", { low: ends[0] ?? "", high: ends[1] ?? "" });
  const softText = data.soft ?? "hard";
  const text = softText === "true" ? "waivable" : softText === "false" ? "hard" : softText;
  const soft = readSetting(context.reading, [...path, "soft"], text, SOFT, context.parameters);
  return { kind: "decided", id: data.id ?? id, key: "amount", lowFen: low, highFen: high, soft };
}

/** Money for each month: an amount, or an expression. */
function monthlyRate(context: SchemeContext, path: Path, text: string) {
  const yuan = /^(\d+(?:\.\d{1,2})?)\s*yuan$/.exec(text);
  return readExpression(context.reading, path, yuan === null ? text : `yuan(${yuan[1]})`, "money", context.names);
}

function readSum(context: SchemeContext, path: Path, data: AmountData): Amount {
  const { reading, names } = context;
  const list = names.lists.get(data.sum ?? "");
  if (list === undefined) addFault(reading, [...path, "sum"], "scheme-unknown-field", { name: data.sum ?? "" });
  else if (list.records.get(data.period ?? "")?.type.kind !== "code")
    addFault(reading, [...path, "period"], "scheme-unknown-field", { name: data.period ?? "" });
  const total = (key: "of" | "highest") =>
    readExpression(reading, [...path, key], list === undefined ? "yuan(0)" : `sum(${list.name}, ${data[key] ?? ""})`, "money", names);
  return {
    kind: "sum",
    list: data.sum ?? "",
    total: total("of"),
    period: data.period ?? "",
    highest: data.highest === undefined ? undefined : total("highest"),
  };
}

/** Reads an amount in any of its forms; `id` names a decided amount that has no id of its own. */
export function readAmount(context: SchemeContext, path: Path, data: AmountData, id: string): Amount {
  const { reading, names, parameters } = context;
  const keys = presentKeys(data);
  if (matches(keys, "sum", ["of", "period", "highest"], ["of", "period"])) return readSum(context, path, data);
  if (matches(keys, "share", ["of", "rounding"], ["of"])) {
    const share = readShare(reading, [...path, "share"], data.share ?? "");
    const of = readExpression(reading, [...path, "of"], data.of ?? "", "money", names);
    return { kind: "share", share, of, rounding: readSetting(reading, [...path, "rounding"], data.rounding ?? "floor", ROUNDING, parameters) };
  }
  if (matches(keys, "fixed", [])) return { kind: "fixed", fen: readYuan(reading, [...path, "fixed"], data.fixed ?? "") };
  if (matches(keys, "perMonth", ["months"], ["months"])) {
    const months = readExpression(reading, [...path, "months"], data.months ?? "", "integer", names);
    return { kind: "perMonth", rate: monthlyRate(context, [...path, "perMonth"], data.perMonth ?? ""), months };
  }
  if (matches(keys, "formula", ["highest"])) {
    const part = (key: "formula" | "highest") => readExpression(reading, [...path, key], data[key] ?? "", "money", names);
    return { kind: "formula", value: part("formula"), highest: data.highest === undefined ? undefined : part("highest") };
  }
  if (matches(keys, "range", ["soft", "id"]) && data.range?.length === 2) return readRange(context, path, data, data.range, id);
  if (matches(keys, "decision", ["id"]) && data.decision === "amount") return readRange(context, path, data, ["0.01 yuan", "none"], id);
  if (matches(keys, "coverage", []) && data.coverage !== undefined) {
    return { kind: "coverage", items: data.coverage.map((item, i) => coverageItem(context, [...path, "coverage", i], item)) };
  }
  wrongKeys(context, path, keys, "amount-shapes");
  return { kind: "fixed", fen: 0 };
}
