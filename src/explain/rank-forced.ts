/**
 * Under the policy `rank`: the best without envy where a student holds a level of an award or a better one, and where she does not. With c her class, she
 * holds level h or better exactly where the cut-off of some level up to h that is open to her reaches c, so the question is one row more
 * of the program over cut-offs. A lock would not do: what is declared beforehand is no matter of envy.
 */
import type { RecountBasis } from "../award/recount.ts";
import { awardOf, type Level } from "../award/scheme.ts";
import { columnsHolding, choiceRow, editedProgram } from "../formulation/edited.ts";
import { formulate, type Formulation } from "../formulation/formulate.ts";
import { rankedProgram, type RankedProgram } from "../formulation/ranked.ts";
import { bestOf, type BestAnswer, type TrialOptions } from "../trials.ts";

/** What is asked of a student: a level of an award by its index, or a better one. */
export interface Held {
  readonly student: number;
  readonly award: string;
  readonly rank: number;
}

/** The columns of which one is taken exactly where she holds the level or a better one; "always": a lock gives it to her whatever the cut-offs are. */
function columnsOf(
  formulation: Formulation,
  { ranking, lists, cutOffs }: RankedProgram,
  levels: readonly Level[],
  { student, award, rank }: Held,
): readonly number[] | "always" {
  for (const [i, list] of ranking.entries()) {
    const p = list.award.id === award ? list.people.findIndex((one) => one.student === student) : -1;
    const own = list.people[p];
    if (own === undefined || own.isCoupled) continue;
    if (own.floor >= 0 && own.floor <= rank) return "always";
    const inClass = lists[i]?.classOf[p] ?? 0;
    const asked = own.levels.filter((level) => level <= rank);
    return [...cutOffs.list.keys()].filter((c) => cutOffs.list[c] === i && (cutOffs.class[c] ?? 0) >= inClass && asked.includes(cutOffs.level[c] ?? -1));
  }
  const holding = levels.slice(0, rank + 1).flatMap((level) => columnsHolding(formulation, student, award, level.id));
  return [...cutOffs.people.keys()].filter((c) => holding.includes(cutOffs.people[c] ?? -1));
}

/** The best goals without envy where the student holds that, or does not; proved. */
export async function bestUnderRank(basis: RecountBasis, held: Held, holds: boolean, options: TrialOptions): Promise<BestAnswer> {
  const open: BestAnswer = { kind: "open", value: undefined, bound: undefined };
  const formulation = formulate(basis);
  if (formulation.kind !== "formulation") return open;
  const ranked = rankedProgram(basis, formulation, "");
  if (ranked.kind !== "ranked") return open;
  const columns = columnsOf(formulation, ranked, awardOf(basis.theCase.scheme, held.award).levels, held);
  if (columns === "always" && !holds) return { kind: "none" };
  const rows = columns === "always" ? [] : [choiceRow("asked", [...columns], holds)];
  return bestOf(editedProgram(ranked.cutOffs.program, { rows }), options);
}
