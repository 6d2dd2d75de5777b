/**
 * The neutral adjustment whose places are nearest to the baseline's b: the least sum over levels of |c_l - b_l|, then the most merit and what
 * else the case states. An absolute value is linear once each level may move to one side only, so there is one program per choice of sides:
 *
 *     c_l >= b_l and goal -c_l,   or   c_l <= b_l and goal c_l        (2^levels programs)
 *
 * First of all the program in which nothing moves; each program after one with an answer must come as near. Every one is proved, so the
 * best of them is the best of all. Among answers that are equal in every goal the first stands: growing comes before shrinking, from the first level.
 */
import { askGiven, type AllocateOptions } from "../allocate.ts";
import type { NeutralLimit } from "../award/neutral-limits.ts";
import { NEAREST, type RecountBasis } from "../award/recount.ts";
import type { AdjustQuestion } from "../scenario/adjust-question.ts";
import { allocateNominal, isProved, type NoAllocation, type Nominal } from "./adjust-check.ts";
import { givenOf, type Allocated } from "./adjust-given.ts";
import { adjustedBasis, goalsFor, proposalOf, type AdjustProposal } from "./adjust-propose.ts";

/** Most levels of an award for which the nearest adjustment is searched: 64 programs. */
export const MOST_LEVELS = 6;

/** One program: where each level may go, 0: nowhere. */
type Sides = readonly (1 | 0 | -1)[];

function sidesOf(levels: number): readonly Sides[] {
  let all: Sides[] = [[]];
  for (let l = 0; l < levels; l += 1)
    all = all.flatMap((one): Sides[] => [
      [...one, 1],
      [...one, -1],
    ]);
  return [Array.from({ length: levels }, () => 0 as const), ...all];
}

/** Rows of one program; `distance`: the most that is asked for, undefined where any is. */
function rowsOf(question: AdjustQuestion, counts: readonly number[], sides: Sides, distance: number | undefined): readonly NeutralLimit[] {
  const rows = question.funding.award.levels.map((level, l): NeutralLimit => {
    const [count, side] = [counts[l] ?? 0, sides[l] ?? 0];
    const perLevel = sides.map((_, i) => (i === l ? 1 : 0));
    return {
      kind: "side",
      level: level.id,
      sum: { kind: "levels", perLevel },
      lower: side < 0 || count === 0 ? undefined : count,
      upper: side > 0 ? undefined : count,
    };
  });
  if (distance === undefined) return rows;
  const least = sides.reduce<number>((sum, side, l) => sum - side * (counts[l] ?? 0), 0) - distance;
  return [...rows, { kind: "goal", sum: { kind: "goal", goal: NEAREST }, lower: least, upper: undefined }];
}

function basisFor(question: AdjustQuestion, nominal: Nominal, counts: readonly number[], sides: Sides, distance: number | undefined): RecountBasis | undefined {
  const moves = sides.some((side) => side !== 0);
  const goals = [...(moves ? [NEAREST] : []), ...goalsFor([], question.theCase.goals)];
  const basis = adjustedBasis(question, nominal, goals, rowsOf(question, counts, sides, moves ? distance : undefined));
  if (basis?.adjustment === undefined) return undefined;
  return { ...basis, adjustment: { ...basis.adjustment, towards: sides.map((side) => (side === 0 ? 0 : -side)) } };
}

/** Sum over levels of the places that differ. */
export function distanceOf(places: readonly number[], counts: readonly number[]): number {
  return places.reduce((sum, count, l) => sum + Math.abs(count - (counts[l] ?? 0)), 0);
}

/** Whether an answer is better than one that is as near: the first goal in which they differ decides. */
function isBetter(one: Allocated, other: Allocated): boolean {
  for (const { name, value } of one.goals) {
    const known = other.goals.find((goal) => goal.name === name)?.value;
    if (name !== `goal|${NEAREST}` && known !== undefined && known !== value) return value > known;
  }
  return false;
}

type Found = { readonly result: Allocated; readonly distance: number };

/** Finds the nearest neutral adjustment to what the regulation's own places give, with the lines of all proofs. The award has at most `MOST_LEVELS` levels. */
export async function proposeNearest(question: AdjustQuestion, options: AllocateOptions): Promise<AdjustProposal | NoAllocation> {
  const { award } = question.funding;
  const nominal = await allocateNominal(question, options);
  const { baseline } = nominal;
  if (baseline === undefined) return { kind: "none", what: "nominal", result: nominal.result };
  let best: Found | undefined;
  let lines = 0;
  let none: NoAllocation = { kind: "none", what: "nominal", result: nominal.result };
  for (const sides of sidesOf(award.levels.length)) {
    const basis = basisFor(question, nominal, baseline.counts, sides, best?.distance);
    if (basis === undefined) return none;
    const result = await askGiven(basis, options);
    lines += "proofLines" in result ? result.proofLines : 0;
    if (result.kind === "infeasible") none = { kind: "none", what: "adjusted", result };
    else if (!isProved(result)) return { kind: "none", what: "adjusted", result };
    else {
      const distance = distanceOf(givenOf(result, award).counts, baseline.counts);
      if (best === undefined || distance < best.distance || isBetter(result, best.result)) best = { result, distance };
      if (distance === 0) break;
    }
  }
  if (best === undefined) return none;
  const proposal = proposalOf(question, "nearest", nominal, best.result);
  return { ...proposal, proof: { ...proposal.proof, lines } };
}
