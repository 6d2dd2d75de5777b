/** Metamorphic laws: a change of a case whose effect on the answer is known beforehand. Every law counts how often it had something to say. */
import { describe, expect, test } from "vitest";
import type { AllocationResult } from "../src/allocate.ts";
import type { ScenarioData } from "../src/scenario/scenario-shape.ts";
import type { AmountData, AwardData, CapData, RuleData } from "../src/scenario/scheme-shape.ts";
import { dice, type Dice } from "./support/dice.ts";
import { allocated } from "./support/hall.ts";
import { runLaw, type Law } from "./support/law.ts";
import { runs } from "./support/runs.ts";
import { buildCase, drawCase, SMALL, yuanText, type CaseDraft } from "./support/tiny-case.ts";
import type { DraftTable } from "./support/tiny-tables.ts";

const SEED = 20241201;
const CASES = runs(60);
/** What is not proved by then says nothing about the best choice: this limit is no clock. */
const NODES = 3000;

type Result = Exclude<AllocationResult, { readonly kind: "refused" }>;
type Allocated = Extract<Result, { readonly kind: "allocated" }>;

const answers = new Map<number, Promise<Result>>();
const solve = (draft: CaseDraft) => allocated(buildCase(draft), { nodeLimit: NODES });

/** The drawn case and its answer; all laws draw the same cases. */
async function original(number: number): Promise<{ readonly draft: CaseDraft; readonly before: Result }> {
  const draft = drawCase(number, SMALL);
  const answer = answers.get(number) ?? solve(draft);
  answers.set(number, answer);
  return { draft, before: await answer };
}

const law = (name: string, floors: Law["floors"], holds: Law["holds"]) => runLaw({ name, seed: SEED, cases: CASES, floors, holds });

/** Proved and settled before the limit of nodes. */
function optimal(result: Result): result is Allocated {
  return result.kind === "allocated" && result.status === "optimal" && result.facts.nodes < NODES;
}

/** What every student gets, competition and entitlements, with amounts times a factor. */
function given(result: Allocated, factor = 1): Readonly<Record<string, readonly string[]>> {
  const entries = result.students.map((student) => [student.id, student.given.map((g) => `${g.award} ${g.level} ${g.fen * factor} ${g.by}`)] as const);
  return Object.fromEntries(entries.filter(([, list]) => list.length > 0));
}

function goalValues(result: Allocated): readonly bigint[] {
  return result.goals.map((goal) => goal.value);
}

/** Expects the same answer; returns what was compared. */
function expectSame(before: Result, after: Result): readonly string[] {
  if (before.kind === "infeasible" || after.kind === "infeasible") {
    expect(after.kind).toBe(before.kind);
    return ["infeasible"];
  }
  if (!optimal(before) || !optimal(after)) return [];
  expect(goalValues(after)).toEqual(goalValues(before));
  expect(given(after)).toEqual(given(before));
  return ["optimal", ...(before.summary.ties.length > 0 ? ["tied"] : [])];
}

function withRows(draft: CaseDraft, change: (name: string, table: DraftTable) => readonly (readonly string[])[]): CaseDraft {
  return { ...draft, tables: new Map([...draft.tables].map(([name, table]) => [name, { ...table, rows: change(name, table) }])) };
}

function withRules(draft: CaseDraft, rules: readonly RuleData[]): CaseDraft {
  return { ...draft, scheme: { ...draft.scheme, rules: [...rules] } };
}

function withAwards(draft: CaseDraft, change: (award: AwardData) => AwardData): CaseDraft {
  return { ...draft, scheme: { ...draft.scheme, awards: draft.scheme.awards.map(change) } };
}

function withCap(draft: CaseDraft, award: string, level: string, cap: CapData): CaseDraft {
  const capped = (found: AwardData) => found.levels.map((candidate) => (candidate.id === level ? { ...candidate, cap } : candidate));
  return withAwards(draft, (found) => (found.id === award ? { ...found, levels: capped(found) } : found));
}

function fenOf(text: string): number {
  const [whole, cents] = text.replace(" yuan", "").split(".");
  return Number(whole) * 100 + Number((cents ?? "").padEnd(2, "0"));
}

/** Every amount of a draft changed: tuitions, awards held, fixed amounts, budgets. */
function withMoney(draft: CaseDraft, change: (fen: number) => number): CaseDraft {
  const text = (yuan: string) => yuanText(change(fenOf(yuan)));
  const amount = (found: AmountData) => (found.fixed === undefined ? found : { ...found, fixed: `${text(found.fixed)} yuan` });
  const cells = withRows(draft, (_, table) => {
    const money = ["tuition", "amount"].map((header) => table.headers.indexOf(header));
    return table.rows.map((row) => row.map((cell, i) => (money.includes(i) && cell !== "" ? text(cell) : cell)));
  });
  const scheme = withAwards(cells, (award) => ({ ...award, levels: award.levels.map((level) => ({ ...level, amount: amount(level.amount) })) }));
  const budgets = (draft.scenario.budgets ?? []).map((budget) => ({ ...budget, limit: `${text(budget.limit)} yuan` }));
  return { ...scheme, scenario: { ...draft.scenario, budgets } };
}

/** Whole multiples of 300 yuan: every share of the drawn schemes is exact to the fen. */
const exactly = (fen: number) => Math.max(1, Math.round(fen / 30_000)) * 30_000;

/** A rule that whoever is eligible meets: she applied, and her merit and her amount are known. */
function impliedRule(die: Dice, draft: CaseDraft): RuleData {
  const award = die.pick(draft.scheme.awards.filter((candidate) => candidate.selection === "optimised"));
  const byShare = award.levels.every((level) => level.amount.share !== undefined);
  const require = die.pick([award.candidate, `${award.merit ?? ""} >= 0`, ...(byShare ? ["tuition > yuan(0)"] : [])]);
  return { id: "implied", article: "M", awards: [award.id], require };
}

/** A level without a cap gets one, and the case a budget, that all students together cannot fill. */
function idleLimits(draft: CaseDraft): { readonly wider: CaseDraft; readonly limits: readonly string[] } {
  const students = draft.tables.get("students.csv")?.rows.length ?? 0;
  const open = draft.scheme.awards.flatMap((award) => award.levels.filter((level) => level.cap === undefined).map((level) => [award, level] as const));
  const competed = open.filter(([award]) => award.selection === "optimised");
  const capped = competed.reduce((found, [award, level]) => withCap(found, award.id, level.id, { places: String(students) }), draft);
  const budgets: ScenarioData["budgets"] = [
    ...(draft.scenario.budgets ?? []),
    { id: "ample", title: "ample", limit: "9000000 yuan", awards: "all", reserve: "highest" },
  ];
  return { wider: { ...capped, scenario: { ...draft.scenario, budgets } }, limits: competed.length > 0 ? ["cap", "budget"] : ["budget"] };
}

const CONJUNCTS = ["extra >= 60", "score >= 60", 'not any(awardsHeld, cycle == "2022")', 'gender == "F"', "tuition >= yuan(17000)"];

/** A drawn rule that also requires something else: in one condition, and as a rule of its own that is waived for the same students. */
function merged(die: Dice, draft: CaseDraft): { readonly one: CaseDraft; readonly two: CaseDraft; readonly waived: boolean } {
  const rules = draft.scheme.rules ?? [];
  const rule = die.pick(rules.filter((candidate) => !candidate.awards.includes("e1")));
  const more = die.pick(CONJUNCTS);
  const both = die.shuffle([`(${rule.require})`, more]).join(" and ");
  const one = withRules(
    draft,
    rules.map((candidate) => (candidate === rule ? { ...rule, require: both } : candidate)),
  );
  const second = withRules(draft, die.shuffle([...rules, { ...rule, id: "second", require: more }]));
  const isWaiver = (row: readonly string[]) => row[0] === "waiver" && row[3] === rule.id;
  const two = withRows(second, (name, { rows }) =>
    name === "decisions.csv" ? [...rows, ...rows.filter(isWaiver).map((row) => row.map((cell, i) => (i === 3 ? "second" : cell)))] : rows,
  );
  return { one, two, waived: draft.tables.get("decisions.csv")?.rows.some(isWaiver) === true };
}

/** What an auditor keeps, without the rules that the reasons name. */
function unreasoned(result: Result): readonly string[] {
  if (result.kind === "unsettled") throw new Error("unsettled");
  const { programMps, certificate, allocationJsonl } = result.documents;
  const lines = allocationJsonl.split("\n").map((line) => (line === "" ? "" : JSON.stringify({ ...JSON.parse(line), reasons: [] })));
  return [programMps, certificate, ...lines];
}

/** One place less under every cap that the dice choose, or a budget with less money; undefined where there is no limit. */
function tighter(die: Dice, draft: CaseDraft): { readonly tight: CaseDraft; readonly what: string } | undefined {
  const levels = draft.scheme.awards.filter((award) => award.selection === "optimised").flatMap((award) => award.levels.map((level) => ({ award, level })));
  const budgets = draft.scenario.budgets ?? [];
  if (budgets.length > 0 && die.chance(0.5)) {
    const chosen = die.pick(budgets);
    const limit = `${yuanText(Math.floor((fenOf(chosen.limit) * die.between(50, 99)) / 100))} yuan`;
    const less = budgets.map((budget) => (budget === chosen ? { ...budget, limit } : budget));
    return { tight: { ...draft, scenario: { ...draft.scenario, budgets: less } }, what: "budget" };
  }
  const found = levels.filter(({ level }) => Number(level.cap?.places ?? 0) > 0 || Number.parseInt(level.cap?.share ?? "0", 10) > 0);
  if (found.length === 0) return undefined;
  const { award, level } = die.pick(found);
  const cap: CapData =
    level.cap?.places === undefined
      ? { ...level.cap, share: `${Number.parseInt(level.cap?.share ?? "", 10) - 1} %` }
      : { places: String(Number(level.cap.places) - 1) };
  return { tight: withCap(draft, award.id, level.id, cap), what: "cap" };
}

type Lock = NonNullable<ScenarioData["locks"]>[number];

/** Locks that an answer keeps: what a student won, or what she went without. */
function keptLocks(die: Dice, result: Allocated): readonly Lock[] {
  const declared = { author: "Committee", reason: "declared by a test" };
  const won = result.students.flatMap(({ id: student, given: list }) =>
    list
      .filter((place) => place.by === "choice")
      .map(({ award, level }): Lock => ({ kind: die.pick(["must", "must", "at-least"] as const), student, award, level, ...declared })),
  );
  const lost = result.students.flatMap(({ id: student, reasons }) =>
    reasons.filter((reason) => ["no-place", "other-award"].includes(reason.code)).map(({ award }): Lock => ({ kind: "must-not", student, award, ...declared })),
  );
  const musts = die.shuffle(won).slice(0, die.between(1, 3));
  return [...musts, ...die.shuffle(lost).slice(0, die.between(0, 2))];
}

/** Students who got nothing, for whom no money is set aside either. */
function emptyHanded(result: Allocated): readonly { readonly id: string; readonly competed: boolean }[] {
  return result.students
    .filter((student) => student.given.length === 0 && !student.reasons.some((reason) => reason.award === "e1" && reason.code === "waiting"))
    .map(({ id, reasons }) => ({ id, competed: reasons.some((reason) => reason.code === "no-place") }));
}

function without(draft: CaseDraft, ids: readonly string[]): CaseDraft {
  return withRows(draft, (_, { headers, rows }) => {
    const columns = ["id", "subject"].map((header) => headers.indexOf(header));
    return rows.filter((row) => !row.some((cell, i) => columns.includes(i) && ids.includes(cell)));
  });
}

describe("metamorphic laws", { timeout: 300_000 }, () => {
  test("all money times seven: the same awards at seven times the amount", async () => {
    await law("money times seven", { optimal: 0.6, budget: 0.3, two: 0.2, tied: 0.2 }, async (number) => {
      const draft = withMoney(drawCase(number, SMALL), exactly);
      const [before, after] = [await solve(draft), await solve(withMoney(draft, (fen) => 7 * fen))];
      if (!optimal(before) || !optimal(after)) {
        expect(after.kind).toBe(before.kind);
        return [before.kind];
      }
      expect(goalValues(after)).toEqual(goalValues(before));
      expect(given(after)).toEqual(given(before, 7));
      const budget = (draft.scenario.budgets ?? []).length > 0;
      const two = after.students.some((student) => student.given.filter((place) => place.by === "choice").length > 1);
      return ["optimal", ...(budget ? ["budget"] : []), ...(two ? ["two"] : []), ...(before.summary.ties.length > 0 ? ["tied"] : [])];
    });
  });

  test("a rule that every eligible student meets changes nothing", async () => {
    await law("an implied rule", { optimal: 0.6, infeasible: 0.05, tied: 0.2 }, async (number) => {
      const { draft, before } = await original(number);
      const die = dice(number);
      const after = await solve(withRules(draft, die.shuffle([...(draft.scheme.rules ?? []), impliedRule(die, draft)])));
      expect(unreasoned(after)).toEqual(unreasoned(before));
      return expectSame(before, after);
    });
  });

  test("caps and a budget that cannot bind change nothing", async () => {
    await law("idle limits", { optimal: 0.6, infeasible: 0.05, tied: 0.2, cap: 0.3 }, async (number) => {
      const { draft, before } = await original(number);
      const { wider, limits } = idleLimits(draft);
      return [...expectSame(before, await solve(wider)), ...limits];
    });
  });

  test("one rule that requires two things is two rules", async () => {
    await law("split and merged rules", { allocated: 0.6, infeasible: 0.05, waived: 0.1, bites: 0.3 }, async (number) => {
      const { draft, before } = await original(number);
      const { one, two, waived } = merged(dice(number), draft);
      const [merge, split] = [await solve(one), await solve(two)];
      expect(unreasoned(split)).toEqual(unreasoned(merge));
      const bites = merge.kind === "allocated" && before.kind === "allocated" && merge.documents.programMps !== before.documents.programMps;
      return [merge.kind, ...(waived ? ["waived"] : []), ...(bites ? ["bites"] : [])];
    });
  });

  test("a tighter cap or a smaller budget never raises the first goal, and never makes the impossible possible", async () => {
    await law("tighter", { compared: 0.4, lowered: 0.1, cap: 0.2, budget: 0.15, "still infeasible": 0.03 }, async (number) => {
      const { draft, before } = await original(number);
      const change = tighter(dice(number), draft);
      if (change === undefined) return [];
      const after = await solve(change.tight);
      if (before.kind === "infeasible") {
        expect(after.kind).toBe("infeasible");
        return ["still infeasible"];
      }
      if (!optimal(before)) return [];
      if (after.kind !== "allocated") return [change.what, "made infeasible"];
      const [high, low] = [before.goals[0]?.bound ?? 0n, after.goals[0]?.value ?? 0n];
      expect(low).toBeLessThanOrEqual(high);
      return ["compared", change.what, ...(low < high ? ["lowered"] : [])];
    });
  });

  test("locking what the best allocation does anyway changes nothing", async () => {
    await law("locks", { optimal: 0.6, tied: 0.2, must: 0.4, "at-least": 0.2, "must-not": 0.2 }, async (number) => {
      const { draft, before } = await original(number);
      if (!optimal(before)) return [before.kind];
      const locks = [...keptLocks(dice(number), before)];
      if (locks.length === 0) return ["nobody"];
      const after = await solve({ ...draft, scenario: { ...draft.scenario, locks } });
      return [...expectSame(before, after), ...locks.map((lock) => lock.kind)];
    });
  });

  test("without students who got nothing: the same for all others", async () => {
    await law("fewer students", { optimal: 0.5, competed: 0.3, tied: 0.15 }, async (number) => {
      const { draft, before } = await original(number);
      if (!optimal(before)) return [before.kind];
      const die = dice(number);
      const leaving = die.shuffle(emptyHanded(before)).slice(0, die.between(1, 4));
      if (leaving.length === 0 || leaving.length === before.students.length) return ["nobody"];
      const after = await solve(
        without(
          draft,
          leaving.map((student) => student.id),
        ),
      );
      return [...expectSame(before, after), ...(leaving.some((student) => student.competed) ? ["competed"] : [])];
    });
  });
});
