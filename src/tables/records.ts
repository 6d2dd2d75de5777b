/**
 * CSV text to records, RFC 4180 with a delimiter of choice: cells exactly as they stand, each record with
 * the line on which it begins. A line without any character is no record; `""` alone is one.
 */
import { failure, type Result, success } from "../fault.ts";

/** What separates cells. */
export type Delimiter = "," | ";" | "\t";

/** The delimiters that are known. */
export const DELIMITERS: readonly Delimiter[] = [",", ";", "\t"];

/** The records of a text, the header first, and the line of each. */
export interface Records {
  readonly rows: readonly (readonly string[])[];
  readonly lines: readonly number[];
}

/** The known delimiters that stand outside quotes in the first line. */
export function delimitersIn(text: string): readonly Delimiter[] {
  const found = new Set<string>();
  let isQuoted = false;
  for (const character of firstRecord(text)) {
    if (character === '"') isQuoted = !isQuoted;
    else if (!isQuoted) found.add(character);
  }
  return DELIMITERS.filter((delimiter) => found.has(delimiter));
}

/** The text up to the first line end outside quotes. */
function firstRecord(text: string): string {
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (character === "\n" || character === "\r")) return text.slice(0, at);
  }
  return text;
}

interface Scan {
  readonly text: string;
  readonly delimiter: number;
  at: number;
  line: number;
}

const [FEED, RETURN, QUOTE] = [10, 13, 34];

/**
 * Splits a text. Faults, the first one only, because what follows it cannot be told apart: `csv-quote-open`
 * and `csv-quote-stray` at the line where the record begins, `csv-lone-cr` at its own line.
 */
export function splitRecords(file: string, text: string, delimiter: Delimiter): Result<Records> {
  const scan: Scan = { text, delimiter: delimiter.charCodeAt(0), at: 0, line: 1 };
  const rows: string[][] = [];
  const lines: number[] = [];
  while (scan.at < text.length) {
    const [start, line] = [scan.at, scan.line];
    const row: string[] = [];
    const problem = readRecord(scan, row);
    if (problem !== undefined) {
      const at = problem === "csv-lone-cr" ? scan.line : line;
      return failure([{ code: problem, place: { file, line: at }, values: {} }]);
    }
    // The first line stays, however empty: a missing header is a fault of its own.
    const isEmpty = text.charCodeAt(start) === FEED || text.charCodeAt(start) === RETURN;
    if (isEmpty && rows.length > 0) continue;
    rows.push(row);
    lines.push(line);
  }
  return success({ rows, lines });
}

/** Reads one record and its line end; returns the code of what is wrong with it. */
function readRecord(scan: Scan, row: string[]): string | undefined {
  for (;;) {
    const problem = scan.text.charCodeAt(scan.at) === QUOTE ? readQuoted(scan, row) : readBare(scan, row);
    if (problem !== undefined) return problem;
    const next = scan.text.charCodeAt(scan.at);
    if (next !== scan.delimiter) return endLine(scan, next);
    scan.at++;
  }
}

/** Passes the line end; after a cell there is nothing else but the end of the text. */
function endLine(scan: Scan, next: number): string | undefined {
  if (Number.isNaN(next)) return undefined;
  if (next === RETURN && scan.text.charCodeAt(scan.at + 1) !== FEED) return "csv-lone-cr";
  scan.at += next === RETURN ? 2 : 1;
  scan.line++;
  return undefined;
}

function readBare(scan: Scan, row: string[]): string | undefined {
  const start = scan.at;
  for (; scan.at < scan.text.length; scan.at++) {
    const code = scan.text.charCodeAt(scan.at);
    if (code === QUOTE) return "csv-quote-stray";
    if (code === scan.delimiter || code === FEED || code === RETURN) break;
  }
  row.push(scan.text.slice(start, scan.at));
  return undefined;
}

function readQuoted(scan: Scan, row: string[]): string | undefined {
  const start = scan.at + 1;
  let end = scan.text.indexOf('"', start);
  while (end >= 0 && scan.text.charCodeAt(end + 1) === QUOTE) end = scan.text.indexOf('"', end + 2);
  if (end < 0) return "csv-quote-open";
  const raw = scan.text.slice(start, end);
  for (let feed = raw.indexOf("\n"); feed >= 0; feed = raw.indexOf("\n", feed + 1)) scan.line++;
  row.push(raw.replaceAll('""', '"'));
  scan.at = end + 1;
  const next = scan.text.charCodeAt(scan.at);
  const isEnd = Number.isNaN(next) || next === scan.delimiter || next === FEED || next === RETURN;
  return isEnd ? undefined : "csv-quote-stray";
}
