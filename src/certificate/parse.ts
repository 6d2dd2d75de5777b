/**
 * The lines of certificate.txt as data, and their parser. FORMAT.md says what they mean; here is only
 * how they look: single spaces, integers without sign `+`, leading zeros or `-0`.
 */

/** A claim: what the steps that follow refute or establish. */
export type Claim =
  | { readonly kind: "infeasible" }
  | { readonly kind: "goal"; readonly goal: number; readonly value: bigint }
  | { readonly kind: "bound"; readonly goal: number; readonly value: bigint }
  | { readonly kind: "face" }
  | { readonly kind: "refuse"; readonly columns: readonly number[] };

/** A decision by lot: from here on the group takes this column, or none. */
export type Take = { readonly kind: "take"; readonly column: number } | { readonly kind: "take-none"; readonly group: number };

/** One step of a proof: `S`, `R` or `B`. */
export type Step =
  | { readonly kind: "sweep"; readonly inequalities: readonly number[]; readonly prices: readonly bigint[] }
  | { readonly kind: "split-row"; readonly inequality: number; readonly atMost: bigint }
  | { readonly kind: "split-group"; readonly group: number; readonly mask: string };

/** A counting row; coefficients are integers below 2^53, not zero. */
export type Counting = { readonly kind: "counting"; readonly number: number; readonly columns: readonly number[]; readonly coefficients: readonly number[] };

/** Any line of a certificate. */
export type Line =
  | { readonly kind: "version" }
  | { readonly kind: "end" }
  | { readonly kind: "program"; readonly sha256: string }
  | { readonly kind: "size"; readonly columns: number; readonly rows: number; readonly goals: number }
  | { readonly kind: "groups"; readonly ranges: readonly (readonly [number, number])[] }
  | (Counting | Claim | Take | Step);

/** The first line. */
export const VERSION = "bursar certificate 1";

const INDEX = "(0|[1-9]\\d{0,9})";
const INTEGER = "(0|-?[1-9]\\d{0,1233})";
/** Any number of words, each behind a space. */
const LIST = "((?: .+)?)";
const LARGEST = 1n << 4096n;

/** The pattern of a line, with I for an index, Z for an integer, L for a list. */
const form = (text: string): RegExp => new RegExp(`^${text.replaceAll("I", INDEX).replaceAll("Z", INTEGER).replaceAll("L", LIST)}$`);
const [ONE_INDEX, ONE_INTEGER] = [form("I"), form("Z")];
const isIndex = (text: string | undefined): boolean => text !== undefined && ONE_INDEX.test(text);
const wordsOf = (list: string): string[] => list.split(" ").slice(1);

/** Every line: its pattern, and what the parts of it say. */
const FORMS: readonly (readonly [RegExp, (a: string, b: string, c: string) => Line | undefined])[] = [
  [form("SL"), (list) => parseSweep(wordsOf(list))],
  [form("R I Z"), (k, t) => within(t, (atMost) => ({ kind: "split-row", inequality: Number(k), atMost }))],
  [form("B I ([1-9a-f][0-9a-f]*)"), (group, mask) => ({ kind: "split-group", group: Number(group), mask })],
  [form("claim (infeasible|face)"), (kind) => ({ kind: kind as "infeasible" | "face" })],
  [form("claim (goal|bound) I Z"), (kind, goal, z) => within(z, (value) => ({ kind: kind as "goal" | "bound", goal: Number(goal), value }))],
  [form("claim refuseL"), (list) => parseRefuse(wordsOf(list))],
  [form("take I"), (column) => ({ kind: "take", column: Number(column) })],
  [form("take none I"), (group) => ({ kind: "take-none", group: Number(group) })],
  [form("end"), () => ({ kind: "end" })],
  [form(VERSION), () => ({ kind: "version" })],
  [form("program ([0-9a-f]{64})"), (sha256) => ({ kind: "program", sha256 })],
  [form("size" + " I".repeat(3)), (columns, rows, goals) => ({ kind: "size", columns: Number(columns), rows: Number(rows), goals: Number(goals) })],
  [form("groupsL"), (list) => parseGroups(wordsOf(list))],
  [form("N IL"), (number, list) => parseCounting(Number(number), wordsOf(list))],
];

/** Whether a bit is set in a mask. */
export function maskHas(mask: string, bit: number): boolean {
  const digit = Number.parseInt(mask.charAt(mask.length - 1 - Math.floor(bit / 4)) || "0", 16);
  return ((digit >> (bit % 4)) & 1) === 1;
}

/** Reads one line; undefined where it is none of the format. */
export function parseLine(text: string): Line | undefined {
  for (const [pattern, make] of FORMS) {
    const match = pattern.exec(text);
    if (match !== null) return make(...(match.slice(1) as [string, string, string]));
  }
  return undefined;
}

function integer(text: string | undefined): bigint | undefined {
  const value = text !== undefined && ONE_INTEGER.test(text) ? BigInt(text) : undefined;
  return value !== undefined && value < LARGEST && value > -LARGEST ? value : undefined;
}

function within(text: string, make: (value: bigint) => Line): Line | undefined {
  const value = integer(text);
  return value === undefined ? undefined : make(value);
}

function ascends(numbers: readonly number[]): boolean {
  return numbers.every((number, i) => i === 0 || number > (numbers[i - 1] as number));
}

function parseSweep(words: readonly string[]): Line | undefined {
  const inequalities: number[] = [];
  const prices: bigint[] = [];
  for (let i = 0; i < words.length; i += 2) {
    const price = integer(words[i + 1]);
    if (!isIndex(words[i]) || price === undefined || price < 0n) return undefined;
    inequalities.push(Number(words[i]));
    prices.push(price);
  }
  return prices.length > 0 && ascends(inequalities) ? { kind: "sweep", inequalities, prices } : undefined;
}

function parseCounting(number: number, entries: readonly string[]): Line | undefined {
  const pairs = entries.map((entry) => entry.split(":"));
  const columns = pairs.map(([column]) => Number(column));
  const coefficients = pairs.map(([, coefficient]) => Number(integer(coefficient) ?? 0n));
  if (!pairs.every((pair) => pair.length === 2 && isIndex(pair[0])) || !ascends(columns)) return undefined;
  return coefficients.every((a) => a !== 0 && Number.isSafeInteger(a)) ? { kind: "counting", number, columns, coefficients } : undefined;
}

function parseGroups(words: readonly string[]): Line | undefined {
  const pairs = words.map((word) => word.split("-"));
  const ranges = pairs.map(([from, to]) => [Number(from), Number(to)] as const);
  if (!pairs.every((pair) => pair.length === 2 && pair.every(isIndex))) return undefined;
  return ranges.every(([from, to], i) => from <= to && from > (ranges[i - 1]?.[1] ?? -1)) ? { kind: "groups", ranges } : undefined;
}

function parseRefuse(columns: readonly string[]): Line | undefined {
  return columns.length > 0 && columns.every(isIndex) ? { kind: "refuse", columns: columns.map(Number) } : undefined;
}
