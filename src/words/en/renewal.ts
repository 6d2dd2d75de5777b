/** English texts of `bursar reevaluate`. */
import type { Sentence } from "../sentence.ts";

/** Texts of the command and of its tables. */
export const renewalTexts = {
  scenario: "a scenario's folder, or the name of a shipped one",
  json: "print one JSON object",
  examples: `
Looks at the awards that students hold: who keeps the second part, who loses it and on which ground, for whom
a record is missing (then the second part is neither paid nor released). Then where the released money and
places go, under each way to read the clause; what is given again is allocated and proved.

Examples:
  bursar reevaluate zust-reevaluation
  bursar reevaluate ./end-of-autumn --json

Exit codes: 0 done, 2 faults in files or words, 3 stopped by a limit, 4 done but a person must find something,
70 a bug.`,
  synthetic: "The students of this case are invented; any likeness is chance.",
  noRenewal: "The scheme re-evaluates no award.",
  levelHeaders: ["Level", "Held", "Kept", "Lost", "Unknown", "Amount", "Kept (yuan)", "Released", "Held back"],
  lostHeaders: ["Student", "Level", "Kept (yuan)", "Released", "Grounds"],
  unknownHeaders: ["Student", "Level", "Kept (yuan)", "Held back", "Ground", "Missing"],
  placeHeaders: ["Student", "From", "To", "Merit", "Amount (yuan)"],
  total: "Total",
  unknownLevel: "unknown",
  none: "-",
  lost: "Lost, the second part is released:",
  unknown: "Unknown, the second part is held back, neither paid nor released:",
  unclear: "Unknown whether she holds it:",
  noneHeld: "Nobody holds it.",
} as const;

/** First line of one re-evaluation. */
export function renewalHead(award: string, article: string, title: string, asOf: string): string {
  return `Re-evaluation of ${award} [${article}] · ${title} · as of ${asOf}`;
}

/** Awards in one line. */
export function renewalCounts(v: { readonly held: number; readonly kept: number; readonly lost: number; readonly unknown: number }): string {
  return `${v.held} awards held: ${v.kept} kept, ${v.lost} lost, ${v.unknown} unknown.`;
}

/** Awards that are in no sum. */
export function withoutAmountLine(count: number): string {
  return `${count} of them of an unknown amount, in no sum.`;
}

/** Who keeps the whole award. */
export function keptLine(ids: string): string {
  return `Kept whole: ${ids}`;
}

/** A student of whom it is unknown whether she holds the award. */
export function unclearLine(id: string, missing: string): string {
  return `${id}: ${missing}`;
}

/** Heading of the readings. */
export function releasedHead(sum: string, reading: string): string {
  return `Where the released ${sum} yuan and the places go, under each reading${reading === "" ? "" : ` (${reading})`}:`;
}

const READING_NAMES: Readonly<Record<string, string>> = {
  fund: "it returns to the fund",
  "next-ranked": "the places go to the next-ranked, for the second part",
  upgrade: "those who keep theirs move up into the free places, for the second part",
  carry: "it is kept for the next intake",
};

/** One reading. */
export function readingHead(reading: string, isStated: boolean): string {
  return `${reading}${isStated ? " (stated)" : ""}: ${READING_NAMES[reading] ?? reading}`;
}

/** A sum that goes nowhere else. */
export function sumLine(sum: string): string {
  return `${sum} yuan.`;
}

const NOBODY: Readonly<Record<string, string>> = {
  "nothing-released": "Nothing is released.",
  "no-competition": "Nobody: the award is not given by competition.",
  "no-candidate": "Nobody is eligible for it.",
};

/** Why nobody gets anything, and how many wait for a document. */
export function nobodyLine(why: string, waiting: number): string {
  return `${NOBODY[why] ?? why}${waiting === 0 ? "" : ` ${waitingText(waiting)}`}`;
}

function waitingText(waiting: number): string {
  return waiting === 1 ? "1 more waits for a document." : `${waiting} more wait for a document.`;
}

/** Who competes. */
export function competingLine(candidates: number, waiting: number): string {
  return `${candidates} may compete.${waiting === 0 ? "" : ` ${waitingText(waiting)}`}`;
}

/** Nobody gets anything, although somebody may compete. */
export function nobodyPlaced(): string {
  return "Nobody gets anything: the released money or places do not suffice.";
}

/** Places of one level. */
export function levelLine(level: string, filled: number, places: number, sum: string): string {
  return `${level}: ${filled} of ${places} ${places === 1 ? "place" : "places"} filled, ${sum} yuan`;
}

/** Money of one reading. */
export function spentLine(spent: string, released: string, left: string): string {
  return `${spent} of ${released} yuan given, ${left} left.`;
}

/** Ties that the lot settled. */
export function lotLine(count: number, seed: string, students: string): string {
  return `${count} ${count === 1 ? "tie was" : "ties were"} settled by lot (seed "${seed}"): ${students}`;
}

/** Last line: what a person must find. */
export function openLine(count: number): string {
  return `A person must find ${count === 1 ? "1 record" : `the records of ${count} students`}, then run this again.`;
}

/** Sentences of faults that a re-evaluation meets. */
export const renewalSentences: Readonly<Record<string, Sentence>> = {
  "renewal-plan": (v) => ({
    says: `${v.rule} re-evaluates ${v.award}, which is not paid in two semesters`,
    hint: "write paid: { semesters: [...], first: ..., of: ... } at the award",
  }),
  "renewal-level": (v) => ({
    says: `${v.student} holds ${v.award} at the level "${v.level}", which the award does not have`,
    hint: `known: ${v.known}`,
  }),
  "renewal-twice": (v) => ({
    says: `two rows of ${v.student} hold ${v.award} at the same time`,
    hint: "leave the one that is true",
  }),
};
