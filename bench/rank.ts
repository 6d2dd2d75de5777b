/**
 * The policy `rank` on one award of the bench regulation, everybody a candidate, after reading: with and without the
 * condition on its first level, money tight. Promised: 100,000 candidates under 5 s, proved.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { allocate, type AllocateOptions } from "../src/allocate.ts";
import type { Case } from "../src/award/case.ts";
import { loadCase } from "../src/load.ts";
import { publish, type Row } from "./support/table.ts";

const SIZES = process.env["BURSAR_SMOKE"] === "1" ? [1_000] : [10_000, 100_000];
const LIMIT_SECONDS = 60;

/** The merit award alone, open to everybody; `isPlain`: without the condition on its first level. */
function oneAward(theCase: Case, isPlain: boolean): Case {
  const { scheme } = theCase;
  const awards = scheme.awards.filter((award) => award.id === "merit").map((award) => ({ ...award, candidate: { ...award.candidate, evaluate: () => 1 } }));
  const rules = scheme.rules.filter((rule) => rule.awards.includes("merit") && !(isPlain && rule.levels !== undefined));
  return { ...theCase, scheme: { ...scheme, awards, rules, exclusions: [] }, budgets: theCase.budgets.filter((budget) => budget.id === "central") };
}

async function measured(theCase: Case, name: string): Promise<Row> {
  const options: AllocateOptions = {
    engine: "auto",
    limitSeconds: LIMIT_SECONDS,
    maxProbes: 10_000,
    now: () => performance.now(),
    shouldStop: () => false,
    newHash: () => {
      const hash = createHash("sha256");
      return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest("hex") };
    },
  };
  const used = process.cpuUsage();
  const began = performance.now();
  const result = await allocate(theCase, options);
  const cpu = process.cpuUsage(used);
  if (result.kind !== "allocated") throw new Error(`${name}: ${result.kind}`);
  const eligible = result.summary.funnel[0]?.eligible ?? 0;
  return {
    case: name,
    students: theCase.ids.length,
    eligible,
    ended: result.status,
    "wall s": ((performance.now() - began) / 1000).toFixed(2),
    "cpu s": ((cpu.user + cpu.system) / 1e6).toFixed(2),
    "search s": (result.facts.searchMilliseconds / 1000).toFixed(2),
    nodes: result.facts.nodes,
    "proof lines": result.proof.lines,
    places: result.summary.levels.map((row) => row.awarded).join("/"),
    merit: String(result.goals[0]?.value ?? ""),
  };
}

const folder = mkdtempSync(join(tmpdir(), "bursar-bench-"));
try {
  const rows: Row[] = [];
  for (const students of SIZES) {
    const out = join(folder, `cohort-${students}`);
    const made = spawnSync(process.execPath, ["dist/bursar.mjs", "generate", "bench", "--students", String(students), "--seed", "bench", "--out", out], {
      encoding: "utf8",
    });
    if (made.status !== 0) throw new Error(made.stderr);
    const loaded = await loadCase(out);
    if (!loaded.ok) throw new Error(`the generated cohort has ${loaded.faults.length} faults`);
    for (const [name, isPlain] of [
      ["one condition for all", true],
      ["condition on level 1", false],
    ] as const) {
      const own = oneAward(loaded.value.theCase, isPlain);
      for (const policy of ["merit", "rank"] as const) rows.push({ policy, ...(await measured({ ...own, policy }, name)) });
    }
  }
  publish("rank", rows);
} finally {
  rmSync(folder, { recursive: true });
}
