/**
 * The first sweep of a proof as a price list, and one student's own row against it.
 *
 * With prices l_k on the divided inequalities and l_0 on "the goal is at least z", a choice j costs c_j = sum of l_k a_kj - l_0 g_j / d_0, a group's
 * cheapest remaining choice low (none: 0), and slack(z) = sum of l_k b_k - l_0 z / d_0 - sum over groups of low. Every allocation that keeps the rows and reaches z has
 * c_j <= low + slack(z) for each choice that it takes: a dearer choice is in none, and the list alone shows it. Times d_0 / l_0 all are in units of the goal.
 */
import { inequalityAt, startSystem } from "../certificate/system.ts";
import type { Ratio } from "../award/neutral.ts";
import type { Program } from "../program/program.ts";
import { firstSweep } from "./row-prices.ts";

/** The list, and what it says of a column. */
export interface PriceList {
  /** What the prices leave open at the value z of the first goal, in units of that goal. */
  readonly slack: Ratio;
  /** By how much each column is dearer than the best that its group could take, in units of the goal. */
  loss(column: number): Ratio;
  /** True where no allocation that reaches z takes the column. */
  excludes(column: number): boolean;
}

/** The price list of a proof at the value that the first goal has; undefined where the proof does not begin with a sweep that prices the goal and the program's rows alone. */
export function priceListOf(program: Program, certificate: string, value: bigint): PriceList | undefined {
  const sweep = firstSweep(certificate);
  const goalPrice = sweep?.find(([k]) => k === 0)?.[1] ?? 0n;
  if (sweep === undefined || goalPrice <= 0n) return undefined;
  const system = startSystem(program);
  system.goalAtLeast[0] = value;
  const cost = new Array<bigint>(program.columnNames.length).fill(0n);
  let slack = 0n;
  for (const [k, price] of sweep) {
    const inequality = inequalityAt(system, k);
    if (inequality?.bound === undefined) return undefined;
    const { form, sign, bound } = inequality;
    form.columns.forEach((column, e) => (cost[column] = (cost[column] ?? 0n) + BigInt(sign) * price * BigInt(form.coefficients[e] ?? 0)));
    slack += price * bound;
  }
  const { groupOf, low } = cheapest(program, cost);
  for (const own of low) slack -= own;
  const divisor = BigInt(inequalityAt(system, 0)?.form.divisor ?? 1);
  const loss = (column: number) => (cost[column] ?? 0n) - (low[groupOf[column] ?? -1] ?? 0n);
  return {
    slack: { over: slack * divisor, under: goalPrice },
    loss: (column) => ({ over: loss(column) * divisor, under: goalPrice }),
    excludes: (column) => loss(column) > slack,
  };
}

/** The group of every column, and what the cheapest choice of every group costs; a group that must choose cannot choose none. */
function cheapest(program: Program, cost: readonly bigint[]): { readonly groupOf: Int32Array; readonly low: readonly bigint[] } {
  const groupOf = new Int32Array(program.columnNames.length).fill(-1);
  const low = [...program.groupRows].map((row, g) => {
    const columns = [...program.rowColumn.subarray(program.rowStart[row], program.rowStart[row + 1])];
    for (const column of columns) groupOf[column] = g;
    const costs = columns.map((column) => cost[column] ?? 0n);
    return [...costs, ...(program.lower[row] === 1 ? [] : [0n])].reduce((least, one) => (one < least ? one : least));
  });
  return { groupOf, low };
}
