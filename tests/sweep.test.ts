/** Sweeps: laws over drawn cases, the command and its three files, and what is refused. */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AllocateOptions } from "../src/allocate.ts";
import { roundTicks } from "../src/report/sweep-svg.ts";
import { editable, type CaseParts } from "../src/scenario/edited-case.ts";
import { readLayer } from "../src/scenario/extend.ts";
import { answerAt, pointsOf, valuesAt, type PointAnswer } from "../src/scenario/sweep.ts";
import { readAxes, type Axis } from "../src/scenario/vary.ts";
import { readTable, writeTable } from "../src/tables/csv.ts";
import { bursar, built, type Ended } from "./support/build.ts";
import { allocated } from "./support/hall.ts";
import { runLaw } from "./support/law.ts";
import { writeReadingsScenario } from "./support/readings-scenario.ts";
import { runs } from "./support/runs.ts";
import { buildCase, drawCase, SMALL, unwrap, type CaseDraft } from "./support/tiny-case.ts";

function partsOf(draft: CaseDraft): CaseParts {
  const encoder = new TextEncoder();
  const tables = [...draft.tables].map(([name, table]) => [name, unwrap(readTable(name, encoder.encode(writeTable(table.headers, table.rows))))] as const);
  const layer = unwrap(readLayer("scenario.yaml", JSON.stringify(draft.scenario)));
  return { layers: [layer], schemeFile: "scheme.yaml", schemeText: JSON.stringify(draft.scheme), tables: new Map(tables), earlier: [] };
}

function options(): AllocateOptions {
  let ticks = 0;
  return { engine: "price-and-branch", nodeLimit: 3000, maxProbes: 0, now: () => ticks++, shouldStop: () => false };
}

const goalOf = (answer: PointAnswer) => (answer.kind === "allocated" && answer.status === "optimal" ? BigInt(answer.goal) : undefined);

/** A word that varies something of the draft, and the draft with one of the values written in by hand. */
interface Variation {
  readonly word: string;
  readonly by: (value: string | number) => CaseDraft;
  readonly isMonotone: boolean;
}

function variationsOf(draft: CaseDraft): readonly Variation[] {
  const { scheme, scenario } = draft;
  const budget = scenario.budgets?.[0];
  const money: Variation[] =
    budget === undefined
      ? []
      : [
          {
            word: `budgets.${budget.id}.limit=40%..130%:30%`,
            isMonotone: true,
            by: (value) => ({
              ...draft,
              scenario: { ...scenario, budgets: (scenario.budgets ?? []).map((one, i) => (i === 0 ? { ...one, limit: String(value) } : one)) },
            }),
          },
        ];
  const caps = scheme.awards.flatMap((award) =>
    award.levels.flatMap((level, rank): Variation[] =>
      level.cap?.share === undefined
        ? []
        : [
            {
              word: `scheme.awards.${award.id}.levels.${level.id}.cap.share=0..12:4`,
              isMonotone: true,
              by: (value) => {
                const levels = award.levels.map((one, i) => (i === rank ? { ...one, cap: { ...one.cap, share: String(value) } } : one));
                return { ...draft, scheme: { ...scheme, awards: scheme.awards.map((one) => (one === award ? { ...award, levels } : one)) } };
              },
            },
          ],
    ),
  );
  return [...money, ...caps.slice(0, 1)];
}

test("the first goal never falls with the money or the places, and every point is a separate allocation", { timeout: 600_000 }, async () => {
  await runLaw({
    name: "sweep",
    seed: 20261125,
    cases: runs(40),
    floors: { money: 0.4, caps: 0.3, rising: 0.2, infeasible: 0.02 },
    holds: async (number) => {
      const draft = drawCase(number, SMALL);
      const theCase = buildCase(draft);
      const base = editable(partsOf(draft), theCase);
      const met: string[] = [];
      for (const variation of variationsOf(draft)) {
        const axes = unwrap(readAxes([variation.word], base.parts, theCase.scheme));
        let last: bigint | undefined;
        for (const point of pointsOf(axes)) {
          const values = valuesAt(axes, point);
          const answer = await answerAt(base, values, options());
          const alone = await allocated(buildCase(variation.by(Object.values(values)[0] as string)), options());
          if (answer.kind === "infeasible") met.push("infeasible");
          if (answer.kind === "infeasible" || alone.kind === "infeasible") expect(answer.kind).toBe(alone.kind);
          const goal = goalOf(answer);
          if (goal === undefined || alone.kind !== "allocated" || alone.status !== "optimal") continue;
          expect(goal, `${variation.word} ${number}`).toBe(alone.goals[0]?.value);
          if (last !== undefined) {
            expect(goal >= last, `${variation.word} ${number}`).toBe(true);
            if (goal > last) met.push("rising");
          }
          last = goal;
          met.push(variation.word.startsWith("budgets") ? "money" : "caps");
        }
      }
      return met;
    },
  });
});

describe("axes", () => {
  const draft = drawCase(7, SMALL);
  const parts = partsOf({ ...draft, scenario: { ...draft.scenario, budgets: [{ id: "f", title: "F", limit: "1000.01 yuan", awards: "all" }] } });
  const { scheme } = buildCase(draft);
  const axis = (word: string): Axis => unwrap(readAxes([word], parts, scheme))[0] as Axis;
  const award = draft.scheme.awards.find((one) => one.levels.some((level) => level.cap?.share !== undefined));
  const share = `scheme.awards.${award?.id}.levels.${award?.levels.find((level) => level.cap?.share !== undefined)?.id}.cap.share`;

  test("yuan, percent of the stated (rounded down to the fen), shares", () => {
    expect(axis("budgets.f.limit=100..300:100")).toMatchObject({
      unit: "yuan",
      stated: "1000.01 yuan",
      values: [{ set: "100.00 yuan" }, { set: "200.00 yuan" }, { set: "300.00 yuan" }],
    });
    expect(axis("budgets.f.limit = 50% .. 100% : 50%").values).toEqual([
      { set: "500.00 yuan", at: "50" },
      { set: "1000.01 yuan", at: "100" },
    ]);
    expect(axis(`${share}=1%..2.5%:0.5%`)).toMatchObject({
      unit: "percent",
      values: [{ at: "1" }, { at: "1.5" }, { set: "2.0000 %" }, { set: "2.5000 %", at: "2.5" }],
    });
  });

  test.each([
    [["budgets.f.limit"], "sweep-word"],
    [["budgets.f.limit=1..2"], "sweep-word"],
    [["budgets.g.limit=1..2:1"], "sweep-path"],
    [["title=1..2:1"], "sweep-path"],
    [["budgets.f.limit=60%..120:5yuan"], "sweep-unit"],
    [[`${share}=1yuan..2yuan:1yuan`], "sweep-unit"],
    [["budgets.f.limit=2..1:1"], "sweep-range"],
    [["budgets.f.limit=1..2:0"], "sweep-range"],
    [["budgets.f.limit=1..2:0.001"], "sweep-range"],
    [["budgets.f.limit=0..1000000:1"], "sweep-many"],
    [["budgets.f.limit=0..1000:1", `${share}=1..20:1`], "sweep-many"],
    [["budgets.f.limit=1..2:1", "budgets.f.limit=1..2:1"], "sweep-twice"],
    [[], "sweep-axes"],
    [["a=1..2:1", "b=1..2:1", "c=1..2:1"], "sweep-axes"],
  ])("%j is refused: %s", (words, code) => {
    const read = readAxes(words, parts, scheme);
    expect(read.ok ? [] : read.faults.map((fault) => fault.code)).toEqual([code]);
  });

  test("two axes: the last runs fastest", () => {
    const axes = unwrap(readAxes(["budgets.f.limit=1..2:1", `${share}=1..3:1`], parts, scheme));
    expect(pointsOf(axes)).toEqual([0, 1].flatMap((i) => [0, 1, 2].map((j) => [i, j])));
  });

  test("round ticks span the values", () => {
    expect(roundTicks(8139, 11828)).toEqual([8000, 9000, 10000, 11000, 12000]);
    expect(roundTicks(5, 5)).toEqual([5, 6]);
    expect(roundTicks(0, 0)).toEqual([0, 1]);
  });
});

describe("the command", { timeout: 240_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), "bursar-sweep-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  beforeAll(() => writeReadingsScenario(join(folder, "case")));
  const run = (...words: string[]): Ended => bursar(["sweep", ...words], { cwd: folder });
  const file = (out: string, name: string) => readFileSync(join(folder, out, name), "utf8");

  test("a curve: points with and without an allocation, the files, and the same bytes with any number of threads", () => {
    const words = ["./case", "--vary", "budgets.fund.limit=5000..25000:5000"];
    const one = run(...words, "--threads", "1", "--out", "one");
    expect(one).toMatchObject({ code: 1, stderr: "" });
    expect(run(...words, "--threads", "3", "--out", "three").code).toBe(1);
    const names = readdirSync(join(folder, "one")).sort();
    expect(names).toEqual(["sweep.csv", "sweep.json", "sweep.svg"]);
    for (const name of names) expect(file("three", name)).toBe(file("one", name));
    const { points } = JSON.parse(file("one", "sweep.json")) as { points: { status: string; goal?: string; set: Record<string, string> }[] };
    expect(points.map(({ status }) => status)).toEqual(["infeasible", "infeasible", "optimal", "optimal", "optimal"]);
    for (const { status, set, goal } of points) {
      const limit = set["budgets.fund.limit"] ?? "";
      writeReadingsScenario(join(folder, "alone"), { "scenario.yaml": readFileSync(join(folder, "case/scenario.yaml"), "utf8").replace("30000 yuan", limit) });
      const alone = JSON.parse(bursar(["allocate", "./alone", "--json"], { cwd: folder }).stdout) as { status: string; goals?: { value: string }[] };
      expect([alone.status, alone.goals?.[0]?.value]).toEqual([status, goal]);
    }
    expect(file("one", "sweep.csv").split("\n")[1]).toMatch(/^5000,5000\.00 yuan,infeasible,,,/);
    expect(file("one", "sweep.svg").match(/<circle/g)?.length).toBe(3);
    expect(one.stdout).toContain("no allocation");
  });

  test("a map, over a reading that the scenario does not state and a budget", () => {
    const ended = run("./case", "--vary", "readings.places=1..3:1", "--vary", "budgets.fund.limit=90%..110%:20%", "--json", "--out", "map");
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    expect(ended.stdout).toBe(file("map", "sweep.json"));
    expect((JSON.parse(ended.stdout) as { points: unknown[] }).points.length).toBe(6);
    expect(file("map", "sweep.svg").match(/<rect/g)?.length).toBe(7);
  });

  test("what is refused, with the nearest known paths; nothing is written", () => {
    const ended = run("./case", "--vary", "budgets.found.limit=1..2:1", "--out", "none");
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(ended.stderr).toContain(
      '--vary: no number, share or amount of money stands at "budgets.found.limit"\n    the nearest known ones: budgets.fund.limit',
    );
    expect(run("./case", "--vary", "budgets.fund.limit=0..10000:0.01", "--json")).toMatchObject({ code: 2, stderr: "" });
    // A share beyond 100 % is no share: told before any point is solved.
    expect(run("./case", "--vary", "scheme.awards.prize.levels.1.amount.share=50..150:50").stderr).toContain("scheme.yaml");
    expect(run("./case", "--vary", "readings.places=8..12:1")).toMatchObject({ code: 2, stdout: "" });
    expect(run("./nowhere", "--vary", "a=1..2:1").code).toBe(2);
    expect(run("./case").code).toBe(2);
    expect(existsSync(join(folder, "none"))).toBe(false);
  });

  test("an interrupted sweep leaves nothing", async () => {
    const words = ["sweep", "./case", "--vary", "budgets.fund.limit=15000..24999:1", "--out", "stopped"];
    const child = spawn(process.execPath, [built("bursar.mjs"), ...words], { cwd: folder, stdio: "ignore" });
    const code = await new Promise((resolve) => {
      setTimeout(() => child.kill("SIGINT"), 3000);
      child.on("exit", resolve);
    });
    expect(code).toBe(130);
    expect(readdirSync(folder).filter((name) => name.includes("stopped"))).toEqual([]);
  });
});
