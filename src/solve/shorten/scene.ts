/**
 * Where a pass over a proof stands: the sides and the options that are left on a core, what happened on the way from the root,
 * newest last, and what a sweep says there.
 */
import { CoreSweep } from "../price/bound.ts";
import type { Core } from "../price/core.ts";
import type { Sides } from "../price/sides.ts";
import type { Multipliers } from "../prove/node.ts";

/** No cost of a sweep is that far above another. */
const MOST_SLACK = 2 ** 52;

/** One restriction on the way: a side that a split moved, or options that a split or a sweep took away. */
export type Step =
  | { readonly kind: "side"; readonly form: number; readonly isUpper: boolean; readonly before: number; readonly now: number }
  | { readonly kind: "options"; readonly isSplit: boolean; readonly options: readonly number[] };

/** Mutable; `leave` takes back the last step. */
export class Scene {
  readonly core: Core;
  readonly alive: Uint8Array;
  readonly sides: Sides;
  readonly path: Step[] = [];
  readonly #sweep: CoreSweep;
  readonly #all: Uint8Array;

  /** The sides and what is left at the root are the scene's own from now on. */
  constructor(core: Core, alive: Uint8Array, sides: Sides) {
    this.core = core;
    this.alive = alive;
    this.sides = sides;
    this.#sweep = new CoreSweep(core);
    this.#all = new Uint8Array(core.options).fill(1);
  }

  /** Costs of all options, deleted ones too, by the last `price`. */
  get cost(): Float64Array {
    return this.#sweep.cost;
  }

  /** Least cost of each type over what is left, by the last `price`. */
  get low(): Float64Array {
    return this.#sweep.low;
  }

  /** The slack of a sweep here; undefined where a side is missing. */
  price(multipliers: Multipliers): bigint | undefined {
    const { core, alive, cost, low } = this;
    this.#sweep.price(this.#all, multipliers);
    for (let t = 0; t < core.types; t++) {
      let least = Infinity;
      for (let o = core.start[t] as number, end = core.start[t + 1] as number; o < end; o++)
        if (alive[o] === 1 && (cost[o] as number) < least) least = cost[o] as number;
      low[t] = least;
    }
    return this.#sweep.rest(this.sides, -1);
  }

  /** The options left that cost more than their type's least plus the slack. */
  dearer(slack: bigint): number[] {
    const { core, alive, cost, low } = this;
    const limit = Number(slack);
    if (limit >= MOST_SLACK) return [];
    const found: number[] = [];
    for (let o = 0; o < core.options; o++) if (alive[o] === 1 && (cost[o] as number) > (low[core.typeOf[o] as number] as number) + limit) found.push(o);
    return found;
  }

  /** Those of the options that are left. */
  left(options: readonly number[]): number[] {
    return options.filter((o) => this.alive[o] === 1);
  }

  /** Enters one side of a split on a total: at most `at`, or more. */
  move(form: number, isUpper: boolean, at: number): Step {
    const values = isUpper ? this.sides.upper : this.sides.lower;
    const before = values[form] as number;
    const now = isUpper ? Math.min(before, at) : Math.max(before, at + 1);
    values[form] = now;
    return this.#push({ kind: "side", form, isUpper, before, now });
  }

  /** Takes options away. */
  drop(options: readonly number[], isSplit: boolean): Step {
    for (const o of options) this.alive[o] = 0;
    return this.#push({ kind: "options", isSplit, options });
  }

  /** Takes back the last step. */
  leave(): void {
    const step = this.path.pop() as Step;
    if (step.kind === "options") for (const o of step.options) this.alive[o] = 1;
    else (step.isUpper ? this.sides.upper : this.sides.lower)[step.form] = step.before;
  }

  #push(step: Step): Step {
    this.path.push(step);
    return step;
  }
}
