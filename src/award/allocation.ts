/** What every student gets, and the reason code of every application that got nothing. */
import { ELIGIBLE, NOT_ACCEPTED, DISQUALIFIED, WAITING, bestStatus, type AwardEligibility } from "./eligibility.ts";
import type { Recount, RecountBasis } from "./recount.ts";
import { flagsOf, type Flag } from "./flags.ts";
import { isPayable, type Entitlement } from "./entitlement.ts";
import { paymentParts, type PaymentPart } from "./payments.ts";
import { awardOf, isOptimised } from "./scheme.ts";
import { judgeCandidate } from "./verdict.ts";

/** One award given. */
export interface Given {
  readonly award: string;
  readonly level: string;
  readonly fen: number;
  /** `choice`: a place won in the optimisation (or owed by an agreement); the others are due without competition. */
  readonly by: "choice" | Entitlement["by"];
  readonly payable: boolean;
  readonly agreement?: string;
  /** Who decided it, and why. */
  readonly decision?: { readonly authority: string; readonly date: string; readonly reason: string };
  /** Its payments; they add up to its amount. */
  readonly parts: readonly PaymentPart[];
}

/** Why an application got nothing: the rules with their articles, or the documents that are missing. */
export interface Reason {
  readonly award: string;
  readonly code: "waiting" | "not-eligible" | "not-accepted" | "disqualified" | "other-award" | "no-place" | "not-decided";
  readonly rules: readonly string[];
  readonly articles: readonly string[];
  readonly documents: readonly string[];
}

/** One student of an allocation. */
export interface StudentAllocation {
  readonly student: number;
  readonly id: string;
  readonly given: readonly Given[];
  readonly reasons: readonly Reason[];
  /** What a person should look at, though it decides nothing. */
  readonly flags: readonly Flag[];
}

function reasonCode(status: number): Reason["code"] {
  if (status === WAITING) return "waiting";
  if (status === NOT_ACCEPTED) return "not-accepted";
  return status === DISQUALIFIED ? "disqualified" : "not-eligible";
}

/** Why a candidate who was not eligible got nothing. */
function refusal(basis: RecountBasis, entry: AwardEligibility, student: number, status: number): Reason {
  const verdict = judgeCandidate(basis.theCase, entry.award, student);
  const decisive = verdict.rules.filter((rule) => rule.status === status);
  const documents = status === WAITING ? [...verdict.missing, ...decisive.flatMap((rule) => rule.asks)] : [];
  return {
    award: entry.award.id,
    code: reasonCode(status),
    rules: decisive.map((rule) => rule.rule.id),
    articles: [...new Set(decisive.map((rule) => rule.rule.article))],
    documents: [...new Set(documents)],
  };
}

/** Why an eligible candidate got nothing: she holds an award that excludes it, or the places went to others. */
function unplaced(basis: RecountBasis, entry: AwardEligibility, given: readonly Given[]): Reason {
  const held = given.map((award) => award.award);
  const exclusions = basis.theCase.scheme.exclusions.filter(
    (clause) => clause.awards.includes(entry.award.id) && clause.awards.some((id) => held.includes(id)),
  );
  const code = exclusions.length > 0 ? "other-award" : isOptimised(entry.award) ? "no-place" : "not-decided";
  return { award: entry.award.id, code, rules: exclusions.map((clause) => clause.id), articles: exclusions.map((clause) => clause.article), documents: [] };
}

function reasonsFor(basis: RecountBasis, student: number, given: readonly Given[]): readonly Reason[] {
  return basis.eligibility.flatMap((entry) => {
    const position = entry.positionOf[student] ?? -1;
    if (position < 0 || given.some((award) => award.award === entry.award.id)) return [];
    const status = bestStatus(entry, position);
    return [status === ELIGIBLE ? unplaced(basis, entry, given) : refusal(basis, entry, student, status)];
  });
}

function givenTo(basis: RecountBasis, student: number, paid: Recount["paid"]): readonly Given[] {
  const chosen = (paid.get(student) ?? []).map((pick): Given => {
    const owed = basis.obligations.owed.find((place) => place.student === student && place.award === pick.award);
    const payable = isPayable(basis.theCase, awardOf(basis.theCase.scheme, pick.award), student);
    const parts = paymentParts(basis.theCase, pick, student);
    return { award: pick.award, level: pick.level, fen: pick.fen, by: "choice", payable, parts, ...(owed === undefined ? {} : { agreement: owed.agreement }) };
  });
  return chosen;
}

/** Awards as the scheme lists them, whichever way they were found. */
function inSchemeOrder(basis: RecountBasis, given: readonly Given[]): readonly Given[] {
  const place = (award: string) => basis.theCase.scheme.awards.findIndex((candidate) => candidate.id === award);
  return [...given].sort((a, b) => place(a.award) - place(b.award));
}

/** Every student of the case, in the order of ids; reasons and flags only where they are wanted. */
export function allocationOf(basis: RecountBasis, paid: Recount["paid"], withReasons = true): readonly StudentAllocation[] {
  const due = new Map<number, Given[]>();
  for (const entry of basis.entitlements.due) {
    const { authority, date, reason } = entry.decision ?? {};
    const decision = authority === undefined || date === undefined || reason === undefined ? {} : { decision: { authority, date, reason } };
    const parts = paymentParts(basis.theCase, entry, entry.student);
    const given: Given = { award: entry.award, level: entry.level, fen: entry.fen, by: entry.by, payable: entry.payable, parts, ...decision };
    due.set(entry.student, [...(due.get(entry.student) ?? []), given]);
  }
  return basis.theCase.ids.map((id, student) => {
    const given = inSchemeOrder(basis, [...givenTo(basis, student, paid), ...(due.get(student) ?? [])]);
    const why = withReasons ? { reasons: reasonsFor(basis, student, given), flags: flagsOf(basis, student) } : { reasons: [], flags: [] };
    return { student, id, given, ...why };
  });
}
