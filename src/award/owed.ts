/**
 * Places owed by joint agreements, which prevail over the scheme (regulation XI; reading A41): the
 * named students must get the level that their agreement states.
 */
import { dateOfTime } from "./calendar.ts";
import { settingOf, type Case } from "./case.ts";
import { bundleAmounts } from "./amounts.ts";
import { ELIGIBLE, statusAt, type Eligibility } from "./eligibility.ts";

/** One owed place. */
export interface Owed {
  readonly student: number;
  readonly award: string;
  readonly level: string;
  readonly agreement: string;
}

/** Why a stated obligation is not carried out: the award's own rules are not met, or its amount is unknown. */
export interface Unowed extends Owed {
  readonly why: "rules" | "amount";
}

/** All obligations of a case. */
export interface Obligations {
  readonly owed: readonly Owed[];
  readonly unowed: readonly Unowed[];
}

/** Finds the students whose agreement is in force on the case's date and states an award. */
export function findObligations(theCase: Case, eligibility: Eligibility): Obligations {
  const clause = theCase.scheme.agreements;
  const owed: Owed[] = [];
  const unowed: Unowed[] = [];
  const slot = clause === undefined ? undefined : theCase.scheme.names.fields.get(clause.field);
  if (clause === undefined || slot === undefined) return { owed, unowed };
  const today = dateOfTime(theCase.asOf, theCase.scheme.zoneMinutes);
  for (let student = 0; student < theCase.facts.studentCount; student += 1) {
    const agreement = theCase.facts.agreements.get(theCase.facts.scalars[slot.index]?.[student] ?? Number.NaN);
    if (agreement?.owes === undefined || agreement.kind !== clause.kind || agreement.from > today || agreement.to < today) continue;
    const place: Owed = { student, award: agreement.owes.award, level: agreement.owes.level, agreement: agreement.name };
    const candidates = eligibility.find((entry) => entry.award.id === place.award);
    const eligible = candidates !== undefined && statusAt(candidates, student, place.level) === ELIGIBLE;
    if (agreement.requirement === "scheme" && !eligible) unowed.push({ ...place, why: "rules" });
    else if (bundleAmounts(theCase, student, [place]).some((pick) => Number.isNaN(pick.fen))) unowed.push({ ...place, why: "amount" });
    else owed.push(place);
  }
  return { owed, unowed };
}

/** The level owed to a student in an award, if any. */
export function owedLevel(obligations: Obligations, award: string, student: number): string | undefined {
  return obligations.owed.find((place) => place.student === student && place.award === award)?.level;
}

/** True where owed places of this case use places of the scheme. */
export function countsInCaps(theCase: Case): boolean {
  const clause = theCase.scheme.agreements;
  return clause === undefined || settingOf(theCase, clause.countsInCaps) === true;
}

/** True where owed places of this case use money of the budgets. */
export function countsInBudget(theCase: Case): boolean {
  const clause = theCase.scheme.agreements;
  return clause === undefined || settingOf(theCase, clause.countsInBudget) === true;
}

/** True where owed places raise a cap that is too small (else they conflict with it). */
export function prevailsOverCap(theCase: Case): boolean {
  const clause = theCase.scheme.agreements;
  return clause !== undefined && settingOf(theCase, clause.overCap) === "prevails";
}
