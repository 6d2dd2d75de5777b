/**
 * The merits with which a student would win a level, everything else as it is. With her at choice k beforehand (a level, or none of the award) the best
 * goals are V_k; her own merit m enters only the merit goal, and there as a line:
 *
 *     merit goal of V_k at another merit m' = (V_k - w_k m) + w_k m',   w_k her level's weight, 0 for none
 *
 * while the other goals do not change. Goals are compared in order, so "choice L is at least as good as choice k" holds on all m', on none, from some m' on,
 * or up to some m': the merits with which L wins are an interval of scaled integers, found from one solve per choice.
 */
import { floorDivBig } from "../exact.ts";

/** One choice: its weight in basis points and the best goals with it. */
export interface Line {
  readonly weight: number;
  readonly goals: readonly bigint[];
}

/** Scaled merits from .. to. */
export interface Interval {
  readonly from: bigint;
  readonly to: bigint;
}

/** Merits with which some best allocation gives the choice, and those with which every one does; undefined: none. */
export interface WinningMerits {
  readonly some: Interval | undefined;
  readonly every: Interval | undefined;
}

/** Whose merit varies, and where its goal stands among the goals. */
export interface MeritScale extends Interval {
  readonly merit: bigint;
  readonly meritGoal: number;
}

/** What decides where two choices are equal in the merit goal and all goals before it: 1, 0 or -1. */
function laterGoals(own: Line, other: Line, meritGoal: number): number {
  const at = own.goals.findIndex((value, g) => g > meritGoal && value !== other.goals[g]);
  return at < 0 ? 0 : (own.goals[at] ?? 0n) > (other.goals[at] ?? 0n) ? 1 : -1;
}

/** Merits with which one choice is at least as good as another (`strictly`: better). */
function atLeastAsGood(own: Line, other: Line, scale: MeritScale, strictly: boolean): Interval | undefined {
  const { from, to, merit, meritGoal } = scale;
  const before = own.goals.findIndex((value, g) => g < meritGoal && value !== other.goals[g]);
  if (before >= 0) return (own.goals[before] ?? 0n) > (other.goals[before] ?? 0n) ? { from, to } : undefined;
  const later = laterGoals(own, other, meritGoal);
  const winsEqual = later > 0 || (later === 0 && !strictly);
  const rest = (line: Line) => (line.goals[meritGoal] ?? 0n) - BigInt(line.weight) * merit;
  const [slope, lead] = [BigInt(own.weight - other.weight), rest(own) - rest(other)];
  // slope * m' + lead >= 0, or > 0 where the later goals do not help; over integers that is >= 1.
  const needed = winsEqual ? -lead : 1n - lead;
  if (slope === 0n) return needed <= 0n ? { from, to } : undefined;
  const bound = slope > 0n ? { from: -floorDivBig(-needed, slope), to } : { from, to: floorDivBig(-needed, -slope) };
  return both({ from, to }, bound);
}

function both(a: Interval | undefined, b: Interval | undefined): Interval | undefined {
  if (a === undefined || b === undefined) return undefined;
  const met = { from: a.from > b.from ? a.from : b.from, to: a.to < b.to ? a.to : b.to };
  return met.from > met.to ? undefined : met;
}

/** The merits on a scale with which a choice wins against all others. */
export function winningMerits(own: Line, others: readonly Line[], scale: MeritScale): WinningMerits {
  const all: Interval = { from: scale.from, to: scale.to };
  const wins = (strictly: boolean) => others.reduce<Interval | undefined>((left, other) => both(left, atLeastAsGood(own, other, scale, strictly)), all);
  return { some: wins(false), every: wins(true) };
}
