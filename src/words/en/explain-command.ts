/** English texts of `bursar explain` and `bursar reserve`, and the sentences of their faults. */
import type { Sentence } from "../sentence.ts";

/** Texts of `bursar explain --help`, and what surrounds an explanation. */
export const explainTexts = {
  path: "a folder that `bursar allocate --out` wrote, or a scenario, which is then allocated first",
  student: "the student's id",
  award: "only this award",
  level: "only this level of the award, in full",
  versus: "the shortest list of facts that separates the student from another",
  json: "print one JSON object",
  examples: `
Why a student was given what they were given: the rules with their articles, who received each level, what was full, the
merit that would have won it, the least that it would have taken, and what it would cost the others (the last two under the
policy merit only). Every
number is proved. From a folder nothing else is read, and a changed folder is refused.

Examples:
  bursar explain ./result S0040
  bursar explain ./result S0040 --award excellent-degree --level 2
  bursar explain ./result S0040 --versus S0123
  bursar explain zust-autumn S0040 --json

Exit codes: 0 done; 1 there is no allocation, or the folder was changed; 2 faults in files or words; 3 the allocation is
not proved the best; 70 a bug.`,
} as const;

/** Why there is nothing to explain. */
export const standingTexts = {
  infeasible: "There is no allocation to explain: no allocation keeps all rules. `bursar allocate` says which rules clash.",
  notProved: "The allocation was not proved the best before a limit, so that no reason would be a proved one: allocate again with more time.",
  otherProgram: (file: string) =>
    `The inputs of this folder do not give ${file} with this version of bursar: explain it with the version that wrote it (manifest.json).`,
  synthetic: "The students of this case are invented; any likeness is chance.",
} as const;

const near = (name: string | number | undefined) => (name === "" || name === undefined ? {} : { hint: `did you mean ${name}?` });

/** Sentence per fault of the words of `explain` and `reserve`. */
export const explainFaultSentences: Readonly<Record<string, Sentence>> = {
  "standing-none": () => ({
    says: "this folder holds no allocation and no scenario",
    hint: "name a folder that `bursar allocate --out` wrote, or a scenario",
  }),
  "explain-unknown-student": (v) => ({ says: `there is no student "${v.name}"`, ...near(v.near) }),
  "explain-unknown-award": (v) => ({ says: `there is no award "${v.name}"; known: ${v.known}`, ...near(v.near) }),
  "explain-unknown-level": (v) => ({ says: `${v.award} has no level "${v.name}"; known: ${v.known}`, ...near(v.near) }),
  "explain-level-alone": () => ({ says: "--level goes with --award", hint: "state the award as well" }),
};

/** Texts of `bursar reserve`. */
export const reserveTexts = {
  path: "a folder that `bursar allocate --out` wrote, or a scenario, which is then allocated first",
  award: "only this award",
  json: "print one JSON object",
  examples: `
Who would be given a place that somebody gives up, while everybody else keeps what was published: the best by the goals
of the case among those for whom the level is open and whose place fits into every limit and the released money; equal
ones by ticket.

Examples:
  bursar reserve ./result
  bursar reserve ./result --award excellent-degree
  bursar reserve zust-autumn --json

Exit codes: 0 done; 1 there is no allocation, or the folder was changed; 2 faults in files or words; 3 the allocation is
not proved the best; 70 a bug.`,
  anyHolder: (count: number) => (count === 1 ? "If its one holder gives it up" : `Whoever of the ${count} holders gives it up`),
  holders: (ids: readonly string[]) => `If given up by ${ids.slice(0, 5).join(", ")}${ids.length > 5 ? ` or ${ids.length - 5} more` : ""}`,
  reserve: (id: string, merit: string, isTied: boolean, from: string) => {
    const notes = [merit, isTied ? "equal: by ticket" : "", from === "" ? "" : `moves up from ${from}`].filter((note) => note !== "");
    return `${id}${notes.length === 0 ? "" : ` (${notes.join(", ")})`}`;
  },
  list: (who: string, first: string, next: readonly string[]) =>
    `${who}: ${first}${next.length === 0 ? ", and nobody after them" : `; if they decline: ${next.join(", ")}`}.`,
  nobody: (who: string) => `${who}: nobody (it is open to no one else who fits into the limits).`,
  none: "Nobody holds a place by competition.",
  note: "One place at a time: once a reserve has accepted, ask again. Holders of a lower level move up only where the policy is rank; and who waits for a paper is on no list; to let them, allocate again.",
} as const;
