/** Limits of all forms at a node, in the program's units, constants of the core included; infinite where absent. */
export interface Sides {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}
