/** HSK Winner: qualifications (VII(II)ii iii)), certificates of before (V(III)iii), papers and payment (VIII(II)iii). */
import type { RegulationCase, Row, Status } from "../cases.ts";
import { all, at, hsk, paperCases, type Differing, type PaperClause } from "./ideals.ts";

const AWARD = "hsk-winner";
type Level = "4" | "5" | "6";

/** A student with some results: the levels that she is eligible for, and what is due. */
function results(
  name: string,
  rows: readonly Row[] | undefined,
  met: readonly Level[],
  differing: Differing = {},
  due?: Readonly<Record<string, string>>,
): RegulationCase {
  const status = { ...at(AWARD, "not-eligible"), ...Object.fromEntries(met.map((level): [Level, Status] => [level, "eligible"])) };
  return {
    ...all(AWARD, "eligible", name, { lists: { hsk: rows, ...differing.lists }, ...omitLists(differing) }),
    expect: due === undefined ? { status } : { status, due },
  };
}

function omitLists(differing: Differing): Differing {
  const { lists: _lists, ...rest } = differing;
  return rest;
}

const LAST_ROUND = { parameters: { "previousDeadline.hsk": "2023-06-30" } };
const held = (level: Level): Differing => ({
  lists: { awardsHeld: [{ award: AWARD, level, cycle: "2022-2023", from: "2023-06-30", to: "2023-06-30", paidUntil: undefined, amount: 200 }] },
});

const LEVELS: readonly RegulationCase[] = [
  results("HSK 4 with 210 points (VII(II)ii iii))", [hsk(4, 210)], ["4"], {}, { "4": "200" }),
  results("HSK 4 with 209 points (VII(II)ii iii))", [hsk(4, 209)], [], {}, {}),
  results("HSK 5 with 180 points (VII(II)ii iii))", [hsk(5, 180)], ["5"], {}, { "5": "400" }),
  results("HSK 5 with 179 points (VII(II)ii iii))", [hsk(5, 179)], []),
  results("HSK 6 with 180 points (VII(II)ii iii))", [hsk(6, 180)], ["6"], {}, { "6": "800" }),
  results("HSK 6 with 179 points (VII(II)ii iii))", [hsk(6, 179)], []),
  results("HSK 3 with 300 points", [hsk(3, 300)], []),
  results("no result", [], []),
  results("two new levels: the highest is paid (A26)", [hsk(4, 250), hsk(5, 200)], ["4", "5"], {}, { "5": "400" }),
  results("two new levels: each is paid (A26)", [hsk(4, 250), hsk(5, 200)], ["4", "5"], { readings: { "hsk.combine": "each" } }, { "4": "200", "5": "400" }),
  all(AWARD, "waiting", "results unknown", { lists: { hsk: undefined } }, { asks: ["HSK certificate"], due: {} }),
  all(AWARD, "waiting", "a result without its date", { lists: { hsk: [4, 5, 6].map((level) => ({ level, score: 250, examDate: undefined })) } }, { due: {} }),
  all(AWARD, "not-eligible", "eleven months of study are not long-term (VII(II)ii iii))", { facts: { plannedStudyMonths: 11 } }, { due: {} }),
  all(AWARD, "eligible", "eleven months of study are long-term, where ten are", {
    facts: { plannedStudyMonths: 11 },
    parameters: { "hsk.longTermMonths": 10 },
  }),
  all(AWARD, "waiting", "months of study unknown", { facts: { plannedStudyMonths: undefined } }, { asks: ["admission notice"] }),
];

/** For one level: exams of before the enrolment, and of before the last round's deadline. */
function times(level: Level, points: number): readonly RegulationCase[] {
  const on = (date: string) => [hsk(Number(level), points, date)];
  return [
    results(`HSK ${level} on the day of enrolment (A27)`, on("2023-09-04"), [level]),
    results(`HSK ${level} on the day before enrolment (A27)`, on("2023-09-03"), []),
    results(`HSK ${level} of before enrolment, presented now (A27)`, on("2023-09-03"), [level], { readings: { "hsk.inStudy": "presented" } }),
    results(`HSK ${level} on the last round's deadline (A26)`, on("2024-03-01"), [], { parameters: { "previousDeadline.hsk": "2024-03-01" } }),
    results(`HSK ${level} on the day after the last round's deadline (A26)`, on("2024-03-02"), [level], {
      parameters: { "previousDeadline.hsk": "2024-03-01" },
    }),
    results(`HSK ${level} of before the last round's deadline, any exam counts (A26)`, on("2024-03-01"), [level], {
      parameters: { "previousDeadline.hsk": "2024-03-01" },
      readings: { "hsk.window": "any" },
    }),
    results(`HSK ${level} again, paid before (V(III)iii)`, on("2024-03-10"), [], held(level)),
    results(`HSK ${level} again, certified before enrolment (A25)`, [...on("2023-09-03"), ...on("2024-03-10")], [level]),
    results(`HSK ${level} again, certified before enrolment, which counts (A25)`, [...on("2023-09-03"), ...on("2024-03-10")], [], {
      readings: { "hsk.history": "certificates" },
    }),
    results(`HSK ${level} again, certified in the last round, which counts (A25)`, [...on("2024-03-01"), ...on("2024-03-10")], [], {
      parameters: { "previousDeadline.hsk": "2024-03-01" },
      readings: { "hsk.history": "certificates" },
    }),
  ];
}

const HISTORY: readonly RegulationCase[] = [
  results("HSK 4 after HSK 5 was paid (V(III)iii)", [hsk(4, 250)], [], held("5")),
  results("HSK 4 after HSK 6 was paid (V(III)iii)", [hsk(4, 250)], [], held("6")),
  results("HSK 5 after HSK 6 was paid (V(III)iii)", [hsk(5, 250)], [], held("6")),
  results("HSK 5 after HSK 4 was paid (V(III)iii)", [hsk(5, 250)], ["5"], held("4"), { "5": "400" }),
  results("HSK 6 after HSK 5 was paid (V(III)iii)", [hsk(6, 250)], ["6"], held("5"), { "6": "800" }),
  results("HSK 4 after an HSK 5 of before enrolment (A25)", [hsk(4, 250), hsk(5, 100, "2023-09-03")], ["4"]),
  results("HSK 4 after an HSK 5 of before enrolment, which counts (A25)", [hsk(4, 250), hsk(5, 100, "2023-09-03")], [], {
    readings: { "hsk.history": "certificates" },
  }),
  results("HSK 5 after an HSK 6 of before enrolment, which counts (A25)", [hsk(5, 250), hsk(6, 100, "2023-09-03")], [], {
    readings: { "hsk.history": "certificates" },
  }),
  results("HSK 5 after an HSK 6 of the last round, which counts (A25)", [hsk(5, 250), hsk(6, 100, "2023-06-30")], [], {
    ...LAST_ROUND,
    facts: { enrolledOn: "2022-09-05" },
    readings: { "hsk.history": "certificates" },
  }),
  all(AWARD, "waiting", "awards held unknown", { lists: { awardsHeld: undefined } }, { asks: ["SOIE award register"], due: {} }),
];

const of = (type: string) => (one: Row) => one.type === type;
const CLAUSES: readonly PaperClause[] = [
  { clause: "the form (VIII(II)iii i))", asks: "application form", missing: of("form-hsk") },
  { clause: "the certificate (VIII(II)iii ii))", asks: "HSK certificate", missing: of("hsk-certificate") },
];

const LIST = { key: "office-list", award: AWARD, value: "yes", authority: "School of Humanity and International Education" };
const paid = (name: string, payable: boolean, differing: Differing = {}) =>
  all(AWARD, "eligible", name, differing, { due: { "6": "800" }, payable: { "6": payable } });

const MONEY: readonly RegulationCase[] = [
  all(AWARD, "eligible", "800, 400 and 200 yuan (V(III)iii)", {}, { amount: { "6": "800", "5": "400", "4": "200" }, due: { "6": "800" } }),
  paid("due, but the office's list is not on file (A50)", false),
  paid("payable with the office's list (A50)", true, { decisions: [LIST] }),
  paid("the office's list says no (A50)", false, { decisions: [{ ...LIST, value: "no" }] }),
  paid("payable at once (A50)", true, { readings: { "entitlement.payable": "at-once" } }),
];

/** Cases of HSK Winner. */
export const HSK: readonly RegulationCase[] = [
  ...LEVELS,
  ...times("4", 210),
  ...times("5", 180),
  ...times("6", 180),
  ...HISTORY,
  ...CLAUSES.flatMap((clause) => paperCases(AWARD, "docs.late.hsk", clause)),
  ...MONEY,
];
