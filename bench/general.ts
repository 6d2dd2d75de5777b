/**
 * Programs of no kind of ours: `auto` against HiGHS alone (its own branch and bound, gaps 0, presolve off), interleaved, the first
 * goal, each under the same limit. Where `auto` does not prove the optimum, the certificate's gap is said. Programs are those of a folder
 * (`--instances FOLDER`: `.json`, `.mps`, `.lp`), or a few multiple-choice knapsacks that are drawn here.
 */
import { basename } from "node:path";
import { type Instance, instanceFiles, readInstance } from "./support/instances.ts";
import { programOf } from "./support/measure.ts";
import { type Runner, startRunner } from "./support/runner.ts";
import { geometricMean, median, publish, ratioInWords, type Row, sayDone, SIZE, type Size, worst } from "./support/table.ts";
import type { Measured, Solver, Source } from "./support/task.ts";
import { certainOf, verdictOn } from "./support/verdict.ts";

const LIMIT_SECONDS: Readonly<Record<Size, number>> = { smoke: 2, usual: 10, full: 60 };
const limitSeconds = Number(process.env["BURSAR_LIMIT_SECONDS"] ?? LIMIT_SECONDS[SIZE]);
const folder = process.env["BURSAR_INSTANCES"];

const SMALLEST: Source = { from: "mmkp", groups: 5, options: 5, rows: 5, seed: 1 };
const DRAWN: readonly Source[] = [
  { from: "mmkp", groups: 8, options: 5, rows: 5, seed: 2 },
  { from: "mmkp", groups: 10, options: 5, rows: 10, seed: 3 },
  { from: "mmkp", groups: 15, options: 10, rows: 10, seed: 4 },
  { from: "mmkp", groups: 100, options: 10, rows: 10, seed: 5 },
];

/** A run that took less is repeated, and the median counts. */
const SHORT_MILLISECONDS = 1000;
const REPEATS = 3;
/** From here on a ratio says more than a start-up. */
const LONG_MILLISECONDS = 1000;

async function measured(runner: Runner, source: Source, solver: Solver): Promise<Measured> {
  const task = { source, solver, until: "first goal", limitSeconds } as const;
  const first = await runner.run(task);
  if (first.wall > SHORT_MILLISECONDS) return first;
  const again: Measured[] = [];
  for (let repeat = 0; repeat < REPEATS; repeat++) again.push(await runner.run(task));
  return { ...first, wall: median(again.map(({ wall }) => wall)), cpu: median(again.map(({ cpu }) => cpu)) };
}

/** What was measured of one program. */
interface Run {
  readonly name: string;
  readonly instance: Instance;
  readonly own: Measured;
  readonly highs: Measured;
}

/** Throws where a proof contradicts what others found or proved. */
function requireAgreement({ name, instance, own }: Run): void {
  const { found, limit } = instance;
  if (own.bound !== undefined && Number(own.bound) < found) throw new Error(`${name}: others found ${found}, the proof says at most ${own.bound}`);
  if (own.value !== undefined && Number(own.value) > limit) throw new Error(`${name}: others proved at most ${limit}, the point is worth ${own.value}`);
}

function gapOf({ ended, value, bound }: Measured): string {
  if (ended === "proved") return "0";
  return value === undefined || bound === undefined ? "none" : String(BigInt(bound) - BigInt(value));
}

function rowOf(run: Run): Row {
  const { name, instance, own, highs } = run;
  const { found, limit, program } = instance;
  const certain = certainOf([own, highs]);
  const [ours, theirs] = [verdictOn(own, certain), verdictOn(highs, certain)];
  return {
    program: name,
    groups: program.groupRows.length,
    columns: program.columnNames.length,
    known: found === -Infinity ? "-" : found === limit ? String(found) : `${found}..${limit}`,
    auto: own.ended,
    value: own.value ?? "-",
    "certified gap": gapOf(own),
    ms: own.wall,
    "cpu ms": own.cpu,
    nodes: own.nodes,
    lines: own.lines,
    "check ms": own.check,
    "HiGHS alone": theirs,
    "HiGHS value": highs.value ?? "-",
    "HiGHS cpu ms": highs.cpu,
    "HiGHS / auto": ours === "right" || theirs === "right" ? ratioText(run, ours === "right", theirs === "right") : "-",
  };
}

/** `>`: HiGHS did not finish; `<`: `auto` did not. */
function ratioText({ own, highs }: Run, isOurs: boolean, isTheirs: boolean): string {
  return `${isOurs ? "" : "<"}${ratioInWords(highs.cpu, own.cpu, !isTheirs)}`;
}

/** The mean over all programs that at least one of both finished; a limit counts as the time. */
function summary(runs: readonly Run[]): string {
  const finished = runs.filter(({ own, highs }) => [own, highs].some((one) => verdictOn(one, certainOf([own, highs])) === "right"));
  const ratios = finished.map(({ own, highs }) => highs.cpu / own.cpu);
  const long = finished.filter(({ own, highs }) => Math.max(own.wall, highs.wall) > LONG_MILLISECONDS).map(({ own, highs }) => own.cpu / highs.cpu);
  const proved = runs.filter(({ own }) => own.ended === "proved").length;
  const mean = `geometric mean of HiGHS / auto: ${geometricMean(ratios).toFixed(2)} over ${finished.length}`;
  return `${proved} of ${runs.length} proved; ${mean}; at worst auto took ${worst(long).toFixed(2)} times the CPU of HiGHS (of ${long.length} over 1 s)`;
}

const sources: readonly Source[] =
  folder === undefined ? [SMALLEST, ...(SIZE === "smoke" ? [] : DRAWN)] : instanceFiles(folder).map((path) => ({ from: "file", path }));
const [own, highs] = [startRunner(), startRunner()];
const runs: Run[] = [];
try {
  // The first program of a process pays for compiling, and HiGHS's first 0/1 program for seconds more.
  await measured(own, SMALLEST, "auto");
  await measured(highs, SMALLEST, "highs alone");
  for (const source of sources) {
    const instance = source.from === "file" ? readInstance(source.path) : { program: programOf(source), found: -Infinity, limit: Infinity };
    const name = source.from === "file" ? basename(source.path) : instance.program.name;
    const run: Run = { name, instance, own: await measured(own, source, "auto"), highs: await measured(highs, source, "highs alone") };
    requireAgreement(run);
    sayDone(name, run.own.ended, "ms", run.own.wall);
    runs.push(run);
  }
} finally {
  own.close();
  highs.close();
}
console.log(summary(runs));
publish("general", runs.map(rowOf), { runs: runs.map((run) => ({ name: run.name, limitSeconds, auto: run.own, highs: run.highs })) });
