/** Fairness figures: envy equals the count over all pairs; groups too small are not published, nor what gives them away. */
import { expect, test } from "vitest";
import { envyOf, type LevelEnvy } from "../../src/award/envy-pairs.ts";
import { groupRates } from "../../src/award/group-rates.ts";
import { quotasInForce } from "../../src/award/case.ts";
import { ELIGIBLE, quotaPart, statusAt } from "../../src/award/eligibility.ts";
import { prepareRecount, type Choices, type RecountBasis } from "../../src/award/recount.ts";
import { isOptimised, quotaCounts } from "../../src/award/scheme.ts";
import { dice, type Dice } from "../support/dice.ts";
import { runLaw } from "../support/law.ts";
import { runs } from "../support/runs.ts";
import { award, smallCase } from "../support/small-case.ts";
import { buildCase, drawCase, SMALL } from "../support/tiny-case.ts";

/** Gives levels at random, whatever the limits: envy is defined for any giving. */
function drawChoices(die: Dice, { theCase, eligibility }: RecountBasis): Choices {
  const choices = new Map<number, { award: string; level: string }[]>();
  for (const entry of eligibility.filter((one) => isOptimised(one.award)))
    for (const student of entry.students) {
      const open = entry.award.levels.filter((level) => statusAt(entry, student, level.id) === ELIGIBLE);
      if (open.length === 0 || die.chance(0.5)) continue;
      choices.set(student, [...(choices.get(student) ?? []), { award: entry.award.id, level: die.pick(open).id }]);
    }
  expect(theCase.ids.length).toBeGreaterThan(0);
  return choices;
}

type Pairs = Omit<LevelEnvy, "title" | "levelTitle" | "envious" | "worst"> & { readonly widest: number };

/** The same figures by going through all pairs. */
function byPairs({ theCase, eligibility, obligations }: RecountBasis, choices: Choices): readonly Pairs[] {
  const found: Pairs[] = [];
  for (const entry of eligibility.filter((one) => isOptimised(one.award))) {
    const { id, levels } = entry.award;
    const rankOf = (student: number) =>
      levels.findIndex((level) => choices.get(student)?.some((pick) => pick.award === id && pick.level === level.id) === true);
    const meritOf = (student: number) => entry.merit[entry.positionOf[student] ?? -1] ?? Number.NaN;
    const isDeclared = (student: number) =>
      obligations.owed.some((place) => place.student === student && place.award === id) ||
      theCase.locks.some((lock) => lock.student === theCase.ids[student] && lock.award === id);
    const hasOther = (student: number) =>
      theCase.scheme.exclusions.some(
        (clause) => clause.awards.includes(id) && choices.get(student)?.some((pick) => pick.award !== id && clause.awards.includes(pick.award)) === true,
      );
    levels.forEach((level, rank) => {
      const quotas = quotasInForce(theCase).filter((quota) => quotaCounts(quota, id, level.id));
      const counts = { pairs: 0, acrossParts: 0, otherAward: 0, declared: 0 };
      let [widest, plainest] = [0, 0];
      for (const i of entry.students)
        for (const j of entry.students) {
          const held = rankOf(i);
          if (rankOf(j) !== rank || statusAt(entry, i, level.id) !== ELIGIBLE || (held >= 0 && held <= rank) || !(meritOf(j) < meritOf(i))) continue;
          counts.pairs += 1;
          widest = Math.max(widest, meritOf(i) - meritOf(j));
          if (quotas.some((quota) => quotaPart(theCase, quota, i) !== quotaPart(theCase, quota, j))) counts.acrossParts += 1;
          else if (hasOther(i)) counts.otherAward += 1;
          else if (isDeclared(i) || isDeclared(j)) counts.declared += 1;
          else plainest = Math.max(plainest, meritOf(i) - meritOf(j));
        }
      found.push({ award: id, level: level.id, ...counts, widest: plainest > 0 ? plainest : widest });
    });
  }
  return found;
}

test("envy is that of all pairs, with what accounts for it", async () => {
  await runLaw({
    name: "envy",
    seed: 20_261_125,
    cases: runs(200),
    floors: { envy: 0.8, "across parts": 0.2, "other award": 0.05, declared: 0.1, plain: 0.7 },
    async holds(number) {
      const theCase = buildCase(drawCase(number, SMALL));
      const die = dice(number);
      const locks = die.chance(0.5)
        ? [
            {
              kind: "must-not" as const,
              student: die.pick(theCase.ids),
              award: theCase.scheme.awards.find(isOptimised)?.id ?? "",
              level: undefined,
              author: "A",
              reason: "test",
            },
          ]
        : [];
      const basis = prepareRecount({ ...theCase, locks });
      const choices = drawChoices(die, basis);
      const expected = byPairs(basis, choices);
      const found = envyOf(basis, choices);
      const shown = found.map(({ award: id, level, pairs, acrossParts, otherAward, declared, worst }) => {
        const widest = worst === undefined ? 0 : worst.enviousMerit - worst.enviedMerit;
        return { award: id, level, pairs, acrossParts, otherAward, declared, widest };
      });
      const held = (row: Pairs) => found.some((one) => one.award === row.award && one.level === row.level);
      expect(shown, String(number)).toEqual(expected.filter(held));
      for (const row of expected.filter((one) => !held(one))) expect(row.pairs, String(number)).toBe(0);
      const sum = (of: (row: Pairs) => number) => expected.reduce((total, row) => total + of(row), 0);
      const is: Readonly<Record<string, boolean>> = {
        envy: sum((row) => row.pairs) > 0,
        "across parts": sum((row) => row.acrossParts) > 0,
        "other award": sum((row) => row.otherAward) > 0,
        declared: sum((row) => row.declared) > 0,
        plain: sum((row) => row.pairs - row.acrossParts - row.otherAward - row.declared) > 0,
      };
      return Object.keys(is).filter((name) => is[name] === true);
    },
  });
});

/** Cohort with groups of stated sizes; the first of each group holds the award. */
function rates(sizes: Readonly<Record<string, number>>) {
  const students = Object.entries(sizes).flatMap(([group, size]) =>
    Array.from({ length: size }, (_, i) => ({
      id: `${group}${String(i).padStart(2, "0")}`,
      score: 50,
      school: group === "none" ? undefined : group,
      fee: 100 + i,
    })),
  );
  const theCase = smallCase({
    scheme: {
      fields: {
        score: { type: "decimal", digits: 2, min: 0, max: 100, document: "list" },
        school: { type: "code", document: "list" },
        fee: { type: "money", document: "list" },
      },
      awards: [award("prize", [{ id: "1", amount: { fixed: "100 yuan" }, weight: "100 %" }])],
      groups: [
        { field: "school", title: "school" },
        { field: "fee", title: "fee" },
      ],
    },
    students,
  });
  const basis = prepareRecount(theCase);
  const first = theCase.ids.flatMap((id, student) => (id.endsWith("00") ? [[student, [{ award: "prize", level: "1" }]] as const] : []));
  return groupRates(basis, new Map(first));
}

const published = (sizes: Readonly<Record<string, number>>) =>
  Object.fromEntries((rates(sizes)[0]?.groups ?? []).map(({ group, publish }) => [group, publish]));

test("what may be published: no group below five, and nothing that gives one away", () => {
  expect(published({ A: 9, B: 6, C: 5 })).toEqual({ A: true, B: true, C: true });
  // One small group is the total less the others: the smallest of the others is kept back, too.
  expect(published({ A: 9, B: 6, C: 4 })).toEqual({ A: true, B: false, C: false });
  // Two small groups that are few together.
  expect(published({ A: 9, B: 6, C: 2, D: 1 })).toEqual({ A: true, B: false, C: false, D: false });
  expect(published({ A: 9, B: 6, C: 3, D: 2 })).toEqual({ A: true, B: true, C: false, D: false });
  expect(published({ A: 9, none: 4 })).toEqual({ A: false, "": false });
});

test("rates count the eligible and the holders; many amounts are quarters, equal amounts together", () => {
  const [school, fee] = rates({ A: 12, B: 6 });
  expect(school).toMatchObject({ field: "school", title: "school" });
  expect(school?.groups).toEqual([
    { group: "A", eligible: 12, awarded: 1, publish: true },
    { group: "B", eligible: 6, awarded: 1, publish: true },
  ]);
  // Amounts 100 to 111; six of them twice. The quarters end at the 5th, 9th, 14th and 18th of eighteen.
  expect(fee?.groups.map(({ group, eligible, awarded }) => [group, eligible, awarded])).toEqual([
    ["100.00..102.00", 6, 2],
    ["103.00..104.00", 4, 0],
    ["105.00..107.00", 4, 0],
    ["108.00..111.00", 4, 0],
  ]);
});
