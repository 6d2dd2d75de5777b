/**
 * A place owed by an agreement must be given:
 *
 *     sum over her bundles b with (award, level) of x_b >= 1
 */
import { entriesWhere, namePart, type Draft, type RowDraft } from "./draft.ts";

/** Name of the row of an owed place. */
export function owedRowName(id: string, place: { readonly award: string; readonly level: string }): string {
  return `owed|${id}|${place.award}|${namePart(place.level)}`;
}

/** One row per owed place; without a column it is false. */
export function owedRows(draft: Draft): readonly RowDraft[] {
  const { theCase, obligations } = draft.basis;
  return obligations.owed.map((place) => {
    const id = theCase.ids[place.student] ?? "";
    const entries = entriesWhere(
      draft,
      (pick) => pick.award === place.award && pick.level === place.level,
      (student) => (student === place.student ? 1 : 0),
    );
    const values = { student: id, award: place.award, level: place.level, agreement: place.agreement };
    const words = { code: "row-owed", article: theCase.scheme.agreements?.article ?? "", values };
    return { name: owedRowName(id, place), lower: 1, entries, words };
  });
}
