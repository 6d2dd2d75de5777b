/**
 * The remaining choices of every group, with a trail to undo deletions. Group i has the choices
 * `first[i] .. first[i + 1] - 1`: its columns, ascending, and last "none".
 */
import type { Groups } from "../program/groups.ts";

/** Which choices remain; `trail` holds the deleted ones in the order of deletion, `trailLength = 0` makes them final. */
export type Choices = ReturnType<typeof startChoices>;

/** All choices; "none" only where the group may be none. */
export function startChoices(groups: Groups) {
  const size = groups.columns.length + groups.count;
  const first = groups.start.map((start, i) => start + i);
  const ofColumn = new Int32Array(groups.columns.length);
  const groupOf = new Int32Array(size);
  const remains = new Uint8Array(size).fill(1);
  for (let i = 0; i < groups.count; i++) {
    const none = (first[i + 1] as number) - 1;
    groupOf.fill(i, first[i], none + 1);
    for (let choice = first[i] as number; choice < none; choice++) ofColumn[groups.columns[choice - i] as number] = choice;
    remains[none] = groups.mayBeNone[i] as number;
  }
  return {
    groups,
    first,
    ofColumn,
    /** Group of every choice. */
    groupOf,
    remains,
    /** Room for the costs of a sweep. */
    cost: new Float64Array(size),
    /** The depth of the narrowest focus that every group is in; -1 where it was open and left out. */
    focusOf: new Int8Array(groups.count),
    trail: new Int32Array(size),
    trailLength: 0,
  };
}

/** The choice "none" of a group. */
export function noneOf(choices: Choices, group: number): number {
  return (choices.first[group + 1] as number) - 1;
}

/** The choices of columns. */
export function choicesOf({ ofColumn }: Choices, columns: readonly number[]): number[] {
  return columns.map((c) => ofColumn[c] as number);
}

/** The remaining choices of a group, ascending. */
export function remainingOf(choices: Choices, group: number): number[] {
  const remaining: number[] = [];
  for (let choice = choices.first[group] as number; choice <= noneOf(choices, group); choice++) if (choices.remains[choice] === 1) remaining.push(choice);
  return remaining;
}

/** Whether a group has more than one remaining choice. */
export function isOpen({ first, remains }: Choices, group: number): boolean {
  let remaining = 0;
  for (let choice = first[group] as number; choice < (first[group + 1] as number); choice++) remaining += remains[choice] as number;
  return remaining > 1;
}

/** Deletes a remaining choice. */
export function drop(choices: Choices, choice: number): void {
  choices.remains[choice] = 0;
  choices.trail[choices.trailLength++] = choice;
}

/** Deletes those of the choices that remain. */
export function dropAll(choices: Choices, dropped: readonly number[]): void {
  for (const choice of dropped) if (choices.remains[choice] === 1) drop(choices, choice);
}

/** Restores what was deleted since the trail had this length. */
export function undo(choices: Choices, trailLength: number): void {
  while (choices.trailLength > trailLength) choices.remains[choices.trail[--choices.trailLength] as number] = 1;
}
