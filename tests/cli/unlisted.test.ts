/** A code that the register does not list is no fault: it is unknown, and the command says which list is asked for. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { bursar } from "../support/build.ts";
import { readingsFiles, writeReadingsScenario } from "../support/readings-scenario.ts";

const folder = mkdtempSync(join(tmpdir(), "bursar-unlisted-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** The scenario with a rule that asks whether the home country is one of the register's least developed. */
function write(): void {
  const files = readingsFiles();
  const scheme = (files["scheme/scheme.yaml"] ?? "")
    .replace("fields:\n", "fields:\n  home: { type: code, register: countries, document: passport }\n")
    .replace(
      "authorities:",
      "registers:\n  countries: { file: countries.csv, source: a ministry, date: 2024-02-15, key: country, document: dated list of countries, records: { ldc: { type: boolean } } }\nauthorities:",
    )
    .replace("rules:\n", 'rules:\n  - { id: ldc, article: "1", awards: [prize], require: home.ldc }\n');
  const homes = ["home", "NP", "TH", "QQ", ""];
  const students = (files["students.csv"] ?? "")
    .trimEnd()
    .split("\n")
    .map((line, i) => `${line},${homes[i] ?? ""}\n`);
  writeReadingsScenario(join(folder, "case"), { "scheme/scheme.yaml": scheme, "students.csv": students.join("") });
  writeFileSync(join(folder, "case/scheme/countries.csv"), "country,ldc\nNP,yes\nTH,no\n");
}

test("listed, not listed and not stated are told apart", () => {
  write();
  const prize = (student: string) => {
    const ended = bursar(["eligibility", "./case", "--student", student, "--json"], { cwd: folder });
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    const { applications } = JSON.parse(ended.stdout) as {
      readonly applications: readonly { readonly award: string; readonly status: string; readonly rules: readonly { readonly asks: readonly string[] }[] }[];
    };
    const found = applications.find((application) => application.award === "prize");
    return [found?.status, found?.rules.flatMap((rule) => rule.asks)];
  };
  expect(["S1", "S2", "S3", "S4"].map(prize)).toEqual([
    ["eligible", []],
    ["not eligible", []],
    ["waiting", ["dated list of countries"]],
    ["waiting", ["passport"]],
  ]);
  const out = bursar(["allocate", "./case", "--out", "out"], { cwd: folder });
  expect(out).toMatchObject({ code: 4, stderr: "" });
  expect(out.stdout).toMatch(/^ Prize +4 +1 +2 +1 +0 $/m);
});
