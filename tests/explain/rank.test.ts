/** Laws of explanations and reserves under the policy rank: the cut-off told is that of the students who have the level, and a reserve is who may have the place without envy. */
import { expect, test } from "vitest";
import { explain } from "../../src/explain/explain.ts";
import { reserveLists } from "../../src/explain/reserve.ts";
import { versus } from "../../src/explain/versus.ts";
import type { Pick } from "../../src/award/amounts.ts";
import { recount } from "../../src/award/recount.ts";
import { formatDecimal } from "../../src/decimal.ts";
import { drawn, OPTIONS, type Drawn } from "../support/explain-draws.ts";
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

test("under rank the cut-off is the reason, and the next on the list is the reserve", async () => {
  await runLaw({
    name: "rank explained",
    seed: 20_261_132,
    cases: runs(150),
    floors: { "rank-below": 0.04, "rank-reached": 0.2, "rank-ticket": 0.006, reserve: 0.1, nobody: 0.2, "moves up": 0.02 },
    async holds(number) {
      const one = await drawn(number, "rank");
      const { standing, student, award, message, choices } = one;
      const { theCase } = choices.basis;
      const told = await explain(standing, { student, award }, OPTIONS);
      const traits: string[] = [];
      for (const fact of (told.parts[0]?.parts ?? []).filter(({ code }) => code === "explain-level-held" || code === "explain-level-lost")) {
        const [reason] = fact.parts;
        const level = award.levels.find((candidate) => award.levels.length === 1 || candidate.title === fact.values["level"]);
        traits.push(reason?.code ?? "");
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
