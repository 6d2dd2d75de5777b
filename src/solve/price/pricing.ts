/** One pass over a core: what every option costs at given prices. */
import type { Core } from "./core.ts";

/** Costs of the remaining options (nudges included), and the cheapest option of every type. */
export function cheapest(core: Core, alive: Uint8Array, price: Float64Array, cost: Float64Array, key: Int32Array): void {
  const { start, entry, form, coefficient, nudge } = core;
  for (let t = 0; t < core.types; t++) {
    let best = -1;
    let least = Infinity;
    for (let o = start[t] as number, end = start[t + 1] as number; o < end; o++) {
      if (alive[o] === 0) continue;
      let sum = nudge[o] as number;
      for (let e = entry[o] as number, stop = entry[o + 1] as number; e < stop; e++) sum += (price[form[e] as number] as number) * (coefficient[e] as number);
      cost[o] = sum;
      if (sum < least) {
        least = sum;
        best = o;
      }
    }
    key[t] = best;
  }
}
