/** Amounts that an authority decides: which level they are, what waits, what is set aside, what is a fault. */
import { describe, expect, test } from "vitest";
import type { Case } from "../../src/award/case.ts";
import { assess } from "../../src/award/eligibility.ts";
import { boundFen, findEntitlements, type Entitlements } from "../../src/award/entitlement.ts";
import { inWords } from "../../src/words/en.ts";
import { allocated } from "../support/hall.ts";
import { award, readSmallCase, smallCase, smallScheme, type Row, type SmallCase } from "../support/small-case.ts";

const flag = { type: "boolean", document: "certificate" };
const FIELDS = { applied: flag, ok1: flag, ok2: flag, ok3: flag, school: { type: "code", document: "register" } };

/** Three ranges, the first two with one amount in common. */
const RANGES = [
  { id: "1", amount: { range: ["1000 yuan", "3000 yuan"] } },
  { id: "2", amount: { range: ["300 yuan", "1000 yuan"] } },
  { id: "3", amount: { range: ["50 yuan", "299.99 yuan"] } },
];

/** What a test states beside the levels of the award. */
interface More {
  readonly award?: Readonly<Record<string, unknown>>;
  readonly scheme?: Readonly<Record<string, unknown>>;
  readonly scenario?: Readonly<Record<string, unknown>>;
}

/** A scheme with one award: a student is eligible for level n where okn says yes. */
function parts(levels: readonly Readonly<Record<string, unknown>>[], students: readonly Row[], decisions: SmallCase["decisions"], more: More = {}): SmallCase {
  const rules = levels.map(({ id }) => ({ id: `rule-${String(id)}`, article: "4", awards: ["arts"], levels: [id], require: `ok${String(id)}` }));
  const arts = award("arts", levels, { selection: "decided", merit: undefined, candidate: "applied", ...more.award });
  const plain = { applied: "yes", ok1: "no", ok2: "no", ok3: "no", school: "X" };
  return {
    scheme: { fields: FIELDS, awards: [arts], rules, ...more.scheme },
    students: students.map((student, i) => ({ id: `S${i + 1}`, ...plain, ...student })),
    decisions: decisions ?? [],
    scenario: more.scenario ?? {},
  };
}

const entitlements = (theCase: Case): Entitlements => findEntitlements(theCase, assess(theCase));

/** Due, open and faults as short texts: `S1 2: 30000`, `S1 1 unknown: 200000`, `decision-range 1 line 2`. */
function outcome(input: SmallCase): { readonly due: readonly string[]; readonly open: readonly string[]; readonly faults: readonly string[] } {
  const theCase = smallCase(input);
  const found = entitlements(theCase);
  return {
    due: found.due.map(({ student, level, fen }) => `${theCase.ids[student]} ${level}: ${fen}`),
    open: found.open.map(({ student, level, fen, why }) => `${theCase.ids[student]} ${level} ${why}: ${fen}`),
    faults: found.faults.map(({ code, place, values }) => `${code} ${String(values["level"] ?? "")} line ${place.line}`.replace("level ", "")),
  };
}

/** What one decided amount makes of one student. */
function decided(student: Row, amount: string, subject = "S1", levels: Parameters<typeof parts>[0] = RANGES, more: More = {}) {
  return outcome(parts(levels, [student], [["amount", "arts", subject, amount]], more));
}

const due = (text: string) => ({ due: [text], open: [], faults: [] });
const waits = (text: string) => ({ due: [], open: [text], faults: [] });
const wrong = (text: string) => ({ due: [], open: [], faults: [text] });

describe("the first eligible level whose range holds the amount", () => {
  const yes = { ok1: "yes", ok2: "yes", ok3: "yes" };
  test.each<[Row, string, ReturnType<typeof outcome>]>([
    [yes, "3000", due("S1 1: 300000")],
    [yes, "1000.00", due("S1 1: 100000")],
    [yes, "999.99", due("S1 2: 99999")],
    [yes, "300", due("S1 2: 30000")],
    [yes, "299.99", due("S1 3: 29999")],
    [yes, "50", due("S1 3: 5000")],
    [{ ok2: "yes" }, "1000", due("S1 2: 100000")],
    // Out of every range, at both ends; the range that is told is the best eligible level's.
    [yes, "3000.01", wrong("decision-range 1 line 2")],
    [yes, "49.99", wrong("decision-range 1 line 2")],
    [{ ok2: "yes" }, "1000.01", wrong("decision-range 2 line 2")],
    [{ ok3: "yes" }, "300", wrong("decision-range 3 line 2")],
    [yes, "0", wrong("decision-range 1 line 2")],
    // Nobody decides an amount for somebody who is not eligible.
    [{}, "500", wrong("decision-not-eligible  line 2")],
    [{ applied: "no", ...yes }, "500", wrong("decision-not-eligible  line 2")],
    // A fact is missing: it waits and is set aside, unless another level is certain.
    [{ ok1: undefined }, "2000", waits("S1 1 unknown: 200000")],
    [{ ok1: undefined }, "500", wrong("decision-range 1 line 2")],
    [{ ok1: undefined, ok2: "yes" }, "1000", due("S1 2: 100000")],
    [{ ok1: undefined, ok2: "yes" }, "1000.01", waits("S1 1 unknown: 100001")],
    [{ applied: undefined, ...yes }, "500", waits("S1 2 unknown: 50000")],
  ])("%j, %s yuan: %j", (student, amount, expected) => {
    expect(decided(student, amount)).toEqual(expected);
  });

  test("who is eligible and not named gets nothing, and nothing is set aside", () => {
    expect(outcome(parts(RANGES, [{ ok1: "yes" }, { ok2: undefined }], []))).toEqual({ due: [], open: ["S1 1 choice: 0"], faults: [] });
  });

  test("a named level is the only one that is tried", () => {
    expect(decided(yes, "1000", "S1/2")).toEqual(due("S1 2: 100000"));
    expect(decided(yes, "2000", "S1/2")).toEqual(wrong("decision-range 2 line 2"));
    expect(decided({ ok2: "yes" }, "1000", "S1/1")).toEqual(wrong("decision-not-eligible  line 2"));
    expect(decided({ ok1: undefined, ok2: "yes" }, "1000", "S1/1")).toEqual(waits("S1 1 unknown: 100000"));
  });

  test("the sentence names student, amount, level, article and range", () => {
    const found = entitlements(smallCase(parts(RANGES, [yes], [["amount", "arts", "S1", "3000.01"]])));
    expect(found.faults.map((fault) => inWords(fault).says)).toEqual(["S1: 3000.01 yuan of arts (level 1, 1) is outside 1000.00 yuan to 3000.00 yuan"]);
  });

  test("what is due says who decided it, when and why", async () => {
    const result = await allocated(smallCase(parts(RANGES, [yes], [["amount", "arts", "S1", "500"]])));
    if (result.kind !== "allocated") throw new Error(result.kind);
    expect(result.students[0]?.given[0]).toMatchObject({
      by: "decided",
      level: "2",
      fen: 50_000,
      decision: { authority: "OFFICE", date: "2024-09-20", reason: "test" },
    });
  });
});

describe("decisions that lie beside the award", () => {
  const faultsOf = (decisions: SmallCase["decisions"], more: More = {}) => {
    const read = readSmallCase(parts(RANGES, [{ ok1: "yes" }], decisions, more));
    return read.ok ? [] : read.faults.map(({ code, place }) => `${code} ${place.header ?? ""}`);
  };

  test.each<[readonly [string, string, string, string], readonly string[]]>([
    [["amount", "arts", "S1/4", "500"], ["scheme-unknown-level subject"]],
    [["amount", "arts", "S1/1/2", "1500"], ["scheme-unknown-level subject"]],
    [["amount", "arts", "S9", "500"], ["cell-id-unknown subject"]],
    [["amount", "arts", "S9/1", "500"], ["cell-id-unknown subject"]],
    [["amount", "arts", "S1", "-1"], ["cell-value value"]],
    [["amount", "arts", "S1", "500.001"], ["cell-value value"]],
    [["amount", "arts", "S1", "500 yuan"], ["cell-value value"]],
    // Without its award an amount would be nobody's: it must not be lost.
    [["amount", "", "S1", "1500"], ["decision-incomplete award"]],
    [["amount", "sports", "S1", "500"], ["scheme-unknown-award award"]],
    [["waiver", "arts", "S1", "rule-1"], ["decision-hard-rule value"]],
  ])("%j: %j", (decision, expected) => {
    expect(faultsOf([decision])).toEqual(expected);
  });

  test("who decides must be named as a decider, by code or title", () => {
    const scheme = { authorities: { OFFICE: "the office", DEAN: "the dean" } };
    expect(faultsOf([["amount", "arts", "S1", "1500"]], { scheme, award: { deciders: ["DEAN"] } })).toEqual(["decision-authority authority"]);
    expect(faultsOf([["amount", "arts", "S1", "1500"]], { scheme, award: { deciders: ["DEAN", "OFFICE"] } })).toEqual([]);
    expect(faultsOf([["amount", "arts", "S1", "1500"]], { scheme, award: { authority: "DEAN" } })).toEqual(["decision-authority authority"]);
  });
});

describe("ranges", () => {
  const one = (amount: Readonly<Record<string, unknown>>) => [{ id: "1", amount }];
  const yes = { ok1: "yes" };
  const soft = (value: unknown) => one({ range: ["100 yuan", "5000 yuan"], id: "big", soft: value });
  const withWaiver = (subject: string, levels: ReturnType<typeof one>, amount: string, more: More = {}) =>
    outcome(
      parts(
        levels,
        [yes, yes],
        [
          ["amount", "arts", "S1", amount],
          ["waiver", "arts", subject, "big"],
        ],
        more,
      ),
    );

  test("a soft range is left only with a waiver of its own id for that student", () => {
    expect(decided(yes, "5000.01", "S1", soft(true))).toEqual(wrong("decision-range 1 line 2"));
    expect(withWaiver("S1", soft(true), "5000.01").due).toEqual(["S1 1: 500001"]);
    expect(withWaiver("S1", soft(true), "99.99").due).toEqual(["S1 1: 9999"]);
    expect(withWaiver("S2", soft(true), "5000.01")).toMatchObject({ due: [], faults: ["decision-range 1 line 2"] });
    // No waiver makes an amount of nothing.
    expect(withWaiver("S1", soft(true), "0")).toMatchObject({ due: [], faults: ["decision-range 1 line 2"] });
  });

  test("the fault says which waiver would lift it, and says nothing of one where the range is hard", () => {
    const hints = (value: unknown) =>
      entitlements(smallCase(parts(soft(value), [yes], [["amount", "arts", "S1", "6000"]]))).faults.map((fault) => inWords(fault).hint);
    expect(hints(true)).toEqual(['"in principle": a waiver with the value big and a reason lifts it']);
    expect(hints(false)).toEqual(["the text allows no other amount"]);
  });

  test.each(["waivable", "hard"])("softness by a parameter: %s", (value) => {
    const more = { scheme: { parameters: { soft: { type: "code", values: ["waivable", "hard"], meaning: "softness", default: value } } } };
    const levels = soft("param.soft");
    const read = readSmallCase(
      parts(
        levels,
        [yes],
        [
          ["amount", "arts", "S1", "6000"],
          ["waiver", "arts", "S1", "big"],
        ],
        more,
      ),
    );
    if (value === "hard") expect(read.ok ? [] : read.faults.map((fault) => fault.code)).toEqual(["decision-hard-rule"]);
    else expect(read.ok && entitlements(read.value).due.map((entry) => entry.fen)).toEqual([600_000]);
  });

  test("an open upper end, and an amount without a range", () => {
    expect(decided(yes, "123456789.99", "S1", one({ range: ["100 yuan", "none"] }))).toEqual(due("S1 1: 12345678999"));
    expect(decided(yes, "99.99", "S1", one({ range: ["100 yuan", "none"] }))).toEqual(wrong("decision-range 1 line 2"));
    expect(decided(yes, "99.99", "S1", one({ decision: "amount" }))).toEqual(due("S1 1: 9999"));
    expect(decided(yes, "0.01", "S1", one({ decision: "amount" }))).toEqual(due("S1 1: 1"));
    expect(decided(yes, "0", "S1", one({ decision: "amount" }))).toEqual(wrong("decision-range 1 line 2"));
    expect(decided(yes, "0.01", "S1", one({ range: ["none", "500 yuan"] }))).toEqual(due("S1 1: 1"));
  });

  test("nothing is decided with an amount of nothing, though the lower end is open", () => {
    expect(decided(yes, "0", "S1", one({ range: ["none", "500 yuan"] }))).toEqual(wrong("decision-range 1 line 2"));
  });

  test("the ends are parameters; one that is known to be not stated is open", () => {
    const money = (value: string | null) => ({ type: "money", meaning: "an end", default: value });
    const scheme = (low: string | null, high: string | null) => ({ scheme: { parameters: { low: money(low), high: money(high) } } });
    const levels = one({ range: ["param.low", "param.high"] });
    expect(decided(yes, "700", "S1", levels, scheme("200 yuan", "700 yuan"))).toEqual(due("S1 1: 70000"));
    expect(decided(yes, "700.01", "S1", levels, scheme("200 yuan", "700 yuan"))).toEqual(wrong("decision-range 1 line 2"));
    expect(decided(yes, "199.99", "S1", levels, scheme("200 yuan", "700 yuan"))).toEqual(wrong("decision-range 1 line 2"));
    expect(decided(yes, "9999", "S1", levels, scheme("200 yuan", null))).toEqual(due("S1 1: 999900"));
    expect(decided(yes, "0.01", "S1", levels, scheme(null, "700 yuan"))).toEqual(due("S1 1: 1"));
  });
});

describe("entitled to the award, the amount undecided", () => {
  const levels = [
    { id: "1", entitled: true, amount: { range: ["1000 yuan", "3000 yuan"] } },
    { id: "2", entitled: true, amount: { range: ["500 yuan", "none"] } },
    { id: "3", amount: { range: ["50 yuan", "99 yuan"] } },
  ];
  test.each<[Row, readonly string[]]>([
    [{ ok1: "yes" }, ["S1 1 amount: 300000"]],
    [{ ok1: "yes", ok2: "yes" }, ["S1 1 amount: 300000"]],
    // Where the upper end is open only the lower end can be set aside.
    [{ ok2: "yes" }, ["S1 2 amount: 50000"]],
    [{ ok1: undefined, ok2: "yes" }, ["S1 1 amount: 300000"]],
    [{ ok3: "yes" }, ["S1 3 choice: 0"]],
    [{ ok3: undefined }, []],
    [{}, []],
  ])("%j: %j", (student, open) => {
    expect(outcome(parts(levels, [student], []))).toEqual({ due: [], open, faults: [] });
  });

  test("each level where each is paid", () => {
    const found = outcome(parts(levels, [{ ok1: "yes", ok2: "yes" }], [], { award: { combine: "each" } }));
    expect(found.open).toEqual(["S1 1 amount: 300000", "S1 2 amount: 50000"]);
  });

  test("a decided amount replaces what was set aside", () => {
    expect(outcome(parts(levels, [{ ok1: "yes" }], [["amount", "arts", "S1", "1200"]]))).toEqual(due("S1 1: 120000"));
  });

  test("it is asked for by name, and the budget keeps the highest for it unless nothing is set aside", async () => {
    const students = [{ ok1: "yes" }, { ok1: "yes" }, { ok1: "no" }];
    for (const reserve of ["highest", "none"]) {
      const scenario = { budgets: [{ id: "fund", title: "fund", limit: "9000 yuan", awards: "all", reserve }] };
      const theCase = smallCase(parts(levels, students, [["amount", "arts", "S2", "1000"]], { scenario }));
      const result = await allocated(theCase);
      if (result.kind !== "allocated") throw new Error(result.kind);
      const reservedFen = reserve === "highest" ? 300_000 : 0;
      expect(result.summary.budgets).toMatchObject([{ limitFen: 900_000, dueFen: 100_000, reservedFen, leftFen: 800_000 - reservedFen }]);
      expect(result.summary.questions.map((question) => inWords(question).says)).toEqual([
        "the office has not decided the amount of arts for 1 who are entitled to it (S1)",
      ]);
      expect(result.students.map((student) => student.reasons.map((reason) => reason.code))).toEqual([["not-decided"], [], ["not-eligible"]]);
    }
  });

  test("what is set aside for undecided amounts can overdraw a budget: there is no allocation", async () => {
    const scenario = (reserve: string) => ({ budgets: [{ id: "fund", title: "fund", limit: "2999.99 yuan", awards: "all", reserve }] });
    const kind = async (reserve: string) => (await allocated(smallCase(parts(levels, [{ ok1: "yes" }], [], { scenario: scenario(reserve) })))).kind;
    expect([await kind("highest"), await kind("none")]).toEqual(["infeasible", "allocated"]);
  });
});

describe("an entitled award with a level that is decided", () => {
  const levels = [
    { id: "1", amount: { fixed: "800 yuan" } },
    { id: "2", amount: { range: ["100 yuan", "1000 yuan"] } },
    { id: "3", amount: { fixed: "50 yuan" } },
  ];
  const mixed = (student: Row, amount: string | undefined, combine: string) =>
    outcome(parts(levels, [student], amount === undefined ? [] : [["amount", "arts", "S1", amount]], { award: { selection: "entitled", combine } }));

  test.each<[Row, string | undefined, readonly string[], readonly string[]]>([
    [{ ok1: "yes", ok3: "yes" }, undefined, ["S1 1: 80000"], ["S1 1: 80000", "S1 3: 5000"]],
    [{ ok2: "yes", ok3: "yes" }, undefined, ["S1 3: 5000"], ["S1 3: 5000"]],
    [{ ok2: "yes", ok3: "yes" }, "300", ["S1 2: 30000"], ["S1 2: 30000", "S1 3: 5000"]],
    [{ ok1: "yes", ok2: "yes", ok3: "yes" }, "900", ["S1 1: 80000"], ["S1 1: 80000", "S1 2: 90000", "S1 3: 5000"]],
  ])("%j, decided %s: highest %j, each %j", (student, amount, highest, each) => {
    expect(mixed(student, amount, "highest").due).toEqual(highest);
    expect(mixed(student, amount, "each").due).toEqual(each);
  });

  test("by whom each part is due", () => {
    const input = parts(levels, [{ ok2: "yes", ok3: "yes" }], [["amount", "arts", "S1", "300"]], { award: { selection: "entitled", combine: "each" } });
    expect(entitlements(smallCase(input)).due.map(({ level, by }) => `${level} ${by}`)).toEqual(["2 decided", "3 entitled"]);
  });

  test("a better level that is unknown is set aside with what it has above the decided amount", () => {
    expect(mixed({ ok1: undefined, ok2: "yes" }, "300", "highest").open).toEqual(["S1 1 unknown: 50000"]);
    expect(mixed({ ok1: undefined, ok2: "yes" }, "300", "each").open).toEqual(["S1 1 unknown: 80000"]);
  });

  test("amounts that are decided and those that are computed do not share an award of competitors or of decisions", () => {
    const faults = (selection: string, level: Readonly<Record<string, unknown>>) => {
      const read = smallScheme({ fields: FIELDS, awards: [award("arts", [level], { selection, merit: selection === "optimised" ? "1" : undefined })] });
      return read.ok ? [] : read.faults.map((fault) => fault.code);
    };
    expect(faults("decided", { id: "1", amount: { fixed: "800 yuan" } })).toEqual(["scheme-amount-kind"]);
    expect(faults("optimised", { id: "1", amount: { range: ["1 yuan", "2 yuan"] } })).toEqual(["scheme-amount-kind"]);
    expect(faults("entitled", { id: "1", amount: { range: ["1 yuan", "2 yuan"] } })).toEqual([]);
    expect(faults("entitled", { id: "1", entitled: true, amount: { fixed: "800 yuan" } })).toEqual(["scheme-entitled"]);
    expect(faults("decided", { id: "1", amount: { range: ["2.01 yuan", "2 yuan"] } })).toEqual(["scheme-range"]);
    // A cap that nothing would hold is not passed over in silence.
    expect(faults("decided", { id: "1", amount: { decision: "amount" }, cap: { places: 3 } })).toEqual(["scheme-cap-unused"]);
    expect(faults("entitled", { id: "1", amount: { fixed: "800 yuan" }, cap: { places: 3 } })).toEqual(["scheme-cap-unused"]);
  });
});

describe("the number that may be named", () => {
  const yes = { ok1: "yes" };
  const levels = [RANGES[0] ?? {}, RANGES[1] ?? {}];
  const quota = (more: Readonly<Record<string, unknown>> = {}) => ({
    scheme: { quotas: [{ id: "number", article: "9", award: "arts", atMost: { decision: "places" }, ...more }] },
  });
  const named = (...ids: readonly string[]) => ids.map((id): readonly [string, string, string, string] => ["amount", "arts", id, "1500"]);
  const places = (count: number, part = ""): readonly [string, string, string, string] => ["places", "arts", part, String(count)];

  test("while it is undecided the amounts wait and are set aside", async () => {
    const input = parts(levels, [yes, yes], named("S2"), quota());
    expect(outcome(input)).toEqual({ due: [], open: ["S1 1 choice: 0", "S2 1 places: 150000"], faults: [] });
    const theCase = smallCase(input);
    expect(boundFen(entitlements(theCase), ["arts"], "highest")).toEqual({ dueFen: 0, reservedFen: 150_000 });
    const result = await allocated(theCase);
    if (result.kind !== "allocated") throw new Error(result.kind);
    expect(result.summary.questions.map((question) => inWords(question).says)).toEqual([
      "the office has not decided the number (places) for arts; until then it has no places",
    ]);
    expect(result.students.map((student) => student.given)).toEqual([[], []]);
  });

  test("more amounts than places are a fault, at the last decision", () => {
    const input = parts(levels, [yes, yes, yes], [places(1), ...named("S3", "S1")], quota());
    const found = entitlements(smallCase(input));
    expect(found.faults.map((fault) => [fault.code, fault.place.line, inWords(fault).says])).toEqual([
      ["decision-too-many", 3, "2 amounts of arts are decided, but there is 1 place (number, 9)"],
    ]);
    expect(outcome(parts(levels, [yes, yes, yes], [places(2), ...named("S3", "S1")], quota())).faults).toEqual([]);
  });

  test("places for which nobody is named are asked about; none left, nobody is", async () => {
    const questions = async (count: number) => {
      const result = await allocated(smallCase(parts(levels, [yes, yes, yes, {}], [places(count), ...named("S2")], quota())));
      if (result.kind !== "allocated") throw new Error(result.kind);
      return result.summary.questions.map((question) => inWords(question).says);
    };
    expect(await questions(2)).toEqual(["the office has not named everybody for the places of arts: 2 more are eligible (S1, S3)"]);
    expect(await questions(1)).toEqual([]);
  });

  test("by part, by level, and only for some", () => {
    const students = [
      { ok1: "yes", school: "X" },
      { ok1: "yes", school: "Y" },
      { ok1: "yes", school: "Y" },
    ];
    const all = named("S1", "S2", "S3");
    const faults = (decisions: SmallCase["decisions"], more: Readonly<Record<string, unknown>>) => {
      const found = entitlements(smallCase(parts(levels, students, decisions, quota(more))));
      return {
        faults: found.faults.map((fault) => `${fault.code} ${fault.values["part"]}: ${fault.values["count"]} of ${fault.values["places"]}`),
        due: found.due.length,
      };
    };
    expect(faults([places(1, "X"), places(1, "Y"), ...all], { by: "school" })).toEqual({ faults: ["decision-too-many Y: 2 of 1"], due: 3 });
    expect(faults([places(1, "X"), places(2, "Y"), ...all], { by: "school" })).toEqual({ faults: [], due: 3 });
    // A part whose number is undecided waits; the other is paid.
    expect(faults([places(2, "Y"), ...all], { by: "school" })).toEqual({ faults: [], due: 2 });
    expect(faults([places(1), ...all], { where: 'school == "X"' })).toEqual({ faults: [], due: 3 });
    expect(faults([places(1), ...all], { where: 'school == "Y"' })).toEqual({ faults: ["decision-too-many : 2 of 1"], due: 3 });
    expect(faults([places(0), ...all], { levels: ["2"] })).toEqual({ faults: [], due: 3 });
    expect(faults([places(0), ...all], { levels: ["1"] })).toEqual({ faults: ["decision-too-many : 3 of 0"], due: 3 });
  });

  test("a student whose part is unknown waits with her amount", () => {
    const input = parts(levels, [{ ok1: "yes", school: undefined }], [places(1, "X"), ...named("S1")], quota({ by: "school" }));
    expect(outcome(input)).toEqual({ due: [], open: ["S1 1 unknown: 150000"], faults: [] });
  });

  test("two awards counted together", () => {
    const arts = award("arts", levels, { selection: "decided", merit: undefined, candidate: "applied" });
    const sports = award("sports", levels, { selection: "decided", merit: undefined, candidate: "applied" });
    const scheme = { awards: [arts, sports], quotas: [{ id: "both", article: "9", awards: ["arts", "sports"], atMost: { places: 1 } }] };
    const amount = (id: string, to: string): readonly [string, string, string, string] => ["amount", id, to, "1500"];
    const students = [{ ok1: "yes" }, { ok1: "yes" }];
    expect(outcome(parts(levels, students, [amount("arts", "S1"), amount("sports", "S2")], { scheme })).faults).toEqual(["decision-too-many  line 3"]);
    expect(outcome(parts(levels, students, [amount("arts", "S1")], { scheme })).faults).toEqual([]);
  });
});
