/** Every fact that an explanation tells of a sampled student is proved again by going through all allocations; and explanations can be subtracted. */
import { expect, test } from "vitest";
import { explain } from "../../src/explain/explain.ts";
import { factsIn, withoutShared, type Explanation } from "../../src/explain/explanation.ts";
import { points } from "../../src/explain/shown.ts";
import type { Level } from "../../src/award/scheme.ts";
import { recount } from "../../src/award/recount.ts";
import { formatDecimal } from "../../src/decimal.ts";
import { drawn, keeping, OPTIONS, type Drawn } from "../support/explain-draws.ts";
import { compareGoals } from "../support/enumerate.ts";
import { bestWays, levelIn, type Way } from "../support/explain-by-hand.ts";
import { runLaw } from "../support/law.ts";
import { runs } from "../support/runs.ts";

/** What is looked at while the facts of one level are proved again. */
interface LevelCase extends Drawn {
  readonly level: Level;
  readonly feasible: readonly Way[];
  readonly giving: readonly Way[];
}

const meritAt = ({ choices, award }: LevelCase, student: number) => {
  const entry = choices.basis.eligibility.find((candidate) => candidate.award.id === award.id);
  return entry?.merit[entry.positionOf[student] ?? -1] ?? Number.NaN;
};

function holdersByHand({ standing, award, level }: LevelCase): readonly number[] {
  return standing.students.filter(({ given }) => given.some((one) => one.award === award.id && one.level === level.id)).map(({ student }) => student);
}

function cutOffByHand(one: LevelCase): Readonly<Record<string, string | number>> {
  const { digits } = one.choices.basis.theCase.scheme.merit;
  const merits = holdersByHand(one)
    .map((student) => meritAt(one, student))
    .filter((value) => !Number.isNaN(value));
  const own = meritAt(one, one.student);
  return { count: merits.length, lowest: formatDecimal(Math.min(...merits), digits), merit: Number.isNaN(own) ? "" : formatDecimal(own, digits) };
}

/** Whether today's allocation with the level put in the place of what she has of awards that go with it breaks this kind of limit. */
function breaks({ standing, choices, student, award, level }: LevelCase, code: string): boolean {
  const { scheme } = choices.basis.theCase;
  const linked = [...scheme.exclusions, ...scheme.stacking].filter(({ awards }) => awards.includes(award.id)).flatMap(({ awards }) => awards);
  const rest = (standing.paid.get(student) ?? []).filter((pick) => pick.award !== award.id && !linked.includes(pick.award));
  const changed = new Map([...standing.paid].map(([holder, picks]) => [holder, picks as readonly { award: string; level: string }[]]));
  changed.set(student, [...rest, { award: award.id, level: level.id }]);
  return recount(choices.basis, changed).violations.some((violation) => violation.code === code);
}

const FULL: Readonly<Record<string, string>> = { "explain-places-full": "cap", "explain-quota-full": "quota", "explain-fund-short": "budget" };
const FREE: Readonly<Record<string, string>> = { "explain-places-free": "cap" };

/** Proves one fact of a level again; undefined where it is proved elsewhere or says nothing that could be wrong. */
function prove(one: LevelCase, { code, values, parts }: Explanation): string | undefined {
  const { standing, message } = one;
  const { scheme } = one.choices.basis.theCase;
  const today = standing.goals;
  const best = bestWays(one.giving)[0];
  switch (code) {
    case "explain-cutoff":
    case "explain-at-cutoff":
    case "explain-above-cutoff": {
      const { count, lowest, merit } = values;
      expect({ count, lowest, merit }, message).toEqual(cutOffByHand(one));
      const lower = holdersByHand(one).filter((student) => meritAt(one, student) < meritAt(one, one.student)).length;
      // Of a level that she has it is not told how many have less merit.
      if (!holdersByHand(one).includes(one.student)) expect(lower, message).toBe(values["lower"] ?? 0);
      return code;
    }
    case "explain-nobody-holds":
      expect(
        holdersByHand(one).filter((student) => !Number.isNaN(meritAt(one, student))),
        message,
      ).toEqual([]);
      return code;
    case "explain-places-full":
    case "explain-quota-full":
    case "explain-fund-short":
      expect(breaks(one, FULL[code] ?? ""), message).toBe(true);
      return code;
    case "explain-places-free":
      expect(breaks(one, FREE[code] ?? ""), message).toBe(false);
      return code;
    case "explain-impossible":
      expect(one.giving, message).toEqual([]);
      return code;
    case "explain-tied":
    case "explain-tied-unsettled":
      expect(best?.goals, message).toEqual(today);
      return code;
    case "explain-costs":
      expect(compareGoals(best?.goals ?? [], today), message).toBe(-1);
      return proveLoss(one, parts, best);
    case "explain-tied-won":
      expect(
        bestWays(one.feasible).some((way) => levelIn(way, one.student, one.award.id) !== one.level.id),
        message,
      ).toBe(true);
      return code;
    case "explain-prices-settle":
      expect(
        one.giving.filter((way) => (way.goals[0] ?? 0n) >= (today[0] ?? 0n)),
        message,
      ).toEqual([]);
      expect(values["worth"], message).toMatch(/^\d/);
      return code;
    default:
      return points(0n, scheme) === "" ? code : undefined;
  }
}

/** The first goal that is lower, and by how much; the changes lead to one of the best allocations with the level. */
function proveLoss(one: LevelCase, parts: readonly Explanation[], best: Way | undefined): string {
  const { choices, standing, message } = one;
  const { theCase } = choices.basis;
  const at = standing.goals.findIndex((value, g) => value !== best?.goals[g]);
  const less = (standing.goals[at] ?? 0n) - (best?.goals[at] ?? 0n);
  const [loss] = parts;
  const name = theCase.goals[at];
  if (name === "merit") expect(loss, message).toMatchObject({ code: "explain-less-merit", values: { points: points(less, theCase.scheme) } });
  else if (name === "heads") expect(loss, message).toMatchObject({ code: "explain-less-heads", values: { count: less.toString() } });
  else expect(loss, message).toMatchObject({ code: "explain-less-key", values: { key: name?.slice("key-".length) } });
  return loss?.code ?? "";
}

test("every fact of a sampled student is proved again", async () => {
  await runLaw({
    name: "explained facts",
    seed: 20_261_128,
    cases: runs(150),
    floors: {
      "explain-cutoff": 0.1,
      "explain-above-cutoff": 0.03,
      "explain-places-full": 0.2,
      "explain-fund-short": 0.1,
      "explain-less-merit": 0.1,
      "explain-tied": 0.02,
      "explain-prices-settle": 0.02,
      "explain-level-held": 0.2,
    },
    async holds(number) {
      const one = await drawn(number);
      const { standing, student, award, ways, message } = one;
      const feasible = keeping(ways);
      const told = await explain(standing, { student, award }, OPTIONS);
      expect(withoutShared([told], [told]), message).toEqual([]);
      const found: string[] = [];
      const facts = told.parts[0]?.parts ?? [];
      const levelsTold = facts.filter(({ code }) => code.startsWith("explain-level-"));
      for (const fact of levelsTold) {
        const level = award.levels.find((candidate) => award.levels.length === 1 || candidate.title === fact.values["level"]);
        if (level === undefined) throw new Error(`no level ${fact.values["level"]}\n${message}`);
        found.push(fact.code);
        const held = standing.students[student]?.given.find((given) => given.award === award.id)?.level === level.id;
        expect(held, message).toBe(fact.code === "explain-level-held");
        const giving = feasible.filter((way) => levelIn(way, student, award.id) === level.id);
        for (const part of fact.parts) found.push(prove({ ...one, level, feasible, giving }, part) ?? "");
      }
      return found.filter((code) => code !== "");
    },
  });
}, 1_200_000);

test("explanations are subtracted: what both say vanishes, what only one says stays", async () => {
  await runLaw({
    name: "subtraction",
    seed: 20_261_129,
    cases: runs(40),
    floors: { shared: 0.3, own: 0.5 },
    async holds(number) {
      const { standing, student, award, die } = await drawn(number);
      const other = die.below(standing.basis.theCase.ids.length);
      const [a, b] = [await explain(standing, { student, award }, OPTIONS), await explain(standing, { student: other, award }, OPTIONS)];
      const left = withoutShared(a.parts, b.parts);
      const key = (one: Explanation) => JSON.stringify([one.code, one.values]);
      const leaves = (facts: readonly Explanation[]) => [...factsIn(facts)].filter(({ parts }) => parts.length === 0).map(key);
      // Nothing is invented, and a top fact of both stays only for what it rests on.
      for (const leaf of leaves(left)) expect(leaves(a.parts)).toContain(leaf);
      for (const one of a.parts) if (!b.parts.some((same) => key(same) === key(one))) expect(left).toContainEqual(one);
      for (const one of left) if (b.parts.some((same) => key(same) === key(one))) expect(one.parts.length).toBeGreaterThan(0);
      expect(withoutShared(left, a.parts)).toEqual([]);
      const count = leaves(left).length;
      return [...(count < leaves(a.parts).length ? ["shared"] : []), ...(count > 0 ? ["own"] : [])];
    },
  });
}, 600_000);
