/** Parquet tables: the same case as from CSV, every type as its exact text, and a placed fault for whatever is wrong. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, describe, expect, test } from "vitest";
import { loadCase, loadScheme } from "../../src/load.ts";
import { columnTypes } from "../../src/scenario/columns.ts";
import { readParquet, type ParquetOptions } from "../../src/tables/parquet.ts";
import { writeParquet } from "../../src/tables/parquet-write.ts";
import { inWords } from "../../src/words/en.ts";
import { bursar, built } from "../support/build.ts";
import { baseText, documentsOf, load, printed, TABLES, writeCase } from "./support.ts";

const folder = mkdtempSync(join(tmpdir(), "bursar-tests-parquet-"));
afterAll(() => rmSync(folder, { recursive: true }));
let made = 0;
const fresh = () => join(folder, `c${made++}`);

/** The Parquet file of a query, as DuckDB writes it. */
async function parquetOf(query: string, options = ""): Promise<Uint8Array> {
  const path = `${fresh()}.parquet`;
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(`COPY (${query}) TO '${path}' (FORMAT parquet${options})`);
  connection.closeSync();
  instance.closeSync();
  return readFileSync(path);
}

/** Headers and rows, or codes and places of faults. */
async function read(bytes: Uint8Array, options: ParquetOptions = {}) {
  const found = await readParquet("t.parquet", bytes, options);
  if (found.ok) return [found.value.headers, ...found.value.rows];
  for (const fault of found.faults) expect(JSON.stringify(inWords(fault))).not.toMatch(/undefined/);
  return found.faults.map(({ code, place, values }) => ({ code, place, values }));
}

/** A table of the tiny scenario in Parquet, every cell a value of its field's type; `change` edits its CSV before. */
async function baseParquet(file: string, change: (csv: string) => string = (csv) => csv): Promise<Uint8Array> {
  const scheme = await loadScheme("./tests/golden/base/scheme");
  const types = scheme.ok ? columnTypes(scheme.value.scheme).get(file) : undefined;
  const written = types === undefined ? undefined : await writeParquet(file, new TextEncoder().encode(change(baseText(file))), types);
  if (written?.ok !== true) throw new Error(`no Parquet for ${file}`);
  return written.value;
}

/** The tiny scenario with its students in another Parquet file. */
const withStudents = (bytes: Uint8Array, more = "") => writeCase(fresh(), { "students.csv": null, "students.parquet": bytes }, more);
/** The students of the tiny scenario, all cells text, with some columns written otherwise. */
const students = (replaced = "", from = baseText("students.csv")) => {
  const csv = `${fresh()}.csv`;
  writeFileSync(csv, from);
  return parquetOf(`SELECT *${replaced} FROM read_csv('${csv}', header = true, all_varchar = true, delim = ',')`);
};

describe("every type as its exact text", () => {
  test.each([
    ["BIGINT", "(9223372036854775807), (-5), (0), (NULL)", ["9223372036854775807", "-5", "0", ""]],
    ["TINYINT", "(-128)", ["-128"]],
    ["SMALLINT", "(-32768)", ["-32768"]],
    ["INTEGER", "(7)", ["7"]],
    ["UTINYINT", "(255)", ["255"]],
    ["USMALLINT", "(65535)", ["65535"]],
    ["UINTEGER", "(4294967295)", ["4294967295"]],
    ["UBIGINT", "(18446744073709551615)", ["18446744073709551615"]],
    ["DECIMAL(4,1)", "(3.0), (-0.5), (0), (999.9)", ["3", "-0.5", "0", "999.9"]],
    ["DECIMAL(9,4)", "(12345.6789), (NULL)", ["12345.6789", ""]],
    ["DECIMAL(18,2)", "(9007199254740993.07), (20000.00), (-0.01), (0.10)", ["9007199254740993.07", "20000", "-0.01", "0.1"]],
    ["DECIMAL(38,0)", "(12345678901234567890123456789)", ["12345678901234567890123456789"]],
    ["DECIMAL(38,20)", "(0.00000000000000000001)", ["0.00000000000000000001"]],
    ["BOOLEAN", "(true), (false), (NULL)", ["yes", "no", ""]],
    ["VARCHAR", "('王 小明'), ('a,\"b\"'), (''), (NULL), ('007'), ('1e3')", ["王 小明", 'a,"b"', "", "", "007", "1e3"]],
    ["DATE", "('2024-02-29'), ('1969-12-31'), (NULL)", ["2024-02-29", "1969-12-31", ""]],
    [
      "TIMESTAMPTZ",
      "('2024-06-30 17:00:00.1239+08:00'), ('1969-12-31 23:59:59.9999+00:00'), (NULL)",
      ["2024-06-30T09:00:00.123Z", "1969-12-31T23:59:59.999Z", ""],
    ],
  ])("%s", async (type, values, texts) => {
    const bytes = await parquetOf(
      `SELECT CAST(v AS ${type}) AS v FROM (VALUES ${values.replaceAll(/\(([^']*?)\)/g, "('$1')").replaceAll("'NULL'", "NULL")}) AS t(v)`,
    );
    expect(await read(bytes)).toEqual([["v"], ...texts.map((text) => [text])]);
  });

  test.each([
    ["DOUBLE", "1.5", "float"],
    ["FLOAT", "2", "float"],
    ["TIMESTAMP", "'2024-06-30 17:00'", "timestamp"],
    ["BLOB", "'a'", "other"],
    ["TIME", "'10:00'", "other"],
    ["INTEGER[]", "[1]", "other"],
    ["UUID", "'00000000-0000-0000-0000-000000000001'", "other"],
  ])("%s is refused, unless it is ignored", async (type, value, kind) => {
    const bytes = await parquetOf(`SELECT 'S1' AS id, CAST(${value} AS ${type}) AS score`);
    expect(await read(bytes)).toEqual([{ code: "parquet-type", place: { file: "t.parquet", header: "score" }, values: { type, kind } }]);
    expect(await read(bytes, { ignored: ["score"] })).toEqual([
      ["id", "score"],
      ["S1", ""],
    ]);
  });

  test("rows of many chunks and row groups keep their order, and equal cells are one text", async () => {
    const bytes = await parquetOf("SELECT i AS n, i % 7 AS m FROM range(10000) AS r(i)", ", ROW_GROUP_SIZE 2048");
    const found = await readParquet("t.parquet", bytes);
    if (!found.ok) throw new Error("refused");
    expect(found.value.rows).toEqual(Array.from({ length: 10_000 }, (_, i) => [String(i), String(i % 7)]));
    expect(found.value.columns.map(({ texts }) => texts.length)).toEqual([10_000, 7]);
    expect([found.value.lineOf[0], found.value.lineOf[9_999]]).toEqual([2, 10_001]);
  });
});

describe("the same case", () => {
  test("the tiny scenario from Parquet has the documents of the one from CSV", async () => {
    const files = await Promise.all(TABLES.map(async (file) => [file.replace(".csv", ".parquet"), await baseParquet(file)] as const));
    const absent = TABLES.map((file) => [file, null] as const);
    const place = writeCase(fresh(), Object.fromEntries([...files, ...absent]));
    expect(await printed(place)).toBe("");
    expect(await documentsOf(place)).toEqual(await documentsOf(writeCase(fresh(), {})));
  });

  test("generate, allocate and check: all files but inputs and manifest are equal byte by byte", () => {
    const generate = (name: string, format: string) =>
      expect(bursar(["generate", "zust", "--students", "300", "--seed", "a", "--out", join(folder, name), "--format", format])).toMatchObject({
        code: 0,
        stderr: "",
      });
    generate("parquet-again", "parquet");
    for (const format of ["csv", "parquet"]) {
      generate(format, format);
      // 4: the invented case leaves decisions to a person.
      expect(bursar(["allocate", join(folder, format), "--out", join(folder, `${format}-out`)])).toMatchObject({ code: 4, stderr: "" });
      expect(bursar(["check", join(folder, `${format}-out`)])).toMatchObject({ code: 0, stderr: "" });
    }
    const files = (name: string) =>
      new Map(readdirSync(join(folder, name)).map((file) => [file, file.includes(".") ? readFileSync(join(folder, name, file)) : null]));
    expect(files("parquet-again")).toEqual(files("parquet"));
    const [csv, parquet] = [files("csv-out"), files("parquet-out")];
    for (const out of [csv, parquet]) expect(out.delete("manifest.json")).toBe(true);
    expect(csv.size).toBeGreaterThanOrEqual(6);
    expect(parquet).toEqual(csv);
    expect(readFileSync(join(folder, "parquet-out/inputs/students.parquet"))).toEqual(readFileSync(join(folder, "parquet/students.parquet")));
    const manifest = JSON.parse(readFileSync(join(folder, "parquet-out/manifest.json"), "utf8")) as { tables: Record<string, unknown> };
    expect(manifest.tables["students.parquet"]).toEqual({ encoding: "parquet", rows: 300 });
    expect(spawnSync(process.execPath, [built("check.mjs"), join(folder, "parquet-out")]).status).toBe(0);
  });

  test("a scenario that extends another may put Parquet in the place of its CSV, and the other way round", async () => {
    const found = async (base: Readonly<Record<string, Uint8Array | null>>, own: Readonly<Record<string, string | Uint8Array>>) => {
      const root = writeCase(fresh(), base);
      mkdirSync(join(root, "more"));
      for (const [name, content] of Object.entries({ "scenario.yaml": "extends: ../case\n", ...own })) writeFileSync(join(root, "more", name), content);
      const loaded = await loadCase("./more", {}, { workingFolder: root, shippedFolder: root });
      if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
      const names = [...loaded.value.inputs.keys()].filter((name) => /students\.(csv|parquet)$/.test(name));
      return [names, loaded.value.tables.get("students.csv")?.rows[0]?.[7] ?? loaded.value.tables.get("students.parquet")?.rows[0]?.[7]];
    };
    const changed = await baseParquet("students.csv", (csv) => csv.replace("91.00", "17.00"));
    expect(await found({}, { "students.parquet": changed })).toEqual([["inputs/students.parquet"], "17"]);
    const replaced = { "students.csv": null, "students.parquet": changed };
    expect(await found(replaced, { "students.csv": baseText("students.csv") })).toEqual([["inputs/students.csv"], "91.00"]);
  });
});

describe("what is wrong has its place", () => {
  test("a cell: the row from 1 and the column", async () => {
    const text = await printed(withStudents(await students(" REPLACE (CASE id WHEN 'S3' THEN '101.5' ELSE score END AS score)")));
    expect(text).toMatch(/students\.parquet \(row 3, score\): .*101\.5/);
    expect(text.split("\n").filter((line) => line.includes("students."))).toHaveLength(1);
  });

  test("a value of another type than the field's", async () => {
    expect(await printed(withStudents(await students(" REPLACE (CAST(enrolledOn AS DATE) AS score)")))).toMatch(
      /students\.parquet \(row 1, score\): .*2022-09-05/,
    );
    expect(await printed(withStudents(await students(" REPLACE (CAST(tuition AS DOUBLE) AS tuition)")))).toMatch(
      /students\.parquet \(tuition\): .*DOUBLE.*\n +write the column as DECIMAL/,
    );
  });

  test("a DOUBLE that the scenario ignores is no fault", async () => {
    const bytes = await students(", CAST(1.5 AS DOUBLE) AS note");
    expect(await printed(withStudents(bytes))).toMatch(/students\.parquet \(note\): .*DOUBLE/);
    expect(await printed(withStudents(bytes, "ignore: { students: [note] }"))).toBe("");
  });

  test("NULL is unknown, as the empty cell is; an id must be there", async () => {
    const loaded = await load(withStudents(await students(" REPLACE (CAST(NULL AS DECIMAL(5,2)) AS score)")));
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
    const { scheme, facts } = loaded.value.theCase;
    const score = scheme.fields.find((field) => field.name === "score");
    expect([...(facts.scalars[score?.slot.index ?? -1] ?? [])]).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN]);
    expect(await printed(withStudents(await students(" REPLACE (CASE id WHEN 'S2' THEN NULL ELSE id END AS id)")))).toMatch(
      /students\.parquet \(row 2, id\): /,
    );
  });

  test("an id twice names the other row", async () => {
    const twice = await students("", baseText("students.csv").replace("\nS4", "\nS2"));
    expect(await printed(withStudents(twice))).toMatch(/students\.parquet \(row 4, id\): the id "S2" stands already in row 2/);
  });

  test("a column that is missing, and one that is unknown", async () => {
    expect(await printed(withStudents(await students(" EXCLUDE (score)")))).toMatch(/students\.parquet: .*score/);
    expect(await printed(withStudents(await students(", 1 AS more")))).toMatch(/students\.parquet \(more\): /);
  });

  test("both forms of one table", async () => {
    const text = await printed(writeCase(fresh(), { "students.parquet": await students() }));
    expect(text).toMatch(/case\/students\.parquet: .*twice: as students\.parquet and as students\.csv/);
  });

  test("text named .parquet, a file cut short, a damaged one, one that is too large", async () => {
    const whole = await students();
    expect(await printed(withStudents(new TextEncoder().encode(baseText("students.csv"))))).toMatch(/students\.parquet: this is no Parquet file/);
    expect(await printed(withStudents(whole.slice(0, whole.length >> 1)))).toMatch(/students\.parquet: .*its end is missing/);
    const damaged = whole.slice();
    damaged.fill(0xff, whole.length - 60, whole.length - 8);
    expect(await printed(withStudents(damaged))).toMatch(/students\.parquet: the Parquet file cannot be read: /);
    expect(await read(whole, { maxBytes: 100 })).toMatchObject([{ code: "csv-too-large", place: { file: "t.parquet" } }]);
    expect(await read(new TextEncoder().encode("PAR1PAR1"))).toMatchObject([{ code: "parquet-cut" }]);
  });

  test("without the package, or its part for the platform", async () => {
    const load = () => Promise.reject(new Error("Cannot find module '@duckdb/node-bindings-linux-x64/duckdb.node'\nRequire stack:"));
    const values = { platform: `${process.platform}-${process.arch}`, reason: "Cannot find module '@duckdb/node-bindings-linux-x64/duckdb.node'" };
    expect(await read(await students(), { load })).toEqual([{ code: "parquet-package", place: { file: "t.parquet" }, values }]);
    const written = await writeParquet("t.parquet", new TextEncoder().encode("id\nS1\n"), new Map(), load);
    expect(written).toMatchObject({ ok: false, faults: [{ code: "parquet-package" }] });
  });
});

test("no copy of a table is left behind, also not by a process that was ended", async () => {
  const mine = () => readdirSync(tmpdir()).filter((name) => name.startsWith(`bursar-parquet-${process.pid}-`));
  const dead = spawnSync(process.execPath, ["-e", "process.stdout.write(`${process.pid}`)"], { encoding: "utf8" }).stdout;
  const left = mkdtempSync(join(tmpdir(), `bursar-parquet-${dead}-`));
  writeFileSync(join(left, "table.parquet"), "personal");
  await read(await students());
  expect([mine(), readdirSync(tmpdir()).filter((name) => name.startsWith(`bursar-parquet-${dead}-`))]).toEqual([[], []]);
});

test("a number with more decimals than its field is not rounded when it is written", async () => {
  const types = new Map([["score", { kind: "decimal", digits: 2, min: 0, max: 10_000 }]] as const);
  const csv = (cell: string) => new TextEncoder().encode(`score\n${cell}\n`);
  await expect(writeParquet("t.parquet", csv("91.005"), types)).rejects.toThrow("91.005");
  const written = await writeParquet("t.parquet", csv("91.05"), types);
  expect(written.ok ? await read(written.value) : written).toEqual([["score"], ["91.05"]]);
});
