/** What varies between optimal points: the choices that one exploring tree sees are what enumeration says, and its proof is what it says. */
import { expect, test } from "vitest";
import { cohortProgram } from "../../bench/support/cohorts.ts";
import type { Program } from "../../src/program/program.ts";
import { classesOf } from "../../src/solve/classes.ts";
import { type Normal, normalise } from "../../src/solve/normalise.ts";
import { explore } from "../../src/solve/price/explore.ts";
import { priceAndBranch } from "../../src/solve/price/prover.ts";
import { type Node, requireGoal, rootNode } from "../../src/solve/prove/node.ts";
import { chosenOf, selectionOf } from "../../src/solve/prove/round.ts";
import { findVariation } from "../../src/solve/vary.ts";
import { runs } from "../support/runs.ts";
import { tinyAwards } from "./instances.ts";
import { enumerate } from "./reference.ts";
import { solved } from "./support.ts";

const watch = { stop: () => undefined, node: () => undefined };

/** A program at its optimum, one optimal point, and every choice that some optimal point takes. */
function faceOf(program: Program): { normal: Normal; face: Node; chosen: Int32Array; used: Uint8Array } | undefined {
  const optimum = enumerate(program);
  if (optimum === undefined) return undefined;
  const normal = normalise(program, []);
  const face = rootNode(normal);
  optimum.goals.forEach((value, g) => requireGoal(face, g, value / (normal.divisor[g] as number)));
  const used = new Uint8Array(face.alive.length);
  for (const point of optimum.points) for (const choice of chosenOf(normal, point)) used[choice] = 1;
  return { normal, face, chosen: chosenOf(normal, optimum.points[0] as Uint8Array), used };
}

test("a tree that explores the optimal points sees what any of them takes, and nothing else", () => {
  let [more, same] = [0, 0];
  for (let seed = 1; seed <= runs(400); seed++) {
    const at = faceOf(tinyAwards(seed));
    if (at === undefined) continue;
    const { normal, face, chosen, used } = at;
    const seen = new Uint8Array(used.length);
    for (const choice of chosen) seen[choice] = 1;
    const before = seen.filter((one) => one === 1).length;
    const found = explore({ normal, root: face, target: face.lower[0] as number, seen, watch });
    expect(found.ending).toBe("closed");
    for (let choice = 0; choice < used.length; choice++) {
      expect(seen[choice], `seed ${seed}, choice ${choice}`).toBe(used[choice]);
      if (used[choice] === 1) expect(found.left[choice], `seed ${seed}, choice ${choice}`).toBe(1);
    }
    if (used.filter((one) => one === 1).length > before) more++;
    else same++;
  }
  expect(more).toBeGreaterThan(runs(400) / 10);
  expect(same).toBeGreaterThan(runs(400) / 10);
});

test("of programs too large to enumerate it sees what searches for one unseen choice after another see", async () => {
  let [varied, nodes] = [0, 0];
  for (let seed = 1; seed <= runs(4); seed++) {
    const program = cohortProgram({ kind: "ties", students: 300, seed });
    const outcome = await solved(program, { engine: "price-and-branch", anyPoint: true });
    if (outcome.kind !== "optimal") throw new Error(outcome.kind);
    const normal = normalise(program, []);
    const face = rootNode(normal);
    const current = selectionOf(normal, chosenOf(normal, outcome.point));
    for (let g = 0; g < normal.goals; g++) requireGoal(face, g, current.sums[g] as number);
    const order = Int32Array.from({ length: normal.groups.count }, (_, g) => g);
    const classes = classesOf(normal, face.alive, order, undefined);
    const one = findVariation(normal, face, current, classes, priceAndBranch, watch);
    const seen = new Uint8Array(face.alive.length);
    for (const choice of current.chosen) seen[choice] = 1;
    const explored = explore({ normal, root: face, target: face.lower[0] as number, seen, watch });
    expect([one.complete, explored.ending]).toEqual([true, "closed"]);
    nodes += explored.nodes;
    classes.forEach(({ groups, choices }, k) => {
      choices[0]?.forEach((_, p) => {
        const own = choices.some((list) => seen[list[p] as number] === 1);
        expect(own, `seed ${seed}, groups ${groups.join(" ")}, position ${p}`).toBe(one.seen[k]?.[p] === 1);
      });
      if (one.seen[k]?.filter((flag) => flag === 1).length !== 1) varied++;
    });
  }
  expect(nodes).toBeGreaterThan(runs(4) * 5);
  expect(varied).toBeGreaterThan(runs(4));
}, 120_000);
