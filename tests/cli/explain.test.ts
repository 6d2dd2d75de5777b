/**
 * What `bursar explain` and `bursar reserve` say. The files of tests/golden/explain are the explanations of single students of one output folder, exactly as
 * printed; `UPDATE_GOLDEN=1 npx vitest run tests/cli/explain.test.ts` records them anew; a person reads the difference.
 */
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { env } from "node:process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Reply } from "../../src/cli/answers.ts";
import { explainStanding, type ExplainRequest } from "../../src/cli/explain-work.ts";
import { faultsText } from "../../src/cli/print-faults.ts";
import { reserveStanding } from "../../src/cli/reserve-work.ts";
import { standingAt } from "../../src/cli/standing-at.ts";
import type { Standing } from "../../src/explain/standing.ts";
import { bursar } from "../support/build.ts";

const GOLDEN = resolve(import.meta.dirname, "../golden/explain");
const folder = mkdtempSync(join(tmpdir(), "bursar-explain-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** The shipped round with less money, and one student who may not have what she applied for. */
const SCENARIO = `extends: zust-autumn-tight
add:
  locks:
    - { kind: must-not, student: S0008, award: excellent-degree, author: Committee, reason: has taken another grant }
`;

/** Read back once: most questions are asked without a process of their own. */
let standing: Standing;

async function asked(student: string, words: Partial<ExplainRequest> = {}): Promise<Reply> {
  return explainStanding(standing, { path: "./out", student, award: undefined, level: undefined, versus: undefined, wantsJson: false, ...words });
}

const textOf = (reply: Reply) => (reply.kind === "done" ? reply.text : "");

function golden(name: string, text: string): void {
  const recorded = join(GOLDEN, `${name}.txt`);
  if (env["UPDATE_GOLDEN"] === "1") writeFileSync(recorded, text);
  expect(text).toBe(readFileSync(recorded, "utf8"));
}

const run = (...words: string[]) => bursar(words, { cwd: folder });

beforeAll(async () => {
  mkdirSync(join(folder, "locked"));
  writeFileSync(join(folder, "locked/scenario.yaml"), SCENARIO);
  const ended = run("allocate", "./locked", "--out", "out");
  if (ended.code !== 0) throw new Error(ended.stderr);
  const found = await standingAt(join(folder, "out"));
  if (found.kind !== "standing") throw new Error(JSON.stringify(found));
  standing = found.standing;
}, 120_000);

describe("explanations, as they are printed", () => {
  const TOLD: readonly (readonly [string, string, Partial<ExplainRequest>])[] = [
    ["loser", "S0040", {}],
    ["winner", "S0073", {}],
    ["tied", "S0097", {}],
    ["waiting", "S0044", {}],
    ["ineligible", "S0007", {}],
    ["locked", "S0008", {}],
    ["one-level", "S0040", { award: "excellent-degree", level: "1" }],
    ["versus-merit", "S0073", { versus: "S0077" }],
    ["versus-cost", "S0040", { versus: "S0065" }],
    ["versus-lot", "S0097", { versus: "S0463" }],
    ["versus-rule", "S0008", { versus: "S0013" }],
  ];

  test.each(TOLD)(
    "%s",
    async (name, student, words) => {
      golden(name, textOf(await asked(student, words)));
    },
    60_000,
  );

  test("reserves", () => {
    golden("reserves", textOf(reserveStanding(standing, { path: "./out", award: undefined })));
  }, 60_000);

  test("by the command", () => {
    const ended = run("explain", "./out", "S0097");
    expect(ended).toEqual({ code: 0, stdout: readFileSync(join(GOLDEN, "tied.txt"), "utf8"), stderr: "" });
  }, 60_000);
});

interface Told {
  readonly status: string;
  readonly code: string;
  readonly says: string;
  readonly parts: readonly Told[];
}

const sentences = (one: Told): readonly string[] => [one.says, ...one.parts.flatMap(sentences)];

test("JSON says the same as the text", async () => {
  const reply = await asked("S0097", { wantsJson: true });
  if (reply.kind !== "done") throw new Error("faults");
  const told = reply.json as unknown as Told;
  expect([told.status, told.code]).toEqual(["done", "explain-student"]);
  const text = readFileSync(join(GOLDEN, "tied.txt"), "utf8").replace(/\s+/g, " ");
  const all = sentences(told);
  expect(all.length).toBeGreaterThan(8);
  for (const says of all) expect(text).toContain(says);
  const versus = await asked("S0097", { versus: "S0463", award: "excellent-exchange", wantsJson: true });
  expect(versus).toMatchObject({
    kind: "done",
    json: { code: "versus", onlyOfStudent: [{ code: "explain-award-none" }], onlyOfOther: [{ code: "explain-award" }] },
  });
  const reserve = run("reserve", "./out", "--award", "excellent-exchange", "--json");
  const { status, reserves } = JSON.parse(reserve.stdout) as { readonly status: string; readonly reserves: readonly { readonly award: string }[] };
  expect([reserve.code, status, new Set(reserves.map(({ award }) => award))]).toEqual([0, "done", new Set(["excellent-exchange"])]);
}, 120_000);

test("a scenario is allocated first, and says the same as its folder", async () => {
  const found = await standingAt(join(folder, "locked"));
  if (found.kind !== "standing") throw new Error(JSON.stringify(found));
  const reply = await explainStanding(found.standing, { path: "", student: "S0040", award: undefined, level: undefined, versus: undefined, wantsJson: false });
  expect(textOf(reply)).toBe(readFileSync(join(GOLDEN, "loser.txt"), "utf8"));
}, 60_000);

test("a folder whose tables are Parquet is read back, too", () => {
  expect(run("generate", "zust", "--students", "120", "--seed", "3", "--format", "parquet", "--out", "columns").code).toBe(0);
  expect([0, 4]).toContain(run("allocate", "./columns", "--out", "columns-out").code);
  const ended = run("reserve", "./columns-out");
  expect(ended).toMatchObject({ code: 0, stderr: "" });
  expect(ended.stdout).toMatch(/gives it up/);
}, 60_000);

describe("what cannot be explained", () => {
  const REFUSED: readonly (readonly [string, string, Partial<ExplainRequest>, RegExp])[] = [
    ["an unknown student, with the nearest ids", "S00400", {}, /there is no student "S00400"[\s\S]*did you mean S0040/],
    ["a second unknown student", "S0040", { versus: "T0040" }, /--versus: there is no student "T0040"[\s\S]*did you mean S0040/],
    ["an unknown award", "S0040", { award: "excelent-degree" }, /there is no award "excelent-degree"; known: [\s\S]*did you mean excellent-degree\?/],
    ["an unknown level", "S0040", { award: "excellent-degree", level: "4" }, /excellent-degree has no level "4"; known: 1, 2, 3/],
    ["a level without its award", "S0040", { level: "1" }, /--level goes with --award/],
    ["all at once", "T1", { versus: "T2", award: "x" }, /"T1"[\s\S]*"T2"[\s\S]*"x"/],
  ];

  test.each(REFUSED)("%s", async (_, student, words, says) => {
    const reply = await asked(student, words);
    expect(reply.kind === "faults" ? faultsText(reply.faults) : "").toMatch(says);
  });

  test("by the command: an unknown student", () => {
    const ended = run("explain", "./out", "S00400");
    expect([ended.code, ended.stdout]).toEqual([2, ""]);
    expect(ended.stderr).toMatch(/there is no student "S00400"/);
  }, 60_000);

  test("a folder without an allocation, and a path that is not there", () => {
    mkdirSync(join(folder, "empty"), { recursive: true });
    expect(run("explain", "./empty", "S0040")).toMatchObject({
      code: 2,
      stdout: "",
      stderr: expect.stringContaining("no allocation and no scenario") as string,
    });
    expect(run("explain", "./nowhere", "S0040")).toMatchObject({ code: 2, stdout: "" });
  }, 60_000);

  test("a changed folder", () => {
    cpSync(join(folder, "out"), join(folder, "changed"), { recursive: true });
    appendFileSync(join(folder, "changed/inputs/decisions.csv"), "\n");
    const ended = run("explain", "./changed", "S0040");
    expect(ended).toMatchObject({ code: 1, stderr: "" });
    expect(ended.stdout).toMatch(/^REFUSED: .*decisions\.csv/);
    const json = JSON.parse(run("reserve", "./changed", "--json").stdout) as Told;
    expect(json).toMatchObject({ status: "none" });
  }, 60_000);

  test("an infeasible scenario", () => {
    mkdirSync(join(folder, "impossible"));
    const lock = SCENARIO.replace("must-not, student: S0008", "must, student: S0044");
    writeFileSync(join(folder, "impossible/scenario.yaml"), lock);
    expect(run("explain", "./impossible", "S0040")).toMatchObject({
      code: 1,
      stderr: "",
      stdout: expect.stringContaining("no allocation keeps all rules") as string,
    });
  }, 60_000);
});

test("help has examples", () => {
  for (const command of ["explain", "reserve"]) {
    const ended = run(command, "--help");
    expect(ended.code).toBe(0);
    expect(ended.stdout).toMatch(new RegExp(`Examples:\n  bursar ${command} ./result`));
  }
});
