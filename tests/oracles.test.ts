/** The worked examples of places, money, allocations and entitlements (clauses, section 4), computed by the shipped scheme. */
import { describe, expect, test } from "vitest";
import { pickAmount } from "../src/award/amounts.ts";
import type { Case } from "../src/award/case.ts";
import { assess } from "../src/award/eligibility.ts";
import { findEntitlements } from "../src/award/entitlement.ts";
import { largestRemainders, placesOf } from "../src/award/limits.ts";
import { findObligations } from "../src/award/owed.ts";
import { capStates } from "../src/award/places.ts";
import { awardOf } from "../src/award/scheme.ts";
import { judgeCandidate } from "../src/award/verdict.ts";
import { oracleCase, readOracle, zust, type Cell, type OracleStudent } from "./oracles/case.ts";

const scheme = zust();
type Row = Readonly<Record<string, Cell>>;

/** Places of an award's levels for one count of its population. */
function caps(award: string, population: string, count: number, readings: Row = {}): readonly number[] {
  const theCase = oracleCase(scheme, {
    clauses: [],
    students: [{}],
    readings,
    census: [[population, "2024-autumn", count]],
  });
  return capsOf(theCase, award);
}

function capsOf(theCase: Case, award: string): readonly number[] {
  return awardOf(theCase.scheme, award).levels.map((level) => {
    if (level.cap === undefined) throw new Error(`level ${level.id} has no cap`);
    const places = placesOf(theCase, [award], level.cap.limit, "");
    if (places.kind !== "places") throw new Error(`no places: ${places.kind}`);
    return places.places;
  });
}

/** Amounts of an award's levels at a tuition, in fen. */
function amounts(award: string, tuition: number): readonly number[] {
  const theCase = oracleCase(scheme, { clauses: [], students: [{ facts: { tuitionYear: tuition } }] });
  return awardOf(scheme, award).levels.map((level) => pickAmount(theCase, { award, level: level.id }, 0));
}

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
const dot = (a: readonly number[], b: readonly number[]) => sum(a.map((value, i) => value * (b[i] ?? 0)));

describe("places and money", () => {
  test("O01 freshman caps", () => {
    const { input, expected } = readOracle<{ N: number }, { caps: number[]; sum: number; floorOfTotal: number; exactTimes10000: number[] }>("O01");
    const found = caps("excellent-freshman", "freshmen", input.N);
    expect(found).toEqual(expected.caps);
    expect(sum(found)).toBe(expected.sum);
    const shares = awardOf(scheme, "excellent-freshman").levels.map((level) => {
      const limit = level.cap?.limit;
      return limit?.kind === "share" ? (limit.share.numerator * 10_000) / limit.share.denominator : Number.NaN;
    });
    expect(shares.map((bp) => bp * input.N)).toEqual(expected.exactTimes10000);
    expect(Math.floor((sum(shares) * input.N) / 10_000)).toBe(expected.floorOfTotal);
  });

  test("O02 the money of the caps at one tuition", () => {
    const { input, expected } = readOracle<
      { N: number; tuition: number; caps: number[]; shareBp: number[]; bp: number[] },
      { unitsBp: number; budgetYuan: number; unroundedBudgetYuan: number }
    >("O02");
    const [places, paid] = [caps("excellent-freshman", "freshmen", input.N), amounts("excellent-freshman", input.tuition)];
    expect(places).toEqual(input.caps);
    expect(paid.map((fen) => fen / input.tuition)).toEqual(input.shareBp.map((bp) => bp / 100));
    expect(dot(places, paid)).toBe(expected.budgetYuan * 100);
    expect(dot(places, input.shareBp)).toBe(expected.unitsBp);
    expect((dot(input.bp, paid) * input.N) / 10_000).toBe(expected.unroundedBudgetYuan * 100);
  });

  test("O03 small populations", () => {
    const { expected } = readOracle<unknown, Record<string, number[]>>("O03");
    const found = Object.keys(expected).map((count) => [count, caps("excellent-freshman", "freshmen", Number(count))]);
    expect(Object.fromEntries(found)).toEqual(expected);
  });

  test("O04 caps of the other awards", () => {
    const { input, expected } = readOracle<
      { degreeN: number; languageN: number; exchangeN: number; ceilTrap: { N: number } },
      Record<string, number[] | number>
    >("O04");
    expect(caps("excellent-degree", "degree", input.degreeN)).toEqual(expected["degree"]);
    expect(caps("excellent-language", "language", input.languageN)).toEqual(expected["language"]);
    expect(caps("excellent-exchange", "exchangeRegistered", input.exchangeN)).toEqual(expected["exchange"]);
    const [, , third] = caps("excellent-degree", "degree", input.ceilTrap.N, { "caps.rounding": "ceil" });
    expect(third).toBe(expected["trapFloor"]);
  });

  test("O05 caps per year or per intake", () => {
    const { input, expected } = readOracle<
      { autumn: number; spring: number },
      { year: number[]; intakeAutumn: number[]; intakeSpring: number[]; intakeSum: number[] }
    >("O05");
    const census = [
      ["freshmen", "2024-autumn", input.autumn],
      ["freshmen", "2024-spring", input.spring],
    ];
    const of = (round: string, reading: string) =>
      capsOf(
        oracleCase(scheme, {
          clauses: [],
          students: [{}],
          round,
          census,
          readings: { "freshman.round": reading },
        }),
        "excellent-freshman",
      );
    const [autumn, spring] = [of("2024-autumn", "round"), of("2024-spring", "round")];
    expect(autumn).toEqual(expected.intakeAutumn);
    expect(spring).toEqual(expected.intakeSpring);
    expect(autumn.map((places, i) => places + (spring[i] ?? 0))).toEqual(expected.intakeSum);
    expect(of("2024-autumn", "year")).toEqual(expected.year);
  });

  test("the quota by school of Excellent Exchange Student sums to the cap (VIII(I)iii)", () => {
    const counts = Object.entries({ SEM: 17, SME: 9, SIE: 8, SCE: 6, SAD: 4, SHI: 3 }).map(([part, count]) => ({ part, count }));
    expect(Object.fromEntries(largestRemainders(14, counts))).toEqual({
      SEM: 5,
      SME: 3,
      SIE: 2,
      SCE: 2,
      SAD: 1,
      SHI: 1,
    });
  });
});

/** The best allocation of a few ranked students by trying every one: most heads, then merit times weight (O10 states this order). */
function best(
  merits: readonly number[],
  weights: readonly number[],
  fits: (counts: readonly number[]) => boolean,
): { readonly allocations: readonly (readonly number[])[]; readonly heads: number; readonly value: number } {
  let found = { allocations: [] as (readonly number[])[], heads: -1, value: -1 };
  const visit = (levels: readonly number[], counts: readonly number[], value: number): void => {
    if (!fits(counts)) return;
    const student = levels.length;
    if (student === merits.length) {
      const heads = sum(counts);
      if (heads > found.heads || (heads === found.heads && value > found.value)) found = { allocations: [levels], heads, value };
      else if (heads === found.heads && value === found.value) found.allocations.push(levels);
      return;
    }
    visit([...levels, 0], counts, value);
    weights.forEach((weight, i) =>
      visit(
        [...levels, i + 1],
        counts.map((n, j) => (i === j ? n + 1 : n)),
        value + (merits[student] ?? 0) * weight,
      ),
    );
  };
  visit(
    [],
    weights.map(() => 0),
    0,
  );
  return found;
}

describe("allocations", () => {
  interface Allocation {
    readonly optima: number;
    readonly allocation: number[];
    readonly heads: number;
    readonly value: number;
    readonly yuan: number;
  }
  const { input, expected } = readOracle<
    { scores: [string, number][]; tuition: number; caps: number[] },
    Record<"nominal" | "adjusted" | "adjustedHeads6", Allocation>
  >("O10");
  const merits = input.scores.map(([, score]) => score);
  const weights = awardOf(scheme, "excellent-freshman").levels.map((level) => level.weightBp);
  const places = caps("excellent-freshman", "freshmen", 50);
  const paid = amounts("excellent-freshman", input.tuition);
  const within = (counts: readonly number[]) => counts.every((count, i) => count <= (places[i] ?? 0));
  const affordable = (counts: readonly number[]) => dot(counts, paid) <= dot(places, paid);

  test.each([
    ["nominal", within],
    ["adjusted", affordable],
    ["adjustedHeads6", (counts: readonly number[]) => affordable(counts) && sum(counts) <= 6],
  ] as const)("O10 %s", (name, fits) => {
    const found = best(merits, weights, fits);
    expect(places).toEqual(input.caps);
    expect(found.allocations).toEqual([expected[name].allocation]);
    expect(found.allocations).toHaveLength(expected[name].optima);
    expect(found.heads).toBe(expected[name].heads);
    expect(found.value).toBe(expected[name].value * 10_000);
    expect(sum(expected[name].allocation.map((level) => paid[level - 1] ?? 0))).toBe(expected[name].yuan * 100);
  });

  test("O11 a joint-cultivation agreement owes three first levels", () => {
    const { input, expected } = readOracle<
      { N: number; must: { level: number; count: number } },
      {
        caps: number[];
        adjusted: { unitsBudget: number; unitsLeft: number };
        prevails: { L1: number; excess: number };
      }
    >("O11");
    const students = Array.from({ length: input.must.count }, () => ({
      facts: { jointAgreementId: "JC-1", tuitionYear: 20_000 },
      lists: { awardsHeld: [] },
    }));
    const states = (readings: Row) => {
      const agreements = [["JC-1", "joint-cultivation", "partner", "2020-01-01", "2030-01-01", "excellent-freshman", input.must.level, "none", "no"]];
      const census = [["freshmen", "2024-autumn", input.N]];
      const theCase = oracleCase(scheme, { clauses: [], students, agreements, census, readings });
      const obligations = findObligations(theCase, assess(theCase));
      return {
        owed: obligations.owed.length,
        caps: capStates(theCase, obligations).filter((state) => state.award.id === "excellent-freshman"),
      };
    };
    const prevails = states({});
    expect(prevails.owed).toBe(input.must.count);
    expect(prevails.caps.map((state) => state.places)).toEqual([expected.prevails.L1, ...expected.caps.slice(1)]);
    expect(prevails.caps[0]?.excess).toBe(expected.prevails.excess);
    const strict = states({ "XI.overCap": "infeasible" });
    expect(strict.caps.map((state) => state.places)).toEqual(expected.caps);
    expect(strict.owed).toBeGreaterThan(strict.caps[0]?.places ?? 0);
    expect(states({ "XI.countsInCaps": false }).caps[0]).toMatchObject({
      places: expected.caps[0],
      excess: 0,
    });
    const units = dot(expected.caps, weights) / 10_000;
    expect([units, units - input.must.count]).toEqual([expected.adjusted.unitsBudget, expect.closeTo(expected.adjusted.unitsLeft, 9)]);
  });
});

describe("O15 HSK Winner with history", () => {
  interface Student {
    readonly months: number;
    readonly history?: number[];
    readonly certs: { readonly level: number; readonly score?: number; readonly inStudy: boolean }[];
  }
  const oracle = readOracle<{ students: Record<string, Student> }, Record<string, number | { low: number; high: number; needs: string[] }>>("O15");
  const inputOf = (student: Student): OracleStudent => ({
    facts: { plannedStudyMonths: student.months, enrolledOn: "2022-09-05" },
    lists: {
      applications: [{ award: "hsk-winner", level: null, submittedAt: "2024-06-10" }],
      hsk: student.certs.map((cert) => ({
        level: cert.level,
        score: cert.score,
        examDate: cert.inStudy ? "2024-05-18" : "2021-05-15",
      })),
      ...(student.history === undefined
        ? {}
        : {
            awardsHeld: student.history.map((level) => ({ award: "hsk-winner", level, cycle: "2022-2023" })),
          }),
    },
  });
  const paidTo = (student: Student, readings: Row = {}) => {
    const theCase = oracleCase(scheme, { clauses: oracle.clauses, students: [inputOf(student)], readings });
    const found = findEntitlements(theCase, assess(theCase));
    const verdicts = judgeCandidate(theCase, awardOf(scheme, "hsk-winner"), 0).rules;
    const low = sum(found.due.map((entry) => entry.fen)) / 100;
    return {
      low,
      high: low + sum([...found.openFen.values()]) / 100,
      needs: [...new Set(verdicts.flatMap((verdict) => verdict.asks))],
    };
  };
  const students = Object.entries(oracle.input.students);

  test.each(students)("%s", (id, student) => {
    const expected = oracle.expected[id];
    const found = paidTo(student);
    if (typeof expected === "number") expect([found.low, found.high]).toEqual([expected, expected]);
    else expect(found).toEqual(expected);
  });

  test("totals, and each new level", () => {
    expect(sum(students.map(([, student]) => paidTo(student).low))).toBe(oracle.expected["totalLow"]);
    expect(sum(students.map(([, student]) => paidTo(student).high))).toBe(oracle.expected["totalHigh"]);
    const each = students.map(([id, student]): [string, number] => [id, paidTo(student, { "hsk.combine": "each" }).low]);
    expect(new Map(each).get("S6")).toBe(oracle.expected["S6_each"]);
    expect(sum(each.map(([, low]) => low))).toBe(oracle.expected["totalEachLow"]);
  });
});
