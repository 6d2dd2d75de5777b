/**
 * The remaining choices of every group, with a trail to undo deletions. Group i has the choices
 * `first[i] .. first[i + 1] - 1`: its columns, ascending, and last "none".
 */
import type { Groups } from "../program/groups.ts";

/** Which choices remain; `trail` holds the deleted ones in the order of deletion, `trailLength = 0` makes them final. */
export interface Choices {
  readonly groups: Groups;
  readonly first: Int32Array;
  /** Choice of every column. */
  readonly ofColumn: Int32Array;
  readonly remains: Uint8Array;
  /** Room for the costs of a sweep. */
  readonly cost: Float64Array;
  readonly trail: Int32Array;
  trailLength: number;
}

/** All choices; "none" only where the group may be none. */
export function startChoices(groups: Groups): Choices {
  const size = groups.columns.length + groups.count;
  const first = Int32Array.from(groups.start, (start, i) => start + i);
  const ofColumn = new Int32Array(groups.columns.length);
  for (const [position, c] of groups.columns.entries()) ofColumn[c] = position + (groups.groupOf[c] as number);
  const choices = { groups, first, ofColumn, remains: new Uint8Array(size).fill(1), cost: new Float64Array(size), trail: new Int32Array(size), trailLength: 0 };
  for (let i = 0; i < groups.count; i++) choices.remains[noneOf(choices, i)] = groups.mayBeNone[i] as number;
  return choices;
}

/** The choice "none" of a group. */
export function noneOf(choices: Choices, group: number): number {
  return (choices.first[group + 1] as number) - 1;
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
