/** A program from flat arrays: its choice groups are ranges of columns, its other rows are sparse. For programs of millions of columns. */
import { joinNames } from "./names.ts";
import { entriesOf, type Goal, type Names, type Program } from "./program.ts";

/** One row: `lower <= sum coefficient * column <= upper`; an absent side is no limit. Columns ascending, coefficients not 0. */
export interface SparseRow {
  readonly name: string;
  readonly lower?: number | undefined;
  readonly upper?: number | undefined;
  readonly columns: Int32Array;
  readonly coefficients: Float64Array;
}

/** The parts of a program. Names must differ; `writeMps` requires that. */
export interface ProgramParts {
  readonly name: string;
  readonly columnNames: Names;
  readonly goals: readonly Goal[];
  /** Group g, "at most one", has the columns `firstColumn[g] .. firstColumn[g + 1] - 1`. */
  readonly groupNames: Names;
  readonly firstColumn: Int32Array;
  /** The rows after those of the groups. */
  readonly rows: readonly SparseRow[];
}

/** Puts a program together; throws where columns do not ascend or a number is no integer below 2^53. */
export function assembleProgram({ name, columnNames, goals, groupNames, firstColumn, rows }: ProgramParts): Program {
  const groups = groupNames.length;
  const [columns, rowCount] = [columnNames.length, groups + rows.length];
  const size = rows.reduce((sum, row) => sum + row.columns.length, columns);
  const rowStart = new Int32Array(rowCount + 1);
  const rowColumn = new Int32Array(size);
  const rowCoefficient = new Float64Array(size).fill(1, 0, columns);
  for (let c = 0; c < columns; c += 1) rowColumn[c] = c;
  rowStart.set(firstColumn);
  rows.forEach((row, r) => {
    const from = rowStart[groups + r] as number;
    rowColumn.set(row.columns, from);
    rowCoefficient.set(row.coefficients, from);
    rowStart[groups + r + 1] = from + row.columns.length;
  });
  const lower = new Float64Array(rowCount).fill(Number.NEGATIVE_INFINITY);
  const upper = new Float64Array(rowCount).fill(1, 0, groups);
  rows.forEach((row, r) => {
    lower[groups + r] = limit(row, row.lower, Number.NEGATIVE_INFINITY);
    upper[groups + r] = limit(row, row.upper, Number.POSITIVE_INFINITY);
  });
  const rowNames = joinNames(
    groupNames,
    rows.map((row) => row.name),
  );
  const groupRows = Int32Array.from({ length: groups }, (_, g) => g);
  const program: Program = { name, columnNames, goals, rowNames, rowStart, rowColumn, rowCoefficient, lower, upper, groupRows };
  requireSound(program, groups);
  return program;
}

function limit(row: SparseRow, value: number | undefined, none: number): number {
  if (value === undefined || value === none) return none;
  if (!Number.isSafeInteger(value)) throw new Error(`row ${row.name}: the limit ${value} is no integer below 2^53`);
  return value === 0 ? 0 : value;
}

function requireSound(program: Program, groups: number): void {
  for (const goal of program.goals) {
    if (!goal.coefficients.every(Number.isSafeInteger)) throw new Error(`goal ${goal.name}: a coefficient is no integer below 2^53`);
  }
  if (program.rowStart[groups] !== program.columnNames.length) throw new Error("the choice groups do not hold every column");
  for (let r = groups; r < program.rowNames.length; r += 1) {
    const { columns, coefficients } = entriesOf(program, r);
    columns.forEach((c, e) => {
      const isSound = c > (columns[e - 1] ?? -1) && c < program.columnNames.length && coefficients[e] !== 0 && Number.isSafeInteger(coefficients[e]);
      if (!isSound) throw new Error(`row ${program.rowNames.at(r)}: no integer below 2^53, or columns that do not ascend`);
    });
  }
}
