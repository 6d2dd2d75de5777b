/** What an allocation gives of one award, as an adjustment counts it. */
import { countsInBudget, countsInCaps } from "../award/owed.ts";
import { goalValue } from "../award/recount.ts";
import type { Award } from "../award/scheme.ts";
import type { Baseline } from "../scenario/adjust-limits.ts";
import type { GivenResult } from "../allocate.ts";

/** An allocation. */
export type Allocated = Extract<GivenResult, { readonly kind: "allocated" }>;

/** Places per level and fen of an award: owed places count as the case counts them in caps and in budgets. */
export function givenOf({ theCase, students }: Allocated, award: Award): Baseline {
  const counts = award.levels.map(() => 0);
  let fen = 0;
  for (const given of students.flatMap((student) => student.given)) {
    if (given.award !== award.id || given.by !== "choice") continue;
    const level = award.levels.findIndex((candidate) => candidate.id === given.level);
    if (countsInCaps(theCase) || given.agreement === undefined) counts[level] = (counts[level] ?? 0) + 1;
    if (countsInBudget(theCase) || given.agreement === undefined) fen += given.fen;
  }
  return { counts, fen };
}

/** The value that a goal has in an allocation, whether it was a goal there or not. */
export function goalIn({ basis, students }: Allocated, goal: string): bigint {
  let sum = 0n;
  for (const { student, given } of students) for (const pick of given) if (pick.by === "choice") sum += BigInt(goalValue(basis, goal, student, pick));
  return sum;
}
