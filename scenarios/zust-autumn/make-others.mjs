/**
 * The eight awards beside the ranked ones and HSK Winner: facts, applications, papers, posts and decisions, added to the
 * students that make.mjs has made. Their random numbers are a stream of their own, so nothing that was made changes.
 */
import { chance, integer, normal, pick, seed, shuffle, step, clamp, time } from "./make-chance.mjs";

const SEED = 20240923;
const ROUND = "2024-autumn";
const MONTHS = ["2024-09", "2024-10", "2024-11", "2024-12", "2025-01"];

export const OTHER_SCALARS = [
  "appraisals.academicEthics", "appraisals.innovativeEngagement", "appraisals.practiceConduct", "appraisals.moralityService",
  "appraisals.campusCivilisation", "appraisals.artsSkill", "appraisals.artsDedication", "appraisals.financialDifficulty",
  "appraisals.excellentMaster", "lateCountYear", "earlyLeaveCountYear", "lateCountEver", "earlyLeaveCountEver",
  "absenceHoursExSickYear", "unexcusedHoursSem1", "examAbsenceSem1", "examCheatingSem1", "tuitionSemester.first", "scores.diligence",
];
export const OTHER_LISTS = {
  contests: ["contest", "field", "tier", "prize", "placed", "active", "gloryNoPlace", "teamId", "date"],
  teams: ["team", "teamContest", "members", "applied", "lead"],
  papers: ["paper", "date", "index", "intlConference", "journalLevel", "authorRank", "supervisorFirst", "firstUnit", "verifiedByBoard"],
  patents: ["patent", "date", "kind", "patenteeRank", "firstOrganisation", "granted"],
  projects: ["project", "date", "tier", "approved"],
  techTransfers: ["transfer", "date", "tier"],
  practice: ["period", "date", "solved", "employerPraise"],
  proposals: ["proposal", "date", "acknowledgedRemarkable"],
  otherAchievements: ["reference", "date", "acknowledgedBy"],
  serviceRoles: ["role", "excellent"],
  postService: ["post", "month", "recruited", "hours", "classHours", "qualified"],
};

export const POST_COLUMNS = ["post", "kind", "semester", "monthlyAmount", "hoursPerMonth", "classHoursPerWeek", "agreementAmount", "agreementHours", "duty", "setUpBy"];
/** The posts; the comments name what is wrong with some. */
export const POSTS = [
  ["ADM-01", "admin-regular", ROUND, 600, 36, "", "", "", "administrative-affairs", "SOIE"],
  ["ADM-02", "admin-regular", ROUND, 500, 32, "", "", "", "recruitment", "SOIE"],
  ["ADM-03", "admin-regular", ROUND, 550, 40, "", "", "", "head-teacher-assistant", "SOIE"],
  ["ADM-04", "admin-regular", ROUND, 450, 30, "", "", "", "part-time-instructor", "SOIE"],
  ["ADM-05", "admin-regular", ROUND, 650, 36, "", "", "", "translation", "SOIE"], // more than 600 yuan
  ["ADM-06", "admin-regular", ROUND, 500, 48, "", "", "", "administrative-affairs", "SOIE"], // more than 40 hours
  ["ADM-07", "admin-regular", ROUND, 500, 32, "", "", "", "research", "SOIE"], // a duty that the text does not name
  ["ADM-08", "admin-regular", ROUND, 450, 30, "", "", "", "admission-service", "School"], // not set up by SOIE
  ["ADM-09", "admin-special", ROUND, "", 36, "", 900, 36, "admission-service", "SOIE"],
  ["ADM-20", "admin-regular", "2024-spring", 500, 32, "", "", "", "administrative-affairs", "SOIE"], // of last semester
  ["TA-01", "ta", ROUND, 600, "", 8, "", "", "after-class-instruction", "School"],
  ["TA-02", "ta", ROUND, 500, "", 6, "", "", "homework-grading", "TeachingAffairs"],
  ["TA-03", "ta", ROUND, 450, "", 6, "", "", "experimental-lessons", "GraduateSchool"], // not approved yet
  ["TA-04", "ta", ROUND, 500, "", 4, "", "", "homework-grading", "School"], // fewer than 6 class hours a week
  ["TA-05", "ta", ROUND, 400, "", 6, "", "", "after-class-instruction", "School"], // less than 450 yuan
  ["RA-01", "ra", ROUND, "", 40, "", 1000, 40, "research", "Supervisor"],
  ["RA-02", "ra", ROUND, "", "", "", 800, 30, "development", "Supervisor"],
  ["RA-03", "ra", ROUND, "", 30, "", 900, 40, "design-investigation", "Supervisor"], // not the hours of the agreement
  ["RA-04", "ra", ROUND, "", 40, "", 1000, 40, "research", "Supervisor"], // not reviewed by the school yet
];
const postOf = (id) => Object.fromEntries(POST_COLUMNS.map((name, i) => [name, POSTS.find(([post]) => post === id)[i]]));

// ------------------------------------------------------------------------------------------------ facts of everybody

const hasStudied = (student) => student.stage === "registered" && student.enrolledOn < "2024-08-01" && student.absenceHoursYear !== undefined;

/** A year of study: how often late, how much absence without sick leave, the first semester, the conduct in study. */
function fillYear(student) {
  const rarely = () => (chance(0.7) ? 0 : integer(1, 4));
  const [late, early] = [rarely(), rarely()];
  const earlier = () => (student.semestersAtZust > 3 ? rarely() : 0);
  const excused = Math.max(0, Math.floor(student.absenceHoursYear) - student.unexcusedHoursYear);
  Object.assign(student, {
    "appraisals.academicEthics": "yes",
    lateCountYear: late,
    earlyLeaveCountYear: early,
    lateCountEver: late + earlier(),
    earlyLeaveCountEver: early + earlier(),
    absenceHoursExSickYear: student.unexcusedHoursYear + (chance(0.5) ? 0 : integer(0, excused)),
    unexcusedHoursSem1: Math.min(student.unexcusedHoursEver, integer(0, 3)),
    examAbsenceSem1: Math.min(student.examAbsenceCount, integer(0, 1)),
    examCheatingSem1: 0,
  });
}

function fillFacts(student) {
  for (const list of Object.keys(OTHER_LISTS)) student[list] = [];
  student.courses?.forEach((course, i) => (course.semester = i < 4 ? "2023-autumn" : "2024-spring"));
  student.applications.forEach((one) => Object.assign(one, { channel: chance(0.6) ? "online" : "office", semester: "none" }));
  student.awardsHeld?.forEach((held) => (held.achievement = "none"));
  if (hasStudied(student)) fillYear(student);
  else if (student.studentType === "degree" && chance(0.1)) student["tuitionSemester.first"] = student.tuitionYear * 0.6;
}

/** True where nothing stands against a student that every award asks of all. */
function isClean(student) {
  const appraised = ["socialConduct", "devotion", "decency"].every((name) => student[`appraisals.${name}`] === "yes");
  return appraised && student.unexcusedHoursEver === 0 && student.examCheatingCount === 0 && student.tuitionPaidOnTime === "yes" && student.punishments?.length === 0 && student.lawViolations.length === 0 && !/CN|HK/.test(student.citizenships);
}

/** Hands out students, each once. */
function taker(students) {
  const taken = new Set();
  return (count, test) => {
    const chosen = shuffle(students.filter((student) => !taken.has(student) && test(student))).slice(0, count);
    if (chosen.length < count) throw new Error("too few students for the other awards");
    for (const student of chosen) taken.add(student);
    return chosen;
  };
}

// ------------------------------------------------------------------------------------------- applications and papers

function paper(type, award, receivedAt) {
  return { type, award, language: chance(0.8) ? "en" : "zh", notarised: "no", signatoryRank: "none", issuedBy: "none", receivedAt, includesAttendance: "no" };
}

function apply(student, award, submittedAt, more = {}) {
  student.applications.push({ award, level: "none", submittedAt, channel: chance(0.6) ? "online" : "office", semester: "none", ...more });
}

function applyIndividual(student, award, level = "none") {
  apply(student, award, time("2024-06", 3, 20), { level });
  student.documents.push(paper("form-individual", "none", time("2024-06", 3, 20)), paper("proof-of-performance", award, time("2024-06", 3, 20)));
}

function lose(student, type) {
  student.documents = student.documents.filter((one) => one.type !== type);
}

function comeLate(student, type) {
  for (const one of student.documents) if (one.type === type) one.receivedAt = time("2024-06", 24, 28);
}

// ---------------------------------------------------------------------------------------------------- the achievements

const numbers = new Map();
/** A new code, such as `CON-03`. */
function code(prefix) {
  numbers.set(prefix, (numbers.get(prefix) ?? 0) + 1);
  return `${prefix}-${String(numbers.get(prefix)).padStart(2, "0")}`;
}
const dayOfYear = () => `${pick(["2023-10", "2023-11", "2023-12", "2024-03", "2024-04", "2024-05"])}-${String(integer(1, 28)).padStart(2, "0")}`;

const contest = (row) => ["contests", { contest: code("CON"), date: dayOfYear(), prize: "none", placed: row.prize === undefined || row.prize === "none" ? "no" : "yes", active: "yes", gloryNoPlace: "no", teamId: "none", ...row }];
const published = (row) => ["papers", { paper: code("PAP"), date: dayOfYear(), index: "none", intlConference: "no", journalLevel: "none", authorRank: 1, supervisorFirst: "no", firstUnit: "ZUST", verifiedByBoard: "yes", ...row }];
const patent = (row) => ["patents", { patent: code("PAT"), date: dayOfYear(), kind: "national-invention", patenteeRank: 1, firstOrganisation: "ZUST", granted: "yes", ...row }];
const project = (row) => ["projects", { project: code("PRO"), date: dayOfYear(), approved: "yes", ...row }];
const practice = (row) => ["practice", { period: code("PRA"), date: dayOfYear(), employerPraise: "no", ...row }];

/** What the applicants for Innovative Practice bring, one each: first level, second level, and what is not enough. */
const ACHIEVEMENTS = () => [
  contest({ field: "st-works", tier: "international", prize: "second" }),
  contest({ field: "academic", tier: "national", prize: "first" }),
  project({ tier: "national" }),
  ["techTransfers", { transfer: code("TRA"), date: dayOfYear(), tier: "none" }], // in both lists (A29)
  published({ index: "SCI" }),
  published({ index: "EI", authorRank: 2, supervisorFirst: "yes" }),
  published({ intlConference: "yes" }), // A30
  patent({}),
  ["proposals", { proposal: code("SUG"), date: dayOfYear(), acknowledgedRemarkable: "yes" }],
  practice({ solved: "important-technical" }),
  contest({ field: "academic", tier: "national", prize: "second" }),
  contest({ field: "academic", tier: "international", prize: "other" }),
  contest({ field: "academic", tier: "provincial", prize: "first" }),
  project({ tier: "provincial" }),
  published({ journalLevel: "2" }),
  published({ journalLevel: "2", authorRank: 2, supervisorFirst: "yes" }),
  practice({ solved: "technical", employerPraise: "yes" }),
  ["otherAchievements", { reference: code("REF"), date: dayOfYear(), acknowledgedBy: "SIE" }],
  contest({ field: "st-works", tier: "provincial", prize: "first" }), // of the province only academic contests count
  contest({ field: "academic", tier: "provincial", prize: "third" }),
  published({ index: "SCI", authorRank: 3 }),
  published({ index: "ISTP", firstUnit: "other" }),
  published({ index: "SCI", verifiedByBoard: "" }), // not verified yet: waits
  patent({ patenteeRank: 2 }),
  project({ tier: "municipal" }),
  practice({ solved: "technical" }),
  contest({ field: "academic", tier: "national", prize: "first", date: "2023-05-20" }), // before the academic year
];

function bring(student, [list, row]) {
  student[list].push(row);
  if (list === "practice") student["appraisals.practiceConduct"] = "yes";
}

function addInnovative(take, decide) {
  const sound = (student) => hasStudied(student) && isClean(student) && student.studentType === "degree";
  const applicants = take(34, sound);
  const achievements = ACHIEVEMENTS();
  for (const student of applicants) {
    applyIndividual(student, "innovative-practice");
    student["appraisals.innovativeEngagement"] = student === applicants[2] ? "no" : "yes";
  }
  achievements.forEach((one, i) => bring(applicants[i], one));
  const [rewarded, conduct, late, lead, member, special, ordinary] = applicants.slice(achievements.length);

  const before = patent({ date: "2023-11-09" });
  bring(rewarded, before);
  rewarded.awardsHeld.push({ award: "innovative-practice", level: "1", cycle: "2022-2023", from: "2022-09-05", to: "2023-07-07", paidUntil: "2023-07-07", amount: 3000, achievement: before[1].patent });
  bring(conduct, practice({ solved: "important-technical", employerPraise: "yes" }));
  conduct["appraisals.practiceConduct"] = "no";
  bring(late, contest({ field: "academic", tier: "national", prize: "third" }));
  comeLate(late, "proof-of-performance");

  // One team, one award: the member who leads the team's application has it (A32).
  const teamPrize = contest({ field: "st-works", tier: "national", prize: "special", teamId: "TEAM-01" });
  for (const student of [lead, member]) {
    bring(student, teamPrize);
    student.teams.push({ team: "TEAM-01", teamContest: teamPrize[1].contest, members: 4, applied: "yes", lead: student === lead ? "yes" : "no" });
  }
  for (const student of [special, ordinary]) student.applications.at(-1).level = "special";
  bring(special, published({ index: "SCI" }));
  bring(special, patent({}));
  bring(ordinary, published({ index: "EI" }));
  decide(special, "special", "", "yes", "Committee", "2024-07-10", "a granted invention and its paper in one year");
  decide(special, "amount", "innovative-practice", "7000", "Committee", "2024-07-10", "special scholarship after assessment of the case");
  decide(ordinary, "special", "", "no", "SOIE", "2024-07-10", "the list of the first level covers it");
  const [absent] = take(1, (student) => hasStudied(student) && student.studentType === "degree" && student.unexcusedHoursEver > 0);
  applyIndividual(absent, "innovative-practice");
  bring(absent, project({ tier: "provincial" }));
  decide(undefined, "office-list", "innovative-practice", "yes", "School of International Education", "2024-07-12", "list of qualified students");
}

// ---------------------------------------------------------------------------------------------------- arts and sports

const glory = { gloryNoPlace: "yes" };
/** Contests entered alone, with the yuan that SOIE decides: one student each. */
const CONTESTS = [
  [{ field: "arts", tier: "national", prize: "second" }, 2500],
  [{ field: "sports", tier: "national", prize: "third" }, 1800],
  [{ field: "sports", tier: "international", prize: "third" }, 3000], // counts as national, flagged (A31)
  [{ field: "sports", tier: "provincial", prize: "first" }, 1500],
  [{ field: "sports", tier: "provincial", prize: "third" }, 1000],
  [{ field: "arts", tier: "municipal", prize: "second" }, 1200],
  [{ field: "arts", tier: "university", prize: "first" }, 500],
  [{ field: "sports", tier: "university", prize: "second" }, 400],
  [{ field: "other", tier: "university", prize: "second" }, 400],
  [{ field: "sports", tier: "university", prize: "third" }, 300],
  [{ field: "sports", tier: "national", ...glory }, 1200],
  [{ field: "arts", tier: "provincial", ...glory }, 800],
  [{ field: "sports", tier: "provincial", ...glory }, 500],
  [{ field: "arts", tier: "municipal", ...glory }, 500],
  [{ field: "arts", tier: "university", ...glory }, 300],
  [{ field: "sports", tier: "university", ...glory }, 200],
  [{ field: "sports", tier: "provincial", ...glory }], // eligible, and not among those that SOIE names
  [{ field: "arts", tier: "provincial", ...glory }],
  [{ field: "sports", tier: "university", ...glory }],
  [{ field: "sports", tier: "university", ...glory }],
  [{ field: "arts", tier: "university", ...glory }],
  [{ field: "sports", tier: "university" }], // took part, without glory
  [{ field: "arts", tier: "provincial", active: "no" }],
  [{ field: "academic", tier: "university", prize: "first" }], // neither arts nor sports
  [{ field: "other", tier: "provincial", ...glory }], // without a place only arts and sports count
];

function addArts(take, decide) {
  const award = (student, yuan) => decide(student, "amount", "arts-sports", String(yuan), "SOIE", "2024-07-11", "list of arts and sports 2023-2024");
  const applicants = take(36, (student) => hasStudied(student) && isClean(student));
  for (const student of applicants) {
    applyIndividual(student, "arts-sports");
    Object.assign(student, { "appraisals.artsSkill": "yes", "appraisals.artsDedication": "yes" });
  }
  CONTESTS.forEach(([row, yuan], i) => {
    bring(applicants[i], contest(row));
    if (yuan !== undefined) award(applicants[i], yuan);
  });
  const [unskilled, undevoted, unknown, late, unproved, ...others] = applicants.slice(CONTESTS.length);
  for (const student of [unskilled, undevoted, unknown, late, unproved]) bring(student, contest({ field: "sports", tier: "provincial", prize: "second" }));
  unskilled["appraisals.artsSkill"] = "no";
  undevoted["appraisals.artsDedication"] = "no";
  unknown["appraisals.artsSkill"] = "";
  award(unknown, 1100); // decided, but not due before the appraisal is there
  comeLate(late, "form-individual");
  lose(unproved, "proof-of-performance");

  const teams = [
    ["TEAM-02", contest({ field: "sports", tier: "provincial", prize: "first", teamId: "TEAM-02" }), 10, "yes", others.slice(0, 3), 2600],
    ["TEAM-03", contest({ field: "arts", tier: "national", ...glory, teamId: "TEAM-03" }), 6, "yes", others.slice(3, 5), 2000],
    ["TEAM-04", contest({ field: "sports", tier: "university", prize: "second", teamId: "TEAM-04" }), 5, "no", others.slice(5), undefined], // did not apply as a team
  ];
  for (const [team, prize, members, applied, students, yuan] of teams) {
    students.forEach((student, i) => {
      bring(student, prize);
      student.teams.push({ team, teamContest: prize[1].contest, members, applied, lead: i === 0 ? "yes" : "no" });
    });
    if (yuan !== undefined) award(students[0], yuan);
  }
  decide(undefined, "places", "arts-sports", "7", "SOIE", "2024-07-11", "number of those who took part without a place");
}

// -------------------------------------------------------------------------------------- social service and diligence

const role = (name, excellent) => ({ role: name, excellent });

function addSocial(take, decide) {
  const applicants = take(36, (student) => hasStudied(student) && isClean(student));
  const others = [
    ...take(1, (student) => hasStudied(student) && student.punishments?.some((one) => one.grade === "serious-warning")),
    ...take(1, (student) => hasStudied(student) && student.lawViolations.length > 0),
    ...take(1, (student) => hasStudied(student) && student.tuitionPaidOnTime === "no"),
    ...["socialConduct", "devotion", "decency"].flatMap((name) => take(1, (student) => hasStudied(student) && student[`appraisals.${name}`] === "no")),
    ...take(1, (student) => student.stage === "admitted"),
    ...take(1, (student) => hasStudied(student) && student.unexcusedHoursEver === 2),
  ];
  [...applicants, ...others].forEach((student, i) => {
    applyIndividual(student, "social-service");
    student.serviceRoles.push([role("association-key-position", "no"), role("class-leader", "yes"), role("student-management", "yes")][i % 3]);
    Object.assign(student, { "appraisals.moralityService": "yes", "appraisals.campusCivilisation": "yes" });
  });
  const spoiled = applicants.slice(-9);
  spoiled[0].serviceRoles = [role("class-leader", "no")];
  spoiled[1].serviceRoles = [role("student-management", "no")];
  spoiled[2].serviceRoles = [];
  spoiled[3]["appraisals.moralityService"] = "no";
  spoiled[4]["appraisals.campusCivilisation"] = "no";
  spoiled[5]["appraisals.campusCivilisation"] = "";
  spoiled[6].serviceRoles = [role("class-leader", "")];
  comeLate(spoiled[7], "form-individual");
  lose(spoiled[8], "proof-of-performance");
  const waived = others.at(-1);
  decide(waived, "waiver", "social-service", "VII-I-iv-clean", "SOIE", "2024-07-11", "two hours missed while she interpreted for a hospital");
  decide(undefined, "places", "social-service", "18", "SOIE", "2024-07-11", "number of the year");
  [waived, ...applicants.slice(0, 17)].forEach((student, i) => {
    decide(student, "amount", "social-service", ["500", "400", "300"][i % 3], "SOIE", "2024-07-11", "list of social service 2023-2024");
  });
}

function addDiligence(take, decide) {
  const score = (student) => clamp(step(84 + 5 * student.ability + 3 * normal(), 1), 55, 99).toFixed(2);
  const passed = (student) => student.courses?.every((one) => one.type !== "compulsory" || one.firstPassed === "yes");
  const failed = (student) => student.courses?.some((one) => one.type === "compulsory" && one.firstPassed === "no" && one.makeupPassed === "no");
  const healed = (student) => student.courses?.some((one) => one.firstPassed === "no") && !failed(student) && student.courses.every((one) => one.type !== "compulsory" || one.firstPassed === "yes" || one.makeupPassed === "yes");
  const base = (student) => hasStudied(student) && isClean(student) && student["appraisals.diligentStudy"] === "yes";
  const sound = (student) => base(student) && student.fundingSource === "self";
  const applicants = [
    ...take(56, (student) => sound(student) && passed(student)),
    ...take(4, (student) => sound(student) && healed(student)), // passed with the make-up exam (A35)
    ...take(1, (student) => sound(student) && failed(student)),
  ];
  const others = [
    ...take(4, (student) => base(student) && student.fundingSource !== "self"),
    ...take(2, (student) => hasStudied(student) && isClean(student) && student["appraisals.diligentStudy"] === "no"),
    ...take(3, (student) => hasStudied(student) && student.unexcusedHoursEver > 0 && student.absenceHoursYear > 10),
  ];
  for (const student of [...applicants, ...others]) {
    applyIndividual(student, "academic-diligence");
    Object.assign(student, { lateCountYear: 0, earlyLeaveCountYear: 0, absenceHoursExSickYear: student.unexcusedHoursYear, "scores.diligence": score(student) });
  }
  const spoiled = applicants.slice(0, 18);
  spoiled.slice(0, 4).forEach((student) => Object.assign(student, { lateCountYear: 1, lateCountEver: student.lateCountEver + 1 }));
  spoiled.slice(4, 6).forEach((student) => Object.assign(student, { earlyLeaveCountYear: 2, earlyLeaveCountEver: student.earlyLeaveCountEver + 2 }));
  spoiled.slice(6, 11).forEach((student) => (student.absenceHoursExSickYear = Math.max(1, Math.min(4, Math.floor(student.absenceHoursYear)))));
  spoiled[11]["appraisals.academicEthics"] = "no";
  spoiled[12]["appraisals.academicEthics"] = "";
  spoiled[13].lateCountYear = "";
  spoiled[14]["scores.diligence"] = "";
  comeLate(spoiled[15], "proof-of-performance");
  comeLate(spoiled[16], "form-individual");
  lose(spoiled[17], "proof-of-performance");
  decide(undefined, "places", "academic-diligence", "24", "SOIE", "2024-07-08", "number of the year");
}

// ------------------------------------------------------------------------------------------------------------ promotion

function addPromotion(students, decide) {
  const admitted = (student) => student.stage === "admitted" && ["degree", "chinese-language", "other-programme"].includes(student.studentType) && !/CN|HK/.test(student.citizenships);
  const papers = (student) => ["diploma-highest", "transcript-highest"].every((type) => student.documents.some((one) => one.type === type));
  const sound = (student) => admitted(student) && papers(student) && student["appraisals.studyRecord"] === "yes" && student["appraisals.health"] === "yes" && student.plannedStudyMonths >= 12;
  const take = taker(students);
  const ask = (student, channel) => apply(student, "promotion", time(channel === "exhibition" ? "2024-04" : "2024-06", 8, 26), { channel });
  const applicants = take(19, sound);
  applicants.forEach((student, i) => ask(student, i < 7 ? "exhibition" : pick(["online", "office"])));
  const others = [
    ...take(1, (student) => student.isFreshman === "yes" && student.stage === "registered" && papers(student) && student.studentType === "degree"),
    ...take(1, (student) => admitted(student) && student.plannedStudyMonths < 12),
    ...take(2, (student) => admitted(student) && student["appraisals.studyRecord"] === "no"),
    ...take(1, (student) => admitted(student) && student["appraisals.health"] === ""),
    ...take(1, (student) => admitted(student) && !papers(student)),
    ...take(1, (student) => student.stage === "admitted" && student.citizenships === "HK"),
  ];
  for (const student of others) ask(student, "online");
  const atExhibition = applicants.slice(0, 7);
  for (const student of atExhibition) student.documents.push(paper("promotion-certificate", "promotion", time("2024-06", 3, 20)));
  lose(atExhibition[4], "promotion-certificate");
  atExhibition.forEach((student, i) => {
    if (i < 6) decide(student, "on-the-spot", "", i === 5 ? "no" : "yes", "Exhibition", "2024-04-27", i === 5 ? "study records not shown" : "materials assessed at the education exhibition"); // the last one is open
  });
  decide(undefined, "places", "promotion", "14", "SOIE", "2024-07-15", "number of the autumn intake");
  const named = [...atExhibition.slice(0, 4), ...applicants.slice(7, 17)];
  named.forEach((student, i) => {
    const [authority, date] = i < 4 ? ["Exhibition", "2024-04-27"] : ["SOIE", "2024-07-15"];
    decide(student, "amount", "promotion", i === 6 ? "6000" : ["5000", "4000", "3000", "3000"][i % 4], authority, date, "promotion of the autumn intake");
  });
  decide(named[6], "waiver", "promotion", "V-I-i-amount", "SOIE", "2024-07-15", "first student of a new joint laboratory");
}

// ----------------------------------------------------------------------------------------------------- grants-in-aid

/** The months of a post as its agreement plans them; the appraisal of September holds until there is a newer one. */
function serve(student, post, more = {}) {
  const { hoursPerMonth, agreementHours, classHoursPerWeek } = postOf(post);
  for (const month of MONTHS) student.postService.push({ post, month, recruited: "yes", hours: hoursPerMonth || agreementHours || "", classHours: classHoursPerWeek, qualified: "yes", ...more });
}

function applyForPost(student, award, semester = ROUND) {
  const when = () => time("2024-09", 2, 5);
  apply(student, award, when(), { semester });
  const types = ["form-grants", "transcript", "class-schedule", "employment-agreement", ...(award === "grant-admin" ? ["family-economic-proof"] : [])];
  for (const type of types) if (!student.documents.some((one) => one.type === type)) student.documents.push(paper(type, "none", when()));
}

function addAdministration(take, authorise) {
  const posts = ["ADM-01", "ADM-01", "ADM-01", "ADM-02", "ADM-02", "ADM-03", "ADM-03", "ADM-04", "ADM-09", "ADM-09", "ADM-07", "ADM-05", "ADM-06", "ADM-08", "ADM-01", "ADM-02", "ADM-04", "ADM-03", "ADM-01", "ADM-02"];
  const holders = take(posts.length + 2, (student) => hasStudied(student) && isClean(student) && student.studentType === "degree");
  holders.forEach((student, i) => {
    applyForPost(student, "grant-admin");
    student["appraisals.financialDifficulty"] = "yes";
    if (i < posts.length) serve(student, posts[i]);
  });
  holders[3].postService.at(-1).hours = 20; // a short January: flagged (A38)
  holders[4].documents.find((one) => one.type === "class-schedule").receivedAt = "2024-09-11T10:00+08:00"; // late, and accepted (A39)
  holders[14]["appraisals.financialDifficulty"] = "no";
  holders[15]["appraisals.financialDifficulty"] = "";
  lose(holders[16], "family-economic-proof");
  holders[17].postService.forEach((one) => (one.recruited = "no"));
  lose(holders[18], "form-grants");
  lose(holders[19], "class-schedule");
  serve(holders[20], "ADM-20"); // a post of last semester
  holders[20].postService.forEach((one, i) => (one.month = `2024-0${2 + i}`));
  holders[20].applications.at(-1).semester = "2024-spring";
  serve(holders[21], "ADM-04");
  holders.slice(0, 21).forEach((student) => authorise(student, "yes")); // that of the last one is open
  return holders;
}

function addTeaching(take, authorise, decide) {
  const master = (student) => hasStudied(student) && isClean(student) && student.degreeLevel === "master";
  const posts = ["TA-01", "TA-01", "TA-02", "TA-02", "TA-03", "TA-04", "TA-02", "TA-01", "TA-05", "TA-01"];
  const masters = take(posts.length, master);
  const [doctor] = take(1, (student) => hasStudied(student) && isClean(student) && student.degreeLevel === "doctor");
  const [bachelor] = take(1, (student) => hasStudied(student) && isClean(student) && student.degreeLevel === "bachelor" && student.studentType === "degree");
  [...masters, doctor, bachelor].forEach((student, i) => {
    applyForPost(student, "grant-ta");
    serve(student, posts[i] ?? "TA-02");
    student["appraisals.excellentMaster"] = i < masters.length ? "yes" : "no";
    authorise(student, i === 7 ? "no" : "yes");
  });
  masters[6].postService.forEach((one) => (one.qualified = "")); // not appraised yet: set aside
  lose(masters[9], "transcript");
  decide(doctor, "waiver", "grant-ta", "VII-III-ii-target", "SOIE", "2024-09-06", "the only student who can hold the laboratory course");
}

function addResearch(take, authorise, decide, administrator) {
  const master = (student) => hasStudied(student) && isClean(student) && student.degreeLevel === "master";
  const posts = ["RA-01", "RA-02", "RA-02", "RA-03", "RA-04", "RA-01", "RA-02", "RA-02"];
  const masters = take(posts.length, master);
  const [bachelor] = take(1, (student) => hasStudied(student) && isClean(student) && student.degreeLevel === "bachelor" && student.studentType === "degree");
  [...masters, bachelor, administrator].forEach((student, i) => {
    applyForPost(student, "grant-ra");
    serve(student, posts[i] ?? "RA-01");
    student["appraisals.excellentMaster"] = i < masters.length && i !== 5 ? "yes" : "no";
    if (student !== administrator) authorise(student, "yes");
  });
  masters[6].postService.forEach((one) => (one.qualified = "no"));
  lose(masters[7], "employment-agreement");
  for (const student of [bachelor, administrator]) decide(student, "waiver", "grant-ra", "VII-III-iii-target", "SOIE", "2024-09-06", "named in the supervisor's project");
}

function addGrants(take, decide) {
  const authorise = (student, value) => decide(student, "authorised", "", value, "SOIE", "2024-09-09", value === "yes" ? "recruited for the autumn semester" : "works in a second post off campus");
  const administrators = addAdministration(take, authorise);
  addTeaching(take, authorise, decide);
  addResearch(take, authorise, decide, administrators[8]);
  for (const [id, kind] of POSTS) {
    if (kind === "ra" && id !== "RA-04") decide({ id }, "reviewed", "", "yes", "School", "2024-06-26", "post reviewed by the school");
    if (["ta", "ra"].includes(kind) && !["TA-03", "RA-04"].includes(id)) decide({ id }, "approved", "", "yes", "SOIE", "2024-06-28", "post of the autumn semester");
  }
}

/** Adds everything of the eight awards; `decide` records a decision. */
export function addOthers(students, decide) {
  seed(SEED);
  students.forEach(fillFacts);
  const take = taker(students);
  addGrants(take, decide);
  addInnovative(take, decide);
  addArts(take, decide);
  addSocial(take, decide);
  addDiligence(take, decide);
  addPromotion(students, decide);
}
