/**
 * Writes the tables of this scenario: 84 invented freshmen, from one fixed seed.
 *
 *   node scenarios/zust-reevaluation/make.mjs [folder]     default: this folder
 *
 * Nobody in it exists. The same Node or another writes the same bytes.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const SEED = 20250224;
const SEMESTER = "2024-autumn";

// ------------------------------------------------------------------------------------------------------- chance

let state = SEED >>> 0;

/** mulberry32: a number in [0, 1). */
function random() {
  state = (state + 0x6d2b79f5) >>> 0;
  let t = Math.imul(state ^ (state >>> 15), state | 1);
  t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

const chance = (p) => random() < p;
const integer = (low, high) => low + Math.floor(random() * (high - low + 1));
const pick = (list) => list[integer(0, list.length - 1)];

function shuffle(list) {
  for (let i = list.length - 1; i > 0; i -= 1) {
    const j = integer(0, i);
    [list[i], list[j]] = [list[j], list[i]];
  }
  return list;
}

// ---------------------------------------------------------------------------------------------- what the tables have

/** Every fact of the scheme has its column, also where nothing is known of it. */
const SCALARS = [
  "institution", "citizenships", "homeCountry", "stage", "officiallyRegistered", "fundingSource", "jointAgreementId",
  "exchangeAgreementId", "transferFromChineseUniversity", "studentType", "degreeLevel", "programmeDegree",
  "teachingLanguage", "isBusinessChinese", "schoolId", "intakeTerm", "isFreshman", "enrolledOn", "plannedStudyMonths",
  "semestersAtZust", "tuitionYear", "tuitionSemester.first", "tuitionPaidOnTime", "appraisals.lawAbiding",
  "appraisals.socialConduct", "appraisals.devotion", "appraisals.decency", "appraisals.studyRecord",
  "appraisals.diligentStudy", "appraisals.health", "appraisals.academicEthics", "appraisals.innovativeEngagement",
  "appraisals.practiceConduct", "appraisals.moralityService", "appraisals.campusCivilisation", "appraisals.artsSkill",
  "appraisals.artsDedication", "appraisals.financialDifficulty", "appraisals.excellentMaster", "unexcusedHoursEver",
  "unexcusedHoursYear", "absenceHoursYear", "randomUnexcusedHoursYear", "absenceHoursExSickYear", "lateCountYear",
  "earlyLeaveCountYear", "lateCountEver", "earlyLeaveCountEver", "unexcusedHoursSem1", "examCheatingCount",
  "examAbsenceCount", "examCheatingSem1", "examAbsenceSem1", "activitiesCount", "activitiesCountEver", "gpaYear",
  "finalExamOverall", "zustEnglishTest", "scores.freshman", "scores.exchange", "scores.degree", "scores.language",
  "scores.diligence", "onSchoolList",
];
/** Lists with rows somewhere, and their columns. */
const LISTS = {
  punishments: ["date", "grade", "at"],
  courses: ["course", "semester", "type", "firstPassed", "makeupPassed"],
  english: ["test", "score"],
  hsk: ["level", "score", "examDate"],
  applications: ["award", "level", "semester", "channel", "submittedAt"],
  documents: ["type", "award", "language", "notarised", "signatoryRank", "issuedBy", "receivedAt", "includesAttendance"],
  awardsHeld: ["award", "level", "cycle", "from", "to", "paidUntil", "amount", "achievement"],
};
/** Lists of which nothing is known: no award of this case asks for them. */
const UNKNOWN_LISTS = [
  "statusChanges", "lawViolations", "contests", "teams", "papers", "patents", "projects", "techTransfers", "practice",
  "proposals", "otherAchievements", "serviceRoles", "postService",
];

const NATIONS = ["TH", "ID", "VN", "LA", "KH", "MY", "MN", "KR", "PK", "BD", "NP", "LK", "KZ", "UZ", "TJ", "RU", "YE", "MA", "GH", "NG", "TZ", "ZM", "CM", "DE"];
const COURSES = [["C101", "compulsory"], ["C102", "compulsory"], ["C103", "compulsory"], ["M101", "major-elective"], ["P110", "public-elective"]];
const TUITION = { bachelor: { zh: [15000, 16000, 17000], en: [18000, 19000, 21000] }, master: { zh: [20000, 22000], en: [23000, 25000] } };

const day = () => `2024-09-0${integer(1, 8)}T${integer(10, 16)}:${pick(["00", "20", "40"])}+08:00`;

function paper(type, more = {}) {
  return { type, award: "none", language: chance(0.8) ? "en" : "zh", notarised: "no", signatoryRank: "none", issuedBy: "none", receivedAt: day(), includesAttendance: "no", ...more };
}

function papersOf(student) {
  const postgraduate = student.degreeLevel === "master";
  const letter = () => paper("letter", { award: "excellent-freshman", signatoryRank: postgraduate ? "assoc-professor-or-above" : "other", issuedBy: "other" });
  return [
    paper("form-freshman"),
    paper("diploma-highest", { notarised: "yes" }),
    paper("transcript-highest", { notarised: "yes" }),
    paper("study-plan"),
    paper("health-certificate"),
    letter(),
    ...(postgraduate ? [letter()] : []),
    student.teachingLanguage === "zh" ? paper("hsk-certificate", { language: "zh" }) : paper("language-certificate"),
  ];
}

/** A freshman who applied with all papers, passed everything and was never absent. */
function newStudent(score, tuition) {
  const country = pick(NATIONS);
  const degreeLevel = chance(0.7) ? "bachelor" : "master";
  const teachingLanguage = chance(0.4) ? "zh" : "en";
  const student = {
    institution: "ZUST", citizenships: country, homeCountry: country, stage: "registered", officiallyRegistered: "yes", fundingSource: "self",
    jointAgreementId: "none", exchangeAgreementId: "none", transferFromChineseUniversity: "no", studentType: "degree", degreeLevel,
    programmeDegree: "yes", teachingLanguage, isBusinessChinese: "no", schoolId: pick(["SEM", "SME", "SIE", "SCE", "SAD"]), intakeTerm: SEMESTER,
    isFreshman: "yes", enrolledOn: "2024-09-05", plannedStudyMonths: degreeLevel === "bachelor" ? 48 : 36, semestersAtZust: 1,
    tuitionYear: tuition ?? pick(TUITION[degreeLevel][teachingLanguage]), tuitionPaidOnTime: "yes", "appraisals.lawAbiding": "yes",
    "appraisals.socialConduct": "yes", "appraisals.devotion": "yes", "appraisals.decency": "yes", "appraisals.studyRecord": "yes",
    "appraisals.health": "yes", unexcusedHoursEver: 0, unexcusedHoursSem1: 0, examCheatingCount: 0, examAbsenceCount: 0, examCheatingSem1: 0,
    examAbsenceSem1: 0, zustEnglishTest: "none", "scores.freshman": score.toFixed(2),
    punishments: [],
    courses: COURSES.map(([course, type]) => ({ course, semester: SEMESTER, type, firstPassed: "yes", makeupPassed: "" })),
    english: teachingLanguage === "en" ? [{ test: "IELTS", score: pick([6, 6.5, 7]) }] : [],
    hsk: teachingLanguage === "zh" ? [{ level: 5, score: integer(185, 260), examDate: "2024-05-18" }] : [],
    applications: [{ award: "excellent-freshman", level: "none", semester: "none", channel: "none", submittedAt: day() }],
    awardsHeld: [],
  };
  student.documents = papersOf(student);
  return student;
}

const SHARES = { 1: 100, 2: 70, 3: 50, 4: 30 };

function hold(student, level) {
  const amount = (student.tuitionYear / 100) * SHARES[level];
  student.awardsHeld = [{ award: "excellent-freshman", level: String(level), cycle: "2024-2025", from: "2024-09-02", to: "2025-07-04", paidUntil: "2025-01-17", amount, achievement: "none" }];
  return student;
}

/** Unexcused hours of the first semester, which are all there are so far. */
const absent = (student, hours) => Object.assign(student, { unexcusedHoursSem1: hours, unexcusedHoursEver: hours });
const fail = (student, course, makeupPassed) => Object.assign(student.courses[course], { firstPassed: "no", makeupPassed });

// ------------------------------------------------------------------------------------------------------ the students

/** Sixty holders: the best scores of the intake, 8 + 13 + 17 + 22 places. */
function makeHolders() {
  const levels = [...Array(8).fill(1), ...Array(13).fill(2), ...Array(17).fill(3), ...Array(22).fill(4)];
  const holders = levels.map((level, i) => hold(newStudent(98 - i / 4), level));
  holders.forEach((student, i) => {
    if (i % 9 === 4) student["tuitionSemester.first"] = student.tuitionYear / 2 + 500;
  });
  return holders;
}

/** What the re-evaluation is to find, at holders of all levels (0 to 7 hold the first, 8 to 20 the second, 21 to 37 the third). */
function plant(holders) {
  const at = (i) => holders[i];
  // Lost.
  fail(at(3), 4, "no"); // a public elective counts, too
  fail(at(10), 0, "yes"); // the make-up exam does not heal (A36)
  fail(at(25), 3, "no");
  absent(at(5), 20); // reaching 20 (A13)
  absent(at(13), 31.5);
  Object.assign(at(16), { examAbsenceSem1: 1, examAbsenceCount: 1 });
  Object.assign(at(44), { examCheatingSem1: 1, examCheatingCount: 1 });
  at(29).punishments.push({ date: "2024-11-20", grade: "warning", at: "ZUST" });
  at(51).punishments.push({ date: "2024-12-02", grade: "demerit", at: "ZUST" });
  fail(at(33), 1, "no"); // two grounds
  absent(at(33), 24);
  fail(at(56), 2, "no");
  at(56).unexcusedHoursSem1 = ""; // unknown hours, but a failed course decides
  // Kept.
  absent(at(7), 19.5);
  absent(at(18), 2); // another reading of A13 or A14 would take it
  at(22).punishments.push({ date: "2024-10-15", grade: "below-warning", at: "ZUST" });
  at(35).punishments.push({ date: "2025-02-19", grade: "warning", at: "ZUST" }); // after the semester
  at(40).punishments.push({ date: "2023-03-01", grade: "warning", at: "former university" }); // before it
  at(47).courses.push({ course: "C101", semester: "2025-spring", type: "compulsory", firstPassed: "no", makeupPassed: "" }); // another semester
  at(27)["scores.freshman"] = ""; // keeps it, but cannot be ranked for a better level
  // Unknown.
  at(11).unexcusedHoursSem1 = "";
  at(30).courses = null;
  at(42).courses[2].firstPassed = "";
  at(49).punishments = null;
  at(58).examCheatingSem1 = "";
}

/** Applicants who hold nothing: eligible ones, and others. */
function makeOthers() {
  const eligible = [83, 82.5, 82.5, 82, 81.5, 81, 81, 80.5, 80, 79.5, 79, 78.5, 78, 77.5];
  const twins = (score) => eligible.indexOf(score) !== eligible.lastIndexOf(score);
  const others = eligible.map((score) => newStudent(score, twins(score) ? 18000 : undefined));
  const change = (score, edit) => {
    const student = newStudent(score);
    edit(student);
    others.push(student);
  };
  change(84, (student) => student.punishments.push({ date: "2024-11-05", grade: "warning", at: "ZUST" }));
  change(83.5, (student) => absent(student, 4));
  change(82, (student) => (student.plannedStudyMonths = 6));
  change(81, (student) => (student.documents = student.documents.slice(1)));
  change(80, (student) => (student.applications = []));
  change(84.5, (student) => (student["scores.freshman"] = ""));
  change(83.5, (student) => (student["appraisals.health"] = ""));
  change(82.5, (student) => (student.punishments = null));
  change(81.5, (student) => (student.awardsHeld = null));
  change(79, (student) => Object.assign(hold(student, 4).awardsHeld[0], { cycle: "2023-2024", from: "2023-09-04", to: "2024-07-05", paidUntil: "2024-07-05" }));
  return others;
}

function makeStudents() {
  const holders = makeHolders();
  plant(holders);
  const students = shuffle([...holders, ...makeOthers()]);
  students.forEach((student, i) => (student.id = `S${String(i + 1).padStart(4, "0")}`));
  return students;
}

// ------------------------------------------------------------------------------------------------------ the tables

/** Freshmen, and what the places of the other awards are counted from. */
const COUNTS = [
  ["freshmen", "", 440],
  ["degree", "", 612],
  ["language", "", 128],
  ["exchangeRegistered", "", 44],
  ["exchangeRegistered", "SEM", 17],
  ["exchangeRegistered", "SME", 9],
  ["exchangeRegistered", "SIE", 8],
  ["exchangeRegistered", "SCE", 6],
  ["exchangeRegistered", "SAD", 4],
];

const csv = (header, rows) => [header, ...rows].map((row) => `${row.join(",")}\n`).join("");
const presence = (rows) => (rows === null ? "" : rows.length === 0 ? "none" : "listed");

function writeTables(folder) {
  const students = makeStudents();
  const write = (name, header, rows) => writeFileSync(join(folder, name), csv(header, rows));
  mkdirSync(folder, { recursive: true });
  write("students.csv", ["id", ...SCALARS, ...Object.keys(LISTS), ...UNKNOWN_LISTS], students.map((student) => [
    student.id,
    ...SCALARS.map((field) => student[field] ?? ""),
    ...Object.keys(LISTS).map((list) => presence(student[list])),
    ...UNKNOWN_LISTS.map(() => ""),
  ]));
  for (const [list, fields] of Object.entries(LISTS)) {
    const rows = students.flatMap((student) => (student[list] ?? []).map((row) => [student.id, ...fields.map((field) => row[field])]));
    write(list === "awardsHeld" ? "history.csv" : `students.${list}.csv`, ["id", ...fields], rows);
  }
  write("census.csv", ["population", "round", "date", "part", "count"], COUNTS.map(([population, part, count]) => [population, SEMESTER, "2024-09-15", part, count]));
}

writeTables(process.argv[2] ?? dirname(fileURLToPath(import.meta.url)));
