/** The tables of a case from the files of its folders: each as CSV, as Parquet, or as a sheet of a workbook; a table is known by the name that it has as CSV. */
import type { Fault } from "../fault.ts";
import { nearestName } from "../scenario/nearest.ts";
import type { WorkbookWords } from "../scenario/sheets.ts";
import { type ReadOptions, readTable, type Table } from "./csv.ts";
import { readParquet } from "./parquet.ts";
import { readWorkbook } from "./workbook/tables.ts";

/** Tables by their names as CSV, and what is wrong with those that could not be read. */
export interface ReadTables {
  readonly tables: ReadonlyMap<string, Table>;
  readonly unreadable: ReadonlyMap<string, readonly Fault[]>;
}

/** Tables of all kinds of files. */
export interface ReadFiles extends ReadTables {
  /** Files that nothing was taken from. */
  readonly unused: ReadonlySet<string>;
}

/** Files of a case by name, what each is called in messages, and how far up the chain of extensions it comes from (0 where nothing is said). */
export interface TableFiles {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly shown: (name: string) => string;
  readonly layerOf: ReadonlyMap<string, number>;
}

/** How files are read. */
export interface FileOptions {
  readonly csv: ReadOptions;
  readonly workbook: WorkbookWords;
}

const PARQUET = /\.parquet$/;
const WORKBOOK = /\.xlsx$/;
/** Spreadsheets that are not read. */
const OTHER = /\.(xls|xlsm|xlsb|ods)$/;
/** A spreadsheet program's mark that it has the file open. */
const LOCK = /^~\$/;

/** Whether a file is a Parquet table, by its name. */
export function isParquet(name: string): boolean {
  return PARQUET.test(name);
}

/** Whether a file holds tables, or seems to, by its name. */
export function isTable(name: string): boolean {
  return !LOCK.test(name) && (name.endsWith(".csv") || [PARQUET, WORKBOOK, OTHER].some((pattern) => pattern.test(name)));
}

/** The name of a table in the other of the two forms of one table each; that of any other file. */
export function twinOf(name: string): string {
  return isParquet(name) ? name.replace(PARQUET, ".csv") : name.replace(/\.csv$/, ".parquet");
}

/** Tables by the names by which a reader of the manifest finds them: those of their files and sheets. */
export function asNamed(tables: ReadonlyMap<string, Table>): ReadonlyMap<string, Table> {
  return new Map([...tables].map(([name, table]) => [nameAsRead(name, table), table]));
}

function nameAsRead(name: string, { encoding, sheet }: Table): string {
  if (sheet !== undefined) return `${sheet.file.replace(/^.*[/\\]/, "")}#${sheet.name}`;
  return encoding === "parquet" ? twinOf(name) : name;
}

/** Reads the CSV tables among some files; `shown` is what a file is called in messages. */
export function readTables(shown: (name: string) => string, files: ReadonlyMap<string, Uint8Array>, options: ReadOptions): ReadTables {
  const tables = new Map<string, Table>();
  const unreadable = new Map<string, readonly Fault[]>();
  for (const [name, bytes] of files) {
    if (!name.endsWith(".csv")) continue;
    const read = readTable(shown(name), bytes, options);
    if (read.ok) tables.set(name, read.value);
    else unreadable.set(name, read.faults);
  }
  return { tables, unreadable };
}

/** Tables while files are read, with the file that each is taken from. */
interface Work extends TableFiles {
  readonly options: FileOptions;
  readonly tables: Map<string, Table>;
  readonly unreadable: Map<string, readonly Fault[]>;
  readonly takenFrom: Map<string, string>;
  /** Names of all sheets with cells. */
  readonly sheets: Set<string>;
}

/**
 * Reads the tables of a case. Where a table comes from two files, the one of the scenario that extends the other counts; in one folder that is a fault
 * (`table-twice`). In files without layers (an output folder's) a table of its own counts before a sheet.
 */
export async function readFiles(input: TableFiles, options: FileOptions): Promise<ReadFiles> {
  const { tables, unreadable } = readTables(input.shown, input.files, options.csv);
  const work: Work = { ...input, options, tables: new Map(tables), unreadable: new Map(unreadable), takenFrom: new Map(), sheets: new Set() };
  for (const name of [...tables.keys(), ...unreadable.keys()]) work.takenFrom.set(name, name);
  for (const [name, bytes] of input.files) if (isParquet(name)) await takeParquet(work, name, bytes);
  for (const [name, bytes] of input.files) if (WORKBOOK.test(name)) takeWorkbook(work, name, bytes);
  for (const name of options.workbook.sheets.keys()) if (!work.sheets.has(name)) missSheet(work, name);
  for (const name of input.files.keys()) if (OTHER.test(name)) refuseOther(work, name);
  const used = new Set(work.takenFrom.values());
  const unused = new Set([...input.files.keys()].filter((name) => isTable(name) && !used.has(name)));
  return { tables: work.tables, unreadable: work.unreadable, unused };
}

async function takeParquet({ shown, options, tables, unreadable, takenFrom }: Work, name: string, bytes: Uint8Array): Promise<void> {
  const ignored = [...(options.workbook.tables.get(name.replace(PARQUET, ""))?.ignored ?? [])];
  const read = await readParquet(shown(name), bytes, { ignored });
  if (read.ok) tables.set(twinOf(name), read.value);
  else unreadable.set(twinOf(name), read.faults);
  takenFrom.set(twinOf(name), name);
}

function takeWorkbook(work: Work, name: string, bytes: Uint8Array): void {
  const { options, unreadable, shown } = work;
  const read = readWorkbook(name, shown(name), bytes, options.workbook);
  for (const sheet of read.sheets) work.sheets.add(sheet);
  for (const [table, held] of read.tables) if (isTaken(work, `${table}.csv`, name)) work.tables.set(`${table}.csv`, held);
  for (const [table, faults] of read.unreadable) if (isTaken(work, `${table}.csv`, name)) unreadable.set(`${table}.csv`, faults);
  if (read.faults.length === 0) return;
  addFaults(work, name, read.faults);
  for (const table of options.workbook.tables.keys()) forgive(work, `${table}.csv`);
}

function addFaults({ unreadable, takenFrom }: Work, name: string, faults: readonly Fault[]): void {
  unreadable.set(name, [...(unreadable.get(name) ?? []), ...faults]);
  takenFrom.set(name, name);
}

/** A table that a file with faults may have held is not missed as well. */
function forgive({ unreadable, takenFrom }: Work, table: string): void {
  if (!takenFrom.has(table)) unreadable.set(table, unreadable.get(table) ?? []);
}

/** Whether a workbook's sheet is the table, and not another file; two of one folder, and two workbooks one of which is not replaced whole, are a fault. */
function isTaken(work: Work, table: string, name: string): boolean {
  const { layerOf, takenFrom, tables, unreadable } = work;
  const other = takenFrom.get(table);
  if (other !== undefined) {
    const [own, before] = [layerOf.get(name) ?? 0, layerOf.get(other) ?? 0];
    const code = own === before ? "table-twice" : WORKBOOK.test(other) ? "table-workbooks" : undefined;
    if (code !== undefined && layerOf.size > 0) addFaults(work, name, [{ code, place: { file: work.shown(name) }, values: { name, other, table } }]);
    if (code !== undefined || own < before) return false;
  }
  unreadable.delete(table);
  tables.delete(table);
  takenFrom.set(table, name);
  return true;
}

/** A sheet that the scenario names, and no workbook that could be read has. */
function missSheet(work: Work, name: string): void {
  const wrong = [...work.files.keys()].some((file) => WORKBOOK.test(file) && work.unreadable.has(file));
  if (wrong) return;
  const place = work.options.workbook.placeOfSheet(name);
  addFaults(work, place.file, [
    { code: "workbook-no-sheet", place, values: { name, known: [...work.sheets].join(", "), near: nearestName(name, [...work.sheets]) } },
  ]);
}

/** A spreadsheet of a kind that is not read, where it is called like a table, or where there are no students. */
function refuseOther(work: Work, name: string): void {
  const { options, takenFrom, shown } = work;
  const table = name.replace(OTHER, "");
  if (!options.workbook.tables.has(table) && takenFrom.has("students.csv")) return;
  addFaults(work, name, [{ code: "table-format", place: { file: shown(name) }, values: { kind: name.slice(name.lastIndexOf(".") + 1) } }]);
  for (const lost of [`${table}.csv`, "students.csv"]) forgive(work, lost);
}
