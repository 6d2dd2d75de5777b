/**
 * Writes the tables of this scenario: an invented cohort of 600 students, from fixed seeds.
 *
 *   node scenarios/zust-autumn/make.mjs [folder]     default: this folder
 *
 * Nobody in it exists. The same Node or another writes the same bytes: only integers and the four
 * operations on doubles decide, no host function whose last digit may differ.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chance, clamp, integer, normal, pick, seed, shuffle, step, time, weighted } from "./make-chance.mjs";
import { addOthers, OTHER_LISTS, OTHER_SCALARS, POST_COLUMNS, POSTS } from "./make-others.mjs";

const SEED = 20240920;
const ASSESSED_YEAR = "2023-2024";

// ---------------------------------------------------------------------------------------------- what the tables have

const SCALARS = [
  "institution", "citizenships", "homeCountry", "stage", "officiallyRegistered", "fundingSource", "jointAgreementId",
  "exchangeAgreementId", "transferFromChineseUniversity", "studentType", "degreeLevel", "programmeDegree",
  "teachingLanguage", "isBusinessChinese", "schoolId", "intakeTerm", "isFreshman", "enrolledOn", "plannedStudyMonths",
  "semestersAtZust", "tuitionYear", "tuitionPaidOnTime", "appraisals.lawAbiding", "appraisals.socialConduct",
  "appraisals.devotion", "appraisals.decency", "appraisals.studyRecord", "appraisals.diligentStudy", "appraisals.health",
  "unexcusedHoursEver", "unexcusedHoursYear", "absenceHoursYear", "randomUnexcusedHoursYear", "examCheatingCount",
  "examAbsenceCount", "activitiesCount", "activitiesCountEver", "gpaYear", "finalExamOverall", "zustEnglishTest",
  "scores.freshman", "scores.exchange", "scores.degree", "scores.language", "onSchoolList",
  ...OTHER_SCALARS,
];
const LISTS = {
  statusChanges: ["type", "academicYear"],
  lawViolations: ["date", "by"],
  punishments: ["date", "grade", "at"],
  courses: ["course", "type", "firstPassed", "makeupPassed", "semester"],
  hsk: ["level", "score", "examDate"],
  english: ["test", "score"],
  applications: ["award", "level", "submittedAt", "channel", "semester"],
  documents: ["type", "award", "language", "notarised", "signatoryRank", "issuedBy", "receivedAt", "includesAttendance"],
  awardsHeld: ["award", "level", "cycle", "from", "to", "paidUntil", "amount", "achievement"],
  ...OTHER_LISTS,
};

const NATIONS = [
  ["TH", 8], ["ID", 9], ["VN", 8], ["LA", 6], ["KH", 4], ["MY", 4], ["MN", 4], ["KR", 5], ["JP", 2], ["PK", 8], ["BD", 9],
  ["NP", 3], ["IN", 3], ["LK", 2], ["KZ", 6], ["UZ", 5], ["TJ", 3], ["RU", 5], ["YE", 3], ["MA", 4], ["EG", 2], ["GH", 4],
  ["NG", 4], ["TZ", 3], ["ZM", 3], ["ZW", 3], ["CM", 2], ["CG", 2], ["DE", 2], ["FR", 1], ["GB", 1], ["US", 1],
];
const ENGLISH_SPEAKING = ["GB", "US", "AU", "NZ", "IE", "CA"];
const SCHOOLS = [["SEM", 9], ["SME", 5], ["SIE", 5], ["SCE", 4], ["SAD", 2]];
const COURSE_NAMES = ["C101", "C102", "C203", "C204", "C305", "M301", "M302", "P110"];

/** A student with everything known and nothing against her; lists: rows, or null for unknown. */
function newStudent() {
  const country = weighted(NATIONS);
  return {
    ability: normal(),
    institution: "ZUST",
    citizenships: country,
    homeCountry: country,
    stage: "registered",
    officiallyRegistered: "yes",
    fundingSource: "self",
    jointAgreementId: "none",
    exchangeAgreementId: "none",
    transferFromChineseUniversity: "no",
    degreeLevel: "none",
    isBusinessChinese: "no",
    isFreshman: "no",
    tuitionPaidOnTime: "yes",
    "appraisals.lawAbiding": chance(0.7) ? "yes" : "",
    zustEnglishTest: "none",
    statusChanges: [],
    lawViolations: [],
    punishments: [],
    courses: [],
    hsk: [],
    english: [],
    applications: [],
    documents: [],
    awardsHeld: [],
  };
}

function degreeProgramme(student, levelWeights) {
  const level = weighted(levelWeights);
  const language = chance(level === "bachelor" ? 0.42 : 0.2) ? "zh" : "en";
  const business = level === "bachelor" && language === "zh" && chance(0.2);
  const prices = { bachelor: { zh: [15, 16, 17, 18], en: [18, 19, 20, 21] }, master: { zh: [20, 21, 22], en: [22, 23, 24, 25] }, doctor: { zh: [26, 27], en: [27, 28] } };
  const price = prices[level][language];
  const school = business ? "SEM" : weighted(SCHOOLS);
  const dearer = ["SEM", "SCE", "SIE", "SME", "SAD"].indexOf(school) % price.length;
  Object.assign(student, {
    studentType: "degree",
    degreeLevel: level,
    programmeDegree: "yes",
    teachingLanguage: language,
    isBusinessChinese: business ? "yes" : "no",
    schoolId: school,
    plannedStudyMonths: { bachelor: 48, master: 36, doctor: 48 }[level],
    tuitionYear: price[dearer] * 1000,
  });
}

function languageProgramme(student, months) {
  Object.assign(student, {
    studentType: "chinese-language",
    programmeDegree: "no",
    teachingLanguage: "zh",
    schoolId: "SHI",
    plannedStudyMonths: months,
    tuitionYear: 14000,
  });
}

/** A year of study behind her: attendance, conduct, activities. Abler students are absent a little less. */
function studyYear(student) {
  const absent = clamp(Math.round(7 - 3 * student.ability + 6 * normal()), 0, 60);
  const unexcused = chance(0.13) ? Math.min(absent, integer(1, 5)) : 0;
  const earlier = chance(0.04) ? integer(1, 4) : 0;
  const activities = clamp(Math.round(4.8 + 0.6 * student.ability + 1.6 * normal()), 0, 12);
  Object.assign(student, {
    "appraisals.socialConduct": chance(0.985) ? "yes" : "no",
    "appraisals.devotion": chance(0.98) ? "yes" : "no",
    "appraisals.decency": chance(0.99) ? "yes" : "no",
    "appraisals.diligentStudy": chance(0.97) ? "yes" : "no",
    absenceHoursYear: absent + (absent > 0 && chance(0.1) ? 0.5 : 0),
    unexcusedHoursYear: unexcused,
    unexcusedHoursEver: unexcused + earlier,
    randomUnexcusedHoursYear: unexcused > 2 && chance(0.5) ? unexcused - 2 : 0,
    examCheatingCount: chance(0.01) ? 1 : 0,
    examAbsenceCount: chance(0.02) ? 1 : 0,
    activitiesCount: activities,
    activitiesCountEver: activities + integer(0, 4),
  });
}

/** A merit on the 0 to 100 scale, in steps, from ability and chance. */
function merit(student, mean, spread, unit) {
  return clamp(step(mean + spread * (0.85 * student.ability + 0.53 * normal()), unit), 40, 99.5).toFixed(2);
}

function apply(student, award, level, submittedAt) {
  student.applications.push({ award, level, submittedAt });
}

/** A paper on file; what a kind of paper does not have is `none` or `no`. */
function paper(type, receivedAt, more = {}) {
  return { type, award: "none", language: chance(0.8) ? "en" : "zh", notarised: "no", signatoryRank: "none", issuedBy: "none", receivedAt, includesAttendance: "no", ...more };
}

/** Files papers: now and then one is missing, or came in after the deadline. */
function file(student, papers, missing, late, lateTime) {
  const lost = chance(missing) ? integer(0, papers.length - 1) : -1;
  const tardy = chance(late) ? integer(0, papers.length - 1) : -1;
  papers.forEach((one, i) => {
    if (i === lost) return;
    student.documents.push(i === tardy ? { ...one, receivedAt: lateTime() } : one);
  });
}

// ------------------------------------------------------------------------------------------------------- the papers

function freshmanPapers(student, month, from, to) {
  const when = () => time(month, from, to);
  const postgraduate = student.degreeLevel === "master" || student.degreeLevel === "doctor";
  const papers = [
    paper("form-freshman", when()),
    paper("diploma-highest", when(), { notarised: chance(0.99) ? "yes" : "no" }),
    paper("transcript-highest", when(), { notarised: chance(0.99) ? "yes" : "no" }),
    paper("study-plan", when()),
    paper("health-certificate", when()),
    paper("letter", when(), { award: "excellent-freshman", signatoryRank: postgraduate ? "assoc-professor-or-above" : "other", issuedBy: "other" }),
  ];
  if (postgraduate) papers.push(paper("letter", when(), { award: "excellent-freshman", signatoryRank: chance(0.96) ? "assoc-professor-or-above" : "other", issuedBy: "other" }));
  if (student.programmeDegree === "yes" && student.teachingLanguage === "zh" && student.isBusinessChinese === "no") papers.push(paper("hsk-certificate", when(), { language: "zh" }));
  if (student.teachingLanguage === "en" && !ENGLISH_SPEAKING.includes(student.homeCountry) && student.zustEnglishTest !== "excellent") papers.push(paper("language-certificate", when()));
  if (student.transferFromChineseUniversity === "yes") papers.push(paper("transfer-certificate", when(), { language: "zh", includesAttendance: chance(0.8) ? "yes" : "no" }));
  return papers;
}

function exchangePapers(student) {
  const when = () => time("2024-09", 5, 19);
  const postgraduate = student.degreeLevel === "master";
  const letter = () => paper("letter", when(), { award: "excellent-exchange", signatoryRank: postgraduate ? "assoc-professor-or-above" : "other", issuedBy: "other" });
  const papers = [paper("form-exchange", when()), paper("transcript", when()), paper("study-plan", when()), paper("health-certificate", when()), letter()];
  if (postgraduate) papers.push(letter());
  if (student.exchangeAgreementId === "EX-03") papers.push(paper("language-certificate", when()));
  return papers;
}

function degreePapers() {
  const when = () => time("2024-06", 3, 20);
  const letter = (issuedBy) => paper("letter", when(), { award: "excellent-degree", issuedBy, signatoryRank: "other" });
  const papers = [paper("form-degree", when()), paper("transcript-current-year", when()), paper("attendance-proof-current-year", when()), letter("head-teacher"), letter(chance(0.7) ? "school" : "department")];
  if (chance(0.25)) papers.push(paper("honour-certificate", when()));
  return papers;
}

function languagePapers() {
  const when = () => time("2024-06", 3, 20);
  return [
    paper("form-language", when(), { language: "zh" }),
    paper("transcript-current-year", when()),
    paper("attendance-proof-current-year", when()),
    paper("letter", when(), { award: "excellent-language", issuedBy: "head-teacher", signatoryRank: "other", language: "zh" }),
  ];
}

function hskPapers() {
  return [paper("form-hsk", time("2024-06", 3, 20), { language: "zh" }), paper("hsk-certificate", time("2024-06", 3, 20), { language: "zh" })];
}

const lateJune = () => time("2024-06", 24, 28);
const lateSeptember = () => time("2024-09", 11, 16);

// ----------------------------------------------------------------------------------------------------- the applicants

function englishTest(student) {
  if (ENGLISH_SPEAKING.includes(student.homeCountry) && chance(0.8)) return;
  if (chance(0.12)) {
    student.zustEnglishTest = weighted([["excellent", 5], ["good", 3], ["pass", 2]]);
    if (student.zustEnglishTest === "excellent") return;
  }
  const test = weighted([["IELTS", 7], ["TOEFL-IBT", 3], ["PET", 1], ["GRE", 0.4]]);
  const strength = student.ability + 0.7 * normal();
  const score = {
    IELTS: clamp(step(6.1 + 0.55 * strength, 0.5), 4, 9),
    "TOEFL-IBT": clamp(Math.round(90 + 7 * strength), 50, 120),
    PET: clamp(Math.round(4 + 0.6 * strength), 2, 5),
    GRE: clamp(step(1430 + 60 * strength, 10), 1000, 1600),
  }[test];
  student.english.push({ test, score });
}

/** An HSK certificate of a level that ability reaches, from one of the exam dates. */
function hskCertificate(student, dates, lift) {
  const strength = lift + student.ability + 0.6 * normal();
  const level = strength > 1.3 ? 6 : strength > -0.1 ? 5 : 4;
  const base = { 4: 232, 5: 196, 6: 193 }[level];
  return { level, score: clamp(Math.round(base + 17 * normal()), 120, 299), examDate: pick(dates) };
}

const HSK_BEFORE = ["2023-10-15", "2023-12-03", "2024-03-16", "2024-05-18"];
const HSK_IN_YEAR = ["2023-07-15", "2023-09-16", "2023-10-15", "2023-12-03", "2024-01-14", "2024-03-16", "2024-04-13", "2024-05-18"];
const HSK_EARLIER = ["2022-05-14", "2022-10-15", "2023-03-19"];

function makeFreshman(kind) {
  const student = newStudent();
  if (kind === "degree") degreeProgramme(student, [["bachelor", 64], ["master", 29], ["doctor", 7]]);
  else if (kind === "language") languageProgramme(student, chance(0.85) ? 12 : 6);
  else Object.assign(student, { studentType: "other-programme", programmeDegree: "no", teachingLanguage: "en", schoolId: weighted(SCHOOLS), plannedStudyMonths: chance(0.7) ? 12 : 6, tuitionYear: pick([14000, 15000, 16000]) });
  Object.assign(student, { isFreshman: "yes", intakeTerm: "2024-autumn", enrolledOn: "2024-09-05", semestersAtZust: 1 });
  if (student.studentType === "degree" && student.teachingLanguage === "zh") student.hsk.push(hskCertificate(student, HSK_BEFORE, 0.9));
  if (student.teachingLanguage === "en") englishTest(student);
  if (chance(0.04)) student.transferFromChineseUniversity = "yes";
  if (chance(0.78)) {
    // She applied before she was registered: nothing about her conduct in ZUST is recorded yet.
    Object.assign(student, { stage: "admitted", tuitionPaidOnTime: "", punishments: null, "appraisals.lawAbiding": "" });
  } else {
    Object.assign(student, { "appraisals.socialConduct": "yes", "appraisals.devotion": "yes", "appraisals.decency": "yes", unexcusedHoursEver: chance(0.04) ? 2 : 0, examCheatingCount: 0, examAbsenceCount: 0 });
  }
  student["appraisals.studyRecord"] = student.ability > -1.1 || chance(0.4) ? "yes" : "no";
  student["appraisals.health"] = chance(0.98) ? "yes" : "";
  student["scores.freshman"] = merit(student, 80, 7.5, 0.5);
  apply(student, "excellent-freshman", "none", time("2024-09", 1, 8));
  file(student, freshmanPapers(student, "2024-09", 1, 9), 0.04, 0.04, lateSeptember);
  return student;
}

/** A language student of last year who begins a further Chinese programme this autumn: she may try both awards. */
function makeReturningLanguageStudent() {
  const student = newStudent();
  languageProgramme(student, 12);
  studyYear(student);
  student.ability += 0.5;
  Object.assign(student, { isFreshman: "yes", intakeTerm: "2024-autumn", enrolledOn: "2023-09-04", semestersAtZust: 3, "appraisals.studyRecord": "yes", "appraisals.health": "yes", absenceHoursYear: integer(0, 18), unexcusedHoursYear: 0, unexcusedHoursEver: 0, examCheatingCount: 0, activitiesCount: integer(3, 8) });
  student.finalExamOverall = clamp(step(88 + 4 * student.ability + 2 * normal(), 0.5), 60, 99).toFixed(2);
  student["scores.freshman"] = merit(student, 84, 6, 0.5);
  student["scores.language"] = merit(student, 86, 5, 1);
  apply(student, "excellent-freshman", "none", time("2024-09", 1, 8));
  apply(student, "excellent-language", "none", time("2024-06", 3, 20));
  file(student, freshmanPapers(student, "2024-09", 1, 9), 0.03, 0.03, lateSeptember);
  file(student, languagePapers(), 0.03, 0.03, lateJune);
  return student;
}

function makeCourses(student) {
  COURSE_NAMES.forEach((course, i) => {
    const type = i < 5 ? "compulsory" : i < 7 ? "major-elective" : "public-elective";
    const failed = chance(clamp(0.05 - 0.03 * student.ability, 0.005, 0.2));
    student.courses.push({ course, type, firstPassed: failed ? "no" : "yes", makeupPassed: failed && chance(0.7) ? "yes" : failed ? "no" : "" });
  });
}

function makeDegreeStudent() {
  const student = newStudent();
  degreeProgramme(student, [["bachelor", 66], ["master", 27], ["doctor", 7]]);
  studyYear(student);
  makeCourses(student);
  const year = weighted([["2023", 5], ["2022", 4], ["2021", 2]]);
  Object.assign(student, { intakeTerm: `${year}-autumn`, enrolledOn: `${year}-09-04`, semestersAtZust: 2 * (2024 - Number(year)) + 1, fundingSource: weighted([["self", 86], ["chinese-government", 9], ["provincial", 4], ["employer", 1]]) });
  student.gpaYear = clamp(3.24 + 0.36 * student.ability + 0.14 * normal(), 1.2, 4).toFixed(2);
  student["scores.degree"] = clamp(step(49 + 10 * Number(student.gpaYear) + 1.6 * normal(), 0.5), 40, 99.5).toFixed(2);
  student.onSchoolList = Number(student.gpaYear) > 2.8 ? (chance(0.96) ? "yes" : "no") : chance(0.5) ? "yes" : "no";
  if (chance(0.03)) student.statusChanges.push({ type: pick(["suspension", "extension"]), academicYear: chance(0.7) ? ASSESSED_YEAR : "2022-2023" });
  apply(student, "excellent-degree", student.ability > 0.8 ? "1" : "none", time("2024-06", 3, 18));
  file(student, degreePapers(), 0.02, 0.02, lateJune);
  return student;
}

function makeLanguageStudent() {
  const student = newStudent();
  languageProgramme(student, weighted([[12, 7], [18, 2], [24, 1]]));
  studyYear(student);
  const spring = chance(0.3);
  Object.assign(student, { intakeTerm: spring ? "2024-spring" : "2023-autumn", enrolledOn: spring ? "2024-02-26" : "2023-09-04", semestersAtZust: spring ? 2 : 3, fundingSource: chance(0.92) ? "self" : "provincial" });
  student.finalExamOverall = clamp(step(86 + 5 * student.ability + 2 * normal(), 0.5), 50, 99).toFixed(2);
  student["scores.language"] = merit(student, 84, 6, 1);
  apply(student, "excellent-language", "none", time("2024-06", 3, 20));
  file(student, languagePapers(), 0.04, 0.04, lateJune);
  return student;
}

function makeExchangeStudent(school) {
  const student = newStudent();
  const master = chance(0.2);
  Object.assign(student, { studentType: "exchange", degreeLevel: master ? "master" : "bachelor", programmeDegree: "no", teachingLanguage: chance(0.6) ? "en" : "zh", schoolId: school, intakeTerm: "2024-autumn", isFreshman: "yes", enrolledOn: "2024-09-05", plannedStudyMonths: chance(0.75) ? 6 : 12, semestersAtZust: 1, tuitionYear: pick([14000, 16000, 18000]), fundingSource: "exchange-waiver" });
  student.exchangeAgreementId = weighted([["EX-01", 5], ["EX-02", 4], ["EX-03", 4], ["EX-04", 4], ["EX-05", 3], ["EX-06", 2]]);
  Object.assign(student, { "appraisals.socialConduct": "yes", "appraisals.devotion": "yes", "appraisals.decency": "yes", "appraisals.studyRecord": student.ability > -1.4 ? "yes" : "no", unexcusedHoursEver: 0, examCheatingCount: 0, examAbsenceCount: 0 });
  student["scores.exchange"] = merit(student, 82, 6, 1);
  apply(student, "excellent-exchange", "none", time("2024-09", 5, 18));
  file(student, exchangePapers(student), 0.2, 0, lateSeptember);
  return student;
}

function hskRows(student, when) {
  const count = weighted([[1, 7], [2, 3]]);
  const first = hskCertificate(student, HSK_IN_YEAR.filter((date) => date >= when), 0.2);
  student.hsk.push(first);
  if (count === 2 && first.level < 6) student.hsk.push({ level: first.level + 1, score: clamp(Math.round(182 + 15 * normal()), 120, 290), examDate: "2024-05-18" });
}

/** An HSK Winner before: the level paid, in one of two earlier years. */
function hskHistory(student, level) {
  const cycle = pick(["2021-2022", "2022-2023"]);
  const [first, last] = cycle.split("-");
  student.awardsHeld.push({ award: "hsk-winner", level: String(level), cycle, from: `${first}-09-01`, to: `${last}-07-10`, paidUntil: `${last}-07-10`, amount: { 4: 200, 5: 400, 6: 800 }[level] });
  Object.assign(student, { intakeTerm: "2021-autumn", enrolledOn: "2021-09-06", semestersAtZust: 7 });
}

function applyForHsk(student) {
  hskRows(student, student.enrolledOn);
  apply(student, "hsk-winner", "none", time("2024-06", 3, 20));
  file(student, hskPapers(), 0.03, 0.03, lateJune);
}

function makeHskStudent() {
  const student = newStudent();
  if (chance(0.6)) degreeProgramme(student, [["bachelor", 8], ["master", 2]]);
  else languageProgramme(student, chance(0.8) ? 12 : 6);
  studyYear(student);
  Object.assign(student, { intakeTerm: "2023-autumn", enrolledOn: "2023-09-04", semestersAtZust: 3, unexcusedHoursEver: chance(0.05) ? 2 : 0, examCheatingCount: 0 });
  applyForHsk(student);
  return student;
}

// ------------------------------------------------------------------------------------------------- what is planted

/** An Excellent Freshman of last year: covers the year that Excellent Degree Student assesses. */
function heldFreshman(student, level) {
  const share = { 1: 100, 2: 70, 3: 50, 4: 30 }[level];
  student.awardsHeld.push({ award: "excellent-freshman", level: String(level), cycle: ASSESSED_YEAR, from: "2023-09-04", to: "2024-07-05", paidUntil: "2024-07-05", amount: (student.tuitionYear / 100) * share });
}

/** A degree student whose file is in order, so that one planted fact decides. */
function soundDegreeStudent(changes) {
  const student = newStudent();
  degreeProgramme(student, [["bachelor", 1]]);
  studyYear(student);
  Object.assign(student, { intakeTerm: "2022-autumn", enrolledOn: "2022-09-05", semestersAtZust: 5, "appraisals.socialConduct": "yes", "appraisals.devotion": "yes", "appraisals.decency": "yes", "appraisals.diligentStudy": "yes", absenceHoursYear: 6, unexcusedHoursYear: 0, unexcusedHoursEver: 0, randomUnexcusedHoursYear: 0, examCheatingCount: 0, examAbsenceCount: 0, activitiesCount: 4, gpaYear: "3.62", "scores.degree": "86.00", onSchoolList: "yes" });
  COURSE_NAMES.forEach((course, i) => student.courses.push({ course, type: i < 5 ? "compulsory" : i < 7 ? "major-elective" : "public-elective", firstPassed: "yes", makeupPassed: "" }));
  apply(student, "excellent-degree", "none", time("2024-06", 3, 18));
  file(student, degreePapers(), 0, 0, lateJune);
  return Object.assign(student, changes);
}

/** The same of a language student. */
function soundLanguageStudent(changes) {
  const student = newStudent();
  languageProgramme(student, 12);
  studyYear(student);
  Object.assign(student, { intakeTerm: "2023-autumn", enrolledOn: "2023-09-04", semestersAtZust: 3, "appraisals.socialConduct": "yes", "appraisals.devotion": "yes", "appraisals.decency": "yes", "appraisals.diligentStudy": "yes", absenceHoursYear: 6, unexcusedHoursYear: 0, unexcusedHoursEver: 0, randomUnexcusedHoursYear: 0, examCheatingCount: 0, examAbsenceCount: 0, activitiesCount: 4, finalExamOverall: "90.00" });
  apply(student, "excellent-language", "none", time("2024-06", 3, 18));
  file(student, languagePapers(), 0, 0, lateJune);
  return Object.assign(student, changes);
}

/** Changes the first `count` students whom a test picks and who were not changed before. */
function change(students, test, count, edit) {
  let left = count;
  for (const student of students) {
    if (left > 0 && !student.planted && test(student)) {
      edit(student, count - left);
      student.planted = true;
      left -= 1;
    }
  }
  if (left > 0) throw new Error("no student is left for a planted fact");
}

const appliesFor = (student, award) => student.applications.some((application) => application.award === award);

const decisions = [];
/** Records a decision; the subject is a student or a post, each with its `id`, or undefined. */
function decide(student, key, award, value, authority, date, reason) {
  decisions.push({ student, key, award, value, authority, date, reason });
}

function plantDegree(students) {
  const degree = (student) => appliesFor(student, "excellent-degree");
  const firstYear = (student) => degree(student) && student.enrolledOn === "2023-09-04" && student.fundingSource === "self" && student.ability > 0.1;
  change(students, firstYear, 18, (student, i) => heldFreshman(student, [4, 3, 4, 2, 4, 3, 3, 2, 4, 3, 4, 4, 3, 2, 4, 4, 3, 1][i]));
  change(students, degree, 3, (student) => (student.gpaYear = ""));
  change(students, degree, 2, (student) => (student.courses = null));
  change(students, degree, 2, (student) => (student.onSchoolList = ""));
  change(students, (student) => degree(student) && student.enrolledOn < "2022-10-01", 1, (student) => student.punishments.push({ date: "2022-12-06", grade: "serious-warning", at: "ZUST" }));
  change(students, degree, 1, (student) => student.punishments.push({ date: "2024-03-11", grade: "below-warning", at: "ZUST" }));
  change(students, degree, 1, (student) => student.lawViolations.push({ date: "2024-04-02", by: "police" }));
  change(students, degree, 1, (student) => Object.assign(student, { "scores.degree": "" }));
  change(students, degree, 1, (student) => (student.tuitionPaidOnTime = "no"));
}

function plantOthers(students) {
  const freshman = (student) => appliesFor(student, "excellent-freshman") && !appliesFor(student, "excellent-language");
  const language = (student) => appliesFor(student, "excellent-language") && !appliesFor(student, "excellent-freshman") && student.enrolledOn === "2023-09-04";
  const exchange = (student) => appliesFor(student, "excellent-exchange");
  change(students, (student) => freshman(student) && student.stage === "registered", 1, (student) => (student.punishments = null));
  change(students, freshman, 1, (student) => (student.punishments = [{ date: "2022-05-05", grade: "warning", at: "former university" }]));
  change(students, freshman, 2, (student) => (student.transferFromChineseUniversity = ""));
  change(students, freshman, 1, (student) => (student.citizenships = `CN;${student.homeCountry}`));
  change(students, freshman, 1, (student) => Object.assign(student, { citizenships: "HK", homeCountry: "HK" }));
  change(students, freshman, 1, (student) => Object.assign(student, { citizenships: "GB;NG", homeCountry: "NG" }));
  change(students, freshman, 1, (student) => (student["scores.freshman"] = ""));
  change(students, (student) => freshman(student) && student.teachingLanguage === "zh" && student.studentType === "degree", 2, (student) => (student.hsk = null));
  change(students, (student) => freshman(student) && student.teachingLanguage === "en" && student.zustEnglishTest === "none", 2, (student) => (student.english = null));
  const complete = (student) => student.documents.length === (student.degreeLevel === "bachelor" ? 7 : 8) && student.documents.filter((one) => one.notarised === "yes").length === 2 && student.documents.every((one) => one.receivedAt < "2024-09-10");
  change(students, (student) => freshman(student) && student.english.length > 0 && student.studentType === "degree" && student.ability > 0.3 && complete(student), 1, (student) => (student.english = [{ test: "TOEFL-CBT", score: 213 }]));
  change(students, freshman, 1, (student) => student.documents.forEach((one) => (one.receivedAt = "2024-09-10T23:59+08:00")));
  change(students, freshman, 1, (student) => (student.documents[0].receivedAt = "2024-09-11T00:05+08:00"));
  change(students, freshman, 1, (student) => Object.assign(student, { intakeTerm: "2024-spring", enrolledOn: "2024-02-26", semestersAtZust: 2 }));
  change(students, language, 3, (student) => heldFreshman(student, 4));
  change(students, language, 1, (student) => {
    heldFreshman(student, 4);
    Object.assign(student.awardsHeld[0], { paidUntil: "2024-01-19", amount: student.awardsHeld[0].amount / 2 });
  });
  const sound = (student) => language(student) && student.fundingSource === "self" && student.finalExamOverall > "86" && student.activitiesCount > 2 && student.unexcusedHoursEver === 0 && student.documents.length >= 4;
  change(students, sound, 2, (student) => (student.finalExamOverall = ""));
  change(students, sound, 1, (student) => (student.awardsHeld = null));
  change(students, exchange, 1, (student) => (student.exchangeAgreementId = ""));
  change(students, exchange, 1, (student) => (student.exchangeAgreementId = "none"));
}

function plantHsk(students) {
  const hsk = (student) => appliesFor(student, "hsk-winner") && student.hsk.length > 0;
  const older = (level) => (student) => hsk(student) && student.degreeLevel === "bachelor" && student.hsk[0].level === level;
  change(students, older(4), 3, (student) => hskHistory(student, 4));
  change(students, older(5), 6, (student, i) => hskHistory(student, i < 4 ? 5 : 4));
  change(students, older(6), 3, (student, i) => hskHistory(student, i < 1 ? 6 : 5));
  change(students, (student) => hsk(student) && student.degreeLevel === "bachelor", 3, (student) => Object.assign(student, { intakeTerm: "2022-autumn", enrolledOn: "2022-09-05", semestersAtZust: 5, hsk: [{ level: 5, score: 213, examDate: pick(HSK_EARLIER.slice(1)) }] }));
  const recent = (student) => hsk(student) && student.enrolledOn === "2023-09-04" && student.hsk[0].level === 5 && student.hsk[0].score >= 180 && student.unexcusedHoursEver === 0 && student.plannedStudyMonths >= 12;
  change(students, recent, 1, (student) => (student.hsk[0].examDate = "2023-07-15"));
  change(students, recent, 1, (student) => {
    Object.assign(student, { intakeTerm: "2022-autumn", enrolledOn: "2022-09-05", semestersAtZust: 5 });
    student.hsk.push({ level: 5, score: 171, examDate: "2023-03-19" });
  });
  change(students, hsk, 2, (student) => (student.awardsHeld = null));
  change(students, hsk, 2, (student) => (student.hsk[0].score = ""));
}

/** Students of a joint-cultivation agreement that owes the third level; the last of them is not eligible. */
function plantJoint(students) {
  const make = (changes) => soundDegreeStudent({ fundingSource: "self", jointAgreementId: "JC-01", homeCountry: "TH", citizenships: "TH", ...changes });
  students.push(make({ "scores.degree": "70.50", gpaYear: "3.08" }), make({ "scores.degree": "88.00" }), make({ "scores.degree": "68.00", gpaYear: "3.02" }), make({ "scores.degree": "74.00", absenceHoursYear: 26 }));
}

/** Waivers of "in principle" clauses, and one asked for but not granted. */
function plantWaivers(students) {
  const near = soundDegreeStudent({ gpaYear: "2.96", "scores.degree": "90.50" });
  const refused = soundDegreeStudent({ gpaYear: "2.97", "scores.degree": "90.00" });
  students.push(near, refused);
  decide(near, "waiver", "excellent-degree", "VII-II-ii-i-b-gpa", "Committee", "2024-07-02", "first prize in a national contest in the same year");
  const absent = soundLanguageStudent({ finalExamOverall: "95.50", "scores.language": "95.00", absenceHoursYear: 4, unexcusedHoursYear: 2, unexcusedHoursEver: 2 });
  students.push(absent);
  decide(absent, "waiver", "excellent-language", "VII-I-iv-clean-language", "SOIE", "2024-07-03", "two hours missed for a visa appointment without a note");
  decide(undefined, "office-list", "hsk-winner", "yes", "School of Humanity and International Education", "2024-07-05", "list of qualified students submitted to SOIE");
}

/** Students who differ in nothing that any rule or amount looks at: a lot decides where a cut falls among them. */
function plantTwins(students) {
  for (let i = 0; i < 5; i += 1) students.push(soundDegreeStudent({ "scores.degree": "82.00", gpaYear: "3.40", tuitionYear: 18000, schoolId: "SME", teachingLanguage: "en", isBusinessChinese: "no" }));
  for (let i = 0; i < 2; i += 1) students.push(soundLanguageStudent({ "scores.language": "86.00" }));
}

// ------------------------------------------------------------------------------------------------------ the tables

function makeStudents() {
  seed(SEED);
  const repeat = (count, make) => Array.from({ length: count }, make);
  const students = [
    ...repeat(150, () => makeFreshman("degree")),
    ...repeat(13, () => makeFreshman("language")),
    ...repeat(10, () => makeFreshman("other")),
    ...repeat(12, makeReturningLanguageStudent),
    ...repeat(249, makeDegreeStudent),
    ...repeat(69, makeLanguageStudent),
    ...["SEM", "SME", "SIE", "SCE", "SAD", "SHI"].flatMap((school, i) => repeat([16, 8, 8, 6, 3, 3][i], () => makeExchangeStudent(school))),
    ...repeat(39, makeHskStudent),
  ];
  const before = students.filter((student) => student.hsk.length === 0 && (appliesFor(student, "excellent-language") || (appliesFor(student, "excellent-degree") && student.teachingLanguage === "zh")));
  for (const student of before) if (chance(0.45)) applyForHsk(student);
  shuffle(students);
  plantDegree(students);
  plantOthers(students);
  plantHsk(students);
  plantJoint(students);
  plantWaivers(students);
  plantTwins(students);
  shuffle(students);
  students.forEach((student, i) => (student.id = `S${String(i + 1).padStart(4, "0")}`));
  addOthers(students, decide);
  return students;
}

const AGREEMENTS = [
  ["EX-01", "exchange", "partner university 1", "2021-03-01", "2026-02-28", "", "", "scheme", "no"],
  ["EX-02", "exchange", "partner university 2", "2022-09-01", "2027-08-31", "", "", "scheme", "no"],
  ["EX-03", "exchange", "partner university 3", "2023-01-01", "2025-12-31", "", "", "scheme", "yes"],
  ["EX-04", "exchange", "partner university 4", "2020-09-01", "2025-08-31", "", "", "scheme", "no"],
  ["EX-05", "exchange", "partner university 5", "2023-09-01", "2028-08-31", "", "", "scheme", "no"],
  ["EX-06", "exchange", "partner university 6", "2019-07-01", "2024-06-30", "", "", "scheme", "no"],
  ["JC-01", "joint-cultivation", "partner university 7", "2021-09-01", "2026-08-31", "excellent-degree", "3", "scheme", "no"],
];

const CENSUS = [
  ["freshmen", "2024-spring", "2024-03-15", "", 61, 1129000],
  ["degree", "2024-spring", "2024-03-15", "", 584, 11504800],
  ["language", "2024-spring", "2024-03-15", "", 141, 1974000],
  ["freshmen", "2024-spring", "2024-09-15", "", 57, 1056000],
  ["freshmen", "2024-autumn", "2024-09-15", "", 380, 7031000],
  ["degree", "2024-autumn", "2024-09-15", "", 612, 12060000],
  ["language", "2024-autumn", "2024-09-15", "", 128, 1792000],
  ["exchangeRegistered", "2024-autumn", "2024-09-15", "", 47, ""],
  ["exchangeRegistered", "2024-autumn", "2024-09-15", "SEM", 17, ""],
  ["exchangeRegistered", "2024-autumn", "2024-09-15", "SME", 9, ""],
  ["exchangeRegistered", "2024-autumn", "2024-09-15", "SIE", 8, ""],
  ["exchangeRegistered", "2024-autumn", "2024-09-15", "SCE", 6, ""],
  ["exchangeRegistered", "2024-autumn", "2024-09-15", "SAD", 4, ""],
  ["exchangeRegistered", "2024-autumn", "2024-09-15", "SHI", 3, ""],
];

const csv = (header, rows) => [header, ...rows].map((row) => `${row.join(",")}\n`).join("");
const presence = (rows) => (rows === null ? "" : rows.length === 0 ? "none" : "listed");

function writeTables(folder) {
  const students = makeStudents();
  const write = (name, header, rows) => writeFileSync(join(folder, name), csv(header, rows));
  mkdirSync(folder, { recursive: true });
  write("students.csv", ["id", ...SCALARS, ...Object.keys(LISTS)], students.map((student) => [
    student.id,
    ...SCALARS.map((field) => student[field] ?? ""),
    ...Object.keys(LISTS).map((list) => presence(student[list])),
  ]));
  for (const [list, fields] of Object.entries(LISTS)) {
    const rows = students.flatMap((student) => (student[list] ?? []).map((row) => [student.id, ...fields.map((field) => row[field])]));
    write(list === "awardsHeld" ? "history.csv" : `students.${list}.csv`, ["id", ...fields], rows);
  }
  write("posts.csv", POST_COLUMNS, POSTS);
  write("agreements.csv", ["agreement", "kind", "partner", "from", "to", "award", "level", "requirement", "languageCert"], AGREEMENTS);
  write("census.csv", ["population", "round", "date", "part", "count", "tuition"], CENSUS);
  write("decisions.csv", ["key", "award", "subject", "value", "authority", "date", "reason"], decisions.map((d) => [d.key, d.award, d.student?.id ?? "", d.value, d.authority, d.date, d.reason]));
}

writeTables(process.argv[2] ?? dirname(fileURLToPath(import.meta.url)));
