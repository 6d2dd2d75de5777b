/** `bursar draw DIR`: the ties of an output folder settled by a public number. */
import { relative, resolve } from "node:path";
import type { Command } from "commander";
import { runInThread } from "../jobs/thread.ts";
import { drawTexts } from "../words/draw.ts";
import { writtenLine } from "../words/report.ts";
import type { DrawReply, DrawRequest } from "./draw-work.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { refuseExisting, writeNewFolder } from "./new-folder.ts";
import { faultsInWords, printFaults } from "./print-faults.ts";
import type { Finish } from "./program.ts";

interface DrawWords {
  readonly number?: string;
  readonly out?: string;
  readonly json?: true;
}

/** Adds arguments, options and action of `draw`. */
export function register(command: Command, finish: Finish): void {
  command
    .argument("<dir>", drawTexts.folder)
    .option("--number <digits>", drawTexts.number)
    .option("--out <dir>", drawTexts.out)
    .option("--json", drawTexts.json)
    .addHelpText("after", drawTexts.examples)
    .action(finish(draw));
}

function refuseWords(folder: string, { number, out }: DrawWords): string | undefined {
  if (number !== undefined && !/^\d{1,1000}$/.test(number)) return drawTexts.notDigits(number);
  if (number !== undefined && out === undefined) return drawTexts.numberAlone;
  if (out === undefined) return undefined;
  if (number === undefined) return drawTexts.outAlone;
  const way = relative(resolve(folder), resolve(out));
  return way === "" || !/^\.\.([/\\]|$)/.test(way) ? drawTexts.outInside : undefined;
}

async function draw(folder: string, words: DrawWords): Promise<ExitCode> {
  const refusal = refuseWords(folder, words);
  if (refusal !== undefined) {
    process.stderr.write(`${refusal}\n`);
    return EXIT.faults;
  }
  const free = words.out === undefined ? undefined : await refuseExisting(words.out);
  if (free?.ok === false) return sayFaults(free, words);
  const request: DrawRequest = { folder, number: words.number };
  const end = await runInThread<DrawReply>(new URL("./draw-worker.mjs", import.meta.url), request, () => undefined);
  if (end.kind === "limit") throw new Error("no limit was set");
  if (end.reply.kind === "faults") return sayFaults(end.reply, words);
  const { files, json, text, exit } = end.reply;
  if (words.out !== undefined && files !== undefined) {
    const written = await writeNewFolder(words.out, files);
    if (!written.ok) return sayFaults(written, words);
  }
  const where = words.out !== undefined && files !== undefined ? `${writtenLine(words.out, files.size, "")}\n` : "";
  process.stdout.write(words.json === true ? `${JSON.stringify(json, null, 2)}\n` : text + where);
  return exit;
}

function sayFaults({ faults }: { readonly faults: Parameters<typeof printFaults>[0] }, words: DrawWords): ExitCode {
  if (words.json === true) process.stdout.write(`${JSON.stringify({ status: "faults", faults: faultsInWords(faults) }, null, 2)}\n`);
  else printFaults(faults);
  return EXIT.faults;
}
