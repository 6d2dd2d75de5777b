/** The answer by enumeration: every point of a tiny program, in plain integers. */
import { findGroups } from "../../src/program/build.ts";
import type { Point, Program } from "../../src/program/program.ts";

/** All optimal points and their goal values; undefined where no point satisfies the rows. */
export interface Enumerated {
  readonly goals: readonly number[];
  readonly points: readonly Point[];
}

/** Enumerates one choice per group; the coefficients must be small enough for plain sums. */
export function enumerate(program: Program): Enumerated | undefined {
  const { count, start, columns, mayBeNone } = findGroups(program);
  const point = new Uint8Array(program.columnNames.length);
  let best: { goals: number[]; points: Point[] } | undefined;
  const visit = (g: number): void => {
    if (g === count) {
      if (!satisfies(program, point)) return;
      const goals = program.goals.map((goal) => goal.coefficients.reduce((sum, a, c) => sum + a * (point[c] as number), 0));
      const order = best === undefined ? 1 : compare(goals, best.goals);
      if (order > 0) best = { goals, points: [point.slice()] };
      else if (order === 0) best?.points.push(point.slice());
      return;
    }
    if (mayBeNone[g] === 1) visit(g + 1);
    for (const c of columns.subarray(start[g], start[g + 1])) {
      point[c] = 1;
      visit(g + 1);
      point[c] = 0;
    }
  };
  visit(0);
  return best;
}

function compare(a: readonly number[], b: readonly number[]): number {
  const i = a.findIndex((value, k) => value !== b[k]);
  return i < 0 ? 0 : (a[i] as number) - (b[i] as number);
}

function satisfies(program: Program, point: Point): boolean {
  for (let r = 0; r < program.rowNames.length; r++) {
    let sum = 0;
    for (let e = program.rowStart[r] as number; e < (program.rowStart[r + 1] as number); e++)
      sum += (program.rowCoefficient[e] as number) * (point[program.rowColumn[e] as number] as number);
    if (sum < (program.lower[r] as number) || sum > (program.upper[r] as number)) return false;
  }
  return true;
}

/** The point that the lot gives: down the order, each group keeps the best choice (none last) that some point left gives it. */
export function drawLot(program: Program, points: readonly Point[], order: Int32Array, preference: Int32Array): Point {
  const { start, columns } = findGroups(program);
  let left = points;
  for (const g of order) {
    const rank = (point: Point): number =>
      columns.subarray(start[g], start[g + 1]).reduce((found, c) => (point[c] === 1 ? (preference[c] as number) : found), Infinity);
    const best = Math.min(...left.map(rank));
    left = left.filter((point) => rank(point) === best);
  }
  if (left.length !== 1) throw new Error("a lot leaves one point");
  return left[0] as Point;
}

/** The groups whose choice differs between points, ascending. */
export function varyingGroups(program: Program, points: readonly Point[]): number[] {
  const { count, start, columns } = findGroups(program);
  return Array.from({ length: count }, (_, g) => g).filter((g) => {
    const own = columns.subarray(start[g], start[g + 1]);
    return points.some((point) => own.some((c) => point[c] !== points[0]?.[c]));
  });
}
