/** Excellent Chinese Language Student: qualifications (VII(II)ii ii)), papers (VIII(II)ii), amounts and places (V(III)ii). */
import type { RegulationCase, Row } from "../cases.ts";
import { all, application, paperCases, PAPERS, type Differing, type PaperClause } from "./ideals.ts";

const AWARD = "excellent-language";
const ok = (name: string, differing: Differing) => all(AWARD, "eligible", name, differing);
const no = (name: string, differing: Differing) => all(AWARD, "not-eligible", name, differing);
const refused = (name: string, differing: Differing) => all(AWARD, "not-accepted", name, differing);
const waits = (name: string, differing: Differing, asks: string) => all(AWARD, "waiting", name, differing, { asks: [asks] });

const QUALIFICATIONS: readonly RegulationCase[] = [
  no("not officially registered (VII(II)ii ii) a)", { facts: { officiallyRegistered: "no" } }),
  no("a degree student (VII(II)ii ii) a)", { facts: { studentType: "degree" } }),
  no("paid by the government (VII(II)ii ii) a)", { facts: { fundingSource: "chinese-government" } }),
  ok("paid by a province, which is self-funded too (A21)", {
    facts: { fundingSource: "provincial" },
    readings: { "selfFunded.sources": ["self", "provincial"] },
  }),
  waits("registration unknown", { facts: { officiallyRegistered: undefined } }, "registration record"),
  no("one semester (VII(II)ii ii) a)", { facts: { semestersAtZust: 1 } }),
  no("two semesters, the running one does not count (A42)", { readings: { "language.runningSemesterCounts": false } }),
  ok("three semesters, the running one does not count (A42)", { facts: { semestersAtZust: 3 }, readings: { "language.runningSemesterCounts": false } }),
  waits("semesters unknown", { facts: { semestersAtZust: undefined } }, "registration record"),
  no("not diligent (VII(II)ii ii) b)", { facts: { "appraisals.diligentStudy": "no" } }),
  waits("diligence unknown", { facts: { "appraisals.diligentStudy": undefined } }, "recommendation letter"),
  no("84.99 in the final exam (VII(II)ii ii) b)", { facts: { finalExamOverall: "84.99" } }),
  waits("final exam unknown", { facts: { finalExamOverall: undefined } }, "academic transcript of the final exam"),
  no("20.5 hours of absence (VII(II)ii ii) c)", { facts: { absenceHoursYear: "20.5" } }),
  waits("absence unknown", { facts: { absenceHoursYear: undefined } }, "proof of the attendance record"),
  no("two activities (VII(II)ii ii) d)", { facts: { activitiesCount: 2 } }),
  ok("three activities since enrolment, which count (A37)", {
    facts: { activitiesCount: 2, activitiesCountEver: 3 },
    readings: { "activities.window": "since-enrolment" },
  }),
  no("four occasions are three times", { parameters: { "activities.min": 4 } }),
  waits("activities unknown", { facts: { activitiesCount: undefined } }, "activity register"),
];

const HELD = { award: "excellent-freshman", level: "2", cycle: "2023-2024", from: "2023-09-04", to: "2024-07-05", paidUntil: "2024-01-19", amount: 9000 };
function applied(submittedAt: string, held: readonly Row[] | undefined): Differing {
  return { lists: { applications: [application(AWARD, submittedAt)], awardsHeld: held } };
}

/** The awarding period of Excellent Freshman (VII(II)i ii) Note). */
const PERIOD: readonly RegulationCase[] = [
  refused("applied on the first day of her award as a freshman (Note)", applied("2023-09-04", [HELD])),
  refused("applied on the last day of her award as a freshman (Note)", applied("2024-07-05", [HELD])),
  ok("applied before her award as a freshman", applied("2023-09-03", [HELD])),
  ok("applied after her award as a freshman", applied("2024-07-06T00:00+08:00", [HELD])),
  ok("applied while she held another award", applied("2024-06-10", [{ ...HELD, award: "hsk-winner" }])),
  refused("applied in the semester that was not paid (A19)", applied("2024-06-10", [HELD])),
  {
    ...ok("applied in the semester that was not paid, which does not count (A19)", applied("2024-06-10", [HELD])),
    readings: { "exclusive.period": "paid-semesters" },
  },
  waits("awards held unknown", applied("2024-06-10", undefined), "SOIE award register"),
];

const of = (type: string) => (one: Row) => one.type === type;
const RECORD = "transcript and proof of the attendance record";
const CLAUSES: readonly PaperClause[] = [
  { clause: "the form (VIII(II)ii i))", asks: "application form", missing: of("form-language") },
  { clause: "the transcript (VIII(II)ii ii))", asks: RECORD, missing: of("transcript-current-year") },
  { clause: "proof of attendance (VIII(II)ii ii))", asks: RECORD, missing: of("attendance-proof-current-year") },
  { clause: "the head teacher's letter (VIII(II)ii iii))", asks: "letter of the head teacher", missing: of("letter") },
];

function letter(more: Row): Differing {
  return { lists: { documents: PAPERS[AWARD].map((one) => (one.type === "letter" ? { ...one, ...more } : one)) } };
}

const FORMS: readonly RegulationCase[] = [
  ok("a letter for this award", letter({ award: AWARD })),
  refused("a letter for another award", letter({ award: "excellent-degree" })),
  refused("a letter of the school only", letter({ issuedBy: "school" })),
];

function places(name: string, counts: readonly [number, number, number], count: number, readings: Differing["readings"] = {}): RegulationCase {
  const ids = Object.fromEntries(counts.map((value, i) => [`V-III-ii-caps-${i + 1}`, value]));
  return { ...ok(name, { census: [{ population: "language", count }], readings }), expect: { places: ids } };
}

const MONEY: readonly RegulationCase[] = [
  all(AWARD, "eligible", "2,000, 1,500 and 1,000 yuan (V(III)ii)", {}, { amount: { "1": "2000", "2": "1500", "3": "1000" }, merit: "79.99", due: {} }),
  all(
    AWARD,
    "waiting",
    "no score",
    { facts: { "scores.language": undefined } },
    {
      merit: "unknown",
      asks: ["ranking list of the School of Humanity and International Education"],
    },
  ),
  places("2, 4 and 6 % of 100 (V(III)ii)", [2, 4, 6], 100),
  places("places of 130 are rounded down", [2, 5, 7], 130),
  places("places of 130 rounded half up (A04)", [3, 5, 8], 130, { "caps.rounding": "half-up" }),
  places("places of 130 rounded up (A04)", [3, 6, 8], 130, { "caps.rounding": "ceil" }),
  places("one place of 10 (A04)", [1, 1, 1], 10, { "caps.minimumOne": true }),
];

/** Cases of Excellent Chinese Language Student. */
export const LANGUAGE: readonly RegulationCase[] = [
  ...QUALIFICATIONS,
  ...PERIOD,
  ...CLAUSES.flatMap((clause) => paperCases(AWARD, "docs.late.language", clause)),
  ...FORMS,
  ...MONEY,
];
