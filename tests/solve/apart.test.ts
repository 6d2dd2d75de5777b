/** Programs of several components: solved by them, they end as they do when they are solved whole, and every certificate is accepted. */
import { expect, test } from "vitest";
import { cohortProgram } from "../../bench/support/cohorts.ts";
import { componentsOf } from "../../src/solve/components.ts";
import { normalise } from "../../src/solve/normalise.ts";
import type { Outcome } from "../../src/solve/outcome.ts";
import { runs } from "../support/runs.ts";
import { lotOf, tinyAwards } from "./instances.ts";
import { enumerate } from "./reference.ts";
import { sideBySide } from "./side-by-side.ts";
import { solved, verdictOf } from "./support.ts";

const claims = (outcome: Outcome): number => (outcome.kind === "unsettled" ? 0 : (outcome.certificate.match(/^claim total /gm)?.length ?? 0));

test("the components of programs side by side are those of each, and no form of the one is split in the other", () => {
  const [one, other] = [tinyAwards(3), tinyAwards(4)];
  const program = sideBySide(one, other);
  const normal = normalise(program, []);
  const parts = componentsOf(normal) ?? [];
  expect(parts.length).toBeGreaterThanOrEqual(2);
  expect(parts.flatMap(({ group }) => [...group]).sort((a, b) => a - b)).toEqual(Array.from({ length: normal.groups.count }, (_, g) => g));
  for (const { normal: own } of parts) {
    const touched = new Set(own.columnForm);
    for (let f = own.goals; f < own.forms; f++)
      if (!touched.has(f)) expect([own.lower[f], own.upper[f], own.splitNumber[f]]).toEqual([-Infinity, Infinity, -1]);
  }
});

test("solved by components a program has the same goals, ties and lot as solved whole, and as enumeration says", async () => {
  let [optimal, varied, refused, infeasible, totals] = [0, 0, 0, 0, 0];
  for (let seed = 1; seed <= runs(150); seed++) {
    const [one, other] = [tinyAwards(2 * seed), tinyAwards(2 * seed + 1)];
    const program = sideBySide(one, other);
    const more = { engine: "price-and-branch", lot: lotOf(program, seed) } as const;
    const [whole, apart] = [await solved(program, more), await solved(program, { ...more, apartFrom: 0 })];
    expect(apart.kind, `seed ${seed}`).toBe(whole.kind);
    expect(verdictOf(program, apart), `seed ${seed}`).toMatchObject({ ok: true, kind: apart.kind });
    totals += claims(apart);
    if (apart.kind === "infeasible") infeasible++;
    if (apart.kind !== "optimal" || whole.kind !== "optimal") continue;
    optimal++;
    const best = [enumerate(one), enumerate(other)];
    expect(apart.goals.map(Number)).toEqual(apart.goals.map((_, g) => (best[0]?.goals[g] ?? 0) + (best[1]?.goals[g] ?? 0)));
    expect(apart.goals).toEqual(whole.goals);
    expect([...apart.point], `seed ${seed}`).toEqual([...whole.point]);
    const groupsOf = (outcome: typeof apart): readonly number[] => outcome.ties.classes.flatMap(({ groups }) => groups).sort((a, b) => a - b);
    expect(groupsOf(apart)).toEqual(groupsOf(whole));
    if (groupsOf(apart).length > 0) varied++;
    refused += apart.ties.classes.reduce((sum, own) => sum + own.refused, 0);
  }
  expect(optimal).toBeGreaterThan(runs(100));
  expect(infeasible).toBeGreaterThan(runs(2));
  expect(varied).toBeGreaterThan(runs(40));
  expect(refused).toBeGreaterThan(runs(20));
  expect(totals).toBeGreaterThan(runs(300));
}, 120_000);

test("a limit ends a search by components with a bound that is proved", async () => {
  let [feasible, unsettled, finished] = [0, 0, 0];
  for (let seed = 1; seed <= runs(12); seed++) {
    const program = sideBySide(cohortProgram({ kind: "tight", students: 120, seed }), cohortProgram({ kind: "multi", students: 120, seed: seed + 50 }));
    const outcome = await solved(program, { engine: "price-and-branch", apartFrom: 0, anyPoint: true, nodeLimit: 3 * seed });
    if (outcome.kind === "unsettled") unsettled++;
    else expect(verdictOf(program, outcome), `seed ${seed}`).toMatchObject({ ok: true, kind: outcome.kind });
    if (outcome.kind === "optimal") finished++;
    if (outcome.kind !== "feasible") continue;
    feasible++;
    expect(Number(outcome.bound)).toBeGreaterThanOrEqual(Number(outcome.goals[outcome.goalAtLimit]));
  }
  expect([feasible > 0, feasible + unsettled + finished]).toEqual([true, runs(12)]);
}, 120_000);
