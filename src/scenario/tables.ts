/** Cells of a case's tables: what a cell's text means under a field's type, or which fault it is. */
import { parseDate, parseTime } from "../award/calendar.ts";
import { codeOf, type Codebook } from "../award/facts.ts";
import type { FieldType } from "../award/scheme.ts";
import { formatDecimal, parseDecimal } from "../decimal.ts";
import type { Fault } from "../fault.ts";
import { dateForm, nearYesNo, numberForm } from "./cell-forms.ts";
import { nearestName } from "./nearest.ts";
import { lookDifference, oddCharacter, unseenDifference } from "./odd-characters.ts";
import { MAX_MONEY_FEN } from "./scheme-names.ts";

/** One column of a large table: the text of row r is `texts[codes[r]]`. Equal texts are one. */
export interface TextColumn {
  readonly texts: readonly string[];
  readonly codes: Int32Array;
}

/** A table as text: cells exactly as written, and the line on which each row begins. Read it through `cellOf` and `rowCount`. */
export interface TextTable {
  readonly file: string;
  readonly headers: readonly string[];
  /** Row by row; of a large table this is made when it is asked for. */
  readonly rows: readonly (readonly string[])[];
  /** The same by column, where the table was read so. */
  readonly columns?: readonly TextColumn[] | undefined;
  readonly lineOf: Int32Array;
  /** What each column holds, where the scenario maps columns; undefined: not read. Default: what its header says. */
  readonly fields?: readonly (string | undefined)[];
}

/** Number of rows. */
export function rowCount(table: TextTable): number {
  return table.lineOf.length;
}

/** Text of a cell; empty where there is no such column. */
export function cellOf(table: TextTable, row: number, column: number): string {
  if (table.columns === undefined) return table.rows[row]?.[column] ?? "";
  const held = table.columns[column];
  return held?.texts[held.codes[row] ?? -1] ?? "";
}

/** What is needed to read cells. */
export interface CellContext {
  readonly codebook: Codebook;
  readonly zoneMinutes: number;
  /** Whether ids may differ by case or leading zeros only. */
  readonly alikeIds: "asked" | "allowed";
  readonly faults: Fault[];
}

/** Texts that can name a student, in every file: letters, digits, dot, hyphen, underscore. */
export const ID_PATTERN = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** Longer texts are cut in messages. */
const MAX_SHOWN = 80;

/** Adds a fault at a cell. */
export function cellFault(context: CellContext, table: TextTable, row: number, column: number, code: string, values: Fault["values"] = {}): void {
  const header = table.headers[column] ?? "";
  const text = cellOf(table, row, column);
  const value = text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}...` : text;
  context.faults.push({ code, place: { file: table.file, line: table.lineOf[row] ?? 0, header }, values: { value, ...values } });
}

/** Whether a text can name a student; otherwise it is reported, with the character that cannot. */
export function checkId(context: CellContext, table: TextTable, row: number, column: number): boolean {
  const id = cellOf(table, row, column);
  if (ID_PATTERN.test(id)) return true;
  cellFault(
    context,
    table,
    row,
    column,
    "cell-id",
    oddCharacter(id, (character) => /^[A-Za-z0-9._-]$/.test(character)),
  );
  return false;
}

/** What two ids share that differ by case or by leading zeros only, which spreadsheets drop. */
export function alikeKey(id: string): string {
  return id.toLowerCase().replace(/^0+(?=.)/, "");
}

/** Ids by what alike ones share: what an unknown id may have been. */
export function nearIds(ids: readonly string[]): NearId {
  let known: Map<string, string> | undefined;
  return (id) => {
    known ??= new Map(ids.map((own) => [alikeKey(own), own]));
    return known.get(alikeKey(id)) ?? "";
  };
}

/** An id that an unknown one may have been, empty where none is alike. */
export type NearId = (id: string) => string;

/** Texts in which nothing can be hidden. */
const VISIBLE = /^[!-~]*$/;

/** Whether a text stands clean: no blank at its ends, nothing unseen inside; otherwise it is reported. */
export function checkText(context: CellContext, table: TextTable, row: number, column: number): boolean {
  const text = cellOf(table, row, column);
  if (VISIBLE.test(text)) return true;
  const unseen = unseenDifference(text);
  if (unseen !== undefined) cellFault(context, table, row, column, "cell-unseen", unseen);
  else if (text.trim() !== text)
    cellFault(
      context,
      table,
      row,
      column,
      "cell-blanks",
      oddCharacter(text, (character) => character === " " || !/\s/.test(character)),
    );
  else return true;
  return false;
}

function numberCell(text: string, type: FieldType & { readonly kind: "integer" | "decimal" }): number | Fault["values"] {
  const scaled = parseDecimal(text, type.digits);
  if (scaled !== undefined && scaled >= type.min && scaled <= type.max) return scaled;
  const range = `${formatDecimal(type.min, type.digits)}..${formatDecimal(type.max, type.digits)}`;
  return { expected: type.kind, digits: type.digits, range, form: numberForm(text, type) };
}

const MONEY = { digits: 2, min: 0 };

function moneyCell(text: string): number | Fault["values"] {
  const fen = parseDecimal(text, 2);
  if (fen !== undefined && fen >= 0 && fen <= MAX_MONEY_FEN) return fen;
  return { expected: "money", range: `0..${formatDecimal(MAX_MONEY_FEN, 2)}`, form: numberForm(text, MONEY) };
}

/** A whole number from 0, at most nine digits; undefined where the cell is reported. */
export function countCell(context: CellContext, table: TextTable, row: number, column: number): number | undefined {
  const text = cellOf(table, row, column);
  if (/^\d{1,9}$/.test(text)) return Number(text);
  cellFault(context, table, row, column, "cell-value", { expected: "count", form: numberForm(text, { digits: 0, min: 0 }) });
  return undefined;
}

const isNumber = (text: string) => /^-?\d+(\.\d+)?$/.test(text);

function codeCell(text: string, type: FieldType & { readonly kind: "code" }, codebook: Codebook): number | Fault["values"] {
  if (type.values !== undefined && !type.values.includes(text)) {
    const form = isNumber(text) && !type.values.some(isNumber) ? { form: "number" } : {};
    return { expected: "values", allowed: type.values.join(", "), near: nearestName(text, type.values), ...form, ...lookDifference(text, type.values) };
  }
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
      return parseDate(text) ?? { expected: "date", ...dateForm(text) };
    case "time":
      return parseTime(text, context.zoneMinutes) ?? { expected: "time", ...dateForm(text, true) };
    case "boolean":
      return text === "yes" || text === "true" ? 1 : text === "no" || text === "false" ? 0 : { expected: "yes-no", near: nearYesNo(text) };
    case "code":
      return codeCell(text, type, context.codebook);
  }
}

/** The value of a cell; an empty cell is NaN (unknown); a wrong one is reported. */
export function readCell(context: CellContext, table: TextTable, row: number, column: number, type: FieldType): number {
  const text = cellOf(table, row, column);
  if (text === "") return Number.NaN;
  if (!checkText(context, table, row, column)) return Number.NaN;
  const value = parseCell(text, type, context);
  if (typeof value === "number") return value;
  cellFault(context, table, row, column, "cell-value", value);
  return Number.NaN;
}

/** The values of a column in the order of some rows, as `readCell` gives them; equal texts of a column are read once, unless they are reported. */
export function readColumn(context: CellContext, table: TextTable, rows: Int32Array, column: number, type: FieldType): Float64Array {
  const held = table.columns?.[column];
  const values = new Float64Array(rows.length);
  const known = new Float64Array(held?.texts.length ?? 0);
  const isKnown = new Uint8Array(known.length);
  rows.forEach((row, i) => {
    const code = held?.codes[row] ?? -1;
    if (isKnown[code] !== 1) {
      const reported = context.faults.length;
      const value = readCell(context, table, row, column, type);
      if (held === undefined || context.faults.length > reported) {
        values[i] = value;
        return;
      }
      known[code] = value;
      isKnown[code] = 1;
    }
    values[i] = known[code] ?? Number.NaN;
  });
  return values;
}

/** Columns of a table by what they hold: a missing one and an unknown one are faults; `extra` ones may be there. */
export function columnsOf(context: CellContext, table: TextTable, expected: readonly string[], extra: readonly string[] = []): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const fields = table.fields ?? table.headers;
  for (const [column, name] of fields.entries()) if (name !== undefined) found.set(name, column);
  const missing = expected.filter((name) => !found.has(name));
  for (const name of missing) {
    context.faults.push({ code: "column-missing", place: { file: table.file, line: 1 }, values: { name, found: table.headers.slice(0, 12).join(", ") } });
  }
  const known = new Set([...expected, ...extra]);
  for (const [name, column] of found) {
    if (known.has(name)) continue;
    const header = table.headers[column] ?? "";
    const values = { name, expected: expected.join(", "), near: nearestName(name, missing), ...lookDifference(name, missing) };
    context.faults.push({ code: "column-unknown", place: { file: table.file, line: 1, header }, values });
  }
  return found;
}

/** A text cell of a named column; empty where the column is absent. */
export function textCell(table: TextTable, columns: ReadonlyMap<string, number>, row: number, name: string): string {
  const column = columns.get(name);
  return column === undefined ? "" : cellOf(table, row, column);
}
