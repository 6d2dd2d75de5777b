/** Ideal candidates of the eight awards, and what their cases state: each meets every rule of her award. */
import type { OracleStudent } from "../../oracles/case.ts";
import type { RegulationCase, Row, Status } from "../cases.ts";

/** Levels of the arts award, best first. */
export const ARTS_LEVELS = [
  "placed-national",
  "placed-provincial",
  "participated-national",
  "participated-provincial",
  "placed-university",
  "participated-university",
  "team-placed-national",
  "team-placed-provincial",
  "team-participated-national",
  "team-participated-provincial",
  "team-placed-university",
  "team-participated-university",
] as const;

/** The eight awards, with the levels that their ideals reach. */
export const LEVELS = {
  promotion: ["1"],
  "academic-diligence": ["1"],
  "innovative-practice": ["1", "2"],
  "social-service": ["1"],
  "arts-sports": ARTS_LEVELS,
  "grant-admin": ["post"],
  "grant-ta": ["post"],
  "grant-ra": ["post"],
} as const;
/** One of the eight awards. */
export type EightAward = keyof typeof LEVELS;
/** The eight awards. */
export const AWARDS = Object.keys(LEVELS) as readonly EightAward[];
/** The grants-in-aid. */
export const GRANTS = ["grant-admin", "grant-ta", "grant-ra"] as const;
/** The Individual Scholarships. */
export const INDIVIDUAL = ["academic-diligence", "innovative-practice", "social-service", "arts-sports"] as const;

/** Day on which papers came in, the specified time of every award, and the day after it. */
export const RECEIVED = "2024-09-01";
export const DEADLINE = "2024-09-10";
export const LATE = "2024-09-11";
/** A day of the academic year that is assessed, and one of the year before. */
export const DAY = "2024-03-10";
export const YEAR_BEFORE = "2023-03-10";
/** The semester of the case. */
export const ROUND = "2024-autumn";

/** A paper on file. */
export function paper(type: string, more: Row = {}): Row {
  return { type, award: null, language: "en", notarised: "no", signatoryRank: null, issuedBy: null, receivedAt: RECEIVED, includesAttendance: "no", ...more };
}

/** An application to an award. */
export function application(award: EightAward, more: Row = {}): Row {
  const semester = award.startsWith("grant-") ? ROUND : null;
  return { award, level: null, semester, channel: "office", submittedAt: RECEIVED, ...more };
}

/** A contest of the year, entered alone. */
export function contest(more: Row): Row {
  const plain = { contest: "K1", field: "sports", tier: "national", prize: "none", placed: "no", active: "yes", gloryNoPlace: "yes" };
  return { ...plain, teamId: null, date: DAY, ...more };
}

/** A row of her team: applied in its name, in her hands. */
export function team(more: Row = {}): Row {
  return { team: "T1", teamContest: "K1", members: 5, applied: "yes", lead: "yes", ...more };
}

/** A month of service on a post, qualified. */
export function service(post: string, month: string, more: Row = {}): Row {
  return { post, month, recruited: "yes", hours: 35, classHours: 6, qualified: "yes", ...more };
}

/** Five months of service on a post. */
export function semester(post: string, more: Row = {}): readonly Row[] {
  return ["2024-09", "2024-10", "2024-11", "2024-12", "2025-01"].map((month) => service(post, month, more));
}

/** A post of the semester. */
export function post(code: string, kind: string, more: Row = {}): Row {
  return { post: code, kind, semester: ROUND, ...more };
}

/** The posts of all cases: one of each kind; those of an earlier semester. */
export const POSTS = {
  "P-ADM": post("P-ADM", "admin-regular", { monthlyAmount: "525", hoursPerMonth: 35, duty: "administrative-affairs", setUpBy: "SOIE" }),
  "P-SPE": post("P-SPE", "admin-special", { agreementAmount: "812.50", hoursPerMonth: 40, duty: "translation", setUpBy: "SOIE" }),
  "P-TA": post("P-TA", "ta", { monthlyAmount: "450", classHoursPerWeek: 6, duty: "homework-grading", setUpBy: "TeachingAffairs" }),
  "P-OLD": post("P-OLD", "admin-regular", { semester: "2024-spring", monthlyAmount: "500", hoursPerMonth: 35, duty: "other", setUpBy: "SOIE" }),
  "P-OLT": post("P-OLT", "ta", { semester: "2024-spring", monthlyAmount: "500", classHoursPerWeek: 6, duty: "other", setUpBy: "School" }),
  "P-OLR": post("P-OLR", "ra", { semester: "2024-spring", agreementAmount: "500", agreementHours: 20, duty: "other", setUpBy: "Supervisor" }),
  "P-RA": post("P-RA", "ra", { agreementAmount: "800", agreementHours: 20, hoursPerMonth: 20, duty: "research", setUpBy: "Supervisor" }),
} as const;
/** Their codes. */
export type PostCode = keyof typeof POSTS;

/** All posts, one of them changed. */
export function postsWith(code: PostCode, changed: Row): { readonly posts: readonly Row[] } {
  return { posts: Object.values(POSTS).map((row) => (row.post === code ? { ...row, ...changed } : row)) };
}

const FORM = paper("form-individual");
const GRANT_PAPERS = [paper("form-grants"), paper("transcript"), paper("class-schedule"), paper("employment-agreement")];

/** The papers of an ideal, by award. */
export const PAPERS: Readonly<Record<EightAward, readonly Row[]>> = {
  promotion: [paper("diploma-highest"), paper("transcript-highest")],
  "academic-diligence": [FORM, paper("proof-of-performance", { award: "academic-diligence" })],
  "innovative-practice": [FORM, paper("proof-of-performance", { award: "innovative-practice" })],
  "social-service": [FORM, paper("proof-of-performance", { award: "social-service" })],
  "arts-sports": [FORM, paper("proof-of-performance", { award: "arts-sports" })],
  "grant-admin": [...GRANT_PAPERS, paper("family-economic-proof")],
  "grant-ta": GRANT_PAPERS,
  "grant-ra": GRANT_PAPERS,
};

/** What every ideal has: international, registered, of good conduct, pursuing a master's degree. */
const FACTS: Row = {
  institution: "ZUST",
  citizenships: "TH",
  stage: "registered",
  jointAgreementId: null,
  studentType: "degree",
  degreeLevel: "master",
  plannedStudyMonths: 12,
  tuitionPaidOnTime: "yes",
  "appraisals.lawAbiding": "yes",
  "appraisals.socialConduct": "yes",
  "appraisals.devotion": "yes",
  "appraisals.decency": "yes",
  unexcusedHoursEver: 0,
  examCheatingCount: 0,
  examAbsenceCount: 0,
};

function student(award: EightAward, facts: Row, lists: OracleStudent["lists"] = {}): OracleStudent {
  const common = { lawViolations: [], punishments: [], awardsHeld: [], applications: [application(award)], documents: PAPERS[award] };
  return { facts: { ...FACTS, ...facts }, lists: { ...common, ...lists } };
}

/** Achievements of Innovative Practice, none of any kind. */
export const NO_ACHIEVEMENT: Readonly<Record<string, readonly Row[]>> = {
  contests: [],
  teams: [],
  papers: [],
  patents: [],
  projects: [],
  techTransfers: [],
  practice: [],
  proposals: [],
  otherAchievements: [],
};

/** A contest for each level of the arts award. */
export const ARTS_CONTESTS: readonly Row[] = ARTS_LEVELS.map((level) => {
  const placed = level.includes("placed") ? "yes" : "no";
  return contest({ contest: `K-${level}`, tier: level.split("-").at(-1) ?? "", placed, teamId: level.startsWith("team-") ? "T1" : null });
});
/** Her team's applications for them. */
export const ARTS_TEAMS: readonly Row[] = ARTS_LEVELS.filter((level) => level.startsWith("team-")).map((level) => team({ teamContest: `K-${level}` }));

/** The ideals: one per award under the award's own name. */
export const IDEALS: Readonly<Record<EightAward, OracleStudent>> = {
  promotion: student("promotion", { stage: "applicant", "appraisals.studyRecord": "yes", "appraisals.health": "yes" }),
  "academic-diligence": student(
    "academic-diligence",
    {
      officiallyRegistered: "yes",
      fundingSource: "self",
      "appraisals.diligentStudy": "yes",
      "appraisals.academicEthics": "yes",
      lateCountYear: 0,
      earlyLeaveCountYear: 0,
      lateCountEver: 0,
      earlyLeaveCountEver: 0,
      absenceHoursExSickYear: 0,
      "scores.diligence": "88.25",
    },
    { courses: [{ course: "C1", semester: "2023-autumn", type: "compulsory", firstPassed: "yes", makeupPassed: undefined }] },
  ),
  "innovative-practice": student(
    "innovative-practice",
    { fundingSource: "chinese-government" },
    {
      ...NO_ACHIEVEMENT,
      contests: [contest({ field: "academic", prize: "first" })],
    },
  ),
  "social-service": student(
    "social-service",
    { "appraisals.moralityService": "yes", "appraisals.campusCivilisation": "yes" },
    { serviceRoles: [{ role: "association-key-position", excellent: undefined }] },
  ),
  "arts-sports": student("arts-sports", { "appraisals.artsSkill": "yes", "appraisals.artsDedication": "yes" }, { contests: ARTS_CONTESTS, teams: ARTS_TEAMS }),
  "grant-admin": student("grant-admin", { "appraisals.financialDifficulty": "yes" }, { postService: semester("P-ADM") }),
  "grant-ta": student("grant-ta", { "appraisals.excellentMaster": "yes" }, { postService: semester("P-TA") }),
  "grant-ra": student("grant-ra", { "appraisals.excellentMaster": "yes" }, { postService: semester("P-RA") }),
};

type Decisions = NonNullable<RegulationCase["decisions"]>;

/** What must be decided so that an ideal is eligible. */
export const DECIDED: Readonly<Record<EightAward, Decisions>> = {
  promotion: [],
  "academic-diligence": [{ key: "places", award: "academic-diligence", value: "3", authority: "SOIE" }],
  "innovative-practice": [],
  "social-service": [],
  "arts-sports": [],
  "grant-admin": [{ key: "authorised", subject: "S1", value: "yes", authority: "SOIE" }],
  "grant-ta": [
    { key: "authorised", subject: "S1", value: "yes", authority: "SOIE" },
    { key: "approved", subject: "P-TA", value: "yes", authority: "SOIE" },
  ],
  "grant-ra": [
    { key: "authorised", subject: "S1", value: "yes", authority: "SOIE" },
    { key: "approved", subject: "P-RA", value: "yes", authority: "SOIE" },
    { key: "reviewed", subject: "P-RA", value: "yes", authority: "School" },
  ],
};

/** The same status at every level of an award. */
export function at(award: EightAward, status: Status): Readonly<Record<string, Status>> {
  return Object.fromEntries(LEVELS[award].map((level) => [level, status]));
}

/** Parts of a case that differ from the ideal's; `decisions` are beside those that an ideal needs. */
export type Differing = Partial<Omit<RegulationCase, "name" | "award" | "ideal" | "expect">>;

/** A case of an award's ideal with what is expected of it. */
export function one(award: EightAward, name: string, differing: Differing, expect: RegulationCase["expect"]): RegulationCase {
  return { ...differing, name, award, ideal: award, decisions: [...DECIDED[award], ...(differing.decisions ?? [])], expect };
}

/** A case with one status at every level. */
export function all(award: EightAward, status: Status, name: string, differing: Differing = {}, more: RegulationCase["expect"] = {}): RegulationCase {
  return one(award, `${award}: ${name}`, differing, { status: at(award, status), ...more });
}

/** A fact that must be yes: no refuses, and unknown asks for a paper. */
export function factCases(award: EightAward, fact: string, what: string, asks: string): readonly RegulationCase[] {
  return [
    all(award, "not-eligible", `not ${what}`, { facts: { [fact]: "no" } }),
    all(award, "waiting", `${what} is unknown`, { facts: { [fact]: undefined } }, { asks: [asks] }),
  ];
}

/** A paper that is missing, or came late, before and after the deadline. `late`: the reading that says what is late; `refused`: its default. */
export function paperCases(
  award: EightAward,
  clause: string,
  type: string,
  asks: string,
  late: string,
  refused: boolean,
  differing: Differing = {},
): readonly RegulationCase[] {
  const papers = differing.lists?.["documents"] ?? PAPERS[award];
  const without = { ...differing, lists: { ...differing.lists, documents: papers.filter((row) => row.type !== type) } };
  const tooLate = { ...differing, lists: { ...differing.lists, documents: papers.map((row) => (row.type === type ? { ...row, receivedAt: LATE } : row)) } };
  const onDay = { ...differing, lists: { ...differing.lists, documents: papers.map((row) => (row.type === type ? { ...row, receivedAt: DEADLINE } : row)) } };
  const [usual, other]: readonly Status[] = refused ? ["not-accepted", "waiting"] : ["waiting", "not-accepted"];
  return [
    all(award, "waiting", `${clause}: ${asks} missing before the deadline`, { ...without, asOf: DEADLINE }, { asks: [asks] }),
    all(award, usual ?? "waiting", `${clause}: ${asks} missing after the deadline (A39)`, without),
    all(award, other ?? "waiting", `${clause}: ${asks} missing after the deadline, read the other way (A39)`, { ...without, readings: { [late]: !refused } }),
    all(award, refused ? "not-accepted" : "eligible", `${clause}: ${asks} came late (A39)`, tooLate),
    all(award, "eligible", `${clause}: ${asks} came on the day of the deadline`, onDay),
  ];
}
