/** A student's own row against the price list of the proof: what her level would bring, and what its places and money cost. */
import type { Ratio } from "../award/neutral.ts";
import type { Award } from "../award/scheme.ts";
import { columnsHolding } from "../formulation/edited.ts";
import { fact, type Explanation } from "./explanation.ts";
import { limitRows, type LimitRow } from "./least-extra.ts";
import { priceListOf } from "./price-list.ts";
import { rowPrices } from "./row-prices.ts";
import { points, pointsOf } from "./shown.ts";
import type { Standing } from "./standing.ts";

/** Money is priced by this many fen: 1,000 yuan. */
const PRICED_FEN = 100_000n;

const ZERO: Ratio = { over: 0n, under: 1n };

function times({ over, under }: Ratio, factor: bigint): Ratio {
  return { over: over * factor, under };
}

function priceFact(standing: Standing, { unit, words }: LimitRow, price: Ratio): Explanation {
  const { scheme } = standing.basis.theCase;
  if (unit === "fen") return fact("explain-price-money", { fund: words.values["budget"] ?? "", points: pointsOf(times(price, PRICED_FEN), scheme) });
  const isQuota = words.code === "row-quota";
  const values = { points: pointsOf(price, scheme), article: words.article };
  return isQuota ? fact("explain-price-quota", { ...values, part: words.values["part"] ?? "" }) : fact("explain-price-place", values);
}

/** The level against the prices; nothing where the proof has no price list, or the first goal is not merit. `isHeld`: she has the level. */
export function priceFacts(standing: Standing, student: number, award: Award, level: string): readonly Explanation[] {
  const { formulation, certificate, goals, basis } = standing;
  const { program } = formulation;
  const { scheme } = basis.theCase;
  const [goal] = program.goals;
  const list = priceListOf(program, certificate, goals[0] ?? 0n);
  const prices = rowPrices(program, certificate);
  if (goal?.name !== "goal|merit" || list === undefined || prices === undefined) return [];
  const columns = columnsHolding(formulation, student, award.id, level);
  const [first] = columns;
  if (first === undefined) return [];
  // Of several combinations with the level, the one that loses least.
  const best = columns.reduce((least, column) => (less(list.loss(column), list.loss(least)) ? column : least), first);
  const limits = limitRows(standing, student, award.id, level).map((limit) => ({ limit, price: prices.get(program.rowNames.at(limit.row) ?? "") ?? ZERO }));
  const priced = limits.filter(({ price }) => price.over > 0n);
  const values = {
    worth: points(BigInt(goal.coefficients[best] ?? 0), scheme),
    loss: pointsOf(list.loss(best), scheme),
    open: pointsOf(list.slack, scheme),
  };
  const isSettled = columns.every((column) => list.excludes(column));
  return [
    fact(
      isSettled ? "explain-prices-settle" : "explain-prices",
      values,
      priced.map(({ limit, price }) => priceFact(standing, limit, price)),
    ),
  ];
}

function less(a: Ratio, b: Ratio): boolean {
  return a.over * b.under < b.over * a.under;
}
