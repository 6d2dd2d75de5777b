/** English texts of the commands `scheme` and `cohort`. */

/** What help says of `scheme` and its parts, and of words that cannot be followed. */
export const schemeTexts = {
  scheme: "a scheme's folder, or the name of a shipped one",
  check: "all faults of a scheme file, or one line that says what is in it",
  show: "the regulation in words, with its articles",
  readings: "every ambiguous clause: its question, its readings, the default",
  schema: "a JSON schema, with which an editor checks and completes the file",
  fresh: "a small regulation, a scenario and tables with 8 invented students, to start from",
  award: "only this award",
  scenario: "also the readings in force in this scenario",
  kind: "scheme or scenario",
  folder: "the folder that is made; it must not exist",
  json: "print one JSON object",
  examples: `
Examples:
  bursar scheme check zust
  bursar scheme show zust --award excellent-degree
  bursar scheme readings zust --scenario zust-autumn
  bursar scheme coverage zust
  bursar scheme new my-scheme
  bursar scheme schema scheme > scheme.schema.json

With the schema beside scheme.yaml, editors that use the YAML language server follow its first line
  # yaml-language-server: $schema=./scheme.schema.json

Exit codes: 0 done, 2 faults in files or words.`,
  unknownAward: (found: string, known: string) => `no award of this scheme has the id "${found}"; known: ${known}.`,
  unknownKind: (found: string) => `there is no schema "${found}"; expected: scheme, scenario, or extension (a scenario that extends another).`,
  otherScheme: (scenario: string, found: string, wanted: string) => `the scenario ${scenario} uses the scheme ${found}, not ${wanted}.`,
  made: (folder: string) => `${folder} holds a small regulation and a case with 8 invented students:`,
  next: (folder: string) => `Next:
  bursar allocate ${folder}           who gets what, with a proof
  bursar scheme show ${folder}        the regulation in words
  bursar cohort check ${folder}       what is known of the students, and which papers are missing
Then change scheme.yaml (its comments say what each part is), and "bursar scheme check ${folder}".
models/tutorial/README.md walks through it.`,
} as const;

/** What the files of a new scheme are, in the order in which they are shown. */
export const newFiles: Readonly<Record<string, string>> = {
  "scheme.yaml": "the regulation: awards, levels, rules",
  "scenario.yaml": "the case: date, fund, parameters",
  "students.csv": "one row per student",
  "students.documents.csv": "the papers on file",
  "census.csv": "the numbers that percentages are taken of",
  "decisions.csv": "waivers and other decisions of a person",
};

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** A scheme without a fault, in one line. */
export function schemeLine(v: {
  readonly id: string;
  readonly awards: number;
  readonly levels: number;
  readonly rules: number;
  readonly fields: number;
  readonly readings: number;
  readonly articles: number;
}): string {
  return `${v.id}: ${counted(v.awards, "award")} with ${counted(v.levels, "level")}, ${counted(v.rules, "rule")}, ${counted(v.fields, "fact")}, ${counted(v.readings, "ambiguous clause")}, ${counted(v.articles, "article")} cited; no fault.`;
}

/** Headings and labels of `scheme show`. */
export const showTexts = {
  source: "Source",
  supersedes: "Supersedes",
  merit: "Merit",
  awards: "Awards",
  rules: "Rules",
  several: "Several awards together",
  quotas: "Quotas",
  keys: "What decides next, where the goals leave a choice",
  funds: "Funds",
  renewals: "Re-evaluation of awards held",
  decisions: "Judgements that are asked for",
  definitions: "What these mean",
  registers: "Tables that codes point into",
  prefers: "Prefers more of",
  released: "What is released goes to",
  paid: "Paid",
  agreements: "Joint agreements",
  adjustable: "Levels that may move",
  procedure: "Clauses that are not computed",
  populations: "What percentages are taken of",
  facts: "Facts, and the papers that prove them",
  parameters: "What the case states",
  readings: "Ambiguous clauses",
  chosen: "Chosen",
  decidedBy: "Decided by",
  candidates: "Candidates",
  payable: "Payable",
  level: "Level",
  applies: "Applies when",
  requires: "Requires",
  requiresPaper: "Requires on file",
  waiver: "In principle",
  asks: "Asks for",
  proved: "Proved by",
  forAwards: "For",
  onlyLevels: "Levels",
  ifNot: "If not met",
  deadline: "In time",
  counts: "Counts",
  parts: "Also by",
  limit: "Limit",
  fallback: "Default",
} as const;

/** How an award is chosen. */
export const selectionTexts: Readonly<Record<string, (merit: string) => string>> = {
  optimised: (merit) => `by competition, ranked by ${merit}`,
  entitled: () => "everyone who qualifies",
  decided: () => "by decision of the authority",
  post: () => "with a post",
};

/** What a failed rule makes of an application. */
export const failureTexts: Readonly<Record<string, string>> = {
  "not-eligible": "not eligible",
  "not-accepted": "the application is not accepted",
  disqualified: "the student is disqualified",
  flag: "nothing is decided; the student is flagged",
};

/** How an inexact number is rounded. */
export const roundingTexts: Readonly<Record<string, string>> = { floor: "rounded down", "half-up": "rounded to the nearest", ceil: "rounded up" };

/** What a field's values are. */
export const typeTexts: Readonly<Record<string, string>> = {
  integer: "whole number",
  decimal: "number",
  money: "amount of money",
  date: "date",
  time: "date and time",
  boolean: "yes or no",
  code: "text",
  set: "set of codes",
  list: "list",
};

/** Phrases of `scheme show`. */
export const phrases = {
  meritScale: (from: string, to: string, digits: number) => `from ${from} to ${to}, with ${counted(digits, "decimal")}`,
  source: (text: string) => text,
  allAwards: "all awards",
  rounding: (name: string) => `rounded as ${name} says`,
  shareAmount: (share: string, of: string, rounding: string) => `${share} of ${of}, ${rounding} to the fen`,
  perMonth: (money: string, months: string) => `${money} a month for ${months} months`,
  fixed: (yuan: string) => `${yuan} yuan`,
  sum: (total: string, period: string) => `${total}, paid by ${period}`,
  range: (low: string, high: string, soft: boolean) =>
    `${high === "" ? `at least ${low}` : `between ${low} and ${high}`}, as the authority decides${soft ? "; a waiver may pass these limits" : ""}`,
  coverage: (amount: string, sponsor: string) => `${amount}, paid by ${sponsor}`,
  items: (count: number) => `${counted(count, "item")} as below`,
  item: (name: string) => `  item ${name}`,
  onlyIf: (condition: string) => `only if ${condition}`,
  entitled: "whoever is eligible is entitled to it",
  paidOn: (date: string) => `once, in the month of ${date}`,
  paidSemesters: (terms: string, first: string, of: string) => `in two parts (${terms}): the first is the amount times ${first} over ${of}, rounded down`,
  paidSpread: (from: string, every: number, months: string) => `every ${every} months from ${from}, over ${months}`,
  paidMonthly: (from: string, after: string) => `month by month from ${from}${after === "" ? "" : `, after ${after} months`}`,
  fund: (share: string, of: string, less: string) => `${share} of ${of}${less === "" ? "" : `, less ${less}`}`,
  fundEnforced: (setting: string) => `limits an allocation: ${setting}`,
  lost: (id: string) => `Lost by ${id}`,
  register: (file: string, key: string, records: string) => `${file}: for each ${key} ${records}`,
  registerSource: (source: string, date: string) => `${source} (${date})`,
  weight: (share: string) => `weight ${share}`,
  noCap: "no limit of places",
  shareLimit: (share: string, of: string, rounding: string) => `${share} of the ${of}, ${rounding}`,
  minimumOne: (setting: string) => (setting === "true" ? "at least one place" : `at least one place where ${setting} says so`),
  used: (setting: string) => `less ${setting} places already filled`,
  places: (places: string) => `${places} places`,
  placesDecided: (authority: string) => `as many places as ${authority} decides`,
  apportion: (total: string, method: string) => `${total}, shared out by ${method}`,
  atMost: (limit: string) => `at most ${limit}`,
  atLeast: (limit: string) => `at least ${limit}`,
  payable: (authority: string, unless: string) => `when the list of ${authority} is on file${unless === "" ? "" : `, unless ${unless}`}`,
  combine: (setting: string) =>
    setting === "highest" ? "only the highest level is paid" : setting === "each" ? "every level is paid" : `the highest level or each, as ${setting} says`,
  waivable: "a recorded waiver lifts this rule",
  waivableBy: (setting: string) => `a recorded waiver lifts this rule where ${setting} is waivable`,
  inTime: (deadline: string, late: string) => `papers that came in by ${deadline}; late ones: ${late}`,
  lateRefused: "not accepted",
  lateAwaited: "accepted, still awaited",
  lateBy: (setting: string) => `not accepted where ${setting} says so`,
  exclusion: (awards: string) => `at most one of: ${awards}`,
  takenFirst: (award: string) => `under the policy rank the first that a student takes of them: ${award}`,
  stacking: (awards: string, share: string, of: string) => `${awards} together at most ${share} of ${of}`,
  reduced: (award: string) => `what is too much is taken off ${award}`,
  held: "awards held in the same year count too",
  quotaBy: (award: string, levels: string, by: string, where: string) =>
    `${award}, ${levels}${where === "" ? "" : `, students with ${where}`}${by === "" ? "" : `, for each ${by}`}`,
  allLevels: "all levels together",
  levels: (levels: string) => `levels ${levels}`,
  agreements: (kind: string, field: string) => `${kind} agreements (${field}) prevail where they state an award`,
  inCaps: (setting: string) => `they take places of the caps: ${setting}`,
  inBudget: (setting: string) => `they take money of the fund: ${setting}`,
  overCap: (setting: string) => `more owed than places: ${setting}`,
  adjustable: (award: string, on: string) => `caps of ${award} may move while the money stays constant: ${on}`,
  oneOf: (values: string) => `one of ${values}`,
  between: (low: string, high: string) => `${low} to ${high}`,
  listOf: (records: string) => `rows of ${records}`,
  stated: "the case must state it",
  notStated: "not stated",
  rounds: (setting: string) =>
    setting === "round" ? "in the round of the case" : setting === "year" ? "in all rounds of the census" : `in the round or the year, as ${setting} says`,
  yes: "yes",
  no: "no",
} as const;

/** Labels of `scheme readings`. */
export const readingTexts = {
  isDefault: "default",
  inForce: "in force",
  fallback: (value: string) => `default: ${value}`,
  stated: (value: string) => `in force: ${value}`,
  none: "This scheme has no ambiguous clause.",
} as const;

/** Texts of `cohort`. */
export const cohortTexts = {
  scenario: "a scenario's folder, or the name of a shipped one",
  check: "all faults of the tables, or what is known of the students",
  json: "print one JSON object",
  examples: `
Shows how many rows each table has, of how many students each fact is known, and which papers
applications wait for.

Example:
  bursar cohort check zust-autumn

Exit codes: 0 done, 2 faults in files or words.`,
  noFault: (title: string, students: number) => `${title}: ${counted(students, "student")}, no fault.`,
  tableHeaders: ["Table", "Rows"],
  factHeaders: ["Fact", "Known", "Unknown", "Rows", "Paper"],
  missingHeaders: ["Applications that wait", "for"],
  record: (list: string, name: string) => `${list}: ${name}`,
  nothingMissing: "No application waits for a paper.",
} as const;
