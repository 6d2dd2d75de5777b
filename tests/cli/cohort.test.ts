/** `bursar cohort check`: all faults, or what is known of the students. */
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { assess, bestStatus, WAITING } from "../../src/award/eligibility.ts";
import { loadCase } from "../../src/load.ts";
import { reportCohort, type CohortReport } from "../../src/report/cohort-text.ts";
import { bursar } from "../support/build.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bursar-cohort-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function reportOf(path: string): Promise<CohortReport> {
  const loaded = await loadCase(path);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
  return reportCohort(loaded.value.theCase, loaded.value.tables);
}

test("counts agree with the tables", async () => {
  const report = await reportOf("scenarios/zust-autumn");
  const rows = readFileSync("scenarios/zust-autumn/students.csv", "utf8")
    .trim()
    .split("\n")
    .map((line) => line.split(","));
  const [headers = [], ...students] = rows;
  expect(report.students).toBe(students.length);
  expect(report.tables.find(({ table }) => table === "students.csv")?.rows).toBe(students.length);
  const own = report.facts.filter((fact) => headers.includes(fact.fact));
  expect(own.length).toBe(headers.length - 1);
  for (const fact of own) {
    const empty = students.filter((cells) => cells[headers.indexOf(fact.fact)] === "").length;
    expect([fact.fact, fact.known, fact.unknown]).toEqual([fact.fact, students.length - empty, empty]);
  }
  for (const list of ["hsk", "documents", "courses"]) {
    expect(report.facts.find((fact) => fact.fact === list)?.rows).toBe(report.tables.find(({ table }) => table === `students.${list}.csv`)?.rows);
  }
  expect(report.facts.find((fact) => fact.fact === "hsk: score")?.unknown).toBe(2);
});

test("papers that applications wait for, most first, and only where they wait", async () => {
  const loaded = await loadCase("scenarios/zust-autumn");
  if (!loaded.ok) throw new Error("the shipped scenario has faults");
  const report = reportCohort(loaded.value.theCase, loaded.value.tables);
  const waiting = assess(loaded.value.theCase).reduce(
    (sum, entry) => sum + [...entry.students.keys()].filter((position) => bestStatus(entry, position) === WAITING).length,
    0,
  );
  const counts = report.missing.map(({ applications }) => applications);
  expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  expect(counts.length).toBeGreaterThan(3);
  expect(Math.max(...counts)).toBeLessThanOrEqual(waiting);
  expect(counts.reduce((a, b) => a + b, 0)).toBeGreaterThanOrEqual(waiting);
});

test("the command: text, JSON", async () => {
  const plain = bursar(["cohort", "check", "tutorial"]);
  expect([plain.code, plain.stderr]).toEqual([0, ""]);
  expect(plain.stdout).toMatch(/^Study Awards.*: 8 students, no fault\.\n/);
  expect(plain.stdout).toMatch(/^gpa +7 +1 +transcript$/m);
  expect(plain.stdout).toMatch(/^ +1 {2}transcript$/m);
  const json = bursar(["cohort", "check", "tutorial", "--json"]);
  expect(JSON.parse(json.stdout)).toEqual({ status: "done", ...(await reportOf("scenarios/tutorial")) });
});

test("every fault of every table, also as JSON", () => {
  const broken = join(folder, "broken");
  cpSync("scenarios/tutorial", broken, { recursive: true });
  const path = join(broken, "students.csv");
  writeFileSync(path, readFileSync(path, "utf8").replace("3.80", "8.30").replace("A03,yes", "A03,maybe"));
  appendFileSync(join(broken, "students.documents.csv"), "A99,application-form,2024-09-12\n");
  const plain = bursar(["cohort", "check", broken]);
  expect([plain.code, plain.stdout]).toEqual([2, ""]);
  expect(plain.stderr.match(/^\S+\.csv:\d+/gm)).toHaveLength(3);
  const json = JSON.parse(bursar(["cohort", "check", broken, "--json"]).stdout) as { status: string; faults: unknown[] };
  expect([json.status, json.faults.length]).toEqual(["faults", 3]);
});
