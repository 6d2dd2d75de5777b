/** Words of the formats that publish: the period, and the secret from which salts come. It is made once, by the system's generator of random numbers, and read again after that. */
import { randomBytes } from "node:crypto";
import { readFile, realpath } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import type { Command } from "commander";
import { parseDate } from "../award/calendar.ts";
import { failure, success, type Fault, type Result } from "../fault.ts";
import { publishTexts } from "../words/report-command.ts";
import type { Publication } from "./report-request.ts";
import { writeNew } from "./write-new.ts";

/** The words. */
export interface PublishWords {
  readonly format: string;
  readonly from?: string;
  readonly days?: string;
  readonly saltFile?: string;
}

/** What they say; `newSalt`: a file that is still to be written. */
export interface Publishing {
  readonly publication: Publication;
  readonly newSalt: { readonly path: string; readonly text: string } | undefined;
}

/** Days of public notice where no number is stated. */
const DAYS = "3";

/** Adds the options. */
export function addPublishOptions(command: Command): Command {
  return command
    .option("--from <date>", publishTexts.from)
    .option("--days <number>", publishTexts.days, DAYS)
    .option("--salt-file <file>", publishTexts.saltFile);
}

/** The text of a salt file. */
export function saltText(secret: string): string {
  return `bursar salt 1 ${secret}\n`;
}

function wordFault(option: string, value: string, expected: "date" | "days"): Fault {
  return { code: "publish-word", place: { file: option }, values: { value, expected } };
}

/** Whether a path lies in a folder, links followed as far as they are there. */
async function liesIn(folder: string, path: string): Promise<boolean> {
  const real = (one: string): Promise<string> => realpath(one).catch(() => resolve(one));
  const way = relative(await real(folder), join(await real(dirname(resolve(path))), basename(path)));
  return way === "" || (way.split(sep)[0] !== ".." && !isAbsolute(way));
}

/** The secret of a file; undefined where there is none. */
async function secretOf(path: string): Promise<Result<string | undefined>> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => (error.code === "ENOENT" ? undefined : error));
  if (text === undefined) return success(undefined);
  const secret = typeof text === "string" ? /^bursar salt 1 ([0-9a-f]{64})\n$/.exec(text)?.[1] : undefined;
  return secret === undefined ? failure([{ code: "salt-file", place: { file: path }, values: {} }]) : success(secret);
}

async function saltOf(
  folder: string,
  out: string,
  { format, saltFile }: PublishWords,
): Promise<Result<Pick<Publishing, "newSalt"> & { readonly secret: string }>> {
  const fresh = randomBytes(32).toString("hex");
  if (saltFile === undefined)
    return format === "notice"
      ? failure([{ code: "salt-file-needed", place: { file: "--salt-file" }, values: {} }])
      : success({ secret: fresh, newSalt: undefined });
  if ((await liesIn(out, saltFile)) || (await liesIn(folder, saltFile))) return failure([{ code: "salt-file-inside", place: { file: saltFile }, values: {} }]);
  const known = await secretOf(saltFile);
  if (!known.ok) return known;
  return success(
    known.value === undefined ? { secret: fresh, newSalt: { path: saltFile, text: saltText(fresh) } } : { secret: known.value, newSalt: undefined },
  );
}

/** Reads the words. Faults: what is no date or number of days; a salt file that is none, is missing, or would be published. */
export async function publishing(folder: string, out: string, words: PublishWords): Promise<Result<Publishing>> {
  const { from, days = DAYS, saltFile } = words;
  const firstDay = from === undefined ? undefined : parseDate(from);
  const faults = [
    ...(from !== undefined && firstDay === undefined ? [wordFault("--from", from, "date")] : []),
    ...(/^[1-9]\d{0,2}$/.test(days) ? [] : [wordFault("--days", days, "days")]),
  ];
  const salt = await saltOf(folder, out, words);
  if (!salt.ok || faults.length > 0) return failure([...faults, ...(salt.ok ? [] : salt.faults)]);
  const { secret, newSalt } = salt.value;
  return success({ newSalt, publication: { firstDay, now: Date.now(), days: Number(days), secret, keepsSecret: saltFile === undefined } });
}

/** Writes a new salt file. Faults: those of `writeNew`. */
export async function writeSalt(published: Publishing | undefined): Promise<Result<undefined>> {
  if (published?.newSalt === undefined) return success(undefined);
  const written = await writeNew(new Map([[published.newSalt.path, published.newSalt.text]]));
  return written.ok ? success(undefined) : written;
}
