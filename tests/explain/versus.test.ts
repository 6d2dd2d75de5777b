/** Laws of what separates two students: a list is long enough, nothing shorter is, and it does not matter who is named first. */
import { expect, test } from "vitest";
import { versus } from "../../src/explain/versus.ts";
import type { Explanation } from "../../src/explain/explanation.ts";
import { awardOf } from "../../src/award/scheme.ts";
import { placeTitle } from "../../src/explain/shown.ts";
import { compareGoals } from "../support/enumerate.ts";
import { bestWays, levelIn, withMerit, type Way } from "../support/explain-by-hand.ts";
import { drawn, keeping, OPTIONS, type Drawn } from "../support/explain-draws.ts";
import { runLaw } from "../support/law.ts";
import { runs } from "../support/runs.ts";

/** Whether the loser does at least as well with the level as the winner with it and the loser not. */
function isEven(ways: readonly Way[], loser: number, winner: number, award: string, level: string): boolean {
  const hers = bestWays(ways.filter((way) => levelIn(way, loser, award) === level))[0]?.goals;
  const theirs = bestWays(ways.filter((way) => levelIn(way, winner, award) === level && levelIn(way, loser, award) !== level))[0]?.goals;
  if (theirs === undefined) return true;
  return hers !== undefined && compareGoals(hers, theirs) >= 0;
}

const COUNTED = ["versus-merit", "versus-cost", "versus-part", "versus-options", "versus-key"];

/** Proves one list again; what it met. */
function prove(one: Drawn, told: Explanation): readonly string[] {
  const { standing, choices, ways, message } = one;
  const { ids, scheme } = choices.basis.theCase;
  const [winner, loser] = [ids.indexOf(String(told.values["winner"])), ids.indexOf(String(told.values["loser"]))];
  const given = standing.students[winner]?.given.find((pick) => placeTitle(scheme, pick.award, pick.level) === told.values["place"]);
  if (given === undefined) throw new Error(`${told.values["winner"]} has no ${told.values["place"]}\n${message}`);
  const { award, level } = given;
  const feasible = keeping(ways);
  const codes = told.parts.map((part) => part.code);
  const even = () => isEven(feasible, loser, winner, award, level);
  if (codes.includes("versus-refused") || codes.includes("versus-no-candidate")) {
    expect(
      feasible.filter((way) => levelIn(way, loser, award) === level),
      message,
    ).toEqual([]);
    return codes;
  }
  if (codes.includes("versus-lot")) {
    expect(even(), message).toBe(true);
    return codes;
  }
  if (!codes.some((code) => COUNTED.includes(code))) return codes;
  // The empty list is not long enough.
  expect(even(), message).toBe(false);
  const entry = choices.basis.eligibility.find((candidate) => candidate.award === awardOf(scheme, award));
  const theirs = entry?.merit[entry.positionOf[winner] ?? -1] ?? Number.NaN;
  const alone = [...scheme.exclusions, ...scheme.stacking].every((clause) => !clause.awards.includes(award));
  if (!alone || Number.isNaN(theirs)) return codes;
  // Where no other award goes with it, being like the other in merit is having the other's merit.
  const alike = isEven(withMerit(choices.basis, feasible, loser, award, theirs), loser, winner, award, level);
  expect(alike, message).toBe(codes.length === 1 && codes[0] === "versus-merit" ? true : codes.length > 1 ? false : alike);
  return [...codes, "proved again"];
}

test("a list of separating facts is long enough, and nothing shorter is", async () => {
  await runLaw({
    name: "separating facts",
    seed: 20_261_130,
    cases: runs(120),
    floors: { "versus-merit": 0.1, "versus-lot": 0.05, "versus-refused": 0.1, "proved again": 0.05, "several facts": 0.01 },
    async holds(number) {
      const one = await drawn(number);
      const { standing, die, message, student, award } = one;
      const count = standing.basis.theCase.ids.length;
      const holders = standing.students
        .filter(({ given }) => given.some((pick) => pick.award === award.id && pick.by === "choice"))
        .map((holder) => holder.student);
      const others = holders.filter((holder) => holder !== student);
      const [a, b] = die.chance(0.7) && others.length > 0 ? [student, die.pick(others)] : [die.below(count), die.below(count)];
      const told = await versus(standing, a, b, undefined, OPTIONS);
      expect((await versus(standing, b, a, undefined, OPTIONS)).parts, message).toEqual(told.parts);
      expect((await versus(standing, a, a, undefined, OPTIONS)).parts, message).toEqual([{ code: "versus-same", values: {}, parts: [] }]);
      return told.parts.flatMap((part) =>
        part.code === "versus-award" ? [...prove(one, part), ...(part.parts.length > 1 ? ["several facts"] : [])] : [part.code],
      );
    },
  });
}, 1_200_000);
