/** The gate, infeasibility, limits, engines that lie, and cohorts of the sizes that committees meet. */
import { expect, test } from "vitest";
import { loadHighs } from "../../src/solve/engines/highs.ts";
import { valuesOf } from "../../src/solve/gate.ts";
import type { LinearEngine, RunMip } from "../../src/solve/lp.ts";
import type { ProgressEvent } from "../../src/solve/outcome.ts";
import { solve } from "../../src/solve/solve.ts";
import { inWords } from "../../src/words/en.ts";
import { runs } from "../support/runs.ts";
import { type RowDraft, cohort, integer, lotOf, manyTies, programOf, random, tinyAwards } from "./instances.ts";
import { enumerate } from "./reference.ts";
import { options, solved, verdictOf } from "./support.ts";

const BUDGETED = cohort({
  seed: 3,
  students: 80,
  amounts: "fen",
  awards: 4,
  budgetShare: 0.7,
  budgets: 2,
  eligible: 0.4,
});

test("cohorts with round and with odd amounts are proved, ties settled", async () => {
  const cases = [
    manyTies(100, 1),
    manyTies(600, 2),
    cohort({
      seed: 1,
      students: 600,
      amounts: "hundreds",
      awards: 4,
      budgetShare: 0.7,
      budgets: 1,
      eligible: 0.25,
    }),
    cohort({
      seed: 1,
      students: 150,
      amounts: "fen",
      awards: 4,
      budgetShare: 0.7,
      budgets: 1,
      eligible: 0.4,
    }),
    cohort({
      seed: 2,
      students: 100,
      amounts: "hundreds",
      awards: 1,
      budgetShare: 0.6,
      budgets: 1,
      eligible: 0.8,
    }),
  ];
  let classes = 0;
  for (const [k, program] of cases.entries()) {
    const outcome = await solved(program, { lot: lotOf(program, k) });
    expect(outcome.kind).toBe("optimal");
    expect(verdictOf(program, outcome)).toMatchObject({ ok: true, kind: "optimal" });
    if (outcome.kind === "optimal") {
      expect(outcome.ties.unsettledGroups).toEqual([]);
      classes += outcome.ties.classes.length;
    }
  }
  expect(classes).toBeGreaterThan(5);
});

/** Parity: 2 (x1 + ... + x5) = odd is divided away; 3 x + 5 y sums hide it from division. */
test("programs without a point are proved infeasible, by division, by prices, by splits", async () => {
  const columns = [0, 1, 2, 3, 4, 5];
  const one = (row: Partial<RowDraft>): RowDraft => ({
    name: "r",
    entries: columns.map((c) => [c, 2] as const),
    ...row,
  });
  const triples: RowDraft[] = [0, 1, 2].map((g) => ({
    name: `g${g}`,
    entries: [
      [2 * g, 1],
      [2 * g + 1, 1],
    ],
    upper: 1,
    group: true,
  }));
  const knapsack: RowDraft = {
    name: "exact",
    entries: columns.map((c) => [c, [31, 37, 41, 43, 47, 53][c] as number] as const),
    lower: 60,
    upper: 66,
  };
  const cases: (readonly RowDraft[])[] = [
    [one({ lower: 3, upper: 3 })],
    [one({ lower: 14 })],
    [{ name: "empty", entries: [], lower: 1 }],
    [{ name: "empty", entries: [], upper: -1 }],
    [{ name: "nobody", entries: [], lower: 1, upper: 1, group: true }, ...triples],
    [...triples, knapsack],
    [...triples, { name: "many", entries: columns.map((c) => [c, 1] as const), lower: 4 }],
  ];
  let splits = 0;
  for (const rows of cases) {
    const program = programOf([columns.map(() => 1)], rows);
    const outcome = await solved(program);
    expect(enumerate(program)).toBeUndefined();
    expect(outcome.kind).toBe("infeasible");
    expect(verdictOf(program, outcome)).toMatchObject({ ok: true, kind: "infeasible" });
    if (outcome.kind === "infeasible" && /^[RB] /m.test(outcome.certificate)) splits++;
  }
  expect(splits).toBeGreaterThan(0);
});

test("a program with no columns, no rows, or goals that are zero", async () => {
  for (const program of [
    programOf([[]], []),
    programOf([[5, -3]], []),
    programOf(
      [
        [0, 0],
        [0, 0],
      ],
      [{ name: "a", entries: [[0, 1]], upper: 0 }],
    ),
  ]) {
    const outcome = await solved(program);
    expect(verdictOf(program, outcome)).toMatchObject({
      ok: true,
      kind: "optimal",
      goals: enumerate(program)?.goals.map(BigInt),
    });
  }
});

test("the gate refuses what exact doubles cannot hold, and says so in words", async () => {
  const group: RowDraft = { name: "g", entries: [[0, 1]], upper: 1, group: true };
  const refused = [
    [programOf([], []), "gate-no-goal"],
    [programOf([[1, 1]], [group, { ...group, name: "h" }]), "gate-group"],
    [programOf([[1, 1]], [{ name: "half", entries: [[0, 0.5]], upper: 1 }]), "gate-number"],
    [programOf([[2 ** 53 - 1, 3]], []), "gate-sum"],
    [programOf([[1, 1]], [{ name: "limit", entries: [[0, 1]], upper: 1.5 }]), "gate-bound"],
  ] as const;
  for (const [program, code] of refused) {
    const outcome = await solve(program, options());
    expect(outcome).toMatchObject({ kind: "refused", code });
    if (outcome.kind === "refused") expect(inWords(outcome).says.length).toBeGreaterThan(20);
  }
  const scaled = programOf([[2 ** 52, 2 ** 52, 2 ** 52]], []);
  expect(await solved(scaled)).toMatchObject({ kind: "optimal", goals: [3n * 2n ** 52n] });
});

test("a point is worth something only where it is one and keeps every row", () => {
  const program = programOf(
    [[5, 7]],
    [
      { name: "g", entries: [[0, 1]], upper: 1, group: true },
      {
        name: "limit",
        entries: [
          [0, 2],
          [1, 2],
        ],
        upper: 3,
      },
    ],
  );
  expect(valuesOf(program, Uint8Array.of(0, 1))).toEqual([7n]);
  expect(valuesOf(program, Uint8Array.of(1, 1))).toBeUndefined();
  expect(valuesOf(program, Uint8Array.of(0, 2))).toBeUndefined();
  expect(valuesOf(program, Uint8Array.of(1))).toBeUndefined();
});

test("an engine that lies about a 0/1 program is recorded and not used", async () => {
  const program = cohort({
    seed: 4,
    students: 40,
    amounts: "fen",
    awards: 3,
    budgetShare: 0.6,
    budgets: 2,
    eligible: 0.4,
  });
  const honest = await solved(program);
  if (honest.kind !== "optimal") throw new Error(honest.kind);
  const liars: readonly RunMip[] = [
    async ({ program: { cost } }) => ({
      status: "optimal",
      values: new Float64Array(cost.length).fill(1),
      objective: 1e9,
    }),
    async ({ program: { cost } }) => ({
      status: "optimal",
      values: new Float64Array(cost.length),
      objective: 12,
    }),
    async ({ program: { cost } }) => ({
      status: "optimal",
      values: new Float64Array(cost.length),
      objective: 0,
    }),
    async ({ program: { cost } }) => ({
      status: "feasible",
      values: new Float64Array(cost.length),
      objective: 12,
    }),
    async () => ({ status: "infeasible", values: undefined, objective: undefined }),
    async () => ({ status: "failed", values: undefined, objective: undefined, detail: "out of memory" }),
  ];
  for (const solveElsewhere of liars) {
    const outcome = await solved(program, { solveElsewhere, askAfterNodes: 1 });
    expect(outcome).toMatchObject({ kind: "optimal", goals: honest.goals });
    expect(outcome.facts.refusedClaim).toMatch(/^(optimal \d|feasible [\d.]+$|infeasible$|failed out of memory$)/);
    expect(verdictOf(program, outcome).ok).toBe(true);
  }
  const truthful = await solved(program, { solveElsewhere: (await loadHighs()).runMip, askAfterNodes: 1 });
  expect(truthful).toMatchObject({ kind: "optimal", goals: honest.goals });
  expect(truthful.facts.refusedClaim).toBeUndefined();
});

test("when the engine is asked depends on nodes, not on a clock", async () => {
  const asked: number[] = [];
  for (const [step, askAfterNodes] of [
    [0, undefined],
    [10_000, undefined],
    [0, 3],
    [10_000, 3],
  ] as const) {
    let now = 0;
    let times = 0;
    const solveElsewhere: RunMip = async ({ nodeLimit }) => {
      if (nodeLimit !== undefined) times++;
      return { status: "none", values: undefined, objective: undefined };
    };
    const outcome = await solved(BUDGETED, { engine: "highs", solveElsewhere, askAfterNodes, nodeLimit: 40, now: () => (now += step) });
    expect(outcome.kind).toBe("feasible");
    asked.push(times);
  }
  expect(asked).toEqual([0, 0, 1, 1]);
});

/** Relaxations whose values, duals, rays and verdicts are random. */
function lyingEngine(real: LinearEngine, seed: number): LinearEngine {
  const next = random(seed);
  return {
    ...real,
    build(program) {
      const noise = (size: number, range: number): Float64Array => Float64Array.from({ length: size }, () => (next() - 0.5) * range);
      return {
        dispose: () => {},
        solve() {
          const duals = noise(program.rowLower.length, 10);
          if (next() < 0.3) return { kind: "infeasible", ray: duals };
          if (next() < 0.2) return { kind: "unknown" };
          return {
            kind: "optimal",
            value: noise(1, 1e6)[0] as number,
            values: Float64Array.from(program.cost, () => integer(next, 0, 2) / 2),
            duals,
          };
        },
      };
    },
  };
}

test("an engine whose relaxations are noise costs time, never truth", async () => {
  const real = await loadHighs();
  let optimal = 0;
  for (let seed = 1; seed <= runs(80); seed++) {
    const program = tinyAwards(seed);
    if (program.columnNames.length > 9) continue;
    const expected = enumerate(program);
    const outcome = await solved(program, {
      loadEngine: async () => lyingEngine(real, seed),
      lot: lotOf(program, seed),
    });
    expect(outcome.kind).toBe(expected === undefined ? "infeasible" : "optimal");
    expect(verdictOf(program, outcome), `seed ${seed}`).toMatchObject({ ok: true, kind: outcome.kind });
    if (outcome.kind !== "optimal") continue;
    expect(outcome.goals.map(Number)).toEqual(expected?.goals);
    optimal++;
  }
  expect(optimal).toBeGreaterThan(runs(7));
});

test("a limit leaves a point, a certified bound and the limit's name", async () => {
  const best = await solved(BUDGETED);
  if (best.kind !== "optimal") throw new Error(best.kind);
  const limits = [
    [{ nodeLimit: 40 }, "nodes"],
    [{ limitSeconds: 0.1 }, "time"],
    [{ shouldStop: () => true }, "cancelled"],
  ] as const;
  for (const [limit, name] of limits) {
    const outcome = await solved(BUDGETED, limit);
    if (outcome.kind !== "feasible") throw new Error(`${name}: ${outcome.kind}`);
    expect(outcome).toMatchObject({ limit: name, goalAtLimit: 0 });
    expect(verdictOf(BUDGETED, outcome)).toMatchObject({ ok: true, kind: "feasible", bound: outcome.bound });
    const value = outcome.goals[0] as bigint;
    expect(value <= (best.goals[0] as bigint) && (best.goals[0] as bigint) <= outcome.bound).toBe(true);
    expect(Number(outcome.bound - value) / Number(value)).toBeLessThan(0.05);
  }
});

test("a limit before any point is known leaves it unsettled", async () => {
  const entries = Array.from({ length: 30 }, (_, c) => [c, 1000 + 37 * ((c * c) % 29)] as const);
  const program = programOf([entries.map(() => 1)], [{ name: "exact", entries, lower: 15_501, upper: 15_501 }]);
  const outcome = await solved(program, { nodeLimit: 3 });
  expect(outcome).toMatchObject({ kind: "unsettled", limit: "nodes" });
  if (outcome.kind === "unsettled") expect(outcome.bound === undefined || outcome.bound >= 0n).toBe(true);
});

test("too few searches for ties are reported, not hidden", async () => {
  const program = cohort({
    seed: 2,
    students: 600,
    amounts: "hundreds",
    awards: 4,
    budgetShare: 0.7,
    budgets: 1,
    eligible: 0.25,
  });
  const all = await solved(program, { lot: lotOf(program, 1) });
  const few = await solved(program, { lot: lotOf(program, 1, 1) });
  const none = await solved(program);
  if (all.kind !== "optimal" || few.kind !== "optimal" || none.kind !== "optimal") throw new Error("not optimal");
  expect(all.ties.unsettledGroups).toEqual([]);
  expect(few.ties.unsettledGroups.length).toBeGreaterThan(0);
  expect(none.ties.unsettledGroups.length).toBeGreaterThan(few.ties.unsettledGroups.length);
  for (const outcome of [all, few, none]) expect(verdictOf(program, outcome)).toMatchObject({ ok: true, kind: "optimal" });
});

test("progress tells of goals and ties", async () => {
  const events: ProgressEvent[] = [];
  const outcome = await solved(BUDGETED, {
    progress: (event) => events.push(event),
    lot: lotOf(BUDGETED, 1),
  });
  expect(new Set(events.map((event) => event.kind))).toEqual(new Set(["goal", "ties"]));
  const bounded = events.filter((event) => event.value !== undefined && event.bound !== undefined);
  expect(bounded.length).toBeGreaterThan(1);
  for (const event of bounded) expect((event.bound as bigint) >= (event.value as bigint)).toBe(true);
  expect(outcome.facts.nodes).toBeGreaterThanOrEqual((events.at(-1) as ProgressEvent).nodes);
});
