/**
 * Seeded programs for measurements, of the kinds of other people's benchmarks and of ours, at any size:
 *
 * - `tight`: 1 award, 4 levels, weights 10/8/6/4, cost 100/70/50/30 % of a tuition of 14,000 to 25,000 yuan in
 *   steps of 100, caps 2/3/4/5 % of the students, budget 60 % of what the caps alone would cost;
 * - `ties`: 1 award, 3 levels, whole scores 60..100, 3 tuitions, caps 3/5/7 %, budget 70 %;
 * - `multi`: 4 awards of 4, 3, 3, 3 levels, the first two exclude each other, two sponsors' budgets at 60 %;
 * - `caps`: `tight` with 60 schools, each with at most and at least so many awards;
 * - `bundles`: `multi` with one group per student whose choices are her bundles (not awards 0 and 1 together).
 *
 * Costs are whole 1,000 fen; with `awkward` every cost has odd fen on top. Goals: merit times weight, then heads.
 */
import type { Program } from "../../src/program/program.ts";

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

const SHARES = [100, 70, 50, 30];
const WEIGHTS = [10, 8, 6, 4];
const THRESHOLDS = [9720, 9200, 8200, 6000];
const CAPS: Readonly<Record<Kind, readonly number[]>> = {
  tight: [2, 3, 4, 5],
  caps: [2, 3, 4, 5],
  ties: [3, 5, 7],
  multi: [2, 3, 4, 5],
  bundles: [2, 3, 4, 5],
};
const LEVELS = [4, 3, 3, 3];
const SCHOOLS = 60;

/** Columns as they are made: a level of an award, or a bundle of such. */
interface Draft {
  readonly merit: number[];
  readonly heads: number[];
  /** Entries of each column beside its group: column c owns partStart[c] .. partStart[c + 1]. */
  readonly part: number[];
  readonly cost: number[];
  readonly partStart: number[];
  readonly school: number[];
  readonly groupStart: number[];
}

interface Part {
  /** award * 4 + level. */
  readonly place: number;
  readonly merit: number;
  readonly cost: number;
}

function random(seed: number): () => number {
  let state = (seed * 2654435761) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** The program of a cohort. */
export function cohortProgram(spec: CohortSpec): Program {
  const next = random(spec.seed);
  const draft: Draft = { merit: [], heads: [], part: [], cost: [], partStart: [0], school: [], groupStart: [0] };
  const awards = spec.kind === "multi" || spec.kind === "bundles" ? 4 : 1;
  for (let student = 0; student < spec.students; student++) addStudent(draft, spec, next, student, awards);
  return assemble(draft, spec, awards);
}

function addStudent(draft: Draft, { kind, awkward = false }: CohortSpec, next: () => number, student: number, awards: number): void {
  const tuition = kind === "ties" ? ([16_000, 18_000, 22_000][Math.floor(next() * 3)] as number) : 14_000 + 100 * Math.floor(next() * 111);
  const school = Math.floor(next() * SCHOOLS);
  const own: Part[][] = [];
  for (let award = 0; award < awards; award++) own.push(partsOf(kind, award, tuition, next, awkward ? (student * 7919 + award * 104_729) % 997 : 0));
  const single = own.map((parts) => parts.map((part) => [part]));
  if (kind === "bundles") addGroup(draft, bundlesOf(own), school);
  else if (awards === 1) addGroup(draft, single[0] as Part[][], school);
  else {
    addGroup(draft, [...(single[0] as Part[][]), ...(single[1] as Part[][])], school);
    addGroup(draft, single[2] as Part[][], school);
    addGroup(draft, single[3] as Part[][], school);
  }
}

function partsOf(kind: Kind, award: number, tuition: number, next: () => number, odd: number): Part[] {
  const levels = kind === "ties" ? 3 : (LEVELS[award] as number);
  const score = kind === "ties" ? (60 + Math.floor(next() * 41)) * 100 : 6000 + Math.floor(next() * 4001);
  const parts: Part[] = [];
  for (let level = 0; level < levels; level++) {
    if (kind !== "ties" && score < (THRESHOLDS[level + 4 - levels] as number)) continue;
    const merit = (kind === "ties" ? score / 100 : score) * (WEIGHTS[level] as number);
    parts.push({ place: award * 4 + level, merit, cost: tuition * (SHARES[level] as number) + odd });
  }
  return parts;
}

/** All sets of one part each of some awards, without the first two awards together. */
function bundlesOf(own: readonly Part[][]): Part[][] {
  let bundles: Part[][] = [[]];
  own.forEach((parts, award) => {
    bundles = bundles.flatMap((bundle) => [bundle, ...(award === 1 && bundle.length > 0 ? [] : parts.map((part) => [...bundle, part]))]);
  });
  return bundles.filter((bundle) => bundle.length > 0);
}

function addGroup(draft: Draft, columns: readonly (readonly Part[])[], school: number): void {
  if (columns.length === 0) return;
  for (const parts of columns) {
    let merit = 0;
    for (const part of parts) {
      draft.part.push(part.place);
      draft.cost.push(part.cost);
      merit += part.merit;
    }
    draft.merit.push(merit);
    draft.heads.push(parts.length);
    draft.partStart.push(draft.part.length);
    draft.school.push(school);
  }
  draft.groupStart.push(draft.merit.length);
}

interface Row {
  readonly name: string;
  readonly lower: number;
  readonly upper: number;
  readonly entries: number[];
  readonly coefficients: number[];
}

function assemble(draft: Draft, spec: CohortSpec, awards: number): Program {
  const rows = [...capRows(draft, spec), ...(spec.kind === "caps" ? schoolRows(draft, spec) : []), ...budgetRows(draft, spec, awards)];
  const columns = draft.merit.length;
  const groups = draft.groupStart.length - 1;
  const extra = rows.reduce((sum, row) => sum + row.entries.length, 0);
  const rowStart = new Int32Array(groups + rows.length + 1);
  const rowColumn = new Int32Array(columns + extra);
  const rowCoefficient = new Float64Array(columns + extra).fill(1);
  for (let c = 0; c < columns; c++) rowColumn[c] = c;
  rowStart.set(draft.groupStart);
  rows.forEach((row, r) => {
    const from = rowStart[groups + r] as number;
    rowColumn.set(row.entries, from);
    rowCoefficient.set(row.coefficients, from);
    rowStart[groups + r + 1] = from + row.entries.length;
  });
  const lower = new Float64Array(groups + rows.length).fill(-Infinity);
  const upper = new Float64Array(groups + rows.length).fill(1);
  rows.forEach((row, r) => {
    lower[groups + r] = row.lower;
    upper[groups + r] = row.upper;
  });
  return {
    name: `${spec.kind}-${spec.students}-${spec.seed}`,
    columnNames: Array.from({ length: columns }, (_, c) => `x${c}`),
    goals: [
      { name: "merit", coefficients: Float64Array.from(draft.merit) },
      { name: "goal|heads", coefficients: Float64Array.from(draft.heads) },
    ],
    rowNames: [...Array.from({ length: groups }, (_, g) => `g${g}`), ...rows.map((row) => row.name)],
    rowStart,
    rowColumn,
    rowCoefficient,
    lower,
    upper,
    groupRows: Int32Array.from({ length: groups }, (_, g) => g),
  };
}

/** Columns with a part at each place, and how many places a cap gives. */
function capRows(draft: Draft, spec: CohortSpec): Row[] {
  const rows = new Map<number, Row>();
  const columns = draft.merit.length;
  const perStudent = CAPS[spec.kind];
  for (let c = 0; c < columns; c++)
    for (let e = draft.partStart[c] as number; e < (draft.partStart[c + 1] as number); e++) {
      const place = draft.part[e] as number;
      const upper = Math.max(1, Math.floor((spec.students * (perStudent[place % 4] as number)) / 100));
      const row = rows.get(place) ?? { name: `cap${place}`, lower: -Infinity, upper, entries: [], coefficients: [] };
      rows.set(place, row);
      row.entries.push(c);
      row.coefficients.push(1);
    }
  return [...rows].sort(([a], [b]) => a - b).map(([, row]) => row);
}

/** Awards 0 and 2 are paid by one sponsor, 1 and 3 by another; each has a share of what its caps would cost at the average. */
function budgetRows(draft: Draft, spec: CohortSpec, awards: number): Row[] {
  const share = spec.kind === "ties" ? 0.7 : 0.6;
  return Array.from({ length: Math.min(2, awards) }, (_, budget) => {
    const row: Row = { name: `budget${budget}`, lower: -Infinity, upper: 0, entries: [], coefficients: [] };
    const sum = new Float64Array(16);
    const count = new Float64Array(16);
    for (let c = 0; c < draft.merit.length; c++) {
      let cost = 0;
      for (let e = draft.partStart[c] as number; e < (draft.partStart[c + 1] as number); e++) {
        const place = draft.part[e] as number;
        if (Math.floor(place / 4) % 2 !== budget % 2 && awards > 1) continue;
        cost += draft.cost[e] as number;
        sum[place] = (sum[place] as number) + (draft.cost[e] as number);
        count[place] = (count[place] as number) + 1;
      }
      if (cost === 0) continue;
      row.entries.push(c);
      row.coefficients.push(cost);
    }
    const full = sum.reduce((all, cost, place) => {
      const places = Math.max(1, Math.floor((spec.students * (CAPS[spec.kind][place % 4] ?? 0)) / 100));
      return count[place] === 0 ? all : all + (cost / (count[place] as number)) * Math.min(places, count[place] as number);
    }, 0);
    return { ...row, upper: Math.floor(full * share) };
  });
}

/** Per school: at most its share and a half of all places, and at least a third of its share. */
function schoolRows(draft: Draft, spec: CohortSpec): Row[] {
  const rows: Row[] = [];
  const fair = (spec.students * 0.14 * 0.75) / SCHOOLS;
  for (let school = 0; school < SCHOOLS; school++) {
    const entries: number[] = [];
    for (let c = 0; c < draft.merit.length; c++) if (draft.school[c] === school) entries.push(c);
    if (entries.length === 0) continue;
    const lower = Math.min(Math.floor(fair / 3), new Set(entries).size);
    rows.push({ name: `school${school}`, lower, upper: Math.ceil(fair * 1.2), entries, coefficients: entries.map(() => 1) });
  }
  return rows;
}
