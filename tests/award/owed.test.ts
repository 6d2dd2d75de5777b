import { describe, expect, test } from "vitest";
import type { Case } from "../../src/award/case.ts";
import { assess } from "../../src/award/eligibility.ts";
import { findObligations, owedLevel } from "../../src/award/owed.ts";
import { capStates } from "../../src/award/places.ts";
import { prepareRecount, recount } from "../../src/award/recount.ts";
import { allocate, type AllocationResult } from "../../src/allocate.ts";
import { award, smallCase, type Cell, type Row } from "../support/small-case.ts";

const SCHEME = {
  fields: {
    score: { type: "decimal", digits: 2, min: 0, max: 100, document: "ranking list" },
    tuition: { type: "money", document: "tuition schedule" },
    ready: { type: "boolean", document: "flags" },
    agreement: { type: "code", optional: true, document: "agreement" },
  },
  parameters: {
    inCaps: { type: "boolean", default: true, meaning: "owed places use places" },
    inBudget: { type: "boolean", default: true, meaning: "owed places use money" },
    overCap: { type: "code", values: ["prevails", "infeasible"], default: "prevails", meaning: "more owed than places" },
  },
  populations: { all: { title: "all", article: "1" } },
  awards: [
    award("x", [
      { id: "1", amount: { share: "100 %", of: "tuition" }, cap: { share: "2 %", of: "all" } },
      { id: "2", amount: { fixed: "1000 yuan" }, weight: "50 %" },
    ]),
  ],
  rules: [{ id: "ready", article: "3", awards: "all", require: "ready" }],
  agreements: { article: "XI", kind: "joint", field: "agreement", countsInCaps: "param.inCaps", countsInBudget: "param.inBudget", overCap: "param.overCap" },
};

/** Students S1, S2, ... owed level 1 by JC-1, then two who compete with better scores. */
function build(
  owed: number,
  parameters: Readonly<Record<string, unknown>> = {},
  agreement: readonly Cell[] = ["JC-1", "joint", "2020-01-01", "2030-01-01", "x", "1", "none", "no"],
  student: Row = {},
  budget?: string,
): Case {
  const plain = { tuition: 10000, ready: "yes" };
  return smallCase({
    scheme: SCHEME,
    students: [
      ...Array.from({ length: owed }, (_, i) => ({ id: `S${i + 1}`, score: 10 + i, ...plain, agreement: "JC-1", ...student })),
      { id: "T1", score: 90, ...plain, agreement: "none" },
      { id: "T2", score: 80, ...plain, agreement: "none" },
    ],
    census: [["all", "", 120]],
    agreements: [agreement],
    scenario: { parameters, ...(budget === undefined ? {} : { budgets: [{ id: "fund", title: "Fund", limit: budget, awards: "all" }] }) },
  });
}

const obligations = (theCase: Case) => findObligations(theCase, assess(theCase));
const run = (theCase: Case): Promise<AllocationResult> => allocate(theCase, { engine: "highs", maxProbes: 10, now: () => 0, shouldStop: () => false });

async function firstLevels(theCase: Case): Promise<readonly string[] | string> {
  const result = await run(theCase);
  if (result.kind !== "allocated") return result.kind;
  return result.students.filter((student) => student.given.some((given) => given.level === "1")).map((student) => student.id);
}

describe("three places owed, a cap of two (O11)", () => {
  test("prevails: three places, one beyond the cap, nobody else at that level", async () => {
    const theCase = build(3);
    const found = obligations(theCase);
    expect(found.owed).toHaveLength(3);
    expect(owedLevel(found, "x", 0)).toBe("1");
    expect(capStates(theCase, found)[0]).toMatchObject({ stated: { kind: "places", places: 2 }, places: 3, excess: 1 });
    expect(await firstLevels(theCase)).toEqual(["S1", "S2", "S3"]);
    const result = await run(theCase);
    if (result.kind !== "allocated") throw new Error(result.kind);
    expect(result.students[0]?.given).toMatchObject([{ award: "x", level: "1", fen: 1_000_000, agreement: "JC-1" }]);
    expect(result.students[3]?.given).toMatchObject([{ award: "x", level: "2", fen: 100_000 }]);
  });

  test("infeasible: the cap and the obligations cannot both hold", async () => {
    const theCase = build(3, { overCap: "infeasible" });
    expect(capStates(theCase, obligations(theCase))[0]).toMatchObject({ places: 2, excess: 0 });
    expect(await firstLevels(theCase)).toBe("infeasible");
    expect(await firstLevels(build(2, { overCap: "infeasible" }))).toEqual(["S1", "S2"]);
  });

  test("not counted in the caps: the two places stay for the others", async () => {
    const theCase = build(3, { inCaps: false });
    expect(capStates(theCase, obligations(theCase))[0]).toMatchObject({ places: 2, excess: 0 });
    expect(await firstLevels(theCase)).toEqual(["S1", "S2", "S3", "T1", "T2"]);
  });

  test("fewer owed than places: the rest is won by merit", async () => {
    expect(await firstLevels(build(1))).toEqual(["S1", "T1"]);
    expect(await firstLevels(build(0))).toEqual(["T1", "T2"]);
  });

  test("money: owed places come out of the budget, or beside it", async () => {
    expect(await firstLevels(build(2, {}, undefined, {}, "20000 yuan"))).toEqual(["S1", "S2"]);
    expect(await firstLevels(build(2, {}, undefined, {}, "19999.99 yuan"))).toBe("infeasible");
    expect(await firstLevels(build(2, { inBudget: false }, undefined, {}, "1000 yuan"))).toEqual(["S1", "S2"]);
  });
});

describe("what is owed", () => {
  const agreement = (change: Readonly<Record<number, Cell>>): readonly Cell[] => {
    const row: Cell[] = ["JC-1", "joint", "2020-01-01", "2030-01-01", "x", "1", "none", "no"];
    for (const [i, cell] of Object.entries(change)) row[Number(i)] = cell;
    return row;
  };
  test.each<[string, readonly Cell[], number]>([
    ["in force", agreement({}), 1],
    ["open on both ends", agreement({ 2: "", 3: "" }), 1],
    ["from today", agreement({ 2: "2024-09-20" }), 1],
    ["until today", agreement({ 3: "2024-09-20" }), 1],
    ["from tomorrow", agreement({ 2: "2024-09-21" }), 0],
    ["until yesterday", agreement({ 3: "2024-09-19" }), 0],
    ["of another kind", agreement({ 1: "exchange" }), 0],
    ["that states no award", agreement({ 4: "", 5: "" }), 0],
    ["not the student's", agreement({ 0: "JC-2" }), 0],
  ])("an agreement %s", (_, row, owed) => {
    const found = obligations(build(1, {}, row));
    expect([found.owed.length, found.unowed.length]).toEqual([owed, 0]);
  });

  test("the award's own rules prevail where the agreement says so", () => {
    const scheme = agreement({ 6: "scheme" });
    expect(obligations(build(1, {}, scheme))).toMatchObject({ owed: [{ student: 0 }], unowed: [] });
    for (const ready of ["no", undefined]) {
      expect(obligations(build(1, {}, scheme, { ready }))).toMatchObject({ owed: [], unowed: [{ student: 0, why: "rules" }] });
      expect(obligations(build(1, {}, agreement({}), { ready }))).toMatchObject({ owed: [{ student: 0, level: "1" }], unowed: [] });
    }
  });

  test("an unknown amount cannot be paid: it is reported, not owed", () => {
    expect(obligations(build(1, {}, agreement({}), { tuition: undefined }))).toMatchObject({ owed: [], unowed: [{ student: 0, why: "amount" }] });
  });

  test("a student without a score is owed her place all the same, and counts no merit", async () => {
    expect(await firstLevels(build(1, {}, agreement({}), { score: undefined, ready: "no" }))).toEqual(["S1", "T1"]);
  });

  test("the recount demands what is owed", () => {
    const basis = prepareRecount(build(2));
    const codes = (choices: Parameters<typeof recount>[1]) => recount(basis, choices).violations.map((violation) => violation.code);
    expect(codes(new Map())).toEqual(["owed", "owed"]);
    expect(
      codes(
        new Map([
          [0, [{ award: "x", level: "1" }]],
          [1, [{ award: "x", level: "2" }]],
        ]),
      ),
    ).toEqual(["owed"]);
    expect(codes(new Map([0, 1].map((student) => [student, [{ award: "x", level: "1" }]] as const)))).toEqual([]);
  });
});
