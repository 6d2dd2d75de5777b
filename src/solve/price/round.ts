/**
 * Whole points near a relaxed point of a core: what is fractional is enumerated, then single switches of
 * one member and pairs of switches repair what is broken and improve the objective. Totals are exact integers; a
 * point is worth what they say.
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

const MOST_SWITCHES = 140;
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

/** A switch of one member; `change` holds the rows in the order of `aim.active`, then the objective. */
interface Switch {
  readonly from: number;
  readonly to: number;
  readonly loss: number;
  readonly change: Float64Array;
}

/** Repairs and improves a point by switches and pairs of switches until none helps; `cost` are costs at good prices. */
export function polish(core: Core, start: Counts, aim: Aim, cost: Float64Array, alive: Uint8Array): Counts {
  let current = start;
  let broken = violationOf(aim, current.totals);
  for (let round = 0; round < 60; round++) {
    const pair = bestPair(core, current, aim, switchesOf(core, current, aim, cost, alive), broken);
    if (pair === undefined) return current;
    const next: Counts = { counts: current.counts.slice(), totals: current.totals.slice() };
    for (const { from, to } of pair) {
      next.counts[from] = (next.counts[from] as number) - 1;
      next.counts[to] = (next.counts[to] as number) + 1;
      addOptionTo(core, from, -1, next.totals);
      addOptionTo(core, to, 1, next.totals);
    }
    current = next;
    broken = violationOf(aim, current.totals);
  }
  return current;
}

function switchesOf(core: Core, { counts }: Counts, aim: Aim, cost: Float64Array, alive: Uint8Array): Switch[] {
  const found: [from: number, to: number, loss: number][] = [];
  for (let t = 0; t < core.types; t++) {
    for (let from = core.start[t] as number; from < (core.start[t + 1] as number); from++) {
      if (counts[from] === 0) continue;
      for (let to = core.start[t] as number; to < (core.start[t + 1] as number); to++)
        if (to !== from && alive[to] === 1) found.push([from, to, (cost[to] as number) - (cost[from] as number)]);
    }
  }
  const local = new Int32Array(core.forms).fill(-1);
  aim.active.forEach((f, k) => (local[f] = k));
  local[aim.objective] = aim.active.length;
  return found
    .sort((a, b) => a[2] - b[2])
    .slice(0, MOST_SWITCHES)
    .map(([from, to, loss]) => ({ from, to, loss, change: changeOf(core, from, to, local, aim.active.length + 1) }));
}

function changeOf(core: Core, from: number, to: number, local: Int32Array, size: number): Float64Array {
  const change = new Float64Array(size);
  for (const [o, sign] of [
    [from, -1],
    [to, 1],
  ] as const)
    for (let e = core.entry[o] as number; e < (core.entry[o + 1] as number); e++) {
      const k = local[core.form[e] as number] as number;
      if (k >= 0) change[k] = (change[k] as number) + sign * (core.coefficient[e] as number);
    }
  return change;
}

function bestPair(core: Core, current: Counts, aim: Aim, switches: readonly Switch[], broken: number): readonly Switch[] | undefined {
  const size = aim.active.length;
  const room = Float64Array.from(aim.active, (f) => (aim.sides.upper[f] as number) - (current.totals[f] as number));
  const need = Float64Array.from(aim.active, (f) => (aim.sides.lower[f] as number) - (current.totals[f] as number));
  const scale = Float64Array.from(aim.active, (f) => aim.scale[f] as number);
  const none = new Float64Array(size + 1);
  let best: readonly Switch[] | undefined;
  let least = broken;
  let gain = 0;
  for (let i = 0; i < switches.length; i++) {
    const first = switches[i] as Switch;
    for (let j = i; j < switches.length; j++) {
      const second = switches[j] as Switch;
      const isSingle = i === j;
      const b = isSingle ? none : second.change;
      const change = (first.change[size] as number) + (b[size] as number);
      if (least === 0 && !(change > gain)) continue;
      if (!isSingle && core.typeOf[first.from] === core.typeOf[second.from]) continue;
      let left = 0;
      for (let k = 0; k < size && left <= least; k++) {
        const moved = (first.change[k] as number) + (b[k] as number);
        const off = Math.max(moved - (room[k] as number), (need[k] as number) - moved, 0);
        if (off > 0) left += off / (scale[k] as number);
      }
      if (!(left < least || (left === least && change > gain))) continue;
      [least, gain, best] = [left, change, isSingle ? [first] : [first, second]];
    }
  }
  return best;
}
