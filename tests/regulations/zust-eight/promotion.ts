/** Promotion: qualifications (VII(II)i i)), exhibitions (VIII(I)i), the decided amount and number (V(I)i). */
import { waiver, type DecisionRow, type RegulationCase } from "../cases.ts";
import { all, application, factCases, one, paper, paperCases, PAPERS, type Differing } from "./ideals.ts";

const AWARD = "promotion";
const PLACES: DecisionRow = { key: "places", award: AWARD, value: "3", authority: "SOIE" };
const amount = (value: string, authority = "SOIE"): DecisionRow => ({ key: "amount", award: AWARD, subject: "S1", value, authority });

/** A decided amount: it is due, or out of the range. */
function decided(name: string, value: string, due: string | undefined, differing: Differing = {}): RegulationCase {
  const decisions = [PLACES, amount(value), ...(differing.decisions ?? [])];
  const expect = due === undefined ? { faults: ["decision-range"] } : { status: { "1": "eligible" as const }, due: { "1": due } };
  return one(AWARD, name, { ...differing, decisions }, expect);
}

const QUALIFICATIONS: readonly RegulationCase[] = [
  all(AWARD, "not-eligible", "a registered student has no intention to apply any more (VII(II)i i))", { facts: { stage: "registered" } }),
  all(AWARD, "not-eligible", "an exchange student (VII(II)i i))", { facts: { studentType: "exchange" } }),
  all(AWARD, "eligible", "an exchange student, where exchange is a programme of Promotion", {
    facts: { studentType: "exchange" },
    parameters: { "promotion.types": ["exchange"] },
  }),
  all(AWARD, "eligible", "a student of the Chinese language", { facts: { studentType: "chinese-language" } }),
  ...factCases(AWARD, "appraisals.studyRecord", "excellent study records (VII(II)i i) a)", "appraisal of the study records by the staff of SOIE"),
  ...factCases(AWARD, "appraisals.health", "healthy (VII(II)i i) c)", "health certificate"),
  all(AWARD, "not-eligible", "eleven months of study (VII(II)i i) b)", { facts: { plannedStudyMonths: 11 } }),
  all(AWARD, "eligible", "eleven months of study, where ten are a year (A42)", { facts: { plannedStudyMonths: 11 }, readings: { academicYearMonths: 10 } }),
  all(AWARD, "waiting", "months of study unknown", { facts: { plannedStudyMonths: undefined } }, { asks: ["admission notice"] }),
  ...paperCases(AWARD, "VII(II)i i) a", "diploma-highest", "diploma and academic transcripts", "docs.late.promotion", false),
  all(
    AWARD,
    "waiting",
    "transcripts missing (VII(II)i i) a)",
    { lists: { documents: [paper("diploma-highest")] } },
    { asks: ["diploma and academic transcripts"] },
  ),
];

const EXHIBITION: Differing = {
  lists: { applications: [application(AWARD, { channel: "exhibition" })], documents: [...PAPERS[AWARD], paper("promotion-certificate")] },
};
const ASSESSED: DecisionRow = { key: "on-the-spot", subject: "S1", value: "yes", authority: "SOIE exhibition staff" };
const SPOT = { ...EXHIBITION, decisions: [ASSESSED] };
const STAFF = "assessment of the application materials at the exhibition (SOIE exhibition staff)";

const EXHIBITIONS: readonly RegulationCase[] = [
  all(AWARD, "eligible", "at an exhibition, assessed on the spot (VIII(I)i)", SPOT),
  all(AWARD, "waiting", "at an exhibition, not assessed yet (VIII(I)i)", EXHIBITION, { asks: [STAFF] }),
  all(AWARD, "not-eligible", "at an exhibition, assessed and refused (VIII(I)i)", { ...EXHIBITION, decisions: [{ ...ASSESSED, value: "no" }] }),
  one(
    AWARD,
    "an assessment on the spot by another office is none (VIII(I)i)",
    { ...EXHIBITION, decisions: [{ ...ASSESSED, authority: "SOIE" }] },
    { faults: ["decision-authority"] },
  ),
  ...paperCases(AWARD, "VIII(I)i", "promotion-certificate", "written certificate for the scholarship", "docs.late.promotion", false, SPOT),
  one(
    AWARD,
    "an amount decided at the exhibition (VIII(I)i)",
    { ...SPOT, decisions: [ASSESSED, PLACES, amount("4000", "SOIE exhibition staff")] },
    { status: { "1": "eligible" }, due: { "1": "4000" } },
  ),
];

const AMOUNTS: readonly RegulationCase[] = [
  decided("Promotion of 5000 yuan (V(I)i)", "5000", "5000"),
  decided("Promotion of one fen (V(I)i)", "0.01", "0.01"),
  decided("Promotion of nothing (V(I)i)", "0", undefined),
  decided("Promotion of more than 5000 yuan (V(I)i)", "5000.01", undefined),
  decided("Promotion of more than 5000 yuan, waived as a rule (A17)", "5000.01", "5000.01", { decisions: [waiver("V-I-i-amount")] }),
  one(
    AWARD,
    "a waiver of the 5000 yuan, where they are hard (A17)",
    { decisions: [PLACES, amount("5000.01"), waiver("V-I-i-amount")], readings: { "soft.promotion": "hard" } },
    { faults: ["decision-hard-rule"] },
  ),
  decided("Promotion of 6000 yuan, where that is the ceiling", "6000", "6000", { parameters: { "promotion.max": "6000 yuan" } }),
  one(AWARD, "an undecided amount of Promotion is not due (V(I)i)", { decisions: [PLACES] }, { status: { "1": "eligible" }, due: {} }),
  one(AWARD, "an amount waits for the number of Promotion awards (V(I)i)", { decisions: [amount("5000")] }, { status: { "1": "eligible" }, due: {} }),
  one(AWARD, "the number of Promotion awards (V(I)i)", { decisions: [PLACES] }, { places: { "V-I-i-authority": 3 } }),
  one(AWARD, "an amount decided by another office (V(I)i)", { decisions: [PLACES, amount("5000", "SHIE")] }, { faults: ["decision-authority"] }),
  one(AWARD, "a number decided by another office (V(I)i)", { decisions: [{ ...PLACES, authority: "SHIE" }] }, { faults: ["decision-authority"] }),
];

/** Cases of Promotion. */
export const PROMOTION: readonly RegulationCase[] = [...QUALIFICATIONS, ...EXHIBITIONS, ...AMOUNTS];
