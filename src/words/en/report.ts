/** English texts of tables and summaries for people. */

/** Headers and labels of the allocation's summary. */
export const reportTexts = {
  synthetic: "The students of this case are invented; any likeness is chance.",
  funnelHeaders: ["Award", "Applied", "Eligible", "Waiting", "Not eligible", "Not accepted"],
  levelHeaders: ["Award", "Level", "Places", "Awarded", "Cut-off", "Cost (yuan)"],
  noCap: "no cap",
  asDecided: "as decided",
  byQuota: "quota",
  total: "Total",
  none: "-",
  questions: "A person must still decide:",
} as const;

/** First line: what, when. */
export function headline(title: string, asOf: string, round: string): string {
  return `${title} · as of ${asOf} · round ${round}`;
}

/** Students in one line. */
export function studentsLine(v: { readonly students: number; readonly candidates: number; readonly eligible: number; readonly waiting: number }): string {
  return `${v.students} students: ${v.candidates} applied for something, ${v.eligible} are eligible for at least one award, ${v.waiting} more wait for a document.`;
}

/** One budget in one line; amounts are texts in yuan. */
export function budgetLine(v: {
  readonly title: string;
  readonly limit: string;
  /** By earlier rounds of the year; empty: by none. */
  readonly spent: string;
  readonly due: string;
  readonly reserved: string;
  readonly awarded: string;
  readonly left: string;
}): string {
  const spent = v.spent === "" ? "" : `${v.spent} spent by earlier rounds + `;
  return `${v.title}: ${v.limit} yuan = ${spent}${v.due} due without competition + ${v.reserved} set aside for unknown + ${v.awarded} awarded + ${v.left} left.`;
}

/** No budget was stated. */
export function noBudget(): string {
  return "No budget is stated: the fund was not checked.";
}

/** Places beyond a cap that agreements owe. */
export function excessLine(award: string, level: string, excess: number): string {
  return `${award}, ${level}: ${excess} ${excess === 1 ? "place" : "places"} beyond the cap, owed by an agreement that prevails.`;
}

/** Obligations of agreements that were not carried out. */
export function unowedLine(id: string, award: string, level: string, agreement: string, why: string): string {
  const reason = why === "rules" ? "the award's own conditions are not met, and the agreement asks for them" : "its amount is unknown";
  return `${agreement} states ${award}, level ${level}, for ${id}, but ${reason}.`;
}

/** Waivers in force. */
export function waiverLine(id: string, rule: string, authority: string, reason: string): string {
  return `Waiver: ${rule} for ${id}, by ${authority}: ${reason}`;
}

/** A lock as its author declared it. */
export function lockLine(kind: string, id: string, award: string, level: string, author: string, reason: string): string {
  const what = kind === "must" ? "must have" : kind === "must-not" ? "must not have" : "must have at least";
  const at = level === "" ? "" : `, level ${level}`;
  return `Declared by ${author}: ${id} ${what} ${award}${at}: ${reason}`;
}

/** Heading of what would change if everything unknown were there and met. */
export function ifCompleteHeading(goal: string, count: number): string {
  return `If every missing fact and paper were there and met (proved as well): weighted merit ${goal}; ${count === 0 ? "nobody's awards would change." : `${count} students' awards would change:`}`;
}

/** No answer for the complete case. */
export function ifCompleteOpen(kind: string): string {
  return `If every missing fact and paper were there and met: ${kind}.`;
}

/** One student whose awards would change. */
export function changeLine(id: string, from: string, to: string, missing: string): string {
  const base = `${id}: ${from === "" ? "nothing" : from} -> ${to === "" ? "nothing" : to}`;
  return missing === "" ? base : `${base} (waits for: ${missing})`;
}

/** Names of goals for people. */
export const goalNames: Readonly<Record<string, string>> = {
  "goal|merit": "weighted merit",
  "goal|heads": "awards given",
};

/** A goal that a key of the scheme adds. */
export function keyGoalName(id: string): string {
  return `key ${id}`;
}

/** One limit on a group of places. */
export function quotaLine(v: {
  readonly id: string;
  readonly article: string;
  readonly awards: string;
  readonly part: string;
  readonly atMost: number | undefined;
  readonly atLeast: number | undefined;
  readonly used: number;
}): string {
  const limits = [v.atLeast === undefined ? "" : `at least ${v.atLeast}`, v.atMost === undefined ? "" : `at most ${v.atMost}`].filter((text) => text !== "");
  return `Quota ${v.id} (${v.article})${v.part === "" ? "" : `, ${v.part}`}: ${v.used} places of ${limits.join(", ")} (${v.awards}).`;
}

/** One sponsor's money. */
export function sponsorLine(sponsor: string, amount: string): string {
  return `Paid by ${sponsor}: ${amount} yuan.`;
}

/** The ambiguous clauses that matter in a case. */
export function readingsLine(ids: string, others: number): string {
  const rest = others === 0 ? "all read by their defaults" : `${others} of them not by their defaults`;
  return `Ambiguous clauses that matter here, ${rest}: ${ids}.\n"bursar readings" shows who hangs on which of them.`;
}

/** One that is not read by its default. */
export function readingLine(id: string, question: string, value: string): string {
  return `  ${id}: ${question} Here: ${value}.`;
}

/** Students that a clause flags. */
export function flagLine(rule: string, article: string, count: number, first: string): string {
  return `Flagged by ${rule} (${article}): ${count === 1 ? first : `${count} students, the first ${first}`}.`;
}

/** The proof in one line. */
export function provedLine(goals: string): string {
  return `Optimal, proved: ${goals}.`;
}

/** An answer whose proof did not finish. */
export function notProvedLine(goals: string, limit: string): string {
  return `NOT PROVED OPTIMAL (stopped by: ${limit}): ${goals}.`;
}

/** One goal's value, with its certified bound where it is not proved. */
export function goalText(name: string, value: string, gap: string): string {
  return gap === "" ? `${name} ${value}` : `${name} ${value}, at most ${gap} short of the best (certified)`;
}

/** What the proof is and how long its check took. */
export function proofLine(v: { readonly lines: number; readonly bytes: number; readonly claims: number; readonly milliseconds: string }): string {
  return `Proof: ${v.lines} lines, ${v.bytes} bytes, ${v.claims} claims; checked in exact integers in ${v.milliseconds} ms; recounted against every rule of the scheme.`;
}

/** What became of the claims of an engine that is not the prover. */
export function claimLine(engine: string, prover: string, isSettled: boolean, refused: string): string {
  const own = isSettled ? "its own claims are what was proved" : `its claim was not confirmed${refused === "" ? "" : ` (${refused})`}`;
  return `Engine: ${engine}; ${own}; the prices of the proof come from ${prover}.`;
}

/** Nothing was found in time. */
export function unsettledLine(limit: string): string {
  return `Unsettled: no allocation was found before the limit (${limit}).`;
}

/** An output folder was written. */
export function writtenLine(folder: string, files: number, movedTo: string): string {
  return `Written: ${folder} (${files} files)${movedTo === "" ? "" : `; the old one is now ${movedTo}`}. It holds personal data: for auditors, not for publication.`;
}

/** Progress of the phases and of the search. */
export const progressTexts: Readonly<Record<string, string>> = {
  reading: "reading the files",
  eligibility: "deciding eligibility",
  formulation: "writing the program",
  search: "searching",
  recount: "recounting against the scheme",
  check: "checking the proof",
  results: "putting the results together",
  write: "writing the files",
  goal: "optimising",
  ties: "settling ties by lot",
};

/** A phase that has begun, and over how many students (or choices) it goes. */
export function countedProgress(stage: string, count: number): string {
  return `${stage}: ${count}`;
}

/** Progress of a search. */
export function searchProgress(stage: string, value: string, bound: string, nodes: number): string {
  return `${stage}: best ${value}, bound ${bound}, ${nodes} nodes`;
}
