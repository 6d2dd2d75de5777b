/**
 * A program with further rows, other limits and other goals: what a question about one student changes. Columns and choice
 * groups stay, so that points of both programs are points over the same columns.
 */
import type { SparseRow } from "../program/assemble.ts";
import { joinNames } from "../program/names.ts";
import type { Goal, Program } from "../program/program.ts";
import type { Formulation } from "./formulate.ts";

/** What is changed; what is not named stays. */
export interface Edit {
  /** Rows that come after all others. */
  readonly rows?: readonly SparseRow[];
  /** Upper sides by row index; Infinity: none. */
  readonly uppers?: ReadonlyMap<number, number>;
  readonly goals?: readonly Goal[];
  /** Coefficients by row index, in the order of the row's entries. */
  readonly coefficients?: ReadonlyMap<number, Float64Array>;
}

/** The program with an edit. */
export function editedProgram(program: Program, { rows = [], uppers, goals = program.goals, coefficients }: Edit): Program {
  const before = program.rowNames.length;
  const size = program.rowColumn.length + rows.reduce((sum, row) => sum + row.columns.length, 0);
  const rowStart = new Int32Array(before + rows.length + 1);
  const [rowColumn, rowCoefficient] = [new Int32Array(size), new Float64Array(size)];
  const sides = { lower: new Float64Array(before + rows.length), upper: new Float64Array(before + rows.length) };
  rowStart.set(program.rowStart);
  rowColumn.set(program.rowColumn);
  rowCoefficient.set(program.rowCoefficient);
  sides.lower.set(program.lower);
  sides.upper.set(program.upper);
  for (const [r, own] of coefficients ?? []) rowCoefficient.set(own, program.rowStart[r] ?? 0);
  for (const [r, upper] of uppers ?? []) sides.upper[r] = upper;
  rows.forEach((row, i) => {
    const from = rowStart[before + i] ?? 0;
    rowColumn.set(row.columns, from);
    rowCoefficient.set(row.coefficients, from);
    rowStart[before + i + 1] = from + row.columns.length;
    sides.lower[before + i] = row.lower ?? Number.NEGATIVE_INFINITY;
    sides.upper[before + i] = row.upper ?? Number.POSITIVE_INFINITY;
  });
  const rowNames = joinNames(
    program.rowNames,
    rows.map((row) => row.name),
  );
  return { ...program, goals, rowNames, rowStart, rowColumn, rowCoefficient, ...sides };
}

/** A row of some columns of one student: `must` one of them is taken, or none of them. */
export function choiceRow(name: string, columns: readonly number[], must: boolean): SparseRow {
  const side = must ? { lower: 1 } : { upper: 0 };
  return { name, columns: Int32Array.from(columns), coefficients: new Float64Array(columns.length).fill(1), ...side };
}

/** Columns of a student that hold an award, at a level or (undefined) at any, ascending. */
export function columnsHolding({ bundles, groups, firstColumn }: Formulation, student: number, award: string, level?: string): readonly number[] {
  const found: number[] = [];
  for (let g = groups.students.indexOf(student); g >= 0 && groups.students[g] === student; g += 1)
    for (let column = firstColumn[g] ?? 0; column < (firstColumn[g + 1] ?? 0); column += 1) {
      const picks = bundles.combinations[bundles.combinationOf[column] ?? -1] ?? [];
      if (picks.some((pick) => pick.award === award && (level === undefined || pick.level === level))) found.push(column);
    }
  return found;
}

/** All columns of the group that a column belongs to; none of no column. */
export function groupColumns({ firstColumn }: Formulation, column: number | undefined): readonly number[] {
  if (column === undefined) return [];
  const g = firstColumn.findLastIndex((first) => first <= column);
  const [first, end] = [firstColumn[g] ?? 0, firstColumn[g + 1] ?? 0];
  return Array.from({ length: end - first }, (_, i) => first + i);
}
