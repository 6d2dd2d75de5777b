/** What `solve` asks of a search, whoever prices its relaxations. */
import type { Normal } from "./normalise.ts";
import type { Limit } from "./outcome.ts";
import type { PriceProof } from "./price/proof.ts";
import type { Multipliers, Node, ProofNode } from "./prove/node.ts";
import type { Selection } from "./prove/round.ts";

/** Prices of an earlier goal, whose value has become a side: all forms of the program, -1 at that goal. */
export interface EarlierPrices {
  readonly objective: number;
  readonly price: Float64Array;
}

/** What is searched. */
export interface SearchTask {
  readonly normal: Normal;
  /** The form to maximise, in divided units everywhere here. */
  readonly objective: number;
  readonly root: Node;
  /** A point to start from (it satisfies the root), or none. */
  readonly start?: Selection | undefined;
  /** Only points with at least this objective are wanted; undefined: whatever point. */
  readonly target?: number | undefined;
  /** End at the first point wanted. */
  readonly first?: boolean;
  /** Prices of the goal before, whose value is a side now. */
  readonly earlier?: EarlierPrices | undefined;
  /** A sweep to begin with, whose prices another prover found. */
  readonly sweep?: Multipliers | undefined;
}

/** Limits that are polled; undefined: go on. */
export interface Watch {
  stop(): Limit | undefined;
  /** Called after every node. */
  node(): void;
}

/** What refutes: a tree over the whole program, or one over a core. */
export type Proof = { readonly kind: "whole"; readonly tree: ProofNode } | PriceProof;

/** A search that is a proof builder; `run` may be called again after a limit. */
export interface Searcher {
  readonly best: Selection | undefined;
  /** Points found that were better than the one before. */
  readonly improvements: number;
  readonly nodes: number;
  /** Those of them that were spent on parts of what is searched, each for itself. */
  readonly partNodes: number;
  /** How often a search of price and branch priced every option that it begins with; 0 for other searches. */
  readonly passes: number;
  /** The prices that a search of price and branch begins with; undefined where there are none. */
  readonly prices: EarlierPrices | undefined;
  /** The least objective still wanted; -Infinity while any point is. */
  readonly target: number;
  /** An upper limit of the objective, which `proof` shows when it is read with this value plus one as its target. */
  readonly bound: number;
  readonly proof: Proof;
  /** Works until nothing wanted is left ("closed"), a wanted point is found (`first`), or a limit. */
  run(watch: Watch): "closed" | "found" | Limit;
  /** Takes a point that satisfies the root, where it is better. */
  adopt(selection: Selection): boolean;
}

/** Who makes searches, and prices for the optimal face. */
export interface Prover {
  readonly name: string;
  search(task: SearchTask): Searcher;
  /** Prices of all forms of the relaxation of a node for an objective; undefined where there are none. */
  prices(normal: Normal, node: Node, objective: number): Float64Array | undefined;
}
