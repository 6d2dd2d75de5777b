/** Clauses and boundaries that no worked example names: each verdict follows from the words of the clause. */
import { describe, expect, test } from "vitest";
import { placesOf } from "../../src/award/limits.ts";
import { awardOf } from "../../src/award/scheme.ts";
import { answer, oracleCase, statusOf, zust, type Answer, type Cell, type OracleStudent } from "./case.ts";

const scheme = zust();
type Row = Readonly<Record<string, Cell>>;
type Settings = Readonly<Record<string, unknown>>;

/** What one clause makes of one student, at the award's first level. */
function verdict(clause: string, award: string, student: OracleStudent, readings: Settings = {}, parameters: Settings = {}): Answer {
  const theCase = oracleCase(scheme, { clauses: [clause], students: [student], readings, parameters });
  return answer(statusOf(theCase, award, awardOf(scheme, award).levels[0]?.id ?? "", "S1"));
}

const facts = (values: Row): OracleStudent => ({ facts: values });

describe("boundaries", () => {
  test.each<[string, string, OracleStudent, Answer]>([
    ["VII-II-i-ii-b", "excellent-freshman", facts({ plannedStudyMonths: 12 }), true],
    ["VII-II-i-ii-b", "excellent-freshman", facts({ plannedStudyMonths: 11 }), false],
    ["VII-II-i-iii-b", "excellent-exchange", facts({ studentType: "degree" }), false],
    ["VII-II-ii-i-a-registered", "excellent-degree", facts({ officiallyRegistered: "no", studentType: "degree" }), false],
    ["VIII-I-ii-cycle", "excellent-freshman", facts({ intakeTerm: "2024-autumn" }), true],
    ["VIII-I-ii-cycle", "excellent-freshman", facts({ intakeTerm: "2024-spring" }), false],
    ["VIII-I-ii-cycle", "excellent-freshman", {}, "unknown"],
    ["VIII-II-i-firstround", "excellent-degree", facts({ onSchoolList: "no" }), false],
    ["VIII-II-i-firstround", "excellent-degree", {}, "unknown"],
  ])("%s %s %j is %s", (clause, award, student, expected) => {
    expect(verdict(clause, award, student)).toBe(expected);
  });

  test("30 % of 100 registered exchange students are 30 (V iii)", () => {
    const census = [["exchangeRegistered", "2024-autumn", 100]];
    const cap = awardOf(scheme, "excellent-exchange").levels[0]?.cap;
    if (cap === undefined) throw new Error("the level has no cap");
    const theCase = oracleCase(scheme, { clauses: [], students: [{}], census });
    expect(placesOf(theCase, ["excellent-exchange"], cap.limit, "")).toEqual({ kind: "places", places: 30 });
  });
});

describe("who is international (II)", () => {
  test.each<[Cell, Answer]>([
    ["TH", true],
    ["GB;NG", true],
    ["CN", false],
    ["CN;MY", false],
    ["HK", false],
    [undefined, "unknown"],
  ])("citizenships %s: %s", (citizenships, expected) => {
    const student = facts({ institution: "ZUST", stage: "registered", citizenships });
    expect(verdict("II-universe", "hsk-winner", student)).toBe(expected);
  });
});

describe("conduct (VII(I))", () => {
  const violation = [{ date: "2024-04-02", by: "police" }];
  test.each<[string, OracleStudent, boolean, Answer]>([
    ["nothing on file", {}, true, true],
    ["nothing on file, a record asked for", {}, false, "unknown"],
    ["a declaration", facts({ "appraisals.lawAbiding": "yes" }), false, true],
    ["known to have no entry", { lists: { lawViolations: [] } }, false, true],
    ["an entry", { lists: { lawViolations: violation }, facts: { "appraisals.lawAbiding": "yes" } }, true, false],
    ["a recorded judgement against her", facts({ "appraisals.lawAbiding": "no" }), true, false],
  ])("law-abiding: %s", (_, student, missing, expected) => {
    expect(verdict("VII-I-i-law", "hsk-winner", student, {}, { "basic.lawMissing": missing })).toBe(expected);
  });

  const clauses = ["VII-I-i-punish", "VII-I-i-tuition", "VII-I-ii", "VII-I-iii", "VII-I-iv-decent", "VII-I-iv-clean"];
  test.each(clauses)("%s with nothing recorded is met before enrolment, unknown after (A48)", (clause) => {
    expect(verdict(clause, "excellent-freshman", facts({ stage: "admitted" }))).toBe(true);
    expect(verdict(clause, "excellent-freshman", facts({ stage: "registered" }))).toBe("unknown");
    expect(verdict(clause, "excellent-freshman", {})).toBe("unknown");
  });

  test("what is recorded counts before enrolment too (A48)", () => {
    const punished = {
      facts: { stage: "admitted" },
      lists: { punishments: [{ date: "2024-01-01", grade: "demerit", at: "ZUST" }] },
    };
    expect(verdict("VII-I-i-punish", "excellent-freshman", punished)).toBe(false);
    expect(verdict("VII-I-ii", "excellent-freshman", facts({ stage: "admitted", "appraisals.socialConduct": "no" }))).toBe(false);
  });

  test("an earlier punishment counts unless the window is the academic year (A46)", () => {
    const student = {
      facts: { stage: "registered" },
      lists: { punishments: [{ date: "2022-12-06", grade: "warning", at: "ZUST" }] },
    };
    expect(verdict("VII-I-i-punish", "excellent-degree", student)).toBe(false);
    expect(verdict("VII-I-i-punish", "excellent-degree", student, { "punish.window": "academic-year" })).toBe(true);
  });

  test("unexcused hours of the year are left to Excellent Degree Student's own limit (A15)", () => {
    const hours = (ever: number, year: number) =>
      facts({
        unexcusedHoursEver: ever,
        unexcusedHoursYear: year,
        examCheatingCount: 0,
        stage: "registered",
      });
    expect(verdict("VII-I-iv-clean", "excellent-degree", hours(3, 3))).toBe(true);
    expect(verdict("VII-I-iv-clean", "excellent-degree", hours(4, 3))).toBe(false);
    expect(verdict("VII-I-iv-clean", "excellent-degree", hours(3, 3), { "basic.clean.specificWins": [] })).toBe(false);
    expect(verdict("VII-I-iv-clean", "excellent-language", hours(3, 3))).toBe(false);
  });
});

describe("a language application in the awarding period of Excellent Freshman (Note; A19)", () => {
  const student = (submittedAt: string, awardsHeld: readonly Row[] | undefined): OracleStudent => ({
    lists: {
      applications: [{ award: "excellent-language", level: null, submittedAt }],
      ...(awardsHeld === undefined ? {} : { awardsHeld }),
    },
  });
  const held = [
    {
      award: "excellent-freshman",
      level: "2",
      cycle: "2023-2024",
      from: "2023-09-04",
      to: "2024-07-05",
      paidUntil: "2024-01-19",
    },
  ];
  const of = (who: OracleStudent, readings: Settings = {}) => verdict("VII-II-i-ii-note-excl", "excellent-language", who, readings);

  test("inside, on both ends, outside, unknown", () => {
    expect(of(student("2024-06-10", held))).toBe(false);
    expect(of(student("2023-09-04", held))).toBe(false);
    expect(of(student("2024-07-05", held))).toBe(false);
    expect(of(student("2024-07-06T00:00+08:00", held))).toBe(true);
    expect(of(student("2024-06-10", []))).toBe(true);
    expect(of(student("2024-06-10", undefined))).toBe("unknown");
  });

  test("after a lost second semester the reading decides", () => {
    expect(of(student("2024-06-10", held), { "exclusive.period": "paid-semesters" })).toBe(true);
  });
});
