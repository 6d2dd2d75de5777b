/** The root of a search: the core of all groups that have a choice, its prices, and what they leave at a target. */
import type { Multipliers } from "../prove/node.ts";
import { addColumn } from "../prove/relax.ts";
import type { EarlierPrices, SearchTask } from "../searcher.ts";
import { type Bench, benchOf } from "./bench.ts";
import { boundOf, FINEST, multipliersOf, scaleFor } from "./bound.ts";
import { coreOfGroups } from "./build.ts";
import { type Core, shrink, type Shrunk, subset } from "./core.ts";
import { MANY_SWITCHES, polish } from "./polish.ts";
import { type Counts, roundings, violationOf } from "./round.ts";
import { cutOff, priceBySample, type Priced, priceWhole } from "./sample.ts";
import type { Warm } from "./sides.ts";
import { type Tables, tablesOf } from "./tables.ts";
import { WholeSweep } from "./whole-sweep.ts";

const SMALL_NUDGE = 1e-5;
const LARGE_NUDGE = 1e-7;
/** From here on prices come from a sample, and points from trials alone. */
const LARGE = 8000;
/** Types that trials may come to, at most. */
const NEAREST = 3000;

/** The core of the groups that have more than one choice at the root of a task. */
export function wholeCore({ normal, root }: SearchTask): Core {
  const { count, start, columns } = normal.groups;
  const groups = new Int32Array(count);
  const chosen = new Int32Array(count);
  const constant = new Float64Array(normal.forms);
  let open = 0;
  for (let g = 0; g < count; g++) {
    const none = normal.columns + g;
    let left = root.alive[none] as number;
    let last = none;
    for (let e = start[g] as number; e < (start[g + 1] as number); e++) {
      if (root.alive[columns[e] as number] === 0) continue;
      left++;
      last = columns[e] as number;
    }
    chosen[g] = last;
    if (left > 1) groups[open++] = g;
    else if (last < none) addColumn(normal, last, constant);
  }
  const nudge = open > LARGE ? LARGE_NUDGE : SMALL_NUDGE;
  return coreOfGroups({ normal, alive: root.alive, groups: groups.slice(0, open), chosen, constant, nudge, merge: true });
}

/** The whole core with its prices. */
export class Root {
  readonly core: Core;
  readonly tables: Tables;
  /** The sweep at the root's prices, and the largest objective it leaves possible. */
  multipliers: Multipliers | undefined;
  sweep: WholeSweep | undefined;
  bound = Infinity;
  /** How often every option of the core was priced. */
  passes = 0;
  priced: Priced | undefined;
  readonly #earlier: EarlierPrices | undefined;
  #bench: Bench | undefined;
  #rest = 0n;
  #scale = 1;

  constructor(task: SearchTask) {
    this.core = wholeCore(task);
    this.tables = tablesOf(task, this.core.forms);
    this.#earlier = task.earlier;
  }

  /** Prices the relaxation, and the sweep that shows its bound. */
  price(): void {
    const { core, tables } = this;
    if (core.types === 0) return;
    const { active, objective, largest, sides, scale } = tables;
    if (core.types <= LARGE) this.#bench = benchOf(core, objective, scale);
    this.priced = this.#bench === undefined ? priceBySample(core, tables, this.#earlier) : priceWhole(core, this.#bench.simplex, tables);
    const { price, passes } = this.priced;
    this.passes += passes;
    this.#scale = scaleFor(active, price, objective, largest, FINEST);
    this.multipliers = this.#scale >= 1 ? multipliersOf(active, price, objective, largest, this.#scale) : undefined;
    if (this.multipliers === undefined) return;
    this.sweep = new WholeSweep(core, this.multipliers);
    this.passes++;
    this.#rest = this.sweep.rest(sides, objective) as bigint;
    this.bound = boundOf(this.#rest, this.#scale);
  }

  /** A point near the relaxed one; undefined where it breaks a side, or the core is large. */
  round(): Counts | undefined {
    const { core, tables } = this;
    if (this.#bench === undefined || this.priced?.solved !== "optimal" || this.multipliers === undefined) return undefined;
    const all = new Uint8Array(core.options).fill(1);
    const { simplex, sweep } = this.#bench;
    sweep.price(all, this.multipliers);
    const point = polish(core, roundings(simplex, tables, 300), tables, sweep.cost, all, MANY_SWITCHES);
    return violationOf(tables, point.totals) === 0 ? point : undefined;
  }

  /** How many types keep more than one option at a target. */
  survivors(target: number): number {
    const slack = this.#slack(target);
    return slack === undefined || this.sweep === undefined ? this.core.types : this.sweep.survivors(slack);
  }

  /** The core of what the root's sweep leaves at a target, and a start for its simplex. */
  reduced(target: number): { readonly core: Core; readonly warm: Warm | undefined } {
    const slack = this.#slack(target);
    return this.#moved(slack === undefined || this.sweep === undefined ? shrink(this.core, this.left(target)) : this.sweep.shrunk(slack));
  }

  /** The core of the first types of an order, the others at their best. */
  nearest(order: Int32Array, types: number): { readonly core: Core; readonly warm: Warm | undefined } {
    const { key, keySum } = this.priced as Priced;
    return this.#moved(subset(this.core, order.slice(0, types).sort(), key, keySum));
  }

  /** The types nearest to indifference: by how much their second best option costs more than their best, nudges included. */
  byGap(): Int32Array {
    const { sweep } = this;
    if (sweep === undefined) return new Int32Array(0);
    const cut = cutOff(sweep.gap, NEAREST);
    const near: number[] = [];
    for (let t = 0; t < sweep.gap.length; t++) if ((sweep.gap[t] as number) <= cut) near.push(t);
    const gap = new Map(near.map((t) => [t, this.#nudgedGap(sweep, t)]));
    return Int32Array.from(near.sort((a, b) => (gap.get(a) as number) - (gap.get(b) as number) || a - b));
  }

  #nudgedGap(sweep: WholeSweep, t: number): number {
    const { start, nudge } = this.core;
    let first = Infinity;
    let second = Infinity;
    for (let o = start[t] as number; o < (start[t + 1] as number); o++) {
      const own = sweep.costOf(o) / this.#scale + (nudge[o] as number);
      if (own < first) [first, second] = [own, first];
      else if (own < second) second = own;
    }
    return second - first;
  }

  /** What the sweep leaves to lose at a target; undefined where it deletes nothing. */
  #slack(target: number): bigint | undefined {
    if (this.multipliers === undefined || target === -Infinity) return undefined;
    const slack = this.#rest - BigInt(this.#scale) * BigInt(target);
    return slack >= 0n ? slack : undefined;
  }

  /** 1 per option that the root's sweep leaves at a target. */
  left(target: number): Uint8Array {
    return this.sweep?.left(this.#slack(target)) ?? new Uint8Array(this.core.options).fill(1);
  }

  #moved({ core, optionAt }: Shrunk): { readonly core: Core; readonly warm: Warm | undefined } {
    const warm = this.priced?.warm;
    const moved = (list: Int32Array): Int32Array => list.map((o) => optionAt(o));
    return { core, warm: warm === undefined ? undefined : { ...warm, option: moved(warm.option), key: moved(warm.key) } };
  }
}
