/** Excellent Degree Student: qualifications (VII(II)ii i)), papers (VIII(II)i), amounts and places (V(III)i). */
import { waiver, type RegulationCase, type Row } from "../cases.ts";
import { all, at, paper, paperCases, PAPERS, type Differing, type PaperClause } from "./ideals.ts";

const AWARD = "excellent-degree";
const ok = (name: string, differing: Differing) => all(AWARD, "eligible", name, differing);
const no = (name: string, differing: Differing) => all(AWARD, "not-eligible", name, differing);
const refused = (name: string, differing: Differing) => all(AWARD, "not-accepted", name, differing);
const waits = (name: string, differing: Differing, asks: string) => all(AWARD, "waiting", name, differing, { asks: [asks] });

const change = (academicYear: string) => ({ lists: { statusChanges: [{ type: "suspension", academicYear }] } });
const waived = { decisions: [waiver("VII-II-ii-i-b-gpa")] };

const QUALIFICATIONS: readonly RegulationCase[] = [
  no("not officially registered (VII(II)ii i) a)", { facts: { officiallyRegistered: "no" } }),
  no("a language student (VII(II)ii i) a)", { facts: { studentType: "chinese-language" } }),
  waits("registration unknown", { facts: { officiallyRegistered: undefined } }, "registration record"),
  no("paid by her employer (VII(II)ii i) a)", { facts: { fundingSource: "employer" } }),
  ok("paid by her employer, which is self-funded too (A21)", {
    facts: { fundingSource: "employer" },
    readings: { "selfFunded.sources": ["self", "employer"] },
  }),
  waits("funding unknown", { facts: { fundingSource: undefined } }, "funding declaration and tuition ledger"),
  no("suspended her study this academic year (VII(II)ii i) a)", change("2023-2024")),
  ok("suspended her study the year before", change("2022-2023")),
  waits("changes of status unknown", { lists: { statusChanges: undefined } }, "status-change register"),
  no("not diligent (VII(II)ii i) b)", { facts: { "appraisals.diligentStudy": "no" } }),
  waits("diligence unknown", { facts: { "appraisals.diligentStudy": undefined } }, "recommendation letter"),
  no("GPA 2.99 (VII(II)ii i) b)", { facts: { gpaYear: "2.99" } }),
  ok("GPA 2.99, waived in principle (A16)", { facts: { gpaYear: "2.99" }, ...waived }),
  ok("GPA 2.99, waived for this award", { facts: { gpaYear: "2.99" }, decisions: [{ ...waiver("VII-II-ii-i-b-gpa"), award: AWARD }] }),
  {
    ...ok("a waiver where the clause is hard (A16)", { facts: { gpaYear: "2.99" }, ...waived, readings: { "soft.gpa": "hard" } }),
    expect: { faults: ["decision-hard-rule"] },
  },
  waits("GPA unknown", { facts: { gpaYear: undefined } }, "academic transcript of the current academic year"),
  no("20.5 hours of absence (VII(II)ii i) c)", { facts: { absenceHoursYear: "20.5" } }),
  waits("absence unknown", { facts: { absenceHoursYear: undefined } }, "proof of the attendance record"),
  no("4.5 unexcused hours in random inspection (VII(II)ii i) c)", { facts: { randomUnexcusedHoursYear: "4.5" } }),
  waits("random inspection unknown", { facts: { randomUnexcusedHoursYear: undefined } }, "random-inspection log"),
  no("two activities (VII(II)ii i) d)", { facts: { activitiesCount: 2 } }),
  no("three activities since enrolment, two this year (A37)", { facts: { activitiesCount: 2, activitiesCountEver: 3 } }),
  ok("three activities since enrolment, which count (A37)", {
    facts: { activitiesCount: 2, activitiesCountEver: 3 },
    readings: { "activities.window": "since-enrolment" },
  }),
  no("four occasions are three times", { parameters: { "activities.min": 4 } }),
  waits("activities unknown", { facts: { activitiesCount: undefined } }, "activity register"),
  refused("not on the list of the school (VIII(II)i)", { facts: { onSchoolList: "no" } }),
  waits("list of the school unknown", { facts: { onSchoolList: undefined } }, "list of the school"),
];

/** A failed exam bars the first level only. */
function exam(name: string, status: "eligible" | "not-eligible" | "waiting", course: Row | undefined, readings: Differing["readings"] = {}): RegulationCase {
  const courses = course === undefined ? undefined : [{ course: "C1", type: "compulsory", firstPassed: "no", makeupPassed: "no", ...course }];
  return { ...ok(name, { lists: { courses }, readings }), expect: { status: { ...at(AWARD, "eligible"), "1": status } } };
}

const EXAMS: readonly RegulationCase[] = [
  exam("failed a compulsory exam (VII(II)ii i) b)", "not-eligible", {}),
  exam("failed a major elective (VII(II)ii i) b)", "not-eligible", { type: "major-elective" }),
  exam("failed a public elective", "eligible", { type: "public-elective" }),
  exam("passed the make-up (A36)", "not-eligible", { makeupPassed: "yes" }),
  exam("passed the make-up, which heals (A36)", "eligible", { makeupPassed: "yes" }, { "nofail.makeupHeals": true }),
  exam("failed the make-up, which would heal (A36)", "not-eligible", {}, { "nofail.makeupHeals": true }),
  exam("result unknown", "waiting", { firstPassed: undefined }),
  exam("courses unknown", "waiting", undefined),
];

const of = (type: string) => (one: Row) => one.type === type;
const HONOURED = [...PAPERS[AWARD], paper("honour-certificate")];
const LETTERS = "letters of the head teacher and of the school or department";

const CLAUSES: readonly PaperClause[] = [
  { clause: "the form (VIII(II)i i))", asks: "application form", missing: of("form-degree") },
  { clause: "the transcript (VIII(II)i ii))", asks: "transcript of the current academic year", missing: of("transcript-current-year") },
  { clause: "the head teacher's letter (VIII(II)i iii))", asks: LETTERS, missing: (one) => one.issuedBy === "head-teacher" },
  { clause: "the school's letter (VIII(II)i iii))", asks: LETTERS, missing: (one) => one.issuedBy === "school" },
  { clause: "proof of attendance (VIII(II)i iv))", asks: "proof of the attendance record", missing: of("attendance-proof-current-year") },
  {
    clause: "honour certificates where they are required (VIII(II)i v))",
    asks: "honour certificates",
    missing: of("honour-certificate"),
    parameters: { "degree.honoursRequired": true },
    papers: HONOURED,
  },
];

function letters(award: string): Differing {
  return { lists: { documents: PAPERS[AWARD].map((one) => (one.type === "letter" ? { ...one, award } : one)) } };
}

const FORMS: readonly RegulationCase[] = [
  ok("letters written for this award", letters(AWARD)),
  refused("letters written for another award", letters("excellent-language")),
  ok("the department's letter in place of the school's", {
    lists: { documents: PAPERS[AWARD].map((one) => (one.issuedBy === "school" ? { ...one, issuedBy: "department" } : one)) },
  }),
];

function places(name: string, counts: readonly [number, number, number], count: number, readings: Differing["readings"] = {}): RegulationCase {
  const ids = Object.fromEntries(counts.map((value, i) => [`V-III-i-caps-${i + 1}`, value]));
  return { ...ok(name, { census: [{ population: "degree", count }], readings }), expect: { places: ids } };
}

const MONEY: readonly RegulationCase[] = [
  all(
    AWARD,
    "eligible",
    "100, 70 and 50 % of 18,000.05 yuan (V(III)i)",
    {},
    { amount: { "1": "18000.05", "2": "12600.03", "3": "9000.02" }, merit: "91", due: {} },
  ),
  all(AWARD, "waiting", "tuition unknown", { facts: { tuitionYear: undefined } }, { amount: { "1": "unknown" }, asks: ["tuition schedule"] }),
  all(AWARD, "waiting", "no score", { facts: { "scores.degree": undefined } }, { merit: "unknown", asks: ["ranking list of SOIE"] }),
  all(AWARD, "waiting", "awards held unknown: what she may still get together (A18)", { lists: { awardsHeld: undefined } }, { asks: ["SOIE award register"] }),
  places("3, 5 and 7 % of 100 (V(III)i)", [3, 5, 7], 100),
  places("places of 130 are rounded down", [3, 6, 9], 130),
  places("places of 130 rounded half up (A04)", [4, 7, 9], 130, { "caps.rounding": "half-up" }),
  places("places of 130 rounded up (A04)", [4, 7, 10], 130, { "caps.rounding": "ceil" }),
  places("one place of 10 (A04)", [1, 1, 1], 10, { "caps.minimumOne": true }),
];

/** Cases of Excellent Degree Student. */
export const DEGREE: readonly RegulationCase[] = [
  ...QUALIFICATIONS,
  ...EXAMS,
  ...CLAUSES.flatMap((clause) => paperCases(AWARD, "docs.late.degree", clause)),
  ...FORMS,
  ...MONEY,
];
