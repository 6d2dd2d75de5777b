/**
 * Interchangeable groups. Two groups are of one class where their remaining choices, taken in the
 * order of preference, have the same coefficients in every goal and every row, and both or neither
 * may be none: swapping what they hold changes no goal and no row. What is possible for one member is possible
 * for every other.
 */
import type { Normal } from "./normalise.ts";

/** One class. Position p of member i is `choices[i][p]`, the same thing for all members; best first, none last. */
export interface GroupClass {
  readonly groups: readonly number[];
  readonly choices: readonly (readonly number[])[];
}

/** The classes of the groups that still have more than one choice, members in the given order. */
export function classesOf(normal: Normal, alive: Uint8Array, order: Iterable<number>, preference: Int32Array | undefined): GroupClass[] {
  const found = new Map<string, { groups: number[]; choices: number[][] }>();
  const kindOf = columnKinds(normal);
  const { start, columns } = normal.groups;
  for (const group of order) {
    const none = normal.columns + group;
    const own: number[] = [];
    for (let e = start[group] as number; e < (start[group + 1] as number); e++) if (alive[columns[e] as number] === 1) own.push(columns[e] as number);
    if (own.length + (alive[none] as number) < 2) continue;
    own.sort((a, b) => (preference === undefined ? 0 : (preference[a] as number) - (preference[b] as number)) || compareColumns(normal, a, b) || a - b);
    let key = alive[none] === 1 ? "none" : "";
    for (const column of own) key += `|${kindOf(column)}`;
    if (alive[none] === 1) own.push(none);
    const known = found.get(key);
    if (known === undefined) found.set(key, { groups: [group], choices: [own] });
    else {
      known.groups.push(group);
      known.choices.push(own);
    }
  }
  return [...found.values()];
}

/** A column's entries in goals and rows end here; counting rows follow from them. */
function endOf(normal: Normal, column: number): number {
  let end = normal.columnStart[column + 1] as number;
  while (end > (normal.columnStart[column] as number) && (normal.columnForm[end - 1] as number) >= normal.firstCountForm) end--;
  return end;
}

/** Orders columns by their coefficients in goals and rows; 0 where they are the same. */
function compareColumns(normal: Normal, a: number, b: number): number {
  const { columnForm, columnCoefficient } = normal;
  const [endA, endB] = [endOf(normal, a), endOf(normal, b)];
  let i = normal.columnStart[a] as number;
  let j = normal.columnStart[b] as number;
  for (; i < endA && j < endB; i++, j++) {
    const difference = (columnForm[i] as number) - (columnForm[j] as number) || (columnCoefficient[i] as number) - (columnCoefficient[j] as number);
    if (difference !== 0) return difference;
  }
  return endA - i - (endB - j);
}

/** Numbers columns by what they are: the same coefficients in goals and rows, the same number. Found by hashing, decided by comparison. */
function columnKinds(normal: Normal): (column: number) => number {
  const ofHash = new Map<number, number[]>();
  const firsts: number[] = [];
  return (column) => {
    const hash = hashOf(normal, column);
    const kinds = ofHash.get(hash) ?? [];
    const known = kinds.find((kind) => compareColumns(normal, firsts[kind] as number, column) === 0);
    if (known !== undefined) return known;
    ofHash.set(hash, [...kinds, firsts.length]);
    return firsts.push(column) - 1;
  };
}

function hashOf(normal: Normal, column: number): number {
  let h = 0;
  for (let e = normal.columnStart[column] as number, end = endOf(normal, column); e < end; e++) {
    const a = normal.columnCoefficient[e] as number;
    h = Math.imul(h ^ (normal.columnForm[e] as number) ^ (a | 0) ^ ((a / 4294967296) | 0), 0x85ebca6b);
    h ^= h >>> 13;
  }
  return h;
}
