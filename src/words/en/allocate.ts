/** English texts of the commands `allocate` and `eligibility`. */

/** Texts of `bursar allocate --help`, and of words that cannot be followed. */
export const allocateTexts = {
  scenario: "a scenario's folder, or the name of a shipped one",
  engine: "auto (the one that fits the program), price-and-branch, highs, or javascript-lp-solver for small programs",
  policy: "merit: the best total; rank: the best total without envy (default: as the scenario states)",
  seed: "seed of the lot, instead of the scenario's",
  timeLimit: "stop after so many seconds over all stages; what is not proved by then is said to be not proved",
  ifComplete: "also allocate as if every missing fact and paper were there and met, and say who would gain or be displaced",
  out: "write the output folder (inputs, program, allocation, proof, tables, manifest); it must not exist",
  replace: "move an existing output folder aside first",
  json: "print one JSON object",
  examples: `
Reads the scenario's regulation and students, decides eligibility, finds the best allocation, proves
that no other is better, recounts it against every rule, and prints it.

Examples:
  bursar allocate zust-autumn
  bursar allocate ./my-scenario --out ./result
  bursar allocate ./my-scenario --time-limit 60 --json

Exit codes: 0 done and proved, 1 infeasible (proved), 2 faults in files or words, 3 stopped by the
time limit, 4 done but a person must decide something, 70 a bug (nothing written), 130 interrupted.`,
  unknown: (option: string, found: string, expected: string) => `${option} is "${found}"; expected: ${expected}.`,
  replaceAlone: "--replace goes with --out.",
} as const;

/** Texts of `bursar eligibility`. */
export const eligibilityTexts = {
  scenario: "a scenario's folder, or the name of a shipped one",
  student: "everything about one student: every rule with its article and its condition taken apart",
  json: "print one JSON object",
  examples: `
Shows who may receive what, who may not and by which article, and which documents are missing.

Examples:
  bursar eligibility zust-autumn
  bursar eligibility zust-autumn --student S0133

Exit codes: 0 done, 2 faults in files or words.`,
  unknownStudent: (id: string) => `no student of this scenario has the id "${id}"`,
  notApplied: "applied for nothing",
  eligibleFor: (levels: string) => `eligible for ${levels}`,
  merit: (value: string) => `merit ${value}`,
  missing: (documents: string) => `missing: ${documents}`,
  waived: (authority: string, reason: string) => `waived by ${authority}: ${reason}`,
  onlyLevels: (levels: string) => `for level ${levels} only`,
} as const;

/** A status in words. */
export const statusNames: Readonly<Record<string, string>> = {
  eligible: "eligible",
  waiting: "waiting",
  "not eligible": "not eligible",
  "not accepted": "not accepted",
  disqualified: "disqualified",
};

/** A rule's value in words. */
export function ruleValueName(value: number): string {
  return Number.isNaN(value) ? "unknown" : value === 1 ? "met" : "not met";
}
