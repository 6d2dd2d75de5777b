/**
 * The order of candidates under the policy `rank`: who comes before whom, and against whom she is compared.
 *
 * One list per award and part: candidates whom the same quotas count in the same parts. Inside a list more merit comes
 * first, then the scheme's keys among the goals, then (ties `lot`) the ticket; otherwise equals stand together.
 * Whoever is declared beforehand (a place owed by an agreement, a lock on one level; where awards interact any lock that gives
 * something) stands in no list.
 */
import type { Case } from "./case.ts";
import { ELIGIBLE, quotaPart, type Eligibility } from "./eligibility.ts";
import { interactingAwards, precedenceOf } from "./interacting.ts";
import { isLockedTo, leftByLocks, lockFloor } from "./locks.ts";
import { ticketsOf } from "./lot.ts";
import { owedLevel, type Obligations } from "./owed.ts";
import { optimisedQuotas, type QuotaState } from "./places.ts";
import { quotaCounts, type Award, type Quota } from "./scheme.ts";

/** What an order is made from. */
export interface RankingBasis {
  readonly theCase: Case;
  readonly eligibility: Eligibility;
  readonly obligations: Obligations;
  readonly quotas: readonly QuotaState[];
}

/** A candidate in a list. */
export interface Ranked {
  readonly student: number;
  /** Scaled by the scheme's digits. */
  readonly merit: number;
  /** What the keys among the goals say of her, the first key first; more is better. */
  readonly keys: readonly number[];
  /** Hexadecimal; smaller is better; empty where no lot is drawn. */
  readonly ticket: string;
  /** Indexes of the levels open to her, the best first. */
  readonly levels: readonly number[];
  /** The level that a lock gives her whatever the cut-offs are, the last of `levels`; -1: none. */
  readonly floor: number;
  /** Whether she stands in the lists of other awards that interact with this one, too. */
  readonly isCoupled: boolean;
}

/** Candidates who are compared with each other, the best first. */
export interface RankedList {
  readonly award: Award;
  /** In which parts of quotas they count; empty where no quota divides the award. */
  readonly part: string;
  /** Awards that exclude this one and are taken first: who holds one of them envies nobody here. */
  readonly after: readonly string[];
  readonly people: readonly Ranked[];
}

/** What two candidates of a list are compared by; negative: the first is better; 0: equals. */
export function compareRanked(a: Ranked, b: Ranked): number {
  if (a.merit !== b.merit) return b.merit - a.merit;
  for (let k = 0; k < a.keys.length; k += 1) {
    const difference = (b.keys[k] ?? 0) - (a.keys[k] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.ticket < b.ticket ? -1 : Number(a.ticket > b.ticket);
}

/** Candidates in order, the best first: by merit in classes, each class by the rest. */
function inOrder(people: readonly Ranked[]): readonly Ranked[] {
  const byMerit = new Map<number, Ranked[]>();
  for (const one of people) {
    const equals = byMerit.get(one.merit);
    if (equals === undefined) byMerit.set(one.merit, [one]);
    else equals.push(one);
  }
  const merits = Float64Array.from(byMerit.keys()).sort().reverse();
  return Array.from(merits).flatMap((merit) => (byMerit.get(merit) ?? []).sort(compareRanked));
}

/** Quotas that divide an award's candidates. */
function dividing({ theCase, quotas }: RankingBasis, award: Award): readonly Quota[] {
  const counting = optimisedQuotas(theCase, quotas)
    .map((state) => state.quota)
    .filter((quota) => award.levels.some((level) => quotaCounts(quota, award.id, level.id)));
  return [...new Set(counting)].filter((quota) => quota.by !== undefined || quota.where !== undefined);
}

/** In which parts a student counts, by the quotas' ids. */
function partOf(theCase: Case, quotas: readonly Quota[], student: number): string {
  const words = quotas.map((quota) => {
    const part = quotaPart(theCase, quota, student);
    return `${quota.id}: ${part === null ? "no" : part === "" ? "yes" : (part ?? "")}`;
  });
  return words.join("; ");
}

/** Values of the keys among the goals, the first key first; 0 where a key is unknown or not of this award. */
function keyValues(theCase: Case, award: Award): (student: number) => readonly number[] {
  const keys = theCase.goals.flatMap((goal) => theCase.scheme.keys.find((key) => goal === `key-${key.id}`) ?? []);
  return (student) => keys.map((key) => (key.awards.includes(award.id) ? key.value.evaluate(theCase.facts, student) || 0 : 0));
}

/** Levels of an award that merit decides for a student: the eligible ones that locks leave; none where something declared beforehand decides. */
function levelsOf({ theCase, eligibility }: RankingBasis, award: Award, student: number): readonly number[] {
  const entry = eligibility.find((candidate) => candidate.award.id === award.id);
  const position = entry?.positionOf[student] ?? -1;
  if (entry === undefined || position < 0) return [];
  const eligible = award.levels.flatMap((_, level) => (entry.status[level]?.[position] === ELIGIBLE ? [level] : []));
  return theCase.locks.length === 0 || eligible.length === 0 ? eligible : leftByLocks(theCase, award, student, eligible);
}

/** A student among the awards of a class that interact: in how many of them merit decides, and whether something is declared beforehand that decides. */
function standing(
  basis: RankingBasis,
  awards: readonly Award[],
  student: number,
): { readonly isCoupled: boolean; readonly isDeclared: (award: Award) => boolean } {
  const { theCase, obligations } = basis;
  const isOwed = (award: Award) => obligations.owed.length > 0 && owedLevel(obligations, award.id, student) !== undefined;
  const isCoupled = awards.length > 1 && awards.filter((award) => isOwed(award) || levelsOf(basis, award, student).length > 0).length > 1;
  const hasLocks = theCase.locks.length > 0;
  const isGiven = (award: Award) => isOwed(award) || (hasLocks && lockFloor(theCase, award, student, levelsOf(basis, award, student)) >= 0);
  const isDeclared = (award: Award) =>
    isCoupled ? awards.some(isGiven) : isOwed(award) || (hasLocks && isLockedTo(theCase, award, student, levelsOf(basis, award, student)));
  return { isCoupled, isDeclared };
}

/** Lists of one award, by part. */
function listsOf(basis: RankingBasis, interacting: readonly Award[], award: Award, ticketOf: (id: string) => string): readonly RankedList[] {
  const { theCase, eligibility } = basis;
  const entry = eligibility.find((candidate) => candidate.award.id === award.id);
  const quotas = dividing(basis, award);
  const keysOf = keyValues(theCase, award);
  const after = theCase.scheme.exclusions.flatMap((clause) => {
    const precedence = precedenceOf(theCase, clause);
    return precedence.slice(0, Math.max(0, precedence.indexOf(award.id)));
  });
  const parts = new Map<string, Ranked[]>();
  entry?.students.forEach((student, position) => {
    const left = levelsOf(basis, award, student);
    const { isCoupled, isDeclared } = standing(basis, interacting, student);
    if (left.length === 0 || isDeclared(award)) return;
    const floor = lockFloor(theCase, award, student, left);
    const part = partOf(theCase, quotas, student);
    const levels = floor < 0 ? left : left.filter((level) => level <= floor);
    const one = { student, merit: entry.merit[position] || 0, keys: keysOf(student), ticket: ticketOf(theCase.ids[student] ?? ""), levels, floor, isCoupled };
    const list = parts.get(part);
    if (list === undefined) parts.set(part, [one]);
    else list.push(one);
  });
  return [...parts.keys()].sort().map((part) => ({ award, part, after, people: inOrder(parts.get(part) ?? []) }));
}

/** Every list of a case: awards in the scheme's order, parts in code-point order. */
export function rankingOf(basis: RankingBasis): readonly RankedList[] {
  const { theCase } = basis;
  const ticketOf = theCase.ties === "lot" ? ticketsOf(theCase.seed, theCase.round) : () => "";
  const classes = interactingAwards(theCase);
  const ranked = theCase.scheme.awards.filter((award) => award.selection === "optimised");
  return ranked.flatMap((award) => listsOf(basis, classes.find((own) => own.includes(award)) ?? [award], award, ticketOf));
}
