/** What a relaxation is given and how it ends. */

/** Limits of all forms at a node, in the program's units, constants of the core included; infinite where absent. */
export interface Sides {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** Where a solve starts: tied pairs of options, and prices of the forms listed. */
export interface Warm {
  readonly forms: Int32Array;
  readonly price: Float64Array;
  readonly option: Int32Array;
  readonly key: Int32Array;
}

/** `stuck`: too many pivots, or numbers too bad; the prices are usable all the same. */
export type Solved = "optimal" | "infeasible" | "stuck";
