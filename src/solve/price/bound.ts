/**
 * The sweep of a core in exact integers (see `prove/sweep.ts` for the mathematics). Integer
 * multipliers keep every cost below 2^51, so that costs and their differences are exact doubles; the total over groups is
 * summed in two halves of 26 bits, and the sides in big integers.
 */
import { floorDivBig } from "../../exact.ts";
import type { Multipliers } from "../prove/node.ts";
import type { Core } from "./core.ts";
import type { Sides } from "./sides.ts";

/** What no cost may reach; the checker is fast below it. */
const MOST = 2 ** 51;
const HALF = 2 ** 26;

/** Largest scale of prices that a search uses. */
export const FINEST = 2 ** 30;

/** The largest power of two, at most `finest`, at which these prices keep every cost in the exact range; below 1 where none does. */
export function scaleFor(forms: Int32Array, price: Float64Array, objective: number, largest: Float64Array, finest: number): number {
  let total = objective < 0 ? 0 : (largest[objective] as number);
  for (const f of forms) total += Math.abs(price[f] as number) * (largest[f] as number);
  return total > 0 ? Math.min(finest, 2 ** Math.floor(Math.log2(2 ** 50 / total))) : finest;
}

/** Prices of the forms (ascending, the objective not among them) rounded at a scale, -scale on the objective (-1: none); undefined where a cost could leave the exact range. */
export function multipliersOf(forms: Int32Array, price: Float64Array, objective: number, largest: Float64Array, scale: number): Multipliers | undefined {
  const own: number[] = [];
  const values: number[] = [];
  let most = 0;
  const add = (f: number, m: number): void => {
    if (m === 0) return;
    own.push(f);
    values.push(m);
    most += Math.abs(m) * (largest[f] as number);
  };
  let placed = objective < 0;
  for (const f of forms) {
    if (!placed && f > objective) {
      add(objective, -scale);
      placed = true;
    }
    add(f, Math.round((price[f] as number) * scale));
  }
  if (!placed) add(objective, -scale);
  return most < MOST && own.length > 0 ? { forms: Int32Array.from(own), values: Float64Array.from(values) } : undefined;
}

/** Sweeps over one core; `cost` and `low` stand until the next `price`. */
export class CoreSweep {
  readonly core: Core;
  readonly cost: Float64Array;
  /** Least cost of each type. */
  readonly low: Float64Array;
  readonly #dense: Float64Array;
  #multipliers: Multipliers = { forms: new Int32Array(0), values: new Float64Array(0) };

  constructor(core: Core) {
    this.core = core;
    this.cost = new Float64Array(core.options);
    this.low = new Float64Array(core.types);
    this.#dense = new Float64Array(core.forms);
  }

  /** Prices what remains. */
  price(alive: Uint8Array, multipliers: Multipliers): void {
    const { start, entry, form, coefficient, types } = this.core;
    const [dense, cost, low] = [this.#dense, this.cost, this.low];
    for (const f of this.#multipliers.forms) dense[f] = 0;
    this.#multipliers = multipliers;
    for (let k = 0; k < multipliers.forms.length; k++) dense[multipliers.forms[k] as number] = multipliers.values[k] as number;
    for (let t = 0; t < types; t++) {
      let least = Infinity;
      for (let o = start[t] as number, end = start[t + 1] as number; o < end; o++) {
        if (alive[o] === 0) continue;
        let sum = 0;
        for (let e = entry[o] as number, stop = entry[o + 1] as number; e < stop; e++) sum += (dense[form[e] as number] as number) * (coefficient[e] as number);
        cost[o] = sum;
        if (sum < least) least = sum;
      }
      low[t] = least;
    }
  }

  /** `restOf` this sweep; undefined where a side is missing. */
  rest(sides: Sides, free: number): bigint | undefined {
    return restOf(this.core, this.#multipliers, this.low, sides, free);
  }

  /** How many remaining options cost more than their type's least plus the slack; with `remove` they are deleted. */
  dearer(alive: Uint8Array, slack: bigint, remove: boolean): number {
    const { start, types } = this.core;
    const { cost, low } = this;
    const limit = Number(slack);
    if (limit >= MOST * 2) return 0;
    let found = 0;
    for (let t = 0; t < types; t++) {
      const most = (low[t] as number) + limit;
      for (let o = start[t] as number, end = start[t + 1] as number; o < end; o++) {
        if (alive[o] === 0 || !((cost[o] as number) > most)) continue;
        found++;
        if (remove) alive[o] = 0;
      }
    }
    return found;
  }

  /** How many types have more than one option within the slack of their least, where all options remain. */
  open(slack: bigint): number {
    const { start, types } = this.core;
    const { cost, low } = this;
    const limit = Number(slack);
    let found = 0;
    for (let t = 0; t < types; t++) {
      const most = (low[t] as number) + limit;
      let left = 0;
      for (let o = start[t] as number, end = start[t + 1] as number; o < end; o++) if ((cost[o] as number) <= most) left++;
      if (left > 1) found++;
    }
    return found;
  }
}

/** Priced sides minus the total of the types' least costs `low`, without the side of form `free`; undefined where a side is missing. */
export function restOf(core: Core, multipliers: Multipliers, low: Float64Array, sides: Sides, free: number): bigint | undefined {
  return restOfTotal(core, multipliers, leastTotal(core.size, low), sides, free);
}

/** `restOf` where the total of the least costs is known. */
export function restOfTotal({ constant }: Core, { forms, values }: Multipliers, least: bigint, { lower, upper }: Sides, free: number): bigint | undefined {
  let sides = 0n;
  for (let k = 0; k < forms.length; k++) {
    const f = forms[k] as number;
    const m = values[k] as number;
    const side = f === free ? 0 : ((m > 0 ? upper[f] : lower[f]) as number);
    if (!Number.isFinite(side)) return undefined;
    const own = side - (constant[f] as number);
    const product = m * own;
    sides += Number.isSafeInteger(product) ? BigInt(product) : BigInt(m) * BigInt(own);
  }
  return sides - least;
}

/** The total of the types' least costs over all their members, summed in two halves. */
export function leastTotal(size: Int32Array, low: Float64Array): bigint {
  let high = 0;
  let rest = 0;
  for (let t = 0; t < size.length; t++) {
    const least = low[t] as number;
    const part = Math.floor(least / HALF);
    high += (size[t] as number) * part;
    rest += (size[t] as number) * (least - part * HALF);
  }
  return BigInt(high) * BigInt(HALF) + BigInt(rest);
}

/** The largest objective that a rest at a scale leaves possible. */
export function boundOf(rest: bigint, scale: number): number {
  const small = Number(rest);
  return Number.isSafeInteger(small) ? Math.floor(small / scale) : Number(floorDivBig(rest, BigInt(scale)));
}
