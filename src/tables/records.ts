/**
 * The bytes of a CSV table to columns, RFC 4180 with a delimiter of choice: cells exactly as they stand, each row with
 * the line on which it begins. A line without any character is no row; `""` alone is one. What gives a table its form
 * (quotes, delimiters, line ends) is never part of a longer character in UTF-8 or GB18030: bytes are enough, and a
 * text is made only of cells, once for equal cells of a column.
 */
import { failure, type Result, success } from "../fault.ts";
import type { TextColumn } from "../scenario/tables.ts";
import { columnStore, hashByte, NO_HASH, type ColumnStore } from "./interning.ts";

/** What separates cells. */
export type Delimiter = "," | ";" | "\t";

/** The delimiters that are known. */
export const DELIMITERS: readonly Delimiter[] = [",", ";", "\t"];

/** The header, and the rows below it by column. */
export interface Records {
  /** Undefined where there is not even a first line. */
  readonly headers: readonly string[] | undefined;
  readonly columns: readonly TextColumn[];
  /** Line of every row, from 1. */
  readonly lines: readonly number[];
  /** Rows with another number of cells than the header; where there are any, the columns are of no use. */
  readonly ragged: readonly { readonly line: number; readonly cells: number }[];
}

/** A table's bytes from the first character on, and how the bytes of a cell become its text. */
export interface TableBytes {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly textOf: (start: number, end: number) => string;
}

const [FEED, RETURN, QUOTE] = [10, 13, 34];

/** The known delimiters that stand outside quotes in the first line. */
export function delimitersIn({ bytes, from }: TableBytes): readonly Delimiter[] {
  const found = new Set<number>();
  let isQuoted = false;
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (byte === QUOTE) isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (byte === FEED || byte === RETURN) break;
    else found.add(byte);
  }
  return DELIMITERS.filter((delimiter) => found.has(delimiter.charCodeAt(0)));
}

interface Scan {
  readonly bytes: Uint8Array;
  readonly delimiter: number;
  at: number;
  line: number;
  /** The last cell, without its quotes, and the hash of its bytes. */
  start: number;
  end: number;
  hash: number;
}

/**
 * Splits a table. Faults, the first one only, because what follows it cannot be told apart: `csv-quote-open`
 * and `csv-quote-stray` at the line where the record begins, `csv-lone-cr` at its own line.
 */
export function splitRecords(file: string, table: TableBytes, delimiter: Delimiter): Result<Records> {
  const { bytes } = table;
  const scan: Scan = { bytes, delimiter: delimiter.charCodeAt(0), at: table.from, line: 1, start: 0, end: 0, hash: 0 };
  const textOf = cellTexts(table);
  const headers: string[] = [];
  const stores: ColumnStore[] = [];
  const lines: number[] = [];
  const ragged: { readonly line: number; readonly cells: number }[] = [];
  const takeHeader = (): unknown => headers.push(textOf(scan.start, scan.end));
  const takeCell = (column: number): void => stores[column]?.add(scan.start, scan.end, scan.hash);
  while (scan.at < bytes.length) {
    const { at: first, line } = scan;
    // The first line stays, however empty: a missing header is a fault of its own.
    const isEmpty = headers.length > 0 && (bytes[first] === FEED || bytes[first] === RETURN);
    const cells = readRecord(scan, isEmpty ? skip : headers.length === 0 ? takeHeader : takeCell);
    if (typeof cells === "string") return failure([{ code: cells, place: { file, line: cells === "csv-lone-cr" ? scan.line : line }, values: {} }]);
    if (isEmpty) continue;
    if (stores.length === 0) {
      stores.push(...headers.map(() => columnStore(bytes, textOf)));
      continue;
    }
    if (cells !== headers.length) ragged.push({ line, cells });
    lines.push(line);
  }
  return success({ headers: headers.length === 0 ? undefined : headers, columns: stores.map((store) => store.column()), lines, ragged });
}

const skip = (): void => {};

/** Texts of cells, with doubled quotes as one; bare cells hold none. */
function cellTexts({ bytes, textOf }: TableBytes): TableBytes["textOf"] {
  return (start, end) => {
    const text = textOf(start, end);
    return bytes[start - 1] === QUOTE ? text.replaceAll('""', '"') : text;
  };
}

/** Reads one record and its line end, and hands on its cells; returns how many there are, or the code of what is wrong. */
function readRecord(scan: Scan, take: (column: number) => unknown): number | string {
  for (let column = 0; ; column++) {
    const problem = scan.bytes[scan.at] === QUOTE ? readQuoted(scan) : readBare(scan);
    if (problem !== undefined) return problem;
    take(column);
    const next = scan.bytes[scan.at];
    if (next !== scan.delimiter) return endLine(scan, next) ?? column + 1;
    scan.at++;
  }
}

/** Passes the line end; after a cell there is nothing else but the end of the table. */
function endLine(scan: Scan, next: number | undefined): string | undefined {
  if (next === undefined) return undefined;
  if (next === RETURN && scan.bytes[scan.at + 1] !== FEED) return "csv-lone-cr";
  scan.at += next === RETURN ? 2 : 1;
  scan.line++;
  return undefined;
}

function readBare(scan: Scan): string | undefined {
  const { bytes, delimiter } = scan;
  let { at } = scan;
  let hash = NO_HASH;
  scan.start = at;
  for (; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (byte === QUOTE) return "csv-quote-stray";
    if (byte === delimiter || byte === FEED || byte === RETURN) break;
    hash = hashByte(hash, byte);
  }
  scan.at = at;
  scan.end = at;
  scan.hash = hash;
  return undefined;
}

function readQuoted(scan: Scan): string | undefined {
  const { bytes } = scan;
  let at = scan.at + 1;
  let hash = NO_HASH;
  scan.start = at;
  for (; ; at++) {
    if (at >= bytes.length) return "csv-quote-open";
    const byte = bytes[at] as number;
    if (byte === QUOTE && bytes[++at] !== QUOTE) break;
    if (byte === FEED) scan.line++;
    // Doubled quotes are two bytes of the cell.
    hash = byte === QUOTE ? hashByte(hashByte(hash, QUOTE), QUOTE) : hashByte(hash, byte);
  }
  scan.end = at - 1;
  scan.hash = hash;
  scan.at = at;
  const next = bytes[at];
  const isEnd = next === undefined || next === scan.delimiter || next === FEED || next === RETURN;
  return isEnd ? undefined : "csv-quote-stray";
}
