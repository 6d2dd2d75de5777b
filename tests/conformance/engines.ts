/** The engines that the conformance suite runs, and what each lacks. A new engine is a line here. */
import type { EngineName } from "../../src/solve/lp.ts";
import type { Capability } from "./model.ts";

/** One engine; `lacks` says why a model that needs the capability is skipped. */
export interface Engine {
  readonly name: EngineName;
  readonly lacks: Readonly<Partial<Record<Capability, string>>>;
}

/** Every engine that `solve` knows. */
export const ENGINES: readonly Engine[] = [
  { name: "price-and-branch", lacks: {} },
  { name: "highs", lacks: {} },
  { name: "javascript-lp-solver", lacks: { scale: "a dense tableau and no cuts: with several budgets it settles nothing beyond some 30 students" } },
];
