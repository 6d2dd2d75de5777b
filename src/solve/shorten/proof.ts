/** Passes over the proof of a price-and-branch search: how many, on which core, and how much work they may be. */
import type { CoreProof, PriceProof } from "../price/proof.ts";
import { leftIn } from "../price/replay.ts";
import type { Node } from "../prove/node.ts";
import { pruned } from "./prune.ts";
import { Costs, Scene } from "./scene.ts";
import { shortenPass } from "./shorten.ts";

/** The proof is read so often. */
const PASSES = 2;
/** Sweeps times entries of the core beyond which a proof stays as it is. */
const MOST_WORK = 60_000_000;

/** A proof with at most as many lines that no point is left at `root` (its goal sides set). */
export function shortened(root: Node, proof: PriceProof): PriceProof {
  const { tree } = proof;
  if (tree === undefined || sweepsOf(tree.proof) * tree.core.form.length > MOST_WORK) return proof;
  const { core } = tree;
  const costs = new Costs(core);
  let shorter = tree.proof;
  for (let pass = 1; pass <= PASSES; pass++) {
    const scene = sceneOf(root, proof, costs);
    if (scene === undefined) return { ...proof, tree: undefined };
    if (pass === PASSES) shorter = pruned(scene, shorter, { sweeps: Math.floor(MOST_WORK / core.form.length) });
    shorter = shortenPass(scene, shorter, pass === PASSES);
  }
  return { ...proof, tree: { core, proof: shorter } };
}

function sweepsOf({ sweeps, children }: CoreProof): number {
  return children === undefined ? sweeps.length : sweeps.length + sweepsOf(children[0]) + sweepsOf(children[1]);
}

/** Below the root's sweep; undefined where that closes. */
function sceneOf(root: Node, { sweep }: PriceProof, costs: Costs): Scene | undefined {
  const { core } = costs;
  const sides = { lower: extended(root.lower, core.forms, -Infinity), upper: extended(root.upper, core.forms, Infinity) };
  const slack = sweep?.rest(sides, -1);
  if (slack !== undefined && slack < 0n) return undefined;
  return new Scene(costs, leftIn(core, sweep, slack), sides);
}

function extended(values: Float64Array, size: number, rest: number): Float64Array {
  const wide = new Float64Array(size).fill(rest);
  wide.set(values);
  return wide;
}
