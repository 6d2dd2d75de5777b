/** English sentences for programs that the gate of the solver refuses. */
import type { Sentence } from "../sentence.ts";

/** One sentence per code `gate-...`. */
export const gateSentences: Readonly<Record<string, Sentence>> = {
  "gate-no-goal": () => ({ says: "The program has no goal.", hint: "State what is to be maximised." }),
  "gate-group": (v) => ({
    says: `The row ${v["row"]} states no choice group, or shares a column with another group.`,
    hint: "A group row has coefficients 1 only, the upper side 1, and columns of its own.",
  }),
  "gate-number": (v) => ({
    says: `${v["name"]} has the coefficient ${v["value"]}, which is no integer below 2^53.`,
    hint: "Scale the row so that its numbers are plain integers.",
  }),
  "gate-sum": (v) => ({
    says: `A sum that ${v["name"]} can form reaches ${v["most"]}, beyond 2^53, even after division by the greatest common divisor.`,
    hint: "State the amounts in a larger unit.",
  }),
  "gate-bound": (v) => ({
    says: `${v["name"]} has the limit ${v["value"]}, which is no integer below 2^53.`,
    hint: "Leave a limit out that is meant to be none.",
  }),
};
