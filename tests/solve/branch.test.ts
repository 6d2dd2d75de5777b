/** Splits of a node cut off its relaxed point: a split that does not would be made again for ever. */
import { expect, test } from "vitest";
import type { Program } from "../../src/program/program.ts";
import { normalise } from "../../src/solve/normalise.ts";
import { benchOf } from "../../src/solve/price/bench.ts";
import { candidatesOf } from "../../src/solve/price/branch.ts";
import { wholeCore } from "../../src/solve/price/root.ts";
import { tablesOf } from "../../src/solve/price/tables.ts";
import { rootNode } from "../../src/solve/prove/node.ts";
import { runs } from "../support/runs.ts";
import { integer, programOf, random, type RowDraft } from "./instances.ts";

/** Kinds of three to six equal members, each with two to four choices, and four rows that couple them. */
function equalMembers(seed: number): Program {
  const next = random(seed);
  const goal: number[] = [];
  const groups: RowDraft[] = [];
  const coupling = [0, 1, 2, 3].map((): [number, number][] => []);
  for (let kind = 0; kind < 3; kind++) {
    const choices = Array.from({ length: integer(next, 2, 4) }, () => ({
      worth: integer(next, 20, 60),
      uses: coupling.map(() => (next() < 0.7 ? integer(next, 1, 9) : 0)),
    }));
    for (let member = integer(next, 3, 6); member > 0; member--) {
      const entries: [number, number][] = [];
      for (const { worth, uses } of choices) {
        entries.push([goal.length, 1]);
        uses.forEach((use, r) => use > 0 && coupling[r]?.push([goal.length, use]));
        goal.push(worth);
      }
      groups.push({ name: `g${groups.length}`, entries, upper: 1, group: true });
    }
  }
  const rows = coupling.map((entries, r): RowDraft => ({ name: `row${r}`, entries, upper: integer(next, 7, 20) }));
  return programOf([goal], [...groups, ...rows]);
}

test("every split on a total has the relaxed total strictly between its sides, also where a kind has two fractional choices", () => {
  let [splits, shared] = [0, 0];
  for (let seed = 1; seed <= runs(200); seed++) {
    const normal = normalise(equalMembers(seed), []);
    const task = { normal, root: rootNode(normal), objective: 0 };
    const core = wholeCore(task);
    const tables = tablesOf(task, core.forms);
    const bench = benchOf(core, 0, tables.scale);
    const alive = new Uint8Array(core.options).fill(1);
    if (bench.simplex.solve(alive, tables.sides, tables.active, undefined, 1000) !== "optimal") continue;
    const types = Array.from(bench.simplex.slotOption)
      .filter((o) => o >= 0)
      .map((o) => core.typeOf[o]);
    if (new Set(types).size < types.length) shared++;
    for (const { split } of candidatesOf(bench, alive, tables, tables.sides).flat()) {
      if (split.kind !== "total") continue;
      const total = bench.totals[split.form] as number;
      expect(total, `seed ${seed}`).toBeGreaterThan(split.at);
      expect(total, `seed ${seed}`).toBeLessThan(split.at + 1);
      splits++;
    }
  }
  expect(splits).toBeGreaterThan(runs(200));
  expect(shared).toBeGreaterThan(runs(200) / 10);
});
