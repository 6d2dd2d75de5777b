/**
 * An adjustment of an award leaves its levels free and binds sums over all that is given instead:
 *
 *     funding   lower <= sum over bundles b of amount(b, award) x_b <= upper        (or of the units of its level)
 *     heads     sum over b with the award of x_b <= upper
 *     shift     lower <= sum over b with (award, level) of x_b <= upper
 *     side      sum over b with (award, level) of x_b <= (or >=) the places of the baseline
 *     down      sum over b with the award at this level or a better one of units(level) x_b <= upper
 *     goal      sum over b of goal(b) x_b >= lower
 */
import { limitValue } from "../award/recount.ts";
import type { NeutralLimit } from "../award/neutral-limits.ts";
import { entriesWhere, namePart, type Draft, type RowDraft } from "./draft.ts";

/** Name of a limit's row (its upper side has a row of its own under this name where the sides exclude each other). */
export function limitName(award: string, { kind, level, sum }: NeutralLimit): string {
  const about = sum.kind === "goal" ? sum.goal : award;
  return `neutral|${kind}|${namePart(about)}${level === undefined ? "" : `|${namePart(level)}`}`;
}

/** One row per limit of the case's adjustment; two where the sides exclude each other. */
export function neutralRows(draft: Draft): readonly RowDraft[] {
  const { basis } = draft;
  const { adjustment } = basis;
  if (adjustment === undefined) return [];
  const { award } = adjustment;
  return adjustment.limits.flatMap((limit): readonly RowDraft[] => {
    const isGoal = limit.sum.kind === "goal";
    const entries = entriesWhere(
      draft,
      (pick) => isGoal || pick.award === award.id,
      (student, pick, fen) => limitValue(basis, limit, student, { ...pick, fen }),
    );
    const { lower, upper } = limit;
    const values = { award: award.title, kind: limit.kind, level: limit.level ?? "", lower: lower ?? "", upper: upper ?? "" };
    const words = { code: "row-neutral", article: basis.theCase.scheme.adjustable.find((clause) => clause.award === award.id)?.article ?? "", values };
    const name = limitName(award.id, limit);
    const [least, most] = [lower === undefined ? {} : { lower }, upper === undefined ? {} : { upper }];
    if (lower !== undefined && upper !== undefined && lower > upper)
      return [
        { name: `${name}|least`, ...least, entries, words },
        { name, ...most, entries, words },
      ];
    return [{ name, ...least, ...most, entries, words }];
  });
}
