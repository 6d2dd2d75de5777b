/** The worked example of the fund over the awards (clauses, section 4): its limit as the shipped scheme computes it. */
import { expect, test } from "vitest";
import { oracleCase, readOracle, zust } from "./case.ts";

const scheme = zust();

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
