/** Laws against enumeration: goal values, certificates, ties by lot, and independence of numbering. */
import { expect, test } from "vitest";
import { findGroups } from "../../src/program/build.ts";
import { runs } from "../support/runs.ts";
import { tinyProgram } from "../support/tiny-programs.ts";
import { lotOf, random, renumbered, shuffled, tinyAwards } from "./instances.ts";
import { drawLot, enumerate, varyingGroups } from "./reference.ts";
import { solved, verdictOf } from "./support.ts";

const COUNT = runs(300);

test("goal values, ties by lot and certificates equal enumeration", async () => {
  const met = { optimal: 0, infeasible: 0, tied: 0, refused: 0 };
  for (let seed = 1; seed <= COUNT; seed++) {
    const program = tinyAwards(seed);
    const expected = enumerate(program);
    const lot = lotOf(program, seed);
    const outcome = await solved(program, { lot });
    expect(verdictOf(program, outcome), `seed ${seed}`).toMatchObject({ ok: true, kind: outcome.kind });
    if (expected === undefined) {
      expect(outcome.kind, `seed ${seed}`).toBe("infeasible");
      met.infeasible++;
      continue;
    }
    if (outcome.kind !== "optimal") throw new Error(`seed ${seed}: ${outcome.kind}`);
    expect(outcome.goals.map(Number), `seed ${seed}`).toEqual(expected.goals);
    expect(outcome.ties.unsettledGroups).toEqual([]);
    expect([...outcome.point], `seed ${seed}`).toEqual([...drawLot(program, expected.points, lot.order, lot.preference)]);
    const tied = outcome.ties.classes.flatMap((one) => one.groups).sort((a, b) => a - b);
    expect(tied, `seed ${seed}`).toEqual(varyingGroups(program, expected.points));
    met.optimal++;
    if (tied.length > 0) met.tied++;
    met.refused += outcome.ties.classes.reduce((sum, one) => sum + one.refused, 0);
  }
  expect(met.optimal).toBeGreaterThan(COUNT / 2);
  expect(met.infeasible).toBeGreaterThan(COUNT / 50);
  expect(met.tied).toBeGreaterThan(COUNT / 6);
  expect(met.refused).toBeGreaterThan(COUNT / 20);
});

test("programs of any shape: loose columns, negative coefficients, two-sided and empty rows", async () => {
  const met = { optimal: 0, infeasible: 0, tied: 0 };
  const next = random(5);
  for (let run = 1; run <= COUNT; run++) {
    const program = tinyProgram((below) => Math.floor(next() * below));
    const expected = enumerate(program);
    const lot = lotOf(program, run);
    const outcome = await solved(program, { lot });
    expect(verdictOf(program, outcome), `run ${run}`).toMatchObject({ ok: true, kind: outcome.kind });
    expect(outcome.kind, `run ${run}`).toBe(expected === undefined ? "infeasible" : "optimal");
    if (outcome.kind !== "optimal" || expected === undefined) {
      met.infeasible++;
      continue;
    }
    const drawn = drawLot(program, expected.points, lot.order, lot.preference);
    expect(outcome.goals.map(Number), `run ${run}`).toEqual(expected.goals);
    expect([...outcome.point], `run ${run}`).toEqual([...drawn]);
    met.optimal++;
    if (expected.points.length > 1) met.tied++;
  }
  expect(met.optimal).toBeGreaterThan(COUNT / 3);
  expect(met.infeasible).toBeGreaterThan(COUNT / 10);
  expect(met.tied).toBeGreaterThan(COUNT / 30);
});

test("without a lot the groups that vary are reported and nothing is settled", async () => {
  let varied = 0;
  for (let seed = 1; seed <= runs(60); seed++) {
    const program = tinyAwards(seed);
    const expected = enumerate(program);
    if (expected === undefined) continue;
    const outcome = await solved(program);
    if (outcome.kind !== "optimal") throw new Error(`seed ${seed}: ${outcome.kind}`);
    const groups = varyingGroups(program, expected.points);
    expect(outcome.ties).toEqual({ classes: [], unsettledGroups: groups });
    expect(outcome.certificate).not.toContain("take");
    if (groups.length > 0) varied++;
  }
  expect(varied).toBeGreaterThan(runs(60) / 6);
});

test("numbering of columns, rows and groups does not matter", async () => {
  let compared = 0;
  for (let seed = 1; seed <= runs(80); seed++) {
    const program = tinyAwards(seed);
    const lot = lotOf(program, seed);
    const first = await solved(program, { lot });
    const next = random(seed + 7777);
    const columnAt = shuffled(program.columnNames.length, next);
    const moved = renumbered(program, columnAt, shuffled(program.rowNames.length, next));
    const preference = new Int32Array(columnAt.length);
    columnAt.forEach((to, from) => {
      preference[to] = lot.preference[from] as number;
    });
    const second = await solved(moved, {
      lot: { ...lot, preference, order: movedOrder(program, moved, columnAt, lot.order) },
    });
    expect(second.kind).toBe(first.kind);
    if (first.kind !== "optimal" || second.kind !== "optimal") continue;
    expect(
      Array.from(columnAt, (to) => second.point[to]),
      `seed ${seed}`,
    ).toEqual([...first.point]);
    compared++;
  }
  expect(compared).toBeGreaterThan(runs(80) / 2);
});

function movedOrder(program: Parameters<typeof findGroups>[0], moved: typeof program, columnAt: Int32Array, order: Int32Array): Int32Array {
  const before = findGroups(program);
  const after = findGroups(moved);
  return order.map((g) => after.groupOf[columnAt[before.columns[before.start[g] as number] as number] as number] as number);
}
