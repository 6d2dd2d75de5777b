/** Cells of a case's tables: what a cell's text means under a field's type, or which fault it is. */
import { parseDate, parseTime } from "../award/calendar.ts";
import { codeOf, type Codebook } from "../award/facts.ts";
import type { FieldType } from "../award/scheme.ts";
import { formatDecimal, parseDecimal } from "../exact.ts";
import type { Fault } from "../fault.ts";
import { MAX_MONEY_FEN } from "./scheme-names.ts";

/** A table as text: cells exactly as written, and the line on which each row begins. */
export interface TextTable {
  readonly file: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly lineOf: Int32Array;
}

/** What is needed to read cells. */
export interface CellContext {
  readonly codebook: Codebook;
  readonly zoneMinutes: number;
  readonly faults: Fault[];
}

/** Texts that can name a student, in every file: letters, digits, dot, hyphen, underscore. */
export const ID_PATTERN = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** Adds a fault at a cell. */
export function cellFault(context: CellContext, table: TextTable, row: number, column: number, code: string, values: Fault["values"] = {}): void {
  const header = table.headers[column] ?? "";
  const value = table.rows[row]?.[column] ?? "";
  context.faults.push({ code, place: { file: table.file, line: table.lineOf[row] ?? 0, header }, values: { value, ...values } });
}

function numberCell(text: string, type: FieldType & { readonly kind: "integer" | "decimal" }): number | Fault["values"] {
  const scaled = parseDecimal(text, type.digits);
  if (scaled !== undefined && scaled >= type.min && scaled <= type.max) return scaled;
  const range = `${formatDecimal(type.min, type.digits)}..${formatDecimal(type.max, type.digits)}`;
  return { expected: type.kind, digits: type.digits, range };
}

function moneyCell(text: string): number | Fault["values"] {
  const fen = parseDecimal(text, 2);
  return fen !== undefined && fen >= 0 && fen <= MAX_MONEY_FEN ? fen : { expected: "money", range: `0..${formatDecimal(MAX_MONEY_FEN, 2)}` };
}

function codeCell(text: string, type: FieldType & { readonly kind: "code" }, codebook: Codebook): number | Fault["values"] {
  if (type.values !== undefined && !type.values.includes(text)) return { expected: "values", allowed: type.values.join(", ") };
  if (text === "none" && !type.optional && type.values === undefined) return { expected: "not-none" };
  return codeOf(codebook, text);
}

function parseCell(text: string, type: FieldType, context: CellContext): number | Fault["values"] {
  switch (type.kind) {
    case "integer":
    case "decimal":
      return numberCell(text, type);
    case "money":
      return moneyCell(text);
    case "date":
      return parseDate(text) ?? { expected: "date" };
    case "time":
      return parseTime(text, context.zoneMinutes) ?? { expected: "time" };
    case "boolean":
      return text === "yes" || text === "true" ? 1 : text === "no" || text === "false" ? 0 : { expected: "yes-no" };
    case "code":
      return codeCell(text, type, context.codebook);
  }
}

/** The value of a cell; an empty cell is NaN (unknown); a wrong one is reported. */
export function readCell(context: CellContext, table: TextTable, row: number, column: number, type: FieldType): number {
  const text = table.rows[row]?.[column] ?? "";
  if (text === "") return Number.NaN;
  if (text.trim() !== text) {
    cellFault(context, table, row, column, "cell-blanks");
    return Number.NaN;
  }
  const value = parseCell(text, type, context);
  if (typeof value === "number") return value;
  cellFault(context, table, row, column, "cell-value", value);
  return Number.NaN;
}

/** Columns of a table by header: a missing one and an unknown one are faults. */
export function columnsOf(context: CellContext, table: TextTable, expected: readonly string[], optional: readonly string[] = []): ReadonlyMap<string, number> {
  const found = new Map(table.headers.map((header, i) => [header, i]));
  for (const name of expected.filter((candidate) => !found.has(candidate))) {
    context.faults.push({ code: "column-missing", place: { file: table.file, line: 1 }, values: { name, found: table.headers.slice(0, 12).join(", ") } });
  }
  for (const name of table.headers.filter((header) => !expected.includes(header) && !optional.includes(header))) {
    context.faults.push({ code: "column-unknown", place: { file: table.file, line: 1, header: name }, values: { name, expected: expected.join(", ") } });
  }
  return found;
}

/** A text cell of a named column; empty where the column is absent. */
export function textCell(table: TextTable, columns: ReadonlyMap<string, number>, row: number, name: string): string {
  const column = columns.get(name);
  return column === undefined ? "" : (table.rows[row]?.[column] ?? "");
}
