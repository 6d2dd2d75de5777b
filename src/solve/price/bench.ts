/** A core with the tools that work on it. */
import { CoreSweep } from "./bound.ts";
import type { Core } from "./core.ts";
import { Simplex } from "./simplex.ts";

/** Simplex, sweep and room for totals of one core. */
export interface Bench {
  readonly core: Core;
  readonly simplex: Simplex;
  readonly sweep: CoreSweep;
  readonly totals: Float64Array;
}

/** The tools of a core. */
export function benchOf(core: Core, objective: number, scale: Float64Array): Bench {
  return { core, simplex: new Simplex(core, objective, scale), sweep: new CoreSweep(core), totals: new Float64Array(core.forms) };
}
