/** `bursar report DIR --format FORMAT`: the files that people want, made from an output folder that was checked, and never written into it. */
import { realpath } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import type { Command } from "commander";
import { failure, success, type Fault, type Result } from "../fault.ts";
import { runInThread } from "../jobs/thread.ts";
import { committeeCommandTexts } from "../words/committee.ts";
import { reportTexts } from "../words/report-command.ts";
import { printJson, refuseFaults, refuseWord } from "./answers.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { refuseExisting, writeNewFolder } from "./new-folder.ts";
import type { Finish } from "./program.ts";
import { progressOn } from "./progress.ts";
import { addPublishOptions, type PublishWords, publishing, writeSalt } from "./report-publish.ts";
import { REPORT_FORMATS } from "./report-formats.ts";
import type { ReportFiles, ReportFormat, ReportRequest } from "./report-request.ts";
import type { ReportReply } from "./report-work.ts";
import { existsFaults, writeNew } from "./write-new.ts";

interface ReportWords extends PublishWords {
  readonly format: string;
  readonly out?: string;
  readonly compare?: readonly string[];
  readonly frontier?: true;
  readonly replace?: true;
  readonly json?: true;
}

/** Adds arguments, options and action of `report`. */
export function register(command: Command, finish: Finish): void {
  addPublishOptions(command)
    .argument("<dir>", reportTexts.folder)
    .requiredOption("--format <format>", reportTexts.format([...REPORT_FORMATS.keys()].join(", ")))
    .option("--out <path>", reportTexts.out)
    .option("--compare <folders...>", committeeCommandTexts.compare)
    .option("--frontier", committeeCommandTexts.frontier)
    .option("--replace", reportTexts.replace)
    .option("--json", reportTexts.json)
    .addHelpText("after", reportTexts.examples)
    .action(finish(report));
}

/** Where a report goes: beside others, never into the folder that it speaks of, whose files are all listed and hashed. */
async function placeOf(folder: string, out: string): Promise<Result<string>> {
  const [inside, parent] = [await realPath(folder), await realPath(dirname(resolve(out)))];
  const target = join(parent, basename(resolve(out)));
  const way = relative(inside, target);
  const isInside = way === "" || (way !== ".." && !way.startsWith(`..${sep}`) && resolve(inside, way) === target && !way.startsWith(sep));
  return isInside ? failure([{ code: "report-inside", place: { file: out }, values: { folder } }]) : success(out);
}

/** The path without links; as it is where there is nothing. */
async function realPath(path: string): Promise<string> {
  return realpath(path).catch(() => resolve(path));
}

/** What stands in the way of writing there, told before the work. */
async function freeFaults(out: string, { kind }: ReportFormat, replace: boolean): Promise<readonly Fault[]> {
  if (kind === "file") return replace ? [] : existsFaults(new Map([[out, undefined]]));
  const free = await refuseExisting(out);
  return free.ok ? [] : free.faults;
}

/** Writes the files; returned is where an old file went. */
async function write(out: string, { kind }: ReportFormat, files: ReportFiles, replace: boolean): Promise<Result<string | undefined>> {
  if (kind === "folder") {
    const written = await writeNewFolder(out, files);
    return written.ok ? success(undefined) : written;
  }
  const written = await writeNew(new Map([[out, files.get("") ?? ""]]), { replace });
  return written.ok ? success(written.value.get(out)) : written;
}

/** An option that only a format that compares has. */
function misplacedOption({ compare, frontier }: ReportWords): string | undefined {
  if (compare !== undefined) return "--compare";
  return frontier === true ? "--frontier" : undefined;
}

function requested(path: string, { format, compare, frontier }: ReportWords): ReportRequest {
  return { path, format, compare, frontier };
}

async function report(folder: string, words: ReportWords): Promise<ExitCode> {
  const format = REPORT_FORMATS.get(words.format);
  if (format === undefined) return refuseWord(reportTexts.unknownFormat(words.format, [...REPORT_FORMATS.keys()].join(", ")));
  const misplaced = format.compares === true ? undefined : misplacedOption(words);
  if (misplaced !== undefined) return refuseWord(committeeCommandTexts.onlyHtml(misplaced, words.format));
  const out = words.out ?? `${basename(resolve(folder))}${format.suffix}`;
  if (format.kind === "file" && !out.endsWith(format.suffix)) return refuseWord(reportTexts.wrongName(out, format.suffix));
  if (format.kind === "folder" && words.replace === true) return refuseWord(reportTexts.noReplace(words.format));
  const [asJson, replace] = [words.json === true, words.replace === true];
  const placed = await placeOf(folder, out);
  const inTheWay = placed.ok ? await freeFaults(out, format, replace) : placed.faults;
  if (inTheWay.length > 0) return refuseFaults(inTheWay, asJson);
  const published = format.publishes ? await publishing(folder, out, words) : success(undefined);
  if (!published.ok) return refuseFaults(published.faults, asJson);
  const request: ReportRequest = { ...requested(folder, words), publication: published.value?.publication };
  const progress = progressOn();
  const onNews = (points: unknown) => progress.show(committeeCommandTexts.progress(Number(points)));
  const end = await runInThread<ReportReply>(new URL("./report-worker.mjs", import.meta.url), request, onNews);
  progress.clear();
  if (end.kind === "limit") throw new Error("no limit was set");
  const { reply } = end;
  if (reply.kind === "faults") return refuseFaults(reply.faults, asJson);
  if (reply.kind === "refused") return refuse(reply.says, asJson);
  const kept = await writeSalt(published.value);
  const written = kept.ok ? await write(out, format, reply.files, replace) : kept;
  if (!written.ok) return refuseFaults(written.faults, asJson);
  tell(out, reply, written.value, asJson);
  return EXIT.done;
}

function refuse(says: string, asJson: boolean): ExitCode {
  if (asJson) printJson({ status: "refused", says });
  else process.stderr.write(`${says}\n`);
  return EXIT.refused;
}

function tell(out: string, { files, status }: Extract<ReportReply, { readonly kind: "files" }>, movedTo: string | undefined, asJson: boolean): void {
  if (asJson) printJson({ status: "done", allocation: status, out, files: files.size, ...(movedTo === undefined ? {} : { movedTo }) });
  else process.stdout.write(reportTexts.written(out, files.size, status === "optimal", movedTo ?? ""));
}
