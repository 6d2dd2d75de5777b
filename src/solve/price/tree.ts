/**
 * Branch and bound on one core. Every node prices its relaxation from its parent's basis, closes or
 * deletes by exact sweeps alone, and is split on the total of a row of counts, then of a counting row, then of
 * one option of a type, last on a group's options. What closes is recorded as it goes: the tree is the
 * proof. Best bound first with plunging; subtrees move to smaller cores as options disappear.
 */
import { heapBy, type Heap } from "../prove/heap.ts";
import type { Multipliers } from "../prove/node.ts";
import { type Bench, benchOf } from "./bench.ts";
import { boundOf, FINEST, multipliersOf, scaleFor } from "./bound.ts";
import { anySplit, type Candidate, candidatesOf, ownForm, settledCounts } from "./branch.ts";
import { addOptionTo, type Core, shrink } from "./core.ts";
import { closeByFraction } from "./fraction.ts";
import { FEW_SWITCHES, MANY_SWITCHES, polish } from "./polish.ts";
import type { CoreProof, CoreSplit } from "./proof.ts";
import { Pseudocosts } from "./pseudocosts.ts";
import { type Aim, type Counts, roundings, violationOf } from "./round.ts";
import type { Solved, Warm } from "./sides.ts";
import type { Tables } from "./tables.ts";
import type { Tour } from "./tour.ts";

/** What is searched: points of the core that keep the sides and reach the target. */
export interface TreeTask extends Tables {
  readonly core: Core;
  /** Whether the tree will be read as a proof. */
  readonly isProof: boolean;
  readonly warm?: Warm | undefined;
  /** 1 per option that remains; undefined: all. */
  readonly alive?: Uint8Array | undefined;
  /** What splits cost in earlier trees over this core; undefined: nothing is known. */
  readonly past?: Pseudocosts | undefined;
  /** Where the proof is written; undefined: a new one. */
  readonly proof?: CoreProof | undefined;
  /** What is wanted of points beside the target; undefined: nothing. */
  readonly tour?: Tour | undefined;
}

/** A split's side on the way from the root. */
interface Path {
  readonly form: number;
  readonly isUpper: boolean;
  readonly at: number;
  readonly parent: Path | undefined;
}

interface Open {
  readonly bench: Bench;
  readonly alive: Uint8Array;
  readonly path: Path | undefined;
  readonly warm: Warm | undefined;
  readonly proof: CoreProof;
  readonly split: CoreSplit;
  readonly bound: number;
  readonly promise: number;
  /** The sweep that shows the bound; recorded where the tree is left unfinished. */
  readonly shown: Multipliers;
}

/** What the tree asks of its owner. */
export interface Owner {
  /** The least objective still wanted; -Infinity while any point is. */
  readonly target: number;
  /** A point that keeps all sides and reaches the target; counts are of this core. */
  found(core: Core, point: Counts): void;
  /** Called at every node; true: stop. */
  poll(): boolean;
}

const NODE_PIVOTS = 400;
const ROOT_PIVOTS = 20_000;
const SHRINK = 0.7;
/** Nodes from one thorough search for points to the next. */
const THOROUGH_NODES = 32;
/** Candidates of each kind that are tried before a split, and the pivots that a trial may take. */
const MOST_CANDIDATES = 8;
const TRIAL_PIVOTS = 4;

/** The tree; `run` may be called again where it was stopped. */
export class Tree {
  readonly proof: CoreProof;
  nodes = 0;
  readonly #task: TreeTask;
  readonly #owner: Owner;
  readonly #open: Heap<Open> = heapBy((open: Open) => open.promise);
  readonly #lower: Float64Array;
  readonly #upper: Float64Array;
  readonly #aim: Aim;
  readonly #past: Pseudocosts;
  #started = false;

  constructor(task: TreeTask, owner: Owner) {
    this.#task = task;
    this.#owner = owner;
    this.proof = task.proof ?? { sweeps: [] };
    this.#lower = task.sides.lower.slice();
    this.#upper = task.sides.upper.slice();
    this.#past = task.past ?? new Pseudocosts(task.core);
    this.#aim = { sides: task.sides, active: task.active, scale: task.scale, objective: task.objective };
  }

  /** Largest objective that the open nodes leave possible; the target less one where none does. */
  get bound(): number {
    return this.#open.items.reduce((most, open) => Math.max(most, open.bound), this.#owner.target - 1);
  }

  /** Records at every open node what shows its bound: the tree can then be read with the bound plus one as its target. */
  recordBounds(): void {
    for (const { proof, shown } of this.#open.items) proof.sweeps.push(shown);
  }

  /** Works until nothing wanted is left ("closed"), or until the owner stops it. */
  run(mostNodes: number): "closed" | "stopped" {
    const until = this.nodes + mostNodes;
    if (!this.#started) this.#begin();
    for (;;) {
      const open = this.#next();
      if (open === undefined) return "closed";
      if (this.nodes >= until || this.#owner.poll()) {
        this.#open.push(open);
        return "stopped";
      }
      this.#plunge(open, until);
    }
  }

  #begin(): void {
    this.#started = true;
    const { core, objective, scale, warm, alive } = this.#task;
    const bench = benchOf(core, objective, scale);
    const open = this.#process(bench, alive?.slice() ?? new Uint8Array(core.options).fill(1), undefined, warm, this.proof, ROOT_PIVOTS);
    if (open !== undefined) this.#open.push(open);
  }

  #next(): Open | undefined {
    for (;;) {
      const open = this.#open.pop();
      if (open === undefined || this.#isWanted(open)) return open;
    }
  }

  /** Whether an open node can still hold a wanted point; what shows that it cannot is recorded. */
  #isWanted({ bound, proof, shown }: Open): boolean {
    if (bound >= this.#owner.target) return true;
    proof.sweeps.push(shown);
    return false;
  }

  /** Splits a node, follows the better child, leaves the other open. */
  #plunge(from: Open, until: number): void {
    let open: Open | undefined = from;
    while (open !== undefined && this.#isWanted(open)) {
      if (open !== from && (this.nodes >= until || this.#owner.poll())) {
        this.#open.push(open);
        return;
      }
      const children: readonly [CoreProof, CoreProof] = [{ sweeps: [] }, { sweeps: [] }];
      if (this.#task.isProof) {
        open.proof.split = atRoot(open.split, open.bench.core, this.#task.core);
        open.proof.children = children;
      }
      const next = this.#children(open, children);
      next.sort((a, b) => b.promise - a.promise);
      if (next[1] !== undefined) this.#open.push(next[1]);
      open = next[0];
    }
  }

  #children(open: Open, children: readonly [CoreProof, CoreProof]): Open[] {
    const next: Open[] = [];
    const { split, bench } = open;
    for (const side of [0, 1] as const) {
      const [alive, path] = childOf(split, side, open.alive, open.path);
      const child = this.#process(bench, alive, path, open.warm, children[side], NODE_PIVOTS);
      if (child !== undefined) next.push(child);
    }
    return next;
  }

  /** Loads the sides of a node into the work arrays; its active forms, ascending. */
  #load(path: Path | undefined): Int32Array {
    const { sides, active } = this.#task;
    this.#lower.set(sides.lower);
    this.#upper.set(sides.upper);
    const more: number[] = [];
    for (let at = path; at !== undefined; at = at.parent) {
      const f = at.form;
      if (sides.lower[f] === -Infinity && sides.upper[f] === Infinity && !more.includes(f)) more.push(f);
      if (at.isUpper) this.#upper[f] = Math.min(this.#upper[f] as number, at.at);
      else this.#lower[f] = Math.max(this.#lower[f] as number, at.at);
    }
    if (more.length === 0) return active;
    return Int32Array.from([...active, ...more]).sort();
  }

  /** Relaxes, rounds, sweeps; undefined where the node is closed. */
  #process(bench: Bench, alive: Uint8Array, path: Path | undefined, warm: Warm | undefined, proof: CoreProof, mostPivots: number): Open | undefined {
    this.nodes++;
    const active = this.#load(path);
    const sides = { lower: this.#lower, upper: this.#upper };
    const { core, simplex, sweep } = bench;
    if (core.types === 0) return this.#closeConstant(bench, proof);
    const solved = simplex.solve(alive, sides, active, warm, mostPivots);
    if (solved === "infeasible" && this.#refute(bench, alive, active, proof)) return undefined;
    const { objective, largest } = this.#task;
    const scale = scaleFor(active, simplex.price, objective, largest, FINEST);
    const multipliers = scale >= 1 ? multipliersOf(active, simplex.price, objective, largest, scale) : undefined;
    if (multipliers === undefined) return this.#blind(bench, alive, path, proof);
    sweep.price(alive, multipliers);
    const rest = sweep.rest(sides, objective);
    if (rest === undefined) return this.#blind(bench, alive, path, proof);
    const bound = boundOf(rest, scale);
    if (bound >= this.#owner.target && solved === "optimal") this.#look(bench, alive);
    const { target } = this.#owner;
    if (bound < target) {
      proof.sweeps.push(multipliers);
      return undefined;
    }
    if (target > -Infinity && sweep.dearer(alive, rest - BigInt(scale) * BigInt(target), true) > 0 && this.#task.isProof) proof.sweeps.push(multipliers);
    if (bound === target && solved === "optimal" && closeByFraction({ bench, alive, active, sides, target }, this.#task, proof)) return undefined;
    return this.#opened(bench, alive, path, proof, solved, multipliers, bound, Number(rest) / scale);
  }

  #opened(
    bench: Bench,
    alive: Uint8Array,
    path: Path | undefined,
    proof: CoreProof,
    solved: Solved,
    shown: Multipliers,
    bound: number,
    promise: number,
  ): Open | undefined {
    const { simplex } = bench;
    const spent = this.#task.tour?.spent(bench.core, alive, { lower: this.#lower, upper: this.#upper });
    if (spent !== undefined) {
      proof.sweeps.push(spent);
      return undefined;
    }
    const warm = simplex.warm();
    const split = this.#split(bench, alive, path, warm, solved);
    if (split === undefined) return this.#closePoint(bench, alive, proof);
    const open = { bench, alive, path, warm, proof, split, bound, promise: Math.min(promise, bound + 1), shown };
    let left = 0;
    for (let o = 0; o < alive.length; o++) left += alive[o] as number;
    return left < SHRINK * bench.core.options && bench.core.options > 48 ? this.#shrunk(open) : open;
  }

  /** The split whose children lose most, by a few pivots each; undefined where every count is settled. */
  #split(bench: Bench, alive: Uint8Array, path: Path | undefined, warm: Warm, solved: Solved): CoreSplit | undefined {
    const sides = { lower: this.#lower, upper: this.#upper };
    const lists = solved === "optimal" ? candidatesOf(bench, alive, this.#task, sides) : [];
    const best = this.#strongest(bench, alive, path, warm, lists);
    return best ?? this.#task.tour?.ask(bench.core, alive, sides) ?? anySplit(bench, alive, sides, this.#task.ownFrom);
  }

  #strongest(bench: Bench, alive: Uint8Array, path: Path | undefined, warm: Warm, lists: readonly Candidate[][]): CoreSplit | undefined {
    const candidates = (lists.find((list) => list.length > 0) ?? []).slice(0, MOST_CANDIDATES);
    if (candidates.length < 2) return candidates[0]?.split;
    const now = bench.simplex.bound();
    const need = Math.max(1e-6, now - this.#owner.target + 1);
    let best: CoreSplit | undefined;
    let most = -1;
    let isMoved = false;
    for (const candidate of candidates) {
      let losses = this.#past.expected(bench.core, candidate.split, candidate.part);
      if (losses === undefined) {
        losses = [this.#lossOf(bench, alive, path, warm, candidate, 0, now, need), this.#lossOf(bench, alive, path, warm, candidate, 1, now, need)];
        isMoved = true;
      }
      const score = (Math.min(losses[0], need) + 1e-6 * need) * (Math.min(losses[1], need) + 1e-6 * need);
      if (score > most) [best, most] = [candidate.split, score];
    }
    if (isMoved) this.#load(path);
    return best;
  }

  /** By how much a few pivots bring the bound down on one side of a split. */
  #lossOf(bench: Bench, alive: Uint8Array, path: Path | undefined, warm: Warm, { split, part }: Candidate, side: 0 | 1, now: number, need: number): number {
    const [childAlive, childPath] = childOf(split, side, alive, path);
    const active = this.#load(childPath);
    const solved = bench.simplex.solve(childAlive, { lower: this.#lower, upper: this.#upper }, active, warm, TRIAL_PIVOTS);
    const loss = solved === "infeasible" ? need : Math.max(0, now - bench.simplex.bound());
    this.#past.learn(bench.core, split, part, side, loss);
    return loss;
  }

  /** The node on a core of its own. */
  #shrunk(open: Open): Open {
    const { core, optionAt } = shrink(open.bench.core, open.alive);
    const warm = open.warm as Warm;
    const moved = (list: Int32Array): Int32Array => list.map(optionAt);
    const { split } = open;
    const own =
      split.kind === "total"
        ? split
        : { ...split, options: Array.from(moved(Int32Array.from(split.options))), others: Array.from(moved(Int32Array.from(split.others))) };
    return {
      ...open,
      bench: benchOf(core, this.#task.objective, this.#task.scale),
      alive: new Uint8Array(core.options).fill(1),
      warm: { ...warm, option: moved(warm.option), key: moved(warm.key) },
      split: own,
    };
  }

  /** Whole points at or near the relaxed one. */
  #look(bench: Bench, alive: Uint8Array): void {
    const { core, simplex, sweep } = bench;
    const { objective } = this.#task;
    const isThorough = this.nodes % THOROUGH_NODES === 0;
    const rounded = roundings(simplex, this.#aim, isThorough ? 200 : 16);
    const point = polish(core, rounded, this.#aim, sweep.cost, alive, isThorough ? MANY_SWITCHES : FEW_SWITCHES);
    if (violationOf(this.#aim, point.totals) === 0 && (point.totals[objective] as number) >= this.#owner.target) this.#owner.found(core, point);
  }

  /** Closes a node whose relaxation is infeasible, by the ray. */
  #refute({ simplex, sweep }: Bench, alive: Uint8Array, active: Int32Array, proof: CoreProof): boolean {
    const { largest } = this.#task;
    for (const finest of [2 ** 20, 2 ** 40, 2 ** 49]) {
      const multipliers = multipliersOf(active, simplex.ray, -1, largest, scaleFor(active, simplex.ray, -1, largest, finest));
      if (multipliers === undefined) continue;
      sweep.price(alive, multipliers);
      const rest = sweep.rest({ lower: this.#lower, upper: this.#upper }, -1);
      if (rest === undefined || rest >= 0n) continue;
      proof.sweeps.push(multipliers);
      return true;
    }
    return false;
  }

  /** Prices of no use: the objective alone, each type at its best. */
  #blind(bench: Bench, alive: Uint8Array, path: Path | undefined, proof: CoreProof): Open | undefined {
    const { objective } = this.#task;
    const alone: Multipliers = { forms: Int32Array.of(objective), values: Float64Array.of(-1) };
    bench.sweep.price(alive, alone);
    const bound = Number(bench.sweep.rest({ lower: this.#lower, upper: this.#upper }, objective));
    if (bound >= this.#owner.target) return this.#opened(bench, alive, path, proof, "stuck", alone, bound, bound);
    proof.sweeps.push(alone);
    return undefined;
  }

  /** Every count is settled: one point, which is taken and then closed by its objective, or closed by a side that it breaks; or no point. */
  #closePoint({ core }: Bench, alive: Uint8Array, proof: CoreProof): undefined {
    const counts = settledCounts(core, alive, this.#task.ownFrom, this.#lower);
    const totals = core.constant.slice();
    for (let t = 0; t < core.types; t++) {
      const options = Array.from({ length: (core.start[t + 1] as number) - (core.start[t] as number) }, (_, i) => (core.start[t] as number) + i);
      const sum = options.reduce((all, o) => all + (counts[o] as number), 0) - (core.size[t] as number);
      for (const o of options) if (counts[o] !== 0) addOptionTo(core, o, counts[o] as number, totals);
      if (sum === 0) continue;
      const forms = Int32Array.from(options.map((o) => ownForm(core, o, this.#task.ownFrom)).filter((f) => f >= 0));
      proof.sweeps.push({ forms, values: new Float64Array(forms.length).fill(sum < 0 ? 1 : -1) });
      return undefined;
    }
    this.#closeBy(core, alive, { counts, totals }, proof);
  }

  #closeConstant({ core }: Bench, proof: CoreProof): undefined {
    this.#closeBy(core, new Uint8Array(0), { counts: new Int32Array(0), totals: core.constant.slice() }, proof);
  }

  #closeBy(core: Core, alive: Uint8Array, point: Counts, proof: CoreProof): void {
    const { objective } = this.#task;
    const { totals } = point;
    if (violationOf(this.#aim, totals) === 0 && (totals[objective] as number) >= this.#owner.target) this.#owner.found(core, point);
    const one = (f: number, side: 1 | -1): void => {
      proof.sweeps.push({ forms: Int32Array.of(f), values: Float64Array.of(side) });
    };
    if ((totals[objective] as number) < this.#owner.target) return one(objective, -1);
    for (let f = 0; f < core.forms; f++) {
      if ((totals[f] as number) > (this.#upper[f] as number)) return one(f, 1);
      if ((totals[f] as number) < (this.#lower[f] as number)) return one(f, -1);
    }
    const spent = this.#task.tour?.spent(core, alive, { lower: this.#lower, upper: this.#upper });
    if (spent !== undefined) return void proof.sweeps.push(spent);
    throw new Error("a wanted point was neither taken nor refused");
  }
}

/** A split with its options numbered as in the root's core. */
function atRoot(split: CoreSplit, core: Core, root: Core): CoreSplit {
  if (split.kind === "total" || core === root || core.origin.kind !== "core") return split;
  const { option, wider } = core.origin;
  const up = (list: readonly number[]): number[] => list.map((o) => option[o] as number);
  return atRoot({ ...split, options: up(split.options), others: up(split.others) }, wider, root);
}

/** What a side of a split leaves. */
function childOf(split: CoreSplit, side: 0 | 1, from: Uint8Array, path: Path | undefined): readonly [alive: Uint8Array, path: Path | undefined] {
  const alive = from.slice();
  if (split.kind === "total") return [alive, { form: split.form, isUpper: side === 0, at: side === 0 ? split.at : split.at + 1, parent: path }];
  for (const o of side === 0 ? split.others : split.options) alive[o] = 0;
  return [alive, path];
}
