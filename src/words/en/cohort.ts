/** English sentences of the faults in a case's tables. */
import type { Sentence } from "../sentence.ts";

/** Yuan from fen. */
function yuan(fen: string | number | undefined): string {
  const text = String(fen ?? 0).padStart(3, "0");
  return `${text.slice(0, -2)}.${text.slice(-2)} yuan`;
}
import { formWords, oddWords } from "./cells.ts";

const EXPECTED: Readonly<Record<string, (v: Readonly<Record<string, string | number>>) => string>> = {
  integer: (v) => `a whole number, ${v.range}`,
  decimal: (v) => `a number with at most ${v.digits} ${Number(v.digits) === 1 ? "decimal" : "decimals"}, ${v.range}`,
  money: (v) => `yuan with at most two decimals, ${v.range}`,
  date: () => "a real date as YYYY-MM-DD",
  time: () => "a date as YYYY-MM-DD, or date, time and zone as 2024-06-30T17:00+08:00",
  "yes-no": () => "yes or no, or nothing where it is unknown",
  values: (v) => `one of: ${v.allowed}`,
  "not-none": () => "a text; this field cannot be none",
  count: () => "a whole number, not negative",
};

/** Where an earlier row stands: Parquet has no lines. */
function lineOrRow(v: Readonly<Record<string, string | number>>): string {
  return v.row === undefined ? `line ${v.line}` : `row ${v.row}`;
}

function expectation(v: Readonly<Record<string, string | number>>): string {
  return EXPECTED[String(v.expected)]?.(v) ?? String(v.expected ?? "");
}

/** What was expected, and the value that may have been meant. */
function valueHint(v: Readonly<Record<string, string | number>>): string {
  const write = v.write === undefined ? "" : `; write ${v.write}`;
  return `expected: ${expectation(v)}${write}${near(v, "", "; ")}`;
}

function near(v: Readonly<Record<string, string | number>>, otherwise: string, before = ""): string {
  return v.near === undefined || v.near === "" ? otherwise : `${before}did you mean "${v.near}"?`;
}

function rows(count: string | number | undefined): string {
  return count === 1 ? "1 row" : `${count} rows`;
}

/** Sentence per fault code of a case's tables. */
export const cohortSentences: Readonly<Record<string, Sentence>> = {
  "table-missing": (v) => ({ says: `the table ${v.name} is missing`, hint: "models/README.md says which tables a case has" }),
  "table-empty": () => ({ says: "the table has no students", hint: "one row per student below the header line" }),
  "table-unknown": (v) => ({ says: `no list of the scheme has the table ${v.name}`, hint: `tables of this scheme: ${v.known}` }),
  "column-missing": (v) => ({
    says: `the column "${v.name}" is missing`,
    hint: "every declared field has its column; cells stay empty where a fact is unknown",
  }),
  "column-unknown": (v) => ({
    says: `the scheme knows no column "${v.name}"${oddWords(v)}`,
    hint: near(v, "remove it or correct its name, or name it under columns or ignore in scenario.yaml"),
  }),
  "cell-value": (v) => ({ says: `the value is "${v.value}"${formWords(v)}${oddWords(v)}`, hint: valueHint(v) }),
  "cell-unseen": (v) => ({ says: `the value is "${v.value}"${oddWords(v)}`, hint: "write the value anew, without that character" }),
  "cell-blanks": (v) => ({ says: `the value "${v.value}" begins or ends with a blank${oddWords(v)}`, hint: "remove the blank" }),
  "cell-id": (v) => ({
    says: `"${v.value}" cannot be an id${oddWords(v)}`,
    hint: "an id has 1 to 64 ASCII letters, digits, dots, hyphens, underscores, and begins with a letter or digit",
  }),
  "cell-id-twice": (v) => ({ says: `the id "${v.value}" stands already in ${lineOrRow(v)}`, hint: "one row per student" }),
  "cell-id-unknown": (v) => ({ says: `no student has the id "${v.value}"`, hint: near(v, "students.csv lists all students") }),
  "cell-id-alike": (v) => ({
    says: `the id "${v.value}" differs from "${v.other}" in ${lineOrRow(v)} by case or leading zeros only`,
    hint: "if they are two students, state ids: { alike: allowed } in scenario.yaml",
  }),
  "cell-set": (v) => ({ says: `the set "${v.value}" has an empty part`, hint: "separate codes by ; and write none for the empty set" }),
  "cell-list-state": (v) => ({ says: `the value is "${v.value}"`, hint: `expected: none, listed, or nothing where it is unknown${near(v, "", "; ")}` }),
  "columns-unknown-table": (v) => ({ says: `a case of this scheme has no table "${v.key}"`, hint: near(v, `its tables: ${v.known}`) }),
  "columns-no-table": (v) => ({ says: `the case has no table ${v.name}`, hint: "remove this mapping, or add the table" }),
  "columns-unknown-header": (v) => ({
    says: `the table has no column "${v.header}"`,
    hint: near(v, "write the header as it stands in the first line of the table"),
  }),
  "publish-unknown-column": (v) => ({
    says: `the students' table has no column "${v.name}" to publish`,
    hint: near(v, "publish: names columns of students.csv"),
  }),
  "publish-type": (v) => ({
    says: `the column "${v.name}" may not be published as ${v.part}: only columns of texts (codes, or columns that no rule reads), never an id, a date, a number or an amount`,
  }),
  "publish-private": () => ({
    says: "this cell may not be published: it holds a long number, a date, an address of mail, the student's id, or more than 80 characters",
    hint: "name another column under publish: in scenario.yaml, or correct the cell, and allocate again",
  }),
  "columns-unknown-field": (v) => ({
    says: `the table has no field "${v.field}" for the column "${v.header}"`,
    hint: near(v, "models/README.md says which fields a table has"),
  }),
  "columns-field-twice": (v) => ({
    says: `both "${v.other}" and "${v.header}" would be the field ${v.field}`,
    hint: "keep one of them, and name the other under ignore",
  }),
  "columns-ignored": (v) => ({ says: `the column "${v.header}" stands under ignore, too`, hint: "keep one of the two" }),
  "list-rows-missing": (v) => ({
    says: `the cell says "listed", but ${v.table} has no row of this student`,
    hint: "write none if she has none, or leave the cell empty if it is unknown",
  }),
  "list-rows-unexpected": (v) => ({ says: `the cell says "none", but ${v.table} has ${rows(v.count)} of this student`, hint: "write listed" }),
  "list-rows-unstated": (v) => ({ says: `the cell is empty, but ${v.table} has ${rows(v.count)} of this student`, hint: "write listed" }),
  "list-too-long": (v) => ({ says: `${v.table} has ${v.count} rows of this student; at most ${v.limit} are read` }),
  "decision-incomplete": (v) => ({
    says: `a decision without ${v.name}`,
    hint: v.name === "award" ? "an amount is decided for one award" : "every decision states key, value, authority, date and reason",
  }),
  "decision-unknown-rule": (v) => ({ says: `the scheme has no rule "${v.value}"` }),
  "decision-hard-rule": (v) => ({ says: `the rule ${v.rule} is hard: no waiver lifts it`, hint: 'only "in principle" clauses (soft: true) can be waived' }),
  "decision-unknown-key": (v) => ({ says: `nothing in the scheme asks for the decision "${v.value}"`, hint: `known: ${v.known}` }),
  "decision-authority": (v) => ({ says: `"${v.value}" may not decide this (${v.key})`, hint: `who may: ${v.allowed}` }),
  "decision-range": (v) => ({
    says: `${v.student}: ${v.amount} yuan of ${v.award} (${v.level}, ${v.article}) is outside ${yuan(v.lowFen)} to ${v.highFen === "" ? "any amount" : yuan(v.highFen)}`,
    hint: v.rule === "" ? "the text allows no other amount" : `"in principle": a waiver with the value ${v.rule} and a reason lifts it`,
  }),
  "decision-not-eligible": (v) => ({
    says: `${v.student} has a decided amount of ${v.award}, but is not eligible for it (${v.article})`,
    hint: "bursar eligibility SCENARIO --student shows the rules that are not met",
  }),
  "decision-without-effect": (v) => ({
    says: `${v.student}: ${v.amount} yuan of ${v.award} would pay nothing, because a better level is paid and only one is (${v.article})`,
    hint: "take one of the two decisions back",
  }),
  "decision-later": (v) => ({
    says: `the decision is of ${v.value}, after the date of the case (${v.asOf})`,
    hint: "a case knows what was decided by its date (asOf)",
  }),
  "amount-negative": (v) => ({
    says: `${v.award}, level ${v.level}, would pay ${v.student} ${v.amount} yuan`,
    hint: "an amount is never below 0: look at the facts and at the formula",
  }),
  "earlier-part": (v) => ({
    says: `the quota ${v.rule} counts parts of a year's population, but an earlier allocation does not say in which part its places were`,
    hint: "state the places that are left as a decision or a number",
  }),
  "decision-too-many": (v) => ({
    says: `${v.count} amounts of ${v.award} are decided${v.part === "" ? "" : ` for ${v.part}`}, but there ${v.places === 1 ? "is 1 place" : `are ${v.places} places`} (${v.rule}, ${v.article})`,
    hint: "take decisions back, or let the authority decide a larger number",
  }),
  "register-key": (v) => ({ says: v.name === "" ? "a row without its key" : `the key "${v.name}" stands twice`, hint: "one row for each key" }),
  "earlier-header": (v) => ({
    says: `not an allocation of another round of ${v.scheme}${v.found === "" ? "" : `: ${v.found}`}`,
    hint: "earlier: names the allocation.jsonl of rounds of the same year, each once",
  }),
  "scenario-term": (v) => ({ says: `the term ${v.term} has no real dates, or overlaps the one before`, hint: "from and to are dates; terms stand in order" }),
  "decision-twice": () => ({ says: "this decision stands twice", hint: "keep the one that holds" }),
  "census-twice": () => ({ says: "this count stands twice", hint: "keep the one that holds" }),
  "census-missing": (v) => ({
    says: `the census does not count ${v.population}${v.part === "" ? "" : `, part ${v.part}`} on ${v.date} in round ${v.round}`,
    hint: "registration statistics of that day; never the number of applicants",
  }),
  "agreement-award": (v) => ({ says: `${v.value} is ${v.selection}: an agreement can owe only awards that compete for places` }),
  "agreement-name": (v) => ({ says: `"${v.value}" is empty or stands twice` }),
  "merit-scale": (v) => ({ says: `the merit of ${v.student} for ${v.award} is ${v.value}, outside the scheme's scale ${v.range}` }),
  "too-many-bundles": (v) => ({
    says: `student ${v.student} could combine ${v.awards} in ${v.count} ways; at most ${v.limit} are formed`,
    hint: `rules that link these awards: ${v.rules}`,
  }),
};
