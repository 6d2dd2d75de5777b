/** Excellent Freshman is paid in two semesters and re-evaluated after the first (VIII(I)ii). */
import type { ExpectedRenewal, RegulationCase, Row, Settings } from "../cases.ts";
import { all, type Differing } from "./ideals.ts";

const AWARD = "excellent-freshman";
const TERMS: Settings = { "term.first": "2024-autumn", "term.second": "2025-spring" };

/** 70 % of 18,000.05 yuan; the ledger's first semester is 10,000 of them. */
const LEDGER: Row = { "tuitionSemester.first": 10_000 };

function paid(name: string, differing: Differing, first: string, second: string): RegulationCase {
  const payments = { "2": { "2024-autumn": first, "2025-spring": second } };
  return { ...all(AWARD, "eligible", name, { parameters: TERMS, ...differing }), expect: { payments } };
}

const PAYMENTS: readonly RegulationCase[] = [
  paid("paid by the ledger's semesters (A11)", { facts: LEDGER }, "6999.99", "5600.04"),
  paid("paid in halves, the odd fen last: the ledger has no semesters (A11)", {}, "6300.01", "6300.02"),
  paid("paid in halves, whatever the ledger says (A11)", { facts: LEDGER, readings: { "freshman.split": "halves" } }, "6300.01", "6300.02"),
];

const HELD: Row = { award: AWARD, level: "2", cycle: "2024-2025", from: "2024-09-02", to: "2025-07-04", paidUntil: "2025-01-17", amount: "12600.03" };
const COURSE: Row = { course: "C1", type: "compulsory", semester: "2024-autumn", firstPassed: "yes", makeupPassed: undefined };
const FACTS: Row = { enrolledOn: "2024-09-02", unexcusedHoursSem1: "19.5", examAbsenceSem1: 0, examCheatingSem1: 0, ...LEDGER };

function judged(name: string, differing: Differing, renewal: ExpectedRenewal): RegulationCase {
  const lists = { awardsHeld: [HELD], courses: [COURSE], ...differing.lists };
  return {
    ...all(AWARD, "eligible", `re-evaluation: ${name}`, { asOf: "2025-01-20", ...differing, facts: { ...FACTS, ...differing.facts }, lists }),
    expect: { renewal },
  };
}

const KEPT: ExpectedRenewal = { verdict: "kept", grounds: [], kept: "12600.03", released: "0", held: "0" };
const lost = (...grounds: readonly string[]): ExpectedRenewal => ({
  verdict: "lost",
  grounds: grounds.map((ground) => `VIII-I-ii-loss-${ground}`),
  kept: "6999.99",
  released: "5600.04",
  held: "0",
});
const unknown = (...grounds: readonly string[]): ExpectedRenewal => ({ ...lost(...grounds), verdict: "unknown", released: "0", held: "5600.04" });
const failed = (more: Row = {}): Differing => ({ lists: { courses: [COURSE, { ...COURSE, course: "C2", firstPassed: "no", makeupPassed: "yes", ...more }] } });
const hours = (unexcusedHoursSem1: string | number | undefined, readings: Settings = {}): Differing => ({ facts: { unexcusedHoursSem1 }, readings });
const punished = (date: string, grade = "warning"): Differing => ({ lists: { punishments: [{ date, grade, at: "ZUST" }] } });

const REEVALUATION: readonly RegulationCase[] = [
  judged("nothing against her", {}, KEPT),
  judged("failed a course of the first semester", failed(), lost("fail")),
  judged("failed a course of another semester", failed({ semester: "2025-spring" }), KEPT),
  judged("failed and passed the make-up, which heals (A36)", { ...failed(), readings: { "reeval.makeupHeals": true } }, KEPT),
  judged("failed the make-up, which would heal (A36)", { ...failed({ makeupPassed: "no" }), readings: { "reeval.makeupHeals": true } }, lost("fail")),
  judged("courses unknown", { lists: { courses: undefined } }, unknown("fail")),
  judged("20 unexcused hours (A13)", hours(20), lost("absence")),
  judged("20 unexcused hours, more are needed (A13)", hours(20, { "reeval.absence": "gt20" }), KEPT),
  judged("20.5 unexcused hours, more than 20 are needed (A13)", hours("20.5", { "reeval.absence": "gt20" }), lost("absence")),
  judged("half an unexcused hour, any is too much (A13)", hours("0.5", { "reeval.absence": "any" }), lost("absence")),
  judged("no unexcused hour, any is too much (A13)", hours(0, { "reeval.absence": "any" }), KEPT),
  judged("unexcused hours unknown", hours(undefined), unknown("absence")),
  judged("absent from an exam", { facts: { examAbsenceSem1: 1 } }, lost("exam")),
  judged("cheated in an exam", { facts: { examCheatingSem1: 1 } }, lost("exam")),
  judged("an unexcused hour is absence (A14)", hours(1, { "reeval.examAbsence": "any" }), lost("exam")),
  judged("exams unknown", { facts: { examCheatingSem1: undefined } }, unknown("exam")),
  judged("a warning in the first semester", punished("2024-12-02"), lost("punish")),
  judged("punished below a warning", punished("2024-12-02", "below-warning"), KEPT),
  judged("a warning before she enrolled", punished("2024-09-01"), KEPT),
  judged("a warning after the first semester", { ...punished("2025-01-15"), parameters: { "reeval.semesterTo": "2025-01-14" } }, KEPT),
  judged("punishments unknown", { lists: { punishments: undefined } }, unknown("punish")),
  judged("two grounds", { ...failed(), ...hours(30) }, lost("fail", "absence")),
  judged("one ground is met, another unknown", { ...failed(), ...hours(undefined) }, lost("fail")),
  judged("holds another award", { lists: { awardsHeld: [{ ...HELD, award: "hsk-winner" }] } }, { verdict: "not-held" }),
  judged("held it in an earlier year", { lists: { awardsHeld: [{ ...HELD, from: "2023-09-04", to: "2024-07-05" }] } }, { verdict: "not-held" }),
  judged("holds it in the year that is named", { parameters: { "cycle.running": "2024-2025" } }, KEPT),
  judged("does not hold it in the year that is named", { parameters: { "cycle.running": "2023-2024" } }, { verdict: "not-held" }),
  judged("awards held unknown", { lists: { awardsHeld: undefined } }, { verdict: "unclear" }),
  judged(
    "amount unknown",
    { lists: { awardsHeld: [{ ...HELD, amount: undefined }] } },
    { verdict: "kept", kept: "unknown", released: "unknown", held: "unknown" },
  ),
];

/** Cases of payment and re-evaluation. */
export const RENEWAL: readonly RegulationCase[] = [...PAYMENTS, ...REEVALUATION];
