/** English sentences of the faults that reading a table can find. */
import type { Sentence } from "../sentence.ts";

function counted(count: string | number | undefined, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** Sentence per fault code of `tables/`. */
export const tablesSentences: Readonly<Record<string, Sentence>> = {
  "csv-too-large": (v) => ({
    says: `the table has ${v.bytes} bytes; at most ${v.limit} are read`,
    hint: "split the cohort, or remove columns that the scheme does not use",
  }),
  "csv-nul": (v) => ({
    says: `byte ${v.offset} is a NUL character, so this is no CSV text`,
    hint: "save the table as CSV in UTF-8, not as UTF-16 and not as a spreadsheet",
  }),
  "csv-not-utf8": (v) => ({
    says: `byte ${v.offset} is not UTF-8, though a byte order mark or the scenario says that the table is`,
    hint: "save the table as CSV in UTF-8 (in a spreadsheet: CSV UTF-8), or state encoding: gb18030 in scenario.yaml",
  }),
  "csv-not-gb18030": () => ({
    says: "this line is not GB18030, though the scenario states it",
    hint: "save the table in GB18030 (GBK), or state encoding: utf-8 in scenario.yaml",
  }),
  "csv-mark-gb18030": () => ({
    says: "the table begins with the byte order mark of UTF-8, but the scenario states encoding: gb18030",
    hint: "save the table in GB18030 (GBK), or state encoding: utf-8 in scenario.yaml",
  }),
  "csv-encoding-unknown": (v) => ({
    says: `the table is neither UTF-8 nor GB18030; the first byte that is not UTF-8 is byte ${v.offset}`,
    hint: "save the table as CSV in UTF-8 (in a spreadsheet: CSV UTF-8)",
  }),
  "csv-encoding-mixed": (v) => ({
    says: `byte ${v.offset} is not UTF-8, but line ${v.line} is Chinese in UTF-8`,
    hint: "the table is damaged, or pasted together; if it is GB18030 (GBK) all the same, state encoding: gb18030 in scenario.yaml",
  }),
  "csv-encoding-question": (v) => ({
    says: `these bytes are "${v.utf8}" in UTF-8 and "${v.gb18030}" in GB18030 (GBK)`,
    hint: "state encoding: utf-8 or encoding: gb18030 in scenario.yaml",
  }),
  "csv-delimiter-question": (v) => ({
    says: `the first line holds several delimiters outside quotes: ${v.found}`,
    hint: "state delimiter: comma, semicolon or tab in scenario.yaml, or put names that hold one in double quotes",
  }),
  "csv-delimiter-absent": (v) => ({
    says: `the first line holds no ${v.stated}, which the scenario states as delimiter; it holds: ${v.found}`,
    hint: "correct delimiter: in scenario.yaml, or save the table with that delimiter",
  }),
  "csv-lone-cr": () => ({
    says: "a carriage return stands alone, without a line feed after it",
    hint: "save the table with line ends of Unix (LF) or Windows (CRLF); a line break inside a cell stands in double quotes",
  }),
  "csv-empty": () => ({
    says: "the file is empty",
    hint: "the first line must name the columns",
  }),
  "csv-no-header": () => ({
    says: "the first line is blank, but it must name the columns",
  }),
  "csv-sep-line": () => ({
    says: "the first line tells a spreadsheet its delimiter, but it must name the columns",
    hint: "remove the line; delimiter: in scenario.yaml says it to Bursar where it is in doubt",
  }),
  "csv-header-blank": (v) => ({
    says: `column ${v.column} of ${v.columns} has no name in the first line`,
    hint: "name the column, or remove it",
  }),
  "csv-header-duplicate": (v) => ({
    says: `the column ${v.header} stands twice in the first line: as column ${v.first} and as column ${v.column}`,
    hint: "keep one of them",
  }),
  "csv-row-cells": (v) => ({
    says: `the row has ${counted(v.cells, "cell")}, but the first line names ${counted(v.columns, "column")}`,
    hint: "a cell that holds the delimiter or a line break must stand in double quotes",
  }),
  "csv-quote-open": () => ({
    says: "a cell of the row that begins here opens a double quote that is never closed",
    hint: 'write a double quote inside a cell as two: ""',
  }),
  "csv-quote-stray": () => ({
    says: "the row that begins here has a double quote in the middle of a cell",
    hint: 'put the whole cell in double quotes and write a quote inside it as two: ""',
  }),
  "table-twice": (v) => ({
    says: `the folder has this table twice: as ${v.name} and as ${v.other}`,
    hint: "keep the one that holds; move the other away",
  }),
  "parquet-package": (v) => ({
    says: `Parquet tables need the package @duckdb/node-api with its part for ${v.platform}, which cannot be loaded (${v.reason})`,
    hint: "install it (npm install @duckdb/node-api@1.5.6-r.1), or save the table as CSV, which needs no package",
  }),
  "parquet-other": () => ({
    says: "this is no Parquet file, though its name says so: it does not begin with PAR1",
    hint: "name a table in text .csv, or save it as Parquet without encryption",
  }),
  "parquet-cut": (v) => ({
    says: `the Parquet file of ${v.bytes} bytes does not end with PAR1: its end is missing`,
    hint: "copy or write the file again",
  }),
  "parquet-unreadable": (v) => ({
    says: `the Parquet file cannot be read: ${v.reason}`,
    hint: "write the file again, or save the table as CSV",
  }),
  "parquet-type": (v) => ({
    says: `the column is of the type ${v.type}, which has no exact text`,
    hint: PARQUET_TYPE_HINTS[String(v.kind)] ?? "use integers, DECIMAL, text, BOOLEAN or DATE, or name the column under ignore in scenario.yaml",
  }),
};

const PARQUET_TYPE_HINTS: Readonly<Record<string, string>> = {
  float: "write the column as DECIMAL (or integer): a binary fraction does not say which decimal was meant",
  timestamp: "write the column as TIMESTAMP WITH TIME ZONE, as DATE, or as text such as 2024-06-30T17:00+08:00",
};
