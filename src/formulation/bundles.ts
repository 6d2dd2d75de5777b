/**
 * Choices of a student: what she may hold together of awards that interact.
 *
 * Awards interact where an exclusion or a stacking clause names both. For every class of
 * interacting awards a student has one group; its choices are her admissible bundles: at most one
 * level of each award, no exclusion broken, amounts after stacking. Other awards are groups of one.
 */
import type { Pick } from "../award/amounts.ts";
import type { Case } from "../award/case.ts";
import { ELIGIBLE } from "../award/eligibility.ts";
import { interactingAwards } from "../award/interacting.ts";
import { owedLevel } from "../award/owed.ts";
import type { RecountBasis } from "../award/recount.ts";
import type { Award } from "../award/scheme.ts";

/** The most bundles that one student may have in one group. */
export const MAX_BUNDLES = 4096;

/** What one choice holds: at least one pick, in the scheme's order of awards. */
export type Combination = readonly Pick[];

/** The choices of one group: what every student has whose open levels are the same. */
export interface GroupKind {
  /** Awards of which some level is open. */
  readonly awards: readonly string[];
  /** Indexes of its combinations, the first awards' best levels first. */
  readonly combinations: Int32Array;
}

/** One group per student and class of awards of which some level is open to her, by student and class. */
export interface StudentGroups {
  readonly students: Int32Array;
  /** Index of every group's kind. */
  readonly kindOf: Int32Array;
  readonly kinds: readonly GroupKind[];
  readonly combinations: readonly Combination[];
}

/** A class of awards whose bundles are too many, with the rules that link it. */
export interface TooManyBundles {
  readonly student: number;
  readonly count: number;
  readonly awards: readonly string[];
  readonly rules: readonly string[];
}

/** Whether a place owed to a student may be left out, to see what then would be possible. */
export type IsLifted = (student: number, award: string) => boolean;

/** Says which levels of an award are open to a student: the eligible ones, or only the one owed to her (with the others, where the duty is lifted). */
type OpenLevels = (student: number) => readonly number[];

const NONE: readonly number[] = [];

function openLevels(basis: RecountBasis, award: Award, isLifted: IsLifted): OpenLevels {
  const entry = basis.eligibility.find((candidate) => candidate.award.id === award.id);
  const hasOwed = basis.obligations.owed.some((place) => place.award === award.id);
  return (student) => {
    const owed = hasOwed ? owedLevel(basis.obligations, award.id, student) : undefined;
    const own = owed === undefined ? -1 : award.levels.findIndex((level) => level.id === owed);
    if (own >= 0 && !isLifted(student, award.id)) return [own];
    const position = entry?.positionOf[student] ?? -1;
    if (own < 0 && position < 0) return NONE;
    const open: number[] = [];
    award.levels.forEach((_, level) => {
      if (level === own || entry?.status[level]?.[position] === ELIGIBLE) open.push(level);
    });
    return open;
  };
}

function allowed(theCase: Case, picks: Combination): boolean {
  return theCase.scheme.exclusions.every((clause) => picks.filter((pick) => clause.awards.includes(pick.award)).length <= 1);
}

/** All admissible combinations of at most one level per award, without the empty one. */
function combinationsOf(theCase: Case, options: readonly { readonly award: string; readonly levels: readonly string[] }[]): readonly Combination[] {
  let found: Combination[] = [[]];
  for (const { award, levels } of options) {
    found = found.flatMap((picks) => [...levels.map((level) => [...picks, { award, level }]).filter((longer) => allowed(theCase, longer)), picks]);
  }
  return found.filter((picks) => picks.length > 0);
}

/** The kind of a group from the open levels of each award of its class; their number where it is too many. */
function kindOf(theCase: Case, awards: readonly Award[], open: readonly (readonly number[])[], combinations: Combination[]): GroupKind | number {
  const options = awards
    .map((award, i) => ({ award: award.id, levels: (open[i] ?? NONE).map((level) => award.levels[level]?.id ?? "") }))
    .filter((option) => option.levels.length > 0);
  const most = options.reduce((product, option) => product * (option.levels.length + 1), 1);
  if (most > MAX_BUNDLES) return most;
  const own = combinationsOf(theCase, options).map((picks) => combinations.push(picks) - 1);
  return { awards: options.map((option) => option.award), combinations: Int32Array.from(own) };
}

/** Groups of all students, by student and class; or the first student whose bundles are too many. Equal open levels are one kind, worked out once. */
export function studentGroups(basis: RecountBasis, isLifted: IsLifted = () => false): StudentGroups | TooManyBundles {
  const { theCase } = basis;
  const classes = interactingAwards(theCase).map((awards) => ({
    awards,
    open: awards.map((award) => openLevels(basis, award, isLifted)),
    known: new Map<string, number>(),
  }));
  const [students, kindNumbers]: [number[], number[]] = [[], []];
  const kinds: GroupKind[] = [];
  const combinations: Combination[] = [];
  for (let student = 0; student < theCase.facts.studentCount; student += 1) {
    for (const { awards, open, known } of classes) {
      const levels = open.map((openOf) => openOf(student));
      if (levels.every((own) => own.length === 0)) continue;
      const key = levels.join(";");
      let number = known.get(key);
      if (number === undefined) {
        const kind = kindOf(theCase, awards, levels, combinations);
        if (typeof kind === "number") return tooMany(theCase, student, kind, awards);
        number = kinds.push(kind) - 1;
        known.set(key, number);
      }
      students.push(student);
      kindNumbers.push(number);
    }
  }
  return { students: Int32Array.from(students), kindOf: Int32Array.from(kindNumbers), kinds, combinations };
}

function tooMany(theCase: Case, student: number, count: number, awards: readonly Award[]): TooManyBundles {
  const ids = awards.map((award) => award.id);
  const clauses = [...theCase.scheme.exclusions, ...theCase.scheme.stacking].filter((clause) => clause.awards.some((id) => ids.includes(id)));
  return { student, count, awards: ids, rules: clauses.map((clause) => clause.id) };
}
