/**
 * `check.mjs DIR`: the proof check alone, for somebody who trusts neither solver nor packages.
 * It imports Node's file, path and crypto modules and the trusted base, and speaks the language of the environment. Exit code 0: proved; 1: refused; 2: not read.
 */
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { checkFolder, type FolderVerdict, type LineFile } from "../certificate/folder.ts";
import { packedSentence, provedSentence, refusedSentence, unreadableSentence, usageSentence } from "../words/check.ts";
import { speak } from "../words/language.ts";
import { chunksOf, lineFile, PACKED_PROGRAM, PROGRAM } from "./file-text.ts";
import { environmentLanguage } from "./language.ts";

/** Every file below a folder, by its name with `/`. */
function listFolder(folder: string, below = ""): [string, LineFile][] {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const name = below === "" ? entry.name : `${below}/${entry.name}`;
    const path = join(folder, name);
    return entry.isDirectory() ? listFolder(folder, name) : [[name, lineFile(statSync(path).size, () => chunksOf(path))]];
  });
}

/** The verdict, or why the folder cannot be read. */
function tryCheck(folder: string): FolderVerdict | string {
  try {
    const files = new Map(listFolder(folder));
    return files.has(PACKED_PROGRAM) && !files.has(PROGRAM) ? packedSentence(folder) : checkFolder(files);
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    return unreadableSentence(folder, error.message);
  }
}

function main(words: readonly string[]): number {
  const [folder] = words;
  if (words.length !== 1 || folder === undefined || folder.startsWith("-")) {
    process.stderr.write(`${usageSentence()}\n`);
    return 2;
  }
  const verdict = tryCheck(folder);
  if (typeof verdict === "string") {
    process.stderr.write(`${verdict}\n`);
    return 2;
  }
  process.stdout.write(`${verdict.ok ? provedSentence(verdict) : refusedSentence(verdict.code, verdict.values)}\n`);
  return verdict.ok ? 0 : 1;
}

speak(environmentLanguage(process.env));
process.exitCode = main(process.argv.slice(2));
