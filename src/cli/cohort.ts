/** `bursar cohort check SCENARIO`: all faults of the tables, or what is known of the students. */
import type { Command } from "commander";
import { loadCase } from "../load.ts";
import { cohortText, reportCohort } from "../report/cohort-text.ts";
import { cohortTexts } from "../words/scheme-commands.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { faultsInWords, printFaults } from "./print-faults.ts";
import type { Finish } from "./program.ts";

/** Adds the parts of `cohort`. */
export function register(command: Command, finish: Finish): void {
  command
    .command("check")
    .description(cohortTexts.check)
    .argument("<scenario>", cohortTexts.scenario)
    .option("--json", cohortTexts.json)
    .addHelpText("after", cohortTexts.examples)
    .action(finish(checkCohort));
  command.addHelpText("after", cohortTexts.examples);
}

async function checkCohort(scenario: string, words: { readonly json?: true }): Promise<ExitCode> {
  const print = (value: unknown) => process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
  const loaded = await loadCase(scenario);
  if (!loaded.ok) {
    if (words.json === true) print({ status: "faults", faults: faultsInWords(loaded.faults) });
    else printFaults(loaded.faults);
    return EXIT.faults;
  }
  const report = reportCohort(loaded.value.theCase, loaded.value.tables);
  if (words.json === true) print({ status: "done", ...report });
  else process.stdout.write(cohortText(report));
  return EXIT.done;
}
