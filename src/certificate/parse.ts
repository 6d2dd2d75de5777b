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

const INDEX = /^(0|[1-9]\d{0,9})$/;
const INTEGER = /^(0|-?[1-9]\d{0,1233})$/;
const LARGEST = 1n << 4096n;

/** Whether a bit is set in a mask. */
export function maskHas(mask: string, bit: number): boolean {
  const digit = Number.parseInt(mask.charAt(mask.length - 1 - Math.floor(bit / 4)) || "0", 16);
  return ((digit >> (bit % 4)) & 1) === 1;
}

/** Reads one line; undefined where it is none of the format. */
export function parseLine(text: string): Line | undefined {
  const words = text.split(" ");
  switch (words[0]) {
    case "S":
      return parseSweep(words);
    case "N":
      return parseCounting(words);
    case "groups":
      return parseGroups(words);
    case "claim":
      return parseClaim(words);
    default:
      return parseShort(text, words);
  }
}

function isIndex(text: string | undefined): text is string {
  return text !== undefined && INDEX.test(text);
}

function integer(text: string | undefined): bigint | undefined {
  const value = text !== undefined && INTEGER.test(text) ? BigInt(text) : undefined;
  return value !== undefined && value < LARGEST && value > -LARGEST ? value : undefined;
}

function ascends(numbers: readonly number[]): boolean {
  return numbers.every((number, i) => i === 0 || number > (numbers[i - 1] as number));
}

function parseShort(text: string, [word, a, b, c, more]: readonly string[]): Line | undefined {
  if (text === VERSION || text === "end") return { kind: text === "end" ? "end" : "version" };
  if (word === "program") return /^program [0-9a-f]{64}$/.test(text) ? { kind: "program", sha256: a as string } : undefined;
  if (word === "take" && b === undefined) return isIndex(a) ? { kind: "take", column: Number(a) } : undefined;
  if (word === "size")
    return isIndex(a) && isIndex(b) && isIndex(c) && more === undefined ? { kind: "size", columns: Number(a), rows: Number(b), goals: Number(c) } : undefined;
  if (b === undefined || c !== undefined) return undefined;
  if (word === "take") return a === "none" && isIndex(b) ? { kind: "take-none", group: Number(b) } : undefined;
  if (word === "B") return isIndex(a) && /^[1-9a-f][0-9a-f]*$/.test(b) ? { kind: "split-group", group: Number(a), mask: b } : undefined;
  const atMost = integer(b);
  return word === "R" && isIndex(a) && atMost !== undefined ? { kind: "split-row", inequality: Number(a), atMost } : undefined;
}

function parseSweep(words: readonly string[]): Line | undefined {
  const inequalities: number[] = [];
  const prices: bigint[] = [];
  for (let i = 1; i < words.length; i += 2) {
    const price = integer(words[i + 1]);
    if (!isIndex(words[i]) || price === undefined || price < 0n) return undefined;
    inequalities.push(Number(words[i]));
    prices.push(price);
  }
  return prices.length > 0 && ascends(inequalities) ? { kind: "sweep", inequalities, prices } : undefined;
}

function parseClaim([, kind, ...rest]: readonly string[]): Line | undefined {
  if (kind === "infeasible" || kind === "face") return rest.length === 0 ? { kind } : undefined;
  if (kind === "refuse") return rest.length > 0 && rest.every(isIndex) ? { kind, columns: rest.map(Number) } : undefined;
  const value = integer(rest[1]);
  return (kind === "goal" || kind === "bound") && rest.length === 2 && isIndex(rest[0]) && value !== undefined
    ? { kind, goal: Number(rest[0]), value }
    : undefined;
}

function parseCounting([, number, ...entries]: readonly string[]): Line | undefined {
  const pairs = entries.map((entry) => entry.split(":"));
  const columns = pairs.map(([column]) => Number(column));
  const coefficients = pairs.map(([, coefficient]) => Number(integer(coefficient) ?? 0n));
  if (!isIndex(number) || !pairs.every((pair) => pair.length === 2 && isIndex(pair[0])) || !ascends(columns)) return undefined;
  return coefficients.every((a) => a !== 0 && Number.isSafeInteger(a)) ? { kind: "counting", number: Number(number), columns, coefficients } : undefined;
}

function parseGroups([, ...words]: readonly string[]): Line | undefined {
  const pairs = words.map((word) => word.split("-"));
  const ranges = pairs.map(([from, to]) => [Number(from), Number(to)] as const);
  if (!pairs.every((pair) => pair.length === 2 && pair.every(isIndex)) || !ascends(ranges.map(([from]) => from))) return undefined;
  return ranges.every(([from, to], i) => from <= to && from > (ranges[i - 1]?.[1] ?? -1)) ? { kind: "groups", ranges } : undefined;
}
