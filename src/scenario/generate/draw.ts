/** How one fact of one student is drawn: closures made once per generator, called for every student. */
import type { Expression } from "../../award/condition/compile.ts";
import type { Facts } from "../../award/facts.ts";
import { normal, pick, type Random } from "./random.ts";

/** Draws one fact; NaN is unknown. `ability` is the student's, mean 0, deviation 1. */
export type Draw = (random: Random, facts: Facts, student: number, ability: number) => number;

/** One of some values by their weights. */
export function drawShares(values: readonly number[], weights: readonly number[]): Draw {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return (random) => values[pick(random, weights, total)] ?? Number.NaN;
}

/** The grid and the bounds of a number, in its scaled integers. */
export interface Grid {
  readonly step: number;
  readonly min: number;
  readonly max: number;
}

function onGrid(value: number, grid: Grid): number {
  const rounded = Math.round(value / grid.step) * grid.step;
  return Math.min(grid.max, Math.max(grid.min, rounded));
}

/** Normal, with the stated correlation to the student's ability. */
export function drawNormal(mean: number, deviation: number, correlation: number, grid: Grid): Draw {
  const own = Math.sqrt(1 - correlation * correlation);
  return (random, _facts, _student, ability) => onGrid(mean + deviation * (correlation * ability + own * normal(random)), grid);
}

/** Uniform on the grid's points from low to high. */
export function drawUniform(low: number, high: number, grid: Grid): Draw {
  const points = Math.floor((high - low) / grid.step) + 1;
  return (random) => onGrid(low + Math.floor(random.next() * points) * grid.step, grid);
}

/** A day of a range, both ends included. */
export function drawDay(from: number, to: number): Draw {
  return (random) => from + Math.floor(random.next() * (to - from + 1));
}

const MILLISECONDS_PER_DAY = 86_400_000;
const MILLISECONDS_PER_TEN_MINUTES = 600_000;

/** A time on a day of a range, at a full ten minutes of an hour from `first` to `last`, in a zone. */
export function drawTime(from: number, to: number, first: number, last: number, zoneMinutes: number): Draw {
  const day = drawDay(from, to);
  return (random, facts, student, ability) => {
    const midnight = day(random, facts, student, ability) * MILLISECONDS_PER_DAY - zoneMinutes * 60_000;
    const tenMinutes = first * 6 + Math.floor(random.next() * (last - first + 1) * 6);
    return midnight + tenMinutes * MILLISECONDS_PER_TEN_MINUTES;
  };
}

/** What an expression gives; unknown where it is. */
export function drawFormula(expression: Expression): Draw {
  return (_random, facts, student) => expression.evaluate(facts, student);
}

/** Now and then the other draw. */
export function drawMixed(share: number, other: Draw, draw: Draw): Draw {
  return (random, facts, student, ability) => (random.next() < share ? other : draw)(random, facts, student, ability);
}

/** The value that is always given, or unknown. */
export function drawConstant(value: number): Draw {
  return () => value;
}

/** When something is taken: a condition that must be met, and a chance. Undefined: always. */
export interface Guard {
  readonly when: Expression | undefined;
  readonly chance: number | undefined;
}

/** True where the condition is met and the chance has it. */
export function holds(guard: Guard, random: Random, facts: Facts, student: number): boolean {
  if (guard.when !== undefined && guard.when.evaluate(facts, student) !== 1) return false;
  return guard.chance === undefined || random.next() < guard.chance;
}

/** The first of some cases that holds; the last one always does. */
export function drawCases(cases: readonly { readonly guard: Guard; readonly draw: Draw }[]): Draw {
  return (random, facts, student, ability) => {
    const taken = cases.find(({ guard }) => holds(guard, random, facts, student));
    return taken === undefined ? Number.NaN : taken.draw(random, facts, student, ability);
  };
}
