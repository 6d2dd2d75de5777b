/** What every workbook that is written has beside its sheets (ECMA-376 part 1 and 2): relations, types of the parts, and the texts of all cells, each once. */
import { xmlText } from "./write-xml.ts";

const PREFIX = "http://schemas.openxmlformats.org";

/** The namespace of a workbook's parts. */
export const MAIN = `${PREFIX}/spreadsheetml/2006/main`;

/** The namespace of relations between parts. */
export const RELATIONS = `${PREFIX}/officeDocument/2006/relationships`;

/** The first line of every part. */
export const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Most characters of one cell (Excel's specifications and limits). */
export const LONGEST_TEXT = 32_767;

/** Texts of all sheets, each once. */
export interface Texts {
  readonly known: Map<string, number>;
  used: number;
}

/** Relations with the ids rId1, rId2, ... */
export function relationsPart(relations: readonly (readonly [type: string, target: string])[]): string {
  const items = relations.map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`);
  return `${HEAD}<Relationships xmlns="${PREFIX}/package/2006/relationships">${items.join("")}</Relationships>`;
}

const numbersTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

/** The relations of a workbook with so many sheets: sheet n is rId n. */
export function workbookRelations(sheets: number): string {
  const own = numbersTo(sheets).map((number) => ["worksheet", `worksheets/sheet${number}.xml`] as const);
  return relationsPart([...own, ["styles", "styles.xml"], ["sharedStrings", "sharedStrings.xml"]]);
}

/** The types of all parts; `noted` are the numbers of the sheets with notes. */
export function typesPart(sheets: number, noted: readonly number[] = []): string {
  const type = (name: string) => `application/vnd.openxmlformats-officedocument.spreadsheetml.${name}+xml`;
  const override = (part: string, name: string) => `<Override PartName="/xl/${part}" ContentType="${type(name)}"/>`;
  const own = [
    override("workbook.xml", "sheet.main"),
    override("styles.xml", "styles"),
    override("sharedStrings.xml", "sharedStrings"),
    ...numbersTo(sheets).map((number) => override(`worksheets/sheet${number}.xml`, "worksheet")),
    ...noted.map((number) => override(`comments${number}.xml`, "comments")),
  ];
  const defaults = [
    ["rels", "application/vnd.openxmlformats-package.relationships+xml"],
    ["xml", "application/xml"],
    ["vml", "application/vnd.openxmlformats-officedocument.vmlDrawing"],
  ].map(([extension, content]) => `<Default Extension="${extension}" ContentType="${content}"/>`);
  return `${HEAD}<Types xmlns="${PREFIX}/package/2006/content-types">${defaults.join("")}${own.join("")}</Types>`;
}

/** The relation of a package to its workbook. */
export function rootRelations(): string {
  return relationsPart([["officeDocument", "xl/workbook.xml"]]);
}

/** The texts of all cells. */
export function textsPart({ known, used }: Texts): string {
  const items = Array.from(known.keys(), (text) => `<si><t xml:space="preserve">${xmlText(text)}</t></si>`);
  return `${HEAD}<sst xmlns="${MAIN}" count="${used}" uniqueCount="${items.length}">${items.join("")}</sst>`;
}

/** A cell with a text, which never becomes a formula; a text longer than a cell can hold is cut, and ends with an ellipsis. */
export function textCell(name: string, style: number, text: string, texts: Texts): string {
  const held = text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
  const number = texts.known.get(held) ?? texts.known.size;
  texts.known.set(held, number);
  texts.used += 1;
  return `<c r="${name}" s="${style}" t="s"><v>${number}</v></c>`;
}

/** Whether a sheet can hold a decimal: at most 15 digits, written plainly. */
export function isSheetNumber(text: string): boolean {
  return /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text) && text.replace(/\D/g, "").length <= 15 && text !== "-0";
}
