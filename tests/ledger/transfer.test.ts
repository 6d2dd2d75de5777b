/** A ledger as text: the same bytes, every cut and every flip found, forks refused with their place, erasures carried over. */
import { expect, test } from "vitest";
import { append, erase, history, verify } from "../../src/ledger/ledger.ts";
import { memoryStore } from "../../src/ledger/memory-store.ts";
import { sealedErasure } from "../../src/ledger/seal.ts";
import { EMPTY, type Store } from "../../src/ledger/store.ts";
import { importLines } from "../../src/ledger/transfer.ts";
import { codesIn, countedSalts, everyEntry, STATED, textOf, valueOf } from "../support/ledgers.ts";

function ledger(students: readonly string[]): Store {
  const store = memoryStore("own");
  const salts = countedSalts();
  for (const student of students) valueOf(append(store, everyEntry(student), salts));
  return store;
}

const take = (store: Store, text: string) => importLines(store, "x.jsonl", text.split("\n").slice(0, text.endsWith("\n") ? -1 : undefined));

test("what is imported is exported again, byte for byte; importing twice adds nothing", () => {
  const text = textOf(ledger(["S1", "S2"]));
  const copy = memoryStore();
  expect(valueOf(take(copy, text)).added).toBe(32);
  expect(textOf(copy)).toBe(text);
  expect(valueOf(take(copy, text)).added).toBe(0);
  expect(valueOf(take(copy, textOf(memoryStore())))).toEqual({ head: valueOf(verify(copy)).head, added: 0 });
  expect(valueOf(history(copy, "S2"))).toEqual(valueOf(history(ledger(["S1", "S2"]), "S2")));
});

/** The text of a small ledger. */
function smallText(): string {
  const store = memoryStore();
  valueOf(append(store, [...everyEntry("S1").slice(0, 3), ...everyEntry("S1").slice(-2)], countedSalts()));
  return textOf(store);
}

test("every cut of an export is refused, and nothing is taken in", () => {
  const text = smallText();
  const codes = new Map<string, number>();
  for (let length = 0; length < text.length - 1; length++) {
    const copy = memoryStore();
    const code = codesIn(take(copy, text.slice(0, length))).join();
    codes.set(code, (codes.get(code) ?? 0) + 1);
    if (length % 500 === 0) expect(valueOf(verify(copy)).head).toEqual(EMPTY);
  }
  // Before and after a line end, the end is missing; anywhere else, the line is none.
  expect([...codes.keys()].sort()).toEqual(["ledger-end", "ledger-line"]);
  expect(codes.get("ledger-end")).toBe(12);
  expect([...codes.values()].reduce((a, b) => a + b)).toBe(text.length - 1);
});

test("every flipped byte of an export is refused", () => {
  const bytes = Buffer.from(smallText());
  const refused = new Map<string, number>();
  for (let at = 0; at < bytes.length - 1; at++) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ (1 << (at % 7));
    const code = codesIn(take(memoryStore(), changed.toString("utf8"))).join();
    refused.set(code, (refused.get(code) ?? 0) + 1);
  }
  console.log([...refused].map(([code, count]) => `${code} ${count}`).join(", "));
  expect(refused.has("")).toBe(false);
  for (const code of ["ledger-line", "ledger-hash", "ledger-personal", "ledger-person"]) expect(refused.get(code) ?? 0, code).toBeGreaterThan(0);
});

test("lines that are moved, left out or written otherwise", () => {
  const lines = textOf(ledger(["S1"]))
    .split("\n")
    .slice(0, -1);
  const faults = (given: readonly string[]) => {
    const done = importLines(memoryStore(), "x", given);
    return done.ok ? [] : done.faults.map(({ code, place }) => [code, place.line]);
  };
  const [head = "", first = "", second = "", ...rest] = lines;
  expect(faults(lines)).toEqual([]);
  expect(faults([head, second, first, ...rest])).toEqual([["ledger-order", 2]]);
  expect(faults([head, first, ...rest])).toEqual([["ledger-order", 3]]);
  expect(faults([head, first, first, second, ...rest])).toEqual([["ledger-order", 3]]);
  expect(faults([first, second, ...rest])).toEqual([["ledger-line", 1]]);
  expect(faults([head, first.replace('"hash"', ' "hash"'), second, ...rest])).toEqual([["ledger-line", 2]]);
  expect(faults([...lines, lines.at(-1) ?? ""])).toEqual([["ledger-line", lines.length + 1]]);
  // Personal data left out, though nobody was erased.
  expect(faults([head, first.replace(/"personal":\{[^}]*\},(?="record")/, ""), second, ...rest])).toEqual([["ledger-missing", lines.length]]);
  expect(faults([head, first.replace(/"person":\{[^}]*\},/, ""), second, ...rest])).toEqual([["ledger-person", 3]]);
});

test("the end of another chain, and a record about somebody who is erased", () => {
  const [own, other] = [ledger(["S1"]), memoryStore()];
  valueOf(append(other, everyEntry("S1"), () => "e".repeat(64)));
  const [head, ...mine] = textOf(own).split("\n").slice(0, -1);
  const theirs = textOf(other).split("\n").slice(1, -1);
  // Line 14 is the first about the round: nobody stands beside it.
  const mixed = importLines(memoryStore(), "x", [head ?? "", ...mine.slice(0, 12), ...theirs.slice(12)]);
  expect(mixed.ok ? [] : mixed.faults.map(({ code, place }) => [code, place.line])).toEqual([["ledger-order", 14]]);

  const subject = valueOf(own.transact("read", (tables) => ({ ok: true, value: tables.at(1)?.person?.subject ?? "" })));
  const end = valueOf(erase(own, "S1", STATED));
  valueOf(
    own.transact("write", (tables) => {
      tables.append(sealedErasure(subject, STATED, end));
      return { ok: true, value: true };
    }),
  );
  expect(codesIn(verify(own))).toEqual(["ledger-after-erasure"]);
});

test("a fork is refused where it begins, and the longer chain of the two may be either", () => {
  const [own, other] = [ledger(["S1"]), ledger(["S1"])];
  valueOf(append(own, everyEntry("S2"), countedSalts()));
  valueOf(append(other, everyEntry("S3").slice(0, 4), countedSalts()));
  const before = textOf(own);
  const refused = take(own, textOf(other));
  expect(refused.ok ? [] : refused.faults).toEqual([{ code: "ledger-fork", place: { file: "x.jsonl", line: 18 }, values: { count: 17 } }]);
  expect(textOf(own)).toBe(before);
  expect(codesIn(take(other, before))).toEqual(["ledger-fork"]);
});

test("an erasure is carried over, and an old export brings nobody back", () => {
  const own = ledger(["S2025001", "S2025002"]);
  const copy = memoryStore();
  const old = textOf(own);
  valueOf(take(copy, old));
  valueOf(erase(own, "S2025001", STATED));
  valueOf(append(own, everyEntry("S2025001").slice(0, 1), () => "f".repeat(64)));
  expect(valueOf(take(copy, textOf(own))).added).toBe(2);
  expect(textOf(copy)).toBe(textOf(own));
  expect(valueOf(history(copy, "S2025001"))).toHaveLength(1);
  expect(valueOf(take(copy, old)).added).toBe(0);
  expect(valueOf(history(copy, "S2025001"))).toHaveLength(1);
  expect(valueOf(verify(copy))).toMatchObject({ students: 2, erased: 1 });
});
