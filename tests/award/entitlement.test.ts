import { describe, expect, test } from "vitest";
import type { Case } from "../../src/award/case.ts";
import { assess } from "../../src/award/eligibility.ts";
import { boundFen, findEntitlements } from "../../src/award/entitlement.ts";
import { award, smallCase, type Row } from "../support/small-case.ts";

const flag = { type: "boolean", document: "certificate" };
const LEVELS = [
  { id: "6", amount: { fixed: "800 yuan" } },
  { id: "5", amount: { fixed: "500 yuan" } },
  { id: "4", amount: { perMonth: "100 yuan", months: "months" } },
];
const PAYABLE = { decision: "office-list", authority: "OFFICE", unless: 'param.when == "at-once"', article: "8" };

/** A prize for each of three levels of a certificate; `has6` etc. say whether she has it. */
function build(
  students: readonly Row[],
  more: { readonly combine?: string; readonly payable?: boolean; readonly decided?: string; readonly when?: string } = {},
): Case {
  const rules = LEVELS.map((level) => ({ id: `has-${level.id}`, article: "4", awards: ["prize"], levels: [level.id], require: `has${level.id}` }));
  const prize = award("prize", LEVELS, {
    selection: "entitled",
    merit: undefined,
    combine: more.combine,
    ...(more.payable === true ? { payable: PAYABLE } : {}),
  });
  return smallCase({
    scheme: {
      fields: { has6: flag, has5: flag, has4: flag, months: { type: "integer", min: 0, max: 12, document: "calendar" } },
      parameters: { when: { type: "code", values: ["at-once", "list"], default: more.when ?? "list", meaning: "when it is paid" } },
      awards: [prize, award("other", LEVELS.slice(0, 1), { selection: "entitled", merit: undefined, candidate: "has4" })],
      rules,
    },
    students,
    decisions: more.decided === undefined ? [] : [["office-list", "prize", "", more.decided]],
  });
}

const none = { has6: "no", has5: "no", has4: "no", months: 3 };
const entitlements = (theCase: Case) => findEntitlements(theCase, assess(theCase));

function due(student: Row, combine?: string): { readonly levels: readonly string[]; readonly open: number } {
  const found = entitlements(build([{ id: "S1", ...none, ...student }], combine === undefined ? {} : { combine }));
  return { levels: found.due.filter((entry) => entry.award === "prize").map((entry) => `${entry.level}: ${entry.fen}`), open: found.openFen.get("prize") ?? 0 };
}

describe("the best level, or each", () => {
  test.each<[Row, readonly string[], number, readonly string[], number]>([
    [{}, [], 0, [], 0],
    [{ has5: "yes" }, ["5: 50000"], 0, ["5: 50000"], 0],
    [{ has6: "yes", has5: "yes", has4: "yes" }, ["6: 80000"], 0, ["6: 80000", "5: 50000", "4: 30000"], 0],
    // What is unknown can only add: the highest open level, or what it has above the one that is certain.
    [{ has6: undefined }, [], 80_000, [], 80_000],
    [{ has6: undefined, has5: undefined }, [], 80_000, [], 130_000],
    [{ has6: undefined, has5: "yes" }, ["5: 50000"], 30_000, ["5: 50000"], 80_000],
    [{ has6: "yes", has5: undefined }, ["6: 80000"], 0, ["6: 80000"], 50_000],
    [{ has4: "yes", months: 0 }, ["4: 0"], 0, ["4: 0"], 0],
  ])("%j: highest %j and %i open, each %j and %i open", (student, highest, open, each, openEach) => {
    expect(due(student)).toEqual({ levels: highest, open });
    expect(due(student, "each")).toEqual({ levels: each, open: openEach });
  });

  test("a level whose amount is unknown is not due", () => {
    expect(due({ has4: "yes", months: undefined }).levels).toEqual([]);
  });
});

describe("payable", () => {
  const payable = (more: Parameters<typeof build>[1]) => entitlements(build([{ id: "S1", ...none, has6: "yes" }], more)).due.map((entry) => entry.payable);

  test("due is due; payable needs the office's list, unless the case says at once", () => {
    expect(payable({})).toEqual([true]);
    expect(payable({ payable: true })).toEqual([false]);
    expect(payable({ payable: true, decided: "yes" })).toEqual([true]);
    expect(payable({ payable: true, decided: "no" })).toEqual([false]);
    expect(payable({ payable: true, when: "at-once" })).toEqual([true]);
  });
});

test("a budget is bound by what is due, and by the highest of what is open unless nothing is set aside", () => {
  const found = entitlements(
    build([
      { id: "S1", ...none, has6: "yes" },
      { id: "S2", ...none, has6: undefined, has5: "yes" },
      { id: "S3", ...none, has4: "yes", months: 1 },
      { id: "S4", ...none, has6: undefined, has4: undefined },
    ]),
  );
  expect(boundFen(found, ["prize"], "highest")).toEqual({ dueFen: 80_000 + 50_000 + 10_000, reservedFen: 30_000 + 80_000 });
  expect(boundFen(found, ["prize"], "none")).toEqual({ dueFen: 140_000, reservedFen: 0 });
  expect(boundFen(found, ["other", "prize"], "highest")).toEqual({ dueFen: 140_000 + 80_000, reservedFen: 110_000 + 80_000 });
  expect(boundFen(found, [], "highest")).toEqual({ dueFen: 0, reservedFen: 0 });
});
