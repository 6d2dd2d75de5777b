/** Delimiters, columns that the scenario maps or leaves out, and names that objects of JavaScript have of their own. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readTable } from "../../src/tables/csv.ts";
import { tablesSentences } from "../../src/words/en/tables.ts";
import { baseRows, baseText, documentsOf, load, printed, type Rows, tableBytes, writeCase } from "./support.ts";

const root = mkdtempSync(join(tmpdir(), "bursar-columns-"));
afterAll(() => rmSync(root, { recursive: true }));
let count = 0;
const fresh = () => join(root, String(count++));

/** Students with some headers renamed, and a last column. */
function students(names: Readonly<Record<string, string>>, last?: string): Rows {
  const renamed = new Map(Object.entries(names));
  const [headers = [], ...rows] = baseRows("students.csv");
  const shown = headers.map((header) => renamed.get(header) ?? header);
  return last === undefined ? [shown, ...rows] : [[...shown, last], ...rows.map((row) => [...row, "x"])];
}

async function said(rows: Rows, more: string): Promise<readonly string[]> {
  return (await printed(writeCase(fresh(), { "students.csv": tableBytes(rows) }, more))).trimEnd().split("\n");
}

describe("delimiters", () => {
  const read = (text: string, delimiter?: "," | ";" | "\t") => {
    const result = readTable("t.csv", new TextEncoder().encode(text), { delimiter });
    if (result.ok) return [result.value.delimiter, result.value.headers, ...result.value.rows];
    return result.faults.map((fault) => [fault.code, fault.place.line, tablesSentences[fault.code]?.(fault.values).says]);
  };

  test("the only one outside quotes in the header line", () => {
    expect(read('id,"a;b"\n1,"2\t3"\n')).toEqual([",", ["id", "a;b"], ["1", "2\t3"]]);
    expect(read("id;b\n1,5;2\n")).toEqual([";", ["id", "b"], ["1,5", "2"]]);
    expect(read('id\t"b\n,"\n1;\t\n')).toEqual(["\t", ["id", "b\n,"], ["1;", ""]]);
    expect(read("id\n1\n")).toEqual([",", ["id"], ["1"]]);
    expect(read('"a""b";c\n1;2')).toEqual([";", ['a"b', "c"], ["1", "2"]]);
  });

  test("several are asked about, and the answer settles it", () => {
    expect(read("id;a,b\n1;2\n")).toEqual([["csv-delimiter-question", 1, "the first line holds several delimiters outside quotes: comma, semicolon"]]);
    expect(read("id;a,b\n1;2\n", ";")).toEqual([";", ["id", "a,b"], ["1", "2"]]);
    expect(read("id;b\n1;2\n", "\t")).toEqual([
      ["csv-delimiter-absent", 1, "the first line holds no tab, which the scenario states as delimiter; it holds: semicolon"],
    ]);
    expect(read("id\n1;2\n", ";")).toEqual([["csv-row-cells", 2, "the row has 2 cells, but the first line names 1 column"]]);
  });

  test("line ends: LF and CRLF, mixed if need be, but no carriage return alone", () => {
    expect(read("a,b\r\n1,2\n3,4\r\n")).toEqual([",", ["a", "b"], ["1", "2"], ["3", "4"]]);
    expect(read('a,b\n1,"2\r3"\n')).toEqual([",", ["a", "b"], ["1", "2\r3"]]);
    const alone = "a carriage return stands alone, without a line feed after it";
    expect(read("a,b\r1,2\r3,4\r")).toEqual([["csv-lone-cr", 1, alone]]);
    expect(read('a,b\n"1\n",2\r\n3,4\r5,6\n')).toEqual([["csv-lone-cr", 4, alone]]);
    expect(read('a,b\n1,"2"\r')).toEqual([["csv-lone-cr", 2, alone]]);
  });

  test("the scenario states it", async () => {
    const names = { school: "school; or college" };
    const map = "columns: { students: { school; or college: school } }";
    const bare = (rows: Rows) => new TextEncoder().encode(rows.map((row) => `${row.join(",")}\n`).join(""));
    expect(await printed(writeCase(fresh(), { "students.csv": bare(students(names)) }, map))).toMatch(
      /several delimiters outside quotes: comma, semicolon\n    state delimiter: comma/,
    );
    expect(await printed(writeCase(fresh(), { "students.csv": bare(students(names)) }, `${map}\ndelimiter: comma`))).toBe("");
    expect(await printed(writeCase(fresh(), {}, "delimiter: tab"))).toMatch(/^case\/census\.csv:1: the first line holds no tab/);
  });
});

describe("mapped columns", () => {
  const NAMES = { id: "学号", tuition: "学费" };

  test("a fault names the header as it stands in the file", async () => {
    const rows = students(NAMES, "备注").map((row, i) => row.map((cell, c) => (i === 2 && c === 5 ? "16,000" : i === 3 && c === 0 ? "Ｓ3" : cell)));
    const files = { "students.csv": tableBytes(rows), "students.exams.csv": "学号,level,points,takenOn\nS2,5,214,2024-05-18\n9,6,1.5,2024-05-18\n" };
    const more = "columns: { students: { 学号: id, 学费: tuition }, students.exams: { 学号: id } }\nignore: { students: [备注] }";
    expect(await printed(writeCase(fresh(), files, more))).toBe(`case/students.csv:3 (学费): the value is "16,000": thousands are separated
    expected: yuan with at most two decimals, 0..10000000.00
case/students.csv:4 (学号): "Ｓ3" cannot be an id: character 1 is U+FF33, the full-width form of S
    an id has 1 to 64 ASCII letters, digits, dots, hyphens, underscores, and begins with a letter or digit
case/students.exams.csv:3 (学号): no student has the id "9"
    students.csv lists all students
case/students.papers.csv:4 (id): no student has the id "S3"
    students.csv lists all students
case/students.papers.csv:5 (id): no student has the id "S3"
    students.csv lists all students
`);
  });

  test.each([
    [
      "columns: { students: { 学号: id, 学分: tuition } }",
      NAMES,
      'case/scenario.yaml:14:32: the table has no column "学分"',
      "    write the header as it stands in the first line of the table",
    ],
    [
      "columns: { students: { 学号: id, 学费: tuitions } }",
      NAMES,
      'case/scenario.yaml:14:32: the table has no field "tuitions" for the column "学费"',
      '    did you mean "tuition"?',
    ],
    [
      "columns: { students: { 学号: id, 学费: id } }",
      NAMES,
      'case/scenario.yaml:14:32: both "学号" and "学费" would be the field id',
      "    keep one of them, and name the other under ignore",
    ],
    [
      "columns: { students: { school: id } }",
      {},
      'case/scenario.yaml:14:24: both "id" and "school" would be the field id',
      "    keep one of them, and name the other under ignore",
    ],
    [
      "columns: { students: { 学费: tuition } }\nignore: { students: [学费] }",
      { tuition: "学费" },
      'case/scenario.yaml:14:24: the column "学费" stands under ignore, too',
      "    keep one of the two",
    ],
    ["columns: { student: { 学号: id } }", {}, 'case/scenario.yaml:14:12: a case of this scheme has no table "student"', '    did you mean "students"?'],
    [
      "columns: { agreements: { 学号: id } }",
      {},
      "case/scenario.yaml:14:12: the case has no table agreements.csv",
      "    remove this mapping, or add the table",
    ],
    [
      "ignore: { payments: [学号] }",
      {},
      'case/scenario.yaml:14:11: a case of this scheme has no table "payments"',
      "    its tables: students, students.exams, students.papers, decisions, census, agreements",
    ],
    [
      "ignore: { students: [school, remark] }",
      {},
      'case/scenario.yaml:14:30: the table has no column "remark"',
      "    write the header as it stands in the first line of the table",
    ],
    [
      "columns: { students: { 学号: [id] } }",
      NAMES,
      'case/scenario.yaml:14:28: columns.students.学号 is "["id"]"',
      "    expected: a text (in quotes where it looks like a number)",
    ],
    ["ids: { alike: yes }", {}, 'case/scenario.yaml:14:15: ids.alike is "yes"', "    expected: allowed"],
  ])("%s", async (more, names, first, hint) => {
    const lines = await said(students(names), more);
    expect(lines.slice(0, 2)).toEqual([first, hint]);
  });

  test("a column that is neither mapped nor ignored is named, with what it may have been meant for", async () => {
    expect(await said(students({ tuition: "Tuition" }), "")).toEqual([
      'case/students.csv:1: the column "tuition" is missing',
      "    every declared field has its column; cells stay empty where a fact is unknown",
      'case/students.csv:1 (Tuition): the scheme knows no column "Tuition"',
      '    did you mean "tuition"?',
    ]);
    expect((await said(students({}, "备注"), ""))[1]).toBe("    remove it or correct its name, or name it under columns or ignore in scenario.yaml");
    expect((await said(students({ gpa: "gpa\u200B" }), "encoding: utf-8"))[2]).toBe(
      'case/students.csv:1 (gpa<U+200B>): the scheme knows no column "gpa<U+200B>": character 4 is U+200B, which cannot be seen',
    );
  });

  test("an old column may be ignored for a mapped one, and a table without its id is not read further", async () => {
    const rows = students({ gpa: "新绩点" }, "gpa");
    const folder = writeCase(fresh(), { "students.csv": tableBytes(rows) }, "columns: { students: { 新绩点: gpa } }\nignore: { students: [gpa] }");
    expect(await documentsOf(folder)).toEqual(await documentsOf(writeCase(fresh(), {})));
    const headless = baseText("students.exams.csv").replace("id,", "ID,");
    expect((await printed(writeCase(fresh(), { "students.exams.csv": headless }))).split("\n").filter((line) => !line.startsWith(" "))).toEqual([
      'case/students.exams.csv:1: the column "id" is missing',
      'case/students.exams.csv:1 (ID): the scheme knows no column "ID"',
      "",
    ]);
    const counted = baseText("census.csv").replace("count", "number");
    expect((await printed(writeCase(fresh(), { "census.csv": counted }))).split("\n").filter((line) => !line.startsWith(" "))).toEqual([
      'case/census.csv:1: the column "count" is missing',
      'case/census.csv:1 (number): the scheme knows no column "number"',
      "",
    ]);
  });
});

describe("names that objects have of their own", () => {
  const OWN = ["constructor", "toString", "hasOwnProperty", "valueOf"];

  test("as ids they are students like others", async () => {
    const rename = (file: string) => baseRows(file).map((row) => row.map((cell) => (/^S[1-4]$/.test(cell) ? (OWN[Number(cell[1]) - 1] ?? "") : cell)));
    const files = Object.fromEntries(
      ["students.csv", "students.exams.csv", "students.papers.csv", "decisions.csv"].map((file) => [file, tableBytes(rename(file))]),
    );
    const folder = writeCase(fresh(), files);
    const loaded = await load(folder);
    expect(loaded.ok && loaded.value.theCase.ids).toEqual([...OWN].sort());
    const back = (text: string) => OWN.reduce((all, id, i) => all.replaceAll(id, `S${i + 1}`), text);
    const [own, plain] = [await documentsOf(folder), await documentsOf(writeCase(fresh(), {}))];
    const lines = (text: string) => text.split("\n").slice(1).sort();
    expect(lines(back(own.allocationJsonl))).toEqual(lines(plain.allocationJsonl));
  });

  test("as headers they are unknown columns, or ignored ones; as keys of a mapping they are refused", async () => {
    for (const name of ["__proto__", "constructor", "toString"]) {
      expect(await said(students({}, name), "")).toEqual([
        `case/students.csv:1 (${name}): the scheme knows no column "${name}"`,
        "    remove it or correct its name, or name it under columns or ignore in scenario.yaml",
      ]);
      expect(await said(students({}, name), `ignore: { students: [${name}] }`)).toEqual([""]);
    }
    expect((await said(students({ school: "__proto__" }), "columns: { students: { __proto__: school } }"))[0]).toBe(
      'case/scenario.yaml:14:24: "__proto__" cannot be a key here',
    );
    expect((await said(students({ school: "toString" }), "columns: { students: { toString: school } }"))[0]).toBe("");
    expect((await said(students({}), "columns: { toString: { id: id } }"))[0]).toBe('case/scenario.yaml:14:12: a case of this scheme has no table "toString"');
    expect((await said(students({}), "parameters2: { constructor: 1 }"))[0]).toBe('case/scenario.yaml:14:16: "constructor" cannot be a key here');
  });

  test("as codes they are codes", async () => {
    const rows = baseRows("students.csv").map((row, i) => row.map((cell, c) => (c === 8 && i > 0 ? (OWN[i - 1] ?? "") : cell)));
    expect(await said(rows, "")).toEqual([""]);
  });
});
