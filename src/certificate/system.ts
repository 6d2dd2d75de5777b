/**
 * The inequalities that a proof may use, `a.x <= b` with integers, numbered as FORMAT.md says:
 * goals, row sides, counting rows, then the splits above the current node. Each is divided by the
 * greatest common divisor of its coefficients, b rounded down: sound, because a.x / gcd is an integer.
 */
import { floorDivBig, gcd } from "../exact.ts";
import { entriesOf, type Goal, type Program } from "../program/program.ts";

/** Coefficients divided by their greatest common divisor (0 where there are none). */
export interface Form {
  readonly columns: Int32Array;
  readonly coefficients: Float64Array;
  readonly divisor: number;
  /** Largest absolute coefficient, 0 where there are none. */
  readonly largest: number;
}

/** `sign * form <= bound`; without a bound it can be split on, not priced. */
export interface Inequality {
  readonly form: Form;
  readonly sign: 1 | -1;
  readonly bound: bigint | undefined;
}

/** The inequalities of a program in the present state of its claims. */
export type System = Readonly<ReturnType<typeof startSystem>>;

/** The system of a program of which nothing is claimed. */
export function startSystem(program: Program) {
  const sideRow: number[] = [];
  const side: number[] = [];
  for (let r = 0; r < program.rowNames.length; r++) {
    const upper = program.upper[r] !== Number.POSITIVE_INFINITY;
    const lower = program.lower[r] !== Number.NEGATIVE_INFINITY;
    for (const s of upper ? (lower ? [1, -1] : [1]) : lower ? [-1] : [0]) {
      sideRow.push(r);
      side.push(s);
    }
  }
  return {
    program,
    /** What each goal is assumed to reach; undefined where nothing is claimed of it so far. */
    goalAtLeast: new Array<bigint | undefined>(program.goals.length).fill(undefined),
    /** Row of every number after the goals, and its side: 1 upper, -1 lower, 0 none. */
    sideRow: Int32Array.from(sideRow),
    side: Int8Array.from(side),
    counting: [] as Inequality[],
    /** The splits from the root to the current node. */
    path: [] as Inequality[],
    /** Divided goals and rows by goal, and by number of goals + row; made when first used. */
    forms: new Map<number, Form>(),
  };
}

/** The number that the next counting row takes. */
export function nextNumber(system: System): number {
  return system.program.goals.length + system.sideRow.length + system.counting.length;
}

/** Inequality k, undefined where there is none. */
export function inequalityAt(system: System, k: number): Inequality | undefined {
  const { program, goalAtLeast, sideRow, side, counting, path } = system;
  const goals = program.goals.length;
  if (k < goals) {
    const value = goalAtLeast[k];
    return value === undefined ? undefined : limited(formOf(system, k), -1, -value);
  }
  const s = k - goals;
  const row = sideRow[s];
  if (row === undefined) return counting[s - sideRow.length] ?? path[s - sideRow.length - counting.length];
  const form = formOf(system, goals + row);
  if (side[s] === 0) return { form, sign: 1, bound: undefined };
  return side[s] === 1 ? limited(form, 1, BigInt(program.upper[row] as number)) : limited(form, -1, -BigInt(program.lower[row] as number));
}

/** Divides coefficients by their greatest common divisor. */
export function divide(columns: Int32Array, coefficients: Float64Array): Form {
  const divisor = coefficients.reduce(gcd, 0);
  const divided = divisor > 1 ? coefficients.map((a) => a / divisor) : coefficients;
  return { columns, coefficients: divided, divisor, largest: divided.reduce((most, a) => Math.max(most, Math.abs(a)), 0) };
}

function limited(form: Form, sign: 1 | -1, bound: bigint): Inequality {
  return { form, sign, bound: form.divisor > 1 ? floorDivBig(bound, BigInt(form.divisor)) : bound };
}

/** The divided form of a goal, or of a row by number of goals + row. */
function formOf({ program, forms }: System, key: number): Form {
  const known = forms.get(key);
  if (known !== undefined) return known;
  const goal = program.goals[key];
  const { columns, coefficients } = goal === undefined ? entriesOf(program, key - program.goals.length) : sparse(goal);
  const form = divide(columns, coefficients);
  forms.set(key, form);
  return form;
}

/** The columns of a goal with their coefficients, none 0. */
function sparse({ coefficients }: Goal): Pick<Form, "columns" | "coefficients"> {
  const columns: number[] = [];
  for (let c = 0; c < coefficients.length; c++) if (coefficients[c] !== 0) columns.push(c);
  return { columns: Int32Array.from(columns), coefficients: coefficients.filter((a) => a !== 0) };
}
