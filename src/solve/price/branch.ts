/**
 * Where a node of a core is split: on the total of a row of counts whose relaxed total is fractional, the
 * program's rows before its counting rows; then on the count of one option of a type with several members; then on the
 * options of one group.
 */
import type { Bench } from "./bench.ts";
import type { Core } from "./core.ts";
import type { CoreSplit } from "./proof.ts";
import type { Sides } from "./sides.ts";


const WHOLE = 1e-6;

/** What may be split on. */
interface Countable {
  readonly countable: readonly Int32Array[];
  readonly ownFrom: number;
}

/** The split of a node, undefined where every count is settled. */
export function splitOf(bench: Bench, alive: Uint8Array, { countable, ownFrom }: Countable, sides: Sides, isSolved: boolean): CoreSplit | undefined {
  if (isSolved) {
    const { simplex, totals } = bench;
    simplex.totals(totals);
    for (const forms of countable) {
      const split = totalSplit(forms, totals, sides);
      if (split !== undefined) return split;
    }
    const split = optionSplit(bench, alive, ownFrom);
    if (split !== undefined) return split;
  }
  return anySplit(bench, alive, sides, ownFrom);
}

function totalSplit(forms: Int32Array, totals: Float64Array, { lower, upper }: Sides): CoreSplit | undefined {
  let best = -1;
  let most = WHOLE;
  for (const f of forms) {
    const total = totals[f] as number;
    const off = Math.abs(total - Math.round(total));
    if (!(off > most) || Math.floor(total) < (lower[f] as number) || Math.floor(total) >= (upper[f] as number)) continue;
    most = off;
    best = f;
  }
  return best < 0 ? undefined : { kind: "total", form: best, at: Math.floor(totals[best] as number) };
}

/** The count of an option of a type of several, or the options of a group, whichever is most fractional. */
function optionSplit({ core, simplex }: Bench, alive: Uint8Array, ownFrom: number): CoreSplit | undefined {
  let best = -1;
  let most = WHOLE;
  let at = 0;
  simplex.slotOption.forEach((slot, j) => {
    if (slot < 0) return;
    const t = core.typeOf[slot] as number;
    const size = core.size[t] as number;
    const isNone = size > 1 && ownForm(core, slot, ownFrom) < 0;
    const o = isNone ? (simplex.key[t] as number) : slot;
    const value = isNone ? size - (simplex.value[j] as number) : (simplex.value[j] as number);
    const off = Math.abs(value - Math.round(value));
    if (off > most && (size === 1 || ownForm(core, o, ownFrom) >= 0)) [best, most, at] = [o, off, Math.floor(value)];
  });
  if (best < 0) return undefined;
  return (core.size[core.typeOf[best] as number] as number) > 1 ? { kind: "total", form: ownForm(core, best, ownFrom), at } : keepOne(core, alive, best);
}

/** The form that counts an option of a type of several: its last entry; -1 where it has none. */
export function ownForm(core: Core, o: number, ownFrom: number): number {
  const last = core.entry[o + 1] as number;
  const f = last > (core.entry[o] as number) ? (core.form[last - 1] as number) : -1;
  return f >= ownFrom ? f : -1;
}

function keepOne(core: Core, alive: Uint8Array, o: number): CoreSplit {
  const t = core.typeOf[o] as number;
  const others: number[] = [];
  for (let other = core.start[t] as number; other < (core.start[t + 1] as number); other++) if (other !== o && alive[other] === 1) others.push(other);
  return { kind: "options", options: [o], others };
}

/** The first type that is not settled: at a whole relaxed point, or without one. */
function anySplit({ core, simplex }: Bench, alive: Uint8Array, { lower, upper }: Sides, ownFrom: number): CoreSplit | undefined {
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
          counts[o] = Math.max(0, lower[f] as number);
          left -= counts[o] as number;
        }
      }
    if (none >= 0) counts[none] = Math.max(0, left);
  }
  return counts;
}
