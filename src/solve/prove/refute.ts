/**
 * Branch and bound that is a proof builder: it looks for a point with objective >= target and, where
 * there is none, leaves a tree of sweeps and splits that refutes it. Best bound first with
 * plunging. Every better point raises the target; what was deleted or closed before stays so,
 * because a higher target only lowers every slack. The engine's floats choose prices and splits; exact
 * sweeps alone close and delete.
 */
import { floorDivBig } from "../../exact.ts";
import type { LinearEngine } from "../lp.ts";
import type { Limit } from "../outcome.ts";
import type { Proof, Searcher, SearchTask, Watch } from "../searcher.ts";
import { WHOLE, chooseSplit } from "./branch.ts";
import { SCALES, multipliersAt, scaledRay } from "./duals.ts";
import { type Multipliers, type Node, type ProofNode, type Split, copyNode, hasEmptyGroup, restrict } from "./node.ts";
import { type Heap, heapBy } from "./heap.ts";
import { type Relaxation, type RelaxationModel, relaxationModel } from "./relax.ts";
import { type Selection, chosenOf, complete, keepsSides, polish, selectionOf } from "./round.ts";
import { type Sweeper, sweeper } from "./sweep.ts";

/** What is searched, and by whose relaxations. */
interface LinearTask extends SearchTask {
  readonly engine: LinearEngine;
}

interface OpenNode {
  readonly node: Node;
  readonly proof: ProofNode;
  readonly split: Split;
  /** Largest objective that the node's own sweep leaves possible; exact. */
  readonly bound: number;
  /** What the relaxation says, for the order of search only. */
  readonly promise: number;
  readonly model: RelaxationModel | undefined;
}

const MODELS_KEPT = 12;

/** The search state; `run` may be called again after a limit. */
export class Search implements Searcher {
  readonly #tree: ProofNode = { sweeps: [] };
  best: Selection | undefined;
  /** Points found that were better than the one before. */
  improvements = 0;
  nodes = 0;
  readonly partNodes = 0;
  readonly passes = 0;
  readonly prices = undefined;
  readonly #task: LinearTask;
  readonly #sweeper: Sweeper;
  readonly #sums: Float64Array;
  readonly #models: RelaxationModel[] = [];
  readonly #open: Heap<OpenNode> = heapBy((open: OpenNode) => open.promise);
  #started = false;
  #raySense: 1 | -1 = 1;

  constructor(task: LinearTask) {
    this.#task = task;
    this.#sweeper = sweeper(task.normal);
    this.#sums = new Float64Array(task.normal.forms);
    this.best = task.start;
  }

  /** The least objective still wanted; -Infinity while any point is. */
  get target(): number {
    const wanted = this.#task.target ?? -Infinity;
    return this.best === undefined ? wanted : Math.max(wanted, (this.best.sums[this.#task.objective] as number) + 1);
  }

  get proof(): Proof {
    return { kind: "whole", tree: this.#tree };
  }

  /** An upper limit of the objective that the tree proves when it is read with this value plus one as its target. */
  get bound(): number {
    const best = this.target - 1;
    return this.#open.items.reduce((most, open) => Math.max(most, open.bound), best);
  }

  /** Works until the tree is closed, a wanted point is found (`first`), or a limit. */
  run(watch: Watch): "closed" | "found" | Limit {
    try {
      if (!this.#started) this.#begin(watch);
      for (;;) {
        if (this.#task.first === true && this.best !== this.#task.start) return "found";
        const open = this.#next();
        if (open === undefined) return "closed";
        const limit = watch.stop();
        if (limit !== undefined) {
          this.#open.push(open);
          return limit;
        }
        this.#plunge(open, watch);
      }
    } finally {
      this.#dropModels(0);
    }
  }

  /** Takes a point that satisfies the root, where it is better. */
  adopt(selection: Selection): boolean {
    const { normal, root, objective } = this.#task;
    if (!keepsSides(normal, root, selection.sums) || (selection.sums[objective] as number) < this.target) return false;
    for (const choice of selection.chosen) if (root.alive[choice] === 0) return false;
    this.best = selection;
    this.improvements++;
    return true;
  }

  #begin(watch: Watch): void {
    this.#started = true;
    if (hasEmptyGroup(this.#task.normal, this.#task.root)) return;
    const node = copyNode(this.#task.root);
    this.#sweepFirst(node);
    const open = this.#process(node, this.#tree, undefined, watch);
    if (open !== undefined) this.#open.push(open);
  }

  /** Deletes by the sweep that came with the task: a relaxation of what is left costs far less than one of all. */
  #sweepFirst(node: Node): void {
    const { sweep, objective } = this.#task;
    if (sweep === undefined || this.target === -Infinity) return;
    node.lower[objective] = this.target;
    if (this.#sweeper.price(node, sweep, objective)) this.#delete(node, this.#tree, sweep);
  }

  /** The most promising open node that can still hold a wanted point. */
  #next(): OpenNode | undefined {
    for (;;) {
      const open = this.#open.pop();
      if (open === undefined || open.bound >= this.target) return open;
    }
  }

  /** Splits a node, follows the better child, leaves the other open. */
  #plunge(from: OpenNode, watch: Watch): void {
    let open: OpenNode | undefined = from;
    while (open !== undefined && open.bound >= this.target) {
      const children: readonly [ProofNode, ProofNode] = [{ sweeps: [] }, { sweeps: [] }];
      open.proof.split = open.split;
      open.proof.children = children;
      const next: OpenNode[] = [];
      for (const side of [0, 1] as const) {
        const child = side === 0 ? copyNode(open.node) : open.node;
        restrict(this.#task.normal, child, open.split, side);
        const processed = this.#process(child, children[side], open.model, watch);
        if (processed !== undefined) next.push(processed);
      }
      next.sort((a, b) => b.promise - a.promise);
      if (next[1] !== undefined) this.#open.push(next[1]);
      open = next[0];
      if (open !== undefined && (watch.stop() !== undefined || (this.#task.first === true && this.best !== this.#task.start))) {
        this.#open.push(open);
        return;
      }
    }
  }

  /** Relaxes, sweeps, rounds; undefined where the node is closed. */
  #process(node: Node, proof: ProofNode, inherited: RelaxationModel | undefined, watch: Watch): OpenNode | undefined {
    const { normal, objective } = this.#task;
    this.nodes++;
    watch.node();
    if (hasEmptyGroup(normal, node)) return undefined;
    const model = this.#modelFor(node, inherited);
    const relaxed = model.solve(node);
    if (relaxed.kind === "optimal") this.#look(node, relaxed);
    if (this.target > -Infinity) node.lower[objective] = this.target;
    const bound = this.#sweep(node, proof, relaxed);
    if (bound === undefined || bound < this.target) return undefined;
    const split = chooseSplit(normal, node, relaxed.kind === "optimal" ? relaxed.values : undefined, this.#sums);
    if (split === undefined) return this.#closePoint(node, proof);
    return {
      node,
      proof,
      split,
      bound,
      promise: relaxed.kind === "optimal" ? Math.min(relaxed.value, bound) : bound,
      model,
    };
  }

  #modelFor(node: Node, inherited: RelaxationModel | undefined): RelaxationModel {
    let remaining = 0;
    for (let c = 0; c < this.#task.normal.columns; c++) remaining += node.alive[c] as number;
    if (inherited !== undefined && this.#models.includes(inherited) && remaining > 0.5 * inherited.size) return inherited;
    this.#dropModels(MODELS_KEPT - 1);
    const model = relaxationModel(this.#task.normal, this.#task.objective, this.#task.engine, node);
    this.#models.push(model);
    return model;
  }

  #dropModels(keep: number): void {
    while (this.#models.length > keep) this.#models.shift()?.dispose();
  }

  /** Whole points at or near the relaxed one. */
  #look(node: Node, relaxed: Extract<Relaxation, { kind: "optimal" }>): void {
    const { normal, objective, root } = this.#task;
    if (relaxed.value < this.target - WHOLE) return;
    const found = complete(normal, root, node, relaxed.values, objective);
    if (found === undefined) return;
    const polished =
      this.best === undefined || (found.sums[objective] as number) >= this.target || this.nodes <= 2
        ? polish(normal, root, found, objective, relaxed.prices)
        : found;
    if ((polished.sums[objective] as number) >= this.target) this.adopt(polished);
  }

  /** Sweeps with the relaxation's prices; the exact bound of the node, undefined where the rows alone close it. */
  #sweep(node: Node, proof: ProofNode, relaxed: Relaxation): number | undefined {
    if (relaxed.kind === "infeasible" && this.#refute(node, proof, relaxed.prices)) return undefined;
    const { normal, objective } = this.#task;
    const prices = relaxed.kind === "optimal" ? relaxed.prices : new Float64Array(normal.forms);
    const hopeful = relaxed.kind === "optimal" && relaxed.value < this.target;
    let best: Multipliers | undefined;
    let most = -1;
    let bound = Infinity;
    for (const scale of SCALES) {
      const multipliers = multipliersAt(normal, node, prices, scale, objective);
      if (!this.#sweeper.price(node, multipliers, objective)) break;
      const rest = this.#sweeper.slack(node, objective);
      const own = Number(floorDivBig(rest, BigInt(scale)));
      if (own < this.target) {
        proof.sweeps.push(multipliers);
        return own;
      }
      const dearer = this.target === -Infinity ? 0 : this.#sweeper.dearer(node, rest - BigInt(scale) * BigInt(this.target), false);
      if (own > bound || (own === bound && dearer <= most)) {
        if (!hopeful && scale >= 2 ** 16) break;
        continue;
      }
      bound = own;
      most = dearer;
      best = multipliers;
    }
    if (best === undefined) return this.#plainBound(node, proof);
    this.#delete(node, proof, best);
    return bound;
  }

  /** Where no prices are usable: the objective alone, each group at its best. */
  #plainBound(node: Node, proof: ProofNode): number {
    const { objective } = this.#task;
    const alone: Multipliers = { forms: Int32Array.of(objective), values: Float64Array.of(-1) };
    if (!this.#sweeper.price(node, alone, objective)) throw new Error("the gate lets no objective pass whose sums are not exact");
    const bound = Number(this.#sweeper.slack(node, objective));
    this.#delete(node, proof, alone);
    return bound;
  }

  /** Records a sweep that does not close, and deletes by it. */
  #delete(node: Node, proof: ProofNode, multipliers: Multipliers): void {
    this.#sweeper.price(node, multipliers, this.#task.objective);
    proof.sweeps.push(multipliers);
    if (this.target > -Infinity) this.#sweeper.dearer(node, this.#sweeper.slack(node), true);
  }

  /** Closes a node whose relaxation is infeasible, by the engine's ray in one of its two senses; the sense that worked is tried first. */
  #refute(node: Node, proof: ProofNode, ray: Float64Array | undefined): boolean {
    if (ray === undefined) return false;
    for (const sign of [this.#raySense, this.#raySense === 1 ? -1 : 1] as const) {
      const prices = scaledRay(ray, sign);
      for (const scale of SCALES) {
        const multipliers = multipliersAt(this.#task.normal, node, prices, scale, -1);
        if (!this.#sweeper.price(node, multipliers)) break;
        if (this.#sweeper.slack(node) >= 0n) continue;
        proof.sweeps.push(multipliers);
        this.#raySense = sign;
        return true;
      }
    }
    return false;
  }

  /** A node with one choice per group is one point: it is adopted and then closed by its objective, or closed by a side that it breaks. */
  #closePoint(node: Node, proof: ProofNode): undefined {
    const { normal, objective } = this.#task;
    const point = new Uint8Array(normal.columns);
    for (let c = 0; c < normal.columns; c++) point[c] = node.alive[c] as number;
    const selection = selectionOf(normal, chosenOf(normal, point));
    this.adopt(selection);
    if (this.target > -Infinity) node.lower[objective] = this.target;
    for (let f = 0; f < normal.forms; f++) {
      const sum = selection.sums[f] as number;
      const side = sum > (node.upper[f] as number) ? 1 : sum < (node.lower[f] as number) ? -1 : 0;
      if (side === 0) continue;
      proof.sweeps.push({ forms: Int32Array.of(f), values: Float64Array.of(side) });
      return undefined;
    }
    throw new Error("a wanted point was neither adopted nor refused");
  }
}
