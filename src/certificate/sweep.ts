/**
 * A sweep: prices l >= 0 on inequalities a.x <= b. Every choice costs the sum of l * a over its
 * column, none costs 0; slack = sum l * b - sum over groups of the cheapest remaining choice.
 * Every point of the node has sum l * (a.x) <= sum l * b, so a negative slack closes the node, and
 * no point takes a choice dearer than its group's cheapest plus slack. Cost: the entries of the
 * priced inequalities, and one look at every choice.
 */
import { exactSum } from "../program/point.ts";
import { type Choices, drop } from "./choices.ts";
import type { Inequality } from "./system.ts";

/** With every cost below this limit, a cost plus twice the limit is still exact in doubles. */
const SAFE_COST = 2 ** 51;

/**
 * Deletes what the prices exclude; true where they close the node (then nothing is deleted).
 * Every inequality has a bound, every group a remaining choice.
 */
export function sweep(choices: Choices, inequalities: readonly Inequality[], prices: readonly bigint[]): boolean {
  const right = inequalities.reduce((sum, { bound }, i) => sum + (prices[i] as bigint) * (bound as bigint), 0n);
  const largest = inequalities.reduce((sum, { form }, i) => sum + (prices[i] as bigint) * BigInt(form.largest), 0n);
  return largest < SAFE_COST ? sweepSafe(choices, inequalities, prices, right, Number(largest)) : sweepBig(choices, inequalities, prices, right);
}

function sweepSafe(choices: Choices, inequalities: readonly Inequality[], prices: readonly bigint[], right: bigint, largest: number): boolean {
  const cost = new Float64Array(choices.remains.length);
  for (const [i, { form, sign }] of inequalities.entries()) {
    const { columns, coefficients } = form;
    const factor = sign * Number(prices[i]);
    for (let e = 0; e < columns.length; e++) (cost[choices.ofColumn[columns[e] as number] as number] as number) += factor * (coefficients[e] as number);
  }
  const low = new Float64Array(choices.groups.count);
  for (const [i, choice] of cheapest(choices, cost).entries()) low[i] = cost[choice] as number;
  const slack = right - exactSum(low.length, (i) => low[i] as number);
  if (slack < 0n) return true;
  if (slack >= 2 * largest) return false;
  const limit = low.map((value) => value + Number(slack));
  dropAbove(choices, cost, limit);
  return false;
}

function sweepBig(choices: Choices, inequalities: readonly Inequality[], prices: readonly bigint[], right: bigint): boolean {
  const cost = new Array<bigint>(choices.remains.length).fill(0n);
  for (const [i, { form, sign }] of inequalities.entries()) {
    const factor = BigInt(sign) * (prices[i] as bigint);
    for (const [e, c] of form.columns.entries()) (cost[choices.ofColumn[c] as number] as bigint) += factor * BigInt(form.coefficients[e] as number);
  }
  const low = Array.from(cheapest(choices, cost), (choice) => cost[choice] as bigint);
  const slack = low.reduce((left, value) => left - value, right);
  if (slack < 0n) return true;
  const limit = low.map((value) => value + slack);
  dropAbove(choices, cost, limit);
  return false;
}

/** The cheapest remaining choice of every group. */
function cheapest({ first, remains }: Choices, cost: ArrayLike<number | bigint>): Int32Array {
  const best = new Int32Array(first.length - 1).fill(-1);
  for (let i = 0; i < best.length; i++) {
    let choice = first[i] as number;
    while (remains[choice] === 0) choice++;
    best[i] = choice;
    for (; choice < (first[i + 1] as number); choice++)
      if (remains[choice] === 1 && (cost[choice] as number) < (cost[best[i] as number] as number)) best[i] = choice;
  }
  return best;
}

function dropAbove(choices: Choices, cost: ArrayLike<number | bigint>, limit: ArrayLike<number | bigint>): void {
  const { first, remains } = choices;
  for (let i = 0; i + 1 < first.length; i++) {
    for (let choice = first[i] as number; choice < (first[i + 1] as number); choice++)
      if (remains[choice] === 1 && (cost[choice] as number) > (limit[i] as number)) drop(choices, choice);
  }
}
