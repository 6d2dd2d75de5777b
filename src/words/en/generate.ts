/** English texts of `generate`, and sentences of the faults in generator files. */
import type { Sentence } from "../sentence.ts";

/** Texts of `bursar generate --help`, and of words that cannot be followed. */
export const generateTexts = {
  scheme: "a scheme's folder with generator.yaml, or the name of a shipped one (zust, bench)",
  students: "how many students, 1 to 1000000",
  seed: "any text; the same seed makes the same files",
  out: "the scenario folder that is made; it must not exist",
  format: "csv, parquet or xlsx (one workbook, at most 100000 students): how the tables are written",
  json: "print one JSON object",
  examples: `
Invents a cohort with every field of the scheme, from the distributions in its generator.yaml
(models/generator.md), and a scenario with a census and a fund. Nobody in it exists. The first students
of a large cohort are those of a small one.

Example:
  bursar generate zust --students 2000 --seed spring --out ./invented
  bursar allocate ./invented

Exit codes: 0 done, 2 faults in files or words.`,
  wrongCount: (found: string) => `--students is "${found}"; expected: a whole number from 1 to 1000000.`,
  wrongFormat: (found: string) => `--format is "${found}"; expected: csv, parquet or xlsx.`,
  tooManyForWorkbook: (found: string, most: number) =>
    `--students is "${found}"; with --format xlsx at most ${most}: a sheet has room for 1048576 rows, and a list has several for one student. Take csv or parquet.`,
  wrongSeed: "--seed is empty; expected: a text.",
  drawing: (students: number, of: number) => `${students} of ${of} students`,
  written: (students: number, folder: string, files: number) => `${students} invented students written to ${folder} (${files} files).`,
  next: (folder: string) => `Next: bursar allocate ${folder}`,
} as const;

const EXPECTED: Readonly<Record<string, string>> = {
  day: "a date such as 2024-09-20, or asOf, asOf-19, asOf+3",
  range: "the smaller value first",
  text: "a text (none only where the field is optional)",
  date: "a date such as 2024-09-20",
  time: "a date, or a date and time with zone such as 2024-06-30T17:00+08:00",
};

/** Sentence per fault code of generator files. */
export const generatorSentences: Readonly<Record<string, Sentence>> = {
  "generator-file": () => ({
    says: "the scheme has no generator.yaml, so no cohort can be invented for it",
    hint: "models/generator.md says how one is written",
  }),
  "folder-exists": () => ({ says: "this exists already, and nothing is overwritten", hint: "name another folder" }),
  "generator-draw": (v) => ({ says: `${v.name} is drawn by: ${v.found === "" ? "(nothing)" : v.found}`, hint: `expected: exactly one of ${v.expected}` }),
  "generator-detail": (v) => ({ says: `${v.name} goes with ${v.draws} only` }),
  "generator-value": (v) => ({ says: `"${v.found}" cannot be the value of ${v.name}`, hint: `expected: ${EXPECTED[String(v.expected)] ?? v.expected}` }),
  "generator-weights": () => ({ says: "the weights add up to nothing", hint: "give at least one a number above 0" }),
  "generator-last-case": () => ({ says: "the last case may not hold, and then nothing is drawn", hint: "add a case without when and chance" }),
  "generator-early-case": () => ({
    says: "this case always holds, so those after it are never reached",
    hint: "give it when or chance, or move it to the end",
  }),
  "generator-record-missing": (v) => ({ says: `this row has no ${v.name}`, hint: `state it in the row's "with", or in "records" of ${v.list} for all rows` }),
};
