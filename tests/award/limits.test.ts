import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Case } from "../../src/award/case.ts";
import { largestRemainders, placesOf, populationCount, populationParts, roundingOf, shareOfCount } from "../../src/award/limits.ts";
import { missingCounts, quotaStates } from "../../src/award/places.ts";
import { awardOf } from "../../src/award/scheme.ts";
import { runs } from "../support/runs.ts";
import { award, readSmallCase, smallCase, type SmallCase } from "../support/small-case.ts";

const FIELDS = {
  score: { type: "decimal", digits: 2, min: 0, max: 100, document: "ranking list" },
  school: { type: "code", document: "register" },
  gender: { type: "code", values: ["F", "M"], document: "passport" },
};

/** A case of one award whose level has this cap. */
function withCap(cap: Readonly<Record<string, unknown>>, more: Partial<SmallCase> = {}, scheme: Readonly<Record<string, unknown>> = {}): Case {
  return smallCase({
    scheme: {
      fields: FIELDS,
      populations: { all: { title: "all", article: "1" } },
      awards: [award("a", [{ id: "1", amount: { fixed: "100 yuan" }, cap }])],
      ...scheme,
    },
    students: [{ id: "S1", score: 50, school: "X", gender: "F" }],
    census: [["all", "", 120]],
    ...more,
  });
}

function places(theCase: Case, part = ""): unknown {
  const cap = awardOf(theCase.scheme, "a").levels[0]?.cap;
  if (cap === undefined) throw new Error("no cap");
  return placesOf(theCase, ["a"], cap.limit, part);
}

describe("a share of a population", () => {
  test.each([
    [{ share: "2 %" }, 120, 2],
    [{ share: "2 %", rounding: "ceil" }, 120, 3],
    [{ share: "2 %", rounding: "half-up" }, 125, 3],
    [{ share: "2 %", rounding: "half-up" }, 124, 2],
    [{ share: "7 %" }, 100, 7],
    [{ share: "1/3" }, 100, 33],
    [{ share: "33.33 %" }, 10_000, 3333],
    [{ share: "2 %" }, 49, 0],
    [{ share: "2 %", minimumOne: "true" }, 49, 1],
    [{ share: "2 %", minimumOne: "true" }, 0, 0],
    [{ share: "2 %", used: "1" }, 120, 1],
    [{ share: "2 %", used: "5" }, 120, 0],
    [{ share: "100 %" }, 999_999_999, 999_999_999],
  ])("%j of %i: %i", (share, count, expected) => {
    expect(places(withCap({ ...share, of: "all" }, { census: [["all", "", count]] }))).toEqual({ kind: "places", places: expected });
  });

  test("the share is exact: no double is between the count and the places", () => {
    let applied = 0;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 1_000_000 }), (bp, count) => {
        applied += 1;
        const share = { numerator: bp, denominator: 10_000 };
        const floor = shareOfCount(share, count, "floor");
        expect(BigInt(floor)).toBe((BigInt(bp) * BigInt(count)) / 10_000n);
        const exact = (bp * count) % 10_000 === 0;
        expect(shareOfCount(share, count, "ceil") - floor).toBe(exact ? 0 : 1);
      }),
      { seed: 20240920, numRuns: runs(300) },
    );
    expect(applied).toBeGreaterThanOrEqual(300);
    expect(() => roundingOf("bankers")).toThrow("bankers");
  });

  test("only the census of the date and the round counts; a population may count the whole year", () => {
    const census = (rounds: string) => withCap({ share: "10 %", of: "all" }, {}, { populations: { all: { title: "all", article: "1", rounds } } });
    const row = { population: "all", part: "", count: 200 };
    const more = (theCase: Case): Case => ({
      ...theCase,
      census: [...theCase.census, { ...row, round: "spring", date: theCase.censusDate }, { ...row, round: "autumn", date: "2024-03-15" }],
    });
    expect(populationCount(more(census("round")), "all", "")).toBe(120);
    expect(populationCount(more(census("year")), "all", "")).toBe(320);
    expect(populationCount(census("round"), "all", "X")).toBeUndefined();
  });

  test("a population that is not counted is a fault, never the applicants", () => {
    const parts = {
      scheme: {
        fields: FIELDS,
        populations: { all: { title: "all", article: "1" } },
        awards: [award("a", [{ id: "1", amount: { fixed: "1 yuan" }, cap: { share: "2 %", of: "all" } }])],
      },
    };
    const read = readSmallCase({ ...parts, students: [{ id: "S1", score: 1 }], census: [] });
    expect(read).toMatchObject({ ok: false, faults: [{ code: "census-missing", values: { population: "all", part: "" } }] });
  });
});

describe("places as a number, a parameter, a decision", () => {
  const parameters = { seats: { type: "integer", min: 0, max: 99, default: null, meaning: "seats" } };
  test.each([
    ["a number", withCap({ places: "14" }), { kind: "places", places: 14 }],
    ["a parameter", withCap({ places: "param.seats" }, { scenario: { parameters: { seats: 3 } } }, { parameters }), { kind: "places", places: 3 }],
    ["a parameter not stated", withCap({ places: "param.seats" }, {}, { parameters }), { kind: "undecided", key: "seats", authority: "" }],
    ["a decision", withCap({ decision: "seats", authority: "OFFICE" }, { decisions: [["seats", "a", "", "5"]] }), { kind: "places", places: 5 }],
    ["a decision for all awards", withCap({ decision: "seats", authority: "OFFICE" }, { decisions: [["seats", "", "", "5"]] }), { kind: "places", places: 5 }],
    ["no decision", withCap({ decision: "seats", authority: "OFFICE" }), { kind: "undecided", key: "seats", authority: "OFFICE" }],
    [
      "a decision on a part",
      withCap({ decision: "seats", authority: "OFFICE" }, { decisions: [["seats", "a", "X", "5"]] }),
      { kind: "undecided", key: "seats", authority: "OFFICE" },
    ],
  ])("%s", (_, theCase, expected) => expect(places(theCase)).toEqual(expected));
});

describe("apportionment", () => {
  test("Hamilton: largest remainders, equal remainders in code-point order", () => {
    const split = (total: number, counts: Readonly<Record<string, number>>) =>
      Object.fromEntries(
        largestRemainders(
          total,
          Object.entries(counts).map(([part, count]) => ({ part, count })),
        ),
      );
    expect(split(14, { SCE: 17, SIE: 10, SME: 8, SEE: 6, SCI: 3, SAD: 3 })).toEqual({ SCE: 5, SIE: 3, SME: 2, SEE: 2, SCI: 1, SAD: 1 });
    expect(split(3, { B: 1, A: 1 })).toEqual({ B: 1, A: 2 });
    expect(split(2, { a: 1, B: 1, C: 1 })).toEqual({ a: 0, B: 1, C: 1 });
    expect(split(5, { A: 0, B: 0 })).toEqual({ A: 0, B: 0 });
    expect(split(0, { A: 3 })).toEqual({ A: 0 });
  });

  test("it gives away everything, and everybody the floor or one more, whatever the order", () => {
    let applied = 0;
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 500 }),
        fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 8 }),
        fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 8, maxLength: 8 }),
        (total, names, counts) => {
          const parts = names.map((part, i) => ({ part, count: counts[i] ?? 0 }));
          const all = parts.reduce((sum, entry) => sum + entry.count, 0);
          if (all === 0) return;
          applied += 1;
          const found = largestRemainders(total, parts);
          expect([...found.values()].reduce((sum, value) => sum + value, 0)).toBe(total);
          for (const { part, count } of parts) expect([0, 1]).toContain((found.get(part) ?? -1) - Math.floor((total * count) / all));
          expect(new Map(largestRemainders(total, [...parts].reverse()))).toEqual(new Map(found));
        },
      ),
      { seed: 20240920, numRuns: runs(200) },
    );
    expect(applied).toBeGreaterThan(150);
  });

  const quota = (method: string) => ({
    quotas: [{ id: "q", article: "8", award: "a", by: "school", atMost: { apportion: "all", total: { share: "30 %", of: "all" }, method, plan: "plan" } }],
  });
  const census: SmallCase["census"] = [
    ["all", "", 47],
    ["all", "X", 26],
    ["all", "Y", 21],
    ["all", "Z", 0],
  ];
  const limits = (method: string, decisions: SmallCase["decisions"] = []) =>
    Object.fromEntries(
      quotaStates(withCap({ places: "99" }, { census, decisions }, quota(method))).map((state) => [
        state.part,
        state.undecided.length > 0 ? "undecided" : state.atMost,
      ]),
    );

  test("largest remainder, per-part floor, plan", () => {
    expect(limits("largest-remainder")).toEqual({ X: 8, Y: 6, Z: 0 });
    expect(limits("per-part-floor")).toEqual({ X: 7, Y: 6, Z: 0 });
    expect(limits("plan")).toEqual({ X: "undecided", Y: "undecided", Z: "undecided" });
    expect(limits("plan", [["plan", "a", "X", "9"]])).toEqual({ X: 9, Y: "undecided", Z: "undecided" });
  });

  test("a recorded plan prevails over a formula", () => {
    expect(
      limits("largest-remainder", [
        ["plan", "a", "X", "9"],
        ["plan", "a", "Y", "4"],
        ["plan", "a", "Z", "1"],
      ]),
    ).toEqual({ X: 9, Y: 4, Z: 1 });
  });

  test("a school that the census does not count is asked for", () => {
    const theCase = withCap(
      { places: "99" },
      {
        census: [
          ["all", "", 47],
          ["all", "X", 47],
        ],
      },
      quota("largest-remainder"),
    );
    expect(populationParts(theCase, "all")).toEqual(["X"]);
    expect(missingCounts(theCase)).toEqual([]);
    const read = () => withCap({ places: "99" }, { census: [["all", "", 47]] }, quota("largest-remainder"));
    expect(read).toThrow(/census-missing[\s\S]*"part": "X"/);
  });

  test("where an unknown number closes a ceiling, a floor waits", () => {
    const bound = { decision: "seats", authority: "OFFICE" };
    const scheme = { quotas: [{ id: "q", article: "8", award: "a", where: 'gender == "F"', atMost: bound, atLeast: bound }] };
    const states = quotaStates(withCap({ places: "9" }, {}, scheme));
    expect(states).toMatchObject([{ part: "", atMost: 0, atLeast: undefined }]);
    expect(states[0]?.undecided).toHaveLength(2);
  });
});
