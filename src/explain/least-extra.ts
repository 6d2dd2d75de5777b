/**
 * The least extra places or money with which a student could have a level at no loss: with z the best first goal of today,
 *
 *     least e >= 0 with   max { goal(x) : rows, a_r.x <= b_r + e, she has the level } >= z
 *
 * found as the least a_r.x under all other rows, the level and goal(x) >= z; that least is proved, so e is enough and e - 1 is not. Rows where one
 * more alone is never enough are answered together: one more place in every limit of places that counts her, and the least money.
 */
import { bestOf, type TrialOptions } from "../trials.ts";
import { choiceRow, columnsHolding, editedProgram, groupColumns } from "../formulation/edited.ts";
import { wordsOf, type Formulation } from "../formulation/formulate.ts";
import type { SparseRow } from "../program/assemble.ts";
import { entriesOf, type Goal, type Program } from "../program/program.ts";
import type { Standing } from "./standing.ts";

/** A row with an upper side in which a student's level counts. */
export interface LimitRow {
  readonly row: number;
  readonly unit: "places" | "fen";
  /** What the sentence of the row needs. */
  readonly words: NonNullable<ReturnType<typeof wordsOf>>;
  readonly upper: number;
  /** What all awards of today use of it, what hers of the same group use (she would change them for it), and what her level would use (the least of its columns). */
  readonly used: number;
  readonly own: number;
  readonly asked: number;
}

/** More of one limit, or of one limit and a place in every other that counts her. */
export interface Extra {
  readonly limit: LimitRow;
  /** Limits of places that are each raised by one beside it. */
  readonly beside: readonly LimitRow[];
  /** `never`: no number is enough. Least and most are equal where the least is proved. */
  readonly found: { readonly kind: "never" } | { readonly kind: "least"; readonly from: bigint; readonly to: bigint } | { readonly kind: "open" };
}

/** Searches for money that a limit may stop: then least and most are what is proved. */
const MOST_NODES = 400;

/** Whether a limit has room for her level beside what all others use of it. */
export function hasRoom({ upper, used, own, asked }: LimitRow): boolean {
  return upper - (used - own) >= asked;
}

function coefficientsAt(program: Program, row: number, wanted: readonly number[]): readonly number[] {
  const { columns, coefficients } = entriesOf(program, row);
  return wanted.map((column) => coefficients[columns.indexOf(column)] ?? 0);
}

/** The rows that limit a student's level, in the program's order. */
export function limitRows({ formulation, point }: Pick<Standing, "formulation" | "point">, student: number, award: string, level: string): readonly LimitRow[] {
  const { program, groups } = formulation;
  const columns = columnsHolding(formulation, student, award, level);
  const group = groupColumns(formulation, columns[0]);
  const found: LimitRow[] = [];
  for (let row = groups.students.length; row < program.rowNames.length; row += 1) {
    const upper = program.upper[row] ?? Number.POSITIVE_INFINITY;
    const name = program.rowNames.at(row) ?? "";
    if (upper === Number.POSITIVE_INFINITY || !/^(cap|quota|budget)\|/.test(name)) continue;
    const asked = Math.min(...coefficientsAt(program, row, columns));
    if (!(asked > 0)) continue;
    found.push({
      row,
      unit: name.startsWith("budget|") ? "fen" : "places",
      words: rowWords(formulation, row),
      upper,
      asked,
      ...usedOf(program, point, row, group),
    });
  }
  return found;
}

function rowWords(formulation: Formulation, row: number): LimitRow["words"] {
  const words = wordsOf(formulation, row);
  if (words === undefined) throw new Error(`row ${row} has no words`);
  return words;
}

/** The sum of a row, and what the student's own choice of the same group uses of it. */
function usedOf(program: Program, point: Standing["point"], row: number, group: readonly number[]): { readonly used: number; readonly own: number } {
  const { columns, coefficients } = entriesOf(program, row);
  let [used, own] = [0, 0];
  columns.forEach((column, e) => {
    const a = point[column] === 1 ? (coefficients[e] ?? 0) : 0;
    used += a;
    if (group.includes(column)) own += a;
  });
  return { used, own };
}

/** "The first goal is at least z" as a row. */
function goalRow({ name, coefficients }: Goal, atLeast: bigint): SparseRow {
  const columns = [...coefficients.keys()].filter((column) => coefficients[column] !== 0);
  return {
    name: `least|${name}`,
    columns: Int32Array.from(columns),
    coefficients: Float64Array.from(columns, (column) => coefficients[column] ?? 0),
    lower: Number(atLeast),
  };
}

/** The goal "as little as possible of a row". */
function leastOf(program: Program, row: number): Goal {
  const { columns, coefficients } = entriesOf(program, row);
  const goal = new Float64Array(program.columnNames.length);
  columns.forEach((column, e) => (goal[column] = -(coefficients[e] ?? 0)));
  return { name: "goal|least", coefficients: goal };
}

async function leastExtra(standing: Standing, columns: readonly number[], limit: LimitRow, beside: readonly LimitRow[], options: TrialOptions): Promise<Extra> {
  const { program } = standing.formulation;
  const [first] = program.goals;
  if (first === undefined) throw new Error("a program has a goal");
  const uppers = new Map([[limit.row, Number.POSITIVE_INFINITY], ...beside.map(({ row, upper }) => [row, upper + 1] as const)]);
  const rows = [choiceRow("asked", columns, true), goalRow(first, standing.goals[0] ?? 0n)];
  const answer = await bestOf(editedProgram(program, { rows, uppers, goals: [leastOf(program, limit.row)] }), { ...options, nodeLimit: MOST_NODES });
  const more = (used: bigint) => (-used > BigInt(limit.upper) ? -used - BigInt(limit.upper) : 0n);
  switch (answer.kind) {
    case "none":
      return { limit, beside, found: { kind: "never" } };
    case "best":
      return { limit, beside, found: { kind: "least", from: more(answer.goals[0] ?? 0n), to: more(answer.goals[0] ?? 0n) } };
    case "open":
      if (answer.value === undefined || answer.bound === undefined) return { limit, beside, found: { kind: "open" } };
      return { limit, beside, found: { kind: "least", from: more(answer.bound), to: more(answer.value) } };
  }
}

/** The least extra of each limit that is full for her level (of every limit where none is), alone; and of the money with a place more, where neither is enough alone. */
export async function leastExtras(standing: Standing, student: number, award: string, level: string, options: TrialOptions): Promise<readonly Extra[]> {
  const columns = columnsHolding(standing.formulation, student, award, level);
  const all = limitRows(standing, student, award, level);
  const full = all.filter((limit) => !hasRoom(limit));
  const limits = full.length > 0 ? full : all;
  const alone: Extra[] = [];
  for (const limit of limits) alone.push(await leastExtra(standing, columns, limit, [], options));
  if (alone.some(({ found }) => found.kind !== "never")) return alone;
  const places = limits.filter(({ unit }) => unit === "places");
  const together: Extra[] = [];
  for (const limit of limits.filter(({ unit }) => unit === "fen")) together.push(await leastExtra(standing, columns, limit, places, options));
  if (together.length === 0 && places.length > 1 && places[0] !== undefined)
    together.push(await leastExtra(standing, columns, places[0], places.slice(1), options));
  return [...alone, ...together];
}
