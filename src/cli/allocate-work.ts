/** The work of `allocate`, from files to plain data: runs in a worker thread, so that it can be stopped. */
import { createHash } from "node:crypto";
import { allocate, type AllocateOptions, type AllocateProgress, type AllocationResult } from "../allocate.ts";
import type { RunningHash } from "../formulation/program-text.ts";
import type { Case } from "../award/case.ts";
import { success, type Fault, type Result } from "../fault.ts";
import { findConflict } from "../explain/conflict.ts";
import { fairnessOf, type Fairness } from "../explain/fairness.ts";
import { priceOfPolicy } from "../explain/policy-price.ts";
import { changesIfComplete } from "../explain/if-complete.ts";
import { lotReport, type LotReport } from "../explain/lot-report.ts";
import { fillFolder, packageVersion } from "../files.ts";
import { runMipInWorker } from "../jobs/worker-host.ts";
import { loadCase, loadClauses, type LoadedCase } from "../load.ts";
import { piecesOf } from "../program/pieces.ts";
import { noQuotes, quotesFrom, type Quote } from "../report/clause-quotes.ts";
import { conflictJson } from "../report/conflict-json.ts";
import { conflictText, ifCompleteText } from "../report/conflict-text.ts";
import { manifestText, outputFolder } from "../report/output-folder.ts";
import { resultJson } from "../report/result-json.ts";
import { summaryText } from "../report/summary-text.ts";
import type { EngineName } from "../solve/lp.ts";
import { tableLines } from "../tables/csv.ts";
import { withoutEnvyLine } from "../words/rank.ts";
import { unsettledLine } from "../words/report.ts";
import { EXIT, type ExitCode } from "./exit.ts";

/** What the command line asks for. */
export interface AllocateRequest {
  readonly scenario: string;
  readonly seed: string | undefined;
  readonly policy: Case["policy"] | undefined;
  readonly engine: EngineName;
  readonly limitSeconds: number | undefined;
  /** Where the files go: a folder that the main thread puts in its place; `out` is what the user calls it. A program of more bytes than stated is packed. */
  readonly files: { readonly out: string; readonly path: string; readonly largestPlainBytes?: number } | undefined;
  readonly wantsJson: boolean;
  /** Also allocate as if everything unknown were met, and compare. */
  readonly ifComplete: boolean;
}

/** What comes back from the thread. */
export type AllocateReply =
  | { readonly kind: "faults"; readonly faults: readonly Fault[] }
  | {
      readonly kind: "done";
      readonly exit: ExitCode;
      /** What is printed: text, or JSON where that was asked for. */
      readonly text: string;
      /** Files written; undefined where nothing is to be written. */
      readonly written: number | undefined;
    };

/** News while the work goes on. */
export interface AllocateNews {
  readonly stage: string;
  readonly value?: string;
  readonly bound?: string;
  readonly nodes?: number;
  readonly count?: number;
}

/** What one trial in the search for a conflict may take, and all of them together where no limit is stated. */
const TRIAL_SECONDS = 10;
const CONFLICT_SECONDS = 60;
/** What the other policy may take. */
const PRICE_SECONDS = 5;

/** Most searches while ties are settled; what is left after them is reported. */
export const MAX_PROBES = 10_000;

type WithFiles = Extract<AllocationResult, { readonly kind: "allocated" | "infeasible" }>;
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

/** Options of the trials, which share what is left of the stated limit. */
function forTrials(options: AllocateOptions, began: number): AllocateOptions {
  const deadline = options.limitSeconds === undefined ? options.now() + CONFLICT_SECONDS * 1000 : began + options.limitSeconds * 1000;
  return { ...options, limitSeconds: TRIAL_SECONDS, shouldStop: () => options.shouldStop() || options.now() > deadline };
}

/** Options for the other policy: what is left of the stated limit, and never long. */
function forPrice(options: AllocateOptions, began: number): AllocateOptions {
  const left = options.limitSeconds === undefined ? PRICE_SECONDS : options.limitSeconds - (options.now() - began) / 1000;
  return { ...options, limitSeconds: Math.max(0, Math.min(PRICE_SECONDS, left)) };
}

/** The regulation's words; without a clause list that can be read the articles must do (`scheme coverage` tells what is wrong with it). */
async function quotesOf({ theCase, schemeFolder }: LoadedCase): Promise<Quote> {
  const list = await loadClauses(schemeFolder);
  return list.ok ? quotesFrom(theCase.scheme, list.value.list) : noQuotes;
}

type Print = (more?: Readonly<Record<string, unknown>>, lot?: LotReport, fairness?: Fairness) => string;

async function renderConflict(
  result: Extract<Settled, { readonly kind: "infeasible" }>,
  loaded: LoadedCase,
  options: AllocateOptions,
  json: Print | undefined,
): Promise<string> {
  const conflict = await findConflict(result, options);
  const quote = await quotesOf(loaded);
  const without = result.ranked === undefined ? "" : `${withoutEnvyLine()}\n`;
  return json === undefined ? without + conflictText(result.proof.lines, conflict, quote) : json({ conflict: conflictJson(conflict, quote) });
}

/** What is printed: text for people, or one JSON object. */
async function render(
  result: Settled,
  loaded: LoadedCase,
  options: AllocateOptions,
  { ifComplete, wantsJson, began }: AllocateRequest & { readonly began: number },
): Promise<string> {
  const json: Print = (more = {}, lot, fairness) => `${JSON.stringify({ ...resultJson(result, lot, fairness), ...more }, null, 2)}\n`;
  switch (result.kind) {
    case "infeasible":
      return renderConflict(result, loaded, forTrials(options, began), wantsJson ? json : undefined);
    case "unsettled":
      return wantsJson ? json() : `${unsettledLine(result.limit)}\n`;
    case "allocated": {
      const [lot, fairness] = [lotReport(result), { ...fairnessOf(result), price: await priceOfPolicy(result, forPrice(options, began)) }];
      if (!ifComplete) return wantsJson ? json({}, lot, fairness) : summaryText(result, lot, fairness);
      const { complete, changes, status } = await completed(result, options);
      return wantsJson ? json({ ifComplete: { status, changes } }, lot, fairness) : summaryText(result, lot, fairness) + ifCompleteText(complete, changes);
    }
  }
}

/** What would change if every missing fact and paper were there and met. */
async function completed(result: Extract<Settled, { readonly kind: "allocated" }>, options: AllocateOptions) {
  const complete = await allocate(result.theCase, { ...options, assumption: "complete" });
  if (complete.kind === "refused") throw new Error("the case is refused only when completed");
  const changes = complete.kind === "allocated" ? changesIfComplete(result, complete) : [];
  return { complete, changes, status: complete.kind === "allocated" ? complete.status : complete.kind };
}

function newsOf(event: AllocateProgress): AllocateNews {
  if (event.kind === "phase") return { stage: event.phase, count: event.count };
  const shown = (value: bigint | undefined) => (value === undefined ? "?" : value.toString());
  return { stage: event.kind, value: shown(event.value), bound: shown(event.bound), nodes: event.nodes };
}

/** This process's SHA-256, which is many times faster than one in JavaScript. */
function nativeHash(): RunningHash {
  const hash = createHash("sha256");
  return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest("hex") };
}

/** Writes the files and their manifest; returns how many. */
async function writeFiles(
  result: WithFiles,
  loaded: LoadedCase,
  { out, path, largestPlainBytes }: NonNullable<AllocateRequest["files"]>,
): Promise<Result<number>> {
  const files = outputFolder(result, loaded, (headers, rows) => piecesOf(tableLines(headers, rows)), largestPlainBytes);
  const filled = await fillFolder(out, path, files);
  if (!filled.ok) return filled;
  const run = { version: packageVersion(), node: process.version, madeAt: new Date().toISOString() };
  const manifest = await fillFolder(out, path, new Map([["manifest.json", manifestText(result, loaded.tables, filled.value, run)]]));
  return manifest.ok ? success(files.size + 1) : manifest;
}

/** Loads, allocates, writes and renders. Throws where an invariant is broken. */
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
    newHash: nativeHash,
    runElsewhere: runMipInWorker(request.engine),
  };
  const began = options.now();
  const result = await allocate(loaded.value.theCase, options);
  if (result.kind === "refused") return { kind: "faults", faults: result.faults };
  const text = await render(result, loaded.value, options, { ...request, began });
  if (request.files === undefined || result.kind === "unsettled") return { kind: "done", exit: exitOf(result), text, written: undefined };
  onNews({ stage: "write", count: loaded.value.theCase.ids.length });
  const written = await writeFiles(result, loaded.value, request.files);
  return written.ok ? { kind: "done", exit: exitOf(result), text, written: written.value } : { kind: "faults", faults: written.faults };
}
