/**
 * Groups of hundreds of choices in an order, as cut-offs are: two prefixes of a list with a fund and places for each. The best
 * is found by going through all pairs; price and branch proves it in a tree that stays small, because it splits by place.
 */
import { expect, test } from "vitest";
import { programBuilder } from "../../src/program/build.ts";
import type { Program } from "../../src/program/program.ts";
import { dice } from "../support/dice.ts";
import { runs } from "../support/runs.ts";
import { solved, verdictOf } from "./support.ts";

interface Prefixes {
  readonly program: Program;
  readonly best: bigint;
}

const LENGTH = 300;

/** A list by falling merit with costs of its own; the first t1 of it get all, the first t2 half. */
function prefixes(seed: number): Prefixes {
  const die = dice(seed);
  const merit = Array.from({ length: LENGTH }, () => die.between(6000, 10_000)).sort((a, b) => b - a);
  const cost = merit.map(() => 2 * die.between(4000, 12_000) + die.below(2));
  const sums = (values: readonly number[]) => values.reduce<number[]>((all, value) => [...all, (all.at(-1) ?? 0) + value], [0]);
  const [merits, costs] = [sums(merit), sums(cost)];
  const fund = Math.floor(((costs[LENGTH] ?? 0) * die.between(10, 60)) / 100);
  const places = [die.between(20, 150), die.between(20, 280)] as const;
  const builder = programBuilder("prefixes");
  const columns = [0, 1].map((level) => Array.from({ length: LENGTH }, (_, t) => builder.addColumn(`cut|${level}|${t + 1}`)));
  const both = (of: (t: number) => number) => columns.flatMap((own) => own.map((column, t) => [column, of(t + 1)] as const));
  builder.addGoal(
    "merit",
    both((t) => merits[t] ?? 0),
  );
  columns.forEach((own, level) => builder.addRow({ name: `cut|${level}`, upper: 1, group: true, entries: own.map((column) => [column, 1] as const) }));
  builder.addRow({ name: "fund", upper: fund, entries: both((t) => costs[t] ?? 0) });
  const counted = (level: number, sign: number) => (columns[level] ?? []).map((column, t) => [column, sign * (t + 1)] as const);
  builder.addRow({ name: "first", upper: places[0], entries: counted(0, 1) });
  builder.addRow({ name: "second", lower: 0, upper: places[1], entries: [...counted(1, 1), ...counted(0, -1)] });
  let best = 0;
  for (let first = 0; first <= places[0]; first += 1)
    for (let second = first; second <= Math.min(LENGTH, first + places[1]); second += 1)
      if ((costs[first] ?? 0) + (costs[second] ?? 0) <= fund) best = Math.max(best, (merits[first] ?? 0) + (merits[second] ?? 0));
  return { program: builder.build(), best: BigInt(best) };
}

test("two cut-offs over 300 candidates and a tight fund: the best of all pairs, proved in few nodes", async () => {
  let nodes = 0;
  for (let seed = 1; seed <= runs(40); seed += 1) {
    const { program, best } = prefixes(seed);
    const outcome = await solved(program, { engine: "price-and-branch" });
    if (outcome.kind !== "optimal") throw new Error(`seed ${seed}: ${outcome.kind}`);
    expect([seed, outcome.goals]).toEqual([seed, [best]]);
    expect(verdictOf(program, outcome)).toMatchObject({ ok: true, kind: "optimal" });
    nodes += outcome.facts.nodes;
  }
  console.log(`two cut-offs: ${nodes} nodes in ${runs(40)} programs`);
  expect(nodes).toBeLessThan(runs(40) * 80);
});
