/** English sentences of what a person must still decide, and of rows in words. */
import type { Sentence } from "../sentence.ts";

/** Yuan from fen, for rows in words. */
function yuan(fen: string | number | undefined): string {
  const text = String(fen ?? 0).padStart(3, "0");
  return `${text.slice(0, -2)}.${text.slice(-2)} yuan`;
}

function places(count: string | number | undefined): string {
  return Number(count) === 1 ? "1 place" : `${count} places`;
}

/** A limit of an adjustment: what it adds up, and within which numbers. */
function neutralRow(v: Readonly<Record<string, string | number>>): string {
  const about: Readonly<Record<string, string>> = {
    funding: "the money (or its units) stays constant",
    heads: "the number of awards is bounded",
    shift: `places of level ${v.level} move so far at most`,
    down: `money moves downward only, from level ${v.level} or better`,
    side: `places of level ${v.level} move to this side only`,
    goal: "the other goal reaches its value",
  };
  const sides = [v.lower === "" ? "" : `at least ${v.lower}`, v.upper === "" ? "" : `at most ${v.upper}`].filter((side) => side !== "");
  return `${v.award}, adjusted: ${about[String(v.kind)] ?? v.kind}: ${sides.join(" and ")}`;
}

/** Sentence per code of open questions. */
export const questionSentences: Readonly<Record<string, Sentence>> = {
  "question-undecided": (v) => ({
    says: `${v.authority} has not decided the number (${v.key}) for ${v.award}${v.part === "" ? "" : `, ${v.part}`}; until then it has no places`,
    hint: "record the decision in decisions.csv",
  }),
  "question-payable": (v) => ({
    says: `${v.count} awards of ${v.award} are due, but not payable: the decision "${v.key}" of ${v.authority} is not on file`,
    hint: "record it in decisions.csv",
  }),
  "question-amounts": (v) => ({
    says: `${v.authority} has not decided the amount of ${v.award} for ${v.count} who are entitled to it (${v.students})`,
    hint: "record it in decisions.csv: key amount, the student as subject, yuan as value",
  }),
  "question-choices": (v) => ({
    says: `${v.authority} has not named everybody for the places of ${v.award}: ${v.count} more are eligible (${v.students})`,
    hint: "record key amount for whom it chooses, or a smaller number of places",
  }),
  "question-unbounded": (v) => ({
    says: `${v.award}: nothing is set aside for ${v.count} whose highest amount is not known (${v.students})`,
    hint: "the missing facts stand with each student",
  }),
  "question-fund": (v) => ({
    says: `${v.fund} is to be enforced, but ${v.parameters} is not stated: not checked`,
    hint: "state it under parameters in scenario.yaml",
  }),
  "question-ties": (v) => ({
    says: `${v.count} choices are tied and not settled: several allocations are equally good`,
    hint: "settle them by lot (ties: lot with a seed) or decide",
  }),
  "question-equals": (v) => ({
    says: `${v.award}, ${v.level}${v.part === "" ? "" : ` (${v.part})`}: ${v.count} equals come next for the last ${v.places === 1 ? "place" : `${v.places} places`}, and the cut-off stops before them`,
    hint: "settle it by lot (ties: lot with a seed), or let equals stand together (ties: all)",
  }),
};

/** Sentence per kind of row: what the row says of the allocation. */
export const rowSentences: Readonly<Record<string, Sentence>> = {
  "row-choice": (v) => ({ says: `${v.student} holds at most one choice of: ${v.awards}` }),
  "row-cap": (v) => ({ says: `${v.award}, ${v.level}: at most ${places(v.places)}` }),
  "row-places": (v) => ({ says: `${v.award}, ${v.level}: places are counted, without a cap` }),
  "row-quota": (v) => ({
    says: `${v.award}${v.part === "" ? "" : `, ${v.part}`}: ${[v.atLeast === "" ? "" : `at least ${places(v.atLeast)}`, v.atMost === "" ? "" : `at most ${places(v.atMost)}`].filter((part) => part !== "").join(" and ")}`,
  }),
  "row-budget": (v) => ({
    says: `${v.budget}: at most ${yuan(v.limitFen)}${v.spentFen === 0 ? "" : ` (${yuan(v.spentFen)} of it spent by earlier rounds)`}, of which ${yuan(v.dueFen)} are due without competition and ${yuan(v.reservedFen)} are set aside`,
  }),
  "row-neutral": (v) => ({ says: neutralRow(v) }),
  "row-owed": (v) => ({ says: `${v.agreement} owes ${v.student} ${v.award}, level ${v.level}` }),
  "row-lock-must": (v) => ({ says: `${v.student} must have ${v.award}${v.level === "" ? "" : `, level ${v.level}`} (declared by ${v.author})` }),
  "row-lock-must-not": (v) => ({ says: `${v.student} must not have ${v.award}${v.level === "" ? "" : `, level ${v.level}`} (declared by ${v.author})` }),
  "row-lock-at-least": (v) => ({ says: `${v.student} must have ${v.award}, level ${v.level} or better (declared by ${v.author})` }),
  "row-exclusion": (v) => ({ says: `at most one of: ${v.awards}` }),
  "row-paid": (v) => ({ says: `${v.award}: money is counted` }),
};
