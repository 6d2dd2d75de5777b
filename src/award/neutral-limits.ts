/** What takes the place of an award's caps while they move: places free or stated, and limits on sums over what is given. */
import type { Award } from "./scheme.ts";

/** What a limit adds up over the places given: the fen paid for the award, a number per place at each of its levels, or a goal. */
export type LimitSum =
  | { readonly kind: "paid" }
  | { readonly kind: "levels"; readonly perLevel: readonly number[] }
  | { readonly kind: "goal"; readonly goal: string };

/** One limit: lower <= sum <= upper, whole numbers; an open side is undefined. */
export interface NeutralLimit {
  /** What it is, and the level it is about where it is about one. */
  readonly kind: "funding" | "heads" | "shift" | "down" | "side" | "goal";
  readonly level?: string;
  readonly sum: LimitSum;
  readonly lower: number | undefined;
  readonly upper: number | undefined;
}

/** An adjustment of one award. */
export interface Adjustment {
  readonly award: Award;
  /** Places of each level; Infinity: free. */
  readonly places: readonly number[];
  readonly limits: readonly NeutralLimit[];
  /** What a place at each level adds to the goal `award-nearest`: -1 where the level may only grow, 1 where it may only shrink. */
  readonly towards?: readonly number[];
}
