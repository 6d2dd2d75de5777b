/**
 * Price and branch beside HiGHS alone (its own branch and bound, gaps 0, presolve off, nothing proved) on cohorts of every kind,
 * interleaved in one process: time and CPU to the proof of the first goal, then of all goals; what the proof is (lines, bytes) and
 * how long its check takes. Every answer is checked by the exact checker; where HiGHS ends, it is said whether it reached the proved
 * value. Making programs and loading engines is not counted.
 */
import { checkCertificate } from "../src/certificate/check.ts";
import { linesOf } from "../src/program/lines.ts";
import type { Program } from "../src/program/program.ts";
import { loadHighs } from "../src/solve/engines/highs.ts";
import type { EngineName } from "../src/solve/lp.ts";
import { normalise } from "../src/solve/normalise.ts";
import { rootNode } from "../src/solve/prove/node.ts";
import { relaxationModel } from "../src/solve/prove/relax.ts";
import { solve } from "../src/solve/solve.ts";
import { cohortProgram, type CohortSpec, type Kind, KINDS } from "./support/cohorts.ts";
import { median, publish, type Row } from "./support/table.ts";

const isSmoke = process.env["BURSAR_SMOKE"] === "1";
const isFull = process.env["BURSAR_FULL"] === "1";
const HASH = "0".repeat(64);

/** One kind and size: how many seeds, how long each engine may take, and up to which goal. */
interface Plan {
  readonly kinds: readonly Kind[];
  readonly students: number;
  readonly seeds: number;
  readonly awkward: readonly boolean[];
  readonly limitSeconds: number;
  /** Seeds on which HiGHS is asked, too. */
  readonly highsSeeds: number;
}

const ENGINE = await loadHighs();

const MAIN: readonly Kind[] = ["tight", "ties", "multi"];
const SMOKE: readonly Plan[] = [{ kinds: KINDS, students: 60, seeds: 1, awkward: [false], limitSeconds: 1, highsSeeds: 0 }];
const USUAL: readonly Plan[] = [
  { kinds: [...MAIN, "caps"], students: 1000, seeds: 5, awkward: [false, true], limitSeconds: 20, highsSeeds: 1 },
  { kinds: ["bundles"], students: 300, seeds: 3, awkward: [false], limitSeconds: 20, highsSeeds: 0 },
  { kinds: MAIN, students: 10_000, seeds: 2, awkward: [false], limitSeconds: 20, highsSeeds: 0 },
  { kinds: MAIN, students: 100_000, seeds: 1, awkward: [false], limitSeconds: 60, highsSeeds: 0 },
];
const FULL: readonly Plan[] = [
  { kinds: [...MAIN, "caps", "bundles"], students: 1000, seeds: 20, awkward: [false, true], limitSeconds: 60, highsSeeds: 3 },
  { kinds: MAIN, students: 10_000, seeds: 5, awkward: [false, true], limitSeconds: 60, highsSeeds: 1 },
  { kinds: MAIN, students: 100_000, seeds: 3, awkward: [false, true], limitSeconds: 120, highsSeeds: 0 },
  { kinds: MAIN, students: 1_000_000, seeds: 1, awkward: [false], limitSeconds: 120, highsSeeds: 0 },
];

interface Measured {
  readonly isProved: boolean;
  readonly goals: string;
  readonly milliseconds: number;
  readonly cpu: number;
  readonly check: number;
  readonly nodes: number;
  readonly lines: number;
  readonly bytes: number;
}

async function measure(program: Program, engine: EngineName, limitSeconds: number): Promise<Measured> {
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  const now = (): number => performance.now();
  const outcome = await solve(program, { engine, anyPoint: true, programSha256: HASH, limitSeconds, now, shouldStop: () => false });
  const milliseconds = performance.now() - began;
  const used = process.cpuUsage(cpu);
  if (outcome.kind === "refused") throw new Error(outcome.code);
  const base = { milliseconds, cpu: (used.user + used.system) / 1000, nodes: outcome.facts.nodes };
  if (outcome.kind === "unsettled") return { ...base, isProved: false, goals: "", check: 0, lines: 0, bytes: 0 };
  const { certificate } = outcome;
  const checking = performance.now();
  const verdict = checkCertificate(program, HASH, outcome.kind === "infeasible" ? undefined : outcome.point, linesOf(certificate));
  const check = performance.now() - checking;
  if (!verdict.ok || verdict.kind !== outcome.kind) throw new Error(`${program.name}: the checker says ${JSON.stringify(verdict)}`);
  const isProved = outcome.kind !== "feasible";
  return { ...base, isProved, goals: verdict.goals.join(" "), check, lines: certificate.split("\n").length - 1, bytes: certificate.length };
}

/** What HiGHS alone takes, and whether it claims optimality at the value that was proved. */
async function measureHighs(program: Program, goals: string, limitSeconds: number): Promise<{ readonly cpu: number; readonly isRight: boolean }> {
  const normal = normalise(program, []);
  const root = rootNode(normal);
  const model = relaxationModel(normal, 0, ENGINE, root);
  const linear = model.linear(root);
  const cpu = process.cpuUsage();
  const claim = await ENGINE.runMip({ program: linear, limitSeconds });
  const used = process.cpuUsage(cpu);
  const { values, objective } = claim;
  const reached = values === undefined || objective === undefined ? Number.NaN : model.read(values, objective).value * (normal.divisor[0] as number);
  return { cpu: (used.user + used.system) / 1000, isRight: claim.status === "optimal" && Math.round(reached) === Number(goals) };
}

/** The seeds of one kind, size and style; the first seed warms up, and is measured where it is the only one. */
async function row(plan: Plan, kind: Kind, awkward: boolean): Promise<Row> {
  const own: Measured[] = [];
  const all: Measured[] = [];
  const highs: { readonly cpu: number; readonly isRight: boolean }[] = [];
  const making: number[] = [];
  for (let seed = plan.seeds > 1 ? 0 : 1; seed <= plan.seeds; seed++) {
    const spec: CohortSpec = { kind, students: plan.students, seed: Math.max(1, seed), awkward };
    const began = performance.now();
    const program = cohortProgram(spec);
    const first: Program = { ...program, goals: program.goals.slice(0, 1) };
    const made = performance.now() - began;
    const measured = await measure(first, "price-and-branch", plan.limitSeconds);
    if (seed === 0) continue;
    making.push(made);
    own.push(measured);
    if (plan.students <= 100_000) all.push(await measure(program, "price-and-branch", plan.limitSeconds));
    if (seed > plan.highsSeeds) continue;
    highs.push(await measureHighs(first, measured.goals, plan.limitSeconds));
  }
  const middle = (list: readonly Measured[], of: (one: Measured) => number): string => (list.length === 0 ? "-" : median(list.map(of)).toFixed(0));
  const proved = (list: readonly Measured[]): string => `${list.filter((one) => one.isProved).length}/${list.length}`;
  const ratio = highs.length === 0 ? "-" : (median(highs.map((one) => one.cpu)) / median(own.slice(0, highs.length).map((one) => one.cpu))).toFixed(0);
  return {
    kind: awkward ? `${kind} awkward` : kind,
    students: plan.students,
    proved: proved(own),
    "make ms": median(making).toFixed(0),
    ms: middle(own, (one) => one.milliseconds),
    "worst ms": Math.max(...own.map((one) => one.milliseconds)).toFixed(0),
    "cpu ms": middle(own, (one) => one.cpu),
    "check ms": middle(own, (one) => one.check),
    nodes: middle(own, (one) => one.nodes),
    lines: middle(own, (one) => one.lines),
    bytes: middle(own, (one) => one.bytes),
    "all goals ms": middle(all, (one) => one.milliseconds),
    "all proved": proved(all),
    "HiGHS cpu ms": highs.length === 0 ? "-" : median(highs.map((one) => one.cpu)).toFixed(0),
    "HiGHS right": `${highs.filter((one) => one.isRight).length}/${highs.length}`,
    "HiGHS / own": ratio,
    "RSS MB": (process.resourceUsage().maxRSS / 1024).toFixed(0),
  };
}

const rows: Row[] = [];
for (const plan of isSmoke ? SMOKE : isFull ? FULL : USUAL)
  for (const kind of plan.kinds) for (const awkward of plan.awkward) rows.push(await row(plan, kind, awkward));
publish("price-and-branch", rows);
