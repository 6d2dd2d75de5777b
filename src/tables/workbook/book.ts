/**
 * A report's workbook (ECMA-376 part 1): its sheets with print areas, the names of columns repeated on every page, and filters. Formulas carry the values
 * that they give, and are computed anew when the workbook is opened. The same sheets give the same bytes.
 */
import { bookSheetPart, type BookSheet, type PageLines, type SheetPart } from "./book-sheet.ts";
import { bookLooks } from "./book-styles.ts";
import { columnLetters } from "./cells.ts";
import { HEAD, MAIN, RELATIONS, rootRelations, type Texts, textsPart, typesPart, workbookRelations } from "./package-parts.ts";
import { xmlText } from "./write-xml.ts";
import { zipped } from "./zip-write.ts";

/** The bytes of a workbook with these sheets. */
export function writeBook(sheets: readonly BookSheet[], page: PageLines): Uint8Array {
  const texts: Texts = { known: new Map(), used: 0 };
  const looks = bookLooks();
  const parts = sheets.map((sheet) => bookSheetPart(sheet, looks, texts, page));
  return zipped(
    new Map<string, string | Uint8Array>([
      ["[Content_Types].xml", typesPart(sheets.length)],
      ["_rels/.rels", rootRelations()],
      ["xl/workbook.xml", workbookPart(sheets, parts)],
      ["xl/_rels/workbook.xml.rels", workbookRelations(sheets.length)],
      ["xl/styles.xml", looks.part()],
      ["xl/sharedStrings.xml", textsPart(texts)],
      ...parts.map(({ part }, i) => [`xl/worksheets/sheet${i + 1}.xml`, part] as const),
    ]),
  );
}

function workbookPart(sheets: readonly BookSheet[], parts: readonly SheetPart[]): string {
  const items = sheets.map(({ name }, i) => `<sheet name="${xmlText(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`);
  const names = sheets.flatMap((sheet, i) => definedNames(sheet, i, parts[i] ?? { tableRows: 1, allRows: 1 }));
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${items.join("")}</sheets><definedNames>${names.join("")}</definedNames><calcPr calcId="0" fullCalcOnLoad="1"/></workbook>`;
}

/** The range of the filter, what is printed, and what is repeated on every page. */
function definedNames({ name, columns }: BookSheet, number: number, { tableRows, allRows }: Pick<SheetPart, "tableRows" | "allRows">): readonly string[] {
  const sheet = `'${name.replaceAll("'", "''")}'`;
  const last = columnLetters(columns.length);
  const named = (what: string, range: string, more = "") =>
    `<definedName name="_xlnm.${what}" localSheetId="${number}"${more}>${xmlText(`${sheet}!${range}`)}</definedName>`;
  return [
    named("_FilterDatabase", `$A$1:$${last}$${tableRows}`, ' hidden="1"'),
    named("Print_Area", `$A$1:$${last}$${allRows}`),
    named("Print_Titles", "$1:$1"),
  ];
}
