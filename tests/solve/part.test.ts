/** The open part of a node adds up to the whole, and one more form is the same as in a program that has it. */
import { expect, test } from "vitest";
import { normalise, withForm } from "../../src/solve/normalise.ts";
import { openPart } from "../../src/solve/part.ts";
import { choicesOf, rootNode } from "../../src/solve/prove/node.ts";
import { selectionOf } from "../../src/solve/prove/round.ts";
import { runs } from "../support/runs.ts";
import { random, tinyAwards } from "./instances.ts";

test("every choice of the open part, with what is held, has the totals of the whole, and one more form counts", () => {
  let open = 0;
  let closed = 0;
  for (let seed = 1; seed <= runs(200); seed++) {
    const uniform = random(seed);
    const next = (below: number): number => Math.floor(uniform() * below);
    const normal = normalise(tinyAwards(seed), []);
    const node = rootNode(normal);
    for (let g = 0; g < normal.groups.count; g++) {
      const own = choicesOf(normal, g).filter((choice) => node.alive[choice] === 1);
      const kept = own[next(own.length)];
      for (const choice of own) if (choice !== kept && next(2) === 0) node.alive[choice] = 0;
    }
    const part = openPart(normal, node);
    open += part.group.length;
    closed += normal.groups.count - part.group.length;
    const chosen = Int32Array.from({ length: normal.groups.count }, (_, g) => choicesOf(normal, g).find((choice) => node.alive[choice] === 1) as number);
    const inPart = part.group.map((g, i) => {
      const c = chosen[g] as number;
      return c < normal.columns ? part.column.indexOf(c) : part.column.length + i;
    });
    expect(inPart.includes(-1)).toBe(false);
    const whole = selectionOf(normal, chosen);
    const some = selectionOf(part.normal, inPart);
    for (let f = 0; f < normal.forms; f++) {
      expect((some.sums[f] as number) + (part.held[f] as number)).toBe(whole.sums[f]);
      expect((whole.sums[f] as number) <= (node.upper[f] as number)).toBe((some.sums[f] as number) <= (part.node.upper[f] as number));
    }
    const wide = withForm(part.normal, new Float64Array(part.column.length).fill(3));
    expect(wide.divisor.at(-1)).toBe(part.column.length > 0 ? 3 : 1);
    expect(selectionOf(wide, inPart).sums.at(-1)).toBe(inPart.filter((choice) => choice < part.column.length).length);
  }
  expect(open).toBeGreaterThan(runs(100));
  expect(closed).toBeGreaterThan(runs(100));
});
