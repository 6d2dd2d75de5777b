/** Broken workbooks: the tiny scenario with all tables in `cohort.xlsx`, and one thing wrong. Each gives the files of the case that differ. */
import { book, type BookParts, bookParts, patched, type SheetParts, textCell, textRows, valueCell } from "../support/workbooks.ts";
import { zipped } from "../../src/tables/workbook/zip-write.ts";
import { baseRows, baseText, TABLES } from "./support.ts";

/** Files of a case; more lines of its scenario. */
export interface Broken {
  readonly files: Readonly<Record<string, Uint8Array | string>>;
  readonly more?: string;
}

/** The tables of the tiny scenario as sheets, with the students' sheet in another form. */
export function baseSheets(students: Partial<SheetParts> = {}): Record<string, SheetParts> {
  const sheets = TABLES.map((file) => [file.replace(".csv", ""), { rows: textRows(baseRows(file)) }] as const);
  const all: Record<string, SheetParts> = Object.fromEntries(sheets);
  return { ...all, students: { ...all["students"], rows: all["students"]?.rows ?? "", ...students } };
}

/** The tiny scenario's rows with some students' cells written otherwise. */
const students = (replaced: Readonly<Record<string, string>>, attributes: Readonly<Record<number, string>> = {}) =>
  textRows(baseRows("students.csv"), replaced, attributes);
const withCells = (replaced: Readonly<Record<string, string>>, more: BookParts = {}, scenario = ""): Broken => ({
  files: { "cohort.xlsx": book(baseSheets({ rows: students(replaced) }), more) },
  more: scenario,
});
const withStudents = (parts: Partial<SheetParts>, more: BookParts = {}): Broken => ({ files: { "cohort.xlsx": book(baseSheets(parts), more) } });
const withParts = (parts: NonNullable<BookParts["parts"]>): Broken => withStudents({}, { parts });
const asFile = (bytes: Uint8Array | string): Broken => ({ files: { "cohort.xlsx": bytes } });

const whole = () => book(baseSheets());
const SHEET = "xl/worksheets/sheet1.xml";
const sheetXml = () => bookParts(baseSheets()).get(SHEET) ?? "";
/** Where the directory of an archive, and the entry of a part in it, begin. */
const entryAt = (bytes: Uint8Array, name: string) => Buffer.from(bytes).lastIndexOf(name) - 46;
const endAt = (bytes: Uint8Array) => bytes.length - 22;
const compound = (text: string) =>
  Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600), Buffer.from(text, "utf16le"), Buffer.alloc(500)]);

/** Every broken workbook, by what is wrong. */
export const GALLERY: Readonly<Record<string, () => Broken>> = {
  "cell-out-of-range": () => withCells({ H2: valueCell("H2", "101.5") }),
  "cell-error": () => withCells({ H2: valueCell("H2", "#REF!", 0, "e"), H3: valueCell("H3", "#N/A", 0, "e") }),
  "cell-formula": () => withCells({ H2: '<c r="H2"><f>G2+1</f><v>91</v></c>', H4: '<c r="H4" t="str"><f>"8"&amp;"0"</f><v>80</v></c>' }),
  "cell-formula-shared": () => withCells({ H2: '<c r="H2"><f t="shared" si="0"/><v>91</v></c>' }),
  "cell-formula-empty": () => withCells({ H2: '<c r="H2"><f>G2+1</f></c>' }, {}, "workbook: { formulas: stored }"),
  "cell-not-rounded": () => withCells({ H2: valueCell("H2", "30.000000000000004") }),
  "cell-too-many-digits": () => withCells({ A2: valueCell("A2", "110105199003070000") }),
  "cell-percent": () => withCells({ H2: valueCell("H2", "0.855", 1) }, { formats: ["0.0%"] }),
  "cell-moment": () => withCells({ D2: valueCell("D2", "44809.5", 1) }, { formats: ["yyyy-mm-dd hh:mm"] }),
  "cell-date-in-number": () => withCells({ H2: valueCell("H2", "44809", 1) }, { formats: ["yyyy/m/d"] }),
  "cell-date-part": () => withCells({ H2: valueCell("H2", "44809", 1), H3: valueCell("H3", "0.5", 2) }, { formats: ['m"月"d"日"', "h:mm"] }),
  "cell-no-day": () => withCells({ D2: valueCell("D2", "-3", 1) }, { formats: ["yyyy-mm-dd"] }),
  "cell-29-february-1900": () => withCells({ D3: valueCell("D3", "60", 1) }, { formats: ["yyyy-mm-dd"] }),
  "cell-blanks": () => withCells({ A2: textCell("A2", " S1") }),
  "cell-unseen": () => withCells({ A2: textCell("A2", "S1_x200B_") }),
  "header-blank": () => withCells({ H1: "" }),
  "header-twice": () => withCells({ H1: textCell("H1", "id") }),
  "header-unknown": () => withCells({ H1: textCell("H1", "points") }),
  "id-number-among-texts": () => withCells({ A2: textCell("A2", "0021"), A3: valueCell("A3", "22"), A4: valueCell("A4", "23") }),
  "id-numbers-of-two-lengths": () => withCells({ A2: valueCell("A2", "20240001"), A3: valueCell("A3", "1240002"), A4: valueCell("A4", "20240003") }),
  "id-format-with-words": () => withCells({ A2: valueCell("A2", "1", 1) }, { formats: ['"S"0'] }),
  "id-twice": () => withCells({ A3: textCell("A3", "S1") }),
  "id-unknown-in-list": () => ({
    files: {
      "cohort.xlsx": book({
        ...baseSheets(),
        "students.exams": { rows: textRows([...baseRows("students.exams.csv"), ["S99", ...(baseRows("students.exams.csv")[1]?.slice(1) ?? [])]]) },
      }),
    },
  }),
  "merged-cells": () => withStudents({ behind: '<mergeCells count="2"><mergeCell ref="B2:B3"/><mergeCell ref="AA90:AB99"/></mergeCells>' }),
  "hidden-row": () => withStudents({ rows: students({}, { 3: ' hidden="1"', 90: "" }) }),
  "hidden-column": () => withStudents({ before: '<cols><col min="7" max="8" hidden="1"/></cols>' }),
  "hidden-sheet": () => withStudents({ state: "hidden" }),
  "title-above": () => withStudents({ rows: textRows([["Students of 2024"], ...baseRows("students.csv")]) }),
  "sheet-unknown": () => ({ files: { "cohort.xlsx": book({ ...baseSheets(), student: { rows: textRows([["id"], ["S1"]]) } }) } }),
  "sheet-twice": () => ({
    files: { "cohort.xlsx": book({ ...baseSheets(), again: { rows: textRows(baseRows("students.csv")) } }) },
    more: "workbook: { sheets: { again: students } }",
  }),
  "sheet-stated-absent": () => ({ files: { "cohort.xlsx": whole() }, more: "workbook: { sheets: { student: students } }" }),
  "sheet-of-another-language-unstated": () => {
    const { students: own, ...others } = baseSheets();
    return { files: { "cohort.xlsx": book({ 学生: own as SheetParts, ...others }) } };
  },
  "beside-csv": () => ({ files: { "cohort.xlsx": whole(), "students.csv": baseText("students.csv") } }),
  "beside-another-workbook": () => ({ files: { "cohort.xlsx": whole(), "students.xlsx": book({ Sheet1: { rows: students({}) } }) } }),
  "old-format": () => ({ files: { "cohort.xlsx": whole(), "students.xls": compound("Workbook") } }),
  "old-format-renamed": () => asFile(compound("Workbook")),
  encrypted: () => asFile(compound("EncryptedPackage")),
  "text-renamed": () => asFile(baseText("students.csv")),
  "empty-file": () => asFile(""),
  "other-archive": () => asFile(zipped(new Map([["mimetype", "application/vnd.oasis.opendocument.spreadsheet"]]))),
  "document-renamed": () => withParts({ "xl/workbook.xml": "<document/>" }),
  "cut-short": () => asFile(whole().slice(0, -300)),
  "bytes-behind": () => asFile(Buffer.concat([whole(), Buffer.from("more")])),
  "wrong-checksum": () => {
    const bytes = whole();
    return asFile(patched(bytes, entryAt(bytes, SHEET) + 16, [1, 2, 3, 4]));
  },
  "size-understated": () => {
    const bytes = whole();
    return asFile(patched(bytes, entryAt(bytes, SHEET) + 24, [100, 0, 0, 0]));
  },
  "size-overstated": () => {
    const bytes = whole();
    return asFile(patched(bytes, entryAt(bytes, SHEET) + 24, [0, 0, 1, 0]));
  },
  "declares-gigabytes": () => {
    const bytes = whole();
    return asFile(patched(bytes, entryAt(bytes, SHEET) + 24, [0, 0, 0, 0xf0]));
  },
  "part-encrypted": () => {
    const bytes = whole();
    return asFile(patched(bytes, entryAt(bytes, SHEET) + 8, [1, 0]));
  },
  "overlapping-parts": () => {
    const bytes = whole();
    const at = entryAt(bytes, "xl/worksheets/sheet2.xml") + 20;
    return asFile(patched(bytes, at, [(bytes[at] ?? 0) ^ 0xff, (bytes[at + 1] ?? 0) | 1]));
  },
  "part-in-another": () => {
    const bytes = whole();
    return asFile(patched(bytes, entryAt(bytes, "xl/worksheets/sheet2.xml") + 42, [0, 0, 0, 0]));
  },
  "too-many-parts": () => asFile(zipped(new Map(Array.from({ length: 1001 }, (_, i) => [`p${i}`, ""])))),
  "too-many-parts-stated": () => {
    const bytes = whole();
    return asFile(patched(bytes, endAt(bytes) + 8, [0xff, 0xff, 0xff, 0xff]));
  },
  "part-missing": () => withParts({ [SHEET]: undefined }),
  bomb: () => withParts({ [SHEET]: `<worksheet>${" ".repeat(30_000_000)}</worksheet>` }),
  "bomb-of-texts": () => withParts({ "xl/sharedStrings.xml": `<sst><si><t>${"x".repeat(900_000)}</t></si></sst>` }),
  "document-type": () => withParts({ [SHEET]: `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${sheetXml()}` }),
  "entity-undeclared": () => withCells({ A2: '<c r="A2" t="inlineStr"><is><t>&a;</t></is></c>' }),
  deep: () => withParts({ [SHEET]: `<worksheet>${"<a>".repeat(5000)}` }),
  "too-many-attributes": () => withParts({ [SHEET]: `<worksheet ${Array.from({ length: 101 }, (_, i) => `a${i}=''`).join(" ")}/>` }),
  "attribute-twice": () => withParts({ [SHEET]: sheetXml().replace('<row r="1"', '<row r="1" r="2"') }),
  "not-closed": () => withParts({ [SHEET]: sheetXml().slice(0, -20) }),
  nesting: () => withParts({ [SHEET]: sheetXml().replace("</row>", "</c>") }),
  "utf-16": () => withParts({ [SHEET]: sheetXml().replace("<worksheet", '<?xml version="1.0" encoding="UTF-16"?><worksheet') }),
  "cell-of-a-later-row": () => withCells({ A2: textCell("A9", "S1") }),
  "cell-beyond-the-sheet": () => withParts({ [SHEET]: sheetXml().replace('r="A2"', 'r="XFE2"') }),
  "cell-text-that-is-not-there": () => withCells({ A2: '<c r="A2" t="s"><v>7</v></c>' }),
  "rows-out-of-order": () => withParts({ [SHEET]: sheetXml().replace('<row r="3"', '<row r="2"') }),
};
