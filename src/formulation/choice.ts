/**
 * One choice per student and class of interacting awards:
 *
 *     sum over her bundles b of x_b <= 1
 */
import type { Draft, RowDraft } from "./draft.ts";

/** One group row per student and class. */
export function choiceRows(draft: Draft): readonly RowDraft[] {
  return draft.groups.map((group, g) => {
    const first = draft.firstColumn[g] ?? 0;
    const id = draft.basis.theCase.ids[group.student] ?? "";
    const entries = group.bundles.map((_, i): readonly [number, number] => [first + i, 1]);
    const words = { code: "row-choice", article: "", values: { student: id, awards: group.awards.join(", ") } };
    return { name: `choice|${id}|${group.awards[0] ?? ""}`, upper: 1, entries, group: true, words };
  });
}
