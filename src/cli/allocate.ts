/** `bursar allocate SCENARIO`: the main job. */
import type { Command } from "commander";
import type { Case } from "../award/case.ts";
import { stageFolder, type StagedFolder } from "../files.ts";
import { runInThread } from "../jobs/thread.ts";
import type { EngineName } from "../solve/lp.ts";
import { allocateTexts } from "../words/allocate.ts";
import { countedProgress, progressTexts, searchProgress, unsettledLine, writtenLine } from "../words/report.ts";
import type { AllocateNews, AllocateReply, AllocateRequest } from "./allocate-work.ts";
import { ENGINE_WORDS, engineOf } from "./engine-words.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { faultsInWords, printFaults } from "./print-faults.ts";
import type { Finish } from "./program.ts";
import { progressOn } from "./progress.ts";

interface AllocateWords {
  readonly engine: string;
  readonly policy?: string;
  readonly seed?: string;
  readonly timeLimit?: string;
  readonly ifComplete?: true;
  readonly out?: string;
  readonly replace?: true;
  readonly json?: true;
}

/** Beyond the stated limit the thread may finish its node and render; then it is ended. */
const GRACE_MILLISECONDS = 5000;

/** Adds arguments, options and action of `allocate`. */
export function register(command: Command, finish: Finish): void {
  command
    .argument("<scenario>", allocateTexts.scenario)
    .option("--engine <engine>", allocateTexts.engine, "auto")
    .option("--policy <policy>", allocateTexts.policy)
    .option("--seed <text>", allocateTexts.seed)
    .option("--time-limit <seconds>", allocateTexts.timeLimit)
    .option("--if-complete", allocateTexts.ifComplete)
    .option("--out <dir>", allocateTexts.out)
    .option("--replace", allocateTexts.replace)
    .option("--json", allocateTexts.json)
    .addHelpText("after", allocateTexts.examples)
    .action(finish(allocateCommand));
}

const POLICIES = ["merit", "rank"] as const;

function policyOf(word: string | undefined): Case["policy"] | undefined {
  return POLICIES.find((policy) => policy === word);
}

/** What the words ask for that this version cannot do, or that makes no sense; undefined where all is well. */
function refuseWords(words: AllocateWords): string | undefined {
  if (words.policy !== undefined && policyOf(words.policy) === undefined) return allocateTexts.unknown("--policy", words.policy, POLICIES.join(", "));
  if (engineOf(words.engine) === undefined) return allocateTexts.unknown("--engine", words.engine, ENGINE_WORDS.join(", "));
  if (words.timeLimit !== undefined && !/^\d{1,6}(\.\d{1,3})?$/.test(words.timeLimit)) return allocateTexts.unknown("--time-limit", words.timeLimit, "60");
  if (words.replace === true && words.out === undefined) return allocateTexts.replaceAlone;
  return undefined;
}

function showNews(news: AllocateNews, show: (text: string) => void): void {
  const stage = progressTexts[news.stage] ?? news.stage;
  if (news.count !== undefined) return show(countedProgress(stage, news.count));
  show(news.nodes === undefined ? stage : searchProgress(stage, news.value ?? "", news.bound ?? "", news.nodes));
}

type Done = Extract<AllocateReply, { readonly kind: "done" }>;

/** Puts the files in their place and says so. */
async function place(reply: Done, staged: StagedFolder | undefined, words: AllocateWords): Promise<ExitCode> {
  if (staged === undefined || reply.written === undefined) return reply.exit;
  const placed = await staged.place();
  if (!placed.ok) {
    printFaults(placed.faults);
    return EXIT.faults;
  }
  if (words.json !== true) process.stdout.write(`${writtenLine(words.out ?? "", reply.written, placed.value.movedTo ?? "")}\n`);
  return reply.exit;
}

function printFaultsAs(reply: Extract<AllocateReply, { readonly kind: "faults" }>, words: AllocateWords): void {
  if (words.json === true) process.stdout.write(`${JSON.stringify({ status: "faults", faults: faultsInWords(reply.faults) }, null, 2)}\n`);
  else printFaults(reply.faults);
}

async function allocateCommand(scenario: string, words: AllocateWords): Promise<ExitCode> {
  const refusal = refuseWords(words);
  if (refusal !== undefined) {
    process.stderr.write(`${refusal}\n`);
    return EXIT.faults;
  }
  const staged = words.out === undefined ? undefined : stageFolder(words.out, { replace: words.replace === true });
  try {
    const free = await staged?.isFree();
    if (free === undefined || free.ok) return await run(scenario, words, staged);
    printFaults(free.faults);
    return EXIT.faults;
  } finally {
    staged?.remove();
  }
}

async function run(scenario: string, words: AllocateWords, staged: StagedFolder | undefined): Promise<ExitCode> {
  const limitSeconds = words.timeLimit === undefined ? undefined : Number(words.timeLimit);
  const request: AllocateRequest = {
    scenario,
    seed: words.seed,
    policy: policyOf(words.policy),
    engine: engineOf(words.engine) as EngineName,
    limitSeconds,
    files: staged === undefined ? undefined : { out: words.out ?? "", path: staged.path },
    wantsJson: words.json === true,
    ifComplete: words.ifComplete === true,
  };
  const progress = progressOn();
  const file = new URL("./allocate-worker.mjs", import.meta.url);
  const hardLimit = limitSeconds === undefined ? undefined : limitSeconds * 1000 + GRACE_MILLISECONDS;
  const end = await runInThread<AllocateReply>(file, request, (news) => showNews(news as AllocateNews, progress.show), hardLimit);
  progress.clear();
  if (end.kind === "limit") {
    process.stdout.write(words.json === true ? `${JSON.stringify({ status: "unsettled", limit: "time" })}\n` : `${unsettledLine("time")}\n`);
    return EXIT.limit;
  }
  if (end.reply.kind === "faults") {
    printFaultsAs(end.reply, words);
    return EXIT.faults;
  }
  const code = await place(end.reply, staged, words);
  if (code !== EXIT.faults) process.stdout.write(end.reply.text);
  return code;
}
