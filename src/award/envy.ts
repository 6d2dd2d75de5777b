/**
 * Envy: a candidate, eligible for a level, holds a lower level of that award or none, while one who comes after her
 * in the same list (`ranking.ts`) holds that level. Where she holds an award that excludes this one and is taken first, she envies nobody. Who stands in no list, and a level that a lock gives, cause no envy.
 */
import type { Pick } from "./amounts.ts";
import { compareRanked, type Ranked, type RankedList } from "./ranking.ts";

/** Somebody who envies, and whom, for which level. */
export interface Envy {
  readonly award: string;
  readonly level: string;
  readonly student: number;
  readonly other: number;
}

/** Index of the level of an award that a student holds; the number of levels where she holds none. */
function heldLevel({ award }: RankedList, picks: readonly Pick[] | undefined): number {
  const level = picks?.find((pick) => pick.award === award.id)?.level;
  return level === undefined ? award.levels.length : award.levels.findIndex((candidate) => candidate.id === level);
}

/** The last of a list who holds each level by merit, by level. */
function lastHolders({ award, people }: RankedList, held: readonly number[]): readonly (Ranked | undefined)[] {
  const last: (Ranked | undefined)[] = award.levels.map(() => undefined);
  people.forEach((one, i) => {
    const level = held[i] ?? -1;
    const before = last[level];
    if (level < last.length && level !== one.floor && (before === undefined || compareRanked(before, one) < 0)) last[level] = one;
  });
  return last;
}

/** The envy of an allocation, one entry per candidate and level at most; with `together`, equals count as envious of each other too. */
export function findEnvy(lists: readonly RankedList[], choices: ReadonlyMap<number, readonly Pick[]>, together: boolean): readonly Envy[] {
  return lists.flatMap((list) => {
    const held = list.people.map((one) => heldLevel(list, choices.get(one.student)));
    const last = lastHolders(list, held);
    return list.people.flatMap((one, i) =>
      one.levels.flatMap((level): readonly Envy[] => {
        const other = last[level];
        const isTaken = choices.get(one.student)?.some((pick) => list.after.includes(pick.award)) === true;
        if (isTaken || other === undefined || (held[i] ?? 0) <= level || other.student === one.student) return [];
        const order = compareRanked(one, other);
        if (order > 0 || (order === 0 && !together)) return [];
        return [{ award: list.award.id, level: list.award.levels[level]?.id ?? "", student: one.student, other: other.student }];
      }),
    );
  });
}
