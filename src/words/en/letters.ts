/** English texts of the letters: what a student is told of her or his own result. Facts of an explanation are said to "you" here; what names nobody is said as everywhere. */
import { inWords } from "../en.ts";
import type { Sentence } from "../sentence.ts";

type Values = Readonly<Record<string, string | number>>;

function cited(article: string | number | undefined): string {
  return article === undefined || article === "" ? "" : ` (${article})`;
}

function students(count: string | number | undefined): string {
  return Number(count) === 1 ? "1 student" : `${count} students`;
}

function received(v: Values): string {
  return `${students(v.count)} received it, the lowest merit among them ${v.lowest}`;
}

function between(v: Values): string {
  const count = Number(v.between);
  if (count === 0) return "you are the next on the list";
  return `${count} on the list ${count === 1 ? "comes" : "come"} before you`;
}

function declared(v: Values, what: string): string {
  return `Declared beforehand by ${v.author}: ${what}${v.level === "" ? "" : ` (${v.level})`}. Reason: ${v.reason}`;
}

/** Sentence per fact that speaks of the student. */
const OWN: Readonly<Record<string, Sentence>> = {
  "explain-given-owed": (v) => ({
    says: `Given: ${v.level === "" ? "" : `${v.level}, `}${v.yuan} yuan, because the agreement ${v.agreement} owes it to you${cited(v.article)}.`,
  }),
  "explain-not-decided": (v) => ({ says: `You are eligible, but ${v.authority} has not decided that you receive it.` }),
  "explain-disqualified": () => ({ says: "You are disqualified:" }),
  "explain-waiver": (v) => ({ says: `${v.article} was lifted for you by ${v.authority}: ${v.reason}.` }),
  "explain-lock-must": (v) => ({ says: declared(v, "you have it") }),
  "explain-lock-must-not": (v) => ({ says: declared(v, "you do not have it") }),
  "explain-lock-at-least": (v) => ({ says: declared(v, "you have it at this level or a better one") }),
  "explain-eligible": (v) => ({
    says: `You are eligible${v.levels === "" ? "" : ` for: ${v.levels}`}.${v.merit === "" ? "" : ` Your merit is ${v.merit}.`}`,
  }),
  "explain-level-held": (v) => ({ says: v.level === "" ? "What you have:" : `${v.level}: given` }),
  "explain-cutoff": (v) => ({ says: `${received(v)}; ${v.merit === "" ? "you have no score" : `yours is ${v.merit}`}.` }),
  "explain-at-cutoff": (v) => ({ says: `${received(v)}; yours is the same.` }),
  "explain-above-cutoff": (v) => ({
    says: `${received(v)}; ${v.lower} of them ${v.lower === 1 ? "has" : "have"} less merit than you (${v.merit}): places, money or groups decided, not merit alone.`,
  }),
  "explain-quota-full": (v) => ({
    says: `${Number(v.most) === 0 ? "There are no places" : `All ${v.most} places are taken`} for ${v.part === "" ? "your group" : v.part}${cited(v.article)}.`,
  }),
  "explain-fund-short": (v) => ({ says: `Beside all others the fund "${v.fund}" has ${v.left} yuan left for you; it would take ${v.needs} yuan.` }),
  "explain-instead": (v) => ({ says: `You have ${v.place}, and both together are not allowed${cited(v.article)}.` }),
  "rank-reached": (v) => ({ says: `The cut-off is at ${v.cutOff}, and you (${v.merit}) come no later.` }),
  "rank-below": (v) => ({ says: `The cut-off is at ${v.cutOff}, and your merit is ${v.merit}: ${between(v)}.` }),
  "rank-key": (v) => ({ says: `The cut-off is at your merit (${v.merit}), but the keys that decide between equals place you after it; ${between(v)}.` }),
  "rank-ticket": (v) => ({
    says: `The cut-off is at your merit (${v.merit}); the lot decided between equals (your ticket ${v.ticket} comes after the last one reached, ${v.last}); ${between(v)}.`,
  }),
  "rank-declared": () => ({ says: "Something that was declared or agreed beforehand decides for you." }),
  "rank-part": (v) => ({ says: `You stand in the list of ${v.part}.` }),
  "rank-taken-first": (v) => ({ says: `You have ${v.place}, which is taken first${cited(v.article)}.` }),
};

/** A fact of an explanation, said to the student. */
export function saidToStudent(found: { readonly code: string; readonly values: Values }): string {
  return (OWN[found.code]?.(found.values) ?? inWords(found)).says;
}

/** Texts of the letter's page. */
export const letterTexts = {
  language: "en",
  heading: (title: string) => `Your result: ${title}`,
  synthetic: "The students of this case are invented; any likeness is chance.",
  private: "This letter is for you alone. It holds your own data; do not pass it on to anybody who should not see them.",
  student: "Student",
  code: "Your code in the public notice",
  period: "Objections",
  objections: "If anything in this letter is wrong, object in writing, with this letter, to the office that published the notice.",
  results: "Result",
  resultCaption: "By award",
  resultColumns: ["Award", "Result", "Amount, yuan"],
  given: (level: string) => (level === "" ? "given" : `given, ${level}`),
  waiting: "waiting, nothing is refused yet",
  notGiven: "not given",
  nothing: "You applied for nothing, and nothing is given to you without an application.",
  reasons: "Reasons",
  proof: "Was more possible?",
  verdicts: {
    settled: "No. By the published prices no best allocation gives you more than you have; receipt.html computes it from the block below.",
    "best-held": "You have the best of everything that was open to you in competition.",
    "nothing-open": "Nothing was open to you in competition; the reasons stand above.",
    "not-settled": "The published prices alone do not settle it. Choice by choice:",
  },
  refuted: (choice: string) =>
    `${choice}: no. No best allocation gives it to you. The proof below shows that the rules, the proved values of the goals and this choice together are impossible: it refutes the program of the folder with the further rows named first, and auditors can check it there.`,
  tied: (choice: string) =>
    `${choice}: an equally good allocation would give it to you. You were tied, and what stands in the regulation for equals (keys, then the lot) decided.`,
  open: (choice: string) => `${choice}: this was not settled within the limits of the search; ask the office.`,
  byPrices: (choice: string) => `${choice}: no, by the published prices.`,
  rank: "Under this policy the cut-offs above decide alone: whoever ranks no later than the cut-off of a level that is open to her or him has it, or a better one.",
  proofCaption: (choice: string) => `Proof: not ${choice}`,
  used: "What was used about you",
  usedNote: "These are the cells of the tables as they were read. A cell that is empty was taken as unknown and is not listed.",
  usedCaption: "Cells of the tables",
  usedColumns: ["Table", "Row", "Column", "Value"],
  block: "Your row, for receipt.html",
  blockNote: "Open receipt.html beside the public notice and give it this file, or copy the block below into it. Any change of the block makes it say no.",
} as const;
