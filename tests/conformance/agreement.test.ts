/**
 * HiGHS and javascript-lp-solver agree, people included, on small random programs: same verdict, same goals, same
 * point after the lot. The second engine's own claims must be what was proved on at least three
 * quarters of them; what it could not settle is proved all the same, and said to be not its own.
 */
import { expect, test } from "vitest";
import type { Program } from "../../src/program/program.ts";
import { runs } from "../support/runs.ts";
import { tinyProgram } from "../support/tiny-programs.ts";
import { cohort, lotOf, random, tinyAwards } from "../solve/instances.ts";
import { solved, verdictOf } from "../solve/support.ts";

const COUNT = runs(200);

/** Every fifth program is a cohort of 10 to 18 students with one budget or two, every fifth a program of any shape, the others are tiny cohorts. */
function programAt(run: number, next: () => number): Program {
  if (run % 5 === 0) return tinyProgram((below) => Math.floor(next() * below));
  if (run % 5 === 1)
    return cohort({
      seed: run,
      students: 10 + (run % 9),
      amounts: run % 2 === 0 ? "hundreds" : "fen",
      awards: 2,
      budgetShare: 0.7,
      budgets: 1 + (run % 2),
      eligible: 0.5,
    });
  return tinyAwards(run);
}

test(`the engines agree on ${COUNT} small random programs`, async ({ annotate }) => {
  const met = { settled: 0, refused: 0, notAsked: 0, optimal: 0, infeasible: 0 };
  const next = random(11);
  for (let run = 1; run <= COUNT; run++) {
    const program = programAt(run, next);
    const lot = lotOf(program, run);
    const first = await solved(program, { lot });
    const second = await solved(program, { lot, engine: "javascript-lp-solver", now: () => performance.now() });
    expect(verdictOf(program, second), `run ${run}`).toMatchObject({ ok: true, kind: first.kind });
    if (first.kind !== "optimal" || second.kind !== "optimal") met.infeasible++;
    else {
      met.optimal++;
      expect(second.goals, `run ${run}`).toEqual(first.goals);
      expect([...second.point], `run ${run}`).toEqual([...first.point]);
    }
    const { facts } = second;
    expect(facts).toMatchObject({ engine: "javascript-lp-solver", prover: "highs" });
    if (facts.settledByEngine === undefined) met.notAsked++;
    else if (facts.settledByEngine) met.settled++;
    else {
      met.refused++;
      expect(facts.refusedClaim, `run ${run}`).toBeDefined();
    }
  }
  const told = `javascript-lp-solver settled ${met.settled} of ${COUNT} programs; ${met.refused} of its claims were refused, ${met.notAsked} programs needed no engine`;
  process.stdout.write(`${told}\n`);
  await annotate(told);
  expect(met.settled).toBeGreaterThanOrEqual((COUNT * 3) / 4);
  expect(met.optimal).toBeGreaterThan(COUNT / 2);
  expect(met.infeasible).toBeGreaterThan(COUNT / 50);
});
