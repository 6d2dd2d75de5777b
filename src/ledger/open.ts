/** Opening a ledger's file, making a new one, and bringing an older one to the version of this program. */
import { closeSync, existsSync, fsyncSync, linkSync, openSync, readSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { DatabaseSync } from "@photostructure/sqlite";
import { type Fault, failure, type Result, success } from "../fault.ts";
import { APPLICATION_ID, MIGRATIONS } from "./schema.ts";
import { sqliteFault } from "./sqlite-faults.ts";
import { type Connection, pragmaOf, prepareConnection, type SqliteLimits, sqliteStore } from "./sqlite-store.ts";
import type { Store } from "./store.ts";

/** How a ledger is opened. */
export interface OpenOptions extends Partial<SqliteLimits> {
  /** Makes the file where there is none. Default: a fault. */
  readonly create?: boolean;
  /** The steps to the newest version; others are for tests. */
  readonly migrations?: readonly string[];
  /** Loads the package; others are for tests. */
  readonly load?: () => Promise<{ readonly DatabaseSync: typeof DatabaseSync }>;
}

const MAGIC = "SQLite format 3\0";
const HEADER_BYTES = 100;

/** How long a process waits for another one that writes. */
export const WAIT_SECONDS = 10;

const loadPackage = () => import("@photostructure/sqlite");

/**
 * Opens the ledger in a file. Faults: `ledger-none`, `ledger-not`, `ledger-newer`, `ledger-cut`, `ledger-damaged`, `ledger-package` where SQLite is not
 * installed for this platform, and those of writing where a new file is made or an older one brought up to date.
 */
export async function openLedger(file: string, options: OpenOptions = {}): Promise<Result<Store>> {
  const { create = false, waitSeconds = WAIT_SECONDS, maxPages, migrations = MIGRATIONS, load = loadPackage } = options;
  const sqlite = await load().catch(reasonOf);
  if (typeof sqlite === "string") return fault(file, "ledger-package", { platform: `${process.platform}-${process.arch}`, reason: sqlite });
  const connect = (path: string): Connection => {
    const made = new sqlite.DatabaseSync(path, { timeout: waitSeconds * 1000 });
    try {
      prepareConnection(made, maxPages);
    } catch (error) {
      made.close();
      throw error;
    }
    return made;
  };
  let connection: Connection | undefined;
  try {
    if (create && !existsSync(file)) makeFile(file, migrations, connect);
    const seen = sightFault(file);
    if (seen !== undefined) return failure([seen]);
    connection = connect(file);
    const old = migrated(connection, file, migrations);
    if (old !== undefined) {
      connection.close();
      return failure([old]);
    }
    return success(sqliteStore(connection, file, migrations.length, { waitSeconds, maxPages }));
  } catch (error) {
    connection?.close();
    const found = systemFault(file, error) ?? sqliteFault(file, waitSeconds, error);
    return failure([found.code === "ledger-damaged" ? (cutFault(file) ?? found) : found]);
  }
}

function fault(file: string, code: string, values: Fault["values"]): Result<never> {
  return failure([{ code, place: { file }, values }]);
}

/** The first line of an error's message; what is no error is thrown on. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) throw error;
  return error.message.split("\n")[0] ?? "";
}

/** An error of the operating system as a fault. */
function systemFault(file: string, error: unknown): Fault | undefined {
  const isSystem = error instanceof Error && "syscall" in error && "code" in error;
  return isSystem ? { code: "ledger-unwritable", place: { file }, values: { detail: String(error.code) } } : undefined;
}

/** What is seen before SQLite opens the file: one of no byte or one it would take for a new database. */
function sightFault(file: string): Fault | undefined {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) return { code: "ledger-none", place: { file }, values: {} };
  if (!stat.isFile()) return { code: "ledger-not", place: { file }, values: {} };
  return stat.size < HEADER_BYTES ? cutFault(file) : undefined;
}

/** Whether a file that SQLite refuses is only shorter than its header says (sqlite.org/fileformat.html, 1.3). Nobody has it open here. */
function cutFault(file: string): Fault | undefined {
  const header = Buffer.alloc(HEADER_BYTES);
  const handle = openSync(file, "r");
  const read = readSync(handle, header);
  closeSync(handle);
  const bytes = statSync(file).size;
  const begins = header.subarray(0, Math.min(read, MAGIC.length)).toString("latin1");
  if (!MAGIC.startsWith(begins)) return { code: "ledger-not", place: { file }, values: {} };
  const pageBytes = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
  const expected = read < HEADER_BYTES ? HEADER_BYTES : header.readUInt32BE(28) * pageBytes;
  return bytes < expected ? { code: "ledger-cut", place: { file }, values: { bytes, expected } } : undefined;
}

/** Brings an older file up to date, all steps or none. Fault: it is no ledger, or newer. */
function migrated(connection: Connection, file: string, migrations: readonly string[]): Fault | undefined {
  if (pragmaOf(connection, "application_id") !== APPLICATION_ID) return { code: "ledger-not", place: { file }, values: {} };
  const found = pragmaOf(connection, "user_version");
  if (found > migrations.length) return { code: "ledger-newer", place: { file }, values: { version: found, known: migrations.length } };
  if (found < migrations.length) applySteps(connection, migrations);
  return undefined;
}

/** Another process may have done it meanwhile: the version is read again within the transaction. */
function applySteps(connection: Connection, migrations: readonly string[]): void {
  connection.exec("begin immediate");
  try {
    for (const step of migrations.slice(pragmaOf(connection, "user_version"))) connection.exec(step);
    connection.exec(`pragma user_version = ${migrations.length}`);
    connection.exec("commit");
  } finally {
    if (connection.isTransaction) connection.exec("rollback");
  }
}

/** Makes an empty ledger beside its place and puts it there whole; one that another process has put there meanwhile stays. */
function makeFile(file: string, migrations: readonly string[], connect: (path: string) => Connection): void {
  const folder = dirname(resolve(file));
  const path = join(folder, `.${basename(file)}.making-${process.pid}`);
  try {
    const connection = connect(path);
    try {
      connection.exec(`pragma application_id = ${APPLICATION_ID}`);
      applySteps(connection, migrations);
    } finally {
      connection.close();
    }
    linkUnlessThere(path, file);
    flushFolder(folder);
  } finally {
    for (const suffix of ["", "-journal"]) rmSync(path + suffix, { force: true });
  }
}

function linkUnlessThere(path: string, file: string): void {
  try {
    linkSync(path, file);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
}

/** The new name is on the disk when this returns. */
function flushFolder(folder: string): void {
  if (process.platform === "win32") return; // A folder cannot be opened there.
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
