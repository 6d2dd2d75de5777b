/** Which engine fits a program. */
import type { EngineName } from "./lp.ts";
import type { Normal } from "./normalise.ts";

/** A dense inverse of one row and column per coupling row is at hand up to so many rows. */
const MOST_ROWS = 200;

/** Price and branch where few rows couple the groups, else the general engine. */
export function fittingEngine(normal: Normal): EngineName {
  const coupling = normal.firstCountForm - normal.goals;
  return coupling <= MOST_ROWS ? "price-and-branch" : "highs";
}
