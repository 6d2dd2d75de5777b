import { describe, expect, test } from "vitest";
import { allocate } from "../../src/allocate.ts";
import type { Case } from "../../src/award/case.ts";
import { prepareRecount } from "../../src/award/recount.ts";
import { formulate, readBack, wordsOf, type Formulation } from "../../src/formulation/formulate.ts";
import { writeMps } from "../../src/program/mps-write.ts";
import { inWords } from "../../src/words/en.ts";
import { award, smallCase, type SmallCase } from "../support/small-case.ts";

const FIELDS = {
  score: { type: "decimal", digits: 2, min: 0, max: 100, document: "ranking list" },
  tuition: { type: "money", document: "tuition schedule" },
  school: { type: "code", document: "register" },
  agreement: { type: "code", optional: true, document: "agreement" },
  prize: { type: "boolean", document: "certificate" },
};
const half = (id: string, more = {}) => ({ id, amount: { share: "50 %", of: "tuition" }, ...more });

/** Every kind of row: choice, cap, counted places, quota by school, quota with a floor, budget, owed place, money counted. */
const EVERYTHING: SmallCase = {
  scheme: {
    fields: FIELDS,
    awards: [
      award("x", [half("1", { cap: { places: "1" } }), half("2", { amount: { fixed: "100 yuan" }, weight: "50 %" })], { title: "Award X" }),
      award("y", [half("only", { cap: { decision: "seats", authority: "OFFICE" } })]),
      award("prize", [{ id: "p", amount: { fixed: "80 yuan" } }], { selection: "entitled", merit: undefined, candidate: "prize" }),
    ],
    exclusions: [{ id: "one", article: "3", awards: ["x", "y"] }],
    quotas: [
      { id: "by-school", article: "8", award: "x", by: "school", atMost: { places: "1" } },
      { id: "floor", article: "9", award: "y", where: 'school == "B C"', atLeast: { places: "1" } },
    ],
    agreements: { article: "XI", kind: "joint", field: "agreement", countsInCaps: true, countsInBudget: true, overCap: "prevails" },
  },
  students: [
    { id: "S1", score: "91.50", tuition: 1000, school: "A", agreement: "none", prize: "yes" },
    { id: "S2", score: 60, tuition: "999.99", school: "B C", agreement: "none" },
    { id: "S3", score: 50, tuition: 500, school: "B C", agreement: "JC-1", prize: "no" },
  ],
  decisions: [["seats", "y", "", "2"]],
  agreements: [["JC-1", "joint", "", "", "x", "1", "none", "no"]],
  scenario: { budgets: [{ id: "fund", title: "The fund", limit: "1200.50 yuan", awards: "all" }] },
};

function formulation(theCase: Case): Formulation {
  const found = formulate(prepareRecount(theCase));
  if (found.kind !== "formulation") throw new Error(found.kind);
  return found;
}

describe("a program with every kind of row", () => {
  const found = formulation(smallCase(EVERYTHING));
  const { program, bundles, groups } = found;

  test("as MPS", async () => {
    await expect(writeMps(program)).toMatchFileSnapshot("../golden/every-row.mps");
  });

  test("in words", async () => {
    const text = [...program.rowNames].map((name, row) => {
      const words = wordsOf(found, row);
      return `${name}: ${words === undefined ? "?" : inWords(words).says}${words?.article === "" ? "" : ` [${words?.article}]`}\n`;
    });
    expect(text.join("")).not.toContain("undefined");
    await expect(text.join("")).toMatchFileSnapshot("../golden/every-row.txt");
  });

  test("the owed student has only the bundles that hold what she is owed", () => {
    const names = [...program.columnNames].filter((name) => name.startsWith("S3|"));
    expect(names.length).toBeGreaterThan(0);
    expect(names.every((name) => name.includes("|x|1") || name.includes("y"))).toBe(true);
    expect([...groups.students]).toEqual([0, 1, 2]);
    expect(bundles.count).toBe(program.columnNames.length);
  });

  test("a point reads back as what its columns hold", () => {
    const theCase = smallCase(EVERYTHING);
    const found = formulation(theCase);
    const point = new Uint8Array(found.program.columnNames.length);
    const taken = ["S1|x|2", "S2|y|only", "S3|x|1"];
    for (const name of taken) point[[...found.program.columnNames].indexOf(name)] = 1;
    const choices = [...readBack(found, point)].map(([student, picks]) => picks.map((pick) => `${theCase.ids[student]}|${pick.award}|${pick.level}`));
    expect(choices.flat()).toEqual(taken);
  });
});

describe("rows that nobody stands in", () => {
  const base: SmallCase = {
    scheme: { fields: FIELDS, awards: [award("x", [half("1", { cap: { places: "1" } })])] },
    students: [{ id: "S1", school: "A", tuition: 1 }],
  };
  const rows = (more: Readonly<Record<string, unknown>>, scenario: SmallCase["scenario"] = {}) => [
    ...formulation(smallCase({ ...base, scheme: { ...base.scheme, ...more }, scenario })).program.rowNames,
  ];

  test("caps and ceilings are left out, a floor and an overdrawn budget stay: they are false", () => {
    const quota = (side: Readonly<Record<string, unknown>>) => ({ quotas: [{ id: "q", article: "8", award: "x", ...side }] });
    expect(rows({})).toEqual([]);
    expect(rows(quota({ atMost: { places: "0" } }))).toEqual([]);
    expect(rows(quota({ atLeast: { places: "0" } }))).toEqual([]);
    expect(rows(quota({ atLeast: { places: "1" } }))).toEqual(["quota|q|"]);
    const prize = { awards: [award("prize", [{ id: "p", amount: { fixed: "80 yuan" } }], { selection: "entitled", merit: undefined })] };
    const budget = (limit: string) => ({ budgets: [{ id: "fund", title: "F", limit, awards: "all" }] });
    expect(rows(prize, budget("80 yuan"))).toEqual([]);
    expect(rows(prize, budget("79.99 yuan"))).toEqual(["budget|fund"]);
  });

  test("a floor above its own ceiling becomes two rows", () => {
    const quotas = [{ id: "q", article: "8", award: "x", atMost: { places: "1" }, atLeast: { places: "2" } }];
    expect(rows({ quotas })).toEqual(["quota|q||floor", "quota|q|"]);
  });
});

describe("too many bundles", () => {
  const ids = ["a", "b", "c", "d", "e", "f"];
  const many = (levels: number, linked: boolean): Case =>
    smallCase({
      scheme: {
        fields: FIELDS,
        awards: ids.map((id) =>
          award(
            id,
            Array.from({ length: levels }, (_, i) => ({ id: String(i + 1), amount: { fixed: "1 yuan" } })),
          ),
        ),
        ...(linked ? { stacking: [{ id: "together", article: "8", awards: ids, limit: { share: "100 %", of: "tuition" }, reduce: "a" }] } : {}),
      },
      students: [{ id: "S1", score: 1, tuition: 1 }],
    });

  test("4,096 are formed, more are a fault that names the rules that link the awards", async () => {
    expect(formulation(many(3, true)).bundles.count).toBe(4 ** 6 - 1);
    expect(formulation(many(4, false)).bundles.count).toBe(24);
    const refused = await allocate(many(4, true), { engine: "highs", maxProbes: 1, now: () => 0, shouldStop: () => false });
    if (refused.kind !== "refused") throw new Error(refused.kind);
    expect(refused.faults).toMatchObject([{ code: "too-many-bundles", values: { student: "S1", count: 5 ** 6, limit: 4096, rules: "together" } }]);
    const [fault] = refused.faults;
    expect(fault === undefined ? "" : inWords(fault)).toEqual({
      says: "student S1 could combine a, b, c, d, e, f in 15625 ways; at most 4096 are formed",
      hint: "rules that link these awards: together",
    });
  });
});
