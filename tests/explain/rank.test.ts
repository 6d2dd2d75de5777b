/**
 * Laws of explanations and reserves under the policy rank: the cut-off told is that of the students who have the level, a merit that is told wins and one digit
 * less does not (found by going through all allocations), and a reserve is who may have the place without envy.
 */
import { expect, test } from "vitest";
import { explain } from "../../src/explain/explain.ts";
import { reserveLists } from "../../src/explain/reserve.ts";
import { versus } from "../../src/explain/versus.ts";
import type { Pick } from "../../src/award/amounts.ts";
import { recount } from "../../src/award/recount.ts";
import { formatDecimal } from "../../src/decimal.ts";
import { bestUnderRank } from "../../src/explain/rank-forced.ts";
import { bestWays, levelIn, withMerit, type Way } from "../support/explain-by-hand.ts";
import { drawn, keeping, OPTIONS, type Drawn } from "../support/explain-draws.ts";
import { runLaw } from "../support/law.ts";
import { runs } from "../support/runs.ts";

type Given = ReadonlyMap<number, readonly Pick[]>;

const meritOf = ({ choices, award }: Drawn, student: number) => {
  const entry = choices.basis.eligibility.find((candidate) => candidate.award.id === award.id);
  return entry?.merit[entry.positionOf[student] ?? -1] ?? Number.NaN;
};

/** Whether a student may have a place in the stead of its holder, who gave it up and envies nobody, without a broken rule or envy. */
function mayHave({ choices, standing }: Drawn, holder: number, student: number, award: string, level: string): boolean {
  const left: Given = new Map(
    [...standing.paid].map(([one, picks]) => [one, picks.filter((pick) => pick.award !== award || (one !== holder && one !== student))]),
  );
  const given = new Map([...left, [student, [...(left.get(student) ?? []), { award, level }]]]);
  const id = choices.basis.theCase.ids[holder];
  return recount(choices.basis, given).violations.every(({ code, values }) => code === "envy" && values["student"] === id);
}

/** Whether a way gives the student a level of the award by its index, or a better one. */
const reaches = ({ student, award }: Drawn, way: Way, rank: number) => {
  const at = award.levels.findIndex((level) => level.id === levelIn(way, student, award.id));
  return at >= 0 && at <= rank;
};

/** Whether some best way without envy gives her the level, and whether some does not, at another merit. */
function atMerit(one: Drawn, rank: number, merit: number) {
  const best = bestWays(keeping(withMerit(one.choices.basis, one.ways, one.student, one.award.id, merit)));
  return { some: best.some((way) => reaches(one, way, rank)), other: best.some((way) => !reaches(one, way, rank)) };
}

/** What is told of a merit that would win. */
function proveLeast(one: Drawn, rank: number, codes: ReadonlyMap<string, Readonly<Record<string, string | number>>>): readonly string[] {
  const { digits, to } = one.choices.basis.theCase.scheme.merit;
  const told = codes.get("rank-least");
  if (told !== undefined) {
    const [wins, fails] = [told["merit"], told["below"]].map((text) => Math.round(Number(text) * 10 ** digits));
    expect([(wins ?? 0) - (fails ?? 0), (wins ?? 0) <= to], one.message).toEqual([1, true]);
    expect(atMerit(one, rank, wins ?? 0).some, one.message).toBe(true);
    expect(atMerit(one, rank, fails ?? 0).other, one.message).toBe(true);
  }
  if (codes.has("rank-least-never")) expect(atMerit(one, rank, to).other, one.message).toBe(true);
  expect(codes.has("rank-least-open"), one.message).toBe(false);
  return [...codes.keys()].filter((code) => code.startsWith("rank-least"));
}

test("the best without envy where a student holds a level or a better one, and where she does not, equal enumeration", async () => {
  await runLaw({
    name: "held under rank",
    seed: 20_261_133,
    cases: runs(120),
    floors: { "holds, best": 0.3, "does not, best": 0.5, none: 0.03 },
    async holds(number) {
      const one = await drawn(number, "rank");
      const rank = one.die.below(one.award.levels.length);
      const traits: string[] = [];
      for (const holds of [true, false]) {
        const [best] = bestWays(keeping(one.ways).filter((way) => reaches(one, way, rank) === holds));
        const found = await bestUnderRank(one.choices.basis, { student: one.student, award: one.award.id, rank }, holds, OPTIONS);
        expect(found.kind === "best" ? found.goals : found.kind, `${holds} ${rank} ${one.message}`).toEqual(best?.goals ?? "none");
        traits.push(best === undefined ? "none" : `${holds ? "holds" : "does not"}, best`);
      }
      return traits;
    },
  });
}, 1_200_000);

test("under rank the cut-off is the reason, and the next on the list is the reserve", async () => {
  await runLaw({
    name: "rank explained",
    seed: 20_261_132,
    cases: runs(150),
    floors: {
      "rank-below": 0.04,
      "rank-reached": 0.2,
      "rank-ticket": 0.006,
      reserve: 0.1,
      nobody: 0.2,
      "moves up": 0.02,
      "rank-least": 0.03,
      "rank-least-never": 0.03,
    },
    async holds(number) {
      const one = await drawn(number, "rank");
      const { standing, student, award, message, choices } = one;
      const { theCase } = choices.basis;
      const told = await explain(standing, { student, award }, OPTIONS);
      const traits: string[] = [];
      for (const fact of (told.parts[0]?.parts ?? []).filter(({ code }) => code === "explain-level-held" || code === "explain-level-lost")) {
        const reason = fact.parts[0];
        const level = award.levels.find((candidate) => award.levels.length === 1 || candidate.title === fact.values["level"]);
        traits.push(reason?.code ?? "");
        const rank = award.levels.findIndex((candidate) => candidate.id === level?.id);
        traits.push(...proveLeast(one, rank, new Map(fact.parts.map((part) => [part.code, part.values]))));
        if (reason === undefined || reason.code === "rank-nobody") continue;
        const merits = theCase.ids.flatMap((_, other) =>
          standing.paid.get(other)?.some((pick) => pick.award === award.id && pick.level === level?.id) === true ? [meritOf(one, other)] : [],
        );
        expect(
          merits.map((value) => formatDecimal(value || 0, theCase.scheme.merit.digits)),
          message,
        ).toContain(reason.values["cutOff"]);
        const [own, last] = [Number(reason.values["merit"]), Number(reason.values["cutOff"])];
        if (reason.code === "rank-below") expect(own, message).toBeLessThan(last);
        else if (reason.code === "rank-reached") expect(own, message).toBeGreaterThanOrEqual(last);
        else expect(own, message).toBe(last);
        const isTaken = fact.parts.some(({ code }) => code === "rank-taken-first");
        if (isTaken) traits.push("another is taken first");
        if (reason.code === "rank-reached") expect(fact.code === "explain-level-held" || isTaken, message).toBe(true);
        if (fact.code === "explain-level-held") expect(reason.code, message).toBe("rank-reached");
      }
      expect(
        (await versus(standing, student, student, undefined, OPTIONS)).parts.map(({ code }) => code),
        message,
      ).toEqual(["versus-same"]);
      return [...traits, ...proveReserves(one)];
    },
  });
}, 1_200_000);

function proveReserves(one: Drawn): readonly string[] {
  const { standing, message, choices } = one;
  const { ids, locks } = choices.basis.theCase;
  const traits: string[] = [];
  for (const { award, level, releases } of reserveLists(standing, undefined))
    for (const { holders, reserves } of releases)
      for (const id of holders) {
        const holder = ids.indexOf(id);
        if (locks.length > 0 || standing.basis.obligations.owed.length > 0) continue;
        const [first] = reserves;
        const possible = ids.filter(
          (_, student) => student !== holder && mayHave(one, holder, student, award.id, level.id) && levelBelow(one, student, award.id, level.id),
        );
        if (first === undefined) expect(possible, message).toEqual([]);
        else expect(possible, message).toContain(first.id);
        traits.push(first === undefined ? "nobody" : "reserve", ...(first?.from === undefined ? [] : ["moves up"]));
      }
  return traits;
}

/** Whether a student has less than the level of an award. */
function levelBelow({ standing, choices }: Drawn, student: number, award: string, level: string): boolean {
  const ranks = choices.basis.theCase.scheme.awards.find((one) => one.id === award)?.levels.map((one) => one.id) ?? [];
  const held = standing.paid.get(student)?.find((pick) => pick.award === award)?.level;
  return held === undefined || ranks.indexOf(held) > ranks.indexOf(level);
}
