/** `bursar stress SCENARIO --budget|--cap|--score|--withdrawal ...`: looks for somebody who is harmed by what should harm nobody. */
import type { Command } from "commander";
import { runInThread } from "../jobs/thread.ts";
import { STRESS_KINDS, type StressKind } from "../scenario/stress-change.ts";
import { allocateTexts } from "../words/allocate.ts";
import { stressProgress, stressTexts } from "../words/stress.ts";
import { hardLimit, printReply, readSearch, refuseWord, type Reply, type SearchWords } from "./answers.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import type { Finish } from "./program.ts";
import { progressOn } from "./progress.ts";
import type { StressRequest } from "./stress-work.ts";

type StressWords = SearchWords & { readonly [Kind in StressKind]?: true } & { readonly trials: string; readonly seed: string; readonly json?: true };

/** Kinds that are tried where none is named. */
const USUAL: readonly StressKind[] = ["budget", "cap", "score", "withdrawal"];

/** Adds arguments, options and action of `stress`. */
export function register(command: Command, finish: Finish): void {
  command.argument("<scenario>", stressTexts.scenario);
  for (const kind of STRESS_KINDS) command.option(`--${kind}`, stressTexts.kinds[kind]);
  command
    .option("--trials <number>", stressTexts.trials, "200")
    .option("--time-limit <seconds>", stressTexts.timeLimit)
    .option("--seed <text>", stressTexts.seed, "stress")
    .option("--engine <engine>", stressTexts.engine, "auto")
    .option("--json", stressTexts.json)
    .addHelpText("after", stressTexts.examples)
    .action(finish(stress));
}

async function stress(scenario: string, words: StressWords): Promise<ExitCode> {
  const search = readSearch(words);
  if (typeof search === "string") return refuseWord(search);
  if (!/^[1-9]\d{0,6}$/.test(words.trials)) return refuseWord(allocateTexts.unknown("--trials", words.trials, "1..9999999"));
  const named = STRESS_KINDS.filter((kind) => words[kind] === true);
  const { engine, limitSeconds } = search;
  const kinds = named.length === 0 ? USUAL : named;
  const request: StressRequest = { scenario, kinds, trials: Number(words.trials), seed: words.seed, engine, limitSeconds };
  const progress = progressOn();
  const file = new URL("./stress-worker.mjs", import.meta.url);
  const end = await runInThread<Reply>(file, request, (solved) => progress.show(stressProgress(Number(solved))), hardLimit(search));
  progress.clear();
  if (end.kind === "limit") return stopped();
  return printReply(end.reply, words.json === true);
}

/** The thread had to be ended: what it had found is lost. */
function stopped(): ExitCode {
  process.stderr.write(`${stressTexts.notProved}\n`);
  return EXIT.limit;
}
