/** English sentences of the faults that reading a CSV table can find. */
import type { Sentence } from "../sentence.ts";

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
    says: `byte ${v.offset} is not UTF-8`,
    hint: "save the table as CSV in UTF-8 (in a spreadsheet: CSV UTF-8)",
  }),
  "csv-empty": () => ({
    says: "the file is empty",
    hint: "the first line must name the columns",
  }),
  "csv-no-header": () => ({
    says: "the first line is blank, but it must name the columns",
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
    says: `the row has ${v.cells} cells, but the first line names ${v.columns} columns`,
    hint: "a cell that holds a comma or a line break must stand in double quotes",
  }),
  "csv-quote-open": () => ({
    says: "a cell of the row that begins here opens a double quote that is never closed",
    hint: 'write a double quote inside a cell as two: ""',
  }),
  "csv-quote-stray": () => ({
    says: "the row that begins here has a double quote in the middle of a cell",
    hint: 'put the whole cell in double quotes and write a quote inside it as two: ""',
  }),
};
