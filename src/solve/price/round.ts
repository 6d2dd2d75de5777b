/**
 * Whole points near a relaxed point of a core: what is fractional is enumerated. Totals are exact integers; a point is worth
 * what they say.
 */
import { addOptionTo, type Core } from "./core.ts";
import type { Sides } from "./sides.ts";
import type { Simplex } from "./simplex.ts";

/** Members at each option, and the totals of all forms. */
export interface Counts {
  readonly counts: Int32Array;
  readonly totals: Float64Array;
}

/** What a point must keep, and what it is worth. */
export interface Aim {
  readonly sides: Sides;
  /** Forms that have a side. */
  readonly active: Int32Array;
  readonly scale: Float64Array;
  readonly objective: number;
}

const WHOLE = 1e-6;

/** How far totals are from keeping the sides, in scaled units; 0 where they do. */
export function violationOf({ sides, active, scale }: Aim, totals: Float64Array): number {
  let sum = 0;
  for (const f of active) {
    const total = totals[f] as number;
    const over = total - (sides.upper[f] as number);
    const under = (sides.lower[f] as number) - total;
    if (over > 0) sum += over / (scale[f] as number);
    else if (under > 0) sum += under / (scale[f] as number);
  }
  return sum;
}

/** One member whose option is fractional, and its possible options, likeliest first. */
interface Unit {
  readonly type: number;
  readonly options: readonly number[];
}

/** The best of so many roundings of the simplex's point: one that keeps the sides, else the least broken one. */
export function roundings(simplex: Simplex, aim: Aim, mostLeaves: number): Counts {
  const { core, keySum } = simplex;
  const counts = new Int32Array(core.options);
  for (let t = 0; t < core.types; t++) counts[simplex.key[t] as number] = core.size[t] as number;
  const units = fractionalUnits(simplex, counts);
  const totals = keySum.slice();
  for (const o of simplex.slotOption) {
    if (o < 0 || counts[o] === 0) continue;
    const whole = counts[o] as number;
    addOptionTo(core, o, whole, totals);
    addOptionTo(core, simplex.key[core.typeOf[o] as number] as number, -whole, totals);
  }
  for (const { type } of units) addOptionTo(core, simplex.key[type] as number, -1, totals);
  return enumerateUnits(core, units, { counts, totals }, aim, mostLeaves);
}

/** Sets whole parts of basic options in `counts`, and lists what is left over. */
function fractionalUnits({ core, slotOption, value, key }: Simplex, counts: Int32Array): Unit[] {
  const byType = new Map<number, [option: number, value: number][]>();
  slotOption.forEach((o, j) => {
    if (o < 0) return;
    const t = core.typeOf[o] as number;
    const own = byType.get(t) ?? [];
    byType.set(t, own);
    own.push([o, Math.max(0, value[j] as number)]);
  });
  const units: Unit[] = [];
  for (const [t, own] of byType) {
    const k = key[t] as number;
    let left = core.size[t] as number;
    const parts: [option: number, fraction: number][] = [[k, left - own.reduce((sum, [, v]) => sum + v, 0)], ...own].map(([o, v]) => {
      const whole = Math.min(left, Math.floor((v as number) + WHOLE));
      counts[o as number] = whole;
      left -= whole;
      return [o as number, (v as number) - whole];
    });
    const open = parts.filter(([, fraction]) => fraction > WHOLE).sort((a, b) => b[1] - a[1]);
    const options = (open.length > 0 ? open : parts.slice(0, 1)).map(([o]) => o);
    for (; left > 0; left--) units.push({ type: t, options });
  }
  return units;
}

function enumerateUnits(core: Core, units: readonly Unit[], from: Counts, aim: Aim, mostLeaves: number): Counts {
  const { counts, totals } = from;
  let best: Counts | undefined;
  let least = Infinity;
  let leaves = 0;
  const visit = (depth: number): void => {
    if (leaves >= mostLeaves) return;
    if (depth === units.length) {
      leaves++;
      const broken = violationOf(aim, totals);
      const isBetter = broken < least || (broken === least && best !== undefined && (totals[aim.objective] as number) > (best.totals[aim.objective] as number));
      if (!isBetter) return;
      least = broken;
      best = { counts: counts.slice(), totals: totals.slice() };
      return;
    }
    for (const o of (units[depth] as Unit).options) {
      counts[o] = (counts[o] as number) + 1;
      addOptionTo(core, o, 1, totals);
      visit(depth + 1);
      counts[o]--;
      addOptionTo(core, o, -1, totals);
    }
  };
  visit(0);
  return best as Counts;
}
