/**
 * Which choices occur in the points worth at least a target in the first goal: one tree, whose target stays. Every point that comes up marks
 * its options as seen; a node is done where all that it leaves is seen, and a node whose relaxed point is whole is split on an option
 * that is not. So at the end the tree refutes, with U(x) the number of unseen choices in use,
 *
 *     U(x) >= 1,    first goal >= target, sides:
 *
 * where a node is done U is 0 at all that it leaves, and everything else was closed or deleted by exact sweeps.
 */
import { type Normal, withForm } from "../normalise.ts";
import type { Limit } from "../outcome.ts";
import type { Multipliers, Node } from "../prove/node.ts";
import type { Watch } from "../searcher.ts";
import { choiceAt, type Core, shrink } from "./core.ts";
import { ownForm } from "./branch.ts";
import type { CoreProof, CoreSplit, PriceProof } from "./proof.ts";
import { Root, wholeCore } from "./root.ts";
import type { Counts } from "./round.ts";
import type { Sides } from "./sides.ts";
import type { Tour } from "./tour.ts";
import { Tree } from "./tree.ts";
import { WholeSweep } from "./whole-sweep.ts";

/** What is explored: the points of a node, worth at least the target in form 0. */
export interface ExploreTask {
  readonly normal: Normal;
  readonly root: Node;
  readonly target: number;
  /** 1 per choice (columns, then none of each group) that a known point uses; marked as points come up, for all groups that are alike. */
  readonly seen: Uint8Array;
  readonly watch: Watch;
}

/** `closed`: what is not seen now, no such point uses. */
export interface Exploration {
  readonly ending: "closed" | Limit;
  readonly nodes: number;
  /** The sweep that the tree begins with, and 1 per choice that it leaves: what it deletes no such point uses. */
  readonly sweep: Multipliers | undefined;
  readonly left: Uint8Array;
  /** The refutation of U >= 1, read over `normal` with U as its last form and a root that states it. */
  proof(extended: Normal, root: Node): PriceProof;
}

/** Goes through the points of a node. */
export function explore({ normal, root: node, target, seen, watch }: ExploreTask): Exploration {
  // U has no coefficients yet: nobody knows what stays unseen.
  const wide = withForm(normal, new Float64Array(normal.columns));
  const at = { ...node, lower: Float64Array.of(...node.lower, -Infinity), upper: Float64Array.of(...node.upper, Infinity) };
  const root = new Root({ normal: wide, root: at, objective: 0 });
  root.price();
  const proof: CoreProof = { sweeps: [] };
  const left = root.left(target);
  if (root.core.types === 0 || root.bound < target) throw new Error("there is no point to explore from");
  const views = new Views(root.core, seen, root.tables.ownFrom);
  let nodes = 0;
  let limit: Limit | undefined;
  const owner = {
    target,
    found: (core: Core, { counts }: Counts) => views.see(core, counts),
    poll: () => {
      nodes++;
      watch.node();
      limit = watch.stop();
      return limit !== undefined;
    },
  };
  const ending = new Tree({ ...root.tables, ...root.reduced(target), isProof: true, proof, tour: views }, owner).run(Infinity);
  views.tell(seen);
  return {
    ending: ending === "closed" ? ending : (limit ?? "cancelled"),
    nodes,
    sweep: root.multipliers,
    left: choicesOfOptions(root.core, left, node.alive),
    proof: (extended, under) => proofOf(wholeCore({ normal: extended, root: under, objective: 0 }), root.multipliers, left, proof),
  };
}

/** Flags of options as flags of the choices of all members; groups outside the core keep theirs. */
function choicesOfOptions(core: Core, flags: Uint8Array, alive: Uint8Array): Uint8Array {
  const choices = alive.slice();
  eachChoice(core, (choice, o) => (choices[choice] = flags[o] as number));
  return choices;
}

/** Every choice of every member of a core of groups, with its option. */
function eachChoice(core: Core, visit: (choice: number, option: number) => void): void {
  const { origin, start, types } = core;
  if (origin.kind !== "groups") throw new Error("a root's core is not a part of another");
  for (let t = 0; t < types; t++)
    for (let i = origin.memberStart[t] as number; i < (origin.memberStart[t + 1] as number); i++)
      for (let o = start[t] as number; o < (start[t + 1] as number); o++) visit(choiceAt(core, origin.members[i] as number, o - (start[t] as number)), o);
}

/** The tree over the same options, now with the coefficients of U. */
function proofOf(whole: Core, sweep: Multipliers | undefined, left: Uint8Array, proof: CoreProof): PriceProof {
  return { kind: "core", whole, sweep: sweep === undefined ? undefined : new WholeSweep(whole, sweep), tree: { core: shrink(whole, left).core, proof } };
}

/** What a core leaves open and has decided, in options of the whole core. */
interface Within {
  readonly option: Int32Array;
  /** Decided options that were unseen when last looked at. */
  decided: Int32Array;
}

/** What is seen, in the numbers of each core of a tree. */
class Views implements Tour {
  readonly #whole: Core;
  /** 1 per option of the whole core that some member has in a known point. */
  readonly #seen: Uint8Array;
  readonly #within = new WeakMap<Core, Within>();

  /** Own forms begin here; the form before is U. */
  readonly #ownFrom: number;

  constructor(whole: Core, seen: Uint8Array, ownFrom: number) {
    this.#ownFrom = ownFrom;
    this.#whole = whole;
    this.#seen = new Uint8Array(whole.options);
    eachChoice(this.#whole, (choice, o) => {
      if (seen[choice] === 1) this.#seen[o] = 1;
    });
  }

  /** Marks the options of a point. */
  see(core: Core, counts: Int32Array): void {
    const { option, decided } = this.#of(core);
    counts.forEach((count, o) => {
      if (count > 0) this.#seen[option[o] as number] = 1;
    });
    for (const o of decided) this.#seen[o] = 1;
  }

  /** Marks the choices of all members at the options that are seen. */
  tell(seen: Uint8Array): void {
    eachChoice(this.#whole, (choice, o) => {
      if (this.#seen[o] === 1) seen[choice] = 1;
    });
  }

  /**
   * With every option that a node leaves seen, or without room for it, the sweep that closes it: U, and the sides that leave no room. An option has
   * none where its own count is at most 0, or where the counts of the others of its type are at least all.
   */
  spent(core: Core, alive: Uint8Array, { lower, upper }: Sides): Multipliers | undefined {
    const within = this.#of(core);
    within.decided = within.decided.filter((o) => !this.#isSeen(o));
    if (within.decided.length > 0) return undefined;
    const sides = new Map<number, number>();
    for (let o = 0; o < core.options; o++) {
      if (alive[o] === 0 || this.#isSeen(within.option[o] as number)) continue;
      const f = ownForm(core, o, this.#ownFrom);
      if (f >= 0 && (upper[f] as number) <= 0) sides.set(f, 1);
      else if (!this.#isFull(core, o, lower, sides)) return undefined;
    }
    const own = [...sides].sort((a, b) => a[0] - b[0]);
    return { forms: Int32Array.of(this.#ownFrom - 1, ...own.map(([f]) => f)), values: Float64Array.of(-1, ...own.map(([, value]) => value)) };
  }

  /** Whether the other options of a type have all its members; notes the sides that say so. */
  #isFull(core: Core, o: number, lower: Float64Array, sides: Map<number, number>): boolean {
    const t = core.typeOf[o] as number;
    const full: number[] = [];
    let sum = 0;
    for (let other = core.start[t] as number; other < (core.start[t + 1] as number); other++) {
      const f = other === o ? -1 : ownForm(core, other, this.#ownFrom);
      if (f < 0 || !((lower[f] as number) > 0)) continue;
      full.push(f);
      sum += lower[f] as number;
    }
    if (sum < (core.size[t] as number)) return false;
    for (const f of full) sides.set(f, -1);
    return true;
  }

  /** A split on an option that is unseen: used by one, or by none. */
  ask(core: Core, alive: Uint8Array, sides: Sides): CoreSplit | undefined {
    const { option } = this.#of(core);
    for (let o = 0; o < core.options; o++) {
      if (alive[o] === 0 || this.#isSeen(option[o] as number)) continue;
      const split = splitOn(core, alive, o, this.#ownFrom, sides);
      if (split !== undefined) return split;
    }
    return undefined;
  }

  #isSeen(option: number): boolean {
    return this.#seen[option] === 1;
  }

  #of(core: Core): Within {
    const known = this.#within.get(core);
    if (known !== undefined) return known;
    const own = this.#made(core);
    this.#within.set(core, own);
    return own;
  }

  #made(core: Core): Within {
    const { origin } = core;
    if (origin.kind === "groups") return { option: Int32Array.from({ length: core.options }, (_, o) => o), decided: new Int32Array(0) };
    const wider = this.#of(origin.wider);
    const up = (list: Int32Array): Int32Array => list.map((o) => wider.option[o] as number);
    const decided = Int32Array.of(...wider.decided, ...up(origin.decided()).filter((o) => !this.#isSeen(o)));
    return { option: up(origin.option), decided };
  }
}

/** Members at an option: none, or at least one; where "none" has no count of its own, one of the others has fewer. Undefined where the counts are settled. */
function splitOn(core: Core, alive: Uint8Array, o: number, ownFrom: number, { lower, upper }: Sides): CoreSplit | undefined {
  const t = core.typeOf[o] as number;
  const size = core.size[t] as number;
  const others: number[] = [];
  for (let other = core.start[t] as number; other < (core.start[t + 1] as number); other++) if (other !== o && alive[other] === 1) others.push(other);
  if (others.length === 0) return undefined;
  if (size === 1) return { kind: "options", options: [o], others };
  const f = ownForm(core, o, ownFrom);
  if (f >= 0 && (lower[f] as number) <= 0 && (upper[f] as number) > 0) return { kind: "total", form: f, at: 0 };
  for (const other of others) {
    const own = ownForm(core, other, ownFrom);
    if (own < 0) continue;
    const [low, high] = [Math.max(0, lower[own] as number), Math.min(size, upper[own] as number)];
    if (low < high) return { kind: "total", form: own, at: high - 1 };
  }
  return undefined;
}
