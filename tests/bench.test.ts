/** What benchmarks stand on: medians and ratios, who is called right, the cohorts' recipe, and where a plot puts a point. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { cohortProgram, KINDS } from "../bench/support/cohorts.ts";
import { drawParts } from "../bench/support/cohort-parts.ts";
import { instanceFiles, readInstance } from "../bench/support/instances.ts";
import { measureLimit } from "../bench/support/limit.ts";
import { drawMmkp, mmkpProgram } from "../bench/support/mmkp.ts";
import { drawable, plotCurves } from "../bench/support/plot.ts";
import { geometricMean, inWords, median, ratioInWords, worst } from "../bench/support/table.ts";
import type { Measured } from "../bench/support/task.ts";
import { certainOf, counted, verdictOn } from "../bench/support/verdict.ts";
import { gcd } from "../src/exact.ts";
import { entriesOf, type Program } from "../src/program/program.ts";

describe("figures", () => {
  test("the median is the middle, the upper one of two; of none there is none", () => {
    expect([median([3, 1, 2]), median([10, 9, 1, 2]), median([7])]).toEqual([2, 9, 7]);
    expect([median([]), worst([])]).toEqual([Number.NaN, Number.NaN]);
    expect(worst([3, 9, 1])).toBe(9);
  });

  test("a geometric mean multiplies", () => {
    expect(geometricMean([2, 8])).toBeCloseTo(4, 12);
    expect(geometricMean([0.5, 2, 1])).toBeCloseTo(1, 12);
  });

  test("a ratio says when it is only a lower one, and when there is none", () => {
    expect([ratioInWords(500, 10, false), ratioInWords(30, 20, true), ratioInWords(Number.NaN, 5, false)]).toEqual(["50", ">1.50", "-"]);
    expect([inWords(1234.5), inWords(12.345), inWords(0.5), inWords(undefined), inWords(7)]).toEqual(["1235", "12.3", "0.50", "-", "7"]);
  });
});

describe("verdicts", () => {
  const none = { wall: 1, cpu: 1, making: 0, loading: 0, programMiB: 0, peakMiB: 0, pass: 0, sort: 0 };
  const measured = (ended: Measured["ended"], value?: string, bound?: string): Measured => ({
    ...none,
    ended,
    ...(value === undefined ? {} : { value }),
    ...(bound === undefined ? {} : { bound }),
  });
  const proof = measured("proved", "100", "100");

  test.each([
    ["a proof", proof, "right"],
    ["the claim of the proved value", measured("claimed", "100"), "right"],
    ["the claim of less", measured("claimed", "99"), "wrong"],
    ["the claim that there is no point", measured("claimed"), "wrong"],
    ["a point that breaks a row", measured("broken"), "wrong"],
    ["a limit", measured("stopped", "100"), "open"],
    ["a process that had to be killed", measured("killed"), "open"],
  ])("beside a proof: %s", (_, one, expected) => {
    expect(verdictOn(one, certainOf([proof, one]))).toBe(expected);
  });

  test("without a proof a claim stays a claim, unless a better point is known or a bound meets it", () => {
    const claim = measured("claimed", "100");
    expect(verdictOn(claim, certainOf([claim, measured("bounded", "90", "110")]))).toBe("unknown");
    expect(verdictOn(claim, certainOf([claim, measured("bounded", "90", "100")]))).toBe("right");
    expect(verdictOn(claim, certainOf([claim, measured("stopped", "101")]))).toBe("wrong");
    expect(verdictOn(measured("claimed"), certainOf([measured("claimed")]))).toBe("unknown");
    expect(verdictOn(measured("claimed"), certainOf([measured("proved")]))).toBe("right");
  });

  test("a point above a proved bound stops everything", () => {
    expect(() => certainOf([proof, measured("stopped", "101")])).toThrow("worth 101");
    expect(() => certainOf([measured("proved"), measured("stopped", "1")])).toThrow("worth 1");
    expect(counted(["right", "open", "right"])).toBe("2 right, 1 open");
  });
});

/** A row by its name. */
function row(program: Program, name: string) {
  const r = [...program.rowNames].indexOf(name);
  return { ...entriesOf(program, r), lower: program.lower[r] as number, upper: program.upper[r] as number };
}

describe("cohorts follow the recipe", () => {
  const students = 4000;
  const caps = (program: Program): number[] => [...program.rowNames].flatMap((name, r) => (name.startsWith("cap") ? [program.upper[r] as number] : []));

  test("places are shares of the eligible", () => {
    expect(caps(cohortProgram({ kind: "tight", students, seed: 1 }))).toEqual([80, 120, 160, 200]);
    expect(caps(cohortProgram({ kind: "ties", students, seed: 1 }))).toEqual([120, 200, 280]);
    const spec = { kind: "multi", students, seed: 1 } as const;
    const { eligible } = drawParts(spec);
    const percents = [
      [2, 3, 4, 5],
      [2, 3, 4],
      [2, 3, 4],
      [2, 3, 4],
    ];
    const expected = percents.flatMap((own, award) => own.map((percent) => Math.floor(((eligible[award] as number) * percent) / 100)));
    expect(caps(cohortProgram(spec))).toEqual(expected);
    for (const count of eligible) expect(Math.abs(count - 0.75 * students)).toBeLessThan(150);
  });

  test.each(KINDS)("%s: costs are whole 1,000 fen, and are not where they are awkward; the rest is the same", (kind) => {
    const spec = { kind, students: 600, seed: 7 } as const;
    const [round, odd] = [cohortProgram(spec), cohortProgram({ ...spec, awkward: true })];
    const budgets = [...round.rowNames].filter((name) => name.startsWith("budget"));
    expect(budgets).toHaveLength(kind === "multi" || kind === "bundles" ? 2 : 1);
    for (const name of budgets) {
      const common = row(round, name).coefficients.reduce(gcd);
      expect(common % 1000).toBe(0);
      const costs = row(odd, name).coefficients;
      expect(costs.reduce(gcd)).toBe(1);
      const most = kind === "bundles" ? 2 * 996 : 996;
      expect(costs.every((cost, e) => cost - (row(round, name).coefficients[e] as number) <= most)).toBe(true);
      expect(costs.filter((cost) => cost % 10 !== 0).length).toBeGreaterThan(costs.length / 2);
    }
    expect(odd.goals).toEqual(round.goals);
    expect(odd.rowColumn).toEqual(round.rowColumn);
  });

  test("options per student: 1.7 of an award by scores, three where all tie; five where awards are several", () => {
    const perStudent = (kind: "tight" | "ties" | "multi") => cohortProgram({ kind, students: 10_000, seed: 3 }).columnNames.length / 10_000;
    expect(perStudent("tight")).toBeCloseTo(1.72, 1);
    expect(perStudent("ties")).toBe(3);
    expect(perStudent("multi")).toBeCloseTo(5, 1);
  });

  test("the budget is a share of what the greedy fill costs", () => {
    const program = cohortProgram({ kind: "ties", students: 500, seed: 5 });
    const budget = row(program, "budget0");
    const merit = program.goals[0]?.coefficients as Float64Array;
    const levels = ["cap0", "cap1", "cap2"].map((name) => new Set(row(program, name).columns));
    const left = [15, 25, 35];
    const held = new Set<number>();
    let paid = 0;
    const byMerit = [...merit.keys()].sort((a, b) => (merit[b] as number) - (merit[a] as number) || a - b);
    for (const c of byMerit) {
      const level = levels.findIndex((columns) => columns.has(c));
      const student = Math.floor(c / 3);
      if (held.has(student) || left[level] === 0) continue;
      held.add(student);
      left[level] = (left[level] as number) - 1;
      paid += budget.coefficients[budget.columns.indexOf(c)] as number;
    }
    expect(held.size).toBe(75);
    expect(budget.upper).toBe(Math.floor(paid * 0.7));
  });

  test("sixty schools have a ceiling and, from a thousand students on, a floor; every floor can be kept by its own", () => {
    const program = cohortProgram({ kind: "caps", students: 1000, seed: 2 });
    const schools = [...program.rowNames].filter((name) => name.startsWith("school"));
    expect(schools).toHaveLength(60);
    for (const name of schools) {
      const { lower, upper, columns } = row(program, name);
      expect([lower, upper]).toEqual([1, 3]);
      expect(columns.length).toBeGreaterThan(0);
    }
  });

  test("a bundle holds the first two awards never together; groups are disjoint in every kind", () => {
    const program = cohortProgram({ kind: "bundles", students: 200, seed: 4 });
    const first = new Set([0, 1, 2, 3].flatMap((place) => [...row(program, `cap${place}`).columns]));
    const second = new Set([4, 5, 6].flatMap((place) => [...row(program, `cap${place}`).columns]));
    expect([...first].filter((c) => second.has(c))).toEqual([]);
    expect(Math.max(...(program.goals[1]?.coefficients ?? []))).toBe(3);
    for (const kind of KINDS) {
      const { groupRows, ...rest } = cohortProgram({ kind, students: 100, seed: 1 });
      const grouped = [...groupRows].flatMap((r) => [...entriesOf({ ...rest, groupRows }, r).columns]);
      expect(grouped).toEqual(Array.from(rest.columnNames, (_, c) => c));
    }
  });

  test("a seed says everything, another seed says something else", () => {
    const spec = { kind: "multi", students: 50, awkward: true } as const;
    const held = (program: Program): Program => ({ ...program, columnNames: [...program.columnNames], rowNames: [...program.rowNames] });
    expect(held(cohortProgram({ ...spec, seed: 1 }))).toEqual(held(cohortProgram({ ...spec, seed: 1 })));
    expect(cohortProgram({ ...spec, seed: 1 }).rowCoefficient).not.toEqual(cohortProgram({ ...spec, seed: 2 }).rowCoefficient);
  });
});

describe("general programs", () => {
  test("a drawn knapsack has exactly one of every group, and its light options fit", () => {
    const drawn = drawMmkp({ groups: 6, options: 4, rows: 3, seed: 9 });
    const program = mmkpProgram(drawn);
    expect([program.groupRows.length, program.columnNames.length, program.rowNames.length]).toEqual([6, 24, 9]);
    expect([...program.lower.subarray(0, 6)]).toEqual([1, 1, 1, 1, 1, 1]);
    expect([...program.upper.subarray(6)]).toEqual([30, 30, 30]);
    for (const [r, capacity] of drawn.capacities.entries())
      expect(drawn.groups.reduce((sum, options) => sum + (options[0]?.weights[r] as number), 0)).toBeLessThanOrEqual(capacity);
  });

  test("a file's decimal profits and what is known of it are scaled to integers", () => {
    const folder = mkdtempSync(join(tmpdir(), "bursar-instances-"));
    try {
      const groups = [
        [
          { profit: 4.2, weights: [1] },
          { profit: 10, weights: [3] },
        ],
        [{ profit: 0.25, weights: [0] }],
      ];
      writeFileSync(join(folder, "b.json"), JSON.stringify({ name: "b", must: "at-most-one", capacities: [3], groups, optimum: 10.25 }));
      writeFileSync(join(folder, "a.lp"), "Maximize\n obj: 2 x + y\nSubject To\n r: x + y <= 1\nBinary\n x y\nEnd\n");
      writeFileSync(join(folder, "notes.md"), "no program");
      const files = instanceFiles(folder);
      expect(files).toEqual([join(folder, "a.lp"), join(folder, "b.json")]);
      const [lp, json] = files.map(readInstance);
      expect([...(json?.program.goals[0]?.coefficients ?? [])]).toEqual([420, 1000, 25]);
      expect([json?.found, json?.limit, lp?.found, lp?.limit]).toEqual([1025, 1025, -Infinity, Infinity]);
      expect(lp?.program.groupRows.length).toBe(1);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test("the physical limit is a positive time", () => {
    const { pass, sort } = measureLimit(cohortProgram({ kind: "bundles", students: 50, seed: 1 }));
    expect([pass > 0, sort > 0]).toEqual([true, true]);
  });
});

describe("plots", () => {
  /** The points of the only line without a fill of its own that is not a grid line: `d` of the longest polyline. */
  function polyline(svg: string): number[][] {
    const paths = [...svg.matchAll(/<path d="(M[^"]*)" fill="none"/g)].map((match) => (match[1] ?? "").match(/-?\d+(\.\d+)?/g)?.map(Number) ?? []);
    const longest = paths.reduce((a, b) => (b.length > a.length ? b : a), []);
    return Array.from({ length: longest.length / 2 }, (_, i) => longest.slice(2 * i, 2 * i + 2));
  }

  test("both axes are logarithmic: a power is a straight line with equal steps", () => {
    const points = polyline(
      plotCurves("t", [
        {
          name: "squares",
          points: [
            [10, 1],
            [100, 100],
            [1000, 10_000],
            [10_000, 1_000_000],
          ],
        },
      ]),
    );
    expect(points).toHaveLength(4);
    const steps = points.slice(1).map(([x = 0, y = 0], i) => [x - (points[i]?.[0] ?? 0), y - (points[i]?.[1] ?? 0)]);
    for (const [dx = 0, dy = 0] of steps) {
      expect(dx).toBeCloseTo(steps[0]?.[0] ?? 0, 0);
      expect(dy).toBeCloseTo(steps[0]?.[1] ?? 0, 0);
      expect([dx > 0, dy < 0]).toEqual([true, true]);
    }
  });

  test("names of curves stand in the picture; what has no logarithm is left out", () => {
    const curves = [
      {
        name: "one pass",
        points: [
          [100, 2],
          [10, 1],
          [1000, Number.NaN],
          [50, 0],
        ] as [number, number][],
        isReference: true,
      },
      { name: "nothing", points: [[10, Number.NaN]] as [number, number][] },
    ];
    expect(drawable(curves).map(({ points }) => points)).toEqual([
      [
        [10, 1],
        [100, 2],
      ],
    ]);
    const svg = plotCurves("Time", curves);
    expect(svg).toContain("one pass");
    expect(svg).toContain("stroke-dasharray");
    expect(svg).not.toContain("nothing");
    expect(svg).not.toContain("NaN");
  });
});
