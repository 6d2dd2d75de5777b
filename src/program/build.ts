/** Building a program row by row. */
import { type Groups, groupsOrBadRow } from "./groups.ts";
import type { Program } from "./program.ts";

/** One row as a formulation states it: `lower <= sum coefficient * column <= upper`; an absent side is no limit. */
export interface RowInput {
  readonly name: string;
  readonly lower?: number;
  readonly upper?: number;
  /** [column, coefficient], in any order; entries of one column add up. */
  readonly entries: readonly (readonly [number, number])[];
  /** States a choice group. */
  readonly group?: boolean;
}

/** Collects columns, goals and rows; each `add` returns the index of what it added. */
export interface ProgramBuilder {
  addColumn(name: string): number;
  /** Entries of one column add up; columns without an entry have coefficient 0. */
  addGoal(name: string, entries: readonly (readonly [number, number])[]): number;
  addRow(row: RowInput): number;
  /** The program so far; throws where a name occurs twice, a column does not exist or a number is no integer below 2^53. */
  build(): Program;
}

/** A builder of an empty program. */
export function programBuilder(name: string): ProgramBuilder {
  const columnNames: string[] = [];
  const goals: (readonly [string, readonly (readonly [number, number])[]])[] = [];
  const rows: RowInput[] = [];
  return {
    addColumn: (column) => columnNames.push(column) - 1,
    addGoal: (goal, entries) => goals.push([goal, entries]) - 1,
    addRow: (row) => rows.push(row) - 1,
    build: () => {
      requireDistinct("column", columnNames);
      requireDistinct("goal or row", [...goals.map(([goal]) => goal), ...rows.map((row) => row.name)]);
      const size = columnNames.length;
      return {
        name,
        columnNames: [...columnNames],
        goals: goals.map(([goal, entries]) => ({ name: goal, coefficients: dense(entries, size) })),
        ...compress(rows, size),
      };
    },
  };
}

/** The groups of a program; throws where `groupRows` are not ascending, disjoint rows "at most one" or "exactly one". */
export function findGroups(program: Program): Groups {
  const groups = groupsOrBadRow(program);
  if (typeof groups === "number") throw new Error(`row ${groups} of program ${program.name} states no choice group`);
  return groups;
}

function requireDistinct(what: string, names: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) throw new Error(`two times the ${what} name ${name}`);
    seen.add(name);
  }
}

/** Sums entries into one coefficient per column. */
function dense(entries: readonly (readonly [number, number])[], size: number): Float64Array {
  const coefficients = new Float64Array(size);
  for (const [c, a] of entries) {
    const sum = (coefficients[c] ?? Number.NaN) + a;
    if (!Number.isSafeInteger(sum) || !Number.isSafeInteger(a)) throw new Error(`coefficient ${a} at column ${c}: no such column, or no integer below 2^53`);
    coefficients[c] = sum === 0 ? 0 : sum;
  }
  return coefficients;
}

/** One row's entries with ascending columns, without zeros, duplicates summed. */
function sorted(entries: readonly (readonly [number, number])[], size: number): readonly (readonly [number, number])[] {
  const bad = entries.find(([c, a]) => !(c >= 0 && c < size && Number.isInteger(c) && Number.isSafeInteger(a)));
  if (bad !== undefined) throw new Error(`coefficient ${bad[1]} at column ${bad[0]}: no such column, or no integer below 2^53`);
  if (entries.every(([c, a], e) => a !== 0 && c > (entries[e - 1]?.[0] ?? -1))) return entries;
  const sums = new Map<number, number>();
  for (const [c, a] of entries) sums.set(c, (sums.get(c) ?? 0) + a);
  if (![...sums.values()].every(Number.isSafeInteger)) throw new Error("coefficients of one column add up to 2^53 or more");
  return [...sums].filter(([, a]) => a !== 0).sort(([c], [d]) => c - d);
}

function compress(rows: readonly RowInput[], size: number): Omit<Program, "name" | "columnNames" | "goals"> {
  const entries = rows.map((row) => sorted(row.entries, size));
  const rowStart = new Int32Array(rows.length + 1);
  entries.forEach((row, r) => {
    rowStart[r + 1] = (rowStart[r] as number) + row.length;
  });
  const flat = entries.flat();
  return {
    rowNames: rows.map((row) => row.name),
    rowStart,
    rowColumn: Int32Array.from(flat, ([c]) => c),
    rowCoefficient: Float64Array.from(flat, ([, a]) => a),
    lower: Float64Array.from(rows, (row) => side(row, row.lower, Number.NEGATIVE_INFINITY)),
    upper: Float64Array.from(rows, (row) => side(row, row.upper, Number.POSITIVE_INFINITY)),
    groupRows: Int32Array.from(rows.flatMap((row, r) => (row.group === true ? [r] : []))),
  };
}

function side(row: RowInput, value: number | undefined, none: number): number {
  if (value === undefined || value === none) return none;
  if (!Number.isSafeInteger(value)) throw new Error(`row ${row.name}: the limit ${value} is no integer below 2^53`);
  return value === 0 ? 0 : value;
}
