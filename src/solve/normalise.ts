/**
 * A program as the prover sees it. Every row that is no group row, every goal and every counting
 * row is a *form*: coefficients divided by their greatest common divisor g, with
 *
 *     ceil(lower / g) <= sum_c (a_c / g) x_c <= floor(upper / g)
 *
 * which has the same integer points. Forms 0 .. goals-1 are the goals (without sides until one is
 * claimed), then the rows, then the counting rows. A form's two sides are two inequalities with the
 * numbers of `certificate/FORMAT.md`; numbers that depend on the proof are kept as codes:
 * a code >= 0 is an inequality number, -1 - k is the k-th split on the way from the root.
 */
import { gcd } from "../exact.ts";
import { findGroups } from "../program/build.ts";
import type { Groups } from "../program/groups.ts";
import type { Program } from "../program/program.ts";

/** Forms in compressed rows and columns, with their sides at the root of every proof. */
export interface Normal {
  readonly columns: number;
  readonly goals: number;
  /** Rows of the program; `rowForm[r]` is -1 for a group row. */
  readonly rowForm: Int32Array;
  readonly groups: Groups;
  readonly forms: number;
  readonly divisor: Float64Array;
  /** Columns (ascending) and coefficients of each form. */
  readonly formColumns: readonly Int32Array[];
  readonly formCoefficients: readonly Float64Array[];
  readonly columnStart: Int32Array;
  readonly columnForm: Int32Array;
  readonly columnCoefficient: Float64Array;
  /** Sides in divided units; infinite where absent. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Numbers of `-a.x <= -lower` and `a.x <= upper`; -1 where absent. */
  readonly lowerNumber: Int32Array;
  readonly upperNumber: Int32Array;
  /** The inequality a split of the form names: `splitSign * a.x`; -1 where it may not be split. */
  readonly splitNumber: Int32Array;
  readonly splitSign: Int8Array;
  /** 1 where all coefficients are 1 (a count of choices). */
  readonly counts: Uint8Array;
  /** Largest absolute coefficient of each form. */
  readonly largest: Float64Array;
  /** The first inequality number after goals and rows: that of the first counting row. */
  readonly firstCountNumber: number;
  /** Form of the first counting row. */
  readonly firstCountForm: number;
  /** The counting rows. */
  readonly cells: readonly Cell[];
}

/** The coefficient of a column in this row of the program (0 where it has none) lies in [from, to]. */
export interface Condition {
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

/** A counting row: its columns, ascending, and the conditions on the program's coefficients that exactly they meet. */
export interface Cell {
  readonly columns: Int32Array;
  readonly conditions: readonly Condition[];
}

interface Sides {
  readonly lower: number;
  readonly upper: number;
  readonly lowerNumber: number;
  readonly upperNumber: number;
  readonly splitNumber: number;
}

interface FormDraft extends Sides {
  readonly columns: Int32Array;
  readonly coefficients: Float64Array;
  readonly divisor: number;
}

const NO_SIDES: Sides = {
  lower: -Infinity,
  upper: Infinity,
  lowerNumber: -1,
  upperNumber: -1,
  splitNumber: -1,
};

/** Quotient rounded towards minus infinity, exact for safe integers and a positive divisor. */
export function floorDivide(a: number, divisor: number): number {
  if (!Number.isFinite(a)) return a;
  const rest = a % divisor;
  return (a - (rest < 0 ? rest + divisor : rest)) / divisor + 0;
}

/** Quotient rounded towards plus infinity, exact for safe integers and a positive divisor. */
export function ceilDivide(a: number, divisor: number): number {
  return Number.isFinite(a) ? -floorDivide(-a, divisor) + 0 : a;
}

/** Brings a program that passed the gate to forms; `cells` are extra counting rows. */
export function normalise(program: Program, cells: readonly Cell[]): Normal {
  const groups = findGroups(program);
  const isGroupRow = new Uint8Array(program.rowNames.length);
  for (const r of program.groupRows) isGroupRow[r] = 1;
  const rowForm = new Int32Array(program.rowNames.length).fill(-1);
  const drafts: FormDraft[] = program.goals.map((goal) => draft(sparse(goal.coefficients), NO_SIDES));
  let number = program.goals.length;
  for (let r = 0; r < program.rowNames.length; r++) {
    const sides = sidesOf(program, r, number);
    number += Math.max(1, Number(sides.lowerNumber >= 0) + Number(sides.upperNumber >= 0));
    if (isGroupRow[r] === 1) continue;
    rowForm[r] = drafts.length;
    drafts.push(draft(rowEntries(program, r), sides));
  }
  const firstCountForm = drafts.length;
  cells.forEach(({ columns }, k) => {
    drafts.push(draft([columns, new Float64Array(columns.length).fill(1)], { ...NO_SIDES, splitNumber: number + k }));
  });
  return {
    columns: program.columnNames.length,
    goals: program.goals.length,
    rowForm,
    groups,
    firstCountNumber: number,
    firstCountForm,
    cells,
    ...assemble(drafts, program.columnNames.length),
  };
}

/** The same forms and one more at the end, without numbers: a form that no certificate speaks about. */
export function withForm(normal: Normal, coefficients: Float64Array): Normal {
  const drafts: FormDraft[] = [];
  for (let f = 0; f < normal.forms; f++) drafts.push(draftOf(normal, f));
  drafts.push(draft(sparse(coefficients), NO_SIDES));
  return { ...normal, ...assemble(drafts, normal.columns) };
}

function draftOf(normal: Normal, f: number): FormDraft {
  return {
    columns: normal.formColumns[f] as Int32Array,
    coefficients: normal.formCoefficients[f] as Float64Array,
    divisor: normal.divisor[f] as number,
    lower: normal.lower[f] as number,
    upper: normal.upper[f] as number,
    lowerNumber: normal.lowerNumber[f] as number,
    upperNumber: normal.upperNumber[f] as number,
    splitNumber: normal.splitNumber[f] as number,
  };
}

function sidesOf(program: Program, r: number, first: number): Sides {
  const lower = program.lower[r] as number;
  const upper = program.upper[r] as number;
  const upperNumber = upper === Infinity ? -1 : first;
  const lowerNumber = lower === -Infinity ? -1 : first + (upperNumber >= 0 ? 1 : 0);
  return { lower, upper, lowerNumber, upperNumber, splitNumber: first };
}

type Entries = readonly [columns: Int32Array, coefficients: Float64Array];

function rowEntries(program: Program, r: number): Entries {
  const from = program.rowStart[r] as number;
  const to = program.rowStart[r + 1] as number;
  return [program.rowColumn.subarray(from, to), program.rowCoefficient.subarray(from, to)];
}

function sparse(coefficients: Float64Array): Entries {
  let count = 0;
  for (const a of coefficients) if (a !== 0) count++;
  const columns = new Int32Array(count);
  const values = new Float64Array(count);
  let at = 0;
  for (let c = 0; c < coefficients.length; c++) {
    if (coefficients[c] === 0) continue;
    columns[at] = c;
    values[at++] = coefficients[c] as number;
  }
  return [columns, values];
}

function draft([columns, coefficients]: Entries, sides: Sides): FormDraft {
  let divisor = 0;
  for (const a of coefficients) {
    divisor = gcd(divisor, a);
    if (divisor === 1) break;
  }
  divisor ||= 1;
  return {
    ...sides,
    columns,
    coefficients: divisor === 1 ? coefficients : coefficients.map((a) => a / divisor),
    divisor,
    lower: ceilDivide(sides.lower, divisor),
    upper: floorDivide(sides.upper, divisor),
  };
}

function assemble(drafts: readonly FormDraft[], columns: number) {
  const forms = drafts.length;
  const columnStart = new Int32Array(columns + 1);
  for (const form of drafts) countColumns(form.columns, columnStart);
  for (let c = 0; c < columns; c++) columnStart[c + 1] = (columnStart[c + 1] as number) + (columnStart[c] as number);
  const size = columnStart[columns] as number;
  const columnForm = new Int32Array(size);
  const columnCoefficient = new Float64Array(size);
  const next = columnStart.slice();
  for (let f = 0; f < forms; f++) placeColumns(f, drafts[f] as FormDraft, next, columnForm, columnCoefficient);
  return {
    forms,
    divisor: Float64Array.from(drafts, (form) => form.divisor),
    formColumns: drafts.map((form) => form.columns),
    formCoefficients: drafts.map((form) => form.coefficients),
    columnStart,
    columnForm,
    columnCoefficient,
    lower: Float64Array.from(drafts, (form) => form.lower),
    upper: Float64Array.from(drafts, (form) => form.upper),
    lowerNumber: Int32Array.from(drafts, (form) => form.lowerNumber),
    upperNumber: Int32Array.from(drafts, (form) => form.upperNumber),
    splitNumber: Int32Array.from(drafts, splitNumberOf),
    splitSign: Int8Array.from(drafts, (form) => (form.upperNumber < 0 && form.lowerNumber >= 0 ? -1 : 1)),
    counts: Uint8Array.from(drafts, (form) => (form.columns.length > 0 && form.coefficients.every((a) => a === 1) ? 1 : 0)),
    largest: Float64Array.from(drafts, (form) => largestOf(form.coefficients)),
  };
}

function countColumns(columns: Int32Array, columnStart: Int32Array): void {
  for (let e = 0; e < columns.length; e++) {
    const c = columns[e] as number;
    columnStart[c + 1] = (columnStart[c + 1] as number) + 1;
  }
}

function placeColumns(f: number, { columns, coefficients }: FormDraft, next: Int32Array, columnForm: Int32Array, columnCoefficient: Float64Array): void {
  for (let e = 0; e < columns.length; e++) {
    const c = columns[e] as number;
    const at = next[c] as number;
    columnForm[at] = f;
    columnCoefficient[at] = coefficients[e] as number;
    next[c] = at + 1;
  }
}

function largestOf(coefficients: Float64Array): number {
  let most = 0;
  for (const a of coefficients) most = Math.max(most, Math.abs(a));
  return most;
}

/** A row without sides and with a common divisor above 1 is left whole: whether such a row is divided is not worth a dispute. */
function splitNumberOf(form: FormDraft): number {
  return form.lowerNumber < 0 && form.upperNumber < 0 && form.divisor !== 1 ? -1 : form.splitNumber;
}
