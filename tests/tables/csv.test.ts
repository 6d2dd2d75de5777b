import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ReadOptions, readTable, type Table, writeTable } from "../../src/tables/csv.ts";
import { tablesSentences } from "../../src/words/en/tables.ts";
import { runs } from "../support/runs.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const FILE = "students.csv";

function table(text: string, options: ReadOptions = {}): Table {
  const result = readTable(FILE, bytesOf(text), options);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.value;
}

function faultsOf(input: string | Uint8Array, maxBytes?: number) {
  const bytes = typeof input === "string" ? bytesOf(input) : input;
  const result = readTable(FILE, bytes, maxBytes === undefined ? {} : { maxBytes });
  if (result.ok) throw new Error("no fault");
  return result.faults.map((f) => {
    expect(tablesSentences[f.code]?.(f.values).says).not.toMatch(/undefined/);
    return [f.code, f.place.line, f.values] as const;
  });
}

describe("reading a table", () => {
  test("headers, rows, lines", () => {
    const t = table("id,name\ns1,Ana\ns2,Bo\n");
    expect(t.headers).toEqual(["id", "name"]);
    expect(t.rows).toEqual([
      ["s1", "Ana"],
      ["s2", "Bo"],
    ]);
    expect([...t.lineOf]).toEqual([2, 3]);
    expect(t.file).toBe(FILE);
  });

  test("a byte order mark is dropped, CRLF is allowed, the last line may lack its end", () => {
    expect(table("\uFEFFid,name\r\ns1,Ana\r\ns2,Bo")).toEqual(table("id,name\ns1,Ana\ns2,Bo\n"));
  });

  test("cells are kept exactly: blanks, quotes, commas, line breaks", () => {
    const t = table('id,note\n s1 ,"a ""b"", c\r\nd"\n\t,"\n\n"\ns3,x\n');
    expect(t.rows).toEqual([
      [" s1 ", 'a "b", c\r\nd'],
      ["\t", "\n\n"],
      ["s3", "x"],
    ]);
    expect([...t.lineOf]).toEqual([2, 4, 7]);
  });

  test("a table without rows is a table", () => {
    expect(table("id,name\n").rows).toEqual([]);
    expect(table("id,name").lineOf.length).toBe(0);
  });

  test("empty lines are no rows, wherever they stand; a line of delimiters is a row, and so is a quoted nothing", () => {
    const t = table('id,name\n\ns1,Ana\n\n\r\n,\ns2,"x\n\ny"\n\ns3,Bo\n\n');
    expect(t.rows).toEqual([
      ["s1", "Ana"],
      ["", ""],
      ["s2", "x\n\ny"],
      ["s3", "Bo"],
    ]);
    expect([...t.lineOf]).toEqual([3, 6, 7, 11]);
    expect(table('id\n""\n\nx\n""').rows).toEqual([[""], ["x"], [""]]);
  });

  test("a replacement character that stands in the file is UTF-8", () => {
    expect(table("id\n\uFFFDx\n").rows).toEqual([["\uFFFDx"]]);
  });

  test("header names such as __proto__ are names", () => {
    expect(table("__proto__,constructor\n1,2\n").headers).toEqual(["__proto__", "constructor"]);
  });
});

describe("faults of a table", () => {
  test("neither encoding: byte and line, also after a replacement character and a mark", () => {
    const bytes = new Uint8Array([...bytesOf("\uFEFFid\n\uFFFD学\nab"), 0xff, 0x41]);
    expect(faultsOf(bytes)).toEqual([["csv-not-utf8", 3, { offset: 15 }]]);
    expect(faultsOf(bytes.slice(3))).toEqual([["csv-encoding-unknown", 3, { offset: 12 }]]);
    const cut = bytesOf("id,b\n学").slice(0, -2);
    expect(faultsOf(cut)).toEqual([["csv-encoding-unknown", 2, { offset: 5 }]]);
  });

  test("UTF-16 is told by its NUL bytes", () => {
    const utf16 = new Uint8Array(Buffer.from("id\n", "utf16le"));
    expect(faultsOf(utf16)).toEqual([["csv-nul", 1, { offset: 1 }]]);
  });

  test("empty file, mark only, blank first line", () => {
    expect(faultsOf("")).toEqual([["csv-empty", 1, {}]]);
    expect(faultsOf("\uFEFF")).toEqual([["csv-empty", 1, {}]]);
    expect(faultsOf("\nid,name\n")).toEqual([["csv-no-header", 1, {}]]);
    expect(faultsOf("  \n")).toEqual([["csv-no-header", 1, {}]]);
    expect(faultsOf("\n\n\n")).toEqual([["csv-no-header", 1, {}]]);
  });

  test("blank and double headers, all of them", () => {
    expect(faultsOf("id,,id, \n")).toEqual([
      ["csv-header-blank", 1, { column: 2, columns: 4 }],
      ["csv-header-duplicate", 1, { header: "id", first: 1, column: 3 }],
      ["csv-header-blank", 1, { column: 4, columns: 4 }],
    ]);
  });

  test("rows with another number of cells, all of them, empty lines between rows left out", () => {
    expect(faultsOf('a,b\n"x\n",1\n1\n1,2,3\n\n1,2\n')).toEqual([
      ["csv-row-cells", 4, { cells: 1, columns: 2 }],
      ["csv-row-cells", 5, { cells: 3, columns: 2 }],
    ]);
  });

  test("a quote that is never closed names the line where its row begins", () => {
    expect(faultsOf('a,b\r\n"1\r\n2",2\r\n3,"4\r\n5,6\r\n')).toEqual([["csv-quote-open", 4, {}]]);
    expect(faultsOf('"a,b\n1,2\n')).toEqual([["csv-quote-open", 1, {}]]);
  });

  test("a quote inside a cell, or text after a closing quote", () => {
    expect(faultsOf('a,b\n1,2\n3,x"y\n')).toEqual([["csv-quote-stray", 3, {}]]);
    expect(faultsOf('a,b\n1,2\n3,"x"y\n')).toEqual([["csv-quote-stray", 3, {}]]);
  });

  test("a table beyond the limit", () => {
    expect(faultsOf("id\n1\n", 4)).toEqual([["csv-too-large", undefined, { bytes: 5, limit: 4 }]]);
  });
});

describe("writing a table", () => {
  test("quotes only where needed; numbers stay numbers", () => {
    const text = writeTable(
      ["id", "a,b"],
      [
        ["s1", -5],
        ['x"y', "l\nm"],
        ["", 0.5],
      ],
    );
    expect(text).toBe('id,"a,b"\ns1,-5\n"x""y","l\nm"\n,0.5\n');
  });

  test("the guard marks what a spreadsheet would run, and only texts", () => {
    const cells = ["=1+1", "+1", "-1", "@a", "\tx", "\rx", "＝1", "＋1", "－1", "＠a", "a=1", "'x", "1-2"];
    const guarded = writeTable(
      ["t"],
      cells.map((c) => [c]),
      { guard: true },
    );
    const read = table(guarded).rows.map((row) => row[0]);
    expect(read).toEqual(cells.map((c, i) => (i < 10 ? `'${c}` : c)));
    expect(writeTable(["n"], [[-5]], { guard: true })).toBe("n\n-5\n");
    expect(
      table(
        writeTable(
          ["t"],
          cells.map((c) => [c]),
        ),
      ).rows.map((row) => row[0]),
    ).toEqual(cells);
  });

  test("a ragged row is a bug", () => {
    expect(() => writeTable(["a", "b"], [["1"]])).toThrow(/1 cells/);
  });

  test("what is written is read back, with the line of every row", () => {
    const cell = fc
      .oneof(fc.string({ unit: "grapheme", maxLength: 6 }), fc.string({ unit: fc.constantFrom('"', ",", "\n", "\r", " ", "a", "学", "\uFFFD"), maxLength: 5 }))
      .filter((text) => !text.includes("\0"));
    const shape = fc.integer({ min: 1, max: 4 }).chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 6 }));
    let multiline = 0;
    fc.assert(
      fc.property(shape, (rows) => {
        const headers = Array.from({ length: rows[0]?.length ?? 1 }, (_, i) => `h${i}`);
        const text = writeTable(headers, rows);
        const read = table(text, { encoding: "utf-8" });
        expect(read.rows).toEqual(rows);
        const physical = text.split("\n");
        read.rows.forEach((row, i) => {
          const line = physical[(read.lineOf[i] ?? 0) - 1] ?? "";
          const start = (row[0] ?? "").split("\n")[0]?.replaceAll('"', '""') ?? "";
          expect(line.replace(/^"/, "").startsWith(start)).toBe(true);
          if (row.some((c) => c.includes("\n"))) multiline++;
        });
      }),
      { numRuns: runs(300), seed: 20240920 },
    );
    expect(multiline).toBeGreaterThan(20);
  });
});
