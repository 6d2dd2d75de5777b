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
  const { start, columns } = normal.groups;
  for (const group of order) {
    const none = normal.columns + group;
    const own = [...columns.subarray(start[group], start[group + 1])].filter((c) => alive[c] === 1);
    if (own.length + (alive[none] as number) < 2) continue;
    const signed = own.map((column) => ({ column, signature: signatureOf(normal, column) }));
    signed.sort(
      (a, b) =>
        (preference === undefined ? 0 : (preference[a.column] as number) - (preference[b.column] as number)) ||
        (a.signature < b.signature ? -1 : a.signature > b.signature ? 1 : a.column - b.column),
    );
    const key = `${signed.map((one) => one.signature).join("|")}${alive[none] === 1 ? "|none" : ""}`;
    const known = found.get(key) ?? { groups: [], choices: [] };
    found.set(key, known);
    known.groups.push(group);
    known.choices.push([...signed.map((one) => one.column), ...(alive[none] === 1 ? [none] : [])]);
  }
  return [...found.values()];
}

/** A column's coefficients in goals and rows; counting rows follow from them. */
function signatureOf(normal: Normal, column: number): string {
  let text = "";
  for (let e = normal.columnStart[column] as number; e < (normal.columnStart[column + 1] as number); e++) {
    const f = normal.columnForm[e] as number;
    if (f < normal.firstCountForm) text += `${f}:${normal.columnCoefficient[e]} `;
  }
  return text;
}
