/**
 * From real duals to integer multipliers: for a scale D, m_f = round(D * dual_f), and -D on the
 * objective's lower side. Rounding can only lose tightness. Duals of the wrong sign for the sides
 * a form has are dropped.
 */
import type { Normal } from "../normalise.ts";
import type { Multipliers, Node } from "./node.ts";

/** Scales 1, 2^4, ... 2^40. */
export const SCALES: readonly number[] = Array.from({ length: 11 }, (_, k) => 2 ** (4 * k));

/** Integer multipliers of a scale; the objective (-1 for none) is priced with the scale itself. */
export function multipliersAt(normal: Normal, node: Node, prices: Float64Array, scale: number, objective: number): Multipliers {
  const forms: number[] = [];
  const values: number[] = [];
  for (let f = 0; f < normal.forms; f++) {
    const m = f === objective ? -scale : Math.round((prices[f] as number) * scale);
    if (m === 0 || !(f === objective || Number.isFinite(m > 0 ? node.upper[f] : node.lower[f]))) continue;
    forms.push(f);
    values.push(m);
  }
  return { forms: Int32Array.from(forms), values: Float64Array.from(values) };
}

/** Reals with their largest at 1 and the opposite sign where asked: a ray is worth the same at any length. */
export function scaledRay(prices: Float64Array, sign: 1 | -1): Float64Array {
  const largest = prices.reduce((most, p) => Math.max(most, Math.abs(p)), 0);
  return largest > 0 ? prices.map((p) => (sign * p) / largest) : prices.slice();
}
