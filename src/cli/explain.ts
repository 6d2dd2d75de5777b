/** `bursar explain DIR STUDENT`: why she was given what she was given, and what would have changed it. */
import type { Command } from "commander";
import { runInThread } from "../jobs/thread.ts";
import { explainTexts } from "../words/explain-command.ts";
import { printReply, type Reply } from "./answers.ts";
import type { ExitCode } from "./exit.ts";
import type { ExplainRequest } from "./explain-work.ts";
import type { Finish } from "./program.ts";

interface ExplainWords {
  readonly award?: string;
  readonly level?: string;
  readonly versus?: string;
  readonly json?: true;
}

/** Adds arguments, options and action of `explain`. */
export function register(command: Command, finish: Finish): void {
  command
    .argument("<dir>", explainTexts.path)
    .argument("<student>", explainTexts.student)
    .option("--award <id>", explainTexts.award)
    .option("--level <id>", explainTexts.level)
    .option("--versus <student>", explainTexts.versus)
    .option("--json", explainTexts.json)
    .addHelpText("after", explainTexts.examples)
    .action(finish(explainCommand));
}

async function explainCommand(path: string, student: string, { award, level, versus, json }: ExplainWords): Promise<ExitCode> {
  const request: ExplainRequest = { path, student, award, level, versus, wantsJson: json === true };
  const end = await runInThread<Reply>(new URL("./explain-worker.mjs", import.meta.url), request, () => undefined);
  if (end.kind === "limit") throw new Error("no limit was set");
  return printReply(end.reply, json === true);
}
