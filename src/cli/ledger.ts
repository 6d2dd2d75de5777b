/** `bursar ledger verify|append|export|import|history|erase LEDGER`: the record of a round. */
import type { Command } from "commander";
import { runInThread } from "../jobs/thread.ts";
import { entryFields } from "../ledger/shape.ts";
import { ledgerTexts } from "../words/ledger.ts";
import { printJson, refuseFaults } from "./answers.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import type { LedgerReply, LedgerRequest } from "./ledger-work.ts";
import type { Finish } from "./program.ts";

interface JsonWords {
  readonly json?: true;
}

interface AppendWords extends JsonWords {
  readonly by?: string;
}

interface VerifyWords extends JsonWords {
  readonly head?: string;
}

interface EraseWords extends JsonWords {
  readonly by: string;
  readonly reason: string;
}

/** Adds the parts of `ledger`. */
export function register(command: Command, finish: Finish): void {
  const part = (name: string, does: string) => command.command(name).description(does).argument("<ledger>", ledgerTexts.ledger);
  part("verify", ledgerTexts.verify)
    .option("--head <head>", ledgerTexts.head)
    .option("--json", ledgerTexts.json)
    .addHelpText("after", ledgerTexts.examples)
    .action(finish((ledger: string, { head, json }: VerifyWords) => run({ task: "verify", ledger, head }, json)));
  part("append", ledgerTexts.append)
    .argument("<file>", ledgerTexts.entries)
    .option("--by <author>", ledgerTexts.by)
    .option("--json", ledgerTexts.json)
    .addHelpText("after", `${ledgerTexts.examples}\n\n${kindsText()}`)
    .action(finish((ledger: string, file: string, { by, json }: AppendWords) => run({ task: "append", ledger, file, by }, json)));
  part("export", ledgerTexts.exporting)
    .addHelpText("after", ledgerTexts.examples)
    .action(finish((ledger: string) => run({ task: "export", ledger }, undefined)));
  part("import", ledgerTexts.importing)
    .argument("<file>", ledgerTexts.exported)
    .option("--json", ledgerTexts.json)
    .addHelpText("after", ledgerTexts.examples)
    .action(finish((ledger: string, file: string, { json }: JsonWords) => run({ task: "import", ledger, file }, json)));
  part("history", ledgerTexts.history)
    .argument("<student>", ledgerTexts.student)
    .option("--json", ledgerTexts.json)
    .addHelpText("after", ledgerTexts.examples)
    .action(finish((ledger: string, student: string, { json }: JsonWords) => run({ task: "history", ledger, student }, json)));
  part("erase", ledgerTexts.erase)
    .argument("<student>", ledgerTexts.student)
    .requiredOption("--by <author>", ledgerTexts.by)
    .requiredOption("--reason <text>", ledgerTexts.reason)
    .option("--json", ledgerTexts.json)
    .addHelpText("after", ledgerTexts.examples)
    .action(finish((ledger: string, student: string, { by, reason, json }: EraseWords) => run({ task: "erase", ledger, student, by, reason }, json)));
  command.addHelpText("after", ledgerTexts.examples);
}

function kindsText(): string {
  const lines = entryFields().map(([kind, fields]) => `  ${kind}: ${fields.join(", ")}`);
  return [ledgerTexts.kindsHead, ...lines].join("\n");
}

async function run(request: LedgerRequest, json: true | undefined): Promise<ExitCode> {
  const file = new URL("./ledger-worker.mjs", import.meta.url);
  const end = await runInThread<LedgerReply>(file, request, (text) => void process.stdout.write(String(text)));
  if (end.kind === "limit") throw new Error("no limit was set");
  const { reply } = end;
  if (reply.kind === "faults") {
    refuseFaults(reply.faults, json === true);
    return reply.exit;
  }
  if (json === true) printJson(reply.json);
  else process.stdout.write(reply.text);
  return EXIT.done;
}
