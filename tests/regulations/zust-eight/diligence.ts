/** Academic Diligence (VII(II)iii i), V(IV)i) and the papers of all Individual Scholarships (VIII iii). */
import type { RegulationCase, Row } from "../cases.ts";
import { all, DECIDED, factCases, INDIVIDUAL, one, paper, paperCases, PAPERS } from "./ideals.ts";

const AWARD = "academic-diligence";

/** Hours and times that must be none: one refuses, and unknown asks for the attendance record. */
function noneOf(fact: string, what: string, asks = "attendance record"): readonly RegulationCase[] {
  return [
    all(AWARD, "not-eligible", `${what} once`, { facts: { [fact]: 1 } }),
    all(AWARD, "waiting", `${what}: unknown`, { facts: { [fact]: undefined } }, { asks: [asks] }),
  ];
}

const course = (type: string, firstPassed?: string, makeupPassed?: string): { readonly lists: { readonly courses: readonly Row[] } } => ({
  lists: { courses: [{ course: "C1", semester: "2023-autumn", type, firstPassed, makeupPassed }] },
});

const EVER = { readings: { "diligence.lateWindow": "ever" } };

const QUALIFICATIONS: readonly RegulationCase[] = [
  ...factCases(AWARD, "officiallyRegistered", "officially registered (VII(II)iii i))", "registration record"),
  all(AWARD, "not-eligible", "on a government scholarship (VII(II)iii i))", { facts: { fundingSource: "chinese-government" } }),
  all(AWARD, "eligible", "paid by her employer, read as self-funded (A21)", {
    facts: { fundingSource: "employer" },
    readings: { "selfFunded.sources": ["self", "employer"] },
  }),
  all(AWARD, "waiting", "funding unknown", { facts: { fundingSource: undefined } }, { asks: ["funding declaration and tuition ledger"] }),
  ...factCases(AWARD, "appraisals.diligentStudy", "studies diligently (VII(II)iii i))", "recommendation letter"),
  ...factCases(AWARD, "appraisals.academicEthics", "abides by the academic code of ethics (VII(II)iii i))", "appraisal of the school"),
  ...noneOf("lateCountYear", "late for class (VII(II)iii i))"),
  ...noneOf("earlyLeaveCountYear", "left class early (VII(II)iii i))"),
  all(AWARD, "eligible", "late for class in an earlier year (A51)", { facts: { lateCountEver: 1 } }),
  all(AWARD, "not-eligible", "late for class in an earlier year, which counts too (A51)", { facts: { lateCountEver: 1 }, ...EVER }),
  all(AWARD, "not-eligible", "left class early in an earlier year, which counts too (A51)", { facts: { earlyLeaveCountEver: 1 }, ...EVER }),
  ...noneOf("absenceHoursExSickYear", "absent, not sick (VII(II)iii i))", "attendance record and sick notes"),
  all(AWARD, "not-eligible", "half an hour absent (VII(II)iii i))", { facts: { absenceHoursExSickYear: "0.5" } }),
];

const EXAMS: readonly RegulationCase[] = [
  all(AWARD, "not-eligible", "failed twice (VII(II)iii i))", course("compulsory", "no", "no")),
  all(AWARD, "eligible", "passed the make-up exam (A35)", course("compulsory", "no", "yes")),
  all(AWARD, "not-eligible", "passed the make-up exam, which does not count (A35)", {
    ...course("compulsory", "no", "yes"),
    readings: { "diligence.makeupCounts": false },
  }),
  all(AWARD, "eligible", "failed a public elective (A36)", course("public-elective", "no", "no")),
  all(AWARD, "eligible", "failed a major elective (A36)", course("major-elective", "no", "no")),
  all(AWARD, "not-eligible", "failed a major elective, which is not optional (A36)", {
    ...course("major-elective", "no", "no"),
    readings: { optionalTypes: ["public-elective"] },
  }),
  all(AWARD, "waiting", "failed the first exam, the make-up unknown", course("compulsory", "no"), {
    asks: ["academic transcript of the current academic year"],
  }),
  all(AWARD, "waiting", "courses unknown", { lists: { courses: undefined } }, { asks: ["academic transcript of the current academic year"] }),
];

const PLACES: readonly RegulationCase[] = [
  all(AWARD, "eligible", "amount, merit and the decided number (V(IV)i)", {}, { amount: { "1": "3000" }, merit: "88.25", places: { "V-IV-i-number": 3 } }),
  { ...one(AWARD, "academic-diligence: an undecided number closes the award (V(IV)i)", {}, { places: { "V-IV-i-number": 0 } }), decisions: [] },
  {
    ...one(AWARD, "academic-diligence: a number decided by another office (V(IV)i)", {}, { faults: ["decision-authority"] }),
    decisions: DECIDED[AWARD].map((row) => ({ ...row, authority: "SHIE" })),
  },
  all(AWARD, "waiting", "no score (A34)", { facts: { "scores.diligence": undefined } }, { merit: "unknown", asks: ["ranking list of SOIE"] }),
];

const PAPER_CASES: readonly RegulationCase[] = INDIVIDUAL.flatMap((award) => [
  ...paperCases(award, "VIII iii i)", "form-individual", "application form", "docs.late.individual", true),
  ...paperCases(award, "VIII iii ii)", "proof-of-performance", "proof of outstanding performance", "docs.late.individual", true),
  all(award, "not-accepted", "proof for another award only (VIII iii ii))", {
    lists: { documents: [...PAPERS[award].filter((row) => row.type !== "proof-of-performance"), paper("proof-of-performance", { award: "hsk-winner" })] },
  }),
]);

/** Cases of Academic Diligence, and papers of the Individual Scholarships. */
export const DILIGENCE: readonly RegulationCase[] = [...QUALIFICATIONS, ...EXAMS, ...PLACES, ...PAPER_CASES];
