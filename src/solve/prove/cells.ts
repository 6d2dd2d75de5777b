/**
 * Counting rows worth splitting on. Where the coefficients of a row (a cost) over the columns of a
 * counting row (a level) fall into a few lumps, the number of choices per (level, lump) is what
 * stays fractional: once these counts are whole, what remains is close to a transportation
 * problem. Lumps are clusters: neighbours more than 8 % of the range apart are different lumps,
 * and the lumps together cover at most 15 % of the range.
 */
import { entriesOf, type Program } from "../../program/program.ts";
import type { Cell, Condition } from "../normalise.ts";

const GAP = 0.08;
const COVERED = 0.15;
const MOST_LUMPS = 6;
const MOST_CELLS = 400;

/** The columns of a counting row of the program (every column where there is none), and the condition that says so. */
type Level = Cell;

/** The counting rows; computed from the whole program, never from a part of it. */
export function countingRows(program: Program): Cell[] {
  const cells: Cell[] = [];
  const group = new Uint8Array(program.rowNames.length);
  for (const r of program.groupRows) group[r] = 1;
  const rows: number[] = [];
  for (let r = 0; r < group.length; r++) if (group[r] === 0) rows.push(r);
  const levels = rows.filter((r) => isCount(program, r)).map((r) => levelOf(program, r));
  for (const r of rows) {
    if (isCount(program, r)) continue;
    const coefficient = denseRow(program, r);
    for (const level of levels.length > 0 ? levels : [{ columns: Int32Array.from(program.columnNames.keys()), conditions: [] }]) {
      const lumps = lumpsOf(level, r, coefficient);
      if (cells.length + lumps.length <= MOST_CELLS) cells.push(...lumps);
    }
  }
  return cells;
}

function levelOf(program: Program, row: number): Level {
  const { columns, coefficients } = entriesOf(program, row);
  const each = coefficients[0] as number;
  return { columns, conditions: [{ row, from: each, to: each }] };
}

/** All coefficients equal: a count, once divided. */
function isCount(program: Program, r: number): boolean {
  const from = program.rowStart[r] as number;
  const coefficients = program.rowCoefficient.subarray(from, program.rowStart[r + 1]);
  const first = coefficients[0] ?? 0;
  if (!(first > 0)) return false;
  for (const a of coefficients) if (a !== first) return false;
  return true;
}

function denseRow(program: Program, r: number): Float64Array {
  const dense = new Float64Array(program.columnNames.length);
  for (let e = program.rowStart[r] as number; e < (program.rowStart[r + 1] as number); e++)
    dense[program.rowColumn[e] as number] = program.rowCoefficient[e] as number;
  return dense;
}

type Interval = Pick<Condition, "from" | "to">;

/** Buckets half a gap wide: a gap between neighbours never lies inside one. */
const BUCKETS = Math.ceil(2 / GAP);

/** The columns of each lump; none where there is one lump only, too many, or no lumps at all. */
function lumpsOf({ columns: level, conditions }: Level, row: number, coefficient: Float64Array): Cell[] {
  let low = Infinity;
  let high = -Infinity;
  for (const c of level) {
    low = Math.min(low, coefficient[c] as number);
    high = Math.max(high, coefficient[c] as number);
  }
  const range = high - low;
  if (!(range > 0)) return [];
  const least = new Float64Array(BUCKETS + 1).fill(Infinity);
  const most = new Float64Array(BUCKETS + 1).fill(-Infinity);
  const bucketOf = (c: number): number => Math.floor((((coefficient[c] as number) - low) / range) * BUCKETS);
  for (const c of level) {
    const b = bucketOf(c);
    least[b] = Math.min(least[b] as number, coefficient[c] as number);
    most[b] = Math.max(most[b] as number, coefficient[c] as number);
  }
  const lumpOfBucket = new Int32Array(BUCKETS + 1);
  const lumps: Interval[] = [];
  let [from, to] = [low, low];
  for (let b = 0; b <= BUCKETS; b++) {
    if (least[b] === Infinity) continue;
    if ((least[b] as number) - to > GAP * range) {
      lumps.push({ from, to });
      from = least[b] as number;
    }
    to = most[b] as number;
    lumpOfBucket[b] = lumps.length;
  }
  lumps.push({ from, to });
  const covered = lumps.reduce((sum, lump) => sum + lump.to - lump.from, 0);
  if (lumps.length === 1 || lumps.length > MOST_LUMPS || covered > COVERED * range) return [];
  return lumps.map((lump, k) => ({
    columns: level.filter((c) => lumpOfBucket[bucketOf(c)] === k),
    conditions: [...conditions, { row, ...lump }].sort((a, b) => a.row - b.row),
  }));
}
