/** What explanations say, found on tiny cases by going through all allocations with the recount: no program, no column, no solver. */
import type { Pick } from "../../src/award/amounts.ts";
import { rankingOf } from "../../src/award/ranking.ts";
import { recount, type RecountBasis, type Violation } from "../../src/award/recount.ts";
import { compareGoals, type Choosable } from "./enumerate.ts";

/** One way to give awards, whether it breaks limits or not. */
export interface Way {
  readonly choices: ReadonlyMap<number, readonly Pick[]>;
  readonly goals: readonly bigint[];
  readonly violations: readonly Violation[];
}

function goalsIn(basis: RecountBasis, choices: Way["choices"]): Part<Way, "goals" | "violations"> {
  const { goals, violations } = recount(basis, choices);
  return { goals: basis.theCase.goals.map((name) => goals.get(name) ?? 0n), violations };
}
type Part<T, K extends keyof T> = { readonly [P in K]: T[P] };

/** All ways, each recounted. */
export function allWays({ basis, options, size }: Choosable): readonly Way[] {
  return Array.from({ length: size }, (_, number) => {
    const choices = new Map<number, readonly Pick[]>();
    let rest = number;
    options.forEach((own, student) => {
      const picks = own[rest % own.length] ?? [];
      rest = Math.floor(rest / own.length);
      if (picks.length > 0) choices.set(student, picks);
    });
    return { choices, ...goalsIn(basis, choices) };
  });
}

/** The same ways where one student's merit for an award is another. */
export function withMerit(basis: RecountBasis, ways: readonly Way[], student: number, award: string, merit: number): readonly Way[] {
  const eligibility = basis.eligibility.map((entry) => {
    if (entry.award.id !== award) return entry;
    return { ...entry, merit: entry.merit.with(entry.positionOf[student] ?? -1, merit) };
  });
  const ranking = basis.ranking === undefined ? undefined : rankingOf({ ...basis, eligibility });
  return ways.map((way) => ({ ...way, ...goalsIn({ ...basis, eligibility, ranking }, way.choices) }));
}

/** The best of some ways. */
export function bestWays(ways: readonly Way[]): readonly Way[] {
  let best: Way[] = [];
  for (const way of ways) {
    const order = best[0] === undefined ? 1 : compareGoals(way.goals, best[0].goals);
    if (order > 0) best = [];
    if (order >= 0) best.push(way);
  }
  return best;
}

/** The level of an award that a way gives a student. */
export function levelIn({ choices }: Part<Way, "choices">, student: number, award: string): string | undefined {
  return choices.get(student)?.find((pick) => pick.award === award)?.level;
}

/** By how much a way passes the limit of a row of the program (by its name) if it breaks nothing else but the limits beside it, each by one; undefined where it breaks more. */
export function excessOf(basis: RecountBasis, { violations }: Way, name: string, beside: readonly string[]): bigint | undefined {
  let excess = 0n;
  for (const violation of violations) {
    const over = overOf(basis, violation);
    if (over === undefined) return undefined;
    if (over.name === name) excess = over.by;
    else if (!beside.includes(over.name) || over.by > 1n) return undefined;
  }
  return excess;
}

/** The upper limit that a violation passes, as the program calls it, and by how much; undefined for other violations. */
function overOf(basis: RecountBasis, { code, values }: Violation): { readonly name: string; readonly by: bigint } | undefined {
  switch (code) {
    case "cap":
      return { name: `cap|${values["award"]}|${values["level"]}`, by: BigInt(Number(values["used"]) - Number(values["places"])) };
    case "quota": {
      if (values["atMost"] === "" || Number(values["used"]) <= Number(values["atMost"])) return undefined;
      return { name: `quota|${values["rule"]}|${encodeURIComponent(String(values["part"]))}`, by: BigInt(Number(values["used"]) - Number(values["atMost"])) };
    }
    case "budget":
      return {
        name: `budget|${values["budget"]}`,
        by: BigInt(values["spentFen"] ?? 0) - BigInt(basis.theCase.budgets.find(({ id }) => id === values["budget"])?.limitFen ?? 0),
      };
    default:
      return undefined;
  }
}
