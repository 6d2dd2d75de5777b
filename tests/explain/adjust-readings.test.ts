/** The readings A01 to A09 as the scheme declares them: every value has a proposal that comes out differently under it. */
import { describe, expect, test } from "vitest";
import { fundingOf } from "../../src/award/neutral.ts";
import { adjustCase, asked, balance, checked, type AdjustCohort } from "../oracles/adjust-case.ts";

const AWARD = "excellent-freshman";

/** Tuition falls with the score, so that lower levels cost less than the mean says; N = 120: places 2/3/4/6. */
const cohort: AdjustCohort = {
  award: AWARD,
  students: Array.from({ length: 24 }, (_, i) => ({ tuition: 26_000 - 500 * i, score: 95 - i / 2 })),
  count: 120,
  tuition: 120 * 20_000,
};

type Readings = Readonly<Record<string, unknown>>;

async function isNeutral(places: string, readings: Readings, more: Partial<AdjustCohort> = {}): Promise<boolean> {
  return (await checked(adjustCase({ ...cohort, ...more, readings }), { award: AWARD, places })).isNeutral;
}

function caps(readings: Readings, more: Partial<AdjustCohort> = {}): readonly number[] {
  const found = fundingOf(adjustCase({ ...cohort, ...more, readings }), AWARD);
  if ("code" in found) throw new Error(found.code);
  return found.caps;
}

describe("A01 constant relative to what", () => {
  const verdict = async (basis: string) => {
    const check = await checked(adjustCase({ ...cohort, readings: { "adjust.basis": basis } }), { award: AWARD, places: "1,3,4,9" });
    expect(check.question.basis).toBe(basis);
    return [check.money.kind, balance(check, basis).differenceFen];
  };

  test("1/3/4/9 is 0.1 tuition-years less than 2/3/4/6, costs 21,000 yuan more than that at the mean tuition, and 5,900 less than the baseline", async () => {
    // 26,000 + 0.7 (25,500 .. 24,500) + 0.5 (24,000 .. 22,500) + 0.3 (22,000 .. 18,000), and with 2/3/4/6 from the top down in the same way.
    const proposal = 26_000 + 0.7 * 75_000 + 0.5 * 93_000 + 0.3 * 180_000;
    const nominal = 51_500 + 0.7 * 73_500 + 0.5 * 91_000 + 0.3 * 121_500;
    expect([proposal, nominal]).toEqual([179_000, 184_900]);
    expect(await verdict("units")).toEqual(["kept", -200_000]);
    expect(await verdict("reference-tuition")).toEqual(["chosen", 2_100_000]);
    expect(await verdict("baseline")).toEqual(["kept", -590_000]);
  });

  test("a mean that is no whole fen: the constant is rounded down, once", async () => {
    // 7.9 x 2,400,001 / 120 = 158,000.0658 yuan.
    const check = await checked(adjustCase({ ...cohort, tuition: 2_400_001 }), { award: AWARD, places: "1,3,4,9" });
    expect(balance(check, "reference-tuition")).toMatchObject({ constantFen: 15_800_006, proposalFen: 17_900_000, differenceFen: 2_099_994 });
  });

  test("an amount that the office states", async () => {
    const theCase = adjustCase({ ...cohort, readings: { "adjust.basis": "explicit" } });
    const of = async (amount: string) => (await checked(theCase, { award: AWARD, places: "1,3,4,9", amount })).money.kind;
    // The cheapest of the 24 at the better levels: 14,500 + 0.7 (15,000 .. 16,000) + 0.5 (16,500 .. 18,000) + 0.3 (18,500 .. 22,500) = 136,900.
    expect([await of("179000"), await of("178999.99"), await of("136900"), await of("136899.99")]).toEqual(["kept", "chosen", "chosen", "over"]);
  });
});

test("A02 at most, exactly, within a tolerance", async () => {
  const of = (relation: string, toleranceFen = 0) =>
    isNeutral("1,3,4,9", { "adjust.basis": "units", "adjust.relation": relation }, { parameters: { "adjust.toleranceFen": toleranceFen } });
  // 1/3/4/9 is 0.1 tuition-years below: 2,000 yuan at the mean.
  expect([await of("le"), await of("eq"), await of("tolerance", 199_999), await of("tolerance", 200_000)]).toEqual([true, false, false, true]);
});

test("A03 unused first-level places: their money funds other levels where money is what counts, and nothing where the baseline is", async () => {
  const few = { students: cohort.students.slice(0, 8).map((student) => ({ ...student, tuition: 20_000 })) };
  const of = (basis: string) => isNeutral("4,3,1,0", { "adjust.basis": basis }, few);
  // Eight students: nominally 2/3/3/0 = 5.6 tuition-years of 7.9; 4/3/1/0 costs 6.6.
  expect([await of("units"), await of("reference-tuition"), await of("baseline")]).toEqual([true, true, false]);
});

test("A04 rounding, and at least one place", () => {
  expect(caps({})).toEqual([2, 3, 4, 6]);
  expect(caps({ "caps.rounding": "half-up" }, { count: 128 })).toEqual([3, 4, 5, 6]);
  expect(caps({ "caps.rounding": "ceil" }, { count: 128 })).toEqual([3, 4, 6, 7]);
  expect([caps({}, { count: 20 }), caps({ "caps.minimumOne": true }, { count: 20 })]).toEqual([
    [0, 0, 0, 1],
    [1, 1, 1, 1],
  ]);
});

test("A05 the constant from floored caps or from unrounded percentages", async () => {
  const of = (reading: string) => isNeutral("3,3,4,5", { "adjust.basis": "units", "adjust.capsForBudget": reading });
  // 7.9 tuition-years of the floored caps, 9.12 of the percentages; 3/3/4/5 is 8.6.
  expect([await of("floored"), await of("unrounded")]).toEqual([false, true]);
});

test("A06 who is counted is what the census counts", () => {
  expect([caps({}, { count: 120 }), caps({}, { count: 200 })]).toEqual([
    [2, 3, 4, 6],
    [4, 6, 8, 10],
  ]);
});

test("A08 heads", async () => {
  // 16 heads; the caps add up to 15, the percentages to floor(16.8).
  const of = (reading: string) => isNeutral("2,2,4,8", { "adjust.basis": "units", "adjust.headLimit": reading });
  expect([await of("none"), await of("sumOfCaps"), await of("floorOfSum")]).toEqual([true, false, true]);
});

test("A09 only downward from higher levels, and how far", async () => {
  const of = (reading: string, places: string) => isNeutral(places, { "adjust.basis": "units", "adjust.direction": reading });
  expect([await of("any", "3,3,2,6"), await of("down", "3,3,2,6"), await of("down", "1,3,6,6")]).toEqual([true, false, true]);
  const shifted = async (maxShift: string) =>
    (await checked(adjustCase({ ...cohort, readings: { "adjust.basis": "units" } }), { award: AWARD, places: "1,3,6,6", maxShift })).isNeutral;
  expect([await shifted("1"), await shifted("2"), await shifted("1,0,2,0"), await shifted("0,0,2,0")]).toEqual([false, true, true, false]);
});

test("what is not said is read as the scheme of the case says", () => {
  const readings = { "adjust.basis": "units", "adjust.relation": "tolerance", "adjust.headLimit": "sumOfCaps", "adjust.direction": "down" };
  const question = asked(adjustCase({ ...cohort, readings, parameters: { "adjust.toleranceFen": 7 } }), { award: AWARD });
  expect(question).toMatchObject({ basis: "units", relation: { kind: "tolerance", fen: 7 }, heads: 15, direction: "down", maxShift: undefined });
});
