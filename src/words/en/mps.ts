/** English sentences for the faults of the MPS reader. */
import type { Sentence } from "../sentence.ts";

/** One sentence per code `mps-...`. */
export const mpsSentences: Readonly<Record<string, Sentence>> = {
  "mps-line": (v) => ({
    says: `This line has no meaning here: ${v["text"]}`,
    hint: "Each line of a section begins with a blank and holds the words that free MPS wants there.",
  }),
  "mps-section": (v) => ({ says: `There is no section ${v["section"]}.`, hint: "Known are NAME, OBJSENSE, ROWS, COLUMNS, RHS, RANGES, BOUNDS, ENDATA." }),
  "mps-sense": (v) => ({ says: `${v["sense"]} is no sense of optimisation.`, hint: "Write MAX or MIN." }),
  "mps-twice": (v) => ({
    says: `${v["name"]} stands here for the second time.`,
    hint: "Every row, column, coefficient and limit is stated once, a column in one run of lines.",
  }),
  "mps-limit-of-n": (v) => ({
    says: `${v["row"]} is an N row and can have no limit or offset.`,
    hint: "Leave the offset out: it does not change which answer is best.",
  }),
  "mps-unknown-row": (v) => ({ says: `There is no row ${v["name"]} in ROWS.` }),
  "mps-unknown-column": (v) => ({ says: `There is no column ${v["name"]} in COLUMNS.` }),
  "mps-number": (v) => ({ says: `${v["text"]} is no integer below 2^53.`, hint: "Scale the row so that its numbers are plain integers." }),
  "mps-bound": (v) => ({ says: `The bound ${v["bound"]} is not understood.`, hint: "Columns are 0 or 1: use BV, UP 1, LO 0, FX 0 or FX 1." }),
  "mps-second-set": (v) => ({ says: `A second set of limits begins here: ${v["name"]}.`, hint: "Keep one set of RHS, RANGES and BOUNDS." }),
  "mps-not-binary": (v) => ({ says: `The column ${v["name"]} is not limited to 0 and 1.`, hint: "Give it the bound BV." }),
  "mps-no-end": () => ({ says: "The file ends without ENDATA.", hint: "The file may have been cut off." }),
  "mps-after-end": () => ({ says: "Something follows after ENDATA." }),
};
