/** `bursar reevaluate SCENARIO`: who loses the rest of an award held, and where the released money and places go. */
import type { Command } from "commander";
import { runInThread } from "../jobs/thread.ts";
import { renewalTexts } from "../words/en/renewal.ts";
import { progressTexts } from "../words/en/report.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { faultsInWords, printFaults } from "./print-faults.ts";
import type { Finish } from "./program.ts";
import { progressOn } from "./progress.ts";
import type { ReevaluateReply, ReevaluateRequest } from "./reevaluate-work.ts";

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
  const end = await runInThread<ReevaluateReply>(file, request, (stage) => progress.show(progressTexts[String(stage)] ?? String(stage)));
  progress.clear();
  if (end.kind === "limit") throw new Error("no limit was set");
  const { reply } = end;
  const print = (json: unknown) => process.stdout.write(`${JSON.stringify(json, null, 2)}\n`);
  if (reply.kind === "faults") {
    if (words.json === true) print({ status: "faults", faults: faultsInWords(reply.faults) });
    else printFaults(reply.faults);
    return EXIT.faults;
  }
  if (words.json === true) print(reply.json);
  else process.stdout.write(reply.text);
  return reply.exit;
}
