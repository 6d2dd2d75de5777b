/**
 * `bursar draw` as built: what is published before the number, the draw, the same number twice, and what is refused.
 * tests/golden/draw holds how the scenario differs from tests/golden/base, and what is printed; `UPDATE_GOLDEN=1` records it anew.
 */
import { createHash } from "node:crypto";
import { appendFileSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { env } from "node:process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ticketOf } from "../../src/award/lot.ts";
import { writeScenario } from "../support/base-scenario.ts";
import { bursar, type Ended } from "../support/build.ts";

const GOLDEN = resolve(import.meta.dirname, "../golden/draw");
const folder = mkdtempSync(join(tmpdir(), "bursar-draw-"));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...words: string[]): Ended => bursar(words, { cwd: folder });
const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest("hex");

/** Compares with what is recorded under a name. */
function expectGolden(name: string, text: string): void {
  const recorded = join(GOLDEN, name);
  if (env["UPDATE_GOLDEN"] === "1") writeFileSync(recorded, text);
  expect(text).toBe(readFileSync(recorded, "utf8"));
}

beforeAll(() => {
  writeScenario(join(folder, "tied"), readFileSync(join(GOLDEN, "change.txt"), "utf8"));
  writeScenario(join(folder, "plain"));
  for (const words of [
    ["./tied", "--out", "DIR"],
    ["./plain", "--out", "PLAIN"],
  ]) {
    const { code, stderr } = run("allocate", ...words);
    if (code !== 0) throw new Error(stderr);
  }
});

test("before the number: the hash, as sha256sum gives it, and the place", () => {
  const before = run("draw", "DIR");
  expect(before).toMatchObject({ code: 0, stderr: "" });
  expectGolden("before.txt", before.stdout);
  const names = readdirSync(join(folder, "DIR/inputs")).map((name) => `inputs/${name}`);
  const lines = names.sort().map((name) => `${sha256(readFileSync(join(folder, "DIR", name)))}  ${name}\n`);
  expect(before.stdout).toContain(`inputs: ${sha256(lines.join(""))}\n`);
});

test("a number draws a folder that proves itself; the same number draws the same, and every ticket can be computed again", () => {
  const [first, second] = ["one", "two"].map((out) => run("draw", "DIR", "--number", "0417", "--out", out));
  expect(first).toMatchObject({ code: 0, stderr: "" });
  expectGolden("drawn.txt", (first?.stdout ?? "").replace(/checked in exact integers in \d+ ms/, "checked in exact integers in N ms"));
  expect(second?.code).toBe(0);
  const names = readdirSync(join(folder, "one"), { recursive: true, encoding: "utf8" }).filter((name) => /\.[a-z]+$/.test(name));
  expect(names).toContain("draw.json");
  for (const name of names.filter((other) => other !== "manifest.json"))
    expect(readFileSync(join(folder, "one", name)).equals(readFileSync(join(folder, "two", name))), name).toBe(true);
  expect(run("check", "one").code).toBe(0);
  const { inputsSha256, seed } = JSON.parse(readFileSync(join(folder, "one/draw.json"), "utf8")) as { inputsSha256: string; seed: string };
  expect(seed).toBe(sha256(`bursar draw\n${inputsSha256}\n0417\n`));
  const [winner, other] = ["S1", "S2"].sort((a, b) => (ticketOf(seed, "autumn", a) < ticketOf(seed, "autumn", b) ? -1 : 1));
  const awards = readFileSync(join(folder, "one/awards.csv"), "utf8");
  expect(awards).toContain(`${winner},merit-grant,1,`);
  expect(awards).toContain(`${other},merit-grant,2,`);
});

test("nothing tied: it is said, and nothing is written", () => {
  expect(run("draw", "PLAIN")).toMatchObject({ code: 0, stderr: "" });
  const none = run("draw", "PLAIN", "--number", "1", "--out", "none");
  expect(none).toMatchObject({ code: 0, stderr: "" });
  expect(none.stdout).toContain("Nothing is tied: no number can change anything.");
  expect(existsSync(join(folder, "none"))).toBe(false);
});

test("bad input: a folder that was changed, a number that is none, a place that must not be written", () => {
  cpSync(join(folder, "DIR"), join(folder, "changed"), { recursive: true });
  appendFileSync(join(folder, "changed/inputs/students.csv"), "S9,SCE,yes,2022-09-05,4,20000,3.50,99.00,none,TH,merit-grant,none,listed\n");
  const changed = run("draw", "changed", "--number", "1", "--out", "never");
  expect(changed.code).toBe(1);
  expect(changed.stdout).toContain("students.csv");
  const words = [
    ["--number", "12x", "--out", "never"],
    ["--number", "12"],
    ["--out", "never"],
    ["--number", "12", "--out", "DIR"],
    ["--number", "12", "--out", "DIR/drawn"],
    ["--number", "12", "--out", "PLAIN"],
  ];
  for (const more of words) expect(run("draw", "DIR", ...more), more.join(" ")).toMatchObject({ code: 2, stdout: "" });
  expect(existsSync(join(folder, "never"))).toBe(false);
  expect(existsSync(join(folder, "DIR/drawn"))).toBe(false);
});
