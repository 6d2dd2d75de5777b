/** The work of `ledger`, from files to plain data: runs in a worker thread, so that it can be stopped; what is half-written then is rolled back by the next who opens the file. */
import { statSync } from "node:fs";
import { type Fault, failure, type Result, success } from "../fault.ts";
import { readEntries, readStated } from "../ledger/entries.ts";
import { append, erase, history, type Verified, verify } from "../ledger/ledger.ts";
import { openLedger } from "../ledger/open.ts";
import type { Head, Store } from "../ledger/store.ts";
import { exportLines, importLines } from "../ledger/transfer.ts";
import { headText, historyText } from "../report/ledger-text.ts";
import type { Entry } from "../round/entry.ts";
import { ledgerTexts } from "../words/ledger.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { chunksOf, lineFile } from "./file-text.ts";
import { saltSource } from "./salts.ts";

/** What the command line asks for. */
export type LedgerRequest = { readonly ledger: string } & (
  | { readonly task: "verify"; readonly head?: string | undefined }
  | { readonly task: "append"; readonly file: string; readonly by?: string | undefined }
  | { readonly task: "export" }
  | { readonly task: "import"; readonly file: string }
  | { readonly task: "history"; readonly student: string }
  | { readonly task: "erase"; readonly student: string; readonly by: string; readonly reason: string }
);

/** What the thread answers. */
export type LedgerReply =
  | { readonly kind: "faults"; readonly exit: ExitCode; readonly faults: readonly Fault[] }
  | { readonly kind: "done"; readonly text: string; readonly json: Readonly<Record<string, unknown>> };

type Done = Extract<LedgerReply, { readonly kind: "done" }>;

/** Takes pieces of an export. */
type Put = (text: string) => void;

/** Faults of the way to a ledger: anything else that `verify` finds is its answer. */
const UNREAD = new Set(["ledger-none", "ledger-not", "ledger-newer", "ledger-package", "ledger-unwritable", "ledger-head-text"]);

function exitOf(faults: readonly Fault[], task: LedgerRequest["task"]): ExitCode {
  if (faults.some(({ code }) => code === "ledger-busy")) return EXIT.limit;
  return task === "verify" && faults.every(({ code }) => !UNREAD.has(code)) ? EXIT.refused : EXIT.faults;
}

/** Opens the ledger and does what is asked for; no ledger is made for a file that cannot be read. Throws where an invariant is broken. */
export async function workOnLedger(request: LedgerRequest, put: Put): Promise<LedgerReply> {
  const refused = ({ faults }: { readonly faults: readonly Fault[] }): LedgerReply => ({ kind: "faults", exit: exitOf(faults, request.task), faults });
  const entries = request.task === "append" ? entriesIn(request.file, request.by) : success([]);
  if (!entries.ok) return refused(entries);
  const readable = request.task === "import" ? withLines(request.file, () => success(true)) : success(true);
  if (!readable.ok) return refused(readable);
  const opened = await openLedger(request.ledger, { create: request.task === "append" || request.task === "import" });
  if (!opened.ok) return refused(opened);
  try {
    const done = doneOn(opened.value, request, entries.value, put);
    return done.ok ? done.value : refused(done);
  } finally {
    opened.value.close();
  }
}

const now = () => `${new Date().toISOString().slice(0, 19)}Z`;

function doneOn(store: Store, request: LedgerRequest, entries: readonly Entry[], put: Put): Result<Done> {
  switch (request.task) {
    case "verify":
      return mapped(verifiedAt(store, request.head), wholeReply);
    case "append":
      return mapped(append(store, entries, saltSource()), (head) => headReply(head, ledgerTexts.appended(entries.length), { added: entries.length }));
    case "export":
      return mapped(exported(store, put), () => ({ kind: "done", text: "", json: {} }));
    case "import":
      return imported(store, request.file);
    case "history":
      return mapped(history(store, request.student), (records) => ({
        kind: "done",
        text: historyText(records),
        json: { status: "done", student: request.student, records: records.map(({ count, hash, entry }) => ({ count, hash, ...entry })) },
      }));
    case "erase":
      return erased(store, request);
  }
}

function mapped<A>(result: Result<A>, make: (value: A) => Done): Result<Done> {
  return result.ok ? success(make(result.value)) : result;
}

function headReply(head: Head, says: string, json: Readonly<Record<string, unknown>>): Done {
  return { kind: "done", text: `${says}\n${ledgerTexts.headIs(headText(head))}\n`, json: { status: "done", ...json, head: headText(head) } };
}

function wholeReply({ head, students, erased: gone }: Verified): Done {
  return headReply(head, ledgerTexts.whole(head.count, students, gone), { status: "whole", records: head.count, students, erased: gone });
}

/** A head as it was printed. Fault: `ledger-head-text`. */
function verifiedAt(store: Store, text: string | undefined): Result<Verified> {
  if (text === undefined) return verify(store);
  const parts = /^([1-9]\d{0,14}):([0-9a-f]{64})$/.exec(text);
  if (parts === null) return failure([{ code: "ledger-head-text", place: { file: "--head" }, values: { found: text } }]);
  return verify(store, { count: Number(parts[1]), hash: String(parts[2]) });
}

/** Work on the lines of a file. Fault: `path-unreadable`. */
function withLines<T>(path: string, work: (lines: Iterable<string>) => Result<T>): Result<T> {
  try {
    return work(lineFile(statSync(path).size, () => chunksOf(path)).lines());
  } catch (error) {
    const code = error instanceof Error && "code" in error && "syscall" in error ? String(error.code) : undefined;
    if (code === undefined) throw error;
    return failure([{ code: "path-unreadable", place: { file: path }, values: { reason: code } }]);
  }
}

function entriesIn(file: string, by: string | undefined): Result<readonly Entry[]> {
  return withLines(file, (lines) => readEntries(file, lines, { ...(by === undefined ? {} : { author: by }), time: now() }));
}

function imported(store: Store, file: string): Result<Done> {
  return mapped(
    withLines(file, (lines) => importLines(store, file, lines)),
    ({ head, added }) => headReply(head, ledgerTexts.imported(added), { added }),
  );
}

function erased(store: Store, { student, by, reason }: Extract<LedgerRequest, { readonly task: "erase" }>): Result<Done> {
  const stated = readStated({ author: by, time: now(), reason });
  if (!stated.ok) return stated;
  return mapped(erase(store, student, stated.value), (head) => headReply(head, ledgerTexts.erasedNow(student), { student }));
}

const PIECE_CHARACTERS = 1 << 20;

/** Lines go out in pieces of about a million characters. */
function exported(store: Store, put: Put): Result<Head> {
  let lines: string[] = [];
  let characters = 0;
  const flush = (): void => {
    if (lines.length > 0) put(`${lines.join("\n")}\n`);
    [lines, characters] = [[], 0];
  };
  const done = exportLines(store, (line) => {
    lines.push(line);
    characters += line.length;
    if (characters > PIECE_CHARACTERS) flush();
  });
  flush();
  return done;
}
