/**
 * Workbooks in LibreOffice: it opens every one that is written, computes every formula without a stored value to what was stored, and keeps texts,
 * lists to choose from, filters and print areas. (Without a window it knows no view, so frozen rows are looked at elsewhere.)
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readXlsx } from "hucre/xlsx";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bursar } from "../support/build.ts";
import { FORMULA_TEXTS } from "../support/formula-texts.ts";
import { NO_LIBREOFFICE, partOf, savedByLibreOffice, withoutStoredValues } from "../support/libreoffice.ts";
import { allocatedInto, bookOfFolder, writeHostileScenario } from "../support/report-folders.ts";
import { sheetTexts } from "../support/sheets.ts";

const folder = mkdtempSync(join(tmpdir(), "bursar-tests-libreoffice-"));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);

const REPORTS = ["zust", "anso", "hostile"] as const;
const TEMPLATES = ["template", "cohort"] as const;

const written = new Map<string, Uint8Array>();
let saved: ReadonlyMap<string, Uint8Array> = new Map();
let formulas = 0;

beforeAll(async () => {
  if (NO_LIBREOFFICE !== undefined) return;
  writeHostileScenario(at("hostile"));
  for (const [name, scenario] of [
    ["zust", "zust-autumn"],
    ["anso", "anso-2024"],
    ["hostile", at("hostile")],
  ] as const)
    written.set(name, await bookOfFolder(allocatedInto(scenario, at(`${name}-out`))));
  const commands = [
    ["template", "zust", "--out", at("template.xlsx")],
    ["generate", "zust", "--students", "50", "--seed", "a", "--format", "xlsx", "--out", at("cohort")],
  ];
  for (const words of commands) {
    const { code, stderr } = bursar(words);
    if (code !== 0) throw new Error(stderr);
  }
  written.set("template", readFileSync(at("template.xlsx")));
  written.set("cohort", readFileSync(join(at("cohort"), "cohort.xlsx")));
  const bare = new Map(written);
  for (const name of REPORTS) {
    const stripped = withoutStoredValues(written.get(name) ?? new Uint8Array());
    formulas += stripped.formulas;
    bare.set(name, stripped.bytes);
  }
  saved = savedByLibreOffice(at("lo"), bare);
}, 300_000);

const bytesOf = (books: ReadonlyMap<string, Uint8Array>, name: string) => books.get(name) ?? new Uint8Array();

for (const name of REPORTS)
  test(`${name}: every cell of every sheet is shown as it was written, and formulas are computed to what was stored`, ({ skip }) => {
    if (NO_LIBREOFFICE !== undefined) skip(NO_LIBREOFFICE);
    const [own, theirs] = [sheetTexts(bytesOf(written, name)), sheetTexts(bytesOf(saved, name))];
    expect([...theirs.keys()]).toEqual([...own.keys()]);
    for (const [sheet, { rows, formulas: count }] of own) {
      expect(theirs.get(sheet)?.rows, sheet).toEqual(rows);
      expect(theirs.get(sheet)?.formulas, sheet).toBe(count);
    }
  });

test("formulas had no stored values, and all were kept", ({ skip }) => {
  if (NO_LIBREOFFICE !== undefined) skip(NO_LIBREOFFICE);
  expect(formulas).toBeGreaterThan(300);
});

test("names that begin like formulas are texts", async ({ skip }) => {
  if (NO_LIBREOFFICE !== undefined) skip(NO_LIBREOFFICE);
  const { sheets } = await readXlsx(bytesOf(saved, "hostile"), { readStyles: true });
  const cells = sheets.flatMap((sheet) => [...(sheet.cells ?? [])].map(([, cell]) => cell));
  const hostile = cells.filter((cell) => typeof cell.value === "string" && FORMULA_TEXTS.includes(cell.value));
  expect(hostile.length).toBeGreaterThan(FORMULA_TEXTS.length);
  // Full-width signs get a font of their own.
  expect(hostile.every((cell) => (cell.type === "string" || cell.type === "richText") && cell.formula === undefined)).toBe(true);
});

for (const name of [...REPORTS, ...TEMPLATES])
  test(`${name}: filters, print areas and lists to choose from are kept`, async ({ skip }) => {
    if (NO_LIBREOFFICE !== undefined) skip(NO_LIBREOFFICE);
    const [own, theirs] = [await readXlsx(bytesOf(written, name)), await readXlsx(bytesOf(saved, name))];
    expect(theirs.sheets.map((sheet) => [sheet.name, sheet.hidden ?? false])).toEqual(own.sheets.map((sheet) => [sheet.name, sheet.hidden ?? false]));
    const isReport = REPORTS.some((report) => report === name);
    let lists = 0;
    own.sheets.forEach((sheet, i) => {
      const other = theirs.sheets[i];
      // LibreOffice ends a list's range where its sheet ends, and writes the lists in an order of its own.
      const rules = (one: typeof sheet | undefined) =>
        (one?.dataValidations ?? [])
          .map(({ type, range, values, formula1 }) => [type, range.replace(/\d+$/, ""), values ?? formula1?.replaceAll("$", "")])
          .sort((a, b) => (String(a[1]) < String(b[1]) ? -1 : 1));
      expect(rules(other)).toEqual(rules(sheet));
      lists += rules(sheet).length;
    });
    expect(lists > 5).toBe(!isReport);
    if (!isReport) return;
    const names = partOf(bytesOf(saved, name), "xl/workbook.xml");
    for (const kind of ["Print_Area", "Print_Titles", "_FilterDatabase"])
      expect(names.match(new RegExp(`_xlnm\\.${kind}`, "g"))).toHaveLength(own.sheets.length);
  });
