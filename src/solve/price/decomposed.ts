/**
 * Branch and bound on blocks (see `blocks.ts`): a node is bounded by what each block is worth at most alone, in integers,
 *
 *     c.x <= sum over blocks of grain_b Q_b + sum over mixed types of u_t,     Q_b <= q_b proved by a tree over block b,
 *
 * and is split on a type in which blocks meet: on one that the best of two blocks both take, or that none takes
 * although it is priced. Only the blocks that lose options are searched again, so that proofs of blocks add up at every node where
 * a tree over all blocks would multiply them. Where nothing is left to split on, a tree over all blocks goes on with the limits.
 */
import { heapBy, type Heap } from "../prove/heap.ts";
import type { Multipliers } from "../prove/node.ts";
import type { Selection } from "../prove/round.ts";
import { type Blocks, blocksOf } from "./blocks.ts";
import { boundOf, CoreSweep } from "./bound.ts";
import { addOptionTo, type Core } from "./core.ts";
import { MANY_SWITCHES, polish } from "./polish.ts";
import { type Best, BlockSearch, countsOf, type Field, fieldOf, partOf } from "./cuts.ts";
import type { CoreProof, CoreSplit } from "./proof.ts";
import { type Counts, violationOf } from "./round.ts";
import type { Warm } from "./sides.ts";
import type { Tables } from "./tables.ts";
import { type Owner, Tree } from "./tree.ts";

/** What is searched: a core, good prices, and the best point so far. */
export interface DecomposedTask {
  readonly core: Core;
  readonly warm: Warm | undefined;
  readonly tables: Tables;
  /** Good prices of all forms, as a simplex has them and as integers. */
  readonly price: Float64Array;
  readonly multipliers: Multipliers;
  readonly best: Selection;
}

type OptionSplit = CoreSplit & { readonly kind: "options" };

interface Node {
  readonly alive: Uint8Array;
  /** Proved limits of the blocks, and what is known to be worth most, where it is. */
  readonly limits: Float64Array;
  readonly best: (Best | undefined)[];
  /** Searches of blocks that lost options. */
  readonly searches: (BlockSearch | undefined)[];
  /** Where the proof goes on. */
  proof: CoreProof;
  bound: number;
  tree?: Tree;
}

/** Nodes after which trees over all blocks take over. */
const MOST_NODES = 400;

/** The search; `run` may be called again where it was stopped. */
export class Decomposed {
  readonly core: Core;
  readonly proof: CoreProof = { sweeps: [] };
  readonly #task: DecomposedTask;
  readonly #blocks: Blocks;
  readonly #owner: Owner;
  readonly #fields: readonly Field[];
  readonly #sweep: CoreSweep;
  readonly #shown: Multipliers;
  readonly #upper: Float64Array;
  readonly #open: Heap<Node> = heapBy((node: Node) => node.bound);
  #nodes = 0;

  constructor(task: DecomposedTask, blocks: Blocks, owner: Owner) {
    this.#task = task;
    this.#blocks = blocks;
    this.#owner = owner;
    this.core = blocks.core;
    this.#fields = Array.from({ length: blocks.count }, (_, b) => fieldOf(blocks, b, task.warm));
    this.#sweep = new CoreSweep(blocks.core);
    this.#upper = blocks.tables.sides.upper.slice();
    const { objective } = task.tables;
    this.#shown = {
      forms: Int32Array.from([objective, ...blocks.grains.map((_, b) => blocks.first + b)]),
      values: Float64Array.from([-1, ...blocks.grains]),
    };
    this.#open.push(this.#root());
  }

  /** Largest objective that the open nodes leave possible; the target less one where none does. */
  get bound(): number {
    return this.#open.items.reduce((most, node) => Math.max(most, Math.min(node.bound, node.tree?.bound ?? Infinity)), this.#owner.target - 1);
  }

  /** Whether blocks are being searched, each for itself. */
  get isInParts(): boolean {
    return this.#open.items[0]?.tree === undefined;
  }

  /** Records at every open node what shows its bound. */
  recordBounds(): void {
    for (const node of this.#open.items) {
      if (node.tree !== undefined) node.tree.recordBounds();
      else {
        node.searches.forEach((_, b) => this.#commit(node, b));
        node.proof.sweeps.push(this.#shown);
      }
    }
  }

  /** Works until nothing wanted is left ("closed"), or until the owner stops it. */
  run(): "closed" | "stopped" {
    for (;;) {
      const node = this.#open.items[0];
      if (node === undefined) return "closed";
      if (this.#step(node) === "stopped") return "stopped";
    }
  }

  #root(): Node {
    const { count, core } = this.#blocks;
    const members = countsOf(core, this.#task.best);
    const node: Node = {
      alive: new Uint8Array(core.options).fill(1),
      limits: new Float64Array(count).fill(Infinity),
      best: Array.from({ length: count }, (_, b) => partOf(this.#blocks, b, members)),
      searches: new Array<BlockSearch | undefined>(count).fill(undefined),
      proof: this.proof,
      bound: Infinity,
    };
    for (let b = 0; b < count; b++) this.#search(node, b);
    return node;
  }

  /** Works on the most promising node until it is closed or split. */
  #step(node: Node): "done" | "stopped" {
    if (node.tree !== undefined) return this.#finish(node.tree);
    for (;;) {
      node.bound = this.#boundOf(node);
      if (node.bound < this.#owner.target) return this.#close(node);
      const b = node.searches.findIndex((search) => search !== undefined);
      if (b < 0) break;
      if (!this.#settle(node, b)) return "stopped";
    }
    const split = this.#split(node);
    if (node.bound < this.#owner.target) return this.#close(node);
    this.#open.pop();
    if (split === undefined || this.#nodes > MOST_NODES) this.#open.push({ ...node, tree: this.#treeOf(node) });
    else this.#branch(node, split);
    return "done";
  }

  #finish(tree: Tree): "done" | "stopped" {
    if (tree.run(Infinity) === "stopped") return "stopped";
    this.#open.pop();
    return "done";
  }

  #close(node: Node): "done" {
    node.searches.forEach((_, b) => this.#commit(node, b));
    node.proof.sweeps.push(this.#shown);
    this.#open.pop();
    return "done";
  }

  /** Begins the search of a block at a node. */
  #search(node: Node, b: number): void {
    const search = new BlockSearch(this.#fields[b] as Field, node.alive, node.best[b], this.#leastOf(node, b), this.#owner);
    search.begin();
    node.searches[b] = search;
  }

  /** Searches a block to its end; false where the owner stopped it. */
  #settle(node: Node, b: number): boolean {
    const search = node.searches[b] as BlockSearch;
    if (!search.run(this.#leastOf(node, b))) return false;
    this.#commit(node, b);
    node.best[b] = search.best;
    node.searches[b] = undefined;
    return true;
  }

  /** What a block must be worth at least for the node to hold a wanted point. */
  #leastOf(node: Node, b: number): number {
    if (node.bound === Infinity) return -Infinity;
    return this.#limitOf(node, b) - Math.floor((node.bound - this.#owner.target) / (this.#blocks.grains[b] as number));
  }

  #limitOf({ limits, searches }: Node, b: number): number {
    return Math.min(limits[b] as number, searches[b]?.limit ?? Infinity);
  }

  /** Puts what a search of a block has proved into the proof. */
  #commit(node: Node, b: number): void {
    const search = node.searches[b];
    if (search === undefined || !(search.limit < (node.limits[b] as number))) return;
    const rest: CoreProof = { sweeps: [] };
    node.limits[b] = search.limit;
    node.proof.split = { kind: "total", form: this.#blocks.first + b, at: search.limit };
    node.proof.children = [rest, search.proof()];
    node.proof = rest;
  }

  #boundOf(node: Node): number {
    const { first, count, tables } = this.#blocks;
    for (let b = 0; b < count; b++) this.#upper[first + b] = this.#limitOf(node, b);
    this.#sweep.price(node.alive, this.#shown);
    const rest = this.#sweep.rest({ lower: tables.sides.lower, upper: this.#upper }, tables.objective);
    return rest === undefined ? Infinity : boundOf(rest, 1);
  }

  /** The type to split a node on; points that come up go to the owner. Undefined where the best of the blocks say no more. */
  #split(node: Node): OptionSplit | undefined {
    this.#nodes++;
    const parts = node.best.map((best) => best?.counts);
    const { core, mixed } = this.#blocks;
    let split: OptionSplit | undefined;
    let most = 0;
    let isClear = true;
    for (const t of mixed) {
      const [taken, first] = this.#taken(t, parts);
      if (taken > (core.size[t] as number)) isClear = false;
      const own = this.#splitOf(node, t, taken, first);
      const price = -(this.#sweep.low[t] as number) + (taken > 1 ? 1e12 : 0);
      if (own === undefined || !(price > most)) continue;
      [split, most] = [own, price];
    }
    if (isClear || this.#nodes === 1) this.#offer(node, parts);
    return split;
  }

  /** Members of a mixed type that the best of the blocks take, and the first block of them. */
  #taken(t: number, parts: readonly (Int32Array | undefined)[]): readonly [taken: number, first: number] {
    const { core, blockOf } = this.#blocks;
    let taken = 0;
    let first = -1;
    for (let o = core.start[t] as number; o < (core.start[t + 1] as number); o++) {
      const count = parts[blockOf[o] as number]?.[o] ?? 0;
      if (count > 0 && first < 0) first = blockOf[o] as number;
      taken += count;
    }
    return [taken, first];
  }

  /** The options of one block on one side: of the first that takes the type, else of any. */
  #splitOf({ alive }: Node, t: number, taken: number, first: number): OptionSplit | undefined {
    const { core, blockOf } = this.#blocks;
    if (core.size[t] !== 1 || taken === 1) return undefined;
    const options: number[] = [];
    const others: number[] = [];
    let block = first;
    for (let o = core.start[t] as number; o < (core.start[t + 1] as number); o++) {
      if (alive[o] === 0) continue;
      const own = blockOf[o] as number;
      if (block < 0 && own >= 0) block = own;
      (own >= 0 && own === block ? options : others).push(o);
    }
    return options.length > 0 && others.length > 0 ? { kind: "options", options, others } : undefined;
  }

  #branch(node: Node, split: OptionSplit): void {
    const children: readonly [CoreProof, CoreProof] = [{ sweeps: [] }, { sweeps: [] }];
    node.proof.split = split;
    node.proof.children = children;
    const t = this.#blocks.core.typeOf[split.options[0] as number] as number;
    for (const side of [0, 1] as const) {
      const alive = node.alive.slice();
      for (const o of side === 0 ? split.others : split.options) alive[o] = 0;
      const child: Node = { ...node, alive, limits: node.limits.slice(), best: node.best.slice(), searches: [...node.searches], proof: children[side] };
      for (let b = 0; b < this.#blocks.count; b++) {
        if (this.#holds(child, t, b)) continue;
        child.best[b] = undefined;
        this.#search(child, b);
      }
      child.bound = this.#boundOf(child);
      this.#open.push(child);
    }
  }

  /** Whether what a block takes of a type is still there. */
  #holds({ alive, best }: Node, t: number, b: number): boolean {
    const { core, blockOf } = this.#blocks;
    const counts = best[b]?.counts;
    if (counts === undefined) return false;
    let isTaken = false;
    let isLeft = false;
    for (let o = core.start[t] as number; o < (core.start[t + 1] as number); o++) {
      if ((counts[o] as number) > 0) {
        isTaken = true;
        if (alive[o] === 0) return false;
      }
      if (alive[o] === 1 && blockOf[o] !== b) isLeft = true;
    }
    return isTaken || isLeft;
  }

  /** Puts the best of the blocks together, the first blocks or the last ones first where they meet, repairs, and offers what came out. */
  #offer(node: Node, parts: readonly (Int32Array | undefined)[]): void {
    const { core, tables } = this.#blocks;
    const sweep = new CoreSweep(core);
    sweep.price(node.alive, this.#task.multipliers);
    for (const isForward of [true, false]) {
      const order = isForward ? parts : [...parts].reverse();
      let point = assembled(this.#blocks, node.alive, order, sweep.cost);
      if (this.#nodes === 1 && !this.#isWanted(point)) point = polish(core, point, tables, sweep.cost, node.alive, MANY_SWITCHES);
      if (this.#isWanted(point)) this.#owner.found(core, point);
    }
  }

  #isWanted({ totals }: Counts): boolean {
    const { tables } = this.#blocks;
    return violationOf(tables, totals) === 0 && (totals[tables.objective] as number) >= this.#owner.target;
  }

  /** A tree over all blocks, with the limits. */
  #treeOf(node: Node): Tree {
    const { tables, first, count } = this.#blocks;
    const upper = tables.sides.upper.slice();
    upper.set(node.limits, first);
    const active = Int32Array.from([...tables.active, ...Array.from({ length: count }, (_, b) => first + b)]).sort();
    const sides = { lower: tables.sides.lower, upper };
    return new Tree({ ...tables, active, sides, core: this.core, warm: this.#task.warm, alive: node.alive, isProof: true, proof: node.proof }, this.#owner);
  }
}

/** Members of the parts in their order, as far as types have any left; the rest at the cheapest option of no block. */
function assembled({ core, blockOf }: Blocks, alive: Uint8Array, parts: readonly (Int32Array | undefined)[], cost: Float64Array): Counts {
  const counts = new Int32Array(core.options);
  for (let t = 0; t < core.types; t++) {
    let left = core.size[t] as number;
    let none = -1;
    for (let o = core.start[t] as number; o < (core.start[t + 1] as number); o++)
      if (blockOf[o] === -1 && alive[o] === 1 && (none < 0 || (cost[o] as number) < (cost[none] as number))) none = o;
    for (const part of parts)
      for (let o = core.start[t] as number; o < (core.start[t + 1] as number); o++) {
        const own = Math.min(left, part?.[o] ?? 0);
        counts[o] = (counts[o] as number) + own;
        left -= own;
      }
    const rest = none < 0 ? anyOf(core, alive, t) : none;
    counts[rest] = (counts[rest] as number) + left;
  }
  const totals = core.constant.slice();
  counts.forEach((count, o) => count > 0 && addOptionTo(core, o, count, totals));
  return { counts, totals };
}

function anyOf(core: Core, alive: Uint8Array, t: number): number {
  let o = core.start[t] as number;
  while (alive[o] === 0) o++;
  return o;
}

/** A search by blocks; undefined where the core has no two of them. */
export function decomposedOf(task: DecomposedTask, owner: Owner): Decomposed | undefined {
  const blocks = blocksOf(task.core, task.tables, task.price);
  return blocks === undefined ? undefined : new Decomposed(task, blocks, owner);
}
