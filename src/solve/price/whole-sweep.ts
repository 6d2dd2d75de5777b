/**
 * One sweep of a whole core, priced once and asked at many slacks. Of each type it keeps the cheapest option and the *gap*, by
 * how much the second cheapest is dearer: at slack s a type stays open exactly where its gap is at most s, so that how many types a
 * target leaves, and the core of what it leaves, cost a look at the gaps, not another pass over all options. Exact like every
 * sweep (`bound.ts`).
 */
import type { Multipliers } from "../prove/node.ts";
import { leastTotal, restOfTotal } from "./bound.ts";
import { addOptionTo, type Core, copyOptions, keysOfOthers, type Shrunk } from "./core.ts";
import type { Sides } from "./sides.ts";

/** The sweep; all options of the core remain. */
export class WholeSweep {
  readonly core: Core;
  readonly multipliers: Multipliers;
  /** By how much the second cheapest option of each type costs more than the cheapest; infinite where there is one option. */
  readonly gap: Float64Array;
  /** The cheapest option of each type, the first of equals. */
  readonly #least: Int32Array;
  /** Totals of all forms with every type at its cheapest. */
  readonly #leastSum: Float64Array;
  readonly #total: bigint;
  readonly #price: Float64Array;

  constructor(core: Core, multipliers: Multipliers) {
    this.core = core;
    this.multipliers = multipliers;
    this.gap = new Float64Array(core.types);
    this.#least = new Int32Array(core.types);
    this.#leastSum = core.constant.slice();
    this.#price = new Float64Array(core.forms);
    multipliers.forms.forEach((f, k) => (this.#price[f] = multipliers.values[k] as number));
    this.#total = this.#pass();
  }

  /** Priced sides minus the total of least costs, without the side of form `free`; undefined where a side is missing. */
  rest(sides: Sides, free: number): bigint | undefined {
    return restOfTotal(this.core, this.multipliers, this.#total, sides, free);
  }

  /** What an option costs. */
  costOf(option: number): number {
    const { entry, form, coefficient } = this.core;
    let sum = 0;
    for (let e = entry[option] as number, stop = entry[option + 1] as number; e < stop; e++)
      sum += (this.#price[form[e] as number] as number) * (coefficient[e] as number);
    return sum;
  }

  /** How many types keep more than one option at a slack. */
  survivors(slack: bigint): number {
    const limit = Number(slack);
    let found = 0;
    for (const gap of this.gap) if (gap <= limit) found++;
    return found;
  }

  /** Whether a slack deletes any option. */
  deletes(slack: bigint): boolean {
    const { core } = this;
    const limit = Number(slack);
    for (let t = 0; t < core.types; t++) {
      const [from, to] = [core.start[t] as number, core.start[t + 1] as number];
      if ((this.gap[t] as number) > limit ? to - from > 1 : this.#dearest(from, to) - this.#leastCost(t) > limit) return true;
    }
    return false;
  }

  /** Whether a slack leaves an option. */
  keeps(option: number, slack: bigint): boolean {
    const t = this.core.typeOf[option] as number;
    return option === this.#least[t] || this.costOf(option) - this.#leastCost(t) <= Number(slack);
  }

  /** 1 per option that a slack leaves; undefined: all. */
  left(slack: bigint | undefined): Uint8Array {
    const { core } = this;
    const alive = new Uint8Array(core.options);
    if (slack === undefined) return alive.fill(1);
    for (const o of this.#least) alive[o] = 1;
    this.#eachKept(Number(slack), (o) => (alive[o] = 1));
    return alive;
  }

  /** The core of what a slack leaves. */
  shrunk(slack: bigint): Shrunk {
    const { core } = this;
    const types = this.survivors(slack);
    const open = new Int32Array(types);
    const start = new Int32Array(types + 1);
    const size = new Int32Array(types);
    const constant = this.#leastSum.slice();
    const kept: number[] = [];
    let i = -1;
    this.#eachKept(Number(slack), (o, t) => {
      if (i < 0 || open[i] !== t) {
        open[++i] = t;
        size[i] = core.size[t] as number;
        addOptionTo(core, this.#least[t] as number, -(size[i] as number), constant);
      }
      start[i + 1] = kept.push(o);
    });
    return copyOptions(core, { option: Int32Array.from(kept), start, size, constant, decided: () => keysOfOthers(open, this.#least) });
  }

  #leastCost(t: number): number {
    return this.costOf(this.#least[t] as number);
  }

  #dearest(from: number, to: number): number {
    let most = -Infinity;
    for (let o = from; o < to; o++) most = Math.max(most, this.costOf(o));
    return most;
  }

  /** The options that are left of the types that stay open, ascending. */
  #eachKept(limit: number, visit: (option: number, type: number) => void): void {
    const { types, start } = this.core;
    for (let t = 0; t < types; t++) {
      if (!((this.gap[t] as number) <= limit)) continue;
      const least = this.#leastCost(t);
      for (let o = start[t] as number, end = start[t + 1] as number; o < end; o++) if (this.costOf(o) - least <= limit) visit(o, t);
    }
  }

  /** The pass over all options. */
  #pass(): bigint {
    const { types, start, entry, form, coefficient, size } = this.core;
    const [price, gap, least] = [this.#price, this.gap, this.#least];
    const low = new Float64Array(types);
    for (let t = 0; t < types; t++) {
      let first = Infinity;
      let second = Infinity;
      let best = -1;
      for (let o = start[t] as number, end = start[t + 1] as number; o < end; o++) {
        let sum = 0;
        for (let e = entry[o] as number, stop = entry[o + 1] as number; e < stop; e++) sum += (price[form[e] as number] as number) * (coefficient[e] as number);
        if (sum < first) {
          second = first;
          first = sum;
          best = o;
        } else if (sum < second) second = sum;
      }
      gap[t] = second - first;
      least[t] = best;
      low[t] = first;
      addOptionTo(this.core, best, size[t] as number, this.#leastSum);
    }
    return leastTotal(size, low);
  }
}
