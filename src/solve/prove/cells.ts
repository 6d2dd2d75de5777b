/**
 * Counting rows worth splitting on. Where the coefficients of a row (a cost) over the columns of a
 * counting row (a level) fall into a few lumps, the number of choices per (level, lump) is what
 * stays fractional: once these counts are whole, what remains is close to a transportation
 * problem. Lumps are clusters: neighbours more than 8 % of the range apart are different lumps,
 * and the lumps together cover at most 15 % of the range.
 */
import { entriesOf, type Program } from "../../program/program.ts";
import type { Numbers } from "../numbers.ts";

const GAP = 0.08;
const COVERED = 0.15;
const MOST_LUMPS = 6;
const MOST_CELLS = 400;

/** Columns of each counting row, ascending; computed from the whole program, never from a part of it. */
export function countingRows(program: Program, { coupling, rows }: Numbers): Int32Array[] {
  const cells: Int32Array[] = [];
  const isLevel = (_: number, k: number): boolean => rows[k]?.isCount === true;
  const levels = [...coupling].filter(isLevel).map((r) => columnsOf(program, r));
  if (levels.length === 0) levels.push(Int32Array.from({ length: program.columnNames.length }, (_, c) => c));
  const dense = new Float64Array(program.columnNames.length);
  for (const [k, r] of coupling.entries()) {
    if (isLevel(r, k)) continue;
    const { columns, coefficients } = entriesOf(program, r);
    for (let e = 0; e < columns.length; e++) dense[columns[e] as number] = coefficients[e] as number;
    for (const level of levels) {
      const lumps = lumpsOf(level, dense);
      if (cells.length + lumps.length <= MOST_CELLS) cells.push(...lumps);
    }
    for (let e = 0; e < columns.length; e++) dense[columns[e] as number] = 0;
  }
  return cells;
}

function columnsOf(program: Program, r: number): Int32Array {
  return program.rowColumn.subarray(program.rowStart[r], program.rowStart[r + 1]);
}

/** Buckets half a gap wide: a gap between neighbours never lies inside one. */
const BUCKETS = Math.ceil(2 / GAP);

/** The columns of each lump; none where there is one lump only, too many, or no lumps at all. */
function lumpsOf(level: Int32Array, coefficient: Float64Array): Int32Array[] {
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
  const lumpOfBucket = lumpsOfBuckets(least, most, range);
  return lumpOfBucket === undefined ? [] : shareOut(level, bucket, lumpOfBucket, sizes);
}

/** The lump of every bucket; undefined where they are none. */
function lumpsOfBuckets(least: Float64Array, most: Float64Array, range: number): Int32Array | undefined {
  const lumpOfBucket = new Int32Array(BUCKETS + 1);
  let lumps = 0;
  let [from, to] = [least[0] as number, least[0] as number];
  let covered = 0;
  for (let b = 0; b <= BUCKETS; b++) {
    if (least[b] === Infinity) continue;
    if ((least[b] as number) - to > GAP * range) {
      covered += to - from;
      from = least[b] as number;
      lumps++;
    }
    to = most[b] as number;
    lumpOfBucket[b] = lumps;
  }
  covered += to - from;
  return lumps === 0 || lumps + 1 > MOST_LUMPS || covered > COVERED * range ? undefined : lumpOfBucket;
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
