/**
 * Choices of a student: what she may hold together of awards that interact.
 *
 * Awards interact where an exclusion or a stacking clause names both. For every class of
 * interacting awards a student has one group; its choices are her admissible bundles: at most one
 * level of each award, no exclusion broken, amounts after stacking. Other awards are groups of one.
 */
import { bundleAmounts, isStackingOn, type PaidPick, type Pick } from "../award/amounts.ts";
import type { Case } from "../award/case.ts";
import { ELIGIBLE } from "../award/eligibility.ts";
import { owedLevel } from "../award/owed.ts";
import type { RecountBasis } from "../award/recount.ts";
import type { Award } from "../award/scheme.ts";

/** The most bundles that one student may have in one group. */
export const MAX_BUNDLES = 4096;

/** One choice of a student: at least one pick. */
export interface Bundle {
  readonly student: number;
  readonly picks: readonly PaidPick[];
}

/** All bundles of one student in one class of awards, the first awards' best levels first. */
export interface StudentGroup {
  readonly student: number;
  readonly awards: readonly string[];
  readonly bundles: readonly Bundle[];
}

/** A class of awards whose bundles are too many, with the rules that link it. */
export interface TooManyBundles {
  readonly student: number;
  readonly count: number;
  readonly awards: readonly string[];
  readonly rules: readonly string[];
}

/** Optimised awards in classes that interact, in the scheme's order. */
export function interactingAwards(theCase: Case): readonly (readonly Award[])[] {
  const awards = theCase.scheme.awards.filter((award) => award.selection === "optimised");
  const links = [
    ...theCase.scheme.exclusions.map((clause) => clause.awards),
    ...theCase.scheme.stacking.filter((clause) => isStackingOn(theCase, clause)).map((clause) => clause.awards),
  ];
  const classOf = new Map(awards.map((award, i) => [award.id, i]));
  for (const link of links) {
    const classes = link.flatMap((id) => classOf.get(id) ?? []);
    const lowest = Math.min(...classes);
    for (const [id, found] of classOf) if (classes.includes(found)) classOf.set(id, lowest);
  }
  const numbers = [...new Set(classOf.values())].sort((a, b) => a - b);
  return numbers.map((number) => awards.filter((award) => classOf.get(award.id) === number));
}

/** Levels of an award for which a student is eligible. */
function eligibleLevels(basis: RecountBasis, award: Award, student: number): readonly string[] {
  const entry = basis.eligibility.find((candidate) => candidate.award.id === award.id);
  const position = entry?.positionOf[student] ?? -1;
  if (entry === undefined || position < 0) return [];
  return award.levels.filter((_, level) => entry.status[level]?.[position] === ELIGIBLE).map((level) => level.id);
}

/** Levels of an award that are open to a student: the eligible ones, or only the one owed to her (with the others, where the duty is lifted). */
function openLevels(basis: RecountBasis, award: Award, student: number, isLifted: IsLifted): readonly string[] {
  const owed = owedLevel(basis.obligations, award.id, student);
  if (owed !== undefined && !isLifted(student, award.id)) return [owed];
  const eligible = eligibleLevels(basis, award, student);
  return award.levels.map((level) => level.id).filter((level) => level === owed || eligible.includes(level));
}

function allowed(theCase: Case, picks: readonly Pick[]): boolean {
  return theCase.scheme.exclusions.every((clause) => picks.filter((pick) => clause.awards.includes(pick.award)).length <= 1);
}

/** All admissible combinations of at most one level per award, without the empty one. */
function combinations(theCase: Case, options: readonly { readonly award: string; readonly levels: readonly string[] }[]): readonly (readonly Pick[])[] {
  let found: (readonly Pick[])[] = [[]];
  for (const { award, levels } of options) {
    found = found.flatMap((picks) => [...levels.map((level) => [...picks, { award, level }]).filter((longer) => allowed(theCase, longer)), picks]);
  }
  return found.filter((picks) => picks.length > 0);
}

/** Whether an owed place may be left out, to see what then would be possible. */
export type IsLifted = (student: number, award: string) => boolean;

/** Groups of all students, by student and class; or the first student whose bundles are too many. */
export function studentGroups(basis: RecountBasis, isLifted: IsLifted = () => false): readonly StudentGroup[] | TooManyBundles {
  const { theCase } = basis;
  const classes = interactingAwards(theCase);
  const groups: StudentGroup[] = [];
  for (let student = 0; student < theCase.facts.studentCount; student += 1) {
    for (const awards of classes) {
      const options = awards
        .map((award) => ({ award: award.id, levels: openLevels(basis, award, student, isLifted) }))
        .filter((option) => option.levels.length > 0);
      if (options.length === 0) continue;
      const most = options.reduce((product, option) => product * (option.levels.length + 1), 1);
      if (most > MAX_BUNDLES) return tooMany(theCase, student, most, awards);
      const bundles = combinations(theCase, options).map((picks) => ({ student, picks: bundleAmounts(theCase, student, picks) }));
      groups.push({ student, awards: options.map((option) => option.award), bundles });
    }
  }
  return groups;
}

function tooMany(theCase: Case, student: number, count: number, awards: readonly Award[]): TooManyBundles {
  const ids = awards.map((award) => award.id);
  const clauses = [...theCase.scheme.exclusions, ...theCase.scheme.stacking].filter((clause) => clause.awards.some((id) => ids.includes(id)));
  return { student, count, awards: ids, rules: clauses.map((clause) => clause.id) };
}
