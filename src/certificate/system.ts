/**
 * The inequalities that a proof may use, `a.x <= b` with integers, numbered as FORMAT.md says:
 * goals, row sides, counting rows, then the splits above the current node. Each is divided by the
 * greatest common divisor of its coefficients, b rounded down: sound, because a.x / gcd is an integer.
 */
import { floorDivBig, gcd } from "../exact.ts";
import type { Cell, Condition, Counting } from "./parse.ts";
import { entriesOf, type Goal, type Program } from "../program/program.ts";

/** Coefficients divided by their greatest common divisor (0 where there are none); `largest`: the largest absolute one, 0 where there are none. */
export type Form = { readonly columns: Int32Array; readonly coefficients: Float64Array; readonly divisor: number; readonly largest: number };

/** `sign * form <= bound`; without a bound it can be split on, not priced. That of a counting row comes by a claim. */
export type Inequality = { readonly form: Form; readonly sign: 1 | -1; bound: bigint | undefined };

/** The inequalities of a program in the present state of its claims. */
export type System = Readonly<ReturnType<typeof startSystem>>;

/** The system of a program of which nothing is claimed. */
export function startSystem(program: Program) {
  const sides = new Int32Array(2 * program.rowNames.length);
  let count = 0;
  for (let r = 0; r < program.rowNames.length; r++) {
    if (program.upper[r] !== Number.POSITIVE_INFINITY || program.lower[r] === Number.NEGATIVE_INFINITY) sides[count++] = r;
    if (program.lower[r] !== Number.NEGATIVE_INFINITY) sides[count++] = -1 - r;
  }
  return {
    program,
    /** What each goal is assumed to reach; undefined where nothing is claimed of it so far. */
    goalAtLeast: new Array<bigint | undefined>(program.goals.length).fill(undefined),
    /** Of every number after the goals: row r for its upper side (or for none), -1 - r for its lower side. */
    sides: sides.subarray(0, count),
    counting: [] as Inequality[],
    /** The splits from the root to the current node. */
    path: [] as Inequality[],
    /** Divided goals and rows by goal, and by number of goals + row; made when first used. */
    forms: new Map<number, Form>(),
  };
}

/** The number that the next counting row takes, or the first split. */
function nextNumber(system: System): number {
  return system.program.goals.length + system.sides.length + system.counting.length;
}

/** Adds a counting row, without sides; false where its number is not the next, or where it names a column or row that does not exist. */
export function addCounting(system: System, line: Counting | Cell): boolean {
  const { program, counting } = system;
  const [last = -1, names] = line.kind === "cell" ? [line.conditions.at(-1)?.row, program.rowNames] : [line.columns.at(-1), program.columnNames];
  if (line.number !== nextNumber(system) || last >= names.length) return false;
  const columns = line.kind === "cell" ? columnsOfCell(program, line.conditions) : Int32Array.from(line.columns);
  const coefficients = line.kind === "cell" ? new Float64Array(columns.length).fill(1) : Float64Array.from(line.coefficients);
  counting.push({ form: divide({ columns, coefficients }), sign: 1, bound: undefined });
  return true;
}

/** The columns that meet all conditions: a column without a coefficient in a row has 0 there. */
function columnsOfCell(program: Program, conditions: readonly Condition[]): Int32Array {
  const met = new Int32Array(program.columnNames.length).fill(conditions.filter(({ from, to }) => from <= 0 && to >= 0).length);
  for (const { row, from, to } of conditions) {
    const { columns, coefficients } = entriesOf(program, row);
    const absent = from <= 0 && to >= 0 ? 1 : 0;
    for (let e = 0; e < columns.length; e++) {
      const a = coefficients[e] as number;
      (met[columns[e] as number] as number) += (from <= a && a <= to ? 1 : 0) - absent;
    }
  }
  return positions(met, (count) => count === conditions.length);
}

/** The positions of the values that pass, ascending. */
function positions(values: Int32Array | Float64Array, passes: (value: number) => boolean): Int32Array {
  const found = new Int32Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) if (passes(values[i] as number)) found[count++] = i;
  return found.slice(0, count);
}

/** Inequality k, undefined where there is none. */
export function inequalityAt(system: System, k: number): Inequality | undefined {
  const { program, goalAtLeast, sides, counting, path } = system;
  const goals = program.goals.length;
  if (k < goals) return goalAtLeast[k] === undefined ? undefined : limited(formOf(system, k), -1, -goalAtLeast[k]);
  const side = sides[k - goals];
  if (side === undefined) return counting[k - goals - sides.length] ?? path[k - nextNumber(system)];
  if (side < 0) return limited(formOf(system, goals - 1 - side), -1, BigInt(-(program.lower[-1 - side] as number)));
  const upper = program.upper[side] as number;
  return limited(formOf(system, goals + side), 1, upper === Number.POSITIVE_INFINITY ? undefined : BigInt(upper));
}

/** Divides coefficients by their greatest common divisor. A quotient of integers below 2^53 rounds to an integer only where it is one. */
function divide({ columns, coefficients }: Pick<Form, "columns" | "coefficients">): Form {
  let [divisor, largest] = [0, 0];
  for (let e = 0; e < coefficients.length; e++) {
    const size = Math.abs(coefficients[e] as number);
    if (size > largest) largest = size;
    if (divisor !== 1 && !Number.isInteger(size / divisor)) divisor = gcd(divisor, size);
  }
  if (divisor <= 1) return { columns, coefficients, divisor, largest };
  return { columns, coefficients: coefficients.map((a) => a / divisor), divisor, largest: largest / divisor };
}

function limited(form: Form, sign: 1 | -1, bound: bigint | undefined): Inequality {
  return { form, sign, bound: bound !== undefined && form.divisor > 1 ? floorDivBig(bound, BigInt(form.divisor)) : bound };
}

/** The divided form of a goal, or of a row by number of goals + row. */
function formOf({ program, forms }: System, key: number): Form {
  const goal = program.goals[key];
  const form = forms.get(key) ?? divide(goal === undefined ? entriesOf(program, key - program.goals.length) : sparse(goal));
  forms.set(key, form);
  return form;
}

/** The columns of a goal with their coefficients, none 0. */
function sparse({ coefficients }: Goal): Pick<Form, "columns" | "coefficients"> {
  const columns = positions(coefficients, (a) => a !== 0);
  const values = coefficients.slice(0, columns.length);
  for (let e = 0; e < values.length; e++) values[e] = coefficients[columns[e] as number] as number;
  return { columns, coefficients: values };
}
