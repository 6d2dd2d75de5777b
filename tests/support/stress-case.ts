/** Cohorts for laws of harm: such in which nothing can go wrong, and loose ones. */
import type { Case } from "../../src/award/case.ts";
import { dice, type Dice } from "./dice.ts";
import { award, smallCase } from "./small-case.ts";

const FIELDS = {
  score: { type: "decimal", digits: 2, min: 0, max: 100, document: "list" },
  tuition: { type: "money", document: "list" },
  school: { type: "code", document: "list" },
  major: { type: "code", document: "list" },
  first: { type: "boolean", document: "list" },
};

function students(die: Dice, count: number, isEqual: boolean) {
  return Array.from({ length: count }, (_, i) => {
    const school = die.pick(["A", "B", "C"]);
    return {
      id: `S${i + 1}`,
      score: die.chance(0.3) ? die.between(60, 66) : die.between(4000, 9000) / 100,
      tuition: isEqual ? 5000 : die.between(3, 9) * 1000 + die.below(2) * 500,
      school,
      // A major belongs to one school.
      major: `${school}${die.between(1, 2)}`,
      first: die.chance(0.6) ? "yes" : "no",
    };
  });
}

function quotas(die: Dice, most: number) {
  const limit = (id: string, by: string) => ({ id, article: "3", awards: ["prize"], by, atMost: { places: die.between(0, most) } });
  return [...(die.chance(0.7) ? [limit("schools", "school")] : []), ...(die.chance(0.5) ? [limit("majors", "major")] : [])];
}

const fund = (yuan: number) => ({ budgets: [{ id: "fund", title: "fund", limit: `${yuan} yuan`, awards: "all" }] });

/** Equal amounts and limits inside each other; or levels that are limited by nothing but their own places, open from some level down. */
export function drawSafe(seed: number): { readonly theCase: Case; readonly isLaminar: boolean } {
  const die = dice(seed);
  const count = die.between(3, 9);
  const ties = { ties: "lot", seed: "law" };
  if (die.chance(0.5)) {
    const level = {
      id: "1",
      amount: { share: "100 %", of: "tuition" },
      weight: "100 %",
      ...(die.chance(0.6) ? { cap: { places: die.between(1, count) } } : {}),
    };
    const scheme = { fields: FIELDS, awards: [award("prize", [level])], quotas: quotas(die, 3) };
    return {
      theCase: smallCase({ scheme, students: students(die, count, true), scenario: { ...fund(die.between(0, count) * 5000 + 1), ...ties } }),
      isLaminar: true,
    };
  }
  const levels = ["1", "2", "3"].map((id, i) => ({
    id,
    amount: { fixed: `${3000 - 1000 * i} yuan` },
    weight: `${100 - 30 * i} %`,
    cap: { places: die.between(0, 3) },
  }));
  const rules = [{ id: "first", article: "4", awards: ["prize"], levels: ["1"], require: "first" }];
  return {
    theCase: smallCase({ scheme: { fields: FIELDS, awards: [award("prize", levels)], rules }, students: students(die, count, false), scenario: ties }),
    isLaminar: false,
  };
}

/** Unequal amounts of two levels, a fund, crossing limits and a floor; places are numbers, never shares. */
export function drawLoose(seed: number): Case {
  const die = dice(seed);
  const count = die.between(3, 9);
  const levels = [
    { id: "1", amount: { share: "100 %", of: "tuition" }, weight: "100 %" },
    { id: "2", amount: { share: "60 %", of: "tuition" }, weight: "60 %", cap: { places: die.between(1, 4) } },
  ];
  const floor = { id: "some", article: "4", awards: ["prize"], where: "first", atLeast: { places: die.below(2) } };
  const scheme = {
    fields: FIELDS,
    awards: [award("prize", levels.slice(die.below(2) === 0 ? 0 : 1))],
    quotas: [...quotas(die, 3), ...(die.chance(0.4) ? [floor] : [])],
  };
  return smallCase({ scheme, students: students(die, count, false), scenario: { ...fund(die.between(1, count) * 3500), ties: "lot", seed: "law" } });
}
