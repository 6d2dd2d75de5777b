/** `bursar check DIR`: the proof check of an output folder; `check-alone.ts` is the same without packages. */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { Command } from "commander";
import { checkFolder, type FolderVerdict, type LineFile } from "../certificate/folder.ts";
import { type FolderEntry, listFolder } from "../files.ts";
import { provedSentence, refusedSentence } from "../words/check.ts";
import { checkTexts } from "../words/cli.ts";
import { failure, type Result, success } from "../fault.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { faultsInWords, printFaults } from "./print-faults.ts";
import { chunksOf, fileIn, lineFile, PACKED_PROGRAM, PROGRAM } from "./file-text.ts";
import type { Finish } from "./program.ts";

/** Files are read in pieces; a packed program alone is unpacked in memory. */
const LIMITS = { maxFileBytes: 20_000_000_000, maxBytes: 100_000_000_000 };
const MOST_UNPACKED_BYTES = 4_000_000_000;

interface CheckOptions {
  readonly json?: true;
}

/** Adds arguments, options and action of `check`. */
export function register(command: Command, finish: Finish): void {
  command.argument("<dir>", checkTexts.folder).option("--json", checkTexts.json).addHelpText("after", checkTexts.examples).action(finish(check));
}

async function check(folder: string, options: CheckOptions): Promise<ExitCode> {
  const listed = await listFolder(folder, { subfolders: true, hidden: true, ...LIMITS });
  const checked = listed.ok ? tryCheck(folder, listed.value) : listed;
  if (!checked.ok) {
    if (options.json === true) printJson({ ok: false, faults: faultsInWords(checked.faults) });
    else printFaults(checked.faults);
    return EXIT.faults;
  }
  const verdict = checked.value;
  if (options.json === true) printJson(verdict);
  else process.stdout.write(`${verdictText(verdict)}\n`);
  return verdict.ok ? EXIT.done : EXIT.refused;
}

/** The verdict, or the system's error where a file cannot be read. */
function tryCheck(folder: string, entries: readonly FolderEntry[]): Result<FolderVerdict> {
  try {
    const files = new Map(entries.map(({ name, path, bytes }) => [name, lineFile(bytes, () => chunksOf(path))]));
    const packed = entries.find(({ name }) => name === PACKED_PROGRAM)?.path ?? "";
    return success(checkFolder(unpacked(files, () => readFileSync(packed))));
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    return failure([{ code: "path-unreadable", place: { file: folder }, values: { reason: String(error.code) } }]);
  }
}

/** The files with a packed program, given as its bytes, as its text; what cannot be unpacked stays, and is refused as a file that the manifest does not list. */
export function unpacked(files: ReadonlyMap<string, LineFile>, packedBytes: () => Uint8Array): ReadonlyMap<string, LineFile> {
  if (!files.has(PACKED_PROGRAM) || files.has(PROGRAM)) return files;
  const bytes = packedBytes();
  const all = new Map(files);
  try {
    all.set(PROGRAM, fileIn(gunzipSync(bytes, { maxOutputLength: MOST_UNPACKED_BYTES })));
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
