/** English texts of the command line: what help says, and the messages of the program as such. */

/** One line per command, for `bursar --help`. */
export const commandSummaries: Readonly<Record<string, string>> = {
  allocate: "the main job: a regulation and its students to a proved allocation",
  eligibility: "who may receive what, who not and why, which documents are missing",
  explain: "why a student was given what she was given, what would have changed it, and what separates two students",
  reevaluate: "who loses the rest of an award held, and where the released money and places go",
  reserve: "who would be given a place that somebody gives up, everybody else keeping what was published",
  report: "the files that people want, such as a workbook for committee and finance, made from an output folder that was checked",
  schedule: "what an allocation pays by month, semester, sponsor and item",
  readings: "who is safe under every reading of the ambiguous clauses, and who hangs on which word",
  compare: "scenarios side by side: totals, cut-offs, money, and who gains, loses or moves, with the facts behind it",
  sweep: "curves and maps: a scenario over one or two values, every point proved",
  stress: "looks for somebody whom more money, places or points, or a rival's leaving, would harm, and proves it",
  adjust: "budget-neutral adjustment of level percentages: check one, propose the best, or all between two goals",
  check: "check the proof of an output folder, without any solver",
  draw: "settle the ties of an output folder by a public number that nobody could choose",
  solve: "solve and prove any pure 0/1 program from an MPS or LP file",
  scheme: "a regulation by itself: check it, show it in words, list its ambiguous clauses, begin one",
  cohort: "check the tables of a case, and count what is known of its students",
  generate: "invent a cohort with every field of a regulation, and a scenario that uses it",
  serve: "a page on this machine in which a committee moves limits and sees at once who would receive what, proved",
  template: "an empty workbook with every table of a regulation, to be filled in",
  ledger: "the record of a round: verify it, add to it, export and import it, a student's history, erase a student",
};

/** Texts of the program itself. */
export const programTexts = {
  summary: "Assigns scholarship levels by regulation, proves the assignment optimal, and explains it to every student.",
  examples: `
Examples:
  bursar allocate zust-autumn                      solve a shipped scenario
  bursar allocate ./2024-autumn --out ./result     solve your own, and write everything to a folder
  bursar check ./result                            check its proof, without any solver

Exit codes: 0 done and proved, 1 infeasible or refuted, 2 faults in files or words,
3 stopped by a limit, 4 done but a person must decide something, 70 a bug, 130 interrupted.`,
  seeHelp: 'See "bursar --help", or "bursar <command> --help".',
} as const;

/** Texts of `bursar check --help`. */
export const checkTexts = {
  folder: "a folder that `bursar allocate --out` wrote",
  json: "print one JSON object",
  examples: `
Checks the hashes of all files, the allocation against the program (columns, awards, amounts, totals,
goals), and the proof, in exact integers and without any solver. dist/check.mjs does the same
and needs nothing but Node.

Example:
  bursar check ./result

Exit codes: 0 proved (or a proved bound), 1 refused, 2 the folder cannot be read.`,
} as const;

/** How many faults were not shown. */
export function moreFaults(count: number): string {
  return count === 1 ? "and 1 more fault" : `and ${count} more faults`;
}

/** What is said when an invariant of the program was broken. */
export function bugText(message: string): string {
  return `bursar: a bug was met, and nothing was written: ${message}\nPlease report it with the command that you gave (README.md says where); BURSAR_DEBUG=1 shows where it happened.`;
}

/** How a row is named where a table has no lines. */
export function rowName(row: number): string {
  return `row ${row}`;
}
