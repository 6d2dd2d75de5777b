import { test } from "vitest";
import { integer, programOf, random } from "../solve/instances.ts";
import { row } from "./models.ts";
import { rawClaims } from "./raw.ts";
import { solve } from "../../src/solve/solve.ts";
import { options } from "../solve/support.ts";
test("probe", async () => {
  for (const [width, span, blocks, slack] of [[8, 8, 12, 5], [8, 8, 12, 20], [16, 16, 6, 5], [8,12,12,60], [12, 12, 8, 10], [24,24,4,3]] as number[][]) for (const seed of [96, 97]) {
  const next = random(seed);
  const point = Array.from({ length: 96 }, () => (next() < 0.4 ? 1 : 0));
  const goal = point.map(() => integer(next, 1, 100));
  const rows = Array.from({ length: blocks! }, (_, r) => {
    const coefficients = point.map((_, c) => (c >= width! * r && c < width! * r + span! ? integer(next, 1, 100) : 0));
    const activity = coefficients.reduce((sum, a, c) => sum + a * (point[c] as number), 0);
    return row(`r${r}`, coefficients, { lower: activity - slack!, upper: activity + slack! });
  });
  const p = programOf([goal], rows);
    let t = performance.now();
    const o: any = await solve(p, options({ now: () => performance.now(), limitSeconds: 10, anyPoint: true }));
    const ms = Math.round(performance.now() - t);
    console.log("|", width, span, slack, seed, "|", o.kind, o.goals?.join(), o.bound, ms, o.facts?.nodes);
  }
}, 600000);
