/** Lazy names: the same as the array of the same texts; a repeated name is found exactly as by a set of texts. */
import { expect, test } from "vitest";
import { joinNames, lazyNames, repeatedName } from "../../src/program/names.ts";

import { runs } from "../support/runs.ts";
import { randomFrom } from "../support/tiny-prover.ts";

test("a lazy list is the array of its names", () => {
  const names = lazyNames(3, (i) => `n${i}`);
  expect([...names]).toEqual(["n0", "n1", "n2"]);
  expect([-1, 0, 2, 3].map((i) => names.at(i))).toEqual([undefined, "n0", "n2", undefined]);
  const joined = joinNames(names, ["a", "b"]);
  expect([joined.length, ...joined]).toEqual([5, "n0", "n1", "n2", "a", "b"]);
  expect([joined.at(4), joined.at(5), joined.at(-1)]).toEqual(["b", undefined, undefined]);
});

test("the first repeated name, as a set of texts finds it", () => {
  const random = randomFrom(20);
  let found = 0;
  for (let run = 0; run < runs(500); run += 1) {
    const texts = Array.from({ length: random(60) }, () => `s${random(900)}|gold|${random(2)}`);
    const expected = texts.findIndex((text, i) => texts.indexOf(text) < i);
    expect(repeatedName(lazyNames(texts.length, (i) => texts[i] as string))).toBe(expected);
    if (expected >= 0) found += 1;
  }
  expect(found).toBeGreaterThan(runs(100));
  expect(found).toBeLessThan(runs(400));
});

test("names of one hash are told apart", () => {
  // Two texts of one 32-bit FNV-1a hash: a known pair.
  expect(repeatedName(["costarring", "liquid"])).toBe(-1);
  expect(repeatedName(["costarring", "liquid", "liquid"])).toBe(2);
});
