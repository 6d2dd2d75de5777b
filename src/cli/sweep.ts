/** `bursar sweep SCENARIO --vary PATH=FROM..TO:STEP`: curves and maps, every point proved for the first goal. */
import type { Command } from "commander";
import { writeFolder } from "../files.ts";
import { failure, success, type Fault, type Result } from "../fault.ts";
import { runInPool } from "../jobs/pool.ts";
import { loadCase } from "../load.ts";
import { sweepSvg } from "../report/sweep-svg.ts";
import { sweepCsv, sweepObject, sweepText } from "../report/sweep-text.ts";
import { editable } from "../scenario/edited-case.ts";
import { checkEnds, pointsOf, valuesAt, type PointAnswer, type Sweep } from "../scenario/sweep.ts";
import { readAxes } from "../scenario/vary.ts";
import { writeTable } from "../tables/csv.ts";
import { allocateTexts } from "../words/allocate.ts";
import { sweepTexts } from "../words/sweep.ts";
import { hardLimit, printJson, readSearch, refuseFaults, refuseWord, worstExit, type Search, type SearchWords } from "./answers.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import type { Finish } from "./program.ts";
import { progressOn } from "./progress.ts";
import type { SweepShared } from "./sweep-work.ts";

interface SweepWords extends SearchWords {
  readonly vary: readonly string[];
  readonly out?: string;
  readonly replace?: true;
  readonly json?: true;
}

/** The words of an option that may be given several times. */
function collect(word: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), word];
}

/** Adds arguments, options and action of `sweep`. */
export function register(command: Command, finish: Finish): void {
  command
    .argument("<scenario>", sweepTexts.scenario)
    .requiredOption("--vary <path=from..to:step>", sweepTexts.vary, collect)
    .option("--engine <engine>", sweepTexts.engine, "auto")
    .option("--time-limit <seconds>", sweepTexts.timeLimit)
    .option("--threads <number>", sweepTexts.threads)
    .option("--out <dir>", sweepTexts.out)
    .option("--replace", sweepTexts.replace)
    .option("--json", sweepTexts.json)
    .addHelpText("after", sweepTexts.examples)
    .action(finish(sweepCommand));
}

function exitOf(answer: PointAnswer): ExitCode {
  switch (answer.kind) {
    case "refused":
      return EXIT.faults;
    case "infeasible":
      return EXIT.refused;
    case "unsettled":
      return EXIT.limit;
    case "allocated":
      return answer.status === "optimal" ? EXIT.done : EXIT.limit;
  }
}

/** The sweep without its answers: what is wrong with the scenario or the words is told before any work. */
async function prepare(scenario: string, words: SweepWords): Promise<Result<Omit<Sweep, "points">>> {
  const loaded = await loadCase(scenario);
  if (!loaded.ok) return loaded;
  const { theCase, parts } = loaded.value;
  const axes = readAxes(words.vary, parts, theCase.scheme);
  if (!axes.ok) return axes;
  const ends = checkEnds(editable(parts, theCase), axes.value);
  if (!ends.ok) return ends;
  const { title, titleZh, synthetic, scheme } = theCase;
  const goal = `goal|${theCase.goals[0] ?? ""}`;
  return success({ scenario, title, titleZh, synthetic, scheme: scheme.id, goal, meritDigits: scheme.merit.digits, axes: axes.value });
}

async function solve(head: Omit<Sweep, "points">, search: Search): Promise<Result<Sweep>> {
  const points = pointsOf(head.axes);
  const shared: SweepShared = { scenario: head.scenario, search: { engine: search.engine, limitSeconds: search.limitSeconds } };
  const progress = progressOn();
  const ends = await runInPool<PointAnswer>(
    new URL("./sweep-worker.mjs", import.meta.url),
    shared,
    points.map((point) => valuesAt(head.axes, point)),
    { threads: search.threads, limitMilliseconds: hardLimit(search), onDone: (done, of) => progress.show(sweepTexts.progress(done, of)) },
  );
  progress.clear();
  const answers = ends.map((end): PointAnswer => (end.kind === "reply" ? end.reply : { kind: "unsettled" }));
  const faults = answers.flatMap((answer): readonly Fault[] => (answer.kind === "refused" ? answer.faults : []));
  if (faults.length > 0) return failure([...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()]);
  return success({ ...head, points: points.map((at, i) => ({ at, answer: answers[i] ?? { kind: "unsettled" } })) });
}

/** The three files of a sweep. */
function filesOf(sweep: Sweep): ReadonlyMap<string, string> {
  return new Map([
    ["sweep.json", `${JSON.stringify(sweepObject(sweep), null, 2)}\n`],
    ["sweep.csv", sweepCsv(sweep, (headers, rows) => writeTable(headers, rows))],
    ["sweep.svg", sweepSvg(sweep)],
  ]);
}

async function sweepCommand(scenario: string, words: SweepWords): Promise<ExitCode> {
  const asJson = words.json === true;
  const search = readSearch(words);
  if (typeof search === "string") return refuseWord(search);
  if (words.replace === true && words.out === undefined) return refuseWord(allocateTexts.replaceAlone);
  const head = await prepare(scenario, words);
  if (!head.ok) return refuseFaults(head.faults, asJson);
  const sweep = await solve(head.value, search);
  if (!sweep.ok) return refuseFaults(sweep.faults, asJson);
  if (words.out !== undefined) {
    const written = await writeFolder(words.out, filesOf(sweep.value), { replace: words.replace === true });
    if (!written.ok) return refuseFaults(written.faults, asJson);
    if (!asJson) process.stdout.write(`${sweepTexts.written(words.out, written.value.movedTo ?? "")}\n`);
  }
  if (asJson) printJson(sweepObject(sweep.value));
  else process.stdout.write(sweepText(sweep.value));
  return worstExit(sweep.value.points.map((point) => exitOf(point.answer)));
}
