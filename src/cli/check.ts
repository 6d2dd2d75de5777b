/** `bursar check DIR`: the proof check of an output folder; `check-alone.ts` is the same without packages. */
import { gunzipSync } from "node:zlib";
import type { Command } from "commander";
import { checkFolder, type FolderVerdict } from "../certificate/folder.ts";
import { readFolder } from "../files.ts";
import { provedSentence, refusedSentence } from "../words/en/check.ts";
import { checkTexts } from "../words/en/cli.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { faultsInWords, printFaults } from "./print-faults.ts";
import { PACKED_PROGRAM, PROGRAM, sha256, textOf } from "./file-text.ts";
import type { Finish } from "./program.ts";

/** A file of a folder becomes one JavaScript string, and those end at 2^29 characters. */
const LIMITS = { maxFileBytes: 500_000_000, maxBytes: 4_000_000_000 };

interface CheckOptions {
  readonly json?: true;
}

/** Adds arguments, options and action of `check`. */
export function register(command: Command, finish: Finish): void {
  command.argument("<dir>", checkTexts.folder).option("--json", checkTexts.json).addHelpText("after", checkTexts.examples).action(finish(check));
}

async function check(folder: string, options: CheckOptions): Promise<ExitCode> {
  const read = await readFolder(folder, { subfolders: true, hidden: true, ...LIMITS });
  if (!read.ok) {
    if (options.json === true) printJson({ ok: false, faults: faultsInWords(read.faults) });
    else printFaults(read.faults);
    return EXIT.faults;
  }
  const texts = new Map([...unpacked(read.value)].map(([name, bytes]) => [name, textOf(bytes)]));
  const verdict = checkFolder(texts, sha256);
  if (options.json === true) printJson(verdict);
  else process.stdout.write(`${verdictText(verdict)}\n`);
  return verdict.ok ? EXIT.done : EXIT.refused;
}

/** The files with a packed program as its text; what cannot be unpacked stays, and is refused as a file that the manifest does not list. */
export function unpacked(files: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> {
  const packed = files.get(PACKED_PROGRAM);
  if (packed === undefined || files.has(PROGRAM)) return files;
  const all = new Map(files);
  try {
    all.set(PROGRAM, gunzipSync(packed, { maxOutputLength: LIMITS.maxFileBytes }));
    all.delete(PACKED_PROGRAM);
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
  }
  return all;
}

function verdictText(verdict: FolderVerdict): string {
  return verdict.ok ? provedSentence(verdict) : refusedSentence(verdict.code, verdict.values);
}

/** Exact integers are printed as texts, whatever their size. */
function printJson(value: unknown): void {
  const text = JSON.stringify(value, (_, inner: unknown) => (typeof inner === "bigint" ? String(inner) : inner), 2);
  process.stdout.write(`${text}\n`);
}
