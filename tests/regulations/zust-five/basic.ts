/** Who is international (II) and the basic qualifications of every award (VII(I)), for each of the five. */
import { waiver, type RegulationCase, type Row } from "../cases.ts";
import { all, at, AWARDS, type FiveAward } from "./ideals.ts";

function universe(award: FiveAward): readonly RegulationCase[] {
  const citizen = (citizenships: string) => ({ facts: { citizenships } });
  const foreign = { parameters: { "international.notForeign": [] } };
  return [
    all(award, "eligible", "an ideal candidate"),
    all(award, "eligible", "two foreign citizenships", citizen("GB;NG")),
    all(award, "not-eligible", "of another institution (II)", { facts: { institution: "UCAS" } }),
    all(award, "not-eligible", "a Chinese citizen (II)", citizen("CN")),
    all(award, "not-eligible", "a Chinese citizen beside another citizenship (II)", citizen("MY;CN")),
    ...["HK", "MO", "TW"].flatMap((region) => [
      all(award, "not-eligible", `of ${region}, which does not count as foreign (II)`, citizen(region)),
      all(award, "eligible", `of ${region}, where it counts as foreign`, { ...citizen(region), ...foreign }),
    ]),
    all(award, "waiting", "citizenships unknown", { facts: { citizenships: undefined } }, { asks: ["passport"] }),
  ];
}

const STAGE_NAMES: Readonly<Record<string, string>> = { "excellent-freshman": "stage.freshman" };

function stages(award: FiveAward): readonly RegulationCase[] {
  const reading = STAGE_NAMES[award] ?? "stage.others";
  const isFreshman = award === "excellent-freshman";
  return [
    all(award, "not-eligible", "has graduated (II)", { facts: { stage: "graduated" } }),
    all(award, isFreshman ? "eligible" : "not-eligible", "is admitted, not yet registered (A48)", { facts: { stage: "admitted" } }),
    all(award, "waiting", "stage unknown", { facts: { stage: undefined } }, { asks: ["admission notice"] }),
    all(award, "not-eligible", "registered students left out (A48)", { readings: { [reading]: ["admitted"] } }),
    all(award, "eligible", "graduates let in (A48)", { facts: { stage: "graduated" }, readings: { [reading]: ["registered", "graduated"] } }),
  ];
}

const VIOLATION = [{ date: "2024-04-02", by: "police" }];

function law(award: FiveAward): readonly RegulationCase[] {
  const nothing = { facts: { "appraisals.lawAbiding": undefined }, lists: { lawViolations: undefined } };
  return [
    all(award, "not-eligible", "a violation of law on file (VII(I)i)", { lists: { lawViolations: VIOLATION } }),
    all(award, "not-eligible", "judged not to abide by the law (VII(I)i)", { facts: { "appraisals.lawAbiding": "no" } }),
    all(award, "eligible", "no record and no declaration counts as law-abiding", nothing),
    all(award, "waiting", "no record and no declaration, a record is asked for", { ...nothing, parameters: { "basic.lawMissing": false } }),
    all(award, "eligible", "a declaration, where a record is asked for", { lists: { lawViolations: undefined }, parameters: { "basic.lawMissing": false } }),
  ];
}

function punished(grade: string, more: Row = {}) {
  return { lists: { punishments: [{ date: "2023-11-20", grade, at: "ZUST", ...more }] } };
}

function punishments(award: FiveAward): readonly RegulationCase[] {
  const grades = ["warning", "serious-warning", "demerit", "probation", "expulsion"];
  const early = punished("warning", { date: "2022-12-06" });
  return [
    ...grades.map((grade) => all(award, "not-eligible", `punished with ${grade} at ZUST (VII(I)i)`, punished(grade))),
    all(award, "eligible", "punished below a warning", punished("below-warning")),
    all(award, "eligible", "a warning at another school", punished("warning", { at: "UCAS" })),
    all(award, "not-eligible", "a warning before the academic year (A46)", early),
    all(award, "eligible", "a warning before the academic year, which alone counts (A46)", { ...early, readings: { "punish.window": "academic-year" } }),
    all(award, "not-eligible", "a warning on the first day of the academic year, which alone counts", {
      ...punished("warning", { date: "2023-09-04" }),
      readings: { "punish.window": "academic-year" },
    }),
    all(award, "waiting", "punishments unknown", { lists: { punishments: undefined } }, { asks: ["discipline file"] }),
  ];
}

const APPRAISED: readonly (readonly [fact: string, what: string, asks: string])[] = [
  ["tuitionPaidOnTime", "tuition paid on time (VII(I)i)", "tuition ledger"],
  ["appraisals.socialConduct", "respectful and friendly (VII(I)ii)", "appraisal of the head teacher"],
  ["appraisals.devotion", "devoted to study (VII(I)iii)", "appraisal of the head teacher"],
  ["appraisals.decency", "behaves decently (VII(I)iv)", "appraisal of the head teacher"],
];

function appraisals(award: FiveAward): readonly RegulationCase[] {
  return APPRAISED.flatMap(([fact, what, asks]) => [
    all(award, "not-eligible", `not ${what}`, { facts: { [fact]: "no" } }),
    all(award, "waiting", `${what} is unknown`, { facts: { [fact]: undefined } }, { asks: [asks] }),
  ]);
}

/** The rule on unexcused absence and cheating of each award. */
const CLEAN: Readonly<Record<FiveAward, string>> = {
  "excellent-freshman": "VII-I-iv-clean",
  "excellent-exchange": "VII-I-iv-clean",
  "excellent-degree": "VII-I-iv-clean-degree",
  "excellent-language": "VII-I-iv-clean-language",
  "hsk-winner": "VII-I-iv-clean",
};

function clean(award: FiveAward): readonly RegulationCase[] {
  const absent = { facts: { unexcusedHoursEver: "0.5" } };
  const cheated = { facts: { examCheatingCount: 1 } };
  const missedExam = { facts: { examAbsenceCount: 1 } };
  const exams = { readings: { "basic.absence": "exams-only" } };
  const waived = { decisions: [waiver(CLEAN[award])] };
  return [
    all(award, "not-eligible", "half an hour of unexcused absence (VII(I)iv)", absent),
    all(award, "not-eligible", "cheated in an exam (VII(I)iv)", cheated),
    all(award, "waiting", "cheating unknown", { facts: { examCheatingCount: undefined } }, { asks: ["examination office record"] }),
    all(award, "waiting", "unexcused hours unknown", { facts: { unexcusedHoursEver: undefined } }, { asks: ["attendance record"] }),
    all(award, "eligible", "unexcused absence from class only, where exams alone count (A14)", { ...absent, ...exams }),
    all(award, "not-eligible", "absent from an exam, where exams alone count (A14)", { ...missedExam, ...exams }),
    all(award, "not-eligible", "cheated, where exams alone count (A14)", { ...cheated, ...exams }),
    all(award, "eligible", "cheated, waived in principle", { ...cheated, ...waived }),
    {
      ...all(award, "eligible", "a waiver where the clause is hard (A17)", { ...cheated, ...waived, readings: { "soft.clean": "hard" } }),
      expect: { faults: ["decision-hard-rule"] },
    },
    { ...all(award, "eligible", "a waiver of a rule that is hard", { decisions: [waiver("VII-I-i-tuition")] }), expect: { faults: ["decision-hard-rule"] } },
    { ...all(award, "eligible", "a waiver of a rule that there is not", { decisions: [waiver("VII-I-ix")] }), expect: { faults: ["decision-unknown-rule"] } },
  ];
}

/** Hours of the academic year are left to the limit of Excellent Degree Student itself. */
const ABSENCE: readonly RegulationCase[] = [
  all("excellent-degree", "eligible", "unexcused hours all of this academic year (A15)", { facts: { unexcusedHoursEver: 3, unexcusedHoursYear: 3 } }),
  all("excellent-degree", "not-eligible", "one unexcused hour before this academic year (A15)", { facts: { unexcusedHoursEver: 4, unexcusedHoursYear: 3 } }),
  all("excellent-degree", "not-eligible", "unexcused hours of this academic year, no limit of its own prevails (A15)", {
    facts: { unexcusedHoursEver: 3, unexcusedHoursYear: 3 },
    readings: { "basic.clean.specificWins": [] },
  }),
  all("excellent-language", "not-eligible", "unexcused hours all of this academic year (A15)", { facts: { unexcusedHoursEver: 3, unexcusedHoursYear: 3 } }),
  all("excellent-language", "eligible", "unexcused hours of this academic year, its own limit prevails (A15)", {
    facts: { unexcusedHoursEver: 3, unexcusedHoursYear: 3 },
    readings: { "basic.clean.specificWins": ["excellent-degree", "excellent-language"] },
  }),
  all("excellent-language", "not-eligible", "an unexcused hour of before, its own limit prevails (A15)", {
    facts: { unexcusedHoursEver: 4, unexcusedHoursYear: 3 },
    readings: { "basic.clean.specificWins": ["excellent-degree", "excellent-language"] },
  }),
];

const NOTHING: readonly (readonly [what: string, differing: Parameters<typeof all>[3]])[] = [
  ["punishments", { lists: { punishments: undefined } }],
  ["payment of tuition", { facts: { tuitionPaidOnTime: undefined } }],
  ["conduct", { facts: { "appraisals.socialConduct": undefined } }],
  ["devotion", { facts: { "appraisals.devotion": undefined } }],
  ["decency", { facts: { "appraisals.decency": undefined } }],
  ["absence and cheating", { facts: { unexcusedHoursEver: undefined, examAbsenceCount: undefined, examCheatingCount: undefined } }],
];

/** Nothing can be recorded of people who do not yet study at ZUST. */
const NOT_YET_ENROLLED: readonly RegulationCase[] = NOTHING.flatMap(([what, differing]) => {
  const admitted = { ...differing, facts: { ...differing?.facts, stage: "admitted" } };
  return [
    all("excellent-freshman", "eligible", `nothing is recorded on ${what} before enrolment (A48)`, admitted),
    all("excellent-freshman", "waiting", `nothing is recorded on ${what}, the admitted are asked too (A48)`, {
      ...admitted,
      readings: { "stage.notYetEnrolled": ["prospective"] },
    }),
  ];
}).concat([
  all("excellent-freshman", "not-eligible", "punished before enrolment (A48)", { ...punished("demerit"), facts: { stage: "admitted" } }),
  all("excellent-freshman", "not-eligible", "cheated before enrolment (A48)", { facts: { stage: "admitted", examCheatingCount: 1 } }),
]);

const CANDIDATES: readonly RegulationCase[] = AWARDS.flatMap((award) => [
  { ...all(award, "eligible", "did not apply", { lists: { applications: [] } }), expect: { status: at(award, "no-candidate") } },
  all(award, "waiting", "applications unknown", { lists: { applications: undefined } }),
]);

/** Cases of every award. */
export const BASIC: readonly RegulationCase[] = [
  ...AWARDS.flatMap((award) => [...universe(award), ...stages(award), ...law(award), ...punishments(award), ...appraisals(award), ...clean(award)]),
  ...ABSENCE,
  ...NOT_YET_ENROLLED,
  ...CANDIDATES,
];
