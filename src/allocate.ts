/**
 * The hall: a case becomes a checked allocation here, and nowhere else. Engine and judge meet only
 * here: what the engine found is proved by its certificate, checked by the exact checker, and
 * recounted against the scheme before anything leaves.
 */
import { allocationOf, type StudentAllocation } from "./award/allocation.ts";
import type { Case } from "./award/case.ts";
import type { Assumption, Eligibility } from "./award/eligibility.ts";
import { amountFaults, scaleFaults } from "./award/merit-faults.ts";
import { prepareRecount, recount, type Recount, type RecountBasis } from "./award/recount.ts";
import {
  budgetsOf,
  funnelOf,
  levelsOf,
  questionsOf,
  quotasOf,
  studentCounts,
  type BudgetRow,
  type FunnelRow,
  type LevelRow,
  type Question,
  type QuotaRow,
} from "./award/summary.ts";
import { checkCertificate } from "./certificate/check.ts";
import { claimedBy, type Claimed } from "./certificate/cut-offs.ts";
import { type Fault } from "./fault.ts";
import { allocationLines } from "./formulation/allocation-lines.ts";
import { documentsOf, type Documents } from "./formulation/documents.ts";
import { formulate, readBack, type Formulation } from "./formulation/formulate.ts";
import { ownHash, programText, type ProgramText, type RunningHash } from "./formulation/program-text.ts";
import { lotRanking, type LotRanking } from "./formulation/lot.ts";
import { choicesTaken, cutOffRows, peopleReached, rankedProgram, statedCutOffs, type CutOffRow, type SolvedRanking } from "./formulation/ranked.ts";
import { rankTies } from "./formulation/rank-ties.ts";
import { readKeyTies, readTies, type KeyTie, type StudentTie } from "./formulation/ties.ts";
import { linesOf } from "./program/lines.ts";
import type { Point } from "./program/program.ts";
import type { EngineName } from "./solve/lp.ts";
import type { Limit, Outcome, ProgressEvent, WorkFacts } from "./solve/outcome.ts";
import { solve, type SolveOptions } from "./solve/solve.ts";

/** What the hall is given besides the case: limits, and the outside world (clock, cancellation, threads). */
export interface AllocateOptions {
  readonly engine: EngineName;
  readonly limitSeconds?: number | undefined;
  readonly nodeLimit?: number | undefined;
  /** Most searches for a better choice while ties are settled. */
  readonly maxProbes: number;
  /** How unknown facts are taken; default: as unknown. */
  readonly assumption?: Assumption;
  /** A clock in milliseconds. */
  now(): number;
  shouldStop(): boolean;
  progress?(event: AllocateProgress): void;
  /** A running SHA-256, where there is a faster one than this package's own. */
  newHash?(): RunningHash;
  /** Runs a 0/1 program by the engine in a thread that can be stopped hard. */
  readonly runElsewhere?: SolveOptions["solveElsewhere"];
}

/** News of a running allocation; `count`: of students, or of choices. */
export type AllocateProgress =
  | { readonly kind: "phase"; readonly phase: "eligibility" | "formulation" | "search" | "recount" | "check" | "results"; readonly count: number }
  | ProgressEvent;

/** The proof as people hear of it. */
export interface ProofFacts {
  readonly lines: number;
  readonly bytes: number;
  readonly steps: number;
  readonly claims: number;
  readonly checkMilliseconds: number;
  readonly programSha256: string;
}

/** Totals for people. */
export interface Summary {
  readonly students: ReturnType<typeof studentCounts>;
  readonly funnel: readonly FunnelRow[];
  readonly levels: readonly LevelRow[];
  readonly quotas: readonly QuotaRow[];
  readonly budgets: readonly BudgetRow[];
  /** Under the policy `rank`: the cut-offs. */
  readonly cutOffs: readonly CutOffRow[] | undefined;
  /** Settled by lot. */
  readonly ties: readonly StudentTie[];
  /** Settled by keys of the scheme. */
  readonly keyTies: readonly KeyTie[];
  readonly questions: readonly Question[];
}

/** The goals with their values, and the certified bound where the proof was not finished. */
export interface GoalResult {
  readonly name: string;
  readonly value: bigint;
  readonly bound: bigint;
}

interface Common {
  readonly theCase: Case;
  readonly basis: RecountBasis;
  readonly formulation: Formulation;
  /** How ties are settled; undefined where they are reported only. */
  readonly lot: LotRanking | undefined;
  readonly facts: WorkFacts;
  readonly text: ProgramText;
  /** Under the policy `rank`: the program over cut-offs that was solved, and its point. */
  readonly ranked: SolvedRanking | undefined;
}

/** The optimal point, and the groups that may be otherwise in another optimal one; no others may. None where it is not proved optimal. */
export interface Settled {
  readonly point: Point;
  readonly varying: readonly number[];
}

/** What became of a case. */
export type AllocationResult =
  | (Common & {
      readonly kind: "allocated";
      readonly status: "optimal" | "feasible";
      /** What stopped the proof, where it is not optimal. */
      readonly limit: Limit | undefined;
      readonly goals: readonly GoalResult[];
      readonly students: readonly StudentAllocation[];
      readonly summary: Summary;
      readonly proof: ProofFacts;
      readonly documents: Documents;
      readonly settled: Settled;
    })
  | (Common & {
      readonly kind: "infeasible";
      readonly proof: ProofFacts;
      readonly documents: Documents;
    })
  | (Common & { readonly kind: "unsettled"; readonly limit: Limit })
  | { readonly kind: "refused"; readonly faults: readonly Fault[] };

function bundleFault(theCase: Case, found: Extract<ReturnType<typeof formulate>, { readonly kind: "too-many-bundles" }>): Fault {
  const values = { student: theCase.ids[found.student] ?? "", awards: found.awards.join(", "), count: found.count, limit: 4096, rules: found.rules.join(", ") };
  return { code: "too-many-bundles", place: { file: "scheme.yaml" }, values };
}

/** What a certificate speaks about: the program, or under the policy `rank` the one over cut-offs, derived anew from the order as it is published. */
function claimOf({ formulation, text, ranked, theCase }: Common, point: Point | undefined): Claimed {
  const order = ranked && { sha256: () => ranked.sha256, lines: () => linesOf(ranked.orderText) };
  const header = ranked && { policy: theCase.policy, choices: choicesTaken(ranked), cutOffs: statedCutOffs(ranked) };
  const claimed = claimedBy(formulation.program, { sha256: () => text.sha256 }, order, point, header ?? {});
  if ("ok" in claimed) throw new Error(`the order of people was refused: ${claimed.code} ${JSON.stringify(claimed.values)}`);
  return claimed;
}

/** Judges a certificate by the exact checker; a refusal is a bug, and nothing leaves. */
function judge(common: Common, certificate: string, point: Point | undefined, expected: string, now: () => number): ProofFacts {
  const began = now();
  const claimed = claimOf(common, point);
  const programSha256 = common.text.sha256;
  const verdict = checkCertificate(claimed.program, claimed.sha256, claimed.point, linesOf(certificate));
  if (!verdict.ok) throw new Error(`the checker refused the certificate: ${verdict.code} at line ${verdict.line}`);
  if (verdict.kind !== expected) throw new Error(`the checker found ${verdict.kind}, not ${expected}`);
  const lines = certificate.split("\n").length - 1;
  return { lines, bytes: certificate.length, steps: verdict.steps, claims: verdict.claims, checkMilliseconds: now() - began, programSha256 };
}

/** Recounts an allocation against the scheme; a violation is a bug of the formulation, and nothing leaves. */
function recounted(common: Common, point: Point, goals: readonly bigint[]): Recount {
  const result = recount(common.basis, readBack(common.formulation, point));
  const first = result.violations[0];
  if (first !== undefined) throw new Error(`the recount found a violation: ${first.code} ${JSON.stringify(first.values)}`);
  common.theCase.goals.forEach((name, g) => {
    if (result.goals.get(name) !== goals[g]) throw new Error(`the recount found another value of the goal ${name}`);
  });
  return result;
}

function infeasibleResult(common: Common, outcome: Outcome & { readonly kind: "infeasible" }, now: () => number): AllocationResult {
  const proof = judge(common, outcome.certificate, undefined, "infeasible", now);
  const header = {
    bursar: "allocation",
    version: 1,
    scheme: common.theCase.scheme.id,
    title: common.theCase.title,
    status: "infeasible",
    goals: [],
    levels: [],
  };
  return {
    ...common,
    kind: "infeasible",
    proof,
    documents: documentsOf(common, outcome.certificate, () => [`${JSON.stringify(header)}\n`]),
  };
}

function goalResults(common: Common, outcome: Outcome & { readonly kind: "optimal" | "feasible" }): readonly GoalResult[] {
  return outcome.goals.map((value, g) => {
    const open = outcome.kind === "feasible" && g === outcome.goalAtLimit;
    return { name: common.formulation.program.goals[g]?.name ?? "", value, bound: open ? outcome.bound : value };
  });
}

function summarise(common: Common, outcome: Outcome & { readonly kind: "optimal" | "feasible" }, counted: Recount, point: Point): Summary {
  const { basis, theCase, formulation } = common;
  const ties = outcome.kind === "optimal" ? outcome.ties : { classes: [], unsettledGroups: [] };
  const given = readBack(formulation, point);
  const unsettled = ties.unsettledGroups.length;
  return {
    students: studentCounts(basis),
    funnel: funnelOf(basis),
    levels: levelsOf(basis, given, counted.paid),
    quotas: quotasOf(basis, given),
    budgets: budgetsOf(basis, counted.paid),
    cutOffs: common.ranked && cutOffRows(common.ranked),
    ties: common.ranked !== undefined ? rankTies(basis, given) : theCase.ties === "lot" ? readTies(theCase, formulation, ties.classes) : [],
    keyTies: outcome.kind === "optimal" ? readKeyTies(theCase, formulation, point) : [],
    questions: [...questionsOf(basis, given), ...(unsettled === 0 ? [] : [{ code: "question-ties" as const, values: { count: unsettled } }])],
  };
}

function allocatedResult(common: Common, outcome: Outcome & { readonly kind: "optimal" | "feasible" }, { now, progress }: AllocateOptions): AllocationResult {
  const news = phaseNews(common.theCase, progress);
  news("recount");
  const counted = recounted(common, outcome.point, outcome.goals);
  news("check", outcome.point.length);
  const proof = judge(common, outcome.certificate, outcome.point, outcome.kind, now);
  news("results");
  const partial = {
    ...common,
    status: outcome.kind,
    limit: outcome.kind === "feasible" ? outcome.limit : undefined,
    goals: goalResults(common, outcome),
    students: allocationOf(common.basis, counted.paid),
    summary: summarise(common, outcome, counted, outcome.point),
  };
  const documents = documentsOf(common, outcome.certificate, () => allocationLines(partial, outcome.point));
  const varying =
    outcome.kind === "optimal" && common.ranked === undefined ? [...outcome.ties.classes.flatMap((one) => one.groups), ...outcome.ties.unsettledGroups] : [];
  return { ...partial, kind: "allocated", proof, documents, settled: { point: outcome.point, varying: [...new Set(varying)] } };
}

type Phase = Extract<AllocateProgress, { readonly kind: "phase" }>["phase"];

/** Tells which phase begins, over how many students (or choices). */
function phaseNews(theCase: Case, progress: AllocateOptions["progress"]): (phase: Phase, count?: number) => void {
  return (phase, count = theCase.ids.length) => progress?.({ kind: "phase", phase, count });
}

/** Allocates a case. Throws only where an invariant is broken (a failed recount or a refused proof included). */
export async function allocate(theCase: Case, options: AllocateOptions): Promise<AllocationResult> {
  phaseNews(theCase, options.progress)("eligibility");
  return allocateBasis(prepareRecount(theCase, options.assumption ?? "as-is"), options);
}

/** What the solver made of a case, before anything was judged. */
type Solved = { readonly kind: "solved"; readonly common: Common; readonly outcome: Outcome } | { readonly kind: "refused"; readonly faults: readonly Fault[] };

/** How a case is solved where it is no allocation to be handed out. */
export interface Solving {
  /** Ties are left alone. */
  readonly anyPoint?: boolean;
  /** The certificate is checked on the program in memory and not kept: it speaks of no file, and none is written or hashed. */
  readonly noText?: boolean;
  /** The program and the lot of the same case under other limits or goals; `isProgram`: it is this very program. */
  readonly like?: { readonly formulation: Formulation; readonly lot: LotRanking | undefined; readonly isProgram: boolean } | undefined;
}

const NO_TEXT: ProgramText = { sha256: "0".repeat(64), bytes: 0 };

/** Writes and solves the program. */
async function solveBasis(basis: RecountBasis, options: AllocateOptions, { anyPoint = false, noText = false, like }: Solving = {}): Promise<Solved> {
  const { theCase } = basis;
  const news = phaseNews(theCase, options.progress);
  const wrong = [...basis.entitlements.faults, ...scaleFaults(basis), ...amountFaults(basis)];
  if (wrong.length > 0) return { kind: "refused", faults: wrong };
  news("formulation");
  const formulation = like?.isProgram === true ? like.formulation : formulate(basis, like?.formulation);
  if (formulation.kind !== "formulation") return { kind: "refused", faults: [bundleFault(theCase, formulation)] };
  const text = noText ? NO_TEXT : programText(formulation.program, options.newHash?.() ?? ownHash());
  const ranked = basis.ranking === undefined ? undefined : rankedProgram(basis, formulation, text.sha256);
  if (ranked !== undefined && ranked.kind !== "ranked") return { kind: "refused", faults: [ranked.fault] };
  const lot = theCase.ties === "lot" && ranked === undefined ? (like?.lot ?? lotRanking(formulation, theCase.seed, theCase.round)) : undefined;
  const order = ranked?.lot ?? lot;
  news("search", formulation.bundles.count);
  const found = await solve(ranked?.cutOffs.program ?? formulation.program, {
    engine: options.engine,
    programSha256: (ranked ?? text).sha256,
    limitSeconds: options.limitSeconds,
    nodeLimit: options.nodeLimit,
    now: options.now,
    shouldStop: options.shouldStop,
    ...(options.progress === undefined ? {} : { progress: options.progress }),
    solveElsewhere: options.runElsewhere,
    anyPoint,
    lot: order === undefined ? undefined : { ...order, maxProbes: options.maxProbes },
  });
  if (found.kind === "refused") return { kind: "refused", faults: [{ code: found.code, place: { file: "program.mps" }, values: found.values }] };
  const common = { theCase, basis, formulation, lot, facts: found.facts, text };
  if (ranked === undefined) return { kind: "solved", outcome: found, common: { ...common, ranked } };
  const point = "point" in found ? found.point : undefined;
  const outcome = point === undefined ? found : { ...found, point: peopleReached(formulation, ranked, point) };
  return { kind: "solved", outcome, common: { ...common, ranked: { ...ranked, point } } };
}

async function allocateBasis(basis: RecountBasis, options: AllocateOptions): Promise<AllocationResult> {
  const solved = await solveBasis(basis, options);
  if (solved.kind === "refused") return solved;
  const { common, outcome } = solved;
  switch (outcome.kind) {
    case "infeasible":
      phaseNews(basis.theCase, options.progress)("check", common.formulation.bundles.count);
      return infeasibleResult(common, outcome, options.now);
    case "unsettled":
      return { ...common, kind: "unsettled", limit: outcome.limit };
    case "optimal":
    case "feasible":
      return allocatedResult(common, outcome, options);
  }
}

type Shown = Pick<Common, "theCase" | "basis" | "formulation" | "lot">;

/** Who would be given what: students without reasons and flags; the lines of the proof, which was checked and not kept. */
export type GivenResult =
  | (Shown & {
      readonly kind: "allocated";
      readonly status: "optimal" | "feasible";
      /** What stopped the proof, where it is not optimal. */
      readonly limit: Limit | undefined;
      readonly goals: readonly GoalResult[];
      readonly students: readonly StudentAllocation[];
      readonly levels: readonly LevelRow[];
      readonly budgets: readonly BudgetRow[];
      /** Checked on `formulation.program`; it names no file. */
      readonly certificate: string;
      readonly proofLines: number;
    })
  | (Shown & { readonly kind: "infeasible"; readonly proofLines: number })
  | (Shown & { readonly kind: "unsettled"; readonly limit: Limit })
  | { readonly kind: "refused"; readonly faults: readonly Fault[] };

/** Asks who would be given what, proved and recounted; ties are settled as in an allocation. `like`: what an earlier question about the same case has worked out. */
export async function askGiven(basis: RecountBasis, options: AllocateOptions, like?: Solving["like"]): Promise<GivenResult> {
  const solved = await solveBasis(basis, options, { noText: true, like });
  if (solved.kind === "refused") return solved;
  const { common, outcome } = solved;
  const { theCase, formulation, lot } = common;
  const shown: Shown = { theCase, basis, formulation, lot };
  if (outcome.kind === "unsettled") return { ...shown, kind: "unsettled", limit: outcome.limit };
  const proof = judge(common, outcome.certificate, outcome.kind === "infeasible" ? undefined : outcome.point, outcome.kind, options.now);
  if (outcome.kind === "infeasible") return { ...shown, kind: "infeasible", proofLines: proof.lines };
  const { paid } = recounted(common, outcome.point, outcome.goals);
  const limit = outcome.kind === "feasible" ? outcome.limit : undefined;
  const students = allocationOf(basis, paid, false);
  return {
    ...shown,
    kind: "allocated",
    status: outcome.kind,
    limit,
    goals: goalResults(common, outcome),
    students,
    levels: levelsOf(basis, readBack(formulation, outcome.point), paid),
    budgets: budgetsOf(basis, paid),
    certificate: outcome.certificate,
    proofLines: proof.lines,
  };
}

/** The best value of a case's first goal, with the levels of one allocation that reaches it. */
export type FirstGoalResult =
  | { readonly kind: "allocated"; readonly status: "optimal" | "feasible"; readonly goal: GoalResult; readonly levels: readonly LevelRow[] }
  | { readonly kind: "infeasible" | "unsettled" }
  | { readonly kind: "refused"; readonly faults: readonly Fault[] };

/** Proves and recounts the first goal of a case alone: no later goal, no ties. `known`: who may receive what, where it is known already. */
export async function allocateFirstGoal(given: Case, options: AllocateOptions, known?: Eligibility): Promise<FirstGoalResult> {
  const theCase: Case = { ...given, goals: given.goals.slice(0, 1), ties: "report" };
  const solved = await solveBasis(prepareRecount(theCase, options.assumption ?? "as-is", known), options, { anyPoint: true, noText: true });
  if (solved.kind === "refused") return solved;
  const { common, outcome } = solved;
  if (outcome.kind === "unsettled") return { kind: "unsettled" };
  judge(common, outcome.certificate, outcome.kind === "infeasible" ? undefined : outcome.point, outcome.kind, options.now);
  if (outcome.kind === "infeasible") return { kind: "infeasible" };
  const counted = recounted(common, outcome.point, outcome.goals);
  const [goal] = goalResults(common, outcome);
  if (goal === undefined) throw new Error("a case has a first goal");
  return { kind: "allocated", status: outcome.kind, goal, levels: levelsOf(common.basis, readBack(common.formulation, outcome.point), counted.paid) };
}
