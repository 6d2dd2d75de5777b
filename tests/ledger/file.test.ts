/** The file of a ledger: versions, other files in its place, a full disk, and every way to damage it: each is told apart from a clean end. */
import { copyFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { append, verify } from "../../src/ledger/ledger.ts";
import { openLedger } from "../../src/ledger/open.ts";
import { MIGRATIONS } from "../../src/ledger/schema.ts";
import type { Head } from "../../src/ledger/store.ts";
import { importLines } from "../../src/ledger/transfer.ts";
import { memoryStore } from "../../src/ledger/memory-store.ts";
import { codesIn, countedSalts, everyEntry, ledgerFolder, type LedgerFolder, textOf, valueOf } from "../support/ledgers.ts";
import { runs } from "../support/runs.ts";

let folder: LedgerFolder;
/** A small ledger, closed; its head and text. */
let head: Head;
let text: string;
let bytes: Buffer;

beforeAll(async () => {
  folder = ledgerFolder();
  const store = await folder.open("small");
  head = valueOf(append(store, [...everyEntry("S1"), ...everyEntry("S2").slice(0, 5)], countedSalts()));
  text = textOf(store);
  store.close();
  bytes = readFileSync(folder.path("small"));
});
afterAll(() => folder.remove());

/** What is found in a file of these bytes: codes, or the text. */
async function found(content: Uint8Array, known?: Head): Promise<readonly string[] | string> {
  const path = folder.path("found");
  writeFileSync(path, content);
  const opened = await openLedger(path, { waitSeconds: 0 });
  if (!opened.ok) return codesIn(opened);
  try {
    const verified = verify(opened.value, known);
    return verified.ok ? textOf(opened.value) : codesIn(verified);
  } finally {
    opened.value.close();
  }
}

describe("versions", () => {
  const LATER = [...MIGRATIONS, "create table later (n integer) strict;"];

  test("an older file is brought up to date and keeps its records; a newer one is refused and stays as it is", async () => {
    copyFileSync(folder.path("small"), folder.path("versions"));
    const updated = await folder.open("versions", { migrations: LATER });
    expect(textOf(updated)).toBe(text);
    updated.close();
    const after = readFileSync(folder.path("versions"));
    const refused = await openLedger(folder.path("versions"));
    expect(refused.ok ? [] : refused.faults.map(({ code, values }) => [code, values])).toEqual([["ledger-newer", { version: 2, known: 1 }]]);
    expect(readFileSync(folder.path("versions"))).toEqual(after);
  });

  test("a step that fails leaves the old version", async () => {
    copyFileSync(folder.path("small"), folder.path("failing"));
    await expect(
      openLedger(folder.path("failing"), { migrations: [...MIGRATIONS, "create table later (n integer) strict; create table records (n)"] }),
    ).rejects.toThrow("already exists");
    const store = await folder.open("failing");
    expect(textOf(store)).toBe(text);
    store.close();
  });

  test("a store that is open while the file gets a newer version refuses to write", async () => {
    copyFileSync(folder.path("small"), folder.path("overtaken"));
    const store = await folder.open("overtaken");
    (await folder.open("overtaken", { migrations: LATER })).close();
    expect(codesIn(append(store, everyEntry("S1"), countedSalts()))).toEqual(["ledger-newer"]);
    store.close();
  });
});

describe("other files", () => {
  test("nothing there, a folder, a text, another database", async () => {
    expect(codesIn(await openLedger(folder.path("nothing")))).toEqual(["ledger-none"]);
    expect(existsSync(folder.path("nothing"))).toBe(false);
    expect(codesIn(await openLedger(folder.path("."), { create: true }))).toEqual(["ledger-not"]);
    writeFileSync(folder.path("text"), "id,name\nS1,Li\n".repeat(200));
    expect(codesIn(await openLedger(folder.path("text"), { create: true }))).toEqual(["ledger-not"]);
    const { DatabaseSync } = await import("@photostructure/sqlite");
    const other = new DatabaseSync(folder.path("other"));
    other.exec("create table records (count integer primary key); pragma user_version = 1");
    other.close();
    expect(codesIn(await openLedger(folder.path("other"), { create: true }))).toEqual(["ledger-not"]);
    expect(codesIn(await openLedger(folder.path("no/folder"), { create: true }))).toEqual(["ledger-unwritable"]);
  });

  test("the package is missing", async () => {
    const opened = await openLedger(folder.path("small"), { load: () => Promise.reject(new Error("Cannot find package\nmore")) });
    expect(opened.ok ? [] : opened.faults.map(({ code, values }) => [code, values["reason"]])).toEqual([["ledger-package", "Cannot find package"]]);
  });

  test("records cannot be changed or removed in place", async () => {
    copyFileSync(folder.path("small"), folder.path("triggers"));
    const { DatabaseSync } = await import("@photostructure/sqlite");
    const database = new DatabaseSync(folder.path("triggers"));
    expect(() => database.exec("delete from records where count = 3")).toThrow("append-only");
    expect(() => database.exec("update records set text = '' where count = 3")).toThrow("append-only");
    database.close();
  });
});

describe("a ledger that was changed with another program", () => {
  test.each([
    ["the last text", "update records set text = replace(text, '2025', '2026') where count = 21", "ledger-hash", true],
    ["the last record is gone", "delete from records where count = 21", "ledger-leftover", true],
    ["the last record and what stands beside it", "delete from personal where count = 21; delete from records where count = 21", undefined, false],
    ["a record in the middle is gone", "delete from records where count = 7", "ledger-order", false],
    ["a text in the middle", "update records set text = replace(text, '2025', '2026') where count = 7", "ledger-hash", false],
    ["a personal text", "update personal set text = replace(text, 'twelve', 'eleven') where count = 7", "ledger-personal", false],
    ["a personal text is gone", "delete from personal where count = 7", "ledger-missing", false],
    ["personal texts of nobody", "update records set person = null where count = 7", "ledger-person", false],
    ["a student's id", "update persons set student = 'S7' where student = 'S1'", "ledger-person", false],
    ["a student is gone", "update persons set student = null, salt = null where student = 'S1'", "ledger-missing", false],
    ["a student without records", "insert into persons (subject, student, salt) values ('a', 'b', 'c')", "ledger-leftover", false],
  ])("%s", async (name, sql, code, stopsAppend) => {
    copyFileSync(folder.path("small"), folder.path(name));
    const { DatabaseSync } = await import("@photostructure/sqlite");
    const database = new DatabaseSync(folder.path(name));
    database.exec(`drop trigger records_stay; drop trigger records_same; pragma foreign_keys = off; ${sql}`);
    database.close();
    const store = await folder.open(name);
    expect(codesIn(verify(store))).toEqual(code === undefined ? [] : [code]);
    expect(codesIn(verify(store, head))).toEqual([code ?? "ledger-tail"]);
    // What is changed at the end is never continued.
    expect(append(store, everyEntry("S5"), countedSalts()).ok).toBe(!stopsAppend);
    store.close();
  });
});

describe("a full disk", () => {
  test("is a fault, nothing that was there is lost, and it goes on when there is room", async () => {
    copyFileSync(folder.path("small"), folder.path("full"));
    const pages = bytes.length / 4096;
    const full = await folder.open("full", { maxPages: pages + 3 });
    let last = head;
    let codes: readonly string[] = [];
    while (codes.length === 0) {
      const done = append(full, everyEntry("S3"), countedSalts());
      codes = codesIn(done);
      if (done.ok) last = done.value;
    }
    expect(codes).toEqual(["ledger-full"]);
    expect(last.count).toBeGreaterThan(head.count);
    expect(valueOf(verify(full, head)).head).toEqual(last);
    full.close();
    const store = await folder.open("full");
    expect(valueOf(append(store, everyEntry("S4"), countedSalts())).count).toBe(last.count + 16);
    expect(valueOf(verify(store, last)).head.count).toBe(last.count + 16);
    store.close();
  });
});

/** Marks with 1 the bytes of the last three records, of what stands beside them, and of their student: there every flip must be found. */
function keptBytes(own: Buffer, whole: string): Buffer {
  const kept = Buffer.alloc(own.length);
  const pieces = whole
    .split("\n")
    .slice(-5, -2)
    .flatMap((line) => {
      const { hash, person, personal } = JSON.parse(line) as { readonly hash: string; readonly person: object; readonly personal: object };
      return [hash, line.slice(line.indexOf('"record":') + 9, -1), JSON.stringify(personal), ...Object.values(person).map(String)];
    });
  for (const piece of pieces) {
    const at = own.lastIndexOf(piece);
    expect(at).toBeGreaterThan(0);
    kept.fill(1, at, at + piece.length);
  }
  return kept;
}

test("what is refused half-way leaves nothing in the file", async () => {
  const lines = text.split("\n").slice(0, -1);
  const store = await folder.open("half");
  expect(codesIn(importLines(store, "x", lines.slice(0, -1)))).toEqual(["ledger-end"]);
  expect(valueOf(verify(store))).toEqual({ head: { count: 0, hash: "0".repeat(64) }, students: 0, erased: 0 });
  expect(valueOf(importLines(store, "x", lines)).added).toBe(21);
  store.close();
});

describe("damage", () => {
  test("the small file itself is whole", async () => {
    expect(await found(bytes, head)).toBe(text);
  });

  test("every cut is found, and is no clean end", async () => {
    // All lengths where the file ends and pages do, a sample between: what is cut is a matter of the length alone.
    const lengths = Array.from({ length: bytes.length }, (_, i) => i).filter((i) => i < 120 || i > bytes.length - 400 || i % 4096 < 2 || i % 251 === 0);
    const codes = new Map<string, number>();
    for (const length of lengths) {
      const what = await found(bytes.subarray(0, length));
      codes.set(String(what), (codes.get(String(what)) ?? 0) + 1);
    }
    expect(Object.fromEntries(codes)).toEqual({ "ledger-cut": lengths.length });
    expect(lengths.length).toBeGreaterThan(600);
    expect(await found(Buffer.concat([bytes, Buffer.alloc(1)]))).toEqual(["ledger-long"]);
    expect(await found(Buffer.concat([bytes, Buffer.alloc(4096)]))).toEqual(["ledger-long"]);
  });

  test("every flipped byte is found, or changes nothing at all", async () => {
    const store = await folder.open("flips");
    const last = valueOf(append(store, everyEntry("S1").slice(0, 6), countedSalts()));
    const whole = textOf(store);
    store.close();
    const own = readFileSync(folder.path("flips"));
    const kept = keptBytes(own, whole);
    const step = runs(1) > 1 ? 1 : 37;
    let [flipped, harmless] = [0, 0];
    for (let at = 0; at < own.length; at += kept[at] === 1 || at < 100 ? 1 : step) {
      const changed = Buffer.from(own);
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
      const what = await found(changed, last);
      flipped++;
      if (typeof what !== "string") continue;
      expect([at, what === whole, kept[at]]).toEqual([at, true, 0]);
      harmless++;
    }
    console.log(`${own.length} bytes, ${flipped} flipped, ${harmless} of them where nothing is kept`);
    expect(flipped).toBeGreaterThan(2400);
  });

  test("a dropped tail is a clean ledger, and found by the printed head", async () => {
    const all = text.split("\n").slice(0, -2);
    for (const dropped of [1, 2, 7, all.length - 1]) {
      const store = memoryStore();
      const kept = all.slice(0, all.length - dropped);
      const hash = kept.length === 1 ? "0".repeat(64) : (JSON.parse(kept.at(-1) ?? "") as { readonly hash: string }).hash;
      valueOf(importLines(store, "x", [...kept, `{"count":${kept.length - 1},"hash":"${hash}"}`]));
      expect(verify(store).ok).toBe(true);
      expect(codesIn(verify(store, head))).toEqual(["ledger-tail"]);
    }
    const store = memoryStore();
    valueOf(append(store, [...everyEntry("S1"), ...everyEntry("S2"), ...everyEntry("S1")], countedSalts()));
    expect(verify(store).ok).toBe(true);
    expect(codesIn(verify(store, head))).toEqual([]);
    expect(codesIn(verify(store, { ...head, count: head.count + 1 }))).toEqual(["ledger-head"]);
  });
});
