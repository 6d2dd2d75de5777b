/** What every clause adds to a program: rows over the bundles' columns, each with its words. */
import type { RecountBasis } from "../award/recount.ts";
import type { Bundle, StudentGroup } from "./bundles.ts";

/** A row in words: the sentence's code and its values; the article is the clause it comes from. */
export interface RowWords {
  readonly code: string;
  readonly article: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** One row as a clause states it. */
export interface RowDraft {
  readonly name: string;
  readonly lower?: number;
  readonly upper?: number;
  readonly entries: readonly (readonly [number, number])[];
  readonly group?: boolean;
  readonly words: RowWords;
}

/** The columns of a program before its rows: bundles in the order of students, classes and preference. */
export interface Draft {
  readonly basis: RecountBasis;
  readonly groups: readonly StudentGroup[];
  readonly bundles: readonly Bundle[];
  /** First column of every group. */
  readonly firstColumn: readonly number[];
}

/** Numbers the bundles of all groups. */
export function startDraft(basis: RecountBasis, groups: readonly StudentGroup[]): Draft {
  const bundles: Bundle[] = [];
  const firstColumn: number[] = [];
  for (const group of groups) {
    firstColumn.push(bundles.length);
    bundles.push(...group.bundles);
  }
  return { basis, groups, bundles, firstColumn };
}

/** Name of a column: `id|award|level`, or `id|award:level+award:level` where it holds several awards. */
export function columnName(draft: Draft, bundle: Bundle): string {
  const id = draft.basis.theCase.ids[bundle.student] ?? "";
  const [first] = bundle.picks;
  if (bundle.picks.length === 1 && first !== undefined) return `${id}|${first.award}|${first.level}`;
  return `${id}|${bundle.picks.map((pick) => `${pick.award}:${pick.level}`).join("+")}`;
}

/** A text as a part of a name without white space. */
export function namePart(text: string): string {
  return encodeURIComponent(text);
}

/** Entries of the columns whose picks a value is given for; picks with the value 0 add nothing. */
export function entriesWhere(draft: Draft, value: (student: number, pick: Bundle["picks"][number]) => number): readonly (readonly [number, number])[] {
  const entries: (readonly [number, number])[] = [];
  draft.bundles.forEach((bundle, column) => {
    const sum = bundle.picks.reduce((total, pick) => total + value(bundle.student, pick), 0);
    if (sum !== 0) entries.push([column, sum]);
  });
  return entries;
}

/** True for a pick that an agreement owes. */
export function isOwedPick(basis: RecountBasis, student: number, pick: { readonly award: string; readonly level: string }): boolean {
  return basis.obligations.owed.some((place) => place.student === student && place.award === pick.award && place.level === pick.level);
}
