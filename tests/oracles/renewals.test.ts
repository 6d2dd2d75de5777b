/** The worked example of the re-evaluation of Excellent Freshman (clauses, section 4: O13), and its other readings. */
import { expect, test } from "vitest";
import { reevaluate, type ReevaluatedAward } from "../../src/award/renewal.ts";
import { oracleCase, readOracle, zust, type Cell } from "./case.ts";

interface Sample {
  readonly sem1Courses: readonly Readonly<Record<string, Cell>>[];
  readonly unexcused: Cell;
  readonly examAbsence: number;
  readonly examCheating: number;
  readonly sem1Punishments: readonly string[];
  readonly bp: number;
  readonly tuition: number;
  readonly tuitionSemester?: readonly number[];
}

const scheme = zust();
const oracle = readOracle<{ readonly cases: Readonly<Record<string, Sample>> }, Readonly<Record<string, readonly number[]>>>("O13");
const TERM = "2024-autumn";
const LEVELS = new Map([
  [10_000, "1"],
  [7000, "2"],
  [5000, "3"],
  [3000, "4"],
]);

/** The award of one sample under the stated readings. */
function held(sample: Sample, readings: Readonly<Record<string, unknown>> = {}): ReevaluatedAward {
  const history = { award: "excellent-freshman", level: LEVELS.get(sample.bp), cycle: "2024-2025", from: "2024-09-02", to: "2025-07-04" };
  const student = {
    facts: {
      intakeTerm: TERM,
      enrolledOn: "2024-09-05",
      tuitionYear: sample.tuition,
      "tuitionSemester.first": sample.tuitionSemester?.[0],
      unexcusedHoursSem1: sample.unexcused,
      examAbsenceSem1: sample.examAbsence,
      examCheatingSem1: sample.examCheating,
    },
    lists: {
      courses: sample.sem1Courses.map((course, i) => ({ course: `C${i}`, semester: TERM, type: "compulsory", ...course })),
      punishments: sample.sem1Punishments.map((grade) => ({ date: "2024-11-20", grade, at: "ZUST" })),
      awardsHeld: [{ ...history, paidUntil: "2025-01-17", amount: (sample.tuition * sample.bp) / 10_000, achievement: null }],
    },
  };
  const parameters = { "cycle.running": "2024-2025", "reeval.semesterTo": "2025-01-17" };
  const theCase = oracleCase(scheme, { clauses: [], students: [student], asOf: "2025-02-24", parameters, readings });
  const [renewal] = scheme.renewals;
  if (renewal === undefined) throw new Error("the scheme re-evaluates nothing");
  const found = reevaluate(theCase, renewal);
  if (!found.ok || found.value.awards[0] === undefined) throw new Error(JSON.stringify(found));
  return found.value.awards[0];
}

/** Paid, released and held, in yuan. */
function yuanOf({ money }: ReevaluatedAward): readonly (number | undefined)[] {
  return [money?.keptFen, money?.releasedFen, money?.heldFen].map((fen) => (fen === undefined ? undefined : fen / 100));
}

function sampleOf(name: string): Sample {
  const sample = oracle.input.cases[name];
  if (sample === undefined) throw new Error(`no sample ${name}`);
  return sample;
}

const LOST = [8050, 8050, 0];
const KEPT = [16_100, 0, 0];

test.each(Object.keys(oracle.input.cases))("O13 %s", (name) => {
  expect(yuanOf(held(sampleOf(name)))).toEqual(oracle.expected[name]);
});

test("O13 under the strict reading of 20 hours (A13)", () => {
  expect(yuanOf(held(sampleOf("abs20"), { "reeval.absence": "gt20" }))).toEqual(oracle.expected["abs20_strictReading"]);
});

test("the grounds are named", () => {
  const groundsOf = (name: string) => held(sampleOf(name)).grounds.map((ground) => ground.id);
  expect(groundsOf("abs20")).toEqual(["VIII-I-ii-loss-absence"]);
  expect(groundsOf("flunkedPublicElective")).toEqual(["VIII-I-ii-loss-fail"]);
  expect(groundsOf("examAbsence")).toEqual(["VIII-I-ii-loss-exam"]);
  expect(groundsOf("warning")).toEqual(["VIII-I-ii-loss-punish"]);
  expect(groundsOf("absUnknownButFlunked")).toEqual(["VIII-I-ii-loss-fail"]);
  expect(groundsOf("clean")).toEqual([]);
  const unknown = held(sampleOf("absUnknown"));
  expect([unknown.verdict, unknown.missing]).toEqual(["unknown", ["attendance record of the first semester"]]);
});

test("A13: hours that are reached, passed, or any at all", () => {
  const under = (name: string, absence: string) => yuanOf(held(sampleOf(name), { "reeval.absence": absence }));
  expect([under("abs19", "ge20"), under("abs19", "gt20"), under("abs19", "any")]).toEqual([KEPT, KEPT, LOST]);
  expect([under("abs20", "ge20"), under("abs20", "gt20"), under("abs20", "any")]).toEqual([LOST, KEPT, LOST]);
  const more = { ...sampleOf("abs20"), unexcused: 20.5 };
  expect(yuanOf(held(more, { "reeval.absence": "gt20" }))).toEqual(LOST);
  expect(under("clean", "any")).toEqual(KEPT);
});

test("A14: absence in exams, or any absence", () => {
  const under = (name: string, examAbsence: string) => held(sampleOf(name), { "reeval.examAbsence": examAbsence });
  expect(yuanOf(under("abs19", "exams-only"))).toEqual(KEPT);
  expect(yuanOf(under("abs19", "any"))).toEqual(LOST);
  expect(under("abs19", "any").grounds.map((ground) => ground.id)).toEqual(["VIII-I-ii-loss-exam"]);
  expect(yuanOf(under("clean", "any"))).toEqual(KEPT);
});

test("A36: a make-up exam that was passed heals only where the reading says so", () => {
  const healed = { ...sampleOf("clean"), sem1Courses: [{ firstPassed: false, makeupPassed: true }] };
  const failed = { ...sampleOf("clean"), sem1Courses: [{ firstPassed: false, makeupPassed: false }] };
  expect(yuanOf(held(healed))).toEqual(LOST);
  expect(yuanOf(held(healed, { "reeval.makeupHeals": true }))).toEqual(KEPT);
  expect(yuanOf(held(failed, { "reeval.makeupHeals": true }))).toEqual(LOST);
});

test("A11: halves of the year whatever the ledger says", () => {
  expect(yuanOf(held(sampleOf("unequalSemestersCheating"), { "freshman.split": "halves" }))).toEqual(LOST);
});
