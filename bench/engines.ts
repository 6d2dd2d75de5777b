/**
 * Engines side by side on the same programs, interleaved, in one run: price and branch; our prover on HiGHS's linear relaxations; HiGHS
 * alone and javascript-lp-solver alone, by their own branch and bound (gaps 0, HiGHS's presolve off), which prove nothing. The first
 * goal only. Points are checked in exact integers, proofs by the exact checker; who was wrong or not finished is said.
 *
 * Every engine has a process of its own for each row. The first seed runs once to warm up, and gives the memory; where that took
 * seconds, it counts. Loading the engine and making the program are apart.
 */
import type { Kind } from "./support/cohorts.ts";
import { type Curve, plotCurves } from "./support/plot.ts";
import { type Runner, startRunner } from "./support/runner.ts";
import { isWanted, median, publish, ratioInWords, type Row, sayDone, SIZE, type Size, worst } from "./support/table.ts";
import type { Measured, Solver, Source } from "./support/task.ts";
import { certainOf, counted, type Verdict, verdictOn } from "./support/verdict.ts";

interface Plan {
  readonly students: number;
  readonly seeds: number;
  readonly awkward: readonly boolean[];
  readonly solvers: readonly Solver[];
  readonly limitSeconds: number;
}

/** All of one seed. */
interface Run {
  readonly source: Source;
  readonly measured: Readonly<Partial<Record<Solver, Measured>>>;
}

const KINDS: readonly Kind[] = SIZE === "smoke" ? ["tight"] : ["tight", "ties", "multi"];
const LARGE: readonly Solver[] = ["price-and-branch", "highs", "highs alone"];
const SMALL: readonly Solver[] = [...LARGE, "javascript-lp-solver alone"];
const PLANS: Readonly<Record<Size, readonly Plan[]>> = {
  smoke: [{ students: 12, seeds: 1, awkward: [false], solvers: SMALL, limitSeconds: 1 }],
  usual: [
    { students: 50, seeds: 3, awkward: [false, true], solvers: SMALL, limitSeconds: 5 },
    { students: 200, seeds: 3, awkward: [false], solvers: LARGE, limitSeconds: 10 },
  ],
  full: [
    { students: 50, seeds: 5, awkward: [false, true], solvers: SMALL, limitSeconds: 10 },
    { students: 100, seeds: 5, awkward: [false, true], solvers: SMALL, limitSeconds: 10 },
    { students: 1000, seeds: 3, awkward: [false, true], solvers: LARGE, limitSeconds: 40 },
    { students: 10_000, seeds: 1, awkward: [false], solvers: LARGE, limitSeconds: 60 },
  ],
};
const COLD_COUNTS_MILLISECONDS = 2000;

async function rowsOf(plan: Plan, kind: Kind, awkward: boolean): Promise<readonly [rows: Row[], runs: Run[]]> {
  const runners = plan.solvers.map((solver): readonly [Solver, Runner] => [solver, startRunner()]);
  const sourceOf = (seed: number): Source => ({ from: "cohort", kind, students: plan.students, seed, awkward });
  const cold = new Map<Solver, Measured>();
  const runs: Run[] = [];
  try {
    for (let seed = 0; seed <= plan.seeds; seed++) {
      const measured: Partial<Record<Solver, Measured>> = {};
      for (const [solver, runner] of runners) {
        const before = cold.get(solver);
        const isDone = seed === 1 && before !== undefined && before.wall > COLD_COUNTS_MILLISECONDS;
        const one = isDone ? before : await runner.run({ source: sourceOf(Math.max(1, seed)), solver, until: "first goal", limitSeconds: plan.limitSeconds });
        if (seed === 0) cold.set(solver, one);
        measured[solver] = one;
      }
      if (seed > 0) runs.push({ source: sourceOf(seed), measured });
    }
  } finally {
    for (const [, runner] of runners) runner.close();
  }
  const name = awkward ? `${kind} awkward` : kind;
  return [plan.solvers.map((solver) => rowOf(name, plan.students, solver, cold.get(solver) as Measured, runs)), runs];
}

function rowOf(kind: string, n: number, solver: Solver, cold: Measured, runs: readonly Run[]): Row {
  const own = runs.flatMap(({ measured }) => measured[solver] ?? []);
  const verdicts = runs.map(({ measured }): Verdict => verdictOn(measured[solver] as Measured, certainOf(Object.values(measured))));
  const cpu = median(own.map((one) => one.cpu));
  const best = median(runs.flatMap(({ measured }) => measured["price-and-branch"]?.cpu ?? []));
  return {
    kind,
    n,
    engine: solver,
    answers: counted(verdicts),
    ms: median(own.map((one) => one.wall)),
    "worst ms": worst(own.map((one) => one.wall)),
    "cpu ms": cpu,
    "times the CPU of price and branch": ratioInWords(
      cpu,
      best,
      verdicts.some((verdict) => verdict !== "right"),
    ),
    "check ms": median(own.map((one) => one.check ?? Number.NaN)),
    "load ms": cold.loading,
    "program MiB": cold.programMiB,
    "peak MiB": cold.peakMiB,
  };
}

/** One plot per kind, a line per engine; medians of rows in which all were right. */
function plotOf(rows: readonly Row[], kind: Kind): string {
  const own = rows.filter((row) => row["kind"] === kind);
  const curves = SMALL.map((name): Curve => {
    const right = own.filter((row) => row["engine"] === name && !/wrong|open|unknown/.test(String(row["answers"])));
    return { name, points: right.map((row): [number, number] => [Number(row["n"]), Number(row["ms"])]) };
  });
  return plotCurves(`Time to the first goal, ${kind}, medians; only where every seed was right`, curves);
}

const rows: Row[] = [];
const runs: Run[] = [];
for (const plan of PLANS[SIZE])
  for (const kind of KINDS)
    for (const awkward of isWanted(kind, plan.students) ? plan.awkward : []) {
      const [own, measured] = await rowsOf(plan, kind, awkward);
      for (const row of own) sayDone(row["kind"], row["n"], row["engine"], row["answers"], "ms", row["ms"]);
      rows.push(...own);
      runs.push(...measured);
    }
const plots = Object.fromEntries(KINDS.map((kind) => [`engines-${kind}`, plotOf(rows, kind)]));
publish("engines", rows, { runs, plots });
