/** English sentences of the faults that reading a workbook can find. */
import type { Sentence } from "../sentence.ts";

type Values = Readonly<Record<string, string | number>>;

const LIMITS: Readonly<Record<string, (v: Values) => string>> = {
  bytes: (v) => `the workbook has ${v.found} bytes; at most ${v.limit} are read`,
  entries: (v) => `the workbook has ${v.found} parts; at most ${v.limit} are read`,
  part: (v) => `its part ${v.part} has ${v.found} bytes unpacked; at most ${v.limit} are read`,
  all: (v) => `its parts have ${v.found} bytes unpacked; at most ${v.limit} are read`,
  ratio: (v) => `its part ${v.part} unpacks to ${v.found} times its size; at most ${v.limit} times is read`,
};

const DAMAGE: Readonly<Record<string, (v: Values) => string>> = {
  cut: () => "its end is missing, or something stands behind it",
  zip64: () => "it is an archive of the kind for very large files (ZIP64)",
  directory: (v) => (v.part === "" ? "its list of parts cannot be" : `its list of parts places ${v.part} where it cannot be`),
  twice: (v) => `its part ${v.part} stands there twice`,
  missing: (v) => `its part ${v.part} is missing`,
  method: (v) => `its part ${v.part} is packed in a way that workbooks are not`,
  part: (v) => `its part ${v.part} does not have the size or the checksum that the workbook states`,
  encoding: (v) => `its part ${v.part} is not UTF-8`,
};

const XML: Readonly<Record<string, string>> = {
  doctype: "it declares a document type, which no workbook needs",
  deep: "its elements stand too deep inside each other",
  attributes: "an element has more than 100 attributes",
  encoding: "it states another encoding than UTF-8",
  text: "a text holds a character or a reference that XML has not",
  nesting: "an element is closed that is not open",
  markup: "a tag has not the form of one",
  outside: "something stands outside the first element",
  cut: "its end is missing",
  row: "a row is out of order",
  cell: "a cell is out of order, or holds what no cell can",
  merge: "a range of merged cells has no name such as A1:B2",
  long: "a text is longer than a cell can hold",
  cells: "its rows times its columns are more than 20,000,000 cells",
};

function counted(v: Values, what: string): string {
  return v.count === 1 ? `the ${what}` : `${v.count} cells of this column, the first here: the ${what}`;
}

const SAVE_AGAIN = "open it in a spreadsheet and save it again as .xlsx, or save each table as CSV";
const FORMULA_HINT =
  "put values in the place of formulas (copy, paste as values), or state workbook: { formulas: stored } in scenario.yaml to take what they gave";
const HIDDEN_HINT = "show it, or remove it, or state workbook: { hidden: read } in scenario.yaml";
const KEY_HINT = "format the column as text and write every id as it is, zeros included";

/** Sentence per fault code of `tables/workbook/`. */
export const workbookSentences: Readonly<Record<string, Sentence>> = {
  "workbook-limit": (v) => ({ says: LIMITS[String(v.kind)]?.(v) ?? "", hint: "save large tables as CSV or Parquet" }),
  "workbook-damaged": (v) => ({ says: `the workbook is damaged: ${DAMAGE[String(v.kind)]?.(v) ?? ""}`, hint: SAVE_AGAIN }),
  "workbook-xml": (v) => ({ says: `the workbook is damaged: ${v.part}, byte ${v.offset}: ${XML[String(v.kind)] ?? ""}`, hint: SAVE_AGAIN }),
  "workbook-encrypted": () => ({ says: "the workbook is encrypted", hint: "save it without a password" }),
  "workbook-old": () => ({ says: "this is a workbook of the old kind (.xls), whatever its name says", hint: "open it in a spreadsheet and save it as .xlsx" }),
  "workbook-other": () => ({ says: "this is no workbook, though its name says so", hint: "name a table in text .csv, or save it as .xlsx" }),
  "workbook-no-sheet": (v) => ({
    says: `no workbook of the case has a sheet "${v.name}" with cells`,
    hint: v.near === "" ? `sheets: ${v.known}` : `did you mean "${v.near}"?`,
  }),
  "table-format": (v) => ({ says: `tables are not read from .${v.kind} files`, hint: "save it as .xlsx without macros, or as CSV" }),
  "table-workbooks": (v) => ({
    says: `${v.table} stands in two workbooks, ${v.name} and ${v.other} of the scenario that this one extends`,
    hint: "give both the same name, then the whole workbook is replaced; or put the table into a CSV file of its own",
  }),
  "sheet-unknown": (v) => ({
    says: `a case of this scheme has no table "${v.name}"`,
    hint: `${v.near === "" ? `its tables: ${v.known}.` : `did you mean "${v.near}"?`} State under workbook: { sheets: ... } in scenario.yaml which table it is, or none`,
  }),
  "sheet-twice": (v) => ({
    says: `the table ${v.name} stands in the sheet "${v.other}", too`,
    hint: "keep one of them, or state none for the other under workbook: { sheets }",
  }),
  "sheet-header-blank": () => ({
    says: "the column has cells and no name; the first row with cells must name the columns",
    hint: "name the column, or remove it",
  }),
  "sheet-header-twice": (v) => ({ says: `the column ${v.value} stands twice in the first row: also in ${v.other}`, hint: "keep one of them" }),
  "sheet-hidden": () => ({ says: "the sheet is hidden", hint: HIDDEN_HINT }),
  "sheet-hidden-rows": (v) => ({ says: v.count === 1 ? "this row is hidden" : `${v.count} rows are hidden; this is the first`, hint: HIDDEN_HINT }),
  "sheet-hidden-column": (v) => ({ says: `the column ${v.value} is hidden`, hint: `${HIDDEN_HINT}; or name it under ignore` }),
  "sheet-merged": (v) => ({
    says: `the cells ${v.range} are merged, so that only the first of them has a value`,
    hint: "separate them, and fill in every row",
  }),
  "sheet-formula": (v) => ({ says: counted(v, `value "${v.value}" is what a formula gave when the file was saved`), hint: FORMULA_HINT }),
  "sheet-formula-empty": () => ({ says: "the formula has no stored value", hint: "open the workbook in a spreadsheet, let it compute, and save it" }),
  "sheet-error": (v) => ({ says: `the cell shows the error ${v.value}`, hint: "correct what it refers to, or leave the cell empty where the fact is unknown" }),
  "sheet-digits": (v) => ({
    says: `the number ${v.value} has more than 15 digits, and a spreadsheet keeps no more: the last ones may be lost`,
    hint: "format the cell as text, and write the number anew",
  }),
  "sheet-calendar": (v) => ({ says: `the cell is shown as a date, but ${v.value} is no day of the workbook's calendar` }),
  "sheet-date-part": (v) => ({
    says: `the cell holds the day number ${v.value} and shows only a part of the date (${v.format}): spreadsheets make such dates out of other texts`,
    hint: "format it as a whole date (YYYY-MM-DD) and look at it; or format the cell as text, and write what was meant",
  }),
  "sheet-id-number": (v) => ({
    says: `${counted(v, `id ${v.value} is a number`)}, but ${v.other} is the text "${v.text}": numbers lose their leading zeros`,
    hint: KEY_HINT,
  }),
  "sheet-id-short": (v) => ({
    says: `the id ${v.value} is a number of ${v.digits} digits, but ${v.other} (${v.text}) has ${v.longest}: numbers lose their leading zeros`,
    hint: KEY_HINT,
  }),
  "sheet-id-format": (v) => ({ says: `${counted(v, `id ${v.value} is a number`)} that is shown with other signs around it (${v.format})`, hint: KEY_HINT }),
};
