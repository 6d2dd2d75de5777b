/**
 * What a search met, as data in which illegal states cannot be written: `optimal` needs a
 * certificate, `feasible` needs the limit that stopped the proof and a certified bound.
 */
import type { Point } from "../program/program.ts";

/** Why a search or a proof ended before it was complete. */
export type Limit = "time" | "cancelled" | "nodes";

/** Sum of each goal, exact. */
export type GoalValues = readonly bigint[];

/** How one tie was settled: groups with the same columns share places, decided in the stated order. */
export interface TieClass {
  /** Group indexes (positions in `groupRows`), in the stated order. */
  readonly groups: readonly number[];
  /** Chosen column per group, -1 for none, aligned with `groups`. */
  readonly chosen: readonly number[];
  /** Better columns that were refuted for the class, each by a claim in the certificate. */
  readonly refused: number;
}

/** Groups whose choice varies over the optimal allocations, and how they were settled. */
export interface Ties {
  readonly classes: readonly TieClass[];
  /** Not undefined where a stated limit on steps ended the settling: these groups still vary. */
  readonly unsettledGroups: readonly number[];
}

/** Facts about the work, for people; nothing decides on them. */
export interface WorkFacts {
  /** Who looked for points. */
  readonly engine: string;
  /** Whose relaxations the proof's prices come from. */
  readonly prover: string;
  readonly searchMilliseconds: number;
  readonly proofMilliseconds: number;
  /** Nodes of the refutation trees. */
  readonly nodes: number;
  /** How often price and branch priced every option of the program while it searched, over all goals; work on parts of the program is not counted. */
  readonly passes: number;
  /** How often the proof found a better point than the engine claimed. */
  readonly improvements: number;
  /** What the engine claimed that exact arithmetic did not confirm; undefined when nothing. */
  readonly refusedClaim?: string;
  /** Whether the engine's own claim was what was proved in every stage; undefined where the engine is the prover, or was not asked. */
  readonly settledByEngine?: boolean;
}

/** News of a running solve; `value` and `bound` are of the goal being worked on, undefined where none is known. */
export interface ProgressEvent {
  readonly kind: "goal" | "ties";
  readonly goal: number;
  readonly value: bigint | undefined;
  readonly bound: bigint | undefined;
  readonly nodes: number;
}

/** The verdict on a program. Every point satisfies every row in exact arithmetic; `bound` is that of goal `goalAtLimit`. */
export type Outcome =
  | {
      readonly kind: "optimal";
      readonly point: Point;
      readonly goals: GoalValues;
      readonly certificate: string;
      readonly ties: Ties;
      readonly facts: WorkFacts;
    }
  | {
      readonly kind: "feasible";
      readonly point: Point;
      readonly goals: GoalValues;
      readonly certificate: string;
      readonly goalAtLimit: number;
      readonly bound: bigint;
      readonly limit: Limit;
      readonly facts: WorkFacts;
    }
  | { readonly kind: "infeasible"; readonly certificate: string; readonly facts: WorkFacts }
  | {
      readonly kind: "unsettled";
      readonly limit: Limit;
      readonly bound: bigint | undefined;
      readonly facts: WorkFacts;
    };
