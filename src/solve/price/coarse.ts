/** The same prices in fewer digits. Rounding loses tightness, never truth: whoever uses them sweeps again. */
import type { Multipliers } from "../prove/node.ts";

/** Divisors of prices that are tried for a shorter line. */
const COARSER = [2 ** 30, 2 ** 26, 2 ** 22, 2 ** 18, 2 ** 14, 2 ** 9];

/** Prices divided and rounded, the coarsest first; where nothing is left of them they are not among them. */
export function coarserOf({ forms, values }: Multipliers): Multipliers[] {
  return COARSER.flatMap((scale) => {
    const kept = [...forms.keys()].filter((k) => Math.round((values[k] as number) / scale) !== 0);
    if (kept.length === 0) return [];
    const rounded = Float64Array.from(kept, (k) => Math.round((values[k] as number) / scale));
    return [{ forms: Int32Array.from(kept, (k) => forms[k] as number), values: rounded }];
  });
}
