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
import { findGroups } from "../program/build.ts";
import type { Groups } from "../program/groups.ts";
import type { Program } from "../program/program.ts";
import { type Coefficients, coefficientsOf, type Numbers, numbersOf } from "./numbers.ts";

/** Forms in compressed rows and columns, with their sides at the root of every proof. */
export interface Normal {
  readonly columns: number;
  readonly goals: number;
  /** Rows of the program; `rowForm[r]` is -1 for a group row. */
  readonly rowForm: Int32Array;
  readonly groups: Groups;
  readonly forms: number;
  readonly divisor: Float64Array;
  /** What each column adds to each form, in divided units; forms ascending. */
  readonly columnStart: Int32Array;
  readonly columnForm: Int32Array;
  readonly columnCoefficient: Float64Array;
  /** Sides in divided units; infinite where absent. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Numbers of `-a.x <= -lower` and `a.x <= upper`; -1 where absent. */
  readonly lowerNumber: Int32Array;
  readonly upperNumber: Int32Array;
  /** The inequality a split of the form names: `splitSign * a.x`; -1 where it may not be split. That of a goal is there once it is claimed. */
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

/** A form before its columns are put in order. */
interface Draft extends Coefficients {
  readonly lower: number;
  readonly upper: number;
  readonly lowerNumber: number;
  readonly upperNumber: number;
  readonly splitNumber: number;
}

const NO_SIDES = { lower: -Infinity, upper: Infinity, lowerNumber: -1, upperNumber: -1, splitNumber: -1 };

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

/** Brings a program that passed the gate to forms; `cells` are extra counting rows, `numbers` what the gate saw. */
export function normalise(program: Program, cells: readonly Cell[], numbers: Numbers = numbersOf(program, findGroups(program))): Normal {
  const { coupling, groups } = numbers;
  const rowForm = new Int32Array(program.rowNames.length).fill(-1);
  const drafts: Draft[] = numbers.goals.map((goal, g) => ({ ...goal, ...NO_SIDES, splitNumber: g }));
  let number = program.goals.length;
  let next = 0;
  for (let r = 0; r < rowForm.length; r++) {
    if (coupling[next] === r) {
      rowForm[r] = drafts.length;
      drafts.push({ ...(numbers.rows[next++] as Coefficients), ...sidesOf(program, r, number) });
    }
    number += program.lower[r] !== -Infinity && program.upper[r] !== Infinity ? 2 : 1;
  }
  const firstCountForm = drafts.length;
  cells.forEach(({ columns }, k) => {
    const some = columns.length > 0 ? 1 : 0;
    drafts.push({ ...NO_SIDES, divisor: some, largest: some, most: columns.length, isCount: some === 1, unsafe: undefined, splitNumber: number + k });
  });
  return {
    columns: program.columnNames.length,
    goals: program.goals.length,
    rowForm,
    groups,
    firstCountNumber: number,
    firstCountForm,
    cells,
    ...headsOf(drafts, program.goals.length),
    ...columnsOf(program, coupling, cells, drafts),
  };
}

/** The same forms and one more at the end, without numbers: a form that no certificate speaks about. */
export function withForm(normal: Normal, coefficients: Float64Array): Normal {
  const { columns, columnStart, columnForm, columnCoefficient, forms } = normal;
  const own = coefficientsOf(coefficients, 0, columns, true);
  const head = headsOf([{ ...own, ...NO_SIDES }], 0);
  const start = new Int32Array(columns + 1);
  for (let c = 0; c < columns; c++)
    start[c + 1] = (start[c] as number) + (columnStart[c + 1] as number) - (columnStart[c] as number) + (coefficients[c] === 0 ? 0 : 1);
  const form = new Int32Array(start[columns] as number);
  const coefficient = new Float64Array(start[columns] as number);
  for (let c = 0, at = 0; c < columns; c++) {
    for (let e = columnStart[c] as number; e < (columnStart[c + 1] as number); e++) {
      form[at] = columnForm[e] as number;
      coefficient[at++] = columnCoefficient[e] as number;
    }
    if (coefficients[c] === 0) continue;
    form[at] = forms;
    coefficient[at++] = (coefficients[c] as number) / (head.divisor[0] as number);
  }
  return {
    ...normal,
    forms: forms + 1,
    columnStart: start,
    columnForm: form,
    columnCoefficient: coefficient,
    divisor: Float64Array.of(...normal.divisor, ...head.divisor),
    lower: Float64Array.of(...normal.lower, ...head.lower),
    upper: Float64Array.of(...normal.upper, ...head.upper),
    lowerNumber: Int32Array.of(...normal.lowerNumber, ...head.lowerNumber),
    upperNumber: Int32Array.of(...normal.upperNumber, ...head.upperNumber),
    splitNumber: Int32Array.of(...normal.splitNumber, ...head.splitNumber),
    splitSign: Int8Array.of(...normal.splitSign, ...head.splitSign),
    counts: Uint8Array.of(...normal.counts, ...head.counts),
    largest: Float64Array.of(...normal.largest, ...head.largest),
  };
}

function sidesOf(program: Program, r: number, first: number) {
  const lower = program.lower[r] as number;
  const upper = program.upper[r] as number;
  const upperNumber = upper === Infinity ? -1 : first;
  const lowerNumber = lower === -Infinity ? -1 : first + (upperNumber >= 0 ? 1 : 0);
  return { lower, upper, lowerNumber, upperNumber, splitNumber: first };
}

/** What is known of each form beside its columns. */
function headsOf(drafts: readonly Draft[], goals: number) {
  const divisor = Float64Array.from(drafts, (form) => form.divisor || 1);
  return {
    forms: drafts.length,
    divisor,
    lower: Float64Array.from(drafts, (form, f) => ceilDivide(form.lower, divisor[f] as number)),
    upper: Float64Array.from(drafts, (form, f) => floorDivide(form.upper, divisor[f] as number)),
    lowerNumber: Int32Array.from(drafts, (form) => form.lowerNumber),
    upperNumber: Int32Array.from(drafts, (form) => form.upperNumber),
    splitNumber: Int32Array.from(drafts, (form, f) => splitNumberOf(form, f < goals)),
    splitSign: Int8Array.from(drafts, (form, f) => (f < goals || (form.upperNumber < 0 && form.lowerNumber >= 0) ? -1 : 1)),
    counts: Uint8Array.from(drafts, (form) => Number(form.isCount)),
    largest: Float64Array.from(drafts, (form, f) => form.largest / (divisor[f] as number)),
  };
}

/** A row without sides and with a common divisor above 1 is left whole: whether such a row is divided is not worth a dispute. */
function splitNumberOf(form: Draft, isGoal: boolean): number {
  return !isGoal && form.lowerNumber < 0 && form.upperNumber < 0 && (form.divisor || 1) !== 1 ? -1 : form.splitNumber;
}

/** Goals, coupling rows and counting rows by columns. */
function columnsOf(
  { goals, columnNames, rowStart, rowColumn, rowCoefficient }: Program,
  coupling: Int32Array,
  cells: readonly Cell[],
  drafts: readonly Draft[],
) {
  const columns = columnNames.length;
  const columnStart = new Int32Array(columns + 1);
  for (const { coefficients } of goals) countDense(coefficients, columnStart);
  for (const r of coupling) countSparse(rowColumn.subarray(rowStart[r], rowStart[r + 1]), columnStart);
  for (const cell of cells) countSparse(cell.columns, columnStart);
  for (let c = 0; c < columns; c++) columnStart[c + 1] = (columnStart[c + 1] as number) + (columnStart[c] as number);
  const size = columnStart[columns] as number;
  const place = { next: columnStart.slice(0, columns), columnForm: new Int32Array(size), columnCoefficient: new Float64Array(size) };
  const divisor = (f: number): number => (drafts[f] as Draft).divisor || 1;
  goals.forEach(({ coefficients }, g) => placeDense(place, g, coefficients, divisor(g)));
  coupling.forEach((r, k) => {
    const [f, from, to] = [goals.length + k, rowStart[r] as number, rowStart[r + 1] as number];
    placeSparse(place, f, rowColumn.subarray(from, to), rowCoefficient.subarray(from, to), divisor(f));
  });
  cells.forEach(({ columns: list }, k) => placeSparse(place, goals.length + coupling.length + k, list, undefined, 1));
  return { columnStart, columnForm: place.columnForm, columnCoefficient: place.columnCoefficient };
}

function countDense(coefficients: Float64Array, columnStart: Int32Array): void {
  for (let c = 0; c < coefficients.length; c++) if (coefficients[c] !== 0) columnStart[c + 1] = (columnStart[c + 1] as number) + 1;
}

function countSparse(list: Int32Array, columnStart: Int32Array): void {
  for (let e = 0; e < list.length; e++) {
    const c = list[e] as number;
    columnStart[c + 1] = (columnStart[c + 1] as number) + 1;
  }
}

/** Where the next entry of each column goes. */
interface Place {
  readonly next: Int32Array;
  readonly columnForm: Int32Array;
  readonly columnCoefficient: Float64Array;
}

function placeDense({ next, columnForm, columnCoefficient }: Place, f: number, coefficients: Float64Array, divisor: number): void {
  for (let c = 0; c < coefficients.length; c++) {
    const a = coefficients[c] as number;
    if (a === 0) continue;
    const at = next[c] as number;
    columnForm[at] = f;
    columnCoefficient[at] = a / divisor;
    next[c] = at + 1;
  }
}

/** Without coefficients, all are 1. */
function placeSparse(
  { next, columnForm, columnCoefficient }: Place,
  f: number,
  columns: Int32Array,
  coefficients: Float64Array | undefined,
  divisor: number,
): void {
  for (let e = 0; e < columns.length; e++) {
    const c = columns[e] as number;
    const at = next[c] as number;
    columnForm[at] = f;
    columnCoefficient[at] = coefficients === undefined ? 1 : (coefficients[e] as number) / divisor;
    next[c] = at + 1;
  }
}
