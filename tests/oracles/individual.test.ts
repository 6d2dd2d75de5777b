/** The worked examples of Promotion and the Individual Scholarships (clauses, section 4), computed by the shipped scheme. */
import { describe, expect, test } from "vitest";
import { pickAmount } from "../../src/award/amounts.ts";
import { assess } from "../../src/award/eligibility.ts";
import { findEntitlements } from "../../src/award/entitlement.ts";
import { findObligations } from "../../src/award/owed.ts";
import { capStates } from "../../src/award/places.ts";
import { answer, oracleCase, oracleResult, readOracle, statusOf, zust, type Answer, type Cell, type OracleStudent, type Question } from "./case.ts";

const scheme = zust();
type Row = Readonly<Record<string, Cell>>;
const DAY = "2024-03-10";
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
const application = (award: string) => ({ applications: [{ award, level: null, submittedAt: "2024-06-10" }] });

/** What a decided amount comes to: due, or the fault that refuses it. */
function decided(question: Question): { readonly yuan: number } | { readonly code: string; readonly values: Readonly<Record<string, unknown>> } {
  const result = oracleResult(scheme, question);
  if (!result.ok) return { code: result.faults[0]?.code ?? "", values: result.faults[0]?.values ?? {} };
  const { due, faults } = findEntitlements(result.value, assess(result.value));
  const [fault] = faults;
  return fault === undefined ? { yuan: sum(due.map((entry) => entry.fen)) / 100 } : { code: fault.code, values: fault.values };
}

describe("Academic Diligence", () => {
  test("O19 eligibility and places", () => {
    const oracle = readOracle<{ students: Record<string, Row & { courses: readonly Row[] }>; places: number }, Record<string, Answer | number>>("O19");
    const students = Object.entries(oracle.input.students).map(
      ([id, row]): OracleStudent => ({
        id,
        facts: { lateCountYear: row["late"], earlyLeaveCountYear: row["early"], absenceHoursExSickYear: row["absenceExSick"], "scores.diligence": 80 },
        lists: {
          ...application("academic-diligence"),
          courses: row.courses.map((course) => ({ type: course["type"], firstPassed: course["first"], makeupPassed: course["makeup"] })),
        },
      }),
    );
    const decisions = [["places", "academic-diligence", "", oracle.input.places, "SOIE", "this year's number"]];
    const of = (readings: Row) => oracleCase(scheme, { clauses: oracle.clauses, students, decisions, readings });
    const theCase = of({});
    const found = new Map(theCase.ids.map((id) => [id, answer(statusOf(theCase, "academic-diligence", "1", id))]));
    const { e_strict: strict, eligible, awardedMax, yuan, ...expected } = oracle.expected;
    expect(Object.fromEntries(found)).toEqual(expected);
    expect(answer(statusOf(of({ "diligence.makeupCounts": false }), "academic-diligence", "1", "e"))).toBe(strict);
    const count = [...found.values()].filter((value) => value === true).length;
    expect(count).toBe(eligible);
    const cap = capStates(theCase, findObligations(theCase, assess(theCase))).find((state) => state.award.id === "academic-diligence");
    const awarded = Math.min(count, cap?.places ?? 0);
    expect(awarded).toBe(awardedMax);
    expect((awarded * pickAmount(theCase, { award: "academic-diligence", level: "1" }, 0)) / 100).toBe(yuan);
  });
});

describe("Innovative Practice", () => {
  type Lists = Readonly<Record<string, readonly (Row | number)[]>>;
  const oracle = readOracle<{ students: Record<string, Lists> }, Record<string, number | "unknown">>("O20");
  const renamed: Readonly<Record<string, string>> = {
    rank: "authorRank",
    verified: "verifiedByBoard",
    firstOrg: "firstOrganisation",
    praise: "employerPraise",
    acknowledged: "acknowledgedRemarkable",
    by: "acknowledgedBy",
    solved: "solved",
  };
  /** What the note of the example says of every achievement: of this year, not rewarded, approved or granted. */
  const stated: Readonly<Record<string, (i: number) => Row>> = {
    contests: (i) => ({ contest: `K${i}`, teamId: null, date: DAY }),
    papers: (i) => ({ paper: `P${i}`, date: DAY }),
    patents: (i) => ({ patent: `N${i}`, granted: true, date: DAY }),
    projects: (i) => ({ project: `J${i}`, approved: true, date: DAY }),
    techTransfers: (i) => ({ transfer: `X${i}`, date: DAY }),
    practice: (i) => ({ period: `I${i}`, date: DAY }),
    proposals: (i) => ({ proposal: `V${i}`, date: DAY }),
    otherAchievements: (i) => ({ reference: `O${i}`, date: DAY }),
  };
  const keyOf = (list: string, key: string) => (list === "patents" && key === "rank" ? "patenteeRank" : (renamed[key] ?? key));
  const row = (list: string, given: Row | number, i: number): Row => ({
    ...stated[list]?.(i),
    ...(typeof given === "number" ? {} : Object.fromEntries(Object.entries(given).map(([key, value]) => [keyOf(list, key), value]))),
  });
  const listsOf = (given: Lists) =>
    Object.fromEntries(
      Object.keys(stated).map((list) => [list, (given[list === "otherAchievements" ? "other" : list] ?? []).map((one, i) => row(list, one, i))]),
    );

  function paid(given: Lists, readings: Row = {}): number | "unknown" {
    const lists = { ...application("innovative-practice"), awardsHeld: [], teams: [], ...listsOf(given) };
    const theCase = oracleCase(scheme, { clauses: oracle.clauses, students: [{ lists }], readings });
    const { due, open } = findEntitlements(theCase, assess(theCase));
    return open.some((entry) => entry.why === "unknown") ? "unknown" : sum(due.map((entry) => entry.fen)) / 100;
  }

  const students = Object.entries(oracle.input.students);
  test.each(students)("O20 %s", (id, given) => {
    expect(paid(given)).toBe(oracle.expected[id]);
  });

  test("O20 the literal reading, and the total", () => {
    expect(paid(oracle.input.students["i18"] ?? {}, { "inno.paperReading": "literal" })).toBe(oracle.expected["i18_literal"]);
    expect(sum(students.map(([, given]) => paid(given)).filter((yuan) => yuan !== "unknown"))).toBe(oracle.expected["total"]);
    expect(students).toHaveLength(25);
  });
});

describe("Arts and Sports", () => {
  interface Contest {
    readonly tier: string;
    readonly placed: boolean;
    readonly active?: boolean;
    readonly field: string;
    readonly amount: number;
    readonly team?: number;
    readonly reason?: string;
  }
  const { clauses, input, expected } = readOracle<{ rows: Contest[]; extra: Record<string, Contest> }, Record<string, string> & { rows: string[] }>("O21");

  function verdict({ tier, placed, active, field, amount, team, reason }: Contest): string {
    const contest = { contest: "K1", tier, field, placed, active, teamId: team === undefined ? null : "T1", date: DAY };
    const teams = team === undefined ? [] : [{ team: "T1", teamContest: "K1", members: team, applied: true, lead: true }];
    const found = decided({
      clauses,
      students: [{ lists: { ...application("arts-sports"), contests: [contest], teams } }],
      decisions: [
        ["places", "arts-sports", "", 9, "SOIE", "this year's number"],
        ["amount", "arts-sports", "S1", amount, "SOIE", reason ?? (team === undefined ? "the contest" : "")],
      ],
    });
    if ("yuan" in found) return found.yuan !== amount ? `paid ${found.yuan}` : team === undefined ? "ok" : "ok (team, recorded)";
    if (found.code === "decision-incomplete") return "needs recorded reason";
    if (found.code === "decision-not-eligible") return "not covered";
    expect(found.code).toBe("decision-range");
    return amount * 100 > Number(found.values["highFen"]) ? "above range" : "below range";
  }

  test("O21 is a decided amount inside the range", () => {
    const { rows, ...extra } = expected;
    expect(input.rows.map(verdict)).toEqual(rows);
    expect(Object.fromEntries(Object.entries(input.extra).map(([name, row]) => [name, verdict(row)]))).toEqual(extra);
  });
});

describe("decided amounts", () => {
  test("O39 the ceiling of Promotion", () => {
    const { clauses, input, expected } = readOracle<{ cases: [number, string | null][] }, string[]>("O39");
    const found = input.cases.map(([amount, waiver]) => {
      const one = decided({
        clauses,
        students: [{ lists: application("promotion") }],
        decisions: [
          ["places", "promotion", "", 1, "SOIE", "this year's number"],
          ["amount", "promotion", "S1", amount, "SOIE", "decided"],
          ...(waiver === null ? [] : [["waiver", "promotion", "S1", "V-I-i-amount", "SOIE", waiver]]),
        ],
      });
      if ("yuan" in one) return one.yuan !== amount ? `paid ${one.yuan}` : waiver === null ? "ok" : "ok (waived)";
      expect([one.code, one.values["rule"]]).toEqual(["decision-range", "V-I-i-amount"]);
      return amount * 100 < Number(one.values["lowFen"]) ? "not an award" : "needs recorded waiver";
    });
    expect(found).toEqual(expected);
  });

  test("O40 the three parts of Social Service, and its range", () => {
    interface Candidate {
      readonly moral: boolean;
      readonly roles?: readonly [string, boolean | null][];
      readonly campus: boolean;
    }
    const { clauses, input, expected } = readOracle<{ cases: Candidate[]; amounts: number[] }, { eligible: Answer[]; amounts: boolean[] }>("O40");
    const student = ({ moral, roles, campus }: Candidate): OracleStudent => ({
      facts: { stage: "registered", "appraisals.moralityService": moral, "appraisals.campusCivilisation": campus },
      lists: {
        ...application("social-service"),
        ...(roles === undefined ? {} : { serviceRoles: roles.map(([role, excellent]) => ({ role, excellent: excellent ?? undefined })) }),
      },
    });
    const theCase = oracleCase(scheme, { clauses, students: input.cases.map(student) });
    expect(input.cases.map((_, i) => answer(statusOf(theCase, "social-service", "1", `S${i + 1}`)))).toEqual(expected.eligible);
    const first = input.cases[0];
    if (first === undefined) throw new Error("no case");
    const inRange = input.amounts.map((amount) => {
      const decisions = [
        ["places", "social-service", "", 1, "SOIE", "this year's number"],
        ["amount", "social-service", "S1", amount, "SOIE", "decided"],
      ];
      const found = decided({ clauses, students: [student(first)], decisions });
      return "yuan" in found ? found.yuan === amount : found.code !== "decision-range";
    });
    expect(inRange).toEqual(expected.amounts);
  });
});
