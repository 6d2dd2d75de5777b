/** Drawn cohorts and questions of adjustment, and what the software answers in the words of the enumeration. */
import type { AdjustProposal } from "../../src/explain/adjust-propose.ts";
import type { AdjustWords } from "../../src/scenario/adjust-question.ts";
import type { AdjustCohort } from "../oracles/adjust-case.ts";
import { capsByHand, givings, headsByHand, type Giving, type HandQuestion } from "./adjust-by-hand.ts";
import type { Dice } from "./dice.ts";

/** Two to six students, most of them freshmen. */
export function drawCohort(die: Dice): AdjustCohort {
  const award = die.chance(0.7) ? "excellent-freshman" : "excellent-language";
  const count = die.between(20, award === "excellent-freshman" ? 60 : 45);
  const odd = die.chance(0.3) ? 0.01 : 0;
  const uniform = die.chance(0.3);
  const students = Array.from({ length: die.between(2, 6) }, () => ({
    tuition: uniform ? 20_000 : die.between(14, 28) * 1000 + odd * die.below(100),
    score: die.between(150, 200) / 2,
  }));
  return { award, students, count, tuition: count * die.between(15_000, 24_000) + die.below(1000) };
}

/** A question by hand, and as the words and readings that ask the same. */
export function drawQuestion(
  die: Dice,
  cohort: AdjustCohort,
): { readonly byHand: HandQuestion; readonly words: AdjustWords; readonly readings: Readonly<Record<string, unknown>> } {
  const caps = capsByHand(cohort);
  const sum = caps.reduce((a, b) => a + b, 0);
  const basis = die.pick(["units", "reference-tuition", "reference-tuition", "baseline", "explicit"] as const);
  const relation = die.pick(["le", "le", "le", "eq", "tolerance"] as const);
  const [toleranceFen, amount] = [die.between(0, 400_000), die.between(0, 60_000)];
  const head = die.pick(["none", "none", "sumOfCaps", "floorOfSum", "3"] as const);
  const heads = head === "none" ? undefined : head === "sumOfCaps" ? sum : head === "floorOfSum" ? headsByHand(cohort) : 3;
  const maxShift = die.chance(0.3) ? die.between(0, 2) : undefined;
  const [down, unrounded] = [die.chance(0.2), die.chance(0.3)];
  return {
    byHand: { basis, relation, toleranceFen, unrounded, amountFen: amount * 100, heads, maxShift, down },
    words: {
      award: cohort.award,
      basis,
      relation: relation === "tolerance" ? `tolerance:${toleranceFen}` : relation,
      heads: head,
      direction: down ? "down" : "any",
      ...(basis === "explicit" ? { amount: String(amount) } : {}),
      ...(maxShift === undefined ? {} : { maxShift: String(maxShift) }),
    },
    readings: { "adjust.capsForBudget": unrounded ? "unrounded" : "floored" },
  };
}

/** What a proposal gives, in the words of the enumeration. */
export function asGiving(found: AdjustProposal, cohort: AdjustCohort): Giving {
  const levels = found.result.students.map((student) => Number(student.given[0]?.level ?? 0) - 1);
  const same = givings(cohort).find((one) => one.levels.join() === levels.join());
  if (same === undefined) throw new Error("no way to give levels is that one");
  return same;
}
