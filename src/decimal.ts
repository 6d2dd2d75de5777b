/**
 * Decimals as scaled integers, money in fen, shares in basis points, and the quotients that make
 * them, under a named rounding. Doubles hold the integers (all below 2^53); where a product can
 * leave that range the work is done in BigInt. Nothing here rounds unless its name says so.
 */
import { floorDivBig } from "./exact.ts";

/** 100 % in basis points. */
export const FULL_BP = 10000;

/** How an inexact quotient becomes an integer. */
export type Rounding = "floor" | "half-up" | "ceil";

/** Quotient of big integers by a positive divisor under a named rounding. */
export function divideBig(a: bigint, b: bigint, rounding: Rounding): bigint {
  switch (rounding) {
    case "floor":
      return floorDivBig(a, b);
    case "ceil":
      return -floorDivBig(-a, b);
    case "half-up":
      return floorDivBig(2n * a + b, 2n * b);
  }
}

/** A big integer as a double; throws where the double would not be exact. */
export function toSafe(value: bigint): number {
  const n = Number(value);
  if (!Number.isSafeInteger(n)) throw new Error(`${value} is beyond 2^53`);
  return n;
}

/** Scales a decimal text such as `-12.50` to an integer of `digits` decimals; undefined where it is no plain decimal or has too many digits. */
export function parseDecimal(text: string, digits: number): number | undefined {
  const match = /^(-?)(\d{1,15})(?:\.(\d{1,15}))?$/.exec(text);
  if (match === null) return undefined;
  const fraction = (match[3] ?? "").replace(/0+$/, "");
  if (fraction.length > digits) return undefined;
  const scaled = Number((match[2] ?? "") + fraction.padEnd(digits, "0"));
  if (!Number.isSafeInteger(scaled)) return undefined;
  return match[1] === "-" && scaled !== 0 ? -scaled : scaled;
}

/** Writes a scaled integer as a decimal text with exactly `digits` decimals. */
export function formatDecimal(scaled: number | bigint, digits: number): string {
  const big = BigInt(scaled);
  const text = (big < 0n ? -big : big).toString().padStart(digits + 1, "0");
  const sign = big < 0n ? "-" : "";
  if (digits === 0) return sign + text;
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
