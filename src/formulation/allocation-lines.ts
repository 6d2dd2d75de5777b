/** The text of an allocation, `allocation.jsonl`: what an auditor reads beside the program whose columns it names. */
import { sponsorTotals, type StudentAllocation } from "../award/allocation.ts";
import { formatDate } from "../award/calendar.ts";
import type { Case } from "../award/case.ts";
import type { RecountBasis } from "../award/recount.ts";
import type { BudgetRow, LevelRow } from "../award/summary.ts";
import type { Point } from "../program/program.ts";
import type { Formulation } from "./formulate.ts";
import { choicesTaken, statedCutOffs, type SolvedRanking } from "./ranked.ts";
import type { KeyTie, StudentTie } from "./ties.ts";
import { saidIn } from "../words/language.ts";

/** What the lines tell. */
export interface AllocationFacts {
  readonly theCase: Case;
  readonly basis: RecountBasis;
  readonly formulation: Formulation;
  readonly ranked: SolvedRanking | undefined;
  readonly status: "optimal" | "feasible";
  readonly goals: readonly { readonly name: string; readonly value: bigint; readonly bound: bigint }[];
  readonly students: readonly StudentAllocation[];
  readonly summary: {
    readonly levels: readonly LevelRow[];
    readonly budgets: readonly BudgetRow[];
    readonly ties: readonly StudentTie[];
    readonly keyTies: readonly KeyTie[];
  };
}

const NO_COLUMNS: readonly string[] = [];

/** A student's line: her columns in the program, her awards, her reasons. */
function studentLine(student: StudentAllocation, columns: readonly string[]): string {
  return JSON.stringify({
    id: student.id,
    columns,
    awards: student.given,
    reasons: student.reasons,
    ...(student.flags.length === 0 ? {} : { flags: student.flags }),
  });
}

function columnsByStudent(formulation: Formulation, point: Point): ReadonlyMap<number, readonly string[]> {
  const found = new Map<number, string[]>();
  for (let column = point.indexOf(1); column >= 0; column = point.indexOf(1, column + 1)) {
    const student = formulation.bundles.studentOf[column] ?? -1;
    const names = found.get(student) ?? [];
    names.push(formulation.program.columnNames.at(column) ?? "");
    found.set(student, names);
  }
  return found;
}

/** The lines of `allocation.jsonl`: a header, then one line per student in the order of ids. */
export function* allocationLines(result: AllocationFacts, point: Point): Generator<string> {
  const { theCase, summary, formulation } = result;
  const choice = summary.levels.filter((row) => result.basis.caps.some((cap) => cap.award.id === row.award && cap.level.id === row.level));
  const header = {
    bursar: "allocation",
    version: 1,
    scheme: theCase.scheme.id,
    title: theCase.title,
    synthetic: theCase.synthetic,
    asOf: theCase.asOfText,
    round: theCase.round,
    seed: theCase.seed,
    status: result.status,
    ...(result.ranked === undefined ? {} : { policy: theCase.policy, cutOffs: statedCutOffs(result.ranked), choices: choicesTaken(result.ranked) }),
    goals: result.goals.map((goal) => ({ name: goal.name, value: goal.value.toString() })),
    ...(result.status === "feasible" ? { bound: result.goals.find((goal) => goal.bound !== goal.value)?.bound.toString() ?? "" } : {}),
    levels: choice.map((row) => ({
      award: row.award,
      level: row.level,
      places: row.awarded,
      fen: row.fen,
      cap: row.places ?? null,
      cutOff: row.cutOff ?? null,
    })),
    entitled: summary.levels.filter((row) => !choice.includes(row)).map((row) => ({ award: row.award, level: row.level, awards: row.awarded, fen: row.fen })),
    budgets: saidIn("en", () => summary.budgets.map((row) => ({ ...row, title: theCase.budgets.find((budget) => budget.id === row.id)?.title ?? row.title }))),
    terms: theCase.terms.map((term) => ({ term: term.term, from: formatDate(term.from), to: formatDate(term.to) })),
    sponsors: sponsorTotals(result.students),
    ties: summary.ties,
    keyTies: summary.keyTies,
  };
  const columns = columnsByStudent(formulation, point);
  yield `${JSON.stringify(header)}\n`;
  for (const student of result.students) yield `${studentLine(student, columns.get(student.student) ?? NO_COLUMNS)}\n`;
}
