/**
 * One sheet of a report's workbook (ECMA-376 part 1, 18.3.1): a table with its names of columns in the first row, frozen and with a filter, and lines of
 * sums below it. A cell is what it is made as: a text stays a text whatever it begins with, and a formula is only what the program wrote as one.
 */
import type { Looks } from "./book-styles.ts";
import { columnLetters, MOST_ROWS } from "./cells.ts";
import { HEAD, isSheetNumber, MAIN, textCell, type Texts } from "./package-parts.ts";
import { xmlText } from "./write-xml.ts";

/** A cell: a text; a number as an exact decimal; a formula with the number that it gives; or nothing. `format`: another one than its column's. */
export type BookCell =
  | string
  | { readonly number: string; readonly format?: string }
  | { readonly formula: string; readonly value: string; readonly format?: string }
  | undefined;

/** A column: its name, the format of its numbers (`@`: texts), and how wide it may become; longer texts are wrapped. */
export interface BookColumn {
  readonly header: string;
  readonly format: string;
  readonly mostWidth?: number;
  /** Every number in it must be 0; another one is painted red. */
  readonly isCheck?: boolean;
}

/** A sheet; `sums` stand below its rows, outside the filter. */
export interface BookSheet {
  readonly name: string;
  readonly columns: readonly BookColumn[];
  readonly rows: readonly (readonly BookCell[])[];
  readonly sums?: readonly (readonly BookCell[])[];
}

/** Lines that are printed on every page. */
export interface PageLines {
  readonly head: string;
  readonly foot: string;
}

/** A sheet's part, and the number of its rows: of the names, the table, and the sums. */
export interface SheetPart {
  readonly part: Uint8Array;
  readonly tableRows: number;
  readonly allRows: number;
}

/** The rows of a sheet, its names of columns included; there is room for `MOST_ROWS`. */
export function rowsOf({ rows, sums }: BookSheet): number {
  return 1 + rows.length + (sums?.length ?? 0);
}

const [LEAST_WIDTH, USUAL_MOST_WIDTH] = [8, 40];
/** Rows that are turned into bytes together. */
const CHUNK_ROWS = 2000;

/** Writes rows one after the other, and sees how wide the columns are. */
interface RowWriter {
  readonly looks: Looks;
  readonly texts: Texts;
  readonly columns: readonly BookColumn[];
  readonly widths: number[];
}

/** How many letters wide a text is; those of Chinese and its neighbours are twice as wide. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text.slice(0, 200)) width += (character.codePointAt(0) ?? 0) >= 0x1100 ? 2 : 1;
  return width;
}

/** A number with its separators, or a little more. */
const numberWidth = (number: string) => number.length + Math.floor(number.length / 3) + 1;

function cellXml(writer: RowWriter, name: string, column: number, cell: BookCell, part: "body" | "sum"): string {
  if (cell === undefined || cell === "") return "";
  const { format, mostWidth = USUAL_MOST_WIDTH } = writer.columns[column] ?? { format: "General" };
  const shown = typeof cell === "string" ? widthOf(cell) : numberWidth("number" in cell ? cell.number : cell.value);
  writer.widths[column] = Math.max(writer.widths[column] ?? 0, shown);
  if (typeof cell === "string" || ("number" in cell && !isSheetNumber(cell.number))) {
    const text = typeof cell === "string" ? cell : cell.number;
    return textCell(name, writer.looks.numberOf({ format: "@", wraps: shown > mostWidth || text.includes("\n"), part }), text, writer.texts);
  }
  const style = writer.looks.numberOf({ format: cell.format ?? format, wraps: false, part });
  if ("number" in cell) return `<c r="${name}" s="${style}"><v>${cell.number}</v></c>`;
  return `<c r="${name}" s="${style}"><f>${xmlText(cell.formula)}</f><v>${cell.value}</v></c>`;
}

function rowXml(writer: RowWriter, row: number, cells: readonly BookCell[], part: "body" | "sum"): string {
  return `<row r="${row}">${cells.map((cell, c) => cellXml(writer, `${columnLetters(c + 1)}${row}`, c, cell, part)).join("")}</row>`;
}

function headXml({ columns, looks, texts }: RowWriter): string {
  const style = looks.numberOf({ format: "@", wraps: true, part: "head" });
  return `<row r="1">${columns.map(({ header }, c) => textCell(`${columnLetters(c + 1)}1`, style, header, texts)).join("")}</row>`;
}

/** The rows as bytes, chunk by chunk. */
function rowBytes(sheet: BookSheet, writer: RowWriter): Omit<SheetPart, "part"> & { readonly chunks: readonly Buffer[] } {
  const chunks: Buffer[] = [];
  if (rowsOf(sheet) > MOST_ROWS) throw new Error(`the sheet ${sheet.name} has too many rows`);
  let [pending, row]: [string[], number] = [[headXml(writer)], 1];
  const add = (cells: readonly BookCell[], part: "body" | "sum"): void => {
    row += 1;
    pending.push(rowXml(writer, row, cells, part));
    if (pending.length < CHUNK_ROWS) return;
    chunks.push(Buffer.from(pending.join(""), "utf8"));
    pending = [];
  };
  for (const cells of sheet.rows) add(cells, "body");
  const tableRows = row;
  for (const cells of sheet.sums ?? []) add(cells, "sum");
  return { chunks: [...chunks, Buffer.from(pending.join(""), "utf8")], tableRows, allRows: row };
}

/** The part of a sheet. */
export function bookSheetPart(sheet: BookSheet, looks: Looks, texts: Texts, page: PageLines): SheetPart {
  const { columns } = sheet;
  const writer: RowWriter = { looks, texts, columns, widths: columns.map(({ header }) => Math.min(20, widthOf(header) + 3)) };
  const { chunks, tableRows, allRows } = rowBytes(sheet, writer);
  const before = `${HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>${paneXml()}<sheetFormatPr defaultRowHeight="15"/>${widthsXml(writer)}<sheetData>`;
  const behind = `</sheetData><autoFilter ref="A1:${columnLetters(columns.length)}${tableRows}"/>${checksXml(columns, allRows)}${pageXml(page)}</worksheet>`;
  return { part: Buffer.concat([Buffer.from(before, "utf8"), ...chunks, Buffer.from(behind, "utf8")]), tableRows, allRows };
}

/** The names of the columns stay in view. */
function paneXml(): string {
  return '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>';
}

function widthsXml({ columns, widths }: RowWriter): string {
  const items = columns.map(({ mostWidth = USUAL_MOST_WIDTH }, c) => {
    const width = Math.min(mostWidth, Math.max(LEAST_WIDTH, (widths[c] ?? 0) + 2));
    return `<col min="${c + 1}" max="${c + 1}" width="${width}" customWidth="1"/>`;
  });
  return `<cols>${items.join("")}</cols>`;
}

function checksXml(columns: readonly BookColumn[], rows: number): string {
  const rules = columns.flatMap(({ isCheck }, c) => {
    if (isCheck !== true || rows < 2) return [];
    const letters = columnLetters(c + 1);
    const rule = `<cfRule type="expression" dxfId="0" priority="${c + 1}"><formula>AND(ISNUMBER(${letters}2),${letters}2&lt;&gt;0)</formula></cfRule>`;
    return [`<conditionalFormatting sqref="${letters}2:${letters}${rows}">${rule}</conditionalFormatting>`];
  });
  return rules.join("");
}

/** Most characters of a line at the head or foot of a page, so that all together are at most 255 (18.3.1.46). */
const LONGEST_PAGE_LINE = 110;

/** A text at the head of a page, where `&` begins a code. */
function pageText(text: string): string {
  return xmlText(
    text
      .slice(0, LONGEST_PAGE_LINE)
      .replace(/[\uD800-\uDBFF]$/, "")
      .replaceAll("&", "&&"),
  );
}

/** A4 across, as wide as the page, with lines between the cells. */
function pageXml({ head, foot }: PageLines): string {
  const margins = '<pageMargins left="0.5" right="0.5" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>';
  const setup = '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>';
  return `<printOptions gridLines="1"/>${margins}${setup}<headerFooter><oddHeader>&amp;L${pageText(head)}&amp;R&amp;A</oddHeader><oddFooter>&amp;L${pageText(foot)}&amp;R&amp;P / &amp;N</oddFooter></headerFooter>`;
}
