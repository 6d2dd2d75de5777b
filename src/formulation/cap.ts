/**
 * The cap of a level: at most so many of its places,
 *
 *     sum over bundles b with (award, level) of x_b <= places
 *
 * A level without a cap has the same sum as a counting row, so that its places can be split on.
 */
import { countsInCaps } from "../award/owed.ts";
import { entriesWhere, isOwedPick, type Draft, type RowDraft } from "./draft.ts";

/** One row per level of every optimised award that somebody may receive. */
export function capRows(draft: Draft): readonly RowDraft[] {
  const { basis } = draft;
  const all = countsInCaps(basis.theCase);
  return basis.caps.flatMap((cap) => {
    const entries = entriesWhere(
      draft,
      (pick) => pick.award === cap.award.id && pick.level === cap.level.id,
      (student, pick) => (all || !isOwedPick(basis, student, pick) ? 1 : 0),
    );
    if (entries.columns.length === 0) return [];
    const open = cap.places === Number.POSITIVE_INFINITY;
    const values = { award: cap.award.title, level: cap.level.title, places: open ? "" : cap.places };
    const words = { code: open ? "row-places" : "row-cap", article: cap.level.cap?.article ?? cap.level.article, values };
    return [{ name: `cap|${cap.award.id}|${cap.level.id}`, ...(open ? {} : { upper: cap.places }), entries, words }];
  });
}
