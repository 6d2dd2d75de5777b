/** Workbooks: every kind of cell as the text that CSV would have, which sheet is which table, and the same case as from CSV. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { writeXlsx } from "hucre/xlsx";
import { afterAll, describe, expect, test } from "vitest";
import { formatDate } from "../../src/award/calendar.ts";
import { loadCase } from "../../src/load.ts";
import type { WorkbookWords } from "../../src/scenario/sheets.ts";
import { cellAt, columnLetters } from "../../src/tables/workbook/cells.ts";
import { numberFormat } from "../../src/tables/workbook/formats.ts";
import { dateText, decimalText } from "../../src/tables/workbook/numbers.ts";
import { readWorkbook } from "../../src/tables/workbook/tables.ts";
import { writeWorkbook } from "../../src/tables/workbook/write.ts";
import { runs } from "../support/runs.ts";
import { book, type BookParts, textCell, textRows, valueCell } from "../support/workbooks.ts";
import { baseRows, baseText, documentsOf, load, printed, TABLES, writeCase } from "./support.ts";
import { baseSheets } from "./workbook-gallery.ts";

const folder = mkdtempSync(join(tmpdir(), "bursar-tests-workbook-"));
afterAll(() => rmSync(folder, { recursive: true }));
let made = 0;
const fresh = () => join(folder, `c${made++}`);

/** One table `t`, of which nothing else is known. */
function words(more: Partial<WorkbookWords> = {}, keys: readonly string[] = [], dates: readonly string[] = []): WorkbookWords {
  const columns = { ignored: new Set<string>(), keys: new Set(keys), dates: new Set(dates) };
  return { tables: new Map([["t", columns]]), sheets: new Map(), placeOfSheet: () => ({ file: "s" }), formulas: false, hidden: false, ...more };
}

/** The rows of the table `t` of a workbook, its header first. */
function rowsOf(bytes: Uint8Array, options = words()): readonly (readonly string[])[] {
  const read = readWorkbook("any.xlsx", "any.xlsx", bytes, options);
  const table = read.tables.get("t");
  if (table === undefined || read.faults.length > 0) throw new Error(JSON.stringify([read.faults, [...read.unreadable]]));
  return [table.headers, ...table.rows];
}

/** What one cell of one column is read as. */
const cellText = (cell: string, more: BookParts = {}, options = words()) =>
  rowsOf(book({ t: { rows: textRows([["a", "x"]], { B1: textCell("B1", "x"), A2: cell, B2: textCell("B2", "-") }) } }, more), options)[1]?.[0];

describe("cells", () => {
  test.each([
    ["0", "0"],
    ["-0", "0"],
    ["3.4500000000000002", "3.45"],
    ["0.10000000000000001", "0.1"],
    ["91", "91"],
    ["1E3", "1000"],
    ["1.5e-7", "0.00000015"],
    ["-12.50", "-12.5"],
    ["999999999999999", "999999999999999"],
  ])("the number %s is %s", (stored, expected) => {
    expect(cellText(valueCell("A2", stored))).toBe(expected);
  });

  test("yes, no, and dates of ISO 8601", () => {
    expect([cellText(valueCell("A2", "1", 0, "b")), cellText(valueCell("A2", "0", 0, "b"))]).toEqual(["yes", "no"]);
    expect([cellText(valueCell("A2", "2024-02-29T00:00:00", 0, "d")), cellText(valueCell("A2", "2024-02-29", 0, "d"))]).toEqual(["2024-02-29", "2024-02-29"]);
  });

  test("texts: runs are joined, reading aids are not read, escapes and references are characters", () => {
    const texts = [
      "<t>plain</t>",
      '<r><rPr><b/></rPr><t xml:space="preserve">two </t></r><r><t>runs</t></r>',
      "<t>東京</t><rPh sb='0' eb='2'><t>とうきょう</t></rPh><phoneticPr/>",
      "<t>a &amp; b &lt;c&gt; &#x738B;&#29579; _x0041__x005F_x0041_</t>",
      "<t>one&#10;two\r\nthree</t>",
      "<t><![CDATA[<raw> & so]]></t>",
    ];
    const shown = texts.map((_, i) => cellText(valueCell("A2", String(i), 0, "s"), { texts }));
    expect(shown).toEqual(["plain", "two runs", "東京", "a & b <c> 王王 A_x0041_", "one\ntwo\nthree", "<raw> & so"]);
  });

  test("what begins like a formula stays a text", () => {
    const texts = ["=1+1", "+86", "-5", "@SUM(A1)", "\tx", '=HYPERLINK("http://x","y")', "＝1"];
    const sheet = { name: "t", columns: [{ header: "a", format: "text" as const }], rows: texts.map((text) => [text]) };
    const bytes = writeWorkbook([sheet]);
    expect(rowsOf(bytes).slice(1).flat()).toEqual(texts);
    for (const text of texts) expect(cellText(textCell("A2", text))).toBe(text);
  });

  test("what a formula gave is taken where the scenario says so; one that gave nothing is an empty cell", () => {
    const stored = words({ formulas: true });
    expect(cellText('<c r="A2"><f>1+1</f><v>2</v></c>', {}, stored)).toBe("2");
    expect(cellText('<c r="A2" t="str"><f>"a"</f><v>a</v></c>', {}, stored)).toBe("a");
    expect(cellText('<c r="A2" t="str"><f>""</f><v></v></c>', {}, stored)).toBe("");
  });
});

describe("number formats", () => {
  test.each([
    ["yyyy-mm-dd", "date"],
    ['[$-804]yyyy"年"m"月"d"日";@', "date"],
    ["m/d/yy", "date"],
    ["yyyy/m/d h:mm AM/PM", "moment"],
    ["mm:ss", "part"],
    ["yyyy-mm", "part"],
    ["h:mm", "part"],
    ["General", "plain"],
    ["#,##0.00", "plain"],
    ["[Red]0.00;[Blue]-0.00", "plain"],
    ["0.00E+00", "plain"],
    ["@", "plain"],
    ["[$¥-804]#,##0.00", "plain"],
    ["0.0%", "percent"],
    ["00000000", "zeros"],
    ['0"分"', "words"],
  ])("%s is %s", (code, kind) => {
    expect(numberFormat(200, new Map([[200, code]])).kind).toBe(kind);
  });

  test("built-in dates are dates", () => {
    expect([14, 22, 30, 16, 20, 9, 0, 49].map((id) => numberFormat(id, new Map()).kind)).toEqual([
      "date",
      "moment",
      "date",
      "part",
      "part",
      "percent",
      "plain",
      "plain",
    ]);
  });

  test("zeros in front and percent as they are shown", () => {
    const formats = ["00000000", "0.0%", "#,##0.00"];
    expect([cellText(valueCell("A2", "12345", 1), { formats }), cellText(valueCell("A2", "0.855", 2), { formats })]).toEqual(["00012345", "85.5%"]);
    expect(cellText(valueCell("A2", "20000.5", 3), { formats })).toBe("20000.5");
  });

  test("days of both calendars; a day with the time 00:00 is a day where a date is wanted", () => {
    const more = { formats: ["yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss"] };
    const since1904 = { ...more, properties: '<workbookPr date1904="1"/>' };
    expect(["1", "59", "61", "45000"].map((day) => cellText(valueCell("A2", day, 1), more))).toEqual(["1900-01-01", "1900-02-28", "1900-03-01", "2023-03-15"]);
    expect(["0", "43538"].map((day) => cellText(valueCell("A2", day, 1), since1904))).toEqual(["1904-01-01", "2023-03-15"]);
    expect(cellText(valueCell("A2", "45000.75", 2), more)).toBe("2023-03-15T18:00");
    expect(cellText(valueCell("A2", "45000.7500115741", 2), more)).toBe("2023-03-15T18:00:01");
    expect(cellText(valueCell("A2", "45000", 2), more)).toBe("2023-03-15T00:00");
    expect(cellText(valueCell("A2", "45000", 2), more, words({}, [], ["a"]))).toBe("2023-03-15");
  });

  test("law: every day from 1900-03-01 to 9999 is the day that its number says, in both calendars", () => {
    let met = 0;
    const law = (serial: number) => {
      const day = dateText(serial, 1900);
      expect(day).toBe(formatDate(serial - 25_569));
      if (serial > 1462) expect(dateText(serial - 1462, 1904)).toBe(day);
      met += 1;
    };
    fc.assert(fc.property(fc.integer({ min: 61, max: 2_958_465 }), law), { seed: 11, numRuns: runs(500) });
    expect(met).toBe(runs(500));
  });

  test("law: a decimal is the number's shortest, without exponent, and a shift moves its point", () => {
    let met = 0;
    const law = (value: number) => {
      expect(Number(decimalText(value))).toBe(value === 0 ? 0 : value);
      expect(decimalText(value)).toMatch(/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/);
      const [shifted, plain] = [decimalText(value, 2), decimalText(value)];
      expect(BigInt(shifted.replace(/\..*/, "") === "-0" ? "0" : shifted.replace(/\..*/, ""))).toBe(
        BigInt(
          plain.replace(
            /^(-?)(\d+)(?:\.(\d+))?$/,
            (_, sign: string, whole: string, fraction = "") => `${sign}${whole}${String(fraction).padEnd(2, "0").slice(0, 2)}`,
          ),
        ),
      );
      met += 1;
    };
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), law), { seed: 12, numRuns: runs(500) });
    expect(met).toBe(runs(500));
  });
});

describe("sheets", () => {
  test("names of cells", () => {
    expect(["A1", "Z9", "AA10", "XFD1048576"].map((name) => cellAt(name))).toEqual([
      { row: 1, column: 1 },
      { row: 9, column: 26 },
      { row: 10, column: 27 },
      { row: 1_048_576, column: 16_384 },
    ]);
    expect(["A0", "A01", "1", "A", "XFE1", "A1048577", "a1", "A1 ", "AAAA1", ""].map((name) => cellAt(name))).toEqual(Array(10).fill(undefined));
    for (const column of [1, 26, 27, 702, 703, 16_384]) expect(cellAt(`${columnLetters(column)}5`)).toEqual({ row: 5, column });
  });

  test("empty rows and columns, cells with a style only, and where the table begins, make no difference", () => {
    const rows = '<row r="3"><c r="B3" t="inlineStr"><is><t>a</t></is></c><c r="D3" t="inlineStr"><is><t>b</t></is></c><c r="H3" s="0"/></row>';
    const more =
      '<row r="4"/><row r="7"><c r="B7"><v>1</v></c><c r="D7"><v>2</v></c></row><row r="9"><c r="B9" s="0"/><c r="F9" t="inlineStr"><is><t/></is></c></row>';
    expect(rowsOf(book({ t: { rows: rows + more } }))).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
  });

  test("cells and rows without names follow each other; prefixes of names mean nothing", () => {
    const cells = "<row><c t='inlineStr'><is><t>a</t></is></c><c t='inlineStr'><is><t>b</t></is></c></row><row><c><v>1</v></c><c><v>2</v></c></row>";
    const plain = book({ t: { rows: cells } });
    const prefixed = book(
      { t: { rows: cells } },
      { parts: { "xl/worksheets/sheet1.xml": `<x:worksheet xmlns:x="u"><x:sheetData>${cells.replaceAll(/<(\/?)/g, "<$1x:")}</x:sheetData></x:worksheet>` } },
    );
    expect(rowsOf(plain)).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
    expect(rowsOf(prefixed)).toEqual(rowsOf(plain));
  });

  test("what is hidden is read where the scenario says so; hidden sheets with other names never are", () => {
    const hidden = { rows: textRows([["a"], ["1"]], {}, { 2: ' hidden="1"' }), before: '<cols><col min="1" max="1" hidden="1"/></cols>', state: "hidden" };
    const lists = { rows: textRows([["q"]]), state: "veryHidden" };
    expect(rowsOf(book({ t: hidden, lists }), words({ hidden: true }))).toEqual([["a"], ["1"]]);
  });

  test("errors, formulas, merged-away and hidden columns that the scenario ignores are no faults", () => {
    const rows = textRows([["a", "n"]], { A2: textCell("A2", "1"), B2: '<c r="B2" t="e"><f>X</f><v>#REF!</v></c>' });
    const options = words();
    const ignoring = { ...options, tables: new Map([["t", { ignored: new Set(["n"]), keys: new Set<string>(), dates: new Set<string>() }]]) };
    const bytes = book({ t: { rows, before: '<cols><col min="2" max="2" hidden="1"/></cols>' } });
    expect(() => rowsOf(bytes, options)).toThrow("sheet-error");
    expect(rowsOf(bytes, ignoring)[1]?.[0]).toBe("1");
  });
});

describe("law: a table written and read back is the table", () => {
  const cell = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 12 }),
    fc.constantFrom("", "=1+1", "-5", "007", "1e3", "_x0041_", " a ", "a\r\nb", "\t", "<&>\"'", "yes", "2024-02-29", "0.30", "王小明", "#REF!", "__proto__"),
    fc.integer().map(String),
  );
  const tables = fc
    .integer({ min: 1, max: 6 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }));
  /** A row without any value is no row. */
  const written = (rows: readonly (readonly string[])[]) => rows.filter((row) => row.some((text) => text !== ""));
  const headersOf = (rows: readonly (readonly string[])[]) => (rows[0] ?? []).map((_, i) => `h${i}`);

  test("by our own writer, as texts", () => {
    let cells = 0;
    const law = (rows: readonly (readonly string[])[]) => {
      const headers = headersOf(rows);
      const sheet = { name: "t", columns: headers.map((header) => ({ header, format: "text" as const })), rows };
      expect(rowsOf(writeWorkbook([sheet]))).toEqual([headers, ...written(rows)]);
      cells += rows.length * headers.length;
    };
    fc.assert(fc.property(tables, law), { seed: 3, numRuns: runs(150) });
    expect(cells).toBeGreaterThan(runs(1000));
  });

  test("by our own writer, as numbers and dates where they can be: the values are the same", () => {
    let [numbers, dates] = [0, 0];
    const number = fc
      .tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: 0, max: 4 }))
      .map(([digits, scale]) => decimalText(digits / 10 ** scale));
    const date = fc.integer({ min: -20_000, max: 60_000 }).map(formatDate);
    const law = (rows: readonly (readonly [string, string])[]) => {
      const columns = [
        { header: "n", format: "number" as const },
        { header: "d", format: "date" as const },
      ];
      expect(rowsOf(writeWorkbook([{ name: "t", columns, rows }]))).toEqual([["n", "d"], ...rows]);
      numbers += rows.length;
      dates += rows.filter(([, day]) => day > "1900-03-01").length;
    };
    fc.assert(fc.property(fc.array(fc.tuple(number, date), { minLength: 1, maxLength: 10 }), law), { seed: 4, numRuns: runs(150) });
    expect([numbers > runs(300), dates > runs(200)]).toEqual([true, true]);
  });

  test("by another writer", async () => {
    let cells = 0;
    const law = async (rows: readonly (readonly string[])[]) => {
      const headers = headersOf(rows);
      // That writer does not escape what looks like an escape, and makes errors of the texts of errors.
      const plain = rows.map((row) => row.map((text) => text.replaceAll("_x", "-x").replaceAll("#", "-")));
      const bytes = await writeXlsx({ sheets: [{ name: "t", rows: [headers, ...plain] }], stringMode: cells % 2 === 0 ? "shared" : "inline" });
      expect(rowsOf(bytes)).toEqual([headers, ...written(plain)]);
      cells += rows.length * headers.length;
    };
    await fc.assert(fc.asyncProperty(tables, law), { seed: 5, numRuns: runs(60) });
    expect(cells).toBeGreaterThan(runs(400));
  });
});

describe("the tiny scenario", () => {
  const absent = Object.fromEntries(TABLES.map((file) => [file, null]));
  const bound = () => book(baseSheets());

  test("from a workbook it has the documents of the one from CSV", async () => {
    const place = writeCase(fresh(), { ...absent, "any name.xlsx": bound(), "~$any name.xlsx": "a lock" });
    expect(await printed(place)).toBe("");
    expect(await documentsOf(place)).toEqual(await documentsOf(writeCase(fresh(), {})));
    const loaded = await load(place);
    if (!loaded.ok) throw new Error("faults");
    expect([...loaded.value.inputs.keys()].sort()).toEqual(["inputs/any name.xlsx", "inputs/scenario.yaml", "inputs/scheme.yaml"]);
    expect(loaded.value.inputs.get("inputs/any name.xlsx")).toEqual(Buffer.from(bound()));
    expect([...loaded.value.tables.keys()]).toContain("any name.xlsx#students.exams");
  });

  test("a workbook called like a table is that table, whatever its only sheet is called", async () => {
    const bytes = book({ Sheet1: { rows: textRows(baseRows("students.csv")) }, Sheet2: { rows: "" } });
    const place = writeCase(fresh(), { "students.csv": null, "students.xlsx": bytes });
    expect(await printed(place)).toBe("");
    expect(await documentsOf(place)).toEqual(await documentsOf(writeCase(fresh(), {})));
  });

  test("the scenario says which sheet is which table, and which is none; headers are mapped as in CSV", async () => {
    const { students, ...others } = baseSheets();
    const renamed = { ...students, rows: (students?.rows ?? "").replace(">id<", ">学号<").replace(">score<", ">成绩<") };
    const bytes = book({ 学生: renamed, 说明: { rows: textRows([["read this"]]) }, ...others });
    const more = "workbook: { sheets: { 学生: students, 说明: none } }\ncolumns: { students: { 学号: id, 成绩: score } }";
    const place = writeCase(fresh(), { ...absent, "cohort.xlsx": bytes }, more);
    expect(await printed(place)).toBe("");
    expect(await documentsOf(place)).toEqual(await documentsOf(writeCase(fresh(), {})));
  });

  test("a scenario that extends another puts a table or the whole workbook in its place", async () => {
    const found = async (base: Readonly<Record<string, Uint8Array | string | null>>, own: Readonly<Record<string, string | Uint8Array>>) => {
      const root = writeCase(fresh(), base);
      mkdirSync(join(root, "more"));
      for (const [name, content] of Object.entries({ "scenario.yaml": "extends: ../case\n", ...own })) writeFileSync(join(root, "more", name), content);
      const loaded = await loadCase("./more", {}, { workingFolder: root, shippedFolder: root });
      if (!loaded.ok) return loaded.faults.map(({ code }) => code);
      const score = [...loaded.value.tables].find(([name]) => /students(\.csv)?$/.test(name))?.[1].rows[0]?.[7];
      return [...[...loaded.value.inputs.keys()].filter((name) => /csv|xlsx/.test(name)), score];
    };
    const changed = baseText("students.csv").replace("91.00", "17.00");
    const changedBook = book(
      baseSheets({
        rows: textRows(
          changed
            .trimEnd()
            .split("\n")
            .map((line) => line.split(",")),
        ),
      }),
    );
    const inBook = { ...absent, "cohort.xlsx": bound() };
    expect(await found(inBook, { "students.csv": changed })).toEqual(["inputs/cohort.xlsx", "inputs/students.csv", "17.00"]);
    expect(await found(inBook, { "cohort.xlsx": changedBook })).toEqual(["inputs/cohort.xlsx", "17.00"]);
    expect(await found({}, { "cohort.xlsx": changedBook })).toEqual(["inputs/cohort.xlsx", "17.00"]);
    expect(await found(inBook, { "students.xlsx": book({ S: { rows: textRows(baseRows("students.csv")) } }) })).toEqual(["table-workbooks"]);
  });
});
