/** English texts of `report`: its help, and why it refuses. */
import type { Sentence } from "../sentence.ts";

/** Texts of `bursar report --help`, of words that cannot be followed, and of its end. */
export const reportTexts = {
  folder: "a folder that `bursar allocate --out` wrote",
  format: (known: string) => `what to make: ${known}`,
  out: "where it is written, outside of the folder (default: the folder's name, in the current folder)",
  lang: "the language: en",
  replace: "replace a file that is there; the old one is kept beside it, as <name>.old-1",
  json: "print one JSON object",
  examples: `
Checks the folder as \`bursar check\` does, computes from its inputs everything that is told, and writes it in
a form in which people work. A folder that was changed, or that this version would not write, is refused.

  xlsx    a workbook for committee and finance: awards, who got nothing and why, funnel, levels, budget and
          sponsors with checks that are live formulas, neutrality, payments, ties, waiting and reserve lists,
          open questions, proof. It holds personal data: it is not for publication.

Example:
  bursar report ./result --format xlsx --out result.xlsx

Exit codes: 0 done, 1 the folder is refused, 2 faults in files or words, 130 interrupted.`,
  unknownFormat: (found: string, known: string) => `--format is "${found}"; expected: ${known}.`,
  unknownLanguage: (found: string) => `--lang is "${found}"; expected: en.`,
  wrongName: (found: string, suffix: string) => `--out is "${found}"; expected: a name that ends with ${suffix}.`,
  noReplace: (format: string) => `--replace does not go with --format ${format}: it writes a new folder.`,
  otherAllocation: (file: string) =>
    `${file} does not say what this version of bursar computes from the folder's inputs: report it with the version that wrote it (manifest.json).`,
  written: (out: string, files: number, isProved: boolean, movedTo: string) =>
    [
      `Written: ${out}${files === 1 ? "" : ` (${files} files)`}${movedTo === "" ? "" : `; the old one is now ${movedTo}`}.`,
      ...(isProved ? [] : ["The allocation was NOT PROVED OPTIMAL, and the report says so."]),
      "",
    ].join("\n"),
} as const;

/** Sentence per fault of `report`. */
export const reportSentences: Readonly<Record<string, Sentence>> = {
  "report-inside": (v) => ({
    says: `a report is never written into the folder that it speaks of (${v.folder}): all files there are listed and hashed`,
    hint: "name another place with --out",
  }),
  "report-rows": (v) => ({
    says: `the sheet "${v.sheet}" would have ${v.rows} rows, and a sheet has room for ${v.most}`,
    hint: "awards.csv and payments.csv of the folder hold the same, without that limit",
  }),
};
