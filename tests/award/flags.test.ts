/** Flags: rules that decide nothing, and students who may still be disqualified. */
import { expect, test } from "vitest";
import { assess, DISQUALIFIED, ELIGIBLE, NOT_ACCEPTED, NOT_ELIGIBLE, statusAt, WAITING } from "../../src/award/eligibility.ts";
import { flagsOf } from "../../src/award/flags.ts";
import { prepareRecount } from "../../src/award/recount.ts";
import { summaryText } from "../../src/report/summary-text.ts";
import { withParameters } from "../../src/scenario/scenario-file.ts";
import { allocated } from "../support/hall.ts";
import { award, smallCase, smallScheme, type Row, type SmallCase } from "../support/small-case.ts";

const flag = { type: "boolean", document: "file" };

function parts(rules: readonly Readonly<Record<string, unknown>>[], students: readonly Row[], more: Partial<SmallCase> = {}): SmallCase {
  return {
    scheme: {
      fields: { score: { type: "integer", min: 0, max: 100, document: "list" }, applied: flag, clean: flag, honest: flag },
      readings: {
        B12: {
          question: "What does a wrong statement cost?",
          articles: ["3"],
          parameter: "wrong",
          type: "code",
          values: { "not-eligible": "the award", "not-accepted": "the application", disqualified: "everything" },
          default: "disqualified",
        },
      },
      awards: [award("prize", [{ id: "1", amount: { fixed: "100 yuan" } }], { candidate: "applied" })],
      rules: rules.map((rule) => ({ article: "3", awards: ["prize"], ...rule })),
    },
    students: students.map((student, i) => ({ id: `S${i + 1}`, score: 50, applied: "yes", clean: "yes", honest: "yes", ...student })),
    ...more,
  };
}

function flags(input: SmallCase): readonly string[] {
  const basis = prepareRecount(smallCase(input));
  return basis.theCase.ids.flatMap((id, student) =>
    flagsOf(basis, student).map(({ award: of, code, rule, article }) => `${id} ${of} ${code} ${rule} ${article}`),
  );
}

test("a flag rule decides nothing: not met and unknown are flagged, met and other awards' students are not", async () => {
  const rules = [{ id: "clean", article: "B13", kind: "flag", require: "clean" }];
  const students = [{}, { clean: "no" }, { clean: undefined }, { clean: "no", applied: "no" }, { clean: "no", score: undefined }];
  expect(flags(parts(rules, students))).toEqual(["S2 prize flag clean B13", "S3 prize flag clean B13", "S5 prize flag clean B13"]);
  const theCase = smallCase(parts(rules, students));
  expect(assess(theCase).map((entry) => [0, 1, 2, 4].map((student) => statusAt(entry, student, "1")))).toEqual([[ELIGIBLE, ELIGIBLE, ELIGIBLE, WAITING]]);
  const result = await allocated(theCase);
  if (result.kind !== "allocated") throw new Error(result.kind);
  expect(result.students.map((student) => student.given.length)).toEqual([1, 1, 1, 0, 0]);
  expect(summaryText(result)).toContain("Flagged by clean (B13): 3 students, the first S2.\n");
  expect(result.documents.allocationJsonl.split("\n").filter((line) => line.includes('"flags":[{'))).toHaveLength(3);
});

test("a flag whose guard is not met is none; one with an unknown guard is", () => {
  const rule = { id: "clean", kind: "flag", when: "honest", require: "clean" };
  expect(
    flags(
      parts(
        [rule],
        [
          { honest: "no", clean: "no" },
          { honest: undefined, clean: "no" },
          { honest: undefined, clean: "yes" },
        ],
      ),
    ),
  ).toEqual(["S2 prize flag clean 3"]);
});

test("who may still be disqualified is flagged until the fact is known", () => {
  const rules = [
    { id: "honest", require: "honest", fails: "disqualified" },
    { id: "clean", require: "clean" },
  ];
  const students = [{ honest: undefined }, { honest: "no" }, {}, { honest: undefined, clean: "no" }, { honest: undefined, clean: undefined }];
  expect(flags(parts(rules, students))).toEqual([
    "S1 prize may-be-disqualified honest 3",
    "S4 prize may-be-disqualified honest 3",
    "S5 prize may-be-disqualified honest 3",
  ]);
  const statuses = assess(smallCase(parts(rules, students))).map((entry) => students.map((_, student) => statusAt(entry, student, "1")));
  expect(statuses).toEqual([[WAITING, DISQUALIFIED, ELIGIBLE, NOT_ELIGIBLE, WAITING]]);
});

test("nobody who is disqualified already, or whose rule a waiver lifts, may still be", () => {
  const twice = [
    { id: "honest", require: "honest", fails: "disqualified" },
    { id: "clean", require: "clean", fails: "disqualified" },
  ];
  expect(
    flags(
      parts(twice, [
        { honest: undefined, clean: "no" },
        { honest: undefined, clean: undefined },
      ]),
    ),
  ).toEqual(["S2 prize may-be-disqualified honest 3", "S2 prize may-be-disqualified clean 3"]);
  const soft = [{ id: "honest", require: "honest", fails: "disqualified", soft: true }];
  expect(flags(parts(soft, [{ honest: undefined }, { honest: undefined }], { decisions: [["waiver", "", "S1", "honest"]] }))).toEqual([
    "S2 prize may-be-disqualified honest 3",
  ]);
});

test("what a failed rule costs is a parameter: status and flag follow it", () => {
  const rules = [{ id: "honest", require: "honest", fails: "param.wrong" }];
  const theCase = smallCase(parts(rules, [{ honest: "no" }, { honest: undefined }]));
  const seen = ["disqualified", "not-accepted", "not-eligible"].map((value) => {
    const read = withParameters(theCase, new Map([["wrong", value]]));
    const [entry] = assess(read);
    return [entry && statusAt(entry, 0, "1"), flagsOf(prepareRecount(read), 1).map((found) => found.code)];
  });
  expect(seen).toEqual([
    [DISQUALIFIED, ["may-be-disqualified"]],
    [NOT_ACCEPTED, []],
    [NOT_ELIGIBLE, []],
  ]);
  const stated = smallCase(parts(rules, [{ honest: "no" }], { scenario: { readings: { wrong: "not-eligible" } } }));
  expect(assess(stated).map((entry) => statusAt(entry, 0, "1"))).toEqual([NOT_ELIGIBLE]);
  const codes = (fails: string) => {
    const read = smallScheme(parts([{ id: "honest", require: "honest", fails }], []).scheme);
    return read.ok ? [] : read.faults.map((fault) => fault.code);
  };
  expect([codes("param.wrong"), codes("not-eligible"), codes("expelled").length, codes("param.right")]).toEqual([[], [], 1, ["scheme-unknown-parameter"]]);
});
