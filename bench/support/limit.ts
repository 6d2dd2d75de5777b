/** The physical limit: what a pass over all options costs at least, and a sort of one number per group. */
import { findGroups } from "../../src/program/build.ts";
import type { Program } from "../../src/program/program.ts";
import { random } from "./random.ts";
import { median } from "./table.ts";

/** Options by group with their entries in the rows that couple groups. */
interface Options {
  readonly merit: Float64Array;
  readonly groupStart: Int32Array;
  readonly columns: Int32Array;
  readonly start: Int32Array;
  readonly row: Int32Array;
  readonly coefficient: Float64Array;
  readonly rows: number;
}

/** Small programs are repeated for so long, so that the code is compiled; large ones a few times. */
const WARM_MILLISECONDS = 30;
const FEWEST = 5;

/** Milliseconds of one pass (the best option of every group at given prices) and of one sort; medians. */
export function measureLimit(program: Program): { readonly pass: number; readonly sort: number } {
  const options = optionsOf(program);
  const next = random(1);
  const price = Float64Array.from({ length: options.rows }, () => next() / 1000);
  const keys = Float64Array.from({ length: options.groupStart.length - 1 }, next);
  let sum = 0;
  const times = { pass: [] as number[], sort: [] as number[] };
  const started = performance.now();
  for (let repeat = 0; repeat < FEWEST || performance.now() - started < WARM_MILLISECONDS; repeat++) {
    const began = performance.now();
    sum += passOver(options, price);
    times.pass.push(performance.now() - began);
    const copy = keys.slice();
    const sorting = performance.now();
    copy.sort();
    times.sort.push(performance.now() - sorting);
  }
  if (!Number.isFinite(sum)) throw new Error("a pass over the options gave no number");
  return { pass: median(times.pass), sort: median(times.sort) };
}

function optionsOf(program: Program): Options {
  const groups = findGroups(program);
  const { rowStart, rowColumn, rowCoefficient, rowNames, columnNames } = program;
  const isGroup = new Uint8Array(rowNames.length);
  for (const r of program.groupRows) isGroup[r] = 1;
  const start = new Int32Array(columnNames.length + 1);
  const each = (visit: (row: number, entry: number) => void): void => {
    for (let r = 0; r < rowNames.length; r++) if (isGroup[r] === 0) for (let e = rowStart[r] as number; e < (rowStart[r + 1] as number); e++) visit(r, e);
  };
  each((_, e) => {
    const after = (rowColumn[e] as number) + 1;
    start[after] = (start[after] as number) + 1;
  });
  for (let c = 0; c < columnNames.length; c++) start[c + 1] = (start[c + 1] as number) + (start[c] as number);
  const size = start[columnNames.length] as number;
  const row = new Int32Array(size);
  const coefficient = new Float64Array(size);
  const next = start.slice();
  each((r, e) => {
    const c = rowColumn[e] as number;
    const at = next[c] as number;
    row[at] = r;
    coefficient[at] = rowCoefficient[e] as number;
    next[c] = at + 1;
  });
  const merit = program.goals[0]?.coefficients ?? new Float64Array(columnNames.length);
  return { merit, groupStart: groups.start.subarray(0, groups.count + 1), columns: groups.columns, start, row, coefficient, rows: rowNames.length };
}

/** The sum of every group's best reduced value, at least 0. */
function passOver({ merit, groupStart, columns, start, row, coefficient }: Options, price: Float64Array): number {
  let sum = 0;
  for (let g = 0; g + 1 < groupStart.length; g++) {
    let best = 0;
    for (let k = groupStart[g] as number; k < (groupStart[g + 1] as number); k++) {
      const c = columns[k] as number;
      let value = merit[c] as number;
      for (let e = start[c] as number; e < (start[c + 1] as number); e++) value -= (price[row[e] as number] as number) * (coefficient[e] as number);
      if (value > best) best = value;
    }
    sum += best;
  }
  return sum;
}
