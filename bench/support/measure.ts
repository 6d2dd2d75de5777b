/** One measurement in this process: the program is made, the engine loaded, then the clock runs; what comes out is checked in exact integers. */
import { checkCertificate } from "../../src/certificate/check.ts";
import { findGroups } from "../../src/program/build.ts";
import { linesOf } from "../../src/program/lines.ts";
import type { Program } from "../../src/program/program.ts";
import { loadHighs } from "../../src/solve/engines/highs.ts";
import { loadJavascriptLpSolver } from "../../src/solve/engines/javascript-lp-solver.ts";
import { valuesOf } from "../../src/solve/gate.ts";
import type { MipClaim, RunMip } from "../../src/solve/lp.ts";
import { normalise } from "../../src/solve/normalise.ts";
import type { Outcome } from "../../src/solve/outcome.ts";
import { rootNode } from "../../src/solve/prove/node.ts";
import { relaxationModel } from "../../src/solve/prove/relax.ts";
import { type SolveOptions, solve } from "../../src/solve/solve.ts";
import type { LotOrder } from "../../src/solve/ties.ts";
import { cohortProgram } from "./cohorts.ts";
import { readInstance } from "./instances.ts";
import { measureLimit } from "./limit.ts";
import { peakMiB, resetPeakMiB } from "./memory.ts";
import { drawMmkp, mmkpProgram } from "./mmkp.ts";
import { random } from "./random.ts";
import type { Measured, Source, Task } from "./task.ts";

const HASH = "0".repeat(64);
const MOST_PROBES = 10_000;

type Verdict = Pick<Measured, "ended" | "value" | "bound" | "nodes" | "passes" | "lines" | "bytes" | "check">;
/** The timed work, and how its result is judged afterwards. */
type Work = () => Promise<() => Verdict>;

/** Carries out a task. */
export async function measure(task: Task): Promise<Measured> {
  const began = performance.now();
  const whole = programOf(task.source);
  const program = task.until === "whole" ? whole : { ...whole, goals: whole.goals.slice(0, 1) };
  const made = performance.now();
  const work = await prepare(task, program);
  const programMiB = resetPeakMiB();
  const loaded = performance.now();
  const cpuBefore = process.cpuUsage();
  const judge = await work();
  const wall = performance.now() - loaded;
  const cpu = process.cpuUsage(cpuBefore);
  const peak = peakMiB();
  const verdict = judge();
  const limit = measureLimit(program);
  return { ...verdict, wall, cpu: (cpu.user + cpu.system) / 1000, making: made - began, loading: loaded - made, programMiB, peakMiB: peak, ...limit };
}

/** The program of a source. */
export function programOf(source: Source): Program {
  switch (source.from) {
    case "cohort":
      return cohortProgram(source);
    case "mmkp":
      return mmkpProgram(drawMmkp(source));
    case "file":
      return readInstance(source.path).program;
  }
}

async function prepare({ solver, limitSeconds, until }: Task, program: Program): Promise<Work> {
  if (solver === "highs alone" || solver === "javascript-lp-solver alone") {
    const now = (): number => performance.now();
    const run = solver === "highs alone" ? (await loadHighs()).runMip : await loadJavascriptLpSolver(now);
    return alone(program, run, limitSeconds);
  }
  if (solver !== "price-and-branch") await loadHighs();
  const ending = until === "whole" ? { lot: lotOf(program) } : { anyPoint: true };
  const options: SolveOptions = { engine: solver, programSha256: HASH, limitSeconds, now: () => performance.now(), shouldStop: () => false, ...ending };
  return async () => {
    const outcome = await solve(program, options);
    if (outcome.kind === "refused") throw new Error(`${program.name}: ${outcome.code}`);
    return () => judged(program, outcome);
  };
}

/** A lot drawn for the groups; every group prefers its first columns. */
function lotOf(program: Program): LotOrder {
  const { count, start, columns } = findGroups(program);
  const next = random(1);
  const tickets = Float64Array.from({ length: count }, next);
  const order = Int32Array.from({ length: count }, (_, g) => g).sort((a, b) => (tickets[a] as number) - (tickets[b] as number) || a - b);
  const preference = new Int32Array(program.columnNames.length);
  for (let g = 0; g < count; g++)
    for (let k = start[g] as number; k < (start[g + 1] as number); k++) preference[columns[k] as number] = k - (start[g] as number);
  return { order, preference, maxProbes: MOST_PROBES };
}

/** What the exact checker says of an outcome; throws where it refuses. */
function judged(program: Program, outcome: Outcome): Verdict {
  const { nodes, passes } = outcome.facts;
  if (outcome.kind === "unsettled") return { ended: "stopped", nodes, passes, ...(outcome.bound === undefined ? {} : { bound: String(outcome.bound) }) };
  const { certificate } = outcome;
  const began = performance.now();
  const verdict = checkCertificate(program, HASH, outcome.kind === "infeasible" ? undefined : outcome.point, linesOf(certificate));
  const check = performance.now() - began;
  if (!verdict.ok || verdict.kind !== outcome.kind) throw new Error(`${program.name}: the checker says ${JSON.stringify(verdict)}`);
  const proof = { nodes, passes, check, lines: certificate.split("\n").length - 1, bytes: certificate.length };
  if (outcome.kind === "infeasible") return { ended: "proved", ...proof };
  const value = String(outcome.goals[0]);
  if (outcome.kind === "optimal") return { ended: outcome.ties.unsettledGroups.length > 0 ? "stopped" : "proved", value, bound: value, ...proof };
  return { ended: outcome.goalAtLimit > 0 ? "stopped" : "bounded", value, bound: String(outcome.goalAtLimit > 0 ? value : outcome.bound), ...proof };
}

/** A solver by its own branch and bound; its model is made before the clock runs. */
async function alone(program: Program, run: RunMip, limitSeconds: number): Promise<Work> {
  const normal = normalise(program, []);
  const root = rootNode(normal);
  const model = relaxationModel(normal, 0, await loadHighs(), root);
  const linear = model.linear(root);
  return async () => {
    const claim = await run({ program: linear, limitSeconds });
    return () => believed(program, claim, claim.values === undefined ? undefined : model.read(claim.values, claim.objective ?? Number.NaN).values);
  };
}

/** A claim after exact integers have seen its point. */
function believed(program: Program, { status }: MipClaim, values: Float64Array | undefined): Verdict {
  const point = values === undefined ? undefined : Uint8Array.from(values, Math.round);
  const held = point === undefined ? undefined : valuesOf(program, point);
  const value = held === undefined ? {} : { value: String(held[0]) };
  switch (status) {
    case "optimal":
      return { ended: held === undefined ? "broken" : "claimed", ...value };
    case "infeasible":
      return { ended: "claimed" };
    case "feasible":
    case "none":
      return { ended: "stopped", ...value };
    case "failed":
      return { ended: "broken" };
  }
}
