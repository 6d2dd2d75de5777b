/** English sentences of the faults in scenarios that extend others. */
import type { Sentence } from "../sentence.ts";

/** Sentence per fault code of a chain of scenarios and of edits by path. */
export const extendsSentences: Readonly<Record<string, Sentence>> = {
  "extends-cycle": (v) => ({ says: `this scenario extends "${v.name}", which extends this one`, hint: "one scenario of the chain must stand alone" }),
  "extends-path": (v) => ({
    says: `nothing stands at "${v.path}"`,
    hint: v.near === "" ? "models/README.md shows how paths are written" : `the nearest known ones: ${v.near}`,
  }),
  "extends-several": (v) => ({
    says: `"${v.path}" can mean ${v.count} places`,
    hint: "name one of them: a lock by student and award, or any item by its number from 0",
  }),
  "extends-scheme-value": (v) => ({
    says: `only single values of the scheme can be set: "${v.path}"`,
    hint: "for more, copy the scheme's folder and name the copy under scheme:",
  }),
};
