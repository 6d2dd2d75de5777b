/** A scenario's folder on disk to a case: its files, its scheme's file, and every fault of all of them at once. */
import { basename, dirname, join, relative, resolve } from "node:path";
import type { Case } from "./award/case.ts";
import type { Scheme } from "./award/scheme.ts";
import { failure, success, type Fault, type Result } from "./fault.ts";
import { findFolder, ownShelves, readFolder, type Shelves } from "./files.ts";
import { readClauses, type ClauseList } from "./scenario/clauses-file.ts";
import type { EarlierFile } from "./scenario/earlier.ts";
import type { CaseParts } from "./scenario/edited-case.ts";
import { readLayer, resolveLayers, type Layer, type ResolvedScenario, type SchemeEdit } from "./scenario/extend.ts";
import { editedScheme } from "./scenario/scheme-edits.ts";
import { readCase, readScenario, type ScenarioFile } from "./scenario/scenario-file.ts";
import { readScheme } from "./scenario/scheme-file.ts";
import { TITLES_FILE, titledScheme } from "./scenario/titles-file.ts";
import { workbookOptions } from "./scenario/sheets.ts";
import { writeYaml } from "./scenario/yaml.ts";
import { asNamed, isParquet, isTable, readFiles, readTables, twinOf, type ReadFiles, type ReadTables, type TableFiles } from "./tables/case-tables.ts";
import type { ReadOptions, Table } from "./tables/csv.ts";
import { inSheets } from "./tables/workbook/places.ts";

/** What may be stated otherwise than in the scenario file. */
export interface Overrides {
  readonly seed?: string | undefined;
  readonly policy?: Case["policy"] | undefined;
  /** Schemes that were read before, by file and text: several scenarios of one regulation read it once. */
  readonly schemes?: Map<string, Scheme> | undefined;
}

/** A case with the files it was read from, by the names they get in an output folder. */
export interface LoadedCase {
  readonly theCase: Case;
  readonly inputs: ReadonlyMap<string, Uint8Array>;
  /** The tables as they were read, by the names of their files. */
  readonly tables: ReadonlyMap<string, Table>;
  readonly folder: string;
  readonly schemeFolder: string;
  /** The same in parts, to be read again with values stated otherwise. */
  readonly parts: CaseParts;
}

/** A scheme with the bytes of its file and of its own registers (by their paths in its folder), and what its files are called in messages. */
export interface LoadedScheme {
  readonly scheme: Scheme;
  readonly bytes: Uint8Array;
  /** The text before any edit. */
  readonly written: string;
  readonly registers: ReadonlyMap<string, Uint8Array>;
  readonly folder: string;
  readonly shown: (name: string) => string;
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

const DELIMITERS = { comma: ",", semicolon: ";", tab: "\t" } as const;

/** Allocations of earlier rounds; one that is named and not there is a fault. */
function readEarlierFiles(shown: (name: string) => string, files: ReadonlyMap<string, Uint8Array>, names: readonly string[]): Result<readonly EarlierFile[]> {
  const faults: Fault[] = [];
  const found: EarlierFile[] = [];
  for (const name of names) {
    const bytes = files.get(name);
    const text = bytes === undefined ? undefined : decode(shown(name), bytes);
    if (text === undefined) faults.push({ code: "table-missing", place: { file: shown(name) }, values: { name } });
    else if (text.ok) found.push({ file: shown(name), text: text.value });
    else faults.push(...text.faults);
  }
  return faults.length > 0 ? failure(faults) : success(found);
}

/** What a scenario says about how its CSV tables are written. */
function readOptions({ encoding, delimiter }: Pick<ScenarioFile["data"], "encoding" | "delimiter">): ReadOptions {
  return { encoding, delimiter: delimiter && DELIMITERS[delimiter] };
}

/** A fault that only says what a lost or empty table leaves behind: its absence, and that others refer to its rows. */
function follows(fault: Fault, unreadable: ReadonlyMap<string, readonly Fault[]>, students: Table | undefined): boolean {
  switch (fault.code) {
    case "table-missing":
    case "census-missing":
    case "columns-no-table":
    case "list-rows-missing":
      return unreadable.has(String(fault.values["name"] ?? fault.values["table"] ?? fault.place.file));
    case "cell-id-unknown":
      return students === undefined || students.lineOf.length === 0;
    default:
      return false;
  }
}

/** A table that is named, without a path: one of the case, or a register that the scheme misses. */
function isTableName({ code, place, values }: Fault): boolean {
  return /^[^/\\]+\.csv$/.test(place.file) || (code === "table-missing" && place.file === values["name"]);
}

/** What is wrong with tables and case together; a table that is only named gets its path. */
function faultsOf({ tables, unreadable }: ReadTables, theCase: Result<Case>, shown: (name: string) => string): readonly Fault[] {
  const own = theCase.ok ? [] : theCase.faults.filter((fault) => !follows(fault, unreadable, tables.get("students.csv")));
  const placed = own.map((fault) => (isTableName(fault) ? { ...fault, place: { ...fault.place, file: shown(fault.place.file) } } : fault));
  return [...[...unreadable.values()].flat(), ...inSheets(placed, tables.values())];
}

/** Reads the tables of a case, of all kinds of files. */
function readTableFiles(input: TableFiles, scenario: ScenarioFile, scheme: Scheme): Promise<ReadFiles> {
  return readFiles(input, { csv: readOptions(scenario.data), workbook: workbookOptions(scenario, scheme) });
}

/** Reads a scheme by path or name, with edits of single values. */
export async function loadScheme(
  nameOrPath: string,
  shelves: Shelves = ownShelves(),
  edits: readonly SchemeEdit[] = [],
  known: Map<string, Scheme> = new Map(),
): Promise<Result<LoadedScheme>> {
  const folder = await findFolder("models", nameOrPath, shelves);
  if (!folder.ok) return folder;
  const files = await readFolder(folder.value, { wanted: (name) => name === "scheme.yaml" || name === TITLES_FILE });
  if (!files.ok) return files;
  const written = files.value.get("scheme.yaml");
  if (written === undefined) return failure([{ code: "scheme-file", place: { file: folder.value }, values: {} }]);
  const shown = (name: string) => shownPath(shelves, join(folder.value, name));
  const bytes = edits.length === 0 ? success(written) : editedBytes(shown("scheme.yaml"), written, edits);
  if (!bytes.ok) return bytes;
  const mark = `${folder.value} ${Buffer.from(bytes.value).toString("latin1")}`;
  const before = known.get(mark);
  const scheme = before === undefined ? schemeOfBytes(shown, bytes.value, files.value.get(TITLES_FILE)) : success(before);
  if (!scheme.ok) return scheme;
  known.set(mark, scheme.value);
  const registers = await registerFiles(folder.value, scheme.value);
  if (registers.ok && files.value.has(TITLES_FILE)) registers.value.set(TITLES_FILE, files.value.get(TITLES_FILE) as Uint8Array);
  return registers.ok
    ? success({ scheme: scheme.value, bytes: bytes.value, written: UTF8.decode(written), registers: registers.value, folder: folder.value, shown })
    : registers;
}

function editedBytes(file: string, bytes: Uint8Array, edits: readonly SchemeEdit[]): Result<Uint8Array> {
  const text = decode(file, bytes);
  const edited = text.ok ? editedScheme(file, text.value, edits) : text;
  return edited.ok ? success(new TextEncoder().encode(edited.value)) : edited;
}

/** The scheme's own registers: files in its folder, by their paths in it. One that is not there is missed when a case is read. */
async function registerFiles(folder: string, scheme: Scheme): Promise<Result<Map<string, Uint8Array>>> {
  const found = new Map<string, Uint8Array>();
  for (const register of scheme.registers.filter((candidate) => candidate.owner === "scheme")) {
    const files = await readFolder(join(folder, dirname(register.file)), { wanted: (name) => name === basename(register.file) });
    const isAbsent = !files.ok && files.faults.every((fault) => fault.values["reason"] === "ENOENT");
    if (!files.ok && !isAbsent) return files;
    const bytes = files.ok ? files.value.get(basename(register.file)) : undefined;
    if (bytes !== undefined) found.set(register.file, bytes);
  }
  return success(found);
}

/** Reads a scheme by path or name, and the clause list beside it. */
export async function loadClauses(
  nameOrPath: string,
  shelves: Shelves = ownShelves(),
): Promise<Result<{ readonly scheme: Scheme; readonly list: ClauseList }>> {
  const [scheme, list] = [await loadScheme(nameOrPath, shelves), await clausesOf(nameOrPath, shelves)];
  if (scheme.ok && list.ok) return success({ scheme: scheme.value.scheme, list: list.value });
  // A folder that cannot be found or read is told once.
  const faults = [...(scheme.ok ? [] : scheme.faults), ...(list.ok ? [] : list.faults)];
  return failure([...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()]);
}

async function clausesOf(nameOrPath: string, shelves: Shelves): Promise<Result<ClauseList>> {
  const folder = await findFolder("models", nameOrPath, shelves);
  if (!folder.ok) return folder;
  const files = await readFolder(folder.value, { wanted: (name) => name === "clauses.yaml" });
  if (!files.ok) return files;
  const bytes = files.value.get("clauses.yaml");
  if (bytes === undefined) return failure([{ code: "clauses-missing", place: { file: shownPath(shelves, folder.value) }, values: {} }]);
  const file = shownPath(shelves, join(folder.value, "clauses.yaml"));
  const text = decode(file, bytes);
  return text.ok ? readClauses(file, text.value) : text;
}

/** Reads the bytes of a `scheme.yaml`, and of the titles beside it; `shown` is what they are called in messages. */
export function schemeOfBytes(shown: (name: string) => string, bytes: Uint8Array, titles?: Uint8Array): Result<Scheme> {
  const text = decode(shown("scheme.yaml"), bytes);
  const scheme = text.ok ? readScheme(shown("scheme.yaml"), text.value) : text;
  return scheme.ok ? titledScheme(scheme.value, shown(TITLES_FILE), titles) : scheme;
}

/** Reads the bytes of a `scenario.yaml`. */
export function scenarioOfBytes(file: string, bytes: Uint8Array): Result<ScenarioFile> {
  const text = decode(file, bytes);
  return text.ok ? readScenario(file, text.value) : text;
}

/** The case of a scenario, its scheme and the bytes of its tables by file name; `shown` is what a table is called in messages, `own` are the tables as read. */
export function caseOfTables(
  scenario: ScenarioFile,
  scheme: Pick<LoadedScheme, "scheme" | "registers" | "shown">,
  files: ReadonlyMap<string, Uint8Array>,
  shown: (name: string) => string,
  own: ReadTables = readTables(shown, files, readOptions(scenario.data)),
): Result<Pick<LoadedCase, "theCase" | "tables"> & { readonly earlier: readonly EarlierFile[] }> {
  const registers = readTables(scheme.shown, scheme.registers, {});
  const read: ReadTables = {
    tables: new Map([...registers.tables, ...own.tables]),
    unreadable: new Map([...registers.unreadable, ...own.unreadable]),
  };
  const earlier = readEarlierFiles(shown, files, scenario.data.earlier ?? []);
  if (!earlier.ok) return earlier;
  const theCase = readCase(scenario, scheme.scheme, read.tables, earlier.value);
  const stated = scenario.data.registers ?? {};
  const ofScheme = scheme.scheme.registers.filter((register) => register.owner === "scheme" && stated[register.name] === undefined);
  const faults = faultsOf(read, theCase, (name) => (ofScheme.some((register) => register.file === name) ? scheme.shown(name) : shown(name)));
  return faults.length > 0 || !theCase.ok ? failure(faults) : success({ theCase: theCase.value, tables: read.tables, earlier: earlier.value });
}

function shownPath(shelves: Shelves, path: string): string {
  const short = relative(shelves.workingFolder, path);
  return short.startsWith("..") || short === "" ? path : short;
}

/** The scenario with what the command line states otherwise. */
function withOverrides(scenario: ResolvedScenario, overrides: Overrides): ResolvedScenario {
  const seed = overrides.seed === undefined ? {} : { seed: overrides.seed };
  const policy = overrides.policy === undefined ? {} : { policy: overrides.policy };
  return { ...scenario, data: { ...scenario.data, ...seed, ...policy } };
}

async function schemeOf(
  folder: string,
  { data, schemeEdits }: ResolvedScenario,
  shelves: Shelves,
  known: Map<string, Scheme> | undefined,
): ReturnType<typeof loadScheme> {
  const name = data.scheme;
  const path = /[/\\]/.test(name) || name.startsWith(".") ? join(folder, name) : name;
  return loadScheme(path, shelves, schemeEdits, known);
}

/** One scenario of a chain of extensions: its folder and its file. */
interface Link {
  readonly folder: string;
  readonly bytes: Uint8Array;
  readonly layer: Layer;
}

async function readLink(folder: string, shelves: Shelves): Promise<Result<Link>> {
  const head = await readFolder(folder, { wanted: (name) => name === "scenario.yaml" });
  if (!head.ok) return head;
  const bytes = head.value.get("scenario.yaml");
  if (bytes === undefined) return failure([{ code: "scenario-file", place: { file: folder }, values: {} }]);
  const file = shownPath(shelves, join(folder, "scenario.yaml"));
  const text = decode(file, bytes);
  const layer = text.ok ? readLayer(file, text.value) : text;
  return layer.ok ? success({ folder, bytes, layer: layer.value }) : layer;
}

/** The scenario in a folder and those that it extends, the base first. Faults: a base that is not there, a chain that comes back to itself. */
async function readChain(folder: string, shelves: Shelves): Promise<Result<readonly Link[]>> {
  const chain: Link[] = [];
  let at = folder;
  for (;;) {
    const link = await readLink(at, shelves);
    if (!link.ok) return link;
    chain.unshift(link.value);
    const { yaml, extension } = link.value.layer;
    if (extension === undefined) return success(chain);
    const isPath = /[/\\]/.test(extension.extends) || extension.extends.startsWith(".");
    const base = await findFolder("scenarios", isPath ? resolve(at, extension.extends) : extension.extends, shelves);
    if (!base.ok) {
      const faults = base.faults.map((fault) => ({ ...fault, place: yaml.placeOf(["extends"]), values: { ...fault.values, name: extension.extends } }));
      return failure(faults);
    }
    at = base.value;
    if (chain.some((known) => resolve(known.folder) === resolve(at)))
      return failure([{ code: "extends-cycle", place: yaml.placeOf(["extends"]), values: { name: extension.extends } }]);
  }
}

/** Reads a scenario by path or name, with what it extends, its scheme and its tables. */
export async function loadCase(nameOrPath: string, overrides: Overrides = {}, shelves: Shelves = ownShelves()): Promise<Result<LoadedCase>> {
  const found = await loadScenario(nameOrPath, shelves);
  return found.ok ? loadParts(found.value.chain, withOverrides(found.value.scenario, overrides), overrides, shelves) : found;
}

/** The seed that a scenario states, by itself or by what it extends; undefined where it states none. */
export async function seedOf(nameOrPath: string, shelves: Shelves = ownShelves()): Promise<Result<string | undefined>> {
  const scenario = await loadScenario(nameOrPath, shelves);
  return scenario.ok ? success(scenario.value.scenario.data.seed) : scenario;
}

/** A scenario with what it extends, before its scheme and tables are read. */
async function loadScenario(nameOrPath: string, shelves: Shelves): Promise<Result<{ readonly chain: readonly Link[]; readonly scenario: ResolvedScenario }>> {
  const folder = await findFolder("scenarios", nameOrPath, shelves);
  if (!folder.ok) return folder;
  const chain = await readChain(folder.value, shelves);
  if (!chain.ok) return chain;
  const scenario = resolveLayers(chain.value.map((link) => link.layer));
  return scenario.ok ? success({ chain: chain.value, scenario: scenario.value }) : scenario;
}

/** Files of the case: the base's, each replaced by one of the same name (of tables: in CSV or Parquet) of the scenarios that extend it; and where each lies. */
interface CaseFiles {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly folderOf: ReadonlyMap<string, string>;
  readonly layerOf: ReadonlyMap<string, number>;
}

async function readCaseFiles(chain: readonly Link[], scenario: ResolvedScenario, shelves: Shelves): Promise<Result<CaseFiles>> {
  const faults: Fault[] = [];
  const files = new Map<string, Uint8Array>();
  const folderOf = new Map<string, string>();
  const layerOf = new Map<string, number>();
  const earlier = scenario.data.earlier ?? [];
  for (const [i, { folder, layer }] of chain.entries()) {
    const cohort = layer.extension === undefined ? (layer.yaml.data as { readonly cohort?: string }).cohort : layer.extension.cohort;
    const place = join(folder, cohort ?? ".");
    const read = await readFolder(place, { wanted: (name) => isTable(name) || earlier.includes(name) });
    const found = read.ok ? read.value : new Map<string, Uint8Array>();
    if (!read.ok) faults.push(...read.faults);
    for (const [name, content] of found) {
      if (isParquet(name) && found.has(twinOf(name)))
        faults.push({ code: "table-twice", place: { file: shownPath(shelves, join(place, name)) }, values: { name, other: twinOf(name) } });
      if (isTable(name)) files.delete(twinOf(name));
      files.set(name, content);
      folderOf.set(name, place);
      layerOf.set(name, i);
    }
    if (!folderOf.has("")) folderOf.set("", place);
  }
  return faults.length > 0 ? failure(faults) : success({ files, folderOf, layerOf });
}

async function loadParts(chain: readonly Link[], scenario: ResolvedScenario, overrides: Overrides, shelves: Shelves): Promise<Result<LoadedCase>> {
  const own = chain.at(-1);
  if (own === undefined) throw new Error("a chain has a last scenario");
  const faults: Fault[] = [];
  const found = await readCaseFiles(chain, scenario, shelves);
  const scheme = await schemeOf(chain[scenario.schemeFrom]?.folder ?? own.folder, scenario, shelves, overrides.schemes);
  if (!found.ok) faults.push(...found.faults);
  if (!scheme.ok)
    faults.push(...scheme.faults.map((fault) => (fault.code === "path-missing" ? { ...fault, place: scenario.yaml.placeOf(["scheme"]) } : fault)));
  if (!found.ok || !scheme.ok) return failure(faults);
  const { files, folderOf, layerOf } = found.value;
  const shownTable = (name: string) => shownPath(shelves, join(folderOf.get(name) ?? folderOf.get("") ?? own.folder, name));
  const tableFiles = await readTableFiles({ files, shown: shownTable, layerOf }, scenario, scheme.value.scheme);
  const read = caseOfTables(scenario, scheme.value, files, shownTable, tableFiles);
  if (!read.ok) return failure([...faults, ...read.faults]);
  if (faults.length > 0) return failure(faults);
  const inputs = new Map<string, Uint8Array>([
    ["inputs/scenario.yaml", chain.length === 1 ? own.bytes : resolvedBytes(scenario)],
    ["inputs/scheme.yaml", scheme.value.bytes],
  ]);
  for (const [name, content] of [...scheme.value.registers, ...files]) if (!tableFiles.unused.has(name)) inputs.set(`inputs/${name}`, content);
  const { theCase, tables, earlier } = read.value;
  const layers = chain.map((link) => link.layer);
  const parts: CaseParts = { layers, schemeFile: scheme.value.shown("scheme.yaml"), schemeText: scheme.value.written, tables, earlier };
  return success({ theCase, tables: asNamed(tables), inputs, folder: own.folder, schemeFolder: scheme.value.folder, parts });
}

/** The whole scenario as one file: its tables lie beside it. */
function resolvedBytes(scenario: ResolvedScenario): Uint8Array {
  const { cohort: _, ...data } = scenario.yaml.data as Readonly<Record<string, unknown>>;
  return new TextEncoder().encode(writeYaml(data));
}

/** A case read back from an output folder, and where its scenario says that a public number for the lot will come from. */
export interface CaseOfInputs extends Omit<LoadedCase, "schemeFolder" | "parts"> {
  readonly draw: ScenarioFile["data"]["draw"];
  /** The scenario's file, and the tables by the names that they have as CSV. */
  readonly scenario: ScenarioFile;
  readonly tablesByName: ReadonlyMap<string, Table>;
}

/** Reads the case of an output folder from its files (by their names in it, `inputs/...`), and from nothing else. */
export async function caseOfInputs(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<Result<CaseOfInputs>> {
  const inputs = new Map([...files].filter(([name]) => name.startsWith("inputs/")));
  const own = new Map([...inputs].map(([name, bytes]) => [name.slice("inputs/".length), bytes] as const));
  const shown = (name: string) => join(folder, "inputs", name);
  const [scenarioBytes, schemeBytes] = [own.get("scenario.yaml"), own.get("scheme.yaml")];
  if (scenarioBytes === undefined || schemeBytes === undefined)
    return failure([{ code: "scenario-file", place: { file: join(folder, "inputs") }, values: {} }]);
  const [scenario, scheme] = [scenarioOfBytes(shown("scenario.yaml"), scenarioBytes), schemeOfBytes(shown, schemeBytes, own.get(TITLES_FILE))];
  if (!scenario.ok || !scheme.ok) return failure([...(scenario.ok ? [] : scenario.faults), ...(scheme.ok ? [] : scheme.faults)]);
  const registerNames = scheme.value.registers.filter((register) => register.owner === "scheme").map((register) => register.file);
  const registers = new Map([...own].filter(([name]) => registerNames.includes(name)));
  const tables = new Map([...own].filter(([name]) => !registerNames.includes(name) && !name.endsWith(".yaml")));
  const tableFiles = await readTableFiles({ files: tables, shown, layerOf: new Map() }, scenario.value, scheme.value);
  const read = caseOfTables(scenario.value, { scheme: scheme.value, registers, shown }, tables, shown, tableFiles);
  if (!read.ok) return read;
  const { theCase, tables: tablesByName } = read.value;
  return success({ theCase, tables: asNamed(tablesByName), tablesByName, inputs, folder, draw: scenario.value.data.draw, scenario: scenario.value });
}
