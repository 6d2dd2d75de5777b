/**
 * What the first sweep of the proof of the first goal says that one more unit of a row's upper side is worth.
 *
 * A sweep with prices l_k on divided inequalities (a_k / d_k).x <= b_k / d_k and l_0 on the goal refutes `goal.x / d_0 >= ...`: it bounds
 * goal.x by sum over k of (l_k d_0 / (l_0 d_k)) b_k + what the groups add. The factor of b_k is therefore how much the bound rises with one more
 * unit of b_k: an indication, not a value, because the bound is reached only where the relaxation is exact.
 */
import { type Claim, parseLine } from "../certificate/parse.ts";
import { inequalityAt, startSystem } from "../certificate/system.ts";
import { gcd } from "../exact.ts";
import type { Ratio } from "../award/neutral.ts";
import { linesOf } from "../program/lines.ts";
import type { Program } from "../program/program.ts";

/** Units of the first goal per unit of a row's upper side, by row name; rows that are not named are worth nothing. */
export type RowPrices = ReadonlyMap<string, Ratio>;

/** A sweep as pairs of inequality and price. */
type Priced = readonly (readonly [number, bigint])[];

/** The share of one component in the first goal: the common divisor of its counting row, and the first sweep of the proof of its limit. */
interface Share {
  readonly row: number;
  readonly divisor: bigint;
  readonly sweep: Priced;
}

/** The sweep that stands directly after the claim of the first goal; where that adds up limits of components, their first sweeps in its place. */
export function firstSweep(certificate: string): Priced | undefined {
  const divisors = new Map<number, bigint>();
  const shares: Share[] = [];
  let claimed: Claim | undefined;
  for (const text of linesOf(certificate)) {
    const line = parseLine(text);
    if (line?.kind === "counting") divisors.set(line.number, BigInt(line.coefficients.reduce(gcd, 0)));
    if (line?.kind === "cell") divisors.set(line.number, 1n);
    const sweep = line?.kind === "sweep" ? line.inequalities.map((k, i) => [k, line.prices[i] ?? 0n] as const) : undefined;
    if (claimed?.kind === "goal" && claimed.goal === 0) return sweep === undefined ? undefined : addedUp(sweep, shares, Math.max(-1, ...divisors.keys()) + 1);
    if (claimed?.kind === "total" && sweep !== undefined) shares.push({ row: claimed.number, divisor: divisors.get(claimed.number) ?? 1n, sweep });
    claimed = line?.kind === "goal" || line?.kind === "total" ? line : undefined;
  }
  return undefined;
}

/** A sweep whose counting rows give way to the sweeps that limit them; `assumed` is the number under which these price their row. Undefined where one does not. */
function addedUp(sweep: Priced, shares: readonly Share[], assumed: number): Priced | undefined {
  const counted = shares.filter(({ row }) => sweep.some(([k]) => k === row));
  if (counted.length === 0) return sweep;
  const own = counted.map((share) => share.sweep.find(([k]) => k === assumed)?.[1] ?? 0n);
  if (own.includes(0n)) return undefined;
  const goal = own.reduce((all, price) => all * price, 1n);
  const rows = new Map<number, bigint>([[0, goal]]);
  counted.forEach((share, i) => {
    const factor = (goal / (own[i] as bigint)) * share.divisor;
    for (const [k, price] of share.sweep) if (k !== assumed) rows.set(k, (rows.get(k) ?? 0n) + price * factor);
  });
  return [...rows];
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
