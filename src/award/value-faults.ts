/** Values of a case that no allocation can rest on: merits outside the scheme's scale, and amounts below 0. */
import { formatDecimal } from "../decimal.ts";
import type { Fault } from "../fault.ts";
import { amountOf } from "./amounts.ts";
import { WAITING } from "./eligibility.ts";
import type { RecountBasis } from "./recount.ts";

/** Merits outside the scheme's scale: the scale is a promise that goals and explanations rely on. */
function scaleFaults(basis: RecountBasis): readonly Fault[] {
  const { digits, from, to } = basis.theCase.scheme.merit;
  const range = `${formatDecimal(from, digits)}..${formatDecimal(to, digits)}`;
  return basis.eligibility.flatMap((entry) =>
    [...entry.students].flatMap((student, position): Fault[] => {
      const merit = entry.merit[position] ?? Number.NaN;
      if (Number.isNaN(merit) || (merit >= from && merit <= to)) return [];
      const values = { student: basis.theCase.ids[student] ?? "", award: entry.award.id, value: formatDecimal(merit, digits), range };
      return [{ code: "merit-scale", place: { file: "students.csv" }, values }];
    }),
  );
}

/** Amounts below 0: no award takes money. */
function amountFaults({ theCase, eligibility }: RecountBasis): readonly Fault[] {
  return eligibility.flatMap((entry) =>
    entry.award.levels.flatMap((level, rank) =>
      [...entry.students].flatMap((student, position): Fault[] => {
        if ((entry.status[rank]?.[position] ?? WAITING) > WAITING) return [];
        const fen = amountOf(theCase, level.amount, student);
        if (!(fen < 0)) return [];
        const values = { student: theCase.ids[student] ?? "", award: entry.award.title, level: level.title, amount: formatDecimal(fen, 2) };
        return [{ code: "amount-negative", place: { file: "students.csv" }, values }];
      }),
    ),
  );
}

/** Every merit and amount of a case that is out of range, as faults. */
export function valueFaults(basis: RecountBasis): readonly Fault[] {
  return [...scaleFaults(basis), ...amountFaults(basis)];
}
