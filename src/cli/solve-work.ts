/** The work of `solve`, from a file to plain data: runs in a worker thread, so that it can be stopped. */
import { readFile } from "node:fs/promises";
import { sha256Of } from "../formulation/program-text.ts";
import { checkCertificate } from "../certificate/check.ts";
import { failure, type Fault, type Result } from "../fault.ts";
import { runMipInWorker } from "../jobs/worker-host.ts";
import type { ForeignProgram } from "../program/foreign.ts";
import { linesOf } from "../program/lines.ts";
import { readLp } from "../program/lp-read.ts";
import { readForeignMps } from "../program/mps-foreign.ts";
import { readMps } from "../program/mps-read.ts";
import { writeMps } from "../program/mps-write.ts";
import { findStructure } from "../program/structure.ts";
import { refuseProgram } from "../solve/gate.ts";
import type { EngineName } from "../solve/lp.ts";
import type { Outcome, ProgressEvent } from "../solve/outcome.ts";
import { solve } from "../solve/solve.ts";
import { columnsLine, engineLine, solvedLine } from "../words/solve.ts";
import { EXIT, type ExitCode } from "./exit.ts";

/** What the command line asks for. */
export interface SolveRequest {
  readonly file: string;
  readonly engine: EngineName;
  readonly limitSeconds: number | undefined;
}

/** The texts of a proof. */
export interface ProofTexts {
  readonly programMps: string;
  readonly certificate: string;
}

/** What comes back from the thread. */
export type SolveReply =
  | { readonly kind: "faults"; readonly faults: readonly Fault[] }
  | {
      readonly kind: "done";
      readonly exit: ExitCode;
      readonly text: string;
      readonly json: Readonly<Record<string, unknown>>;
      /** Undefined where nothing was settled. */
      readonly proof: ProofTexts | undefined;
    };

/** News while the work goes on. */
export interface SolveNews {
  readonly value: string;
  readonly bound: string;
  readonly nodes: number;
}

/** A goal in the file's own sense with its offset. */
interface OwnGoal {
  readonly name: string;
  readonly objective: bigint | undefined;
  readonly bound: bigint | undefined;
}

const SHOWN_COLUMNS = 60;
const STATUS_EXIT: Readonly<Record<Outcome["kind"], ExitCode>> = { optimal: EXIT.done, feasible: EXIT.limit, infeasible: EXIT.refused, unsettled: EXIT.limit };

/** A node of a JavaScript string: a file beyond it cannot become one text. */
const MOST_BYTES = 500_000_000;

async function readProgram(file: string): Promise<Result<ForeignProgram>> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (typeof code !== "string") throw error;
    return failure([{ code: "path-unreadable", place: { file }, values: { reason: code } }]);
  }
  if (bytes.length > MOST_BYTES) return failure([{ code: "path-file-too-large", place: { file }, values: { bytes: bytes.length, limit: MOST_BYTES } }]);
  const text = bytes.toString("utf8");
  return /\.mps$/i.test(file) ? readForeignMps(text, file) : readLp(text, file);
}

/** Judges an outcome by the exact checker, on the program as it is read back from its text. Throws where the proof is refused: nothing leaves. */
function judge(programMps: string, outcome: Exclude<Outcome, { readonly kind: "unsettled" }>): void {
  const read = readMps(programMps, "program.mps");
  if (!read.ok) throw new Error(`the written program cannot be read back: ${read.faults[0]?.code}`);
  const point = outcome.kind === "infeasible" ? undefined : outcome.point;
  const verdict = checkCertificate(read.value, sha256Of(programMps), point, linesOf(outcome.certificate));
  if (!verdict.ok) throw new Error(`the checker refused the certificate: ${verdict.code} at line ${verdict.line}`);
  if (verdict.kind !== outcome.kind) throw new Error(`the checker found ${verdict.kind}, not ${outcome.kind}`);
}

function own({ sense, offsets }: ForeignProgram, goal: number, value: bigint | undefined): bigint | undefined {
  return value === undefined ? undefined : BigInt(sense) * value + (offsets[goal] ?? 0n);
}

/** Value and bound of every goal; only the goal at which a limit struck has a bound that differs. */
function ownGoals(foreign: ForeignProgram, outcome: Outcome): readonly OwnGoal[] {
  return foreign.program.goals.map(({ name }, g) => {
    switch (outcome.kind) {
      case "optimal":
      case "feasible": {
        const isOpen = outcome.kind === "feasible" && g >= outcome.goalAtLimit;
        const bound = !isOpen ? outcome.goals[g] : g === outcome.goalAtLimit ? outcome.bound : undefined;
        return { name, objective: own(foreign, g, outcome.goals[g]), bound: own(foreign, g, bound) };
      }
      case "unsettled":
        return { name, objective: undefined, bound: g === 0 ? own(foreign, g, outcome.bound) : undefined };
      case "infeasible":
        return { name, objective: undefined, bound: undefined };
    }
  });
}

/** An exact integer for JSON: a text from 2^53 on, null where there is none. */
function exact(value: bigint | undefined): number | string | null {
  if (value === undefined) return null;
  return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
}

function gapOf({ objective, bound }: OwnGoal): number | null {
  if (objective === undefined || bound === undefined) return null;
  return Math.abs(Number(bound - objective)) / Math.max(1, Math.abs(Number(objective)));
}

function columnsAtOne({ program }: ForeignProgram, outcome: Outcome): readonly string[] {
  const names: string[] = [];
  if (!("point" in outcome)) return names;
  for (let c = outcome.point.indexOf(1); c >= 0; c = outcome.point.indexOf(1, c + 1)) names.push(program.columnNames.at(c) as string);
  return names;
}

function jsonOf(foreign: ForeignProgram, outcome: Outcome): Readonly<Record<string, unknown>> {
  const { facts } = outcome;
  const goals = ownGoals(foreign, outcome);
  const first = goals[0] as OwnGoal;
  return {
    status: outcome.kind,
    objective: exact(first.objective),
    bound: exact(first.bound),
    gap: gapOf(first),
    engine: facts.engine,
    seconds: (facts.searchMilliseconds + facts.proofMilliseconds) / 1000,
    nodes: facts.nodes,
    passes: facts.passes,
    columns: Object.fromEntries(columnsAtOne(foreign, outcome).map((name) => [name, 1])),
    ...("limit" in outcome ? { limit: outcome.limit } : {}),
    ...(goals.length < 2 ? {} : { goals: goals.map((goal) => ({ name: goal.name, objective: exact(goal.objective), bound: exact(goal.bound) })) }),
    ...(facts.settledByEngine === undefined ? {} : { prover: facts.prover, settledByEngine: facts.settledByEngine }),
    ...(facts.refusedClaim === undefined ? {} : { refusedClaim: facts.refusedClaim }),
  };
}

function textOf(foreign: ForeignProgram, outcome: Outcome): string {
  const { facts } = outcome;
  const goals = ownGoals(foreign, outcome);
  const shown = (value: bigint | undefined): string => value?.toString() ?? "";
  const names = columnsAtOne(foreign, outcome);
  const lines = [
    solvedLine(outcome.kind, goals.map((goal) => shown(goal.objective)).join(", "), shown(goals.find((goal) => goal.bound !== goal.objective)?.bound)),
    ...("point" in outcome ? [columnsLine(names.slice(0, SHOWN_COLUMNS), Math.max(0, names.length - SHOWN_COLUMNS))] : []),
    engineLine({
      engine: facts.engine,
      prover: facts.prover,
      nodes: facts.nodes,
      seconds: ((facts.searchMilliseconds + facts.proofMilliseconds) / 1000).toFixed(3),
      settledByEngine: facts.settledByEngine,
      refusedClaim: facts.refusedClaim,
    }),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function newsOf(foreign: ForeignProgram, event: ProgressEvent): SolveNews {
  const shown = (value: bigint | undefined): string => own(foreign, event.goal, value)?.toString() ?? "?";
  return { value: shown(event.value), bound: shown(event.bound), nodes: event.nodes };
}

/** Reads, solves, judges, and renders. Throws where an invariant is broken. */
export async function workOnProgram({ file, engine, limitSeconds }: SolveRequest, onNews: (news: SolveNews) => void): Promise<SolveReply> {
  const read = await readProgram(file);
  if (!read.ok) return { kind: "faults", faults: read.faults };
  const foreign = { ...read.value, program: findStructure(read.value.program) };
  const refusal = refuseProgram(foreign.program);
  if (refusal !== undefined) return { kind: "faults", faults: [{ code: refusal.code, place: { file }, values: refusal.values }] };
  const programMps = writeMps(foreign.program);
  const outcome = await solve(foreign.program, {
    engine,
    programSha256: sha256Of(programMps),
    limitSeconds,
    now: () => performance.now(),
    shouldStop: () => false,
    progress: (event) => onNews(newsOf(foreign, event)),
    anyPoint: true,
    solveElsewhere: runMipInWorker(engine),
  });
  if (outcome.kind === "refused") throw new Error(`the gate refused what it had let pass: ${outcome.code}`);
  if (outcome.kind !== "unsettled") judge(programMps, outcome);
  const proof = outcome.kind === "unsettled" ? undefined : { programMps, certificate: outcome.certificate };
  return { kind: "done", exit: STATUS_EXIT[outcome.kind], text: textOf(foreign, outcome), json: jsonOf(foreign, outcome), proof };
}
