/** Laws of adjustment, on small cohorts of the shipped regulation: proposals and frontiers equal those of going through every way to give levels. */
import { expect, test } from "vitest";
import { checkProposal } from "../../src/explain/adjust-check.ts";
import { findFrontier } from "../../src/explain/adjust-frontier.ts";
import { proposeAdjustment, type AdjustGoal, type AdjustProposal } from "../../src/explain/adjust-propose.ts";
import { readProposal } from "../../src/scenario/adjust-question.ts";
import { adjustCase, asked, hallOptions } from "../oracles/adjust-case.ts";
import { bestOf, givings, isConstant, keepsBounds, nominals, undominated, VALUES, type Giving } from "../support/adjust-by-hand.ts";
import { asGiving, drawCohort, drawQuestion } from "../support/adjust-draws.ts";
import { dice, type Dice } from "../support/dice.ts";
import { runLaw } from "../support/law.ts";
import { runs } from "../support/runs.ts";

const GOALS = ["merit", "heads", "first-level"] as const;

test("propose is the best of all ways to give levels, check says that it is neutral, and the frontier is all undominated ways", async () => {
  await runLaw({
    name: "adjustment",
    seed: 20_261_125,
    cases: runs(300),
    floors: {
      proposed: 0.6,
      infeasible: 0.03,
      "better than nominal": 0.15,
      "nominal is not neutral": 0.05,
      frontier: 0.15,
      "several points": 0.04,
      "chosen by money": 0.01,
      "tuition differs": 0.4,
    },
    async holds(number) {
      const die = dice(number);
      const cohort = drawCohort(die);
      const { byHand, words, readings } = drawQuestion(die, cohort);
      const theCase = adjustCase({ ...cohort, readings });
      const question = asked(theCase, words);
      const message = JSON.stringify({ number, cohort, words, readings });
      const goal = die.pick(GOALS);
      const found = await proposeAdjustment(question, goal, hallOptions());
      const all = givings(cohort);
      // Where several nominal allocations are equally good, constant and bounds are those of the one that the hall took.
      const possible = nominals(cohort, all);
      const took = found.kind === "proposed" ? found.baseline : undefined;
      const nominal = possible.find((one) => took === undefined || (one.fen === took.fen && one.counts.join() === took.counts.join()));
      if (nominal === undefined) throw new Error(`the baseline is no nominal allocation\n${message}`);
      if (took === undefined && possible.some((one) => one.fen !== nominal.fen || one.counts.join() !== nominal.counts.join())) return ["ambiguous"];
      const neutral = all.filter((one) => isConstant(cohort, byHand, nominal, one) && keepsBounds(cohort, byHand, nominal, one));
      if (neutral.length === 0) {
        expect(found.kind === "none" && found.result.kind, message).toBe("infeasible");
        return ["infeasible"];
      }
      if (found.kind === "none") throw new Error(`${found.what} ${found.result.kind}\n${message}`);
      const order = [...new Set([goal, "merit", "heads"])];
      const [best] = bestOf(neutral, order);
      const given = asGiving(found, cohort);
      expect(neutral, message).toContainEqual(given);
      const values = (one: Giving | undefined) => order.map((name) => (one === undefined ? undefined : VALUES[name]?.(one)));
      expect(values(given), message).toEqual(values(best));
      expect([found.places, found.fen], message).toEqual([given.counts, given.fen]);
      const traits = ["proposed", ...(new Set(cohort.students.map(({ tuition }) => tuition)).size > 1 ? ["tuition differs"] : [])];
      if (neutral.every((one) => one.levels.join() !== nominal.levels.join())) traits.push("nominal is not neutral");
      else if ((VALUES[goal]?.(given) ?? 0) > (VALUES[goal]?.(nominal) ?? 0)) traits.push("better than nominal");
      return [...traits, ...(await judgeCheck(question, found, message)), ...(await judgeFrontier(question, neutral, die, message))];
    },
  });
}, 1_200_000);

/** `check` of what `propose` found says neutral. */
async function judgeCheck(question: ReturnType<typeof asked>, found: AdjustProposal, message: string): Promise<readonly string[]> {
  const proposal = readProposal(question, { award: question.funding.award.id, places: found.places.join(",") });
  if (!proposal.ok) throw new Error(`${JSON.stringify(proposal.faults)}\n${message}`);
  const check = await checkProposal(question, proposal.value, hallOptions());
  expect(check, message).toMatchObject({ kind: "checked", isNeutral: true });
  return check.kind === "checked" && check.money.kind === "chosen" ? ["chosen by money"] : [];
}

/** The frontier is that of the enumeration; every other case. */
async function judgeFrontier(question: ReturnType<typeof asked>, neutral: readonly Giving[], die: Dice, message: string): Promise<readonly string[]> {
  if (die.chance(0.5)) return [];
  const goals = die.pick([
    ["merit", "heads"],
    ["merit", "first-level"],
    ["first-level", "heads"],
  ] as const satisfies readonly (readonly [AdjustGoal, AdjustGoal])[]);
  const frontier = await findFrontier(question, goals, 100, hallOptions(), () => undefined);
  if (frontier.kind === "none") throw new Error(`${frontier.what} ${frontier.result.kind}\n${message}`);
  const found = frontier.points.map((point) => goals.map((goal) => Number(point.goals[goal])));
  expect(found, message).toEqual(undominated(neutral, goals[0], goals[1]));
  expect(frontier.isComplete, message).toBe(true);
  return ["frontier", ...(found.length > 1 ? ["several points"] : [])];
}
