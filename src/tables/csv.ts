/**
 * CSV tables, RFC 4180: comma, double quotes, UTF-8, a header line. Reading is strict (nothing is
 * repaired, trimmed or guessed) and returns every fault it can tell apart; cells are kept exactly.
 */
import { CsvError, parse } from "csv-parse/sync";
import { type Fault, failure, type Result, success } from "../fault.ts";

/** A table as read: every row has one cell per header. */
export interface Table {
  readonly file: string;
  readonly headers: readonly string[];
  /** Cells as they stand in the file, blanks included. */
  readonly rows: readonly (readonly string[])[];
  /** Physical line, from 1, on which each row begins; aligned with `rows`. */
  readonly lineOf: Int32Array;
}

/** The largest table that is read, in bytes. */
export const MAX_TABLE_BYTES = 200_000_000;

/**
 * Reads a CSV file's bytes. A byte order mark and CRLF are allowed; so are empty lines at the end
 * of the file and nowhere else. Faults: too large, NUL, not UTF-8, empty, header missing, blank or
 * double, a row with another number of cells, a quote out of place (with the line where its row begins).
 */
export function readTable(
  file: string,
  bytes: Uint8Array,
  maxBytes: number = MAX_TABLE_BYTES,
): Result<Table> {
  const unreadable = refuseBytes(file, bytes, maxBytes);
  if (unreadable !== undefined) return failure([unreadable]);
  const parsed = parseRecords(file, bytes);
  if (!parsed.ok) return parsed;
  const records = withoutTrailingBlanks(parsed.value);
  const lines = startLines(records);
  const headers = records[0];
  if (headers === undefined) return failure([fault("csv-empty", file, 1)]);
  if (isBlankLine(headers)) return failure([fault("csv-no-header", file, 1)]);
  const faults = headerFaults(file, headers);
  const rows = records.slice(1);
  rows.forEach((row, i) => {
    if (row.length !== headers.length) {
      const values = { cells: row.length, columns: headers.length };
      faults.push(fault("csv-row-cells", file, lines[i + 1], values));
    }
  });
  if (faults.length > 0) return failure(faults);
  return success({ file, headers, rows, lineOf: lines.slice(1, records.length) });
}

function fault(code: string, file: string, line?: number, values: Fault["values"] = {}): Fault {
  return { code, place: line === undefined ? { file } : { file, line }, values };
}

function refuseBytes(file: string, bytes: Uint8Array, limit: number): Fault | undefined {
  if (bytes.length > limit) return fault("csv-too-large", file, undefined, { bytes: bytes.length, limit });
  const nul = bytes.indexOf(0);
  if (nul >= 0) return fault("csv-nul", file, lineAt(bytes, nul), { offset: nul });
  const offset = firstInvalidByte(bytes);
  if (offset >= 0) return fault("csv-not-utf8", file, lineAt(bytes, offset), { offset });
  return undefined;
}

function lineAt(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let i = bytes.indexOf(10); i >= 0 && i < offset; i = bytes.indexOf(10, i + 1)) line++;
  return line;
}

/** Offset of the first byte that is not UTF-8, or -1. */
function firstInvalidByte(bytes: Uint8Array): number {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const encoder = new TextEncoder();
  const text = decoder.decode(bytes);
  let offset = 0;
  let from = 0;
  // Before the first invalid byte decoding and encoding are inverse, so encoded lengths are offsets.
  for (let at = text.indexOf("\uFFFD"); at >= 0; at = text.indexOf("\uFFFD", from)) {
    offset += encoder.encode(text.slice(from, at)).length;
    if (bytes[offset] !== 0xef || bytes[offset + 1] !== 0xbf || bytes[offset + 2] !== 0xbd) return offset;
    offset += 3;
    from = at + 1;
  }
  return -1;
}

const CSV_OPTIONS = { bom: true, record_delimiter: ["\r\n", "\n"], relax_column_count: true };

function parseRecords(file: string, bytes: Uint8Array): Result<string[][]> {
  try {
    return success(parse(bytes, CSV_OPTIONS));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const code = QUOTE_FAULTS[error.code];
    const complete = error["records"];
    if (code === undefined || typeof complete !== "number") throw error;
    return failure([fault(code, file, lineAfter(bytes, complete))]);
  }
}

const QUOTE_FAULTS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: "csv-quote-open",
  CSV_INVALID_CLOSING_QUOTE: "csv-quote-stray",
  INVALID_OPENING_QUOTE: "csv-quote-stray",
};

/** Line on which the record after the first `complete` records begins. */
function lineAfter(bytes: Uint8Array, complete: number): number {
  if (complete === 0) return 1;
  const lines = startLines(parse(bytes, { ...CSV_OPTIONS, to: complete }));
  return lines[complete] ?? 1;
}

/** Line on which each record begins, and one more entry for what follows the last. */
function startLines(records: readonly (readonly string[])[]): Int32Array {
  const lines = new Int32Array(records.length + 1);
  let line = 1;
  records.forEach((record, i) => {
    lines[i] = line;
    for (const cell of record) line += newlines(cell);
    line++;
  });
  lines[records.length] = line;
  return lines;
}

function newlines(cell: string): number {
  let count = 0;
  for (let at = cell.indexOf("\n"); at >= 0; at = cell.indexOf("\n", at + 1)) count++;
  return count;
}

function isBlankLine(record: readonly string[]): boolean {
  return record.length === 1 && record[0]?.trim() === "";
}

function withoutTrailingBlanks(records: readonly string[][]): readonly string[][] {
  let end = records.length;
  // The first line stays, however blank: a missing header is a fault of its own.
  while (end > 1 && records[end - 1]?.length === 1 && records[end - 1]?.[0] === "") end--;
  return records.slice(0, end);
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
export function writeTable(
  headers: readonly string[],
  rows: Iterable<readonly (string | number)[]>,
  options: WriteOptions = {},
): string {
  const guard = options.guard === true;
  const lines = [headers.map((header) => writeCell(header, guard)).join(",")];
  for (const row of rows) {
    if (row.length !== headers.length) {
      throw new Error(`a row of ${row.length} cells in a table of ${headers.length} columns`);
    }
    lines.push(row.map((cell) => writeCell(cell, guard)).join(","));
  }
  // A lone empty cell would be an empty line, which is no row.
  return lines.map((line) => (line === "" ? '""\n' : `${line}\n`)).join("");
}

function writeCell(cell: string | number, guard: boolean): string {
  if (typeof cell === "number") return String(cell);
  const text = guard && FORMULA_START.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
