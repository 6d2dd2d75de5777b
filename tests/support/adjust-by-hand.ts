/**
 * Neutral adjustments by going through every way to give levels to a few students: no funding, no limit, no program of the software. Levels,
 * percentages and amounts are those of the two regulations' clauses, written out.
 */
import type { AdjustCohort } from "../oracles/adjust-case.ts";

/** Percentages in basis points, and per level a share of the tuition in basis points or an amount in fen. */
const CLAUSES = {
  "excellent-freshman": { percent: [200, 300, 400, 500], share: [10_000, 7_000, 5_000, 3_000], fixed: undefined, weight: [10_000, 7_000, 5_000, 3_000] },
  "excellent-language": { percent: [200, 400, 600], share: undefined, fixed: [200_000, 150_000, 100_000], weight: [10_000, 7_500, 5_000] },
} as const;

/** What is asked, as plain data. */
export interface HandQuestion {
  readonly basis: "units" | "reference-tuition" | "baseline" | "explicit";
  readonly relation: "le" | "eq" | "tolerance";
  readonly toleranceFen: number;
  readonly unrounded: boolean;
  readonly amountFen: number;
  readonly heads: number | undefined;
  readonly maxShift: number | undefined;
  readonly down: boolean;
}

/** One way to give levels: -1 is none. */
export interface Giving {
  readonly levels: readonly number[];
  readonly counts: readonly number[];
  readonly fen: number;
  /** Basis points times hundredths of a point. */
  readonly merit: number;
}

/** Places that the regulation gives. */
export function capsByHand({ award, count }: AdjustCohort): readonly number[] {
  return CLAUSES[award].percent.map((percent) => Math.floor((percent * count) / 10_000));
}

/** floor of the summed percentages. */
export function headsByHand({ award, count }: AdjustCohort): number {
  return Math.floor((CLAUSES[award].percent.reduce<number>((a, b) => a + b, 0) * count) / 10_000);
}

/** All ways to give levels. */
export function givings({ award, students }: AdjustCohort): readonly Giving[] {
  const { share, fixed, weight } = CLAUSES[award];
  let all: Giving[] = [{ levels: [], counts: weight.map(() => 0), fen: 0, merit: 0 }];
  for (const { tuition = 0, score } of students) {
    const fen = Math.round(tuition * 100);
    const paid = weight.map((_, l) => (fixed === undefined ? Number((BigInt(fen) * BigInt(share[l] ?? 0)) / 10_000n) : (fixed[l] ?? 0)));
    all = all.flatMap((one) => [
      { ...one, levels: [...one.levels, -1] },
      ...weight.map((value, l) => ({
        levels: [...one.levels, l],
        counts: one.counts.map((count, i) => (i === l ? count + 1 : count)),
        fen: one.fen + (paid[l] ?? 0),
        merit: one.merit + value * Math.round(score * 100),
      })),
    ]);
  }
  return all;
}

const heads = ({ counts }: Giving) => counts.reduce((a, b) => a + b, 0);

/** What goals a way has: merit, heads, first level. */
export const VALUES: Readonly<Record<string, (one: Giving) => number>> = { merit: (one) => one.merit, heads, "first-level": (one) => one.counts[0] ?? 0 };

/** The best under some goals in order. */
export function bestOf(all: readonly Giving[], goals: readonly string[]): readonly Giving[] {
  return goals.reduce((left, goal) => {
    const value = VALUES[goal] ?? heads;
    const most = left.reduce((top, one) => Math.max(top, value(one)), Number.NEGATIVE_INFINITY);
    return left.filter((one) => value(one) === most);
  }, all);
}

/** The nominal allocations: the best within the regulation's own places. */
export function nominals(cohort: AdjustCohort, all: readonly Giving[]): readonly Giving[] {
  const caps = capsByHand(cohort);
  return bestOf(
    all.filter((one) => one.counts.every((count, l) => count <= (caps[l] ?? 0))),
    ["merit", "heads"],
  );
}

const big = (value: number) => BigInt(Math.round(value));
const absolute = (value: bigint) => (value < 0n ? -value : value);

function holds(relation: HandQuestion["relation"], difference: bigint, tolerance: bigint): boolean {
  return relation === "le" ? difference <= 0n : relation === "eq" ? difference === 0n : absolute(difference) <= tolerance;
}

/** Whether the money of a way stays constant. */
export function isConstant(cohort: AdjustCohort, question: HandQuestion, nominal: Pick<Giving, "fen">, one: Giving): boolean {
  const { percent, share, fixed } = CLAUSES[cohort.award];
  const { basis, relation } = question;
  const value: readonly number[] = fixed ?? share ?? [];
  const total = (places: readonly bigint[]) => places.reduce((sum, count, l) => sum + count * big(value[l] ?? 0), 0n);
  const [n, tuition, tolerance] = [big(cohort.count), big((cohort.tuition ?? 0) * 100), big(question.toleranceFen)];
  // All in ten-thousandths of a place.
  const constant = total(question.unrounded ? percent.map((bp) => BigInt(bp) * n) : capsByHand(cohort).map((cap) => big(cap) * 10_000n));
  const asked = total(one.counts.map((count) => big(count) * 10_000n));
  switch (basis) {
    case "baseline":
      return holds(relation, big(one.fen - nominal.fen), tolerance);
    case "explicit":
      return holds(relation, big(one.fen - question.amountFen), tolerance);
    case "units":
      // A difference of ten-thousandths of basis points of a tuition, in fen: times tuition, by n and 10,000 twice.
      return fixed === undefined
        ? holds(relation, (asked - constant) * tuition, tolerance * n * 100_000_000n)
        : holds(relation, asked - constant, tolerance * 10_000n);
    case "reference-tuition":
      if (fixed !== undefined) return holds(relation, asked - constant, tolerance * 10_000n);
      return holds(relation, big(one.fen) - (constant * tuition) / (n * 100_000_000n), tolerance);
  }
}

/** Whether the bounds beside the money are kept. */
export function keepsBounds(cohort: AdjustCohort, question: HandQuestion, nominal: Pick<Giving, "counts">, one: Giving): boolean {
  const caps = capsByHand(cohort);
  const { share, fixed } = CLAUSES[cohort.award];
  const value: readonly number[] = fixed ?? share ?? [];
  const down = (counts: readonly number[], to: number) => counts.slice(0, to + 1).reduce((sum, count, l) => sum + count * (value[l] ?? 0), 0);
  const { maxShift } = question;
  if (question.heads !== undefined && heads(one) > question.heads) return false;
  if (question.down && caps.some((_, l) => down(one.counts, l) > down(caps, l))) return false;
  if (maxShift === undefined) return true;
  return one.counts.every((count, l) => count <= (caps[l] ?? 0) + maxShift && count >= Math.min((caps[l] ?? 0) - maxShift, nominal.counts[l] ?? 0));
}

/** Pairs of two goals' values of which none is at least as good in both as another, from the best first goal. */
export function undominated(all: readonly Giving[], first: string, second: string): readonly (readonly [number, number])[] {
  const [f, g] = [VALUES[first] ?? heads, VALUES[second] ?? heads];
  const bestOfSecond = new Map<number, number>();
  for (const one of all) bestOfSecond.set(g(one), Math.max(bestOfSecond.get(g(one)) ?? Number.NEGATIVE_INFINITY, f(one)));
  const pairs: (readonly [number, number])[] = [];
  let most = Number.NEGATIVE_INFINITY;
  for (const [value, best] of [...bestOfSecond].sort(([a], [b]) => b - a)) {
    if (best > most) pairs.push([best, value]);
    most = Math.max(most, best);
  }
  return pairs.reverse();
}
