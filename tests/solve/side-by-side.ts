/** Two programs as one whose rows do not meet: its goals are their sums. */
import type { Program } from "../../src/program/program.ts";
import { programOf, type RowDraft } from "./instances.ts";

/** The columns of the first, then those of the second; a goal that one has not is 0 there. */
export function sideBySide(one: Program, other: Program): Program {
  const count = Math.max(one.goals.length, other.goals.length);
  const ofGoal = (program: Program, g: number): readonly number[] => [...(program.goals[g]?.coefficients ?? new Float64Array(program.columnNames.length))];
  const goals = Array.from({ length: count }, (_, g) => [...ofGoal(one, g), ...ofGoal(other, g)]);
  const rows = [one, other].flatMap((program, p) =>
    [...program.rowNames].map((name, r): RowDraft => {
      const entries = Array.from(program.rowColumn.subarray(program.rowStart[r], program.rowStart[r + 1]), (c, i) => {
        return [c + (p === 0 ? 0 : one.columnNames.length), program.rowCoefficient[(program.rowStart[r] as number) + i] as number] as const;
      });
      return { name: `${name}/${p}`, entries, lower: program.lower[r] as number, upper: program.upper[r] as number, group: program.groupRows.includes(r) };
    }),
  );
  return programOf(goals, rows);
}
