/**
 * Award-shaped programs from a seed, for the tests of `solve/`: groups of choices coupled by
 * level caps, budgets and floors. Their mathematics stands at each function.
 */
import { findGroups } from "../../src/program/build.ts";
import type { Program } from "../../src/program/program.ts";

/** A seeded source of uniform numbers in [0, 1) (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A uniform integer in from..to. */
export function integer(next: () => number, from: number, to: number): number {
  return from + Math.floor(next() * (to - from + 1));
}

/** One row before compression; `group` marks the row of a choice group. */
export interface RowDraft {
  readonly name: string;
  readonly entries: readonly (readonly [column: number, coefficient: number])[];
  readonly lower?: number;
  readonly upper?: number;
  readonly group?: boolean;
}

/** Compresses drafts to a program; goals are dense vectors. */
export function programOf(goals: readonly (readonly number[])[], rows: readonly RowDraft[]): Program {
  const columns = goals[0]?.length ?? 0;
  const rowStart = new Int32Array(rows.length + 1);
  rows.forEach((row, r) => {
    rowStart[r + 1] = (rowStart[r] as number) + row.entries.length;
  });
  const sorted = rows.map((row) => [...row.entries].sort((a, b) => a[0] - b[0]));
  return {
    name: "drafted",
    columnNames: Array.from({ length: columns }, (_, c) => `x${c}`),
    goals: goals.map((coefficients, g) => ({
      name: g === 0 ? "merit" : `goal|${g}`,
      coefficients: Float64Array.from(coefficients),
    })),
    rowNames: rows.map((row) => row.name),
    rowStart,
    rowColumn: Int32Array.from(sorted.flat(), ([c]) => c),
    rowCoefficient: Float64Array.from(sorted.flat(), ([, a]) => a),
    lower: Float64Array.from(rows, (row) => row.lower ?? -Infinity),
    upper: Float64Array.from(rows, (row) => row.upper ?? Infinity),
    groupRows: Int32Array.from(rows.flatMap((row, r) => (row.group === true ? [r] : []))),
  };
}

/** Shape of a generated cohort. */
export interface CohortShape {
  readonly seed: number;
  readonly students: number;
  /** "hundreds": amounts in whole hundreds of yuan, tied scores; "fen": odd amounts, fine scores. */
  readonly amounts: "hundreds" | "fen";
  readonly awards: number;
  /** Budget as a share of the greedy cost under the caps alone. */
  readonly budgetShare: number;
  readonly budgets: number;
  /** Share of students eligible for an award at all. */
  readonly eligible: number;
}

const SHARES = [100, 70, 50, 30];
const CAPS = [0.02, 0.03, 0.04, 0.05];

interface Choice {
  readonly student: number;
  readonly award: number;
  readonly level: number;
  readonly merit: number;
  readonly cost: number;
}

/**
 * Merit times weight, caps per (award, level), one or two budgets; awards 0 and 1 exclude each
 * other (one group per student), later awards are groups of their own. Second goal: heads.
 */
export function cohort(shape: CohortShape): Program {
  const next = random(shape.seed);
  const choices: Choice[] = [];
  const groups: number[][] = [];
  const levelsOf = (award: number): number => (award === 0 ? 4 : 3);
  for (let student = 0; student < shape.students; student++) {
    const tuition = integer(next, 140, 250) * 10_000;
    const odd = shape.amounts === "fen" ? integer(next, 0, 996) : 0;
    const shared: number[] = [];
    for (let award = 0; award < shape.awards; award++) {
      if (next() >= shape.eligible) continue;
      const score = shape.amounts === "fen" ? integer(next, 6000, 10000) : integer(next, 60, 100) * 100;
      const own: number[] = award < 2 ? shared : [];
      for (let level = integer(next, 0, 1); level < levelsOf(award); level++) {
        own.push(choices.length);
        const cost = Math.floor(((tuition + odd) * (SHARES[level] as number)) / 100);
        choices.push({
          student,
          award,
          level,
          merit: score * (10 - 2 * level),
          cost: shape.amounts === "fen" ? cost : Math.floor(cost / 10_000) * 10_000,
        });
      }
      if (award >= 2) groups.push(own);
    }
    if (shared.length > 0) groups.push(shared);
  }
  return assemble(
    shape,
    choices,
    groups.filter((g) => g.length > 0),
    levelsOf,
  );
}

function assemble(shape: CohortShape, choices: readonly Choice[], groups: readonly number[][], levelsOf: (award: number) => number): Program {
  const rows: RowDraft[] = groups.map((group, g) => ({
    name: `g${g}`,
    entries: group.map((c) => [c, 1] as const),
    upper: 1,
    group: true,
  }));
  const greedyCost = Array.from({ length: shape.budgets }, () => 0);
  for (let award = 0; award < shape.awards; award++) {
    for (let level = 0; level < levelsOf(award); level++) {
      const members = choices.flatMap((choice, c) => (choice.award === award && choice.level === level ? [c] : []));
      if (members.length === 0) continue;
      const places = Math.max(1, Math.floor(shape.students * (CAPS[level] as number)));
      rows.push({
        name: `cap${award}.${level}`,
        entries: members.map((c) => [c, 1] as const),
        upper: places,
      });
      const costs = members.map((c) => (choices[c] as Choice).cost).sort((a, b) => b - a);
      const average = costs.reduce((sum, cost) => sum + cost, 0) / costs.length;
      const budget = award % shape.budgets;
      greedyCost[budget] = (greedyCost[budget] as number) + average * Math.min(places, costs.length);
    }
  }
  for (let budget = 0; budget < shape.budgets; budget++) {
    const entries = choices.flatMap((choice, c) => (choice.award % shape.budgets === budget ? [[c, choice.cost] as const] : []));
    rows.push({
      name: `budget${budget}`,
      entries,
      upper: Math.floor((greedyCost[budget] as number) * shape.budgetShare),
    });
  }
  return programOf([choices.map((choice) => choice.merit), choices.map(() => 1)], rows);
}

/** "many-ties" of the measurements: one award, three levels, scores 60..100, three tuition classes, caps 3/5/7 %, budget 70 %. */
export function manyTies(students: number, seed: number): Program {
  const next = random(seed);
  const goal: number[] = [];
  const cost: number[] = [];
  const level: number[] = [];
  const rows: RowDraft[] = [];
  for (let student = 0; student < students; student++) {
    const score = integer(next, 60, 100);
    const tuition = [16_000, 18_000, 22_000][integer(next, 0, 2)] as number;
    const start = goal.length;
    for (let l = 0; l < 3; l++) {
      goal.push(score * (10 - 2 * l));
      cost.push(tuition * (SHARES[l] as number));
      level.push(l);
    }
    rows.push({
      name: `g${student}`,
      entries: [0, 1, 2].map((l) => [start + l, 1] as const),
      upper: 1,
      group: true,
    });
  }
  let full = 0;
  [0.03, 0.05, 0.07].forEach((share, l) => {
    const places = Math.max(1, Math.floor(students * share));
    full += places * 18_667 * (SHARES[l] as number);
    rows.push({
      name: `cap${l}`,
      entries: level.flatMap((v, c) => (v === l ? [[c, 1] as const] : [])),
      upper: places,
    });
  });
  rows.push({ name: "budget", entries: cost.map((a, c) => [c, a] as const), upper: Math.floor(full * 0.7) });
  return programOf([goal, goal.map(() => 1)], rows);
}

/** Tiny award-shaped programs: 4 to 8 groups (where no number is wanted) of 1 to 4 choices, caps, a budget, at times a floor and groups that must take one; scores are tied often. */
export function tinyAwards(seed: number, groupsWanted?: number): Program {
  const next = random(seed);
  const awkward = next() < 0.5;
  const groups: number[][] = [];
  let columns = 0;
  const count = groupsWanted ?? integer(next, 4, 8);
  for (let g = 0; g < count; g++) groups.push(Array.from({ length: integer(next, 1, count > 6 ? 2 : 4) }, () => columns++));
  const all = Array.from({ length: columns }, (_, c) => c);
  const level = all.map(() => integer(next, 0, 2));
  const score = all.map(() => (awkward ? integer(next, 6000, 6004) : integer(next, 7, 8)));
  const goals = [all.map((c) => (score[c] as number) * (4 - (level[c] as number))), next() < 0.5 ? all.map(() => 1) : all.map(() => integer(next, -1, 2))];
  const rows: RowDraft[] = groups.map((own, g) => ({
    name: `g${g}`,
    entries: own.map((c) => [c, 1] as const),
    upper: 1,
    group: true,
    ...(next() < 0.15 ? { lower: 1 } : next() < 0.5 ? { lower: 0 } : {}),
  }));
  for (let l = 0; l < 3; l++) {
    const entries = all.flatMap((c) => (level[c] === l ? [[c, 1] as const] : []));
    if (entries.length > 0)
      rows.push({
        name: `cap${l}`,
        entries,
        upper: integer(next, 1, 2),
        ...(next() < 0.15 ? { lower: 1 } : {}),
      });
  }
  const cost = all.map((c) => (4 - (level[c] as number)) * (awkward ? 250_000 + integer(next, 0, 999) : integer(next, 2, 3) * 1000));
  rows.push({
    name: "budget",
    entries: all.map((c) => [c, cost[c] as number] as const),
    upper: Math.floor(cost.reduce((sum, a) => sum + a, 0) * (0.1 + 0.3 * next())),
  });
  if (next() < 0.3)
    rows.push({
      name: "floor",
      entries: all.filter(() => next() < 0.5).map((c) => [c, 1] as const),
      lower: integer(next, 1, 3),
    });
  return programOf(goals, rows);
}

/** A random order of the groups, and a random ranking inside each. */
export function lotOf(
  program: Program,
  seed: number,
  maxProbes = 1000,
): { readonly order: Int32Array; readonly preference: Int32Array; readonly maxProbes: number } {
  const next = random(seed);
  const { count, start, columns } = findGroups(program);
  const preference = new Int32Array(program.columnNames.length);
  for (let g = 0; g < count; g++) {
    const own = columns.subarray(start[g], start[g + 1]);
    shuffled(own.length, next).forEach((rank, i) => {
      preference[own[i] as number] = rank;
    });
  }
  return { order: shuffled(count, next), preference, maxProbes };
}

/** A random permutation of 0 .. size - 1. */
export function shuffled(size: number, next: () => number): Int32Array {
  const order = Int32Array.from({ length: size }, (_, i) => i);
  for (let i = size - 1; i > 0; i--) {
    const j = integer(next, 0, i);
    [order[i], order[j]] = [order[j] as number, order[i] as number];
  }
  return order;
}

/** The same program with its columns and rows renumbered: column c becomes `columnAt[c]`, row r becomes `rowAt[r]`. */
export function renumbered(program: Program, columnAt: Int32Array, rowAt: Int32Array): Program {
  const rows: RowDraft[] = [];
  const group = new Set(program.groupRows);
  [...program.rowNames].forEach((name, r) => {
    const entries: [number, number][] = [];
    for (let e = program.rowStart[r] as number; e < (program.rowStart[r + 1] as number); e++)
      entries.push([columnAt[program.rowColumn[e] as number] as number, program.rowCoefficient[e] as number]);
    rows[rowAt[r] as number] = {
      name,
      entries,
      lower: program.lower[r] as number,
      upper: program.upper[r] as number,
      group: group.has(r),
    };
  });
  return programOf(
    program.goals.map((goal) => {
      const moved: number[] = [];
      goal.coefficients.forEach((a, c) => {
        moved[columnAt[c] as number] = a;
      });
      return moved;
    }),
    rows,
  );
}
