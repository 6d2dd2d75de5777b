/** Programs whose relaxation is worth a fraction that no point can lose: closed at once, with a proof that the checker accepts. */
import { expect, test } from "vitest";
import { programBuilder } from "../../src/program/build.ts";
import type { Program } from "../../src/program/program.ts";
import { runs } from "../support/runs.ts";
import { sideBySide } from "./side-by-side.ts";
import { solved, verdictOf } from "./support.ts";

/**
 * Candidates with costs c = 3k + 2 and merits (7c + 4) / 3: at 7/3 per unit of money and 4/3 per place nobody is worth more than
 * another. With all places filled the money spent is 2 * places modulo 3; the limit is one more, which only one place fewer can spend.
 */
function lattice(seed: number): Program {
  const build = programBuilder(`lattice-${seed}`);
  const kinds = 6 + (seed % 7);
  const costs = Array.from({ length: kinds }, (_, k) => 3 * (5 + ((k * 11 + seed * 7) % 37)) + 2).sort((a, b) => a - b);
  const [merit, heads, money]: [number, number][][] = [[], [], []];
  costs.forEach((cost, k) => {
    for (let i = 0; i < 3 + ((seed + k) % 4); i++) {
      const c = build.addColumn(`x${k}-${i}`);
      merit?.push([c, (7 * cost + 4) / 3]);
      heads?.push([c, 1]);
      money?.push([c, cost]);
      build.addRow({ name: `g${k}-${i}`, upper: 1, entries: [[c, 1]], group: true });
    }
  });
  const places = Math.floor((heads?.length ?? 0) / 2);
  const middle = (money ?? []).reduce((sum, [, cost]) => sum + cost, 0) / (money?.length ?? 1);
  const limit = 3 * Math.round((places * middle - 2 * places) / 3) + 2 * places + 1;
  build.addGoal("merit", merit ?? []);
  build.addRow({ name: "places", upper: places, entries: heads ?? [] });
  build.addRow({ name: "money", upper: limit, entries: money ?? [] });
  return build.build();
}

test("the optimum is a whole unit below the relaxation's and proved in a few lines", async () => {
  let short = 0;
  for (let seed = 1; seed <= runs(20); seed++) {
    const program = lattice(seed);
    const outcome = await solved(program, { engine: "price-and-branch", anyPoint: true });
    if (outcome.kind !== "optimal") throw new Error(`seed ${seed}: ${outcome.kind}`);
    expect(verdictOf(program, outcome), `seed ${seed}`).toMatchObject({ ok: true, kind: "optimal" });
    // R 0: split on the goal itself.
    if (/^R 0 /m.test(outcome.certificate) && outcome.certificate.split("\n").length < 20) short++;
  }
  expect(short).toBeGreaterThan(runs(14));
}, 120_000);

test("so it is for a component, whose part of a goal is a counting row", async () => {
  let split = 0;
  for (let seed = 1; seed <= runs(10); seed++) {
    const program = sideBySide(lattice(seed), lattice(seed + 50));
    const outcome = await solved(program, { engine: "price-and-branch", anyPoint: true, apartFrom: 0 });
    if (outcome.kind !== "optimal") throw new Error(`seed ${seed}: ${outcome.kind}`);
    expect(verdictOf(program, outcome), `seed ${seed}`).toMatchObject({ ok: true, kind: "optimal" });
    const shares = [...outcome.certificate.matchAll(/^claim total (\d+) /gm)].map(([, number]) => number);
    if (shares.some((number) => new RegExp(`^R ${number} `, "m").test(outcome.certificate))) split++;
  }
  expect(split).toBeGreaterThan(runs(5));
}, 120_000);
