/** The root of a search: the core of all groups that have a choice, its prices, and what they leave at a target. */
import type { Normal } from "../normalise.ts";
import { addColumn } from "../prove/relax.ts";
import type { Multipliers } from "../prove/node.ts";
import type { SearchTask } from "../searcher.ts";
import { type Bench, benchOf } from "./bench.ts";
import { boundOf, FINEST, multipliersOf, scaleFor } from "./bound.ts";
import { type Core, coreOfGroups, shrink, type Shrunk } from "./core.ts";
import { type Counts, polish, roundings, violationOf } from "./round.ts";
import type { Solved, Warm } from "./simplex.ts";
import type { TreeTask } from "./tree.ts";

const ROOT_PIVOTS = 20_000;
const SMALL_NUDGE = 1e-5;
const LARGE_NUDGE = 1e-7;
const LARGE = 20_000;

/** What holds of every tree of a search. */
export type Tables = Omit<TreeTask, "core" | "isProof" | "warm">;

/** The core of the groups that have more than one choice at the root of a task. */
export function wholeCore({ normal, root }: SearchTask): Core {
  const { count, start, columns } = normal.groups;
  const groups: number[] = [];
  const chosen = new Int32Array(count);
  const constant = new Float64Array(normal.forms);
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
    if (left > 1) groups.push(g);
    else if (last < none) addColumn(normal, last, constant);
  }
  const nudge = groups.length > LARGE ? LARGE_NUDGE : SMALL_NUDGE;
  return coreOfGroups({ normal, alive: root.alive, groups: Int32Array.from(groups), chosen, constant, nudge, merge: true });
}

/** Sides, countable forms and magnitudes at the root of a task, over so many forms. */
export function tablesOf({ normal, root, objective }: SearchTask, forms: number): Tables {
  const lower = new Float64Array(forms).fill(-Infinity);
  const upper = new Float64Array(forms).fill(Infinity);
  const largest = new Float64Array(forms).fill(1);
  const scale = new Float64Array(forms).fill(1);
  lower.set(root.lower);
  upper.set(root.upper);
  lower[objective] = -Infinity;
  largest.set(normal.largest);
  const active: number[] = [];
  for (let f = 0; f < normal.forms; f++) {
    if ((normal.largest[f] as number) > 0) scale[f] = 2 ** Math.floor(Math.log2(normal.largest[f] as number));
    if (f !== objective && (lower[f] !== -Infinity || upper[f] !== Infinity)) active.push(f);
  }
  const countable = [countableForms(normal, normal.goals, normal.firstCountForm), countableForms(normal, normal.firstCountForm, normal.forms)];
  return { objective, sides: { lower, upper }, active: Int32Array.from(active), countable, ownFrom: normal.forms, largest, scale };
}

function countableForms({ counts, splitNumber }: Normal, from: number, to: number): Int32Array {
  const forms: number[] = [];
  for (let f = from; f < to; f++) if (counts[f] === 1 && splitNumber[f] !== -1) forms.push(f);
  return Int32Array.from(forms);
}

/** The whole core with its prices. */
export class Root {
  readonly bench: Bench;
  readonly tables: Tables;
  solved: Solved = "stuck";
  /** The sweep at the root's prices, and the largest objective it leaves possible. */
  multipliers: Multipliers | undefined;
  bound = Infinity;
  #rest = 0n;
  #scale = 1;

  constructor(task: SearchTask) {
    const core = wholeCore(task);
    this.tables = tablesOf(task, core.forms);
    this.bench = benchOf(core, task.objective, this.tables.scale);
  }

  /** Prices the relaxation, and the sweep that shows its bound. */
  price(): void {
    const { core, simplex, sweep } = this.bench;
    if (core.types === 0) return;
    const { active, objective, largest, sides } = this.tables;
    const alive = new Uint8Array(core.options).fill(1);
    this.solved = simplex.solve(alive, sides, active, undefined, ROOT_PIVOTS);
    this.#scale = scaleFor(active, simplex.price, objective, largest, FINEST);
    this.multipliers = this.#scale >= 1 ? multipliersOf(active, simplex.price, objective, largest, this.#scale) : undefined;
    if (this.multipliers === undefined) return;
    sweep.price(alive, this.multipliers);
    this.#rest = sweep.rest(sides, objective) as bigint;
    this.bound = boundOf(this.#rest, this.#scale);
  }

  /** A point near the relaxed one; undefined where it breaks a side. */
  round(): Counts | undefined {
    const { core, simplex, sweep } = this.bench;
    const aim = this.tables;
    if (core.types === 0 || this.solved !== "optimal" || this.multipliers === undefined) return undefined;
    const point = polish(core, roundings(simplex, aim, 300), aim, sweep.cost, new Uint8Array(core.options).fill(1));
    return violationOf(aim, point.totals) === 0 ? point : undefined;
  }

  /** How many types keep more than one option at a target. */
  survivors(target: number): number {
    const { core } = this.bench;
    const alive = this.#left(target);
    let count = 0;
    for (let t = 0; t < core.types; t++) {
      let left = 0;
      for (let o = core.start[t] as number; o < (core.start[t + 1] as number); o++) left += alive[o] as number;
      if (left > 1) count++;
    }
    return count;
  }

  /** The core of what the root's sweep leaves at a target, and a start for its simplex. */
  reduced(target: number): { readonly core: Core; readonly warm: Warm } {
    return this.#moved(shrink(this.bench.core, this.#left(target)));
  }

  /** The core of the types nearest to indifference, the others at their best. */
  nearest(order: Int32Array, types: number): { readonly core: Core; readonly warm: Warm } {
    const { core, simplex } = this.bench;
    const alive = new Uint8Array(core.options);
    for (const t of order.subarray(0, types)) alive.fill(1, core.start[t], core.start[t + 1]);
    for (const t of order.subarray(types)) alive[simplex.key[t] as number] = 1;
    return this.#moved(shrink(core, alive));
  }

  /** Types by how much their second best option costs more than their best. */
  byGap(): Int32Array {
    const { core, sweep } = this.bench;
    const gap = Float64Array.from({ length: core.types }, (_, t) => {
      let [first, second] = [Infinity, Infinity];
      for (let o = core.start[t] as number; o < (core.start[t + 1] as number); o++) {
        const cost = (sweep.cost[o] as number) / this.#scale + (core.nudge[o] as number);
        if (cost < first) [first, second] = [cost, first];
        else if (cost < second) second = cost;
      }
      return second - first;
    });
    return Int32Array.from(gap.keys()).sort((a, b) => (gap[a] as number) - (gap[b] as number) || a - b);
  }

  #left(target: number): Uint8Array {
    const alive = new Uint8Array(this.bench.core.options).fill(1);
    if (this.multipliers === undefined || target === -Infinity) return alive;
    const slack = this.#rest - BigInt(this.#scale) * BigInt(target);
    if (slack >= 0n) this.bench.sweep.dearer(alive, slack, true);
    return alive;
  }

  #moved({ core, optionAt }: Shrunk): { readonly core: Core; readonly warm: Warm } {
    const warm = this.bench.simplex.warm();
    const moved = (list: Int32Array): Int32Array => list.map((o) => optionAt[o] as number);
    return { core, warm: { ...warm, option: moved(warm.option), key: moved(warm.key) } };
  }
}
