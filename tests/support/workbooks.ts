/** Workbooks from small parts: cells as XML, so that tests can write what no spreadsheet would. */
import { zipped } from "../../src/tables/workbook/zip-write.ts";

const PREFIX = "http://schemas.openxmlformats.org";
const MAIN = `xmlns="${PREFIX}/spreadsheetml/2006/main" xmlns:r="${PREFIX}/officeDocument/2006/relationships"`;

/** One sheet: its cells, what stands before and behind them, its state. */
export interface SheetParts {
  readonly rows: string;
  readonly before?: string;
  readonly behind?: string;
  readonly state?: string;
}

/** A workbook's parts beside its sheets. */
export interface BookParts {
  /** Number formats of the styles 1, 2, ...; style 0 is General. */
  readonly formats?: readonly string[];
  /** Elements of the shared texts. */
  readonly texts?: readonly string[];
  readonly properties?: string;
  /** Parts that take the place of those that are made, or come beside them; undefined leaves one out. */
  readonly parts?: Readonly<Record<string, string | undefined>>;
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
const relation = (id: number, type: string, target: string) =>
  `<Relationship Id="rId${id}" Type="${PREFIX}/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
const relations = (items: readonly string[]) => `<Relationships xmlns="${PREFIX}/package/2006/relationships">${items.join("")}</Relationships>`;

/** The letters of a column, from 0. */
export const letters = (column: number): string => (column < 26 ? "" : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));

/** A cell with a text. */
export const textCell = (name: string, text: string) =>
  text === "" ? "" : `<c r="${name}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
/** A cell with a stored value of a type. */
export const valueCell = (name: string, value: string, style = 0, type = "n") => `<c r="${name}" s="${style}" t="${type}"><v>${value}</v></c>`;

/** Rows of texts as cells; `replaced` cells by name take the place of theirs. */
export function textRows(
  rows: readonly (readonly string[])[],
  replaced: Readonly<Record<string, string>> = {},
  attributes: Readonly<Record<number, string>> = {},
): string {
  const width = Math.max(...rows.map((row) => row.length), ...Object.keys(replaced).map((name) => name.charCodeAt(0) - 64));
  const height = Math.max(rows.length, ...Object.keys(replaced).map((name) => Number(/\d+/.exec(name)?.[0])));
  return Array.from({ length: height }, (_, r) => {
    const cells = Array.from({ length: width }, (__, c) => {
      const name = `${letters(c)}${r + 1}`;
      return replaced[name] ?? textCell(name, rows[r]?.[c] ?? "");
    });
    return `<row r="${r + 1}"${attributes[r + 1] ?? ""}>${cells.join("")}</row>`;
  }).join("");
}

/** The parts of a workbook by their names. */
export function bookParts(sheets: Readonly<Record<string, SheetParts>>, more: BookParts = {}): Map<string, string> {
  const names = Object.keys(sheets);
  const formats = more.formats ?? [];
  const parts = new Map<string, string>([
    ["[Content_Types].xml", `<Types xmlns="${PREFIX}/package/2006/content-types"/>`],
    ["_rels/.rels", relations([relation(1, "officeDocument", "xl/workbook.xml")])],
    [
      "xl/workbook.xml",
      `<workbook ${MAIN}>${more.properties ?? ""}<sheets>${names.map((name, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}"${sheets[name]?.state === undefined ? "" : ` state="${sheets[name]?.state}"`} r:id="rId${i + 1}"/>`).join("")}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      relations([
        ...names.map((_, i) => relation(i + 1, "worksheet", `worksheets/sheet${i + 1}.xml`)),
        relation(names.length + 1, "styles", "styles.xml"),
        relation(names.length + 2, "sharedStrings", "sharedStrings.xml"),
      ]),
    ],
    [
      "xl/styles.xml",
      `<styleSheet ${MAIN}><numFmts>${formats.map((code, i) => `<numFmt numFmtId="${200 + i}" formatCode="${escaped(code)}"/>`).join("")}</numFmts><cellXfs><xf numFmtId="0"/>${formats.map((_, i) => `<xf numFmtId="${200 + i}"/>`).join("")}</cellXfs></styleSheet>`,
    ],
    ["xl/sharedStrings.xml", `<sst ${MAIN}>${(more.texts ?? []).map((text) => `<si>${text}</si>`).join("")}</sst>`],
    ...Object.values(sheets).map(
      ({ rows, before = "", behind = "" }, i) =>
        [`xl/worksheets/sheet${i + 1}.xml`, `<worksheet ${MAIN}>${before}<sheetData>${rows}</sheetData>${behind}</worksheet>`] as const,
    ),
  ]);
  for (const [name, text] of Object.entries(more.parts ?? {})) {
    if (text === undefined) parts.delete(name);
    else parts.set(name, text);
  }
  return parts;
}

/** The bytes of a workbook. */
export function book(sheets: Readonly<Record<string, SheetParts>>, more: BookParts = {}): Uint8Array {
  return zipped(bookParts(sheets, more));
}

/** Bytes with some changed; the place is found by what stands there. */
export function patched(bytes: Uint8Array, at: number, values: readonly number[]): Uint8Array {
  const changed = Uint8Array.from(bytes);
  changed.set(values, at);
  return changed;
}
