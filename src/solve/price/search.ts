/**
 * Price and branch: prices of the whole relaxation, a good point from the few types near indifference,
 * deletion of everything that costs more than what is left to gain, and a tree on the core that remains. The
 * sweep at the root's prices and the tree are the proof.
 */
import type { Limit } from "../outcome.ts";
import { hasEmptyGroup } from "../prove/node.ts";
import { type Selection, keepsSides, selectionOf } from "../prove/round.ts";
import type { EarlierPrices, Searcher, SearchTask, Watch } from "../searcher.ts";
import { type Core, chosenOfCounts } from "./core.ts";
import { Decomposed, decomposedOf } from "./decomposed.ts";
import type { PriceProof } from "./proof.ts";
import { Root } from "./root.ts";
import type { Counts } from "./round.ts";
import type { Warm } from "./sides.ts";
import { type Owner, Tree } from "./tree.ts";

interface Found {
  readonly core: Core;
  readonly point: Counts;
}

type MainTree = Tree | Decomposed;

/** Nodes of a trial, and its first number of types. */
const TRIAL_NODES = 100;
/** Where so many types survive, a node of the tree costs what many nodes of a trial do, and a trial may have so many. */
const MANY_TYPES = 5000;
const LONG_NODES = 400;
const TRIAL_TYPES = 40;
/** Survivors may be so many times the types of a trial before the trial is believed. */
const ENOUGH = 1.3;
/** Where a rounded point leaves no more types, one short trial is enough: the tree of the proof finds better points sooner than longer trials do. */
const FEW_TYPES = 2500;
const SHORT_TYPES = 120;
const SHORT_NODES = 24;
/** A better point that leaves less than this share of a core starts the tree again. */
const AGAIN = 0.7;

/** The search state; `run` may be called again after a limit. */
export class PriceSearch implements Searcher {
  improvements = 0;
  nodes = 0;
  partNodes = 0;
  readonly #task: SearchTask;
  #found: Found | undefined;
  #best: Selection | undefined;
  #value = -Infinity;
  #opened: Root | undefined;
  #isTried = false;
  #tree: MainTree | undefined;
  #treeCore: Core | undefined;
  #isClosed = false;
  #wantsAgain = true;
  #limit: Limit | undefined;
  #watch: Watch | undefined;
  #isFound = false;

  constructor(task: SearchTask) {
    this.#task = task;
    this.#best = task.start;
    if (task.start !== undefined) this.#value = task.start.sums[task.objective] as number;
  }

  get best(): Selection | undefined {
    if (this.#found !== undefined) {
      this.#best = selectionOf(this.#task.normal, chosenOfCounts(this.#found.core, this.#found.point.counts));
      this.#found = undefined;
    }
    return this.#best;
  }

  get target(): number {
    return Math.max(this.#task.target ?? -Infinity, this.#value + 1);
  }

  get bound(): number {
    if (this.#isClosed) return this.target - 1;
    return Math.max(this.target - 1, Math.min(this.#opened?.bound ?? Infinity, this.#tree?.bound ?? Infinity));
  }

  get passes(): number {
    return this.#opened?.passes ?? 0;
  }

  get prices(): EarlierPrices | undefined {
    const { normal, objective } = this.#task;
    const priced = this.#opened?.priced;
    return priced?.solved === "optimal" ? { objective, price: priced.price.subarray(0, normal.forms) } : undefined;
  }

  /** Where the tree is not closed, it proves `bound`. */
  get proof(): PriceProof {
    const root = this.#root;
    if (!this.#isClosed) this.#tree?.recordBounds();
    const tree = this.#tree === undefined || this.#treeCore === undefined ? undefined : { core: this.#treeCore, proof: this.#tree.proof };
    return { kind: "core", whole: root.core, sweep: root.sweep, tree };
  }

  adopt(selection: Selection): boolean {
    const { normal, root, objective } = this.#task;
    const value = selection.sums[objective] as number;
    if (!keepsSides(normal, root, selection.sums) || value < this.target) return false;
    for (const choice of selection.chosen) if (root.alive[choice] === 0) return false;
    this.#found = undefined;
    this.#best = selection;
    this.#improve(value);
    return true;
  }

  run(watch: Watch): "closed" | "found" | Limit {
    this.#watch = watch;
    this.#limit = undefined;
    this.#isFound = false;
    if (hasEmptyGroup(this.#task.normal, this.#task.root)) this.#isClosed = true;
    if (!this.#isClosed) this.#work();
    if (this.#isFound) return "found";
    return this.#isClosed ? "closed" : (this.#limit ?? "cancelled");
  }

  get #root(): Root {
    this.#opened ??= new Root(this.#task);
    return this.#opened;
  }

  #work(): void {
    const owner = this.#owner();
    if (!this.#isTried) this.#try(owner);
    this.#isTried = true;
    while (!this.#isFound && this.#limit === undefined && !this.#isClosed) {
      const tree = this.#mainTree(owner);
      if (tree === undefined || tree.run(Infinity) === "closed") this.#isClosed = true;
    }
  }

  /** What a tree asks: the target, where points go, and whether to stop. */
  #owner(): Owner {
    const target = (): number => this.target;
    return {
      get target() {
        return target();
      },
      found: (core, point) => {
        this.#found = { core, point };
        this.#improve(point.totals[this.#task.objective] as number);
      },
      poll: () => {
        this.nodes++;
        if (this.#tree instanceof Decomposed && this.#tree.isInParts) this.partNodes++;
        this.#watch?.node();
        this.#limit = this.#watch?.stop();
        return this.#limit !== undefined || this.#isFound || this.#wantsAgain;
      },
    };
  }

  #improve(value: number): void {
    this.#value = value;
    this.improvements++;
    if (this.#task.first === true) this.#isFound = true;
    if (this.#treeCore !== undefined && this.#root.survivors(this.target) < AGAIN * this.#treeCore.types) this.#wantsAgain = true;
  }

  /** Root prices, and trials on the types nearest to indifference. */
  #try(owner: Owner): void {
    const root = this.#root;
    const { objective } = this.#task;
    root.price();
    const { core } = root;
    const rounded = root.round();
    if (rounded !== undefined && (rounded.totals[objective] as number) >= this.target) owner.found(core, rounded);
    if (this.#isFound || core.types <= TRIAL_TYPES || root.bound < this.target || root.priced?.solved === "infeasible") return;
    const order = root.byGap();
    const trial = (types: number, nodes: number): void => {
      new Tree({ ...root.tables, ...root.nearest(order, types), isProof: false }, owner).run(nodes);
    };
    const isDone = (): boolean => this.#limit !== undefined || this.#isFound || root.bound < this.target;
    this.#wantsAgain = false;
    const left = root.survivors(this.target);
    if (left <= FEW_TYPES) {
      if (left > SHORT_TYPES) trial(SHORT_TYPES, SHORT_NODES);
    } else
      for (let types = TRIAL_TYPES; types < order.length && types * ENOUGH < root.survivors(this.target) && !isDone(); types *= 2)
        trial(types, root.survivors(this.target) > MANY_TYPES ? LONG_NODES : TRIAL_NODES);
    this.#wantsAgain = true;
  }

  /** The search by blocks of the core, where it has several and a point is known. */
  #decomposed({ core, warm }: { readonly core: Core; readonly warm: Warm | undefined }, owner: Owner): Decomposed | undefined {
    const { tables, priced, multipliers } = this.#root;
    const { best } = this;
    if (best === undefined || priced === undefined || multipliers === undefined) return undefined;
    return decomposedOf({ core, warm, tables, price: priced.price, multipliers, best }, owner);
  }

  /** The tree of the proof, new where none stands or a better point asks for it; undefined where the root's sweep alone closes. */
  #mainTree(owner: Owner): MainTree | undefined {
    const root = this.#root;
    if (root.bound < this.target) this.#tree = undefined;
    else if (this.#tree === undefined || this.#wantsAgain) {
      const reduced = root.reduced(this.target);
      this.#tree = undefined;
      this.#wantsAgain = false;
      this.#treeCore = undefined;
      const decomposed = this.#decomposed(reduced, owner);
      this.#treeCore = decomposed?.core ?? reduced.core;
      this.#tree = decomposed ?? new Tree({ ...root.tables, ...reduced, isProof: true }, owner);
    }
    this.#wantsAgain = false;
    return this.#tree;
  }
}
