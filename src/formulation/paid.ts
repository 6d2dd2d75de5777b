/**
 * Every paid amount stands in a counting row, so that an auditor can check amounts where nothing binds:
 *
 *     paid(award) = sum over bundles b of amount(b, award) x_b
 */
import { entriesWhere, type Draft, type RowDraft } from "./draft.ts";

/** One counting row per optimised award that somebody may receive. */
export function paidRows(draft: Draft): readonly RowDraft[] {
  const awards = draft.basis.theCase.scheme.awards.filter((award) => award.selection === "optimised");
  return awards.flatMap((award) => {
    const offered = draft.bundles.combinations.some((picks) => picks.some((pick) => pick.award === award.id));
    const entries = entriesWhere(
      draft,
      (pick) => pick.award === award.id,
      (_, _pick, fen) => fen,
    );
    const words = { code: "row-paid", article: award.article, values: { award: award.title } };
    return offered ? [{ name: `paid|${award.id}`, entries, words }] : [];
  });
}
