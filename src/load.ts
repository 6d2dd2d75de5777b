/** A scenario's folder on disk to a case: its files, its scheme's file, and every fault of all of them at once. */
import { join, relative } from "node:path";
import type { Case } from "./award/case.ts";
import type { Scheme } from "./award/scheme.ts";
import { failure, success, type Fault, type Result } from "./fault.ts";
import { findFolder, ownShelves, readFolder, type Shelves } from "./files.ts";
import { readCase, readScenario, type ScenarioFile } from "./scenario/scenario-file.ts";
import { readScheme } from "./scenario/scheme-file.ts";
import { readTable, type Table } from "./tables/csv.ts";

/** What may be stated otherwise than in the scenario file. */
export interface Overrides {
  readonly seed?: string | undefined;
  readonly policy?: string | undefined;
}

/** A case with the files it was read from, by the names they get in an output folder. */
export interface LoadedCase {
  readonly theCase: Case;
  readonly inputs: ReadonlyMap<string, Uint8Array>;
  readonly folder: string;
}

const UTF8 = new TextDecoder("utf-8", { fatal: true });

/** Text of a file, or the fault that it is not UTF-8. */
function decode(file: string, bytes: Uint8Array): Result<string> {
  try {
    return success(UTF8.decode(bytes));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return failure([{ code: "file-not-utf8", place: { file }, values: {} }]);
  }
}

/** Table names that hold nothing of this case: outputs of people's work that lie beside it. */
function tableFiles(files: ReadonlyMap<string, Uint8Array>): readonly string[] {
  return [...files.keys()].filter((name) => name.endsWith(".csv"));
}

function readTables(shown: (name: string) => string, files: ReadonlyMap<string, Uint8Array>, faults: Fault[]): ReadonlyMap<string, Table> {
  const tables = new Map<string, Table>();
  for (const name of tableFiles(files)) {
    const read = readTable(shown(name), files.get(name) ?? new Uint8Array());
    if (read.ok) tables.set(name, read.value);
    else faults.push(...read.faults);
  }
  return tables;
}

/** Reads a scheme by path or name. */
export async function loadScheme(
  nameOrPath: string,
  shelves: Shelves = ownShelves(),
): Promise<Result<{ readonly scheme: Scheme; readonly bytes: Uint8Array }>> {
  const folder = await findFolder("models", nameOrPath, shelves);
  if (!folder.ok) return folder;
  const files = await readFolder(folder.value, { wanted: (name) => name === "scheme.yaml" });
  if (!files.ok) return files;
  const bytes = files.value.get("scheme.yaml");
  if (bytes === undefined) return failure([{ code: "scheme-file", place: { file: folder.value }, values: {} }]);
  const file = shownPath(shelves, join(folder.value, "scheme.yaml"));
  const text = decode(file, bytes);
  if (!text.ok) return text;
  const scheme = readScheme(file, text.value);
  return scheme.ok ? success({ scheme: scheme.value, bytes }) : scheme;
}

function shownPath(shelves: Shelves, path: string): string {
  const short = relative(shelves.workingFolder, path);
  return short.startsWith("..") || short === "" ? path : short;
}

/** The scenario with what the command line states otherwise. */
function withOverrides(file: ScenarioFile, overrides: Overrides): ScenarioFile {
  const seed = overrides.seed === undefined ? {} : { seed: overrides.seed };
  return { yaml: file.yaml, data: { ...file.data, ...seed } };
}

async function schemeOf(folder: string, name: string, shelves: Shelves): ReturnType<typeof loadScheme> {
  const path = /[/\\]/.test(name) || name.startsWith(".") ? join(folder, name) : name;
  return loadScheme(path, shelves);
}

/** Reads a scenario by path or name, with its scheme and tables. */
export async function loadCase(nameOrPath: string, overrides: Overrides = {}, shelves: Shelves = ownShelves()): Promise<Result<LoadedCase>> {
  const folder = await findFolder("scenarios", nameOrPath, shelves);
  if (!folder.ok) return folder;
  const head = await readFolder(folder.value, { wanted: (name) => name === "scenario.yaml" });
  if (!head.ok) return head;
  const shown = (name: string) => shownPath(shelves, join(folder.value, name));
  const bytes = head.value.get("scenario.yaml");
  if (bytes === undefined) return failure([{ code: "scenario-file", place: { file: folder.value }, values: {} }]);
  const text = decode(shown("scenario.yaml"), bytes);
  if (!text.ok) return text;
  const scenario = readScenario(shown("scenario.yaml"), text.value);
  if (!scenario.ok) return scenario;
  return loadParts(folder.value, withOverrides(scenario.value, overrides), bytes, overrides, shelves);
}

async function loadParts(folder: string, scenario: ScenarioFile, bytes: Uint8Array, overrides: Overrides, shelves: Shelves): Promise<Result<LoadedCase>> {
  const policy = overrides.policy ?? scenario.data.policy ?? "merit";
  const faults: Fault[] = [];
  if (policy !== "merit") faults.push({ code: "scenario-policy", place: scenario.yaml.placeOf(["policy"]), values: { policy } });
  const cohortFolder = join(folder, scenario.data.cohort ?? ".");
  const files = await readFolder(cohortFolder, { wanted: (name) => name.endsWith(".csv") });
  const scheme = await schemeOf(folder, scenario.data.scheme, shelves);
  if (!files.ok) faults.push(...files.faults);
  if (!scheme.ok) faults.push(...scheme.faults);
  if (!files.ok || !scheme.ok) return failure(faults);
  const tables = readTables((name) => shownPath(shelves, join(cohortFolder, name)), files.value, faults);
  const theCase = readCase(scenario, scheme.value.scheme, tables);
  if (!theCase.ok) faults.push(...theCase.faults);
  if (faults.length > 0 || !theCase.ok) return failure(faults);
  const inputs = new Map<string, Uint8Array>([
    ["inputs/scenario.yaml", bytes],
    ["inputs/scheme.yaml", scheme.value.bytes],
  ]);
  for (const [name, content] of files.value) inputs.set(`inputs/${name}`, content);
  return success({ theCase: theCase.value, inputs, folder });
}
