/**
 * The goals, in the order of the case: `merit` adds weight (basis points) times merit (scaled) over
 * all places; `heads` counts places.
 */
import type { GoalName } from "../award/case.ts";
import { pickMerit } from "../award/recount.ts";
import { entriesWhere, type Draft } from "./draft.ts";

/** Name of a goal in a program. */
export function goalRowName(goal: GoalName): string {
  return `goal|${goal}`;
}

/** Coefficients of one goal. */
export function goalEntries(draft: Draft, goal: GoalName): readonly (readonly [number, number])[] {
  switch (goal) {
    case "merit":
      return entriesWhere(draft, (student, pick) => pickMerit(draft.basis, student, pick));
    case "heads":
      return entriesWhere(draft, () => 1);
  }
}
