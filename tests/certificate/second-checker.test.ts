/** The second checker shares nothing with the first: no file, no package, no program that it starts. It keeps the same limits. */
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkCertificate } from "../../src/certificate/check.ts";
import { linesOf } from "../../src/program/lines.ts";
import { readMps } from "../../src/program/mps-read.ts";
import { TRUSTED } from "../house/shape.ts";
import { BROKEN, judgedOf } from "./gallery.ts";
import { countAgreed, NO_PYTHON } from "./second/run.ts";
import { sha256 } from "../support/tiny-programs.ts";

const CHECKER = new URL("second/check.py", import.meta.url).pathname;

/** The most splits above a node, by FORMAT.md. */
const MOST_SPLITS = 10_000;

/** Modules of Python's standard library that run no other code. */
const STANDARD = ["hashlib", "itertools", "json", "math", "re", "sys", "threading"];

test("the second checker imports from the standard library alone, and runs no other code", () => {
  const source = readFileSync(CHECKER, "utf8");
  const imported = [...source.matchAll(/^\s*(?:import|from)\s+([\w.]+)(.*)$/gm)].map(
    ([, module = "", rest = ""]) => `${module}${rest.includes(",") ? ", and more" : ""}`,
  );
  expect(imported.toSorted()).toEqual(STANDARD);
  expect(source.match(/__import__|importlib|runpy|\bexec\b|\beval\b|\bcompile\(|subprocess|os\./g)).toBeNull();
  expect(source.match(/\bopen\(.*/g)?.every((call) => call.includes("sys.argv") || call.startsWith("open(name,"))).toBe(true);
});

test("the first checker reads nothing of the second", () => {
  expect(TRUSTED.length).toBeGreaterThan(5);
  for (const file of TRUSTED) {
    expect(file).toMatch(/^src\//);
    expect(readFileSync(new URL(`../../${file}`, import.meta.url), "utf8")).not.toMatch(/check\.py|python/i);
  }
});

test("alone in an empty folder, without installed packages, the second checker judges a certificate", ({ skip }) => {
  if (NO_PYTHON !== undefined) skip(NO_PYTHON);
  const folder = mkdtempSync(join(tmpdir(), "second-"));
  try {
    copyFileSync(CHECKER, join(folder, "check.py"));
    const items = [judgedOf("whole"), judgedOf("cell-with-an-end-moved", BROKEN["cell-with-an-end-moved"])];
    const input = items.map(({ mps, certificate, point }) => `${JSON.stringify({ mps, certificate, point: [...(point ?? [])] })}\n`).join("");
    const { stdout, stderr } = spawnSync("python3", ["-I", "-S", "check.py", "--batch"], { cwd: folder, input, encoding: "utf8", env: {} });
    expect(stderr).toBe("");
    expect([...linesOf(stdout)].map((line) => (JSON.parse(line) as { ok: boolean }).ok)).toEqual([true, false]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("both checkers refuse a proof that is too deep, and a line that is too long", async ({ skip }) => {
  if (NO_PYTHON !== undefined) skip(NO_PYTHON);
  const { mps, certificate, point } = judgedOf("whole");
  const read = readMps(mps, "program.mps");
  if (!read.ok) throw new Error("the program of the gallery is not read");
  const header = certificate.slice(0, certificate.indexOf("claim"));
  const items = ["R 4 0\n".repeat(MOST_SPLITS), "R 4 0\n".repeat(MOST_SPLITS + 1), `S 0 ${"1".repeat(2 ** 24)}\n`].map((steps) => {
    const text = `${header}claim goal 0 146\n${steps}`;
    return { mps, certificate: text, point, verdict: checkCertificate(read.value, sha256(mps), point, linesOf(text)) };
  });
  expect(await countAgreed(items)).toEqual({ "certificate-unfinished": 1, "certificate-too-deep": 1, "certificate-line-too-long": 1 });
});
