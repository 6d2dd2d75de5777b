/** Texts in pieces: the bytes of the whole, whatever the texts, and no piece too small but the last. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { isFull, pieceWriter, piecesOf, put, takePiece, textOf } from "../../src/program/pieces.ts";
import { runs } from "../support/runs.ts";

/** What is handed on at once, as the source states it. */
const PIECE = 262_144;

const bytesOf = (texts: readonly string[]) => Buffer.from(texts.join(""), "utf8");

test("pieces together are the texts together, also beside characters of several bytes", () => {
  let wide = 0;
  let many = 0;
  const text = fc.oneof(fc.string(), fc.string({ unit: "grapheme" }), fc.constantFrom("", "王小明", "é", "🎓", "\u0080", "\u007F"));
  const scale = fc.constantFrom(1, 1, 20_000, 70_000);
  fc.assert(
    fc.property(fc.array(fc.tuple(text, scale), { maxLength: 5 }), (drawn) => {
      const texts = drawn.map(([unit, times]) => unit.repeat(times));
      const pieces = [...piecesOf(texts)];
      expect(Buffer.concat(pieces).equals(bytesOf(texts))).toBe(true);
      expect(textOf(pieces)).toBe(texts.join(""));
      expect(pieces.slice(0, -1).every((piece) => piece.length >= PIECE)).toBe(true);
      expect(pieces.every((piece) => piece.length > 0)).toBe(true);
      if (bytesOf(texts).length > texts.join("").length) wide += 1;
      if (pieces.length > 1) many += 1;
    }),
    { seed: 2, numRuns: runs(60) },
  );
  expect(wide).toBeGreaterThan(runs(20));
  expect(many).toBeGreaterThan(runs(5));
});

test("many short texts: each piece is handed on as soon as it is full, and stays as it was", () => {
  const texts = Array.from({ length: 100_000 }, (_, i) => `line ${i}\n`);
  const pieces = [...piecesOf(texts)];
  expect(pieces.length).toBe(Math.ceil(bytesOf(texts).length / PIECE));
  for (const piece of pieces.slice(0, -1)) expect(piece.length).toBeLessThan(PIECE + 20);
  expect(Buffer.concat(pieces).equals(bytesOf(texts))).toBe(true);
});

test("a text that was cut inside a character is put together again", () => {
  const bytes = Buffer.from("王小明 é 🎓");
  for (let at = 0; at <= bytes.length; at++) expect(textOf([bytes.subarray(0, at), bytes.subarray(at)])).toBe("王小明 é 🎓");
});

test("a writer is full at a piece, and begins again where one was taken", () => {
  const writer = pieceWriter();
  put(writer, "x".repeat(PIECE - 1));
  expect(isFull(writer)).toBe(false);
  put(writer, "y");
  expect(isFull(writer)).toBe(true);
  const taken = takePiece(writer);
  put(writer, "z");
  expect([taken.length, taken[PIECE - 1], String.fromCharCode(...takePiece(writer)), isFull(writer)]).toEqual([PIECE, 121, "z", false]);
});
