/**
 * Faults as data: what is wrong in a user's file, where, and with which values.
 * The sentence for a code lives in `words/`; code that finds a fault never writes prose.
 * Three kinds of trouble are kept apart: a Fault (the user's file, returned), an Outcome
 * (what a search met, returned) and a bug (a broken invariant, thrown).
 */

/** Where in a user's file: text files have line and column, tables also header and value. A row of a Parquet table has the line of the same table in CSV, below a line of names. */
export interface Place {
  readonly file: string;
  /** Line in the file, from 1. */
  readonly line?: number;
  /** Column in the line, from 1. */
  readonly column?: number;
  /** Row of a table that has no lines (Parquet), from 1; stands instead of the line where a fault is shown. */
  readonly row?: number;
  /** The sheet of a workbook, and the cell in it (B7), which then stands instead of line and row. */
  readonly sheet?: string;
  readonly cell?: string;
  /** The column header of a table cell. */
  readonly header?: string;
  /** Dotted path inside a structured file, such as `awards.0.levels.1.amount`. */
  readonly path?: string;
}

/** One fault: its code selects the sentence, its values fill it. */
export interface Fault {
  readonly code: string;
  readonly place: Place;
  readonly values: Readonly<Record<string, string | number>>;
}

/** A value, or every fault that stands in its way (never only the first). */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: readonly Fault[] };

/** Wraps a value as a successful result. */
export function success<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** Wraps faults as a failed result; there must be at least one. */
export function failure(faults: readonly Fault[]): Result<never> {
  if (faults.length === 0) throw new Error("a failed result needs a fault");
  return { ok: false, faults };
}
