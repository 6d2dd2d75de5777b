/**
 * Smallest hitting sets. A set of clauses can be left out to end every conflict only if it has a clause of
 * each: conflicts and corrections are each other's minimal hitting sets (Reiter 1987; Liffiton and Sakallah 2008). So
 * corrections are met in the order of their sizes, and a conflict is proved smallest.
 */

/** Steps of a search, after which it gives up. */
const MOST_STEPS = 200_000;

interface Search {
  readonly sets: readonly (readonly string[])[];
  readonly barred: readonly (readonly string[])[];
  steps: number;
}

/**
 * A smallest set that has a member of every one of `sets` and contains none of `barred` whole, the first such in
 * the order of the members; `none` where there is no such set, `open` where the search became too long.
 */
export function smallestHittingSet(sets: readonly (readonly string[])[], barred: readonly (readonly string[])[]): readonly string[] | "none" | "open" {
  const all = new Set(sets.flat()).size;
  const search: Search = { sets, barred, steps: 0 };
  for (let size = 0; size <= all; size += 1) {
    const found = extend(search, [], size);
    if (search.steps > MOST_STEPS) return "open";
    if (found !== undefined) return found;
  }
  return "none";
}

/** The chosen members with at most `left` more. */
function extend(search: Search, chosen: readonly string[], left: number): readonly string[] | undefined {
  search.steps += 1;
  if (search.steps > MOST_STEPS) return undefined;
  if (search.barred.some((set) => set.every((member) => chosen.includes(member)))) return undefined;
  const missed = search.sets.find((set) => !set.some((member) => chosen.includes(member)));
  if (missed === undefined) return chosen;
  if (left === 0) return undefined;
  for (const member of missed) {
    const found = extend(search, [...chosen, member], left - 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
