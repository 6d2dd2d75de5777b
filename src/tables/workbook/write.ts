/**
 * Tables to a workbook, one sheet each (ECMA-376 part 1): names of columns in bold, frozen above the rows; allowed values as lists to choose from; notes at
 * the names. Texts are written as texts, whatever they begin with: nothing becomes a formula. The same tables give the same bytes.
 */
import { parseDate } from "../../award/calendar.ts";
import { columnLetters, MOST_ROWS } from "./cells.ts";
import { decimalText } from "./numbers.ts";
import {
  HEAD,
  isSheetNumber,
  MAIN,
  RELATIONS,
  relationsPart,
  rootRelations,
  textCell,
  type Texts,
  textsPart,
  typesPart,
  workbookRelations,
} from "./package-parts.ts";
import { commentsPart, drawingPart } from "./write-notes.ts";
import { xmlText } from "./write-xml.ts";
import { zipped } from "./zip-write.ts";

/** A column of a sheet that is written. `text` keeps what is typed as it is typed. */
export interface ColumnSpec {
  readonly header: string;
  readonly format: "text" | "date" | "number";
  /** Values to choose from. */
  readonly allowed?: readonly string[] | undefined;
  readonly note?: string | undefined;
}

/** A sheet that is written. A cell that is no date or number of its column's format stays a text. */
export interface SheetSpec {
  readonly name: string;
  readonly columns: readonly ColumnSpec[];
  readonly rows: readonly (readonly string[])[];
}

/** Longest name of a sheet. */
const LONGEST_NAME = 31;

/** The name of a table's sheet: its own, cut where a sheet's name cannot be so long. */
export function sheetName(table: string): string {
  return table.slice(0, LONGEST_NAME);
}

/** Styles by format: cellXfs in `STYLES`; the name of a column is in bold. */
const STYLE = { number: 0, text: 1, date: 2, header: 3 } as const;
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** The bytes of a workbook. Values that do not fit into a list of a column stand in a hidden sheet `lists`. */
export function writeWorkbook(sheets: readonly SheetSpec[]): Uint8Array {
  const texts: Texts = { known: new Map(), used: 0 };
  const lists: (readonly string[])[] = [];
  const parts = new Map<string, string>();
  sheets.forEach((sheet, i) => addSheet(parts, i + 1, sheet, texts, lists));
  if (lists.length > 0) parts.set(`xl/worksheets/sheet${sheets.length + 1}.xml`, listsPart(lists, texts));
  const names = [...sheets.map((sheet) => sheet.name), ...(lists.length > 0 ? [LISTS] : [])];
  const noted = sheets.flatMap((sheet, i) => (sheet.columns.some(({ note }) => note !== undefined) ? [i + 1] : []));
  return zipped(
    new Map([
      ["[Content_Types].xml", typesPart(names.length, noted)],
      ["_rels/.rels", rootRelations()],
      ["xl/workbook.xml", workbookPart(names, lists.length > 0)],
      ["xl/_rels/workbook.xml.rels", workbookRelations(names.length)],
      ["xl/styles.xml", STYLES],
      ["xl/sharedStrings.xml", textsPart(texts)],
      ...parts,
    ]),
  );
}

const LISTS = "lists";

function addSheet(parts: Map<string, string>, number: number, sheet: SheetSpec, texts: Texts, lists: (readonly string[])[]): void {
  const notes = sheet.columns.flatMap(({ note }, i) => (note === undefined ? [] : [{ column: i + 1, note }]));
  parts.set(`xl/worksheets/sheet${number}.xml`, sheetPart(sheet, texts, lists, notes.length > 0));
  if (notes.length === 0) return;
  const relations: (readonly [string, string])[] = [
    ["vmlDrawing", `../drawings/vmlDrawing${number}.vml`],
    ["comments", `../comments${number}.xml`],
  ];
  parts.set(`xl/worksheets/_rels/sheet${number}.xml.rels`, relationsPart(relations));
  parts.set(`xl/comments${number}.xml`, `${HEAD}${commentsPart(MAIN, notes)}`);
  parts.set(`xl/drawings/vmlDrawing${number}.vml`, drawingPart(notes));
}

function workbookPart(names: readonly string[], hasLists: boolean): string {
  const sheets = names.map((name, i) => {
    const state = hasLists && i === names.length - 1 ? ' state="hidden"' : "";
    return `<sheet name="${xmlText(name)}" sheetId="${i + 1}"${state} r:id="rId${i + 1}"/>`;
  });
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.join("")}</sheets></workbook>`;
}

function sheetPart(sheet: SheetSpec, texts: Texts, lists: (readonly string[])[], hasNotes: boolean): string {
  const { columns, rows } = sheet;
  const widths = columns.map(({ header, format }, i) => {
    const width = Math.min(40, Math.max(10, header.length + 3));
    return `<col min="${i + 1}" max="${i + 1}" width="${width}" style="${STYLE[format]}" customWidth="1"/>`;
  });
  const head = `<row r="1">${columns.map(({ header }, i) => textCell(`${columnLetters(i + 1)}1`, STYLE.header, header, texts)).join("")}</row>`;
  const below = rows.map(
    (row, i) => `<row r="${i + 2}">${row.map((text, c) => cellXml(columns[c], `${columnLetters(c + 1)}${i + 2}`, text, texts)).join("")}</row>`,
  );
  const pane =
    '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/><selection pane="bottomRight" activeCell="B2" sqref="B2"/>';
  return [
    `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>`,
    `<sheetFormatPr defaultRowHeight="15"/><cols>${widths.join("")}</cols><sheetData>${head}${below.join("")}</sheetData>`,
    validations(columns, lists),
    hasNotes ? '<legacyDrawing r:id="rId1"/>' : "",
    "</worksheet>",
  ].join("");
}

/** Days from a sheet's day 0 to 1970-01-01, and the first day after the 29 February that was none. */
const [DAY_ZERO, FIRST_DAY] = [25_569, 61];

/** A cell; a number or a date is one only where reading it back gives the same value. */
function cellXml(column: ColumnSpec | undefined, name: string, text: string, texts: Texts): string {
  if (text === "") return "";
  const format = column?.format ?? "text";
  const day = format === "date" ? parseDate(text) : undefined;
  if (day !== undefined && day + DAY_ZERO >= FIRST_DAY) return `<c r="${name}" s="${STYLE.date}"><v>${day + DAY_ZERO}</v></c>`;
  if (format === "number" && isSheetNumber(text)) return `<c r="${name}"><v>${decimalText(Number(text))}</v></c>`;
  return textCell(name, format === "date" ? STYLE.text : STYLE[format], text, texts);
}

/** Lists longer than this, or with a comma in a value, cannot stand in a cell's rule itself. */
const LONGEST_LIST = 250;

function validations(columns: readonly ColumnSpec[], lists: (readonly string[])[]): string {
  const rules = columns.flatMap(({ allowed }, i) => {
    if (allowed === undefined) return [];
    const letters = columnLetters(i + 1);
    return [
      `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${letters}2:${letters}${MOST_ROWS}"><formula1>${xmlText(listFormula(allowed, lists))}</formula1></dataValidation>`,
    ];
  });
  return rules.length === 0 ? "" : `<dataValidations count="${rules.length}">${rules.join("")}</dataValidations>`;
}

function listFormula(allowed: readonly string[], lists: (readonly string[])[]): string {
  const inside = allowed.join(",");
  if (inside.length <= LONGEST_LIST && allowed.every((value) => !/[,"]/.test(value))) return `"${inside}"`;
  const known = lists.findIndex((list) => list.join("\n") === allowed.join("\n"));
  const letters = columnLetters(known < 0 ? lists.push(allowed) : known + 1);
  return `${LISTS}!$${letters}$1:$${letters}$${allowed.length}`;
}

/** One list per column, without a header. */
function listsPart(lists: readonly (readonly string[])[], texts: Texts): string {
  const rows = Array.from({ length: Math.max(...lists.map((list) => list.length)) }, (_, r) => {
    const cells = lists.map((list, c) => (list[r] === undefined ? "" : textCell(`${columnLetters(c + 1)}${r + 1}`, STYLE.text, list[r], texts)));
    return `<row r="${r + 1}">${cells.join("")}</row>`;
  });
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${rows.join("")}</sheetData></worksheet>`;
}
