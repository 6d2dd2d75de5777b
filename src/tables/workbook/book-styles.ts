/** Looks of the cells of a report's workbook: number formats, bold, wrapped; numbered as they are first used (ECMA-376 part 1, 18.8). */
import { HEAD, MAIN } from "./package-parts.ts";
import { xmlText } from "./write-xml.ts";

/** The look of a cell; `head` is the name of a column, `sum` a line of sums. */
export interface Look {
  readonly format: string;
  readonly wraps: boolean;
  readonly part: "head" | "body" | "sum";
}

/** Number formats that every spreadsheet knows by a number (18.8.30). */
const BUILT_IN: Readonly<Record<string, number>> = { General: 0, "0": 1, "0.00": 2, "#,##0": 3, "#,##0.00": 4, "@": 49 };
const FIRST_OWN = 164;

const FONT = '<sz val="11"/><name val="Calibri"/>';
const LINE = '<color rgb="FF808080"/>';
/** In the order of `Look.part`: fonts, fills and borders. Fill 1 is one that the format reserves. */
const PARTS = ["body", "head", "sum"] as const;
const FONTS = `<fonts count="3"><font>${FONT}</font><font><b/>${FONT}</font><font><b/>${FONT}</font></fonts>`;
const FILLS =
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE7EBF0"/></patternFill></fill></fills>';
const FILL = { body: 0, head: 2, sum: 0 } as const;
const BORDERS = `<borders count="3"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin">${LINE}</bottom><diagonal/></border><border><left/><right/><top style="thin">${LINE}</top><bottom/><diagonal/></border></borders>`;
/** Differential format 0: a check that is not 0. */
const CHECK = '<dxfs count="1"><dxf><font><b/><color rgb="FF9C0006"/></font><fill><patternFill><bgColor rgb="FFFFC7CE"/></patternFill></fill></dxf></dxfs>';

/** The looks of one workbook. */
export interface Looks {
  /** The number of a look. */
  numberOf(look: Look): number;
  /** The part of all looks so far. */
  part(): string;
}

/** No look is used yet but that of an ordinary cell, number 0. */
export function bookLooks(): Looks {
  const numbers = new Map<string, number>();
  const own: string[] = [];
  const cells: string[] = [];
  const formatNumber = (format: string): number => {
    const known = BUILT_IN[format];
    if (known !== undefined) return known;
    if (!own.includes(format)) own.push(format);
    return FIRST_OWN + own.indexOf(format);
  };
  const numberOf = (look: Look): number => {
    const key = `${look.part} ${look.wraps} ${look.format}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    cells.push(cellLook(look, formatNumber(look.format)));
    numbers.set(key, cells.length - 1);
    return cells.length - 1;
  };
  numberOf({ format: "General", wraps: false, part: "body" });
  return { numberOf, part: () => stylesPart(own, cells) };
}

function cellLook({ wraps, part }: Look, format: number): string {
  const place = PARTS.indexOf(part);
  const alignment = wraps ? '<alignment vertical="top" wrapText="1"/>' : '<alignment vertical="top"/>';
  return `<xf numFmtId="${format}" fontId="${place}" fillId="${FILL[part]}" borderId="${place}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${alignment}</xf>`;
}

function stylesPart(own: readonly string[], cells: readonly string[]): string {
  const formats = own.map((format, i) => `<numFmt numFmtId="${FIRST_OWN + i}" formatCode="${xmlText(format)}"/>`);
  const formatPart = own.length === 0 ? "" : `<numFmts count="${own.length}">${formats.join("")}</numFmts>`;
  const base = '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>';
  const named = '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>';
  return `${HEAD}<styleSheet xmlns="${MAIN}">${formatPart}${FONTS}${FILLS}${BORDERS}${base}<cellXfs count="${cells.length}">${cells.join("")}</cellXfs>${named}${CHECK}</styleSheet>`;
}
