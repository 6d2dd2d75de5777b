/**
 * The recount: an allocation checked against the scheme itself. It knows no program and no row; it
 * goes through every rule, amount and total again, and is the only judge of the brute-force law.
 */
import { bundleAmounts, type PaidPick, type Pick } from "./amounts.ts";
import type { Case, GoalName } from "./case.ts";
import { assess, type Assumption, ELIGIBLE, quotaPart, statusAt, type Eligibility } from "./eligibility.ts";
import { boundFen, findEntitlements, type Entitlements } from "./entitlement.ts";
import { findEnvy } from "./envy.ts";
import { keepsLock } from "./locks.ts";
import { countsInBudget, countsInCaps, findObligations, type Obligations } from "./owed.ts";
import type { Adjustment, NeutralLimit } from "./neutral-limits.ts";
import { capStates, capsWith, optimisedQuotas, quotaStates, type CapState, type QuotaState } from "./places.ts";
import { rankingOf, type RankedList } from "./ranking.ts";
import { isOptimised, quotaCounts, type TieKey } from "./scheme.ts";

/** What the optimised awards give: at most one level of an award per student. */
export type Choices = ReadonlyMap<number, readonly Pick[]>;

/** A rule of the scheme that an allocation breaks. */
export interface Violation {
  readonly code: "not-eligible" | "two-levels" | "exclusion" | "cap" | "quota" | "budget" | "owed" | "lock" | "adjustment" | "envy";
  readonly article: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** The result of a recount. */
export interface Recount {
  readonly violations: readonly Violation[];
  readonly goals: ReadonlyMap<GoalName, bigint>;
  /** What every student gets, after stacking. */
  readonly paid: ReadonlyMap<number, readonly PaidPick[]>;
}

/** Everything about a case that no allocation changes. */
export interface RecountBasis {
  readonly theCase: Case;
  readonly eligibility: Eligibility;
  readonly entitlements: Entitlements;
  readonly obligations: Obligations;
  readonly caps: readonly CapState[];
  readonly quotas: readonly QuotaState[];
  /** Under the policy `rank`: who comes before whom. */
  readonly ranking: readonly RankedList[] | undefined;
  /** Undefined: every level keeps its own cap. */
  readonly adjustment?: Adjustment;
}

/** Goes through the case once; `known`: who may receive what under that assumption, where it is known already. */
export function prepareRecount(theCase: Case, assumption: Assumption = "as-is", known?: Eligibility): RecountBasis {
  const eligibility = known ?? assess(theCase, assumption);
  const obligations = findObligations(theCase, eligibility);
  const entitlements = findEntitlements(theCase, eligibility);
  const quotas = quotaStates(theCase);
  const ranking = theCase.policy === "rank" ? rankingOf({ theCase, eligibility, obligations, quotas }) : undefined;
  return { theCase, eligibility, entitlements, obligations, caps: capStates(theCase, obligations), quotas, ranking };
}

/** The same case while the caps of one award move. */
export function withAdjustment(basis: RecountBasis, adjustment: Adjustment): RecountBasis {
  const caps = capsWith(basis.theCase, basis.caps, adjustment.award, adjustment.places, basis.obligations);
  return { ...basis, caps, adjustment };
}

/** The same case with other goals. */
export function withGoals(basis: RecountBasis, goals: readonly GoalName[]): RecountBasis {
  return { ...basis, theCase: { ...basis.theCase, goals } };
}

/** What a pick adds to a limit of an adjustment, a whole number: owed places count as the case counts them in caps and in budgets. */
export function limitValue(basis: RecountBasis, limit: NeutralLimit, student: number, pick: PaidPick): number {
  const { sum } = limit;
  if (sum.kind === "goal") return goalValue(basis, sum.goal, student, pick);
  if (sum.kind === "levels") return levelValue(basis, sum.perLevel, student, pick);
  const { adjustment, theCase } = basis;
  if (pick.award !== adjustment?.award.id) return 0;
  return countsInBudget(theCase) || !isOwed(basis, student, pick) ? pick.fen : 0;
}

/** The number of the pick's level, where the pick is of the adjusted award and counts in its caps. */
function levelValue(basis: RecountBasis, perLevel: readonly number[], student: number, pick: Pick): number {
  const { adjustment, theCase } = basis;
  if (pick.award !== adjustment?.award.id || !(countsInCaps(theCase) || !isOwed(basis, student, pick))) return 0;
  return perLevel[adjustment.award.levels.findIndex((level) => level.id === pick.level)] ?? 0;
}

function isOwed(basis: RecountBasis, student: number, pick: Pick): boolean {
  return basis.obligations.owed.some((place) => place.student === student && place.award === pick.award && place.level === pick.level);
}

function mayHave(basis: RecountBasis, student: number, pick: Pick): boolean {
  const entry = basis.eligibility.find((candidate) => candidate.award.id === pick.award);
  if (entry === undefined || !isOptimised(entry.award)) return false;
  return statusAt(entry, student, pick.level) === ELIGIBLE || isOwed(basis, student, pick);
}

function checkStudent(basis: RecountBasis, student: number, picks: readonly Pick[], violations: Violation[]): void {
  const id = basis.theCase.ids[student] ?? "";
  const awards = picks.map((pick) => pick.award);
  for (const pick of picks) {
    if (!mayHave(basis, student, pick)) violations.push({ code: "not-eligible", article: "", values: { student: id, award: pick.award, level: pick.level } });
  }
  if (new Set(awards).size !== awards.length) violations.push({ code: "two-levels", article: "", values: { student: id } });
  for (const exclusion of basis.theCase.scheme.exclusions) {
    if (exclusion.awards.filter((award) => awards.includes(award)).length > 1) {
      violations.push({ code: "exclusion", article: exclusion.article, values: { student: id, rule: exclusion.id } });
    }
  }
}

function countWhere(choices: Choices, test: (student: number, pick: Pick) => boolean): number {
  let count = 0;
  for (const [student, picks] of choices) count += picks.filter((pick) => test(student, pick)).length;
  return count;
}

function checkCaps(basis: RecountBasis, choices: Choices, violations: Violation[]): void {
  const all = countsInCaps(basis.theCase);
  for (const cap of basis.caps) {
    const used = countWhere(choices, (student, pick) => pick.award === cap.award.id && pick.level === cap.level.id && (all || !isOwed(basis, student, pick)));
    if (used > cap.places) {
      violations.push({ code: "cap", article: cap.level.cap?.article ?? "", values: { award: cap.award.id, level: cap.level.id, used, places: cap.places } });
    }
  }
}

/** Places given by competition that a quota counts in one part; owed ones where they use places. */
export function quotaUse(basis: RecountBasis, choices: Choices, state: QuotaState): number {
  const all = countsInCaps(basis.theCase);
  const { quota, part } = state;
  return countWhere(
    choices,
    (student, pick) =>
      quotaCounts(quota, pick.award, pick.level) && quotaPart(basis.theCase, quota, student) === part && (all || !isOwed(basis, student, pick)),
  );
}

function checkQuotas(basis: RecountBasis, choices: Choices, violations: Violation[]): void {
  // Quotas on decided awards are checked where the decisions are read: no choice changes them.
  for (const state of optimisedQuotas(basis.theCase, basis.quotas)) {
    const { quota, part, atMost, atLeast } = state;
    const used = quotaUse(basis, choices, state);
    const broken = (atMost !== undefined && used > atMost) || (atLeast !== undefined && used < atLeast);
    if (broken)
      violations.push({ code: "quota", article: quota.article, values: { rule: quota.id, part, used, atMost: atMost ?? "", atLeast: atLeast ?? "" } });
  }
}

function checkBudgets(basis: RecountBasis, paid: Recount["paid"], violations: Violation[]): void {
  const all = countsInBudget(basis.theCase);
  for (const budget of basis.theCase.budgets) {
    const { dueFen, reservedFen } = boundFen(basis.entitlements, budget.awards, budget.reserve);
    let spent = BigInt(dueFen) + BigInt(reservedFen) + BigInt(budget.spentFen);
    for (const [student, picks] of paid) {
      // A pick of unknown amount is refused already: nobody is eligible for it and no agreement owes it.
      const known = picks.filter((pick) => !Number.isNaN(pick.fen));
      for (const pick of known) if (budget.awards.includes(pick.award) && (all || !isOwed(basis, student, pick))) spent += BigInt(pick.fen);
    }
    if (spent > BigInt(budget.limitFen)) {
      violations.push({ code: "budget", article: "", values: { budget: budget.id, spentFen: spent.toString(), limitFen: budget.limitFen } });
    }
  }
}

function checkAdjustment(basis: RecountBasis, paid: Recount["paid"], violations: Violation[]): void {
  for (const limit of basis.adjustment?.limits ?? []) {
    let sum = 0n;
    for (const [student, picks] of paid) for (const pick of picks) if (!Number.isNaN(pick.fen)) sum += BigInt(limitValue(basis, limit, student, pick));
    const { kind, level = "", lower, upper } = limit;
    if ((lower !== undefined && sum < BigInt(lower)) || (upper !== undefined && sum > BigInt(upper)))
      violations.push({ code: "adjustment", article: "", values: { kind, level, sum: sum.toString(), lower: lower ?? "", upper: upper ?? "" } });
  }
}

function checkOwed(basis: RecountBasis, choices: Choices, violations: Violation[]): void {
  for (const place of basis.obligations.owed) {
    const given = choices.get(place.student)?.some((pick) => pick.award === place.award && pick.level === place.level) === true;
    if (!given) {
      const values = { student: basis.theCase.ids[place.student] ?? "", award: place.award, level: place.level, agreement: place.agreement };
      violations.push({ code: "owed", article: basis.theCase.scheme.agreements?.article ?? "", values });
    }
  }
}

function checkLocks(basis: RecountBasis, choices: Choices, violations: Violation[]): void {
  const { theCase } = basis;
  for (const lock of theCase.locks) {
    if (keepsLock(theCase, lock, choices.get(theCase.ids.indexOf(lock.student)) ?? [])) continue;
    violations.push({ code: "lock", article: "", values: { student: lock.student, award: lock.award, kind: lock.kind } });
  }
}

/** Under the policy `rank` nobody may envy; where no lot is drawn, equals hold the same. */
function checkEnvy({ theCase, ranking }: RecountBasis, choices: Choices, violations: Violation[]): void {
  for (const { award, level, student, other } of findEnvy(ranking ?? [], choices, theCase.ties !== "lot"))
    violations.push({ code: "envy", article: "", values: { student: theCase.ids[student] ?? "", other: theCase.ids[other] ?? "", award, level } });
}

/** Weight times merit of a pick: basis points times the scheme's scaled merit; an owed place without a score counts 0. */
export function pickMerit(basis: RecountBasis, student: number, pick: Pick): number {
  const entry = basis.eligibility.find((candidate) => candidate.award.id === pick.award);
  const position = entry?.positionOf[student] ?? -1;
  const merit = position < 0 ? 0 : (entry?.merit[position] ?? 0);
  const weight = entry?.award.levels.find((level) => level.id === pick.level)?.weightBp ?? 0;
  return Number.isNaN(merit) ? 0 : weight * merit;
}

/** Name of the goal that counts the places of the award whose caps move. */
export const AWARD_HEADS = "award-heads";
/** Name of the goal that counts its first-level places. */
export const FIRST_LEVEL = "award-first-level";

/** Name of the goal that keeps its places near stated ones, while each level moves to one side only. */
export const NEAREST = "award-nearest";

/** Name of the goal that a key of the scheme adds. */
export function keyGoal(key: TieKey): GoalName {
  return `key-${key.id}`;
}

/** What a pick adds to a goal, an integer: weighted merit, one head, or a key's value (0 where it is unknown). */
export function goalValue(basis: RecountBasis, goal: GoalName, student: number, pick: Pick): number {
  if (goal === "merit") return pickMerit(basis, student, pick);
  if (goal === "heads") return 1;
  if (goal === AWARD_HEADS || goal === FIRST_LEVEL) {
    const award = basis.adjustment?.award;
    return pick.award === award?.id && (goal === AWARD_HEADS || pick.level === award.levels[0]?.id) ? 1 : 0;
  }
  if (goal === NEAREST) return levelValue(basis, basis.adjustment?.towards ?? [], student, pick);
  const key = basis.theCase.scheme.keys.find((candidate) => keyGoal(candidate) === goal);
  if (key === undefined) throw new Error(`no goal is called ${goal}`);
  const value = key.awards.includes(pick.award) ? key.value.evaluate(basis.theCase.facts, student) : 0;
  return Number.isNaN(value) ? 0 : value;
}

/** Recounts an allocation of the optimised awards. */
export function recount(basis: RecountBasis, choices: Choices): Recount {
  const violations: Violation[] = [];
  const paid = new Map<number, readonly PaidPick[]>();
  const goals = new Map<GoalName, bigint>(["merit", "heads", ...basis.theCase.goals].map((goal) => [goal, 0n]));
  for (const [student, picks] of choices) {
    checkStudent(basis, student, picks, violations);
    paid.set(student, bundleAmounts(basis.theCase, student, picks));
    for (const goal of goals.keys()) {
      const added = picks.reduce((sum, pick) => sum + goalValue(basis, goal, student, pick), 0);
      goals.set(goal, (goals.get(goal) ?? 0n) + BigInt(added));
    }
  }
  checkCaps(basis, choices, violations);
  checkQuotas(basis, choices, violations);
  checkBudgets(basis, paid, violations);
  checkAdjustment(basis, paid, violations);
  checkOwed(basis, choices, violations);
  checkLocks(basis, choices, violations);
  checkEnvy(basis, choices, violations);
  return { violations, goals, paid };
}
