/**
 * A ledger in one SQLite file. A rollback journal, not a write-ahead log: all that was acknowledged stands in the file itself, so a cut is seen by its size,
 * where a log that was cut reads as a shorter ledger. `synchronous = extra` flushes the file, the journal and the folder before a commit returns.
 * Whoever writes holds the file alone; others wait for a stated time. Nothing here opens the file a second time: closing that would drop SQLite's locks
 * (sqlite.org/howtocorrupt.html, 2.2).
 */
import { statSync } from "node:fs";
import type { DatabaseSync } from "@photostructure/sqlite";
import { type Fault, failure, type Result, success } from "../fault.ts";
import { APPLICATION_ID } from "./schema.ts";
import { sqliteFault } from "./sqlite-faults.ts";
import { sqliteTables } from "./sqlite-tables.ts";
import type { Store, Tables } from "./store.ts";

/** A connection to a file. */
export type Connection = InstanceType<typeof DatabaseSync>;

/** Limits of a storage; `maxPages` is for tests of a full disk. */
export interface SqliteLimits {
  /** How long a process waits for another one, in seconds. */
  readonly waitSeconds: number;
  readonly maxPages?: number | undefined;
}

const CACHE_KIB = 65_536;

/** What every connection is set to. */
export function prepareConnection(connection: Connection, maxPages: number | undefined): void {
  connection.exec("pragma journal_mode = delete; pragma synchronous = extra; pragma secure_delete = on; pragma foreign_keys = on; pragma trusted_schema = off");
  connection.exec(`pragma cell_size_check = on; pragma cache_size = -${CACHE_KIB}`);
  if (maxPages !== undefined) connection.exec(`pragma max_page_count = ${maxPages}`);
}

/** The number that a pragma gives. */
export function pragmaOf(connection: Connection, name: string): number {
  return Number(Object.values(connection.prepare(`pragma ${name}`).get() as object)[0]);
}

/** Faults of a file that is shorter or longer than it says, or has another purpose or version; `version` is the newest that is known. Called within a transaction. */
function fileFault(connection: Connection, file: string, version: number): Fault | undefined {
  const fault = (code: string, values: Fault["values"]): Fault => ({ code, place: { file }, values });
  if (pragmaOf(connection, "application_id") !== APPLICATION_ID) return fault("ledger-not", {});
  const found = pragmaOf(connection, "user_version");
  if (found > version) return fault("ledger-newer", { version: found, known: version });
  const [bytes, expected] = [statSync(file).size, pragmaOf(connection, "page_count") * pragmaOf(connection, "page_size")];
  if (bytes < expected) return fault("ledger-cut", { bytes, expected });
  return bytes > expected ? fault("ledger-long", { bytes, expected }) : undefined;
}

function rollBack(connection: Connection): void {
  // SQLite has done it itself after some errors, a full disk among them.
  if (connection.isTransaction) connection.exec("rollback");
}

/** The storage of an open connection to a ledger of the newest `version`. */
export function sqliteStore(connection: Connection, file: string, version: number, { waitSeconds }: SqliteLimits): Store {
  const guarded = <T>(work: () => Result<T>): Result<T> => {
    try {
      return work();
    } catch (error) {
      rollBack(connection);
      return failure([sqliteFault(file, waitSeconds, error)]);
    }
  };
  const transact = <T>(kind: "read" | "write", work: (tables: Tables) => Result<T>): Result<T> =>
    guarded(() => {
      connection.exec(kind === "write" ? "begin immediate" : "begin");
      const fault = fileFault(connection, file, version);
      const done = fault === undefined ? work(sqliteTables(connection)) : failure([fault]);
      if (done.ok && kind === "write") connection.exec("commit");
      else rollBack(connection);
      return done;
    });
  const wipe = (): Result<true> =>
    guarded(() => {
      connection.exec("vacuum");
      return success(true);
    });
  return { file, transact, wipe, close: () => connection.close() };
}
