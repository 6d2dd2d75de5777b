/** Invented cohorts: they load without a fault, every rule decides for somebody, a seed says everything. */
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allocate } from "../src/allocate.ts";
import type { Case } from "../src/award/case.ts";
import { ruleValue } from "../src/award/eligibility.ts";
import { loadCase } from "../src/load.ts";
import { readGenerator } from "../src/scenario/generate/read-generator.ts";
import { drawCase } from "../src/scenario/generate/case-files.ts";
import { readScheme } from "../src/scenario/scheme-file.ts";
import { inWords } from "../src/words/en.ts";
import { bursar } from "./support/build.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bursar-generate-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const generatorOf = (scheme: string, change: (text: string) => string = (text) => text) => {
  const read = readScheme("scheme.yaml", readFileSync(`models/${scheme}/scheme.yaml`, "utf8"));
  if (!read.ok) throw new Error("the shipped scheme has faults");
  return readGenerator("generator.yaml", change(readFileSync(`models/${scheme}/generator.yaml`, "utf8")), read.value);
};

const filesOf = (scheme: string, students: number, seed: string): Map<string, string> => {
  const generator = generatorOf(scheme);
  if (!generator.ok) throw new Error(JSON.stringify(generator.faults));
  const files = new Map<string, string>();
  for (const { file, text } of drawCase(generator.value, { students, seed, schemeName: scheme })) files.set(file, (files.get(file) ?? "") + text);
  return files;
};

const cohorts = new Map<string, Promise<Case>>();

/** A cohort by the command, written and read once. */
function generated(scheme: string, students: number): Promise<Case> {
  const name = `${scheme}-${students}`;
  const made = cohorts.get(name) ?? generate(scheme, students, join(folder, name));
  cohorts.set(name, made);
  return made;
}

async function generate(scheme: string, students: number, out: string): Promise<Case> {
  const ended = bursar(["generate", scheme, "--students", String(students), "--seed", "rules", "--out", out]);
  expect([ended.code, ended.stderr]).toEqual([0, ""]);
  const loaded = await loadCase(out);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults.slice(0, 5)));
  return loaded.value.theCase;
}

interface RuleCount {
  readonly rule: string;
  readonly candidates: number;
  readonly fails: number;
  readonly holds: number;
  readonly failsOfAll: number;
  readonly holdsOfAll: number;
}

function countRules(theCase: Case): readonly RuleCount[] {
  const all = theCase.ids.map((_, student) => student);
  return theCase.scheme.rules.map((rule) => {
    const awards = theCase.scheme.awards.filter((award) => rule.awards.includes(award.id));
    const values = all.map((student) => ruleValue(theCase, rule, student));
    const concerned = all.filter((student) => awards.some((award) => award.candidate.evaluate(theCase.facts, student) === 1));
    const count = (value: number, students: readonly number[]) => students.filter((student) => values[student] === value).length;
    return {
      rule: rule.id,
      candidates: concerned.length,
      fails: count(0, concerned),
      holds: count(1, concerned),
      failsOfAll: count(0, all),
      holdsOfAll: count(1, all),
    };
  });
}

/** Fen of everything that an allocation of the case gives. */
async function spentFen(theCase: Case): Promise<number> {
  const result = await allocate(theCase, { engine: "highs", maxProbes: 0, now: () => 0, shouldStop: () => false });
  if (result.kind !== "allocated") throw new Error(result.kind);
  return result.summary.levels.reduce((sum, row) => sum + row.fen, 0);
}

const digest = (files: ReadonlyMap<string, string>) =>
  createHash("sha256")
    .update(JSON.stringify([...files]))
    .digest("hex");

describe("models/zust", () => {
  test("every rule fails for at least 1 % and holds for at least 20 % of those it is about", async () => {
    const theCase = await generated("zust", 2000);
    const counts = countRules(theCase);
    const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;
    console.table(
      counts.map((c) => ({
        rule: c.rule,
        candidates: c.candidates,
        fails: percent(c.fails, c.candidates),
        holds: percent(c.holds, c.candidates),
        "fails of all": percent(c.failsOfAll, 2000),
        "holds of all": percent(c.holdsOfAll, 2000),
      })),
    );
    expect(counts.length).toBe(theCase.scheme.rules.length);
    expect(counts.filter((c) => c.fails < 0.01 * c.candidates).map((c) => c.rule)).toEqual([]);
    expect(counts.filter((c) => c.holds < 0.2 * c.candidates).map((c) => c.rule)).toEqual([]);
    expect(counts.filter((c) => c.failsOfAll === 0 || c.holdsOfAll === 0).map((c) => c.rule)).toEqual([]);
    expect(theCase.synthetic).toBe(true);
    expect(theCase.ids[0]).toBe("S000001");
    expect(theCase.ids[1999]).toBe("S002000");
  }, 180_000);

  test("the stated fund binds: without it the best allocation costs more, with it there is one", async () => {
    const theCase = await generated("zust", 600);
    const [fund] = theCase.budgets;
    const limit = fund?.limitFen ?? 0;
    expect(theCase.budgets).toHaveLength(1);
    expect(await spentFen({ ...theCase, budgets: [], ties: "report" })).toBeGreaterThan(limit * 1.1);
    const within = await spentFen({ ...theCase, ties: "report" });
    expect(within).toBeLessThanOrEqual(limit);
    expect(within).toBeGreaterThan(limit * 0.95);
  }, 180_000);

  test("the census counts more students than the cohort has", async () => {
    const theCase = await generated("zust", 2000);
    const counted = theCase.census.filter((row) => row.part === "").map((row) => row.count);
    expect(counted).toHaveLength(4);
    expect(counted.reduce((a, b) => a + b, 0)).toBeGreaterThan(2000);
    const parts = theCase.census.filter((row) => row.population === "exchangeRegistered" && row.part !== "").map((row) => row.count);
    expect(parts.length).toBeGreaterThan(3);
    expect(parts.reduce((a, b) => a + b, 0)).toBe(theCase.census.find((row) => row.population === "exchangeRegistered" && row.part === "")?.count);
  });
});

describe("models/bench", () => {
  test("loads, every rule decides for somebody, both funds bind", async () => {
    const theCase = await generated("bench", 1000);
    expect(theCase.scheme.fields.every((field) => field.kind === "scalar")).toBe(true);
    const counts = countRules(theCase);
    expect(counts.filter((c) => c.fails < 0.01 * c.candidates || c.holds < 0.2 * c.candidates).map((c) => c.rule)).toEqual([]);
    const limits = theCase.budgets.reduce((sum, budget) => sum + budget.limitFen, 0);
    expect(theCase.budgets).toHaveLength(2);
    for (const budget of theCase.budgets) {
      const others = theCase.budgets.filter((other) => other !== budget);
      expect(await spentFen({ ...theCase, budgets: others, ties: "report" })).toBeGreaterThan(limits);
    }
  });
});

describe("a seed", () => {
  test.each(["zust", "bench"])("says every byte of %s, and another seed says others", (scheme) => {
    const first = filesOf(scheme, 2000, "one");
    expect(digest(filesOf(scheme, 2000, "one"))).toBe(digest(first));
    const other = filesOf(scheme, 2000, "two");
    const differing = [...first.keys()].filter((file) => first.get(file) !== other.get(file));
    expect(differing).toEqual(expect.arrayContaining(["students.csv", "scenario.yaml"]));
    expect([...other.keys()]).toEqual([...first.keys()]);
  });

  test("two runs of the command write the same bytes", () => {
    const run = (name: string) => {
      const out = join(folder, name);
      expect(bursar(["generate", "bench", "--students", "500", "--seed", "same", "--out", out]).code).toBe(0);
      return new Map(readdirSync(out).map((file) => [file, readFileSync(join(out, file), "utf8")]));
    };
    expect(run("first")).toEqual(run("second"));
  });

  test("the first students of a large cohort are those of a small one", () => {
    const [small, large] = [filesOf("zust", 100, "one"), filesOf("zust", 5000, "one")];
    const tables = [...small.keys()].filter((file) => file.startsWith("students") || file === "history.csv");
    expect(tables).toHaveLength(21);
    for (const table of tables) expect(large.get(table)?.startsWith(small.get(table) ?? "missing")).toBe(true);
  });

  test("another fact changes nothing in the others", () => {
    const generator = generatorOf("bench", (text) =>
      text.replace("punished: { shares: { no: 97.5, yes: 2, unknown: 0.5 } }", "punished: { shares: { no: 1, yes: 1 } }"),
    );
    if (!generator.ok) throw new Error(JSON.stringify(generator.faults));
    const lines = (parts: Iterable<{ readonly file: string; readonly text: string }>) =>
      [...parts]
        .filter(({ file }) => file === "students.csv")
        .map(({ text }) => text)
        .join("")
        .trim()
        .split("\n")
        .map((line) => line.split(","));
    const changed = lines(drawCase(generator.value, { students: 300, seed: "one", schemeName: "bench" }));
    const usual = (filesOf("bench", 300, "one").get("students.csv") ?? "")
      .trim()
      .split("\n")
      .map((line) => line.split(","));
    const column = usual[0]?.indexOf("punished") ?? -1;
    expect(column).toBeGreaterThan(0);
    expect(changed.map((cells) => cells.toSpliced(column, 1))).toEqual(usual.map((cells) => cells.toSpliced(column, 1)));
    expect(changed.filter((cells, i) => cells[column] !== usual[i]?.[column]).length).toBeGreaterThan(50);
  });
});

describe("distributions", () => {
  const column = (files: ReadonlyMap<string, string>, name: string): readonly string[] => {
    const rows = (files.get("students.csv") ?? "")
      .trim()
      .split("\n")
      .map((line) => line.split(","));
    return rows.slice(1).map((row) => row[rows[0]?.indexOf(name) ?? -1] ?? "");
  };
  const files = filesOf("bench", 20_000, "shares");

  test("shares, unknown included", () => {
    const values = column(files, "punished");
    const share = (text: string) => values.filter((value) => value === text).length / values.length;
    expect(share("yes")).toBeCloseTo(0.02, 2);
    expect(share("")).toBeCloseTo(0.005, 2);
    expect(share("yes") + share("no") + share("")).toBe(1);
  });

  test("normal numbers have their mean, deviation and correlation through ability", () => {
    const [gpa, merit] = ["gpa", "meritScore"].map((name) => column(files, name));
    const both = (gpa ?? []).flatMap((text, i) => (text === "" || merit?.[i] === "" ? [] : [[Number(text), Number(merit?.[i])] as const]));
    const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
    const [x, y] = [both.map(([a]) => a), both.map(([, b]) => b)];
    const deviation = (values: readonly number[]) => Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)));
    expect(both.length).toBeGreaterThan(19_000);
    expect(mean(x)).toBeCloseTo(3.2, 1);
    expect(deviation(y)).toBeCloseTo(10, 0);
    const [mx, my] = [mean(x), mean(y)];
    const correlation = mean(both.map(([a, b]) => (a - mx) * (b - my))) / (deviation(x) * deviation(y));
    expect(correlation).toBeCloseTo(0.85 * 0.9, 1);
  });
});

describe("faults of a generator file", () => {
  const faultsOf = (change: (text: string) => string) => {
    const read = generatorOf("bench", (text) => {
      const changed = change(text);
      expect(changed).not.toBe(text);
      return changed;
    });
    return read.ok ? [] : read.faults.map((fault) => `${fault.place.line}: ${fault.code}: ${inWords(fault).says}`);
  };
  const swap = (from: string, to: string) => faultsOf((text) => text.replace(from, to));

  test.each([
    ["a field that is not drawn", "  year: { shares: { 1: 28, 2: 26, 3: 22, 4: 18, 5: 4, 6: 2 } }\n", "", /yaml-missing/],
    ["a field that the scheme does not have", "  year: {", "  yaer: {", /yaml-unknown-key.*yaer/],
    ["a value outside the bounds", "6: 2 }", "7: 2 }", /: generator-value: "7"/],
    ["a code that is none", "SH: 5", "SZ: 5", /: generator-value: "SZ"/],
    ["two draws", "normal: [3.2, 0.45]", "normal: [3.2, 0.45], uniform: [1, 2]", /generator-draw: gpa is drawn by: normal, uniform/],
    ["a draw of another type", "shares: { yes: 96, no: 4 }", "uniform: [0, 1]", /generator-draw/],
    ["ability without normal", "uniform: [12000, 22000]", "uniform: [12000, 22000], ability: 0.5", /generator-detail: ability goes with normal only/],
    ["no weight", "shares: { yes: 96, no: 4 }", "shares: { yes: 0, no: 0 }", /generator-weights/],
    ["a last case that may not hold", "{ uniform: [18000, 36000], step: 500 }", "{ chance: 50 %, uniform: [18000, 36000] }", /generator-last-case/],
    ["an early case that always holds", '{ when: \'school in ["SA", "SB", "SC"]\', ', "{ ", /generator-early-case/],
    ["a condition on what is drawn later", "when: year == 1", "when: meritScore > 50", /expression-unknown-name/],
    ["a share that is none", "unknown: 1 % }\n  credits", "unknown: lots }\n  credits", /yaml-pattern/],
    ["a range upside down", "uniform: [12, 34]", "uniform: [34, 12]", /generator-value/],
    ["a fund that is no money", "perStudent: 560 yuan", "perStudent: much", /yaml-pattern/],
    ["another scheme", "generator: bench", "generator: zust", /yaml-value/],
  ])("%s", (_, from, to, expected) => {
    const faults = swap(from, to);
    expect(faults.join("\n")).toMatch(expected);
    expect(faults.every((fault) => /^\d+: /.test(fault))).toBe(true);
  });

  test("all at once", () => {
    expect(faultsOf((text) => text.replace("SH: 5", "SZ: 5").replace("6: 2 }", "9: 2 }").replace("perStudent: 560 yuan", "perStudent: much")).length).toBe(3);
  });
});

describe("the command", () => {
  test.each([
    [["--students", "0"], /--students is "0"/],
    [["--students", "ten"], /--students is "ten"/],
    [["--students", "10", "--format", "ods"], /--format is "ods"/],
    [["--students", "100001", "--format", "xlsx"], /--students is "100001"; with --format xlsx at most 100000/],
    [["--students", "10", "--seed", ""], /--seed is empty/],
  ])("refuses %j", (words, message) => {
    const ended = bursar(["generate", "bench", "--seed", "s", "--out", join(folder, "refused"), ...words]);
    expect([ended.code, ended.stdout]).toEqual([2, ""]);
    expect(ended.stderr).toMatch(message);
  });

  test("refuses a folder that exists, and a scheme without generator.yaml", () => {
    const there = bursar(["generate", "bench", "--students", "5", "--seed", "s", "--out", folder]);
    expect(there.code).toBe(2);
    expect(there.stderr).toMatch(/exists already/);
    const without = bursar(["generate", "tests/golden/base/scheme", "--students", "5", "--seed", "s", "--out", join(folder, "none")]);
    expect(without.code).toBe(2);
    expect(without.stderr).toMatch(/no generator\.yaml/);
  });

  test("a scheme given by its path is found from the scenario that is made", async () => {
    const out = join(folder, "by-path");
    expect(bursar(["generate", "./models/bench", "--students", "20", "--seed", "s", "--out", out, "--json"]).code).toBe(0);
    expect((await loadCase(out)).ok).toBe(true);
  });
});

test("small cohorts load as well: a part in which nobody is registered is counted as 0", async () => {
  let empty = 0;
  for (let seed = 1; seed <= 6; seed++) {
    const out = join(folder, `small-${seed}`);
    const files = filesOf("zust", 25 * seed, `small ${seed}`);
    mkdirSync(out);
    for (const [file, text] of files) writeFileSync(join(out, file), text);
    const loaded = await loadCase(out);
    expect(loaded.ok ? [] : loaded.faults, `seed ${seed}`).toEqual([]);
    if (/,0$/m.test(files.get("census.csv") ?? "")) empty += 1;
  }
  expect(empty).toBeGreaterThan(2);
});
