/**
 * Program to outcome. Goals are solved in lexicographic order: stage t keeps the earlier goals at
 * their values and refutes `goal t >= value + 1`; what is refuted is written to the certificate
 * and nothing else makes an outcome optimal. Then ties are settled by lot.
 */
import type { Program } from "../program/program.ts";
import { type Apart, solveApart } from "./apart.ts";
import { componentsOf } from "./components.ts";
import { loadHighs } from "./engines/highs.ts";
import { loadJavascriptLpSolver } from "./engines/javascript-lp-solver.ts";
import { type GateRefusal, impossibleRow, passGate, valuesOf } from "./gate.ts";
import type { EngineName, LinearEngine, MipClaim, RunMip } from "./lp.ts";
import { type Normal, normalise } from "./normalise.ts";
import type { Limit, Outcome, ProgressEvent, Ties, WorkFacts } from "./outcome.ts";
import type { Part } from "./part.ts";
import { countingRows } from "./prove/cells.ts";
import { type CertificateWriter, certificateWriter } from "./prove/certificate.ts";
import { type Node, copyNode, requireGoal, rootNode } from "./prove/node.ts";
import { linearProver } from "./prove/prover.ts";
import { relaxationModel } from "./prove/relax.ts";
import { fittingEngine } from "./fitting.ts";
import { priceAndBranch } from "./price/prover.ts";
import { type Selection, chosenOf, pointOf, selectionOf } from "./prove/round.ts";
import { relayProver } from "./relay.ts";
import type { Prover, Searcher, Watch } from "./searcher.ts";
import { type LotOrder, settleTies } from "./ties.ts";

/** What a solve is given besides the program; clock and cancellation are handed in. */
export interface SolveOptions {
  /**
   * Who looks for points. `price-and-branch` is a prover of its own; `highs` is one too, with `solveElsewhere` as its helper in hard stages;
   * any other engine is asked at the start of every stage. `auto`: price and branch where the program is of its kind, else HiGHS.
   */
  readonly engine: EngineName;
  /** SHA-256 (hex) of the program's MPS text, for the certificate. */
  readonly programSha256: string;
  /** Limit over all stages. */
  readonly limitSeconds?: number | undefined;
  /** Most nodes over all stages. */
  readonly nodeLimit?: number | undefined;
  /** A clock in milliseconds. */
  now(): number;
  shouldStop(): boolean;
  progress?(event: ProgressEvent): void;
  /** Undefined: ties are reported, not settled. */
  readonly lot?: LotOrder | undefined;
  /** Any optimal point will do: ties are neither settled nor reported. */
  readonly anyPoint?: boolean;
  /** Runs a 0/1 program by the engine where it can be stopped hard; undefined: `highs` asks nobody, another engine runs in this thread. */
  readonly solveElsewhere?: RunMip | undefined;
  /** Nodes after which `auto` hands a search over to HiGHS's relaxations; undefined: the relay's own patience, and never where the groups are few. */
  readonly relayAfterNodes?: number | undefined;
  /** Groups from which a program of several components is solved by them; undefined: a few thousand. */
  readonly apartFrom?: number | undefined;
  /** Nodes that a stage may take before `solveElsewhere` is asked; undefined: a few hundred. */
  readonly askAfterNodes?: number | undefined;
  /** Another way to load the linear engine, such as from bytes at hand. */
  loadEngine?(): Promise<LinearEngine>;
}

/** Both count nodes, not time, so that the same program has the same proof on every machine. */
const ASK_AFTER_NODES = 200;
const ASK_NODES = 1000;
/** An engine that has not answered by then is not waited for. */
const ASK_SECONDS = 60;
const PROGRESS_NODES = 100;

/** State of one solve. */
interface Work {
  readonly program: Program;
  readonly options: SolveOptions;
  readonly began: number;
  readonly normal: Normal;
  readonly writer: CertificateWriter;
  readonly prover: Prover;
  /** Undefined where the prover needs none. */
  readonly engine: LinearEngine | undefined;
  /** Who looks for points, `auto` decided. */
  readonly who: EngineName;
  nodes: number;
  passes: number;
  improvements: number;
  proofMilliseconds: number;
  refusedClaim: string | undefined;
  /** Whether every claim of the engine so far was proved; undefined where it is the prover itself, or was not asked. */
  settledByEngine: boolean | undefined;
  readonly runMip: RunMip | undefined;
}

/** Solves a program to an outcome with its certificate, or refuses it at the gate. */
export async function solve(program: Program, options: SolveOptions): Promise<Outcome | GateRefusal> {
  const gate = passGate(program);
  if (gate.kind === "refused") return gate;
  const normal = normalise(program, countingRows(program, gate.numbers), gate.numbers);
  const who = options.engine === "auto" ? fittingEngine(normal) : options.engine;
  // A small program needs no second prover, and HiGHS takes a moment to load.
  const isRelay = options.engine === "auto" && who === "price-and-branch" && (options.relayAfterNodes !== undefined || normal.groups.count > FEW_GROUPS);
  const engine = who === "price-and-branch" && !isRelay ? undefined : await (options.loadEngine ?? loadHighs)();
  const isProver = who === "price-and-branch" || who === "highs";
  const work: Work = {
    program,
    options,
    began: options.now(),
    normal,
    writer: certificateWriter(normal),
    engine,
    prover: proverOf(engine, isRelay, options.relayAfterNodes),
    who,
    nodes: 0,
    passes: 0,
    improvements: 0,
    proofMilliseconds: 0,
    refusedClaim: undefined,
    settledByEngine: isProver ? undefined : true,
    runMip: who === "price-and-branch" ? undefined : (options.solveElsewhere ?? (isProver ? undefined : await loadJavascriptLpSolver(options.now))),
  };
  const impossible = impossibleRow(normal);
  if (impossible !== undefined) {
    work.settledByEngine = undefined;
    return infeasible(work, () => impossible.length > 0 && work.writer.priceOne(impossible));
  }
  const parts = who === "price-and-branch" && normal.groups.count >= (options.apartFrom ?? MANY_GROUPS) ? componentsOf(normal) : undefined;
  if (parts !== undefined) return apart(work, parts);
  const goals: number[] = [];
  let current: Selection | undefined;
  let earlier: Searcher["prices"];
  for (let g = 0; g < program.goals.length; g++) {
    const root = stageRoot(normal, goals);
    const search = work.prover.search({ normal, objective: g, root, start: current, earlier });
    const ending = await runStage(work, search, root, g);
    work.passes += search.passes;
    if (search.best === undefined && ending === "closed") return infeasible(work, () => work.writer.proof(root, search.proof));
    if (search.best === undefined)
      return {
        kind: "unsettled",
        limit: ending as Limit,
        bound: search.bound === Infinity ? undefined : scaled(normal, g, search.bound),
        facts: facts(work),
      };
    current = search.best;
    if (ending !== "closed")
      return feasible(work, g, search.bound, current, ending as Limit, () => writeRefutation(work, search, root, g, "bound", search.bound));
    const value = current.sums[g] as number;
    goals.push(value);
    earlier = search.prices;
    writeRefutation(work, search, root, g, "goal", value);
  }
  if (current === undefined) throw new Error("a program without goals passed the gate");
  return optimal(work, goals, current);
}

/** Groups of a program for which price and branch is left alone. */
const FEW_GROUPS = 200;
/** From here on a program of several components is solved by them: its proof is longer, and sooner found. */
const MANY_GROUPS = 5000;

/** Solves a program by its components. */
function apart(work: Work, parts: readonly Part[]): Outcome {
  const { normal, writer } = work;
  let goal = 0;
  const watch: Watch = { stop: () => limitOf(work), node: () => reportAs(work, "goal", goal) };
  const found = solveApart({
    normal,
    parts,
    writer,
    // A component of many groups is nothing for HiGHS.
    prover: priceAndBranch,
    watch,
    begin: (g) => void (goal = g),
    end: (search) => {
      work.passes += search.passes;
      work.improvements += search.improvements;
    },
    write: (proof) => timed(work, proof),
  });
  switch (found.kind) {
    case "infeasible":
      return infeasible(work, () => timed(work, found.prove));
    case "unsettled":
      return {
        kind: "unsettled",
        limit: found.limit,
        bound: Number.isFinite(found.bound) ? scaled(normal, found.goal, found.bound) : undefined,
        facts: facts(work),
      };
    case "feasible":
      return feasible(work, found.goal, found.bound, found.current, found.limit, () => {
        writer.claim({ kind: "bound", goal: found.goal, value: scaled(normal, found.goal, found.bound) });
        found.prove();
      });
    case "proved":
      return optimal(work, found.goals, found.current, found.components);
  }
}

function proverOf(engine: LinearEngine | undefined, isRelay: boolean, afterNodes: number | undefined): Prover {
  if (engine === undefined) return priceAndBranch;
  return isRelay ? relayProver(priceAndBranch, linearProver(engine), afterNodes) : linearProver(engine);
}

function stageRoot(normal: Normal, goals: readonly number[]): Node {
  const root = rootNode(normal);
  goals.forEach((value, g) => requireGoal(root, g, value));
  return root;
}

/** A divided goal value in the program's own units. */
function scaled(normal: Normal, g: number, value: number): bigint {
  return BigInt(value) * BigInt(normal.divisor[g] as number);
}

async function runStage(work: Work, search: Searcher, root: Node, goal: number): Promise<"closed" | "found" | Limit> {
  const node = (): void => report(work, search, goal);
  const claimed = await askFirst(work, search, root, goal);
  const before = search.improvements;
  const isHard = hardStage(work, search);
  let ending = search.run({ stop: () => limitOf(work) ?? (isHard() ? "nodes" : undefined), node });
  let answer = claimed;
  if (ending !== "closed" && isHard() && limitOf(work) === undefined) {
    answer = await ask(work, search, root, goal);
    ending = search.run({ stop: () => limitOf(work), node });
  }
  if (answer !== undefined) work.refusedClaim ??= refusedClaim(work, answer, search, goal);
  if (work.settledByEngine === true) work.settledByEngine = ending === "closed" && isProved(claimed, search, goal);
  work.improvements += search.improvements - before;
  return ending;
}

/** The claim of an engine that is not the prover, before the search; undefined where there is no such engine, or no time. */
async function askFirst(work: Work, search: Searcher, root: Node, goal: number): Promise<Answer | undefined> {
  return work.settledByEngine === undefined || limitOf(work) !== undefined ? undefined : ask(work, search, root, goal);
}

/** Whether a stage has become hard enough to ask for a point; never where the engine was asked first. */
function hardStage({ options, runMip, settledByEngine }: Work, search: Searcher): () => boolean {
  if (runMip === undefined || settledByEngine !== undefined) return () => false;
  const after = options.askAfterNodes ?? ASK_AFTER_NODES;
  return () => search.nodes >= after;
}

function limitOf({ options, began, nodes }: Work): Limit | undefined {
  if (options.shouldStop()) return "cancelled";
  if (options.limitSeconds !== undefined && options.now() - began >= options.limitSeconds * 1000) return "time";
  return options.nodeLimit !== undefined && nodes >= options.nodeLimit ? "nodes" : undefined;
}

function report(work: Work, search: Searcher, goal: number): void {
  work.nodes++;
  if (work.options.progress === undefined || work.nodes % PROGRESS_NODES !== 1) return;
  const value = search.best === undefined ? undefined : scaled(work.normal, goal, search.best.sums[goal] as number);
  const bound = Number.isFinite(search.bound) ? scaled(work.normal, goal, search.bound) : undefined;
  work.options.progress({ kind: "goal", goal, value, bound, nodes: work.nodes });
}

/** An engine's claim, and its point where exact arithmetic confirms it. */
interface Answer {
  readonly claim: MipClaim;
  /** The objective that it states, in the program's own units. */
  readonly stated: number | undefined;
  readonly held: Selection | undefined;
}

/** Asks the engine for the best point of a stage, and takes its point where it holds. */
async function ask(work: Work, search: Searcher, root: Node, goal: number): Promise<Answer> {
  const { options, normal } = work;
  const left = options.limitSeconds === undefined ? Infinity : options.limitSeconds - (options.now() - work.began) / 1000;
  const model = relaxationModel(normal, goal, work.engine as LinearEngine, root);
  const claim = await (work.runMip as RunMip)({
    program: model.linear(root),
    limitSeconds: Math.min(ASK_SECONDS, left / 4),
    nodeLimit: ASK_NODES,
  });
  const held = heldPoint(work, claim, model, goal);
  if (held !== undefined) search.adopt(held);
  const { values, objective } = claim;
  const divided = values === undefined || objective === undefined ? undefined : model.read(values, objective).value;
  return { claim, held, stated: divided === undefined ? undefined : divided * (normal.divisor[goal] as number) };
}

/** Whether the engine's own claim of a stage is what was proved. */
function isProved(answer: Answer | undefined, search: Searcher, goal: number): boolean {
  if (search.best === undefined) return answer?.claim.status === "infeasible";
  return answer?.claim.status === "optimal" && answer.held?.sums[goal] === search.best.sums[goal];
}

/** What of a claim does not hold: a break-down, a point that is not whole, breaks a row or is worth something else, an optimum that was beaten, an infeasibility where there is a point, no answer where one was promised. */
function refusedClaim({ settledByEngine }: Work, { claim, held, stated }: Answer, search: Searcher, goal: number): string | undefined {
  const best = search.best?.sums[goal];
  const wrong =
    claim.status === "failed" ||
    (claim.status === "none" && settledByEngine !== undefined) ||
    (claim.values !== undefined && held === undefined) ||
    (claim.status === "infeasible" && best !== undefined) ||
    (claim.status === "optimal" && held !== undefined && (best as number) > (held.sums[goal] as number));
  return wrong ? `${claim.status} ${claim.detail ?? stated ?? ""}`.trim() : undefined;
}

/** How far from 0 or 1 a claimed value may be and still be meant as whole. */
const WHOLE = 1e-6;

/** The claimed point where it is whole, keeps every row and is worth what is claimed. */
function heldPoint({ program, normal }: Work, claim: MipClaim, model: ReturnType<typeof relaxationModel>, goal: number): Selection | undefined {
  if (claim.values === undefined || claim.objective === undefined) return undefined;
  const { values, value } = model.read(claim.values, claim.objective);
  if (values.some((x) => !(Math.abs(x - Math.round(x)) <= WHOLE))) return undefined;
  const point = Uint8Array.from(values, Math.round);
  if (valuesOf(program, point) === undefined) return undefined;
  const selection = selectionOf(normal, chosenOf(normal, point));
  return Math.abs((selection.sums[goal] as number) - value) < 0.5 ? selection : undefined;
}

function writeRefutation(work: Work, search: Searcher, root: Node, goal: number, kind: "goal" | "bound", value: number): void {
  const claimed = copyNode(root);
  requireGoal(claimed, goal, value + 1);
  timed(work, () => {
    work.writer.claim({ kind, goal, value: scaled(work.normal, goal, value) });
    work.writer.proof(claimed, search.proof);
  });
}

function certificate({ writer, program, options }: Work): string {
  return writer.finish(options.programSha256, program.rowNames.length, program.groupRows);
}

function infeasible(work: Work, prove: () => void): Outcome {
  work.writer.claim({ kind: "infeasible" });
  prove();
  return { kind: "infeasible", certificate: certificate(work), facts: facts(work) };
}

function feasible(work: Work, goalAtLimit: number, bound: number, current: Selection, limit: Limit, prove: () => void): Outcome {
  prove();
  return {
    kind: "feasible",
    ...checked(work, current),
    certificate: certificate(work),
    goalAtLimit,
    bound: scaled(work.normal, goalAtLimit, bound),
    limit,
    facts: facts(work),
  };
}

function optimal(work: Work, goals: readonly number[], current: Selection, components?: readonly Apart[]): Outcome {
  const watch: Watch = { stop: () => limitOf(work), node: () => reportAs(work, "ties", work.program.goals.length) };
  const { normal, prover, writer, options } = work;
  const settled =
    options.anyPoint === true
      ? { point: current, ties: { classes: [], unsettledGroups: [] } }
      : settleTies({ normal, prover, watch, writer, goals, current, lot: options.lot, components });
  const ties: Ties = settled.ties;
  const result = checked(work, settled.point);
  result.goals.forEach((value, g) => {
    if (value !== scaled(normal, g, goals[g] as number)) throw new Error(`goal ${g} changed while ties were settled`);
  });
  return { kind: "optimal", ...result, certificate: certificate(work), ties, facts: facts(work) };
}

/** News without a value. */
function reportAs(work: Work, kind: ProgressEvent["kind"], goal: number): void {
  work.nodes++;
  if (work.nodes % PROGRESS_NODES === 1) work.options.progress?.({ kind, goal, value: undefined, bound: undefined, nodes: work.nodes });
}

/** Writes a proof; what it takes counts as proof, not as search. */
function timed(work: Work, proof: () => void): void {
  const started = work.options.now();
  proof();
  work.proofMilliseconds += work.options.now() - started;
}

/** The point and its goal values, seen by exact integers once more. */
function checked({ program, normal }: Work, selection: Selection) {
  const point = pointOf(normal, selection);
  const goals = valuesOf(program, point);
  if (goals === undefined) throw new Error("the point to be returned breaks a row");
  return { point, goals };
}

function facts(work: Work): WorkFacts {
  const { who, prover, nodes, passes, improvements, proofMilliseconds, refusedClaim, settledByEngine } = work;
  const searchMilliseconds = work.options.now() - work.began - proofMilliseconds;
  return {
    engine: who,
    prover: prover.name,
    searchMilliseconds,
    proofMilliseconds,
    nodes,
    passes,
    improvements,
    ...(refusedClaim === undefined ? {} : { refusedClaim }),
    ...(settledByEngine === undefined ? {} : { settledByEngine }),
  };
}
