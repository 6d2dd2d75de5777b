/** The workbook for committee and finance: its rows are the folder's own tables, its totals the allocation's, and every check is 0. */
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readXlsx } from "hucre/xlsx";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeReport } from "../../src/cli/report-xlsx.ts";
import { reportSource } from "../../src/cli/report-source.ts";
import { writeScenario } from "../support/base-scenario.ts";
import { partOf } from "../support/libreoffice.ts";
import { allocatedInto, bookOfFolder, NAMES, sourceOf, writeHostileScenario } from "../support/report-folders.ts";
import { sheetTexts, type SheetTexts } from "../support/sheets.ts";

const folder = mkdtempSync(join(tmpdir(), "bursar-tests-book-"));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);

type Sheets = ReadonlyMap<string, SheetTexts>;

/** The rows of a sheet as objects by the names of its columns. */
function rowsOf(sheets: Sheets, name: string): readonly Readonly<Record<string, string>>[] {
  const [head = [], ...rows] = sheets.get(name)?.rows ?? [];
  return rows.map((row) => Object.fromEntries(head.map((header, c) => [header, row[c] ?? ""])));
}

/** A table of the folder; no cell of it holds a comma. */
function csvRows(path: string): readonly Readonly<Record<string, string>>[] {
  const [head = "", ...lines] = readFileSync(path, "utf8").trimEnd().split("\n");
  return lines.map((line) => Object.fromEntries(head.split(",").map((header, c) => [header, line.split(",")[c] ?? ""])));
}

const fen = (yuan: string | undefined) => Math.round(Number(yuan) * 100);
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

describe.each(["zust-autumn", "anso-2024"])("%s", (scenario) => {
  let bytes: Uint8Array;
  let sheets: Sheets;
  beforeAll(async () => {
    bytes = await bookOfFolder(allocatedInto(scenario, at(scenario)));
    sheets = sheetTexts(bytes);
  });
  const header = () =>
    JSON.parse(readFileSync(join(at(scenario), "allocation.jsonl"), "utf8").split("\n")[0] ?? "") as {
      readonly levels: readonly {
        readonly award: string;
        readonly level: string;
        readonly places: number;
        readonly fen: number;
        readonly cap: number | null;
      }[];
      readonly ties: readonly { readonly students: readonly unknown[] }[];
      readonly keyTies: readonly { readonly students: readonly unknown[] }[];
    };

  test("awards and payments are those of the folder, row by row, to the fen", () => {
    const awards = rowsOf(sheets, "Awards").map((row) => [row["Student"], row["Award (id)"], row["Level (id)"], fen(row["Amount (yuan)"]), row["Payable now"]]);
    const expected = csvRows(join(at(scenario), "awards.csv")).map((row) => [row["id"], row["award"], row["level"], fen(row["amount"]), row["payable"]]);
    expect(awards.length).toBeGreaterThan(100);
    expect(awards).toEqual(expected);
    const payments = rowsOf(sheets, "Payments").map((row) => [
      row["Student"],
      row["Award (id)"],
      row["Item"],
      row["Sponsor"],
      row["Period"],
      fen(row["Amount (yuan)"]),
      row["Payable now"],
    ]);
    const paid = csvRows(join(at(scenario), "payments.csv")).map((row) => [
      row["id"],
      row["award"],
      row["item"],
      row["sponsor"],
      row["period"],
      fen(row["amount"]),
      row["payable"],
    ]);
    expect(payments).toEqual(paid);
  });

  test("levels, funds and sponsors add up to the awards; every check is 0", () => {
    const [awards, levels] = [rowsOf(sheets, "Awards"), rowsOf(sheets, "Levels")];
    const given = (award: string | undefined, level: string | undefined) => awards.filter((row) => row["Award (id)"] === award && row["Level (id)"] === level);
    const total = sum(awards.map((row) => fen(row["Amount (yuan)"])));
    for (const row of levels.slice(0, -1)) {
      const own = given(row["Award (id)"], row["Level (id)"]);
      expect([Number(row["Awarded"]), fen(row["Cost (yuan)"])]).toEqual([own.length, sum(own.map((one) => fen(one["Amount (yuan)"])))]);
      const merits = own.flatMap((one) => (one["Merit"] === "" ? [] : [Number(one["Merit"])]));
      if (merits.length > 0 && row["Cut-off merit"] !== "") expect(Number(row["Cut-off merit"])).toBe(Math.min(...merits));
    }
    for (const one of header().levels) {
      const row = levels.find((candidate) => candidate["Award (id)"] === one.award && candidate["Level (id)"] === one.level);
      expect([Number(row?.["Awarded"]), fen(row?.["Cost (yuan)"]), row?.["Places"]]).toEqual([
        one.places,
        one.fen,
        one.cap === null ? row?.["Places"] : String(one.cap),
      ]);
    }
    expect([Number(levels.at(-1)?.["Awarded"]), fen(levels.at(-1)?.["Cost (yuan)"])]).toEqual([awards.length, total]);
    expect(fen(rowsOf(sheets, "Sponsors").at(-1)?.["Total (yuan)"])).toBe(total);
    const checks = [...sheets.values()].flatMap(({ rows: [head = [], ...rows] }) =>
      head.flatMap((name, c) => (/must be 0/.test(name) ? rows.flatMap((row) => row[c] ?? "") : [])),
    );
    expect(checks.filter((value) => value !== "").length).toBeGreaterThan(15);
    expect(new Set(checks)).toEqual(new Set(["", "0"]));
  });

  test("every application is either awarded or has its reason, and the funnel counts them", async () => {
    const { students, standing } = await sourceOf(at(scenario));
    const [reasons, awards] = [rowsOf(sheets, "Not awarded"), rowsOf(sheets, "Awards")];
    const applications = sum(rowsOf(sheets, "Funnel").map((row) => Number(row["Applied"])));
    const held = new Set(awards.map((row) => `${row["Student"]} ${row["Award (id)"]}`));
    expect(applications).toBe(sum(standing.basis.eligibility.map((entry) => entry.students.length)));
    expect(reasons.length).toBe(sum(students.map((student) => student.reasons.length)));
    expect(reasons.every((row) => row["Reason"] !== "" && row["Code"] !== "" && !held.has(`${row["Student"]} ${row["Award (id)"]}`))).toBe(true);
    for (const row of rowsOf(sheets, "Funnel")) {
      const parts = ["Eligible", "Waiting", "Conditions not met", "Not accepted", "Disqualified"].map((name) => Number(row[name]));
      expect(sum(parts)).toBe(Number(row["Applied"]));
      const own = reasons.filter((reason) => reason["Award (id)"] === row["Award (id)"]).length;
      expect(own + new Set(awards.filter((award) => award["Award (id)"] === row["Award (id)"]).map((award) => award["Student"])).size).toBeGreaterThanOrEqual(
        Number(row["Applied"]),
      );
    }
    expect(rowsOf(sheets, "Waiting").length).toBe(Math.max(1, reasons.filter((row) => row["Reason (code)"] === "waiting").length));
  });

  test("ties, goals and hashes are the folder's", () => {
    const { ties, keyTies } = header();
    expect(rowsOf(sheets, "Ties").length).toBe(Math.max(1, sum([...ties, ...keyTies].map((tie) => tie.students.length))));
    const proof = new Map(rowsOf(sheets, "Proof").map((row) => [row["What"], row["Value"]]));
    const { files } = JSON.parse(readFileSync(join(at(scenario), "manifest.json"), "utf8")) as { readonly files: Readonly<Record<string, string>> };
    for (const [name, hash] of Object.entries(files)) expect(proof.get(`SHA-256 of ${name}`)).toBe(hash);
    expect(proof.get("Allocation")).toBe("optimal, proved");
    expect(proof.get("Goal: weighted merit")).toMatch(/^\d+(\.\d+)?$/);
  });

  test("another program reads the same sheets, frozen, with formulas where checks are; twice the same bytes", async () => {
    expect((await bookOfFolder(at(scenario))).every((byte, i) => byte === bytes[i])).toBe(true);
    const read = await readXlsx(bytes, { readStyles: true });
    expect(read.sheets.map((sheet) => sheet.name)).toEqual([...sheets.keys()]);
    for (const sheet of read.sheets) {
      expect(sheet.freezePane?.rows).toBe(1);
      const texts = sheets.get(sheet.name);
      expect(sheet.rows.length).toBe(texts?.rows.length);
      expect([...(sheet.cells ?? [])].filter(([, cell]) => cell.formula !== undefined).length).toBe(texts?.formulas);
    }
    for (const name of ["Summary", "Funnel", "Levels", "Budget", "Sponsors"])
      expect(sheets.get(name)?.formulas ?? 0, name).toBeGreaterThan(name === "Budget" ? -1 : 3);
  });
});

describe("the tiny scenario", () => {
  test("names and words that begin like formulas stay texts; levels that may move are told in units", async () => {
    writeHostileScenario(at("hostile"));
    const bytes = await bookOfFolder(allocatedInto(at("hostile"), at("hostile-out")));
    const sheets = sheetTexts(bytes);
    const named = [...rowsOf(sheets, "Awards"), ...rowsOf(sheets, "Not awarded")];
    const names = new Set(named.map((row) => row["Name"]));
    expect(names).toEqual(new Set(NAMES.filter((name) => names.has(name))));
    expect(names.size).toBeGreaterThan(NAMES.length - 3);
    expect(rowsOf(sheets, "Summary")[0]).toMatchObject({ What: "Case", Value: "=1+1" });
    const read = await readXlsx(bytes, { readStyles: true });
    const cells = read.sheets.flatMap((sheet) => [...(sheet.cells ?? [])].map(([, cell]) => cell));
    const hostile = cells.filter((cell) => typeof cell.value === "string" && (NAMES.includes(cell.value) || cell.value === "=1+1"));
    expect(hostile.length).toBeGreaterThan(NAMES.length);
    expect(hostile.every((cell) => cell.type === "string" && cell.formula === undefined)).toBe(true);
    const formulas = cells.flatMap((cell) => cell.formula ?? []);
    expect(formulas.length).toBeGreaterThan(20);
    for (const formula of formulas) expect(formula).not.toMatch(/HYPERLINK|cmd|1\+1/);
    const [first, , total] = rowsOf(sheets, "Neutrality");
    expect(first).toMatchObject({
      Award: "Merit Grant",
      Level: "first level",
      "Units of one place": "2",
      "Places tried (change these)": first?.["Places of the regulation"] ?? "",
    });
    expect(total).toMatchObject({ Level: "Total", "Units beyond the constant (at most 0)": "0" });
  });

  test("where no levels may move, and where no budget is stated, the sheets say so", async () => {
    writeScenario(
      at("plain"),
      `@ scenario.yaml\n-budgets:\n-  - { id: fund, title: Fund, limit: 30000 yuan, awards: all }\n@ scheme/scheme.yaml\n-adjustable:\n-  - { id: moving-levels, article: "6", award: merit-grant, on: param.adjust }\n`,
    );
    const sheets = sheetTexts(await bookOfFolder(allocatedInto(at("plain"), at("plain-out"))));
    expect(rowsOf(sheets, "Neutrality")[0]?.["Award"]).toMatch(/has no clause that lets the levels of an award move/);
    expect(rowsOf(sheets, "Budget")[0]?.["Fund (title)"]).toMatch(/No budget is stated/);
    expect(rowsOf(sheets, "Awards").every((row) => row["Fund"] === undefined || row["Fund"] === "")).toBe(true);
    expect([...(sheets.get("Awards")?.rows[0] ?? [])]).not.toContain("Name");
  });

  test("policy rank: the same sheets, and their checks are 0", async () => {
    writeScenario(at("rank"), '@ scenario.yaml\n-seed: "tiny"\n+seed: "tiny"\n+policy: rank\n');
    const sheets = sheetTexts(await bookOfFolder(allocatedInto(at("rank"), at("rank-out"))));
    expect(rowsOf(sheets, "Summary").find((row) => row["What"] === "Policy")?.["Value"]).toBe("rank");
    expect(rowsOf(sheets, "Summary").at(-1)?.["Difference (must be 0)"]).toBe("0");
  });

  test("what was not proved the best says so where it matters, and has no reserve list", async () => {
    const made = await makeReport({ ...(await sourceOf(at("plain-out"))), status: "feasible" });
    const bytes = made.ok ? made.value.get("") : undefined;
    if (!(bytes instanceof Uint8Array)) throw new Error(JSON.stringify(made));
    const sheets = sheetTexts(bytes);
    for (const name of ["Summary", "Proof"]) expect(rowsOf(sheets, name).find((row) => row["What"] === "Allocation")?.["Value"]).toMatch(/^NOT PROVED OPTIMAL/);
    expect(rowsOf(sheets, "Reserve")).toMatchObject([{ Award: expect.stringMatching(/not proved the best/) as string }]);
    expect(partOf(bytes, "xl/worksheets/sheet2.xml")).toContain("NOT PROVED OPTIMAL");
  });

  test("a folder that was changed, or that says what this version does not compute, is refused", async () => {
    const refused = async (name: string, change: (text: string) => string) => {
      cpSync(at("plain-out"), at(name), { recursive: true });
      const file = join(at(name), "allocation.jsonl");
      const text = change(readFileSync(file, "utf8"));
      writeFileSync(file, text);
      const manifest = join(at(name), "manifest.json");
      const data = JSON.parse(readFileSync(manifest, "utf8")) as { files: Record<string, string> };
      data.files["allocation.jsonl"] = createHash("sha256").update(text).digest("hex");
      if (!name.endsWith("-unlisted")) writeFileSync(manifest, JSON.stringify(data));
      const found = await reportSource(at(name));
      return found.kind === "refused" ? found.says : found.kind;
    };
    expect(await refused("same", (text) => text)).toBe("source");
    expect(await refused("changed-unlisted", (text) => text.replace("A tiny case", "Another case"))).toMatch(/allocation\.jsonl/);
    for (const [name, change] of [
      ["title", (text: string) => text.replace("A tiny case", "Another case")],
      ["reason", (text: string) => text.replace('"code":"not-eligible"', '"code":"no-place"')],
      ["ties", (text: string) => text.replace('"ties":[]', '"ties":[{"atStake":[],"drawn":[],"students":[{"id":"S1","ticket":"0","got":[]}]}]')],
      [
        "got",
        (text: string) =>
          text.replace(
            '"keyTies":[]',
            '"keyTies":[{"key":"k","article":"","atStake":[],"drawn":[],"students":[{"id":"S1","value":1,"got":["exam-prize 6"]}]}]',
          ),
      ],
      ["shape", (text: string) => text.replace('"ties":[]', '"ties":{}')],
    ] as const) {
      const says = await refused(name, change);
      expect([name, says]).toEqual([name, expect.stringMatching(/^.*allocation\.jsonl does not say what this version of bursar computes/)]);
    }
  });
});
