/** Harm: the known examples are found and made small; what cannot go wrong does not; allocations of every finding are proved again. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { askGiven } from "../../src/allocate.ts";
import { prepareRecount, type RecountBasis } from "../../src/award/recount.ts";
import { fairnessOf } from "../../src/explain/fairness.ts";
import type { RegimeCode } from "../../src/explain/regime.ts";
import { stressCase, type StressFinding } from "../../src/explain/stress.ts";
import { loadCase } from "../../src/load.ts";
import { STRESS_KINDS, type StressKind } from "../../src/scenario/stress-change.ts";
import { dice } from "../support/dice.ts";
import { allocated } from "../support/hall.ts";
import { runLaw } from "../support/law.ts";
import { runs } from "../support/runs.ts";
import { award, smallCase } from "../support/small-case.ts";
import { drawLoose, drawSafe } from "../support/stress-case.ts";

const OPTIONS = { engine: "price-and-branch", maxProbes: 10_000, now: () => 0, shouldStop: () => false } as const;
const FIXTURES = join(import.meta.dirname, "../fixtures/stress");

async function fixture(name: string): Promise<RecountBasis> {
  const loaded = await loadCase(join(FIXTURES, name));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
  return prepareRecount(loaded.value.theCase);
}

async function search(basis: RecountBasis, kinds: readonly StressKind[], trials: number, seed = "test"): Promise<readonly StressFinding[]> {
  const result = await stressCase(basis, { kinds, trials, seed, shouldStop: () => false }, OPTIONS);
  return result.kind === "searched" ? result.findings : [];
}

describe("the known examples", () => {
  /** Scenario, kind, who is harmed from which level to which, the students of the smallest case, and the change. */
  const EXAMPLES = [
    ["budget", "budget", "A", "1", "", "A B C", { by: 400_000 }],
    ["withdrawal", "withdrawal", "C", "1", "", "A B C", {}],
    ["cap", "cap", "A", "1", "", "A B C", { by: 1 }],
    ["reserve", "reserve", "A", "1", "", "A B C D", { by: 2 }],
    ["shift", "shift", "A", "1", "", "A B C", { by: 100 }],
    ["score", "score", "B", "1", "2", "A B", { by: 301 }],
    ["percent", "percent", "B", "1", "", "B J", {}],
    ["crossing", "budget", "C", "1", "", "B C D", { by: 100_000 }],
  ] as const;

  test.each(EXAMPLES)("%s is found by %s", async (name, kind, student, level, levelAfter, students, change) => {
    const basis = await fixture(name);
    const [finding] = await search(basis, [kind], 100, "stress");
    const found = finding?.found;
    if (found === undefined) throw new Error("nobody was found");
    const { ids } = basis.theCase;
    const { harm } = found;
    expect([ids[harm.student], harm.level, harm.levelAfter, found.students.map((one) => ids[one]).join(" ")]).toEqual([student, level, levelAfter, students]);
    expect(harm.change).toMatchObject({ kind, ...change });
    expect(found.isSmallest).toBe(true);
    // Both cases, asked anew: nobody's place varies there but by what was found.
    for (const solved of [harm.before, harm.after]) {
      const again = await askGiven(solved.basis, { ...OPTIONS, engine: "highs" });
      expect(again).toMatchObject({ kind: "allocated", status: "optimal" });
      expect(again.kind === "allocated" && again.goals.map((goal) => goal.value)).toEqual(solved.goals);
    }
  });

  test("of a kind that the case rules out nobody is found", async () => {
    const basis = await fixture("safe");
    for (const finding of await search(basis, STRESS_KINDS, 40)) expect([finding.kind, finding.found]).toEqual([finding.kind, undefined]);
  });

  test("the same seed and number of trials find the same", async () => {
    const basis = await fixture("budget");
    expect(await search(basis, ["budget", "withdrawal"], 30)).toEqual(await search(basis, ["budget", "withdrawal"], 30));
  });

  test("a search that is ended says so", async () => {
    let asked = 0;
    const result = await stressCase(await fixture("safe"), { kinds: ["budget"], trials: 50, seed: "x", shouldStop: () => (asked += 1) > 5 }, OPTIONS);
    expect(result.kind === "searched" && result.findings).toMatchObject([{ isComplete: false, found: undefined }]);
  });
});

describe("a tie is no harm", () => {
  /** Two students of whom a fund of 5,000 pays one; a third, dearer one whom 6,000 yuan would pay, too. */
  const tiedCase = (second: number, third: number, seed: string) =>
    prepareRecount(
      smallCase({
        scheme: {
          fields: { score: { type: "decimal", digits: 2, min: 0, max: 100, document: "list" }, tuition: { type: "money", document: "list" } },
          awards: [award("prize", [{ id: "1", amount: { share: "100 %", of: "tuition" }, weight: "100 %" }])],
        },
        students: [
          { id: "A", score: 9, tuition: 5000 },
          { id: "B", score: second, tuition: 5000 },
          { id: "C", score: third, tuition: 6000 },
        ],
        scenario: { budgets: [{ id: "fund", title: "fund", limit: "5000 yuan", awards: "all" }], ties: "lot", seed },
      }),
    );

  test.each([
    ["after the change: the third is as good, and the lot can prefer her", 8, 9],
    ["before the change: the third is better, but neither of the two was sure of the prize", 9, 10],
  ])("%s", async (_, second, third) => {
    let tied = 0;
    for (const seed of ["a", "b", "c", "d", "e", "f"]) {
      const [finding] = await search(tiedCase(second, third, seed), ["budget"], 30);
      expect(finding?.found).toBe(undefined);
      tied += finding?.tied ?? 0;
    }
    expect(tied).toBeGreaterThan(0);
  });
});

describe("what can go wrong is known beforehand", () => {
  const REASONS: readonly (readonly [string, readonly RegimeCode[], string])[] = [
    ["safe", [], ""],
    ["envy", ["regime-unequal"], "envy budget withdrawal shift"],
    ["cap", ["regime-unequal"], "envy budget cap withdrawal shift"],
    // A floor of 0 asks for nothing.
    ["reserve", ["regime-unequal"], "envy budget withdrawal shift"],
    ["crossing", ["regime-crossing"], "envy budget cap withdrawal shift"],
    ["percent", [], "percent"],
    ["score", ["regime-unequal", "regime-levels-limited", "regime-weights-rising", "regime-weights-mixed"], "envy budget cap withdrawal score shift"],
  ];

  test.each(REASONS)("%s", async (name, codes, possible) => {
    const { theCase } = await fixture(name);
    const result = await allocated(theCase);
    if (result.kind !== "allocated") throw new Error(result.kind);
    const { regime } = fairnessOf(result);
    expect(regime.reasons.map((reason) => reason.code).sort()).toEqual([...codes].sort());
    expect(
      regime.examples
        .filter((example) => example.isPossible)
        .map((example) => example.id)
        .join(" "),
    ).toBe(possible);
    expect(regime.isSafe).toBe(codes.length === 0);
  });

  test("the best of all is passed over: two pairs of envy", async () => {
    const { theCase } = await fixture("envy");
    const result = await allocated(theCase);
    if (result.kind !== "allocated") throw new Error(result.kind);
    const [level] = fairnessOf(result).envy;
    expect(level).toMatchObject({ pairs: 2, envious: 1, worst: { envious: "A", envied: "C", enviousMerit: 9000, enviedMerit: 7500 } });
  });
});

test("where amounts are equal and limits nested, and where levels have only places of their own, nobody is ever harmed or envies inside a part", async () => {
  await runLaw({
    name: "nothing can go wrong",
    seed: 20_261_125,
    cases: runs(350, 6000),
    floors: { laminar: 0.4, levels: 0.35, budget: 0.08, cap: 0.12, withdrawal: 0.12, score: 0.15, "a limit binds": 0.5 },
    async holds(number) {
      const { theCase, isLaminar } = drawSafe(number);
      const basis = prepareRecount(theCase);
      const answer = await askGiven(basis, OPTIONS);
      if (answer.kind !== "allocated") throw new Error(`${answer.kind} ${number}`);
      const { regime, envy } = fairnessOf(answer);
      expect([number, regime.isSafe, regime.reasons.filter((reason) => reason.code !== "regime-weights-mixed")]).toEqual([number, true, []]);
      for (const level of envy) expect([number, level.pairs - level.acrossParts]).toEqual([number, 0]);
      const kind = dice(number).pick(["budget", "cap", "withdrawal", "score"] as const);
      const [finding] = await search(basis, [kind], 3, String(number));
      expect([number, finding?.found], JSON.stringify(finding?.found?.harm.change)).toEqual([number, undefined]);
      const binds = answer.students.some((student) => student.given.length === 0);
      return [isLaminar ? "laminar" : "levels", ...((finding?.trials ?? 0) > 0 ? [kind] : []), ...(binds ? ["a limit binds"] : [])];
    },
  });
}, 1_200_000);

test("whatever the amounts and limits: a higher score of her own never harms, nor a loser's leaving where places are numbers; more money does", async () => {
  await runLaw({
    name: "what always holds",
    seed: 20_261_126,
    cases: runs(220, 4000),
    floors: { score: 0.3, percent: 0.25, "harmed by money": 0.04, "harmed by a leaving": 0.03 },
    async holds(number) {
      const basis = prepareRecount(drawLoose(number));
      const [kind, other] = dice(number).chance(0.5) ? (["score", "budget"] as const) : (["percent", "withdrawal"] as const);
      const findings = await search(basis, [kind, other], 3, String(number));
      const [always, sometimes] = findings;
      expect([number, always?.found], JSON.stringify(always?.found?.harm.change)).toEqual([number, undefined]);
      const harmed = sometimes?.found === undefined ? [] : [other === "budget" ? "harmed by money" : "harmed by a leaving"];
      return [...((always?.trials ?? 0) > 0 ? [kind] : []), ...harmed];
    },
  });
}, 1_200_000);

describe("under the policy rank", () => {
  const under = (basis: RecountBasis): RecountBasis => prepareRecount({ ...basis.theCase, policy: "rank" });
  const possibleIn = async (basis: RecountBasis) => {
    const answer = await askGiven(basis, OPTIONS);
    if (answer.kind !== "allocated") return { regime: undefined, ids: [] };
    const { regime } = fairnessOf(answer);
    return { regime, ids: regime.examples.filter((example) => example.isPossible).map((example) => example.id) };
  };

  test.each(["budget", "cap", "envy", "shift", "withdrawal"])("%s: with one cut-off nobody is harmed, whatever the amounts", async (name) => {
    const basis = under(await fixture(name));
    const { regime, ids } = await possibleIn(basis);
    expect([regime?.hasOneCutOff, regime?.isSafe, regime?.reasons, ids]).toEqual([true, true, [], []]);
    for (const finding of await search(basis, STRESS_KINDS, 15)) expect([finding.kind, finding.found]).toEqual([finding.kind, undefined]);
  });

  test.each([
    ["crossing", "budget", "C", "1", ""],
    ["score", "score", "A", "1", "2"],
    ["percent", "percent", "B", "1", ""],
  ] as const)("%s is found by %s", async (name, kind, student, level, levelAfter) => {
    const basis = under(await fixture(name));
    const [finding] = await search(basis, [kind], 40, "stress");
    const found = finding?.found;
    if (found === undefined) throw new Error("nobody was found");
    expect([basis.theCase.ids[found.harm.student], found.harm.level, found.harm.levelAfter]).toEqual([student, level, levelAfter]);
    expect((await possibleIn(basis)).ids).toContain(kind);
    for (const solved of [found.harm.before, found.harm.after]) {
      const again = await askGiven(solved.basis, { ...OPTIONS, engine: "highs" });
      expect(again.kind === "allocated" && again.goals.map((goal) => goal.value)).toEqual(solved.goals);
    }
  });

  test("whatever the amounts and limits: a higher score of her own never harms; money, places and leavings can, and a loser's too", async () => {
    await runLaw({
      name: "what holds under rank",
      seed: 20_261_134,
      cases: runs(120),
      floors: { score: 0.15, "harmed by budget": 0.02, "harmed by withdrawal": 0.01 },
      async holds(number) {
        const basis = under(prepareRecount(drawLoose(number)));
        const kinds = dice(number).chance(0.3) ? (["score"] as const) : (["budget", "withdrawal", "percent"] as const);
        const { ids } = await possibleIn(basis);
        const findings = await search(basis, kinds, 3, String(number));
        const harmed = findings.filter(({ found }) => found !== undefined).map(({ kind }) => kind);
        expect([number, harmed.includes("score")]).toEqual([number, false]);
        for (const kind of harmed) expect(ids, String(number)).toContain(kind === "percent" ? "loser" : kind);
        return [...findings.filter(({ trials }) => trials > 0).map(({ kind }) => kind), ...harmed.map((kind) => `harmed by ${kind}`)];
      },
    });
  }, 1_200_000);
});
