/** Builds cases of `models/zust` in memory for the worked examples: only the rules that an example names, all facts unknown but its own. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Case } from "../../src/award/case.ts";
import { ELIGIBLE, ruleStatus, ruleValue, WAITING } from "../../src/award/eligibility.ts";
import type { Rule, Scheme } from "../../src/award/scheme.ts";
import type { Result } from "../../src/fault.ts";
import { readCase, readScenario } from "../../src/scenario/scenario-file.ts";
import { readScheme } from "../../src/scenario/scheme-file.ts";
import type { TextTable } from "../../src/scenario/tables.ts";

/** A worked example as its file holds it. */
export interface Oracle<Input, Expected> {
  readonly id: string;
  readonly clauses: readonly string[];
  readonly input: Input;
  readonly expected: Expected;
}

/** A cell's value in an example; undefined is an empty cell (unknown). */
export type Cell = string | number | boolean | null | undefined;

/** One student: scalar facts, and the lists that are known. */
export interface OracleStudent {
  readonly id?: string;
  readonly facts?: Readonly<Record<string, Cell>>;
  readonly lists?: Readonly<Record<string, readonly Readonly<Record<string, Cell>>[]>>;
}

/** What an example states beside its students. */
export interface Question {
  readonly clauses: readonly string[];
  readonly students: readonly OracleStudent[];
  readonly asOf?: string;
  readonly round?: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly readings?: Readonly<Record<string, unknown>>;
  /** Rows of population, round, count and, where it is stated, the tuition of all in yuan. */
  readonly census?: readonly (readonly Cell[])[];
  readonly agreements?: readonly (readonly Cell[])[];
  readonly waivers?: readonly { readonly student: string; readonly rule: string }[];
  /** Rows of key, award, subject, value, authority, reason. */
  readonly decisions?: readonly (readonly Cell[])[];
  /** Rows of a register's table, by its name. */
  readonly registers?: Readonly<Record<string, readonly Readonly<Record<string, Cell>>[]>>;
}

const CENSUS_DATE = "2024-09-15";
const PARAMETERS = {
  "cycle.academicYear": "2023-2024",
  "calendar.yearFrom": "2023-09-04",
  "calendar.yearTo": "2024-07-05",
  "international.notForeign": ["HK", "MO", "TW"],
  gpaScale: 4,
  englishSpeakingCountries: ["GB", "US", "AU", "NZ", "IE", "CA"],
  "hsk.longTermMonths": 12,
  "previousDeadline.hsk": null,
  "exchange.monthsPerSemester": 5,
};

function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.faults, null, 1));
  return result.value;
}

/** The shipped scheme. */
export function zust(): Scheme {
  const file = "models/zust/scheme.yaml";
  return unwrap(readScheme(file, readFileSync(join(import.meta.dirname, "../..", file), "utf8")));
}

/** Reads a worked example. */
export function readOracle<Input, Expected>(id: string): Oracle<Input, Expected> {
  return JSON.parse(readFileSync(join(import.meta.dirname, `${id}.json`), "utf8")) as Oracle<Input, Expected>;
}

/** The rules that say a clause: its own id, or parts of it (`V-III-iii-same-4`). */
export function rulesOf(scheme: Scheme, clauses: readonly string[]): readonly Rule[] {
  const ids = clauses.map((clause) => clause.replace(/^ZUST-/, ""));
  return scheme.rules.filter((rule) => ids.some((id) => rule.id === id || rule.id.startsWith(`${id}-`)));
}

/** A cell as a table writes it: null is `none`, the known absence. */
function text(cell: Cell): string {
  if (cell === undefined || cell === "__MISSING__") return "";
  if (cell === null) return "none";
  return typeof cell === "boolean" ? (cell ? "yes" : "no") : String(cell);
}

function table(file: string, headers: readonly string[], rows: readonly (readonly Cell[])[]): TextTable {
  return {
    file,
    headers,
    rows: rows.map((row) => row.map(text)),
    lineOf: Int32Array.from(rows, (_, i) => i + 2),
  };
}

const idOf = (student: OracleStudent, i: number) => student.id ?? `S${i + 1}`;

/** Which lists are known: none or listed; every other one is unknown. */
function presence(rows: readonly unknown[] | undefined): Cell {
  return rows === undefined ? undefined : rows.length === 0 ? "none" : "listed";
}

function studentTables(scheme: Scheme, students: readonly OracleStudent[]): readonly TextTable[] {
  const fields = scheme.fields.map((field) => field.name);
  const cellOf = (student: OracleStudent, name: string, isList: boolean) => (isList ? presence(student.lists?.[name]) : student.facts?.[name]);
  const rows = students.map((student, i) => [idOf(student, i), ...scheme.fields.map((field) => cellOf(student, field.name, field.kind === "list"))]);
  const lists = scheme.fields.flatMap((field) => {
    if (field.kind !== "list") return [];
    const headers = field.records.map((record) => record.name);
    const records = students.flatMap((student, i) =>
      (student.lists?.[field.name] ?? []).map((record) => [idOf(student, i), ...headers.map((name) => record[name])]),
    );
    return [table(field.table, ["id", ...headers], records)];
  });
  return [table("students.csv", ["id", ...fields], rows), ...lists];
}

/** What the example counts; populations it is not about count 100. */
function censusRows(scheme: Scheme, question: Question, round: string): readonly (readonly Cell[])[] {
  const stated = question.census ?? [];
  const others = [...scheme.populations.keys()].filter((name) => !stated.some(([population]) => population === name));
  return [...stated, ...others.map((name) => [name, round, 100])].map(([population, term, count, tuition]) => [
    population,
    term,
    CENSUS_DATE,
    "",
    count,
    tuition,
  ]);
}

/** A register's table: the columns of its first row. */
function registerTable([name, rows]: [string, readonly Readonly<Record<string, Cell>>[]]): TextTable {
  const headers = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return table(
    `${name}.csv`,
    headers,
    rows.map((row) => headers.map((header) => row[header])),
  );
}

/** The case of an example, with no rule but those it names; examples whose case has faults throw. */
export function oracleCase(scheme: Scheme, question: Question): Case {
  return unwrap(oracleResult(scheme, question));
}

/** The case of an example, or its faults. */
export function oracleResult(scheme: Scheme, question: Question): Result<Case> {
  const rules = rulesOf(scheme, question.clauses);
  const scenario = {
    scheme: "zust",
    title: "worked example",
    asOf: question.asOf ?? "2024-09-20",
    round: question.round ?? "2024-autumn",
    census: CENSUS_DATE,
    parameters: { ...PARAMETERS, ...question.parameters },
    readings: question.readings ?? {},
    ties: "report",
  };
  const waivers = (question.waivers ?? []).map((waiver) => ["waiver", "", waiver.student, waiver.rule, "Committee", "2024-07-01", "worked example"]);
  const decisions = (question.decisions ?? []).map(([key, award, subject, value, authority, reason]) => [
    key,
    award,
    subject,
    value,
    authority,
    "2024-07-01",
    reason,
  ]);
  const tables = [
    ...studentTables(scheme, question.students),
    table("decisions.csv", ["key", "award", "subject", "value", "authority", "date", "reason"], [...waivers, ...decisions]),
    table("census.csv", ["population", "round", "date", "part", "count", "tuition"], censusRows(scheme, question, scenario.round)),
    table("agreements.csv", ["agreement", "kind", "partner", "from", "to", "award", "level", "requirement", "languageCert"], question.agreements ?? []),
    ...Object.entries(question.registers ?? {}).map(registerTable),
  ];
  const file = unwrap(readScenario("scenario.yaml", JSON.stringify(scenario)));
  return readCase(file, { ...scheme, rules }, new Map(tables.map((one) => [one.file, one])));
}

/** The value of an example: true, false, or "unknown". */
export type Answer = boolean | "unknown";

/** A status as an example writes it. */
export function answer(status: number): Answer {
  return status === ELIGIBLE ? true : status === WAITING ? "unknown" : false;
}

/** The status that the example's rules give a student's level: the strongest. */
export function statusOf(theCase: Case, award: string, level: string, id: string): number {
  const student = theCase.ids.indexOf(id);
  if (student < 0) throw new Error(`no student ${id}`);
  const rules = theCase.scheme.rules.filter((rule) => rule.awards.includes(award) && (rule.levels?.includes(level) ?? true));
  if (rules.length === 0) throw new Error(`no rule of the example is about ${award}`);
  return Math.max(...rules.map((rule) => ruleStatus(theCase, rule, award, student, ruleValue(theCase, rule, student))));
}
