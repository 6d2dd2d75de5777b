/**
 * Local search on whole points of a core: the single switch of one member, or the pair of switches in two types, that
 * breaks least and then gains most, again and again. Only the switches that lose least at good prices are tried.
 */
import { addOptionTo, type Core } from "./core.ts";
import { type Aim, type Counts, violationOf } from "./round.ts";

/** Switches that are tried at every node. */
export const FEW_SWITCHES = 48;
/** Switches that are tried where a point matters more. */
export const MANY_SWITCHES = 140;
const MOST_ROUNDS = 60;

/** Switches of a point; `change` holds for each the active rows, then the objective. */
interface Switches {
  count: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly change: Float64Array;
}

/** Repairs and improves a point by switches and pairs of switches until none helps; `cost` are costs at good prices, `most` how many switches are tried. */
export function polish(core: Core, start: Counts, aim: Aim, cost: Float64Array, alive: Uint8Array, most: number): Counts {
  const size = aim.active.length + 1;
  const local = new Int32Array(core.forms).fill(-1);
  aim.active.forEach((f, k) => (local[f] = k));
  local[aim.objective] = size - 1;
  const switches = { count: 0, from: new Int32Array(most), to: new Int32Array(most), change: new Float64Array(most * size) };
  const own: Counts = { counts: start.counts.slice(), totals: start.totals.slice() };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    listSwitches(core, own.counts, cost, alive, switches);
    for (let s = 0; s < switches.count; s++) setChange(core, switches, s, local, size);
    const pair = bestPair(core, own.totals, aim, switches);
    if (pair === undefined) break;
    for (const s of pair) {
      const [from, to] = [switches.from[s] as number, switches.to[s] as number];
      own.counts[from] = (own.counts[from] as number) - 1;
      own.counts[to] = (own.counts[to] as number) + 1;
      addOptionTo(core, from, -1, own.totals);
      addOptionTo(core, to, 1, own.totals);
    }
  }
  return own;
}

/** The switches that lose least, in the order of their loss. */
function listSwitches(core: Core, counts: Int32Array, cost: Float64Array, alive: Uint8Array, into: Switches): void {
  const { from, to } = into;
  const most = from.length;
  const loss = new Float64Array(most);
  let count = 0;
  for (let t = 0; t < core.types; t++) {
    const end = core.start[t + 1] as number;
    for (let o = core.start[t] as number; o < end; o++) {
      if (counts[o] === 0) continue;
      for (let other = core.start[t] as number; other < end; other++) {
        if (other === o || alive[other] === 0) continue;
        const own = (cost[other] as number) - (cost[o] as number);
        if (count === most && !(own < (loss[count - 1] as number))) continue;
        let at = count < most ? count++ : count - 1;
        for (; at > 0 && (loss[at - 1] as number) > own; at--) {
          loss[at] = loss[at - 1] as number;
          from[at] = from[at - 1] as number;
          to[at] = to[at - 1] as number;
        }
        loss[at] = own;
        from[at] = o;
        to[at] = other;
      }
    }
  }
  into.count = count;
}

function setChange(core: Core, { from, to, change }: Switches, s: number, local: Int32Array, size: number): void {
  change.fill(0, s * size, (s + 1) * size);
  addChange(core, from[s] as number, -1, local, change, s * size);
  addChange(core, to[s] as number, 1, local, change, s * size);
}

function addChange({ entry, form, coefficient }: Core, o: number, sign: 1 | -1, local: Int32Array, change: Float64Array, at: number): void {
  for (let e = entry[o] as number, end = entry[o + 1] as number; e < end; e++) {
    const k = local[form[e] as number] as number;
    if (k >= 0) change[at + k] = (change[at + k] as number) + sign * (coefficient[e] as number);
  }
}

/** One switch or two in different types: what leaves least broken, then gains most; undefined where nothing is better than the point. */
function bestPair(core: Core, totals: Float64Array, aim: Aim, { count, from, change }: Switches): readonly number[] | undefined {
  const rows = aim.active.length;
  const size = rows + 1;
  const room = Float64Array.from(aim.active, (f) => (aim.sides.upper[f] as number) - (totals[f] as number));
  const need = Float64Array.from(aim.active, (f) => (aim.sides.lower[f] as number) - (totals[f] as number));
  const scale = Float64Array.from(aim.active, (f) => aim.scale[f] as number);
  let [first, second] = [-1, -1];
  let least = violationOf(aim, totals);
  let gain = 0;
  for (let i = 0; i < count; i++) {
    const [a, own, type] = [i * size, change[i * size + rows] as number, core.typeOf[from[i] as number]];
    for (let j = i; j < count; j++) {
      const b = j * size;
      const isSingle = i === j;
      const gained = isSingle ? own : own + (change[b + rows] as number);
      if (least === 0 && !(gained > gain)) continue;
      if (!isSingle && core.typeOf[from[j] as number] === type) continue;
      let left = 0;
      for (let k = 0; k < rows && left <= least; k++) {
        const moved = isSingle ? (change[a + k] as number) : (change[a + k] as number) + (change[b + k] as number);
        const over = moved - (room[k] as number);
        const under = (need[k] as number) - moved;
        if (over > 0) left += over / (scale[k] as number);
        else if (under > 0) left += under / (scale[k] as number);
      }
      if (!(left < least || (left === least && gained > gain))) continue;
      [least, gain, first, second] = [left, gained, i, j];
    }
  }
  if (first < 0) return undefined;
  return first === second ? [first] : [first, second];
}
