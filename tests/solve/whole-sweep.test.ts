/** One sweep asked at many slacks says what a sweep that is priced and deletes says. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { cohortProgram, KINDS } from "../../bench/support/cohorts.ts";
import { normalise } from "../../src/solve/normalise.ts";
import { CoreSweep } from "../../src/solve/price/bound.ts";
import { type Core, shrink } from "../../src/solve/price/core.ts";
import { Root } from "../../src/solve/price/root.ts";
import { WholeSweep } from "../../src/solve/price/whole-sweep.ts";
import { rootNode } from "../../src/solve/prove/node.ts";
import { runs } from "../support/runs.ts";

const roots = KINDS.flatMap((kind) =>
  [1, 2].map((seed) => {
    const normal = normalise(cohortProgram({ kind, students: 60, seed, awkward: seed === 2 }), []);
    return new Root({ normal, root: rootNode(normal), objective: 0 });
  }),
);

/** A core without what leads back from it. */
function flat({ origin: _, ...rest }: Core): Omit<Core, "origin"> {
  return rest;
}

test("survivors, options left, the core of them and the rest are those of a sweep that deletes", () => {
  let [some, none] = [0, 0];
  const prices = fc.array(fc.integer({ min: -40, max: 40 }), { minLength: 60, maxLength: 60 });
  fc.assert(
    fc.property(fc.nat(roots.length - 1), prices, fc.integer({ min: 0, max: 3_000_000 }), (which, values, slack) => {
      const { core, tables } = roots[which] as Root;
      const forms = Int32Array.from({ length: Math.min(core.forms, values.length) }, (_, f) => f);
      const multipliers = { forms, values: Float64Array.from(forms, (f) => values[f] as number) };
      const alive = new Uint8Array(core.options).fill(1);
      const sweep = new CoreSweep(core);
      sweep.price(alive, multipliers);
      const whole = new WholeSweep(core, multipliers);
      expect(whole.rest(tables.sides, -1)).toBe(sweep.rest(tables.sides, -1));
      expect(whole.survivors(BigInt(slack))).toBe(sweep.open(BigInt(slack)));
      expect(whole.deletes(BigInt(slack))).toBe(sweep.dearer(alive, BigInt(slack), true) > 0);
      expect(whole.left(BigInt(slack))).toEqual(alive);
      expect(Uint8Array.from(alive, (_, o) => Number(whole.keeps(o, BigInt(slack))))).toEqual(alive);
      const [one, other] = [whole.shrunk(BigInt(slack)).core, shrink(core, alive).core];
      expect(flat(one)).toEqual(flat(other));
      if (one.origin.kind !== "core" || other.origin.kind !== "core") throw new Error("a shrunk core comes from a core");
      expect(one.origin.option).toEqual(other.origin.option);
      expect(one.origin.decided()).toEqual(other.origin.decided());
      if (alive.includes(0)) some++;
      else none++;
    }),
    { seed: 7, numRuns: runs(200) },
  );
  expect(some).toBeGreaterThan(runs(50));
  expect(none).toBeGreaterThan(0);
});
