/**
 * Entitled awards: everyone who qualifies is paid; nobody competes. What is still unknown is set
 * aside at its highest amount where the case says so (design section 6; reading A50).
 */
import { amountOf } from "./amounts.ts";
import { decisionsOf, settingOf, type Case } from "./case.ts";
import { ELIGIBLE, WAITING, type AwardEligibility, type Eligibility } from "./eligibility.ts";
import type { Award } from "./scheme.ts";

/** One amount due to a student. */
export interface Entitlement {
  readonly student: number;
  readonly award: string;
  readonly level: string;
  readonly fen: number;
  /** False: due, but the assessing office's list is not on file. */
  readonly payable: boolean;
}

/** Amounts due, and what may become due when unknown facts are known. */
export interface Entitlements {
  readonly due: readonly Entitlement[];
  /** Highest further amount per award, fen. */
  readonly openFen: ReadonlyMap<string, number>;
}

/** True where an entitlement can be paid now: no list is needed, or it is on file. */
export function isPayable(theCase: Case, award: Award, student: number): boolean {
  const condition = award.payable;
  if (condition === undefined) return true;
  if (condition.unless !== undefined && condition.unless.evaluate(theCase.facts, student) === 1) return true;
  return decisionsOf(theCase, condition.decision, award.id).some((decision) => decision.value === "yes");
}

function levelsOf(
  theCase: Case,
  entry: AwardEligibility,
  position: number,
  student: number,
  status: number,
): readonly { readonly level: string; readonly fen: number; readonly rank: number }[] {
  return entry.award.levels.flatMap((level, rank) => {
    if (entry.status[rank]?.[position] !== status) return [];
    const fen = amountOf(theCase, level.amount, student);
    return Number.isNaN(fen) ? [] : [{ level: level.id, fen, rank }];
  });
}

/** What one candidate is due, and the most that could be added. */
function candidateEntitlement(theCase: Case, entry: AwardEligibility, position: number): { readonly due: readonly Entitlement[]; readonly openFen: number } {
  const student = entry.students[position] ?? 0;
  const met = levelsOf(theCase, entry, position, student, ELIGIBLE);
  const open = levelsOf(theCase, entry, position, student, WAITING);
  const each = settingOf(theCase, entry.award.combine) === "each";
  const paid = each ? met : met.slice(0, 1);
  const payable = isPayable(theCase, entry.award, student);
  const due = paid.map((level) => ({ student, award: entry.award.id, level: level.level, fen: level.fen, payable }));
  const certain = paid[0];
  const better = certain === undefined ? open : open.filter((level) => level.rank < certain.rank);
  const highest = better.reduce((most, level) => Math.max(most, level.fen - (certain?.fen ?? 0)), 0);
  return { due, openFen: each ? open.reduce((sum, level) => sum + level.fen, 0) : highest };
}

/** All entitlements of a case. */
export function findEntitlements(theCase: Case, eligibility: Eligibility): Entitlements {
  const due: Entitlement[] = [];
  const openFen = new Map<string, number>();
  for (const entry of eligibility.filter((candidate) => candidate.award.selection === "entitled")) {
    entry.students.forEach((_, position) => {
      const found = candidateEntitlement(theCase, entry, position);
      due.push(...found.due);
      if (found.openFen > 0) openFen.set(entry.award.id, (openFen.get(entry.award.id) ?? 0) + found.openFen);
    });
  }
  return { due, openFen };
}

/** Fen of a budget that are bound before anybody competes: what is due, and what is set aside. */
export function boundFen(
  entitlements: Entitlements,
  awards: readonly string[],
  reserve: "highest" | "none",
): { readonly dueFen: number; readonly reservedFen: number } {
  const dueFen = entitlements.due.filter((entry) => awards.includes(entry.award)).reduce((sum, entry) => sum + entry.fen, 0);
  const reservedFen = reserve === "none" ? 0 : awards.reduce((sum, award) => sum + (entitlements.openFen.get(award) ?? 0), 0);
  return { dueFen, reservedFen };
}
