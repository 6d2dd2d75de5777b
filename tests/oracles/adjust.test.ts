/** The worked examples of budget-neutral adjustment (clauses, section 4), computed by the shipped scheme and the hall. */
import { describe, expect, test } from "vitest";
import { fundLimit } from "../../src/award/funds.ts";
import { fundingOf, unitsOfPlaces, type Funding } from "../../src/award/neutral.ts";
import { proposeAdjustment } from "../../src/explain/adjust-propose.ts";
import { adjustCase, asked, balance, checked, hallOptions, ranked } from "./adjust-case.ts";
import { oracleCase, readOracle, zust } from "./case.ts";

const scheme = zust();
const FRESHMAN = "excellent-freshman";
const LANGUAGE = "excellent-language";

function funding(theCase: Parameters<typeof fundingOf>[0], award: string): Funding {
  const found = fundingOf(theCase, award);
  if ("code" in found) throw new Error(found.code);
  return found;
}

const years = ({ constant, perTuition }: Funding) => Number(constant.over) / Number(constant.under) / (perTuition ?? Number.NaN);

test("O02 the constant of the floored caps and of the unrounded percentages, at one tuition", async () => {
  const { input, expected } = readOracle<
    { N: number; tuition: number },
    { tuitionYears: number; budgetYuan: number; unroundedTuitionYears: number; unroundedBudgetYuan: number }
  >("O02");
  const cohort = { award: FRESHMAN, students: ranked(2), count: input.N, tuition: input.N * input.tuition } as const;
  const [floored, unrounded] = [adjustCase(cohort), adjustCase({ ...cohort, readings: { "adjust.capsForBudget": "unrounded" } })];
  expect(years(funding(floored, FRESHMAN))).toBe(expected.tuitionYears);
  expect(years(funding(unrounded, FRESHMAN))).toBe(expected.unroundedTuitionYears);
  const words = { award: FRESHMAN, places: "0,0,0,0" };
  const constants = [await checked(floored, words), await checked(unrounded, words)].map((check) => balance(check, "reference-tuition").constantFen);
  expect(constants).toEqual([expected.budgetYuan * 100, expected.unroundedBudgetYuan * 100]);
});

test("O05 own places per year or per intake, and the constant with them", () => {
  const { input, expected } = readOracle<{ autumn: number; spring: number }, { year: number[]; intakeAutumn: number[] }>("O05");
  const census = [
    ["freshmen", "2024-autumn", input.autumn, input.autumn * 20_000],
    ["freshmen", "2024-spring", input.spring, input.spring * 20_000],
  ];
  const of = (reading: string) => funding(oracleCase(scheme, { clauses: [], students: [{}], census, readings: { "freshman.round": reading } }), FRESHMAN);
  const [year, round] = [of("year"), of("round")];
  expect([year.caps, round.caps]).toEqual([expected.year, expected.intakeAutumn]);
  expect([year.count, year.tuitionFen]).toEqual([input.autumn + input.spring, (input.autumn + input.spring) * 2_000_000]);
  expect([round.count, round.tuitionFen]).toEqual([input.autumn, input.autumn * 2_000_000]);
  expect([year.constant.over, round.constant.over].map(Number)).toEqual([unitsOfPlaces(year, expected.year), unitsOfPlaces(round, expected.intakeAutumn)]);
});

test("O06 proposals for Excellent Freshman at one tuition", async () => {
  const { input, expected } = readOracle<{ proposals: number[][]; tuition: number; budgetBp: number }, Record<string, (number | boolean)[]>>("O06");
  const theCase = adjustCase({ award: FRESHMAN, students: ranked(90, input.tuition), count: 437, tuition: 437 * input.tuition });
  const rows = await Promise.all(
    input.proposals.map(async (places) => {
      const of = (more: Readonly<Record<string, string>>) => checked(theCase, { award: FRESHMAN, places: places.join(","), ...more });
      const [le, eq, few, many] = [await of({}), await of({ relation: "eq" }), await of({ heads: "sumOfCaps" }), await of({ heads: "floorOfSum" })];
      const { proposalFen = 0, differenceFen = 0, differenceYears } = balance(le, "units");
      const units = input.budgetBp / 10_000 + Number(differenceYears?.over) / Number(differenceYears?.under);
      expect(le.filled.counts).toEqual(places);
      for (const basis of ["reference-tuition", "baseline"]) expect(balance(le, basis).differenceFen, basis).toBe(differenceFen);
      const heads = places.reduce((a, b) => a + b, 0);
      return [places.join("/"), [Math.round(units * 10) / 10, proposalFen / 100, heads, le.isNeutral, eq.isNeutral, few.isNeutral, many.isNeutral]] as const;
    }),
  );
  expect(Object.fromEntries(rows)).toEqual(expected);
}, 120_000);

describe("O07 Excellent Chinese Language", () => {
  const { input, expected } = readOracle<
    { proposals: number[][]; caps: number[] },
    { budget: number; rows: Record<string, (number | boolean)[]>; maxHeadsLe: number; exactSolutions: number }
  >("O07");
  const theCase = adjustCase({ award: LANGUAGE, students: ranked(25), count: 128 });

  test("its proposals, under every basis", async () => {
    const rows: (readonly [string, readonly (number | boolean)[]])[] = [];
    for (const places of input.proposals) {
      const words = { award: LANGUAGE, places: places.join(",") };
      const [le, eq] = [await checked(theCase, words), await checked(theCase, { ...words, relation: "eq" })];
      const { proposalFen = 0, constantFen } = balance(le, "units");
      expect(constantFen).toBe(expected.budget * 100);
      for (const basis of ["reference-tuition", "baseline"]) expect(balance(le, basis).proposalFen).toBe(proposalFen);
      rows.push([places.join("/"), [proposalFen / 100, places.reduce((a, b) => a + b, 0), le.isNeutral, eq.isNeutral]]);
    }
    expect(Object.fromEntries(rows)).toEqual(expected.rows);
  }, 60_000);

  test("the most heads", async () => {
    const found = await proposeAdjustment(asked(theCase, { award: LANGUAGE }), "heads", hallOptions());
    expect(found).toMatchObject({ kind: "proposed", goals: { heads: String(expected.maxHeadsLe) } });
  });

  test("how many proposals are exactly constant", () => {
    const question = funding(theCase, LANGUAGE);
    expect(question.caps).toEqual(input.caps);
    let exact = 0;
    for (let a = 0; a <= 20; a += 1)
      for (let b = 0; b <= 20; b += 1)
        for (let c = 0; c <= 20; c += 1) if (BigInt(unitsOfPlaces(question, [a, b, c])) * question.constant.under === question.constant.over) exact += 1;
    expect(exact).toBe(expected.exactSolutions);
  });
});

test("O08 constant in units is not constant in yuan when tuition differs", async () => {
  interface Swap {
    readonly out: readonly (readonly [number, number])[];
    readonly in: readonly (readonly [number, number])[];
  }
  const { input, expected } = readOracle<{ swapA: Swap; swapB: Swap }, Record<"swapA" | "swapB", { unitsDelta: number; yuanDelta: number }>>("O08");
  for (const name of ["swapA", "swapB"] as const) {
    const swap = input[name];
    // N = 50: places 1/1/2/2. The swap's own students stand where the place of the first level is lost and where the two of the third are won.
    const [[, lost]] = swap.out as readonly [readonly [number, number]];
    const others = [20_000, 20_000, 20_000, 20_000, 20_000].map((tuition, i) => ({ tuition, score: 90 - i }));
    const won = swap.in.map(([, tuition], i) => ({ tuition, score: 70 - i }));
    const theCase = adjustCase({ award: FRESHMAN, students: [{ tuition: lost, score: 99 }, ...others, ...won], count: 50, tuition: 50 * 20_000 });
    const check = await checked(theCase, { award: FRESHMAN, places: "0,1,4,2", basis: "units", relation: "eq" });
    expect(check.isNeutral).toBe(true);
    expect(balance(check, "units").equal).toBe(expected[name].unitsDelta === 0);
    const baseline = balance(check, "baseline");
    // Everybody moves down by one, so that the yuan of the swap come on top of what those who move cost less.
    const paid = (levels: readonly number[]) =>
      [lost, ...others.map(({ tuition }) => tuition), ...won.map(({ tuition }) => tuition)].reduce((sum, tuition, i) => sum + tuition * (levels[i] ?? 0), 0);
    const byHand = Math.round(paid([0.7, 0.5, 0.5, 0.5, 0.5, 0.3, 0.3, 0]) - paid([1, 0.7, 0.5, 0.5, 0.3, 0.3, 0, 0]));
    expect(baseline.differenceFen).toBe(byHand * 100);
    const yuan =
      swap.in.reduce((sum, [share, tuition]) => sum + (share * tuition) / 10_000, 0) -
      swap.out.reduce((sum, [share, tuition]) => sum + (share * tuition) / 10_000, 0);
    expect(yuan).toBe(expected[name].yuanDelta);
  }
});

describe("O10 eight students, N = 50", () => {
  interface Row {
    readonly allocation: readonly number[];
    readonly heads: number;
    readonly value: number;
    readonly yuan: number;
  }
  const { input, expected } = readOracle<{ scores: [string, number][]; tuition: number }, Record<"adjusted" | "adjustedHeads6", Row>>("O10");
  const students = input.scores.map(([id, score]) => ({ id, score, tuition: input.tuition }));
  const theCase = adjustCase({ award: FRESHMAN, students, count: 50, tuition: 50 * input.tuition });

  test.each([
    ["adjusted", {}],
    ["adjustedHeads6", { heads: "sumOfCaps" }],
  ] as const)("%s", async (name, more) => {
    const found = await proposeAdjustment(asked(theCase, { award: FRESHMAN, ...more }), "heads", hallOptions());
    if (found.kind === "none") throw new Error(found.what);
    const levels = found.result.students.map((student) => Number(student.given[0]?.level ?? 0));
    expect(levels).toEqual(expected[name].allocation);
    expect(found.goals.heads).toBe(String(expected[name].heads));
    expect(Number(found.goals.merit)).toBe(Math.round(expected[name].value * 10_000 * 10 ** theCase.scheme.merit.digits));
    expect(found.fen).toBe(expected[name].yuan * 100);
  });
});

test("O11 three first levels owed: with the adjustment there is an allocation, and 4.9 tuition-years are left", async () => {
  const { input, expected } = readOracle<{ N: number; must: { level: number; count: number } }, { adjusted: { unitsBudget: number; unitsLeft: number } }>(
    "O11",
  );
  const owed = Array.from({ length: input.must.count }, (_, i) => ({ id: `J${i}`, score: 60, owed: true }));
  const agreements = [["JC-1", "joint-cultivation", "partner", "2020-01-01", "2030-01-01", FRESHMAN, String(input.must.level), "none", "no"]];
  const cohort = { award: FRESHMAN, count: input.N, tuition: input.N * 20_000, agreements, readings: { "XI.overCap": "infeasible" } } as const;
  const alone = adjustCase({ ...cohort, students: owed });
  const found = await proposeAdjustment(asked(alone, { award: FRESHMAN }), "merit", hallOptions());
  if (found.kind === "none") throw new Error(`${found.what} ${found.result.kind}`);
  expect(found.baseline).toBeUndefined();
  expect(found.places).toEqual([input.must.count, 0, 0, 0]);
  const {
    constantFen = 0,
    proposalFen = 0,
    differenceFen = 0,
  } = found.balances.find((one) => one.basis === "reference-tuition" && one.kind === "known") as {
    constantFen?: number;
    proposalFen?: number;
    differenceFen?: number;
  };
  expect(constantFen / 2_000_000).toBe(expected.adjusted.unitsBudget);
  expect(-differenceFen / 2_000_000).toBe(expected.adjusted.unitsLeft);
  expect(proposalFen / 2_000_000).toBe(input.must.count);
  const check = await checked(adjustCase({ ...cohort, students: [...owed, ...ranked(15)] }), { award: FRESHMAN, places: "3,3,4,2" });
  expect([check.isNeutral, check.filled.counts]).toEqual([true, [3, 3, 4, 2]]);
});

test("O37 a fund of the scheme binds a neutral adjustment as it binds every allocation", async () => {
  const { input, expected } = readOracle<{ tuitionPaid: number; reservedForXII: number }, { fund: number; afterXII: number }>("O37");
  const parameters = {
    "fund.enforce": true,
    "fund.proportion": "12 %",
    "fund.tuitionPaid": `${input.tuitionPaid} yuan`,
    "fund.reservedForXII": `${input.reservedForXII} yuan`,
  };
  const rich = adjustCase({ award: FRESHMAN, students: ranked(90), count: 437, tuition: 437 * 20_000, parameters });
  expect(fundLimit(scheme.funds[0] as NonNullable<(typeof scheme.funds)[0]>, rich.parameters)).toBe(expected.afterXII * 100);
  const poor = { ...rich, budgets: rich.budgets.map((budget) => ({ ...budget, limitFen: budget.limitFen - (expected.afterXII - 600_000) * 100 })) };
  const [free, bound] = [await checked(rich, { award: FRESHMAN, places: "6,13,21,21" }), await checked(poor, { award: FRESHMAN, places: "6,13,21,21" })];
  expect(free.filled).toEqual({ counts: [6, 13, 21, 21], fen: 63_800_000 });
  expect(bound.filled.fen).toBeLessThanOrEqual(60_000_000);
});
