/** Drawings of the committee's report: marks that stand for everybody, texts that are text, and nothing that a page's policy forbids. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { cleaned, drawn, numberAxis } from "../../src/report/committee/chart.ts";
import { barChart, nameWidth } from "../../src/report/committee/bars.ts";
import { marksOf } from "../../src/report/committee/merits.ts";
import { drawnTexts } from "../support/pages.ts";
import { runs } from "../support/runs.ts";

const HOSTILE = [
  `<script>alert(1)</script>`,
  `"><img src=x onerror=alert(1)>`,
  `a" class="b" style="color:red`,
  "\u202Eabc",
  "=1+1",
  "a & b",
  "研究生 一等 class=x",
];

const chart = (id: string, names: readonly string[]) =>
  barChart(
    { id, title: names[0] ?? "", says: names[1] ?? "" },
    names[2] ?? "",
    names.map((name, i) => ({ name, value: i + 1, text: `${name}!` })),
  );

test("hostile names are drawn as text", () => {
  const { html } = drawn(chart("bars", HOSTILE));
  expect(html).not.toMatch(/<(?!\/?(?:svg|title|desc|g|path|text|defs|clipPath|tspan)\b)/);
  expect(html.replaceAll(/>[^<]*</g, "><")).not.toMatch(/ style=| class=| on[a-z]+=|ecmeta|<style/);
  const texts = drawnTexts(html).join("");
  for (const name of HOSTILE) expect(texts.replaceAll(/\s/g, "")).toContain(`${name}!`.replaceAll(/\s/g, ""));
});

test("a drawing does not depend on how many were drawn before, and ids are the chart's own", () => {
  const clipped = (id: string) => ({
    id,
    title: "a",
    says: "b",
    height: 200,
    option: {
      xAxis: numberAxis("x", true),
      yAxis: numberAxis("y", false),
      series: [
        {
          type: "line",
          clip: true,
          data: [
            [1, 2],
            [3, 4],
          ],
        },
      ],
    },
  });
  const [one, again, other] = [drawn(clipped("one")).html, drawn(clipped("one")).html, drawn(clipped("other")).html];
  expect(again).toBe(one);
  expect(other).toBe(one.replaceAll("one-", "other-"));
  expect(one).toMatch(/clip-path="url\(#one-c\d+\)"/);
  expect(cleaned('<svg a="b">\n<g id="zr7-c0" clip-path="url(#zr7-c0)"/></svg>', "x")).toBe('<g id="x-c0" clip-path="url(#x-c0)"/>');
});

const points = fc.array(
  fc.record({ merit: fc.integer({ min: 0, max: 10_000 }), fen: fc.integer({ min: 0, max: 5_000_000 }), level: fc.constantFrom(undefined, 0, 1, 2) }),
  { minLength: 1, maxLength: 60 },
);

test("marks stand for every student once, shared or not", () => {
  let shared = 0;
  fc.assert(
    fc.property(points, fc.boolean(), (drawnPoints, isMany) => {
      const all = isMany ? Array.from({ length: 1600 }, (_, i) => drawnPoints[i % drawnPoints.length] as (typeof drawnPoints)[number]) : drawnPoints;
      const marks = [undefined, 0, 1, 2].flatMap((level) =>
        marksOf(
          all.filter((point) => point.level === level),
          all,
          2,
        ),
      );
      expect(marks.reduce((sum, [, , students]) => sum + students, 0)).toBe(all.length);
      const [merits, costs] = [all.map(({ merit }) => merit / 100), all.map(({ fen }) => fen / 100)];
      for (const [x, y] of marks) {
        expect(x).toBeGreaterThanOrEqual(Math.min(...merits) - 1e-9);
        expect(x).toBeLessThanOrEqual(Math.max(...merits) + 1e-9);
        expect(y).toBeGreaterThanOrEqual(Math.min(...costs) - 1e-9);
        expect(y).toBeLessThanOrEqual(Math.max(...costs) + 1e-9);
      }
      if (isMany) shared += 1;
      else {
        const exact = new Set(all.map(({ merit, fen, level }) => `${merit} ${fen} ${level}`));
        expect(marks.length).toBe(exact.size);
      }
    }),
    { numRuns: runs(200), seed: 20241125 },
  );
  expect(shared).toBeGreaterThan(runs(200) / 4);
});

test("a hundred thousand students are no more marks than there are places for them", () => {
  const all = Array.from({ length: 100_000 }, (_, i) => ({
    merit: (i * 7919) % 10_000,
    fen: (i * 104_729) % 3_000_000,
    level: i % 5 === 4 ? undefined : i % 5,
  }));
  const marks = [undefined, 0, 1, 2, 3].flatMap((level) =>
    marksOf(
      all.filter((point) => point.level === level),
      all,
      2,
    ),
  );
  expect(marks.length).toBeLessThanOrEqual(5 * 50 * 25);
  expect(marks.reduce((sum, [, , students]) => sum + students, 0)).toBe(100_000);
});

test("names have the room that they need, and no more than there is", () => {
  expect(nameWidth(["ID", "TH"])).toBe(60);
  expect(nameWidth(["一二三四五六七八"])).toBe(96);
  expect(nameWidth(["a".repeat(200)])).toBe(230);
});
