/** Ideal candidates of the five awards, and what their cases state: each meets every rule of her award. */
import type { OracleStudent } from "../../oracles/case.ts";
import type { RegulationCase, Row, Status } from "../cases.ts";

/** The five awards, with their levels, best first. */
export const LEVELS = {
  "excellent-freshman": ["1", "2", "3", "4"],
  "excellent-exchange": ["1"],
  "excellent-degree": ["1", "2", "3"],
  "excellent-language": ["1", "2", "3"],
  "hsk-winner": ["6", "5", "4"],
} as const;
/** One of the five awards. */
export type FiveAward = keyof typeof LEVELS;
/** The five awards. */
export const AWARDS = Object.keys(LEVELS) as readonly FiveAward[];

/** Day on which the papers of the ideals came in, the specified time of every award, and a day between the two. */
export const RECEIVED = "2024-09-01";
export const DEADLINE = "2024-09-10";
export const BEFORE = "2024-09-05";
/** The day after the specified time. */
export const LATE = "2024-09-11";

/** A paper on file; what a case is not about is a plain paper in English. */
export function paper(type: string, more: Row = {}): Row {
  return { type, award: null, language: "en", notarised: "no", signatoryRank: null, issuedBy: null, receivedAt: RECEIVED, includesAttendance: "no", ...more };
}

/** An application to an award. */
export function application(award: string, submittedAt = RECEIVED): Row {
  return { award, level: null, submittedAt };
}

/** A letter by a professor. */
export const PROFESSOR = paper("letter", { signatoryRank: "assoc-professor-or-above" });

/** The papers of an ideal, by award. */
export const PAPERS: Readonly<Record<FiveAward, readonly Row[]>> = {
  "excellent-freshman": [
    paper("form-freshman"),
    paper("diploma-highest", { notarised: "yes" }),
    paper("transcript-highest", { notarised: "yes" }),
    PROFESSOR,
    PROFESSOR,
    paper("study-plan"),
    paper("hsk-certificate"),
    paper("health-certificate"),
  ],
  "excellent-exchange": [paper("form-exchange"), paper("transcript"), PROFESSOR, PROFESSOR, paper("study-plan"), paper("health-certificate")],
  "excellent-degree": [
    paper("form-degree"),
    paper("transcript-current-year"),
    paper("letter", { issuedBy: "head-teacher" }),
    paper("letter", { issuedBy: "school" }),
    paper("attendance-proof-current-year"),
  ],
  "excellent-language": [
    paper("form-language"),
    paper("transcript-current-year"),
    paper("attendance-proof-current-year"),
    paper("letter", { issuedBy: "head-teacher" }),
  ],
  "hsk-winner": [paper("form-hsk"), paper("hsk-certificate")],
};

/** What every ideal has: international, registered, of good conduct, taught in Chinese towards a master's degree. */
const FACTS: Row = {
  institution: "ZUST",
  citizenships: "TH",
  homeCountry: "TH",
  stage: "registered",
  officiallyRegistered: "yes",
  fundingSource: "self",
  jointAgreementId: null,
  exchangeAgreementId: null,
  transferFromChineseUniversity: "no",
  studentType: "degree",
  degreeLevel: "master",
  programmeDegree: "yes",
  teachingLanguage: "zh",
  isBusinessChinese: "no",
  schoolId: "SCI",
  intakeTerm: "2024-autumn",
  isFreshman: "no",
  enrolledOn: "2023-09-04",
  plannedStudyMonths: 12,
  semestersAtZust: 2,
  tuitionYear: "18000.05",
  tuitionPaidOnTime: "yes",
  "appraisals.lawAbiding": "yes",
  "appraisals.socialConduct": "yes",
  "appraisals.devotion": "yes",
  "appraisals.decency": "yes",
  "appraisals.studyRecord": "yes",
  "appraisals.diligentStudy": "yes",
  "appraisals.health": "yes",
  unexcusedHoursEver: 0,
  unexcusedHoursYear: 0,
  absenceHoursYear: 20,
  randomUnexcusedHoursYear: 4,
  examCheatingCount: 0,
  examAbsenceCount: 0,
  activitiesCount: 3,
  activitiesCountEver: 3,
  gpaYear: 3,
  finalExamOverall: 85,
  onSchoolList: "yes",
};

const LISTS = { statusChanges: [], lawViolations: [], punishments: [], hsk: [], english: [], courses: [], awardsHeld: [] };

/** An HSK result of the running study. */
export function hsk(level: number, score: number, examDate = "2024-03-10"): Row {
  return { level, score, examDate };
}

function student(award: FiveAward, facts: Row, lists: OracleStudent["lists"] = {}): OracleStudent {
  return { facts: { ...FACTS, ...facts }, lists: { ...LISTS, applications: [application(award)], documents: PAPERS[award], ...lists } };
}

/** Papers of a freshman who is taught in English. */
export const ENGLISH_PAPERS = [...PAPERS["excellent-freshman"].filter((one) => one.type !== "hsk-certificate"), paper("language-certificate")];
const COURSES: readonly Row[] = [{ course: "C1", type: "compulsory", firstPassed: "yes", makeupPassed: undefined }];
const NEW_HSK = [hsk(4, 210), hsk(5, 180), hsk(6, 180)];

/** The ideals by name: one per award under the award's own name, and those whom two clauses treat differently. */
export const IDEALS = {
  "excellent-freshman": student("excellent-freshman", { isFreshman: "yes", "scores.freshman": "88.25" }, { hsk: [hsk(5, 180)] }),
  "freshman-english": student(
    "excellent-freshman",
    { isFreshman: "yes", "scores.freshman": "88.25", teachingLanguage: "en" },
    { english: [{ test: "IELTS", score: "5.5" }], documents: ENGLISH_PAPERS },
  ),
  "excellent-exchange": student("excellent-exchange", { studentType: "exchange", exchangeAgreementId: "EX1", "scores.exchange": "77.5" }),
  "excellent-degree": student("excellent-degree", { "scores.degree": "91" }, { courses: COURSES }),
  "excellent-language": student("excellent-language", {
    studentType: "chinese-language",
    degreeLevel: null,
    programmeDegree: "no",
    "scores.language": "79.99",
  }),
  "hsk-winner": student("hsk-winner", {}, { hsk: NEW_HSK }),
  "freshman-and-degree": student(
    "excellent-degree",
    { isFreshman: "yes", "scores.freshman": "88.25", "scores.degree": "91" },
    {
      applications: [application("excellent-freshman"), application("excellent-degree")],
      documents: [...PAPERS["excellent-freshman"], ...PAPERS["excellent-degree"]],
      hsk: [hsk(5, 180)],
      courses: COURSES,
    },
  ),
  "freshman-and-language": student(
    "excellent-language",
    { studentType: "chinese-language", degreeLevel: null, programmeDegree: "no", isFreshman: "yes", "scores.freshman": "88.25", "scores.language": "79.99" },
    {
      applications: [application("excellent-freshman"), application("excellent-language")],
      documents: [...PAPERS["excellent-freshman"], ...PAPERS["excellent-language"]],
    },
  ),
} as const satisfies Readonly<Record<string, OracleStudent>>;

/** The same status at every level of an award. */
export function at(award: FiveAward, status: Status): Readonly<Record<string, Status>> {
  return Object.fromEntries(LEVELS[award].map((level) => [level, status]));
}

/** Parts of a case that differ from the ideal's. */
export type Differing = Partial<Omit<RegulationCase, "name" | "award" | "expect">>;

/** A case of an award's own ideal (unless it names another) with one status at every level. */
export function all(award: FiveAward, status: Status, name: string, differing: Differing = {}, more: RegulationCase["expect"] = {}): RegulationCase {
  return { ideal: award, ...differing, name: `${award}: ${name}`, award, expect: { status: at(award, status), ...more } };
}

/** One clause on papers: what its absence is called, which paper it is, and the papers that stay without it. */
export interface PaperClause {
  readonly clause: string;
  readonly asks: string;
  readonly missing: (paper: Row) => boolean;
  /** Where the award's own ideal is not asked for it. */
  readonly ideal?: keyof typeof IDEALS;
  readonly facts?: Row;
  readonly agreements?: readonly Row[];
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** Papers on file; default those of the ideal. */
  readonly papers?: readonly Row[];
}

/** A paper that is not there is awaited up to the deadline and refused after it; one that came late counts as not there. */
export function paperCases(award: FiveAward, late: string, clause: PaperClause): readonly RegulationCase[] {
  const { clause: name, asks, missing, ideal = award, papers = PAPERS[award], ...differing } = clause;
  const without = papers.filter((one) => !missing(one));
  const tooLate = papers.map((one) => (missing(one) ? { ...one, receivedAt: LATE } : one));
  const lists = { documents: without };
  return [
    all(award, "eligible", `${name} on file`, { ideal, ...differing, lists: { documents: papers } }),
    all(award, "waiting", `${name} missing on the deadline's day`, { ideal, ...differing, lists, asOf: DEADLINE }, { asks: [asks] }),
    all(award, "not-accepted", `${name} missing after the deadline`, { ideal, ...differing, lists }),
    all(award, "not-accepted", `${name} came a day late`, { ideal, ...differing, lists: { documents: tooLate } }),
    all(award, "waiting", `${name} missing after the deadline, late papers welcome (A39)`, { ideal, ...differing, lists, readings: { [late]: false } }),
    all(award, "eligible", `${name} came a day late, late papers welcome (A39)`, {
      ideal,
      ...differing,
      lists: { documents: tooLate },
      readings: { [late]: false },
    }),
  ];
}
