/** Awards, levels, amounts and limits of a scheme file. */
import type { Amount, Award, CoverageItem, Level, Limit, Parameter, Population, Share } from "../award/scheme.ts";
import type { Names } from "../award/condition/types.ts";
import { FULL_BP } from "../decimal.ts";
import { addFault, oneOf, readExpression, readSetting, readShare, readYuan, TRUTH, WHOLE, type Path, type Reading } from "./reading.ts";
import type { AmountData, AwardData, CapData, LimitData } from "./scheme-shape.ts";

/** What the parts of a scheme file may refer to. */
export interface SchemeContext {
  readonly reading: Reading;
  readonly names: Names;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly populations: ReadonlyMap<string, Population>;
}

const ROUNDING = oneOf(["floor", "half-up", "ceil"]);

/** Reports a part whose keys do not form exactly one of the stated shapes. */
function wrongKeys(context: SchemeContext, path: Path, found: readonly string[], expected: string): void {
  addFault(context.reading, path, "scheme-one-of", { name: String(path.at(-1) ?? ""), found: found.join(", "), expected });
}

function presentKeys(data: object): readonly string[] {
  return Object.entries(data).flatMap(([key, value]) => (value === undefined ? [] : [key]));
}

/** True where exactly one of the leading keys is there and all keys belong to its shape. */
function matches(keys: readonly string[], leading: string, others: readonly string[], required: readonly string[] = []): boolean {
  return keys.includes(leading) && required.every((key) => keys.includes(key)) && keys.every((key) => key === leading || others.includes(key));
}

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

/** Reads a number of places in any of its forms. */
export function readLimit(context: SchemeContext, path: Path, data: LimitData): Limit {
  const { reading, parameters } = context;
  const keys = presentKeys(data).filter((key) => !["id", "article", "quote"].includes(key));
  if (matches(keys, "share", SHARE_KEYS, ["of"])) return shareLimit(context, path, data);
  if (matches(keys, "places", [])) return { kind: "places", places: readSetting(reading, [...path, "places"], data.places ?? "", WHOLE, parameters) };
  if (matches(keys, "decision", ["authority"])) return { kind: "decision", key: data.decision ?? "", authority: data.authority ?? "" };
  if (matches(keys, "apportion", ["total", "method", "plan"], ["total", "method", "plan"]) && data.total !== undefined) {
    const method = oneOf(["plan", "largest-remainder", "per-part-floor"]);
    return {
      kind: "apportion",
      population: knownPopulation(context, [...path, "apportion"], data.apportion ?? ""),
      total: shareLimit(context, [...path, "total"], data.total),
      method: readSetting(reading, [...path, "method"], data.method ?? "", method, parameters),
      plan: data.plan ?? "",
    };
  }
  wrongKeys(context, path, keys, "limit-shapes");
  return { kind: "places", places: { kind: "literal", value: 0 } };
}

function coverageItem(context: SchemeContext, path: Path, data: NonNullable<AmountData["coverage"]>[number]): CoverageItem {
  const { item, sponsor, when: _when, ...rest } = data;
  return { item, sponsor, amount: readAmount(context, path, rest) };
}

/** Reads an amount in any of its forms. */
export function readAmount(context: SchemeContext, path: Path, data: AmountData): Amount {
  const { reading, names, parameters } = context;
  const keys = presentKeys(data);
  if (matches(keys, "share", ["of", "rounding"], ["of"])) {
    const share = readShare(reading, [...path, "share"], data.share ?? "");
    const of = readExpression(reading, [...path, "of"], data.of ?? "", "money", names);
    return { kind: "share", share, of, rounding: readSetting(reading, [...path, "rounding"], data.rounding ?? "floor", ROUNDING, parameters) };
  }
  if (matches(keys, "fixed", [])) return { kind: "fixed", fen: readYuan(reading, [...path, "fixed"], data.fixed ?? "") };
  if (matches(keys, "perMonth", ["months"], ["months"])) {
    const months = readExpression(reading, [...path, "months"], data.months ?? "", "integer", names);
    return { kind: "perMonth", fen: readYuan(reading, [...path, "perMonth"], data.perMonth ?? ""), months };
  }
  if (matches(keys, "range", ["soft"]) && data.range?.length === 2) {
    const [low, high] = data.range.map((text, i) => readYuan(reading, [...path, "range", i], text));
    if ((low ?? 0) > (high ?? 0)) addFault(reading, [...path, "range"], "scheme-range", { low: data.range[0] ?? "", high: data.range[1] ?? "" });
    return { kind: "range", lowFen: low ?? 0, highFen: high ?? 0, soft: data.soft === true };
  }
  if (matches(keys, "decision", [])) return { kind: "decision", key: data.decision ?? "" };
  if (matches(keys, "coverage", []) && data.coverage !== undefined) {
    return { kind: "coverage", items: data.coverage.map((item, i) => coverageItem(context, [...path, "coverage", i], item)) };
  }
  wrongKeys(context, path, keys, "amount-shapes");
  return { kind: "fixed", fen: 0 };
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
    amount: readAmount(context, [...at, "amount"], data.amount),
    weightBp: weightBp(context, [...at, "weight"], data.weight ?? "100 %"),
    cap:
      cap === undefined
        ? undefined
        : { id: cap.id ?? `${award.id}-${data.id}-cap`, article: cap.article ?? data.article, limit: readLimit(context, [...at, "cap"], cap) },
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

/** Places that compete and entitlements need amounts that can be computed. */
function checkAmounts(context: SchemeContext, path: Path, data: AwardData, levels: readonly Level[]): void {
  if (data.selection !== "optimised" && data.selection !== "entitled") return;
  levels.forEach((level, i) => {
    if (level.amount.kind === "range" || level.amount.kind === "decision") {
      addFault(context.reading, [...path, "levels", i, "amount"], "scheme-amount-kind", { name: data.id, selection: data.selection });
    }
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
    levels,
  };
}
