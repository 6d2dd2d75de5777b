/** English sentences for the faults of programs from other people's files: LP texts, and what MPS texts say beyond the exact form. */
import type { Sentence } from "../sentence.ts";

/** One sentence per code `lp-...` and `foreign-...`. */
export const lpSentences: Readonly<Record<string, Sentence>> = {
  "lp-start": (v) => ({ says: `"${v["text"]}" stands before the first section.`, hint: "An LP text begins with Maximize or Minimize." }),
  "lp-no-objective": () => ({ says: "The text does not begin with an objective.", hint: "Begin with Maximize or Minimize." }),
  "lp-section": (v) => ({
    says: `The section "${v["text"]}" is not understood here.`,
    hint: "Known are one objective, then Subject To, Bounds, Binary, General, End.",
  }),
  "lp-no-end": () => ({ says: "The text has no End.", hint: "The file may have been cut off." }),
  "lp-after-end": (v) => ({ says: `"${v["text"]}" follows after End.` }),
  "lp-after": (v) => ({
    says: `"${v["text"]}" follows on the line where a statement is complete.`,
    hint: "The right side of a relation is a number; begin every statement on a new line, and keep a sum whose limit comes first on one line.",
  }),
  "lp-term": (v) => ({
    says: `A term is not understood at "${v["text"]}".`,
    hint: "A sum is made of terms such as 3 x, joined by + or -; columns stand on the left side only.",
  }),
  "lp-constant": (v) => ({ says: `A number stands among the terms at "${v["text"]}".`, hint: "Bring constants of a row to its right side." }),
  "lp-relation": (v) => ({
    says: `A relation is missing or does not fit at "${v["text"]}".`,
    hint: "Write <=, >= or =; a row with two sides is written 2 <= x + y <= 3.",
  }),
  "lp-number": (v) => ({ says: `"${v["text"]}" is no integer below 2^53.`, hint: "Scale the row so that its numbers are plain integers." }),
  "lp-bound": (v) => ({
    says: `The bound of "${v["text"]}" is not understood or leaves no value.`,
    hint: "A bound relates one column to 0 or 1, such as x <= 1.",
  }),
  "lp-not-binary": (v) => ({
    says: `The column ${v["text"]} is not limited to 0 and 1.`,
    hint: "Name it under Binary, or under General with the bound <= 1 or in a row whose columns add up to at most 1.",
  }),
  "lp-twice": (v) => ({ says: `The name ${v["text"]} stands for two rows.`, hint: "Give every row a name of its own, or none." }),
  "foreign-offset": (v) => ({
    says: `The offset ${v["text"]} of the objective is no integer below 2^53.`,
    hint: "Scale the objective, or leave the offset out: it does not change which answer is best.",
  }),
  "foreign-name": (v) => ({
    says: `The name ${v["name"]} cannot be written to the program that a proof speaks of.`,
    hint: "Let no name begin with $, ' or *.",
  }),
};
