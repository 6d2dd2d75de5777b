/** What commands that search have in common: words for engine, limit and threads, the options of the hall, JSON, and faults as an answer. */
import type { AllocateOptions } from "../allocate.ts";
import type { Fault } from "../fault.ts";
import { runMipInWorker } from "../jobs/worker-host.ts";
import type { EngineName } from "../solve/lp.ts";
import { allocateTexts } from "../words/allocate.ts";
import { ENGINE_WORDS, engineOf } from "./engine-words.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { faultsInWords, printFaults } from "./print-faults.ts";

/** Words of a command that searches. */
export interface SearchWords {
  readonly engine: string;
  readonly timeLimit?: string;
  readonly threads?: string;
}

/** The words understood. */
export interface Search {
  readonly engine: EngineName;
  /** Of one search. */
  readonly limitSeconds: number | undefined;
  /** Undefined: as many as there are processors. */
  readonly threads: number | undefined;
}

/** Beyond the stated limit a thread may finish its node and render; then it is ended. */
const GRACE_MILLISECONDS = 5000;
/** Most searches while ties are settled; what is left after them is reported. */
const MAX_PROBES = 10_000;

/** Reads the words; a text says what is not understood. */
export function readSearch(words: SearchWords): Search | string {
  const engine = engineOf(words.engine);
  if (engine === undefined) return allocateTexts.unknown("--engine", words.engine, ENGINE_WORDS.join(", "));
  if (words.timeLimit !== undefined && !/^\d{1,6}(\.\d{1,3})?$/.test(words.timeLimit)) return allocateTexts.unknown("--time-limit", words.timeLimit, "60");
  if (words.threads !== undefined && !/^[1-9]\d?$/.test(words.threads)) return allocateTexts.unknown("--threads", words.threads, "1..99");
  const limitSeconds = words.timeLimit === undefined ? undefined : Number(words.timeLimit);
  return { engine, limitSeconds, threads: words.threads === undefined ? undefined : Number(words.threads) };
}

/** The hard limit of one piece of work, after which its thread is ended. */
export function hardLimit({ limitSeconds }: Search): number | undefined {
  return limitSeconds === undefined ? undefined : limitSeconds * 1000 + GRACE_MILLISECONDS;
}

/** What the hall is given in a worker thread. */
export function hallOptions({ engine, limitSeconds }: Pick<Search, "engine" | "limitSeconds">): AllocateOptions {
  return { engine, limitSeconds, maxProbes: MAX_PROBES, now: () => performance.now(), shouldStop: () => false, runElsewhere: runMipInWorker(engine) };
}

/** Prints one JSON object. */
export function printJson(object: unknown): void {
  process.stdout.write(`${JSON.stringify(object, null, 2)}\n`);
}

/** Says which word is not understood. */
export function refuseWord(says: string): ExitCode {
  process.stderr.write(`${says}\n`);
  return EXIT.faults;
}

/** Answers with faults, for people or as JSON. */
export function refuseFaults(faults: readonly Fault[], asJson: boolean): ExitCode {
  if (asJson) printJson({ status: "faults", faults: faultsInWords(faults) });
  else printFaults(faults);
  return EXIT.faults;
}

/** What a worker thread answers: faults, or the answer as text and as JSON. */
export type Reply =
  | { readonly kind: "faults"; readonly faults: readonly Fault[] }
  | { readonly kind: "done"; readonly exit: ExitCode; readonly text: string; readonly json: Readonly<Record<string, unknown>> };

/** Prints a reply for people or as JSON. */
export function printReply(reply: Reply, asJson: boolean): ExitCode {
  if (reply.kind === "faults") return refuseFaults(reply.faults, asJson);
  if (asJson) printJson(reply.json);
  else process.stdout.write(reply.text);
  return reply.exit;
}

/** From the worst to the best: no file, no allocation, no end, no decision. */
const WORST_FIRST: readonly ExitCode[] = [EXIT.faults, EXIT.refused, EXIT.limit, EXIT.undecided, EXIT.done];

/** The exit code of the worst of several answers. */
export function worstExit(codes: readonly ExitCode[]): ExitCode {
  return WORST_FIRST.find((code) => codes.includes(code)) ?? EXIT.done;
}
