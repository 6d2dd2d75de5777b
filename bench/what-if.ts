/**
 * What-if work on 1,000 invented students of the shipped regulation, through the built command:
 * `compare` of 5 scenarios (limit 3 s), and a `sweep` of 100 points (limit 20 s), each less what
 * `bursar --version` takes to start. With BURSAR_SMOKE=1: 500 students and 9 points.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { publish, type Row } from "./support/table.ts";

const PROGRAM = resolve("dist/bursar.mjs");
const isSmoke = process.env["BURSAR_SMOKE"] === "1";
const students = isSmoke ? 500 : 1000;
const folder = mkdtempSync(join(tmpdir(), "bursar-what-if-"));

/** Wall seconds of a command that must end with one of some exit codes. */
function timed(words: readonly string[], codes: readonly number[]): number {
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [PROGRAM, ...words], { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28 });
  if (!codes.includes(status ?? -1)) throw new Error(`bursar ${words.join(" ")} ended with ${status}: ${stderr}`);
  return (performance.now() - began) / 1000;
}

function extension(name: string, text: string): void {
  mkdirSync(join(folder, name));
  writeFileSync(join(folder, name, "scenario.yaml"), `extends: ../base\n${text}`);
}

const BUDGET = "budgets: [{ id: fund, title: Fund, limit: LIMIT yuan, awards: all, reserve: none }]\n";

try {
  timed(["generate", "zust", "--students", String(students), "--seed", "7", "--out", "base"], [0]);
  const limit = students * 3000;
  extension("stated", BUDGET.replace("LIMIT", String(limit)));
  extension("less", BUDGET.replace("LIMIT", String(Math.floor(limit * 0.8))));
  extension("tighter", `${BUDGET.replace("LIMIT", String(limit))}set: { scheme.awards.excellent-degree.levels.1.cap.share: 2 % }\n`);
  extension("other", `${BUDGET.replace("LIMIT", String(limit))}readings: { hsk.higherCounts: false }\n`);
  const [steps, width] = isSmoke ? [3, 20] : [10, 5];
  const fund = `budgets.fund.limit=60%..${60 + (steps - 1) * width}%:${width}%`;
  const cap = `scheme.awards.excellent-degree.levels.1.cap.share=1%..${1 + (steps - 1) * 0.5}%:0.5%`;
  const start = timed(["--version"], [0]);
  const found: readonly (readonly [string, number, number])[] = [
    ["compare of 5 scenarios", timed(["compare", "./base", "./stated", "./less", "./tighter", "./other", "--json"], [0, 4]), 3],
    [`sweep of ${steps * steps} points`, timed(["sweep", "./stated", "--vary", fund, "--vary", cap, "--json"], [0, 1]), 20],
  ];
  const rows = found.map(([what, seconds, limitSeconds]): Row => {
    return { what, students, seconds: seconds.toFixed(2), "without start-up": (seconds - start).toFixed(2), "limit s": limitSeconds };
  });
  publish("what-if", rows);
} finally {
  rmSync(folder, { recursive: true });
}
