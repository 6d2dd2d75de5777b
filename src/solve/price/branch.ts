/**
 * Where a node of a core is split: on the options of a wide group, those before and after its relaxed place (its options are places in an
 * order, such as cut-offs, and what the relaxation mixes lies far apart); then on the total of a row of counts whose relaxed total is fractional, the
 * program's rows before its counting rows; then on the count of one option of a type with several members; then on the
 * options of one group.
 */
import type { Bench } from "./bench.ts";
import type { Core } from "./core.ts";
import type { CoreSplit } from "./proof.ts";
import type { Sides } from "./sides.ts";

const WHOLE = 1e-6;
/** A group with more options left than this is wide. */
const WIDE = 32;

/** What may be split on. */
interface Countable {
  readonly countable: readonly Int32Array[];
  readonly ownFrom: number;
}

/** A split that the relaxed point breaks, and how far its total is from whole. */
export interface Candidate {
  readonly split: CoreSplit;
  readonly off: number;
  /** How far the first side must move the total. */
  readonly part: number;
}

/** Splits of a relaxed point, the most fractional first: of every list of countable forms, then of options. */
export function candidatesOf(bench: Bench, alive: Uint8Array, { countable, ownFrom }: Countable, sides: Sides): Candidate[][] {
  const { simplex, totals } = bench;
  simplex.totals(totals);
  const lists = [placeSplits(bench, alive), ...countable.map((forms) => totalSplits(forms, totals, sides)), optionSplits(bench, alive, ownFrom)];
  for (const list of lists) list.sort((a, b) => b.off - a.off);
  return lists;
}

function totalSplits(forms: Int32Array, totals: Float64Array, { lower, upper }: Sides): Candidate[] {
  const found: Candidate[] = [];
  for (const f of forms) {
    const total = totals[f] as number;
    const off = Math.abs(total - Math.round(total));
    if (!(off > WHOLE) || Math.floor(total) < (lower[f] as number) || Math.floor(total) >= (upper[f] as number)) continue;
    found.push({ split: { kind: "total", form: f, at: Math.floor(total) }, off, part: total - Math.floor(total) });
  }
  return found;
}

/** Of each wide group that the relaxed point divides between options: those up to the mean of their numbers, and those after it. */
function placeSplits({ core, simplex }: Bench, alive: Uint8Array): Candidate[] {
  const places = new Map<number, { sum: number; part: number; first: number; last: number }>();
  simplex.slotOption.forEach((o, j) => {
    const t = o < 0 ? -1 : (core.typeOf[o] as number);
    if (t < 0 || core.size[t] !== 1 || (core.start[t + 1] as number) - (core.start[t] as number) <= WIDE) return;
    const key = simplex.key[t] as number;
    const value = simplex.value[j] as number;
    const place = places.get(t) ?? { sum: key, part: 0, first: key, last: key };
    if (!(value > WHOLE)) return;
    places.set(t, { sum: place.sum + value * (o - key), part: place.part + value, first: Math.min(place.first, o), last: Math.max(place.last, o) });
  });
  return [...places].flatMap(([t, { sum, part, first, last }]): Candidate[] => {
    const at = Math.min(last - 1, Math.max(first, Math.floor(sum)));
    const left = optionsOf(core, alive, t);
    const split = { kind: "options" as const, options: left.filter((o) => o <= at), others: left.filter((o) => o > at) };
    if (left.length <= WIDE || split.options.length === 0 || split.others.length === 0) return [];
    return [{ split, off: Math.min(part, 1 - part), part: Math.min(1, Math.max(0, part)) }];
  });
}

/** The counts of options of types of several, and the options of groups. */
function optionSplits({ core, simplex }: Bench, alive: Uint8Array, ownFrom: number): Candidate[] {
  const found: Candidate[] = [];
  simplex.slotOption.forEach((slot, j) => {
    if (slot < 0) return;
    const t = core.typeOf[slot] as number;
    const size = core.size[t] as number;
    const isNone = size > 1 && ownForm(core, slot, ownFrom) < 0;
    const o = isNone ? (simplex.key[t] as number) : slot;
    const value = isNone ? keyCount(simplex, t) : (simplex.value[j] as number);
    const off = Math.abs(value - Math.round(value));
    if (!(off > WHOLE)) return;
    if (size === 1) {
      const split = keepOne(core, alive, o);
      if (alive[o] === 1 && split.others.length > 0) found.push({ split, off, part: 1 - value });
    } else if (ownForm(core, o, ownFrom) >= 0)
      found.push({ split: { kind: "total", form: ownForm(core, o, ownFrom), at: Math.floor(value) }, off, part: value - Math.floor(value) });
  });
  return found;
}

/** Members at the key of a type: those that no basic option has. */
function keyCount({ core, slotOption, value }: Bench["simplex"], t: number): number {
  let count = core.size[t] as number;
  slotOption.forEach((o, j) => {
    if (o >= 0 && core.typeOf[o] === t) count -= value[j] as number;
  });
  return count;
}

/** The form that counts an option of a type of several: its last entry; -1 where it has none. */
export function ownForm(core: Core, o: number, ownFrom: number): number {
  if (core.size[core.typeOf[o] as number] === 1) return -1;
  const last = core.entry[o + 1] as number;
  const f = last > (core.entry[o] as number) ? (core.form[last - 1] as number) : -1;
  return f >= ownFrom ? f : -1;
}

function keepOne(core: Core, alive: Uint8Array, o: number): CoreSplit & { kind: "options" } {
  const t = core.typeOf[o] as number;
  const others: number[] = [];
  for (let other = core.start[t] as number; other < (core.start[t + 1] as number); other++) if (other !== o && alive[other] === 1) others.push(other);
  return { kind: "options", options: [o], others };
}

/** A split of the first type that is not settled, for a whole relaxed point or none; undefined where every count is settled. */
export function anySplit({ core, simplex }: Bench, alive: Uint8Array, { lower, upper }: Sides, ownFrom: number): CoreSplit | undefined {
  for (let t = 0; t < core.types; t++) {
    const size = core.size[t] as number;
    const options = optionsOf(core, alive, t);
    if (options.length < 2) continue;
    const key = simplex.key[t] as number;
    if (size === 1) return keepOne(core, alive, options.includes(key) ? key : (options[0] as number));
    for (const o of options) {
      const f = ownForm(core, o, ownFrom);
      if (f < 0) continue;
      const [low, high] = [Math.max(0, lower[f] as number), Math.min(size, upper[f] as number)];
      if (low < high) return { kind: "total", form: f, at: high - 1 };
    }
  }
  return undefined;
}

function optionsOf(core: Core, alive: Uint8Array, t: number): number[] {
  const options: number[] = [];
  for (let o = core.start[t] as number; o < (core.start[t + 1] as number); o++) if (alive[o] === 1) options.push(o);
  return options;
}

/** The counts of a node in which every count is settled; those of a type may not add up to its size. */
export function settledCounts(core: Core, alive: Uint8Array, ownFrom: number, lower: Float64Array): Int32Array {
  const counts = new Int32Array(core.options);
  for (let t = 0; t < core.types; t++) {
    const options = optionsOf(core, alive, t);
    let left = core.size[t] as number;
    let none = options.length === 1 ? (options[0] as number) : -1;
    if (options.length > 1)
      for (const o of options) {
        const f = ownForm(core, o, ownFrom);
        if (f < 0) none = o;
        else {
          const own = Math.max(0, lower[f] as number);
          counts[o] = own;
          left -= own;
        }
      }
    if (none >= 0) counts[none] = Math.max(0, left);
  }
  return counts;
}
