/**
 * Builds cases of `models/anso` in memory for the worked examples: all its rules, real amounts, a real allocation. Facts that an example does not
 * state are those of an ideal candidate (tests/regulations/anso-ideals.ts), so that only what it is about decides.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { allocate, type AllocationResult } from "../../src/allocate.ts";
import { amountOf } from "../../src/award/amounts.ts";
import type { Case } from "../../src/award/case.ts";
import { assessAward, bestStatus, DISQUALIFIED, ELIGIBLE, NOT_ACCEPTED, WAITING } from "../../src/award/eligibility.ts";
import { paymentParts, type PaymentPart } from "../../src/award/payments.ts";
import { awardOf, type Scheme } from "../../src/award/scheme.ts";
import type { Result } from "../../src/fault.ts";
import { readCase, readScenario } from "../../src/scenario/scenario-file.ts";
import { readScheme } from "../../src/scenario/scheme-file.ts";
import type { TextTable } from "../../src/scenario/tables.ts";
import { ansoFile } from "../regulations/anso-ideals.ts";
import type { Cell, OracleStudent } from "./case.ts";

const FOLDER = join(import.meta.dirname, "../../models/anso");
const COUNTRIES = "lists/countries.csv";
const { ideals, scenario: STATED } = ansoFile([]);

/** The awards of the call. */
export type AnsoAward = "master" | "phd" | "phd-twas";
/** One student: an ideal candidate of an award, and in what she differs; undefined is unknown, null is `none`. */
export interface AnsoStudent extends OracleStudent {
  readonly ideal: AnsoAward;
}

/** What an example states beside its students. */
export interface AnsoQuestion {
  readonly students: readonly AnsoStudent[];
  readonly asOf?: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly readings?: Readonly<Record<string, unknown>>;
  /** Rows of country, ldc, developing of a host's own list. */
  readonly countries?: readonly (readonly Cell[])[];
  /** Rows of decisions.csv. */
  readonly decisions?: readonly (readonly Cell[])[];
}

function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.faults, null, 1));
  return result.value;
}

/** The shipped scheme. */
export function anso(): Scheme {
  return unwrap(readScheme("scheme.yaml", readFileSync(join(FOLDER, "scheme.yaml"), "utf8")));
}

/** The shipped country list: rows of country, ldc, developing. */
export function shippedCountries(): readonly (readonly string[])[] {
  const lines = readFileSync(join(FOLDER, COUNTRIES), "utf8").trimEnd().split("\n");
  return lines.slice(1).map((line) => line.split(","));
}

function text(cell: Cell): string {
  if (cell === undefined || cell === "__MISSING__") return "";
  if (cell === null) return "none";
  return typeof cell === "boolean" ? (cell ? "yes" : "no") : String(cell);
}

function table(file: string, headers: readonly string[], rows: readonly (readonly Cell[])[]): TextTable {
  return { file, headers, rows: rows.map((row) => row.map(text)), lineOf: Int32Array.from(rows, (_, i) => i + 2) };
}

function studentTables(scheme: Scheme, students: readonly AnsoStudent[]): readonly TextTable[] {
  const whole = students.map((student, i) => {
    const ideal = ideals[student.ideal];
    return { id: student.id ?? `S${i + 1}`, facts: { ...ideal?.facts, ...student.facts }, lists: { ...ideal?.lists, ...student.lists } };
  });
  type Whole = (typeof whole)[number];
  const presence = (rows: readonly unknown[] | undefined): Cell => (rows === undefined ? undefined : rows.length === 0 ? null : "listed");
  const cellOf = ({ facts, lists }: Whole, name: string, isList: boolean) => (isList ? presence(lists[name]) : facts[name]);
  const rows = whole.map((student) => [student.id, ...scheme.fields.map((field) => cellOf(student, field.name, field.kind === "list"))]);
  const lists = scheme.fields.flatMap((field) => {
    if (field.kind !== "list") return [];
    const headers = field.records.map((record) => record.name);
    const records = whole.flatMap(({ id, lists: own }) => (own[field.name] ?? []).map((record) => [id, ...headers.map((name) => record[name])]));
    return [table(field.table, ["id", ...headers], records)];
  });
  return [table("students.csv", ["id", ...scheme.fields.map((field) => field.name)], rows), ...lists];
}

/** The case of an example. A list of its own stands in for the scheme's, as a host's does. */
export function ansoCase(scheme: Scheme, question: AnsoQuestion): Case {
  const own = question.countries !== undefined;
  const scenario = {
    scheme: "anso",
    title: "worked example",
    asOf: question.asOf ?? STATED.asOf,
    round: STATED.round,
    census: STATED.censusDate,
    parameters: { ...STATED.parameters, ...question.parameters },
    readings: question.readings ?? {},
    ...(own ? { registers: { countries: "host-list.csv" } } : {}),
    ties: "report",
  };
  const tables = [
    ...studentTables(scheme, question.students),
    table(own ? "host-list.csv" : COUNTRIES, ["country", "ldc", "developing"], question.countries ?? shippedCountries()),
    table("decisions.csv", ["key", "award", "subject", "value", "authority", "date", "reason"], question.decisions ?? []),
    table("census.csv", ["population", "round", "date", "part", "count"], []),
  ];
  const file = unwrap(readScenario("scenario.yaml", JSON.stringify(scenario)));
  return unwrap(readCase(file, scheme, new Map(tables.map((one) => [one.file, one]))));
}

const numberOf = (theCase: Case, id: string) => {
  const student = theCase.ids.indexOf(id);
  if (student < 0) throw new Error(`no student ${id}`);
  return student;
};

/** The status of an application, as the examples write it. */
export function standing(theCase: Case, award: AnsoAward, id: string): string {
  const entry = assessAward(theCase, awardOf(theCase.scheme, award));
  const status = bestStatus(entry, entry.positionOf[numberOf(theCase, id)] ?? -1);
  if (status === ELIGIBLE) return "eligible";
  if (status === WAITING) return "unknown";
  if (status === NOT_ACCEPTED) return "not accepted";
  return status === DISQUALIFIED ? "disqualified" : "not eligible";
}

/** The payments of an award to a student. */
export function partsOf(theCase: Case, award: AnsoAward, id: string): readonly PaymentPart[] {
  const student = numberOf(theCase, id);
  const [level] = awardOf(theCase.scheme, award).levels;
  if (level === undefined) throw new Error(`award ${award} has no level`);
  return paymentParts(theCase, { award, level: level.id, fen: amountOf(theCase, level.amount, student) }, student);
}

/** Yuan of the payments that pass. */
export function yuanOf(parts: readonly PaymentPart[], passes: (part: PaymentPart) => boolean): number {
  return parts.filter(passes).reduce((sum, part) => sum + part.fen, 0) / 100;
}

/** Allocates a case that has an answer. */
export async function allocated(theCase: Case): Promise<Extract<AllocationResult, { readonly kind: "allocated" }>> {
  let ticks = 0;
  const result = await allocate(theCase, { engine: "highs", maxProbes: 10_000, now: () => ticks++, shouldStop: () => false });
  if (result.kind !== "allocated") throw new Error(`${result.kind}: ${"faults" in result ? JSON.stringify(result.faults) : ""}`);
  return result;
}

/** Ids of those who got an award, sorted. */
export function holders(result: Extract<AllocationResult, { readonly kind: "allocated" }>, award: AnsoAward): readonly string[] {
  return result.students.filter((student) => student.given.some((given) => given.award === award)).map((student) => student.id);
}
