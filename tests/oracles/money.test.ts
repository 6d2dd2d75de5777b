/** The worked examples of money over awards (clauses, section 4): re-evaluation of Excellent Freshman, and the fund. */
import { describe, expect, test } from "vitest";
import { pickAmount } from "../../src/award/amounts.ts";
import { reevaluate } from "../../src/award/renewal.ts";
import { oracleCase, readOracle, zust, type Cell } from "./case.ts";

const scheme = zust();

describe("re-evaluation", () => {
  interface Held {
    readonly sem1Courses: readonly Readonly<Record<string, Cell>>[];
    readonly unexcused: number | "__MISSING__";
    readonly examAbsence: number;
    readonly examCheating: number;
    readonly sem1Punishments: readonly string[];
    readonly bp: number;
    readonly tuition: number;
    readonly tuitionSemester?: readonly [number, number];
  }
  const oracle = readOracle<{ cases: Record<string, Held> }, Record<string, [paid: number, released: number, held: number]>>("O13");

  function money(held: Held, readings: Readonly<Record<string, unknown>> = {}): readonly number[] {
    const level = { 10000: "1", 7000: "2", 5000: "3", 3000: "4" }[held.bp] ?? "";
    const amount = (held.tuition * held.bp) / 10_000;
    const term = { award: "excellent-freshman", level, cycle: "2024-2025", from: "2024-09-02", to: "2025-07-04", paidUntil: "2025-01-17" };
    const theCase = oracleCase(scheme, {
      clauses: oracle.clauses,
      asOf: "2025-01-20",
      readings,
      students: [
        {
          facts: {
            intakeTerm: "2024-autumn",
            enrolledOn: "2024-09-02",
            tuitionYear: held.tuition,
            "tuitionSemester.first": held.tuitionSemester?.[0],
            unexcusedHoursSem1: held.unexcused,
            examAbsenceSem1: held.examAbsence,
            examCheatingSem1: held.examCheating,
          },
          lists: {
            courses: held.sem1Courses.map((course) => ({ ...course, semester: "2024-autumn" })),
            punishments: held.sem1Punishments.map((grade) => ({ date: "2024-11-20", grade, at: "ZUST" })),
            awardsHeld: [{ ...term, amount }],
          },
        },
      ],
    });
    expect(pickAmount(theCase, { award: "excellent-freshman", level }, 0)).toBe(amount * 100);
    const [renewal] = theCase.scheme.renewals;
    if (renewal === undefined) throw new Error("the scheme has no renewal");
    const result = reevaluate(theCase, renewal);
    if (!result.ok) throw new Error(JSON.stringify(result.faults));
    const found = result.value.awards[0]?.money;
    if (found === undefined) throw new Error("no award is re-evaluated");
    return [found.keptFen, found.releasedFen, found.heldFen].map((fen) => fen / 100);
  }

  const { abs20_strictReading: strict, ...plain } = oracle.expected;
  test.each(Object.entries(oracle.input.cases))("O13 %s", (name, held) => {
    expect(money(held)).toEqual(plain[name]);
  });

  test("O13 the strict reading of 20 hours", () => {
    const held = oracle.input.cases["abs20"];
    if (held === undefined) throw new Error("no case abs20");
    expect(money(held, { "reeval.absence": "gt20" })).toEqual(strict);
    expect(Object.keys(oracle.input.cases)).toHaveLength(Object.keys(plain).length);
  });
});

describe("the fund", () => {
  test("O37 the fund over the awards", () => {
    const oracle = readOracle<
      { tuitionPaid: number; reservedForXII: number; payments: Record<string, number>; extra: Record<string, number> },
      Record<string, number | boolean>
    >("O37");
    const { tuitionPaid, reservedForXII, payments, extra } = oracle.input;
    const limit = (reserved: number) => {
      const parameters = {
        "fund.enforce": true,
        "fund.proportion": "12 %",
        "fund.tuitionPaid": `${tuitionPaid} yuan`,
        "fund.reservedForXII": `${reserved} yuan`,
      };
      const [budget] = oracleCase(scheme, { clauses: oracle.clauses, students: [{}], parameters }).budgets;
      if (budget === undefined) throw new Error("the fund is not enforced");
      expect([...budget.awards].sort()).toEqual(scheme.awards.map((award) => award.id).sort());
      return budget.limitFen / 100;
    };
    const sum = (amounts: Readonly<Record<string, number>>) => Object.values(amounts).reduce((a, b) => a + b, 0);
    const [fund, afterXII, total, withExtra] = [limit(0), limit(reservedForXII), sum(payments), sum(payments) + sum(extra)];
    expect({
      fund,
      total,
      left: fund - total,
      withExtra,
      over: withExtra - fund,
      feasibleWithExtra: withExtra <= fund,
      afterXII,
      overAfterXII: total - afterXII,
    }).toEqual(oracle.expected);
  });
});
