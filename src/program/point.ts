/** Exact evaluation of a point: goal values, row activities, violated rows. */
import type { Goal, Point, Program } from "./program.ts";

/** Value of goal g, which must exist, at the point. */
export function goalValue(program: Program, g: number, point: Point): bigint {
  const { coefficients } = program.goals[g] as Goal;
  return exactSum(coefficients.length, (c) => (point[c] === 1 ? (coefficients[c] as number) : 0));
}

/** The sum of row r at the point. */
export function rowActivity(program: Program, r: number, point: Point): bigint {
  const from = program.rowStart[r] as number;
  const { rowColumn, rowCoefficient } = program;
  return exactSum((program.rowStart[r + 1] as number) - from, (e) => (point[rowColumn[from + e] as number] === 1 ? (rowCoefficient[from + e] as number) : 0));
}

/** The rows that the point breaks, ascending. */
export function violatedRows(program: Program, point: Point): number[] {
  const broken: number[] = [];
  for (let r = 0; r < program.rowNames.length; r++) {
    const activity = rowActivity(program, r, point);
    if (activity < (program.lower[r] as number) || activity > (program.upper[r] as number)) broken.push(r);
  }
  return broken;
}

/**
 * Sum of the safe integers 0 .. count - 1 of a list. Two safe integers add exactly, or to a double that is not safe
 * (rounding is monotone and 2^53 is a double), so the test below never accepts an inexact sum.
 */
export function exactSum(count: number, valueAt: (i: number) => number): bigint {
  let whole = 0n;
  let part = 0;
  for (let i = 0; i < count; i++) {
    const value = valueAt(i);
    if (!Number.isSafeInteger(part + value)) {
      whole += BigInt(part);
      part = 0;
    }
    part += value;
  }
  return whole + BigInt(part);
}
