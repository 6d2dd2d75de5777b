/**
 * Mutants of a scheme: each differs in one clause, and the cases must notice it. Most change the scheme as it was read;
 * those of `textMutants` change its text, so that the reader is part of what is tried.
 */
import { isMap, isScalar, isSeq, parseDocument, type YAMLMap } from "yaml";
import type { Expression } from "../../src/award/condition/compile.ts";
import type { Scheme } from "../../src/award/scheme.ts";

/** One changed scheme. */
export interface Mutant {
  readonly name: string;
  /** Awards whose cases are likely to notice; empty: any. */
  readonly awards: readonly string[];
  readonly scheme: Scheme;
}

/** A value with one part of it changed, and what was changed. */
type Changed<T> = readonly [what: string, value: T];

function negated(expression: Expression): Expression {
  const turned = (value: number) => (Number.isNaN(value) ? value : 1 - value);
  return { ...expression, evaluate: (facts, student) => turned(expression.evaluate(facts, student)) };
}

/** One more; a yuan more where it is money, for a share of a fen is rounded away; a month later where it is a date. */
function raised(expression: Expression): Expression {
  const { kind } = expression.root.type;
  const step = kind === "money" ? 100 : kind === "date" ? 31 : 1;
  return { ...expression, evaluate: (facts, student) => expression.evaluate(facts, student) + step * expression.denominator };
}

function without<T>(list: readonly T[], index: number): readonly T[] {
  return list.filter((_, i) => i !== index);
}

function replaced<T>(list: readonly T[], index: number, value: T): readonly T[] {
  return list.map((old, i) => (i === index ? value : old));
}

/** Every rule left out, turned into its opposite, and applied without its guard. */
export function ruleMutants(scheme: Scheme): readonly Mutant[] {
  return scheme.rules.flatMap((rule, i) => {
    const mutant = (what: string, rules: Scheme["rules"]): Mutant => ({ name: `rule ${rule.id} ${what}`, awards: rule.awards, scheme: { ...scheme, rules } });
    return [
      mutant("deleted", without(scheme.rules, i)),
      mutant("negated", replaced(scheme.rules, i, { ...rule, require: negated(rule.require) })),
      ...(rule.when === undefined ? [] : [mutant("without its guard", replaced(scheme.rules, i, { ...rule, when: undefined }))]),
    ];
  });
}

function isExpression(value: object): value is Expression {
  return "evaluate" in value && "root" in value;
}

function isShare(value: object): value is { readonly numerator: number; readonly denominator: number } {
  return "numerator" in value && "denominator" in value;
}

/** A share more by a part in `parts`. */
function moreShare(share: { readonly numerator: number; readonly denominator: number }, parts: number) {
  return { numerator: share.numerator * parts + share.denominator, denominator: share.denominator * parts };
}

function isParameter(value: unknown): boolean {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "parameter";
}

/** Settings that say how a number is read, not how large it is. */
const MANNER = new Set(["rounding", "minimumOne", "used", "method"]);

/**
 * Every number in a part of a scheme, one at a time a little larger: a fen or a place, a share by a part in `parts`, an
 * expression by one (a yuan of money, a month of a date); a condition becomes its opposite.
 */
function larger(value: unknown, parts: number, path = ""): readonly Changed<unknown>[] {
  if (typeof value !== "object" || value === null) return [];
  if (isExpression(value)) {
    const { kind } = value.root.type;
    if (kind === "boolean") return [[path, negated(value)]];
    return ["number", "money", "date"].includes(kind) ? [[path, raised(value)]] : [];
  }
  if (isShare(value)) return [[path, moreShare(value, parts)]];
  if ("kind" in value && value.kind === "literal" && "value" in value)
    return typeof value.value === "number" ? [[path, { ...value, value: value.value + 1 }]] : [];
  return Object.entries(value as Readonly<Record<string, unknown>>).flatMap(([key, part]): readonly Changed<unknown>[] => {
    if (MANNER.has(key)) return [];
    const at = path === "" ? key : `${path}.${key}`;
    if (typeof part === "number" && /fen$/i.test(key)) return [[at, withPart(value, key, part + 1)]];
    if (key === "places" && isParameter(part)) return [[at, withPart(value, key, FAR)]];
    return larger(part, parts, at).map(([what, changed]): Changed<unknown> => [what, withPart(value, key, changed)]);
  });
}

const FAR = { kind: "literal", value: 100_000 };

function withPart(value: object, key: string, part: unknown): unknown {
  return Array.isArray(value) ? replaced(value as readonly unknown[], Number(key), part) : { ...value, [key]: part };
}

/** A part in a million of a tuition fee is a few fen; one in a hundred of a population is a place. */
const FEN_PARTS = 1_000_000;
const PLACE_PARTS = 100;

/**
 * Every amount a little larger, every cap with a place more, every merit a point higher; every payment later or
 * larger; every demand of a list dropped.
 */
export function levelMutants(scheme: Scheme): readonly Mutant[] {
  return scheme.awards.flatMap((award, a) => {
    const mutant = (what: string, changed: Partial<typeof award>): Mutant => ({
      name: `award ${award.id} ${what}`,
      awards: [award.id],
      scheme: { ...scheme, awards: replaced(scheme.awards, a, { ...award, ...changed }) },
    });
    const levels = award.levels.flatMap((level, l) => {
      const at = (what: string, changed: Partial<typeof level>) =>
        mutant(`level ${level.id} ${what}`, { levels: replaced(award.levels, l, { ...level, ...changed }) });
      const { cap } = level;
      return [
        ...larger(level.amount, FEN_PARTS).map(([what, amount]) => at(`amount ${what}`, { amount: amount as typeof level.amount })),
        ...(cap === undefined
          ? []
          : larger(cap.limit, PLACE_PARTS).map(([what, limit]) => at(`cap ${what}`, { cap: { ...cap, limit: limit as typeof cap.limit } }))),
        ...(cap === undefined ? [] : [at("without its cap", { cap: undefined })]),
      ];
    });
    return [
      ...levels,
      ...larger(award.paid, FEN_PARTS).map(([what, paid]) => mutant(`paid ${what}`, { paid: paid as typeof award.paid })),
      ...(award.merit === undefined ? [] : [mutant("merit", { merit: raised(award.merit) })]),
      ...(award.payable === undefined ? [] : [mutant("payable without a list", { payable: undefined })]),
    ];
  });
}

/**
 * Every exclusion, stacking clause, quota and key left out; every quota with a place more; every ground of loss left out and
 * turned round; the agreements' clause left out.
 */
export function clauseMutants(scheme: Scheme): readonly Mutant[] {
  const dropped = (["exclusions", "stacking", "quotas", "keys"] as const).flatMap((list) =>
    scheme[list].map((clause, i) => ({
      name: `${list} ${clause.id} deleted`,
      awards: clause.awards,
      scheme: { ...scheme, [list]: without<unknown>(scheme[list], i) },
    })),
  );
  const moved = scheme.quotas.flatMap((quota, i) =>
    (["atMost", "atLeast"] as const).flatMap((side) =>
      larger(quota[side], PLACE_PARTS).map(([what, limit]) => ({
        name: `quota ${quota.id} ${side} ${what}`,
        awards: quota.awards,
        scheme: { ...scheme, quotas: replaced(scheme.quotas, i, { ...quota, [side]: limit as typeof quota.atMost }) },
      })),
    ),
  );
  const grounds = scheme.renewals.flatMap((renewal, r) =>
    renewal.grounds.flatMap((ground, g) => {
      const mutant = (what: string, changed: typeof renewal.grounds) => ({
        name: `ground ${ground.id} ${what}`,
        awards: [renewal.award],
        scheme: { ...scheme, renewals: replaced(scheme.renewals, r, { ...renewal, grounds: changed }) },
      });
      return [mutant("deleted", without(renewal.grounds, g)), mutant("negated", replaced(renewal.grounds, g, { ...ground, lost: negated(ground.lost) }))];
    }),
  );
  const joint = scheme.agreements === undefined ? [] : [{ name: "agreements deleted", awards: [], scheme: { ...scheme, agreements: undefined } }];
  return [...dropped, ...moved, ...grounds, ...joint];
}

/** A scheme's text in which one rule is changed. */
export interface TextMutant {
  readonly name: string;
  readonly awards: readonly string[];
  readonly text: string;
}

function rangeOf(node: { readonly range?: readonly [number, number, number] | null | undefined }): readonly [start: number, end: number] {
  if (node.range == null) throw new Error("a node of a parsed document has its place");
  return [node.range[0], node.range[1]];
}

function negatedText(text: string, rule: YAMLMap): string {
  const require = rule.get("require", true);
  if (!isScalar(require)) throw new Error("a rule requires an expression");
  const [start, end] = rangeOf(require);
  const newline = text[end - 1] === "\n" ? "\n" : "";
  return text.slice(0, start) + JSON.stringify(`not (${String(require.value).trim()})`) + newline + text.slice(end);
}

/** The text without one entry of a list: whole lines, from its dash to the end of its value. */
function deletedText(text: string, rule: YAMLMap): string {
  const [start, end] = rangeOf(rule);
  const next = text[end - 1] === "\n" ? end : text.indexOf("\n", end) + 1;
  return text.slice(0, text.lastIndexOf("\n", text.lastIndexOf("-", start)) + 1) + text.slice(next);
}

/** Of every other rule of a text, in turn: it is left out, or its condition is turned into its opposite. Reading a text takes long. */
export function textMutants(text: string): readonly TextMutant[] {
  const rules = parseDocument(text).get("rules", true);
  if (!isSeq(rules)) throw new Error("the scheme has no rules");
  return rules.items.flatMap((rule, i): readonly TextMutant[] => {
    if (!isMap(rule)) throw new Error("a rule is a map");
    if (i % 2 !== 0) return [];
    const name = `text: rule ${String(rule.get("id"))}`;
    const listed = rule.get("awards");
    const awards = isSeq(listed) ? listed.items.map((item) => (isScalar(item) ? String(item.value) : "")) : [];
    return [
      i % 4 === 0 ? { name: `${name} deleted`, awards, text: deletedText(text, rule) } : { name: `${name} negated`, awards, text: negatedText(text, rule) },
    ];
  });
}
