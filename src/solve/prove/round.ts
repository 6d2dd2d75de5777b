/**
 * Whole points near a relaxed point: the fractional groups are enumerated, then single switches
 * and pairs of switches improve the objective. Every point is checked in exact integers against
 * the sides at the root; a heuristic that fails costs time, never truth.
 */
import type { Normal } from "../normalise.ts";
import { WHOLE } from "./branch.ts";
import { type Node, choicesOf } from "./node.ts";
import { addColumn } from "./relax.ts";

/** A choice per group (a column, or `columns + group` for none) and the exact totals of all forms. */
export interface Selection {
  readonly chosen: Int32Array;
  readonly sums: Float64Array;
}

const MOST_COMPLETIONS = 600;
const PAIR_CANDIDATES = 160;

/** Whether the totals keep all sides of `root`. */
export function keepsSides(normal: Normal, root: Node, sums: Float64Array): boolean {
  for (let f = 0; f < normal.forms; f++)
    if (!((sums[f] as number) >= (root.lower[f] as number) && (sums[f] as number) <= (root.upper[f] as number))) return false;
  return true;
}

/** The selection of a choice per group, with its totals. */
export function selectionOf(normal: Normal, chosen: Int32Array): Selection {
  const sums = new Float64Array(normal.forms);
  for (const choice of chosen) if (choice < normal.columns) addColumn(normal, choice, sums);
  return { chosen, sums };
}

/** The point of a selection. */
export function pointOf(normal: Normal, { chosen }: Selection): Uint8Array {
  const point = new Uint8Array(normal.columns);
  for (const choice of chosen) if (choice < normal.columns) point[choice] = 1;
  return point;
}

/** The choice per group of a point that takes at most one column of each group. */
export function chosenOf(normal: Normal, point: Uint8Array): Int32Array {
  const { count, start, columns } = normal.groups;
  return Int32Array.from({ length: count }, (_, g) => {
    for (let e = start[g] as number; e < (start[g + 1] as number); e++) if (point[columns[e] as number] === 1) return columns[e] as number;
    return normal.columns + g;
  });
}

/** The best selection that agrees with the relaxed point on its whole groups, where one of those tried keeps the sides. */
export function complete(normal: Normal, root: Node, node: Node, values: Float64Array, objective: number): Selection | undefined {
  const { count, start, columns } = normal.groups;
  const chosen = new Int32Array(count);
  const open: number[] = [];
  const options: number[][] = [];
  const sums = new Float64Array(normal.forms);
  for (let g = 0; g < count; g++) {
    let rest = 1;
    let own = -1;
    const support: number[] = [];
    for (let e = start[g] as number; e < (start[g + 1] as number); e++) {
      const c = columns[e] as number;
      const x = values[c] as number;
      rest -= x;
      if (x > 1 - WHOLE) own = c;
      else if (x > WHOLE) support.push(c);
    }
    if (support.length === 0) {
      chosen[g] = own >= 0 ? own : normal.columns + g;
      if (own < 0 && node.alive[normal.columns + g] === 0) return undefined;
      if (own >= 0) addColumn(normal, own, sums);
      continue;
    }
    if (node.alive[normal.columns + g] === 1 && (rest > WHOLE || support.length === 1)) support.push(normal.columns + g);
    open.push(g);
    options.push(support);
  }
  let tried = 0;
  let best: Selection | undefined;
  const visit = (depth: number): void => {
    if (tried >= MOST_COMPLETIONS) return;
    if (depth === open.length) {
      tried++;
      const value = sums[objective] as number;
      if ((best === undefined || value > (best.sums[objective] as number)) && keepsSides(normal, root, sums))
        best = { chosen: chosen.slice(), sums: sums.slice() };
      return;
    }
    for (const choice of options[depth] as number[]) {
      chosen[open[depth] as number] = choice;
      if (choice < normal.columns) addColumn(normal, choice, sums);
      visit(depth + 1);
      if (choice < normal.columns) addColumn(normal, choice, sums, -1);
    }
  };
  visit(0);
  return best;
}

interface Switch {
  readonly group: number;
  readonly choice: number;
  /** Change of the objective, and what the prices say the switch loses. */
  readonly loss: number;
}

/** Improves a selection by switches and pairs of switches until none helps. */
export function polish(normal: Normal, root: Node, from: Selection, objective: number, prices: Float64Array): Selection {
  let current = from;
  for (;;) {
    const switches = switchesOf(normal, root, current, objective, prices);
    const better = bestPair(normal, root, current, objective, switches);
    if (better === undefined) return current;
    current = better;
  }
}

function switchesOf(normal: Normal, root: Node, current: Selection, objective: number, prices: Float64Array): Switch[] {
  const worth = (choice: number): number => {
    let sum = 0;
    if (choice < normal.columns)
      for (let e = normal.columnStart[choice] as number; e < (normal.columnStart[choice + 1] as number); e++) {
        const f = normal.columnForm[e] as number;
        sum += (normal.columnCoefficient[e] as number) * (f === objective ? 1 : -(prices[f] as number));
      }
    return sum;
  };
  const switches: Switch[] = [];
  for (let group = 0; group < normal.groups.count; group++) {
    const now = current.chosen[group] as number;
    const value = worth(now);
    for (const choice of choicesOf(normal, group))
      if (choice !== now && root.alive[choice] === 1) switches.push({ group, choice, loss: value - worth(choice) });
  }
  return switches.sort((a, b) => a.loss - b.loss).slice(0, PAIR_CANDIDATES);
}

function bestPair(normal: Normal, root: Node, current: Selection, objective: number, switches: readonly Switch[]): Selection | undefined {
  const changes = switches.map(({ group, choice }) => {
    const change = new Float64Array(normal.forms);
    const now = current.chosen[group] as number;
    if (choice < normal.columns) addColumn(normal, choice, change);
    if (now < normal.columns) addColumn(normal, now, change, -1);
    return change;
  });
  const none = new Float64Array(normal.forms);
  let best: readonly Switch[] = [];
  let gain = 0;
  for (let i = 0; i < switches.length; i++) {
    for (let j = i; j < switches.length; j++) {
      const a = changes[i] as Float64Array;
      const b = i === j ? none : (changes[j] as Float64Array);
      const change = (a[objective] as number) + (b[objective] as number);
      if (!(change > gain) || (i !== j && switches[i]?.group === switches[j]?.group)) continue;
      if (!stays(normal, root, current.sums, a, b)) continue;
      gain = change;
      best = i === j ? [switches[i] as Switch] : [switches[i] as Switch, switches[j] as Switch];
    }
  }
  if (best.length === 0) return undefined;
  const chosen = current.chosen.slice();
  for (const { group, choice } of best) chosen[group] = choice;
  return selectionOf(normal, chosen);
}

function stays(normal: Normal, root: Node, sums: Float64Array, a: Float64Array, b: Float64Array): boolean {
  for (let f = 0; f < normal.forms; f++) {
    const sum = (sums[f] as number) + (a[f] as number) + (b[f] as number);
    if (!(sum >= (root.lower[f] as number) && sum <= (root.upper[f] as number))) return false;
  }
  return true;
}
