/** English texts of `bursar schedule`. */
import type { Sentence } from "../sentence.ts";

/** Words of the command and its tables. */
export const scheduleTexts = {
  folder: "a folder that `bursar allocate --out` wrote",
  by: "one table only: month, semester, sponsor, item, award",
  json: "print one JSON object",
  examples: `
Payments of an allocation over time, from its folder alone: by month, by semester (of the terms that the
scenario states), by sponsor, by item, by award. All tables add up to the same total, which is that of the awards.

Examples:
  bursar schedule ./result
  bursar schedule ./result --by month --json

Exit codes: 0 done, 2 the folder cannot be read.`,
  keys: { month: "Month", semester: "Semester", sponsor: "Sponsor", item: "Item", award: "Award" },
  total: "Total (yuan)",
  sum: "Total",
  waiting: "not payable yet",
  held: "held",
  outside: "outside the stated terms",
  head: (title: string, total: string) => `${title}: ${total} yuan in all`,
} as const;

/** Sentences of faults in an allocation that is read back. */
export const scheduleSentences: Readonly<Record<string, Sentence>> = {
  "allocation-header": () => ({
    says: "this is not the first line of an allocation that was found",
    hint: "take allocation.jsonl of a folder that bursar allocate --out wrote",
  }),
  "allocation-row": () => ({
    says: "a line that is no student of an allocation, or whose payments do not add up",
    hint: "take allocation.jsonl as bursar allocate wrote it",
  }),
  "allocation-none": () => ({ says: "the folder holds no allocation.jsonl", hint: "it is written by bursar allocate --out" }),
  "schedule-key": (v) => ({ says: `there is no table by "${v.value}"`, hint: `known: ${v.known}` }),
};
