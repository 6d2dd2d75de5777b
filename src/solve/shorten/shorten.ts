/**
 * A proof made shorter after the search, when the final target is known. One pass goes down with exact sweeps and comes
 * back with needs (`needs.ts`):
 *
 * - a sweep that closes or deletes nothing that anything below needs is left out;
 * - a group's split of which one side closes by one sweep is that sweep: at the node above it deletes that side's options, because
 *   slack + low - cost < 0 says the same of each of them;
 * - a total's split of which one side closes by one sweep is moved as far as that sweep closes, so that chains fall into one;
 * - a split that one child's proof does not need is that child;
 * - prices of a sweep that deletes are rounded as far as what is needed still goes.
 *
 * All of it only takes lines away or replaces them; the checker reads the result like any other proof.
 */
import { coarserOf } from "../price/coarse.ts";
import type { CoreProof, CoreSplit } from "../price/proof.ts";
import type { Multipliers } from "../prove/node.ts";
import { addNeed, addSweep, isNeeded, type Need, noNeed } from "./needs.ts";
import type { Scene, Step } from "./scene.ts";

/** What no margin passes, so that it is exact. */
const MOST_MARGIN = 2 ** 52;

/** A shorter proof, and what it needs of the steps above it. */
interface Part {
  readonly proof: CoreProof;
  readonly need: Need;
}

/** A sweep that deleted, and what. */
interface Deleting {
  readonly multipliers: Multipliers;
  readonly step: Step & { readonly kind: "options" };
}

/** A sweep that closes, and its slack. */
interface Closer {
  readonly multipliers: Multipliers;
  readonly slack: bigint;
}

/** What remains to be done at a node: it is closed by the sweep last priced, or goes on as another proof. */
type Turn = { readonly closer: Closer } | { readonly next: CoreProof };

/** One pass over the proof of the scene's node; `isLast`: prices that delete are rounded, too. Throws where the proof does not close. */
export function shortenPass(scene: Scene, proof: CoreProof, isLast: boolean): CoreProof {
  return visit({ scene, isLast }, proof).proof;
}

interface Pass {
  readonly scene: Scene;
  readonly isLast: boolean;
}

function visit(pass: Pass, given: CoreProof): Part {
  const deleting: Deleting[] = [];
  let proof = given;
  for (;;) {
    const closer = sweepAll(pass, proof.sweeps, deleting);
    if (closer !== undefined) return unwind(pass, deleting, leaf(pass, closer));
    const turn = turnOf(pass, proof, deleting);
    if (turn === undefined) return unwind(pass, deleting, branch(pass, proof));
    if ("closer" in turn) return unwind(pass, deleting, leaf(pass, turn.closer));
    proof = turn.next;
  }
}

/** Applies sweeps; the one that closes, if any. */
function sweepAll(pass: Pass, sweeps: readonly Multipliers[], deleting: Deleting[]): Closer | undefined {
  const { scene } = pass;
  for (const multipliers of sweeps) {
    const slack = scene.price(multipliers);
    if (slack === undefined) continue;
    if (slack < 0n) return { multipliers, slack };
    remove(scene, multipliers, scene.dearer(slack), deleting);
  }
  return undefined;
}

function remove(scene: Scene, multipliers: Multipliers, options: readonly number[], deleting: Deleting[]): void {
  if (options.length > 0) deleting.push({ multipliers, step: scene.drop(options, false) as Deleting["step"] });
}

/** A leaf by the sweep last priced. */
function leaf({ scene }: Pass, { multipliers, slack }: Closer): Part {
  const need = noNeed(scene);
  addSweep(need, scene, multipliers, marginOf(-1n - slack));
  return { proof: { sweeps: [multipliers] }, need };
}

function marginOf(margin: bigint): number {
  return Math.min(MOST_MARGIN, Number(margin));
}

/** What a split is worth here: one side is empty, or closes by one sweep at the node above. */
function turnOf({ scene }: Pass, { split, children }: CoreProof, deleting: Deleting[]): Turn | undefined {
  if (split === undefined || children === undefined) throw new Error("a node of the proof stays open");
  if (split.kind === "total") {
    if (split.at < (scene.sides.lower[split.form] as number)) return { next: children[1] };
    return split.at >= (scene.sides.upper[split.form] as number) ? { next: children[0] } : undefined;
  }
  for (const side of [0, 1] as const) {
    const own = scene.left(side === 0 ? split.options : split.others);
    if (own.length === 0) return { next: children[side === 0 ? 1 : 0] };
    const closer = closerOfLeaf(children[side]);
    const slack = closer === undefined ? undefined : scene.price(closer);
    if (closer === undefined || slack === undefined) continue;
    if (slack < 0n) return { closer: { multipliers: closer, slack } };
    const gone = scene.dearer(slack);
    if (!own.every((o) => gone.includes(o))) continue;
    remove(scene, closer, gone, deleting);
    return { next: children[side === 0 ? 1 : 0] };
  }
  return undefined;
}

function closerOfLeaf({ sweeps, children }: CoreProof): Multipliers | undefined {
  return children === undefined ? sweeps.at(-1) : undefined;
}

function branch(pass: Pass, proof: CoreProof): Part {
  const children = proof.children as readonly [CoreProof, CoreProof];
  const split = moved(pass, proof.split as CoreSplit, children);
  const need = noNeed(pass.scene);
  const parts: CoreProof[] = [];
  for (const side of [0, 1] as const) {
    const step = enter(pass.scene, split, side);
    const part = visit(pass, children[side]);
    pass.scene.leave();
    if (!isNeeded(part.need, step)) return part;
    forget(part.need, step);
    addNeed(need, part.need);
    parts.push(part.proof);
  }
  return { proof: { sweeps: [], split, children: parts as [CoreProof, CoreProof] }, need };
}

/** Enters one side of a split. */
export function enter(scene: Scene, split: CoreSplit, side: 0 | 1): Step {
  if (split.kind === "total") return scene.move(split.form, side === 0, split.at);
  return scene.drop(scene.left(side === 0 ? split.others : split.options), true);
}

function forget({ options, sides }: Need, step: Step): void {
  if (step.kind === "side") sides.delete(step);
  else for (const o of step.options) options[o] = 0;
}

/** A total's split, moved into the other side as far as the sweep closes that closes one. */
function moved({ scene }: Pass, split: CoreSplit, children: readonly [CoreProof, CoreProof]): CoreSplit {
  if (split.kind !== "total") return split;
  for (const side of [0, 1] as const) {
    const closer = closerOfLeaf(children[side]);
    if (closer === undefined) continue;
    const price = closer.values[closer.forms.indexOf(split.form)] ?? 0;
    if (price > 0 !== (side === 0) || price === 0) continue;
    scene.move(split.form, side === 0, split.at);
    const slack = scene.price(closer);
    scene.leave();
    if (slack === undefined || slack >= 0n) continue;
    const by = Math.floor(marginOf(-1n - slack) / Math.abs(price));
    return { ...split, at: side === 0 ? split.at + by : split.at - by };
  }
  return split;
}

/** Takes back the deletions of a node, newest first; those that are needed below stay as sweeps. */
function unwind(pass: Pass, deleting: readonly Deleting[], part: Part): Part {
  const { need, proof } = part;
  const sweeps = [...proof.sweeps];
  for (const { multipliers, step } of [...deleting].reverse()) {
    pass.scene.leave();
    const needed = step.options.filter((o) => need.options[o] === 1);
    forget(need, step);
    if (needed.length === 0) continue;
    const kept = pass.isLast ? coarsest(pass.scene, multipliers, needed) : multipliers;
    addSweep(need, pass.scene, kept, deletionMargin(pass.scene, kept, needed));
    sweeps.unshift(kept);
  }
  return { need, proof: { ...proof, sweeps } };
}

function coarsest(scene: Scene, multipliers: Multipliers, needed: readonly number[]): Multipliers {
  return coarserOf(multipliers).find((coarse) => deletionMargin(scene, coarse, needed) >= 0) ?? multipliers;
}

/** By how much the slack of a sweep may rise while it still deletes these options; below 0 where it does not. */
function deletionMargin(scene: Scene, multipliers: Multipliers, needed: readonly number[]): number {
  const slack = scene.price(multipliers);
  if (slack === undefined) return -1;
  if (slack < 0n) return 0;
  const { core, cost, low } = scene;
  const over = needed.reduce((least, o) => Math.min(least, (cost[o] as number) - (low[core.typeOf[o] as number] as number)), Infinity);
  return marginOf(BigInt(over) - slack - 1n);
}
