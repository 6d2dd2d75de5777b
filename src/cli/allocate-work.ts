/** The work of `allocate`, from files to plain data: runs in a worker thread, so that it can be stopped. */
import { allocate, type AllocateOptions, type AllocateProgress, type AllocationResult } from "../allocate.ts";
import type { Fault } from "../fault.ts";
import { findConflict } from "../explain/conflict.ts";
import { changesIfComplete } from "../explain/if-complete.ts";
import { lotReport } from "../explain/lot-report.ts";
import { packageVersion } from "../files.ts";
import { runMipInWorker } from "../jobs/worker-host.ts";
import { loadCase, loadClauses, type LoadedCase } from "../load.ts";
import { noQuotes, quotesFrom, type Quote } from "../report/clause-quotes.ts";
import { conflictJson } from "../report/conflict-json.ts";
import { conflictText, ifCompleteText } from "../report/conflict-text.ts";
import { outputFolder } from "../report/output-folder.ts";
import { resultJson } from "../report/result-json.ts";
import { summaryText } from "../report/summary-text.ts";
import type { EngineName } from "../solve/lp.ts";
import { writeTable } from "../tables/csv.ts";
import { unsettledLine } from "../words/en/report.ts";
import { EXIT, type ExitCode } from "./exit.ts";

/** What the command line asks for. */
export interface AllocateRequest {
  readonly scenario: string;
  readonly seed: string | undefined;
  readonly policy: string | undefined;
  readonly engine: EngineName;
  readonly limitSeconds: number | undefined;
  readonly wantsFiles: boolean;
  /** Also allocate as if everything unknown were met, and compare. */
  readonly ifComplete: boolean;
}

/** What comes back from the thread. */
export type AllocateReply =
  | { readonly kind: "faults"; readonly faults: readonly Fault[] }
  | {
      readonly kind: "done";
      readonly exit: ExitCode;
      readonly text: string;
      readonly json: Readonly<Record<string, unknown>>;
      /** Undefined where nothing is to be written. */
      readonly files: ReadonlyMap<string, string | Uint8Array> | undefined;
    };

/** News while the work goes on. */
export interface AllocateNews {
  readonly stage: string;
  readonly value?: string;
  readonly bound?: string;
  readonly nodes?: number;
}

/** What one trial in the search for a conflict may take, and all of them together where no limit is stated. */
const TRIAL_SECONDS = 10;
const CONFLICT_SECONDS = 60;

/** Most searches while ties are settled; what is left after them is reported. */
export const MAX_PROBES = 10_000;

type Settled = Exclude<AllocationResult, { readonly kind: "refused" }>;

function exitOf(result: Settled): ExitCode {
  switch (result.kind) {
    case "infeasible":
      return EXIT.refused;
    case "unsettled":
      return EXIT.limit;
    case "allocated":
      if (result.status === "feasible") return EXIT.limit;
      return result.summary.questions.length > 0 ? EXIT.undecided : EXIT.done;
  }
}

/** What is said and returned besides the result itself. */
interface Rendered {
  readonly text: string;
  readonly json: Readonly<Record<string, unknown>>;
}

/** Options of the trials, which share what is left of the stated limit. */
function forTrials(options: AllocateOptions, began: number): AllocateOptions {
  const deadline = options.limitSeconds === undefined ? options.now() + CONFLICT_SECONDS * 1000 : began + options.limitSeconds * 1000;
  return { ...options, limitSeconds: TRIAL_SECONDS, shouldStop: () => options.shouldStop() || options.now() > deadline };
}

/** The regulation's words; without a clause list that can be read the articles must do (`scheme coverage` tells what is wrong with it). */
async function quotesOf({ theCase, schemeFolder }: LoadedCase): Promise<Quote> {
  const list = await loadClauses(schemeFolder);
  return list.ok ? quotesFrom(theCase.scheme, list.value.list) : noQuotes;
}

async function renderConflict(result: Extract<Settled, { readonly kind: "infeasible" }>, loaded: LoadedCase, options: AllocateOptions): Promise<Rendered> {
  const conflict = await findConflict(result, options);
  const quote = await quotesOf(loaded);
  return { text: conflictText(result.proof.lines, conflict, quote), json: { ...resultJson(result), conflict: conflictJson(conflict, quote) } };
}

async function render(result: Settled, loaded: LoadedCase, options: AllocateOptions, began: number, ifComplete: boolean): Promise<Rendered> {
  switch (result.kind) {
    case "infeasible":
      return renderConflict(result, loaded, forTrials(options, began));
    case "unsettled":
      return { text: `${unsettledLine(result.limit)}\n`, json: resultJson(result) };
    case "allocated":
      return ifComplete ? renderComplete(result, options) : renderAllocated(result);
  }
}

function renderAllocated(result: Extract<Settled, { readonly kind: "allocated" }>): Rendered {
  const lot = lotReport(result);
  return { text: summaryText(result, lot), json: resultJson(result, lot) };
}

/** The allocation as it stands, and what would change if every missing fact and paper were there and met. */
async function renderComplete(result: Extract<Settled, { readonly kind: "allocated" }>, options: AllocateOptions): Promise<Rendered> {
  const complete = await allocate(result.theCase, { ...options, assumption: "complete" });
  if (complete.kind === "refused") throw new Error("the case is refused only when completed");
  const changes = complete.kind === "allocated" ? changesIfComplete(result, complete) : [];
  const status = complete.kind === "allocated" ? complete.status : complete.kind;
  const { text, json } = renderAllocated(result);
  return { text: text + ifCompleteText(complete, changes), json: { ...json, ifComplete: { status, changes } } };
}

function newsOf(event: AllocateProgress): AllocateNews {
  if (event.kind === "phase") return { stage: event.phase };
  const shown = (value: bigint | undefined) => (value === undefined ? "?" : value.toString());
  return { stage: event.kind, value: shown(event.value), bound: shown(event.bound), nodes: event.nodes };
}

/** Loads, allocates, and renders. Throws where an invariant is broken. */
export async function workOnAllocation(request: AllocateRequest, onNews: (news: AllocateNews) => void): Promise<AllocateReply> {
  onNews({ stage: "reading" });
  const loaded = await loadCase(request.scenario, { seed: request.seed, policy: request.policy });
  if (!loaded.ok) return { kind: "faults", faults: loaded.faults };
  const options: AllocateOptions = {
    engine: request.engine,
    limitSeconds: request.limitSeconds,
    maxProbes: MAX_PROBES,
    now: () => performance.now(),
    shouldStop: () => false,
    progress: (event) => onNews(newsOf(event)),
    runElsewhere: runMipInWorker(request.engine),
  };
  const began = options.now();
  const result = await allocate(loaded.value.theCase, options);
  if (result.kind === "refused") return { kind: "faults", faults: result.faults };
  const run = { version: packageVersion(), node: process.version, madeAt: new Date().toISOString() };
  const writes = request.wantsFiles && result.kind !== "unsettled";
  const files = writes ? outputFolder(result, loaded.value, run, (headers, rows) => writeTable(headers, rows)) : undefined;
  return { kind: "done", exit: exitOf(result), ...(await render(result, loaded.value, options, began, request.ifComplete)), files };
}
