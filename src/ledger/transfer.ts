/** A ledger out to text and in again. In comes only what continues the chain that is there: another chain is refused with its place. */
import { failure, type Fault, type Result, success } from "../fault.ts";
import { type Broken, type ChainCheck, chainCheck } from "./check.ts";
import { brokenFault, headOf } from "./ledger.ts";
import { endText, HEADER, lineIn, lineText } from "./lines-text.ts";
import type { Head, Line, Store, Tables } from "./store.ts";

/** Gives the lines of the ledger's text to `put`, in order and without line ends; every record is checked before its line is given. Faults: a broken line, those of the storage. */
export function exportLines(store: Store, put: (text: string) => void): Result<Head> {
  return store.transact("read", (tables) => {
    const check = chainCheck();
    put(HEADER);
    for (const line of tables.lines()) {
      const broken = check.take(line);
      if (broken !== undefined) return failure([brokenFault(store.file, broken)]);
      put(lineText(line));
    }
    const broken = check.end();
    if (broken !== undefined) return failure([brokenFault(store.file, broken)]);
    put(endText(check.head()));
    return success(check.head());
  });
}

/** What an import did. */
export interface Imported {
  readonly head: Head;
  readonly added: number;
}

/**
 * Takes in the text of a ledger, all of it or nothing: records that are there already must be the same, later ones are appended, and whoever is erased in the
 * text is erased here. Faults: `ledger-line`, `ledger-end` where the text was cut, `ledger-fork`, a broken line, each with its line; those of the storage.
 */
export function importLines(store: Store, file: string, texts: Iterable<string>): Result<Imported> {
  const check = chainCheck();
  const done = store.transact("write", (tables) => {
    const before = headOf(store.file, tables);
    if (!before.ok) return before;
    const fault = takeLines(file, texts, { tables, before: before.value, check });
    if (fault !== undefined) return failure([fault]);
    for (const subject of check.erased()) tables.erase(subject);
    const added = Math.max(0, check.head().count - before.value.count);
    return success({ head: added > 0 ? check.head() : before.value, added });
  });
  if (!done.ok || done.value.added === 0 || check.erased().size === 0) return done;
  const wiped = store.wipe();
  return wiped.ok ? done : failure(wiped.faults.map((fault) => ({ ...fault, code: "ledger-unwiped" })));
}

interface Taking {
  readonly tables: Tables;
  readonly before: Head;
  readonly check: ChainCheck;
}

function takeLines(file: string, texts: Iterable<string>, taking: Taking): Fault | undefined {
  let number = 0;
  let hasEnd = false;
  const at = ({ code, values }: Broken): Fault => ({ code, place: { file, line: number }, values });
  for (const text of texts) {
    number++;
    if (number === 1 ? text !== HEADER : hasEnd) return at({ code: "ledger-line", values: {} });
    if (number === 1) continue;
    hasEnd = text === endText(taking.check.head());
    const broken = hasEnd ? taking.check.end() : takeLine(text, taking);
    if (broken !== undefined) return at(broken);
  }
  return hasEnd ? undefined : at({ code: "ledger-end", values: {} });
}

function takeLine(text: string, { tables, before, check }: Taking): Broken | undefined {
  const line = lineIn(text);
  if (line === undefined) return { code: "ledger-line", values: {} };
  const broken = check.take(line);
  if (broken !== undefined) return broken;
  if (line.count > before.count) tables.append(line);
  else if (!isSame(line, tables.at(line.count))) return { code: "ledger-fork", values: { count: line.count } };
  return undefined;
}

function isSame(line: Line, own: Line | undefined): boolean {
  return own !== undefined && own.text === line.text && own.hash === line.hash;
}
