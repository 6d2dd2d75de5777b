/** English sentences of the faults in a scheme's Chinese titles, and what `scheme check` says of them. */
import type { Sentence } from "../sentence.ts";

/** Sentence per fault code `titles-...`. */
export const titlesSentences: Readonly<Record<string, Sentence>> = {
  "titles-unknown": (v) => ({
    says: `"${v.name}" is not among the ${v.part} of the scheme`,
    ...(v.near === "" ? {} : { hint: `did you mean "${v.near}"?` }),
  }),
  "titles-scheme": (v) => ({ says: `these are titles of the scheme "${v.found}", and the scheme beside them is "${v.name}"` }),
};

/** How many parts of a scheme have a Chinese title. */
export const titlesTexts = {
  heading: "Chinese titles (titles.zh.yaml; what has none is shown as in the scheme):",
  count: (part: string, titles: number, of: number) => `${part}: ${titles} of ${of}`,
} as const;
