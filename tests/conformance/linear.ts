/** A program as an engine's own arrays, with no help from the solver's scaling, splitting or division. */
import { entriesOf, type Program } from "../../src/program/program.ts";
import type { LinearProgram } from "../../src/solve/lp.ts";

/** The first goal over the rows as they stand, columns between 0 and 1. */
export function linearOf(program: Program): LinearProgram {
  const columns = program.columnNames.length;
  const entries: (readonly [number, number])[][] = Array.from(program.columnNames, () => []);
  [...program.rowNames].forEach((_, r) => {
    const { columns: own, coefficients } = entriesOf(program, r);
    own.forEach((c, e) => entries[c]?.push([r, coefficients[e] as number]));
  });
  const start = [0];
  for (const column of entries) start.push((start.at(-1) as number) + column.length);
  return {
    cost: program.goals[0]?.coefficients ?? new Float64Array(columns),
    columnLower: new Float64Array(columns),
    columnUpper: new Float64Array(columns).fill(1),
    rowLower: program.lower,
    rowUpper: program.upper,
    start: Int32Array.from(start),
    row: Int32Array.from(entries.flat(), ([r]) => r),
    value: Float64Array.from(entries.flat(), ([, a]) => a),
  };
}
