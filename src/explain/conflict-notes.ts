/** What a clause of a conflict does not say by itself: that its student is not eligible and why, or how many are eligible at all. */
import { documentTitles } from "../award/titles.ts";
import { ELIGIBLE, NOT_ELIGIBLE, statusAt, WAITING } from "../award/eligibility.ts";
import { lockedLevels } from "../award/locks.ts";
import type { RecountBasis } from "../award/recount.ts";
import { judgeCandidate } from "../award/verdict.ts";
import type { Clause } from "../formulation/trial.ts";

/** One remark as a code for a sentence. */
export interface Note {
  readonly code: "conflict-no-candidate" | "conflict-not-eligible" | "conflict-waiting" | "conflict-few";
  readonly values: Readonly<Record<string, string | number>>;
}

/** Why a student has none of these levels of an award open; nothing where she has one. */
function whyNotOpen(basis: RecountBasis, student: number, awardId: string, levels: readonly string[]): readonly Note[] {
  const { theCase } = basis;
  const values = { student: theCase.ids[student] ?? "", award: awardId };
  const entry = basis.eligibility.find((candidate) => candidate.award.id === awardId);
  if (entry === undefined || (entry.positionOf[student] ?? -1) < 0) return [{ code: "conflict-no-candidate", values }];
  const statuses = levels.map((level) => statusAt(entry, student, level) ?? NOT_ELIGIBLE);
  if (statuses.includes(ELIGIBLE)) return [];
  const verdict = judgeCandidate(theCase, entry.award, student);
  const best = Math.min(...statuses);
  const decisive = verdict.rules.filter(
    (rule) => rule.status === best && (rule.rule.levels === undefined || rule.rule.levels.some((id) => levels.includes(id))),
  );
  if (best === WAITING) {
    const documents = [...new Set([...verdict.missing, ...decisive.flatMap((rule) => rule.asks)])];
    return [{ code: "conflict-waiting", values: { ...values, documents: documentTitles(theCase.scheme, documents) } }];
  }
  const rules = decisive.map(({ rule }) => `${rule.id} [${rule.article}]`);
  return [{ code: "conflict-not-eligible", values: { ...values, rules: rules.join(", ") } }];
}

/** Remarks on one clause of a conflict. */
export function notesOn(basis: RecountBasis, clause: Clause): readonly Note[] {
  const { theCase } = basis;
  if (clause.limit?.side === "floor") {
    const count = clause.students.length;
    return count >= clause.limit.value ? [] : [{ code: "conflict-few", values: { count } }];
  }
  const index = /^lock\|(\d+)\|/.exec(clause.name)?.[1];
  const lock = index === undefined ? undefined : theCase.locks[Number(index)];
  if (lock === undefined || lock.kind === "must-not") return [];
  return whyNotOpen(basis, theCase.ids.indexOf(lock.student), lock.award, lockedLevels(theCase, lock));
}
