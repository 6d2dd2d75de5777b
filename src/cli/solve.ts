/** `bursar solve FILE`, which takes every pure 0/1 program, without a scholarship. */
import type { Command } from "commander";
import { dirname, join } from "node:path";
import type { Fault } from "../fault.ts";
import { runInThread } from "../jobs/thread.ts";
import type { EngineName } from "../solve/lp.ts";
import { allocateTexts } from "../words/allocate.ts";
import { progressTexts, searchProgress } from "../words/report.ts";
import { certificateLine, nothingToWrite, solvedLine, solveTexts } from "../words/solve.ts";
import { ENGINE_WORDS, engineOf } from "./engine-words.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { faultsInWords, printFaults } from "./print-faults.ts";
import type { Finish } from "./program.ts";
import { progressOn } from "./progress.ts";
import type { ProofTexts, SolveNews, SolveReply, SolveRequest } from "./solve-work.ts";
import { existsFaults, writeNew } from "./write-new.ts";

interface SolveWords {
  readonly engine: string;
  readonly timeLimit?: string;
  readonly certificate?: string;
  readonly json?: true;
}

/** Beyond the stated limit the thread may finish its node, write down and judge its proof; then it is ended. */
const GRACE_MILLISECONDS = 5000;

/** Adds arguments, options and action of `solve`. */
export function register(command: Command, finish: Finish): void {
  command
    .argument("<file>", solveTexts.file)
    .option("--engine <engine>", solveTexts.engine, "auto")
    .option("--time-limit <seconds>", solveTexts.timeLimit)
    .option("--certificate <file>", solveTexts.certificate)
    .option("--json", solveTexts.json)
    .addHelpText("after", solveTexts.examples)
    .action(finish(solveCommand));
}

function refuseWords(file: string, words: SolveWords): string | undefined {
  if (!/\.(mps|lp)$/i.test(file)) return solveTexts.extension(file);
  if (engineOf(words.engine) === undefined) return allocateTexts.unknown("--engine", words.engine, ENGINE_WORDS.join(", "));
  if (words.timeLimit !== undefined && !/^\d{1,6}(\.\d{1,3})?$/.test(words.timeLimit)) return allocateTexts.unknown("--time-limit", words.timeLimit, "60");
  return undefined;
}

/** Where the program goes of which a certificate speaks. */
function programBeside(certificate: string): string {
  return join(dirname(certificate), "program.mps");
}

function tellFaults(faults: readonly Fault[], words: SolveWords): ExitCode {
  if (words.json === true) process.stdout.write(`${JSON.stringify({ status: "faults", faults: faultsInWords(faults) }, null, 2)}\n`);
  else printFaults(faults);
  return EXIT.faults;
}

/** Writes the proof, and says so; the faults that stood in its way. */
async function writeProof(proof: ProofTexts | undefined, words: SolveWords): Promise<readonly Fault[]> {
  if (words.certificate === undefined) return [];
  const program = programBeside(words.certificate);
  if (proof !== undefined) {
    const written = await writeNew(
      new Map([
        [program, proof.programMps],
        [words.certificate, proof.certificate],
      ]),
    );
    if (!written.ok) return written.faults;
  }
  const lines = (proof?.certificate.split("\n").length ?? 1) - 1;
  if (words.json !== true) process.stdout.write(`${proof === undefined ? nothingToWrite() : certificateLine(words.certificate, program, lines)}\n`);
  return [];
}

async function solveCommand(file: string, words: SolveWords): Promise<ExitCode> {
  const refusal = refuseWords(file, words);
  if (refusal !== undefined) {
    process.stderr.write(`${refusal}\n`);
    return EXIT.faults;
  }
  const early = words.certificate === undefined ? [] : await existsFaults(new Map([[words.certificate, undefined]]));
  if (early.length > 0) return tellFaults(early, words);
  const limitSeconds = words.timeLimit === undefined ? undefined : Number(words.timeLimit);
  const request: SolveRequest = { file, engine: engineOf(words.engine) as EngineName, limitSeconds };
  const progress = progressOn();
  const end = await runInThread<SolveReply>(
    new URL("./solve-worker.mjs", import.meta.url),
    request,
    (news) => {
      const { value, bound, nodes } = news as SolveNews;
      progress.show(searchProgress(progressTexts["goal"] ?? "", value, bound, nodes));
    },
    limitSeconds === undefined ? undefined : limitSeconds * 1000 + GRACE_MILLISECONDS,
  );
  progress.clear();
  if (end.kind === "limit") {
    const nothing = {
      status: "unsettled",
      objective: null,
      bound: null,
      gap: null,
      engine: request.engine,
      seconds: limitSeconds,
      nodes: null,
      columns: {},
      limit: "time",
    };
    process.stdout.write(words.json === true ? `${JSON.stringify(nothing, null, 2)}\n` : `${solvedLine("unsettled", "", "")}\n`);
    return EXIT.limit;
  }
  if (end.reply.kind === "faults") return tellFaults(end.reply.faults, words);
  const faults = await writeProof(end.reply.proof, words);
  if (faults.length > 0) return tellFaults(faults, words);
  process.stdout.write(words.json === true ? `${JSON.stringify(end.reply.json, null, 2)}\n` : end.reply.text);
  return end.reply.exit;
}
