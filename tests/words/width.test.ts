/** Widths and breaks of texts in a terminal. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { brokenLines, displayWidth, padded, pieces } from "../../src/words/width.ts";
import { runs } from "../support/runs.ts";

test.each([
  ["abc", 3],
  ["奖学金", 6],
  ["一等 1", 6],
  ["（a）", 5],
  ["𠀀", 2],
  ["é", 1],
])("%j takes %i columns", (text, width) => {
  expect(displayWidth(text)).toBe(width);
  expect(displayWidth(padded(text, 9))).toBe(9);
  expect(padded(text, 9, "right").endsWith(text)).toBe(true);
  expect(padded(text, 1)).toBe(text);
});

test("marks that end something never begin a line, and brackets that open never end one", () => {
  expect(brokenLines("学生的评优分（见下）为 97.50，已证明。", 8)).toEqual(["学生的评", "优分（见", "下）为", "97.50，", "已证明。"]);
  expect(brokenLines("one two three", 7)).toEqual(["one two", "three"]);
  expect(brokenLines("one two three", 9, 3)).toEqual(["one", "two three"]);
  expect(brokenLines("", 9)).toEqual([""]);
});

const text = fc.stringMatching(/^[a-z奖学金，。（）“” ]{20,60}$/);

test("lines hold the whole text in order, each within the width or one piece alone", () => {
  let broken = 0;
  fc.assert(
    fc.property(text, fc.integer({ min: 4, max: 30 }), (said, width) => {
      const lines = brokenLines(said, width);
      expect(lines.join("").replaceAll(" ", "")).toBe(said.replaceAll(" ", ""));
      for (const line of lines) {
        expect(displayWidth(line) <= width || pieces(line).length === 1).toBe(true);
        if (said.trim() !== "") expect(line.trim()).toBe(line);
      }
      if (lines.length > 1) broken += 1;
    }),
    { numRuns: runs(1000), seed: 20261125 },
  );
  expect(broken).toBeGreaterThan(runs(300));
});
