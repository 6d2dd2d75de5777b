/** Ledgers for tests: entries of every kind, salts that are counted, stores in memory and in a file. */
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import type { Result } from "../../src/fault.ts";
import { openLedger, type OpenOptions } from "../../src/ledger/open.ts";
import { entryFields } from "../../src/ledger/shape.ts";
import type { Store } from "../../src/ledger/store.ts";
import { exportLines } from "../../src/ledger/transfer.ts";
import type { Entry, Stated } from "../../src/round/entry.ts";

/** Who, when and why. */
export const STATED: Stated = { author: "Office", time: "2025-09-01T08:30:00Z", reason: "asked for in letter twelve" };

/** Salts of 64 hexadecimal digits, one after the other. */
export function countedSalts(): () => string {
  let count = 0;
  return () => (++count).toString(16).padStart(64, "0");
}

/** A value of every field, as texts that are found again. */
const VALUES: Readonly<Record<string, string | number>> = {
  round: "2025-autumn",
  award: "excellent-degree",
  level: "second",
  amountFen: 1_250_050,
  awards: 12,
  document: "passport of the student",
  key: "conduct",
  value: "impeccable conduct",
  rule: "language-rule",
  choice: "hold",
  statement: "my average was copied wrongly",
  field: "average",
  was: "eighty-one",
  now: "eighty-seven",
  objection: 3,
  released: 4,
  month: "2025-10",
  outcome: "kept",
  allocation: "ab".repeat(32),
  authority: "committee",
  from: "2025-10-01",
  until: "2025-10-04",
  takeDown: "2025-10-31",
};

/** One entry of every kind, all fields filled, those of students about this one. */
export function everyEntry(student: string): readonly Entry[] {
  return entryFields().map(([kind, fields]) => {
    const names = fields.map((field) => field.replace("?", ""));
    return { kind, ...STATED, ...Object.fromEntries(names.map((name) => [name, name === "student" ? student : VALUES[name]])) } as Entry;
  });
}

/** The kinds of entries about a student. */
export const STUDENT_KINDS = everyEntry("S1").filter((entry) => "student" in entry).length;

/** Any entry, about one of a few students or about the round. */
export const anyEntry: fc.Arbitrary<Entry> = fc
  .record({ at: fc.nat(15), student: fc.constantFrom("S1", "S2", "学生3", "S-4"), reason: fc.string({ unit: "binary", minLength: 1, maxLength: 12 }) })
  .map(({ at, student, reason }) => ({ ...(everyEntry(student)[at % everyEntry(student).length] as Entry), reason }));

/** The value of a result; its faults are thrown. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`faults: ${JSON.stringify(result.faults)}`);
  return result.value;
}

/** The codes of a result's faults. */
export function codesIn(result: Result<unknown>): readonly string[] {
  return result.ok ? [] : result.faults.map(({ code }) => code);
}

/** The text of a ledger. */
export function textOf(store: Store): string {
  const lines: string[] = [];
  valueOf(exportLines(store, (line) => lines.push(`${line}\n`)));
  return lines.join("");
}

/** A folder that is removed by `remove`, with files of ledgers in it. */
export interface LedgerFolder {
  readonly path: (name: string) => string;
  /** Opens, by default making, a ledger. */
  readonly open: (name: string, options?: OpenOptions) => Promise<Store>;
  /** An empty ledger, by copying one. */
  readonly fresh: (name: string) => Promise<Store>;
  readonly remove: () => void;
}

/** Makes such a folder. */
export function ledgerFolder(): LedgerFolder {
  const folder = mkdtempSync(join(tmpdir(), "bursar-ledger-"));
  const path = (name: string) => join(folder, name);
  const open = async (name: string, options: OpenOptions = {}) => valueOf(await openLedger(path(name), { create: true, ...options }));
  let template: Promise<void> | undefined;
  const fresh = async (name: string): Promise<Store> => {
    template ??= open("template").then((store) => store.close());
    await template;
    copyFileSync(path("template"), path(name));
    return open(name);
  };
  return { path, open, fresh, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
