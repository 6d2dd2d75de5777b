/** Interned columns: whatever comes, each row gives its own text back, and equal cells are one text. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { TextColumn } from "../../src/scenario/tables.ts";
import { columnStore, hashByte, NO_HASH, valueStore } from "../../src/tables/interning.ts";
import { runs } from "../support/runs.ts";

const utf8 = new TextEncoder();
const decoder = new TextDecoder();
const hashOf = (bytes: Uint8Array) => bytes.reduce(hashByte, NO_HASH);
const textsOf = ({ texts, codes }: TextColumn) => Array.from(codes, (code) => texts[code]);

/** A column of cells that lie one after the other; `hash` takes the place of the true one. Also how often a text was made. */
function stored(cells: readonly string[], hash: (bytes: Uint8Array) => number = hashOf): { readonly column: TextColumn; readonly made: number } {
  const parts = cells.map((cell) => utf8.encode(cell));
  const bytes = Uint8Array.from(Buffer.concat(parts));
  let made = 0;
  const store = columnStore(bytes, (start, end) => {
    made += 1;
    return decoder.decode(bytes.subarray(start, end));
  });
  let at = 0;
  for (const part of parts) {
    store.add(at, at + part.length, hash(part));
    at += part.length;
  }
  return { column: store.column(), made };
}

test("the hash is FNV-1a, 32 bits", () => {
  // Vectors of the draft of Fowler, Noll, Vo and Eastlake, appendix C.
  for (const [text, hash] of [
    ["", 0x811c9dc5],
    ["a", 0xe40c292c],
    ["foobar", 0xbf9cf968],
  ] as const)
    expect(hashOf(utf8.encode(text)) >>> 0).toBe(hash);
});

test("cells come back as they went in, each text made once, whatever the hashes", () => {
  const cell = fc.oneof(fc.constantFrom("", "a", "b", "ab", "ba", "王"), fc.string({ maxLength: 3 }), fc.string({ unit: "grapheme", maxLength: 4 }));
  const hash = fc.constantFrom<(bytes: Uint8Array) => number>(
    hashOf,
    () => 0,
    (bytes) => bytes.length,
    (bytes) => hashOf(bytes) & 3,
  );
  let repeated = 0;
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 60, size: "max" }), hash, (cells, hashing) => {
      const { column, made } = stored(cells, hashing);
      expect(textsOf(column)).toEqual(cells);
      expect(column.texts).toEqual([...new Set(cells)]);
      expect(made).toBe(column.texts.length);
      if (made < cells.length) repeated += 1;
    }),
    { seed: 1, numRuns: runs(300) },
  );
  expect(repeated).toBeGreaterThan(runs(150));
});

test("many rows and many texts: the tables grow and lose nothing", () => {
  const cells = Array.from({ length: 5000 }, (_, i) => `cell ${i % 3700}`);
  const { column, made } = stored(cells);
  expect(textsOf(column)).toEqual(cells);
  expect(made).toBe(3700);
});

test("values: equal keys are one text, no key is the empty text, and rows may be many", () => {
  let made = 0;
  const store = valueStore(
    (item: bigint | null) => item ?? undefined,
    (key) => {
      made += 1;
      return `n${key}`;
    },
  );
  const items = Array.from({ length: 3000 }, (_, i) => (i % 5 === 4 ? null : BigInt(i % 7)));
  for (const item of items) store.add(item);
  expect(textsOf(store.column())).toEqual(items.map((item) => (item === null ? "" : `n${item}`)));
  expect([made, store.column().texts.length]).toEqual([7, 8]);
});
