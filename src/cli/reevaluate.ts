/** `bursar reevaluate SCENARIO`: who loses the rest of an award held, and where the released money and places go. */
import type { Command } from "commander";
import { runInThread } from "../jobs/thread.ts";
import { renewalTexts } from "../words/renewal.ts";
import { progressTexts } from "../words/report.ts";
import { printReply, type Reply } from "./answers.ts";
import type { ExitCode } from "./exit.ts";
import type { Finish } from "./program.ts";
import { progressOn } from "./progress.ts";
import type { ReevaluateRequest } from "./reevaluate-work.ts";

interface ReevaluateWords {
  readonly json?: true;
}

/** Adds arguments, options and action of `reevaluate`. */
export function register(command: Command, finish: Finish): void {
  command
    .argument("<scenario>", renewalTexts.scenario)
    .option("--json", renewalTexts.json)
    .addHelpText("after", renewalTexts.examples)
    .action(finish(reevaluateCommand));
}

async function reevaluateCommand(scenario: string, words: ReevaluateWords): Promise<ExitCode> {
  const progress = progressOn();
  const request: ReevaluateRequest = { scenario };
  const file = new URL("./reevaluate-worker.mjs", import.meta.url);
  const end = await runInThread<Reply>(file, request, (stage) => progress.show(progressTexts[String(stage)] ?? String(stage)));
  progress.clear();
  if (end.kind === "limit") throw new Error("no limit was set");
  return printReply(end.reply, words.json === true);
}
