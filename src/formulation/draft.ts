/** What every clause adds to a program: rows over the bundles' columns, each with its words. Columns are flat arrays: there are millions of them. */
import { bundleAmounts, type PaidPick, type Pick } from "../award/amounts.ts";
import type { RecountBasis } from "../award/recount.ts";
import { lazyNames } from "../program/names.ts";
import type { Names } from "../program/program.ts";
import type { Combination, StudentGroups } from "./bundles.ts";

/** A row in words: the sentence's code and its values; the article is the clause it comes from. */
export interface RowWords {
  readonly code: string;
  readonly article: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** One row as a clause states it: over ascending columns, without zeros. */
export interface RowDraft {
  readonly name: string;
  readonly lower?: number;
  readonly upper?: number;
  readonly entries: Entries;
  readonly words: RowWords;
}

/** Columns, ascending, and their coefficients. */
export interface Entries {
  readonly columns: Int32Array;
  readonly coefficients: Float64Array;
}

/** Bundles as columns, in the order of students, classes and preference. */
export interface Bundles {
  readonly count: number;
  /** Student and combination of every column. */
  readonly studentOf: Int32Array;
  readonly combinationOf: Int32Array;
  readonly combinations: readonly Combination[];
  /** What the picks of column c pay, fen, after stacking: `fen[fenStart[c]] ..`, in the order of its combination. */
  readonly fenStart: Int32Array;
  readonly fen: Float64Array;
}

/** The columns of a program before its rows. */
export interface Draft {
  readonly basis: RecountBasis;
  readonly groups: StudentGroups;
  readonly bundles: Bundles;
  /** Group g has the columns `firstColumn[g] .. firstColumn[g + 1] - 1`. */
  readonly firstColumn: Int32Array;
}

/** Numbers the bundles of all groups, and works out what they pay. */
export function startDraft(basis: RecountBasis, groups: StudentGroups): Draft {
  const firstColumn = new Int32Array(groups.students.length + 1);
  const picksOfKind = groups.kinds.map((kind) => kind.combinations.reduce((sum, combination) => sum + (groups.combinations[combination]?.length ?? 0), 0));
  let picks = 0;
  groups.kindOf.forEach((kind, g) => {
    firstColumn[g + 1] = (firstColumn[g] ?? 0) + (groups.kinds[kind]?.combinations.length ?? 0);
    picks += picksOfKind[kind] ?? 0;
  });
  return { basis, groups, firstColumn, bundles: numberBundles(basis, groups, firstColumn, picks) };
}

function numberBundles(basis: RecountBasis, groups: StudentGroups, firstColumn: Int32Array, picks: number): Bundles {
  const count = firstColumn[groups.students.length] ?? 0;
  const [studentOf, combinationOf, fenStart] = [new Int32Array(count), new Int32Array(count), new Int32Array(count + 1)];
  const fen = new Float64Array(picks);
  let [column, at] = [0, 0];
  groups.students.forEach((student, g) => {
    for (const combination of groups.kinds[groups.kindOf[g] ?? 0]?.combinations ?? []) {
      studentOf[column] = student;
      combinationOf[column] = combination;
      for (const paid of bundleAmounts(basis.theCase, student, groups.combinations[combination] ?? [])) fen[at++] = paid.fen;
      fenStart[++column] = at;
    }
  });
  return { count, studentOf, combinationOf, combinations: groups.combinations, fenStart, fen };
}

/** What a column holds, with its amounts. */
export function picksOf(bundles: Bundles, column: number): readonly PaidPick[] {
  const start = bundles.fenStart[column] ?? 0;
  return (bundles.combinations[bundles.combinationOf[column] ?? -1] ?? []).map((pick, i) => ({ ...pick, fen: bundles.fen[start + i] ?? 0 }));
}

/** The end of a column's name: `award|level`, or `award:level+award:level` where it holds several awards. */
function choiceName(picks: Combination): string {
  const [first] = picks;
  return picks.length === 1 && first !== undefined ? `${first.award}|${first.level}` : picks.map((pick) => `${pick.award}:${pick.level}`).join("+");
}

/** Names of all columns: `id|award|level`, or `id|award:level+award:level`. */
export function columnNames({ basis, bundles }: Draft): Names {
  const ends = bundles.combinations.map(choiceName);
  const { count, combinationOf, studentOf } = bundles;
  return lazyNames(count, (column) => `${basis.theCase.ids[studentOf[column] ?? -1] ?? ""}|${ends[combinationOf[column] ?? -1] ?? ""}`);
}

/** A text as a part of a name without white space. */
export function namePart(text: string): string {
  return encodeURIComponent(text);
}

/** What a student's pick adds to a row; `fen` is what it pays. */
export type PickValue = (student: number, pick: Pick, fen: number) => number;

/** The sum of a value over the picks of every column; only picks that `concerns` lets through are asked. */
function* valuesOf({ bundles }: Draft, concerns: (pick: Pick) => boolean, value: PickValue): Generator<readonly [column: number, sum: number]> {
  const asked = bundles.combinations.map((picks) => picks.flatMap((pick, i) => (concerns(pick) ? [{ pick, i }] : [])));
  for (let column = 0; column < bundles.count; column += 1) {
    const picks = asked[bundles.combinationOf[column] ?? -1];
    if (picks === undefined || picks.length === 0) continue;
    let sum = 0;
    for (const { pick, i } of picks) sum += value(bundles.studentOf[column] ?? -1, pick, bundles.fen[(bundles.fenStart[column] ?? 0) + i] ?? 0);
    if (sum !== 0) yield [column, sum];
  }
}

/** Entries of the columns whose picks a value is given for; picks with the value 0 add nothing. */
export function entriesWhere(draft: Draft, concerns: (pick: Pick) => boolean, value: PickValue): Entries {
  const [columns, coefficients]: [number[], number[]] = [[], []];
  for (const [column, sum] of valuesOf(draft, concerns, value)) {
    columns.push(column);
    coefficients.push(sum);
  }
  return { columns: Int32Array.from(columns), coefficients: Float64Array.from(coefficients) };
}

/** One value per column, 0 where its picks add nothing. */
export function denseValues(draft: Draft, value: PickValue): Float64Array {
  const dense = new Float64Array(draft.bundles.count);
  for (const [column, sum] of valuesOf(draft, () => true, value)) dense[column] = sum;
  return dense;
}

/** True for a pick that an agreement owes. */
export function isOwedPick(basis: RecountBasis, student: number, pick: Pick): boolean {
  return basis.obligations.owed.some((place) => place.student === student && place.award === pick.award && place.level === pick.level);
}
