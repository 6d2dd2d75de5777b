/** Awards that interact: an exclusion or a stacking clause names both, directly or through others; and which of them are taken first. */
import { isStackingOn } from "./amounts.ts";
import { textOf, type Case } from "./case.ts";
import type { Award, Exclusion } from "./scheme.ts";

/** The awards of an exclusion, that which a student takes first under the policy `rank`, first; empty: not stated. */
export function precedenceOf(theCase: Case, { awards, precedence, first }: Exclusion): readonly string[] {
  if (first === undefined) return precedence;
  const taken = textOf(theCase, first);
  return [taken, ...awards.filter((award) => award !== taken)];
}

/** Optimised awards in classes that interact, in the scheme's order. */
export function interactingAwards(theCase: Case): readonly (readonly Award[])[] {
  const awards = theCase.scheme.awards.filter((award) => award.selection === "optimised");
  const links = [
    ...theCase.scheme.exclusions.map((clause) => clause.awards),
    ...theCase.scheme.stacking.filter((clause) => isStackingOn(theCase, clause)).map((clause) => clause.awards),
  ];
  const classOf = new Map(awards.map((award, i) => [award.id, i]));
  for (const link of links) {
    const classes = link.flatMap((id) => classOf.get(id) ?? []);
    const lowest = Math.min(...classes);
    for (const [id, found] of classOf) if (classes.includes(found)) classOf.set(id, lowest);
  }
  const numbers = [...new Set(classOf.values())].sort((a, b) => a - b);
  return numbers.map((number) => awards.filter((award) => classOf.get(award.id) === number));
}
