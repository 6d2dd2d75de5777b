/**
 * Where the time of the main job goes: the shipped scenario, phase by phase, in one process.
 * The first run pays for loading and compiling; the others are warm. Milliseconds, medians.
 */
import { allocate } from "../src/allocate.ts";
import { assess } from "../src/award/eligibility.ts";
import { prepareRecount } from "../src/award/recount.ts";
import { formulate } from "../src/formulation/formulate.ts";
import { loadCase } from "../src/load.ts";
import { writeMps } from "../src/program/mps-write.ts";
import { median, publish, type Row } from "./support/table.ts";

const SCENARIO = "scenarios/zust-autumn";
const times = new Map<string, number[]>();

async function timed<T>(phase: string, work: () => T | Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await work();
  times.set(phase, [...(times.get(phase) ?? []), performance.now() - began]);
  return result;
}

async function once(): Promise<void> {
  const loaded = await timed("read files", () => loadCase(SCENARIO));
  if (!loaded.ok) throw new Error(`the scenario has ${loaded.faults.length} faults`);
  const { theCase } = loaded.value;
  await timed("eligibility", () => assess(theCase));
  const basis = prepareRecount(theCase);
  const formulation = await timed("formulation", () => formulate(basis));
  if (formulation.kind !== "formulation") throw new Error("the scenario has too many bundles");
  await timed("write MPS", () => writeMps(formulation.program));
  const result = await timed("whole allocation", () =>
    allocate(theCase, { engine: "highs", maxProbes: 10_000, now: () => performance.now(), shouldStop: () => false }),
  );
  if (result.kind !== "allocated" || result.status !== "optimal") throw new Error("the scenario was not proved optimal");
  times.set("  of it: check", [...(times.get("  of it: check") ?? []), result.proof.checkMilliseconds]);
}

const runs = process.env["BURSAR_SMOKE"] === "1" ? 1 : 5;
for (let run = 0; run < runs; run += 1) await once();
const rows = [...times].map(([phase, measured]): Row => {
  const warm = measured.length > 1 ? measured.slice(1) : measured;
  return { phase, "first ms": (measured[0] ?? 0).toFixed(1), "warm ms": median(warm).toFixed(1) };
});
publish("phases", rows);
