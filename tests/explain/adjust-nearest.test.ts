/** Laws of the nearest adjustment and of marginal values, against going through every way to give levels to a few students. */
import { expect, test } from "vitest";
import { allocateNominal } from "../../src/explain/adjust-check.ts";
import { marginalsAt, MORE_FEN } from "../../src/explain/adjust-marginal.ts";
import { distanceOf, proposeNearest } from "../../src/explain/adjust-nearest.ts";
import { GOAL_NAMES } from "../../src/explain/adjust-propose.ts";
import { adjustCase, asked, hallOptions, type AdjustCohort } from "../oracles/adjust-case.ts";
import { bestOf, givings, isConstant, keepsBounds, nominals, VALUES, type Giving } from "../support/adjust-by-hand.ts";
import { asGiving, drawCohort, drawQuestion } from "../support/adjust-draws.ts";
import { dice, type Dice } from "../support/dice.ts";
import { runLaw } from "../support/law.ts";
import { runs } from "../support/runs.ts";

const same = (one: Giving, counts: readonly number[], fen: number) => one.fen === fen && one.counts.join() === counts.join();

/** Exactly, or at most, the money of some way to give levels: the baseline seldom costs that. */
function moneyOfAnother(die: Dice, cohort: AdjustCohort, all: readonly Giving[]): ReturnType<typeof drawQuestion> {
  const drawn = drawQuestion(die, cohort);
  const amountFen = die.pick(all).fen;
  const relation = die.pick(["le", "eq", "eq"] as const);
  return {
    byHand: { ...drawn.byHand, basis: "explicit", relation, amountFen, maxShift: undefined },
    words: {
      award: cohort.award,
      basis: "explicit",
      relation,
      amount: (amountFen / 100).toFixed(2),
      heads: drawn.words.heads,
      direction: drawn.words.direction,
    },
    readings: drawn.readings,
  };
}

test("the nearest adjustment has the fewest places that differ from the baseline, and of those the most merit", async () => {
  await runLaw({
    name: "nearest adjustment",
    seed: 20_261_126,
    cases: runs(150),
    floors: { found: 0.6, "nothing moves": 0.2, moved: 0.25, "moved both ways": 0.08, infeasible: 0.03, "merit decides": 0.05 },
    async holds(number) {
      const die = dice(number);
      const cohort = drawCohort(die);
      const all = givings(cohort);
      const { byHand, words, readings } = die.chance(0.5) ? drawQuestion(die, cohort) : moneyOfAnother(die, cohort, all);
      const question = asked(adjustCase({ ...cohort, readings }), words);
      const message = JSON.stringify({ number, cohort, words, readings });
      const found = await proposeNearest(question, hallOptions());
      const nominal = await allocateNominal(question, hallOptions());
      const { baseline } = nominal;
      const took = nominals(cohort, all).find((one) => baseline !== undefined && same(one, baseline.counts, baseline.fen));
      if (took === undefined) throw new Error(`the baseline is no nominal allocation\n${message}`);
      const neutral = all.filter((one) => isConstant(cohort, byHand, took, one) && keepsBounds(cohort, byHand, took, one));
      if (neutral.length === 0) {
        expect(found.kind === "none" && found.result.kind, message).toBe("infeasible");
        return ["infeasible"];
      }
      if (found.kind === "none") throw new Error(`${found.what} ${found.result.kind}\n${message}`);
      const distance = ({ counts }: Giving) => counts.reduce((sum, count, l) => sum + Math.abs(count - (took.counts[l] ?? 0)), 0);
      const least = neutral.reduce((min, one) => Math.min(min, distance(one)), Number.POSITIVE_INFINITY);
      const nearest = neutral.filter((one) => distance(one) === least);
      const given = asGiving(found, cohort);
      expect(neutral, message).toContainEqual(given);
      expect([found.places, found.fen], message).toEqual([given.counts, given.fen]);
      expect([distance(given), distanceOf(found.places, took.counts)], message).toEqual([least, least]);
      const [best] = bestOf(nearest, ["merit", "heads"]);
      expect([given.merit, VALUES["heads"]?.(given)], message).toEqual([best?.merit, best === undefined ? undefined : VALUES["heads"]?.(best)]);
      const shifts = given.counts.map((count, l) => Math.sign(count - (took.counts[l] ?? 0)));
      return [
        "found",
        least === 0 ? "nothing moves" : "moved",
        ...(shifts.includes(1) && shifts.includes(-1) ? ["moved both ways"] : []),
        ...(new Set(nearest.map((one) => one.counts.join())).size > 1 ? ["merit decides"] : []),
      ];
    },
  });
}, 1_200_000);

test("marginal values are the differences of the best goals with one place, or 1,000 yuan, more", async () => {
  await runLaw({
    name: "marginal values",
    seed: 20_261_127,
    cases: runs(100),
    floors: { "a place brings merit": 0.3, "a place brings nothing": 0.2, "money brings something": 0.1, "money brings nothing": 0.1, indicated: 0.8 },
    async holds(number) {
      const die = dice(number);
      const cohort = drawCohort(die);
      const drawn = drawQuestion(die, cohort);
      const byHand = { ...drawn.byHand, basis: "explicit" as const, relation: "le" as const };
      const { heads, direction, maxShift, award } = drawn.words;
      const words = { award, heads, direction, maxShift, basis: "explicit", relation: "le", amount: String(byHand.amountFen / 100) };
      const question = asked(adjustCase({ ...cohort, readings: drawn.readings }), words);
      const message = JSON.stringify({ number, cohort, words });
      const nominal = await allocateNominal(question, hallOptions());
      const { baseline } = nominal;
      if (baseline === undefined) throw new Error(`no baseline\n${message}`);
      const all = givings(cohort);
      const places = question.funding.award.levels.map(() => die.below(3));
      const goal = die.pick(["merit", "heads", "first-level"] as const);
      const best = (fits: (one: Giving) => boolean) => {
        const [one] = bestOf(all.filter(fits), [goal]);
        return one === undefined ? undefined : VALUES[goal]?.(one);
      };
      const difference = (before: number | undefined, after: number | undefined) =>
        before === undefined || after === undefined ? undefined : String(after - before);
      const within = (most: readonly number[]) => best((one) => one.counts.every((count, l) => count <= (most[l] ?? 0)));
      const expected = places.map((_, k) => difference(within(places), within(places.map((count, l) => (l === k ? count + 1 : count)))));
      const took = { counts: baseline.counts, fen: baseline.fen };
      const under = (amountFen: number) =>
        best((one) => isConstant(cohort, { ...byHand, amountFen }, took, one) && keepsBounds(cohort, { ...byHand, amountFen }, took, one));
      const money = difference(under(byHand.amountFen), under(byHand.amountFen + MORE_FEN));
      const found = await marginalsAt(question, nominal, places, GOAL_NAMES[goal], hallOptions());
      expect(
        found.places.map((one) => one.confirmed),
        message,
      ).toEqual(expected);
      expect(found.money?.confirmed, message).toBe(money);
      const brings = expected.map((text) => Number(text));
      return [
        ...(goal === "merit" && brings.some((value) => value > 0) ? ["a place brings merit"] : []),
        ...(brings.includes(0) ? ["a place brings nothing"] : []),
        ...(money !== undefined ? [Number(money) > 0 ? "money brings something" : "money brings nothing"] : []),
        ...(found.places.every((one) => one.indicated !== undefined) ? ["indicated"] : []),
      ];
    },
  });
}, 1_200_000);
