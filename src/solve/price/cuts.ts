/** The search for the largest worth Q_b of one block, by a tree over the block alone, and the limit on it that the tree proves. */
import type { Selection } from "../prove/round.ts";
import { type Blocks, blockPart, type BlockPart } from "./blocks.ts";
import { addOptionTo, choiceAt, type Core } from "./core.ts";
import type { CoreProof } from "./proof.ts";
import { Pseudocosts } from "./pseudocosts.ts";
import type { Counts } from "./round.ts";
import type { Warm } from "./sides.ts";
import { type Owner, Tree } from "./tree.ts";

/**
 * Nodes for one block; where they do not close it, the limit is what they show. Many, because a unit of one block that is left open is a
 * unit of the whole, and there the limits of the blocks make all options cost the same, so that a tree over all blocks deletes nothing.
 */
const MOST_NODES = 50_000;

/** A block as a core of its own, and what its earlier trees learned of splits. */
export interface Field {
  readonly block: number;
  readonly part: BlockPart;
  readonly past: Pseudocosts;
}

/** The best of a block: its members at each option of the wide core, and what they are worth in units of Q_b. */
export interface Best {
  readonly counts: Int32Array;
  readonly worth: number;
}

/** A block for searches; `warm` is a start for the wide core. */
export function fieldOf(blocks: Blocks, block: number, warm: Warm | undefined): Field {
  const part = blockPart(blocks, block, warm);
  return { block, part, past: new Pseudocosts(part.core) };
}

/** The part of a point that a block holds. */
export function partOf({ core, first, blockOf }: Blocks, block: number, members: Int32Array): Best {
  const counts = members.map((count, o) => (blockOf[o] === block ? count : 0));
  const totals = new Float64Array(core.forms);
  counts.forEach((count, o) => count > 0 && addOptionTo(core, o, count, totals));
  return { counts, worth: totals[first + block] as number };
}

/** A search that may be stopped and go on. */
export class BlockSearch {
  best: Best | undefined;
  readonly #field: Field;
  readonly #tree: Tree;
  readonly #options: number;
  #target = -Infinity;
  #isStopped = false;

  /** `alive` are the options of the wide core that remain; what is worth at least `least` and more than `best` is wanted. */
  constructor(field: Field, alive: Uint8Array, best: Best | undefined, least: number, owner: Owner) {
    const { part } = field;
    this.#field = field;
    this.best = best;
    this.#target = Math.max(least, (best?.worth ?? -Infinity) + 1);
    this.#options = alive.length;
    const left = Uint8Array.from({ length: part.core.options }, (_, i) => Number(part.meant(i).some((o) => alive[o] === 1)));
    const target = (): number => this.#target;
    this.#tree = new Tree(
      { ...part.tables, core: part.core, warm: part.warm, isProof: true, alive: left, past: field.past },
      {
        get target() {
          return target();
        },
        found: (found, point) => this.#take(found, point),
        poll: () => (this.#isStopped = owner.poll()),
      },
    );
  }

  /** The root alone; afterwards `limit` is that of the relaxation. */
  begin(): void {
    this.#tree.run(0);
  }

  /** Looks for what is worth at least `least`; false where the owner stopped it. */
  run(least: number): boolean {
    this.#target = Math.max(least, this.#target);
    this.#isStopped = false;
    this.#tree.run(MOST_NODES);
    return !this.#isStopped;
  }

  /** No point of the block is worth more. */
  get limit(): number {
    return Math.max(this.#tree.bound, this.best?.worth ?? -Infinity);
  }

  /** Of the limit, in options of the wide core; the search goes on all the same. */
  proof(): CoreProof {
    this.#tree.recordBounds();
    return widenedProof(this.#tree.proof, this.#field.part);
  }

  #take(found: Core, point: Counts): void {
    const { part } = this.#field;
    const counts = new Int32Array(this.#options);
    countsIn(part.core, found, point.counts).forEach((count, i) => {
      if (count > 0 && !part.isRest(i)) counts[part.meant(i)[0] as number] = count;
    });
    const worth = point.totals[part.tables.objective] as number;
    this.best = { counts, worth };
    this.#target = worth + 1;
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
export function countsOf(core: Core, { chosen }: Selection): Int32Array {
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
