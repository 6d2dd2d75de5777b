/** `bursar ledger` as it is called: what it prints, its exit codes, and its files. */
import { existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { saltSource } from "../../src/cli/salts.ts";
import { bursar } from "../support/build.ts";
import { everyEntry } from "../support/ledgers.ts";

let folder: string;
const run = (...words: readonly string[]) => bursar(["ledger", ...words], { cwd: folder });
const HEAD = /[1-9]\d*:[0-9a-f]{64}/;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bursar-ledger-"));
  const lines = [...everyEntry("S2025001"), ...everyEntry("S2025002")].map(({ author: _author, time: _time, ...entry }) => `${JSON.stringify(entry)}\n`);
  writeFileSync(join(folder, "entries.jsonl"), lines.join(""));
});
afterAll(() => rmSync(folder, { recursive: true }));

test("a round from entries to an erasure, by commands", () => {
  const appended = run("append", "round.db", "entries.jsonl", "--by", "Office");
  expect([appended.code, appended.stdout.split("\n")[0]]).toEqual([0, "32 records added."]);
  const [head = ""] = HEAD.exec(appended.stdout) ?? [];
  const verified = run("verify", "round.db", "--head", head, "--json");
  expect([verified.code, JSON.parse(verified.stdout)]).toEqual([0, { status: "whole", records: 32, students: 2, erased: 0, head }]);
  const history = run("history", "round.db", "S2025001");
  expect([history.code, history.stdout.split("\n").length]).toEqual([0, 14]);
  expect(history.stdout).toMatch(/7 .*corrected.*field: average, was: eighty-one, now: eighty-seven, objection no.: 3 .*Office/);
  expect(history.stdout).toContain("yuan: 12,500.50");

  const exported = run("export", "round.db");
  writeFileSync(join(folder, "round.jsonl"), exported.stdout);
  expect(run("import", "copy.db", "round.jsonl").stdout).toContain(`32 records taken in.\nHead: ${head}`);
  expect(run("export", "copy.db").stdout).toBe(exported.stdout);
  expect(run("import", "copy.db", "round.jsonl").stdout).toContain("Everything was there already.");

  expect(run("erase", "round.db", "S2025001", "--by", "Office", "--reason", "S2025001 asked")).toMatchObject({ code: 2, stdout: "" });
  const erased = run("erase", "round.db", "S2025001", "--by", "Office", "--reason", "asked for in letter 12", "--json");
  expect([erased.code, JSON.parse(erased.stdout)]).toMatchObject([0, { status: "done", student: "S2025001" }]);
  expect(readFileSync(join(folder, "round.db"), "latin1")).not.toContain("S2025001");
  expect(run("history", "round.db", "S2025001")).toMatchObject({ code: 2, stdout: "" });
  expect(run("verify", "round.db", "--head", head).stdout).toContain("33 records, 1 student, 1 erased");
});

test("what is refused, with its exit code", () => {
  expect(run("verify", "none.db")).toMatchObject({ code: 2, stderr: expect.stringContaining("there is no ledger in this place") as string });
  expect(existsSync(join(folder, "none.db"))).toBe(false);
  expect(run("append", "broken.db", "nowhere.jsonl", "--by", "Office")).toMatchObject({ code: 2, stderr: expect.stringContaining("nowhere.jsonl") as string });
  writeFileSync(join(folder, "bad.jsonl"), '{"kind":"final","round":"r"}\n');
  expect(run("append", "broken.db", "bad.jsonl").stderr).toMatch(/bad.jsonl:1: "author" is missing[\s\S]*bad.jsonl:1: "allocation" is missing/);
  expect(run("import", "broken.db", "nowhere.jsonl").code).toBe(2);
  expect(existsSync(join(folder, "broken.db"))).toBe(false);
  run("append", "broken.db", "entries.jsonl", "--by", "Office");
  expect(run("verify", "broken.db", "--head", "12:9f86")).toMatchObject({ code: 2, stderr: expect.stringContaining("is no head") as string });
  const [head = ""] = HEAD.exec(run("verify", "broken.db").stdout) ?? [];
  expect(run("verify", "broken.db", "--head", head.replace("32:", "40:"))).toMatchObject({ code: 1, stderr: expect.stringContaining("cut off") as string });
  expect(run("verify", "broken.db", "--head", `32:${"0".repeat(64)}`)).toMatchObject({ code: 1 });
  // Another chain that begins otherwise.
  const fork = run("import", "broken.db", "round.jsonl");
  expect([fork.code, fork.stderr]).toEqual([2, expect.stringMatching(/round.jsonl:2: record 1 is another one/)]);
  truncateSync(join(folder, "broken.db"), 20_000);
  expect(run("verify", "broken.db", "--json")).toMatchObject({ code: 1, stdout: expect.stringContaining('"code": "ledger-cut"') as string });
  expect(run("append", "broken.db", "entries.jsonl", "--by", "Office")).toMatchObject({ code: 2 });
});

test("help lists the kinds of records; Chinese says the same", () => {
  const help = run("append", "--help").stdout;
  for (const { kind } of everyEntry("S1")) expect(help).toContain(`  ${kind}: round`);
  const chinese = run("verify", "round.db", "--lang", "zh");
  expect(chinese.stdout).toMatch(/^台账完整：记录 33 条，学生 1 名，已删除个人信息的学生 1 名。\n链头：33:/);
});

test("salts are 64 hexadecimal digits, and no two are the same, also beyond a pool", () => {
  const next = saltSource();
  const salts = Array.from({ length: 2500 }, next);
  expect(salts.every((salt) => /^[0-9a-f]{64}$/.test(salt))).toBe(true);
  expect(new Set([...salts, ...Array.from({ length: 10 }, saltSource())]).size).toBe(2510);
});
