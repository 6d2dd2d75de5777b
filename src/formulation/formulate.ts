/** A case to an integer program, and a point of it back to an allocation of the optimised awards. */
import { ticketOrder } from "../award/lot.ts";
import type { Choices, RecountBasis } from "../award/recount.ts";
import { programBuilder } from "../program/build.ts";
import type { Point, Program } from "../program/program.ts";
import { budgetRows } from "./budget.ts";
import { studentGroups, type Bundle, type TooManyBundles } from "./bundles.ts";
import { capRows } from "./cap.ts";
import { choiceRows } from "./choice.ts";
import { columnName, startDraft, type Draft, type RowDraft, type RowWords } from "./draft.ts";
import { goalEntries, goalRowName } from "./goals.ts";
import { lockRows } from "./lock.ts";
import { neutralRows } from "./neutral.ts";
import { owedRows } from "./owed.ts";
import { paidRows } from "./paid.ts";
import { quotaRows } from "./quota.ts";

/** The order in which ties are settled, and what each student prefers. */
export interface LotRanking {
  /** Group indexes by the tickets of their students. */
  readonly order: Int32Array;
  /** Rank of every column inside its group, 0 the best for the student: more merit, then more money, then the scheme's order. */
  readonly preference: Int32Array;
}

/** A program and what its parts mean. */
export interface Formulation {
  readonly kind: "formulation";
  readonly program: Program;
  readonly bundles: readonly Bundle[];
  /** Students of the groups, in the order of the group rows. */
  readonly groupStudents: Int32Array;
  /** Words of the rows, in the order of the rows. */
  readonly words: readonly RowWords[];
  readonly lot: LotRanking;
}

/** Rank of each bundle in its group. */
function preferenceOf(firstColumn: readonly number[], bundles: readonly Bundle[], merit: Float64Array): Int32Array {
  const rank = new Int32Array(bundles.length);
  const money = bundles.map((bundle) => bundle.picks.reduce((sum, pick) => sum + pick.fen, 0));
  firstColumn.forEach((first, g) => {
    const end = firstColumn[g + 1] ?? bundles.length;
    const columns = Array.from({ length: end - first }, (_, i) => first + i);
    columns.sort((a, b) => (merit[b] ?? 0) - (merit[a] ?? 0) || (money[b] ?? 0) - (money[a] ?? 0) || a - b);
    columns.forEach((column, i) => (rank[column] = i));
  });
  return rank;
}

function lotOrder(basis: RecountBasis, groupStudents: Int32Array): Int32Array {
  const { theCase } = basis;
  const place = new Int32Array(theCase.ids.length);
  ticketOrder(theCase.seed, theCase.round, theCase.ids).forEach((student, i) => (place[student] = i));
  const order = Int32Array.from(groupStudents, (_, g) => g);
  return order.sort((a, b) => (place[groupStudents[a] ?? 0] ?? 0) - (place[groupStudents[b] ?? 0] ?? 0) || a - b);
}

/** Rows of all clauses, the choice groups first, in the order of students. */
function allRows(draft: Draft): readonly RowDraft[] {
  return [
    ...choiceRows(draft),
    ...capRows(draft),
    ...quotaRows(draft),
    ...budgetRows(draft),
    ...owedRows(draft),
    ...lockRows(draft),
    ...neutralRows(draft),
    ...paidRows(draft),
  ];
}

/** Rows that state a limit or an obligation, and may be left out to see whether they are what clashes. */
export function isClauseRow(name: string): boolean {
  return /^(cap|quota|budget|owed|lock|neutral)\|/.test(name);
}

/**
 * Writes the program of a case; rows named in `without` are left out. A case without goals gets one
 * that is zero everywhere: any allocation will do.
 */
export function formulate(
  basis: RecountBasis,
  without: ReadonlySet<string> = new Set(),
): Formulation | (TooManyBundles & { readonly kind: "too-many-bundles" }) {
  const groups = studentGroups(basis);
  if ("count" in groups) return { kind: "too-many-bundles", ...groups };
  const draft = startDraft(basis, groups);
  const rows = allRows(draft).filter((row) => !without.has(row.name));
  const builder = programBuilder("bursar");
  for (const bundle of draft.bundles) builder.addColumn(columnName(draft, bundle));
  for (const goal of basis.theCase.goals) builder.addGoal(goalRowName(goal), goalEntries(draft, goal));
  if (basis.theCase.goals.length === 0) builder.addGoal("goal|any", []);
  for (const { words: _words, ...row } of rows) builder.addRow(row);
  const merit = new Float64Array(draft.bundles.length);
  for (const [column, value] of goalEntries(draft, "merit")) merit[column] = value;
  const groupStudents = Int32Array.from(groups, (group) => group.student);
  return {
    kind: "formulation",
    program: builder.build(),
    bundles: draft.bundles,
    groupStudents,
    words: rows.map((row) => row.words),
    lot: { order: lotOrder(basis, groupStudents), preference: preferenceOf(draft.firstColumn, draft.bundles, merit) },
  };
}

/** What a point gives to every student. */
export function readBack(formulation: Formulation, point: Point): Choices {
  const choices = new Map<number, Bundle["picks"]>();
  formulation.bundles.forEach((bundle, column) => {
    if (point[column] === 1) choices.set(bundle.student, [...(choices.get(bundle.student) ?? []), ...bundle.picks]);
  });
  return choices;
}
