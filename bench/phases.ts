/**
 * Where the time of the main job goes, from tables to written files: invented cohorts of `models/bench`, each in a process of
 * its own, phase by phase as the allocation itself tells them. Seconds of processor time and, at the end of each phase,
 * the peak memory of the process so far. `search` is the engine's; BURSAR_FIRST_GOAL=1 leaves out the later goals and the lot.
 * Promised: 1,000,000 students within 60 s and 4 GB, files written.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { allocate, type AllocateOptions } from "../src/allocate.ts";
import type { Case } from "../src/award/case.ts";
import { fillFolder } from "../src/files.ts";
import { loadCase } from "../src/load.ts";
import { piecesOf } from "../src/program/pieces.ts";
import { outputFolder } from "../src/report/output-folder.ts";
import { tableLines } from "../src/tables/csv.ts";
import { publish, type Row, SIZE } from "./support/table.ts";

const LIMIT_SECONDS = 60;
const SIZES: Readonly<Record<typeof SIZE, readonly number[]>> = {
  smoke: [1000],
  usual: [1000, 10_000, 100_000],
  full: [1000, 10_000, 100_000, 1_000_000],
};

/** Notes the processor time and the peak memory of phases, one after the other. */
function stopwatch() {
  const row: Record<string, string> = {};
  const began = performance.now();
  let running: { readonly phase: string; readonly used: NodeJS.CpuUsage } | undefined;
  const end = (): void => {
    if (running === undefined) return;
    const { user, system } = process.cpuUsage(running.used);
    row[`${running.phase} s`] = ((user + system) / 1e6).toFixed(2);
    row[`${running.phase} GB`] = (process.resourceUsage().maxRSS / 1024 / 1024).toFixed(2);
  };
  return {
    begin: (phase: string): void => {
      end();
      running = { phase, used: process.cpuUsage() };
    },
    row: (): Row => {
      end();
      return { ...row, "wall s": ((performance.now() - began) / 1000).toFixed(1) };
    },
  };
}

function optionsOf(begin: (phase: string) => void): AllocateOptions {
  return {
    engine: "auto",
    limitSeconds: LIMIT_SECONDS,
    maxProbes: 10_000,
    now: () => performance.now(),
    shouldStop: () => false,
    progress: (event) => {
      if (event.kind === "phase") begin(event.phase);
    },
    newHash: () => {
      const hash = createHash("sha256");
      return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest("hex") };
    },
  };
}

const firstGoalOnly = (theCase: Case): Case =>
  process.env["BURSAR_FIRST_GOAL"] === "1" ? { ...theCase, goals: theCase.goals.slice(0, 1), ties: "report" } : theCase;

async function measure(students: number): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), "bursar-bench-"));
  try {
    const cohort = join(folder, "cohort");
    const words = ["dist/bursar.mjs", "generate", "bench", "--students", String(students), "--seed", "bench", "--out", cohort];
    const made = spawnSync(process.execPath, words, { encoding: "utf8" });
    if (made.status !== 0) throw new Error(made.stderr);
    const { begin, row } = stopwatch();
    begin("read");
    const loaded = await loadCase(cohort);
    if (!loaded.ok) throw new Error(`the generated cohort has ${loaded.faults.length} faults`);
    const result = await allocate(firstGoalOnly(loaded.value.theCase), optionsOf(begin));
    const status = result.kind === "allocated" ? result.status : result.kind;
    if (result.kind !== "allocated") return { students, status, ...row() };
    begin("write");
    const files = outputFolder(result, loaded.value, (headers, rows) => piecesOf(tableLines(headers, rows)));
    const filled = await fillFolder(folder, join(folder, "out"), files);
    if (!filled.ok) throw new Error("the files cannot be written");
    return { students, choices: result.formulation.bundles.count, status, "proof lines": result.proof.lines, ...row() };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const only = process.env["BURSAR_BENCH_ROW"];
if (only === undefined) {
  const rows = SIZES[SIZE].map((students): Row => {
    const env = { ...process.env, BURSAR_BENCH_ROW: String(students) };
    const child = spawnSync(process.execPath, ["--max-old-space-size=4000", ...process.argv.slice(1)], { env, encoding: "utf8" });
    if (child.status !== 0) throw new Error(child.stderr);
    return JSON.parse(child.stdout) as Row;
  });
  // A row per phase reads better than thirty columns.
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((name) => name !== "students");
  publish(
    "phases",
    names.map((name) => ({ what: name, ...Object.fromEntries(rows.map((row) => [`n = ${row["students"]}`, row[name] ?? "-"])) })),
  );
} else console.log(JSON.stringify(await measure(Number(only))));
