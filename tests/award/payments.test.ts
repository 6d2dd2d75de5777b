/** When, by whom and in which parts an award is paid. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bundleAmounts } from "../../src/award/amounts.ts";
import { formatDate, parseDate } from "../../src/award/calendar.ts";
import type { Case } from "../../src/award/case.ts";
import { assess } from "../../src/award/eligibility.ts";
import { findEntitlements } from "../../src/award/entitlement.ts";
import { monthAfter, paymentParts, type PaymentPart } from "../../src/award/payments.ts";
import { allocated } from "../support/hall.ts";
import { runs } from "../support/runs.ts";
import { award, smallCase, smallScheme, type Cell, type Row } from "../support/small-case.ts";

const FIELDS = {
  tuition: { type: "money", document: "tuition schedule" },
  first: { type: "money", document: "ledger" },
  year: { type: "money", document: "ledger" },
  months: { type: "integer", min: 0, max: 48, document: "plan" },
  late: { type: "integer", min: 0, max: 48, document: "plan" },
  starts: { type: "date", document: "admission notice" },
  abroad: { type: "boolean", document: "passport" },
  service: {
    type: "list",
    document: "time sheets",
    records: { month: { type: "code" }, hours: { type: "integer", min: 0, max: 200 } },
  },
};
const TERMS = { autumn: { type: "code", default: "2024-autumn", meaning: "first term" }, spring: { type: "code", default: "2025-spring", meaning: "second" } };
const FUND = { id: "own", title: "own fund", article: "4", awards: "all", share: "param.share", of: "param.of", enforce: "false" };

/** What a case is made of beside one award whose amount and plan are given. */
interface Plan {
  readonly amount: Readonly<Record<string, unknown>>;
  readonly paid?: Readonly<Record<string, unknown>>;
  readonly fund?: boolean;
}

function caseOf({ amount, paid, fund }: Plan, student: Row, service: readonly Row[] = []): Case {
  const grant = award("grant", [{ id: "1", amount }], { selection: "entitled", merit: undefined, ...(paid === undefined ? {} : { paid }) });
  const money = { share: { type: "share", default: null, meaning: "share" }, of: { type: "money", default: null, meaning: "fees" } };
  return smallCase({
    scheme: { fields: FIELDS, parameters: { ...TERMS, ...money }, awards: [grant], ...(fund === true ? { funds: [FUND] } : {}) },
    students: [{ id: "S1", ...student }],
    lists: { service: service.map((row) => ({ id: "S1", ...row })) },
  });
}

/** The payments of what is due to the only student. */
function partsOf(plan: Plan, student: Row, service: readonly Row[] = []): readonly PaymentPart[] {
  const theCase = caseOf(plan, student, service);
  return findEntitlements(theCase, assess(theCase)).due.flatMap((entry) => paymentParts(theCase, entry, entry.student));
}

/** `2024-09: 100000`. */
const short = (parts: readonly PaymentPart[]) => parts.map(({ period, fen }) => `${period}: ${fen}`);

const fixed = (yuan: string) => ({ fixed: `${yuan} yuan` });

describe("once", () => {
  test.each<[Readonly<Record<string, unknown>> | undefined, Row, string]>([
    [undefined, {}, "2024-09"],
    [{ on: 'date("2025-03-31")' }, {}, "2025-03"],
    [{ on: "starts" }, { starts: "2023-12-31" }, "2023-12"],
    // Nothing says when: the date of the case.
    [{ on: "starts" }, {}, "undated"],
  ])("%j, %j: %s", (paid, student, period) => {
    const plan = paid === undefined ? { amount: fixed("800") } : { amount: fixed("800"), paid };
    expect(partsOf(plan, student)).toEqual([{ item: "award", sponsor: "fund", period, fen: 80_000, held: false }]);
  });

  test("the sponsor is the scheme's fund", () => {
    expect(partsOf({ amount: fixed("800"), fund: true }, {})[0]?.sponsor).toBe("own");
  });

  test("an amount of nothing has no payment", () => {
    expect(partsOf({ amount: { share: "50 %", of: "tuition" } }, { tuition: 0 })).toEqual([]);
  });
});

describe("in two semesters", () => {
  const paid = { semesters: ["param.autumn", "2025-summer"], first: "first", of: "year" };
  test.each<[string, Row, readonly string[]]>([
    // Reading A11: the first part is the share of the ledger, rounded down; the second the rest.
    ["1000", { first: 8000, year: 16_000 }, ["2024-autumn: 50000", "2025-summer: 50000"]],
    ["1000", { first: 5333, year: 16_000 }, ["2024-autumn: 33331", "2025-summer: 66669"]],
    ["0.01", { first: 8000, year: 16_000 }, ["2025-summer: 1"]],
    ["1000.01", { first: 8000, year: 16_000 }, ["2024-autumn: 50000", "2025-summer: 50001"]],
    ["1000", { first: 0, year: 16_000 }, ["2025-summer: 100000"]],
    ["1000", { first: 16_000, year: 16_000 }, ["2024-autumn: 100000"]],
    // A ledger that says nothing: two halves.
    ["1000.01", { year: 16_000 }, ["2024-autumn: 50000", "2025-summer: 50001"]],
    ["1000.01", { first: 8000 }, ["2024-autumn: 50000", "2025-summer: 50001"]],
    ["1000.01", { first: 0, year: 0 }, ["2024-autumn: 50000", "2025-summer: 50001"]],
    // A first term that costs more than the year: the second part is never negative.
    ["1000", { first: 20_000, year: 16_000 }, ["2024-autumn: 100000"]],
  ])("%s yuan, %j: %j", (yuan, student, expected) => {
    expect(short(partsOf({ amount: fixed(yuan), paid }, student))).toEqual(expected);
  });

  test("large money stays exact", () => {
    expect(short(partsOf({ amount: fixed("9999999.99"), paid }, { first: 9_999_999.97, year: 9_999_999.98 }))).toEqual([
      `2024-autumn: ${Number((999_999_999n * 999_999_997n) / 999_999_998n)}`,
      `2025-summer: ${Number(999_999_999n - (999_999_999n * 999_999_997n) / 999_999_998n)}`,
    ]);
  });
});

describe("month by month", () => {
  const amount = { perMonth: "600 yuan", months: "months" };
  test.each<[Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>, Row, readonly string[]]>([
    [amount, { from: "starts" }, { months: 3, starts: "2024-11-30" }, ["2024-11: 60000", "2024-12: 60000", "2025-01: 60000"]],
    [amount, { from: "starts", after: "late" }, { months: 2, late: 14, starts: "2024-11-30" }, ["2026-01: 60000", "2026-02: 60000"]],
    [amount, { from: "starts" }, { months: 2 }, ["undated: 120000"]],
    [amount, { from: "starts", after: "late" }, { months: 1, starts: "2024-11-30" }, ["undated: 60000"]],
    [amount, { from: "starts" }, { months: 0, starts: "2024-11-30" }, []],
    // A rate that is no whole number of fen: the sum is rounded down once, and the last month takes the rest.
    [
      { perMonth: "tuition / 3", months: "months" },
      { from: "starts" },
      { months: 3, tuition: 100, starts: "2024-11-30" },
      ["2024-11: 3333", "2024-12: 3333", "2025-01: 3334"],
    ],
    // What is no rate for months is one payment.
    [fixed("900"), { from: "starts", after: "late" }, { late: 1, starts: "2024-12-31" }, ["2025-01: 90000"]],
  ])("%j %j %j: %j", (paidAmount, paid, student, expected) => {
    expect(short(partsOf({ amount: paidAmount, paid }, student))).toEqual(expected);
  });

  test("a month after a day, over years, from any day of the month", () => {
    const day = (text: string) => parseDate(text) ?? 0;
    expect([0, 1, 3, 4, 16, -1].map((months) => monthAfter(day("2024-09-30"), months))).toEqual([
      "2024-09",
      "2024-10",
      "2024-12",
      "2025-01",
      "2026-01",
      "2024-08",
    ]);
    for (const start of ["2024-01-31", "2024-02-29", "2023-12-01"]) expect(monthAfter(day(start), 12).slice(4)).toBe(start.slice(4, 7));
    expect(formatDate(day("2024-02-29"))).toBe("2024-02-29");
  });
});

describe("in rates every so many months", () => {
  const paid = { from: "starts", every: 12, months: "months" };
  test.each<[string, Row, readonly string[]]>([
    ["3600", { months: 36, starts: "2024-09-01" }, ["2024-09: 120000", "2025-09: 120000", "2026-09: 120000"]],
    // The months that begin count: 30 of them are two years and a half.
    ["1000", { months: 30, starts: "2024-09-01" }, ["2024-09: 40000", "2025-09: 40000", "2026-09: 20000"]],
    ["0.10", { months: 36, starts: "2024-09-01" }, ["2024-09: 3", "2025-09: 3", "2026-09: 4"]],
    ["1000", { months: 12, starts: "2024-09-01" }, ["2024-09: 100000"]],
    ["1000", { months: 0, starts: "2024-09-01" }, ["2024-09: 100000"]],
    ["1000", { starts: "2024-12-31" }, ["undated: 100000"]],
    ["1000", { months: 13 }, ["undated: 100000"]],
  ])("%s yuan, %j: %j", (yuan, student, expected) => {
    expect(short(partsOf({ amount: fixed(yuan), paid }, student))).toEqual(expected);
  });
});

describe("by the months of records", () => {
  const amount = { sum: "service", of: "min(yuan(1000), yuan(12.5) * hours)", period: "month", highest: "yuan(1000)" };
  test.each<[readonly (readonly [Cell, number])[], readonly string[]]>([
    [[["2024-10", 10]], ["2024-10: 12500"]],
    [
      [
        ["2024-12", 80],
        ["2024-10", 10],
        ["2024-12", 90],
      ],
      ["2024-10: 12500", "2024-12: 200000"],
    ],
    [
      [
        ["2024-11", 0],
        ["2024-10", 10],
      ],
      ["2024-10: 12500"],
    ],
    [[], []],
  ])("%j: %j", (rows, expected) => {
    const service = rows.map(([month, hours]) => ({ month, hours }));
    expect(short(partsOf({ amount }, {}, service))).toEqual(expected);
  });

  test("fractions of fen are added up before they are rounded down", () => {
    const thirds = { sum: "service", of: "tuition / 3", period: "month" };
    const rows = ["2024-10", "2024-10", "2024-10", "2024-11"].map((month) => ({ month, hours: 1 }));
    // Three thirds of 1 fen are 1 fen in October; the sum, 4/3, is rounded down.
    expect(short(partsOf({ amount: thirds }, { tuition: "0.01" }, rows))).toEqual(["2024-10: 1"]);
    expect(short(partsOf({ amount: thirds }, { tuition: "1.01" }, rows))).toEqual(["2024-10: 101", "2024-11: 33"]);
    const seventh = { sum: "service", of: "tuition / 7 + tuition / 7 + tuition / 7 + tuition / 7 + tuition / 7 + tuition / 7 + tuition / 7", period: "month" };
    expect(short(partsOf({ amount: seventh }, { tuition: "0.03" }, rows))).toEqual(["2024-10: 9", "2024-11: 3"]);
  });
});

describe("a coverage", () => {
  const amount = {
    coverage: [
      { item: "stipend", sponsor: "CAS", perMonth: "3000 yuan", months: "months", paid: { from: "starts" } },
      { item: "travel", sponsor: "TWAS", fixed: "5000.01 yuan", when: "abroad", paid: { on: "starts" } },
      { item: "fee", sponsor: "CAS", formula: "tuition / 3" },
    ],
  };
  const student = { months: 2, starts: "2024-10-01", tuition: 100 };
  const lines = (parts: readonly PaymentPart[]) =>
    parts.map(({ item, sponsor, period, fen, held }) => `${item} ${sponsor} ${period} ${fen}${held ? " held" : ""}`);
  const stipend = ["stipend CAS 2024-10 300000", "stipend CAS 2024-11 300000"];

  test("each item by its sponsor and plan; `when` not met: nothing; unknown: set aside and held", () => {
    const fee = "fee CAS 2024-09 3333";
    expect(lines(partsOf({ amount }, { ...student, abroad: "yes" }))).toEqual([...stipend, "travel TWAS 2024-10 500001", fee]);
    expect(lines(partsOf({ amount }, { ...student, abroad: "no" }))).toEqual([...stipend, fee]);
    expect(lines(partsOf({ amount }, student))).toEqual([...stipend, "travel TWAS 2024-10 500001 held", fee]);
  });

  test("an item whose amount is unknown leaves the whole unknown: nothing is due", () => {
    const theCase = caseOf({ amount }, { ...student, tuition: undefined, abroad: "yes" });
    const found = findEntitlements(theCase, assess(theCase));
    expect([found.due, found.open.map((entry) => entry.why)]).toEqual([[], ["unknown"]]);
  });

  test("an item that is not paid leaves nothing unknown, though its amount is", () => {
    const fee = { item: "fee", sponsor: "CAS", formula: "tuition", when: "abroad" };
    expect(partsOf({ amount: { coverage: [fee] } }, { abroad: "no" })).toEqual([]);
  });
});

describe("what a stacking clause cut", () => {
  /** Two awards of competitors that together stay within the tuition. */
  function stacked(
    amount: Readonly<Record<string, unknown>>,
    paid: Readonly<Record<string, unknown>>,
    tuition: number,
    student: Row = {},
  ): readonly PaymentPart[] {
    const theCase = smallCase({
      scheme: {
        fields: { ...FIELDS, score: { type: "integer", min: 0, max: 100, document: "list" } },
        parameters: TERMS,
        awards: [award("grant", [{ id: "1", amount }], { paid }), award("other", [{ id: "1", amount: fixed("1000") }])],
        stacking: [{ id: "limit", article: "6", awards: ["grant", "other"], limit: { share: "100 %", of: "tuition" }, reduce: "grant" }],
      },
      students: [{ id: "S1", score: 50, tuition, months: 3, starts: "2024-10-01", first: 1, year: 2, ...student }],
    });
    const picks = bundleAmounts(theCase, 0, [
      { award: "grant", level: "1" },
      { award: "other", level: "1" },
    ]);
    return picks.filter((pick) => pick.award === "grant").flatMap((pick) => paymentParts(theCase, pick, 0));
  }

  test("is taken from the last payments", () => {
    const monthly = { perMonth: "600 yuan", months: "months" };
    expect(short(stacked(monthly, { from: "starts" }, 2800))).toEqual(["2024-10: 60000", "2024-11: 60000", "2024-12: 60000"]);
    expect(short(stacked(monthly, { from: "starts" }, 2300))).toEqual(["2024-10: 60000", "2024-11: 60000", "2024-12: 10000"]);
    expect(short(stacked(monthly, { from: "starts" }, 2200))).toEqual(["2024-10: 60000", "2024-11: 60000"]);
    expect(short(stacked(monthly, { from: "starts" }, 1000.01))).toEqual(["2024-10: 1"]);
    expect(short(stacked(monthly, { from: "starts" }, 1000))).toEqual([]);
    expect(short(stacked(fixed("500"), { semesters: ["param.autumn", "param.spring"], first: "first", of: "year" }, 1300.01))).toEqual([
      "2024-autumn: 15000",
      "2025-spring: 15001",
    ]);
    const coverage = {
      coverage: [
        { item: "stipend", sponsor: "CAS", perMonth: "300 yuan", months: "months", paid: { from: "starts" } },
        { item: "travel", sponsor: "TWAS", fixed: "100 yuan", paid: { on: "starts" } },
      ],
    };
    expect(stacked(coverage, { on: "starts" }, 1750).map(({ item, period, fen }) => `${item} ${period} ${fen}`)).toEqual([
      "stipend 2024-10 30000",
      "stipend 2024-11 30000",
      "stipend 2024-12 15000",
    ]);
  });
});

test("how payments are written is checked when the scheme is read", () => {
  const faults = (paid: unknown, more: Readonly<Record<string, unknown>> = {}) => {
    const grant = award("grant", [{ id: "1", amount: fixed("8") }], { selection: "entitled", merit: undefined, paid });
    const read = smallScheme({ fields: FIELDS, parameters: TERMS, awards: [grant], ...more });
    return read.ok ? [] : read.faults.map((fault) => fault.code);
  };
  expect(faults({ on: "starts" })).toEqual([]);
  expect(faults({ on: "months" })).toHaveLength(1);
  expect(faults({ from: "starts", after: "tuition" })).toHaveLength(1);
  expect(faults({ after: "months" })).toHaveLength(1);
  expect(faults({ from: "starts", on: "starts" })).toHaveLength(1);
  expect(faults({ semesters: ["a"], first: "first", of: "year" })).toHaveLength(1);
  expect(faults({ semesters: ["param.autumn", "param.summer"], first: "first", of: "year" })).toEqual(["scheme-unknown-parameter"]);
  expect(faults({ semesters: ["a", "b"], first: "months", of: "year" })).toHaveLength(1);
});

/** Plans of which a law draws one. */
const PLANS: readonly Plan[] = [
  { amount: { share: "33.33 %", of: "tuition" }, paid: { semesters: ["param.autumn", "param.spring"], first: "first", of: "year" } },
  { amount: { perMonth: "tuition / 7", months: "months" }, paid: { from: "starts", after: "late" } },
  { amount: { sum: "service", of: "tuition * hours / 7", period: "month" } },
  { amount: { share: "7 %", of: "tuition" }, paid: { from: "starts", every: 5, months: "months" } },
  {
    amount: {
      coverage: [
        { item: "stipend", sponsor: "CAS", perMonth: "tuition / 3", months: "months", paid: { from: "starts", after: "late" } },
        {
          item: "house",
          sponsor: "TWAS",
          formula: "year / 9",
          when: "abroad",
          paid: { semesters: ["param.autumn", "param.spring"], first: "first", of: "year" },
        },
        { item: "visa", sponsor: "CAS", fixed: "400.10 yuan", when: "abroad" },
      ],
    },
  },
];

test("the payments of any award add up to its amount, to the fen; none is negative or nothing; the same facts give the same order", () => {
  const counts = { due: 0, several: 0, held: 0, odd: 0 };
  const yuan = fc.integer({ min: 0, max: 3_000_000 }).map((fen) => (fen / 100).toFixed(2));
  const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 8 });
  const drawn = fc.record({
    plan: fc.nat({ max: PLANS.length - 1 }),
    tuition: yuan,
    first: maybe(yuan),
    year: maybe(yuan),
    months: fc.integer({ min: 0, max: 48 }),
    late: maybe(fc.integer({ min: 0, max: 40 })),
    starts: maybe(fc.integer({ min: 19_000, max: 21_000 }).map(formatDate)),
    abroad: fc.constantFrom("yes", "no", undefined),
    service: fc.array(fc.record({ month: fc.constantFrom("2024-09", "2024-10", "2025-01"), hours: fc.integer({ min: 0, max: 200 }) }), { maxLength: 6 }),
  });
  const cases = runs(250);
  fc.assert(
    fc.property(drawn, ({ plan, service, ...student }) => {
      const theCase = caseOf(PLANS[plan] ?? { amount: {} }, student, service);
      const [entry] = findEntitlements(theCase, assess(theCase)).due;
      if (entry === undefined) return;
      const parts = paymentParts(theCase, entry, 0);
      expect(parts.reduce((sum, part) => sum + BigInt(part.fen), 0n)).toBe(BigInt(entry.fen));
      for (const part of parts) expect(Number.isSafeInteger(part.fen) && part.fen > 0, JSON.stringify(part)).toBe(true);
      for (const item of new Set(parts.map((part) => part.item))) {
        const periods = parts.filter((part) => part.item === item).map((part) => part.period);
        expect(periods).toEqual([...new Set(periods)].sort());
      }
      expect(paymentParts(theCase, entry, 0)).toEqual(parts);
      counts.due += 1;
      if (parts.length > 1) counts.several += 1;
      if (parts.some((part) => part.held)) counts.held += 1;
      if (entry.fen % 100 !== 0) counts.odd += 1;
    }),
    { seed: 20_240_920, numRuns: cases },
  );
  console.log(`payments: ${cases} cases, ${JSON.stringify(counts)}`);
  expect(counts.due).toBeGreaterThan(0.8 * cases);
  expect(counts.several).toBeGreaterThan(0.5 * cases);
  expect(counts.odd).toBeGreaterThan(0.5 * cases);
  expect(counts.held).toBeGreaterThan(0.03 * cases);
});

test("an allocation's awards carry their payments, and sponsors add up", async () => {
  const [, monthly] = PLANS;
  const result = await allocated(caseOf(monthly ?? { amount: {} }, { tuition: 7000, months: 4, late: 1, starts: "2024-11-15" }));
  if (result.kind !== "allocated") throw new Error(result.kind);
  const given = result.students[0]?.given[0];
  expect(given?.fen).toBe(400_000);
  expect(short(given?.parts ?? [])).toEqual(["2024-12: 100000", "2025-01: 100000", "2025-02: 100000", "2025-03: 100000"]);
  expect(result.documents.allocationJsonl).toContain('"sponsors":[{"sponsor":"fund","fen":400000}]');
});
