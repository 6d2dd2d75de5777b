/** The same cohort in many encodings is the same case to the byte; what can be read in two ways is asked. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { decodeTable } from "../../src/tables/encoding.ts";
import { bursar, built } from "../support/build.ts";
import { baseRows, documentsOf, encodeGb18030, PLAIN, printed, type Rows, type Style, TABLES, tableBytes, writeCase } from "./support.ts";

const root = mkdtempSync(join(tmpdir(), "bursar-encodings-"));
afterAll(() => rmSync(root, { recursive: true }));
let count = 0;
const fresh = () => join(root, String(count++));

const HEADERS: Readonly<Record<string, string>> = {
  id: "学号",
  school: "学院",
  registered: "已注册",
  tuition: "学费（元）",
  gpa: "平均绩点",
  score: "综合成绩",
  citizenships: "国籍",
};
const EXAM_HEADERS: Readonly<Record<string, string>> = { id: "学号", level: "等级", points: "分数" };
const WORDS: Readonly<Record<string, string>> = { TH: "泰国", "GB;NG": "英国;尼日利亚", "prize in a contest": "学科竞赛一等奖" };
const MAPPING = `columns:
  students: { ${Object.entries(HEADERS)
    .map(([field, header]) => `${header}: ${field}`)
    .join(", ")} }
  students.exams: { 学号: id, 等级: level, 分数: points }
ignore: { students: [备注] }`;

/** Cells in Chinese; headers too, and a column that nobody asked for, where they are mapped. */
function chinese(file: string, isMapped: boolean): Rows {
  const [headers = [], ...rows] = baseRows(file).map((row) => row.map((cell) => WORDS[cell] ?? cell));
  if (!isMapped) return [headers, ...rows];
  const names = file === "students.csv" ? HEADERS : file === "students.exams.csv" ? EXAM_HEADERS : {};
  const mapped = [headers.map((header) => names[header] ?? header), ...rows];
  return file === "students.csv" ? mapped.map((row, i) => [...row, i === 0 ? "备注" : `第${i}行，"甲"\n乙`]) : mapped;
}

function write(style: Style, more = MAPPING, isMapped = true): string {
  const files = Object.fromEntries(TABLES.map((file) => [file, tableBytes(chinese(file, isMapped), style)]));
  return writeCase(fresh(), files, more);
}

const utf8 = PLAIN.encode;
const STYLES: readonly (readonly [string, Style])[] = [
  ["UTF-8", PLAIN],
  ["UTF-8 with a byte order mark", { ...PLAIN, encode: (text) => utf8(`\uFEFF${text}`) }],
  ["GB18030", { ...PLAIN, encode: encodeGb18030 }],
  ["UTF-8 with Windows line ends", { ...PLAIN, lineEnd: "\r\n" }],
  ["UTF-8 with semicolons", { ...PLAIN, delimiter: ";" }],
  ["UTF-8 with tabs", { ...PLAIN, delimiter: "\t" }],
  ["GB18030 with semicolons and Windows line ends", { delimiter: ";", lineEnd: "\r\n", encode: encodeGb18030 }],
  ["UTF-8 with empty lines between rows", { ...PLAIN, lineEnd: "\n\n" }],
];

describe("the same cohort", () => {
  test("Chinese headers, mapped, make no difference", async () => {
    expect(await documentsOf(write(PLAIN))).toEqual(await documentsOf(write(PLAIN, "", false)));
  });

  test.each(STYLES)("%s: the same program, allocation and certificate, to the byte", async (_, style) => {
    const documents = await documentsOf(write(style));
    expect(documents).toEqual(await documentsOf(write(PLAIN)));
    expect(documents.allocationJsonl.split("\n").length).toBeGreaterThan(4);
  });

  test("a GB18030 folder: the manifest says how each table was read, and both checkers accept it", () => {
    const folder = write({ delimiter: ";", lineEnd: "\r\n", encode: encodeGb18030 });
    const ended = bursar(["allocate", "./case", "--out", "out"], { cwd: folder });
    expect([ended.stderr, [0, 4].includes(ended.code ?? -1)]).toEqual(["", true]);
    const manifest = JSON.parse(readFileSync(join(folder, "out/manifest.json"), "utf8")) as { tables: unknown };
    expect(manifest.tables).toEqual({
      "census.csv": { encoding: "utf-8", delimiter: ";", rows: 1 },
      "decisions.csv": { encoding: "gb18030", delimiter: ";", rows: 2 },
      "students.csv": { encoding: "gb18030", delimiter: ";", rows: 4 },
      "students.exams.csv": { encoding: "gb18030", delimiter: ";", rows: 2 },
      "students.papers.csv": { encoding: "utf-8", delimiter: ";", rows: 5 },
    });
    expect(bursar(["check", "out"], { cwd: folder })).toMatchObject({ code: 0, stderr: "" });
    expect(spawnSync(process.execPath, [built("check.mjs"), "out"], { cwd: folder }).status).toBe(0);
  });
});

/** decisions.csv with one reason, and what the scenario states. */
async function withReason(reason: string | Uint8Array, more = ""): Promise<string> {
  const [before = "", after = ""] = new TextDecoder().decode(tableBytes(baseRows("decisions.csv"))).split("minutes of 1 September");
  const middle = typeof reason === "string" ? utf8(reason) : reason;
  return printed(writeCase(fresh(), { "decisions.csv": new Uint8Array([...utf8(before), ...middle, ...utf8(after)]) }, more));
}

const ASKED = (seen: string, other: string) => `case/decisions.csv:2: these bytes are "${seen}" in UTF-8 and "${other}" in GB18030 (GBK)
    state encoding: utf-8 or encoding: gb18030 in scenario.yaml
`;

describe("encodings that are in doubt", () => {
  test("GBK that is also UTF-8 for Cyrillic letters is asked, and either answer settles it", async () => {
    const small = encodeGb18030("小");
    expect([...small]).toEqual([0xd0, 0xa1]);
    expect(await withReason(small)).toBe(ASKED("С", "小"));
    expect(await withReason(small, "encoding: gb18030")).toBe("");
    expect(await withReason(small, "encoding: utf-8")).toBe("");
  });

  test("so are Greek letters, letters with accents, and the dot in the bytes of a common character", async () => {
    expect(await withReason("λ")).toBe(ASKED("λ", "位"));
    expect(await withReason("José")).toBe(ASKED("é", "茅"));
    expect(await withReason(encodeGb18030("路"))).toBe(ASKED("·", "路"));
  });

  test("with a Han character beside them, or a byte order mark, they are UTF-8", async () => {
    expect(await withReason("José 何塞")).toBe("");
    const marked = utf8(`\uFEFF${new TextDecoder().decode(tableBytes(baseRows("decisions.csv"))).replace("contest", "José")}`);
    expect(await printed(writeCase(fresh(), { "decisions.csv": marked }))).toBe("");
  });

  test("all 1,920 pairs of bytes that both encodings know are asked about", () => {
    let asked = 0;
    for (let character = 0x80; character <= 0x7ff; character++) {
      const text = String.fromCodePoint(character);
      const bytes = utf8(text);
      const values = { utf8: text, gb18030: new TextDecoder("gb18030", { fatal: true }).decode(bytes) };
      const fault = { code: "csv-encoding-question", place: { file: "t.csv", line: 2 }, values };
      expect(decodeTable("t.csv", new Uint8Array([0x61, 0x0a, ...bytes]))).toEqual({ ok: false, faults: [fault] });
      asked++;
    }
    expect(asked).toBe(1920);
  });

  test("a stated encoding that fails is a fault", async () => {
    expect(
      await withReason(encodeGb18030("中文"), "encoding: utf-8"),
    ).toBe(`case/decisions.csv:2: byte 89 is not UTF-8, though a byte order mark or the scenario says that the table is
    save the table as CSV in UTF-8 (in a spreadsheet: CSV UTF-8), or state encoding: gb18030 in scenario.yaml
`);
    expect(await withReason("中", "encoding: gb18030")).toBe(`case/decisions.csv:2: this line is not GB18030, though the scenario states it
    save the table in GB18030 (GBK), or state encoding: utf-8 in scenario.yaml
`);
    expect(await withReason("x", "encoding: latin-1")).toBe(`case/scenario.yaml:14:11: encoding is "latin-1"
    expected: utf-8, gb18030
`);
  });

  test("UTF-8 with one broken byte is not taken for GB18030", async () => {
    const text = utf8("奖学\n张\n");
    text[text.length - 2] = 0x41;
    expect(await withReason(new Uint8Array([0x22, ...text, 0x22]))).toBe(`case/decisions.csv:3: byte 97 is not UTF-8, but line 2 is Chinese in UTF-8
    the table is damaged, or pasted together; if it is GB18030 (GBK) all the same, state encoding: gb18030 in scenario.yaml
`);
  });
});
