/** Funds of the scheme: a share of an amount, less what is reserved; enforced, not stated, overdrawn. */
import { describe, expect, test } from "vitest";
import { inWords } from "../../src/words/en.ts";
import { withParameters } from "../../src/scenario/scenario-file.ts";
import { allocated } from "../support/hall.ts";
import { award, readSmallCase, smallCase, smallScheme, type SmallCase } from "../support/small-case.ts";

/** Parameters of the fund as a case states them; undefined: not stated. */
interface Stated {
  readonly share?: string;
  readonly of?: string;
  readonly less?: string;
  readonly enforce?: boolean;
}

const score = { type: "integer", min: 0, max: 100, document: "list" };
const money = { type: "money", meaning: "money", default: null };

function parts(stated: Stated, more: Partial<SmallCase> = {}, fund: Readonly<Record<string, unknown>> = {}): SmallCase {
  const { enforce, ...values } = stated;
  const parameters = { "fund.share": values.share, "fund.of": values.of, "fund.less": values.less };
  return {
    scheme: {
      fields: { score, due: { type: "boolean", document: "form" } },
      parameters: { "fund.share": { type: "share", meaning: "share", default: null }, "fund.of": money, "fund.less": money },
      readings: {
        A43: { question: "Is it checked?", articles: ["4"], parameter: "fund.enforce", type: "boolean", values: { true: "yes", false: "no" }, default: false },
      },
      awards: [
        award("prize", [{ id: "1", amount: { fixed: "1000 yuan" } }]),
        award("right", [{ id: "1", amount: { fixed: "300 yuan" } }], { selection: "entitled", merit: undefined, candidate: "due" }),
      ],
      funds: [
        {
          id: "IV",
          title: "the fund",
          article: "4",
          awards: "all",
          share: "param.fund.share",
          of: "param.fund.of",
          less: "param.fund.less",
          enforce: "param.fund.enforce",
          ...fund,
        },
      ],
    },
    students: [1, 2, 3].map((i) => ({ id: `S${i}`, score: 50 + i, due: i === 1 ? "yes" : "no" })),
    scenario: {
      parameters: Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined)),
      readings: enforce === undefined ? {} : { "fund.enforce": enforce },
    },
    ...more,
  };
}

async function outcome(input: SmallCase) {
  const result = await allocated(smallCase(input));
  if (result.kind !== "allocated") return { kind: result.kind };
  const { budgets, questions } = result.summary;
  return {
    prizes: result.students.flatMap((student) => student.given.filter((given) => given.by === "choice")).length,
    budgets: budgets.map((row) => `${row.id}: ${row.limitFen} = ${row.spentFen} + ${row.dueFen} + ${row.reservedFen} + ${row.awardedFen} + ${row.leftFen}`),
    questions: questions.map((question) => inWords(question).says),
  };
}

describe("the limit of a fund", () => {
  const all = { share: "1 %", of: "235000 yuan", less: "50 yuan" };

  test("is floor(share x amount) less what is reserved, and binds the competition where it is enforced", async () => {
    expect(await outcome(parts({ ...all, enforce: true }))).toEqual({ prizes: 2, budgets: ["IV: 230000 = 0 + 30000 + 0 + 200000 + 0"], questions: [] });
    expect(await outcome(parts({ ...all, less: "50.01 yuan", enforce: true }))).toEqual({
      prizes: 1,
      budgets: ["IV: 229999 = 0 + 30000 + 0 + 100000 + 99999"],
      questions: [],
    });
  });

  test("is not checked where it is not enforced, though everything is stated", async () => {
    expect(await outcome(parts(all))).toEqual({ prizes: 3, budgets: [], questions: [] });
  });

  test.each<[Stated, string]>([
    [{ of: "235000 yuan", less: "0 yuan" }, "fund.share"],
    [{ share: "1 %", less: "0 yuan" }, "fund.of"],
    [{ share: "1 %", of: "235000 yuan" }, "fund.less"],
    [{}, "fund.share, fund.of, fund.less"],
  ])("what is not stated is asked for, and nothing is guessed: %j", async (stated, missing) => {
    expect(await outcome(parts({ ...stated, enforce: true }))).toEqual({
      prizes: 3,
      budgets: [],
      questions: [`the fund is to be enforced, but ${missing} is not stated: not checked`],
    });
  });

  test("a fund that what is due overdraws has no allocation; one that is reserved away is nothing, not less", async () => {
    expect(await outcome(parts({ share: "1 %", of: "29999 yuan", less: "0 yuan", enforce: true }))).toEqual({ kind: "infeasible" });
    expect(await outcome(parts({ share: "1 %", of: "30000 yuan", less: "0 yuan", enforce: true }))).toMatchObject({ prizes: 0 });
    const theCase = smallCase(parts({ share: "1 %", of: "30000 yuan", less: "9999 yuan", enforce: true }));
    expect(theCase.budgets.map((budget) => budget.limitFen)).toEqual([0]);
  });

  test("of some awards only", async () => {
    const input = parts({ share: "1 %", of: "100000 yuan", less: "0 yuan", enforce: true }, {}, { awards: ["prize"] });
    expect(await outcome(input)).toMatchObject({ prizes: 1, budgets: ["IV: 100000 = 0 + 0 + 0 + 100000 + 0"] });
  });

  test("the share is exact", () => {
    const limit = (share: string, of: string) => smallCase(parts({ share, of, less: "0 yuan", enforce: true })).budgets[0]?.limitFen;
    expect(limit("1/3", "100.00 yuan")).toBe(3333);
    expect(limit("33.33 %", "10000000.00 yuan")).toBe(333_300_000);
    expect(limit("7 %", "0.14 yuan")).toBe(0);
    expect(limit("50 %", "0.03 yuan")).toBe(1);
  });
});

describe("funds beside budgets", () => {
  const budget = { id: "fund", title: "budget", limit: "2300 yuan", awards: "all" };
  test("both bind", async () => {
    const input = parts({ share: "1 %", of: "900000 yuan", less: "0 yuan", enforce: true });
    expect(await outcome({ ...input, scenario: { ...input.scenario, budgets: [budget] } })).toMatchObject({
      prizes: 2,
      budgets: ["fund: 230000 = 0 + 30000 + 0 + 200000 + 0", "IV: 900000 = 0 + 30000 + 0 + 200000 + 670000"],
    });
  });

  test("another value of the reading adds or removes the fund and leaves the budgets", () => {
    const input = parts({ share: "1 %", of: "100000 yuan", less: "0 yuan" });
    const theCase = smallCase({ ...input, scenario: { ...input.scenario, budgets: [budget] } });
    const enforced = withParameters(theCase, new Map([["fund.enforce", true]]));
    expect(theCase.budgets.map((row) => row.id)).toEqual(["fund"]);
    expect(enforced.budgets.map((row) => `${row.id} ${row.limitFen}`)).toEqual(["fund 230000", "IV 100000"]);
    expect(withParameters(enforced, new Map([["fund.enforce", false]])).budgets).toEqual(theCase.budgets);
  });

  test("a budget cannot take the name of a fund: each has its own row", () => {
    const input = parts({ share: "1 %", of: "100000 yuan", less: "0 yuan" });
    const read = readSmallCase({ ...input, scenario: { ...input.scenario, budgets: [{ ...budget, id: "IV" }] } });
    expect(read.ok ? [] : read.faults.map((fault) => fault.code)).toEqual(["scheme-duplicate"]);
  });
});

test("what a fund is made of is checked when the scheme is read", () => {
  const faults = (fund: Readonly<Record<string, unknown>>) => {
    const read = smallScheme(parts({}, {}, fund).scheme);
    return read.ok ? [] : read.faults.map((fault) => fault.code);
  };
  expect(faults({})).toEqual([]);
  expect(faults({ less: undefined })).toEqual([]);
  expect(faults({ share: "param.fund.of" })).toEqual(["scheme-parameter-type"]);
  expect(faults({ of: "100 yuan" })).toEqual(["scheme-unknown-parameter"]);
  expect(faults({ awards: ["price"] })).toEqual(["scheme-unknown-award"]);
  const twice = parts({}).scheme;
  const read = smallScheme({ ...twice, funds: [...(twice["funds"] as readonly unknown[]), ...(twice["funds"] as readonly unknown[])] });
  expect(read.ok ? [] : read.faults.map((fault) => fault.code)).toEqual(["scheme-duplicate"]);
});
