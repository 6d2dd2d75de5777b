/** What no allocation may begin with: merits outside the scheme's scale, and amounts below nothing. */
import { formatDecimal } from "../decimal.ts";
import type { Fault } from "../fault.ts";
import { amountOf } from "./amounts.ts";
import { WAITING } from "./eligibility.ts";
import type { RecountBasis } from "./recount.ts";

const NONE: readonly Fault[] = [];

/** `flatMap` over a typed array, without an array of the same length. */
function flatMapOf(students: Int32Array, faultsOf: (student: number, position: number) => readonly Fault[]): readonly Fault[] {
  const faults: Fault[] = [];
  students.forEach((student, position) => faults.push(...faultsOf(student, position)));
  return faults;
}

/** Merits outside the scheme's scale: the scale is a promise that goals and explanations rely on. */
export function scaleFaults(basis: RecountBasis): readonly Fault[] {
  const { digits, from, to } = basis.theCase.scheme.merit;
  const range = `${formatDecimal(from, digits)}..${formatDecimal(to, digits)}`;
  return basis.eligibility.flatMap((entry) =>
    flatMapOf(entry.students, (student, position): readonly Fault[] => {
      const merit = entry.merit[position] ?? Number.NaN;
      if (Number.isNaN(merit) || (merit >= from && merit <= to)) return NONE;
      const values = { student: basis.theCase.ids[student] ?? "", award: entry.award.id, value: formatDecimal(merit, digits), range };
      return [{ code: "merit-scale", place: { file: "students.csv" }, values }];
    }),
  );
}

/** Amounts below 0: no award takes money. */
export function amountFaults({ theCase, eligibility }: RecountBasis): readonly Fault[] {
  return eligibility.flatMap((entry) =>
    entry.award.levels.flatMap((level, rank) =>
      flatMapOf(entry.students, (student, position): readonly Fault[] => {
        if ((entry.status[rank]?.[position] ?? WAITING) > WAITING) return NONE;
        const fen = amountOf(theCase, level.amount, student);
        if (!(fen < 0)) return NONE;
        const values = { student: theCase.ids[student] ?? "", award: entry.award.title, level: level.title, amount: formatDecimal(fen, 2) };
        return [{ code: "amount-negative", place: { file: "students.csv" }, values }];
      }),
    ),
  );
}
