/**
 * Counting rows worth splitting on. Where the coefficients of a row (a cost) over the columns of a
 * counting row (a level) fall into a few lumps, the number of choices per (level, lump) is what
 * stays fractional: once these counts are whole, what remains is close to a transportation
 * problem. Lumps are clusters: neighbours more than 8 % of the range apart are different lumps,
 * and the lumps together cover at most 15 % of the range.
 */
import type { Program } from "../../program/program.ts";

const GAP = 0.08;
const COVERED = 0.15;
const MOST_LUMPS = 6;
const MOST_CELLS = 400;

/** Columns of each counting row, ascending; computed from the whole program, never from a part of it. */
export function countingRows(program: Program): Int32Array[] {
  const cells: Int32Array[] = [];
  const group = new Uint8Array(program.rowNames.length);
  for (const r of program.groupRows) group[r] = 1;
  const rows = program.rowNames.map((_, r) => r).filter((r) => group[r] === 0);
  const levels = rows.filter((r) => isCount(program, r)).map((r) => columnsOf(program, r));
  const everything = Int32Array.from(program.columnNames.keys());
  for (const r of rows) {
    if (isCount(program, r)) continue;
    const coefficient = denseRow(program, r);
    for (const level of levels.length > 0 ? levels : [everything]) {
      const lumps = lumpsOf(level, coefficient);
      if (cells.length + lumps.length <= MOST_CELLS) cells.push(...lumps);
    }
  }
  return cells;
}

function columnsOf(program: Program, r: number): Int32Array {
  return program.rowColumn.subarray(program.rowStart[r], program.rowStart[r + 1]);
}

/** All coefficients equal: a count, once divided. */
function isCount(program: Program, r: number): boolean {
  const from = program.rowStart[r] as number;
  const coefficients = program.rowCoefficient.subarray(from, program.rowStart[r + 1]);
  const first = coefficients[0];
  return first !== undefined && first > 0 && coefficients.every((a) => a === first);
}

function denseRow(program: Program, r: number): Float64Array {
  const dense = new Float64Array(program.columnNames.length);
  for (let e = program.rowStart[r] as number; e < (program.rowStart[r + 1] as number); e++)
    dense[program.rowColumn[e] as number] = program.rowCoefficient[e] as number;
  return dense;
}

/** The columns of each lump; none where there is one lump only, too many, or no lumps at all. */
function lumpsOf(level: Int32Array, coefficient: Float64Array): Int32Array[] {
  const order = level.slice().sort((c, d) => (coefficient[c] as number) - (coefficient[d] as number));
  const value = (i: number): number => coefficient[order[i] as number] as number;
  const range = value(order.length - 1) - value(0);
  if (!(range > 0)) return [];
  const ends: number[] = [];
  for (let i = 1; i < order.length; i++) if (value(i) - value(i - 1) > GAP * range) ends.push(i);
  ends.push(order.length);
  if (ends.length < 2 || ends.length > MOST_LUMPS) return [];
  const starts = [0, ...ends.slice(0, -1)];
  const covered = starts.reduce((sum, from, k) => sum + value((ends[k] as number) - 1) - value(from), 0);
  if (covered > COVERED * range) return [];
  return starts.map((from, k) => order.slice(from, ends[k]).sort((c, d) => c - d));
}
