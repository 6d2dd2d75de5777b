/** What would be best if a student's choice of one award were made beforehand: none of it, or one of its levels. Each is solved and proved. */
import { bestOf, type BestAnswer, type TrialOptions } from "../trials.ts";
import { choiceRow, columnsHolding, editedProgram } from "../formulation/edited.ts";
import type { Award } from "../award/scheme.ts";
import type { Standing } from "./standing.ts";

/** One choice, made beforehand. */
export interface ForcedChoice {
  /** Undefined: none of the award. */
  readonly level: string | undefined;
  /** She holds it in the allocation that stands. */
  readonly isPresent: boolean;
  readonly answer: BestAnswer;
}

/** Positive where the first values are better, goal by goal. */
export function compareGoals(a: readonly bigint[], b: readonly bigint[]): number {
  const at = a.findIndex((value, g) => value !== b[g]);
  return at < 0 ? 0 : (a[at] ?? 0n) > (b[at] ?? 0n) ? 1 : -1;
}

/** The level of an award that a student holds by competition. */
export function heldLevel({ paid }: Standing, student: number, award: string): string | undefined {
  return paid.get(student)?.find((pick) => pick.award === award)?.level;
}

/** Levels of an award that the program lets a student have, the best first. */
export function openLevels({ formulation }: Standing, student: number, award: Award): readonly string[] {
  return award.levels.map((level) => level.id).filter((level) => columnsHolding(formulation, student, award.id, level).length > 0);
}

/** The best with one choice made beforehand; what the allocation that stands has is known. With the lot, points are the ones that it settles on. */
export async function forcedChoice(
  standing: Standing,
  student: number,
  award: Award,
  level: string | undefined,
  options: TrialOptions,
  withLot = false,
): Promise<ForcedChoice> {
  const { formulation, point, goals, lot } = standing;
  if (heldLevel(standing, student, award.id) === level) return { level, isPresent: true, answer: { kind: "best", goals, point, isSettled: true } };
  const columns = columnsHolding(formulation, student, award.id, level);
  const row = choiceRow("asked", columns, level !== undefined);
  const answer = await bestOf(editedProgram(formulation.program, { rows: [row] }), options, withLot ? lot : undefined);
  return { level, isPresent: false, answer };
}
