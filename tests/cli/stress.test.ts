/** `bursar stress` as built: the known examples as people read them, words that are not understood, limits, help. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { env } from "node:process";
import { describe, expect, test } from "vitest";
import { bursar } from "../support/build.ts";

const ROOT = join(import.meta.dirname, "../..");
const GOLDEN = join(ROOT, "tests/golden/stress");

const run = (...words: string[]) => bursar(["stress", ...words], { cwd: ROOT });
const fixture = (name: string) => `./tests/fixtures/stress/${name}`;

/** Compares with a recorded text; UPDATE_GOLDEN=1 records it. */
function golden(name: string, found: string): void {
  const file = join(GOLDEN, name);
  if (env["UPDATE_GOLDEN"] === "1") {
    mkdirSync(GOLDEN, { recursive: true });
    writeFileSync(file, found);
  }
  expect(found).toBe(readFileSync(file, "utf8"));
}

describe("examples, as they are told", () => {
  test.each(["budget", "cap", "score", "withdrawal", "reserve", "shift", "percent"])("%s", (kind) => {
    const ended = run(fixture(kind), `--${kind}`, "--trials", "100");
    expect(ended).toMatchObject({ code: 1, stderr: "" });
    golden(`${kind}.txt`, ended.stdout);
  });

  test("under the policy rank, too", () => {
    const ended = run(fixture("rank"), "--budget", "--withdrawal", "--trials", "40");
    expect(ended).toMatchObject({ code: 1, stderr: "" });
    golden("rank.txt", ended.stdout);
  });

  test("nobody found is said as what it is; kinds with nothing to change are named", () => {
    const ended = run(fixture("safe"), "--budget", "--reserve", "--score", "--trials", "20");
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    golden("nobody.txt", ended.stdout);
  });

  test("JSON says the same, and the same again", () => {
    const ended = run(fixture("budget"), "--trials", "40", "--json");
    expect(ended).toMatchObject({ code: 1, stderr: "" });
    expect(run(fixture("budget"), "--trials", "40", "--json").stdout).toBe(ended.stdout);
    const { status, findings } = JSON.parse(ended.stdout) as { status: string; findings: readonly { kind: string; found: unknown }[] };
    expect([status, findings.map((finding) => finding.kind)]).toEqual(["harmed", ["budget", "cap", "score", "withdrawal"]]);
    expect(findings[0]?.found).toMatchObject({
      student: "A",
      award: "prize",
      before: "1",
      after: null,
      change: { kind: "budget", budget: "fund", by: 400_000 },
      goals: { names: ["merit", "heads"], after: ["18000000", "2"], kept: ["10000000", "1"] },
      isSmallest: true,
    });
  });
});

describe("what is refused", () => {
  test.each([
    [["--trials", "0"], "--trials"],
    [["--trials", "many"], "--trials"],
    [["--time-limit", "soon"], "--time-limit"],
    [["--engine", "abacus"], "--engine"],
  ] as const)("%s", (words, option) => {
    const ended = run(fixture("budget"), ...words);
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(ended.stderr).toContain(option);
  });

  test("no scenario, an unknown one, and an unknown kind", () => {
    expect(run().code).toBe(2);
    expect(run("./nowhere")).toMatchObject({ code: 2, stdout: "" });
    expect(run(fixture("budget"), "--merit")).toMatchObject({ code: 2, stdout: "" });
  });

  test("a search that the time ended has exit 3 and claims nothing", () => {
    const ended = run(fixture("safe"), "--budget", "--trials", "9999999", "--time-limit", "1");
    expect(ended.code).toBe(3);
    expect(ended.stdout).toContain("the time ended the search. This is no proof that nobody can be.");
  });
});

test("help has every kind and examples", () => {
  const { code, stdout } = run("--help");
  expect(code).toBe(0);
  for (const word of ["--budget", "--cap", "--score", "--withdrawal", "--reserve", "--shift", "--percent", "--trials", "Examples:", "Exit codes:"])
    expect(stdout).toContain(word);
});
