/** English texts of `bursar readings`. */
import type { Sentence } from "../sentence.ts";

/** Words of the command and its report. */
export const readingsTexts = {
  scenario: "a scenario: a folder, or the name of a shipped one",
  vary: "another value of one reading, A42=10; may be repeated (the only way for numbers, shares and lists: A15=excellent-degree;excellent-language)",
  combine: "all combinations of some readings, A24,A33",
  only: "only these readings, A24,A33",
  engine: "auto, price-and-branch, highs or javascript-lp-solver",
  json: "print one JSON object",
  examples: `
Solves the case once as it stands, then once for each other value of each ambiguous clause that matters in it, and
says who is safe under every reading, who hangs on which word, and what each costs. Every answer is proved.

Examples:
  bursar readings zust-autumn
  bursar readings zust-autumn --only A24,A33
  bursar readings zust-autumn --combine A24,A33 --json

Exit codes: 0 done, 2 faults in files or words, 3 the case itself was not solved to the end, 1 it has no allocation.`,
  progress: (done: number, of: number) => `readings: ${done} of ${of}`,
  headers: ["Reading", "Value", "Lose", "Gain", "Move", "Money (yuan)"],
  heading: (title: string, count: number, same: number) => `${title}: ${count} other readings were solved; ${same} of them change nothing.`,
  safe: (safe: number, all: number, unanswered: number) =>
    `${safe} of ${all} who receive something as the case stands receive the same under every reading${unanswered === 0 ? "" : ` that has an allocation (${unanswered} of them ${unanswered === 1 ? "has" : "have"} none)`}.`,
  hangs: (id: string, awards: string, words: string) => `  ${id} (${awards}) hangs on ${words}`,
  hangsHeading: "Who receives something now, and would not, or something else, under another reading:",
  gains: (id: string, words: string) => `  ${id} would receive under ${words}`,
  gainsHeading: "Who receives nothing now, and would under another reading:",
  open: (names: string) => `Not varied, because any number or list is possible (name a value with --vary): ${names}`,
  none: "nothing",
  infeasible: "no allocation",
  unsettled: "not solved in time",
  baseInfeasible: "The case itself has no allocation: bursar allocate says which clauses clash.",
  baseUnsettled: "The case itself was not solved in time.",
  refused: "cannot be solved",
  changes: (from: string, to: string) => `${from} -> ${to}`,
  question: (id: string, question: string) => `${id}: ${question}`,
} as const;

/** Sentences of faults in the words of the command. */
export const readingsSentences: Readonly<Record<string, Sentence>> = {
  "readings-unknown": (v) => ({
    says: `no reading of this scheme is called "${v.name}"`,
    hint: v.near === "" ? "bursar scheme readings SCHEME lists them" : `did you mean ${v.near}?`,
  }),
  "readings-value": (v) => ({ says: `"${v.found}" is no value of ${v.name}`, hint: `expected: ${v.expected}` }),
  "readings-listless": (v) => ({ says: `${v.name} has no listed values to combine`, hint: "name a value with --vary" }),
  "readings-many": (v) => ({ says: `${v.count} combinations are more than ${v.limit}`, hint: "combine fewer readings" }),
};
