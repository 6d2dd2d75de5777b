/** Numbers and names of an explanation as texts: exact decimals, titles. */
import { awardAndLevel } from "../words/lists.ts";
import type { Ratio } from "../award/neutral.ts";
import { awardOf, type Scheme } from "../award/scheme.ts";
import { divideBig, formatDecimal, FULL_BP } from "../decimal.ts";

/** Fen as yuan. */
export function yuan(fen: number | bigint): string {
  return formatDecimal(fen, 2);
}

/** Zeros at the end of a decimal beyond two digits. */
const IDLE_ZEROS = /(\.\d\d\d*?)0+$/;

const WEIGHT_DIGITS = String(FULL_BP).length - 1;

/** Units of the merit goal (basis points times scaled merits) as points: merit times the level's share. */
export function points(goal: bigint, scheme: Scheme): string {
  return formatDecimal(goal, scheme.merit.digits + WEIGHT_DIGITS).replace(IDLE_ZEROS, "$1");
}

/** The same of a fraction, rounded to two digits. */
export function pointsOf({ over, under }: Ratio, scheme: Scheme): string {
  const cent = 10n ** BigInt(scheme.merit.digits + WEIGHT_DIGITS - 2);
  return formatDecimal(divideBig(over, under * cent, "half-up"), 2);
}

/** A scaled merit; nothing where there is none. */
export function merit(scaled: number | bigint, scheme: Scheme): string {
  return Number.isNaN(scaled) ? "" : formatDecimal(scaled, scheme.merit.digits);
}

/** The title of an award's level; of an award with one level nothing needs to be added. */
export function levelTitle(scheme: Scheme, award: string, level: string): string {
  const { levels } = awardOf(scheme, award);
  return levels.length === 1 ? "" : (levels.find((candidate) => candidate.id === level)?.title ?? level);
}

/** An award with its level, as one text; nothing where there is none. */
export function placeTitle(scheme: Scheme, award: string, level: string | undefined): string {
  if (level === undefined) return "";
  const rank = levelTitle(scheme, award, level);
  const { title } = awardOf(scheme, award);
  return rank === "" ? title : awardAndLevel(title, rank);
}
