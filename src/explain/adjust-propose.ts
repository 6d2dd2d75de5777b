/**
 * The best neutral adjustment for a goal: one program in which the level counts are free and the money, the heads and the shifts are
 * rows, solved and proved by the hall. The places proposed are the awards that the best allocation gives at each level.
 */
import { askGiven, type AllocateOptions } from "../allocate.ts";
import type { GoalName } from "../award/case.ts";
import { percentOfPlaces } from "../award/neutral.ts";
import { AWARD_HEADS, FIRST_LEVEL, withAdjustment, withGoals, type RecountBasis } from "../award/recount.ts";
import type { NeutralLimit } from "../award/neutral-limits.ts";
import { boundLimits, fundingLimit, type Baseline } from "../scenario/adjust-limits.ts";
import { BASES } from "../scenario/adjust-clause.ts";
import type { AdjustQuestion } from "../scenario/adjust-question.ts";

import { allocateNominal, balanceOf, isProved, likeOf, type Balance, type NoAllocation, type Nominal } from "./adjust-check.ts";
import { givenOf, goalIn, type Allocated } from "./adjust-given.ts";
import { differencesOf, type Difference } from "./readings.ts";

/** What an adjustment can be the best for. */
export type AdjustGoal = "merit" | "heads" | "first-level";

/** What a proposal can be the best for: a goal, or the fewest places that move. */
export type ProposeGoal = AdjustGoal | "nearest";

/** Goals of the program: the merit of all awards of the case; the places of the award, or of its first level. */
export const GOAL_NAMES: Readonly<Record<AdjustGoal, GoalName>> = { merit: "merit", heads: AWARD_HEADS, "first-level": FIRST_LEVEL };

/** The goals in order: the one that is asked for, then merit, heads and what else the case states. */
export function goalsFor(first: readonly AdjustGoal[], stated: readonly GoalName[]): readonly GoalName[] {
  return [...new Set([...first.map((goal) => GOAL_NAMES[goal]), "merit", "heads", ...stated])];
}

/** One neutral adjustment. */
export interface Adjusted {
  readonly places: readonly number[];
  /** Smallest percentages in basis points that give the places; undefined where none gives exactly so many. */
  readonly basisPoints: readonly (number | undefined)[];
  readonly fen: number;
  /** Merit of all awards (basis points times scaled merit), and places and first-level places of the award. */
  readonly goals: Readonly<Record<AdjustGoal, string>>;
  /** Of the proof, which was checked and is not kept. */
  readonly proof: { readonly lines: number };
}

/** What a proposal finds. */
export interface AdjustProposal extends Adjusted {
  readonly kind: "proposed";
  readonly question: AdjustQuestion;
  readonly goal: ProposeGoal;
  readonly result: Allocated;
  readonly balances: readonly Balance[];
  readonly baseline: (Baseline & { readonly goals: Adjusted["goals"] }) | undefined;
  /** Students whose awards differ from the baseline's. */
  readonly moves: readonly Difference[];
  readonly nominal: Nominal;
}

/** The case while the caps of the award are free and the money is constant; undefined where the constant is not known. */
export function adjustedBasis(
  question: AdjustQuestion,
  nominal: Nominal,
  goals: readonly GoalName[],
  more: readonly NeutralLimit[] = [],
  money: NeutralLimit | undefined = fundingLimit(question, nominal.baseline),
): RecountBasis | undefined {
  const { award } = question.funding;
  if (money === undefined) return undefined;
  const places = award.levels.map(() => Number.POSITIVE_INFINITY);
  const limits = [money, ...boundLimits(question, nominal.baseline), ...more];
  return withGoals(withAdjustment(nominal.prepared, { award, places, limits }), goals);
}

function goalValues(result: Allocated, counts: readonly number[]): Adjusted["goals"] {
  const heads = counts.reduce((sum, count) => sum + count, 0);
  return { merit: goalIn(result, "merit").toString(), heads: heads.toString(), "first-level": String(counts[0] ?? 0) };
}

/** An allocation as an adjustment. */
export function adjustedOf(question: AdjustQuestion, result: Allocated): Adjusted {
  const { award } = question.funding;
  const { counts, fen } = givenOf(result, award);
  return {
    places: counts,
    basisPoints: award.levels.map((level, l) => percentOfPlaces(question.theCase, award, level, counts[l] ?? 0)),
    fen,
    goals: goalValues(result, counts),
    proof: { lines: result.proofLines },
  };
}

/** Finds the best neutral adjustment for a goal. */
export async function proposeAdjustment(question: AdjustQuestion, goal: AdjustGoal, options: AllocateOptions): Promise<AdjustProposal | NoAllocation> {
  const nominal = await allocateNominal(question, options);
  const basis = nominal.result.kind === "refused" ? undefined : adjustedBasis(question, nominal, goalsFor([goal], question.theCase.goals));
  if (basis === undefined) return { kind: "none", what: "nominal", result: nominal.result };
  const result = await askGiven(basis, options, likeOf(nominal));
  if (!isProved(result)) return { kind: "none", what: "adjusted", result };
  return proposalOf(question, goal, nominal, result);
}

/** A proved allocation as a proposal. */
export function proposalOf(question: AdjustQuestion, goal: ProposeGoal, nominal: Nominal, result: Allocated): AdjustProposal {
  const adjusted = adjustedOf(question, result);
  const filled: Baseline = { counts: adjusted.places, fen: adjusted.fen };
  const { allocated, baseline } = nominal;
  return {
    kind: "proposed",
    question,
    goal,
    result,
    ...adjusted,
    balances: BASES.map((one) => balanceOf(question, one, adjusted.places, filled, baseline)),
    baseline: allocated === undefined || baseline === undefined ? undefined : { ...baseline, goals: goalValues(allocated, baseline.counts) },
    moves: allocated === undefined ? [] : differencesOf(allocated.students, result.students),
    nominal,
  };
}
