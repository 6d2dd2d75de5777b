/** The work of `draw`: an output folder is checked, read back from its inputs alone, and drawn with the seed of a public number. */
import { createHash } from "node:crypto";
import { allocate, type AllocationResult } from "../allocate.ts";
import { fairnessOf } from "../explain/fairness.ts";
import { lotReport } from "../explain/lot-report.ts";
import type { Fault } from "../fault.ts";
import { packageVersion } from "../files.ts";
import { runMipInWorker } from "../jobs/worker-host.ts";
import type { CaseOfInputs } from "../load.ts";
import { drawRecordText, drawSeed, inputsHash, type DrawRecord } from "../report/draw.ts";
import { manifestText, outputFolder } from "../report/output-folder.ts";
import { resultJson } from "../report/result-json.ts";
import { summaryText } from "../report/summary-text.ts";
import { writeTable } from "../tables/csv.ts";
import { drawTexts, hashLine, noPlace, placeLine, seedLine, tiedLine } from "../words/draw.ts";
import { MAX_PROBES } from "./allocate-work.ts";
import { checkedFolder } from "./checked-folder.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { PACKED_PROGRAM, PROGRAM } from "./file-text.ts";

/** What the command line asks for; without a number, what to publish before there is one. */
export interface DrawRequest {
  readonly folder: string;
  readonly number: string | undefined;
}

/** What comes back from the thread. */
export type DrawReply =
  | { readonly kind: "faults"; readonly faults: readonly Fault[] }
  | {
      readonly kind: "done";
      readonly exit: ExitCode;
      readonly text: string;
      readonly json: Readonly<Record<string, unknown>>;
      readonly files: ReadonlyMap<string, Uint8Array> | undefined;
    };

type Done = Extract<DrawReply, { readonly kind: "done" }>;
type Allocated = Extract<AllocationResult, { readonly kind: "allocated" }>;

function refused(text: string, json: Readonly<Record<string, unknown>>): Done {
  return { kind: "done", exit: EXIT.refused, text: `${text}\n`, json: { status: "refused", ...json }, files: undefined };
}

/** What is published before the number is known. */
function announce({ draw, inputs }: CaseOfInputs, isTied: boolean): Done {
  const hash = inputsHash(inputs);
  const place = draw === undefined ? noPlace() : placeLine(draw.source, draw.date);
  const lines = [hashLine(hash), ...(isTied ? [tiedLine(true), place] : [tiedLine(false)])];
  const json = { status: "announced", inputsSha256: hash, place: draw ?? null, isTied };
  const exit = isTied && draw === undefined ? EXIT.undecided : EXIT.done;
  return { kind: "done", exit, text: `${lines.join("\n")}\n`, json, files: undefined };
}

/** The allocation under a seed; the rest of the case is that of the folder. */
async function drawn({ theCase }: CaseOfInputs, seed: string): Promise<AllocationResult> {
  return allocate(
    { ...theCase, seed, ties: "lot" },
    { engine: "auto", maxProbes: MAX_PROBES, now: () => performance.now(), shouldStop: () => false, runElsewhere: runMipInWorker("auto") },
  );
}

/** The whole output folder of a draw, with its record. */
function drawnFiles(loaded: CaseOfInputs, result: Allocated, record: DrawRecord): ReadonlyMap<string, Uint8Array> {
  const inputs = new Map<string, Uint8Array>([...loaded.inputs, ["draw.json", Buffer.from(drawRecordText(record))]]);
  const files = new Map<string, Uint8Array>();
  // A draw is written whole, its program unpacked.
  for (const [name, content] of outputFolder(result, { inputs }, (headers, rows) => [Buffer.from(writeTable(headers, rows))]))
    files.set(name === PACKED_PROGRAM ? PROGRAM : name, typeof content === "string" ? Buffer.from(content) : bytesOf(content));
  const hashes = new Map([...files].map(([name, bytes]) => [name, createHash("sha256").update(bytes).digest("hex")]));
  const run = { version: packageVersion(), node: process.version, madeAt: new Date().toISOString() };
  return files.set("manifest.json", Buffer.from(manifestText(result, loaded.tables, hashes, run)));
}

function bytesOf(content: Uint8Array | Iterable<Uint8Array>): Uint8Array {
  return content instanceof Uint8Array ? content : Buffer.concat([...content]);
}

function drawReply(loaded: CaseOfInputs, result: Allocated, number: string): Done {
  const hash = inputsHash(loaded.inputs);
  const record: DrawRecord = { inputsSha256: hash, number, place: loaded.draw ?? null, seed: result.theCase.seed };
  const isTied = result.settled.varying.length > 0;
  const head = isTied ? [hashLine(hash), seedLine(number, hash, record.seed)] : [hashLine(hash), tiedLine(false)];
  const json = { status: isTied ? "drawn" : "not tied", draw: record };
  if (!isTied) return { kind: "done", exit: EXIT.done, text: `${head.join("\n")}\n`, json, files: undefined };
  const files = drawnFiles(loaded, result, record);
  const [lot, fairness] = [lotReport(result), fairnessOf(result)];
  const exit = result.summary.questions.length > 0 ? EXIT.undecided : EXIT.done;
  return {
    kind: "done",
    exit,
    text: `${head.join("\n")}\n\n${summaryText(result, lot, fairness)}`,
    json: { ...resultJson(result, lot, fairness), ...json, result: result.status },
    files,
  };
}

/** Checks, reads, and draws. Throws where an invariant is broken. */
export async function workOnDraw({ folder, number }: DrawRequest): Promise<DrawReply> {
  const found = await checkedFolder(folder);
  if (found.kind === "faults") return found;
  if (found.kind === "refused") return refused(found.says, found.json);
  const { verdict, loaded } = found.folder;
  if (verdict.kind !== "optimal") return refused(drawTexts.notOptimal, { proved: verdict.kind });
  if (loaded.theCase.policy === "rank") return refused(drawTexts.underRank, { policy: "rank" });
  const hash = inputsHash(loaded.inputs);
  const result = await drawn(loaded, number === undefined ? "" : drawSeed(hash, number));
  if (result.kind === "refused") return { kind: "faults", faults: result.faults };
  if (result.kind !== "allocated" || result.status !== "optimal") throw new Error(`the inputs of a proved allocation were not solved again: ${result.kind}`);
  const isSame = result.goals.every((goal, g) => goal.value === verdict.goals[g]?.value);
  if (!isSame) throw new Error("the inputs have another best value than the folder proves");
  return number === undefined ? announce(loaded, result.settled.varying.length > 0) : drawReply(loaded, result, number);
}
