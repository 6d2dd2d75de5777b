/** `bursar report`: one file beside the folder, complete or not at all, and never in it; words that cannot be followed; folders that are refused. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { REPORT_FORMATS } from "../../src/cli/report-formats.ts";
import { writeScenario } from "../support/base-scenario.ts";
import { bursar } from "../support/build.ts";
import { allocatedInto } from "../support/report-folders.ts";
import { sheetTexts } from "../support/sheets.ts";

const folder = mkdtempSync(join(tmpdir(), "bursar-tests-report-"));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (...names: readonly string[]) => join(folder, ...names);
const report = (words: readonly string[], cwd = folder) => bursar(["report", ...words], { cwd });

beforeAll(() => {
  writeScenario(at("case"));
  allocatedInto(at("case"), at("result"));
});

/** All files of the output folder with their bytes. */
const contents = () =>
  readdirSync(at("result"), { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [`${entry.parentPath}/${entry.name} ${readFileSync(join(entry.parentPath, entry.name)).toString("base64")}`] : [],
  );

describe("xlsx", () => {
  test("it is named after the folder, holds the folder's awards, and the folder stays as it was", () => {
    const before = contents();
    const ended = report(["result", "--format", "xlsx"]);
    expect(ended).toMatchObject({ code: 0, stderr: "", stdout: "Written: result.xlsx.\n" });
    const awards = readFileSync(at("result", "awards.csv"), "utf8").trimEnd().split("\n").length;
    expect(sheetTexts(readFileSync(at("result.xlsx"))).get("Awards")?.rows.length).toBe(awards);
    expect(contents()).toEqual(before);
    expect(readdirSync(folder).filter((name) => name.includes("writing"))).toEqual([]);
  });

  test("a file that is there stays, unless it is to be replaced; then the old one is kept", () => {
    writeFileSync(at("there.xlsx"), "old");
    expect(report(["result", "--format", "xlsx", "--out", "there.xlsx"])).toMatchObject({ code: 2, stdout: "" });
    expect(readFileSync(at("there.xlsx"), "utf8")).toBe("old");
    const replaced = report(["result", "--format", "xlsx", "--out", "there.xlsx", "--replace", "--json"]);
    expect([replaced.code, JSON.parse(replaced.stdout)]).toEqual([
      0,
      { status: "done", allocation: "optimal", out: "there.xlsx", files: 1, movedTo: expect.stringMatching(/there\.xlsx\.old-1$/) as string },
    ]);
    expect(readFileSync(at("there.xlsx.old-1"), "utf8")).toBe("old");
    expect(sheetTexts(readFileSync(at("there.xlsx"))).has("Levels")).toBe(true);
  });
});

describe("refused", () => {
  test("a place inside the folder, by whatever way", () => {
    symlinkSync(at("result"), at("link"));
    mkdirSync(at("result-beside"));
    for (const out of [at("result", "r.xlsx"), at("link", "r.xlsx"), at("result", "inputs", "r.xlsx"), at("case", "..", "result", "r.xlsx")]) {
      const ended = report(["result", "--format", "xlsx", "--out", out]);
      expect([out, ended.code, ended.stdout]).toEqual([out, 2, ""]);
      expect(ended.stderr).toMatch(/never written into the folder that it speaks of/);
    }
    expect(report(["link", "--format", "xlsx", "--out", at("result-beside", "r.xlsx")])).toMatchObject({ code: 0, stderr: "" });
  });

  test("words", () => {
    expect(report(["result", "--format", "pdf"]).stderr).toBe(`--format is "pdf"; expected: ${[...REPORT_FORMATS.keys()].join(", ")}.\n`);
    expect(report(["result", "--format", "xlsx", "--lang", "fr"])).toMatchObject({ code: 2, stdout: "" });
    expect(report(["result", "--format", "xlsx", "--out", "r.csv"]).stderr).toMatch(/a name that ends with \.xlsx/);
    expect(report(["result"])).toMatchObject({ code: 2, stdout: "" });
    expect(report(["absent", "--format", "xlsx"])).toMatchObject({ code: 2, stdout: "" });
    expect(report(["case", "--format", "xlsx"])).toMatchObject({ stdout: "" });
    expect(report(["result", "--format", "xlsx", "--out", at("absent", "r.xlsx")])).toMatchObject({ code: 2, stdout: "" });
  });

  test("a folder that was changed: nothing is written", () => {
    cpSync(at("result"), at("changed"), { recursive: true });
    writeFileSync(at("changed", "awards.csv"), `${readFileSync(at("changed", "awards.csv"), "utf8")}S9,merit-grant,1,1.00,choice,yes,\n`);
    const ended = report(["changed", "--format", "xlsx", "--json"]);
    expect(ended.code).toBe(1);
    expect(JSON.parse(ended.stdout)).toEqual({ status: "refused", says: expect.stringMatching(/awards\.csv/) as string });
    expect(readdirSync(folder)).not.toContain("changed.xlsx");
  });

  test("a case that has no allocation", () => {
    writeScenario(
      at("none"),
      '@ scenario.yaml\n-seed: "tiny"\n+seed: "tiny"\n+locks:\n+  - { kind: must, student: S3, award: merit-grant, author: A, reason: r }\n',
    );
    const ended = bursar(["allocate", at("none"), "--out", at("none-out")]);
    expect(ended.code).toBe(1);
    expect(report(["none-out", "--format", "xlsx"])).toMatchObject({ code: 1, stdout: "" });
  });
});
