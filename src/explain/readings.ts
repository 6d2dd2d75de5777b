/**
 * Who hangs on which word: a case solved under other readings of its ambiguous clauses, each by the
 * hall, against the case as it stands. What formulates to the same program with the same amounts due
 * has the same answer, and is not solved again.
 */
import { allocate, type AllocateOptions, type AllocationResult } from "../allocate.ts";
import type { StudentAllocation } from "../award/allocation.ts";
import type { Case } from "../award/case.ts";
import { missingCounts } from "../award/places.ts";
import { readingsInUse, type ReadingParameter } from "../award/readings.ts";
import { prepareRecount } from "../award/recount.ts";
import type { ParameterValue } from "../award/scheme.ts";
import { formatDecimal } from "../decimal.ts";
import type { Fault } from "../fault.ts";
import { formulate } from "../formulation/formulate.ts";
import { sha256Of } from "../formulation/program-text.ts";
import { writeMps } from "../program/mps-write.ts";
import { withParameters } from "../scenario/scenario-file.ts";

type Allocated = Extract<AllocationResult, { readonly kind: "allocated" }>;

/** Other values of one or several readings. */
export interface Alternative {
  readonly readings: readonly { readonly id: string; readonly parameter: string; readonly value: ParameterValue }[];
}

/** One student whose awards or amounts differ: `award level` texts; with the yuan where nothing but the amounts differs. */
export interface Difference {
  readonly id: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** What an alternative makes of the case. */
export type AlternativeResult = Alternative &
  (
    | { readonly kind: "same" }
    | { readonly kind: "changed"; readonly differences: readonly Difference[]; readonly moreFen: number }
    | { readonly kind: "infeasible" | "unsettled" }
    | { readonly kind: "refused"; readonly faults: readonly Fault[] }
  );

/** All alternatives against the case as it stands. */
export interface ReadingsResult {
  readonly base: Allocated;
  /** Readings that matter but whose values are not listed: varied only where a value is named. */
  readonly open: readonly ReadingParameter[];
  readonly results: readonly AlternativeResult[];
}

/** Every other listed value of every reading that matters, one at a time. */
export function oneAtATime(theCase: Case): readonly Alternative[] {
  return readingsInUse(theCase).flatMap((parameter) =>
    listedValues(parameter)
      .filter((value) => value !== theCase.parameters.get(parameter.name))
      .map((value): Alternative => ({ readings: [{ id: parameter.reading.id, parameter: parameter.name, value }] })),
  );
}

/** The values that a reading lists; none for numbers, shares and sets. */
export function listedValues(parameter: ReadingParameter): readonly ParameterValue[] {
  if (parameter.type.kind === "boolean") return [true, false];
  return parameter.type.kind === "code" ? (parameter.type.values ?? []) : [];
}

/** All combinations of the listed values of some readings, without the one that holds. */
export function combinationsOf(theCase: Case, parameters: readonly ReadingParameter[]): readonly Alternative[] {
  let all: readonly Alternative[] = [{ readings: [] }];
  for (const parameter of parameters) {
    const values = listedValues(parameter);
    all = all.flatMap((alternative) =>
      values.map((value) => ({ readings: [...alternative.readings, { id: parameter.reading.id, parameter: parameter.name, value }] })),
    );
  }
  return all.filter((alternative) => alternative.readings.some(({ parameter, value }) => theCase.parameters.get(parameter) !== value));
}

/** What decides the answer: the program, and what is due and set aside without competition. */
function fingerprint(theCase: Case): string | undefined {
  const basis = prepareRecount(theCase);
  const formulation = formulate(basis);
  if (formulation.kind !== "formulation" || basis.entitlements.faults.length > 0) return undefined;
  const due = basis.entitlements.due.map(({ student, award, level, fen, payable }) => [student, award, level, fen, payable]);
  return sha256Of(`${writeMps(formulation.program)}${JSON.stringify(due)}`);
}

function awardsOf(student: StudentAllocation | undefined): readonly string[] {
  return (student?.given ?? []).map((given) => `${given.award} ${given.level}`);
}

function amountsOf(student: StudentAllocation | undefined): readonly string[] {
  return (student?.given ?? []).map((given) => `${given.award} ${given.level} ${formatDecimal(given.fen, 2)} yuan`);
}

function totalFen(result: Allocated): number {
  return result.students.reduce((sum, student) => sum + student.given.reduce((own, given) => own + given.fen, 0), 0);
}

/** Differences of awards and amounts between two allocations of the same students. */
export function differencesOf(from: readonly StudentAllocation[], to: readonly StudentAllocation[]): readonly Difference[] {
  return from.flatMap((student, i) => {
    const same = (texts: typeof awardsOf) => texts(student).join("+") === texts(to[i]).join("+");
    if (same(amountsOf)) return [];
    const shown = same(awardsOf) ? amountsOf : awardsOf;
    return [{ id: student.id, from: shown(student), to: shown(to[i]) }];
  });
}

async function solveAlternative(base: Allocated, baseMark: string | undefined, alternative: Alternative, options: AllocateOptions): Promise<AlternativeResult> {
  const theCase = withParameters(base.theCase, new Map(alternative.readings.map(({ parameter, value }) => [parameter, value])));
  const uncounted = missingCounts(theCase).map(
    ({ population, part }): Fault => ({
      code: "census-missing",
      place: { file: "census.csv" },
      values: { population, part, date: theCase.censusDate, round: theCase.round },
    }),
  );
  if (uncounted.length > 0) return { ...alternative, kind: "refused", faults: uncounted };
  if (baseMark !== undefined && fingerprint(theCase) === baseMark) return { ...alternative, kind: "same" };
  const result = await allocate(theCase, options);
  switch (result.kind) {
    case "refused":
      return { ...alternative, kind: "refused", faults: result.faults };
    case "infeasible":
    case "unsettled":
      return { ...alternative, kind: result.kind };
    case "allocated": {
      const differences = differencesOf(base.students, result.students);
      const moreFen = totalFen(result) - totalFen(base);
      return differences.length === 0 ? { ...alternative, kind: "same" } : { ...alternative, kind: "changed", differences, moreFen };
    }
  }
}

/** Solves alternatives one after another; `news` hears how many are done. */
export async function compareReadings(
  base: Allocated,
  alternatives: readonly Alternative[],
  options: AllocateOptions,
  news: (done: number, of: number) => void,
): Promise<ReadingsResult> {
  const baseMark = fingerprint(base.theCase);
  const results: AlternativeResult[] = [];
  for (const alternative of alternatives) {
    news(results.length, alternatives.length);
    results.push(await solveAlternative(base, baseMark, alternative, options));
  }
  const varied = new Set(alternatives.flatMap((alternative) => alternative.readings.map(({ parameter }) => parameter)));
  const open = readingsInUse(base.theCase).filter((parameter) => listedValues(parameter).length === 0 && !varied.has(parameter.name));
  return { base, open, results };
}
