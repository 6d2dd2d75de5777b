/**
 * Sweeps that delete, left out where what is below them closes without: each is tried by reading its subtree again, the
 * deepest first. Needs (`needs.ts`) are found greedily, sweep by sweep; this finds what they miss.
 */
import type { CoreProof, CoreSplit } from "../price/proof.ts";
import type { Scene } from "./scene.ts";
import { enter } from "./shorten.ts";

/** Sweeps that may be read again; those tried when none are left stay. */
interface Budget {
  sweeps: number;
}

/** The proof of the scene's node with fewer sweeps; it closes as the given one does. */
export function pruned(scene: Scene, { sweeps, split, children }: CoreProof, budget: Budget): CoreProof {
  if (split === undefined || children === undefined) return prunedHere(scene, sweeps, undefined, budget);
  const dropped = sweeps.map((multipliers) => applied(scene, multipliers));
  const parts = ([0, 1] as const).map((side) => {
    if (isEmpty(scene, split, side)) return children[side];
    enter(scene, split, side);
    const part = pruned(scene, children[side], budget);
    scene.leave();
    return part;
  });
  for (const hasStep of dropped) if (hasStep === "deletes") scene.leave();
  return prunedHere(scene, sweeps, { split, children: parts as [CoreProof, CoreProof] }, budget);
}

/** Tries to leave out the sweeps of a node, the last first. */
function prunedHere(scene: Scene, sweeps: CoreProof["sweeps"], rest: Pick<CoreProof, "split" | "children"> | undefined, budget: Budget): CoreProof {
  let kept = sweeps;
  for (let k = sweeps.length - (rest === undefined ? 2 : 1); k >= 0; k--) {
    const without = kept.toSpliced(k, 1);
    if (stands(scene, { sweeps: without, ...rest }, budget)) kept = without;
  }
  return { sweeps: kept, ...rest };
}

/** Whether a proof closes here. */
function stands(scene: Scene, { sweeps, split, children }: CoreProof, budget: Budget): boolean {
  let [steps, isClosed] = [0, false];
  for (const multipliers of sweeps) {
    if (budget.sweeps-- <= 0) break;
    const said = applied(scene, multipliers);
    if (said === "deletes") steps++;
    isClosed = said === "closes";
    if (isClosed) break;
  }
  if (!isClosed && split !== undefined && children !== undefined)
    isClosed = ([0, 1] as const).every((side) => childStands(scene, split, side, children[side], budget));
  for (; steps > 0; steps--) scene.leave();
  return isClosed;
}

function childStands(scene: Scene, split: CoreSplit, side: 0 | 1, child: CoreProof, budget: Budget): boolean {
  if (isEmpty(scene, split, side)) return true;
  enter(scene, split, side);
  const isClosed = stands(scene, child, budget);
  scene.leave();
  return isClosed;
}

/** Whether a side of a group's split has nothing left. */
function isEmpty(scene: Scene, split: CoreSplit, side: 0 | 1): boolean {
  return split.kind === "options" && scene.left(side === 0 ? split.options : split.others).length === 0;
}

/** Repeats a sweep; where it deletes, that is a step. */
function applied(scene: Scene, multipliers: CoreProof["sweeps"][number]): "closes" | "deletes" | "nothing" {
  const slack = scene.price(multipliers);
  if (slack === undefined) return "nothing";
  if (slack < 0n) return "closes";
  const gone = scene.dearer(slack);
  if (gone.length === 0) return "nothing";
  scene.drop(gone, false);
  return "deletes";
}
