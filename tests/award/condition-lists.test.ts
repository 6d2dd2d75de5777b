import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Narrowing } from "../../src/award/condition/types.ts";
import { runs } from "../support/runs.ts";
import type { Row } from "../support/small-case.ts";
import { caseOf, compiled, documents, number, truth, type Answer } from "./condition-support.ts";

const SEED = 20240921;
const exams = (...rows: readonly Row[]) => ({ exams: rows.map((row) => ({ id: "S1", ...row })) });

describe("lists, known, unknown and empty", () => {
  const none = caseOf();
  const unknown = caseOf({ exams: undefined });
  const two = caseOf({}, exams({ level: 5, points: "180.5", passed: "yes" }, { level: 6, points: 179, passed: "no" }));

  test.each<[string, Answer, Answer, Answer]>([
    ["any(exams, passed)", false, "unknown", true],
    ["all(exams, passed)", true, "unknown", false],
    ["any(exams, true)", false, "unknown", true],
    ["all(exams, true)", true, "unknown", true],
    ["count(exams, passed) == 1", false, "unknown", true],
    ["count(exams, passed) >= 0", true, true, true],
    ["count(exams, passed) < 0", false, false, false],
    ["count(exams, passed) >= 1", false, "unknown", true],
    ["count(exams, passed) < 1", true, "unknown", false],
    ["3 > count(exams, true)", true, "unknown", true],
    ["count(exams, level >= 5) != 2", true, "unknown", false],
    ["2 <= count(exams, true)", false, "unknown", true],
    ["count(exams, true) + 1 > 2", false, "unknown", true],
    ["sum(exams, points) == 359.5", false, "unknown", true],
    ["sum(exams, points) == 0", true, "unknown", false],
    ["max(exams, level, 0) == 6", false, "unknown", true],
    ["max(exams, level, 0) == 0", true, "unknown", false],
    ["min(exams, points, 300) == 179", false, "unknown", true],
    ["min(exams, points, 300) == 300", true, "unknown", false],
    ["known(exams)", true, false, true],
    ["max(exams, points, 0.5) == 0.5", true, "unknown", false],
    ["max(exams, level, n) == 0", "unknown", "unknown", false],
    ["not any(exams, passed) or count(exams, true) > 1", true, "unknown", true],
  ])("%s: none %s, unknown %s, two %s", (text, ofNone, ofUnknown, ofTwo) => {
    expect([truth(text, none), truth(text, unknown), truth(text, two)]).toEqual([ofNone, ofUnknown, ofTwo]);
  });

  test("a record whose fact is unknown leaves open only what depends on it", () => {
    const half = caseOf({}, exams({ level: 5, points: 180, passed: "yes" }, { level: 6 }));
    expect(truth("any(exams, passed)", half)).toBe(true);
    expect(truth("all(exams, passed)", half)).toBe("unknown");
    expect(truth("all(exams, level == 6 or passed)", half)).toBe(true);
    expect(truth("count(exams, passed) >= 1", half)).toBe(true);
    expect(truth("count(exams, passed) >= 2", half)).toBe("unknown");
    expect(truth("count(exams, passed) >= 3", half)).toBe(false);
    expect(truth("count(exams, passed) == 0", half)).toBe(false);
    expect(truth("max(exams, points, 0) >= 180", half)).toBe("unknown");
    expect(documents("all(exams, passed)", half)).toEqual(["exam certificate"]);
    expect(documents("max(exams, level, n) == 0", none)).toEqual(["counts"]);
  });

  test("counts against a number agree with all completions, both ways", () => {
    let [decided, open] = [0, 0];
    const record = fc.constantFrom("yes", "no", undefined);
    const relation = fc.constantFrom("<", "<=", "==", "!=", ">", ">=");
    fc.assert(
      fc.property(fc.array(record, { maxLength: 5 }), fc.integer({ min: -1, max: 6 }), relation, fc.boolean(), (rows, bound, sign, mirrored) => {
        const theCase = caseOf({}, exams(...rows.map((passed) => ({ level: 1, points: 0, passed }))));
        const count = "count(exams, passed)";
        const mirror = { "<": ">", "<=": ">=", "==": "==", "!=": "!=", ">": "<", ">=": "<=" }[sign];
        const found = truth(mirrored ? `${bound} ${mirror} ${count}` : `${count} ${sign} ${bound}`, theCase);
        const sure = rows.filter((row) => row === "yes").length;
        const most = sure + rows.filter((row) => row === undefined).length;
        const answers = new Set(Array.from({ length: most - sure + 1 }, (_, i) => compare(sure + i, sign, bound)));
        if (answers.size === 1) decided += 1;
        else open += 1;
        expect(found).toBe(answers.size === 1 ? [...answers][0] : "unknown");
      }),
      { seed: SEED, numRuns: runs(400) },
    );
    expect(Math.min(decided, open)).toBeGreaterThan(40);
  });

  function compare(a: number, sign: "<" | "<=" | "==" | "!=" | ">" | ">=", b: number): boolean {
    return { "<": a < b, "<=": a <= b, "==": a === b, "!=": a !== b, ">": a > b, ">=": a >= b }[sign];
  }
});

describe("names inside predicates", () => {
  const theCase = caseOf(
    { level: 5, gpa: 3 },
    {
      ...exams({ level: 5, points: 10, passed: "yes" }, { level: 6, points: 20, passed: "no" }),
      papers: [{ id: "S1", kind: "form", level: 6, receivedAt: "2024-09-01" }],
    },
  );

  test.each<[string, Answer]>([
    ["level == 5", true],
    ["any(exams, level == 6)", true],
    ["any(exams, gpa == 3)", true],
    // Inside papers, inside exams: `level` is the paper's, `points` the exam's, `gpa` the student's.
    ["any(exams, any(papers, level == 6 and points == 10 and gpa == 3))", true],
    ["any(papers, any(exams, level == 5))", true],
    ["any(papers, all(exams, level == 5))", false],
    ["count(exams, count(exams, true) == 2) == 2", true],
    ['any(exams, level == 6 and not any(papers, kind == "letter"))', true],
    ["sum(exams, passed ? points : 0) == 10", true],
    ["any(exams, any(exams, any(exams, any(exams, level == 5))))", true],
  ])("%s is %s", (text, expected) => expect(truth(text, theCase)).toBe(expected));
});

describe("papers and the deadline", () => {
  const paper = (receivedAt: string | undefined, kind = "form") => ({ papers: [{ id: "S1", kind, level: 1, receivedAt }] });
  const deadline = (at: string | null, strict = true) => ({ scenario: { parameters: { deadline: at, strict } } });
  function narrowed(text: string, theCase: ReturnType<typeof caseOf>): Answer {
    const list = theCase.scheme.names.lists.get("papers");
    const received = list?.records.get("receivedAt");
    if (list === undefined || received === undefined) throw new Error("no papers");
    const narrowing: Narrowing = { list, received, deadline: compiled(theCase, "param.deadline", "time").root, late: compiled(theCase, "param.strict").root };
    const value = compiled(theCase, text, "boolean", narrowing).evaluate(theCase.facts, 0);
    return Number.isNaN(value) ? "unknown" : value === 1;
  }
  const form = 'any(papers, kind == "form")';

  test.each<[string | undefined, string | null, boolean, Answer]>([
    ["2024-09-10", "2024-09-10", true, true],
    ["2024-09-10T23:59:59+08:00", "2024-09-10", true, true],
    ["2024-09-11T00:00+08:00", "2024-09-10", true, false],
    ["2024-09-10T16:00Z", "2024-09-10", true, false],
    ["2024-09-10T17:01+08:00", "2024-09-10T17:00+08:00", true, false],
    ["2024-09-10T17:00+08:00", "2024-09-10T17:00+08:00", true, true],
    ["2024-12-31", null, true, true],
    ["2024-12-31", "2024-09-10", false, true],
    [undefined, "2024-09-10", true, "unknown"],
    [undefined, null, true, true],
  ])("received %s, deadline %s, late papers refused %s: %s", (received, limit, strict, expected) => {
    expect(narrowed(form, caseOf({}, paper(received), deadline(limit, strict)))).toBe(expected);
  });

  test("only the list of papers is narrowed, and only what the predicate is about", () => {
    const late = caseOf({}, { ...paper("2024-12-01"), ...exams({ level: 1, points: 0, passed: "yes" }) }, deadline("2024-09-10"));
    expect(narrowed("any(exams, passed)", late)).toBe(true);
    expect(narrowed('count(papers, kind == "form") == 0', late)).toBe(true);
    expect(truth(form, late)).toBe(true);
    const unknownAndOther = caseOf({}, paper(undefined, "letter"), deadline("2024-09-10"));
    expect(narrowed(form, unknownAndOther)).toBe(false);
  });
});

describe("dates and agreements", () => {
  test.each<[string, string, number]>([
    ["2024-01-31", "2024-02-29", 0],
    ["2024-01-31", "2024-03-31", 2],
    ["2024-01-15", "2024-02-14", 0],
    ["2024-01-15", "2024-02-15", 1],
    ["2023-09-05", "2024-09-04", 11],
    ["2023-09-05", "2024-09-05", 12],
    ["2024-09-05", "2023-09-05", -12],
    ["2024-09-05", "2024-09-05", 0],
  ])("months from %s to %s: %i", (from, to, months) => {
    expect(number(`monthsBetween(date("${from}"), date("${to}"))`)).toBe(months);
  });

  test("the date on which a time lies is that of the scheme's zone", () => {
    const at = (time: string) => caseOf({ at: time });
    expect(truth('dateOf(at) == date("2024-09-21")', at("2024-09-20T16:00Z"))).toBe(true);
    expect(truth('dateOf(at) == date("2024-09-20")', at("2024-09-20T15:59:59Z"))).toBe(true);
    expect(truth('dateOf(at) == date("2024-09-20")', at("2024-09-20"))).toBe(true);
    expect(truth("dateOf(at) <= dateOf(param.asOf)", at("2024-09-20"))).toBe(true);
    expect(truth("at <= param.asOf", at("2024-09-21T00:00+08:00"))).toBe(false);
    expect(truth("dateOf(at) > on", caseOf({ at: "2024-09-20" }))).toBe("unknown");
  });

  const agreements = [
    ["EX-1", "exchange", "2021-03-01", "2026-02-28", "", "", "scheme", "yes"],
    ["EX-2", "exchange", "", "", "", "", "scheme", "no"],
    ["JC-1", "joint", "2020-01-01", "2030-01-01", "", "", "scheme", ""],
  ];
  test.each<[string | undefined, Answer, Answer]>([
    ["EX-1", true, true],
    ["EX-2", true, false],
    ["JC-1", false, false],
    ["none", false, false],
    ["EX-9", "unknown", "unknown"],
    [undefined, "unknown", "unknown"],
  ])("agreement %s: in force %s, states a certificate %s", (agreementId, inForce, states) => {
    const theCase = caseOf({ agreementId, on: "2026-02-28" }, {}, { agreements });
    expect(truth('inForce(agreementId, "exchange", on)', theCase)).toBe(inForce);
    expect(truth('states(agreementId, "languageCert")', theCase)).toBe(states);
    expect(truth('states(agreementId, "award")', theCase)).toBe(states === "unknown" ? "unknown" : false);
    if (inForce === "unknown") expect(documents('inForce(agreementId, "exchange", on)', theCase)).toEqual([agreementId ?? "agreement"]);
  });

  test("an agreement has its first and its last day", () => {
    const on = (day: string | undefined) => truth('inForce(agreementId, "exchange", on)', caseOf({ agreementId: "EX-1", on: day }, {}, { agreements }));
    expect([on("2021-02-28"), on("2021-03-01"), on("2026-02-28"), on("2026-03-01"), on(undefined)]).toEqual([false, true, true, false, "unknown"]);
  });
});
