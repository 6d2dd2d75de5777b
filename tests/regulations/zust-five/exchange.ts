/** Excellent Exchange Student: qualifications (VII(II)i iii)), papers and quota (VIII(I)iii), allowance and cap (V iii). */
import type { RegulationCase, Row } from "../cases.ts";
import { all, paper, paperCases, PAPERS, PROFESSOR, type Differing, type PaperClause } from "./ideals.ts";

const AWARD = "excellent-exchange";
const ok = (name: string, differing: Differing) => all(AWARD, "eligible", name, differing);
const no = (name: string, differing: Differing) => all(AWARD, "not-eligible", name, differing);
const refused = (name: string, differing: Differing) => all(AWARD, "not-accepted", name, differing);

/** The agreement of the ideal: in force, without a language certificate. */
export const EXCHANGE = { agreement: "EX1", kind: "exchange", partner: "Partner", from: "2020-01-01", to: "2024-12-31", languageCert: "no" };

const QUALIFICATIONS: readonly RegulationCase[] = [
  no("study records not excellent (VII(II)i iii) a)", { facts: { "appraisals.studyRecord": "no" } }),
  all(AWARD, "waiting", "study records not appraised", { facts: { "appraisals.studyRecord": undefined } }, { asks: ["appraisal of the study records"] }),
  no("a degree student (VII(II)i iii) b)", { facts: { studentType: "degree" } }),
  no("without an agreement (VII(II)i iii) b)", { facts: { exchangeAgreementId: null } }),
  no("the agreement ended the day before (VII(II)i iii) b)", { agreements: [{ ...EXCHANGE, to: "2024-09-19" }] }),
  ok("the agreement ends today", { agreements: [{ ...EXCHANGE, to: "2024-09-20" }] }),
  no("the agreement begins tomorrow", { agreements: [{ ...EXCHANGE, from: "2024-09-21" }] }),
  no("an agreement of another kind (VII(II)i iii) b)", { agreements: [{ ...EXCHANGE, kind: "joint-cultivation" }] }),
  all(AWARD, "waiting", "agreement unknown", { facts: { exchangeAgreementId: undefined } }),
];

const of = (type: string) => (one: Row) => one.type === type;
const WITH_CERTIFICATE = [...PAPERS[AWARD], paper("language-certificate")];

const CLAUSES: readonly PaperClause[] = [
  { clause: "the form (VIII(I)iii i))", asks: "application form", missing: of("form-exchange") },
  { clause: "the transcripts (VIII(I)iii ii))", asks: "academic transcripts", missing: of("transcript") },
  { clause: "letters (VIII(I)iii iii))", asks: "recommendation letters", missing: of("letter") },
  { clause: "the study plan (VIII(I)iii iv))", asks: "study plan", missing: of("study-plan") },
  {
    clause: "the language certificate that the agreement demands (VIII(I)iii v))",
    asks: "language certificate",
    missing: of("language-certificate"),
    agreements: [{ ...EXCHANGE, languageCert: "yes" }],
    papers: WITH_CERTIFICATE,
  },
  { clause: "the health certificate (VIII(I)iii vi))", asks: "health certificate", missing: of("health-certificate") },
];

function changed(type: string, more: Row): Differing {
  return { lists: { documents: PAPERS[AWARD].map((one) => (one.type === type ? { ...one, ...more } : one)) } };
}

function letters(degreeLevel: string | null, ...written: readonly Row[]): Differing {
  return { facts: { degreeLevel }, lists: { documents: [...PAPERS[AWARD].filter((one) => one.type !== "letter"), ...written] } };
}

const FORMS: readonly RegulationCase[] = [
  refused("the form in a third language", changed("form-exchange", { language: "other" })),
  refused("the transcripts in a third language", changed("transcript", { language: "other" })),
  refused("a postgraduate with one professor's letter", letters("doctor", PROFESSOR, paper("letter", { signatoryRank: "other" }))),
  ok("a bachelor's student with one letter", letters("bachelor", paper("letter", { signatoryRank: "other" }))),
  refused("a bachelor's student without a letter", letters("bachelor")),
  { ...ok("a bachelor's student without a letter, where none is asked for", letters("bachelor")), parameters: { "exchange.lettersOther": 0 } },
  refused("letters written for another award", letters("master", PROFESSOR, { ...PROFESSOR, award: "excellent-degree" })),
  refused("a language certificate asked of everyone (A49)", { readings: { "exchange.languageCertRequired": true } }),
  ok("an HSK certificate is a language certificate", {
    agreements: [{ ...EXCHANGE, languageCert: "yes" }],
    lists: { documents: [...PAPERS[AWARD], paper("hsk-certificate")] },
  }),
];

/** 100 exchange students in three schools: 30 places; exact shares 16.5, 12 and 1.5. */
const SCHOOLS = [
  { population: "exchangeRegistered", count: 100 },
  { population: "exchangeRegistered", part: "SCI", count: 55 },
  { population: "exchangeRegistered", part: "ART", count: 40 },
  { population: "exchangeRegistered", part: "LAW", count: 5 },
];
const QUOTA = "VIII-I-iii-quota";

function quota(name: string, schoolId: string, places: number, differing: Differing = {}): RegulationCase {
  return { ...all(AWARD, "eligible", name, { census: SCHOOLS, ...differing, facts: { schoolId } }), expect: { places: { [QUOTA]: places } } };
}

const plan = (subject: string, value: string) => ({ key: "quota", award: AWARD, subject, value, authority: "SOIE" });

const MONEY: readonly RegulationCase[] = [
  all(AWARD, "eligible", "600 yuan for each of five months (V iii)", {}, { amount: { "1": "3000" }, merit: "77.5", due: {} }),
  all(AWARD, "eligible", "600 yuan for four months of study", { facts: { plannedStudyMonths: 4 } }, { amount: { "1": "2400" } }),
  all(AWARD, "eligible", "six months are a semester (A33)", { parameters: { "exchange.monthsPerSemester": 6 } }, { amount: { "1": "3600" } }),
  all(AWARD, "waiting", "months unknown", { facts: { plannedStudyMonths: undefined } }, { amount: { "1": "unknown" }, asks: ["admission notice"] }),
  all(AWARD, "waiting", "no score", { facts: { "scores.exchange": undefined } }, { merit: "unknown", asks: ["ranking list of the school"] }),
  all(AWARD, "waiting", "school unknown", { facts: { schoolId: undefined } }, { asks: ["registration record"] }),
  {
    ...ok("paid by the month from her enrolment on", {}),
    expect: { payments: { "1": { "2023-08": "0", "2023-09": "600", "2024-01": "600", "2024-02": "0" } } },
  },
  {
    ...ok("paid by the month from the semester's first day on", { parameters: { "exchange.paidFrom": "2024-09-02" } }),
    expect: { payments: { "1": { "2024-08": "0", "2024-09": "600", "2025-01": "600", "2025-02": "0" } } },
  },
  { ...ok("30 % of 100 exchange students (V iii)", { census: SCHOOLS }), expect: { places: { "V-iii-cap": 30 } } },
  quota("the largest remainder goes to the school first in the alphabet (VIII(I)iii)", "LAW", 2),
  quota("the other school with the same remainder", "SCI", 16),
  quota("a school without a remainder", "ART", 12),
  quota("each school rounded down (A33)", "LAW", 1, { readings: { "exchange.apportionment": "per-part-floor" } }),
  quota("SOIE's plan prevails (A33)", "SCI", 20, { decisions: [plan("SCI", "20"), plan("LAW", "3")] }),
  quota("no plan is recorded, which alone is meant (A33)", "SCI", 0, { readings: { "exchange.apportionment": "plan" } }),
  quota("SOIE's plan alone (A33)", "SCI", 7, { readings: { "exchange.apportionment": "plan" }, decisions: [plan("SCI", "7")] }),
  { ...ok("a place in the quota", { census: SCHOOLS }), expect: { together: { picks: [`${AWARD}/1`], breaks: [], pays: { [AWARD]: "3000" } } } },
  {
    ...ok("no place left in the school's plan", { census: SCHOOLS, decisions: [plan("SCI", "0")] }),
    expect: { together: { picks: [`${AWARD}/1`], breaks: ["quota"] } },
  },
];

/** Cases of Excellent Exchange Student. */
export const EXCHANGE_CASES: readonly RegulationCase[] = [
  ...QUALIFICATIONS,
  ...CLAUSES.flatMap((clause) => paperCases(AWARD, "docs.late.exchange", clause)),
  ...FORMS,
  ...MONEY,
];
