/** Cases for unit tests, written as plain objects: what a test does not state has the plainest value. */
import type { Case } from "../../src/award/case.ts";
import type { Scheme } from "../../src/award/scheme.ts";
import type { Result } from "../../src/fault.ts";
import { readCase, readScenario } from "../../src/scenario/scenario-file.ts";
import { readScheme } from "../../src/scenario/scheme-file.ts";
import type { TextTable } from "../../src/scenario/tables.ts";

/** A cell as a table writes it; undefined is an empty cell (unknown). */
export type Cell = string | number | undefined;

/** One row by its columns. */
export type Row = Readonly<Record<string, Cell>>;

/** The parts of a case; `students` and the rows of lists carry the column `id`. */
export interface SmallCase {
  /** Keys of scheme.yaml beside the head. */
  readonly scheme: Readonly<Record<string, unknown>>;
  readonly scenario?: Readonly<Record<string, unknown>>;
  readonly students: readonly Row[];
  /** Rows by list field. A student without rows has none, unless her own row gives the list an empty cell (`undefined`). */
  readonly lists?: Readonly<Record<string, readonly Row[]>>;
  /** `population, part, count`, of the census date and round of the case. */
  readonly census?: readonly (readonly [string, string, number])[];
  /** `key, award, subject, value`, decided by OFFICE. */
  readonly decisions?: readonly (readonly [string, string, string, string])[];
  /** `agreement, kind, from, to, award, level, requirement, languageCert`. */
  readonly agreements?: readonly (readonly Cell[])[];
  /** Further tables by file name (registers): rows by their columns. */
  readonly tables?: Readonly<Record<string, readonly Row[]>>;
}

const DAY = "2024-09-20";
const HEAD = {
  scheme: "small",
  title: "A small regulation",
  source: "tests",
  timezone: "+08:00",
  merit: { digits: 2, from: 0, to: 100 },
  authorities: { OFFICE: "the office" },
  awards: [],
};

function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.faults, null, 1));
  return result.value;
}

/** Reads a scheme that is written as an object (JSON is YAML). */
export function smallScheme(parts: SmallCase["scheme"]): Result<Scheme> {
  return readScheme("scheme.yaml", JSON.stringify({ ...HEAD, ...parts }));
}

function table(file: string, headers: readonly string[], rows: readonly (readonly Cell[])[]): [string, TextTable] {
  const texts = rows.map((row) => row.map((cell) => (cell === undefined ? "" : String(cell))));
  return [file, { file, headers, rows: texts, lineOf: Int32Array.from(rows, (_, i) => i + 2) }];
}

/** A table whose columns are those of its first row. */
function rowTable(file: string, rows: readonly Row[]): [string, TextTable] {
  const headers = Object.keys(rows[0] ?? {});
  return table(
    file,
    headers,
    rows.map((row) => headers.map((name) => row[name])),
  );
}

function listTables(scheme: Scheme, lists: Readonly<Record<string, readonly Row[]>>): [string, TextTable][] {
  return scheme.fields.flatMap((field) => {
    if (field.kind !== "list") return [];
    const headers = ["id", ...field.records.map((record) => record.name)];
    return [
      table(
        field.table,
        headers,
        (lists[field.name] ?? []).map((row) => headers.map((name) => row[name])),
      ),
    ];
  });
}

function studentCell(scheme: Scheme, lists: Readonly<Record<string, readonly Row[]>>, student: Row, name: string): Cell {
  if (name in student || scheme.fields.find((field) => field.name === name)?.kind !== "list") return student[name];
  return (lists[name] ?? []).some((row) => row["id"] === student["id"]) ? "listed" : "none";
}

/** Reads a case from its parts, as the files would be read; every fault of them all. */
export function readSmallCase(parts: SmallCase): Result<Case> {
  const scheme = unwrap(smallScheme(parts.scheme));
  const lists = parts.lists ?? {};
  const fields = ["id", ...scheme.fields.map((field) => field.name)];
  const tables = new Map([
    table(
      "students.csv",
      fields,
      parts.students.map((student) => fields.map((name) => studentCell(scheme, lists, student, name))),
    ),
    ...listTables(scheme, lists),
    table(
      "census.csv",
      ["population", "round", "date", "part", "count"],
      (parts.census ?? []).map(([population, part, count]) => [population, "autumn", DAY, part, count]),
    ),
    table(
      "decisions.csv",
      ["key", "award", "subject", "value", "authority", "date", "reason"],
      (parts.decisions ?? []).map((row) => [...row, "OFFICE", DAY, "test"]),
    ),
    table(
      "agreements.csv",
      ["agreement", "kind", "from", "to", "award", "level", "requirement", "languageCert", "partner"],
      (parts.agreements ?? []).map((row) => [...row, "partner"]),
    ),
    ...Object.entries(parts.tables ?? {}).map(([file, rows]) => rowTable(file, rows)),
  ]);
  const scenario = { scheme: "small", title: "A small case", asOf: DAY, round: "autumn", census: DAY, ties: "report", ...parts.scenario };
  return readCase(unwrap(readScenario("scenario.yaml", JSON.stringify(scenario))), scheme, tables);
}

/** Reads a case without faults. */
export function smallCase(parts: SmallCase): Case {
  return unwrap(readSmallCase(parts));
}

/** An optimised award with its levels as plain objects. */
export function award(
  id: string,
  levels: readonly Readonly<Record<string, unknown>>[],
  more: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  const shown = levels.map((level) => ({ title: `level ${String(level["id"])}`, article: "1", ...level }));
  return { id, title: id, article: "1", selection: "optimised", authority: "OFFICE", candidate: true, merit: "score", levels: shown, ...more };
}
