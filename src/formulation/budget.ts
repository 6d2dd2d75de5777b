/**
 * A budget in fen: what is due without competition is paid first, the rest limits the places,
 *
 *     sum over bundles b of amount(b, awards of the budget) x_b <= limit - due - reserved
 */
import { boundFen } from "../award/entitlement.ts";
import { countsInBudget } from "../award/owed.ts";
import { entriesWhere, isOwedPick, type Draft, type RowDraft } from "./draft.ts";

/** One row per stated budget; one that is overdrawn before anybody competes is false, with or without columns. */
export function budgetRows(draft: Draft): readonly RowDraft[] {
  const { basis } = draft;
  const all = countsInBudget(basis.theCase);
  return basis.theCase.budgets.flatMap((budget) => {
    const { dueFen, reservedFen } = boundFen(basis.entitlements, budget.awards, budget.reserve);
    const upper = budget.limitFen - budget.spentFen - dueFen - reservedFen;
    const entries = entriesWhere(
      draft,
      (pick) => budget.awards.includes(pick.award),
      (student, pick, fen) => (all || !isOwedPick(basis, student, pick) ? fen : 0),
    );
    if (entries.columns.length === 0 && upper >= 0) return [];
    const words = {
      code: "row-budget",
      article: "",
      values: { budget: budget.title, limitFen: budget.limitFen, spentFen: budget.spentFen, dueFen, reservedFen },
    };
    return [{ name: `budget|${budget.id}`, upper, entries, words }];
  });
}
