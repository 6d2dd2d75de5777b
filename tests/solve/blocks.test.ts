/** Funds that share no row: each is limited by a proof of its own, and the proofs add up. */
import { expect, test } from "vitest";
import { cohortProgram } from "../../bench/support/cohorts.ts";
import type { Program } from "../../src/program/program.ts";
import { runs } from "../support/runs.ts";
import { programOf, random, type RowDraft } from "./instances.ts";
import { enumerate } from "./reference.ts";
import { solved, verdictOf } from "./support.ts";

/** Programs side by side; `shared` groups of each are one group, so that at most one column of them all is taken. */
function together(parts: readonly Program[], shared: number): Program {
  const goal: number[] = [];
  const rows: RowDraft[] = [];
  const merged = Array.from({ length: shared }, (): (readonly [number, number])[] => []);
  parts.forEach((part, p) => {
    const first = goal.length;
    goal.push(...(part.goals[0]?.coefficients ?? []));
    const isGroup = new Set(part.groupRows);
    [...part.rowNames].forEach((name, r) => {
      const entries: (readonly [number, number])[] = [];
      for (let e = part.rowStart[r] as number; e < (part.rowStart[r + 1] as number); e++)
        entries.push([first + (part.rowColumn[e] as number), part.rowCoefficient[e] as number]);
      if (isGroup.has(r) && r < shared) merged[r]?.push(...entries);
      else rows.push({ name: `${name}/${p}`, entries, lower: part.lower[r] as number, upper: part.upper[r] as number, group: isGroup.has(r) });
    });
  });
  merged.forEach((entries, g) => rows.push({ name: `shared${g}`, entries, upper: 1, group: true }));
  return programOf([goal], rows);
}

const engine = "price-and-branch" as const;
const hasBlockRow = (certificate: string): boolean => /^N \d+ \d+ (?!1[ \n])/m.test(certificate);

async function valueOf(program: Program, by: "price-and-branch" | "highs"): Promise<{ readonly value: number; readonly certificate: string }> {
  const outcome = await solved(program, { engine: by, anyPoint: true });
  if (outcome.kind !== "optimal") throw new Error(outcome.kind);
  expect(verdictOf(program, outcome)).toMatchObject({ ok: true, kind: "optimal" });
  return { value: Number(outcome.goals[0]), certificate: outcome.certificate };
}

const lines = (certificate: string): number => certificate.split("\n").length;

test("the optimum of separate funds is the sum, and so is the proof", async () => {
  let [blocks, joint, alone] = [0, 0, 0];
  for (let seed = 1; seed <= runs(5); seed++) {
    const parts = [1, 2, 3].map((k) => cohortProgram({ kind: "tight", students: 50 * k, seed: 10 * seed + k, awkward: seed % 2 === 0 }));
    const own = await Promise.all(parts.map((part) => valueOf({ ...part, goals: part.goals.slice(0, 1) }, engine)));
    const whole = await valueOf(together(parts, 0), engine);
    expect(whole.value, `seed ${seed}`).toBe(own.reduce((sum, { value }) => sum + value, 0));
    if (hasBlockRow(whole.certificate)) blocks++;
    joint += lines(whole.certificate);
    alone += own.reduce((sum, { certificate }) => sum + lines(certificate), 0);
  }
  expect(blocks).toBeGreaterThan(runs(5) / 2);
  expect(joint).toBeLessThan(1.5 * alone);
}, 120_000);

test("funds that meet in a few groups: the value of HiGHS's relaxations", async () => {
  let blocks = 0;
  for (let seed = 1; seed <= runs(6); seed++) {
    const parts = [1, 2].map((k) => cohortProgram({ kind: seed % 3 === 0 ? "ties" : "tight", students: 60, seed: 10 * seed + k, awkward: seed % 2 === 0 }));
    const program = together(parts, 1 + (seed % 3));
    const own = await valueOf(program, engine);
    expect(own.value, `seed ${seed}`).toBe((await valueOf(program, "highs")).value);
    if (hasBlockRow(own.certificate)) blocks++;
  }
  expect(blocks).toBeGreaterThan(runs(6) / 5);
}, 120_000);

test("tiny funds equal enumeration", async () => {
  const next = random(5);
  const below = (n: number): number => Math.floor(next() * n);
  let blocks = 0;
  for (let run = 1; run <= runs(300); run++) {
    const parts = [0, 1].map(() => tinyFund(below));
    const program = together(parts, below(2));
    const expected = enumerate(program);
    const own = await valueOf(program, engine);
    expect([own.value], `run ${run}`).toEqual(expected?.goals);
    if (hasBlockRow(own.certificate)) blocks++;
  }
  expect(blocks).toBeGreaterThan(runs(300) / 20);
}, 120_000);

/** Whether a type is split and a block is then limited anew. */
function splitsAndLimits(certificate: string): boolean {
  const blocks = new Set([...certificate.matchAll(/^N (\d+) \d+ (?!1[ \n])/gm)].map(([, row]) => row));
  return [...certificate.matchAll(/^B .*\nR (\d+) /gm)].some(([, row]) => blocks.has(row));
}

test("tiny funds that meet in several groups equal enumeration", async () => {
  const next = random(6);
  const below = (n: number): number => Math.floor(next() * n);
  let [blocks, optima] = [0, 0];
  for (let run = 1; run <= runs(300); run++) {
    const program = together(
      [0, 1].map(() => tinyFund(below)),
      1 + below(3),
    );
    const expected = enumerate(program);
    const outcome = await solved(program, { engine, anyPoint: true });
    expect(verdictOf(program, outcome), `run ${run}`).toMatchObject({ ok: true, kind: expected === undefined ? "infeasible" : "optimal" });
    if (outcome.kind !== "optimal") continue;
    expect(outcome.goals.map(Number), `run ${run}`).toEqual(expected?.goals);
    optima++;
    if (hasBlockRow(outcome.certificate)) blocks++;
  }
  expect(optima).toBeGreaterThan(runs(300) / 2);
  expect(blocks).toBeGreaterThan(runs(300) / 20);
}, 120_000);

test("awards of two sponsors that exclude each other: a split type limits the sponsors anew; the value of HiGHS's relaxations", async () => {
  let split = 0;
  for (let seed = 1; seed <= runs(8); seed++) {
    const whole = cohortProgram({ kind: "multi", students: 60, seed, awkward: seed % 2 === 0 });
    const program = { ...whole, goals: whole.goals.slice(0, 1) };
    const own = await valueOf(program, engine);
    expect(own.value, `seed ${seed}`).toBe((await valueOf(program, "highs")).value);
    if (splitsAndLimits(own.certificate)) split++;
  }
  expect(split).toBeGreaterThan(0);
}, 120_000);

/** Five groups of one or two columns, a cap and a budget in odd amounts. */
function tinyFund(below: (n: number) => number): Program {
  const goal: number[] = [];
  const groups: RowDraft[] = [];
  for (let g = 0; g < 5; g++) {
    const entries = Array.from({ length: 1 + below(2) }, (_, i) => [goal.length + i, 1] as const);
    entries.forEach(() => goal.push(3 + below(40)));
    groups.push({ name: `g${g}`, entries, upper: 1, group: true });
  }
  const cost = goal.map(() => 5 + below(60));
  const all = goal.map((_, c) => c);
  return programOf(
    [goal],
    [
      ...groups,
      { name: "cap", entries: all.map((c) => [c, 1] as const), upper: 2 + below(2) },
      { name: "budget", entries: all.map((c) => [c, cost[c] as number] as const), lower: below(20), upper: 60 + below(60) },
    ],
  );
}

test("a limit among the funds leaves a certified bound", async () => {
  const parts = [1, 2].map((k) => cohortProgram({ kind: "tight", students: 300, seed: k, awkward: true }));
  const sponsors = cohortProgram({ kind: "multi", students: 150, seed: 2, awkward: true });
  for (const program of [together(parts, 0), { ...sponsors, goals: sponsors.goals.slice(0, 1) }]) {
    let stopped = 0;
    for (const nodeLimit of [3, 10, 20, 30, 40, 60, 90, 130, 180, 230, 280]) {
      const outcome = await solved(program, { engine, nodeLimit, anyPoint: true });
      if (outcome.kind !== "feasible") continue;
      expect(verdictOf(program, outcome), `${nodeLimit} nodes`).toMatchObject({ ok: true, kind: "feasible", bound: outcome.bound });
      stopped++;
    }
    expect(stopped).toBeGreaterThan(3);
  }
});
