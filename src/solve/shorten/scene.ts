/**
 * Where a pass over a proof stands: the sides and the options that are left on a core, what happened on the way from the root,
 * newest last, and what a sweep says there.
 */
import { CoreSweep, restOf } from "../price/bound.ts";
import type { Core } from "../price/core.ts";
import type { Sides } from "../price/sides.ts";
import type { Multipliers } from "../prove/node.ts";

/** No cost of a sweep is that far above another. */
const MOST_SLACK = 2 ** 52;
/** Costs that are kept, of all sweeps together. */
const MOST_COSTS = 4_000_000;

/** One restriction on the way: a side that a split moved, or options that a split or a sweep took away. */
export type Step =
  | { readonly kind: "side"; readonly form: number; readonly isUpper: boolean; readonly before: number; readonly now: number }
  | { readonly kind: "options"; readonly isSplit: boolean; readonly options: readonly number[] };

/** Costs of all options of a core; a sweep that is read again is not priced again, as long as there is room. */
export class Costs {
  readonly core: Core;
  readonly #sweep: CoreSweep;
  readonly #all: Uint8Array;
  readonly #known = new Map<Multipliers, Float64Array>();

  constructor(core: Core) {
    this.core = core;
    this.#sweep = new CoreSweep(core);
    this.#all = new Uint8Array(core.options).fill(1);
  }

  /** The costs by a sweep; they stand until the next call. */
  of(multipliers: Multipliers): Float64Array {
    const known = this.#known.get(multipliers);
    if (known !== undefined) return known;
    this.#sweep.price(this.#all, multipliers);
    if ((this.#known.size + 1) * this.core.options > MOST_COSTS) return this.#sweep.cost;
    const cost = this.#sweep.cost.slice();
    this.#known.set(multipliers, cost);
    return cost;
  }
}

/** Mutable; `leave` takes back the last step. */
export class Scene {
  readonly core: Core;
  readonly alive: Uint8Array;
  readonly sides: Sides;
  readonly path: Step[] = [];
  /** Costs of all options, deleted ones too, by the last `price`. */
  cost: Float64Array;
  /** Least cost of each type over what is left, by the last `price`. */
  readonly low: Float64Array;
  readonly #costs: Costs;

  /** The sides and what is left at the root are the scene's own from now on. */
  constructor(costs: Costs, alive: Uint8Array, sides: Sides) {
    this.core = costs.core;
    this.alive = alive;
    this.sides = sides;
    this.cost = new Float64Array(0);
    this.low = new Float64Array(costs.core.types);
    this.#costs = costs;
  }

  /** The slack of a sweep here; undefined where a side is missing. */
  price(multipliers: Multipliers): bigint | undefined {
    const { core, alive, low } = this;
    const cost = this.#costs.of(multipliers);
    this.cost = cost;
    for (let t = 0; t < core.types; t++) {
      let least = Infinity;
      for (let o = core.start[t] as number, end = core.start[t + 1] as number; o < end; o++)
        if (alive[o] === 1 && (cost[o] as number) < least) least = cost[o] as number;
      low[t] = least;
    }
    return restOf(core, multipliers, low, this.sides, -1);
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
