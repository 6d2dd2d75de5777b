/**
 * Locks: what the committee declares beforehand for one student: she must have an award, must not
 * have it, or must have at least a level of it. Each has an author and a reason and is printed as declared.
 */
import type { Pick } from "./amounts.ts";
import type { Case, Lock } from "./case.ts";
import { awardOf, type Award } from "./scheme.ts";

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

function locksOn(theCase: Case, award: Award, student: number): readonly Lock[] {
  const id = theCase.ids[student];
  return theCase.locks.filter((lock) => lock.student === id && lock.award === award.id);
}

/** Whether a lock declares one of these levels for the student, so that her merit does not decide. */
export function isLockedTo(theCase: Case, award: Award, student: number, levels: readonly number[]): boolean {
  if (theCase.locks.length === 0) return false;
  return locksOn(theCase, award, student).some((lock) => lock.kind === "must" && levels.some((level) => award.levels[level]?.id === lock.level));
}

/** The levels, by index, that no lock forbids the student. */
export function leftByLocks(theCase: Case, award: Award, student: number, levels: readonly number[]): readonly number[] {
  const forbidden = locksOn(theCase, award, student)
    .filter((lock) => lock.kind === "must-not")
    .flatMap((lock) => lockedLevels(theCase, lock));
  return levels.filter((level) => !forbidden.includes(award.levels[level]?.id ?? ""));
}

/** The lowest of the levels that keeps every lock "must have some level" or "at least"; -1 where there is no such lock, or no such level. */
export function lockFloor(theCase: Case, award: Award, student: number, levels: readonly number[]): number {
  const locks = theCase.locks.length === 0 ? [] : locksOn(theCase, award, student).filter((lock) => lock.kind !== "must-not");
  const keeping = levels.filter((level) => locks.every((lock) => lockedLevels(theCase, lock).includes(award.levels[level]?.id ?? "")));
  return locks.length === 0 ? -1 : (keeping.at(-1) ?? -1);
}
