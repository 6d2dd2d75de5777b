/** The work of `allocate`, from files to plain data: runs in a worker thread, so that it can be stopped. */
import { allocate, type AllocateProgress, type AllocationResult } from "../allocate.ts";
import type { Fault } from "../fault.ts";
import { packageVersion } from "../files.ts";
import { pricedRows } from "../formulation/conflict.ts";
import { runMipInWorker } from "../jobs/worker-host.ts";
import { loadCase } from "../load.ts";
import { outputFolder } from "../report/output-folder.ts";
import { resultJson } from "../report/result-json.ts";
import { summaryText } from "../report/summary-text.ts";
import { writeTable } from "../tables/csv.ts";
import { conflictHeading, infeasibleLine, unsettledLine } from "../words/en/report.ts";
import { inWords } from "../words/en.ts";
import { EXIT, type ExitCode } from "./exit.ts";

/** What the command line asks for. */
export interface AllocateRequest {
  readonly scenario: string;
  readonly seed: string | undefined;
  readonly policy: string | undefined;
  readonly limitSeconds: number | undefined;
  readonly wantsFiles: boolean;
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

/** Most searches while ties are settled; what is left after them is reported. */
const MAX_PROBES = 10_000;

function exitOf(result: Exclude<AllocationResult, { readonly kind: "refused" }>): ExitCode {
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

function conflictText(result: Extract<AllocationResult, { readonly kind: "infeasible" }>): string {
  const rows = pricedRows(result.formulation, result.documents.certificate);
  const lines = rows.map((row) => `  ${inWords(row).says}${row.article === "" ? "" : ` [${row.article}]`}`);
  return [infeasibleLine(result.proof.lines), conflictHeading, ...lines].map((line) => `${line}\n`).join("");
}

function textOf(result: Exclude<AllocationResult, { readonly kind: "refused" }>): string {
  switch (result.kind) {
    case "infeasible":
      return conflictText(result);
    case "unsettled":
      return `${unsettledLine(result.limit)}\n`;
    case "allocated":
      return summaryText(result);
  }
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
  const result = await allocate(loaded.value.theCase, {
    engine: "highs",
    limitSeconds: request.limitSeconds,
    maxProbes: MAX_PROBES,
    now: () => performance.now(),
    shouldStop: () => false,
    progress: (event) => onNews(newsOf(event)),
    runElsewhere: runMipInWorker(),
  });
  if (result.kind === "refused") return { kind: "faults", faults: result.faults };
  const run = { version: packageVersion(), node: process.version, madeAt: new Date().toISOString() };
  const writes = request.wantsFiles && result.kind !== "unsettled";
  const files = writes ? outputFolder(result, loaded.value.inputs, run, (headers, rows) => writeTable(headers, rows)) : undefined;
  return { kind: "done", exit: exitOf(result), text: textOf(result), json: resultJson(result), files };
}
