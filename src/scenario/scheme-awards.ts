/** Awards, levels, amounts and limits of a scheme file. */
import type { Award, Level, Limit, Share } from "../award/scheme.ts";
import { FULL_BP } from "../decimal.ts";
import { addFault, oneOf, parameterNames, readExpression, readSetting, readShare, TRUTH, WHOLE, type Path } from "./reading.ts";
import { readAmount, readPlan } from "./scheme-amounts.ts";
import { matches, presentKeys, ROUNDING, wrongKeys, type SchemeContext } from "./scheme-context.ts";
import type { AwardData, CapData, LimitData } from "./scheme-shape.ts";

function knownPopulation(context: SchemeContext, path: Path, name: string): string {
  if (!context.populations.has(name)) {
    addFault(context.reading, path, "scheme-unknown-population", { name, known: [...context.populations.keys()].join(", ") });
  }
  return name;
}

function shareLimit(context: SchemeContext, path: Path, data: CapData): Limit & { readonly kind: "share" } {
  const { reading, parameters } = context;
  return {
    kind: "share",
    share: readShare(reading, [...path, "share"], data.share ?? ""),
    population: knownPopulation(context, [...path, "of"], data.of ?? ""),
    rounding: readSetting(reading, [...path, "rounding"], data.rounding ?? "floor", ROUNDING, parameters),
    minimumOne: readSetting(reading, [...path, "minimumOne"], data.minimumOne ?? "false", TRUTH, parameters),
    used: readSetting(reading, [...path, "used"], data.used ?? "0", WHOLE, parameters),
  };
}

const SHARE_KEYS = ["of", "rounding", "minimumOne", "used"];

/** A number of places: a number, a parameter, or an expression of parameters. */
function readPlaces(context: SchemeContext, path: Path, text: string): Limit {
  if (/^\d+$/.test(text) || /^param\.[A-Za-z0-9.]+$/.test(text))
    return { kind: "places", places: readSetting(context.reading, path, text, WHOLE, context.parameters) };
  return { kind: "formula", value: readExpression(context.reading, path, text, "integer", parameterNames(context.names)) };
}

/** Reads a number of places in any of its forms. */
export function readLimit(context: SchemeContext, path: Path, data: LimitData): Limit {
  const { reading, parameters } = context;
  const keys = presentKeys(data).filter((key) => !["id", "article", "quote"].includes(key));
  if (matches(keys, "share", SHARE_KEYS, ["of"])) return shareLimit(context, path, data);
  if (matches(keys, "places", [])) return readPlaces(context, [...path, "places"], data.places ?? "");
  if (matches(keys, "decision", ["authority"])) return { kind: "decision", key: data.decision ?? "", authority: data.authority ?? "" };
  if (matches(keys, "apportion", ["total", "method", "plan", "authority"], ["total", "method", "plan"]) && data.total !== undefined) {
    const method = oneOf(["plan", "largest-remainder", "per-part-floor"]);
    return {
      kind: "apportion",
      population: knownPopulation(context, [...path, "apportion"], data.apportion ?? ""),
      total: shareLimit(context, [...path, "total"], data.total),
      method: readSetting(reading, [...path, "method"], data.method ?? "", method, parameters),
      plan: data.plan ?? "",
      authority: data.authority ?? "",
    };
  }
  wrongKeys(context, path, keys, "limit-shapes");
  return { kind: "places", places: { kind: "literal", value: 0 } };
}

function weightBp(context: SchemeContext, path: Path, text: string): number {
  const share: Share = readShare(context.reading, path, text);
  const bp = (share.numerator * FULL_BP) / share.denominator;
  if (!Number.isInteger(bp)) addFault(context.reading, path, "yaml-pattern", { name: "weight", found: text, expected: "percent" });
  return bp;
}

function readLevel(context: SchemeContext, path: Path, award: AwardData, index: number): Level {
  const data = award.levels[index];
  if (data === undefined) throw new Error("level index out of range");
  const at = [...path, "levels", index];
  const cap = data.cap;
  return {
    id: data.id,
    title: data.title,
    article: data.article,
    amount: readAmount(context, [...at, "amount"], data.amount, `${award.id}-${data.id}-amount`),
    weightBp: weightBp(context, [...at, "weight"], data.weight ?? "100 %"),
    cap:
      cap === undefined
        ? undefined
        : { id: cap.id ?? `${award.id}-${data.id}-cap`, article: cap.article ?? data.article, limit: readLimit(context, [...at, "cap"], cap) },
    entitled: data.entitled === true,
  };
}

/** Reports ids that occur twice. */
export function checkUnique(context: SchemeContext, path: Path, ids: readonly string[]): void {
  ids.forEach((id, i) => {
    if (ids.indexOf(id) !== i) addFault(context.reading, [...path, i], "scheme-duplicate", { name: id });
  });
}

function checkSelection(context: SchemeContext, path: Path, data: AwardData): void {
  if (data.levels.length === 0) addFault(context.reading, [...path, "levels"], "scheme-no-levels", { name: data.id });
  if (data.selection === "optimised" && data.merit === undefined) addFault(context.reading, path, "scheme-merit-missing", { name: data.id });
  if (data.selection !== "optimised" && data.merit !== undefined)
    addFault(context.reading, [...path, "merit"], "scheme-merit-unused", { name: data.id, selection: data.selection });
}

/** Places that compete need amounts that can be computed; only decided amounts are decided; only competitors have caps. */
function checkAmounts(context: SchemeContext, path: Path, data: AwardData, levels: readonly Level[]): void {
  levels.forEach((level, i) => {
    const at = [...path, "levels", i];
    const decided = level.amount.kind === "decided";
    if (decided === (data.selection === "optimised") && (decided || data.selection === "decided"))
      addFault(context.reading, [...at, "amount"], "scheme-amount-kind", { name: data.id, selection: data.selection });
    if (level.cap !== undefined && data.selection !== "optimised")
      addFault(context.reading, [...at, "cap"], "scheme-cap-unused", { name: data.id, selection: data.selection });
    if (level.entitled && !decided) addFault(context.reading, [...at, "entitled"], "scheme-entitled", { name: data.id, level: level.id });
  });
}

/** Reads one award. */
export function readAward(context: SchemeContext, path: Path, data: AwardData): Award {
  const { reading, names, parameters } = context;
  checkSelection(context, path, data);
  checkUnique(
    context,
    [...path, "levels"],
    data.levels.map((level) => level.id),
  );
  const payable = data.payable;
  const levels = data.levels.map((_, i) => readLevel(context, path, data, i));
  checkAmounts(context, path, data, levels);
  return {
    id: data.id,
    title: data.title,
    article: data.article,
    selection: data.selection,
    authority: data.authority,
    candidate: readExpression(reading, [...path, "candidate"], data.candidate, "boolean", names),
    merit: data.merit === undefined ? undefined : readExpression(reading, [...path, "merit"], data.merit, "number", names),
    combine: readSetting(reading, [...path, "combine"], data.combine ?? "highest", oneOf(["highest", "each"]), parameters),
    payable:
      payable === undefined
        ? undefined
        : {
            decision: payable.decision,
            authority: payable.authority,
            article: payable.article,
            unless: payable.unless === undefined ? undefined : readExpression(reading, [...path, "payable", "unless"], payable.unless, "boolean", names),
          },
    deciders: data.deciders ?? [data.authority],
    paid: readPlan(context, [...path, "paid"], data.paid),
    levels,
  };
}
