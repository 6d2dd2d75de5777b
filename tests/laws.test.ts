/** Laws of the hall on random cases of 10 to 40 students. Every law counts how often it had something to say. */
import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AllocationResult } from "../src/allocate.ts";
import { checkByHand } from "./support/by-hand.ts";
import { dice, type Dice } from "./support/dice.ts";
import { allocated, givenByChoice } from "./support/hall.ts";
import { runs } from "./support/runs.ts";
import { buildCase, drawCase, ROUND, SMALL, yuanText, type CaseDraft } from "./support/tiny-case.ts";
import type { DraftTable } from "./support/tiny-tables.ts";

const SEED = 20241115;
const CASES = runs(60);
/** Cases that are not proved by then are compared as they are: this limit is no clock. */
const NODES = 3000;

/** A case in which sweeps leave equal students different choices, depending on how columns are numbered. */
const SPLIT_TIE = 40582788;

type Result = Exclude<AllocationResult, { readonly kind: "refused" }>;
type Allocated = Extract<Result, { readonly kind: "allocated" }>;

const solve = (draft: CaseDraft) => allocated(buildCase(draft), { nodeLimit: NODES });

const answers = new Map<number, Promise<Result>>();

/** The answer to the drawn case itself; all laws draw the same cases. */
function original(number: number): { readonly draft: CaseDraft; readonly answer: Promise<Result> } {
  const draft = drawCase(number, SMALL);
  const answer = answers.get(number) ?? solve(draft);
  answers.set(number, answer);
  return { draft, answer };
}

/** Runs a law on drawn cases; what it returns is counted, and each count has its least share of the cases. */
async function law(
  name: string,
  floors: Readonly<Record<string, number>>,
  holds: (number: number) => Promise<readonly string[]>,
  known: readonly number[] = [],
): Promise<void> {
  const counts = new Map<string, number>();
  const drawn = fc.integer({ min: 0, max: 2 ** 31 - 1 });
  await fc.assert(
    fc.asyncProperty(fc.noShrink(drawn), async (number) => {
      for (const trait of new Set(await holds(number))) counts.set(trait, (counts.get(trait) ?? 0) + 1);
    }),
    { seed: SEED, numRuns: CASES, endOnFailure: true, examples: known.map((number) => [number]) },
  );
  console.log(
    `law "${name}", seed ${SEED}, ${CASES} cases: ${[...counts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([trait, count]) => `${trait} ${count}`)
      .join(", ")}`,
  );
  for (const [trait, share] of Object.entries(floors)) expect(counts.get(trait) ?? 0, `${name}: ${trait}`).toBeGreaterThan(share * CASES);
}

/** What an auditor keeps: program, allocation, certificate. */
function texts(result: Result): readonly string[] {
  if (result.kind === "unsettled") throw new Error("unsettled");
  const { programMps, allocationJsonl, certificate } = result.documents;
  return [programMps, allocationJsonl, certificate];
}

/** The values of the goals; undefined where nothing is allocated. */
function goalsOf(result: Result): readonly bigint[] | undefined {
  return result.kind === "allocated" ? result.goals.map((goal) => goal.value) : undefined;
}

/** Proved and, where that was asked for, settled before the limit of nodes. */
function optimal(result: Result): result is Allocated {
  return result.kind === "allocated" && result.status === "optimal" && result.facts.nodes < NODES;
}

function withTables(draft: CaseDraft, change: (name: string, table: DraftTable) => DraftTable): CaseDraft {
  return { ...draft, tables: new Map([...draft.tables].map(([name, table]) => [name, change(name, table)])) };
}

/** Gives every student another id, wherever a table names her. */
function renamed(draft: CaseDraft, names: ReadonlyMap<string, string>): CaseDraft {
  return withTables(draft, (_, table) => {
    const columns = ["id", "subject"].map((header) => table.headers.indexOf(header));
    return { headers: table.headers, rows: table.rows.map((row) => row.map((cell, i) => (columns.includes(i) ? (names.get(cell) ?? cell) : cell))) };
  });
}

function idsOf(draft: CaseDraft): readonly string[] {
  return (draft.tables.get("students.csv")?.rows ?? []).map((row) => row[0] ?? "");
}

function byTicket(draft: CaseDraft, ids: readonly string[]): readonly string[] {
  const ticket = (id: string) =>
    createHmac("sha256", draft.scenario.seed ?? "")
      .update(`${ROUND}\n${id}`)
      .digest("hex");
  return [...ids].sort((a, b) => (ticket(a) < ticket(b) ? -1 : 1));
}

/** Students whose choice varies over the optimal allocations; 0 where everything is settled. */
function varying(result: Allocated): number {
  return result.summary.questions.reduce((sum, question) => sum + (question.code === "question-ties" ? question.values.count : 0), 0);
}

function cutOffs(result: Allocated): readonly string[] {
  return result.summary.levels.map((row) => `${row.award} ${row.level}: ${row.awarded} from ${row.cutOff}`);
}

/** How many were equal in each tie that the lot settled, and what was at stake. */
function tieSizes(result: Allocated): readonly string[] {
  return result.summary.ties.map((tie) => `${tie.students.length}: ${tie.atStake.join(", ")}`).sort();
}

/** One cap with more places or one budget with more money; undefined where there is neither. */
function looser(die: Dice, draft: CaseDraft): CaseDraft | undefined {
  const { scheme, scenario } = draft;
  const caps = scheme.awards.flatMap((award) => award.levels.flatMap((level) => (level.cap === undefined || level.cap.decision !== undefined ? [] : [level])));
  const budgets = scenario.budgets ?? [];
  if (caps.length + budgets.length === 0) return undefined;
  const at = die.below(caps.length + 2 * budgets.length);
  const wider = caps[at];
  if (wider === undefined) {
    const chosen = budgets[(at - caps.length) % budgets.length];
    const fen = Number((chosen?.limit ?? "").replace(" yuan", "").replace(".", ""));
    const more = budgets.map((budget) => (budget === chosen ? { ...budget, limit: `${yuanText(fen + die.between(1, 2_000_000))} yuan` } : budget));
    return { ...draft, scenario: { ...scenario, budgets: more } };
  }
  const cap =
    wider.cap?.places === undefined
      ? { ...wider.cap, share: `${Number.parseInt(wider.cap?.share ?? "", 10) + die.between(1, 6)} %` }
      : { places: String(Number(wider.cap.places) + die.between(1, 2)) };
  const awards = scheme.awards.map((award) => ({ ...award, levels: award.levels.map((level) => (level === wider ? { ...level, cap } : level)) }));
  return { ...draft, scheme: { ...scheme, awards } };
}

/** One more student who may receive nothing: she applies for nothing, or breaks a rule of every award. */
function withStranger(die: Dice, draft: CaseDraft): CaseDraft {
  const applies = die.chance(0.5);
  const id = die.pick(["A", "S05-x", "Z"]);
  return withTables(draft, (name, table) => {
    if (name !== "students.csv") return table;
    const other: Readonly<Record<string, string>> = {
      id,
      clean: "no",
      agreement: "none",
      tests: "none",
      awardsHeld: "none",
      ...(applies ? {} : { applied: "none" }),
    };
    const like = die.pick(table.rows);
    return { headers: table.headers, rows: [...table.rows, table.headers.map((header, i) => other[header] ?? like[i] ?? "")] };
  });
}

describe("laws", { timeout: 300_000 }, () => {
  test("caps, budgets, exclusions, amounts and one level per award hold, counted again from the tables", async () => {
    await law("by hand", { allocated: 0.6, cap: 0.4, budget: 0.3, exclusion: 0.08, two: 0.2, stacking: 0.1, amount: 0.3 }, async (number) => {
      const { draft, answer } = original(number);
      const result = await answer;
      if (result.kind !== "allocated") return [result.kind];
      const { broken, reached } = checkByHand(draft, result.documents.allocationJsonl);
      expect(broken).toEqual([]);
      return ["allocated", ...reached];
    });
  });

  test("the order of rows in the tables changes no byte", async () => {
    await law("row order", { allocated: 0.6, infeasible: 0.05 }, async (number) => {
      const { draft, answer } = original(number);
      const die = dice(number);
      const shuffled = withTables(draft, (_, table) => ({ headers: table.headers, rows: die.shuffle(table.rows) }));
      expect(idsOf(shuffled)).not.toEqual(idsOf(draft));
      const result = await answer;
      expect(texts(await solve(shuffled))).toEqual(texts(result));
      return [result.kind];
    });
  });

  test("two runs give the same bytes, whatever the clock says", async () => {
    await law("two runs", { allocated: 0.6, infeasible: 0.05 }, async (number) => {
      const { draft, answer } = original(number);
      let milliseconds = 0;
      const again = await allocated(buildCase(draft), { nodeLimit: NODES, now: () => (milliseconds += 1234.5) });
      const result = await answer;
      expect(texts(again)).toEqual(texts(result));
      return [result.kind];
    });
  });

  test("other ids with the tickets in the same order: the same for everyone", async () => {
    await law(
      "renamed, same tickets",
      { optimal: 0.6, tied: 0.3 },
      async (number) => {
        const { draft, answer } = original(number);
        const ids = idsOf(draft);
        const fresh = byTicket(
          draft,
          ids.map((_, i) => `N${String((i * 7919) % 1000).padStart(3, "0")}`),
        );
        const names = new Map(byTicket(draft, ids).map((id, i) => [id, fresh[i] ?? ""]));
        const [before, after] = [await answer, await solve(renamed(draft, names))];
        if (!optimal(before) || !optimal(after)) return [before.kind];
        const expected = Object.entries(givenByChoice(before)).map(([id, given]) => [names.get(id), given] as const);
        expect(givenByChoice(after)).toEqual(Object.fromEntries(expected));
        expect(goalsOf(after)).toEqual(goalsOf(before));
        expect(cutOffs(after)).toEqual(cutOffs(before));
        expect(tieSizes(after)).toEqual(tieSizes(before));
        return ["optimal", ...(before.summary.ties.length > 0 ? ["tied"] : [])];
      },
      [SPLIT_TIE],
    );
  });

  test("other ids: the same goals, as many students whose choice varies, and without ties the same cut-offs", async () => {
    await law("renamed", { optimal: 0.6, varying: 0.3, settled: 0.1 }, async (number) => {
      const draft = { ...original(number).draft, scenario: { ...original(number).draft.scenario, ties: "report" as const } };
      const ids = idsOf(draft);
      const names = new Map(
        dice(number)
          .shuffle(ids)
          .map((id, i) => [id, `R${i + 10}`]),
      );
      const [before, after] = [await solve(draft), await solve(renamed(draft, names))];
      expect(goalsOf(after)).toEqual(goalsOf(before));
      if (!optimal(before) || !optimal(after)) return [before.kind];
      expect(varying(after)).toBe(varying(before));
      if (varying(before) > 0) return ["optimal", "varying"];
      expect(cutOffs(after)).toEqual(cutOffs(before));
      return ["optimal", "settled"];
    });
  });

  test("one more student who may receive nothing changes nothing for the others", async () => {
    await law("a stranger", { allocated: 0.6, infeasible: 0.05 }, async (number) => {
      const { draft, answer } = original(number);
      const stranger = withStranger(dice(number), draft);
      const added = idsOf(stranger).at(-1) ?? "";
      const [before, after] = [texts(await answer), texts(await solve(stranger))];
      const others = (after[1] ?? "").split("\n").filter((line) => !line.startsWith(`{"id":"${added}"`));
      expect([after[0], others.join("\n"), after[2]]).toEqual(before);
      return [(await answer).kind];
    });
  });

  test("a looser cap or a larger budget never lowers the first goal", async () => {
    await law("looser", { compared: 0.5, raised: 0.15 }, async (number) => {
      const { draft, answer } = original(number);
      const wider = looser(dice(number), draft);
      const before = await answer;
      if (wider === undefined || !optimal(before)) return [];
      const after = await solve(wider);
      if (after.kind !== "allocated") throw new Error(`${after.kind} with a looser limit`);
      const [low, high] = [before.goals[0]?.value ?? 0n, after.goals[0]?.bound ?? 0n];
      expect(high).toBeGreaterThanOrEqual(low);
      return optimal(after) ? ["compared", ...(high > low ? ["raised"] : [])] : [];
    });
  });

  test("ties by lot or reported: the same goals", async () => {
    await law("lot and report", { compared: 0.6, varying: 0.3 }, async (number) => {
      const { draft, answer } = original(number);
      const lot = await answer;
      const reported = await solve({ ...draft, scenario: { ...draft.scenario, ties: "report" } });
      expect(goalsOf(reported)).toEqual(goalsOf(lot));
      if (!optimal(reported) || !optimal(lot)) return [lot.kind];
      expect(varying(lot)).toBe(0);
      return ["compared", ...(varying(reported) > 0 ? ["varying"] : [])];
    });
  });
});
