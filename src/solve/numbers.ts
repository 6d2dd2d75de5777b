/**
 * What one pass over the coefficients of a program tells of each goal and of each row that states
 * no choice group. Gate, forms and counting rows all need it, and at a million groups every further pass is felt.
 */
import { gcd } from "../exact.ts";
import type { Groups } from "../program/groups.ts";
import type { Program } from "../program/program.ts";

/** Of the coefficients of one goal or row. */
export interface Coefficients {
  /** Their greatest common divisor, 0 where there are none but zeros. */
  readonly divisor: number;
  /** The largest absolute value, undivided. */
  readonly largest: number;
  /** The sum of absolute values, divided; not safe where a point could leave 2^53. */
  readonly most: number;
  /** All equal and positive: a count, once divided. */
  readonly isCount: boolean;
  /** The first that is no integer below 2^53. */
  readonly unsafe: number | undefined;
}

/** Of a whole program. */
export interface Numbers {
  readonly groups: Groups;
  readonly goals: readonly Coefficients[];
  /** The rows that state no group, ascending, and their coefficients. */
  readonly coupling: Int32Array;
  readonly rows: readonly Coefficients[];
}

/** The numbers of a program whose groups are known. */
export function numbersOf(program: Program, groups: Groups): Numbers {
  const coupling = couplingRows(program);
  return {
    groups,
    goals: program.goals.map(({ coefficients }) => coefficientsOf(coefficients, 0, coefficients.length, true)),
    coupling,
    rows: Array.from(coupling, (r) => coefficientsOf(program.rowCoefficient, program.rowStart[r] as number, program.rowStart[r + 1] as number, false)),
  };
}

/** The rows that state no group; ascending. */
function couplingRows({ rowNames, groupRows }: Program): Int32Array {
  const rows = new Int32Array(rowNames.length - groupRows.length);
  let group = 0;
  let at = 0;
  for (let r = 0; r < rowNames.length; r++)
    if (groupRows[group] === r) group++;
    else rows[at++] = r;
  return rows;
}

/** The coefficients `from .. to - 1` of a list; those of a dense one do not count where they are 0. */
export function coefficientsOf(list: Float64Array, from: number, to: number, isDense: boolean): Coefficients {
  let divisor = 0;
  let largest = 0;
  let sum = 0;
  let first = 0;
  let isCount = true;
  for (let e = from; e < to; e++) {
    const a = list[e] as number;
    if (a === 0 && isDense) continue;
    if (!Number.isSafeInteger(a)) return { divisor: 0, largest: 0, most: 0, isCount: false, unsafe: a };
    const size = Math.abs(a);
    sum += size;
    if (size > largest) largest = size;
    if (divisor !== 1 && !isMultiple(size, divisor)) divisor = gcd(divisor, size);
    if (first === 0) first = a;
    if (a !== first) isCount = false;
  }
  const most = Number.isSafeInteger(sum) ? sum / (divisor || 1) : dividedSum(list, from, to, divisor);
  return { divisor, largest, most, isCount: isCount && first > 0, unsafe: undefined };
}

/** Whether a safe integer >= 0 is a multiple of another: exact, because a rounded quotient times the divisor is another number. */
function isMultiple(a: number, divisor: number): boolean {
  const quotient = a / divisor;
  return Math.floor(quotient) === quotient && quotient * divisor === a;
}

function dividedSum(list: Float64Array, from: number, to: number, divisor: number): number {
  let sum = 0;
  for (let e = from; e < to; e++) sum += Math.abs(list[e] as number) / divisor;
  return sum;
}
