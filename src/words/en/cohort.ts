/** English sentences of the faults in a case's tables. */
import type { Sentence } from "../sentence.ts";

const EXPECTED: Readonly<Record<string, (v: Readonly<Record<string, string | number>>) => string>> = {
  integer: (v) => `a whole number, ${v.range}`,
  decimal: (v) => `a number with at most ${v.digits} decimals, ${v.range}`,
  money: (v) => `yuan with at most two decimals, ${v.range}`,
  date: () => "a real date as YYYY-MM-DD",
  time: () => "a date as YYYY-MM-DD, or date, time and zone as 2024-06-30T17:00+08:00",
  "yes-no": () => "yes or no, or nothing where it is unknown",
  values: (v) => `one of: ${v.allowed}`,
  "not-none": () => "a text; this field cannot be none",
  count: () => "a whole number, not negative",
};

function expectation(v: Readonly<Record<string, string | number>>): string {
  return EXPECTED[String(v.expected)]?.(v) ?? String(v.expected ?? "");
}

/** Sentence per fault code of a case's tables. */
export const cohortSentences: Readonly<Record<string, Sentence>> = {
  "table-missing": (v) => ({ says: `the table ${v.name} is missing` }),
  "table-empty": () => ({ says: "the table has no students", hint: "one row per student below the header line" }),
  "table-unknown": (v) => ({ says: `no list of the scheme has the table ${v.name}`, hint: `tables of this scheme: ${v.known}` }),
  "column-missing": (v) => ({ says: `the column "${v.name}" is missing`, hint: "every declared field has its column; cells stay empty where a fact is unknown" }),
  "column-unknown": (v) => ({ says: `the scheme knows no column "${v.name}"`, hint: "remove it, or correct its name" }),
  "cell-value": (v) => ({ says: `the value is "${v.value}"`, hint: `expected: ${expectation(v)}` }),
  "cell-blanks": (v) => ({ says: `the value "${v.value}" begins or ends with a blank`, hint: "remove the blank" }),
  "cell-id": (v) => ({ says: `"${v.value}" cannot be an id`, hint: "an id has 1 to 64 ASCII letters, digits, dots, hyphens, underscores, and begins with a letter or digit" }),
  "cell-id-twice": (v) => ({ says: `the id "${v.value}" stands already in line ${v.line}`, hint: "one row per student" }),
  "cell-id-unknown": (v) => ({ says: `no student has the id "${v.value}"` }),
  "cell-set": (v) => ({ says: `the set "${v.value}" has an empty part`, hint: "separate codes by ; and write none for the empty set" }),
  "cell-list-state": (v) => ({ says: `the value is "${v.value}"`, hint: "expected: none, listed, or nothing where it is unknown" }),
  "list-rows-missing": (v) => ({ says: `the cell says "listed", but ${v.table} has no row of this student`, hint: "write none if she has none, or leave the cell empty if it is unknown" }),
  "list-rows-unexpected": (v) => ({ says: `the cell says "none", but ${v.table} has ${v.count} rows of this student`, hint: "write listed" }),
  "list-rows-unstated": (v) => ({ says: `the cell is empty, but ${v.table} has ${v.count} rows of this student`, hint: "write listed" }),
  "list-too-long": (v) => ({ says: `${v.table} has ${v.count} rows of this student; at most ${v.limit} are read` }),
  "decision-incomplete": (v) => ({ says: `a decision without ${v.name}`, hint: "every decision states key, value, authority, date and reason" }),
  "decision-unknown-rule": (v) => ({ says: `the scheme has no rule "${v.value}"` }),
  "decision-hard-rule": (v) => ({ says: `the rule ${v.rule} is hard: no waiver lifts it`, hint: "only \"in principle\" clauses (soft: true) can be waived" }),
  "decision-unknown-key": (v) => ({ says: `nothing in the scheme asks for the decision "${v.value}"`, hint: `known: ${v.known}` }),
  "decision-number": (v) => ({ says: `the value is "${v.value}"`, hint: "expected: a whole number of places" }),
  "census-twice": () => ({ says: "this count stands twice" }),
  "census-missing": (v) => ({ says: `the census does not count ${v.population}${v.part === "" ? "" : `, part ${v.part}`} on ${v.date} in round ${v.round}`, hint: "registration statistics of that day; never the number of applicants" }),
  "agreement-name": (v) => ({ says: `"${v.value}" is empty or stands twice` }),
  "merit-scale": (v) => ({ says: `the merit of ${v.student} for ${v.award} is ${v.value}, outside the scheme's scale ${v.range}` }),
  "too-many-bundles": (v) => ({ says: `student ${v.student} could combine ${v.awards} in ${v.count} ways; at most ${v.limit} are formed`, hint: `rules that link these awards: ${v.rules}` }),
};
