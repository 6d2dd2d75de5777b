/**
 * Explanations of invented students of the shipped regulation, from an output folder as `bursar explain` reads it: what it takes to read the folder back
 * (its check, its case, its program), and then, student by student, what one explanation takes (limit 0.5 s). CPU seconds of this process, so that
 * a busy machine does not count. The slowest sorts are asked: candidates for several levels who got nothing, and holders. With BURSAR_SMOKE=1: 300 students.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { standingAt } from "../src/cli/standing-at.ts";
import { openLevels } from "../src/explain/choices.ts";
import { explain } from "../src/explain/explain.ts";
import { reserveLists } from "../src/explain/reserve.ts";
import type { Standing } from "../src/explain/standing.ts";
import { publish, type Row } from "./support/table.ts";

const PROGRAM = resolve("dist/bursar.mjs");
const isSmoke = process.env["BURSAR_SMOKE"] === "1";
const students = isSmoke ? 300 : 1000;
const ASKED = isSmoke ? 4 : 20;
const folder = mkdtempSync(join(tmpdir(), "bursar-explain-bench-"));

function run(words: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [PROGRAM, ...words], { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28 });
  if (status !== 0 && status !== 4) throw new Error(`bursar ${words.join(" ")} ended with ${status}: ${stderr}`);
}

const cpuSeconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** CPU seconds of some work. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = cpuSeconds();
  await work();
  return cpuSeconds() - began;
}

/** Students to whom several levels are open: those without an award first. */
function candidates(standing: Standing): readonly number[] {
  const { scheme, ids } = standing.basis.theCase;
  const open = ids.map((_, student) => scheme.awards.reduce((sum, award) => sum + openLevels(standing, student, award).length, 0));
  const wanted = ids.map((_, student) => student).filter((student) => (open[student] ?? 0) >= 2);
  const losers = wanted.filter((student) => !standing.paid.has(student));
  return [...losers.slice(0, ASKED), ...wanted.filter((student) => standing.paid.has(student)).slice(0, ASKED)];
}

async function rowOf(kind: string, limit: string): Promise<Row> {
  mkdirSync(join(folder, kind));
  const text = `extends: ../base\nbudgets: [{ id: fund, title: Fund, limit: ${limit} yuan, awards: all, reserve: none }]\n`;
  writeFileSync(join(folder, kind, "scenario.yaml"), text);
  run(["allocate", `./${kind}`, "--out", `${kind}-out`]);
  let standing: Standing | undefined;
  const reading = await timed(async () => {
    const found = await standingAt(join(folder, `${kind}-out`));
    if (found.kind !== "standing") throw new Error(JSON.stringify(found));
    standing = found.standing;
  });
  if (standing === undefined) throw new Error("nothing stands");
  const from = standing;
  const options = { engine: "auto" as const, now: () => performance.now(), shouldStop: () => false };
  const times: number[] = [];
  for (const student of candidates(from)) times.push(await timed(() => explain(from, { student }, options)));
  const reserves = await timed(async () => reserveLists(from, undefined));
  const sorted = [...times].sort((a, b) => a - b);
  const shown = (seconds: number | undefined) => (seconds ?? 0).toFixed(3);
  return {
    case: kind,
    students,
    "read back s": shown(reading),
    explained: times.length,
    "first s": shown(times[0]),
    "median s": shown(sorted[Math.floor(sorted.length / 2)]),
    "slowest s": shown(sorted.at(-1)),
    "limit s": 0.5,
    "reserves s": shown(reserves),
  };
}

try {
  run(["generate", "zust", "--students", String(students), "--seed", "7", "--out", "base"]);
  publish("explain", [await rowOf("money-left", String(students * 3000)), await rowOf("money-short", String(students * 1800))]);
} finally {
  rmSync(folder, { recursive: true });
}
