/** Ties of a program back to students: who was equal, who won, by which key or which ticket. */
import { ticketOf } from "../award/lot.ts";
import type { Case } from "../award/case.ts";
import { entriesOf, type Point, type Program } from "../program/program.ts";
import { picksOf } from "./draft.ts";
import type { Formulation } from "./formulate.ts";

/** Groups with the same choices and what each took, as the settling of ties reports them. */
export interface GroupTie {
  readonly groups: readonly number[];
  /** Column per group, -1 for none. */
  readonly chosen: readonly number[];
}

/** One tie that was settled by lot. */
export interface StudentTie {
  /** Awards and levels that were at stake, `award level`. */
  readonly atStake: readonly string[];
  /** Places that were drawn among them, by what is at stake. */
  readonly drawn: readonly { readonly place: string; readonly count: number }[];
  readonly students: readonly { readonly id: string; readonly ticket: string; readonly got: readonly string[] }[];
}

function gotOf({ bundles }: Formulation, column: number): readonly string[] {
  return picksOf(bundles, column).map((pick) => `${pick.award} ${pick.level}`);
}

/** Ties in the order in which they were settled; only those whose members ended differently, or alone between several choices. */
export function readTies(theCase: Case, formulation: Formulation, ties: readonly GroupTie[]): readonly StudentTie[] {
  return ties
    .filter((tie) => tie.groups.length === 1 || new Set(tie.chosen.map((column) => gotOf(formulation, column).join("+"))).size > 1)
    .map((tie) => {
      const students = tie.groups.map((group, i) => {
        const id = theCase.ids[formulation.groups.students[group] ?? -1] ?? "";
        return { id, ticket: ticketOf(theCase.seed, theCase.round, id), got: gotOf(formulation, tie.chosen[i] ?? -1) };
      });
      return { ...stakes(students), students };
    });
}

/** What is at stake among students, and how much of it they got. */
export function stakes(students: readonly { readonly got: readonly string[] }[]): Pick<StudentTie, "atStake" | "drawn"> {
  const got = students.flatMap((student) => student.got);
  const atStake = [...new Set(got)].sort();
  return { atStake, drawn: atStake.map((place) => ({ place, count: got.filter((other) => other === place).length })) };
}

/** Students who differ in keys of the scheme and in nothing else that counts, and ended differently. */
export interface KeyTie {
  /** The key that tells them apart first. */
  readonly key: string;
  readonly article: string;
  readonly atStake: readonly string[];
  readonly drawn: StudentTie["drawn"];
  /** `value`: what the key adds for her place, or would add for the best of theirs; in the key's own unit (a numerator). */
  readonly students: readonly { readonly id: string; readonly value: number; readonly got: readonly string[] }[];
}

/** Each column's coefficients in the goals and limited rows but for the keys. */
function signaturesWithoutKeys(program: Program): readonly string[] {
  const parts = [...program.columnNames].map((): string[] => []);
  program.goals.forEach((goal, g) => {
    if (goal.name.startsWith("goal|key-")) return;
    goal.coefficients.forEach((a, column) => a !== 0 && parts[column]?.push(`g${g}:${a}`));
  });
  const isGroup = new Set(program.groupRows);
  [...program.rowNames].forEach((_, r) => {
    if (isGroup.has(r) || (program.lower[r] === -Infinity && program.upper[r] === Infinity)) return;
    const { columns, coefficients } = entriesOf(program, r);
    columns.forEach((column, e) => parts[column]?.push(`${r}:${coefficients[e]}`));
  });
  return parts.map((part) => part.join(" "));
}

/** Ties that keys settled at a point: swapping two of their members changes a key and nothing before it. */
export function readKeyTies(theCase: Case, formulation: Formulation, point: Point): readonly KeyTie[] {
  const { program } = formulation;
  const keys = program.goals.filter((goal) => goal.name.startsWith("goal|key-"));
  if (keys.length === 0) return [];
  const signatures = signaturesWithoutKeys(program);
  const classes = new Map<string, number[][]>();
  for (const row of program.groupRows) {
    const columns = [...entriesOf(program, row).columns].sort((a, b) => ((signatures[a] ?? "") < (signatures[b] ?? "") ? -1 : 1));
    const own = columns.map((column) => signatures[column] ?? "").join("|");
    classes.set(own, [...(classes.get(own) ?? []), columns]);
  }
  return [...classes.values()].flatMap((members) => keyTie(theCase, formulation, keys, members, point) ?? []);
}

function keyTie(theCase: Case, formulation: Formulation, keys: Program["goals"], members: readonly (readonly number[])[], point: Point): KeyTie | undefined {
  const taken = members.map((columns) => columns.findIndex((column) => point[column] === 1));
  if (new Set(taken).size < 2) return undefined;
  const best = taken.find((position) => position >= 0) ?? 0;
  const valuesOf = (key: Program["goals"][number]) =>
    members.map((columns, i) => key.coefficients[columns[Math.max(taken[i] ?? 0, 0)] ?? columns[best] ?? -1] ?? 0);
  const key = keys.find((candidate) => new Set(valuesOf(candidate)).size > 1);
  const clause = theCase.scheme.keys.find((candidate) => key?.name === `goal|key-${candidate.id}`);
  if (key === undefined || clause === undefined) return undefined;
  const values = valuesOf(key);
  const students = members.map((columns, i) => {
    const position = taken[i] ?? -1;
    const id = theCase.ids[formulation.bundles.studentOf[columns[0] ?? -1] ?? -1] ?? "";
    return { id, value: values[i] ?? 0, got: position < 0 ? [] : gotOf(formulation, columns[position] ?? -1) };
  });
  return { key: clause.id, article: clause.article, ...stakes(students), students };
}
