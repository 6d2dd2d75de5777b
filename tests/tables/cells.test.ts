/** Wrong cells, one by one: which fault, and what is said. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { inWords } from "../../src/words/en.ts";
import { baseRows, load, tableBytes, writeCase } from "./support.ts";

const root = mkdtempSync(join(tmpdir(), "bursar-cells-"));
afterAll(() => rmSync(root, { recursive: true }));

/** Wrong texts for one column: what is said after `the value is "..."`, and what is added to the hint. */
interface Group {
  readonly file: string;
  readonly header: string;
  /** The row, by its first cell, that is repeated with the wrong texts. */
  readonly like: string;
  readonly expected: string;
  readonly cells: readonly (readonly [text: string, what?: string, more?: string])[];
}

const ISO = "a real date as YYYY-MM-DD";
const TIME = "a date as YYYY-MM-DD, or date, time and zone as 2024-06-30T17:00+08:00";
const MISSING = ": a word for a missing value; an unknown fact is an empty cell";
const SCHOOLS = "one of: SCE, SIE";

const GROUPS: readonly Group[] = [
  {
    file: "students.csv",
    header: "tuition",
    like: "S1",
    expected: "yuan with at most two decimals, 0..10000000.00",
    cells: [
      ["12,000", ": thousands are separated"],
      ["12,000.50", ": thousands are separated"],
      ["1.234.567", ": thousands are separated"],
      ["12'000", ": thousands are separated"],
      ["1.234,56", ": a decimal comma; the sign is a point"],
      ["3,5", ": a decimal comma; the sign is a point"],
      ["1e4", ": a number with an exponent"],
      ["2.5E+3", ": a number with an exponent"],
      ["0x1F", ": a number in another base than ten"],
      ["+5000", ": a plus sign"],
      ["NaN", ": not a finite number"],
      ["-Infinity", ": not a finite number"],
      ["９０００", ": full-width digits or signs"],
      ["90００", ": full-width digits or signs"],
      ["٩٠", ": digits other than 0-9"],
      ["¥9000", ": a currency in the cell"],
      ["$9000", ": a currency in the cell"],
      ["9000元", ": a currency in the cell"],
      ["9000 yuan", ": a currency in the cell"],
      ["RMB 9000", ": a currency in the cell"],
      ["9 000", ": a blank inside the number"],
      ["9000.", ": a decimal point without a digit on both sides"],
      [".5", ": a decimal point without a digit on both sides"],
      ["9000.123", ": too many decimals"],
      ["-5", ": a negative number"],
      ["−5", ": a minus sign other than -"],
      ["(5)", ": a number in parentheses"],
      ["10000000.01", ": out of range"],
      ["99999999999999999999", ": out of range"],
      ["1/2", ": a fraction"],
      ["50%", ": a percent sign in the cell"],
      ["N/A", MISSING],
      ["none", MISSING],
      ["-", MISSING],
      ["无", MISSING],
      ["#REF!", ": an error of a spreadsheet"],
      ["九千", ": a Chinese numeral"],
      ["9000m", ": a unit after the number"],
      ["2024-01-05", ": a date"],
      ["abc"],
      ["true"],
    ],
  },
  {
    file: "students.csv",
    header: "gpa",
    like: "S1",
    expected: "a number with at most 2 decimals, 0.00..5.00",
    cells: [
      ["3.505", ": too many decimals"],
      ["3,50", ": a decimal comma; the sign is a point"],
      ["5.01", ": out of range"],
      ["-0.01", ": a negative number"],
      ["３.５", ": full-width digits or signs"],
      ["A-"],
    ],
  },
  {
    file: "students.csv",
    header: "semesters",
    like: "S1",
    expected: "a whole number, 0..30",
    cells: [
      ["4.5", ": too many decimals"],
      ["31", ": out of range"],
      ["1,000", ": thousands are separated"],
      ["0b11", ": a number in another base than ten"],
      ["4th", ": a unit after the number"],
      ["2 4", ": a blank inside the number"],
    ],
  },
  {
    file: "students.csv",
    header: "registered",
    like: "S1",
    expected: "yes or no, or nothing where it is unknown",
    cells: [
      ["Yes", "", '; did you mean "yes"?'],
      ["TRUE", "", '; did you mean "true"?'],
      ["是", "", '; did you mean "yes"?'],
      ["n", "", '; did you mean "no"?'],
      ["1"],
      ["nein"],
    ],
  },
  {
    file: "students.csv",
    header: "enrolledOn",
    like: "S1",
    expected: ISO,
    cells: [
      ["2023-02-30", ": there is no such day"],
      ["1900-02-29", ": there is no such day"],
      ["2023-13-01", ": there is no such day"],
      ["01/02/2023", ": it does not say which part is the day, the month and the year"],
      ["1.2.23", ": it does not say which part is the day, the month and the year"],
      ["23-02-01", ": it does not say which part is the day, the month and the year"],
      ["2023-2-3", ": a date without leading zeros", "; write 2023-02-03"],
      ["2023/02/03", ": a date with separators other than -", "; write 2023-02-03"],
      ["2023.2.31", ": a date with separators other than -"],
      ["20230203", ": a date without separators", "; write 2023-02-03"],
      ["45000", ": a spreadsheet's day number, which is 2023-03-15 or, in its other calendar, 2027-03-16"],
      ["45000.75", ": a spreadsheet's day number, which is 2023-03-15 or, in its other calendar, 2027-03-16"],
      ["2023-02", ": only a part of a date"],
      ["2023年2月3日", ": a date with Chinese characters", "; write 2023-02-03"],
      ["Feb 3, 2023", ": a date in words"],
      ["2023-02-03 00:00:00", ": a time of day after the date"],
      ["1899-12-31", ": a year out of 1900 to 2199"],
      ["２０２３-02-03", ": full-width digits or signs"],
      ["N/A", MISSING],
      ["tomorrow"],
    ],
  },
  {
    file: "students.papers.csv",
    header: "receivedAt",
    like: "S1",
    expected: TIME,
    cells: [
      ["2024-09-03T10:15", ": a time without its zone"],
      ["2024-09-03 10:15", ": a blank between date and time, where T belongs"],
      ["2024-09-03T25:00+08:00", ": there is no such time or zone"],
      ["2024-09-03T10:15+15:00", ": there is no such time or zone"],
      ["2024-09-31", ": there is no such day"],
      ["45000", ": a spreadsheet's day number, which is 2023-03-15 or, in its other calendar, 2027-03-16"],
      ["10:15"],
    ],
  },
  {
    file: "students.csv",
    header: "school",
    like: "S1",
    expected: SCHOOLS,
    cells: [
      ["sce", "", '; did you mean "SCE"?'],
      ["SCR", "", '; did you mean "SCE"?'],
      ["ЅСЕ", ": character 1 is U+0405, which looks like S", '; did you mean "SCE"?'],
      ["ＳCE", ": character 1 is U+FF33, the full-width form of S", '; did you mean "SCE"?'],
      ["3", ": a number, where the values are words"],
      ["浙大"],
    ],
  },
  {
    file: "census.csv",
    header: "count",
    like: "registered",
    expected: "a whole number, not negative",
    cells: [
      ["20.0", ": too many decimals"],
      ["-1", ": a negative number"],
      ["1e2", ": a number with an exponent"],
      ["1234567890", ": out of range"],
      ["", ": the cell is empty"],
      ["twenty"],
    ],
  },
  {
    file: "decisions.csv",
    header: "date",
    like: "places",
    expected: ISO,
    cells: [
      ["2024/9/1", ": a date with separators other than -", "; write 2024-09-01"],
      ["1 Sept 2024", ": a date in words"],
      ["", ": the cell is empty"],
    ],
  },
];

let folders = 0;

/** The faults of a table whose row `like` is repeated with other texts in one column, each row unlike the others in `unlike`. */
async function faultsOf(file: string, header: string, like: string, texts: readonly string[], unlike?: string) {
  const rows = baseRows(file);
  const [column, unlikeColumn] = [rows[0]?.indexOf(header), rows[0]?.indexOf(unlike ?? "")];
  const model = rows.find((row) => row[0] === like) ?? [];
  const wrong = texts.map((text, i) => model.map((cell, c) => (c === column ? text : c === unlikeColumn ? `X${i}` : cell === "listed" ? "none" : cell)));
  const folder = writeCase(join(root, String(folders++)), { [file]: tableBytes([...rows, ...wrong]) }, "encoding: utf-8");
  const loaded = await load(folder);
  const faults = loaded.ok ? [] : [...loaded.faults].sort((a, b) => (a.place.line ?? 0) - (b.place.line ?? 0));
  return faults.map((fault) => ({ code: fault.code, place: fault.place, ...inWords(fault) }));
}

const UNLIKE: Readonly<Record<string, string>> = { "students.csv": "id", "census.csv": "part", "decisions.csv": "subject" };

describe("values", () => {
  test.each(GROUPS)("$file $header: all wrong cells at once, each with its own words", async ({ file, header, like, expected, cells }) => {
    const found = await faultsOf(
      file,
      header,
      like,
      cells.map(([text]) => text),
      UNLIKE[file],
    );
    const first = baseRows(file).length + 1;
    expect(found).toEqual(
      cells.map(([text, what = "", more = ""], i) => ({
        code: "cell-value",
        place: { file: `case/${file}`, line: first + i, header },
        says: `the value is "${text}"${what}`,
        hint: `expected: ${expected}${more}`,
      })),
    );
  });

  test("there are enough of them", () => {
    expect(GROUPS.reduce((sum, group) => sum + group.cells.length, 0)).toBeGreaterThanOrEqual(100);
  });

  test("what is right stays right", async () => {
    expect(await faultsOf("students.csv", "tuition", "S1", ["0", "0.5", "007", "12000.00", "12000.50000", "-0", ""], "id")).toEqual([]);
    expect(await faultsOf("students.csv", "agreement", "S1", ["浙江—1", "a\nb", "none", "x\ty", "é"], "id")).toEqual([]);
    expect(await faultsOf("students.csv", "registered", "S1", ["yes", "no", "true", "false", ""], "id")).toEqual([]);
    expect(await faultsOf("students.papers.csv", "receivedAt", "S1", ["2024-09-03", "2024-09-03T02:15Z", "2024-09-03T10:15:59-03:30"])).toEqual([]);
  });
});

describe("texts", () => {
  test.each([
    ["tuition", " 9000", 'the value " 9000" begins or ends with a blank'],
    ["tuition", "9000\u00A0", 'the value "9000\u00A0" begins or ends with a blank: character 5 is U+00A0, a blank'],
    ["registered", "no ", 'the value "no " begins or ends with a blank'],
    ["agreement", "学校\u3000", 'the value "学校\u3000" begins or ends with a blank: character 3 is U+3000, a blank'],
  ])("blanks: %s %j", async (header, text, says) => {
    expect(await faultsOf("students.csv", header, "S1", [text], "id")).toMatchObject([{ code: "cell-blanks", says, hint: "remove the blank" }]);
  });

  test.each([
    ["tuition", "9000\u200B", "character 5 is U+200B, which cannot be seen"],
    ["agreement", "EX\u200D01", "character 3 is U+200D, which cannot be seen"],
    ["agreement", "EX\u00AD01", "character 3 is U+00AD, which cannot be seen"],
    ["agreement", "\uFEFFEX", "character 1 is U+FEFF, which cannot be seen"],
    ["agreement", "a\u001B[31mb", "character 2 is U+001B, which cannot be seen"],
    ["agreement", "\uE000", "character 1 is U+E000, which cannot be seen"],
    ["agreement", "x\uFFFDy", "character 2 is U+FFFD, which stands for characters that another program has lost"],
    ["agreement", "e\u0301x", "character 2 is U+0301, which is not in its composed form (NFC)"],
  ])("what nobody sees: %s %j", async (header, text, what) => {
    const found = await faultsOf("students.csv", header, "S1", [text], "id");
    expect(found).toMatchObject([{ code: "cell-unseen", says: `the value is "${text}": ${what}`, hint: "write the value anew, without that character" }]);
  });

  test("parts of sets are cells, too", async () => {
    const found = await faultsOf("students.csv", "citizenships", "S1", ["TH;", "TH; US", "none;TH", "TH;T\u200BH"], "id");
    expect(found.map(({ code, says }) => [code, says])).toEqual([
      ["cell-set", 'the set "TH;" has an empty part'],
      ["cell-blanks", 'the value " US" begins or ends with a blank'],
      ["cell-value", 'the value is "none"'],
      ["cell-unseen", 'the value is "T\u200BH": character 2 is U+200B, which cannot be seen'],
    ]);
    expect(await faultsOf("students.csv", "applied", "S1", ["merit-grants"], "id")).toMatchObject([
      { hint: 'expected: one of: merit-grant, language-grant, exam-prize; did you mean "merit-grant"?', place: { header: "applied" } },
    ]);
    expect(await faultsOf("students.csv", "exams", "S1", ["Listed", "0"], "id")).toMatchObject([
      { code: "cell-list-state", hint: 'expected: none, listed, or nothing where it is unknown; did you mean "listed"?' },
      { code: "cell-list-state", hint: "expected: none, listed, or nothing where it is unknown" },
    ]);
  });

  test("rounds, parts and subjects that differ by a blank are not overlooked", async () => {
    expect(await faultsOf("census.csv", "round", "registered", ["autumn "], "part")).toMatchObject([{ code: "cell-blanks", place: { header: "round" } }]);
    expect(await faultsOf("decisions.csv", "value", "waiver", ["good-marks "])).toMatchObject([{ code: "cell-blanks", place: { header: "value" } }]);
    expect(await faultsOf("decisions.csv", "subject", "waiver", ["s4", "Ѕ4"])).toMatchObject([
      { code: "cell-id-unknown", hint: 'did you mean "S4"?' },
      { code: "cell-id", says: '"Ѕ4" cannot be an id: character 1 is U+0405, which looks like S' },
    ]);
  });
});

describe("ids", () => {
  test.each([
    ["S\u0410", ": character 2 is U+0410, which looks like A"],
    ["Ο1", ": character 1 is U+039F, which looks like O"],
    ["Ｓ7", ": character 1 is U+FF33, the full-width form of S"],
    ["S１", ": character 2 is U+FF11, the full-width form of 1"],
    ["S7\u200B", ": character 3 is U+200B, which cannot be seen"],
    ["\uFEFFS7", ": character 1 is U+FEFF, which cannot be seen"],
    [" S7", ": character 1 is U+0020, a blank"],
    ["S\u00A07", ": character 2 is U+00A0, a blank"],
    ["S7\u0301", ": character 3 is U+0301"],
    ["学7", ": character 1 is U+5B66"],
    ["S7/8", ": character 3 is U+002F"],
    ["S\uFFFD7", ": character 2 is U+FFFD, which stands for characters that another program has lost"],
    ["_S7", ""],
    ["__proto__", ""],
    ["", ""],
  ])("no id: %j", async (id, what) => {
    expect(await faultsOf("students.csv", "id", "S1", [id])).toMatchObject([
      { code: "cell-id", says: `"${id}" cannot be an id${what}`, place: { header: "id", line: 6 } },
    ]);
  });

  test("ids that differ by case or leading zeros only are asked about", async () => {
    const found = await faultsOf("students.csv", "id", "S1", ["s2", "007", "7", "07", "0", "00", "7a", "70"]);
    expect(found.map(({ code, place, says }) => [code, place.line, says])).toEqual([
      ["cell-id-alike", 6, 'the id "s2" differs from "S2" in line 3 by case or leading zeros only'],
      ["cell-id-alike", 8, 'the id "7" differs from "007" in line 7 by case or leading zeros only'],
      ["cell-id-alike", 9, 'the id "07" differs from "007" in line 7 by case or leading zeros only'],
      ["cell-id-alike", 11, 'the id "00" differs from "0" in line 10 by case or leading zeros only'],
    ]);
    const [header = [], ...rows] = baseRows("students.csv");
    const twin = (rows[0] ?? []).map((cell, c) => (c === 0 ? "s2" : cell === "listed" ? "none" : cell));
    const folder = writeCase(join(root, "alike"), { "students.csv": tableBytes([header, ...rows, twin]) }, "ids: { alike: allowed }");
    const loaded = await load(folder);
    expect(loaded.ok && loaded.value.theCase.ids).toEqual(["S1", "S2", "S3", "S4", "s2"]);
  });
});
