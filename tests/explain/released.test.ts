/** Where released money and places go: each reading by hand on small cases, and laws over drawn ones. */
import { describe, expect, test } from "vitest";
import type { Case } from "../../src/award/case.ts";
import { releasedAnswers, type ReleasedAnswer, type ReleasedReading, type ReleasedUse } from "../../src/explain/released.ts";
import { dice, type Dice } from "../support/dice.ts";
import { runLaw } from "../support/law.ts";
import { evaluation, renewalCase, student, type Holder, type RenewalParts } from "../support/renewal-case.ts";
import { runs } from "../support/runs.ts";

async function answersOf(theCase: Case): Promise<readonly ReleasedAnswer[]> {
  let ticks = 0;
  const options = { engine: "highs" as const, maxProbes: 10_000, now: () => ticks++, shouldStop: () => false };
  const found = await releasedAnswers(theCase, evaluation(theCase), options);
  if (!found.ok) throw new Error(JSON.stringify(found.faults));
  return found.value;
}

async function useOf(reading: ReleasedReading, parts: RenewalParts): Promise<ReleasedUse> {
  const answer = (await answersOf(renewalCase(parts))).find((one) => one.reading === reading);
  if (answer === undefined) throw new Error(`no answer for ${reading}`);
  return answer.use;
}

type Places = Extract<ReleasedUse, { readonly kind: "places" }>;

async function placesUse(reading: ReleasedReading, parts: RenewalParts): Promise<Places> {
  const use = await useOf(reading, parts);
  if (use.kind !== "places") throw new Error(`${reading}: ${JSON.stringify(use)}`);
  return use;
}

/** Who gets what: `S1 b>a 1000`, in yuan. */
async function given(reading: ReleasedReading, parts: RenewalParts): Promise<readonly string[]> {
  const use = await placesUse(reading, parts);
  return use.places.map((place) => `${place.id} ${place.from ?? "-"}>${place.to} ${place.fen / 100}`);
}

const A = { level: "a", amount: 6000 };
const B = { level: "b", amount: 4000 };
const LOST = { failed: "yes" };
const lostA = student("S1", LOST, A);
const lostB = student("S2", LOST, B);

describe("every reading is answered", () => {
  test("the sums, and which is stated", async () => {
    for (const released of ["fund", "next-ranked", "upgrade", "carry"]) {
      const answers = await answersOf(renewalCase({ students: [lostA, lostB], released }));
      expect(answers.map(({ reading, isStated }) => (isStated ? `${reading} stated` : reading))).toEqual(
        ["fund", "next-ranked", "upgrade", "carry"].map((name) => (name === released ? `${name} stated` : name)),
      );
      const sums = answers.flatMap(({ use }) => (use.kind === "sum" ? [use.fen] : []));
      expect(sums).toEqual([500_000, 500_000]);
    }
  });

  test("nothing released, nobody there, no competition", async () => {
    const why = async (reading: ReleasedReading, parts: RenewalParts) => {
      const use = await useOf(reading, parts);
      return use.kind === "nobody" ? [use.why, use.waiting] : use.kind;
    };
    expect(await why("next-ranked", { students: [student("S1", {}, A), student("S2")] })).toEqual(["nothing-released", 0]);
    const waiting = [lostA, student("S2", { fit: undefined }), student("S3", { fit: "no" }), student("S4", { applied: "no" })];
    expect(await why("next-ranked", { students: waiting })).toEqual(["no-candidate", 1]);
    expect(await why("upgrade", { students: waiting })).toEqual(["no-candidate", 0]);
    const entitled = { selection: "entitled", merit: undefined, levels: [{ id: "a", title: "a", article: "1", amount: { fixed: "10 yuan" } }] };
    expect(await why("next-ranked", { students: [lostA, student("S2")], award: entitled })).toEqual(["no-competition", 0]);
  });
});

describe("next-ranked", () => {
  test("released places, level by level, for the second part", async () => {
    const students = [lostA, lostB, student("S3", { score: 90 }), student("S4", { score: 91 }), student("S5", { score: 70 })];
    expect(await given("next-ranked", { students })).toEqual(["S3 ->b 2000", "S4 ->a 3000"]);
    const { answer } = await placesUse("next-ranked", { students });
    expect(answer.students.flatMap((one) => one.given.map((place) => place.parts.map((part) => part.fen)))).toEqual([[200_000], [300_000]]);
  });

  test("not to those who hold it, lost or not, nor to whom it is unknown, nor against the rules of the award", async () => {
    const students = [
      lostA,
      student("S2", { score: 99 }, B),
      student("S3", { score: 98, hours: undefined }, B),
      student("S4", { score: 97, awardsHeld: undefined }),
      student("S5", { score: 96, fit: "no" }),
      student("S6", { score: 95, applied: "no" }),
      student("S7", { score: 60 }, { ...B, cycle: "before" }),
    ];
    const use = await placesUse("next-ranked", { students });
    expect([use.candidates, use.waiting, use.places.map((place) => place.id)]).toEqual([1, 1, ["S7"]]);
  });

  test("within the released money", async () => {
    const students = [student("S1", LOST, { level: "a", amount: 2000 }), student("S2", { score: 95 }), student("S3", { score: 60, tuition: 3000 })];
    const use = await placesUse("next-ranked", { students });
    expect(use.places.map((place) => [place.id, place.fen])).toEqual([["S3", 90_000]]);
    expect([use.spentFen, use.leftFen]).toEqual([90_000, 10_000]);
    expect(use.answer.status).toBe("optimal");
    const none = await placesUse("next-ranked", { students: students.slice(0, 2) });
    expect([none.candidates, none.places]).toEqual([1, []]);
  });

  test("unequal semesters cost their own second part", async () => {
    expect(await given("next-ranked", { students: [lostA, student("S3", { first: 6000 })] })).toEqual(["S3 ->a 2400"]);
  });

  test("a quota leaves the places that those who keep theirs do not use", async () => {
    const quotas = [{ id: "by-school", article: "3", award: "grant", by: "school", atMost: { places: 2 } }];
    const east = [student("S3", {}, A), student("S4", { hours: undefined }, B)];
    const open = [student("S5", { score: 95 }), student("S6", { score: 70, school: "west" })];
    expect(await given("next-ranked", { students: [lostA, ...east, ...open], scheme: { quotas } })).toEqual(["S6 ->a 3000"]);
    expect(await given("next-ranked", { students: [lostA, ...east.slice(1), ...open], scheme: { quotas } })).toEqual(["S5 ->a 3000"]);
  });

  test("who must not have it does not get it; what else was declared for the round is over", async () => {
    const lock = (kind: string, id: string) => ({ kind, student: id, award: "grant", author: "OFFICE", reason: "test" });
    const students = [lostA, student("S3", { score: 95 }), student("S4", { score: 70 })];
    const locks = [lock("must-not", "S3"), lock("must", "S1")];
    expect(await given("next-ranked", { students, scenario: { locks } })).toEqual(["S4 ->a 3000"]);
  });
});

test("floors, owed places and funds of the round are no clauses of what is given again", async () => {
  const scheme = {
    quotas: [{ id: "floor", article: "3", award: "grant", atLeast: { places: 3 }, atMost: { places: 9 } }],
    agreements: { article: "9", kind: "joint", field: "school", countsInCaps: true, countsInBudget: true, overCap: "infeasible" },
  };
  const agreements = [["west", "joint", "2020-01-01", "2030-01-01", "grant", "a", "none", "no"]];
  const students = [lostA, student("S3", { school: "west" }, B), student("S4", { score: 70 })];
  expect(await given("next-ranked", { students, scheme, agreements })).toEqual(["S4 ->a 3000"]);
  expect(await given("upgrade", { students: [...students, student("S5", { school: "west" }, A)], scheme, agreements })).toEqual(["S3 b>a 1000"]);
});

describe("upgrade", () => {
  test("those who keep theirs move up, for what the second part gains", async () => {
    const students = [lostA, student("S3", { score: 90 }, B), student("S4", { score: 91 }, B)];
    const use = await placesUse("upgrade", { students });
    expect(use.places).toEqual([{ id: "S4", from: "b", to: "a", fen: 100_000, merit: 9100 }]);
    expect(use.levels).toEqual([
      { level: "a", places: 1, filled: 1, fen: 100_000 },
      { level: "b", places: 2, filled: 1, fen: 0 },
    ]);
    expect([use.spentFen, use.leftFen]).toEqual([100_000, 200_000]);
  });

  test("nobody moves down, or into a place that is still held", async () => {
    const students = [
      lostB,
      student("S3", { score: 10 }, A),
      student("S4", { score: 99 }, B),
      student("S5", { hours: undefined }, A),
      student("S6", { score: undefined }, A),
    ];
    const use = await placesUse("upgrade", { students });
    expect([use.places, use.candidates]).toEqual([[], 2]);
    expect(use.levels.map(({ places, filled }) => [places, filled])).toEqual([
      [1, 1],
      [2, 1],
    ]);
  });

  test("within the released money", async () => {
    const poor = student("S1", LOST, { level: "a", amount: 1999 });
    const students = [poor, student("S3", { score: 90 }, B), student("S4", { score: 60, tuition: 9000 }, { level: "b", amount: 3600 })];
    expect(await given("upgrade", { students })).toEqual(["S4 b>a 900"]);
  });

  test("the rules of the better level hold, those of her own are met", async () => {
    const rules = [
      { id: "fit", article: "2", awards: ["grant"], require: "fit" },
      { id: "high", article: "2", awards: ["grant"], levels: ["a"], require: "score >= 95" },
      { id: "low", article: "2", awards: ["grant"], levels: ["b"], require: "score >= 85" },
    ];
    const students = [lostA, student("S3", { score: 94, fit: "no" }, B), student("S4", { score: 80 }, B)];
    const scheme = { rules };
    const use = await placesUse("upgrade", { students, scheme });
    expect([use.places, use.candidates]).toEqual([[], 2]);
    expect(await given("upgrade", { students: [...students, student("S5", { score: 96, fit: "no" }, B)], scheme })).toEqual(["S5 b>a 1000"]);
  });

  test("quotas hold for moves, and never against the places that are held", async () => {
    const quotas = [{ id: "first", article: "3", award: "grant", levels: ["a"], by: "school", atMost: { places: 1 } }];
    const students = [lostA, student("S3", {}, A), student("S4", {}, A), student("S5", { score: 99 }, B), student("S6", { score: 50, school: "west" }, B)];
    expect(await given("upgrade", { students, scheme: { quotas } })).toEqual(["S6 b>a 1000"]);
  });
});

// ---------------------------------------------------------------------------------------------------- drawn cases

function drawStudents(die: Dice): readonly Holder[] {
  return Array.from({ length: die.between(3, 8) }, (_, i) => {
    const level = die.pick([undefined, "a", "b", "b"]);
    const tuition = 1000 * die.between(5, 20);
    const row = {
      tuition,
      first: die.chance(0.3) ? (tuition / 100) * die.between(30, 70) : undefined,
      score: die.chance(0.1) ? undefined : die.between(50, 60),
      failed: die.chance(0.1) ? undefined : die.pick(["yes", "no"]),
      fit: die.pick(["yes", "yes", "yes", "no"]),
    };
    return student(`S${i}`, row, level === undefined ? undefined : { level, amount: (tuition / 100) * (level === "a" ? 60 : 40) });
  });
}

/** Second part in fen of a student's level, as article 7 of the small scheme says. */
function secondFen({ row }: Holder, level: string): number {
  const tuition = Number(row["tuition"]) * 100;
  const fen = (tuition / 100) * (level === "a" ? 60 : 40);
  const first = row["first"] === undefined ? tuition / 2 : Math.round(Number(row["first"]) * 100);
  return fen - Math.floor((fen * first) / tuition);
}

interface Option {
  readonly level: string;
  readonly fen: number;
  readonly value: number;
}

/** The best sum of values: one option of each student, places and money limited; by trying everything. */
function bestValue(options: readonly (readonly Option[])[], places: Readonly<Record<string, number>>, fen: number): number {
  const [first, ...rest] = options;
  if (first === undefined) return 0;
  const values = first.flatMap((option) => {
    if (option.fen > fen || (places[option.level] ?? 0) < 1) return [];
    const left = { ...places, [option.level]: (places[option.level] ?? 0) - 1 };
    const below = bestValue(rest, left, fen - option.fen);
    return Number.isNaN(below) ? [] : [option.value + below];
  });
  return values.length === 0 ? Number.NaN : Math.max(...values);
}

const WEIGHT: Readonly<Record<string, number>> = { a: 6000, b: 4000 };
const NOTHING: Option = { level: "none", fen: 0, value: 0 };
const meritOf = ({ row }: Holder) => Number(row["score"]) * 100;

test("law: both allocations are the best that brute force finds, and take nothing from anybody", async () => {
  await runLaw({
    name: "released places",
    seed: 20_250_226,
    cases: runs(80),
    floors: { "next-ranked": 0.2, upgrade: 0.2, "somebody moves": 0.1, "money binds": 0.02 },
    holds: async (number) => {
      const students = drawStudents(dice(number));
      const theCase = renewalCase({ students, scenario: { ties: "lot", seed: "law" } });
      const found = evaluation(theCase);
      const verdictOf = new Map(found.awards.map((award) => [award.id, award.verdict]));
      const lost = (level: string) => found.awards.filter((award) => award.verdict === "lost" && award.level?.id === level).length;
      const released = { a: lost("a"), b: lost("b"), none: 99 };
      const met: string[] = [];
      for (const { reading, use } of await answersOf(theCase)) {
        if (use.kind !== "places") continue;
        const isUpgrade = reading === "upgrade";
        met.push(reading, ...(isUpgrade && use.places.length > 0 ? ["somebody moves"] : []));
        const keepers = students.filter((one) => verdictOf.get(String(one.row["id"])) === "kept" && one.row["score"] !== undefined);
        const others = students.filter((one) => one.held === undefined && one.row["fit"] === "yes" && one.row["score"] !== undefined);
        const options = isUpgrade
          ? keepers.map((one): readonly Option[] => {
              const own = String(one.held?.[0]?.["level"]);
              const levels = own === "a" ? ["a"] : ["a", "b"];
              return levels.map((level) => ({ level, fen: secondFen(one, level) - secondFen(one, own), value: (WEIGHT[level] ?? 0) * meritOf(one) }));
            })
          : others.map((one): readonly Option[] => [
              NOTHING,
              ...["a", "b"].map((level) => ({ level, fen: secondFen(one, level), value: (WEIGHT[level] ?? 0) * meritOf(one) })),
            ]);
        const held = (level: string) => keepers.filter((one) => one.held?.[0]?.["level"] === level).length;
        const places = isUpgrade ? { a: released.a + held("a"), b: released.b + held("b") } : released;
        const best = bestValue(options, places, found.total.releasedFen);
        expect(use.answer.goals[0]?.value).toBe(BigInt(best));
        if (best < bestValue(options, places, Number.MAX_SAFE_INTEGER)) met.push("money binds");
        expect(use.spentFen + use.leftFen).toBe(found.total.releasedFen);
        for (const place of use.places) {
          expect(verdictOf.get(place.id)).toBe(isUpgrade ? "kept" : undefined);
          if (isUpgrade) expect([place.from, place.to]).toEqual(["b", "a"]);
        }
      }
      return met;
    },
  });
});
