/** The workbooks of reports: every cell is what it was made as, whatever a text begins with; frozen names, filters, print areas, checks; the same bytes. */
import fc from "fast-check";
import { readXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import { writeBook } from "../../src/tables/workbook/book.ts";
import { rowsOf, type BookCell, type BookSheet } from "../../src/tables/workbook/book-sheet.ts";
import { partOf } from "../support/libreoffice.ts";
import { FORMULA_TEXTS } from "../support/formula-texts.ts";
import { runs } from "../support/runs.ts";
import { sheetTexts } from "../support/sheets.ts";

const PAGE = { head: "Case & more", foot: "proved" };
const text = (header: string) => ({ header, format: "@" });
const one = (rows: BookSheet["rows"], more: Partial<BookSheet> = {}): BookSheet => ({
  name: "One",
  columns: [text("id"), text("note"), { header: "yuan", format: "#,##0.00" }, { header: "check", format: "0", isCheck: true }],
  rows,
  ...more,
});

/** The rows of the only sheet, its names first. */
const readBack = (bytes: Uint8Array) => sheetTexts(bytes).get("One")?.rows ?? [];

test("what a text begins with does not matter: every cell of the list stays a text, to us and to another program", async () => {
  const bytes = writeBook([one(FORMULA_TEXTS.map((hostile, i) => [`S${i}`, hostile]))], PAGE);
  const sheet = partOf(bytes, "xl/worksheets/sheet1.xml");
  expect(sheet).not.toMatch(/<f[ >]/);
  expect(sheet.match(/<c [^>]*t="s"/g)).toHaveLength(2 * FORMULA_TEXTS.length + 4);
  const { sheets } = await readXlsx(bytes, { readStyles: true });
  const [, ...rows] = sheets[0]?.rows ?? [];
  expect(rows.map((row) => row[1])).toEqual([...FORMULA_TEXTS]);
  const cells = [...(sheets[0]?.cells ?? [])].map(([, cell]) => cell);
  expect(cells.length).toBeGreaterThan(FORMULA_TEXTS.length);
  expect(cells.every((cell) => cell.formula === undefined && cell.type === "string")).toBe(true);
});

test("any text comes back as it was, and is no formula", () => {
  const some = fc.oneof(fc.string({ unit: "binary", minLength: 1 }), fc.constantFrom(...FORMULA_TEXTS)).filter((value) => !/\p{Surrogate}/u.test(value));
  fc.assert(
    fc.property(fc.array(some, { minLength: 1, maxLength: 20 }), (texts) => {
      const rows = readBack(writeBook([one(texts.map((value, i) => [`S${i}`, value]))], PAGE));
      expect(rows.slice(-texts.length).map((row) => row[1])).toEqual(texts);
    }),
    { numRuns: runs(200) },
  );
});

test("numbers are exact decimals; one that a sheet cannot hold is a text", async () => {
  const values = ["0", "-12.50", "1690450.00", "999999999999999", "0.10", "9007199254740993", "-0", "1e3"];
  const bytes = writeBook([one(values.map((number) => ["S", undefined, { number }]))], PAGE);
  const sheet = partOf(bytes, "xl/worksheets/sheet1.xml");
  for (const number of values.slice(0, 5)) expect(sheet).toContain(`<v>${number}</v>`);
  const { sheets } = await readXlsx(bytes);
  expect(sheets[0]?.rows.slice(1).map((row) => row[2])).toEqual([0, -12.5, 1690450, 999999999999999, 0.1, "9007199254740993", "-0", "1e3"]);
});

test("a formula carries its value, and only the program writes one", async () => {
  const rows: readonly (readonly BookCell[])[] = [["=1+1", "a", { number: "2.50" }, { formula: 'IF(C2<3,0,"a & b")', value: "0" }]];
  const bytes = writeBook([one(rows, { sums: [["sum", undefined, { formula: "SUM(C2:C2)", value: "2.50" }]] })], PAGE);
  expect(partOf(bytes, "xl/worksheets/sheet1.xml")).toContain("<f>IF(C2&lt;3,0,&quot;a &amp; b&quot;)</f><v>0</v>");
  const { sheets } = await readXlsx(bytes, { readStyles: true });
  const formulas = [...(sheets[0]?.cells ?? [])].flatMap(([, cell]) => (cell.formula === undefined ? [] : [cell.formula]));
  expect(formulas).toEqual(['IF(C2<3,0,"a & b")', "SUM(C2:C2)"]);
  expect(sheets[0]?.rows.at(-1)).toEqual(["sum", null, 2.5, null]);
});

test("frozen names, a filter over the rows and not the sums, a print area over both, names on every page, red checks", () => {
  const bytes = writeBook([one([["a"], ["b"]], { name: "It's", sums: [["sum"]] }), one([], { name: "Empty" })], PAGE);
  const [first, book] = [partOf(bytes, "xl/worksheets/sheet1.xml"), partOf(bytes, "xl/workbook.xml")];
  expect(first).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
  expect(first).toContain('<autoFilter ref="A1:D3"/>');
  expect(first).toContain('<conditionalFormatting sqref="D2:D4">');
  expect(first).toContain("<oddHeader>&amp;LCase &amp;&amp; more&amp;R&amp;A</oddHeader>");
  expect(partOf(bytes, "xl/worksheets/sheet2.xml")).toContain('<autoFilter ref="A1:D1"/>');
  for (const name of ["_FilterDatabase", "Print_Area", "Print_Titles"]) expect(book.match(new RegExp(`_xlnm\\.${name}`, "g"))).toHaveLength(2);
  expect(book).toContain("'It''s'!$A$1:$D$4");
  expect(book).toContain("'It''s'!$1:$1");
});

test("a text longer than a cell can hold is cut, and says so; a long one is wrapped, and a column is no wider than it may be", () => {
  const long = `${"x".repeat(32_765)}\u{1F600}y`;
  const rows = readBack(writeBook([one([["S", long]])], PAGE));
  expect(rows.at(-1)?.[1]).toBe(`${"x".repeat(32_765)}…`);
  const wide = writeBook([one([["S", "奖学金".repeat(30)]])], PAGE);
  expect(partOf(wide, "xl/worksheets/sheet1.xml")).toContain('<col min="2" max="2" width="40" customWidth="1"/>');
  expect(partOf(wide, "xl/styles.xml")).toContain('wrapText="1"');
});

test("the same sheets give the same bytes; what a sheet has no room for is never written", () => {
  const rows = Array.from({ length: 5000 }, (_, i): readonly BookCell[] => [`S${i}`, undefined, { number: `${i}.25` }]);
  expect(writeBook([one(rows)], PAGE)).toEqual(writeBook([one(rows)], PAGE));
  expect(readBack(writeBook([one(rows)], PAGE)).at(-1)).toEqual(["S4999", "", "4999.25", ""]);
  const many = one(Array.from({ length: 1_048_576 }, () => []));
  expect(rowsOf(many)).toBe(1_048_577);
  expect(() => writeBook([many], PAGE)).toThrow(/too many rows/);
});
