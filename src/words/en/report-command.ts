/** English texts of `report`: its help, and why it refuses. */
import type { Sentence } from "../sentence.ts";

/** Texts of `bursar report --help`, of words that cannot be followed, and of its end. */
export const reportTexts = {
  folder: "a folder that `bursar allocate --out` wrote",
  format: (known: string) => `what to make: ${known}`,
  out: "where it is written, outside of the folder (default: the folder's name, in the current folder)",
  replace: "replace a file that is there; the old one is kept beside it, as <name>.old-1",
  json: "print one JSON object",
  examples: `
Checks the folder as \`bursar check\` does, computes from its inputs everything that is told, and writes it in
a form in which people work. A folder that was changed, or that this version would not write, is refused.

  html    the report to the committee, one page that prints: summary, levels, charts, fairness, ties, readings, lists, proof.
          It holds personal data: it is not for publication.
  xlsx    a workbook for committee and finance: awards, who got nothing and why, funnel, levels, budget and
          sponsors with checks that are live formulas, neutrality, payments, ties, waiting and reserve lists,
          open questions, proof. It holds personal data: it is not for publication.

  letters one page for each student: result, reasons, proof, what was used, and a block for the receipt; and
          letters.csv, which says whose is which. For the students alone.
  notice  what is published: notice.html and notice.csv (name, school, programme, grade, award, level, as far as
          scenario.yaml names their columns under publish:, and nothing else of a student), and receipt.html,
          with which each student checks the own letter offline.

Examples:
  bursar report ./result --format html --compare ./less-money --frontier
  bursar report ./result --format xlsx --out result.xlsx
  bursar report ./result --format letters --out ./letters --from 2024-09-23
  bursar report ./result --format notice --out ./notice --from 2024-09-23 --salt-file ./letters/salt.txt

Exit codes: 0 done, 1 the folder is refused, 2 faults in files or words, 130 interrupted.`,
  unknownFormat: (found: string, known: string) => `--format is "${found}"; expected: ${known}.`,
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
  "publish-word": (v) => ({
    says: `the word is "${v.value}"`,
    hint: v.expected === "date" ? "expected: a date, such as 2024-09-23" : "expected: a number of days, 1 to 999",
  }),
  "publish-not-proved": () => ({
    says: "the allocation of this folder is not proved the best, and a notice would have to say that it is",
    hint: "allocate again with more time",
  }),
  "publish-ties": () => ({
    says: "the ties of this case are reported and not settled (ties: report), so that nobody can say yet who receives what",
    hint: "state ties: lot with a seed, or declare what was decided under locks, and allocate again",
  }),
  "salt-file": () => ({
    says: "this is no salt file of bursar, or it cannot be read",
    hint: "name the salt.txt of the letters, or a file that does not exist",
  }),
  "salt-file-needed": () => ({
    says: "notice and letters must have the same salts",
    hint: "write the letters first and name their salt.txt with --salt-file, or name a new file, and the same one again for the letters",
  }),
  "salt-file-inside": () => ({
    says: "the secret of the salts would stand in a folder that is published, or whose files are all listed and hashed",
    hint: "name another place with --salt-file",
  }),
};

/** Texts of the words of formats that publish. */
export const publishTexts = {
  from: "notice, letters: the first day of the public notice, YYYY-MM-DD (default: tomorrow, in the time zone of the scheme)",
  days: "notice, letters: whole days of public notice",
  saltFile: "notice, letters: the secret file of the salts; one that does not exist is made. Letters without it keep their own, salt.txt",
} as const;
