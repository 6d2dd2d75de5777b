/** `bursar schedule` as built, on a folder that `bursar allocate` wrote. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bursar, type Ended } from "../support/build.ts";
import { writeReadingsScenario } from "../support/readings-scenario.ts";

const folder = mkdtempSync(join(tmpdir(), "bursar-schedule-"));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...words: string[]): Ended => bursar(words, { cwd: folder });

/** A row of a table as JSON. */
interface Row {
  readonly key: string;
  readonly fen: number;
  readonly waitingFen: number;
  readonly heldFen: number;
  readonly bySponsor: Readonly<Record<string, number>>;
}

interface Printed {
  readonly totalFen: number;
  readonly sponsors: readonly string[];
  readonly tables: Readonly<Record<string, readonly Row[]>>;
}

const KEYS = ["month", "semester", "sponsor", "item", "award"];
let json: Printed;
let made: Ended;

beforeAll(() => {
  writeReadingsScenario(join(folder, "case"));
  made = run("allocate", "./case", "--out", "out");
  const printed = run("schedule", "out", "--json");
  json = JSON.parse(printed.stdout) as Printed;
});

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** Fen of a column of a written table, by a test of the row. */
function written(file: string, column: string, test: (row: Readonly<Record<string, string>>) => boolean = () => true): number {
  const [head = "", ...lines] = readFileSync(join(folder, "out", file), "utf8")
    .trimEnd()
    .split(/\r?\n/);
  const names = head.split(",");
  const rows = lines.map((line) => Object.fromEntries(line.split(",").map((cell, i) => [names[i] ?? "", cell])));
  return sum(rows.filter(test).map((row) => Math.round(Number(row[column]) * 100)));
}

describe("every table adds up to the same total", () => {
  test("which is that of the allocation, of awards.csv and of payments.csv", () => {
    // The list of the office is not on file: a person must decide.
    expect(made).toMatchObject({ code: 4, stderr: "" });
    expect(Object.keys(json.tables)).toEqual(KEYS);
    expect(json.totalFen).toBe(2_360_061);
    for (const key of KEYS) {
      const rows = json.tables[key] ?? [];
      expect(sum(rows.map((row) => row.fen)), key).toBe(json.totalFen);
      for (const row of rows) expect(sum(Object.values(row.bySponsor)), `${key} ${row.key}`).toBe(row.fen);
      expect([sum(rows.map((row) => row.waitingFen)), sum(rows.map((row) => row.heldFen))], key).toEqual([60_000, 200_000]);
      expect(rows.map((row) => row.key)).toEqual([...new Set(rows.map((row) => row.key))].sort());
    }
    expect([written("awards.csv", "amount"), written("payments.csv", "amount")]).toEqual([json.totalFen, json.totalFen]);
    const [header = ""] = readFileSync(join(folder, "out/allocation.jsonl"), "utf8").split("\n");
    const { sponsors } = JSON.parse(header) as { readonly sponsors: readonly { readonly sponsor: string; readonly fen: number }[] };
    expect((json.tables["sponsor"] ?? []).map(({ key, fen }) => ({ sponsor: key, fen }))).toEqual(sponsors);
  });

  test("payments.csv says what is payable, not yet, and held", () => {
    expect(written("payments.csv", "amount", (row) => row["payable"] === "no")).toBe(60_000);
    expect(written("payments.csv", "amount", (row) => row["payable"] === "held")).toBe(200_000);
    for (const sponsor of json.sponsors) {
      expect(written("payments.csv", "amount", (row) => row["sponsor"] === sponsor)).toBe(
        (json.tables["sponsor"] ?? []).find((row) => row.key === sponsor)?.fen,
      );
    }
  });

  test("terms stand in their first month; months stand in the term that holds their fifteenth day, or outside all of them", () => {
    const of = (key: string) => (json.tables[key] ?? []).map((row) => [row.key, row.fen]);
    expect(of("month")).toEqual([
      ["2024-09", 400_000 + 166_650],
      ["2024-10", 60_000],
      ["2024-12", 2 * 100_010 + 2 * 200_000],
      ["2025-01", 2 * 100_010],
      ["2025-02", 2 * 100_010 + 400_001 + 333_350],
    ]);
    // The spring term begins on 16 February: the stipend of that month lies before it.
    expect(of("semester")).toEqual([
      ["", 200_020],
      ["2024-autumn", 400_000 + 166_650 + 60_000 + 4 * 100_010 + 400_000],
      ["2025-spring", 400_001 + 333_350],
    ]);
    expect(of("item")).toEqual([
      ["award", 1_360_001],
      ["stipend", 600_060],
      ["travel", 400_000],
    ]);
  });
});

describe("what is printed", () => {
  test("all tables as text, each with its total", () => {
    const text = run("schedule", "out");
    expect(text).toMatchObject({ code: 0, stderr: "" });
    expect(text.stdout).toMatch(/^Words: 23,600\.61 yuan in all\n\n Month /);
    const totals = text.stdout.split("\n").filter((line) => line.startsWith(" Total "));
    expect(totals).toHaveLength(KEYS.length);
    for (const line of totals) expect(line).toMatch(/ 23,600\.61 +600\.00 +2,000\.00 $/);
    expect(text.stdout).toMatch(/^ outside the stated terms +2,000\.20 +0\.00 +0\.00 +2,000\.20 +0\.00 +0\.00 $/m);
  });

  test("one table with --by, as text and as JSON", () => {
    const text = run("schedule", "out", "--by", "sponsor");
    expect(text.stdout.split("\n").map((line) => line.trimEnd().replace(/ {2,}/g, "  "))).toEqual([
      "Words: 23,600.61 yuan in all",
      "",
      " Sponsor  Total (yuan)  not payable yet  held",
      " CAS  6,000.60  0.00  0.00",
      " TWAS  4,000.00  0.00  2,000.00",
      " fund  13,600.01  600.00  0.00",
      " Total  23,600.61  600.00  2,000.00",
      "",
    ]);
    const one = JSON.parse(run("schedule", "out", "--by", "month", "--json").stdout) as Printed;
    expect(one).toEqual({ ...json, tables: { month: json.tables["month"] } });
  });
});

describe("what cannot be read", () => {
  const changed = (name: string, change: (text: string) => string): Ended => {
    cpSync(join(folder, "out"), join(folder, name), { recursive: true });
    const file = join(folder, name, "allocation.jsonl");
    writeFileSync(file, change(readFileSync(file, "utf8")));
    return run("schedule", name);
  };

  test("words and folders: both are told at once, as text and as JSON", () => {
    mkdirSync(join(folder, "empty"));
    const ended = run("schedule", "empty", "--by", "day");
    expect(ended).toEqual({
      code: 2,
      stdout: "",
      stderr: `empty: the folder holds no allocation.jsonl\n    it is written by bursar allocate --out\n--by: there is no table by "day"\n    known: ${KEYS.join(", ")}\n`,
    });
    const asJson = run("schedule", "empty", "--by", "day", "--json");
    expect(asJson).toMatchObject({ code: 2, stderr: "" });
    expect(JSON.parse(asJson.stdout)).toMatchObject({ status: "faults", faults: [{ code: "allocation-none" }, { code: "schedule-key" }] });
    expect(run("schedule", "nowhere")).toMatchObject({ code: 2, stdout: "" });
  });

  test("a line that was changed, and an allocation that was not found", () => {
    expect(changed("cut", (text) => text.slice(0, -20))).toMatchObject({
      code: 2,
      stdout: "",
      stderr: expect.stringMatching(/^cut\/allocation\.jsonl:5: a line that is no student/) as string,
    });
    expect(changed("more", (text) => text.replace('"fen":400001,', '"fen":400002,'))).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^more\/allocation\.jsonl:2: .*whose payments do not add up/) as string,
    });
    expect(changed("none", (text) => text.replace('"status":"optimal"', '"status":"infeasible"'))).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^none\/allocation\.jsonl:1: this is not the first line of an allocation that was found/) as string,
    });
  });
});
