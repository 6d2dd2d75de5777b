/** The worked examples of the qualifications and the papers (clauses, section 4), rule by rule and value by value. */
import { describe, expect, test } from "vitest";
import { NOT_ACCEPTED, NOT_ELIGIBLE, ruleValue } from "../../src/award/eligibility.ts";
import { awardOf } from "../../src/award/scheme.ts";
import { judgeRule } from "../../src/award/verdict.ts";
import { answer, oracleCase, readOracle, rulesOf, statusOf, zust, type Answer, type Cell, type OracleStudent } from "./case.ts";

const scheme = zust();
type Row = Readonly<Record<string, Cell>>;

describe("qualifications", () => {
  /** Facts of an example under the scheme's names; lists stay unknown where the example has none. */
  function rename(row: Readonly<Record<string, unknown>>, names: Row): OracleStudent {
    const known = Object.entries(row).filter(([key, value]) => value !== "__MISSING__" && names[key] !== undefined);
    const pairs = known.map(([key, value]): [string, unknown] => [String(names[key]), value]);
    const lists = pairs.filter(([, value]) => Array.isArray(value));
    return {
      facts: Object.fromEntries(pairs.filter(([, value]) => !Array.isArray(value))) as Row,
      lists: Object.fromEntries(lists) as Readonly<Record<string, readonly Row[]>>,
    };
  }

  type Rows = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  const named = (rows: Rows, names: Row): readonly OracleStudent[] => Object.entries(rows).map(([id, row]) => ({ id, ...rename(row, names) }));

  test("O16 Excellent Degree Student, by level", () => {
    const { clauses, input, expected } = readOracle<{ students: Rows }, Record<string, Answer[]>>("O16");
    const names = {
      registered: "officiallyRegistered",
      type: "studentType",
      funding: "fundingSource",
      gpa: "gpaYear",
      absence: "absenceHoursYear",
      random: "randomUnexcusedHoursYear",
      activities: "activitiesCount",
      statusChanges: "statusChanges",
      courses: "courses",
      punishments: "punishments",
    };
    const students = named(input.students, names).map((student) => {
      const changes = student.lists?.["statusChanges"] ?? [];
      return {
        ...student,
        facts: { ...student.facts, stage: "registered" },
        lists: {
          ...student.lists,
          statusChanges: changes.map((change) => ({ ...change, academicYear: "2023-2024" })),
        },
      };
    });
    const levels = (waivers: { student: string; rule: string }[]) => {
      const theCase = oracleCase(scheme, { clauses, students, waivers });
      return Object.fromEntries(theCase.ids.map((id) => [id, ["1", "2", "3"].map((level) => answer(statusOf(theCase, "excellent-degree", level, id)))]));
    };
    const { D2_waiver: waived, ...plain } = expected;
    expect(levels([])).toEqual(plain);
    expect(levels([{ student: "D2", rule: "VII-II-ii-i-b-gpa" }])["D2"]).toEqual(waived);
  });

  test("O17 language conditions of Excellent Freshman", () => {
    const { clauses, input, expected } = readOracle<{ students: Rows }, Record<string, Answer>>("O17");
    const names = {
      degree: "programmeDegree",
      lang: "teachingLanguage",
      businessChinese: "isBusinessChinese",
      country: "homeCountry",
      zustTest: "zustEnglishTest",
      hsk: "hsk",
      english: "english",
    };
    const students = named(input.students, names);
    const under = (readings: Row) => {
      const theCase = oracleCase(scheme, { clauses, students, readings });
      return Object.fromEntries(theCase.ids.map((id) => [id, answer(statusOf(theCase, "excellent-freshman", "1", id))]));
    };
    const { F4_literal: f4, F8_literal: f8, F11_anyNonDegree: f11, ...plain } = expected;
    expect(under({})).toEqual(plain);
    expect(under({ "hsk.higherCounts": false })["F4"]).toBe(f4);
    expect(under({ "english.cbtRelation": "eq" })["F8"]).toBe(f8);
    expect(under({ "english.nonDegree": "any" })["F11"]).toBe(f11);
  });

  test.each(["excellent-freshman", "excellent-exchange", "excellent-language", "hsk-winner"])("O24 basic qualifications, %s", (award) => {
    const { clauses, input, expected } = readOracle<{ students: Rows }, Record<string, boolean | string>>("O24");
    const names = {
      stage: "stage",
      punishments: "punishments",
      tuitionOnTime: "tuitionPaidOnTime",
      unexcusedEver: "unexcusedHoursEver",
      cheating: "examCheatingCount",
    };
    const clean = award === "excellent-language" ? "VII-I-iv-clean-language" : "VII-I-iv-clean";
    const under = (waivers: { student: string; rule: string }[]) => {
      const theCase = oracleCase(scheme, { clauses, students: named(input.students, names), waivers });
      return new Map(theCase.ids.map((id) => [id, statusOf(theCase, award, awardOf(scheme, award).levels[0]?.id ?? "", id)]));
    };
    const plain = Object.entries(expected).filter(([id]) => /^B\d$/.test(id) && id !== "B7");
    expect(plain.map(([id]) => [id, answer(under([]).get(id) ?? -1)])).toEqual(plain);
    expect(under([]).get("B7")).toBe(NOT_ELIGIBLE);
    expect(expected["B7"]).toBe("not eligible (waivable: VII-I-iv-clean)");
    expect(answer(under([{ student: "B7", rule: clean }]).get("B7") ?? -1)).toBe(expected["B7_waived"]);
  });

  test("O41 Excellent Chinese Language Student", () => {
    const { clauses, input, expected } = readOracle<{ students: Rows }, Record<string, Answer>>("O41");
    const names = {
      registered: "officiallyRegistered",
      funding: "fundingSource",
      type: "studentType",
      semesters: "semestersAtZust",
      score: "finalExamOverall",
      absence: "absenceHoursYear",
      activities: "activitiesCount",
    };
    const theCase = oracleCase(scheme, { clauses, students: named(input.students, names) });
    expect(Object.fromEntries(theCase.ids.map((id) => [id, answer(statusOf(theCase, "excellent-language", "1", id))]))).toEqual(expected);
  });

  test("O42 who may be a candidate", () => {
    const { clauses, input, expected } = readOracle<{ rows: Readonly<Record<string, unknown>>[] }, Answer[]>("O42");
    const names = {
      institution: "institution",
      stage: "stage",
      type: "studentType",
      months: "plannedStudyMonths",
      health: "appraisals.health",
      freshman: "isFreshman",
      agreement: "exchangeAgreementId",
      registered: "officiallyRegistered",
      funding: "fundingSource",
    };
    const awards: Readonly<Record<string, string>> = {
      PROM: "promotion",
      FRESH: "excellent-freshman",
      EXCH: "excellent-exchange",
      DILI: "academic-diligence",
      INNO: "innovative-practice",
    };
    const agreements = [["EX-7", "exchange", "partner", "2020-01-01", "2030-01-01", "", "", "scheme", "no"]];
    const found = input.rows.map((row) => {
      const student = rename(row, names);
      const citizenships = (row["citizenships"] as string[]).join(";");
      const theCase = oracleCase(scheme, {
        clauses,
        agreements,
        students: [{ ...student, id: "R", facts: { ...student.facts, citizenships } }],
      });
      return answer(statusOf(theCase, awards[String(row["a"])] ?? "", "1", "R"));
    });
    expect(found).toEqual(expected);
  });
});

describe("papers", () => {
  test("O34 a missing paper before and after the deadline", () => {
    const { clauses, input, expected } = readOracle<{ deadline: string; cases: [string, string, boolean][] }, string[]>("O34");
    const found = input.cases.map(([award, asOf, onFile]) => {
      const paper = {
        type: "transcript-highest",
        language: "en",
        notarised: true,
        receivedAt: "2024-06-15T10:00+08:00",
      };
      const parameters = award.endsWith("no-deadline") ? {} : { "deadline.freshman": input.deadline };
      const theCase = oracleCase(scheme, {
        clauses,
        asOf,
        parameters,
        students: [{ lists: { documents: onFile ? [paper] : [] } }],
      });
      const [rule] = rulesOf(scheme, ["VIII-I-ii-iii"]);
      if (rule === undefined) throw new Error("the scheme has no rule VIII-I-ii-iii");
      const verdict = judgeRule(theCase, rule, "excellent-freshman", 0);
      if (verdict.status === NOT_ACCEPTED) return "application not accepted";
      return answer(verdict.status) === true ? "complete" : `unknown → ${verdict.asks.join("; ")}`;
    });
    expect(found).toEqual(expected);
  });

  test("O35 recommendation letters", () => {
    const { clauses, input, expected } = readOracle<{ cases: [string | null, string[]][] }, Answer[]>("O35");
    const rank = (letter: string) => (letter === "assoc" ? "assoc-professor-or-above" : "other");
    const found = input.cases.map(([level, letters]) => {
      const documents = letters.map((letter) => ({
        type: "letter",
        award: null,
        language: "en",
        signatoryRank: rank(letter),
        issuedBy: null,
        receivedAt: "2024-09-01",
      }));
      const theCase = oracleCase(scheme, {
        clauses,
        students: [{ facts: { degreeLevel: level ?? undefined }, lists: { documents } }],
      });
      const [rule] = theCase.scheme.rules;
      if (rule === undefined) throw new Error("the scheme has no rule VIII-I-ii-iv");
      const value = ruleValue(theCase, rule, 0);
      return Number.isNaN(value) ? "unknown" : value === 1;
    });
    expect(found).toEqual(expected);
  });
});
