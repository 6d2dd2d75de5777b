/** CSV in UTF-8, CSV in GB18030, Parquet and workbooks of the same tables give the same allocation, byte by byte. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { allocate } from "../../src/allocate.ts";
import type { Scheme } from "../../src/award/scheme.ts";
import { faultsText } from "../../src/cli/print-faults.ts";
import { schemeSheets } from "../../src/cli/template.ts";
import { loadCase, loadScheme } from "../../src/load.ts";
import { outputFolder } from "../../src/report/output-folder.ts";
import { columnTypes } from "../../src/scenario/columns.ts";
import { readTable, writeTable } from "../../src/tables/csv.ts";
import { writeParquet } from "../../src/tables/parquet-write.ts";
import { writeWorkbook } from "../../src/tables/workbook/write.ts";
import { bursar } from "../support/build.ts";
import { encodeGb18030 } from "./support.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "bursar-tests-forms-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Every shipped scenario, with its scheme and the scenario that it extends. */
const SHIPPED: readonly { readonly name: string; readonly scheme: string; readonly base?: string }[] = [
  { name: "tutorial", scheme: "tutorial" },
  { name: "anso-2024", scheme: "anso" },
  { name: "zust-autumn", scheme: "zust" },
  { name: "zust-autumn-tight", scheme: "zust", base: "zust-autumn" },
  { name: "zust-reevaluation", scheme: "zust" },
];

test("every shipped scenario is among them", () => {
  expect(SHIPPED.map(({ name }) => name).sort()).toEqual(readdirSync(join(ROOT, "scenarios")).sort());
});

type Form = "csv" | "gb18030" | "parquet" | "xlsx";

/** The tables of a folder in another form; the lines that its scenario needs. */
async function inForm(form: Form, scheme: Scheme, tables: ReadonlyMap<string, Uint8Array>): Promise<readonly [ReadonlyMap<string, Uint8Array>, string]> {
  switch (form) {
    case "csv":
      return [tables, ""];
    case "gb18030":
      return [new Map([...tables].map(([name, bytes]) => [name, encodeGb18030(new TextDecoder().decode(bytes))])), "encoding: gb18030\n"];
    case "parquet": {
      const packed = new Map<string, Uint8Array>();
      for (const [name, bytes] of tables) {
        const written = await writeParquet(name, bytes, columnTypes(scheme).get(name) ?? new Map());
        if (!written.ok) throw new Error(faultsText(written.faults));
        packed.set(name.replace(".csv", ".parquet"), written.value);
      }
      return [packed, ""];
    }
    case "xlsx": {
      const sheets = schemeSheets(scheme, (table) => rowsOf(table, tables.get(`${table}.csv`), scheme));
      return [new Map([["cohort.xlsx", writeWorkbook(sheets.filter((sheet) => tables.has(`${sheet.name}.csv`)))]]), ""];
    }
  }
}

/** The rows of a table with their cells in the order of the template's columns. */
function rowsOf(table: string, bytes: Uint8Array | undefined, scheme: Scheme): readonly (readonly string[])[] {
  const read = bytes === undefined ? undefined : readTable(table, bytes);
  if (read === undefined) return [];
  if (!read.ok) throw new Error(faultsText(read.faults));
  const columns = schemeSheets(scheme).find((sheet) => sheet.name === table)?.columns ?? [];
  return read.value.rows.map((row) => columns.map(({ header }) => row[read.value.headers.indexOf(header)] ?? ""));
}

/** Writes a scenario, and what it extends, with tables of one form; returns the folder that holds `scenarios`. */
async function written(form: Form, names: readonly string[], scheme: Scheme): Promise<string> {
  const root = mkdtempSync(join(folder, `${form}-`));
  for (const name of names) {
    const [from, to] = [join(ROOT, "scenarios", name), join(root, "scenarios", name)];
    const files = readdirSync(from).filter((file) => file.endsWith(".csv"));
    const [tables, line] = await inForm(form, scheme, new Map(files.map((file) => [file, readFileSync(join(from, file))])));
    mkdirSync(to, { recursive: true });
    writeFileSync(join(to, "scenario.yaml"), `${readFileSync(join(from, "scenario.yaml"), "utf8")}\n${files.length > 0 ? line : ""}`);
    if (files.length > 0) for (const [file, bytes] of tables) writeFileSync(join(to, file), bytes);
  }
  return root;
}

/** All files that an allocation writes, but inputs and manifest; and how many tables it had. */
async function outcome(root: string, name: string): Promise<readonly [ReadonlyMap<string, Buffer>, number]> {
  const loaded = await loadCase(name, {}, { workingFolder: root, shippedFolder: ROOT });
  if (!loaded.ok) throw new Error(faultsText(loaded.faults));
  expect([...loaded.value.inputs.keys()].every((file) => !file.startsWith(ROOT))).toBe(true);
  const result = await allocate(loaded.value.theCase, { engine: "auto", maxProbes: 100, now: () => 0, shouldStop: () => false });
  if (result.kind !== "allocated") throw new Error(result.kind);
  const files = outputFolder(result, { inputs: new Map() }, (headers, rows) => [Buffer.from(writeTable(headers, rows))]);
  const bytes = (content: string | Uint8Array | Iterable<Uint8Array>) =>
    typeof content === "string" ? Buffer.from(content) : content instanceof Uint8Array ? Buffer.from(content) : Buffer.concat([...content]);
  return [new Map([...files].map(([file, content]) => [file, bytes(content)])), loaded.value.tables.size];
}

describe.each(SHIPPED)("$name", ({ name, scheme: schemeName, base }) => {
  test("gives the same files from UTF-8, GB18030, Parquet and a workbook", { timeout: 240_000 }, async () => {
    const scheme = await loadScheme(schemeName, { workingFolder: ROOT, shippedFolder: ROOT });
    if (!scheme.ok) throw new Error(faultsText(scheme.faults));
    const names = base === undefined ? [name] : [base, name];
    const [plain, tables] = await outcome(await written("csv", names, scheme.value.scheme), name);
    expect([plain.size >= 5, tables > 1]).toEqual([true, true]);
    for (const form of ["gb18030", "parquet", "xlsx"] as const) {
      const [files, count] = await outcome(await written(form, names, scheme.value.scheme), name);
      expect([form, count]).toEqual([form, tables]);
      for (const [file, bytes] of plain) expect(files.get(file)?.equals(bytes), `${form}: ${file}`).toBe(true);
      expect(files.size).toBe(plain.size);
    }
  });
});

describe("whole commands", () => {
  const cohort = join(folder, "invented");
  const csv = join(folder, "invented-csv");

  test("generate, allocate, check, draw: a workbook's folder is read back; the manifest has the hash of its bytes", () => {
    for (const [out, format] of [
      [cohort, "xlsx"],
      [csv, "csv"],
    ] as const) {
      expect(bursar(["generate", "zust", "--students", "200", "--seed", "a", "--out", out, "--format", format])).toMatchObject({ code: 0, stderr: "" });
      expect(bursar(["allocate", out, "--out", `${out}-out`])).toMatchObject({ code: 4, stderr: "" });
    }
    for (const file of ["allocation.jsonl", "awards.csv", "payments.csv", "certificate.txt", "program.mps"])
      expect(readFileSync(join(`${cohort}-out`, file)).equals(readFileSync(join(`${csv}-out`, file)))).toBe(true);
    expect(readFileSync(join(`${cohort}-out`, "inputs/cohort.xlsx"))).toEqual(readFileSync(join(cohort, "cohort.xlsx")));
    const manifest = JSON.parse(readFileSync(join(`${cohort}-out`, "manifest.json"), "utf8")) as { tables: Record<string, unknown> };
    expect(manifest.tables["cohort.xlsx#students"]).toEqual({ encoding: "xlsx", rows: 200 });
    expect(bursar(["check", `${cohort}-out`])).toMatchObject({ code: 0, stderr: "" });
    const said = (out: string, words: readonly string[]) => bursar(words.map((word) => (word === "DIR" ? out : word))).stdout.replaceAll(out, "X");
    expect(bursar(["draw", `${cohort}-out`])).toMatchObject({ stdout: expect.stringMatching(/^SHA-256 of the inputs/) as string, stderr: "" });
    for (const words of [
      ["eligibility", "DIR", "--json"],
      ["adjust", "check", "DIR", "--award", "excellent-freshman", "--percent", "2,3,4,5"],
    ])
      expect(said(cohort, words)).toBe(said(csv, words));
  });

  test("cohort check names the sheets", () => {
    const found = bursar(["cohort", "check", cohort]);
    expect(found).toMatchObject({ code: 0, stderr: "" });
    expect(found.stdout).toMatch(/cohort\.xlsx#students +200/);
  });
});
