/**
 * `check.mjs DIR`: the proof check alone, for somebody who trusts neither solver nor packages.
 * It imports Node's file, path and crypto modules and the trusted base. Exit code 0: proved; 1: refused; 2: not read.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkFolder } from "../certificate/folder.ts";
import { packedSentence, provedSentence, refusedSentence, unreadableSentence, usageSentence } from "../words/en/check.ts";
import { PACKED_PROGRAM, PROGRAM, sha256, textOf } from "./file-text.ts";

/** Every file below a folder, by its name with `/`, as text. */
function readFolder(folder: string, below = ""): [string, string][] {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const name = below === "" ? entry.name : `${below}/${entry.name}`;
    return entry.isDirectory() ? readFolder(folder, name) : [[name, textOf(readFileSync(join(folder, name)))]];
  });
}

function tryReadFolder(folder: string): Map<string, string> | string {
  try {
    return new Map(readFolder(folder));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function main(words: readonly string[]): number {
  const [folder] = words;
  if (words.length !== 1 || folder === undefined || folder.startsWith("-")) {
    process.stderr.write(`${usageSentence()}\n`);
    return 2;
  }
  const files = tryReadFolder(folder);
  if (typeof files === "string") {
    process.stderr.write(`${unreadableSentence(folder, files)}\n`);
    return 2;
  }
  if (files.has(PACKED_PROGRAM) && !files.has(PROGRAM)) {
    process.stderr.write(`${packedSentence(folder)}\n`);
    return 2;
  }
  const verdict = checkFolder(files, sha256);
  process.stdout.write(`${verdict.ok ? provedSentence(verdict) : refusedSentence(verdict.code, verdict.values)}\n`);
  return verdict.ok ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));
