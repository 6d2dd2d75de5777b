/** Cases of the ANSO call of 2024: who is eligible (Part I, III and IV), places and their order. Each rule alone, each reading. */
import { ansoFile, DISQUALIFIED, ELIGIBLE, everyone, flags, IN_TIME, is, LATE, master, OUT, phd, twas, waiting } from "./anso-ideals.ts";
import { waiver, type RegulationCase } from "./cases.ts";

/** Before the deadline nothing is late. */
const BEFORE = "2024-02-01";
const PAPERS = [
  "application-form",
  "passport",
  "cv",
  "diploma",
  "transcripts",
  "language-certificate",
  "research-proposal",
  "publications",
  "recommendation-letter",
].concat(["physical-examination", "no-criminal-record"]);
const onFile = (types: readonly string[], receivedAt = "2024-01-15T10:00+08:00") => ({ documents: types.map((type) => ({ type, receivedAt })) });

const eligibility: readonly RegulationCase[] = [
  master("Master: every clause is met", {}, is("eligible", { merit: "88.50", amount: { "1": "209300" }, flags: [], asks: [] })),
  phd("PhD: every clause is met", {}, is("eligible", { merit: "88.50", amount: { "1": "460100" }, flags: [], asks: [] })),
  twas("TWAS/UNESCO: every clause is met", {}, is("eligible", { merit: "88.50", amount: { "1": "461700" }, flags: [], asks: [] })),
  phd("no score, no place", { facts: { "scores.anso": undefined } }, waiting("ranking list of UCAS")),

  ...everyone("Part I: another host is not this call's", { facts: { institution: "USTC" } }, OUT),
  master("Part I: a university that is no host", { facts: { institution: "ZUST" }, readings: { "quota.hosts": "all" } }, OUT),
  master("B01: all hosts together", { facts: { institution: "USTC" }, readings: { "quota.hosts": "all" } }, ELIGIBLE),
  master("Part I: before the Admission Notice the application names the host", { facts: { institution: undefined } }, ELIGIBLE),
  master("Part I: it names another one", { facts: { institution: undefined, ansoHosts: "CAS-INSTITUTE" } }, OUT),
  master(
    "Part I: it names another one, all hosts together",
    { facts: { institution: undefined, ansoHosts: "CAS-INSTITUTE" }, readings: { "quota.hosts": "all" } },
    ELIGIBLE,
  ),
  twas("Part I: not from a developing country", { facts: { homeCountry: "JP" } }, OUT),
  twas("Part I: a country that no list knows", { facts: { homeCountry: "XK" } }, waiting("dated list of countries")),
  twas("Part I: a country of which the list does not say it", { facts: { homeCountry: "KR" } }, waiting("dated list of countries")),
  twas("Part I: home country unknown", { facts: { homeCountry: undefined } }, waiting("passport")),
  phd("Part I: the PhD is for every country", { facts: { homeCountry: "JP" } }, ELIGIBLE),
  twas("Part I: the list of TWAS/UNESCO is on file, and she is selected", { facts: { twasSelected: true }, parameters: { "twas.listOnFile": true } }, ELIGIBLE),
  twas("Part I: the list is on file, and she is not selected", { facts: { twasSelected: false }, parameters: { "twas.listOnFile": true } }, OUT),
  twas("Part I: the list is on file and says nothing of her", { parameters: { "twas.listOnFile": true } }, waiting("selection list of TWAS/UNESCO")),
  twas("Part I: without the list nobody's selection matters", { facts: { twasSelected: false } }, ELIGIBLE),

  ...everyone("Part III 1: Chinese citizenship", { facts: { citizenships: "CN" } }, OUT),
  phd("Part III 1: Chinese citizenship beside another", { facts: { citizenships: "CN;PK" } }, OUT),
  phd("Part III 1: a citizenship that does not count as foreign", { facts: { citizenships: "HK" } }, OUT),
  phd("Part III 1: the office decides which", { facts: { citizenships: "HK" }, parameters: { "international.notForeign": [] } }, ELIGIBLE),
  phd("Part III 1: citizenship unknown", { facts: { citizenships: undefined } }, waiting("passport")),
  ...everyone("Part III 1: the passport ended the day before submission", { facts: { passportExpiry: "2024-01-09" } }, OUT),
  master("Part III 1: the passport ends on the day of submission", { facts: { passportExpiry: "2024-01-10" } }, ELIGIBLE),
  master("Part III 1: passport unknown", { facts: { passportExpiry: undefined } }, waiting("passport")),
  master("B20: the passport is valid on the first day", { facts: { passportExpiry: "2024-08-31" }, readings: { "passport.validOn": "start" } }, OUT),
  ...everyone("Part III 1: a violation of the law", { lists: { lawViolations: [{ date: "2023-05-05", by: "police" }] } }, OUT),
  phd("Part III 1: violations unknown", { lists: { lawViolations: undefined } }, waiting("declaration or police certificate")),
  master("Part III 2: Chinese will do", { facts: { proficientIn: "zh" } }, ELIGIBLE),
  ...everyone("Part III 2: neither English nor Chinese", { facts: { proficientIn: "other" } }, OUT),
  master("Part III 2: proficiency unknown", { facts: { proficientIn: undefined } }, waiting("language certificate named in the admission call")),
  master("Part III 3: born on 1 January 1994", { facts: { birthDate: "1994-01-01" } }, ELIGIBLE),
  master("Part III 3: born the day before", { facts: { birthDate: "1993-12-31" } }, OUT),
  master("B07: the day itself is not meant", { facts: { birthDate: "1994-01-01" }, readings: { "birth.inclusive": false } }, OUT),
  phd("Part III 3: born on 1 January 1989", { facts: { birthDate: "1989-01-01" } }, ELIGIBLE),
  phd("Part III 3: born the day before", { facts: { birthDate: "1988-12-31" } }, OUT),
  twas("Part III 3: the same for the sub-category", { facts: { birthDate: "1988-12-31" } }, OUT),
  twas("B07: the day itself is not meant", { facts: { birthDate: "1989-01-01" }, readings: { "birth.inclusive": false } }, OUT),
  phd("Part III 3: birth date unknown", { facts: { birthDate: undefined } }, waiting("passport")),
  ...everyone("Part III 4: admission refused", { facts: { meetsAdmissionCriteria: false } }, OUT),
  phd("Part III 4: not yet admitted", { facts: { meetsAdmissionCriteria: undefined } }, waiting("UCAS admission decision")),
  ...everyone("Part III 4: a job into the scholarship", { lists: { otherAssignments: [{ kind: "job", from: "2023-01-01", to: "2024-09-01" }] } }, OUT),
  phd("Part III 4: a job that ends before it", { lists: { otherAssignments: [{ kind: "job", from: "2023-01-01", to: "2024-08-31" }] } }, ELIGIBLE),
  phd("Part III 4: a duty in the last month of 48", { lists: { otherAssignments: [{ kind: "duty", from: "2028-08-31", to: "2028-12-01" }] } }, OUT),
  phd("Part III 4: a duty after 48 months", { lists: { otherAssignments: [{ kind: "duty", from: "2028-09-01", to: "2028-12-01" }] } }, ELIGIBLE),
  master("Part III 4: a duty after 36 months", { lists: { otherAssignments: [{ kind: "duty", from: "2027-09-01", to: "2028-12-01" }] } }, ELIGIBLE),
  master(
    "Part III 4: the Admission Notice states 24 months",
    {
      facts: { "admissionNotice.scholarshipMonths": "24" },
      lists: { otherAssignments: [{ kind: "duty", from: "2026-09-01", to: "2028-12-01" }] },
    },
    ELIGIBLE,
  ),
  master("Part III 4: an assignment of no stated kind counts", { lists: { otherAssignments: [{ from: "2024-01-01", to: "2025-01-01" }] } }, OUT),
  master(
    "Part III 4: another scholarship is no assignment",
    { lists: { otherAssignments: [{ kind: "scholarship", from: "2024-01-01", to: "2025-01-01" }] } },
    ELIGIBLE,
  ),
  master(
    "B18: other scholarships count, too",
    {
      lists: { otherAssignments: [{ kind: "scholarship", from: "2024-01-01", to: "2025-01-01" }] },
      readings: { "assignments.kinds": ["job", "duty", "scholarship"] },
    },
    OUT,
  ),
  master("Part III 4: assignments not declared", { lists: { otherAssignments: undefined } }, waiting("declaration of the awardee")),
  master("Part III 5: a master's student in China", { facts: { currentStudyInChina: "master" } }, is("disqualified", { flags: ["III-in-china-effect"] })),
  master("Part III 5: a doctoral student applies for Master: flagged", { facts: { currentStudyInChina: "doctor" } }, flags("B13")),
  master(
    "Part III 5: study unknown",
    { facts: { currentStudyInChina: undefined } },
    is("waiting", { asks: ["enrolment certificate or declaration"], flags: ["III-master-in-china", "B13", "III-in-china-effect"] }),
  ),
  phd("Part III 5: a doctoral student in China", { facts: { currentStudyInChina: "doctor" } }, is("disqualified", { flags: ["III-in-china-effect"] })),
  twas("Part III 5: the same for the sub-category", { facts: { currentStudyInChina: "doctor" } }, is("disqualified", { flags: ["III-in-china-effect"] })),
  phd("Part III 5: a master's student in China applies for the PhD", { facts: { currentStudyInChina: "master" } }, flags()),
  phd(
    "B13: her study ends before the scholarship",
    { facts: { currentStudyInChina: "doctor", currentStudyEnds: "2024-07-31" }, readings: { "current.at": "start" } },
    flags(),
  ),
  master(
    "B13: his study ends before the scholarship",
    { facts: { currentStudyInChina: "master", currentStudyEnds: "2024-07-31" }, readings: { "current.at": "start" } },
    flags(),
  ),
  master(
    "B13: his study goes on",
    { facts: { currentStudyInChina: "master", currentStudyEnds: "2025-07-31" }, readings: { "current.at": "start" } },
    DISQUALIFIED,
  ),
  master("B16: the application is void", { facts: { currentStudyInChina: "master" }, readings: { violation: "not-accepted" } }, LATE),
  phd("B16: the application is void, PhD", { facts: { currentStudyInChina: "doctor" }, readings: { violation: "not-accepted" } }, LATE),
  ...everyone("Part III 7: applied at USTC and UCAS", { facts: { ansoHosts: "USTC;UCAS" } }, DISQUALIFIED),
  phd("Part III 7: UCAS and a CAS institute", { facts: { ansoHosts: "UCAS;CAS-INSTITUTE" } }, ELIGIBLE),
  phd("Part III 7: hosts unknown", { facts: { ansoHosts: undefined } }, waiting("online application and exchange of lists between USTC and UCAS")),
  phd("B16: two applications are void", { facts: { ansoHosts: "USTC;UCAS" }, readings: { violation: "not-accepted" } }, LATE),

  master("Part IV: on the first day of applications", { facts: { submittedAt: "2023-10-20T00:00+08:00" } }, ELIGIBLE),
  ...everyone("Part IV: a minute before", { facts: { submittedAt: "2023-10-19T23:59+08:00" } }, OUT),
  master(
    "Part IV: a minute before, with the host's date recorded",
    { facts: { submittedAt: "2023-10-19T23:59+08:00" }, decisions: [waiver("IV-open", "UCAS")] },
    ELIGIBLE,
  ),
  master(
    "Part IV: TWAS/UNESCO do not set the host's date",
    { facts: { submittedAt: "2023-10-19T23:59+08:00" }, decisions: [waiver("IV-open", "TWAS-UNESCO")] },
    {
      faults: ["decision-authority"],
    },
  ),
  master(
    "B19: the opening date is strict",
    {
      facts: { submittedAt: "2023-10-19T23:59+08:00" },
      decisions: [waiver("IV-open", "UCAS")],
      readings: { "soft.open": "hard" },
    },
    { faults: ["decision-hard-rule"] },
  ),
  master("Part IV: the last second of the deadline in Beijing", { facts: { submittedAt: "2024-02-15T15:59:59Z" } }, ELIGIBLE),
  ...everyone("Part IV: the second after it", { facts: { submittedAt: "2024-02-15T16:00:00Z" } }, LATE),
  master("B17: the start of that day", { facts: { submittedAt: "2024-02-15T00:00+08:00" }, readings: { "deadline.moment": "start" } }, LATE),
  master("Part IV: nothing submitted before the deadline", { facts: { submittedAt: undefined }, asOf: BEFORE }, waiting("system log")),
  master("Part IV: nothing submitted after the deadline", { facts: { submittedAt: undefined } }, LATE),
  ...everyone("Part IV: one referee late", { lists: { refereesSubmittedAt: [IN_TIME, { value: "2024-02-16T00:00+08:00" }] } }, LATE),
  phd("Part IV: one referee missing before the deadline", { lists: { refereesSubmittedAt: [IN_TIME] }, asOf: BEFORE }, waiting("letters of the referees")),
  phd("Part IV: no letters known after the deadline", { lists: { refereesSubmittedAt: undefined } }, LATE),
  phd("Part IV: the call asks for no letters", { lists: { refereesSubmittedAt: undefined }, parameters: { "referees.required": 0 } }, ELIGIBLE),
  phd(
    "B17: referees may be later",
    { lists: { refereesSubmittedAt: [IN_TIME, { value: "2024-02-16T00:00+08:00" }] }, readings: { "referees.byDeadline": false } },
    ELIGIBLE,
  ),
  phd(
    "B17: later, but not there yet",
    { lists: { refereesSubmittedAt: [IN_TIME] }, readings: { "referees.byDeadline": false } },
    waiting("letters of the referees"),
  ),
  phd(
    "B17: a letter on the deadline's day",
    { lists: { refereesSubmittedAt: [IN_TIME, { value: "2024-02-15T01:00+08:00" }] }, readings: { "deadline.moment": "start" } },
    LATE,
  ),
  master("Part IV 1: all papers of the call on file", { lists: onFile(PAPERS), parameters: { "materials.master": PAPERS } }, ELIGIBLE),
  ...PAPERS.map((paper) =>
    master(
      `Part IV 1: ${paper} missing after the deadline`,
      { lists: onFile(PAPERS.filter((one) => one !== paper)), parameters: { "materials.master": PAPERS } },
      LATE,
    ),
  ),
  master(
    "Part IV 1: a paper missing before the deadline",
    { lists: onFile([]), parameters: { "materials.master": ["cv"] }, asOf: BEFORE },
    waiting("papers of the call for master's programs"),
  ),
  master("Part IV 1: a paper came late", { lists: onFile(["cv"], "2024-02-16T00:00+08:00"), parameters: { "materials.master": ["cv"] } }, LATE),
  phd("Part IV 1: all papers of the call on file", { lists: onFile(PAPERS), parameters: { "materials.phd": PAPERS } }, ELIGIBLE),
  ...PAPERS.map((paper) =>
    phd(
      `Part IV 1: ${paper} missing after the deadline`,
      { lists: onFile(PAPERS.filter((one) => one !== paper)), parameters: { "materials.phd": PAPERS } },
      LATE,
    ),
  ),
  twas("Part IV 1: the same for the sub-category", { lists: onFile([]), parameters: { "materials.phd": ["research-proposal"] } }, LATE),
  ...everyone("Part IV 2: the scholarship is not chosen", { facts: { ansoChosen: false } }, OUT),
  master("Part IV 2: choice unknown", { facts: { ansoChosen: undefined } }, waiting("online application")),
  twas("Part IV 2: the box is not checked", { facts: { twasBox: false } }, OUT),
  twas("Part IV 2: box unknown", { facts: { twasBox: undefined } }, waiting("online application")),
  phd("Part IV 2: with the box checked she stays a candidate for the PhD", { facts: { twasBox: true } }, ELIGIBLE),
  phd("B05: with the box checked she is a candidate for nothing else", { facts: { twasBox: true }, readings: { boxFallback: "out" } }, OUT),
  phd("B05: without the box she is a candidate", { readings: { boxFallback: "out" } }, ELIGIBLE),
  phd("B05: one award for one person", { facts: { twasBox: true } }, { together: { picks: ["phd/1", "phd-twas/1"], breaks: ["exclusion"] } }),
];

const places: readonly RegulationCase[] = [
  master("Part I: 200 Master's students", {}, { places: { "I-quota-master": 200 } }),
  master("B01: a stated share of UCAS", { parameters: { "share.master": 120 } }, { places: { "I-quota-master": 120 } }),
  master(
    "B01: the share of UCAS is not that of all hosts",
    { parameters: { "share.master": 120 }, readings: { "quota.hosts": "all" } },
    { places: { "I-quota-master": 200 } },
  ),
  master("B02: exactly 200", { readings: { "quota.relation": "eq" } }, { places: { "I-quota-master": 200, "I-quota-master-exact": 200 } }),
  phd("Part I: 300 PhD students", {}, { places: { "I-quota-phd": 300 } }),
  phd("B01: a stated share of UCAS, PhD", { parameters: { "share.phd": 180 } }, { places: { "I-quota-phd": 180 } }),
  phd("B02: exactly 300", { readings: { "quota.relation": "eq" } }, { places: { "I-quota-phd": 300, "I-quota-phd-exact": 300 } }),
  twas("Part I: up to 50, inside the 300", {}, { places: { "I-twas-max": 50, "I-quota-phd": 300 } }),
  phd("B03: unused places of the sub-category stay empty", { readings: { twasReturns: false } }, { places: { "I-quota-phd": 300, "I-quota-phd-kept": 250 } }),
  phd("B03: the sub-category is in addition", { readings: { twasWithin: false } }, { places: { "I-quota-phd-apart": 300 } }),
  phd(
    "B02, B03: exactly 300 beside the sub-category",
    { readings: { twasWithin: false, "quota.relation": "eq" } },
    {
      places: { "I-quota-phd-apart": 300, "I-quota-phd-apart-exact": 300 },
    },
  ),
];

const special: readonly RegulationCase[] = [
  twas("Part I: without home country and gender she counts in no group, and is flagged", { facts: { gender: undefined } }, flags("I-twas-special")),
  twas("Part I: a woman", { facts: { gender: "F" } }, flags()),
  twas("B04: bonus points", { facts: { gender: undefined }, readings: { special: "bonus" } }, flags("I-twas-special-known")),
  twas("B04: the score stays the merit", { facts: { gender: "F" }, readings: { special: "bonus" } }, { merit: "88.50" }),
  twas(
    "B04: a share of the places",
    { facts: { gender: "F", homeCountry: "NP" }, readings: { special: "share" } },
    is("eligible", { places: { "I-twas-special-share": 25 }, flags: [] }),
  ),
  twas("B04: report only, a woman", { facts: { gender: "F" }, readings: { special: "report" } }, flags("I-twas-special-report")),
  twas("B04: report only, of a least developed country", { facts: { homeCountry: "NP" }, readings: { special: "report" } }, flags("I-twas-special-report")),
  twas("B04: report only, gender unknown", { facts: { gender: undefined }, readings: { special: "report" } }, flags("I-twas-special-report")),
  twas("B04: report only, of neither group", { readings: { special: "report" } }, flags()),
];

/** Eligibility and places of the ANSO scheme. */
export const ansoCases = ansoFile([...eligibility, ...places, ...special]);
