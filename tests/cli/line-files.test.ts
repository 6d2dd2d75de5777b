/** Files read by lines in chunks: the same lines as of the whole text, wherever the chunks end. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { chunksOf, lineFile } from "../../src/cli/file-text.ts";
import { linesOf } from "../../src/program/lines.ts";
import { sha256 } from "../support/tiny-programs.ts";
import { runs } from "../support/runs.ts";

function* inPieces(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  const room = new Uint8Array(size);
  for (let at = 0; at < bytes.length; at += size) {
    const piece = bytes.subarray(at, at + size);
    room.set(piece);
    yield room.subarray(0, piece.length);
  }
}

function fileInPieces(bytes: Uint8Array, size: number) {
  return lineFile(bytes.length, () => inPieces(bytes, size));
}

test("lines and hash do not depend on where the chunks end", () => {
  let split = 0;
  const word = fc.constantFrom("", "a", "\n", "\r\n", "学", "𠀀", "é ", "bcdefgh");
  fc.assert(
    fc.property(fc.array(word, { maxLength: 30 }), fc.integer({ min: 1, max: 9 }), (words, size) => {
      const text = words.join("");
      const file = fileInPieces(Buffer.from(text), size);
      expect([...file.lines()]).toEqual([...linesOf(text)]);
      expect([...file.lines()]).toEqual([...linesOf(text)]);
      expect(file.sha256()).toBe(sha256(text));
      split += file.bytes > size && /[学𠀀é]/u.test(text) ? 1 : 0;
    }),
    { seed: 11, numRuns: runs(300) },
  );
  expect(split).toBeGreaterThan(runs(150));
});

test("a line beyond the limit is cut, is the last, and is none that a text can have; what follows is not read", () => {
  let taken = 0;
  const endless = lineFile(1e12, function* () {
    taken = 0;
    for (let piece = 0; piece < 1000; piece++) {
      taken = piece;
      yield Buffer.from(piece === 0 ? "one\n" : "x".repeat(10));
    }
  });
  endless.sha256();
  expect([...endless.lines(50)]).toEqual(["one", `\uD800${"x".repeat(50)}`]);
  expect(taken).toBeLessThan(20);
  const lines = (text: string, most: number) => [...fileInPieces(Buffer.from(text), 4).lines(most)];
  expect(lines("ab\ncde\nf\n", 3)).toEqual(["ab", "cde", "f"]);
  expect(lines("ab\ncdef\ng\n", 3)).toEqual(["ab", "\uD800cde"]);
  expect(lines("学学学", 3)).toEqual(["学学学"]);
  expect(lines("学学学学", 3)).toEqual(["\uD800学学学"]);
});

test("bytes that are no UTF-8 are marked in their own line only", () => {
  const bytes = Buffer.concat([Buffer.from("学\n"), Buffer.from([0xd1, 0xff, 10]), Buffer.from("z\n")]);
  for (const size of [1, 2, 3, 100]) expect([...fileInPieces(bytes, size).lines()]).toEqual(["学", "\uD800\u00D1\u00FF", "z"]);
});

test("a file on the disk, longer than a chunk; one that changes between hash and lines is an error", () => {
  const folder = mkdtempSync(join(tmpdir(), "bursar-lines-"));
  try {
    const path = join(folder, "long.txt");
    const text = Array.from({ length: 200_000 }, (_, i) => `line ${i} of a long file\n`).join("");
    writeFileSync(path, text);
    const file = lineFile(text.length, () => chunksOf(path));
    expect(file.sha256()).toBe(sha256(text));
    let [count, differing] = [0, 0];
    for (const line of file.lines()) differing += line === `line ${count++} of a long file` ? 0 : 1;
    expect([count, differing]).toEqual([200_000, 0]);
    writeFileSync(path, text.replace("line 7 ", "line 8 "));
    expect(() => [...file.lines()]).toThrow(expect.objectContaining({ code: "ECHANGED" }));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
