/**
 * CSV tables, RFC 4180: a header line, comma, semicolon or tab, double quotes. Reading is strict (nothing is
 * repaired, trimmed or guessed) and returns every fault it can tell apart; cells are kept exactly.
 */
import { type Fault, failure, type Result, success } from "../fault.ts";
import { decodeTable, type Encoding, lineAt } from "./encoding.ts";
import { type TextColumn, type TextTable } from "../scenario/tables.ts";
import { type Delimiter, delimitersIn, type Records, splitRecords, type TableBytes } from "./records.ts";

/** A table as read: every row has one cell per header, as it stands in the file, blanks included; `lineOf` is the physical line, from 1. */
export interface Table extends TextTable {
  readonly columns: readonly TextColumn[];
  /** How the bytes were read, and what separates the cells of a text. */
  readonly encoding: Encoding | "parquet" | "xlsx";
  readonly delimiter: Delimiter | undefined;
  /** Where it lies in a workbook; `lineOf` are then the sheet's rows. */
  readonly sheet?: TableSheet | undefined;
}

/** Where a table of a workbook lies. */
export interface TableSheet {
  /** The workbook as messages call it. */
  readonly file: string;
  readonly name: string;
  readonly headerRow: number;
  /** The sheet's column of each of the table's, from 1. */
  readonly columns: readonly number[];
}

/** What a scenario may state about its tables; what is not stated is found, or asked for. */
export interface ReadOptions {
  readonly encoding?: Encoding | undefined;
  readonly delimiter?: Delimiter | undefined;
  readonly maxBytes?: number;
}

/** The largest table that is read, in bytes. */
export const MAX_TABLE_BYTES = 200_000_000;

/**
 * Reads a CSV file's bytes. Line ends are LF or CRLF; a line without any character is no row. Faults: too
 * large, NUL, the encoding's and the delimiter's, empty, header missing, blank or double, a row with another
 * number of cells, a quote or a carriage return out of place (with its line, or the line where its row begins).
 */
export function readTable(file: string, bytes: Uint8Array, options: ReadOptions = {}): Result<Table> {
  const refused = refuseBytes(file, bytes, options.maxBytes ?? MAX_TABLE_BYTES);
  if (refused !== undefined) return failure([refused]);
  const decoded = decodeTable(file, bytes, options.encoding);
  if (!decoded.ok) return decoded;
  const { encoding } = decoded.value;
  const delimiter = chooseDelimiter(file, decoded.value, options.delimiter);
  if (!delimiter.ok) return delimiter;
  const records = splitRecords(file, decoded.value, delimiter.value);
  if (!records.ok) return records;
  const faults = tableFaults(file, records.value);
  if (faults.length > 0) return failure(faults);
  const { headers = [], columns, lines } = records.value;
  return success(tableOf({ file, headers, columns, lineOf: Int32Array.from(lines), encoding, delimiter: delimiter.value }));
}

/** The table of some columns, with its rows made when they are first asked for. */
export function tableOf(parts: Omit<Table, "rows" | "fields">): Table {
  let rows: readonly (readonly string[])[] | undefined;
  const { columns, lineOf } = parts;
  const rowsOf = () => Array.from(lineOf, (_, row) => columns.map(({ texts, codes }) => texts[codes[row] ?? -1] ?? ""));
  return {
    ...parts,
    get rows() {
      return (rows ??= rowsOf());
    },
  };
}

function fault(code: string, file: string, line?: number, values: Fault["values"] = {}): Fault {
  return { code, place: line === undefined ? { file } : { file, line }, values };
}

function refuseBytes(file: string, bytes: Uint8Array, limit: number): Fault | undefined {
  if (bytes.length > limit) return fault("csv-too-large", file, undefined, { bytes: bytes.length, limit });
  const nul = bytes.indexOf(0);
  return nul < 0 ? undefined : fault("csv-nul", file, lineAt(bytes, nul), { offset: nul });
}

const DELIMITER_NAMES: ReadonlyMap<Delimiter, string> = new Map([
  [",", "comma"],
  [";", "semicolon"],
  ["\t", "tab"],
]);

/** The stated delimiter, or the only one in the header line; a table of one column needs none. */
function chooseDelimiter(file: string, table: TableBytes, stated: Delimiter | undefined): Result<Delimiter> {
  const present = delimitersIn(table);
  const found = present.map((delimiter) => DELIMITER_NAMES.get(delimiter)).join(", ");
  if (stated !== undefined) {
    if (present.length === 0 || present.includes(stated)) return success(stated);
    return failure([fault("csv-delimiter-absent", file, 1, { stated: DELIMITER_NAMES.get(stated) ?? "", found })]);
  }
  if (present.length > 1) return failure([fault("csv-delimiter-question", file, 1, { found })]);
  return success(present[0] ?? ",");
}

/** What is wrong with the header, and rows with another number of cells. */
function tableFaults(file: string, { headers, ragged }: Records): readonly Fault[] {
  if (headers === undefined) return [fault("csv-empty", file, 1)];
  if (headers.length === 1 && headers[0]?.trim() === "") return [fault("csv-no-header", file, 1)];
  if (/^sep=/i.test(headers[0] ?? "")) return [fault("csv-sep-line", file, 1)];
  const columns = headers.length;
  return [...headerFaults(file, headers), ...ragged.map(({ line, cells }) => fault("csv-row-cells", file, line, { cells, columns }))];
}

function headerFaults(file: string, headers: readonly string[]): Fault[] {
  const faults: Fault[] = [];
  const first = new Map<string, number>();
  headers.forEach((header, i) => {
    const column = i + 1;
    const seen = first.get(header);
    if (header.trim() === "") {
      faults.push(fault("csv-header-blank", file, 1, { column, columns: headers.length }));
    } else if (seen !== undefined) {
      faults.push(fault("csv-header-duplicate", file, 1, { header, first: seen, column }));
    } else first.set(header, column);
  });
  return faults;
}

/** How a table is written. */
export interface WriteOptions {
  /**
   * For files that people open in a spreadsheet: a text cell that a spreadsheet would take for a
   * formula gets a leading apostrophe. Off for files that programs read back.
   */
  readonly guard?: boolean;
}

/** What a spreadsheet may take for the beginning of a formula, full-width forms included. */
const FORMULA_START = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

/** Writes a table as RFC 4180 text with `\n` after every line; numbers are written as JavaScript writes them. */
export function writeTable(headers: readonly string[], rows: Iterable<readonly (string | number)[]>, options: WriteOptions = {}): string {
  return [...tableLines(headers, rows, options)].join("");
}

/** The lines of a table, one at a time, each with its end. */
export function* tableLines(headers: readonly string[], rows: Iterable<readonly (string | number)[]>, options: WriteOptions = {}): Generator<string> {
  const guard = options.guard === true;
  yield lineOf(headers, guard);
  for (const row of rows) {
    if (row.length !== headers.length) {
      throw new Error(`a row of ${row.length} cells in a table of ${headers.length} columns`);
    }
    yield lineOf(row, guard);
  }
}

function lineOf(cells: readonly (string | number)[], guard: boolean): string {
  const line = cells.map((cell) => writeCell(cell, guard)).join(",");
  // A lone empty cell would be an empty line, which is no row.
  return line === "" ? '""\n' : `${line}\n`;
}

function writeCell(cell: string | number, guard: boolean): string {
  if (typeof cell === "number") return String(cell);
  const text = guard && FORMULA_START.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
