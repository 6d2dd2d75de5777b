/** What `solve/` asks of an engine: linear relaxations with duals, and good points of 0/1 programs. Nothing an engine says is believed. */

/** `maximise cost.x, rowLower <= A x <= rowUpper, columnLower <= x <= columnUpper`, A by columns. */
export interface LinearProgram {
  readonly cost: Float64Array;
  readonly columnLower: Float64Array;
  readonly columnUpper: Float64Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  /** Column c owns entries start[c] .. start[c + 1]. */
  readonly start: Int32Array;
  readonly row: Int32Array;
  readonly value: Float64Array;
}

/** Limits that change between two solves of one model. */
export type Bounds = Pick<LinearProgram, "columnLower" | "columnUpper" | "rowLower" | "rowUpper">;

/** `duals`: worth of one more unit of a row's limit (>= 0 at an upper limit). `ray`: row multipliers that show infeasibility, in either sign; undefined where the engine has none. */
export type Relaxed =
  | {
      readonly kind: "optimal";
      readonly value: number;
      readonly values: Float64Array;
      readonly duals: Float64Array;
    }
  | { readonly kind: "infeasible"; readonly ray: Float64Array | undefined }
  | { readonly kind: "unknown" };

/** One model held by the engine, re-solved under changed limits from the last basis. */
export interface LinearModel {
  solve(bounds: Bounds): Relaxed;
  dispose(): void;
}

/** A pure 0/1 program for `RunMip`: the linear program with every column 0 or 1. */
export interface MipRequest {
  readonly program: LinearProgram;
  readonly limitSeconds: number;
  /** Nodes after which an engine that can count them ends with its best point: what it finds then does not depend on the machine. */
  readonly nodeLimit?: number;
}

/** Engines by name; `auto` is the one that fits the program. */
export type EngineName = "auto" | "price-and-branch" | "highs" | "javascript-lp-solver";

/** What an engine claims: `none` ended without an answer, `failed` broke down; `detail` says how. */
export interface MipClaim {
  readonly status: "optimal" | "feasible" | "infeasible" | "none" | "failed";
  readonly values: Float64Array | undefined;
  readonly objective: number | undefined;
  readonly detail?: string;
}

/** Runs a 0/1 program somewhere, in this thread or another. */
export type RunMip = (request: MipRequest) => Promise<MipClaim>;

/** A linear engine, loaded. */
export interface LinearEngine {
  readonly name: string;
  build(program: LinearProgram): LinearModel;
  runMip: RunMip;
}
