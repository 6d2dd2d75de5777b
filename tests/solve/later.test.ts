/** Later goals, asked the other way round: the same values, and proofs that the checker accepts. */
import { expect, test } from "vitest";
import { normalise } from "../../src/solve/normalise.ts";
import { LaterSearch } from "../../src/solve/price/later.ts";
import { requireGoal, rootNode } from "../../src/solve/prove/node.ts";
import { PriceSearch } from "../../src/solve/price/search.ts";
import { replayCore } from "../../src/solve/price/replay.ts";
import { runs } from "../support/runs.ts";
import { tinyAwards } from "./instances.ts";
import { enumerate } from "./reference.ts";

const watch = { stop: () => undefined, node: () => undefined };

test("the second goal asked the other way round from its first node is what enumeration says, and its proof closes", () => {
  let [asked, better] = [0, 0];
  for (let seed = 1; seed <= runs(300); seed++) {
    const program = tinyAwards(seed);
    const expected = enumerate(program);
    if (expected === undefined || program.goals.length < 2) continue;
    const normal = normalise(program, []);
    const first = new PriceSearch({ normal, objective: 0, root: rootNode(normal) });
    if (first.run(watch) !== "closed" || first.best === undefined) throw new Error("the first goal stays open");
    const root = rootNode(normal);
    requireGoal(root, 0, first.target - 1);
    const search = new LaterSearch({ normal, objective: 1, root, start: first.best }, 0);
    const before = search.target;
    expect(search.run(watch)).toBe("closed");
    expect(search.bound * (normal.divisor[1] as number), `seed ${seed}`).toBe(expected.goals[1]);
    requireGoal(root, 1, search.target);
    replayCore(normal, root, search.proof, { add: () => undefined, countingCode: () => 1_000_000 });
    asked++;
    if (search.target > before) better++;
  }
  expect(asked).toBeGreaterThan(runs(300) / 3);
  expect(better).toBeGreaterThan(0);
});
