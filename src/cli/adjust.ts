/** `bursar adjust check|propose|frontier SCENARIO`: level percentages that move while the total amount of funding stays constant. */
import type { Command } from "commander";
import type { AdjustGoal, ProposeGoal } from "../explain/adjust-propose.ts";
import { runInThread } from "../jobs/thread.ts";
import type { AdjustWords } from "../scenario/adjust-question.ts";
import type { EngineName } from "../solve/lp.ts";
import { adjustTexts } from "../words/adjust.ts";
import type { AdjustRequest } from "./adjust-work.ts";
import { printReply, type Reply } from "./answers.ts";
import { ENGINE_WORDS, engineOf } from "./engine-words.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import type { Finish } from "./program.ts";
import { progressOn } from "./progress.ts";

interface CommandWords extends AdjustWords {
  readonly goal?: string;
  readonly goals?: string;
  readonly maxPoints?: string;
  readonly engine: string;
  readonly timeLimit?: string;
  readonly marginal?: true;
  readonly json?: true;
}

const GOALS: readonly AdjustGoal[] = ["merit", "heads", "first-level"];
const PROPOSE_GOALS: readonly ProposeGoal[] = [...GOALS, "nearest"];

function withQuestion(command: Command): Command {
  return command
    .argument("<scenario>", adjustTexts.scenario)
    .requiredOption("--award <id>", adjustTexts.award)
    .option("--basis <basis>", adjustTexts.basis)
    .option("--amount <yuan>", adjustTexts.amount)
    .option("--relation <relation>", adjustTexts.relation)
    .option("--heads <limit>", adjustTexts.heads)
    .option("--max-shift <places>", adjustTexts.maxShift)
    .option("--direction <direction>", adjustTexts.direction)
    .option("--engine <engine>", adjustTexts.engine, "auto")
    .option("--time-limit <seconds>", adjustTexts.timeLimit)
    .option("--json", adjustTexts.json)
    .addHelpText("after", adjustTexts.examples);
}

/** Adds the parts of `adjust`. */
export function register(command: Command, finish: Finish): void {
  withQuestion(command.command("check").description(adjustTexts.check))
    .option("--percent <percentages>", adjustTexts.percent)
    .option("--places <places>", adjustTexts.places)
    .option("--marginal", adjustTexts.marginal)
    .action(finish((scenario: string, words: CommandWords) => run(scenario, words, { kind: "check" })));
  withQuestion(command.command("propose").description(adjustTexts.propose))
    .option("--goal <goal>", adjustTexts.goal, "merit")
    .option("--marginal", adjustTexts.marginal)
    .action(finish(propose));
  withQuestion(command.command("frontier").description(adjustTexts.frontier))
    .option("--goals <goals>", adjustTexts.goals, "merit,heads")
    .option("--max-points <number>", adjustTexts.maxPoints, "200")
    .action(finish(frontier));
  command.addHelpText("after", adjustTexts.examples);
}

function refuse(option: string, found: string, expected: string): ExitCode {
  process.stderr.write(`${adjustTexts.unknown(option, found, expected)}\n`);
  return EXIT.faults;
}

async function propose(scenario: string, words: CommandWords): Promise<ExitCode> {
  const goal = PROPOSE_GOALS.find((known) => known === words.goal);
  return goal === undefined ? refuse("--goal", words.goal ?? "", PROPOSE_GOALS.join(", ")) : run(scenario, words, { kind: "propose", goal });
}

async function frontier(scenario: string, words: CommandWords): Promise<ExitCode> {
  const found = (words.goals ?? "").split(",").flatMap((text) => GOALS.find((known) => known === text.trim()) ?? []);
  const [first, second, more] = found;
  if (first === undefined || second === undefined || more !== undefined || first === second) return refuse("--goals", words.goals ?? "", adjustTexts.goals);
  const maxPoints = words.maxPoints ?? "";
  if (!/^[1-9]\d{0,5}$/.test(maxPoints)) return refuse("--max-points", maxPoints, "1..999999");
  return run(scenario, words, { kind: "frontier", goals: [first, second], maxPoints: Number(maxPoints) });
}

/** The words as the question reads them: nothing but plain data goes to the thread. */
function questionWords({ award, percent, places, basis, amount, relation, heads, maxShift, direction }: CommandWords): AdjustWords {
  return { award, percent, places, basis, amount, relation, heads, maxShift, direction };
}

async function run(scenario: string, words: CommandWords, task: AdjustRequest["task"]): Promise<ExitCode> {
  const engine: EngineName | undefined = engineOf(words.engine);
  if (engine === undefined) return refuse("--engine", words.engine, ENGINE_WORDS.join(", "));
  if (words.timeLimit !== undefined && !/^\d{1,6}(\.\d{1,3})?$/.test(words.timeLimit)) return refuse("--time-limit", words.timeLimit, "60");
  const limitSeconds = words.timeLimit === undefined ? undefined : Number(words.timeLimit);
  const request: AdjustRequest = { scenario, words: questionWords(words), engine, limitSeconds, marginal: words.marginal === true, task };
  const progress = progressOn();
  const file = new URL("./adjust-worker.mjs", import.meta.url);
  const end = await runInThread<Reply>(file, request, (points) => progress.show(adjustTexts.progress(Number(points))));
  progress.clear();
  if (end.kind === "limit") throw new Error("no limit was set");
  return printReply(end.reply, words.json === true);
}
