/** The choice groups that the group rows of a program state. */
import type { Program } from "./program.ts";

/** The choice groups of a program: those of its group rows in order, then one for every other column. */
export interface Groups {
  readonly count: number;
  /** Group of every column. */
  readonly groupOf: Int32Array;
  /** Group i owns `columns[start[i]] .. columns[start[i + 1] - 1]`, ascending. */
  readonly start: Int32Array;
  readonly columns: Int32Array;
  /** 1 where the group may take none of its columns, 0 where it takes exactly one. */
  readonly mayBeNone: Uint8Array;
}

/** The groups of a program, or the first row of `groupRows` that states none. */
export function groupsOrBadRow(program: Program): Groups | number {
  const size = program.columnNames.length;
  const groupOf = new Int32Array(size).fill(-1);
  const columns = new Int32Array(size);
  const start = new Int32Array(size + program.groupRows.length + 1);
  const mayBeNone = new Uint8Array(size + program.groupRows.length).fill(1);
  let [count, filled] = [program.groupRows.length, 0];
  for (let i = 0; i < count; i++) {
    const r = program.groupRows[i] as number;
    if (r <= (program.groupRows[i - 1] ?? -1) || !statesGroup(program, r)) return r;
    for (let e = program.rowStart[r] as number; e < (program.rowStart[r + 1] as number); e++) {
      const c = program.rowColumn[e] as number;
      if (groupOf[c] !== -1) return r;
      groupOf[c] = i;
      columns[filled++] = c;
    }
    mayBeNone[i] = program.lower[r] === 1 ? 0 : 1;
    start[i + 1] = filled;
  }
  for (let c = 0; c < size; c++) {
    if (groupOf[c] !== -1) continue;
    groupOf[c] = count;
    columns[filled] = c;
    start[++count] = ++filled;
  }
  return { count, groupOf, start: start.subarray(0, count + 1), columns, mayBeNone: mayBeNone.subarray(0, count) };
}

/** The program with the rows of the given ranges [first, last] as its group rows; nothing is verified here. */
export function withGroups(program: Program, ranges: readonly (readonly [number, number])[]): Program {
  return { ...program, groupRows: Int32Array.from(ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i))) };
}

/** Whether a row states a group: all coefficients 1, upper side 1, lower side at most 1. */
export function statesGroup(program: Program, r: number): boolean {
  if (program.upper[r] !== 1 || (program.lower[r] as number) > 1) return false;
  for (let e = program.rowStart[r] as number; e < (program.rowStart[r + 1] as number); e++) if (program.rowCoefficient[e] !== 1) return false;
  return true;
}
