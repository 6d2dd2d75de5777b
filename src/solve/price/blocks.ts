/**
 * Blocks of a core: sets of options that share no row with a side, but may meet in a type (an
 * exclusion across two funds). With u_t the price of a type in which blocks meet (0 elsewhere), block b has the objective
 *
 *     Q_b = sum over its options o of  (c_o - u_t) x_o,      sum_b Q_b >= c.x - sum of all u_t,
 *
 * so limits Q_b <= q_b that are proved for every block alone bound the whole (Lagrangian decomposition, Guignard and Kim 1987).
 * A tree over all blocks at once would have to combine every near-best part of one with every near-best part of the others: the
 * trees of the blocks add up where it multiplies. Any integers u_t are right; those of good prices are good.
 */
import { gcd } from "../../exact.ts";
import { coefficientOf, type Core } from "./core.ts";
import type { Warm } from "./sides.ts";
import type { Tables } from "./tables.ts";

/** A core with one form more per block, Q_b at `first + b`. */
export interface Blocks {
  readonly core: Core;
  /** As given, with sides, magnitudes and scales of the new forms. */
  readonly tables: Tables;
  readonly first: number;
  readonly count: number;
  /** How many units of the objective one of Q_b is. */
  readonly grains: readonly number[];
  /** Block of each option, -1 where it is in no row with a side. */
  readonly blockOf: Int32Array;
  /** Block of each row with a side, -1 elsewhere; dense over the forms before `first`. */
  readonly blockOfForm: Int32Array;
  /** Types in which blocks meet. */
  readonly mixed: readonly number[];
}

/** More blocks than these are not worth a row each. */
const MOST_BLOCKS = 40;
/** Where more than one type in so many is in several blocks, limits on the blocks say little about the whole. */
const MIXED = 4;

/** The blocks of a core; undefined where it has fewer than two. `price` are good prices of all forms. */
export function blocksOf(core: Core, tables: Tables, price: Float64Array): Blocks | undefined {
  const blockOfForm = components(core, tables.active);
  const count = blockOfForm.reduce((most, b) => Math.max(most, b + 1), 0);
  if (count < 2 || count > MOST_BLOCKS) return undefined;
  const blockOf = new Int32Array(core.options).fill(-1);
  for (let o = 0; o < core.options; o++)
    for (let e = core.entry[o] as number; e < (core.entry[o + 1] as number); e++)
      blockOf[o] = Math.max(blockOf[o] as number, blockOfForm[core.form[e] as number] ?? -1);
  const worth = Float64Array.from(blockOf, (b, o) => (b < 0 ? 0 : coefficientOf(core, o, tables.objective)));
  const mixed: number[] = [];
  for (let t = 0; t < core.types; t++) if (isMixed(core, blockOf, t)) mixed.push(t);
  if (mixed.length * MIXED > core.types) return undefined;
  const grain = grainOf(worth);
  const grains: number[] = [];
  for (const t of mixed) subtractPrice(core, t, price, blockOf, worth, grain);
  for (let b = 0; b < count; b++) {
    const own = grainOf(worth.filter((_, o) => blockOf[o] === b));
    grains.push(own);
    for (let o = 0; o < worth.length; o++) if (blockOf[o] === b) worth[o] = (worth[o] as number) / own;
  }
  const wide = withForms(core, blockOf, worth, count);
  return { core: wide, tables: widened(tables, wide, core.forms), first: core.forms, count, grains, blockOf, blockOfForm, mixed };
}

/** Component of each active form under "some option is in both", numbered from 0 by first form; -1 for other forms and those without an option. */
function components(core: Core, active: Int32Array): Int32Array {
  const parent = new Int32Array(core.forms).fill(-1);
  for (const f of active) parent[f] = f;
  const rootOf = (f: number): number => {
    let at = f;
    while (parent[at] !== at) at = parent[at] = parent[parent[at] as number] as number;
    return at;
  };
  const isUsed = new Uint8Array(core.forms);
  for (let o = 0; o < core.options; o++) {
    let first = -1;
    for (let e = core.entry[o] as number; e < (core.entry[o + 1] as number); e++) {
      const f = core.form[e] as number;
      if (parent[f] === -1) continue;
      isUsed[f] = 1;
      if (first < 0) first = rootOf(f);
      else parent[rootOf(f)] = first;
    }
  }
  const number = new Map<number, number>();
  const component = new Int32Array(core.forms).fill(-1);
  for (const f of active) {
    if (isUsed[f] === 0) continue;
    const root = rootOf(f);
    if (!number.has(root)) number.set(root, number.size);
    component[f] = number.get(root) as number;
  }
  return component;
}

function isMixed(core: Core, blockOf: Int32Array, t: number): boolean {
  let seen = -1;
  for (let o = core.start[t] as number; o < (core.start[t + 1] as number); o++) {
    const b = blockOf[o] as number;
    if (b >= 0 && seen >= 0 && b !== seen) return true;
    seen = Math.max(seen, b);
  }
  return false;
}

/** Greatest common divisor, 1 of nothing. */
function grainOf(worth: Float64Array): number {
  let grain = 0;
  for (const w of worth) {
    grain = gcd(grain, w);
    if (grain === 1) break;
  }
  return grain === 0 ? 1 : grain;
}

/**
 * Takes the price u of a type from the worth of each of its options. With r1 >= r2 what the type earns at these prices in its two
 * best blocks and r0 what it earns outside all blocks, every u between r1 and the larger of r0 and r2 gives the same
 * relaxation. The middle keeps blocks from ties, in which both take the type, or none does and u is lost.
 */
function subtractPrice(core: Core, t: number, price: Float64Array, blockOf: Int32Array, worth: Float64Array, grain: number): void {
  const earned = new Map<number, number>();
  for (let o = core.start[t] as number; o < (core.start[t + 1] as number); o++) {
    let own = 0;
    for (let e = core.entry[o] as number; e < (core.entry[o + 1] as number); e++)
      own -= (price[core.form[e] as number] as number) * (core.coefficient[e] as number);
    earned.set(blockOf[o] as number, Math.max(own, earned.get(blockOf[o] as number) ?? -Infinity));
  }
  const outside = earned.get(-1) ?? -Infinity;
  earned.delete(-1);
  const [first, second] = [...earned.values()].sort((a, b) => b - a) as [number, number];
  const own = grain * Math.round(Math.max(outside, (first + second) / 2) / grain);
  for (let o = core.start[t] as number; o < (core.start[t + 1] as number); o++) if ((blockOf[o] as number) >= 0) worth[o] = (worth[o] as number) - own;
}

/** The core with an entry in the form of its block for every option; the count of an option stays its last entry. */
function withForms(core: Core, blockOf: Int32Array, worth: Float64Array, count: number): Core {
  const has = (o: number): boolean => (blockOf[o] as number) >= 0 && worth[o] !== 0;
  const entry = new Int32Array(core.options + 1);
  for (let o = 0; o < core.options; o++) entry[o + 1] = (entry[o] as number) + (core.entry[o + 1] as number) - (core.entry[o] as number) + Number(has(o));
  const form = new Int32Array(entry[core.options] as number);
  const coefficient = new Float64Array(form.length);
  for (let o = 0; o < core.options; o++) {
    let at = entry[o] as number;
    if (has(o)) {
      form[at] = core.forms + (blockOf[o] as number);
      coefficient[at++] = worth[o] as number;
    }
    for (let e = core.entry[o] as number; e < (core.entry[o + 1] as number); e++) {
      form[at] = core.form[e] as number;
      coefficient[at++] = core.coefficient[e] as number;
    }
  }
  const constant = new Float64Array(core.forms + count);
  constant.set(core.constant);
  return { ...core, forms: core.forms + count, entry, form, coefficient, constant };
}

function widened(tables: Tables, core: Core, first: number): Tables {
  const wider = (list: Float64Array, rest: number): Float64Array => {
    const wide = new Float64Array(core.forms).fill(rest);
    wide.set(list);
    return wide;
  };
  const largest = wider(tables.largest, 1);
  for (let e = 0; e < core.form.length; e++) {
    const f = core.form[e] as number;
    if (f >= first) largest[f] = Math.max(largest[f] as number, Math.abs(core.coefficient[e] as number));
  }
  const scale = wider(tables.scale, 1);
  for (let f = first; f < core.forms; f++) scale[f] = 2 ** Math.floor(Math.log2(largest[f] as number));
  const sides = { lower: wider(tables.sides.lower, -Infinity), upper: wider(tables.sides.upper, Infinity) };
  return { ...tables, sides, largest, scale };
}

/** One block as a core of its own, its Q_b the objective. */
export interface BlockPart {
  readonly core: Core;
  readonly tables: Tables;
  readonly warm: Warm | undefined;
  /** The options of the wide core that an option stands for: itself, or all of its type outside the block. */
  meant(option: number): readonly number[];
  /** Whether an option is the one for all outside the block. */
  isRest(option: number): boolean;
}

/** The types of a block with its options, and one option for everything else in its type; `warm` is a start for the wide core. */
export function blockPart(blocks: Blocks, block: number, warm: Warm | undefined): BlockPart {
  const { core, blockOf } = blocks;
  const kept: number[] = [];
  const isRest: boolean[] = [];
  const start = [0];
  const size: number[] = [];
  for (let t = 0; t < core.types; t++) {
    const own: number[] = [];
    let rest = -1;
    for (let o = core.start[t] as number; o < (core.start[t + 1] as number); o++)
      if (blockOf[o] === block) own.push(o);
      else rest = o;
    if (own.length === 0) continue;
    kept.push(...own);
    isRest.push(...own.map(() => false));
    if (rest >= 0) {
      kept.push(rest);
      isRest.push(true);
    }
    start.push(kept.length);
    size.push(core.size[t] as number);
  }
  const part = copied(core, kept, isRest, start, size);
  const place = new Map(kept.map((o, i) => [o, i]));
  const meant = (i: number): readonly number[] => {
    if (isRest[i] !== true) return [kept[i] as number];
    const t = core.typeOf[kept[i] as number] as number;
    return Array.from({ length: (core.start[t + 1] as number) - (core.start[t] as number) }, (_, k) => (core.start[t] as number) + k).filter(
      (o) => blockOf[o] !== block,
    );
  };
  return {
    core: part,
    tables: ownTables(blocks, block),
    warm: warm === undefined ? undefined : ownWarm(blocks, block, warm, place),
    meant,
    isRest: (i) => isRest[i] === true,
  };
}

/** Sides of the block's rows alone; what is split on counts options of the block alone. */
function ownTables({ core, tables, first, blockOf, blockOfForm }: Blocks, block: number): Tables {
  const isForeign = new Uint8Array(core.forms);
  for (let o = 0; o < core.options; o++)
    if (blockOf[o] !== block) for (let e = core.entry[o] as number; e < (core.entry[o + 1] as number); e++) isForeign[core.form[e] as number] = 1;
  const own = (f: number): boolean => blockOfForm[f] === block || f >= first;
  return {
    ...tables,
    objective: first + block,
    active: tables.active.filter(own),
    sides: { lower: tables.sides.lower.map((side, f) => (own(f) ? side : -Infinity)), upper: tables.sides.upper.map((side, f) => (own(f) ? side : Infinity)) },
    countable: tables.countable.map((forms) => forms.filter((f) => isForeign[f] === 0)),
  };
}

function copied(core: Core, kept: readonly number[], isRest: readonly boolean[], start: readonly number[], size: readonly number[]): Core {
  const entry = [0];
  const form: number[] = [];
  const coefficient: number[] = [];
  kept.forEach((o, i) => {
    if (isRest[i] !== true)
      for (let e = core.entry[o] as number; e < (core.entry[o + 1] as number); e++) {
        form.push(core.form[e] as number);
        coefficient.push(core.coefficient[e] as number);
      }
    entry.push(form.length);
  });
  const option = Int32Array.from(kept);
  const typeOf = new Int32Array(option.length);
  for (let t = 0; t < size.length; t++) typeOf.fill(t, start[t], start[t + 1]);
  return {
    forms: core.forms,
    types: size.length,
    options: option.length,
    start: Int32Array.from(start),
    typeOf,
    size: Int32Array.from(size),
    entry: Int32Array.from(entry),
    form: Int32Array.from(form),
    coefficient: Float64Array.from(coefficient),
    nudge: Float64Array.from(kept, (o) => core.nudge[o] as number),
    constant: core.constant,
    origin: { kind: "core", wider: core, option, decided: () => new Int32Array(0) },
  };
}

/** Prices in units of the block's objective; of the pairs that tie, those that still do. */
function ownWarm({ core, blockOf, blockOfForm, grains }: Blocks, block: number, warm: Warm, place: ReadonlyMap<number, number>): Warm {
  const price = warm.price.map((p, i) => (blockOfForm[warm.forms[i] as number] === block ? p / (grains[block] as number) : 0));
  const isTied = Array.from(warm.option, (o, i) => {
    const key = warm.key[i] as number;
    if (o < 0 || key < 0) return false;
    return (blockOf[o] === block && blockOf[key] === block) || !isMixed(core, blockOf, core.typeOf[o] as number);
  });
  const moved = (list: Int32Array): Int32Array => list.map((o, i) => (isTied[i] === true ? (place.get(o) ?? -1) : -1));
  return { forms: warm.forms, price, option: moved(warm.option), key: moved(warm.key) };
}
