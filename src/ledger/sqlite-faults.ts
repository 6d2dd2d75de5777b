/**
 * What SQLite's errors mean for a ledger (sqlite.org/rescode.html). The package gives the result code of some errors, and of those of a query that is under
 * way the message alone, which is SQLite's own fixed text.
 */
import type { Fault } from "../fault.ts";

/** Primary result codes and messages; all others only a bug can cause. */
const KNOWN: readonly (readonly [code: string, numbers: readonly number[], message: RegExp])[] = [
  ["ledger-busy", [5, 6], /is locked$/],
  ["ledger-full", [13], /disk is full$/],
  ["ledger-unwritable", [8, 10, 14], /readonly database$|disk I\/O error$|unable to open database/],
  // Names are gone where the schema itself was hit; a constraint fails where something is left of records that are gone.
  ["ledger-damaged", [11, 19, 26], /malformed|constraint failed|not a database$|^no such (?:table|column)|^unsupported file format|too large/],
];

/** An error of SQLite as a fault; any other error, and one that only a bug can cause, is thrown on. */
export function sqliteFault(file: string, waitSeconds: number, error: unknown): Fault {
  if (!(error instanceof Error)) throw error;
  const number = "errcode" in error && typeof error.errcode === "number" ? error.errcode & 0xff : 0;
  const known = KNOWN.find(([, numbers, message]) => numbers.includes(number) || message.test(error.message));
  if (known === undefined) throw error;
  return { code: known[0], place: { file }, values: { seconds: waitSeconds, detail: error.message } };
}
