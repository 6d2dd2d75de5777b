/** How the parts of `bursar scheme` answer: one JSON object, or text as wide as the terminal. */
import type { Fault } from "../fault.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { faultsInWords, printFaults } from "./print-faults.ts";

/** Prints one JSON object. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** Prints faults, in JSON where it was asked for. */
export function refuse(faults: readonly Fault[], words: { readonly json?: true }): ExitCode {
  if (words.json === true) printJson({ status: "faults", faults: faultsInWords(faults) });
  else printFaults(faults);
  return EXIT.faults;
}

/** Says what is wrong with a word of the command line. */
export function refuseWord(sentence: string): ExitCode {
  process.stderr.write(`${sentence}\n`);
  return EXIT.faults;
}

/** The width of the terminal within what is readable; in a pipe, 100. */
export function width(): number {
  return Math.min(120, Math.max(40, process.stdout.columns ?? 100));
}
