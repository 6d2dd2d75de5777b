/** A node of a refutation: what remains of every group, and the sides of every form. */
import type { Normal } from "../normalise.ts";

/** Mutable while it is worked on; `copyNode` before a branch. */
export interface Node {
  /** 1 per remaining column, then 1 per group that may still take none. */
  readonly alive: Uint8Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Codes of the inequalities that state the sides (see `normalise.ts`). */
  readonly lowerCode: Int32Array;
  readonly upperCode: Int32Array;
  /** Row splits between the root and this node. */
  splits: number;
}

/** The root of every proof: all choices remain. */
export function rootNode(normal: Normal): Node {
  const alive = new Uint8Array(normal.columns + normal.groups.count).fill(1);
  alive.set(normal.groups.mayBeNone, normal.columns);
  return {
    alive,
    lower: normal.lower.slice(),
    upper: normal.upper.slice(),
    lowerCode: normal.lowerNumber.slice(),
    upperCode: normal.upperNumber.slice(),
    splits: 0,
  };
}

/** An independent copy. */
export function copyNode(node: Node): Node {
  return {
    alive: node.alive.slice(),
    lower: node.lower.slice(),
    upper: node.upper.slice(),
    lowerCode: node.lowerCode.slice(),
    upperCode: node.upperCode.slice(),
    splits: node.splits,
  };
}

/** States `goal form >= value` (divided units) at a node; the goal's number is its own index. */
export function requireGoal(node: Node, goal: number, value: number): void {
  node.lower[goal] = value;
  node.lowerCode[goal] = goal;
}

/** How a node is split: on the total of a form (`<= at`, or `>= at + 1`), or on one group's choices (those kept by the first child). */
export type Split =
  | { readonly kind: "total"; readonly form: number; readonly at: number }
  | { readonly kind: "choices"; readonly group: number; readonly first: readonly number[] };

/** Signed integer prices of forms, forms ascending, none zero. */
export interface Multipliers {
  readonly forms: Int32Array;
  readonly values: Float64Array;
}

/** One node of a proof: its sweeps in order, then a split with two children unless a sweep closes it. */
export interface ProofNode {
  readonly sweeps: Multipliers[];
  split?: Split;
  children?: readonly [ProofNode, ProofNode];
}

/** Code of a choice inside `alive`: a column, or `columns + group` for none. */
export function choicesOf(normal: Normal, group: number): number[] {
  const { start, columns } = normal.groups;
  return [...columns.subarray(start[group], start[group + 1]), normal.columns + group];
}

/** Restricts a node to one side of a split. */
export function restrict(normal: Normal, node: Node, split: Split, side: 0 | 1): void {
  if (split.kind === "choices") {
    for (const choice of choicesOf(normal, split.group)) if (split.first.includes(choice) !== (side === 0)) node.alive[choice] = 0;
    return;
  }
  if (side === 0) {
    node.upper[split.form] = split.at;
    node.upperCode[split.form] = -1 - node.splits;
  } else {
    node.lower[split.form] = split.at + 1;
    node.lowerCode[split.form] = -1 - node.splits;
  }
  node.splits++;
}

/** Whether some group has no remaining choice; such a node needs no line. */
export function hasEmptyGroup(normal: Normal, node: Node): boolean {
  const { count, start, columns } = normal.groups;
  for (let g = 0; g < count; g++) {
    if (node.alive[normal.columns + g] === 1) continue;
    let any = false;
    for (let e = start[g] as number; e < (start[g + 1] as number) && !any; e++) any = node.alive[columns[e] as number] === 1;
    if (!any) return true;
  }
  return false;
}
