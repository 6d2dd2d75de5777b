/** What a benchmark asks of an engine's process, and what comes back; both travel as messages. */
import type { CohortSpec } from "./cohorts.ts";
import type { MmkpSpec } from "./mmkp.ts";

/** Where a program comes from. */
export type Source = ({ readonly from: "cohort" } & CohortSpec) | ({ readonly from: "mmkp" } & MmkpSpec) | { readonly from: "file"; readonly path: string };

/**
 * Who solves: an engine of `solve` with its proof (`highs` there: our search on HiGHS's linear relaxations), or a solver alone, by its
 * own branch and bound with gaps 0 (HiGHS: presolve off), on the program with every row divided by its greatest common divisor.
 */
export type Solver = "auto" | "price-and-branch" | "highs" | "highs alone" | "javascript-lp-solver alone";

/** One measurement. */
export interface Task {
  readonly source: Source;
  readonly solver: Solver;
  /** The first goal to proof, or the whole outcome: all goals, and ties by lot. */
  readonly until: "first goal" | "whole";
  readonly limitSeconds: number;
}

/** What was measured; milliseconds and MiB. Loading the engine and making the program are not in `wall` and `cpu`. */
export interface Measured {
  /**
   * `proved` (infeasible, too: no value), `bounded` (the certificate proves a bound), `claimed` (a solver alone says optimal),
   * `stopped` (its limit, without a claim), `broken` (a claim that exact integers refute by itself, a refused proof, an error), `killed` (from outside, beyond its limit).
   */
  readonly ended: "proved" | "bounded" | "claimed" | "stopped" | "broken" | "killed";
  /** First goal of the point, in exact integers; undefined where there is no point. */
  readonly value?: string;
  /** What the certificate proves no point to exceed. */
  readonly bound?: string;
  /** What was thrown. */
  readonly failure?: string;
  readonly wall: number;
  readonly cpu: number;
  /** Nodes of the search; undefined for a solver alone. */
  readonly nodes?: number;
  /** How often price and branch priced every option. */
  readonly passes?: number;
  /** Lines and bytes of the certificate, and the time of its check. */
  readonly lines?: number;
  readonly bytes?: number;
  readonly check?: number;
  readonly making: number;
  /** Loading the engine's package, the first time in a process. */
  readonly loading: number;
  /** Resident memory with the program made, and its peak while solving; NaN where the system does not tell. */
  readonly programMiB: number;
  readonly peakMiB: number;
  /** One pass over all options at given prices, and one sort of as many numbers as there are groups. */
  readonly pass: number;
  readonly sort: number;
}
