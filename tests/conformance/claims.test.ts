/** What an engine says is a claim: fractional points, late answers, break-downs and lies are recorded and never used. */
import { describe, expect, test } from "vitest";
import { runMipInWorker } from "../../src/jobs/worker-host.ts";
import { type Answered, type JsonModel, loadJavascriptLpSolver, runWith } from "../../src/solve/engines/javascript-lp-solver.ts";
import type { MipClaim, MipRequest, RunMip } from "../../src/solve/lp.ts";
import { cohort, programOf } from "../solve/instances.ts";
import { options, solved, verdictOf } from "../solve/support.ts";
import { bundled } from "../support/bundled.ts";
import { linearOf } from "./linear.ts";
import { row } from "./model.ts";
import { solve } from "../../src/solve/solve.ts";

/** max 10 x + 9 y + 9 z, 6 x + 5 y + 5 z <= 14: worth 19; the relaxation takes y, z and two thirds of x. */
const PROGRAM = programOf([[10, 9, 9]], [row("budget", [6, 5, 5], { upper: 14 })]);
const REQUEST: MipRequest = { program: linearOf(PROGRAM), limitSeconds: 2 };

/** A point of the relaxation, marked feasible, with an objective above the optimum. */
const FRACTIONAL: MipClaim = { status: "feasible", values: Float64Array.of(4 / 6, 1, 1), objective: 18 + 40 / 6 };

/** An engine that says so of `PROGRAM`, in the units of the request: the solver scales goals by powers of two. */
function said(claim: MipClaim): RunMip {
  return async ({ program }) => (claim.objective === undefined ? claim : { ...claim, objective: (claim.objective * (program.cost[0] as number)) / 10 });
}

describe("the gate", () => {
  const liars: readonly (readonly [name: string, claim: MipClaim, refused: RegExp])[] = [
    ["a fractional point marked feasible, above the optimum", FRACTIONAL, /^feasible 24\.6/],
    ["a fractional point marked optimal", { ...FRACTIONAL, status: "optimal" }, /^optimal 24\.6/],
    ["a fractional point that would round to an optimal one", { status: "optimal", values: Float64Array.of(0.8, 0.9, 0.2), objective: 19 }, /^optimal 19$/],
    ["a point that breaks the budget", { status: "optimal", values: Float64Array.of(1, 1, 1), objective: 28 }, /^optimal 28$/],
    ["a point worth less than is said", { status: "optimal", values: Float64Array.of(0, 1, 0), objective: 19 }, /^optimal 19$/],
    ["a sub-optimal point", { status: "optimal", values: Float64Array.of(0, 1, 1), objective: 18 }, /^optimal 18$/],
    ["a wrong infeasibility", { status: "infeasible", values: undefined, objective: undefined }, /^infeasible$/],
    ["values that are no numbers", { status: "optimal", values: Float64Array.of(Number.NaN, 1, 0), objective: 19 }, /^optimal 19$/],
    ["no answer in time", { status: "none", values: undefined, objective: undefined, detail: "timed out" }, /^none timed out$/],
    ["a break-down", { status: "failed", values: undefined, objective: undefined, detail: "out of memory" }, /^failed out of memory$/],
  ];

  test.each(liars)("%s is recorded and not used", async (_, claim, refused) => {
    const outcome = await solved(PROGRAM, { engine: "javascript-lp-solver", solveElsewhere: said(claim) });
    expect(outcome).toMatchObject({ kind: "optimal", goals: [19n] });
    expect(outcome.facts).toMatchObject({ engine: "javascript-lp-solver", prover: "highs", settledByEngine: false });
    expect(outcome.facts.refusedClaim).toMatch(refused);
    expect(verdictOf(PROGRAM, outcome)).toMatchObject({ ok: true, kind: "optimal", goals: [19n] });
  });

  test("the truth is used and settles; a true point without a claim of optimality does not settle", async () => {
    const values = Float64Array.of(1, 1, 0);
    const truth = said({ status: "optimal", values, objective: 19 });
    expect((await solved(PROGRAM, { engine: "javascript-lp-solver", solveElsewhere: truth })).facts).toMatchObject({ settledByEngine: true });
    const modest = said({ status: "feasible", values, objective: 19 });
    const outcome = await solved(PROGRAM, { engine: "javascript-lp-solver", solveElsewhere: modest });
    expect(outcome.facts.settledByEngine).toBe(false);
    expect(outcome.facts.refusedClaim).toBeUndefined();
  });

  test("one true stage does not settle another", async () => {
    const program = programOf(
      [
        [10, 9, 9],
        [1, 2, 3],
      ],
      [row("budget", [6, 5, 5], { upper: 14 })],
    );
    let stage = 0;
    const truth = said({ status: "optimal", values: Float64Array.of(1, 1, 0), objective: 19 });
    const honestOnce: RunMip = async (request) => (stage++ === 0 ? truth(request) : { status: "none", values: undefined, objective: undefined });
    const outcome = await solved(program, { engine: "javascript-lp-solver", solveElsewhere: honestOnce });
    expect(outcome).toMatchObject({ kind: "optimal", goals: [19n, 4n], facts: { settledByEngine: false } });
    expect(stage).toBe(2);
  });

  test("a claim that no proof confirmed in time is feasible, not optimal", async () => {
    const program = cohort({ seed: 4, students: 40, amounts: "fen", awards: 3, budgetShare: 0.6, budgets: 2, eligible: 0.4 });
    const best = await solved(program);
    if (best.kind !== "optimal") throw new Error(best.kind);
    // At the root nothing is fixed yet, so the arrays of the request are the program's own columns.
    const values = Float64Array.from(best.point);
    const worth: RunMip = async ({ program: { cost } }) => ({
      status: "optimal",
      values,
      objective: cost.reduce((sum, a, c) => sum + a * (values[c] as number), 0),
    });
    const outcome = await solved(program, { engine: "javascript-lp-solver", solveElsewhere: worth, nodeLimit: 1 });
    if (outcome.kind !== "feasible") throw new Error(outcome.kind);
    expect(outcome.goals[0]).toBe(best.goals[0]);
    expect(outcome.bound).toBeGreaterThan(best.goals[0] as bigint);
    expect(outcome.facts.settledByEngine).toBe(false);
    expect(verdictOf(program, outcome)).toMatchObject({ ok: true, kind: "feasible" });
  });

  test("highs is not asked first, and says nothing of settling", async () => {
    let asked = 0;
    const outcome = await solve(PROGRAM, options({ solveElsewhere: async () => (asked++, FRACTIONAL) }));
    expect(asked).toBe(0);
    expect(outcome).toMatchObject({ kind: "optimal", facts: { engine: "highs", prover: "highs" } });
    expect((outcome as Extract<typeof outcome, { readonly kind: "optimal" }>).facts.settledByEngine).toBeUndefined();
  });
});

describe("the wrapper of javascript-lp-solver", () => {
  const answering = (answer: Answered | Error, milliseconds = 0): MipClaim => {
    let clock = 0;
    const Solve = (): Answered => {
      clock += milliseconds;
      if (answer instanceof Error) throw answer;
      return answer;
    };
    return runWith({ Solve }, REQUEST, () => clock);
  };

  test.each<[string, Answered | Error, number, Partial<MipClaim>]>([
    ["a whole point", { feasible: true, result: 19, bounded: true, isIntegral: true, x0: 1, x1: 0.999_999_99 }, 1999, { status: "optimal", objective: 19 }],
    ["a whole point that took its whole time", { feasible: true, result: 19, bounded: true, x0: 1, x1: 1 }, 2000, { status: "none", detail: "timed out" }],
    [
      "a fractional point marked feasible",
      { feasible: true, result: 24.67, bounded: true, x0: 0.667, x1: 1, x2: 1 },
      0,
      { status: "failed", detail: "fractional 24.67" },
    ],
    ["a value of 2", { feasible: true, result: 20, bounded: true, x0: 2 }, 0, { status: "failed" }],
    ["unbounded, marked feasible", { feasible: true, result: -Infinity, bounded: false }, 0, { status: "failed", detail: "unbounded" }],
    ["no number", { feasible: true, result: Number.NaN, bounded: true }, 0, { status: "failed", detail: "objective NaN" }],
    ["infeasible", { feasible: false, result: 0, bounded: true }, 0, { status: "infeasible" }],
    ["a thrown error", new Error("boom"), 0, { status: "failed", detail: "boom" }],
  ])("%s", (_, answer, milliseconds, claim) => {
    const found = answering(answer, milliseconds);
    expect(found).toMatchObject(claim);
    if (found.status !== "optimal") expect(found.values).toBeUndefined();
  });

  test("names are prefixed, and every side, fixed column and lone column is stated", () => {
    let seen: JsonModel | undefined;
    const program = {
      ...linearOf(programOf([[5, 4, 3]], [row("one", [1, 1, 0], { upper: 1 }), row("both", [2, 0, 3], { lower: 1, upper: 4 }), row("counts", [1, 1, 1], {})])),
      columnUpper: Float64Array.of(1, 0, 1),
    };
    const Solve = (model: JsonModel): Answered => {
      seen = model;
      return { feasible: true, result: 3, x2: 1 };
    };
    expect(runWith({ Solve }, { program, limitSeconds: 1 }, () => 0)).toMatchObject({ status: "optimal", objective: 3 });
    expect(seen).toMatchObject({
      constraints: { r0: { max: 1 }, r1: { min: 1, max: 4 }, fixed1: { equal: 0 } },
      variables: { x0: { o: 5, r0: 1, r1: 2 }, x1: { o: 4, r0: 1, fixed1: 1 }, x2: { o: 3, r1: 3 } },
      ints: { x0: 1, x1: 1 },
      binaries: { x2: 1 },
      options: { timeout: 1000, exitOnCycles: true },
    });
    expect(Object.keys(seen?.constraints ?? {})).toEqual(["r0", "r1", "fixed1"]);
  });

  test("empty rows are folded, and what is too large is not asked", async () => {
    const run = await loadJavascriptLpSolver(() => 0);
    const empty = (sides: { readonly lower?: number; readonly upper?: number }) => linearOf(programOf([[1]], [row("empty", [0], sides)]));
    expect(await run({ program: empty({ lower: 1 }), limitSeconds: 1 })).toMatchObject({ status: "infeasible" });
    expect(await run({ program: empty({ upper: 0 }), limitSeconds: 1 })).toMatchObject({ status: "optimal", objective: 1 });
    const wide = { ...linearOf(PROGRAM), rowLower: new Float64Array(7e6), rowUpper: new Float64Array(7e6) };
    expect(await run({ program: wide, limitSeconds: 1 })).toMatchObject({ status: "none", detail: "too large" });
  });

  test("stopped by its own time it returns a relaxed point marked feasible; here that is no answer", async () => {
    const program = linearOf(cohort({ seed: 7, students: 60, amounts: "fen", awards: 4, budgetShare: 0.7, budgets: 3, eligible: 0.5 }));
    const run = await loadJavascriptLpSolver(() => performance.now());
    expect(await run({ program, limitSeconds: 0.3 })).toMatchObject({ status: "none", detail: "timed out", values: undefined });
  });

  test("in a worker thread of its own it gives the same answer", async () => {
    const file = new URL(`file://${await bundled("src/jobs/mip-worker.ts")}`);
    const claim = await runMipInWorker("javascript-lp-solver", file)({ ...REQUEST, limitSeconds: 20 });
    expect(claim).toMatchObject({ status: "optimal", objective: 19 });
    expect([...(claim.values ?? [])].map(Math.round)[0]).toBe(1);
  });
});
