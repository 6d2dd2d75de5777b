/**
 * The lines of certificate.txt as data, and their parser. FORMAT.md says what they mean; here is only
 * how they look: single spaces, integers without sign `+`, leading zeros or `-0`.
 */

/** A claim: what the steps that follow refute or establish. */
export type Claim =
  | { readonly kind: "infeasible" | "face" }
  | { readonly kind: "goal" | "bound"; readonly goal: number; readonly value: bigint }
  | { readonly kind: "total"; readonly number: number; readonly value: bigint }
  | { readonly kind: "refuse"; readonly columns: readonly number[] };

/** A decision by lot: from here on the group takes this column, or none. */
export type Take = { readonly kind: "take"; readonly column: number } | { readonly kind: "take-none"; readonly group: number };

/** One step of a proof: `S`, `R` or `B`. */
export type Step =
  | { readonly kind: "sweep"; readonly inequalities: readonly number[]; readonly prices: readonly bigint[] }
  | { readonly kind: "split-row"; readonly inequality: number; readonly atMost: bigint }
  | { readonly kind: "split-group"; readonly group: number; readonly mask: string };

/** A counting row by its columns; coefficients are integers below 2^53, not zero. */
export type Counting = { readonly kind: "counting"; readonly number: number; readonly columns: readonly number[]; readonly coefficients: readonly number[] };

/** What a cell asks of a column: its coefficient in this row of the program (0 where it has none) lies in [from, to]. */
export type Condition = { readonly row: number; readonly from: number; readonly to: number };

/** A counting row by conditions, rows ascending: coefficient 1 on every column that meets all of them. */
export type Cell = { readonly kind: "cell"; readonly number: number; readonly conditions: readonly Condition[] };

/** Any line of a certificate below its first three, which are fixed by the program. */
export type Line =
  | { readonly kind: "end" }
  | { readonly kind: "groups"; readonly ranges: readonly (readonly [number, number])[] }
  | (Counting | Cell | Claim | Take | Step);

/** The first line. */
export const VERSION = "bursar certificate 1";

const INDEX = "(0|[1-9]\\d{0,9})";
const INTEGER = "(0|-?[1-9]\\d{0,1233})";
/** Any number of words, each behind a space. */
const LIST = "((?: .+)?)";

/** The pattern of a line, with I for an index, Z for an integer, L for a list. */
const form = (text: string): RegExp => new RegExp(`^${text.replaceAll("I", INDEX).replaceAll("Z", INTEGER).replaceAll("L", LIST)}$`);
const [ONE_INDEX, ONE_INTEGER] = [form("I"), form("Z")];

/** Every line: its pattern, and what the parts of it say. */
const FORMS: readonly (readonly [RegExp, (a: string, b: string, c: string) => Line | undefined])[] = [
  [form("SL"), parseSweep],
  [form("R I Z"), (k, t) => ({ kind: "split-row", inequality: Number(k), atMost: BigInt(t) })],
  [form("B I ([1-9a-f][0-9a-f]*)"), (group, mask) => ({ kind: "split-group", group: Number(group), mask })],
  [form("claim (infeasible|face)"), (kind) => ({ kind: kind as "infeasible" | "face" })],
  [form("claim (goal|bound) I Z"), (kind, goal, z) => ({ kind: kind as "goal" | "bound", goal: Number(goal), value: BigInt(z) })],
  [form("claim total I Z"), (number, t) => ({ kind: "total", number: Number(number), value: BigInt(t) })],
  [form("claim refuseL"), parseRefuse],
  [form("take I"), (column) => ({ kind: "take", column: Number(column) })],
  [form("take none I"), (group) => ({ kind: "take-none", group: Number(group) })],
  [form("end"), () => ({ kind: "end" })],
  [form("groupsL"), parseGroups],
  [form("N IL"), parseCounting],
  [form("C IL"), parseCell],
];

/** Reads one line; undefined where it is none of the format. */
export function parseLine(text: string): Line | undefined {
  for (const [pattern, make] of FORMS) {
    const match = pattern.exec(text);
    if (match !== null) return make(...(match.slice(1) as [string, string, string]));
  }
  return undefined;
}

const wordsOf = (list: string): string[] => list.split(" ").slice(1);

/**
 * The words of a list as tuples of `width` numbers: an index, ascending from tuple to tuple, then integers. The numbers of every
 * place (indices as numbers, integers as big ones); undefined where the list is no such thing.
 */
function tuples(list: string, width: number): { readonly keys: number[]; readonly values: bigint[] } | undefined {
  const words = wordsOf(list);
  const [keys, values]: [number[], bigint[]] = [[], []];
  for (const [i, word] of words.entries()) {
    const isKey = i % width === 0;
    if (!(isKey ? ONE_INDEX : ONE_INTEGER).test(word) || (isKey && Number(word) <= (keys.at(-1) ?? -1))) return undefined;
    if (isKey) keys.push(Number(word));
    else values.push(BigInt(word));
  }
  return words.length % width === 0 ? { keys, values } : undefined;
}

function parseSweep(list: string): Line | undefined {
  const { keys = [], values = [] } = tuples(list, 2) ?? {};
  return keys.length > 0 && values.every((price) => price >= 0n) ? { kind: "sweep", inequalities: keys, prices: values } : undefined;
}

function parseCounting(number: string, list: string): Line | undefined {
  const { keys: columns, values = [] } = tuples(list, 2) ?? {};
  const coefficients = values.map(Number);
  if (columns === undefined || !coefficients.every((a) => a !== 0 && Number.isSafeInteger(a))) return undefined;
  return { kind: "counting", number: Number(number), columns, coefficients };
}

function parseCell(number: string, list: string): Line | undefined {
  const { keys = [], values = [] } = tuples(list, 3) ?? {};
  const limits = values.map(Number);
  const conditions = keys.map((row, i) => ({ row, from: limits[2 * i] as number, to: limits[2 * i + 1] as number }));
  const isRight = conditions.length > 0 && limits.every(Number.isSafeInteger) && conditions.every(({ from, to }) => from <= to);
  return isRight ? { kind: "cell", number: Number(number), conditions } : undefined;
}

function parseGroups(list: string): Line | undefined {
  const pairs = wordsOf(list).map((word) => word.split("-"));
  const ranges = pairs.map(([from, to]) => [Number(from), Number(to)] as const);
  if (!pairs.every((pair) => pair.length === 2 && pair.every((word) => ONE_INDEX.test(word)))) return undefined;
  return ranges.every(([from, to], i) => from <= to && from > (ranges[i - 1]?.[1] ?? -1)) ? { kind: "groups", ranges } : undefined;
}

function parseRefuse(list: string): Line | undefined {
  const words = wordsOf(list);
  return words.length > 0 && words.every((word) => ONE_INDEX.test(word)) ? { kind: "refuse", columns: words.map(Number) } : undefined;
}
