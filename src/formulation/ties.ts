/** Ties of a program back to students: who was equal, who won, by which ticket. */
import { ticketOf } from "../award/lot.ts";
import type { Case } from "../award/case.ts";
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
      return { atStake: [...new Set(students.flatMap((student) => student.got))].sort(), students };
    });
}
