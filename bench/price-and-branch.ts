/**
 * Price and branch on cohorts of every kind and size: time and CPU to the proof of the first goal, then of the whole outcome (all goals,
 * and ties by lot); what the proof is and how long its check takes; memory; and, on the first seeds, interleaved with it, HiGHS alone
 * (its own branch and bound, gaps 0, presolve off, nothing proved). Every answer passes the exact checker, or the benchmark fails.
 *
 * Each row has fresh processes. The first run of a process is the column "cold ms", and gives the memory; where that took seconds, it
 * counts. Other seeds follow to warm up, until the engine's code is compiled as it stays; then the seeds that are measured.
 * Making the program and loading the engine are not counted. The plot has one pass over the options and one sort as reference.
 */
import { type Kind, KINDS } from "./support/cohorts.ts";
import { type Curve, plotCurves } from "./support/plot.ts";
import { type Runner, startRunner } from "./support/runner.ts";
import { isWanted, median, publish, ratioInWords, type Row, sayDone, SIZE, type Size, worst } from "./support/table.ts";
import type { Measured, Source, Task } from "./support/task.ts";
import { certainOf, counted, verdictOn } from "./support/verdict.ts";

/** Rows of one size: how many seeds, how long each solver may take. */
interface Plan {
  readonly kinds: readonly Kind[];
  readonly students: number;
  readonly seeds: number;
  readonly awkward: readonly boolean[];
  readonly limitSeconds: number;
  /** Seeds that are settled whole, and seeds on which HiGHS is asked, too, for at most so long. */
  readonly wholeSeeds: number;
  readonly highsSeeds: number;
  readonly highsSeconds: number;
}

/** What was measured of one seed. */
interface Run {
  readonly source: Source;
  readonly first: Measured;
  readonly whole?: Measured;
  readonly highs?: Measured;
}

const MAIN: readonly Kind[] = ["tight", "ties", "multi"];
const BOTH = [false, true];
const PLANS: Readonly<Record<Size, readonly Plan[]>> = {
  smoke: [
    { kinds: KINDS, students: 12, seeds: 1, awkward: [false], limitSeconds: 1, wholeSeeds: 0, highsSeeds: 0, highsSeconds: 0 },
    { kinds: ["tight"], students: 24, seeds: 1, awkward: [true], limitSeconds: 1, wholeSeeds: 1, highsSeeds: 1, highsSeconds: 1 },
  ],
  usual: [
    { kinds: KINDS, students: 1000, seeds: 5, awkward: BOTH, limitSeconds: 20, wholeSeeds: 1, highsSeeds: 1, highsSeconds: 20 },
    { kinds: MAIN, students: 10_000, seeds: 2, awkward: [false], limitSeconds: 20, wholeSeeds: 1, highsSeeds: 0, highsSeconds: 0 },
    { kinds: MAIN, students: 100_000, seeds: 1, awkward: [false], limitSeconds: 60, wholeSeeds: 0, highsSeeds: 0, highsSeconds: 0 },
  ],
  full: [
    { kinds: KINDS, students: 1000, seeds: 20, awkward: BOTH, limitSeconds: 60, wholeSeeds: 5, highsSeeds: 3, highsSeconds: 40 },
    { kinds: KINDS, students: 10_000, seeds: 5, awkward: BOTH, limitSeconds: 60, wholeSeeds: 2, highsSeeds: 1, highsSeconds: 40 },
    { kinds: MAIN, students: 100_000, seeds: 3, awkward: BOTH, limitSeconds: 120, wholeSeeds: 1, highsSeeds: 1, highsSeconds: 40 },
    { kinds: MAIN, students: 1_000_000, seeds: 1, awkward: [false], limitSeconds: 120, wholeSeeds: 1, highsSeeds: 0, highsSeconds: 0 },
  ],
};
/** A first run that took longer is not repeated. */
const COLD_COUNTS_MILLISECONDS = 2000;
/** Runs that warm up, of seeds that are not measured, as long as all together take no longer than this. */
const WARM_RUNS: Readonly<Record<Size, number>> = { smoke: 1, usual: 12, full: 20 };
const WARM_MILLISECONDS = 6000;
const FIRST_WARM_SEED = 1001;

/** Warms a process up after its first run. */
async function warmUp(runner: Runner, cold: Measured, task: (seed: number) => Task): Promise<void> {
  let milliseconds = cold.wall;
  for (let i = 0; i < WARM_RUNS[SIZE] && milliseconds < WARM_MILLISECONDS; i++) milliseconds += (await runner.run(task(FIRST_WARM_SEED + i))).wall;
}

/** The seeds of one row, one after another, the solvers in turn. */
async function runsOf(plan: Plan, kind: Kind, awkward: boolean): Promise<readonly [cold: Measured, runs: readonly Run[]]> {
  const own = startRunner();
  const highs = startRunner();
  const task = (seed: number, more: Partial<Task>): Task => ({
    source: { from: "cohort", kind, students: plan.students, seed, awkward },
    solver: "price-and-branch",
    until: "first goal",
    limitSeconds: plan.limitSeconds,
    ...more,
  });
  try {
    const cold = await own.run(task(1, {}));
    if (cold.wall <= COLD_COUNTS_MILLISECONDS) await warmUp(own, cold, (seed) => task(seed, {}));
    const alone = { solver: "highs alone", limitSeconds: plan.highsSeconds } as const;
    // The first 0/1 program of a process takes HiGHS seconds more.
    if (plan.highsSeeds > 0) await highs.run(task(1, { ...alone, source: { from: "cohort", kind: "tight", students: 30, seed: 1 }, limitSeconds: 2 }));
    const runs: Run[] = [];
    for (let seed = 1; seed <= plan.seeds; seed++) {
      const first = seed === 1 && cold.wall > COLD_COUNTS_MILLISECONDS ? cold : await own.run(task(seed, {}));
      const asked = seed <= plan.highsSeeds ? { highs: await highs.run(task(seed, alone)) } : {};
      const whole = seed <= plan.wholeSeeds ? { whole: await own.run(task(seed, { until: "whole" })) } : {};
      runs.push({ source: task(seed, {}).source, first, ...asked, ...whole });
    }
    return [cold, runs];
  } finally {
    own.close();
    highs.close();
  }
}

const of = (list: readonly Measured[], what: (one: Measured) => number | undefined): number => median(list.map((one) => what(one) ?? Number.NaN));
const proved = (list: readonly Measured[]): string => (list.length === 0 ? "-" : `${list.filter(({ ended }) => ended === "proved").length}/${list.length}`);

function rowOf(plan: Plan, kind: Kind, awkward: boolean, cold: Measured, runs: readonly Run[]): Row {
  const first = runs.map((run) => run.first);
  const whole = runs.flatMap((run) => run.whole ?? []);
  const asked = runs.filter((run) => run.highs !== undefined);
  const highs = asked.flatMap((run) => run.highs ?? []);
  const verdicts = asked.map((run) => verdictOn(run.highs as Measured, certainOf([run.first, run.highs as Measured])));
  const [highsCpu, ownCpu] = [
    of(highs, ({ cpu }) => cpu),
    of(
      asked.map((run) => run.first),
      ({ cpu }) => cpu,
    ),
  ];
  return {
    kind: awkward ? `${kind} awkward` : kind,
    n: plan.students,
    proved: proved(first),
    ms: of(first, ({ wall }) => wall),
    "worst ms": worst(first.map(({ wall }) => wall)),
    "cold ms": cold.wall,
    "cpu ms": of(first, ({ cpu }) => cpu),
    "HiGHS cpu ms": highsCpu,
    HiGHS: counted(verdicts),
    "times less CPU": ratioInWords(
      highsCpu,
      ownCpu,
      verdicts.some((verdict) => verdict !== "right"),
    ),
    nodes: of(first, ({ nodes }) => nodes),
    passes: of(first, ({ passes }) => passes),
    lines: of(first, ({ lines }) => lines),
    KB: of(first, ({ bytes }) => bytes) / 1000,
    "check ms": of(first, ({ check }) => check),
    "whole proved": proved(whole),
    "whole ms": of(whole, ({ wall }) => wall),
    "whole worst": worst(whole.map(({ wall }) => wall)),
    "pass ms": of(first, ({ pass }) => pass),
    "= pass times": Math.round(of(first, ({ wall, pass }) => wall / pass)),
    "sort ms": of(first, ({ sort }) => sort),
    "make ms": of(first, ({ making }) => making),
    "program MiB": cold.programMiB,
    "peak MiB": cold.peakMiB,
  };
}

/** Lines of the plot: every kind, HiGHS where it was right, and the physical limits of the smallest and the largest kind. */
function curvesOf(rows: readonly Row[]): Curve[] {
  const points = (isOf: (row: Row) => boolean, column: string) => rows.filter(isOf).map((row): [number, number] => [Number(row["n"]), Number(row[column])]);
  const names = [...new Set(rows.map((row) => String(row["kind"])))];
  const reference = (name: string, kind: string, column: string): Curve => ({ name, points: points((row) => row["kind"] === kind, column), isReference: true });
  return [
    ...names.map((name): Curve => ({ name, points: points((row) => row["kind"] === name, "ms") })),
    ...names.map(
      (name): Curve => ({
        name: `HiGHS (CPU), ${name}`,
        points: points((row) => row["kind"] === name && !/wrong|open|unknown/.test(String(row["HiGHS"])), "HiGHS cpu ms"),
      }),
    ),
    reference("one pass, tight", "tight", "pass ms"),
    reference("one pass, multi", "multi", "pass ms"),
    reference("one sort", "tight", "sort ms"),
  ];
}

const rows: Row[] = [];
const runs: Run[] = [];
for (const plan of PLANS[SIZE])
  for (const kind of plan.kinds)
    for (const awkward of isWanted(kind, plan.students) ? plan.awkward : []) {
      const [cold, own] = await runsOf(plan, kind, awkward);
      const row = rowOf(plan, kind, awkward, cold, own);
      sayDone(row["kind"], row["n"], "proved", row["proved"], "ms", row["ms"]);
      rows.push(row);
      runs.push(...own);
    }
const plot = plotCurves("Time to the proof of the first goal, medians", curvesOf(rows));
publish("price-and-branch", rows, { runs, plots: { "price-and-branch": plot } });
