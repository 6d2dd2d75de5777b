/**
 * The sweep, in exact integers. Signed integer multipliers m_f on forms (m_f > 0 prices the upper
 * side, m_f < 0 the lower) give every choice the cost sum_f m_f a_fc (none costs 0) and
 *
 *     slack = sum_f m_f side_f - sum_groups (cheapest remaining choice).
 *
 * slack < 0: no point is left. Otherwise a choice dearer than its group's cheapest plus slack occurs in none.
 * Multipliers are refused where a cost could reach 2^51: so every cost and every difference
 * of two costs is an exact double, and only the sums over groups need wider integers.
 */
import type { Normal } from "../normalise.ts";
import type { Multipliers, Node } from "./node.ts";

/** What no cost may reach; the checker too is fast below it. */
const MOST = 2 ** 51;

/** Collects an exact sum of doubles that hold integers below 2^53. */
class ExactSum {
  whole = 0n;
  part = 0;
  add(value: number): void {
    const sum = this.part + value;
    if (Math.abs(sum) <= MOST) this.part = sum;
    else {
      this.whole += BigInt(this.part) + BigInt(value);
      this.part = 0;
    }
  }
  total(): bigint {
    return this.whole + BigInt(this.part);
  }
}

/** Work space of sweeps over one set of forms; results stand until the next `price`. */
export interface Sweeper {
  /** Prices all remaining choices; false where the multipliers are refused: a side is missing (that of form `free` may), or a cost could leave the exact range. */
  price(node: Node, multipliers: Multipliers, free?: number): boolean;
  /** The slack without the contribution of form `free` (none: with all). */
  slack(node: Node, free?: number): bigint;
  /** How many remaining choices a slack deletes, or (with `remove`) deletes them. */
  dearer(node: Node, slack: bigint, remove: boolean): number;
}

/** Costs of the remaining columns and the least cost of every group, under the multipliers last priced. */
interface Pricing {
  multipliers: Multipliers;
  /** The multipliers, one per form. */
  readonly dense: Float64Array;
  readonly cost: Float64Array;
  readonly cheapest: Float64Array;
}

/** A sweeper for these forms. */
export function sweeper(normal: Normal): Sweeper {
  const pricing: Pricing = {
    multipliers: { forms: new Int32Array(0), values: new Float64Array(0) },
    dense: new Float64Array(normal.forms),
    cost: new Float64Array(normal.columns),
    cheapest: new Float64Array(normal.groups.count),
  };
  return {
    price: (node, multipliers, free = -1) => {
      if (!usable(normal, node, multipliers, free)) return false;
      for (const f of pricing.multipliers.forms) pricing.dense[f] = 0;
      pricing.multipliers = multipliers;
      for (let k = 0; k < multipliers.forms.length; k++) pricing.dense[multipliers.forms[k] as number] = multipliers.values[k] as number;
      for (let g = 0; g < normal.groups.count; g++) pricing.cheapest[g] = priceGroup(normal, node, pricing, g);
      return true;
    },
    slack: (node, free = -1) => slackOf(node, pricing, free),
    dearer: (node, slack, remove) => dearerThan(normal, node, pricing, Number(slack), remove),
  };
}

function priceGroup(normal: Normal, node: Node, { dense, cost }: Pricing, g: number): number {
  const { start, columns } = normal.groups;
  let least = node.alive[normal.columns + g] === 1 ? 0 : Infinity;
  for (let e = start[g] as number; e < (start[g + 1] as number); e++) {
    const c = columns[e] as number;
    if (node.alive[c] === 0) continue;
    let sum = 0;
    for (let k = normal.columnStart[c] as number; k < (normal.columnStart[c + 1] as number); k++)
      sum += (dense[normal.columnForm[k] as number] as number) * (normal.columnCoefficient[k] as number);
    cost[c] = sum;
    if (sum < least) least = sum;
  }
  return least;
}

function slackOf(node: Node, { multipliers, cheapest }: Pricing, free: number): bigint {
  let sides = 0n;
  multipliers.forms.forEach((f, k) => {
    const m = multipliers.values[k] as number;
    if (f !== free) sides += BigInt(m) * BigInt((m > 0 ? node.upper[f] : node.lower[f]) as number);
  });
  const total = new ExactSum();
  for (const least of cheapest) {
    if (least === Infinity) throw new Error("a group without a remaining choice was priced");
    total.add(least);
  }
  return sides - total.total();
}

function dearerThan(normal: Normal, node: Node, { cost, cheapest }: Pricing, slack: number, remove: boolean): number {
  const { count, start, columns } = normal.groups;
  let found = 0;
  for (let g = 0; g < count; g++) {
    const least = cheapest[g] as number;
    if (node.alive[normal.columns + g] === 1 && -least > slack) {
      found++;
      if (remove) node.alive[normal.columns + g] = 0;
    }
    for (let e = start[g] as number; e < (start[g + 1] as number); e++) {
      const c = columns[e] as number;
      if (node.alive[c] === 0 || !((cost[c] as number) - least > slack)) continue;
      found++;
      if (remove) node.alive[c] = 0;
    }
  }
  return found;
}

/** Every priced side is there, and no cost can leave the exact range (one single price of 1 never does: the gate bounds a form's sums). */
function usable(normal: Normal, node: Node, { forms, values }: Multipliers, free: number): boolean {
  let most = 0;
  for (let k = 0; k < forms.length; k++) {
    const f = forms[k] as number;
    const m = values[k] as number;
    if (!Number.isSafeInteger(m) || m === 0) return false;
    if (f !== free && !Number.isFinite(m > 0 ? node.upper[f] : node.lower[f])) return false;
    most += Math.abs(m) * (normal.largest[f] as number);
  }
  return most < MOST || (forms.length === 1 && Math.abs(values[0] as number) === 1);
}
