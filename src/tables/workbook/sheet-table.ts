/** A sheet to a table: its first row names the columns. What cannot be taken as it stands is a fault with sheet, cell and column. */
import type { Fault } from "../../fault.ts";
import { failure, type Result, success } from "../../fault.ts";
import { type Table, type TableSheet, tableOf } from "../csv.ts";
import { columnLetters, type SheetCell } from "./cells.ts";
import { type Counted, type GridColumn, type SheetGrid, textColumn } from "./grid.ts";

/** What is known of a table before its sheet is read, by header. */
export interface SheetOptions {
  /** The workbook as messages call it. */
  readonly file: string;
  /** Columns that are not read. */
  readonly ignored: ReadonlySet<string>;
  /** Columns of ids: a number there may have lost its zeros. */
  readonly keys: ReadonlySet<string>;
  /** Columns of dates. */
  readonly dates: ReadonlySet<string>;
  /** Whether the scenario takes what formulas gave, and what is hidden. */
  readonly formulas: boolean;
  readonly hidden: boolean;
}

interface Work {
  readonly grid: SheetGrid;
  readonly options: SheetOptions;
  readonly faults: Fault[];
}

/** The longest value that a message shows. */
const MAX_SHOWN = 80;

function cellFault({ grid, options, faults }: Work, code: string, cell: Pick<SheetCell, "row" | "column" | "text">, values: Fault["values"] = {}): void {
  const header = grid.headers.get(cell.column)?.text;
  const value = cell.text.length > MAX_SHOWN ? `${cell.text.slice(0, MAX_SHOWN)}...` : cell.text;
  const place = { file: options.file, sheet: grid.name, cell: nameOf(cell), ...(header === undefined || cell.row === grid.headerRow ? {} : { header }) };
  faults.push({ code, place, values: { value, ...values } });
}

const nameOf = ({ row, column }: Pick<SheetCell, "row" | "column">) => `${columnLetters(column)}${row}`;

/** The table of a sheet. Faults: headers, errors, formulas, numbers that lost digits or zeros, dates shown in part, merged and hidden cells. */
export function sheetTable(grid: SheetGrid, options: SheetOptions): Result<Table> {
  const work: Work = { grid, options, faults: [] };
  const read = [...grid.columns].filter(([column]) => !options.ignored.has(grid.headers.get(column)?.text ?? ""));
  checkHeaders(work);
  checkHidden(work, new Set(read.map(([column]) => column)));
  checkMerges(work);
  for (const [column, held] of read) {
    checkFormulas(work, held);
    if (options.keys.has(grid.headers.get(column)?.text ?? "")) checkKeys(work, held);
  }
  const columns = new Set(read.map(([column]) => column));
  for (const cell of grid.problems) if (columns.has(cell.column)) checkProblem(work, cell);
  if (work.faults.length > 0) return failure(work.faults);
  return success(tableOfGrid(grid, options));
}

function tableOfGrid(grid: SheetGrid, { file, dates }: SheetOptions): Table {
  const headers = [...grid.columns.keys()].map((column) => grid.headers.get(column)?.text ?? "");
  const columns = [...grid.columns.values()].map((held, i) => textColumn(held, dates.has(headers[i] ?? "")));
  const sheet: TableSheet = { file, name: grid.name, headerRow: grid.headerRow, columns: [...grid.columns.keys()] };
  return tableOf({ file: `${file}#${grid.name}`, headers, columns, lineOf: Int32Array.from(grid.rows), encoding: "xlsx", delimiter: undefined, sheet });
}

function checkHeaders(work: Work): void {
  const { grid } = work;
  const first = new Map<string, SheetCell>();
  for (const column of grid.columns.keys()) {
    const cell = grid.headers.get(column) ?? { row: grid.headerRow, column, text: "" };
    const seen = first.get(cell.text);
    if (cell.text.trim() === "") cellFault(work, "sheet-header-blank", cell);
    else if (seen !== undefined) cellFault(work, "sheet-header-twice", cell, { other: nameOf(seen) });
    else first.set(cell.text, { kind: "text", ...cell });
  }
}

function checkHidden(work: Work, read: ReadonlySet<number>): void {
  const { grid, options, faults } = work;
  if (options.hidden) return;
  const place = { file: options.file, sheet: grid.name };
  if (grid.isHidden) faults.push({ code: "sheet-hidden", place, values: {} });
  const own = new Set([grid.headerRow, ...grid.rows]);
  const rows = grid.hiddenRows.filter((row) => own.has(row));
  if (rows.length > 0) faults.push({ code: "sheet-hidden-rows", place: { ...place, row: rows[0] ?? 0 }, values: { count: rows.length } });
  for (const column of read) {
    if (grid.hiddenColumns.some(([low, high]) => low <= column && column <= high))
      cellFault(work, "sheet-hidden-column", { row: grid.headerRow, column, text: grid.headers.get(column)?.text ?? "" });
  }
}

/** Merged cells of the table: only the first of them has a value. */
function checkMerges(work: Work): void {
  const { grid } = work;
  const columns = [...grid.columns.keys()];
  const [left, right, bottom] = [columns[0] ?? 0, columns.at(-1) ?? 0, grid.rows.at(-1) ?? grid.headerRow];
  for (const range of grid.merges) {
    const isOutside = range.top > bottom || range.bottom < grid.headerRow || range.left > right || range.right < left;
    if (!isOutside) cellFault(work, "sheet-merged", { row: range.top, column: range.left, text: "" }, { range: range.text });
  }
}

function checkFormulas(work: Work, { formulas }: GridColumn): void {
  if (formulas !== undefined && !work.options.formulas) countedFault(work, "sheet-formula", formulas);
}

function countedFault(work: Work, code: string, { first, count }: Counted, values: Fault["values"] = {}): void {
  cellFault(work, code, first, { count, ...values });
}

/** Ids that a spreadsheet took for numbers are shorter by their zeros, where they had some. From this many digits on ids are taken to have one length. */
const LONG_KEY = 6;

function checkKeys(work: Work, { numbers, words, digitTexts }: GridColumn): void {
  if (words !== undefined) countedFault(work, "sheet-id-format", words, { format: words.first.format ?? "" });
  if (numbers.size === 0) return;
  const inOrder = [...numbers].sort(([a], [b]) => a - b);
  const [shortest, longest] = [inOrder[0], inOrder.at(-1)];
  if (shortest === undefined || longest === undefined) return;
  const all = inOrder.reduce((sum, [, { count }]) => sum + count, 0);
  if (digitTexts !== undefined)
    cellFault(work, "sheet-id-number", shortest[1].first, { count: all, other: nameOf(digitTexts.first), text: digitTexts.first.text });
  else if (shortest[0] < longest[0] && longest[0] >= LONG_KEY)
    cellFault(work, "sheet-id-short", shortest[1].first, {
      digits: shortest[0],
      longest: longest[0],
      other: nameOf(longest[1].first),
      text: longest[1].first.text,
    });
}

function checkProblem(work: Work, cell: SheetCell): void {
  if (cell.formula === "empty") {
    if (work.options.formulas) cellFault(work, "sheet-formula-empty", cell);
    return;
  }
  if (cell.problem === "error") cellFault(work, "sheet-error", cell);
  if (cell.problem === "digits") cellFault(work, "sheet-digits", cell);
  if (cell.problem === "calendar") cellFault(work, "sheet-calendar", cell);
  if (cell.problem === "date-part") cellFault(work, "sheet-date-part", cell, { format: cell.format ?? "" });
}
