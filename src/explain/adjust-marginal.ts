/**
 * Marginal values: what one more place at a level, and 1,000 more yuan, bring to the first goal. Each is confirmed by solving again, proved:
 *
 *     place at level k   V(p + e_k) - V(p), where V(p) is the best first goal with the places p, no other limit on the award's money
 *     1,000 yuan         W(C + 100,000 fen) - W(C), where W(C) is the best first goal of all adjustments under the constant C
 *
 * The indication beside it is the price of the row in the proof of V(p), or of W(C).
 */
import { askGiven, type AllocateOptions } from "../allocate.ts";
import type { GoalName } from "../award/case.ts";
import type { Ratio } from "../award/neutral.ts";
import { withAdjustment, withGoals, type RecountBasis } from "../award/recount.ts";
import { limitName } from "../formulation/neutral.ts";
import { raisedFunding } from "../scenario/adjust-limits.ts";
import type { AdjustQuestion } from "../scenario/adjust-question.ts";
import { isProved, type Nominal } from "./adjust-check.ts";
import { adjustedBasis } from "./adjust-propose.ts";
import { rowPrices } from "./row-prices.ts";

/** The money that is added, fen. */
export const MORE_FEN = 100_000;

/** What one thing more brings, in units of the goal; undefined where no proof says it. */
export interface Marginal {
  readonly indicated: { readonly over: string; readonly under: string } | undefined;
  /** Difference of two proved values. */
  readonly confirmed: string | undefined;
}

/** What one more place at each level brings, and 1,000 yuan more. */
export interface Marginals {
  readonly goal: GoalName;
  readonly places: readonly Marginal[];
  /** Undefined where the case does not say what 1,000 yuan are in what is constant. */
  readonly money: Marginal | undefined;
}

/** A proved best first goal, and the prices of its proof by row. */
interface Best {
  readonly value: bigint;
  price(row: string): Ratio | undefined;
}

async function bestOf(basis: RecountBasis, goal: GoalName, options: AllocateOptions): Promise<Best | undefined> {
  const alone = withGoals(basis, [goal]);
  const result = await askGiven({ ...alone, theCase: { ...alone.theCase, ties: "report" } }, { ...options, maxProbes: 0 });
  const value = isProved(result) ? result.goals[0]?.value : undefined;
  if (!isProved(result) || value === undefined) return undefined;
  const prices = rowPrices(result.formulation.program, result.certificate);
  return { value, price: (row) => (prices === undefined ? undefined : (prices.get(row) ?? { over: 0n, under: 1n })) };
}

const ONE: Ratio = { over: 1n, under: 1n };

/** `by`: how much the side of the row rises. */
function marginalOf(before: Best | undefined, after: Best | undefined, row: string, by: Ratio): Marginal {
  const price = before?.price(row);
  return {
    indicated: price === undefined ? undefined : { over: (price.over * by.over).toString(), under: (price.under * by.under).toString() },
    confirmed: before === undefined || after === undefined ? undefined : (after.value - before.value).toString(),
  };
}

async function moneyMarginal(question: AdjustQuestion, nominal: Nominal, goal: GoalName, options: AllocateOptions): Promise<Marginal | undefined> {
  const raised = raisedFunding(question, nominal.baseline, MORE_FEN);
  if (raised === undefined) return undefined;
  const basis = adjustedBasis(question, nominal, [goal]);
  const more = adjustedBasis(question, nominal, [goal], [], raised.limit);
  if (basis === undefined || more === undefined) return undefined;
  const before = await bestOf(basis, goal, options);
  return marginalOf(before, await bestOf(more, goal, options), limitName(question.funding.award.id, raised.limit), raised.by);
}

/** Finds the marginal values at some places of each level; a goal of the award alone counts what is adjusted. */
export async function marginalsAt(
  question: AdjustQuestion,
  nominal: Nominal,
  places: readonly number[],
  goal: GoalName,
  options: AllocateOptions,
): Promise<Marginals> {
  const { award } = question.funding;
  const bestAt = (counts: readonly number[]) => bestOf(withAdjustment(nominal.prepared, { award, places: counts, limits: [] }), goal, options);
  const before = await bestAt(places);
  const found: Marginal[] = [];
  for (const [k, level] of award.levels.entries()) {
    const after = await bestAt(places.map((count, l) => (l === k ? count + 1 : count)));
    found.push(marginalOf(before, after, `cap|${award.id}|${level.id}`, ONE));
  }
  return { goal, places: found, money: await moneyMarginal(question, nominal, goal, options) };
}
