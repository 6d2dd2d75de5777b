/**
 * Who may receive what. Every rule is met, not met or unknown for every candidate; the status of a
 * level is the strongest that any rule gives it (clauses, section 0: disqualified > not accepted >
 * not eligible > unknown > eligible). A false decides even where other parts are unknown.
 */
import { divideBig, toSafe } from "../decimal.ts";
import { amountOf, isStackingOn, stackingRoom } from "./amounts.ts";
import { decisionsOf, isOn, parameterOf, quotasInForce, settingOf, textOf, type Case } from "./case.ts";
import type { Award, Failure, Quota, Rule } from "./scheme.ts";

/** Status of a candidate's level; of several the larger prevails. Eligible: every rule is met. */
export const ELIGIBLE = 0;
/** A fact or a paper is missing. */
export const WAITING = 1;
/** A rule is not met. */
export const NOT_ELIGIBLE = 2;
/** A paper came too late. */
export const NOT_ACCEPTED = 3;
/** A rule that disqualifies is broken. */
export const DISQUALIFIED = 4;

const STATUS_OF_FAILURE: Readonly<Record<Failure, number>> = { "not-eligible": NOT_ELIGIBLE, "not-accepted": NOT_ACCEPTED, disqualified: DISQUALIFIED };

/** The candidates of one award. */
export interface AwardEligibility {
  readonly award: Award;
  /** Student numbers, ascending. */
  readonly students: Int32Array;
  /** Position of a student among the candidates, -1 where she is none. */
  readonly positionOf: Int32Array;
  /** One status per level (in the award's order) and candidate. */
  readonly status: readonly Uint8Array[];
  /** Scaled by the scheme's digits; NaN where unknown or where the award is not ranked. */
  readonly merit: Float64Array;
}

/** All awards of a case, in the scheme's order. */
export type Eligibility = readonly AwardEligibility[];

/** Waivers recorded in a case: rules lifted for a student, for one award or for all. */
export function waiverOf(theCase: Case, rule: Rule, award: string, student: number): { readonly authority: string; readonly reason: string } | undefined {
  if (settingOf(theCase, rule.soft) !== "waivable") return undefined;
  const id = theCase.ids[student];
  return decisionsOf(theCase, "waiver", award).find((decision) => decision.subject === id && decision.value === rule.id);
}

/** True where a document rule's deadline has passed and the text says that late papers are not accepted. */
function isClosed(theCase: Case, rule: Rule): boolean {
  if (rule.deadline === undefined) return false;
  const deadline = parameterOf(theCase, rule.deadline);
  return typeof deadline === "number" && theCase.asOf > deadline && isOn(theCase, rule.late);
}

/** The value of a rule for a student: 1 met (or not applicable), 0 not met, NaN unknown. */
export function ruleValue(theCase: Case, rule: Rule, student: number): number {
  const guard = rule.when === undefined ? 1 : rule.when.evaluate(theCase.facts, student);
  if (guard === 0) return 1;
  const value = rule.require.evaluate(theCase.facts, student);
  return value === 1 ? 1 : guard === 1 ? value : Number.NaN;
}

/** What a rule's value makes of a level. A paper that is not there is awaited until the deadline, and after it where the text does not refuse late ones. */
export function ruleStatus(theCase: Case, rule: Rule, award: string, student: number, value: number): number {
  if (value === 1 || rule.kind === "flag") return ELIGIBLE;
  if (waiverOf(theCase, rule, award, student) !== undefined) return ELIGIBLE;
  if (Number.isNaN(value)) return WAITING;
  if (rule.kind === "document") return isClosed(theCase, rule) ? NOT_ACCEPTED : WAITING;
  return STATUS_OF_FAILURE[textOf(theCase, rule.fails) as Failure];
}

/** Merit rounded once, half up, to the scheme's digits (design section 4). */
export function meritOf(theCase: Case, award: Award, student: number): number {
  if (award.merit === undefined) return Number.NaN;
  const numerator = award.merit.evaluate(theCase.facts, student);
  if (Number.isNaN(numerator)) return Number.NaN;
  const scale = 10n ** BigInt(theCase.scheme.merit.digits);
  return toSafe(divideBig(BigInt(numerator) * scale, BigInt(award.merit.denominator), "half-up"));
}

/** Facts beyond the rules that a place needs: the amount, the room under a stacking clause, the part of a quota. */
function isSettled(theCase: Case, award: Award, level: number, student: number, quotas: readonly Quota[]): boolean {
  const amount = award.levels[level]?.amount;
  if (amount === undefined || (amount.kind !== "decided" && Number.isNaN(amountOf(theCase, amount, student)))) return false;
  const stacked = theCase.scheme.stacking.filter((clause) => clause.awards.includes(award.id) && isStackingOn(theCase, clause));
  if (stacked.some((clause) => Number.isNaN(stackingRoom(theCase, clause, student)))) return false;
  return quotas.every((quota) => quotaPart(theCase, quota, student) !== undefined);
}

/** The part of a quota in which a student counts: empty where it counts her in one limit for all, null where not at all, undefined where a fact is unknown. */
export function quotaPart(theCase: Case, quota: Quota, student: number): string | null | undefined {
  const inside = quota.where === undefined ? 1 : quota.where.evaluate(theCase.facts, student);
  if (inside === 0) return null;
  if (Number.isNaN(inside)) return undefined;
  if (quota.by === undefined) return "";
  const slot = theCase.scheme.names.fields.get(quota.by);
  const code = slot === undefined ? Number.NaN : (theCase.facts.scalars[slot.index]?.[student] ?? Number.NaN);
  return Number.isNaN(code) ? undefined : theCase.scheme.names.codebook.texts[code];
}

function levelIndexes(award: Award, rule: Rule): readonly number[] {
  return award.levels.flatMap((level, i) => (rule.levels === undefined || rule.levels.includes(level.id) ? [i] : []));
}

function candidatesOf(theCase: Case, award: Award): { readonly students: Int32Array; readonly open: Uint8Array } {
  const students: number[] = [];
  const open: number[] = [];
  for (let student = 0; student < theCase.facts.studentCount; student += 1) {
    const value = award.candidate.evaluate(theCase.facts, student);
    if (value === 0) continue;
    students.push(student);
    open.push(Number.isNaN(value) ? WAITING : ELIGIBLE);
  }
  return { students: Int32Array.from(students), open: Uint8Array.from(open) };
}

/** How unknown facts are taken: as unknown, or as if every missing fact and paper were there and met. */
export type Assumption = "as-is" | "complete";

/** Assesses every candidate of one award. Without a merit, an amount or a part nobody can be placed, whatever is assumed. */
export function assessAward(theCase: Case, award: Award, assumption: Assumption = "as-is"): AwardEligibility {
  const { students, open } = candidatesOf(theCase, award);
  const complete = assumption === "complete";
  const status = award.levels.map(() => (complete ? new Uint8Array(open.length) : Uint8Array.from(open)));
  const merit = Float64Array.from(students, (student) => meritOf(theCase, award, student));
  const quotas = quotasInForce(theCase).filter((quota) => quota.awards.includes(award.id));
  const raise = (level: number, position: number, to: number) => {
    const column = status[level];
    if (column !== undefined && (column[position] ?? 0) < to) column[position] = to;
  };
  for (const rule of theCase.scheme.rules.filter((candidate) => candidate.awards.includes(award.id))) {
    const levels = levelIndexes(award, rule);
    students.forEach((student, position) => {
      const found = ruleStatus(theCase, rule, award.id, student, ruleValue(theCase, rule, student));
      if (found !== ELIGIBLE && !(complete && found === WAITING)) for (const level of levels) raise(level, position, found);
    });
  }
  students.forEach((student, position) => {
    const unranked = award.merit !== undefined && Number.isNaN(merit[position] ?? Number.NaN);
    award.levels.forEach((_, level) => {
      if (unranked || !isSettled(theCase, award, level, student, quotas)) raise(level, position, WAITING);
    });
  });
  const positionOf = new Int32Array(theCase.facts.studentCount).fill(-1);
  students.forEach((student, position) => (positionOf[student] = position));
  return { award, students, positionOf, status, merit };
}

/** Assesses every award of a case. */
export function assess(theCase: Case, assumption: Assumption = "as-is"): Eligibility {
  return theCase.scheme.awards.map((award) => assessAward(theCase, award, assumption));
}

/** The best status over a candidate's levels. */
export function bestStatus(eligibility: AwardEligibility, position: number): number {
  return eligibility.status.reduce((best, column) => Math.min(best, column[position] ?? DISQUALIFIED), DISQUALIFIED);
}

/** The status of a student's level; undefined where she is no candidate. */
export function statusAt(eligibility: AwardEligibility, student: number, levelId: string): number | undefined {
  const position = eligibility.positionOf[student] ?? -1;
  const level = eligibility.award.levels.findIndex((candidate) => candidate.id === levelId);
  return position < 0 ? undefined : eligibility.status[level]?.[position];
}
