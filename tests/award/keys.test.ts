/** Keys: further goals after those of the case, the sum of a value over what is given. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { goalShown } from "../../src/report/summary-text.ts";
import { withParameters } from "../../src/scenario/scenario-file.ts";
import { allocated } from "../support/hall.ts";
import { runs } from "../support/runs.ts";
import { award, smallCase, smallScheme, type Row, type SmallCase } from "../support/small-case.ts";

const FIELDS = {
  score: { type: "integer", min: 0, max: 100, document: "list" },
  ldc: { type: "boolean", document: "passport" },
  gpa: { type: "decimal", digits: 2, min: 0, max: 5, document: "transcript" },
};
const READING = {
  B04: {
    question: "How are some considered?",
    articles: ["1"],
    parameter: "special",
    type: "code",
    values: { "tie-break": "among equals", off: "not at all" },
    default: "tie-break",
  },
};
const SPECIAL = { id: "special", article: "1", awards: ["prize"], when: 'param.special == "tie-break"', value: "ldc ? 1 : 0" };

function parts(students: readonly Row[], keys: readonly Readonly<Record<string, unknown>>[] = [SPECIAL], more: Partial<SmallCase> = {}, places = 1): SmallCase {
  return {
    scheme: {
      fields: FIELDS,
      readings: READING,
      awards: [
        award("prize", [{ id: "1", amount: { fixed: "1000 yuan" }, cap: { places } }]),
        award("other", [{ id: "1", amount: { fixed: "100 yuan" }, cap: { places } }], { candidate: "false" }),
      ],
      keys,
    },
    students: students.map((student, i) => ({ id: `S${i + 1}`, score: 70, ldc: "no", gpa: "3.00", ...student })),
    ...more,
  };
}

async function answer(input: SmallCase) {
  const result = await allocated(smallCase(input));
  if (result.kind !== "allocated") throw new Error(result.kind);
  return {
    got: result.students.filter((student) => student.given.length > 0).map((student) => student.id),
    goals: result.goals.map((goal) => `${goal.name} ${goal.value}`),
    flags: result.students.flatMap((student) => student.flags.map((flag) => `${student.id} ${flag.code} ${flag.rule} ${flag.article}`)),
    result,
  };
}

describe("a key decides among what the goals leave equal", () => {
  test("among equals, and never against merit", async () => {
    expect(await answer(parts([{}, { ldc: "yes" }]))).toMatchObject({
      got: ["S2"],
      goals: ["goal|merit 70000000", "goal|heads 1", "goal|key-special 1"],
      flags: [],
    });
    expect(await answer(parts([{ score: 71 }, { ldc: "yes" }]))).toMatchObject({
      got: ["S1"],
      goals: ["goal|merit 71000000", "goal|heads 1", "goal|key-special 0"],
    });
  });

  test("off: it is no goal, and the lot decides", async () => {
    const scenario = { readings: { special: "off" } };
    expect((await answer(parts([{}, { ldc: "yes" }], [SPECIAL], { scenario }))).goals).toEqual(["goal|merit 70000000", "goal|heads 1"]);
  });

  test("an unknown value counts 0 and is flagged, only while the key is in force and for its awards", async () => {
    const students = [{ ldc: undefined }, { ldc: "yes" }];
    expect(await answer(parts(students))).toMatchObject({ got: ["S2"], flags: ["S1 key-unknown special 1"] });
    expect(await answer(parts([{ ldc: undefined }, { ldc: "no" }]))).toMatchObject({ goals: ["goal|merit 70000000", "goal|heads 1", "goal|key-special 0"] });
    expect((await answer(parts(students, [SPECIAL], { scenario: { readings: { special: "off" } } }))).flags).toEqual([]);
    expect((await answer(parts(students, [{ ...SPECIAL, awards: ["other"] }]))).flags).toEqual([]);
  });

  test("several keys, one after another", async () => {
    const by = (first: string, second: string) => [
      { id: "one", article: "1", awards: ["prize"], value: first },
      { id: "two", article: "1", awards: ["prize"], value: second },
    ];
    const students = [
      { ldc: "yes", gpa: "2.00" },
      { ldc: "yes", gpa: "3.50" },
      { ldc: "no", gpa: "4.00" },
    ];
    expect((await answer(parts(students, by("ldc ? 1 : 0", "gpa")))).got).toEqual(["S2"]);
    expect((await answer(parts(students, by("gpa", "ldc ? 1 : 0")))).got).toEqual(["S3"]);
    expect((await answer(parts(students, by("0 - gpa", "0")))).got).toEqual(["S1"]);
  });

  test("a value with decimals is shown with its decimals", async () => {
    const { result } = await answer(parts([{ gpa: "3.25" }], [{ id: "marks", article: "1", awards: ["prize"], value: "gpa" }]));
    const key = result.goals.at(-1);
    expect(key && goalShown(result, key.name, key.value)).toBe("3.25");
  });

  test("the goals follow a reading", () => {
    const theCase = smallCase(parts([{}]));
    const off = withParameters(theCase, new Map([["special", "off"]]));
    expect([theCase.goals, off.goals]).toEqual([
      ["merit", "heads", "key-special"],
      ["merit", "heads"],
    ]);
    expect(withParameters(off, new Map([["special", "tie-break"]])).goals).toEqual(theCase.goals);
  });
});

test("keys are checked when the scheme is read", () => {
  const codes = (keys: readonly Readonly<Record<string, unknown>>[]) => {
    const read = smallScheme(parts([], keys).scheme);
    return read.ok ? [] : read.faults.map((fault) => fault.code);
  };
  expect(codes([SPECIAL])).toEqual([]);
  expect(codes([SPECIAL, SPECIAL])).toEqual(["scheme-duplicate"]);
  expect(codes([{ ...SPECIAL, awards: ["price"] }])).toEqual(["scheme-unknown-award"]);
  expect(codes([{ ...SPECIAL, value: "ldc" }])).toHaveLength(1);
  expect(codes([{ ...SPECIAL, when: "ldc" }])).toHaveLength(1);
});

test("whatever the key, no earlier goal changes, and the key is as large as the earlier goals allow", async () => {
  const counts = { decided: 0, unknown: 0 };
  const cases = runs(60);
  const student = fc.record({ score: fc.constantFrom(60, 70, 80), ldc: fc.constantFrom("yes", "no", "no", undefined) });
  await fc.assert(
    fc.asyncProperty(fc.array(student, { minLength: 2, maxLength: 7 }), fc.integer({ min: 1, max: 3 }), async (students, places) => {
      const [bare, keyed] = [await answer(parts(students, [], {}, places)), await answer(parts(students, [SPECIAL], {}, places))];
      expect(keyed.goals.slice(0, 2)).toEqual(bare.goals);
      // By hand: the best scores, and among the last score's students those with the key.
      const ranked = students.map((row) => [row.score, row.ldc === "yes" ? 1 : 0] as const).sort(([a, x], [b, y]) => b - a || y - x);
      const best = ranked.slice(0, places).reduce((sum, [, value]) => sum + value, 0);
      expect(keyed.goals[2]).toBe(`goal|key-special ${best}`);
      const last = ranked[places - 1]?.[0];
      const atStake = students.filter((row) => row.score === last);
      if (ranked.length > places && ranked[places]?.[0] === last && new Set(atStake.map((row) => row.ldc === "yes")).size === 2) counts.decided += 1;
      if (students.some((row) => row.ldc === undefined)) counts.unknown += 1;
    }),
    { seed: 4, numRuns: cases },
  );
  console.log(`keys: ${cases} cases, ${JSON.stringify(counts)}`);
  expect(counts.decided).toBeGreaterThan(0.15 * cases);
  expect(counts.unknown).toBeGreaterThan(0.3 * cases);
});

test("what a key settled stands in the ledger: who was equal, the key and its values, the places", async () => {
  const { result } = await answer(parts([{}, { ldc: "yes" }, { score: 60 }]));
  expect(result.summary.keyTies).toEqual([
    {
      key: "special",
      article: "1",
      atStake: ["prize 1"],
      drawn: [{ place: "prize 1", count: 1 }],
      students: [
        { id: "S1", value: 0, got: [] },
        { id: "S2", value: 1, got: ["prize 1"] },
      ],
    },
  ]);
  expect((await answer(parts([{ ldc: "yes" }, { ldc: "yes" }]))).result.summary.keyTies).toEqual([]);
});
