/** Ties under the policy `rank`: equals in merit and keys of whom a ticket let some pass a cut-off and others not. */
import type { Choices, RecountBasis } from "../award/recount.ts";
import type { Ranked, RankedList } from "../award/ranking.ts";
import { stakes, type StudentTie } from "./ties.ts";

/** Members of a list by merit and keys. */
function equalsOf({ people }: RankedList): readonly (readonly Ranked[])[] {
  const found = new Map<string, Ranked[]>();
  for (const one of people) {
    const key = [one.merit, ...one.keys].join(" ");
    found.set(key, [...(found.get(key) ?? []), one]);
  }
  return [...found.values()].filter((equals) => equals.length > 1);
}

/** Every such tie, list by list, the better equals first; somebody at whom no ticket decided is left out. */
export function rankTies({ ranking, theCase }: RecountBasis, choices: Choices): readonly StudentTie[] {
  if (theCase.ties !== "lot") return [];
  return (ranking ?? []).flatMap((list) =>
    equalsOf(list).flatMap((equals): readonly StudentTie[] => {
      const { award, after } = list;
      const heldBy = ({ student }: Ranked) => choices.get(student)?.find((pick) => pick.award === award.id)?.level;
      const levelOf = (one: Ranked) => award.levels.findIndex(({ id }) => id === heldBy(one));
      const last = new Map(equals.filter((one) => levelOf(one) >= 0 && levelOf(one) !== one.floor).map((one) => [levelOf(one), one] as const));
      const lost = (one: Ranked) =>
        !choices.get(one.student)?.some((pick) => after.includes(pick.award)) &&
        one.levels.some((level) => last.has(level) && (levelOf(one) < 0 || levelOf(one) > level));
      if (!equals.some(lost)) return [];
      const students = equals.map((one) => {
        const level = heldBy(one);
        return { id: theCase.ids[one.student] ?? "", ticket: one.ticket, got: level === undefined ? [] : [`${award.id} ${level}`] };
      });
      return [{ ...stakes(students), students }];
    }),
  );
}
