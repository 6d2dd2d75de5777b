/** Laws of explanations on tiny cases: least merits, least extras and every fact told are what going through all allocations finds. */
import { expect, test } from "vitest";
import { forcedChoice } from "../../src/explain/choices.ts";
import { leastExtras } from "../../src/explain/least-extra.ts";
import type { Interval } from "../../src/explain/least-merit.ts";
import { meritsThatWin } from "../../src/explain/merit-facts.ts";
import { drawn, keeping, OPTIONS } from "../support/explain-draws.ts";
import { bestWays, excessOf, levelIn, withMerit } from "../support/explain-by-hand.ts";
import { runLaw } from "../support/law.ts";
import { runs } from "../support/runs.ts";

function inside(interval: Interval | undefined, merit: bigint): boolean {
  return interval !== undefined && interval.from <= merit && merit <= interval.to;
}

test("a level is won from the least merit on and not one digit below, by some best allocation and by every one", async () => {
  await runLaw({
    name: "least merit",
    seed: 20_261_126,
    cases: runs(400),
    floors: { "from inside the scale": 0.2, "tied below": 0.1, never: 0.2, "up to a better level": 0.02, "wins already": 0.2 },
    async holds(number) {
      const { standing, choices, ways, student, award, levels, die, message } = await drawn(number);
      const { basis } = choices;
      const feasible = keeping(ways);
      const forced = [];
      for (const level of [...levels, undefined]) {
        const choice = await forcedChoice(standing, student, award, level, OPTIONS);
        forced.push(choice);
        const byHand = bestWays(feasible.filter((way) => levelIn(way, student, award.id) === level))[0]?.goals;
        expect(choice.answer.kind === "best" ? choice.answer.goals : undefined, `${level}\n${message}`).toEqual(byHand);
      }
      const level = die.pick(levels);
      const found = meritsThatWin(standing, student, award, forced, level);
      if (found === undefined) return ["no merit"];
      const { some, every, from, to, merit } = found;
      const ends = [some, every].flatMap((one) => (one === undefined ? [] : [one.from - 1n, one.from, one.to, one.to + 1n]));
      const asked = new Set([...ends, from, to, merit, BigInt(die.between(Number(from), Number(to)))].filter((m) => m >= from && m <= to));
      for (const value of asked) {
        const best = bestWays(withMerit(basis, feasible, student, award.id, Number(value)));
        const holding = best.filter((way) => levelIn(way, student, award.id) === level).length;
        expect([value, holding > 0, holding === best.length], message).toEqual([value, inside(some, value), inside(every, value)]);
      }
      const traits = some === undefined ? ["never"] : [];
      if (some !== undefined && some.from > from) traits.push("from inside the scale");
      if (some !== undefined && every !== undefined && some.from < every.from) traits.push("tied below");
      if (some !== undefined && some.to < to) traits.push("up to a better level");
      if (inside(some, merit)) traits.push("wins already");
      return traits;
    },
  });
}, 1_200_000);

test("the least extra of a limit is enough, and one unit less is not", async () => {
  await runLaw({
    name: "least extra",
    seed: 20_261_127,
    cases: runs(300),
    floors: { places: 0.1, fen: 0.2, never: 0.1, together: 0.04, nothing: 0.2 },
    async holds(number) {
      const { standing, choices, ways, student, award, levels, die, message } = await drawn(number);
      const level = die.pick(levels);
      const nameOf = (row: number) => standing.formulation.program.rowNames.at(row) ?? "";
      const wanted = ways.filter((way) => levelIn(way, student, award.id) === level && (way.goals[0] ?? 0n) >= (standing.goals[0] ?? 0n));
      const traits: string[] = [];
      for (const { limit, beside, found } of await leastExtras(standing, student, award.id, level, OPTIONS)) {
        const names = beside.map(({ row }) => nameOf(row));
        const excesses = wanted.flatMap((way) => excessOf(choices.basis, way, nameOf(limit.row), names) ?? []);
        const least = excesses.reduce<bigint | undefined>((low, one) => (low === undefined || one < low ? one : low), undefined);
        const told = found.kind === "least" ? [found.from, found.to] : found.kind;
        expect([nameOf(limit.row), told], message).toEqual([nameOf(limit.row), least === undefined ? "never" : [least, least]]);
        traits.push(least === undefined ? "never" : least === 0n ? "nothing" : limit.unit, ...(beside.length > 0 ? ["together"] : []));
      }
      return traits;
    },
  });
}, 1_200_000);
