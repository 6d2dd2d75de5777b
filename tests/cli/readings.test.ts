/** `bursar readings` as built, on a tiny scenario with a reading of every kind. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bursar, type Ended } from "../support/build.ts";
import { readingsFiles, writeReadingsScenario } from "../support/readings-scenario.ts";

const folder = mkdtempSync(join(tmpdir(), "bursar-readings-"));
afterAll(() => rmSync(folder, { recursive: true }));
beforeAll(() => writeReadingsScenario(join(folder, "case")));

const run = (...words: string[]): Ended => bursar(["readings", ...words], { cwd: folder });

interface Result {
  readonly readings: readonly { readonly id: string; readonly parameter: string; readonly value: unknown }[];
  readonly outcome: string;
  readonly moreFen?: number;
  readonly differences?: readonly { readonly id: string; readonly from: readonly string[]; readonly to: readonly string[] }[];
  readonly faults?: readonly { readonly says: string }[];
}

interface Printed {
  readonly holders: number;
  readonly safe: readonly string[];
  readonly results: readonly Result[];
  readonly notVaried: readonly string[];
}

function printed(...words: string[]): Printed {
  const ended = run("./case", "--json", ...words);
  expect(ended).toMatchObject({ code: 0, stderr: "" });
  return JSON.parse(ended.stdout) as Printed;
}

/** `A1=true changed`. */
const named = (result: Result) => `${result.readings.map(({ id, value }) => `${id}=${String(value)}`).join(" ")} ${result.outcome}`;

const STRICT = {
  outcome: "changed",
  moreFen: 450_000 - 800_001,
  differences: [
    { id: "S1", from: ["prize 1"], to: [] },
    { id: "S3", from: ["stay 1"], to: ["prize 1", "stay 1"] },
  ],
};

describe("one reading at a time", () => {
  let all: Printed;
  let text: Ended;
  beforeAll(() => {
    all = printed();
    text = run("./case");
  });

  test("every other listed value of every reading that matters: changed, the same, no allocation, no case", () => {
    expect(all.results.map(named)).toEqual(["A1=true changed", "A2=grant same", "A4=high infeasible", "A5=hard refused"]);
    expect(all.results[0]).toMatchObject({ readings: [{ id: "A1", parameter: "strict", value: true }], ...STRICT });
    expect(all.results[3]?.faults?.map((fault) => fault.says)).toEqual(["S4: 600 yuan of Help (only, 4) is outside 100.00 yuan to 500.00 yuan"]);
    // A6 stands in no clause; A3 is a number.
    expect(all).toMatchObject({ holders: 4, safe: ["S2", "S4"], notVaried: ["A3"] });
  });

  test("the same for people", () => {
    expect(text).toMatchObject({ code: 0, stderr: "" });
    const lines = text.stdout.split("\n").map((line) => line.trimEnd().replace(/ {2,}/g, "  "));
    expect(lines).toContain("Words: 4 other readings were solved; 1 of them change nothing.");
    expect(lines).toContain(" A1  true  1  0  1  -3500.01");
    expect(lines).toContain(" A4  high  no allocation");
    expect(lines).toContain(" A5  hard  cannot be solved");
    expect(lines).toContain("A1: Is the exam needed?");
    expect(lines).toContain("A5 = hard: S4: 600 yuan of Help (only, 4) is outside 100.00 yuan to 500.00 yuan");
    // Nobody is safe under a reading that has no allocation.
    expect(lines).toContain(
      "2 of 4 who receive something as the case stands receive the same under every reading that has an allocation (2 of them have none).",
    );
    expect(lines).toContain("  S1 (prize 1) hangs on A1 = true (nothing)");
    expect(lines).toContain("  S3 (stay 1) hangs on A1 = true (prize 1 + stay 1)");
    expect(lines).toContain("Not varied, because any number or list is possible (name a value with --vary): A3");
  });
});

describe("named readings", () => {
  test("--vary: values of any type; what is named is not called not varied", () => {
    const found = printed("--vary", "A3=1", "A3=9", "A3=2");
    expect(found.results.map(named)).toEqual(["A3=1 changed", "A3=9 changed", "A3=2 same"]);
    expect(found.results[0]).toMatchObject({ moreFen: -500_000, differences: [{ id: "S2", from: ["prize 1", "stay 1"], to: ["stay 1"] }] });
    expect(found.notVaried).toEqual([]);
  });

  test("--combine: all combinations but the one that holds; with --vary beside it", () => {
    const found = printed("--combine", "A1,A2", "--vary", "A3=0");
    expect(found.results.map(named)).toEqual(["A3=0 changed", "A1=true A2=prize changed", "A1=true A2=grant changed", "A1=false A2=grant same"]);
    for (const result of found.results.slice(1, 3)) expect(result).toMatchObject(STRICT);
  });

  test("--only: one at a time, of some; with --vary both", () => {
    expect(printed("--only", "A2").results.map(named)).toEqual(["A2=grant same"]);
    expect(printed("--only", "A2,A1", "--vary", "A3=1").results.map(named)).toEqual(["A3=1 changed", "A1=true changed", "A2=grant same"]);
  });
});

test("who keeps her award with another amount hangs on the word, too", () => {
  const scheme = (readingsFiles()["scheme/scheme.yaml"] ?? "").replace("yuan(9000)", "yuan(1000)");
  writeReadingsScenario(join(folder, "cheaper"), { "scheme/scheme.yaml": scheme });
  const ended = run("./cheaper", "--only", "A4", "--json");
  const found = JSON.parse(ended.stdout) as Printed;
  expect(found.results).toMatchObject([
    {
      outcome: "changed",
      moreFen: -60,
      differences: [
        { id: "S2", from: ["prize 1 5000.00 yuan", "stay 1 5000.30 yuan"], to: ["prize 1 5000.00 yuan", "stay 1 5000.00 yuan"] },
        { id: "S3", from: ["stay 1 5000.30 yuan"], to: ["stay 1 5000.00 yuan"] },
      ],
    },
  ]);
  expect(found.safe).toEqual(["S1", "S4"]);
});

describe("what is refused", () => {
  test("words: each with its hint, all at once", () => {
    const ended = run("./case", "--vary", "A3=10", "A9=1", "--combine", "A3", "--only", "A2,A8");
    expect(ended).toEqual({
      code: 2,
      stdout: "",
      stderr: [
        '--only: no reading of this scheme is called "A8"',
        "    bursar scheme readings SCHEME lists them",
        "--combine: A3 has no listed values to combine",
        "    name a value with --vary",
        '--vary: "10" is no value of A3',
        "    expected: 0..9",
        '--vary: no reading of this scheme is called "A9"',
        "    bursar scheme readings SCHEME lists them",
        "",
      ].join("\n"),
    });
    const asJson = run("./case", "--vary", "A1=yes", "--json");
    expect(asJson).toMatchObject({ code: 2, stderr: "" });
    expect(JSON.parse(asJson.stdout)).toMatchObject({ status: "faults", faults: [{ code: "readings-value", says: '"yes" is no value of A1' }] });
    expect(run("./case", "--engine", "abacus")).toMatchObject({ code: 2, stdout: "" });
  });

  test("a case with faults, and one that has no allocation as it stands", () => {
    writeReadingsScenario(join(folder, "wrong"), {
      "decisions.csv": "key,award,subject,value,authority,date,reason\namount,help,S4,600,OFFICE,2024-09-20,need\n",
    });
    expect(run("./wrong")).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining("S4: 600 yuan of Help") as string });
    expect(run("./nowhere")).toMatchObject({ code: 2, stdout: "" });
    writeReadingsScenario(join(folder, "poor"), { "scenario.yaml": (readingsFiles()["scenario.yaml"] ?? "").replace("limit: 30000", "limit: 300") });
    const ended = run("./poor");
    expect(ended).toEqual({ code: 1, stdout: "The case itself has no allocation: bursar allocate says which clauses clash.\n", stderr: "" });
    const asJson = run("./poor", "--json");
    expect([asJson.code, JSON.parse(asJson.stdout)]).toEqual([1, { status: "infeasible" }]);
  });
});
