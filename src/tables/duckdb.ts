/**
 * DuckDB for one piece of work on Parquet: loaded when a Parquet table is met, in memory, on one thread, without extensions
 * from elsewhere, and with a folder of its own for the files that it reads or writes.
 */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { failure, type Result } from "../fault.ts";

/** What is used of the package. */
export interface DuckDb {
  readonly DuckDBInstance: Pick<typeof DuckDBInstance, "create">;
}

/** Loads the package; it is optional, and so is its native part for each platform. */
export type LoadDuckDb = () => Promise<DuckDb>;

const loadPackage: LoadDuckDb = () => import("@duckdb/node-api");

const CONFIG = { threads: "1", autoinstall_known_extensions: "false", autoload_known_extensions: "false" };

/** Work with a connection and a folder that nobody else may read; both end with the work. */
export type DuckDbWork<T> = (connection: DuckDBConnection, folder: string) => Promise<Result<T>>;

/** Does some work with DuckDB for `file`. Fault: `parquet-package`, the package or its part for this platform is not installed. What the work throws is thrown on. */
export async function withDuckDb<T>(file: string, work: DuckDbWork<T>, load: LoadDuckDb = loadPackage): Promise<Result<T>> {
  const duckdb = await load().catch((error: unknown) => reasonOf(error));
  if (typeof duckdb === "string")
    return failure([{ code: "parquet-package", place: { file }, values: { platform: `${process.platform}-${process.arch}`, reason: duckdb } }]);
  removeLeftovers();
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  try {
    const instance = await duckdb.DuckDBInstance.create(":memory:", CONFIG);
    const connection = await instance.connect();
    try {
      return await work(connection, folder);
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The first line of an error's message; what is no error is thrown on. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) throw error;
  return error.message.split("\n")[0] ?? "";
}

const PREFIX = "bursar-parquet-";

/** Removes the folders of processes that were ended before they could: they hold personal data. */
function removeLeftovers(): void {
  for (const name of readdirSync(tmpdir())) {
    const owner = name.startsWith(PREFIX) ? Number.parseInt(name.slice(PREFIX.length), 10) : Number.NaN;
    if (Number.isSafeInteger(owner) && !isRunning(owner)) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ESRCH"); // EPERM: it runs, for another user.
  }
}
