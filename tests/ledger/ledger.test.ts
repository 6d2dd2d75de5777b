/** What goes into a ledger comes out of it; the chain holds nothing personal; erasing leaves it whole. */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { canonical, sha256 } from "../../src/ledger/canonical.ts";
import { readEntries, readStated } from "../../src/ledger/entries.ts";
import { append, erase, history, verify } from "../../src/ledger/ledger.ts";
import { memoryStore } from "../../src/ledger/memory-store.ts";
import { isPersonal } from "../../src/ledger/shape.ts";
import { EMPTY, type Line, type Store } from "../../src/ledger/store.ts";
import type { Entry } from "../../src/round/entry.ts";
import { codesIn, countedSalts, everyEntry, ledgerFolder, type LedgerFolder, STATED, STUDENT_KINDS, textOf, valueOf } from "../support/ledgers.ts";

let folder: LedgerFolder;
beforeAll(() => {
  folder = ledgerFolder();
});
afterAll(() => folder.remove());

const stores: readonly (readonly [string, (name: string) => Promise<Store>])[] = [
  ["memory", async () => memoryStore()],
  ["SQLite", (name) => folder.open(name)],
];

function linesIn(store: Store): readonly Line[] {
  return valueOf(store.transact("read", (tables) => ({ ok: true, value: [...tables.lines()] })));
}

test("canonical JSON: sorted keys, no blanks, nothing undefined; its hash is SHA-256", () => {
  expect(canonical({ b: 1, a: "x\u2028\n", c: undefined, B: "é" })).toBe('{"B":"é","a":"x\u2028\\n","b":1}');
  expect(canonical({})).toBe("{}");
  // FIPS 180-4: SHA-256 of "abc".
  expect(sha256("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});

describe.each(stores)("in %s", (name, make) => {
  test("every kind of entry comes back as it went in, and the head follows the chain", async () => {
    const store = await make("every");
    const entries = [...everyEntry("S1"), ...everyEntry("S2")];
    const head = valueOf(append(store, entries, countedSalts()));
    expect(head.count).toBe(32);
    const lines = linesIn(store);
    expect(lines.map(({ text }) => (JSON.parse(text) as { readonly previous: string }).previous)).toEqual([
      EMPTY.hash,
      ...lines.slice(0, -1).map(({ hash }) => hash),
    ]);
    expect(lines.every(({ text, hash }) => sha256(text) === hash)).toBe(true);
    expect(lines.at(-1)?.hash).toBe(head.hash);
    expect(valueOf(verify(store, head))).toEqual({ head, students: 2, erased: 0 });
    for (const student of ["S1", "S2"]) {
      const found = valueOf(history(store, student)).map(({ entry }) => entry);
      expect(found).toEqual(everyEntry(student).filter((entry) => "student" in entry));
      expect(found).toHaveLength(STUDENT_KINDS);
    }
    expect(codesIn(history(store, "S3"))).toEqual(["ledger-student"]);
    expect(codesIn(history(store, lines[0]?.person?.subject ?? ""))).toEqual(["ledger-student"]);
    store.close();
  });

  test("the chain holds no id, no reason, no text about a student; awards and money stay", async () => {
    const store = await make("personal");
    valueOf(append(store, everyEntry("S2025001"), countedSalts()));
    const about = linesIn(store).filter(({ person }) => person !== undefined);
    expect(about).toHaveLength(STUDENT_KINDS);
    for (const { text, personal } of about) {
      expect(text).not.toMatch(/S2025001|letter|passport|impeccable|average|eighty|language-rule/);
      expect(Object.keys(JSON.parse(personal ?? "") as object).every((field) => field === "salt" || isPersonal(field))).toBe(true);
    }
    expect(about.filter(({ text }) => text.includes('"amountFen":1250050'))).toHaveLength(4);
    store.close();
  });

  test("equal entries have different hashes: ids and texts cannot be guessed from the chain", async () => {
    const store = await make("salts");
    const [entry] = everyEntry("S1");
    valueOf(append(store, [entry as Entry, entry as Entry], countedSalts()));
    const other = memoryStore();
    let n = 500;
    valueOf(append(other, [entry as Entry], () => (n++).toString(16).padStart(64, "0")));
    const commitments = [...linesIn(store), ...linesIn(other)].map(({ text }) => JSON.parse(text) as { readonly personal: string; readonly subject: string });
    expect(new Set(commitments.map(({ personal }) => personal)).size).toBe(3);
    expect(new Set(commitments.map(({ subject }) => subject)).size).toBe(2);
    store.close();
  });

  test("erasing removes a person and nothing else; the same student may come again", async () => {
    const store = await make("erase");
    const salts = countedSalts();
    valueOf(append(store, [...everyEntry("S2025001"), ...everyEntry("S2025002")], salts));
    const before = linesIn(store);
    const head = valueOf(erase(store, "S2025001", STATED));
    expect(head.count).toBe(33);
    expect(valueOf(verify(store, head))).toEqual({ head, students: 1, erased: 1 });
    expect(
      linesIn(store)
        .slice(0, -1)
        .map(({ text, hash }) => [text, hash]),
    ).toEqual(before.map(({ text, hash }) => [text, hash]));
    expect(textOf(store)).not.toMatch(/S2025001/);
    expect(codesIn(history(store, "S2025001"))).toEqual(["ledger-student"]);
    expect(codesIn(erase(store, "S2025001", STATED))).toEqual(["ledger-student"]);
    expect(valueOf(history(store, "S2025002"))).toHaveLength(STUDENT_KINDS);
    valueOf(append(store, everyEntry("S2025001").slice(0, 2), salts));
    expect(valueOf(history(store, "S2025001"))).toHaveLength(2);
    expect(valueOf(verify(store))).toMatchObject({ students: 2, erased: 1 });
    expect(codesIn(erase(store, "S2025002", { ...STATED, reason: "S2025002 asked" }))).toEqual(["ledger-reason"]);
    expect(valueOf(verify(store)).head.count).toBe(35);
    store.close();
  });

  test("a batch is kept whole or not at all", async () => {
    const store = await make("batch");
    const head = valueOf(append(store, everyEntry("S1"), countedSalts()));
    let salts = 0;
    const failing = (): string => {
      if (++salts > 5) throw new Error("no more salts");
      return countedSalts()();
    };
    expect(() => append(store, everyEntry("S9"), failing)).toThrow("no more salts");
    expect(valueOf(verify(store))).toEqual({ head, students: 1, erased: 0 });
    expect(valueOf(append(store, [], countedSalts()))).toEqual(head);
    expect(name.length).toBeGreaterThan(0);
    store.close();
  });
});

test("no byte of an erased person is left in the file", async () => {
  const store = await folder.open("bytes");
  const salts = countedSalts();
  const student = (i: number) => `S20250${1000 + i}`;
  const about = (id: string, kinds: number, reason: string) =>
    everyEntry(id)
      .slice(0, kinds)
      .map((entry) => ({ ...entry, reason }));
  // Pages of tables and indices split and fill anew many times: what is moved inside the file must not stay behind.
  for (let from = 0; from < 2000; from += 40) {
    const ids = Array.from({ length: 40 }, (_, i) => student(((from + i) * 769) % 2000));
    valueOf(
      append(
        store,
        ids.flatMap((id, i) => about(id, 1 + (i % 3), `letter of ${id} ${"x".repeat(from % 97)}`)),
        salts,
      ),
    );
  }
  const bytes = () => readFileSync(folder.path("bytes")).toString("latin1");
  const gone = Array.from({ length: 12 }, (_, i) => student((i * 167) % 2000));
  for (const id of gone) expect(bytes()).toContain(id);
  for (const id of gone) valueOf(erase(store, id, STATED));
  const after = bytes();
  expect(gone.filter((id) => after.includes(id))).toEqual([]);
  expect(after).toContain(student(1));
  expect(valueOf(verify(store))).toMatchObject({ students: 1988, erased: 12 });
  store.close();
});

describe("entries in a file", () => {
  const line = JSON.stringify(everyEntry("S1")[0]);
  const read = (lines: readonly string[]) => readEntries("r.jsonl", lines, { author: "Office", time: STATED.time });

  test("author and time come from outside where a line does not state them", () => {
    const { author: _author, time: _time, ...bare } = everyEntry("S1")[1] as Entry;
    expect(valueOf(read([JSON.stringify(bare), JSON.stringify({ ...bare, author: "Dean" })])).map(({ author, time }) => [author, time])).toEqual([
      ["Office", STATED.time],
      ["Dean", STATED.time],
    ]);
  });

  test.each([
    ["no JSON", "{", ""],
    ["no object", "[]", ""],
    ["an unknown kind", line.replace("application-received", "wish"), "kind"],
    ["an erasure, which is not entered", line.replace("application-received", "erased"), "kind"],
    ["an unknown field", line.replace('"award"', '"prize":"x","award"'), "prize"],
    ["a field of the chain", line.replace('"award"', '"previous":"x","award"'), "previous"],
    ["a missing field", line.replace(/,"award":"[^"]*"/, ""), "award"],
    ["an id that nobody sees", line.replace('"S1"', '"S1\\u200b"'), "student"],
    ["half a surrogate pair", line.replace('"S1"', '"\\ud800"'), "student"],
    ["an empty reason", line.replace(/"reason":"[^"]*"/, '"reason":""'), "reason"],
    ["a day that is none", line.replace("2025-09-01", "2025-02-30"), "time"],
    ["a time with a zone", line.replace("00Z", "00+08:00"), "time"],
    ["money in yuan", JSON.stringify({ ...everyEntry("S1").find(({ kind }) => kind === "paid"), amountFen: 12.5 }), "amountFen"],
    ["negative money", JSON.stringify({ ...everyEntry("S1").find(({ kind }) => kind === "paid"), amountFen: -1 }), "amountFen"],
    ["money beyond exact integers", JSON.stringify({ ...everyEntry("S1").find(({ kind }) => kind === "paid"), amountFen: 2 ** 53 }), "amountFen"],
  ])("refused with its line: %s", (_, text, name) => {
    const result = read([line, text, line]);
    expect(result.ok ? [] : result.faults).toEqual([{ code: "ledger-entry", place: { file: "r.jsonl", line: 2 }, values: { name } }]);
  });

  test("all faults are named, and a file without lines is one", () => {
    const result = read(["{", line, line.replace('"award"', '"prize":"x","award"').replace("Office", "")]);
    expect(result.ok ? [] : result.faults.map(({ place, values }) => [place.line, values["name"]])).toEqual([
      [1, ""],
      [3, "author"],
      [3, "prize"],
    ]);
    expect(codesIn(read([]))).toEqual(["ledger-empty"]);
  });

  test("who, when and why of the command line", () => {
    expect(valueOf(readStated(STATED))).toEqual(STATED);
    expect(codesIn(readStated({ ...STATED, author: "", reason: "" }))).toEqual(["ledger-stated", "ledger-stated"]);
  });
});
