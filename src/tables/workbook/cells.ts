/**
 * The cells of one sheet (ECMA-376 part 1, 18.3.1), row by row, each as the text that a CSV cell would hold: texts as they are, numbers as the shortest
 * decimal, dates by the number format and the workbook's calendar, yes and no. What has no such text says why.
 */
import type { NumberFormat } from "./formats.ts";
import { type Calendar, dateText, decimalText, LARGEST_EXACT, numberOf } from "./numbers.ts";
import { isOn, isTooLong, type TextRuns, textRuns, unescaped, type WorkbookParts } from "./parts.ts";
import type { Attributes, XmlEvents } from "./xml.ts";

/** What a cell holds. `words`: a number with texts of its format around it; `moment`: a day that is shown with the time 00:00. */
export type CellKind = "text" | "number" | "words" | "moment" | "other";

/** Why a cell has no text that can be taken: an error of the sheet, a number that lost digits, a date shown in part. */
export type CellProblem = "error" | "digits" | "date-part" | "calendar";

/** One cell that is not empty; rows and columns from 1. */
export interface SheetCell {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly kind: CellKind;
  readonly problem?: CellProblem | undefined;
  /** The format of a date that is shown in part, or of a number with words. */
  readonly format?: string | undefined;
  /** Whether the text is what a formula gave when the file was written; `empty`: it gave nothing. */
  readonly formula?: "stored" | "empty" | undefined;
}

/** What is told of a sheet. */
export interface SheetEvents {
  cell(cell: SheetCell): void;
  hiddenRow(row: number): void;
  hiddenColumns(first: number, last: number): void;
  merged(range: CellRange): void;
  /** The code of what is too much; ends the reading. */
  readonly problem: string | undefined;
}

/** Cells in a rectangle, its ends included. */
export interface CellRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly text: string;
}

/** Rows and columns of the largest sheet. */
export const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;

/** The letters of a column, from 1. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** Row and column of a cell's name such as B7; undefined where it is none. */
export function cellAt(name: string): { readonly row: number; readonly column: number } | undefined {
  let [column, row, at] = [0, 0, 0];
  for (let code = name.charCodeAt(0); code >= 65 && code <= 90 && at < 3; code = name.charCodeAt(++at)) column = 26 * column + code - 64;
  const firstDigit = at;
  for (let code = name.charCodeAt(at); code >= 48 && code <= 57 && at < firstDigit + 7; code = name.charCodeAt(++at)) row = 10 * row + code - 48;
  const isWhole = at === name.length && firstDigit > 0 && name.charCodeAt(firstDigit) !== 48;
  return !isWhole || row === 0 || row > MOST_ROWS || column > MOST_COLUMNS ? undefined : { row, column };
}

function rangeOf(text: string): CellRange | undefined {
  const [from = "", to = from] = text.replaceAll("$", "").split(":");
  const [first, last] = [cellAt(from), cellAt(to)];
  return first === undefined || last === undefined ? undefined : { top: first.row, left: first.column, bottom: last.row, right: last.column, text };
}

/** A cell while it is read. */
interface Draft {
  row: number;
  column: number;
  type: string;
  style: number;
  value: string | undefined;
  inline: string | undefined;
  isFormula: boolean;
}

type Content = Pick<SheetCell, "text" | "kind" | "problem" | "format">;

/** What a stored number is, by its format; undefined where it is no number. */
function numberContent(value: number, format: NumberFormat, calendar: Calendar): Content {
  const plain = decimalText(value);
  switch (format.kind) {
    case "percent":
      return { text: `${decimalText(value, 2)}%`, kind: "number" };
    case "date":
    case "moment": {
      const text = dateText(value, calendar);
      if (text === undefined) return { text: plain, kind: "other", problem: "calendar" };
      return format.kind === "moment" && !text.includes("T") ? { text: `${text}T00:00`, kind: "moment" } : { text, kind: "other" };
    }
    case "part":
      return { text: plain, kind: "other", problem: "date-part", format: format.code };
    case "zeros":
      return { text: /^\d+$/.test(plain) ? plain.padStart(format.digits, "0") : plain, kind: "text" };
    case "words":
      return { text: plain, kind: "words", format: format.code, ...tooLong(value) };
    case "plain":
      return { text: plain, kind: "number", ...tooLong(value) };
  }
}

const tooLong = (value: number): Pick<Content, "problem"> => (Math.abs(value) >= LARGEST_EXACT ? { problem: "digits" } : {});

/** What a draft holds; undefined where that cannot be in a workbook. */
function contentOf(draft: Draft, parts: WorkbookParts): Content | undefined {
  const value = draft.value ?? "";
  switch (draft.type) {
    case "s": {
      const text = /^\d{1,9}$/.test(value) ? parts.texts[Number(value)] : undefined;
      return text === undefined ? undefined : { text, kind: "text" };
    }
    case "str":
      return { text: unescaped(value), kind: "text" };
    case "inlineStr":
      return { text: draft.inline ?? "", kind: "text" };
    case "b":
      return /^[01]$/.test(value) ? { text: value === "1" ? "yes" : "no", kind: "other" } : undefined;
    case "e":
      return { text: value, kind: "other", problem: "error" };
    case "d":
      return { text: value.replace(/^(\d{4}-\d{2}-\d{2})T00:00(:00(\.0+)?)?$/, "$1"), kind: "other" };
    case "n": {
      const number = numberOf(value);
      return number === undefined ? undefined : numberContent(number, parts.formats[draft.style] ?? { kind: "plain" }, parts.calendar);
    }
    default:
      return undefined;
  }
}

/** A cell that is not empty; undefined where it is; "cell" where it is no cell of a workbook. */
function cellOf(draft: Draft, parts: WorkbookParts): SheetCell | "cell" | undefined {
  const { row, column, isFormula } = draft;
  const isEmpty = draft.type === "inlineStr" ? (draft.inline ?? "") === "" : (draft.value ?? "") === "";
  if (isEmpty) return isFormula ? { row, column, text: "", kind: "other", formula: draft.value === undefined ? "empty" : "stored" } : undefined;
  const content = contentOf(draft, parts);
  if (content === undefined) return "cell";
  if (content.text === "" && !isFormula) return undefined;
  const { text, kind, problem, format } = content;
  return { row, column, text, kind, problem, format, formula: isFormula ? "stored" : undefined };
}

/** A sheet while it is read. */
interface Reader {
  readonly parts: WorkbookParts;
  readonly events: SheetEvents;
  readonly runs: TextRuns;
  readonly draft: Draft;
  isRows: boolean;
  isCell: boolean;
  /** The element of a cell whose text is read. */
  target: "v" | "is" | undefined;
  problem: string | undefined;
}

function openRow(reader: Reader, attributes: Attributes): void {
  const { draft, events } = reader;
  const row = Number(attributes.get("r") ?? draft.row + 1);
  if (!Number.isSafeInteger(row) || row <= draft.row || row > MOST_ROWS) reader.problem = "row";
  [draft.row, draft.column] = [row, 0];
  if (isOn(attributes.get("hidden"))) events.hiddenRow(row);
}

function openCell(reader: Reader, attributes: Attributes): void {
  const { draft } = reader;
  const name = attributes.get("r");
  const at = name === undefined ? { row: draft.row, column: draft.column + 1 } : cellAt(name);
  if (at === undefined || at.row !== draft.row || at.column <= draft.column || at.column > MOST_COLUMNS) reader.problem = "cell";
  else draft.column = at.column;
  [draft.type, draft.style] = [attributes.get("t") ?? "n", Number(attributes.get("s") ?? 0)];
  [draft.value, draft.inline, draft.isFormula] = [undefined, undefined, false];
  reader.isCell = true;
}

function closeCell(reader: Reader): void {
  reader.isCell = false;
  const cell = cellOf(reader.draft, reader.parts);
  if (cell === "cell") reader.problem = "cell";
  else if (cell !== undefined) reader.events.cell(cell);
}

function openInside(reader: Reader, name: string): void {
  if (name === "f") reader.draft.isFormula = true;
  if (name === "v" || name === "is") reader.target = name;
  if (reader.target === "is") reader.runs.open(name);
  if (name === "v") reader.draft.value = "";
}

function openOutside(reader: Reader, name: string, attributes: Attributes): void {
  const { events } = reader;
  if (name === "sheetData") reader.isRows = true;
  if (name === "col" && isOn(attributes.get("hidden"))) events.hiddenColumns(Number(attributes.get("min")), Number(attributes.get("max")));
  if (name !== "mergeCell") return;
  const range = rangeOf(attributes.get("ref") ?? "");
  if (range === undefined) reader.problem = "merge";
  else events.merged(range);
}

function openElement(reader: Reader, name: string, attributes: Attributes): void {
  if (reader.isCell) openInside(reader, name);
  else if (!reader.isRows) openOutside(reader, name, attributes);
  else if (name === "row") openRow(reader, attributes);
  else if (name === "c") openCell(reader, attributes);
}

function closeElement(reader: Reader, name: string): void {
  const { runs, draft, target } = reader;
  if (target === "is") runs.close(name);
  if (name === target) {
    if (name === "is") draft.inline = runs.take();
    reader.target = undefined;
  } else if (name === "c" && reader.isCell) closeCell(reader);
  else if (name === "sheetData") reader.isRows = false;
}

function addText(reader: Reader, text: string): void {
  const { runs, draft } = reader;
  if (reader.target === "is") runs.add(text);
  else draft.value = (draft.value ?? "") + text;
  if (runs.isTooLong() || isTooLong(draft.value ?? "")) reader.problem = "long";
}

/** Tells of the cells of a sheet while its XML is read. Rows and cells must stand in their order, each once. */
export function sheetReader(parts: WorkbookParts, events: SheetEvents): XmlEvents {
  const draft: Draft = { row: 0, column: 0, type: "n", style: 0, value: undefined, inline: undefined, isFormula: false };
  const reader: Reader = { parts, events, runs: textRuns(), draft, isRows: false, isCell: false, target: undefined, problem: undefined };
  return {
    get problem() {
      return reader.problem ?? events.problem;
    },
    get wantsText() {
      return reader.target === "v" || (reader.target === "is" && reader.runs.isRun());
    },
    open: (name, attributes) => openElement(reader, name, attributes),
    close: (name) => closeElement(reader, name),
    text: (text) => addText(reader, text),
  };
}
