/** Codes that point into registers, and recorded judgements: what expressions read of them, and what they ask for. */
import { describe, expect, test } from "vitest";
import type { Case } from "../../src/award/case.ts";
import { assess, ELIGIBLE, NOT_ELIGIBLE, statusAt, WAITING } from "../../src/award/eligibility.ts";
import { judgeCandidate } from "../../src/award/verdict.ts";
import { award, readSmallCase, smallCase, smallScheme, type Row, type SmallCase } from "../support/small-case.ts";
import { documents, number, truth } from "./condition-support.ts";

const SCHEME = {
  fields: {
    home: { type: "code", register: "countries", document: "passport" },
    hours: { type: "integer", min: 0, max: 999, document: "time sheet" },
    jobs: {
      type: "list",
      document: "list of posts held",
      records: { post: { type: "code", register: "posts" }, hours: { type: "integer", min: 0, max: 99 }, home: { type: "code", register: "countries" } },
    },
  },
  registers: {
    countries: {
      file: "lists/countries.csv",
      source: "tests",
      date: "2024-01-31",
      key: "country",
      document: "dated list of countries",
      records: { ldc: { type: "boolean" }, region: { type: "code", values: ["east", "west"] }, weight: { type: "decimal", digits: 1, min: 0, max: 9 } },
    },
    posts: { table: "posts", key: "post", document: "post announcement", records: { monthly: { type: "money" }, until: { type: "date" } } },
  },
  decisions: {
    authorised: { authority: ["OFFICE"], article: "6", meaning: "authorised to work" },
    approved: { authority: ["OFFICE"], article: "6", meaning: "the post is approved" },
    months: { authority: ["OFFICE"], article: "6", meaning: "months of work", number: true },
  },
};

const COUNTRIES = [
  { country: "NP", ldc: "yes", region: "east", weight: "2.5" },
  { country: "TH", ldc: "no", region: "east", weight: "0" },
  { country: "XX", ldc: undefined, region: "west", weight: undefined },
];
const POSTS = [
  { post: "library", monthly: "600.50", until: "2025-01-31" },
  { post: "lab", monthly: undefined, until: "2024-06-30" },
];

/** A case with one student. */
function caseOf(student: Row, jobs: readonly Row[] = [], more: Partial<SmallCase> = {}): Case {
  return smallCase({
    scheme: SCHEME,
    students: [{ id: "S1", ...student }],
    lists: { jobs: jobs.map((job) => ({ id: "S1", ...job })) },
    tables: { "lists/countries.csv": COUNTRIES, "posts.csv": POSTS },
    ...more,
  });
}

const decide = (...rows: readonly (readonly [string, string, string])[]): Partial<SmallCase> => ({
  decisions: rows.map(([key, subject, value]) => [key, "", subject, value]),
});

describe("a column of the register row that a code points to", () => {
  test.each<[string | undefined, boolean | "unknown", readonly string[]]>([
    ["NP", true, []],
    ["TH", false, []],
    // Listed with an empty cell, not listed, and no code at all: all unknown, but the paper is another one.
    ["XX", "unknown", ["dated list of countries"]],
    ["ZZ", "unknown", ["dated list of countries"]],
    [undefined, "unknown", ["passport"]],
  ])("%s: %s, asks for %j", (home, value, asks) => {
    const theCase = caseOf({ home });
    expect(truth("home.ldc", theCase)).toBe(value);
    expect(truth("not home.ldc", theCase)).toBe(value === "unknown" ? "unknown" : !value);
    if (value === "unknown") expect(documents("home.ldc", theCase)).toEqual(asks);
  });

  test("an unlisted code leaves only open what hangs on it", () => {
    const theCase = caseOf({ home: "ZZ", hours: 10 });
    expect(truth("home.ldc or hours >= 10", theCase)).toBe(true);
    expect(truth("home.ldc and hours > 10", theCase)).toBe(false);
    expect(truth('home.ldc or home == "ZZ"', theCase)).toBe(true);
    expect(truth("known(home.ldc)", theCase)).toBe(false);
  });

  test("texts, numbers, money and dates", () => {
    expect(truth('home.region == "east"', caseOf({ home: "TH" }))).toBe(true);
    expect(truth('home.region in ["west"]', caseOf({ home: "TH" }))).toBe(false);
    expect(number("home.weight * 2", caseOf({ home: "NP" }))).toBe(5);
    const theCase = caseOf({}, [{ post: "library", hours: 10 }]);
    expect(number("sum(jobs, post.monthly)", theCase, "money")).toBe(60_050);
    expect(truth('any(jobs, post.until >= date("2025-01-31"))', theCase)).toBe(true);
  });

  test("a register of the case that has no table lists nothing", () => {
    const theCase = caseOf({}, [{ post: "library", hours: 10 }], { tables: { "lists/countries.csv": COUNTRIES } });
    expect(truth("any(jobs, post.monthly > yuan(1))", theCase)).toBe("unknown");
    expect(documents("any(jobs, post.monthly > yuan(1))", theCase)).toEqual(["post announcement"]);
  });
});

describe("inside list predicates", () => {
  const job = (post: string | undefined, home?: string) => ({ post, hours: 10, home });
  test.each<[readonly Row[], boolean | "unknown", boolean | "unknown"]>([
    [[], false, true],
    [[job("library")], true, true],
    [[job("lab")], "unknown", "unknown"],
    [[job("canteen")], "unknown", "unknown"],
    [[job(undefined)], "unknown", "unknown"],
    [[job("library"), job("canteen")], true, "unknown"],
  ])("%j: any %s, all %s", (jobs, any, all) => {
    const theCase = caseOf({}, jobs);
    expect(truth("any(jobs, post.monthly >= yuan(600))", theCase)).toBe(any);
    expect(truth("all(jobs, post.monthly >= yuan(600))", theCase)).toBe(all);
  });

  test("what is asked for: the register for an unlisted post, the list where the post itself is missing", () => {
    expect(documents("any(jobs, post.monthly >= yuan(600))", caseOf({}, [job("canteen")]))).toEqual(["post announcement"]);
    expect(documents("any(jobs, post.monthly >= yuan(600))", caseOf({}, [job(undefined)]))).toEqual(["list of posts held"]);
    expect(documents("any(jobs, post.monthly >= yuan(600))", caseOf({ jobs: undefined }))).toEqual(["list of posts held"]);
  });

  test("the record's own pointer goes before the student's", () => {
    const theCase = caseOf({ home: "TH" }, [job("library", "NP")]);
    expect(truth("any(jobs, home.ldc)", theCase)).toBe(true);
    expect(truth("home.ldc", theCase)).toBe(false);
    expect(truth("any(jobs, home.ldc) and not home.ldc", theCase)).toBe(true);
  });
});

describe("recorded judgements", () => {
  test("about the student: yes, no, none recorded", () => {
    const theCase = (value?: string) => caseOf({}, [], value === undefined ? {} : decide(["authorised", "S1", value]));
    expect(truth('decided("authorised")', theCase("yes"))).toBe(true);
    expect(truth('decided("authorised")', theCase("no"))).toBe(false);
    expect(truth('not decided("authorised")', theCase("no"))).toBe(true);
    expect(truth('decided("authorised")', theCase())).toBe("unknown");
    expect(truth('known(decided("authorised"))', theCase())).toBe(false);
    // Who must decide is part of what is asked for.
    expect(documents('decided("authorised")', theCase())).toEqual(["authorised to work (the office)"]);
  });

  test("a judgement about one student is none about another, and none about a post", () => {
    const theCase = smallCase({
      scheme: SCHEME,
      students: [{ id: "S1" }, { id: "S2" }],
      lists: { jobs: [{ id: "S2", post: "library", hours: 1 }] },
      tables: { "lists/countries.csv": COUNTRIES, "posts.csv": POSTS },
      ...decide(["authorised", "S2", "yes"]),
    });
    expect(truth('decided("authorised")', theCase)).toBe("unknown");
    expect([...(theCase.facts.decided.get("authorised")?.byStudent ?? [])]).toEqual([[1, 1]]);
    expect(theCase.facts.decided.get("approved")).toEqual({ byStudent: new Map(), byCode: new Map() });
  });

  test("about a post: per code, inside a list predicate", () => {
    const jobs = [
      { post: "library", hours: 1 },
      { post: "lab", hours: 2 },
    ];
    const some = caseOf({}, jobs, decide(["approved", "library", "yes"]));
    expect(truth('any(jobs, decided("approved", post))', some)).toBe(true);
    expect(truth('all(jobs, decided("approved", post))', some)).toBe("unknown");
    expect(documents('all(jobs, decided("approved", post))', some)).toEqual(["the post is approved (the office)"]);
    const both = caseOf({}, jobs, decide(["approved", "library", "yes"], ["approved", "lab", "no"]));
    expect(truth('all(jobs, decided("approved", post))', both)).toBe(false);
    expect(truth('count(jobs, decided("approved", post)) == 1', both)).toBe(true);
    const noPost = caseOf({}, [{ hours: 1 }], decide(["approved", "library", "yes"]));
    expect(truth('any(jobs, decided("approved", post))', noPost)).toBe("unknown");
    expect(documents('any(jobs, decided("approved", post))', noPost)).toEqual(["list of posts held"]);
    // The student's own judgement inside the predicate is about the student.
    expect(truth('any(jobs, decided("authorised"))', caseOf({}, jobs, decide(["authorised", "S1", "yes"])))).toBe(true);
  });

  test("numbers: the recorded one, else the stated one, never unknown", () => {
    const theCase = caseOf({}, [], decide(["months", "S1", "7"]));
    expect(number('decidedNumber("months", 3)', theCase)).toBe(7);
    expect(number('decidedNumber("months", 3)', caseOf({}))).toBe(3);
    expect(number('decidedNumber("months", 0) + 1', caseOf({}, [], decide(["months", "S1", "0"])))).toBe(1);
  });

  test("a rule that asks for a judgement waits for it, and names it", () => {
    const theCase = (value?: string) =>
      caseOf({ hours: 1 }, [], {
        scheme: {
          ...SCHEME,
          awards: [award("work", [{ id: "1", amount: { fixed: "100 yuan" } }], { selection: "post", merit: undefined })],
          rules: [{ id: "may", article: "6", awards: ["work"], require: 'decided("authorised")' }],
        },
        ...(value === undefined ? {} : decide(["authorised", "S1", value])),
      });
    const status = (value?: string) => assess(theCase(value)).map((entry) => statusAt(entry, 0, "1"));
    expect([status("yes"), status("no"), status()]).toEqual([[ELIGIBLE], [NOT_ELIGIBLE], [WAITING]]);
    const open = theCase();
    const work = open.scheme.awards[0];
    expect(work && judgeCandidate(open, work, 0).rules[0]?.asks).toEqual(["authorised to work (the office)"]);
  });
});

describe("what is refused when the scheme is read", () => {
  const scheme = (require: string) => ({
    ...SCHEME,
    awards: [award("work", [{ id: "1", amount: { fixed: "100 yuan" } }], { selection: "post", merit: undefined })],
    rules: [{ id: "rule", article: "6", awards: ["work"], require }],
  });
  const codes = (parts: Readonly<Record<string, unknown>>) => {
    const read = smallScheme(parts);
    return read.ok ? [] : read.faults.map((fault) => fault.code);
  };
  test.each<[string, readonly string[]]>([
    ['decided("authorised")', []],
    ['decided("approved", home)', []],
    ['decidedNumber("months", 0) > 1', []],
    ['decided("allowed")', ["expression-argument"]],
    ['decided("months")', ["expression-argument"]],
    ['decidedNumber("authorised", 0) > 1', ["expression-argument"]],
    ["decided(home)", ["expression-argument"]],
    ["decided()", ["expression-argument"]],
    ['decided("authorised", hours)', ["expression-argument"]],
    ['decided("approved", home, home)', ["expression-argument"]],
    ['decidedNumber("months") > 1', ["expression-argument"]],
    ['decidedNumber("months", hours) > 1', ["expression-argument"]],
    ['decidedNumber("months", 0.5) > 1', ["expression-argument"]],
    ['decidedNumber("months", yuan(1)) > 1', ["expression-argument"]],
    ['decidedNumber("months", 0)', ["expression-type"]],
    ["home.ldc", []],
    ["home.ldv", ["expression-unknown-name"]],
    ["hours.ldc", ["expression-unknown-name"]],
    ["post.monthly > yuan(1)", ["expression-unknown-name"]],
    ['home.region == "north"', ["expression-text"]],
    ["home.ldc == 1", ["expression-types"]],
  ])("%s: %j", (require, expected) => {
    const found = codes(scheme(require));
    if (expected.length === 0) expect(found).toEqual([]);
    else expect(found).toHaveLength(expected.length);
    for (const code of expected.filter((name) => !["expression-type", "expression-text", "expression-types"].includes(name))) expect(found).toContain(code);
  });

  const countries = SCHEME.registers.countries;
  test.each<[string, Readonly<Record<string, unknown>>, string]>([
    [
      "a field that points nowhere",
      { fields: { ...SCHEME.fields, home: { type: "code", register: "lands", document: "passport" } } },
      "scheme-unknown-register",
    ],
    ["a number that points", { fields: { ...SCHEME.fields, hours: { type: "integer", register: "posts", document: "sheet" } } }, "scheme-unknown-register"],
    ["neither file nor table", { registers: { ...SCHEME.registers, countries: { ...countries, file: undefined } } }, "scheme-one-of"],
    ["file and table", { registers: { ...SCHEME.registers, countries: { ...countries, table: "countries" } } }, "scheme-one-of"],
    ["a list without its source", { registers: { ...SCHEME.registers, countries: { ...countries, source: undefined } } }, "scheme-register-source"],
    ["a list without its date", { registers: { ...SCHEME.registers, countries: { ...countries, date: undefined } } }, "scheme-register-source"],
    [
      "nobody may decide",
      { decisions: { ...SCHEME.decisions, authorised: { ...SCHEME.decisions.authorised, authority: ["DEAN"] } } },
      "scheme-unknown-authority",
    ],
  ])("%s", (_, change, code) => {
    expect(codes({ ...SCHEME, ...change })).toEqual([code]);
  });
});

describe("registers and judgements as their tables state them", () => {
  const faults = (more: Partial<SmallCase>) => {
    const read = readSmallCase({
      scheme: SCHEME,
      students: [{ id: "S1" }],
      tables: { "lists/countries.csv": COUNTRIES, "posts.csv": POSTS },
      ...more,
    });
    return read.ok ? [] : read.faults.map(({ code, place }) => `${code} ${place.file}:${place.line ?? ""} ${place.header ?? ""}`);
  };
  const withCountries = (rows: readonly Row[]) => faults({ tables: { "lists/countries.csv": rows, "posts.csv": POSTS } });

  test("keys once, cells of their types, columns as declared, the file there", () => {
    expect(withCountries([...COUNTRIES, { country: "NP", ldc: "no", region: "east", weight: "1" }])).toEqual(["register-key lists/countries.csv:5 country"]);
    expect(withCountries([{ country: undefined, ldc: "no", region: "east", weight: "1" }])).toEqual(["register-key lists/countries.csv:2 country"]);
    expect(withCountries([{ country: "NP", ldc: "maybe", region: "north", weight: "9.1" }])).toEqual([
      "cell-value lists/countries.csv:2 ldc",
      "cell-value lists/countries.csv:2 region",
      "cell-value lists/countries.csv:2 weight",
    ]);
    expect(withCountries([{ country: "NP", ldc: "yes", region: "east" }])).toEqual(["column-missing lists/countries.csv:1 "]);
    expect(withCountries([{ country: "NP", ldc: "yes", region: "east", weight: "1", colour: "red" }])).toEqual(["column-unknown lists/countries.csv:1 colour"]);
    expect(faults({ tables: { "posts.csv": POSTS } })).toEqual(["table-missing lists/countries.csv: "]);
  });

  test("a table of the case in place of the scheme's", () => {
    const scenario = { registers: { countries: "ours.csv" } };
    const theCase = smallCase({
      scheme: SCHEME,
      scenario,
      students: [{ id: "S1", home: "NP" }],
      tables: { "ours.csv": [{ country: "NP", ldc: "no", region: "west", weight: "1" }], "lists/countries.csv": COUNTRIES },
    });
    expect(truth("home.ldc", theCase)).toBe(false);
    expect(faults({ scenario })).toEqual(["table-missing ours.csv: "]);
    expect(faults({ scenario: { registers: { lands: "ours.csv" } } })).toContain("scheme-unknown-register scenario.yaml:1 ");
  });

  test.each<[readonly [string, string, string, string][], readonly string[]]>([
    [[["authorised", "", "S1", "maybe"]], ["cell-value decisions.csv:2 value"]],
    [[["months", "", "S1", "1.5"]], ["cell-value decisions.csv:2 value"]],
    [[["months", "", "S1", "-1"]], ["cell-value decisions.csv:2 value"]],
    [[["authorised", "", "", "yes"]], ["decision-incomplete decisions.csv:2 subject"]],
    // A subject that is neither a student nor a code of the case is nobody's judgement.
    [[["authorised", "", "S9", "yes"]], ["cell-id-unknown decisions.csv:2 subject"]],
    [[["approved", "", "library", "yes"]], []],
    [[["approved", "", "libary", "yes"]], ["cell-id-unknown decisions.csv:2 subject"]],
    [
      [
        ["authorised", "", "S1", "yes"],
        ["authorised", "", "S1", "no"],
      ],
      ["decision-twice decisions.csv:3 key"],
    ],
  ])("%j: %j", (decisions, expected) => {
    expect(faults({ decisions })).toEqual(expected);
  });

  test("one judgement, though another award stands beside it", () => {
    const work = award("work", [{ id: "1", amount: { fixed: "100 yuan" } }], { selection: "post", merit: undefined });
    const found = faults({
      scheme: { ...SCHEME, awards: [work] },
      decisions: [
        ["authorised", "", "S1", "yes"],
        ["authorised", "work", "S1", "no"],
      ],
    });
    expect(found).toEqual(["decision-twice decisions.csv:3 key"]);
  });
});
