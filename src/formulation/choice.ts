/**
 * One choice per student and class of interacting awards:
 *
 *     sum over her bundles b of x_b <= 1
 *
 * These are the group rows: group g has the columns `firstColumn[g] .. firstColumn[g + 1] - 1`.
 */
import { lazyNames } from "../program/names.ts";
import type { Names } from "../program/program.ts";
import type { StudentGroups } from "./bundles.ts";
import type { Draft, RowWords } from "./draft.ts";

/** Names of all group rows. */
export function choiceNames({ basis, groups }: Draft): Names {
  return lazyNames(
    groups.students.length,
    (g) => `choice|${basis.theCase.ids[groups.students[g] ?? -1] ?? ""}|${groups.kinds[groups.kindOf[g] ?? -1]?.awards[0] ?? ""}`,
  );
}

/** The row of group g in words. */
export function choiceWords(groups: StudentGroups, ids: readonly string[], g: number): RowWords {
  const awards = groups.kinds[groups.kindOf[g] ?? -1]?.awards ?? [];
  return { code: "row-choice", article: "", values: { student: ids[groups.students[g] ?? -1] ?? "", awards: awards.join(", ") } };
}
