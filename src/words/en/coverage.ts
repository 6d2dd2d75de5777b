/** English sentences and texts of `scheme coverage`: faults of a clause list, gaps, headings. */
import type { Sentence } from "../sentence.ts";

function near(value: string | number | undefined): { readonly hint?: string } {
  return value === undefined || value === "" ? {} : { hint: `did you mean: ${value}?` };
}

/** Sentence per code of `clauses.yaml` and of its judge. */
export const coverageSentences: Readonly<Record<string, Sentence>> = {
  "clauses-missing": () => ({
    says: "this scheme has no list of its clauses",
    hint: "put clauses.yaml beside scheme.yaml: every clause of the regulation, and what became of it; models/zust/clauses.yaml is one",
  }),
  "clause-duplicate": (v) => ({ says: `the clause "${v.id}" is already in line ${v.line}`, hint: "ids are unique" }),
  "clause-treatments": (v) => ({ says: `the clause "${v.id}" has several treatments: ${v.found}`, hint: "keep one of them" }),
  "clause-ref-kind": (v) => ({
    says: `"${v.found}" does not begin with a kind of part of a scheme`,
    hint: v.near === "" ? `known: ${v.known}` : `did you mean "${v.near}"?`,
  }),
  "clause-ref-name": (v) => ({
    says: `"${v.found}" is no reference`,
    hint: v.kind === "agreements" ? "write agreements alone: a scheme has one clause of them" : `write the name after it, such as ${v.kind} NAME`,
  }),
  "coverage-scheme": (v) => ({ says: `these are the clauses of the scheme "${v.found}", not of "${v.expected}"` }),
  "coverage-none": (v) => ({ says: `clause ${v.id}: nothing is said of it`, hint: "state computed, decided, procedure or notComputable" }),
  "coverage-not-argued": (v) => ({
    says: `clause ${v.id}: "${v.kind}" can be computed, and nothing says why it is not`,
    hint: "compute it, or say why not under argued",
  }),
  "coverage-not-shown": (v) => ({
    says: `clause ${v.id}: it is not in the procedure of scheme.yaml, and scheme show ${v.scheme} does not show it`,
  }),
  "coverage-award": (v) => ({ says: `clause ${v.id}: the scheme has no award "${v.award}"`, ...near(v.near) }),
  "coverage-ref": (v) => ({
    says: `clause ${v.id}: the scheme has no ${v.kind}${v.name === "" ? "" : ` "${v.name}"`}`,
    ...near(v.near),
  }),
  "coverage-unnamed": (v) => ({
    says: `no clause names ${v.kind}${v.name === "" ? "" : ` "${v.name}"`} of the scheme`,
    hint: "what decides something comes from a clause: name it there, or take it out",
  }),
};

/** What became of a clause, as headings and labels. */
export const treatmentTexts = {
  computed: "computed",
  decided: "decided",
  procedure: "shown",
  notComputable: "not computable",
  none: "nothing said",
} as const;

/** Texts of `scheme coverage`. */
export const coverageTexts = {
  summary: "every clause of the regulation, and what became of it: computed, decided, shown, or why not",
  all: "also every clause",
  kind: "only clauses of this kind (as the table names them)",
  award: "only clauses about this award",
  examples: `
Examples:
  bursar scheme coverage zust
  bursar scheme coverage zust --award hsk-winner
  bursar scheme coverage anso --kind "renewal/re-evaluation"

Exit codes: 0 every clause has its place and every reference is found, 1 something is missing (it is listed), 2 faults in files or words.`,
  kindHeader: "Kind of clause",
  allHeader: "all",
  sum: "all",
  title: (scheme: string, clauses: number) => `${scheme}: ${clauses} clauses`,
  complete: "Every clause has its place, every reference is found, and every part of the scheme comes from a clause.",
  gaps: (count: number) => (count === 1 ? "1 thing is missing:" : `${count} things are missing:`),
  readings: (ids: string) => `Readings that no clause names: ${ids}.`,
  by: (by: string, refs: string) => `by ${by}: ${refs}`,
  shown: (command: string, key: string) => `bursar ${command}, ${key}`,
  argued: (why: string) => `Why not computed: ${why}`,
  unknownKind: (found: string, known: string) => `no clause is of the kind "${found}"; kinds: ${known}.`,
  unknownAward: (found: string, known: string) => `no clause is about the award "${found}"; awards: ${known}.`,
} as const;
