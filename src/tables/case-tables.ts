/** The tables of a case from the files of its folders, each as CSV or as Parquet; either way a table is known by the name that it has as CSV. */
import type { Fault } from "../fault.ts";
import { type ReadOptions, readTable, type Table } from "./csv.ts";
import { readParquet } from "./parquet.ts";

/** Tables by their names as CSV, and what is wrong with those that could not be read. */
export interface ReadTables {
  readonly tables: ReadonlyMap<string, Table>;
  readonly unreadable: ReadonlyMap<string, readonly Fault[]>;
}

/** No tables, none wrong. */
export const NO_TABLES: ReadTables = { tables: new Map(), unreadable: new Map() };

const PARQUET = /\.parquet$/;

/** Whether a file is a Parquet table, by its name. */
export function isParquet(name: string): boolean {
  return PARQUET.test(name);
}

/** Whether a file is a table, by its name. */
export function isTable(name: string): boolean {
  return name.endsWith(".csv") || isParquet(name);
}

/** The name of a table in the other of the two forms. */
export function twinOf(name: string): string {
  return isParquet(name) ? name.replace(PARQUET, ".csv") : name.replace(/\.csv$/, ".parquet");
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

/** Reads the Parquet tables among the files of a case; columns that the scenario ignores (by table) may be of any type. */
export async function readParquetTables(
  shown: (name: string) => string,
  files: ReadonlyMap<string, Uint8Array>,
  ignore: Readonly<Record<string, readonly string[]>> = {},
): Promise<ReadTables> {
  const tables = new Map<string, Table>();
  const unreadable = new Map<string, readonly Fault[]>();
  for (const [name, bytes] of files) {
    if (!isParquet(name)) continue;
    const read = await readParquet(shown(name), bytes, { ignored: ignore[name.replace(PARQUET, "")] });
    if (read.ok) tables.set(twinOf(name), read.value);
    else unreadable.set(twinOf(name), read.faults);
  }
  return { tables, unreadable };
}
