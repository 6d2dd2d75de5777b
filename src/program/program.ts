/**
 * An integer program as plain data: maximise goals in lexicographic order over binary columns
 *
 *     lower_r <= sum_c a_rc x_c <= upper_r   for every row r,   x_c in {0, 1}.
 *
 * Every coefficient and every finite bound is an integer held in a double below 2^53.
 * Nothing here knows what a scholarship is.
 */

/** One goal, to be maximised: a dense vector of one integer per column. */
export type Goal = { readonly name: string; readonly coefficients: Float64Array };

/** Names by index: an array of texts, or a list that makes each when it is asked for (`names.ts`). */
export type Names = Iterable<string> & Pick<readonly string[], "length" | "at">;

/** Rows are stored compressed: row r owns entries rowStart[r] .. rowStart[r + 1], columns ascending. */
export interface Program {
  readonly name: string;
  readonly columnNames: Names;
  readonly goals: readonly Goal[];
  readonly rowNames: Names;
  readonly rowStart: Int32Array;
  readonly rowColumn: Int32Array;
  readonly rowCoefficient: Float64Array;
  /** -Infinity where the row has no lower side. */
  readonly lower: Float64Array;
  /** Infinity where the row has no upper side; a row without both sides only counts. */
  readonly upper: Float64Array;
  /** The rows that state "at most one" (lower 0 or -Infinity, upper 1) or "exactly one" (lower 1, upper 1) of a choice group, in row order; groups are disjoint. */
  readonly groupRows: Int32Array;
}

/** The entries of row r, as views. */
export function entriesOf(program: Program, r: number): { readonly columns: Int32Array; readonly coefficients: Float64Array } {
  const [from, to] = [program.rowStart[r], program.rowStart[r + 1]];
  return { columns: program.rowColumn.subarray(from, to), coefficients: program.rowCoefficient.subarray(from, to) };
}

/** An assignment: one byte per column, 0 or 1. */
export type Point = Uint8Array;
