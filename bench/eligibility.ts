/**
 * Eligibility of large generated cohorts, after reading: every rule of every award for every
 * candidate. `zust` and `anso` are the shipped regulations, `bench` a slim one (12 scalar fields, 4 awards).
 * Promised: zust, 100,000 students, under 8 s and 1.5 GB; anso, 100,000, under 10 s; bench, 1,000,000 students, under 5 s.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assess } from "../src/award/eligibility.ts";
import { loadCase } from "../src/load.ts";
import { publish, type Row } from "./support/table.ts";

const smoke = process.env["BURSAR_SMOKE"] === "1";
const only = process.env["BURSAR_BENCH_ROW"];

/** One cohort in a process of its own, so that the memory is its own. */
async function measure(scheme: string, students: number): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), "bursar-bench-"));
  try {
    const out = join(folder, "cohort");
    const made = spawnSync(process.execPath, ["dist/bursar.mjs", "generate", scheme, "--students", String(students), "--seed", "bench", "--out", out], {
      encoding: "utf8",
    });
    if (made.status !== 0) throw new Error(made.stderr);
    const began = performance.now();
    const loaded = await loadCase(out);
    if (!loaded.ok) throw new Error(`the generated cohort has ${loaded.faults.length} faults`);
    const read = performance.now();
    const used = process.cpuUsage();
    const eligibility = assess(loaded.value.theCase);
    const done = performance.now();
    const cpu = process.cpuUsage(used);
    const candidates = eligibility.reduce((sum, entry) => sum + entry.students.length, 0);
    return {
      scheme,
      students,
      candidates,
      "reading s": ((read - began) / 1000).toFixed(2),
      "eligibility s": ((done - read) / 1000).toFixed(2),
      "of it cpu s": ((cpu.user + cpu.system) / 1e6).toFixed(2),
      "peak GB": (process.resourceUsage().maxRSS / 1024 / 1024).toFixed(2),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const sizes: readonly (readonly [string, number])[] = smoke
  ? [
      ["zust", 200],
      ["anso", 200],
      ["bench", 1_000],
    ]
  : [
      ["zust", 100_000],
      ["anso", 100_000],
      ["bench", 1_000_000],
    ];

if (only === undefined) {
  const rows = sizes.map(([scheme, students]): Row => {
    const env = { ...process.env, BURSAR_BENCH_ROW: `${scheme} ${students}` };
    const child = spawnSync(process.execPath, ["--max-old-space-size=12000", ...process.argv.slice(1)], { env, encoding: "utf8" });
    if (child.status !== 0) throw new Error(child.stderr);
    return JSON.parse(child.stdout) as Row;
  });
  publish("eligibility", rows);
} else {
  const [scheme = "", students = "0"] = only.split(" ");
  console.log(JSON.stringify(await measure(scheme, Number(students))));
}
