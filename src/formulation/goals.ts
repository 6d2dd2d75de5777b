/**
 * The goals, in the order of the case: `merit` adds weight (basis points) times merit (scaled) over
 * all places; `heads` counts places; a key of the scheme adds its value over the places of its awards.
 */
import type { GoalName } from "../award/case.ts";
import { goalValue } from "../award/recount.ts";
import { denseValues, type Draft } from "./draft.ts";

/** Name of a goal in a program. */
export function goalRowName(goal: GoalName): string {
  return `goal|${goal}`;
}

/** Coefficients of one goal, one per column. */
export function goalCoefficients(draft: Draft, goal: GoalName): Float64Array {
  return denseValues(draft, (student, pick) => goalValue(draft.basis, goal, student, pick));
}
