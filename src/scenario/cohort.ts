/** Students' tables to facts, column by column, in the order of the students' ids. */
import { MAX_RECORDS } from "../award/condition/types.ts";
import type { ListFacts } from "../award/facts.ts";
import type { ListField, ScalarField, Scheme } from "../award/scheme.ts";
import { nearestName } from "./nearest.ts";
import {
  alikeKey,
  cellFault,
  cellOf,
  checkId,
  columnsOf,
  nearIds,
  readCell,
  readColumn,
  rowCount,
  type CellContext,
  type NearId,
  type TextTable,
} from "./tables.ts";

/** The students' facts without what the case adds (parameters, agreements). */
export interface Cohort {
  readonly ids: readonly string[];
  readonly scalars: readonly Float64Array[];
  readonly lists: readonly ListFacts[];
}

/** Rows of the students' table in the order of ids (code points), and each id's position in it. */
interface Order {
  readonly ids: readonly string[];
  readonly rows: Int32Array;
  readonly positionOf: (id: string) => number | undefined;
  /** What an unknown id may have been. */
  readonly near: NearId;
}

/** Ids that differ by case or leading zeros only may be one student, written in two ways: that is asked. */
function askAlike(context: CellContext, table: TextTable, idColumn: number, rows: readonly number[]): void {
  const first = new Map<string, number>();
  for (const row of rows) {
    const key = alikeKey(cellOf(table, row, idColumn));
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, row);
    else cellFault(context, table, row, idColumn, "cell-id-alike", { other: cellOf(table, earlier, idColumn), line: table.lineOf[earlier] ?? 0 });
  }
}

function orderStudents(context: CellContext, table: TextTable, idColumn: number): Order {
  const firstRow = new Map<string, number>();
  const rows: number[] = [];
  for (let row = 0; row < rowCount(table); row += 1) {
    const id = cellOf(table, row, idColumn);
    if (!checkId(context, table, row, idColumn)) continue;
    const earlier = firstRow.get(id);
    if (earlier !== undefined) cellFault(context, table, row, idColumn, "cell-id-twice", { line: table.lineOf[earlier] ?? 0 });
    else {
      firstRow.set(id, row);
      rows.push(row);
    }
  }
  if (context.alikeIds === "asked") askAlike(context, table, idColumn, rows);
  const idOf = (row: number) => cellOf(table, row, idColumn);
  rows.sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
  const ids = rows.map(idOf);
  return { ids, rows: Int32Array.from(rows), positionOf: positions(ids), near: nearIds(ids) };
}

/** Finds positions by id; the map is made when it is first asked. */
function positions(ids: readonly string[]): Order["positionOf"] {
  let known: Map<string, number> | undefined;
  return (id) => (known ??= new Map(ids.map((own, i) => [own, i]))).get(id);
}

function scalarColumn(context: CellContext, table: TextTable, order: Order, column: number, field: ScalarField): Float64Array {
  return readColumn(context, table, order.rows, column, field.type);
}

/** A set in one cell: codes separated by `;`, `none` for the empty set, empty for unknown. */
function setColumn(context: CellContext, table: TextTable, order: Order, column: number, field: ListField): ListFacts {
  const known = new Uint8Array(order.rows.length);
  const start = new Int32Array(order.rows.length + 1);
  const type = field.records[0]?.type;
  if (type === undefined) throw new Error("a set has one record field");
  const parts: (readonly string[])[] = [];
  const lines: number[] = [];
  order.rows.forEach((row, student) => {
    const text = cellOf(table, row, column);
    known[student] = text === "" ? 0 : 1;
    for (const part of text === "" || text === "none" ? [] : text.split(";")) {
      if (part === "") cellFault(context, table, row, column, "cell-set");
      else lines[parts.push([part]) - 1] = table.lineOf[row] ?? 0;
    }
    start[student + 1] = parts.length;
  });
  const cells: TextTable = { file: table.file, headers: [table.headers[column] ?? ""], rows: parts, lineOf: Int32Array.from(lines) };
  return { known, start, columns: [Float64Array.from(parts, (_, i) => readCell(context, cells, i, 0, type))] };
}

/** Rows of a list's own table, grouped by student, in file order within a student. */
function rowsByStudent(context: CellContext, table: TextTable, idColumn: number, order: Order): readonly (readonly number[])[] {
  const groups: number[][] = order.ids.map(() => []);
  table.lineOf.forEach((_, row) => {
    const id = cellOf(table, row, idColumn);
    const position = order.positionOf(id);
    if (position !== undefined) groups[position]?.push(row);
    else if (checkId(context, table, row, idColumn)) cellFault(context, table, row, idColumn, "cell-id-unknown", { near: order.near(id) });
  });
  return groups;
}

/** The state a student's row gives a list: `none`, `listed`, or empty for unknown; undefined where it was reported. */
function listState(context: CellContext, students: TextTable, row: number, column: number): "none" | "listed" | "unknown" | undefined {
  const text = cellOf(students, row, column);
  if (text === "none" || text === "listed") return text;
  if (text === "") return "unknown";
  cellFault(context, students, row, column, "cell-list-state", { near: nearestName(text, ["none", "listed"]) });
  return undefined;
}

function checkState(context: CellContext, students: TextTable, row: number, column: number, state: string, count: number, file: string): void {
  if (state === "listed" && count === 0) cellFault(context, students, row, column, "list-rows-missing", { table: file });
  if (state === "none" && count > 0) cellFault(context, students, row, column, "list-rows-unexpected", { table: file, count });
  if (state === "unknown" && count > 0) cellFault(context, students, row, column, "list-rows-unstated", { table: file, count });
  if (count > MAX_RECORDS) cellFault(context, students, row, column, "list-too-long", { table: file, count, limit: MAX_RECORDS });
}

function listColumns(context: CellContext, students: TextTable, table: TextTable, order: Order, column: number, field: ListField): ListFacts {
  const columns = columnsOf(context, table, ["id", ...field.records.map((record) => record.name)]);
  const idColumn = columns.get("id");
  const groups = idColumn === undefined ? order.ids.map(() => []) : rowsByStudent(context, table, idColumn, order);
  const known = new Uint8Array(order.ids.length);
  const start = new Int32Array(order.ids.length + 1);
  const flat: number[] = [];
  groups.forEach((rows, student) => {
    const studentRow = order.rows[student] ?? 0;
    const state = listState(context, students, studentRow, column);
    if (idColumn !== undefined && state !== undefined) checkState(context, students, studentRow, column, state, rows.length, table.file);
    known[student] = state === "none" || state === "listed" ? 1 : 0;
    flat.push(...rows);
    start[student + 1] = flat.length;
  });
  const data = field.records.map((record) => {
    const at = columns.get(record.name);
    return Float64Array.from(flat, (row) => (at === undefined ? Number.NaN : readCell(context, table, row, at, record.type)));
  });
  return { known, start, columns: data };
}

const EMPTY_LINES = new Int32Array(0);

/** Reads the students' table and the tables of list fields; a list's table may be absent where nobody has rows. */
export function readCohort(context: CellContext, scheme: Scheme, tables: ReadonlyMap<string, TextTable>): Cohort | undefined {
  const students = tables.get("students.csv");
  if (students === undefined) {
    context.faults.push({ code: "table-missing", place: { file: "students.csv" }, values: { name: "students.csv" } });
    return undefined;
  }
  const columns = columnsOf(context, students, ["id", ...scheme.fields.map((field) => field.name)]);
  const idColumn = columns.get("id");
  if (rowCount(students) === 0) context.faults.push({ code: "table-empty", place: { file: students.file, line: 1 }, values: {} });
  if (idColumn === undefined) return undefined;
  const order = orderStudents(context, students, idColumn);
  const scalars: Float64Array[] = [];
  const lists: ListFacts[] = [];
  for (const field of scheme.fields) {
    const column = columns.get(field.name) ?? students.headers.length;
    if (field.kind === "scalar") scalars.push(scalarColumn(context, students, order, column, field));
    else if (field.kind === "set") lists.push(setColumn(context, students, order, column, field));
    else {
      const headers = ["id", ...field.records.map((record) => record.name)];
      const table = tables.get(field.table) ?? { file: field.table, headers, rows: [], lineOf: EMPTY_LINES };
      lists.push(listColumns(context, students, table, order, column, field));
    }
  }
  return { ids: order.ids, scalars, lists };
}
