/** Values of adjustments as texts: percentages, fractions, places at the reference tuition and in one another. */
import { referenceFen, roundRatio, wholeRatio, type Funding } from "../award/neutral.ts";
import { formatDecimal } from "../decimal.ts";
import { gcd } from "../exact.ts";
import { adjustTexts as words } from "../words/adjust.ts";
import { shareText } from "./scheme-values.ts";

/** A percentage in basis points. */
export function percentText(basisPoints: number | undefined): string {
  return basisPoints === undefined ? words.noPercent : shareText({ numerator: basisPoints, denominator: 10_000 });
}

/** A fraction: a decimal where it is one with at most six digits, else `a/b`; more than nothing with its sign. */
export function ratioText({ over, under }: { readonly over: string; readonly under: string }): string {
  const [a, b] = [BigInt(over), BigInt(under)];
  const sign = a > 0n ? "+" : "";
  const scaled = a * 1_000_000n;
  if (scaled % b !== 0n) {
    const common = BigInt(gcd(Number(a % b), Number(b)));
    return `${sign}${a / common}/${b / common}`;
  }
  return `${sign}${formatDecimal(scaled / b, 6).replace(/\.?0+$/, "")}`;
}

/** A place at a level in yuan at the reference tuition, rounded down to the fen; empty where that is not known. */
export function referenceText(funding: Funding, level: number): string {
  const fen = referenceFen(funding, wholeRatio(funding.units[level] ?? 0));
  return fen === undefined ? "" : formatDecimal(roundRatio(fen, "floor"), 2);
}

/** What a first-level place is worth in places of each lower level. */
export interface Rate {
  readonly from: string;
  readonly count: string;
  readonly to: string;
  readonly fen: string;
}

/** Exchange rates between the first level and each lower one. */
export function rateText(funding: Funding): readonly Rate[] {
  const [first, ...lower] = funding.award.levels;
  return lower.map((level, i) => ({
    from: first?.title ?? "",
    count: ratioText({ over: String(funding.units[0] ?? 0), under: String(funding.units[i + 1] ?? 1) }).replace("+", ""),
    to: level.title,
    fen: referenceText(funding, 0),
  }));
}
