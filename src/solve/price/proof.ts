/** Proofs of price and branch as data: splits and sweeps on the options of a core. */
import type { Multipliers } from "../prove/node.ts";
import type { Core } from "./core.ts";
import type { WholeSweep } from "./whole-sweep.ts";

/** Total of a form at most `at`, or more; or a group's options (of the node's core): `options` are kept by the first child, `others` by the second. */
export type CoreSplit =
  | { readonly kind: "total"; readonly form: number; readonly at: number }
  | { readonly kind: "options"; readonly options: readonly number[]; readonly others: readonly number[] };

/** One node of a proof: its sweeps in order, then a split (options numbered as in the tree's core) with two children unless a sweep closes it. */
export interface CoreProof {
  readonly sweeps: Multipliers[];
  split?: CoreSplit;
  children?: readonly [CoreProof, CoreProof];
}

/** What is read as a proof: a sweep of the whole core, then a tree on a core of what it leaves. */
export interface PriceProof {
  readonly kind: "core";
  /** The core of all groups that have a choice. */
  readonly whole: Core;
  readonly sweep: WholeSweep | undefined;
  /** Undefined where the sweep alone closes. */
  readonly tree: { readonly core: Core; readonly proof: CoreProof } | undefined;
}
