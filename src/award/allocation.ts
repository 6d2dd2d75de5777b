/** What every student gets, and the reason code of every application that got nothing. */
import { ELIGIBLE, NOT_ACCEPTED, DISQUALIFIED, WAITING, bestStatus, ruleStatus, ruleValue, type AwardEligibility } from "./eligibility.ts";
import type { Recount, RecountBasis } from "./recount.ts";
import { flagFinder, type Flag } from "./flags.ts";
import { isPayable, type Entitlement } from "./entitlement.ts";
import { paymentParts, type PaymentPart } from "./payments.ts";
import { awardOf, isOptimised, type Exclusion, type Rule } from "./scheme.ts";
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

/** What is the same for every candidate of an award: its rules, the exclusions that name it, and the reasons told so far, each one object. */
interface Reasoning {
  readonly entry: AwardEligibility;
  readonly rules: readonly Rule[];
  readonly exclusions: readonly Exclusion[];
  readonly told: Map<string, Reason>;
}

function reasoningOf({ theCase, eligibility }: RecountBasis): readonly Reasoning[] {
  return eligibility.map((entry) => ({
    entry,
    rules: theCase.scheme.rules.filter((rule) => rule.awards.includes(entry.award.id)),
    exclusions: theCase.scheme.exclusions.filter((clause) => clause.awards.includes(entry.award.id)),
    told: new Map(),
  }));
}

type Clauses = readonly { readonly id: string; readonly article: string }[];

function reasonOf({ entry, told }: Reasoning, code: Reason["code"], clauses: Clauses, documents: readonly string[] = []): Reason {
  const key = [code, ...clauses.map((clause) => clause.id), "", ...documents].join("\n");
  const known = told.get(key);
  if (known !== undefined) return known;
  const articles = [...new Set(clauses.map((clause) => clause.article))];
  const reason: Reason = { award: entry.award.id, code, rules: clauses.map((clause) => clause.id), articles, documents };
  told.set(key, reason);
  return reason;
}

/** Why a candidate who was not eligible got nothing. */
function refusal({ theCase }: RecountBasis, reasoning: Reasoning, student: number, status: number): Reason {
  const { entry, rules } = reasoning;
  if (status !== WAITING) {
    const decisive = rules.filter((rule) => ruleStatus(theCase, rule, entry.award.id, student, ruleValue(theCase, rule, student)) === status);
    return reasonOf(reasoning, reasonCode(status), decisive);
  }
  const verdict = judgeCandidate(theCase, entry.award, student);
  const decisive = verdict.rules.filter((rule) => rule.status === status);
  const documents = [...new Set([...verdict.missing, ...decisive.flatMap((rule) => rule.asks)])];
  return reasonOf(
    reasoning,
    "waiting",
    decisive.map((found) => found.rule),
    documents,
  );
}

/** Why an eligible candidate got nothing: she holds an award that excludes it, or the places went to others. */
function unplaced(reasoning: Reasoning, given: readonly Given[]): Reason {
  const exclusions = given.length === 0 ? [] : reasoning.exclusions.filter((clause) => given.some((held) => clause.awards.includes(held.award)));
  if (exclusions.length > 0) return reasonOf(reasoning, "other-award", exclusions);
  return reasonOf(reasoning, isOptimised(reasoning.entry.award) ? "no-place" : "not-decided", []);
}

function reasonsFor(basis: RecountBasis, all: readonly Reasoning[], student: number, given: readonly Given[]): readonly Reason[] {
  const reasons: Reason[] = [];
  for (const reasoning of all) {
    const { entry } = reasoning;
    const position = entry.positionOf[student] ?? -1;
    if (position < 0 || given.some((award) => award.award === entry.award.id)) continue;
    const status = bestStatus(entry, position);
    reasons.push(status === ELIGIBLE ? unplaced(reasoning, given) : refusal(basis, reasoning, student, status));
  }
  return reasons;
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
  const reasoning = reasoningOf(basis);
  const flags = flagFinder(basis);
  return basis.theCase.ids.map((id, student) => {
    const own = due.get(student);
    const given = own === undefined && !paid.has(student) ? NOTHING : inSchemeOrder(basis, [...givenTo(basis, student, paid), ...(own ?? [])]);
    const why = withReasons ? { reasons: reasonsFor(basis, reasoning, student, given), flags: flags(student) } : { reasons: [], flags: [] };
    return { student, id, given, ...why };
  });
}

const NOTHING: readonly Given[] = [];

/** Fen by sponsor, over all that was given. */
export function sponsorTotals(students: readonly StudentAllocation[]): readonly { readonly sponsor: string; readonly fen: number }[] {
  const totals = new Map<string, number>();
  for (const { sponsor, fen } of students.flatMap((student) => student.given.flatMap((given) => given.parts)))
    totals.set(sponsor, (totals.get(sponsor) ?? 0) + fen);
  return [...totals].sort(([a], [b]) => (a < b ? -1 : 1)).map(([sponsor, fen]) => ({ sponsor, fen }));
}
