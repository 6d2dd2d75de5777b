/** `bursar compare SCENARIO SCENARIO...`: scenarios side by side, and who gains, loses or moves against the first. */
import type { Command } from "commander";
import type { Fault } from "../fault.ts";
import { runInPool } from "../jobs/pool.ts";
import type { ThreadEnd } from "../jobs/thread.ts";
import { seedOf } from "../load.ts";
import { compareObject, compareText, type Compared } from "../report/compare-text.ts";
import { compareSides } from "../scenario/compare.ts";
import type { Side } from "../scenario/side.ts";
import { compareTexts } from "../words/compare.ts";
import { hardLimit, printJson, readSearch, refuseFaults, refuseWord, worstExit, type SearchWords } from "./answers.ts";
import type { CompareReply, CompareShared } from "./compare-work.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import type { Finish } from "./program.ts";
import { progressOn } from "./progress.ts";

interface CompareWords extends SearchWords {
  readonly seed?: string;
  readonly json?: true;
}

/** Adds arguments, options and action of `compare`. */
export function register(command: Command, finish: Finish): void {
  command
    .argument("<scenarios...>", compareTexts.scenarios)
    .option("--seed <text>", compareTexts.seed)
    .option("--engine <engine>", compareTexts.engine, "auto")
    .option("--time-limit <seconds>", compareTexts.timeLimit)
    .option("--threads <number>", compareTexts.threads)
    .option("--json", compareTexts.json)
    .addHelpText("after", compareTexts.examples)
    .action(finish(compare));
}

function exitOf(side: Side): ExitCode {
  switch (side.kind) {
    case "infeasible":
      return EXIT.refused;
    case "unsettled":
      return EXIT.limit;
    case "allocated":
      if (side.status === "feasible") return EXIT.limit;
      return side.questions.length > 0 ? EXIT.undecided : EXIT.done;
  }
}

/** A scenario whose thread was ended is not solved, and nothing else is known of it. */
function sideAtLimit(name: string, seed: string | undefined): Side {
  return { name, title: name, scheme: "", synthetic: false, seed: seed ?? "", kind: "unsettled" };
}

function withFirst(sides: readonly Side[]): Compared {
  const [first, ...others] = sides;
  const comparisons = others.map((other) => (first?.kind === "allocated" && other.kind === "allocated" ? compareSides(first, other) : undefined));
  return { sides, comparisons };
}

/** Faults of all scenarios, each once: they can share a base. */
function faultsOf(ends: readonly ThreadEnd<CompareReply>[]): readonly Fault[] {
  const faults = ends.flatMap((end) => (end.kind === "reply" && end.reply.kind === "faults" ? end.reply.faults : []));
  return [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()];
}

async function compare(scenarios: readonly string[], words: CompareWords): Promise<ExitCode> {
  const search = readSearch(words);
  if (typeof search === "string") return refuseWord(search);
  const [first, ...others] = scenarios;
  if (first === undefined || others.length === 0) return refuseWord(compareTexts.few);
  const stated = words.seed === undefined ? await seedOf(first) : { ok: true as const, value: words.seed };
  if (!stated.ok) return refuseFaults(stated.faults, words.json === true);
  const progress = progressOn();
  const shared: CompareShared = { search: { engine: search.engine, limitSeconds: search.limitSeconds }, seed: stated.value };
  const file = new URL("./compare-worker.mjs", import.meta.url);
  const ends = await runInPool<CompareReply>(file, shared, scenarios, {
    threads: search.threads,
    limitMilliseconds: hardLimit(search),
    onDone: (done, of) => progress.show(compareTexts.progress(done, of)),
  });
  progress.clear();
  const faults = faultsOf(ends);
  if (faults.length > 0) return refuseFaults(faults, words.json === true);
  const sides = ends.map((end, i) => (end.kind === "reply" && end.reply.kind === "side" ? end.reply.side : sideAtLimit(scenarios[i] ?? "", stated.value)));
  const compared = withFirst(sides);
  if (words.json === true) printJson(compareObject(compared));
  else process.stdout.write(compareText(compared));
  return worstExit(sides.map(exitOf));
}
