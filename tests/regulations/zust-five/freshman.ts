/** Excellent Freshman: qualifications (VII(II)i ii)), papers (VIII(I)ii), amounts and places (V(II)). */
import type { RegulationCase, Row } from "../cases.ts";
import { all, ENGLISH_PAPERS, hsk, paper, paperCases, PAPERS, PROFESSOR, type Differing, type PaperClause } from "./ideals.ts";

const AWARD = "excellent-freshman";
const ok = (name: string, differing: Differing) => all(AWARD, "eligible", name, differing);
const no = (name: string, differing: Differing) => all(AWARD, "not-eligible", name, differing);
const refused = (name: string, differing: Differing) => all(AWARD, "not-accepted", name, differing);
const waits = (name: string, differing: Differing, ...asks: readonly string[]) => all(AWARD, "waiting", name, differing, { asks });

const QUALIFICATIONS: readonly RegulationCase[] = [
  ok("the ideal taught in English", { ideal: "freshman-english" }),
  no("no freshman (VII(II)i ii))", { facts: { isFreshman: "no" } }),
  no("an exchange student (VII(II)i ii))", { facts: { studentType: "exchange" } }),
  ok("of another programme", { facts: { studentType: "other-programme" } }),
  no("of another programme, where degree students only are meant", { facts: { studentType: "other-programme" }, parameters: { "freshman.types": ["degree"] } }),
  waits("unknown whether she is a freshman", { facts: { isFreshman: undefined } }, "registration record"),
  no("of another intake (VIII(I)ii)", { facts: { intakeTerm: "2024-spring" } }),
  ok("of another intake of the year (A07)", { facts: { intakeTerm: "2024-spring" }, readings: { "freshman.round": "year" } }),
  waits("intake unknown", { facts: { intakeTerm: undefined } }, "admission notice"),
  no("study records not excellent (VII(II)i ii) a)", { facts: { "appraisals.studyRecord": "no" } }),
  waits("study records not appraised", { facts: { "appraisals.studyRecord": undefined } }, "appraisal of the study records"),
  no("eleven months of study (VII(II)i ii) b)", { facts: { plannedStudyMonths: 11 } }),
  ok("ten months are a year (A42)", { facts: { plannedStudyMonths: 10 }, readings: { academicYearMonths: 10 } }),
  no("thirteen months are a year (A42)", { readings: { academicYearMonths: 13 } }),
  waits("months of study unknown", { facts: { plannedStudyMonths: undefined } }, "admission notice"),
  no("not healthy (VII(II)i ii) e)", { facts: { "appraisals.health": "no" } }),
  waits("health unknown", { facts: { "appraisals.health": undefined } }, "health certificate"),
];

const CHINESE: readonly RegulationCase[] = [
  no("HSK 5 with 179 points (VII(II)i ii) c)", { lists: { hsk: [hsk(5, 179)] } }),
  no("HSK 4 with 300 points (VII(II)i ii) c)", { lists: { hsk: [hsk(4, 300)] } }),
  no("no HSK (VII(II)i ii) c)", { lists: { hsk: [] } }),
  ok("HSK 6 with 180 points (A24)", { lists: { hsk: [hsk(6, 180)] } }),
  no("HSK 6 with 179 points (A24)", { lists: { hsk: [hsk(6, 179)] } }),
  no("HSK 6, where only level 5 is meant (A24)", { lists: { hsk: [hsk(6, 180)] }, readings: { "hsk.higherCounts": false } }),
  waits("HSK unknown", { lists: { hsk: undefined } }, "HSK certificate"),
  ok("no HSK, Business Chinese", { facts: { isBusinessChinese: "yes" }, lists: { hsk: [] } }),
  ok("no HSK, no degree programme", { facts: { programmeDegree: "no" }, lists: { hsk: [] } }),
  waits("no HSK, unknown whether Business Chinese", { facts: { isBusinessChinese: undefined }, lists: { hsk: [] } }, "programme catalogue"),
];

function english(name: string, eligible: boolean, test: string, score: string | number, more: Differing = {}): RegulationCase {
  const differing = { ideal: "freshman-english", lists: { english: [{ test, score }] }, ...more };
  return eligible ? ok(name, differing) : no(name, differing);
}

const NONE = { ideal: "freshman-english", lists: { english: [] as readonly Row[] } };
const NO_DEGREE = { facts: { programmeDegree: "no", studentType: "other-programme" } };

const ENGLISH: readonly RegulationCase[] = [
  no("taught in English without a certificate (VII(II)i ii) d)", NONE),
  english("IELTS 5.4", false, "IELTS", "5.4"),
  english("CBT TOEFL 80", true, "TOEFL-CBT", 80),
  english("CBT TOEFL 79.9", false, "TOEFL-CBT", "79.9"),
  english("CBT TOEFL 81", true, "TOEFL-CBT", 81),
  english("CBT TOEFL 81, where exactly 80 is meant (A28)", false, "TOEFL-CBT", 81, { readings: { "english.cbtRelation": "eq" } }),
  english("CBT TOEFL 80, where exactly 80 is meant", true, "TOEFL-CBT", 80, { readings: { "english.cbtRelation": "eq" } }),
  english("IBT TOEFL 85", true, "TOEFL-IBT", 85),
  english("IBT TOEFL 84.9", false, "TOEFL-IBT", "84.9"),
  english("GRE 1400", true, "GRE", 1400),
  english("GRE 1399", false, "GRE", 1399),
  english("GRE 320 on another scale (A28)", true, "GRE", 320, { readings: { "english.greMinimum": 320 } }),
  english("PET level 4", true, "PET", 4),
  english("PET level 3", false, "PET", 3),
  ok("excellent in ZUST's own test, no certificate", { ...NONE, facts: { zustEnglishTest: "excellent" } }),
  no("good in ZUST's own test, no certificate", { ...NONE, facts: { zustEnglishTest: "good" } }),
  ok("of an English-speaking country, no certificate", { ...NONE, facts: { homeCountry: "GB", zustEnglishTest: null } }),
  ok("taught in Chinese, no degree programme", { ...NO_DEGREE }),
  no("any programme without a degree needs English (A23)", {
    facts: { ...NO_DEGREE.facts, zustEnglishTest: null },
    lists: { documents: [...PAPERS[AWARD], paper("language-certificate")] },
    readings: { "english.nonDegree": "any" },
  }),
  ok("English of a programme without a degree (A23)", {
    ideal: "freshman-english",
    facts: { ...NO_DEGREE.facts, teachingLanguage: "zh" },
    readings: { "english.nonDegree": "any" },
  }),
].map((one) =>
  one.ideal === "freshman-english" && one.facts?.zustEnglishTest === undefined ? { ...one, facts: { zustEnglishTest: null, ...one.facts } } : one,
);

const UNKNOWN_ENGLISH: readonly RegulationCase[] = [
  waits("English unknown", { ideal: "freshman-english", facts: { zustEnglishTest: null }, lists: { english: undefined } }, "English test certificate"),
];

const of = (type: string) => (one: Row) => one.type === type;
const TRANSFER = paper("transfer-certificate", { includesAttendance: "yes" });

const CLAUSES: readonly PaperClause[] = [
  { clause: "the form (VIII(I)ii i))", asks: "application form", missing: of("form-freshman") },
  { clause: "the diploma (VIII(I)ii ii))", asks: "notarised diploma", missing: of("diploma-highest") },
  {
    clause: "the transfer certificate (VIII(I)ii ii))",
    asks: "transfer certificate with attendance record",
    missing: of("transfer-certificate"),
    facts: { transferFromChineseUniversity: "yes" },
    papers: [...PAPERS[AWARD], TRANSFER],
  },
  { clause: "the transcripts (VIII(I)ii iii))", asks: "notarised transcripts", missing: of("transcript-highest") },
  { clause: "letters (VIII(I)ii iv))", asks: "recommendation letters", missing: of("letter") },
  { clause: "the study plan (VIII(I)ii v))", asks: "study plan", missing: of("study-plan") },
  { clause: "the HSK certificate (VIII(I)ii vi))", asks: "HSK certificate", missing: of("hsk-certificate") },
  {
    clause: "the English certificate (VIII(I)ii vi))",
    asks: "language certificate",
    missing: of("language-certificate"),
    ideal: "freshman-english",
    facts: { zustEnglishTest: null },
    papers: ENGLISH_PAPERS,
  },
  { clause: "the health certificate (VIII(I)ii vii))", asks: "health certificate", missing: of("health-certificate") },
];

/** Papers of the ideal in which those of a type are changed. */
function changed(type: string, more: Row): Differing {
  return { lists: { documents: PAPERS[AWARD].map((one) => (one.type === type ? { ...one, ...more } : one)) } };
}

/** Papers of the ideal with other letters. */
function letters(degreeLevel: string | null, ...written: readonly Row[]): Differing {
  return { facts: { degreeLevel }, lists: { documents: [...PAPERS[AWARD].filter((one) => one.type !== "letter"), ...written] } };
}

const OTHER_LETTER = paper("letter", { signatoryRank: "other" });
const FORMS: readonly RegulationCase[] = [
  refused("the form in a third language", changed("form-freshman", { language: "other" })),
  ok("the form in Chinese", changed("form-freshman", { language: "zh" })),
  refused("the diploma not notarised", changed("diploma-highest", { notarised: "no" })),
  refused("the diploma in a third language", changed("diploma-highest", { language: "other" })),
  refused("the transcripts not notarised", changed("transcript-highest", { notarised: "no" })),
  refused("the transcripts in a third language", changed("transcript-highest", { language: "other" })),
  refused("the transfer certificate without the attendance record", {
    facts: { transferFromChineseUniversity: "yes" },
    lists: { documents: [...PAPERS[AWARD], { ...TRANSFER, includesAttendance: "no" }] },
  }),
  refused("a master's applicant with one professor's letter", letters("master", PROFESSOR, OTHER_LETTER)),
  refused("a doctor's applicant with one professor's letter", letters("doctor", PROFESSOR)),
  ok("a bachelor's applicant with one letter", letters("bachelor", OTHER_LETTER)),
  ok("letters written for this award", letters("master", { ...PROFESSOR, award: AWARD }, { ...PROFESSOR, award: AWARD })),
  refused("letters written for another award", letters("master", PROFESSOR, { ...PROFESSOR, award: "excellent-degree" })),
  refused("a bachelor's applicant, the letter is for another award", letters("bachelor", { ...OTHER_LETTER, award: "excellent-degree" })),
  refused("letters in a third language", letters("master", PROFESSOR, { ...PROFESSOR, language: "other" })),
  ok("excellent in ZUST's own test, no English certificate on file", {
    ideal: "freshman-english",
    facts: { zustEnglishTest: "excellent" },
    lists: { documents: ENGLISH_PAPERS.filter((one) => one.type !== "language-certificate") },
  }),
  all(AWARD, "waiting", "the form missing, no deadline is stated", {
    lists: { documents: PAPERS[AWARD].slice(1) },
    parameters: { "deadline.freshman": null },
  }),
  all(AWARD, "waiting", "papers on file unknown", { lists: { documents: undefined } }),
];

/** Places under 150 freshmen: 3, 4.5, 6, 7.5. */
function places(name: string, counts: readonly [number, number, number, number], differing: Differing = {}): RegulationCase {
  const ids = Object.fromEntries(counts.map((count, i) => [`V-II-caps-${i + 1}`, count]));
  return { ...all(AWARD, "eligible", name, { census: [{ population: "freshmen", count: 150 }], ...differing }), expect: { places: ids } };
}

const TWO_ROUNDS = [
  { population: "freshmen", count: 150 },
  { population: "freshmen", count: 50, round: "2024-spring" },
];

const MONEY: readonly RegulationCase[] = [
  all(
    AWARD,
    "eligible",
    "100, 70, 50 and 30 % of 18,000.05 yuan (V(II))",
    {},
    {
      amount: { "1": "18000.05", "2": "12600.03", "3": "9000.02", "4": "5400.01" },
      merit: "88.25",
      due: {},
    },
  ),
  all(AWARD, "waiting", "tuition unknown", { facts: { tuitionYear: undefined } }, { amount: { "1": "unknown" }, asks: ["tuition schedule"] }),
  all(AWARD, "waiting", "no score", { facts: { "scores.freshman": undefined } }, { merit: "unknown", asks: ["ranking list of SOIE"] }),
  places("2, 3, 4 and 5 % of 100 (V(II))", [2, 3, 4, 5], { census: [{ population: "freshmen", count: 100 }] }),
  places("places are rounded down", [3, 4, 6, 7]),
  places("places rounded half up (A04)", [3, 5, 6, 8], { readings: { "caps.rounding": "half-up" } }),
  places("places of 120 rounded half up (A04)", [2, 4, 5, 6], { census: [{ population: "freshmen", count: 120 }], readings: { "caps.rounding": "half-up" } }),
  places("places of 120 rounded up (A04)", [3, 4, 5, 6], { census: [{ population: "freshmen", count: 120 }], readings: { "caps.rounding": "ceil" } }),
  places("no place of 10", [0, 0, 0, 0], { census: [{ population: "freshmen", count: 10 }] }),
  places("one place of 10 (A04)", [1, 1, 1, 1], { census: [{ population: "freshmen", count: 10 }], readings: { "caps.minimumOne": true } }),
  places("no place of none (A04)", [0, 0, 0, 0], { census: [{ population: "freshmen", count: 0 }], readings: { "caps.minimumOne": true } }),
  places("of this intake only", [3, 4, 6, 7], { census: TWO_ROUNDS }),
  places("of the year's intakes (A07)", [4, 6, 8, 10], { census: TWO_ROUNDS, readings: { "freshman.round": "year" } }),
  places("less the places filled before", [2, 2, 3, 3], {
    parameters: { "freshman.usedFirst": 1, "freshman.usedSecond": 2, "freshman.usedThird": 3, "freshman.usedFourth": 4 },
  }),
];

/** Cases of Excellent Freshman. */
export const FRESHMAN: readonly RegulationCase[] = [
  ...QUALIFICATIONS,
  ...CHINESE,
  ...ENGLISH,
  ...UNKNOWN_ENGLISH,
  ...CLAUSES.flatMap((clause) => paperCases(AWARD, "docs.late.freshman", clause)),
  ...FORMS,
  ...MONEY,
];
