/**
 * Limits on the blocks of a core, each proved by a tree over its block alone, and what they are good for: rows for
 * the tree over all blocks, and points put together from the best parts.
 */
import type { Selection } from "../prove/round.ts";
import type { Multipliers } from "../prove/node.ts";
import { type Blocks, blockPart, blocksOf, type BlockPart } from "./blocks.ts";
import { CoreSweep } from "./bound.ts";
import { addOptionTo, choiceAt, type Core } from "./core.ts";
import type { CoreProof } from "./proof.ts";
import { type Counts, polish, violationOf } from "./round.ts";
import type { Warm } from "./sides.ts";
import type { Tables } from "./tables.ts";
import { type Owner, Tree } from "./tree.ts";

/** What is cut: a core, good prices, and the best point so far. */
export interface CutTask {
  readonly core: Core;
  readonly warm: Warm | undefined;
  readonly tables: Tables;
  /** Good prices of all forms, as a simplex has them and as integers. */
  readonly price: Float64Array;
  readonly multipliers: Multipliers;
  readonly best: Selection;
  /** By how much the root's bound passes the target. */
  readonly gap: number;
}

/** A core with proved limits on its blocks, as sides of `tables`. */
export interface Cuts {
  readonly core: Core;
  readonly tables: Tables;
  /** A proof of the limits around the proof of what they leave. */
  around(rest: CoreProof): CoreProof;
}

/** Nodes for one block at first, and then for all blocks that are still open; where they do not close one, its limit is what they show. */
const FIRST_NODES = 3000;
const MORE_NODES = 100_000;

/** Proves limits on the blocks of a core; undefined where it has no two blocks, "stopped" where the owner stops it. Points found on the way go to the owner. */
export function cutsOf(task: CutTask, owner: Owner): Cuts | "stopped" | undefined {
  const blocks = blocksOf(task.core, task.tables, task.price);
  if (blocks === undefined) return undefined;
  const base = countsOf(blocks.core, task.best);
  const searches = Array.from({ length: blocks.count }, (_, b) => new BlockSearch(blocks, b, blockPart(blocks, b, task.warm), base, task.gap, owner));
  if (!searchAll(searches)) return "stopped";
  const proofs = searches.map((search) => search.proof);
  if (searches.some((search) => search.isBetter)) {
    const parts = searches.map((search) => search.counts);
    offer(blocks, parts, task.multipliers, owner);
  }
  const { first } = blocks;
  const upper = blocks.tables.sides.upper.slice();
  searches.forEach((search, b) => (upper[first + b] = search.limit));
  const active = Int32Array.from([...task.tables.active, ...Array.from({ length: blocks.count }, (_, b) => first + b)]).sort();
  return {
    core: blocks.core,
    tables: { ...blocks.tables, active, sides: { lower: blocks.tables.sides.lower, upper } },
    around: (rest) =>
      proofs.reduceRight<CoreProof>(
        (inner, proof, b) => ({ sweeps: [], split: { kind: "total", form: first + b, at: upper[first + b] as number }, children: [inner, proof] }),
        rest,
      ),
  };
}

/**
 * A few nodes for every block, then more for those that are open: a unit of one block that is left open is a unit of the whole,
 * and there the limits of the blocks make all options cost the same, so that the tree over all blocks deletes nothing. False where the owner stopped it.
 */
function searchAll(searches: readonly BlockSearch[]): boolean {
  if (!searches.every((search) => search.run(FIRST_NODES))) return false;
  let left = MORE_NODES;
  for (const search of searches) {
    const before = search.nodes;
    if (!search.run(left)) return false;
    left -= search.nodes - before;
  }
  return true;
}

/** The search for the largest Q of one block. */
class BlockSearch {
  /** Members at the options of the wide core that are the block's. */
  counts: Int32Array;
  isBetter = false;
  readonly #part: BlockPart;
  readonly #tree: Tree;
  readonly #gap: number;
  #best: number;
  #isStopped = false;

  /** `base` are members of the best point so far, `gap` is by how much the root's bound passes the target. */
  constructor({ core, first, blockOf, grains }: Blocks, block: number, part: BlockPart, base: Int32Array, gap: number, owner: Owner) {
    this.#part = part;
    this.#gap = Math.floor(gap / (grains[block] as number));
    this.counts = base.map((count, o) => (blockOf[o] === block ? count : 0));
    const totals = new Float64Array(core.forms);
    this.counts.forEach((count, o) => count > 0 && addOptionTo(core, o, count, totals));
    this.#best = totals[first + block] as number;
    const best = (): number => this.#best;
    this.#tree = new Tree(
      { ...part.tables, core: part.core, warm: part.warm, isProof: true },
      {
        get target() {
          return best() + 1;
        },
        found: (found, point) => this.#take(found, point),
        poll: () => (this.#isStopped = owner.poll()),
      },
    );
  }

  /** Goes on for so many nodes; false where the owner stopped it. */
  run(nodes: number): boolean {
    this.#tree.run(0);
    // Below this not even the best of all other blocks would make up for it.
    this.#best = Math.max(this.#best, this.limit - this.#gap - 1);
    if (!this.#isStopped) this.#tree.run(nodes);
    return !this.#isStopped;
  }

  get nodes(): number {
    return this.#tree.nodes;
  }

  get limit(): number {
    return this.#tree.bound;
  }

  /** In options of the wide core; to be asked for once. */
  get proof(): CoreProof {
    this.#tree.recordBounds();
    return widenedProof(this.#tree.proof, this.#part);
  }

  #take(found: Core, point: Counts): void {
    this.#best = point.totals[this.#part.tables.objective] as number;
    this.isBetter = true;
    this.counts.fill(0);
    countsIn(this.#part.core, found, point.counts).forEach((count, i) => {
      if (count > 0 && !this.#part.isRest(i)) this.counts[this.#part.meant(i)[0] as number] = count;
    });
  }
}

/** Counts of a core made smaller, in the core it was made of. */
function countsIn(wide: Core, core: Core, counts: Int32Array): Int32Array {
  if (core === wide || core.origin.kind !== "core") return counts;
  const { origin } = core;
  const wider = new Int32Array(origin.wider.options);
  for (const o of origin.decided()) wider[o] = origin.wider.size[origin.wider.typeOf[o] as number] as number;
  origin.option.forEach((o, i) => (wider[o] = counts[i] as number));
  return countsIn(wide, origin.wider, wider);
}

function widenedProof({ sweeps, split, children }: CoreProof, part: BlockPart): CoreProof {
  if (split === undefined || children === undefined) return { sweeps };
  const wide = (list: readonly number[]): number[] => list.flatMap((o) => part.meant(o));
  return {
    sweeps,
    split: split.kind === "total" ? split : { kind: "options", options: wide(split.options), others: wide(split.others) },
    children: [widenedProof(children[0], part), widenedProof(children[1], part)],
  };
}

/** Members of a selection at each option of a core of a core of groups; choices that the core does not hold are left out. */
function countsOf(core: Core, { chosen }: Selection): Int32Array {
  const counts = new Int32Array(core.options);
  const { origin } = core;
  if (origin.kind !== "core" || origin.wider.origin.kind !== "groups") throw new Error("this core is not a part of a core of groups");
  const whole = origin.wider;
  const { members, memberStart } = origin.wider.origin;
  for (let o = 0; o < core.options; o++) {
    const wide = origin.option[o] as number;
    const t = whole.typeOf[wide] as number;
    for (let k = memberStart[t] as number; k < (memberStart[t + 1] as number); k++) {
      const group = members[k] as number;
      if (chosen[group] === choiceAt(whole, group, wide - (whole.start[t] as number))) counts[o] = (counts[o] as number) + 1;
    }
  }
  return counts;
}

/** Puts the parts together, the first blocks or the last ones first where they meet, repairs, and offers what came out. */
function offer({ core, tables, blockOf, count }: Blocks, parts: readonly Int32Array[], multipliers: Multipliers, owner: Owner): void {
  const alive = new Uint8Array(core.options).fill(1);
  const sweep = new CoreSweep(core);
  sweep.price(alive, multipliers);
  for (const isForward of [true, false]) {
    const order = Array.from({ length: count }, (_, b) => (isForward ? b : count - 1 - b));
    const point = polish(
      core,
      assembled(
        core,
        blockOf,
        order.map((b) => parts[b] as Int32Array),
      ),
      tables,
      sweep.cost,
      alive,
    );
    if (violationOf(tables, point.totals) === 0 && (point.totals[tables.objective] as number) >= owner.target) owner.found(core, point);
  }
}

function assembled(core: Core, blockOf: Int32Array, parts: readonly Int32Array[]): Counts {
  const counts = new Int32Array(core.options);
  for (let t = 0; t < core.types; t++) {
    let left = core.size[t] as number;
    let none = core.start[t] as number;
    for (let o = core.start[t] as number; o < (core.start[t + 1] as number); o++) if (blockOf[o] === -1) none = o;
    for (const part of parts)
      for (let o = core.start[t] as number; o < (core.start[t + 1] as number); o++) {
        const own = Math.min(left, part[o] as number);
        counts[o] = (counts[o] as number) + own;
        left -= own;
      }
    counts[none] = (counts[none] as number) + left;
  }
  const totals = core.constant.slice();
  counts.forEach((count, o) => count > 0 && addOptionTo(core, o, count, totals));
  return { counts, totals };
}
