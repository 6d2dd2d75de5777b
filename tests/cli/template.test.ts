/** `bursar template`: an empty workbook that reads as a case without students, and that another program reads as it was meant. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readXlsx } from "hucre/xlsx";
import { afterAll, expect, test } from "vitest";
import { loadScheme, scenarioOfBytes } from "../../src/load.ts";
import { templateTables } from "../../src/report/template.ts";
import { tableColumns } from "../../src/scenario/columns.ts";
import { workbookOptions } from "../../src/scenario/sheets.ts";
import { bursar } from "../support/build.ts";

const folder = mkdtempSync(join(tmpdir(), "bursar-tests-template-"));
afterAll(() => rmSync(folder, { recursive: true }));
const inFolder = (name: string) => join(folder, name);

test.each(["zust", "anso", "tutorial", "bench"])("%s: a sheet per table, a column per field, twice the same bytes", async (name) => {
  for (const file of ["a.xlsx", "b.xlsx"])
    expect(bursar(["template", name, "--out", inFolder(`${name}-${file}`), "--json"])).toMatchObject({ code: 0, stderr: "" });
  const bytes = readFileSync(inFolder(`${name}-a.xlsx`));
  expect(readFileSync(inFolder(`${name}-b.xlsx`)).equals(bytes)).toBe(true);
  const scheme = await loadScheme(name);
  if (!scheme.ok) throw new Error("the scheme has faults");
  const own = scheme.value.scheme.registers.filter((register) => register.owner === "scheme").map((register) => register.file);
  const tables = [...tableColumns(scheme.value.scheme)].filter(([file]) => !own.includes(file));
  const { sheets } = await readXlsx(bytes);
  const shown = sheets.filter((sheet) => sheet.hidden !== true);
  expect(new Map(shown.map((sheet) => [`${sheet.name}.csv`, sheet.rows[0]]))).toEqual(new Map(tables));
  for (const sheet of shown) expect([sheet.rows.length, sheet.freezePane?.rows]).toEqual([1, 1]);
});

test("allowed values are lists to choose from, also long ones; notes tell units and papers", async () => {
  const { sheets } = await readXlsx(readFileSync(inFolder("zust-a.xlsx")), { readStyles: true });
  const students = sheets.find((sheet) => sheet.name === "students");
  const headers = (students?.rows[0] ?? []).map(String);
  const notes = [...(students?.cells ?? [])].flatMap(([, cell]) => (cell.comment === undefined ? [] : [cell.comment.text]));
  expect(notes).toHaveLength(headers.length);
  expect(notes.join("\n")).toMatch(/Yuan, with at most two decimals/);
  expect(notes.filter((note) => /^Proof: ./m.test(note)).length).toBeGreaterThan(headers.length / 2);
  const rules = students?.dataValidations ?? [];
  expect(rules.length).toBeGreaterThan(5);
  expect(rules.every((rule) => rule.type === "list" && /^[A-Z]+2:[A-Z]+1048576$/.test(rule.range))).toBe(true);
  expect(rules.map((rule) => (rule.values ?? []).join())).toContain("none,listed");
});

test("days in tables without types of their own are days, in the template and when it is read", async () => {
  const loaded = await loadScheme("zust");
  const scenario = scenarioOfBytes("scenario.yaml", readFileSync("scenarios/zust-autumn/scenario.yaml"));
  if (!loaded.ok || !scenario.ok) throw new Error("scheme or scenario has faults");
  const { scheme } = loaded.value;
  const written = templateTables(scheme).flatMap(({ table, columns }) =>
    columns.filter((column) => column.format === "date").map((column) => `${table}.${column.header}`),
  );
  const read = [...workbookOptions(scenario.value, scheme).tables].flatMap(([table, { dates }]) => [...dates].map((header) => `${table}.${header}`));
  const own = ["census.date", "decisions.date", "agreements.from", "agreements.to"];
  expect(written).toEqual(expect.arrayContaining(own));
  expect(read.toSorted()).toEqual(written.toSorted());
  expect(written.length).toBeGreaterThan(own.length);
});

test("it stands in a scenario's folder as the tables of the case", () => {
  const cohort = inFolder("case");
  expect(bursar(["scheme", "new", cohort])).toMatchObject({ code: 0 });
  for (const file of readdirSync(cohort)) if (file.endsWith(".csv")) rmSync(join(cohort, file));
  writeFileSync(join(cohort, "cohort.xlsx"), readFileSync(inFolder("tutorial-a.xlsx")));
  const found = bursar(["cohort", "check", cohort]);
  expect(found.code).toBe(2);
  expect(found.stderr).toMatch(/cohort\.xlsx \(students\): the table has no students/);
  expect(found.stderr).not.toMatch(/column|sheet "/);
});

test("a file that is there stays, unless it is to be replaced; then the old one is kept", () => {
  const path = inFolder("there.xlsx");
  writeFileSync(path, "filled in by hand");
  expect(bursar(["template", "tutorial", "--out", path])).toMatchObject({ code: 2, stdout: "" });
  expect(readFileSync(path, "utf8")).toBe("filled in by hand");
  const replaced = bursar(["template", "tutorial", "--out", path, "--replace"]);
  expect(replaced).toMatchObject({ code: 0, stderr: "" });
  expect(replaced.stdout).toContain("there.xlsx.old-1");
  expect(readFileSync(`${path}.old-1`, "utf8")).toBe("filled in by hand");
  expect(readFileSync(path).equals(readFileSync(inFolder("tutorial-a.xlsx")))).toBe(true);
  for (const more of [[], ["--replace"]]) expect(bursar(["template", "tutorial", "--out", path, ...more])).toMatchObject({ code: 0, stderr: "" });
  expect(readdirSync(folder).filter((name) => name.startsWith(".") || name.startsWith("there"))).toEqual(["there.xlsx", "there.xlsx.old-1"]);
});

test("words that cannot be followed", () => {
  expect(bursar(["template", "tutorial", "--out", inFolder("x.csv")])).toMatchObject({ code: 2, stdout: "" });
  expect(bursar(["template", "tutorial", "--out", inFolder("x.xlsx"), "--lang", "fr"])).toMatchObject({ code: 2, stdout: "" });
  expect(bursar(["template", "tutorial", "--out", inFolder("absent/x.xlsx")])).toMatchObject({ code: 2, stdout: "" });
  expect(bursar(["template", "no-such-scheme", "--out", inFolder("x.xlsx")])).toMatchObject({ code: 2, stdout: "" });
});
