/**
 * Seeded programs for measurements, of the kinds of other people's benchmarks and of ours, at any size:
 *
 * - `tight`: 1 award, 4 levels, weights 10/8/6/4, cost 100/70/50/30 % of a tuition of 14,000 to 25,000 yuan in
 *   steps of 100, caps 2/3/4/5 % of the eligible, budget 60 % of what a greedy fill under the caps alone costs;
 * - `ties`: 1 award, 3 levels, whole scores 60..100, 3 tuitions, caps 3/5/7 %, budget 70 %;
 * - `multi`: 4 awards of 4, 3, 3, 3 levels, each open to three quarters of the students, the first two exclude each other,
 *   awards 0 and 2 paid by one sponsor, 1 and 3 by another, each with 60 % of the greedy fill;
 * - `caps`: `tight` with 60 schools, each with a ceiling and a floor;
 * - `bundles`: `multi` with one group per student whose choices are her bundles (not awards 0 and 1 together).
 *
 * A higher level asks for a higher score (but in `ties`), so that a student has 1.7 options of an award. Costs are whole 1,000 fen;
 * with `awkward` every option's cost has up to 996 odd fen on top. Goals: weight times score, then heads.
 */
import { joinNames, lazyNames } from "../../src/program/names.ts";
import type { Program } from "../../src/program/program.ts";
import { type Parts, drawParts } from "./cohort-parts.ts";

/** The kinds of cohort. */
export const KINDS = ["tight", "ties", "multi", "caps", "bundles"] as const;
/** One of them. */
export type Kind = (typeof KINDS)[number];

/** What to generate. */
export interface CohortSpec {
  readonly kind: Kind;
  readonly students: number;
  readonly seed: number;
  readonly awkward?: boolean;
}

const SCHOOLS = 60;
/** Places of a level, per cent of those who are eligible for its award. */
const CAPS = [2, 3, 4, 5];
const CAPS_TIES = [3, 5, 7];

/** Columns as sets of parts: column c owns `part[start[c] .. start[c + 1]]`; group g owns columns `groupStart[g] .. groupStart[g + 1]`. */
interface Columns {
  readonly start: Int32Array;
  readonly part: Int32Array;
  readonly groupStart: Int32Array;
}

/** The program of a cohort. */
export function cohortProgram(spec: CohortSpec): Program {
  const parts = drawParts(spec);
  const columns = spec.kind === "bundles" ? bundleColumns(parts, spec.students) : partColumns(parts);
  const count = columns.start.length - 1;
  const merit = new Float64Array(count);
  const heads = new Float64Array(count);
  for (let c = 0; c < count; c++)
    for (let e = columns.start[c] as number; e < (columns.start[c + 1] as number); e++) {
      merit[c] = (merit[c] as number) + (parts.merit[columns.part[e] as number] as number);
      heads[c] = (heads[c] as number) + 1;
    }
  return {
    name: `${spec.kind}-${spec.students}-${spec.seed}`,
    columnNames: lazyNames(count, (c) => `x${c}`),
    goals: [
      { name: "merit", coefficients: merit },
      { name: "goal|heads", coefficients: heads },
    ],
    ...rowsOf(spec, parts, columns),
  };
}

/** One column per part; parts of one student are of one group where their awards exclude each other. */
function partColumns({ student, award, count }: Parts): Columns {
  const groupStart: number[] = [];
  let last = -1;
  for (let p = 0; p < count; p++) {
    const key = (student[p] as number) * 4 + Math.max(1, award[p] as number);
    if (key !== last) groupStart.push(p);
    last = key;
  }
  groupStart.push(count);
  const start = Int32Array.from({ length: count + 1 }, (_, p) => p);
  return { start, part: start.subarray(0, count), groupStart: Int32Array.from(groupStart) };
}

/** All sets of at most one part of every award, without the first two awards together. */
function bundleColumns(parts: Parts, students: number): Columns {
  const start = [0];
  const part: number[] = [];
  const groupStart: number[] = [];
  for (let student = 0, p = 0; student < students; student++) {
    const from = p;
    while (parts.student[p] === student) p++;
    let bundles: (readonly number[])[] = [[]];
    for (let award = 0; award < 4; award++) bundles = bundles.flatMap((bundle) => [bundle, ...joined(parts, from, p, award, bundle)]);
    if (bundles.length > 1) groupStart.push(start.length - 1);
    for (const bundle of bundles.slice(1)) start.push(part.push(...bundle));
  }
  return { start: Int32Array.from(start), part: Int32Array.from(part), groupStart: Int32Array.from([...groupStart, start.length - 1]) };
}

function joined(parts: Parts, from: number, to: number, award: number, bundle: readonly number[]): number[][] {
  const others: number[][] = [];
  if (award === 1 && bundle.length > 0) return others;
  for (let p = from; p < to; p++) if (parts.award[p] === award) others.push([...bundle, p]);
  return others;
}

type Rows = Pick<Program, "rowNames" | "rowStart" | "rowColumn" | "rowCoefficient" | "lower" | "upper" | "groupRows">;

/** Rows: groups, places of every award and level, schools, budgets. */
function rowsOf(spec: CohortSpec, parts: Parts, columns: Columns): Rows {
  const groups = columns.groupStart.length - 1;
  const places = placesOf(spec, parts);
  const schools = spec.kind === "caps" ? SCHOOLS : 0;
  const budgets = Math.min(2, parts.eligible.length);
  const firstSchool = groups + places.length;
  const firstBudget = firstSchool + schools;
  const rows = firstBudget + budgets;
  const each = (visit: (row: number, column: number, coefficient: number) => void): void => {
    for (let g = 0; g < groups; g++)
      for (let c = columns.groupStart[g] as number; c < (columns.groupStart[g + 1] as number); c++) {
        visit(g, c, 1);
        const paid = [0, 0];
        for (let e = columns.start[c] as number; e < (columns.start[c + 1] as number); e++) {
          const p = columns.part[e] as number;
          const award = parts.award[p] as number;
          visit(groups + (parts.place[p] as number), c, 1);
          if (schools > 0) visit(firstSchool + (parts.school[parts.student[p] as number] as number), c, 1);
          paid[award % 2] = (paid[award % 2] as number) + (parts.cost[p] as number);
        }
        for (let b = 0; b < budgets; b++) if (paid[b] !== 0) visit(firstBudget + b, c, paid[b] as number);
      }
  };
  const lower = new Float64Array(rows).fill(-Infinity);
  const upper = new Float64Array(rows).fill(1);
  upper.set(places, groups);
  // Three quarters of the places are about what the budget pays.
  const fair = (spec.students * 0.14 * 0.75) / SCHOOLS;
  upper.fill(Math.ceil(fair * 1.2), firstSchool, firstBudget);
  lower.fill(Math.round(fair / 2), firstSchool, firstBudget);
  upper.set(
    greedyCost(parts, places, budgets).map((cost) => Math.floor(cost * (spec.kind === "ties" ? 0.7 : 0.6))),
    firstBudget,
  );
  const rowNames = joinNames(
    lazyNames(groups, (g) => `g${g}`),
    [
      ...places.map((_, place) => `cap${place}`),
      ...Array.from({ length: schools }, (_, school) => `school${school}`),
      ...Array.from({ length: budgets }, (_, budget) => `budget${budget}`),
    ],
  );
  return { rowNames, ...compressed(rows, each), lower, upper, groupRows: Int32Array.from({ length: groups }, (_, g) => g) };
}

/** Entries by row, in the order in which they are visited. */
function compressed(rows: number, each: (visit: (row: number, column: number, coefficient: number) => void) => void) {
  const rowStart = new Int32Array(rows + 1);
  each((row) => {
    rowStart[row + 1] = (rowStart[row + 1] as number) + 1;
  });
  for (let r = 0; r < rows; r++) rowStart[r + 1] = (rowStart[r + 1] as number) + (rowStart[r] as number);
  const rowColumn = new Int32Array(rowStart[rows] as number);
  const rowCoefficient = new Float64Array(rowStart[rows] as number);
  const next = rowStart.slice();
  each((row, column, coefficient) => {
    const at = next[row] as number;
    rowColumn[at] = column;
    rowCoefficient[at] = coefficient;
    next[row] = at + 1;
  });
  return { rowStart, rowColumn, rowCoefficient };
}

/** Places of every level: a share of its award's eligible students, at least one. */
function placesOf({ kind }: CohortSpec, { places, eligible }: Parts): number[] {
  const caps = kind === "ties" ? CAPS_TIES : CAPS;
  return places.map(({ award, level }) => Math.max(1, Math.floor(((eligible[award] as number) * (caps[level] as number)) / 100)));
}

/** What each sponsor pays where the best parts are taken first, as long as there are places and no exclusion forbids it. */
function greedyCost({ count, merit, student, award, place, cost }: Parts, places: readonly number[], budgets: number): number[] {
  const most = merit.subarray(0, count).reduce((a, b) => Math.max(a, b), 0);
  const order = Float64Array.from({ length: count }, (_, p) => (most - (merit[p] as number)) * count + p).sort();
  const left = Int32Array.from(places);
  const held = new Uint8Array((student[count - 1] ?? 0) + 1);
  const paid = new Array<number>(budgets).fill(0);
  for (const key of order) {
    const p = key % count;
    const [who, which] = [student[p] as number, award[p] as number];
    const excluded = which < 2 ? 3 : 1 << which;
    const at = place[p] as number;
    if (left[at] === 0 || ((held[who] as number) & excluded) !== 0) continue;
    left[at] = (left[at] as number) - 1;
    held[who] = (held[who] as number) | (1 << which);
    paid[which % budgets] = (paid[which % budgets] as number) + (cost[p] as number);
  }
  return paid;
}
