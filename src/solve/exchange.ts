/**
 * Other optimal points near a known one: where one group, or two, take another choice, every goal stays as it is and every row
 * keeps its sides, that is an optimal point too. Members of a class are interchangeable, so that a *move* is a class and two positions.
 */
import type { GroupClass } from "./classes.ts";
import type { Normal } from "./normalise.ts";
import type { Node } from "./prove/node.ts";
import type { Selection } from "./prove/round.ts";

interface Move {
  readonly of: number;
  readonly from: number;
  readonly to: number;
  /** Members that hold `from`. */
  readonly holders: number;
  /** What it adds to each form. */
  readonly change: Float64Array;
}

/** Moves that are looked at, and pairs that are tried, at most. */
const MOST_MOVES = 20_000;
const MOST_PAIRS = 3_000_000;

/** Marks as seen the positions to which moves and pairs of moves lead from an optimal point. */
export function seeNear(normal: Normal, face: Node, point: Selection, classes: readonly GroupClass[], seen: readonly Uint8Array[]): void {
  const moves = movesOf(normal, point, classes);
  if (moves === undefined) return;
  const isKept = (one: Move, other: Move | undefined): boolean => keeps(normal, face, point.sums, one.change, other?.change);
  const opposite = byGoals(normal, moves);
  let tried = 0;
  for (const move of moves) {
    const own = seen[move.of] as Uint8Array;
    if (own[move.to] === 1) continue;
    if (isKept(move, undefined)) own[move.to] = 1;
    for (const other of opposite.get(goalKey(normal, move, -1)) ?? []) {
      if (own[move.to] === 1 || tried >= MOST_PAIRS) break;
      if (other.of === move.of && other.from === move.from && move.holders < 2) continue;
      tried++;
      if (!isKept(move, other)) continue;
      own[move.to] = 1;
      (seen[other.of] as Uint8Array)[other.to] = 1;
    }
  }
}

/** All moves from a point; undefined where there are too many. */
function movesOf(normal: Normal, point: Selection, classes: readonly GroupClass[]): Move[] | undefined {
  const moves: Move[] = [];
  for (const [of, { groups, choices }] of classes.entries()) {
    const size = (choices[0] as readonly number[]).length;
    const holders = new Int32Array(size);
    groups.forEach((group, i) => {
      const position = (choices[i] as readonly number[]).indexOf(point.chosen[group] as number);
      if (position >= 0) holders[position] = (holders[position] as number) + 1;
    });
    for (let from = 0; from < size; from++)
      for (let to = 0; to < size; to++) {
        if (holders[from] === 0 || to === from) continue;
        const [now, next] = [choices[0]?.[from] as number, choices[0]?.[to] as number];
        moves.push({ of, from, to, holders: holders[from] as number, change: changeOf(normal, now, next) });
      }
    if (moves.length > MOST_MOVES) return undefined;
  }
  return moves;
}

function changeOf(normal: Normal, now: number, next: number): Float64Array {
  const change = new Float64Array(normal.firstCountForm);
  for (const [choice, sign] of [
    [now, -1],
    [next, 1],
  ] as const) {
    if (choice >= normal.columns) continue;
    for (let e = normal.columnStart[choice] as number; e < (normal.columnStart[choice + 1] as number); e++) {
      const f = normal.columnForm[e] as number;
      if (f < normal.firstCountForm) change[f] = (change[f] as number) + sign * (normal.columnCoefficient[e] as number);
    }
  }
  return change;
}

function byGoals(normal: Normal, moves: readonly Move[]): Map<string, Move[]> {
  const found = new Map<string, Move[]>();
  for (const move of moves) {
    const key = goalKey(normal, move, 1);
    const known = found.get(key);
    if (known === undefined) found.set(key, [move]);
    else known.push(move);
  }
  return found;
}

/** What a move, or its opposite, changes in the goals, as text. */
function goalKey({ goals }: Normal, { change }: Move, sign: 1 | -1): string {
  let key = "";
  for (let g = 0; g < goals; g++) key += `${sign * (change[g] as number) + 0} `;
  return key;
}

/** Whether the totals keep every goal where it is and every row inside its sides. */
function keeps({ goals, firstCountForm }: Normal, face: Node, sums: Float64Array, one: Float64Array, other: Float64Array | undefined): boolean {
  for (let f = 0; f < firstCountForm; f++) {
    const change = (one[f] as number) + (other?.[f] ?? 0);
    if (f < goals ? change !== 0 : change !== 0 && !inside((sums[f] as number) + change, face.lower[f] as number, face.upper[f] as number)) return false;
  }
  return true;
}

function inside(sum: number, lower: number, upper: number): boolean {
  return sum >= lower && sum <= upper;
}
