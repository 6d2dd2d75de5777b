/** A proof over a whole program as one over a core: its first sweep that deletes, then the tree on what that leaves. */
import type { Normal } from "../normalise.ts";
import { coreOfGroups } from "../price/build.ts";
import { choiceAt, shrink } from "../price/core.ts";
import type { CoreProof, PriceProof } from "../price/proof.ts";
import { WholeSweep } from "../price/whole-sweep.ts";
import { choicesOf, type Multipliers, type Node, type ProofNode, type Split } from "../prove/node.ts";

/** What no cost of a core's sweep may reach. */
const MOST = 2 ** 51;

/** The core of the tree, and its option of every choice (-1: deleted or decided). */
interface Place {
  readonly normal: Normal;
  readonly optionOf: Int32Array;
  /** Choices that the first sweep leaves, decided ones too. */
  readonly left: Uint8Array;
}

/** The same proof that no point is left at `root`, where every group has a choice; undefined where a core's exact range is too small for a sweep. */
export function asCoreProof(normal: Normal, root: Node, tree: ProofNode): PriceProof | undefined {
  if (!fits(normal, tree)) return undefined;
  const groups = Int32Array.from({ length: normal.groups.count }, (_, g) => g);
  const none = { chosen: new Int32Array(groups.length), constant: new Float64Array(normal.forms) };
  const whole = coreOfGroups({ normal, alive: root.alive.slice(), groups, ...none, nudge: 0, merge: false });
  const at = tree.sweeps.findIndex((multipliers) => acts(new WholeSweep(whole, multipliers), root));
  const sweep = at < 0 ? undefined : new WholeSweep(whole, tree.sweeps[at] as Multipliers);
  const slack = sweep?.rest(root, -1);
  // One that closes deletes nothing: the tree is then not read.
  const alive = sweep === undefined || slack === undefined || slack < 0n ? new Uint8Array(whole.options).fill(1) : sweep.left(slack);
  const { core, optionAt } = shrink(whole, alive);
  const place = { normal, optionOf: new Int32Array(root.alive.length).fill(-1), left: new Uint8Array(root.alive.length) };
  for (let o = 0; o < whole.options; o++) {
    const g = whole.typeOf[o] as number;
    const choice = choiceAt(whole, g, o - (whole.start[g] as number));
    place.optionOf[choice] = optionAt(o);
    place.left[choice] = alive[o] as number;
  }
  const rest = converted(place, { ...tree, sweeps: tree.sweeps.slice(at + 1) });
  return { kind: "core", whole, sweep, tree: { core, proof: rest } };
}

/** Whether no cost of any sweep can leave the exact range of a core's sweep. */
function fits(normal: Normal, { sweeps, children }: ProofNode): boolean {
  const isSmall = ({ forms, values }: Multipliers): boolean =>
    forms.reduce((sum, f, k) => sum + Math.abs(values[k] as number) * (normal.largest[f] as number), 0) < MOST;
  return sweeps.every(isSmall) && (children === undefined || children.every((child) => fits(normal, child)));
}

/** Whether a sweep closes or deletes. */
function acts(sweep: WholeSweep, root: Node): boolean {
  const slack = sweep.rest(root, -1);
  return slack !== undefined && (slack < 0n || sweep.deletes(slack));
}

function converted(place: Place, { sweeps, split, children }: ProofNode): CoreProof {
  if (split === undefined || children === undefined) return { sweeps };
  if (split.kind === "total") return { sweeps, split, children: [converted(place, children[0]), converted(place, children[1])] };
  return choicesConverted(place, sweeps, split, children);
}

/** A split of a group that is decided is the child that holds what is left of it. */
function choicesConverted(
  place: Place,
  sweeps: Multipliers[],
  { group, first }: Split & { kind: "choices" },
  children: readonly [ProofNode, ProofNode],
): CoreProof {
  const choices = choicesOf(place.normal, group).filter((choice) => place.left[choice] === 1);
  const kept = new Set(first);
  if (choices.length === 1) {
    const child = converted(place, children[kept.has(choices[0] as number) ? 0 : 1]);
    return { ...child, sweeps: [...sweeps, ...child.sweeps] };
  }
  const options = (isKept: boolean): number[] => choices.filter((choice) => kept.has(choice) === isKept).map((choice) => place.optionOf[choice] as number);
  return {
    sweeps,
    split: { kind: "options", options: options(true), others: options(false) },
    children: [converted(place, children[0]), converted(place, children[1])],
  };
}
