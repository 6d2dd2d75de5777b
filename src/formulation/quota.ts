/**
 * A quota: at most, or at least, so many places of an award for one part of the students,
 *
 *     atLeast <= sum over bundles b of students in the part, with the award, of x_b <= atMost
 *
 * A floor that nobody can fill is a row without columns; it is kept, because it is false.
 */
import { quotaPart } from "../award/eligibility.ts";
import { countsInCaps } from "../award/owed.ts";
import { optimisedQuotas } from "../award/places.ts";
import { quotaCounts } from "../award/scheme.ts";
import { entriesWhere, isOwedPick, namePart, type Draft, type RowDraft } from "./draft.ts";

/** One row per quota and part that can be broken. */
export function quotaRows(draft: Draft): readonly RowDraft[] {
  const { basis } = draft;
  const all = countsInCaps(basis.theCase);
  return optimisedQuotas(basis.theCase, basis.quotas).flatMap(({ quota, part, atMost, atLeast }) => {
    const entries = entriesWhere(
      draft,
      (pick) => quotaCounts(quota, pick.award, pick.level),
      (student, pick) => ((all || !isOwedPick(basis, student, pick)) && quotaPart(basis.theCase, quota, student) === part ? 1 : 0),
    );
    const floor = atLeast !== undefined && atLeast > 0 ? atLeast : undefined;
    if (entries.columns.length === 0 && floor === undefined) return [];
    const words = { code: "row-quota", article: quota.article, values: { award: quota.awards.join(" + "), part, atMost: atMost ?? "", atLeast: floor ?? "" } };
    const name = `quota|${quota.id}|${namePart(part)}`;
    return splitSides({ name, entries, words }, floor, atMost);
  });
}

/** A floor above its own ceiling cannot be one row of an MPS file: it becomes two rows, which no allocation keeps. */
function splitSides(row: Omit<RowDraft, "lower" | "upper">, lower: number | undefined, upper: number | undefined): readonly RowDraft[] {
  if (lower !== undefined && upper !== undefined && lower > upper)
    return [
      { ...row, name: `${row.name}|floor`, lower },
      { ...row, upper },
    ];
  return [{ ...row, ...(upper === undefined ? {} : { upper }), ...(lower === undefined ? {} : { lower }) }];
}
