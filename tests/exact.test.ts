/** Exact numbers: caps, tuition shares, decimals, divisors and apportionment against integers, in full ranges. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { largestRemainders, shareOfCount } from "../src/award/limits.ts";
import { divideBig, formatDecimal, parseDecimal } from "../src/decimal.ts";
import { floorDivBig, gcd } from "../src/exact.ts";
import { parseShare, parseYuan } from "../src/scenario/reading.ts";
import { runs } from "./support/runs.ts";

const SEED = { seed: 20241115, numRuns: runs(2000) };

function shareIn(text: string) {
  const share = parseShare(text);
  if (share === undefined) throw new Error(`${text} is no share`);
  return share;
}

describe("caps", () => {
  test("every whole percent of every count to 2,000, in all roundings", () => {
    let different = 0;
    for (let p = 1; p <= 100; p += 1) {
      const share = shareIn(`${p} %`);
      const wrong: number[] = [];
      for (let n = 0; n <= 2000; n += 1) {
        const [whole, rest] = [Math.trunc((p * n) / 100), (p * n) % 100];
        const found = [shareOfCount(share, n, "floor"), shareOfCount(share, n, "half-up"), shareOfCount(share, n, "ceil")];
        const expected = [whole, rest >= 50 ? whole + 1 : whole, rest > 0 ? whole + 1 : whole];
        if (found.some((places, i) => places !== expected[i]) || BigInt(whole) !== (BigInt(p) * BigInt(n)) / 100n) wrong.push(n);
        if (Math.floor((p / 100) * n) !== whole) different += 1;
      }
      expect(wrong, `${p} %`).toEqual([]);
    }
    // A formula in doubles gives another number of places for so many of the 200,100 pairs.
    expect(different).toBe(98);
  });

  test("shares that are no whole percent", () => {
    expect(shareOfCount(shareIn("1/3"), 300, "floor")).toBe(100);
    expect(shareOfCount(shareIn("33.33 %"), 300, "floor")).toBe(99);
    expect(shareOfCount(shareIn("33.33 %"), 300, "ceil")).toBe(100);
    expect(shareOfCount(shareIn("7 %"), 700, "floor")).toBe(49);
    expect([parseShare("101 %"), parseShare("4/3"), parseShare("7"), parseShare("-1 %"), parseShare("1.23456 %")]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe("tuition shares", () => {
  const percents = [100, 70, 50, 30];

  test.each(percents)("%i percent of every whole-yuan tuition from 1,000 to 60,000 is exact to the fen", (percent) => {
    const share = shareIn(`${percent} %`);
    const wrong: number[] = [];
    for (let yuan = 1000; yuan <= 60_000; yuan += 1) {
      const fen = yuan * 100;
      const expected = Number((BigInt(fen) * BigInt(percent)) / 100n);
      if (shareOfCount(share, fen, "floor") !== expected) wrong.push(yuan);
    }
    expect(wrong).toEqual([]);
  });

  test("the formula in doubles is a fen short for 23,505 of these 59,001 tuitions at 70 %", () => {
    let short = 0;
    for (let yuan = 1000; yuan <= 60_000; yuan += 1) if (Math.floor(yuan * 0.7 * 100) !== yuan * 70) short += 1;
    expect(short).toBe(23_505);
  });

  test("odd fen: rounded down, against BigInt", () => {
    const amount = fc.integer({ min: 0, max: 1_000_000_000 });
    fc.assert(
      fc.property(amount, fc.integer({ min: 0, max: 1_000_000 }), (fen, millionths) => {
        const share = shareIn(`${formatDecimal(millionths, 4)} %`);
        expect(BigInt(shareOfCount(share, fen, "floor"))).toBe((BigInt(fen) * BigInt(millionths)) / 1_000_000n);
      }),
      SEED,
    );
  });
});

describe("decimals", () => {
  const digits = fc.integer({ min: 0, max: 6 });

  test("what is written is read back", () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }), digits, (scaled, count) => {
        expect(parseDecimal(formatDecimal(scaled, count), count)).toBe(scaled === 0 ? 0 : scaled);
      }),
      SEED,
    );
  });

  test("further zeros change nothing, a further digit is refused", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), digits, fc.integer({ min: 1, max: 9 }), (scaled, count, digit) => {
        const text = formatDecimal(scaled, count);
        const point = count === 0 ? "." : "";
        expect(parseDecimal(`${text}${point}00`, count)).toBe(scaled);
        expect(parseDecimal(`${text}${point}${digit}`, count)).toBeUndefined();
        expect(parseDecimal(`${text}${point}${digit}`, count + 1)).toBe(Number(`${scaled === 0 && text.startsWith("-") ? "-" : ""}${scaled}${digit}`));
      }),
      SEED,
    );
  });

  test("what is no plain decimal, or of more than 15 digits", () => {
    const texts = ["", " 1", "1 ", "+1", "1.", ".5", "1,5", "1e3", "NaN", "0x10", "--1", "1.2.3", "９", "1000000000000000"];
    expect(texts.map((text) => parseDecimal(text, 0))).toEqual(texts.map(() => undefined));
    expect([parseDecimal("999999999999999", 0), parseDecimal("-0", 2), parseDecimal("007.50", 2)]).toEqual([999_999_999_999_999, 0, 750]);
    expect([parseYuan("17333.37 yuan"), parseYuan("2000yuan"), parseYuan("2000.005 yuan"), parseYuan("2000")]).toEqual([
      1_733_337,
      200_000,
      undefined,
      undefined,
    ]);
  });
});

describe("division", () => {
  const big = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
  const positive = fc.bigInt({ min: 1n, max: 10n ** 15n });

  test("floor, ceil and half-up are within their distance of the quotient", () => {
    fc.assert(
      fc.property(big, positive, (a, b) => {
        const [floor, ceil, half] = [divideBig(a, b, "floor"), divideBig(a, b, "ceil"), divideBig(a, b, "half-up")];
        expect(floor * b <= a && a < (floor + 1n) * b).toBe(true);
        expect((ceil - 1n) * b < a && a <= ceil * b).toBe(true);
        expect((2n * half - 1n) * b <= 2n * a && 2n * a < (2n * half + 1n) * b).toBe(true);
      }),
      SEED,
    );
    expect([divideBig(5n, 2n, "half-up"), divideBig(-5n, 2n, "half-up"), floorDivBig(-1n, 3n)]).toEqual([3n, -2n, -1n]);
    expect(() => floorDivBig(1n, 0n)).toThrow("not positive");
    expect(() => floorDivBig(1n, -2n)).toThrow("not positive");
  });

  test("the greatest common divisor divides both, and what is left has none", () => {
    const integer = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
    fc.assert(
      fc.property(integer, integer, fc.integer({ min: 1, max: 1000 }), (a, b, factor) => {
        const common = gcd(a * factor, b * factor);
        expect(common).toBe(factor * gcd(a, b));
        if (a === 0 && b === 0) expect(common).toBe(0);
        else expect([(a * factor) % common, (b * factor) % common, gcd((a * factor) / common, (b * factor) / common)].map(Math.abs)).toEqual([0, 0, 1]);
      }),
      SEED,
    );
  });
});

describe("largest remainders", () => {
  const counts = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 12 });

  test("the parts add up to the total, each within one place of its exact share, larger parts never with fewer places", () => {
    let applied = 0;
    fc.assert(
      fc.property(counts, fc.integer({ min: 0, max: 300 }), (numbers, total) => {
        const parts = numbers.map((count, i) => ({ part: `p${String(i).padStart(2, "0")}`, count }));
        const all = numbers.reduce((sum, count) => sum + count, 0);
        const places = largestRemainders(total, parts);
        const given = parts.map((entry) => places.get(entry.part) ?? Number.NaN);
        expect(given.reduce((sum, count) => sum + count, 0)).toBe(all === 0 ? 0 : total);
        if (all === 0) return;
        applied += 1;
        expect(parts.filter(({ count }, i) => Math.abs((given[i] ?? Number.NaN) * all - total * count) >= all)).toEqual([]);
        const falls = parts.filter(({ count }, i) => parts.some((other, j) => other.count > count && (given[j] ?? 0) < (given[i] ?? 0)));
        expect(falls).toEqual([]);
        expect(largestRemainders(total, [...parts].reverse())).toEqual(places);
      }),
      SEED,
    );
    expect(applied).toBeGreaterThan(SEED.numRuns / 2);
  });

  test("equal remainders go to the part first in code-point order", () => {
    const parts = ["b", "a", "c"].map((part) => ({ part, count: 10 }));
    expect(Object.fromEntries(largestRemainders(4, parts))).toEqual({ a: 2, b: 1, c: 1 });
  });
});
