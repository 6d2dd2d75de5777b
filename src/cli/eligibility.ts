/** `bursar eligibility SCENARIO`: who may receive what, who not and why, which documents are missing. */
import type { Command } from "commander";
import { assess } from "../award/eligibility.ts";
import { loadCase } from "../load.ts";
import { applicationLine, reportApplications, studentText } from "../report/eligibility-text.ts";
import { eligibilityTexts } from "../words/allocate.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { faultsInWords, printFaults } from "./print-faults.ts";
import type { Finish } from "./program.ts";

interface EligibilityWords {
  readonly student?: string;
  readonly json?: true;
}

/** Adds arguments, options and action of `eligibility`. */
export function register(command: Command, finish: Finish): void {
  command
    .argument("<scenario>", eligibilityTexts.scenario)
    .option("--student <id>", eligibilityTexts.student)
    .option("--json", eligibilityTexts.json)
    .addHelpText("after", eligibilityTexts.examples)
    .action(finish(eligibilityCommand));
}

async function eligibilityCommand(scenario: string, words: EligibilityWords): Promise<ExitCode> {
  const loaded = await loadCase(scenario);
  if (!loaded.ok) {
    if (words.json === true) process.stdout.write(`${JSON.stringify({ status: "faults", faults: faultsInWords(loaded.faults) }, null, 2)}\n`);
    else printFaults(loaded.faults);
    return EXIT.faults;
  }
  const { theCase } = loaded.value;
  const student = words.student === undefined ? undefined : theCase.ids.indexOf(words.student);
  if (student === -1) {
    process.stderr.write(`${eligibilityTexts.unknownStudent(words.student ?? "")}\n`);
    return EXIT.faults;
  }
  const eligibility = assess(theCase);
  if (words.json === true)
    process.stdout.write(`${JSON.stringify({ status: "done", applications: reportApplications(theCase, eligibility, student) }, null, 2)}\n`);
  else if (student !== undefined) process.stdout.write(studentText(theCase, eligibility, student));
  else
    process.stdout.write(
      reportApplications(theCase, eligibility)
        .map((report) => `${applicationLine(report, theCase.scheme)}\n`)
        .join(""),
    );
  return EXIT.done;
}
