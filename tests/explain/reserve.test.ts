/** The law of reserve lists: they are what trying every student in the released place finds, judged by the recount alone. */
import { expect, test } from "vitest";
import { reserveLists } from "../../src/explain/reserve.ts";
import { ticketOf } from "../../src/award/lot.ts";
import type { Pick } from "../../src/award/amounts.ts";
import { recount } from "../../src/award/recount.ts";
import { compareGoals } from "../support/enumerate.ts";
import { drawn, type Drawn } from "../support/explain-draws.ts";
import { runLaw } from "../support/law.ts";
import { runs } from "../support/runs.ts";

type Given = ReadonlyMap<number, readonly Pick[]>;

function goalsOf({ choices }: Drawn, given: Given): readonly bigint[] | undefined {
  const { violations, goals } = recount(choices.basis, given);
  return violations.length > 0 ? undefined : choices.basis.theCase.goals.map((name) => goals.get(name) ?? 0n);
}

function without(given: Given, student: number, award: string): Given {
  return new Map([...given].map(([holder, picks]) => [holder, holder === student ? picks.filter((pick) => pick.award !== award) : picks]));
}

/** The goals without the holder's place, whether floors are kept without it or not. */
function goalsLeft({ choices }: Drawn, given: Given): readonly bigint[] {
  const { goals } = recount(choices.basis, given);
  return choices.basis.theCase.goals.map((name) => goals.get(name) ?? 0n);
}

/** Students whom the place would be given, the best first. */
function byHand(one: Drawn, holder: number, award: string, level: string): readonly string[] {
  const { theCase } = one.choices.basis;
  const left = without(one.standing.paid, holder, award);
  const before = goalsLeft(one, left);
  const found = theCase.ids.flatMap((id, student) => {
    const kept = left.get(student) ?? [];
    if (student === holder || kept.some((pick) => pick.award === award)) return [];
    const goals = goalsOf(one, new Map([...left, [student, [...kept, { award, level }]]]));
    return goals === undefined || compareGoals(goals, before) <= 0 ? [] : [{ id, goals, ticket: ticketOf(theCase.seed, theCase.round, id) }];
  });
  return found.sort((a, b) => compareGoals(b.goals, a.goals) || (a.ticket < b.ticket ? -1 : 1)).map(({ id }) => id);
}

test("the reserves of every place are those that the recount accepts, the best first", async () => {
  await runLaw({
    name: "reserves",
    seed: 20_261_131,
    cases: runs(150),
    floors: { reserve: 0.15, "several reserves": 0.1, nobody: 0.3, "it matters who gives it up": 0.006 },
    async holds(number) {
      const one = await drawn(number);
      const { standing, message } = one;
      const { ids, locks } = standing.basis.theCase;
      const traits: string[] = [];
      for (const { award, level, releases } of reserveLists(standing, undefined)) {
        if (releases.length > 1) traits.push("it matters who gives it up");
        const holders = releases.flatMap((release) => release.holders);
        const expected = standing.students.filter(({ student }) =>
          standing.paid.get(student)?.some((pick) => pick.award === award.id && pick.level === level.id),
        );
        expect([...holders].sort(), message).toEqual(expected.map(({ id }) => id));
        for (const { holders: some, reserves } of releases)
          for (const id of some) {
            const holder = ids.indexOf(id);
            const isPromised = locks.some((lock) => lock.student === id) || standing.basis.obligations.owed.some((place) => place.student === holder);
            if (isPromised) continue;
            expect(
              reserves.map((reserve) => reserve.id),
              `${award.id} ${level.id} of ${id}\n${message}`,
            ).toEqual(byHand(one, holder, award.id, level.id).slice(0, 5));
            traits.push(reserves.length === 0 ? "nobody" : "reserve", ...(reserves.length > 1 ? ["several reserves"] : []));
          }
      }
      return traits;
    },
  });
}, 600_000);
