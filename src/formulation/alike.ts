/**
 * The program in which two students are alike in some facts: the choices of one get the coefficients of the same choices of the other in the goals and
 * rows that hold these facts. With all facts alike (and only the choices left that both have) the two can be swapped in any allocation.
 */
import { assembleProgram, type SparseRow } from "../program/assemble.ts";
import { entriesOf, type Program } from "../program/program.ts";
import { columnsHolding, groupColumns } from "./edited.ts";
import type { Formulation } from "./formulate.ts";

/** What can tell two students apart inside a program: their merit, what they cost, the parts of quotas in which they count, a key between equals, what else they may hold. */
export type FactKind = "merit" | "cost" | "part" | "options" | `key-${string}`;

/** The choices of two students around one award: columns with the same awards and levels side by side, and those that only one of them has. */
export interface Pairing {
  readonly pairs: readonly (readonly [own: number, other: number])[];
  readonly single: readonly number[];
}

/** Pairs the choices of the groups in which two students have an award. */
export function pairChoices(formulation: Formulation, own: number, other: number, award: string): Pairing {
  const { bundles } = formulation;
  const columnsOf = (student: number) => groupColumns(formulation, columnsHolding(formulation, student, award)[0]);
  const nameOf = (column: number) => (bundles.combinations[bundles.combinationOf[column] ?? -1] ?? []).map((pick) => `${pick.award}:${pick.level}`).join("+");
  const theirs = new Map(columnsOf(other).map((column) => [nameOf(column), column]));
  const pairs = columnsOf(own).flatMap((column) => {
    const same = theirs.get(nameOf(column));
    return same === undefined ? [] : [[column, same] as const];
  });
  const paired = new Set(pairs.flat());
  return { pairs, single: [...columnsOf(own), ...columnsOf(other)].filter((column) => !paired.has(column)) };
}

function kindOfGoal(name: string): FactKind | undefined {
  if (name === "goal|merit") return "merit";
  return name.startsWith("goal|key-") ? (name.slice("goal|".length) as FactKind) : undefined;
}

function kindOfRow(name: string): FactKind | undefined {
  return name.startsWith("budget|") ? "cost" : name.startsWith("quota|") ? "part" : undefined;
}

function coefficientOf(program: Program, row: number, column: number): number {
  const { columns, coefficients } = entriesOf(program, row);
  return coefficients[columns.indexOf(column)] ?? 0;
}

/** The facts in which two students differ: those whose goals or rows have different coefficients for the same choice. */
export function differingKinds({ program, groups }: Formulation, { pairs, single }: Pairing): readonly FactKind[] {
  const found = new Set<FactKind>();
  for (const { name, coefficients } of program.goals) {
    const kind = kindOfGoal(name);
    if (kind !== undefined && pairs.some(([own, other]) => coefficients[own] !== coefficients[other])) found.add(kind);
  }
  for (let row = groups.students.length; row < program.rowNames.length; row += 1) {
    const kind = kindOfRow(program.rowNames.at(row) ?? "");
    if (kind !== undefined && pairs.some(([own, other]) => coefficientOf(program, row, own) !== coefficientOf(program, row, other))) found.add(kind);
  }
  if (single.length > 0) found.add("options");
  return [...found];
}

/** A row in which the first student of each pair has what the second has. */
function alikeRow(program: Program, row: number, pairs: Pairing["pairs"]): SparseRow {
  const { columns, coefficients } = entriesOf(program, row);
  const values = new Map([...columns].map((column, e) => [column, coefficients[e] ?? 0]));
  for (const [own, other] of pairs) {
    const theirs = coefficientOf(program, row, other);
    if (theirs === 0) values.delete(own);
    else values.set(own, theirs);
  }
  const entries = [...values].sort(([a], [b]) => a - b);
  return { ...sidesOf(program, row), columns: Int32Array.from(entries, ([column]) => column), coefficients: Float64Array.from(entries, ([, a]) => a) };
}

function sidesOf(program: Program, row: number): Pick<SparseRow, "name" | "lower" | "upper"> {
  return { name: program.rowNames.at(row) ?? "", lower: program.lower[row], upper: program.upper[row] };
}

/** The program in which the first student of a pairing is like the second in some facts. */
export function alikeProgram({ program, groups, firstColumn }: Formulation, { pairs, single }: Pairing, kinds: ReadonlySet<FactKind>): Program {
  const count = groups.students.length;
  const isAlike = (kind: FactKind | undefined) => kind !== undefined && kinds.has(kind);
  const goals = program.goals.map((goal) => {
    if (!isAlike(kindOfGoal(goal.name))) return goal;
    const coefficients = goal.coefficients.slice();
    for (const [own, other] of pairs) coefficients[own] = coefficients[other] ?? 0;
    return { ...goal, coefficients };
  });
  const rows = Array.from({ length: program.rowNames.length - count }, (_, i): SparseRow => {
    const row = count + i;
    return isAlike(kindOfRow(program.rowNames.at(row) ?? "")) ? alikeRow(program, row, pairs) : { ...sidesOf(program, row), ...entriesOf(program, row) };
  });
  const closed = [...single].sort((a, b) => a - b);
  const shut: SparseRow = { name: "alike", upper: 0, columns: Int32Array.from(closed), coefficients: new Float64Array(closed.length).fill(1) };
  return assembleProgram({
    name: program.name,
    columnNames: program.columnNames,
    goals,
    groupNames: {
      length: count,
      at: (g) => (g < count ? program.rowNames.at(g) : undefined),
      [Symbol.iterator]: () => [...program.rowNames].slice(0, count).values(),
    },
    firstColumn,
    rows: kinds.has("options") && closed.length > 0 ? [...rows, shut] : rows,
  });
}
