/** `bursar reserve DIR`: who would be given a place that somebody gives up. */
import type { Command } from "commander";
import { runInThread } from "../jobs/thread.ts";
import { reserveTexts } from "../words/explain-command.ts";
import { printReply, type Reply } from "./answers.ts";
import type { ExitCode } from "./exit.ts";
import type { Finish } from "./program.ts";
import type { ReserveRequest } from "./reserve-work.ts";

interface ReserveWords {
  readonly award?: string;
  readonly json?: true;
}

/** Adds arguments, options and action of `reserve`. */
export function register(command: Command, finish: Finish): void {
  command
    .argument("<dir>", reserveTexts.path)
    .option("--award <id>", reserveTexts.award)
    .option("--json", reserveTexts.json)
    .addHelpText("after", reserveTexts.examples)
    .action(finish(reserveCommand));
}

async function reserveCommand(path: string, { award, json }: ReserveWords): Promise<ExitCode> {
  const request: ReserveRequest = { path, award };
  const end = await runInThread<Reply>(new URL("./reserve-worker.mjs", import.meta.url), request, () => undefined);
  if (end.kind === "limit") throw new Error("no limit was set");
  return printReply(end.reply, json === true);
}
