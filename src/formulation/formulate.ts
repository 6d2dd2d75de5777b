/** A case to an integer program, and a point of it back to an allocation of the optimised awards. */
import type { PaidPick } from "../award/amounts.ts";
import type { Choices, RecountBasis } from "../award/recount.ts";
import { assembleProgram } from "../program/assemble.ts";
import type { Point, Program } from "../program/program.ts";
import { budgetRows } from "./budget.ts";
import { studentGroups, type StudentGroups, type TooManyBundles } from "./bundles.ts";
import { capRows } from "./cap.ts";
import { choiceNames, choiceWords } from "./choice.ts";
import { columnNames, picksOf, startDraft, type Bundles, type Draft, type RowDraft, type RowWords } from "./draft.ts";
import { goalCoefficients, goalRowName } from "./goals.ts";
import { lockRows } from "./lock.ts";
import { neutralRows } from "./neutral.ts";
import { owedRows } from "./owed.ts";
import { paidRows } from "./paid.ts";
import { quotaRows } from "./quota.ts";

/** A program and what its parts mean. Its first rows are the choice groups. */
export interface Formulation {
  readonly kind: "formulation";
  readonly program: Program;
  /** The columns. */
  readonly bundles: Bundles;
  /** The group rows, and the first column of each. */
  readonly groups: StudentGroups;
  readonly firstColumn: Int32Array;
  /** Words of the rows after the group rows. */
  readonly clauseWords: readonly RowWords[];
  /** Weighted merit of every column, which is what students prefer by. */
  readonly merit: Float64Array;
  readonly ids: readonly string[];
}

/** The words of a row. */
export function wordsOf({ groups, clauseWords, ids }: Formulation, row: number): RowWords | undefined {
  const count = groups.students.length;
  return row < count ? choiceWords(groups, ids, row) : clauseWords[row - count];
}

/** Rows of all clauses, after the choice groups. */
export function clauseRows(draft: Draft): readonly RowDraft[] {
  return [...capRows(draft), ...quotaRows(draft), ...budgetRows(draft), ...owedRows(draft), ...lockRows(draft), ...neutralRows(draft), ...paidRows(draft)];
}

/**
 * Writes the program of a case. A case without goals gets one that is zero everywhere, so that every allocation will do. `like`: the program of the same case
 * under other limits or goals, whose columns it takes; no limit and no goal decides what may be chosen.
 */
export function formulate(basis: RecountBasis, like?: Formulation): Formulation | (TooManyBundles & { readonly kind: "too-many-bundles" }) {
  const groups = like?.groups ?? studentGroups(basis);
  if ("count" in groups) return { kind: "too-many-bundles", ...groups };
  const draft = like === undefined ? startDraft(basis, groups) : { basis, groups, bundles: like.bundles, firstColumn: like.firstColumn };
  const rows = clauseRows(draft);
  const merit = like?.merit ?? goalCoefficients(draft, "merit");
  const goals = basis.theCase.goals.map((goal) => ({ name: goalRowName(goal), coefficients: goal === "merit" ? merit : goalCoefficients(draft, goal) }));
  const program = assembleProgram({
    name: "bursar",
    columnNames: like?.program.columnNames ?? columnNames(draft),
    goals: goals.length > 0 ? goals : [{ name: "goal|any", coefficients: new Float64Array(draft.bundles.count) }],
    groupNames: choiceNames(draft),
    firstColumn: draft.firstColumn,
    rows: rows.map(({ name, lower, upper, entries }) => ({ name, lower, upper, ...entries })),
  });
  const { bundles, firstColumn } = draft;
  return { kind: "formulation", program, bundles, groups, firstColumn, clauseWords: rows.map((row) => row.words), merit, ids: basis.theCase.ids };
}

/** The same program with another lower side of one row; everything else is shared. */
export function withLower(before: Formulation, name: string, least: number): Formulation {
  const { program, groups, clauseWords } = before;
  const row = clauseWords.findIndex((_, i) => program.rowNames.at(i + groups.students.length) === name) + groups.students.length;
  if (row < groups.students.length) throw new Error(`no row is called ${name}`);
  const words = clauseWords.map((one, i) => (i + groups.students.length === row ? { ...one, values: { ...one.values, lower: least } } : one));
  return { ...before, program: { ...program, lower: program.lower.with(row, least) }, clauseWords: words };
}

/** What a point gives to every student. */
export function readBack({ bundles }: Formulation, point: Point): Choices {
  const choices = new Map<number, readonly PaidPick[]>();
  for (let column = point.indexOf(1); column >= 0; column = point.indexOf(1, column + 1)) {
    const student = bundles.studentOf[column] ?? -1;
    choices.set(student, [...(choices.get(student) ?? []), ...picksOf(bundles, column)]);
  }
  return choices;
}
