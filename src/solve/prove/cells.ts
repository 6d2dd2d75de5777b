/**
 * Counting rows worth splitting on. Where the coefficients of a row (a cost) over the columns of a
 * counting row (a level) fall into a few lumps, the number of choices per (level, lump) is what
 * stays fractional: once these counts are whole, what remains is close to a transportation
 * problem. Lumps are clusters: neighbours more than 8 % of the range apart are different lumps,
 * and the lumps together cover at most 15 % of the range.
 */
import { entriesOf, type Program } from "../../program/program.ts";
import type { Cell, Condition } from "../normalise.ts";
import type { Numbers } from "../numbers.ts";

const GAP = 0.08;
const COVERED = 0.15;
const MOST_LUMPS = 6;
const MOST_CELLS = 400;

/** The columns of a counting row of the program (every column where there is none), and the condition that says so. */
type Level = Cell;

/** The counting rows; computed from the whole program, never from a part of it. */
export function countingRows(program: Program, { coupling, rows }: Numbers): Cell[] {
  const cells: Cell[] = [];
  const isLevel = (_: number, k: number): boolean => rows[k]?.isCount === true;
  const levels: Level[] = [...coupling].filter(isLevel).map((r) => levelOf(program, r));
  if (levels.length === 0) levels.push({ columns: Int32Array.from({ length: program.columnNames.length }, (_, c) => c), conditions: [] });
  const dense = new Float64Array(program.columnNames.length);
  for (const [k, r] of coupling.entries()) {
    if (isLevel(r, k)) continue;
    const { columns, coefficients } = entriesOf(program, r);
    for (let e = 0; e < columns.length; e++) dense[columns[e] as number] = coefficients[e] as number;
    for (const level of levels) {
      const lumps = lumpsOf(level, r, dense);
      if (cells.length + lumps.length <= MOST_CELLS) cells.push(...lumps);
    }
    for (let e = 0; e < columns.length; e++) dense[columns[e] as number] = 0;
  }
  return cells;
}

function levelOf(program: Program, row: number): Level {
  const { columns, coefficients } = entriesOf(program, row);
  const each = coefficients[0] as number;
  return { columns, conditions: [{ row, from: each, to: each }] };
}

type Interval = Pick<Condition, "from" | "to">;

/** Buckets half a gap wide: a gap between neighbours never lies inside one. */
const BUCKETS = Math.ceil(2 / GAP);

/** The columns of each lump; none where there is one lump only, too many, or no lumps at all. */
function lumpsOf({ columns: level, conditions }: Level, row: number, coefficient: Float64Array): Cell[] {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < level.length; i++) {
    const a = coefficient[level[i] as number] as number;
    if (a < low) low = a;
    if (a > high) high = a;
  }
  const range = high - low;
  if (!(range > 0)) return [];
  const least = new Float64Array(BUCKETS + 1).fill(Infinity);
  const most = new Float64Array(BUCKETS + 1).fill(-Infinity);
  const sizes = new Int32Array(BUCKETS + 1);
  const bucket = new Uint8Array(level.length);
  for (let i = 0; i < level.length; i++) {
    const a = coefficient[level[i] as number] as number;
    const b = Math.floor(((a - low) / range) * BUCKETS);
    bucket[i] = b;
    sizes[b] = (sizes[b] as number) + 1;
    if (a < (least[b] as number)) least[b] = a;
    if (a > (most[b] as number)) most[b] = a;
  }
  const found = lumpsOfBuckets(least, most, range);
  if (found === undefined) return [];
  return shareOut(level, bucket, found.lumpOfBucket, sizes).map((columns, lump) => ({
    columns,
    conditions: [...conditions, { row, ...(found.lumps[lump] as Interval) }].sort((a, b) => a.row - b.row),
  }));
}

/** The lumps as intervals, and the lump of every bucket; undefined where they are none. */
function lumpsOfBuckets(
  least: Float64Array,
  most: Float64Array,
  range: number,
): { readonly lumps: readonly Interval[]; readonly lumpOfBucket: Int32Array } | undefined {
  const lumpOfBucket = new Int32Array(BUCKETS + 1);
  const lumps: Interval[] = [];
  let [from, to] = [least[0] as number, least[0] as number];
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
  return lumps.length === 1 || lumps.length > MOST_LUMPS || covered > COVERED * range ? undefined : { lumps, lumpOfBucket };
}

function shareOut(level: Int32Array, bucket: Uint8Array, lumpOfBucket: Int32Array, sizes: Int32Array): Int32Array[] {
  const size = new Int32Array(MOST_LUMPS);
  for (let b = 0; b <= BUCKETS; b++) size[lumpOfBucket[b] as number] = (size[lumpOfBucket[b] as number] as number) + (sizes[b] as number);
  const lumps = Array.from(
    size.filter((count) => count > 0),
    (count) => new Int32Array(count),
  );
  const filled = new Int32Array(lumps.length);
  for (let i = 0; i < level.length; i++) {
    const lump = lumpOfBucket[bucket[i] as number] as number;
    const at = filled[lump] as number;
    (lumps[lump] as Int32Array)[at] = level[i] as number;
    filled[lump] = at + 1;
  }
  return lumps;
}
