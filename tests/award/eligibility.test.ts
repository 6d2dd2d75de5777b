import { describe, expect, test } from "vitest";
import type { Case } from "../../src/award/case.ts";
import { assess, bestStatus, DISQUALIFIED, ELIGIBLE, NOT_ACCEPTED, NOT_ELIGIBLE, quotaPart, statusAt, WAITING } from "../../src/award/eligibility.ts";
import { awardOf } from "../../src/award/scheme.ts";
import { judgeCandidate, type CandidateVerdict } from "../../src/award/verdict.ts";
import { award, readSmallCase, smallCase, type Row, type SmallCase } from "../support/small-case.ts";

const flag = { type: "boolean", document: "flags" };
const FIELDS = {
  score: { type: "decimal", digits: 2, min: 0, max: 100, document: "ranking list" },
  tuition: { type: "money", document: "tuition schedule" },
  school: { type: "code", document: "register" },
  applied: flag,
  a: flag,
  b: flag,
  c: flag,
  d: flag,
  papers: { type: "list", document: "papers on file", records: { kind: { type: "code" }, receivedAt: { type: "time" } } },
};
const PARAMETERS = {
  deadline: { type: "time", default: "2024-09-10", meaning: "last day" },
  late: { type: "boolean", default: true, meaning: "late papers are refused" },
  softness: { type: "code", values: ["waivable", "hard"], default: "waivable", meaning: "in principle" },
};
const LEVELS = [
  { id: "1", amount: { share: "50 %", of: "tuition" } },
  { id: "2", amount: { fixed: "100 yuan" } },
];
const rule = (id: string, require: string, more: Row | Readonly<Record<string, unknown>> = {}) => ({
  id,
  article: `art-${id}`,
  awards: ["x"],
  require,
  ...more,
});

/** A case of one award `x` with levels 1 and 2. */
function build(rules: readonly unknown[], student: Row, more: Partial<SmallCase> = {}, scheme: Readonly<Record<string, unknown>> = {}) {
  return smallCase({
    scheme: { fields: FIELDS, parameters: PARAMETERS, documents: { list: "papers", received: "receivedAt" }, awards: [award("x", LEVELS)], rules, ...scheme },
    students: [{ id: "S1", score: 80, tuition: 20000, school: "X", a: "yes", b: "yes", c: "yes", d: "yes", ...student }],
    ...more,
  });
}

/** Statuses of levels 1 and 2. */
function statuses(...parts: Parameters<typeof build>): readonly (number | undefined)[] {
  const [entry] = assess(build(...parts));
  if (entry === undefined) throw new Error("no award");
  return ["1", "2"].map((level) => statusAt(entry, 0, level));
}

function judge(theCase: Case): CandidateVerdict {
  return judgeCandidate(theCase, awardOf(theCase.scheme, "x"), 0);
}

describe("the strongest status prevails", () => {
  const rules = [rule("a", "a", { fails: "disqualified" }), rule("b", "b", { fails: "not-accepted" }), rule("c", "c"), rule("d", "d")];
  test.each<[Row, number]>([
    [{}, ELIGIBLE],
    [{ d: undefined }, WAITING],
    [{ c: "no", d: undefined }, NOT_ELIGIBLE],
    [{ b: "no", c: "no", d: undefined }, NOT_ACCEPTED],
    [{ a: "no", b: "no", c: "no", d: undefined }, DISQUALIFIED],
    [{ a: undefined, c: "no" }, NOT_ELIGIBLE],
    [{ a: undefined, b: "no" }, NOT_ACCEPTED],
  ])("%j: %i", (student, expected) => {
    expect(statuses(rules, student)).toEqual([expected, expected]);
    expect(statuses([...rules].reverse(), student)).toEqual([expected, expected]);
  });
});

describe("rules", () => {
  test("a rule for one level closes that level only", () => {
    const rules = [rule("first", "a", { levels: ["1"] })];
    expect(statuses(rules, { a: "no" })).toEqual([NOT_ELIGIBLE, ELIGIBLE]);
    expect(statuses(rules, { a: undefined })).toEqual([WAITING, ELIGIBLE]);
    const [entry] = assess(build(rules, { a: "no" }));
    expect(entry === undefined ? undefined : bestStatus(entry, 0)).toBe(ELIGIBLE);
  });

  test.each<[Row, number]>([
    [{ a: "no", b: "no" }, ELIGIBLE],
    [{ a: "yes", b: "no" }, NOT_ELIGIBLE],
    [{ a: undefined, b: "yes" }, ELIGIBLE],
    [{ a: undefined, b: "no" }, WAITING],
    [{ a: "yes", b: undefined }, WAITING],
  ])("when a, require b: %j is %i", (student, expected) => {
    expect(statuses([rule("guarded", "b", { when: "a" })], student)).toEqual([expected, expected]);
  });

  test("an unknown application waits, one that was not made is no candidate", () => {
    const scheme = { awards: [award("x", LEVELS, { candidate: "applied" })] };
    expect(statuses([], { applied: "yes" }, {}, scheme)).toEqual([ELIGIBLE, ELIGIBLE]);
    expect(statuses([], {}, {}, scheme)).toEqual([WAITING, WAITING]);
    expect(statuses([], { applied: "no" }, {}, scheme)).toEqual([undefined, undefined]);
    const missing = judge(build([], {}, {}, scheme)).missing;
    expect(missing).toEqual(["flags"]);
  });

  test("a missing score closes all levels for now, an unknown amount its level, an unknown part of a quota all", () => {
    expect(statuses([], { score: undefined })).toEqual([WAITING, WAITING]);
    expect(statuses([], { tuition: undefined })).toEqual([WAITING, ELIGIBLE]);
    const quotas = [{ id: "q", article: "8", award: "x", by: "school", atMost: { places: "1" } }];
    expect(statuses([], { school: undefined }, {}, { quotas })).toEqual([WAITING, WAITING]);
    const guarded = [{ id: "q", article: "8", award: "x", where: "a", by: "school", atMost: { places: "1" } }];
    expect(statuses([], { school: undefined, a: "no" }, {}, { quotas: guarded })).toEqual([ELIGIBLE, ELIGIBLE]);
    expect(statuses([], { school: undefined, a: undefined }, {}, { quotas: guarded })).toEqual([WAITING, WAITING]);
    const theCase = build([], { a: "no" }, {}, { quotas: guarded });
    expect(theCase.scheme.quotas.map((quota) => quotaPart(theCase, quota, 0))).toEqual([null]);
  });

  test("merit is rounded once, half up", () => {
    const merit = (text: string) => assess(build([], { score: "33.33" }, {}, { awards: [award("x", LEVELS, { merit: text })] }))[0]?.merit[0];
    expect(merit("score")).toBe(3333);
    expect(merit("score / 2")).toBe(1667);
    expect(merit("score / 4")).toBe(833);
    expect(merit("score * 0.5 + 0.005")).toBe(1667);
    expect(merit("score - 50")).toBe(-1667);
  });
});

describe("soft rules", () => {
  const soft = (value: unknown) => [rule("gpa", "a", { soft: value })];
  const waiver = (award: string, ruleId = "gpa"): Partial<SmallCase> => ({ decisions: [["waiver", award, "S1", ruleId]] });

  test("a recorded waiver lifts a rule that is not met or unknown", () => {
    for (const a of ["no", undefined]) {
      expect(statuses(soft(true), { a }, waiver("x"))).toEqual([ELIGIBLE, ELIGIBLE]);
      expect(statuses(soft(true), { a }, waiver(""))).toEqual([ELIGIBLE, ELIGIBLE]);
    }
    expect(statuses(soft(true), { a: "no" })).toEqual([NOT_ELIGIBLE, NOT_ELIGIBLE]);
    expect(statuses(soft("param.softness"), { a: "no" }, waiver("x"))).toEqual([ELIGIBLE, ELIGIBLE]);
  });

  test("it lifts one rule, of one student, of the award it names", () => {
    const two = [...soft(true), rule("other", "b", { soft: true })];
    expect(statuses(two, { a: "no", b: "no" }, waiver("x"))).toEqual([NOT_ELIGIBLE, NOT_ELIGIBLE]);
    const scheme = { awards: [award("x", LEVELS), award("y", LEVELS)] };
    expect(statuses(soft(true), { a: "no" }, waiver("y"), scheme)).toEqual([NOT_ELIGIBLE, NOT_ELIGIBLE]);
    const others = [
      { id: "S1", score: 80, tuition: 1, a: "no" },
      { id: "S2", score: 80, tuition: 1, a: "no" },
    ];
    const [entry] = assess(smallCase({ ...waiver("x"), scheme: { fields: FIELDS, awards: [award("x", LEVELS)], rules: soft(true) }, students: others }));
    expect(entry === undefined ? [] : [0, 1].map((student) => statusAt(entry, student, "1"))).toEqual([ELIGIBLE, NOT_ELIGIBLE]);
  });

  test("a hard rule is never waived: the file is at fault", () => {
    const scheme = (value: unknown, scenario = {}) =>
      readSmallCase({
        ...waiver("x"),
        scenario,
        scheme: {
          fields: FIELDS,
          parameters: PARAMETERS,
          documents: { list: "papers", received: "receivedAt" },
          awards: [award("x", LEVELS)],
          rules: soft(value),
        },
        students: [{ id: "S1" }],
      });
    for (const read of [scheme(false), scheme("param.softness", { parameters: { softness: "hard" } })]) {
      expect(read).toMatchObject({ ok: false, faults: [{ code: "decision-hard-rule", place: { file: "decisions.csv", line: 2, header: "value" } }] });
    }
  });

  test("the verdict keeps the value before the waiver, and who waived", () => {
    const theCase = build(soft(true), { a: "no" }, waiver("x"));
    const [verdict] = judge(theCase).rules;
    expect(verdict).toMatchObject({ value: 0, status: ELIGIBLE, waiver: { authority: "OFFICE", reason: "test" } });
    const met = build(soft(true), {}, waiver("x"));
    expect(judge(met).rules[0]?.waiver).toBeUndefined();
  });
});

describe("papers", () => {
  const form = (more = {}) => [
    rule("form", 'any(papers, kind == "form")', { kind: "document", deadline: "param.deadline", late: "param.late", asks: ["application form"], ...more }),
  ];
  const on = (receivedAt: string): Partial<SmallCase> => ({ lists: { papers: [{ id: "S1", kind: "form", receivedAt }] } });
  const asOf = (day: string, parameters = {}): Partial<SmallCase> => ({ scenario: { asOf: day, parameters } });

  test.each<[string, Partial<SmallCase>, number]>([
    ["in time", { ...on("2024-09-10"), ...asOf("2024-09-20") }, ELIGIBLE],
    ["missing, before the deadline", asOf("2024-09-09"), WAITING],
    ["missing, on the deadline's day", asOf("2024-09-10"), WAITING],
    ["missing, after the deadline", asOf("2024-09-11"), NOT_ACCEPTED],
    ["late", { ...on("2024-09-11"), ...asOf("2024-09-20") }, NOT_ACCEPTED],
    ["missing after the deadline, late papers accepted", asOf("2024-09-20", { late: false }), WAITING],
    ["late, late papers accepted", { ...on("2024-09-11"), ...asOf("2024-09-20", { late: false }) }, ELIGIBLE],
    ["missing, no deadline stated", asOf("2024-09-20", { deadline: null }), WAITING],
    ["there, no deadline stated", { ...on("2024-12-31"), ...asOf("2024-09-20", { deadline: null }) }, ELIGIBLE],
  ])("%s", (_, more, expected) => {
    expect(statuses(form(), {}, more)).toEqual([expected, expected]);
    if (expected === WAITING || expected === NOT_ACCEPTED) {
      const theCase = build(form(), {}, more);
      expect(judge(theCase).rules[0]?.asks).toEqual(["application form"]);
    }
  });

  test("an unknown list of papers waits, before and after the deadline", () => {
    expect(statuses(form(), { papers: undefined }, asOf("2024-09-09"))).toEqual([WAITING, WAITING]);
    expect(statuses(form(), { papers: undefined }, asOf("2024-09-20"))).toEqual([WAITING, WAITING]);
  });

  test("what a paper rule asks for without `asks` is the paper's document", () => {
    const theCase = build(form({ asks: undefined }), { papers: undefined });
    expect(judge(theCase).rules[0]?.asks).toEqual(["papers on file"]);
  });
});

test("the tree of reasons shows every part with its value", () => {
  const theCase = build([rule("tree", "(a or b) and score >= 60 and not c", {})], { a: undefined, b: "no", c: "no" });
  const [verdict] = judge(theCase).rules;
  const reasons = verdict?.reasons();
  const flat = (node: NonNullable<typeof reasons>): readonly string[] => [`${node.text}: ${node.value}`, ...node.parts.flatMap(flat)];
  expect(reasons === undefined ? [] : flat(reasons)).toEqual([
    "(a or b) and score >= 60 and not c: unknown",
    "(a or b) and score >= 60: unknown",
    "a or b: unknown",
    "a: unknown",
    "b: not met",
    "score >= 60: met",
    "score: 80.00",
    "not c: met",
    "c: not met",
  ]);
  expect(verdict?.asks).toEqual(["flags"]);
});
