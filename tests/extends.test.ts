/** Scenarios that extend others: every edit, what is resolved, and every fault with its place. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { faultsText } from "../src/cli/print-faults.ts";
import { loadCase, type LoadedCase } from "../src/load.ts";
import { findPaths, leavesOf } from "../src/scenario/paths.ts";
import { readYaml, replacedScalar, writeYaml } from "../src/scenario/yaml.ts";
import { writeScenario } from "./support/base-scenario.ts";
import { bursar } from "./support/build.ts";

const root = mkdtempSync(join(tmpdir(), "bursar-extends-"));
const shelves = { workingFolder: root, shippedFolder: root };
afterAll(() => rmSync(root, { recursive: true }));
beforeAll(() => writeScenario(join(root, "base")));

function write(name: string, text: string, tables: Readonly<Record<string, string>> = {}): void {
  for (const [file, content] of Object.entries({ ...tables, "scenario.yaml": text })) {
    mkdirSync(dirname(join(root, name, file)), { recursive: true });
    writeFileSync(join(root, name, file), content);
  }
}

let made = 0;

/** A day in milliseconds, the unit of times. */
const DAY = 86_400_000;

async function loaded(text: string, tables: Readonly<Record<string, string>> = {}): Promise<LoadedCase> {
  const name = `case-${made++}`;
  write(name, text, tables);
  const result = await loadCase(`./${name}`, {}, shelves);
  if (!result.ok) throw new Error(faultsText(result.faults));
  return result.value;
}

async function faults(text: string): Promise<string> {
  const name = `fault-${made++}`;
  write(name, text);
  const result = await loadCase(`./${name}`, {}, shelves);
  return result.ok ? "" : faultsText(result.faults).replaceAll(name, "it");
}

const inputOf = (found: LoadedCase, name: string) => Buffer.from(found.inputs.get(`inputs/${name}`) ?? []).toString("utf8");

/** The resolved scenario written into a folder of its own, with its tables and scheme beside it, is the same case. */
async function again(found: LoadedCase): Promise<LoadedCase> {
  const name = `again-${made++}`;
  const tables = Object.fromEntries([...found.inputs].map(([path]) => [path.slice("inputs/".length), inputOf(found, path.slice("inputs/".length))]));
  const { "scenario.yaml": scenario = "", "scheme.yaml": scheme = "", ...rest } = tables;
  write(name, scenario.replace("scheme: ./scheme\n", "scheme: ./own\n"), { ...rest, "own/scheme.yaml": scheme });
  const result = await loadCase(`./${name}`, {}, shelves);
  if (!result.ok) throw new Error(faultsText(result.faults));
  return result.value;
}

describe("edits", () => {
  test("keys replace, blocks key by key; the rest is the base's", async () => {
    const { theCase } = await loaded(
      "extends: ../base\ntitle: Another\nparameters: { deadline: 2024-09-12 }\nties: report\ngoals: [heads, merit]\nseed: other\n",
    );
    const base = await loadCase("./base", {}, shelves);
    expect(theCase).toMatchObject({ title: "Another", ties: "report", seed: "other", asOfText: "2024-09-20", round: "autumn" });
    expect(theCase.goals.slice(0, 2)).toEqual(["heads", "merit"]);
    expect(theCase.parameters.get("year")).toBe("2023-2024");
    const deadlineOf = (found: LoadedCase["theCase"] | undefined) => Number(found?.parameters.get("deadline"));
    expect(deadlineOf(theCase) - deadlineOf(base.ok ? base.value.theCase : undefined)).toBe(2 * DAY);
    expect(theCase.budgets).toMatchObject([{ id: "fund", limitFen: 3_000_000 }]);
  });

  test("set, add and remove, by path", async () => {
    const lock = (student: string, award: string) => `{ kind: must-not, student: ${student}, award: ${award}, author: Dean, reason: none }`;
    write(
      "locked",
      `extends: ../base\nadd:\n  locks: [${lock("S1", "merit-grant")}, ${lock("S2", "merit-grant")}, ${lock("S2", "language-grant")}, ${lock("S3", "language-grant")}]\n`,
    );
    const found = await loaded(
      [
        "extends: ../locked",
        "remove: [locks.S2, parameters.year, budgets.0.awards]",
        "set: { parameters.year: 2022-2023, budgets.fund.limit: 20000 yuan, budgets.fund.awards: [merit-grant], locks.S1.merit-grant.reason: better, policy: merit }",
        "add: { budgets: [{ id: second, title: Second, limit: 1 yuan, awards: all }] }",
      ].join("\n"),
    );
    expect(found.theCase.budgets.map(({ id, limitFen, awards }) => [id, limitFen, awards.length])).toEqual([
      ["fund", 2_000_000, 1],
      ["second", 100, 3],
    ]);
    expect(found.theCase.locks.map(({ student, award, reason }) => `${student} ${award} ${reason}`)).toEqual([
      "S1 merit-grant better",
      "S3 language-grant none",
    ]);
    expect(found.theCase.parameters.get("year")).toBe("2022-2023");
    expect((await again(found)).theCase.budgets).toEqual(found.theCase.budgets);
  });

  test("tables of the same name take the place of the base's; the scheme's path stays relative to who named it", async () => {
    const students =
      "id,school,registered,enrolledOn,semesters,tuition,gpa,score,agreement,citizenships,applied,exams,papers\nS9,SCE,yes,2022-09-05,4,20000,3.50,91.00,none,TH,merit-grant,none,none\n";
    const found = await loaded("extends: ../base/scenario.yaml\n", {
      "students.csv": students,
      "students.exams.csv": "id,level,points,takenOn\n",
      "students.papers.csv": "id,kind,receivedAt\n",
      "decisions.csv": "key,award,subject,value,authority,date,reason\n",
    });
    expect(found.theCase.ids).toEqual(["S9"]);
    expect(inputOf(found, "students.csv")).toBe(students);
    expect(inputOf(found, "census.csv")).not.toBe("");
  });

  test("one value of the scheme: the same text otherwise, and the edited scheme goes out", async () => {
    const base = await loadCase("./base", {}, shelves);
    if (!base.ok) throw new Error("the base has faults");
    const found = await loaded(
      'extends: ../base\nset: { scheme.awards.merit-grant.levels.2.cap.share: 25 %, scheme.rules.good-marks.require: "gpa >= 3.2" }\n',
    );
    const cap = found.theCase.scheme.awards[0]?.levels[1]?.cap?.limit;
    expect(cap).toMatchObject({ share: { numerator: 1, denominator: 4 } });
    const [before, after] = [inputOf(base.value, "scheme.yaml").split("\n"), inputOf(found, "scheme.yaml").split("\n")];
    const changed = before.flatMap((line, i) => (line === after[i] ? [] : [after[i]]));
    expect(before.length).toBe(after.length);
    expect(changed.map((line) => line?.trim())).toEqual([
      expect.stringContaining("cap: { share: 25 %, of: registered }"),
      expect.stringContaining('require: "gpa >= 3.2", soft: true'),
    ]);
    expect((await again(found)).theCase.scheme.awards[0]?.levels[1]?.cap?.limit).toEqual(cap);
  });

  test("a scenario of its own keeps its bytes; one that extends is written out whole", async () => {
    const base = await loadCase("./base", {}, shelves);
    const found = await loaded("extends: ../base\nseed: '007'\n");
    expect(base.ok && inputOf(base.value, "scenario.yaml")).toContain("gpaScale: 4.0");
    expect(inputOf(found, "scenario.yaml")).not.toContain("extends");
    expect((await again(found)).theCase).toMatchObject({ seed: "007", title: "A tiny case" });
  });

  test("the shipped extension runs, and its folder proves itself", { timeout: 240_000 }, () => {
    const out = join(root, "out");
    expect(bursar(["allocate", "zust-autumn-tight", "--out", out]).code).toBe(0);
    expect(bursar(["check", out]).code).toBe(0);
  });
});

describe("faults, each with its place", () => {
  test.each([
    ["a base that is not there", "extends: ../nowhere\n", 'it/scenario.yaml:1:10: there is no scenario "../nowhere"'],
    ["a chain that comes back", "extends: ../it\n", 'it/scenario.yaml:1:10: this scenario extends "../it", which extends this one'],
    ["an unknown key", "extends: ../base\nbudget: 1\n", 'it/scenario.yaml:2:1: there is no key "budget" here'],
    [
      "an unknown path",
      "extends: ../base\nset: { budgets.found.limit: 1 yuan }\n",
      'it/scenario.yaml:2:29: nothing stands at "budgets.found.limit"\n    the nearest known ones: budgets.fund.limit',
    ],
    ["an unknown path removed", "extends: ../base\nremove: [seeds]\n", 'it/scenario.yaml:2:10: nothing stands at "seeds"\n    the nearest known ones: seed'],
    ["a new key that no item has", "extends: ../base\nset: { budgets.fund.limits: 1 yuan }\n", 'it/scenario.yaml:2:8: there is no key "limits" here'],
    ["a value that is none", "extends: ../base\nset: { budgets.fund.limit: many }\n", "it/scenario.yaml:2:28: budgets.0.limit is"],
    ["an unknown parameter", "extends: ../base\nset: { parameters.years: x }\n", 'it/scenario.yaml:2:26: the scheme has no parameter or reading "years"'],
    [
      "an unknown path of the scheme",
      "extends: ../base\nset: { scheme.awards.merit-grant.levels.2.cap.shares: 1 % }\n",
      "the nearest known ones: awards.merit-grant.levels.2.cap.share",
    ],
    ["a block of the scheme", "extends: ../base\nset: { scheme.awards.merit-grant.levels: 1 }\n", 'nothing stands at "awards.merit-grant.levels"'],
    ["a list into the scheme", "extends: ../base\nset: { scheme.awards.merit-grant.title: [a] }\n", "only single values of the scheme can be set"],
    ["a bad value of the scheme", "extends: ../base\nset: { scheme.awards.merit-grant.levels.2.cap.share: many }\n", "base/scheme/scheme.yaml:64:"],
    ["a scheme named by the extension is looked for beside it", "extends: ../base\nset: { scheme: ./scheme }\n", "it/scenario.yaml:2:16: there is no scheme"],
  ])("%s", async (_, text, says) => {
    const name = "it";
    rmSync(join(root, name), { recursive: true, force: true });
    write(name, text);
    const result = await loadCase(`./${name}`, {}, shelves);
    expect(result.ok ? "" : faultsText(result.faults)).toContain(says);
  });

  test("a lock that two paths mean", async () => {
    const lock = (award: string) => `{ kind: must-not, student: S1, award: ${award}, author: Dean, reason: none }`;
    write("two-locks", `extends: ../base\nadd: { locks: [${lock("merit-grant")}, ${lock("language-grant")}] }\n`);
    expect(await faults("extends: ../two-locks\nset: { locks.S1.reason: better }\n")).toContain('it/scenario.yaml:2:25: "locks.S1.reason" can mean 2 places');
  });

  test("a cycle of three, and a fault inside the base, at the base's own place", async () => {
    write("one", "extends: ../two\n");
    write("two", "extends: ../three\n");
    write("three", "extends: ../one\n");
    const cycle = await loadCase("./one", {}, shelves);
    expect(cycle.ok ? "" : faultsText(cycle.faults)).toContain('three/scenario.yaml:1:10: this scenario extends "../one", which extends this one');
    write("broken", "extends: ../base\nset: { asOf: never }\n");
    expect(await faults("extends: ../broken\ntitle: Mine\n")).toContain("broken/scenario.yaml:2:14: asOf is");
  });
});

describe("paths and texts", () => {
  const data = {
    budgets: [
      { id: "a.b", limit: 1 },
      { id: "a", b: { limit: 2 } },
    ],
    parameters: { "x.y": 1, x: 2 },
    goals: ["merit", "heads"],
  };

  test("every leaf is found by its own text, and dotted keys are no riddle", () => {
    const leaves = leavesOf(data);
    expect(leaves.map(({ text }) => text)).toContain("parameters.x.y");
    for (const leaf of leaves.filter(({ text }) => text !== "budgets.a.b.limit")) expect(findPaths(data, leaf.text)).toEqual([leaf.path]);
    expect(findPaths(data, "budgets.a.b.limit").length).toBe(2);
    expect(findPaths(data, "goals.heads")).toEqual([["goals", 1]]);
    expect(findPaths(data, "goals.2")).toEqual([]);
    expect(findPaths(data, "goals.1")).toEqual([["goals", 1]]);
  });

  test("a level that is called 1 is not the second one", () => {
    const levels = {
      levels: [
        { id: "1", cap: "a" },
        { id: "2", cap: "b" },
      ],
    };
    expect(findPaths(levels, "levels.1.cap")).toEqual([["levels", 0, "cap"]]);
    expect(findPaths(levels, "levels.2.cap")).toEqual([["levels", 1, "cap"]]);
    expect(findPaths(levels, "levels.0.cap")).toEqual([["levels", 0, "cap"]]);
  });

  test("what is written is read back, texts that look like numbers included", () => {
    const odd = { a: "007", b: "yes", c: "2024-01-01", d: ["1e3", "null", "~", "中文: x"], e: 0.1, f: null, g: true, h: "a\nb", i: "x # y" };
    const read = readYaml("f", writeYaml(odd));
    expect(read.ok && read.value.data).toEqual(odd);
  });

  test("a value in the place of another leaves every other byte", () => {
    const text = "a: { b: 2 %, c: 'x' } # why\nd: 4.0\n";
    expect(replacedScalar(text, ["a", "b"], "2.5 %")).toBe("a: { b: 2.5 %, c: 'x' } # why\nd: 4.0\n");
    expect(replacedScalar(text, ["a", "c"], "x, y: z")).toBe('a: { b: 2 %, c: "x, y: z" } # why\nd: 4.0\n');
    expect(replacedScalar(text, ["d"], "4")).toBe("a: { b: 2 %, c: 'x' } # why\nd: \"4\"\n");
    expect(replacedScalar(text, ["d"], 5)).toBe("a: { b: 2 %, c: 'x' } # why\nd: 5\n");
  });
});
