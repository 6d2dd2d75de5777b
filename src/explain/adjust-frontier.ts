/**
 * All undominated neutral adjustments between two goals f and g, by the exact epsilon-constraint method: the best f, and among those the
 * best g; then the same with "g at least one more", until no allocation is left. Every step is proved by the hall, so nothing lies
 * between two neighbours and nothing beyond the ends. Different counts with the same two values stand for one another: the
 * further goals and the lot choose.
 */
import { askGiven, type AllocateOptions } from "../allocate.ts";
import type { NeutralLimit } from "../award/neutral-limits.ts";
import { toSafe } from "../decimal.ts";
import { withLower } from "../formulation/formulate.ts";
import { limitName } from "../formulation/neutral.ts";
import type { AdjustQuestion } from "../scenario/adjust-question.ts";

import { adjustedBasis, adjustedOf, GOAL_NAMES, goalsFor, type Adjusted, type AdjustGoal } from "./adjust-propose.ts";
import { allocateNominal, isProved, likeOf, type NoAllocation, type Nominal } from "./adjust-check.ts";
import type { Allocated } from "./adjust-given.ts";
import { differencesOf, type Difference } from "./readings.ts";

/** One undominated adjustment, and who moves when one goes there from its neighbour before it. */
export interface FrontierPoint extends Adjusted {
  readonly moves: readonly Difference[];
}

/** The frontier, from the best f to the best g. */
export interface AdjustFrontier {
  readonly kind: "frontier";
  readonly question: AdjustQuestion;
  readonly goals: readonly [AdjustGoal, AdjustGoal];
  readonly points: readonly FrontierPoint[];
  /** False where the stated number of points was reached before the end. */
  readonly isComplete: boolean;
}

/** What all steps share. */
interface Steps {
  readonly question: AdjustQuestion;
  readonly nominal: Nominal;
  readonly goals: AdjustFrontier["goals"];
  readonly options: AllocateOptions;
}

/** The next point: the best f with at least so much g; undefined where there is none. Only the side of one row differs from the step before. */
async function nextPoint(
  { question, nominal, goals, options }: Steps,
  before: Allocated | undefined,
  least: number | undefined,
): Promise<Allocated | NoAllocation | undefined> {
  const floor: NeutralLimit = { kind: "goal", sum: { kind: "goal", goal: GOAL_NAMES[goals[1]] }, lower: least, upper: undefined };
  const basis = adjustedBasis(question, nominal, goalsFor(goals, question.theCase.goals), [floor]);
  if (basis === undefined) return { kind: "none", what: "nominal", result: nominal.result };
  const like =
    before === undefined || least === undefined
      ? likeOf(nominal)
      : { formulation: withLower(before.formulation, limitName(question.funding.award.id, floor), least), lot: before.lot, isProgram: true };
  const result = await askGiven(basis, options, like);
  if (isProved(result)) return result;
  return result.kind === "infeasible" && least !== undefined ? undefined : { kind: "none", what: "adjusted", result };
}

/** Finds the frontier between two goals; at most `maxPoints` of it. */
export async function findFrontier(
  question: AdjustQuestion,
  goals: AdjustFrontier["goals"],
  maxPoints: number,
  options: AllocateOptions,
  news: (points: number) => void,
): Promise<AdjustFrontier | NoAllocation> {
  const nominal = await allocateNominal(question, options);
  if (nominal.result.kind === "refused") return { kind: "none", what: "nominal", result: nominal.result };
  const steps: Steps = { question, nominal, goals, options };
  const points: FrontierPoint[] = [];
  let before: Allocated | undefined;
  let least: number | undefined;
  for (;;) {
    const found = await nextPoint(steps, before, least);
    if (found === undefined) return { kind: "frontier", question, goals, points, isComplete: true };
    if (found.kind === "none") return found;
    if (points.length === maxPoints) return { kind: "frontier", question, goals, points, isComplete: false };
    points.push({ ...adjustedOf(question, found), moves: before === undefined ? [] : differencesOf(before.students, found.students) });
    news(points.length);
    before = found;
    least = toSafe(goalOf(found, GOAL_NAMES[goals[1]])) + 1;
  }
}

/** The proved value of a goal of an allocation. */
function goalOf({ goals }: Allocated, name: string): bigint {
  const value = goals.find((goal) => goal.name === `goal|${name}`)?.value;
  if (value === undefined) throw new Error(`${name} is no goal of this allocation`);
  return value;
}
