/**
 * A lock of one student, over her bundles b with the award at one of the locked levels:
 *
 *     must, at least:  sum of x_b >= 1        must not:  sum of x_b <= 0
 *
 * A "must" without a column is false and is kept.
 */
import type { Lock } from "../award/case.ts";
import { lockedLevels } from "../award/locks.ts";
import { entriesWhere, namePart, type Draft, type RowDraft } from "./draft.ts";

const WORDS: Readonly<Record<Lock["kind"], string>> = { must: "row-lock-must", "must-not": "row-lock-must-not", "at-least": "row-lock-at-least" };

/** Name of the row of a lock, by its place among those of the case. */
export function lockRowName(lock: Lock, i: number): string {
  return `lock|${i}|${lock.student}|${namePart(lock.award)}`;
}

/** One row per lock that can be broken. */
export function lockRows(draft: Draft): readonly RowDraft[] {
  const { theCase } = draft.basis;
  return theCase.locks.flatMap((lock, i) => {
    const student = theCase.ids.indexOf(lock.student);
    const levels = lockedLevels(theCase, lock);
    const entries = entriesWhere(
      draft,
      (pick) => pick.award === lock.award && levels.includes(pick.level),
      (holder) => (holder === student ? 1 : 0),
    );
    if (lock.kind === "must-not" && entries.columns.length === 0) return [];
    const words = { code: WORDS[lock.kind], article: "", values: { student: lock.student, award: lock.award, level: lock.level ?? "", author: lock.author } };
    const side = lock.kind === "must-not" ? { upper: 0 } : { lower: 1 };
    return [{ name: lockRowName(lock, i), ...side, entries, words }];
  });
}
