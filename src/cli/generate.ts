/** `bursar generate SCHEME`: an invented cohort with every field of a scheme, and a scenario that uses it. */
import { join, relative, resolve } from "node:path";
import type { Command } from "commander";
import { failure, success, type Fault, type Result } from "../fault.ts";
import { findFolder, ownShelves, readFolder } from "../files.ts";
import { loadScheme } from "../load.ts";
import { columnTypes } from "../scenario/columns.ts";
import { drawCase } from "../scenario/generate/case-files.ts";
import { readGenerator, type Generator } from "../scenario/generate/read-generator.ts";
import { readTable } from "../tables/csv.ts";
import { writeParquet } from "../tables/parquet-write.ts";
import { readSheets } from "../tables/workbook/read.ts";
import { writeWorkbook } from "../tables/workbook/write.ts";
import { generateTexts } from "../words/generate.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { refuseExisting, writeNewFolder } from "./new-folder.ts";
import { faultsInWords, printFaults } from "./print-faults.ts";
import type { Finish } from "./program.ts";
import { progressOn } from "./progress.ts";
import { schemeSheets } from "./template.ts";

interface GenerateWords {
  readonly students: string;
  readonly seed: string;
  readonly out: string;
  readonly format: string;
  readonly json?: true;
}

const MAX_STUDENTS = 1_000_000;
/** A sheet has room for their courses. */
const MAX_IN_WORKBOOK = 100_000;

/** Adds arguments, options and action of `generate`. */
export function register(command: Command, finish: Finish): void {
  command
    .argument("<scheme>", generateTexts.scheme)
    .requiredOption("--students <n>", generateTexts.students)
    .requiredOption("--seed <text>", generateTexts.seed)
    .requiredOption("--out <folder>", generateTexts.out)
    .option("--format <format>", generateTexts.format, "csv")
    .option("--json", generateTexts.json)
    .addHelpText("after", generateTexts.examples)
    .action(finish(generateCommand));
}

function refuseWords(words: GenerateWords): string | undefined {
  const students = /^\d{1,7}$/.test(words.students) ? Number(words.students) : 0;
  if (students < 1 || students > MAX_STUDENTS) return generateTexts.wrongCount(words.students);
  if (!["csv", "parquet", "xlsx"].includes(words.format)) return generateTexts.wrongFormat(words.format);
  if (words.format === "xlsx" && students > MAX_IN_WORKBOOK) return generateTexts.tooManyForWorkbook(words.students, MAX_IN_WORKBOOK);
  return words.seed === "" ? generateTexts.wrongSeed : undefined;
}

/** The generator of a scheme, and how a scenario in `out` names the scheme: as it was named, or by the path from there. */
async function loadGenerator(nameOrPath: string, out: string): Promise<Result<{ readonly generator: Generator; readonly schemeName: string }>> {
  const folder = await findFolder("models", nameOrPath);
  if (!folder.ok) return folder;
  const scheme = await loadScheme(nameOrPath);
  if (!scheme.ok) return scheme;
  const files = await readFolder(folder.value, { wanted: (name) => name === "generator.yaml" });
  if (!files.ok) return files;
  const shown = relative(ownShelves().workingFolder, join(folder.value, "generator.yaml"));
  const bytes = files.value.get("generator.yaml");
  if (bytes === undefined) return failure([{ code: "generator-file", place: { file: folder.value }, values: {} }]);
  const generator = readGenerator(
    shown.startsWith("..") ? join(folder.value, "generator.yaml") : shown,
    Buffer.from(bytes).toString("utf8"),
    scheme.value.scheme,
  );
  if (!generator.ok) return generator;
  const isName = !nameOrPath.startsWith(".") && !/[/\\]/.test(nameOrPath);
  return success({ generator: generator.value, schemeName: isName ? nameOrPath : `./${relative(resolve(out), folder.value)}` });
}

/** Draws all files; texts become bytes at once, so that a large cohort is held only once. */
function drawFiles(generator: Generator, words: GenerateWords, schemeName: string): ReadonlyMap<string, Uint8Array> {
  const students = Number(words.students);
  const progress = progressOn();
  const encoder = new TextEncoder();
  const pieces = new Map<string, Uint8Array[]>();
  let drawn = 0;
  for (const { file, text } of drawCase(generator, { students, seed: words.seed, schemeName })) {
    const earlier = pieces.get(file) ?? [];
    if (earlier.length > 0 && file === "students.csv") progress.show(generateTexts.drawing((drawn += text.split("\n").length - 1), students));
    earlier.push(encoder.encode(text));
    pieces.set(file, earlier);
  }
  progress.clear();
  return new Map([...pieces].map(([file, parts]) => [file, Buffer.concat(parts)]));
}

/** The same files with every table in Parquet. */
async function packTables(generator: Generator, files: ReadonlyMap<string, Uint8Array>, out: string): Promise<Result<ReadonlyMap<string, Uint8Array>>> {
  const types = columnTypes(generator.scheme);
  const packed = new Map<string, Uint8Array>();
  for (const [name, bytes] of files) {
    const columns = types.get(name);
    const parquet = name.replace(/\.csv$/, ".parquet");
    const written = columns === undefined ? success(bytes) : await writeParquet(join(out, parquet), bytes, columns);
    if (!written.ok) return written;
    packed.set(columns === undefined ? name : parquet, written.value);
  }
  return success(packed);
}

/** The same files with all tables in one workbook. Faults: it would be larger than the workbooks that are read. */
function bindTables(generator: Generator, files: ReadonlyMap<string, Uint8Array>, out: string): Result<ReadonlyMap<string, Uint8Array>> {
  const tables = columnTypes(generator.scheme);
  const sheets = schemeSheets(generator.scheme, (table) => {
    const bytes = files.get(`${table}.csv`);
    const read = bytes === undefined ? undefined : readTable(table, bytes);
    if (read?.ok === false) throw new Error(`a drawn table cannot be read: ${table}`);
    return read?.value.rows ?? [];
  });
  const others = [...files].filter(([name]) => !tables.has(name));
  const workbook = writeWorkbook(sheets);
  const readable = readSheets(join(out, "cohort.xlsx"), workbook);
  return readable.ok ? success(new Map([...others, ["cohort.xlsx", workbook]])) : readable;
}

async function inFormat(
  generator: Generator,
  drawn: ReadonlyMap<string, Uint8Array>,
  { format, out }: GenerateWords,
): Promise<Result<ReadonlyMap<string, Uint8Array>>> {
  if (format === "xlsx") return bindTables(generator, drawn, out);
  return format === "csv" ? success(drawn) : packTables(generator, drawn, out);
}

function printRefusal(faults: readonly Fault[], words: GenerateWords): ExitCode {
  if (words.json === true) process.stdout.write(`${JSON.stringify({ status: "faults", faults: faultsInWords(faults) }, null, 2)}\n`);
  else printFaults(faults);
  return EXIT.faults;
}

async function generateCommand(scheme: string, words: GenerateWords): Promise<ExitCode> {
  const refusal = refuseWords(words);
  if (refusal !== undefined) {
    process.stderr.write(`${refusal}\n`);
    return EXIT.faults;
  }
  const there = await refuseExisting(words.out);
  if (!there.ok) return printRefusal(there.faults, words);
  const loaded = await loadGenerator(scheme, words.out);
  if (!loaded.ok) return printRefusal(loaded.faults, words);
  const { generator, schemeName } = loaded.value;
  const drawn = drawFiles(generator, words, schemeName);
  const packed = await inFormat(generator, drawn, words);
  if (!packed.ok) return printRefusal(packed.faults, words);
  const files = packed.value;
  const written = await writeNewFolder(words.out, files);
  if (!written.ok) return printRefusal(written.faults, words);
  const students = Number(words.students);
  if (words.json === true) process.stdout.write(`${JSON.stringify({ status: "done", students, folder: words.out, files: [...files.keys()] }, null, 2)}\n`);
  else process.stdout.write(`${generateTexts.written(students, words.out, files.size)}\n${generateTexts.next(words.out)}\n`);
  return EXIT.done;
}
