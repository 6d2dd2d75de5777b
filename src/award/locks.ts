/**
 * Locks: what the committee declares beforehand for one student: she must have an award, must not
 * have it, or must have at least a level of it. Each has an author and a reason and is printed as declared.
 */
import type { Pick } from "./amounts.ts";
import type { Case, Lock } from "./case.ts";
import { awardOf } from "./scheme.ts";

/** Levels that a lock speaks of: all, the one, or the one and the better ones. */
export function lockedLevels(theCase: Case, lock: Lock): readonly string[] {
  const levels = awardOf(theCase.scheme, lock.award).levels.map((level) => level.id);
  if (lock.level === undefined) return levels;
  return lock.kind === "at-least" ? levels.slice(0, levels.indexOf(lock.level) + 1) : [lock.level];
}

/** True where the picks of the lock's student keep it. */
export function keepsLock(theCase: Case, lock: Lock, picks: readonly Pick[]): boolean {
  const levels = lockedLevels(theCase, lock);
  const has = picks.some((pick) => pick.award === lock.award && levels.includes(pick.level));
  return lock.kind === "must-not" ? !has : has;
}
