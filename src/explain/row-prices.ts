/**
 * What the first sweep of the proof of the first goal says that one more unit of a row's upper side is worth.
 *
 * A sweep with prices l_k on divided inequalities (a_k / d_k).x <= b_k / d_k and l_0 on the goal refutes `goal.x / d_0 >= ...`: it bounds
 * goal.x by sum over k of (l_k d_0 / (l_0 d_k)) b_k + what the groups add. The factor of b_k is therefore how much the bound rises with one more
 * unit of b_k: an indication, not a value, because the bound is reached only where the relaxation is exact.
 */
import { parseLine } from "../certificate/parse.ts";
import { inequalityAt, startSystem } from "../certificate/system.ts";
import type { Ratio } from "../award/neutral.ts";
import { linesOf } from "../program/lines.ts";
import type { Program } from "../program/program.ts";

/** Units of the first goal per unit of a row's upper side, by row name; rows that are not named are worth nothing. */
export type RowPrices = ReadonlyMap<string, Ratio>;

/** The sweep that stands directly after the claim of the first goal, as pairs of inequality and price. */
export function firstSweep(certificate: string): readonly (readonly [number, bigint])[] | undefined {
  let isNext = false;
  for (const text of linesOf(certificate)) {
    const line = parseLine(text);
    if (isNext) return line?.kind === "sweep" ? line.inequalities.map((k, i) => [k, line.prices[i] ?? 0n]) : undefined;
    isNext = line?.kind === "goal" && line.goal === 0;
  }
  return undefined;
}

/** The prices of a proof; undefined where it does not begin with a sweep that prices the goal. */
export function rowPrices(program: Program, certificate: string): RowPrices | undefined {
  const sweep = firstSweep(certificate);
  const system = startSystem(program);
  system.goalAtLeast[0] = 0n;
  const goalPrice = sweep?.find(([k]) => k === 0)?.[1] ?? 0n;
  if (sweep === undefined || goalPrice <= 0n) return undefined;
  const goalDivisor = BigInt(inequalityAt(system, 0)?.form.divisor ?? 1);
  const found = new Map<string, Ratio>();
  for (const [k, price] of sweep) {
    const row = system.sides[k - program.goals.length];
    const divisor = inequalityAt(system, k)?.form.divisor ?? 1;
    if (k > 0 && row !== undefined && row >= 0) found.set(program.rowNames.at(row) ?? "", { over: price * goalDivisor, under: goalPrice * BigInt(divisor) });
  }
  return found;
}
