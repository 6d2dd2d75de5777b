/**
 * Prices of a large core: first of a sample with its sides in proportion, then of a working set of
 * the types near indifference, the others at their best. A pass over all types shows which of the others the new
 * prices would move; they join the set until none is left. Prices are only proposed here: the sweep that follows is exact.
 */
import type { EarlierPrices } from "../searcher.ts";
import { addOptionTo, type Core, subset } from "./core.ts";
import type { Solved, Warm } from "./sides.ts";
import { Simplex } from "./simplex.ts";
import type { Tables } from "./tables.ts";

/** Prices of all forms, the cheapest option of each type with the totals of all at their cheapest, and the tied options that hold the prices. */
export interface Priced {
  readonly solved: Solved;
  /** How often every option of the core was priced. */
  readonly passes: number;
  readonly price: Float64Array;
  readonly key: Int32Array;
  readonly keySum: Float64Array;
  readonly warm: Warm;
}

/** Cores up to this size are solved whole. */
const SMALL = 3000;
/** A sample has one of so many types. */
const STEP = 8;
/** Types of the first working set. */
const SET = 6000;
const MOST_ROUNDS = 10;
const MOST_PIVOTS = 20_000;
/** An earlier goal's largest coefficient weighs so much more than the objective's. */
const FAR = 1000;
const NO_PAIRS = { option: new Int32Array(0), key: new Int32Array(0) };

/** Solves the relaxation of a core whole. */
export function priceWhole(core: Core, simplex: Simplex, { sides, active }: Tables): Priced {
  const solved = simplex.solve(new Uint8Array(core.options).fill(1), sides, active, undefined, MOST_PIVOTS);
  return { solved, passes: 1, price: simplex.price, key: simplex.key, keySum: simplex.keySum, warm: simplex.warm() };
}

/** The earlier goal's prices, which weigh more than the objective: what they leave near indifference is what can still differ. */
function startOf({ objective: before, price: own }: EarlierPrices, { objective, largest, active }: Tables, forms: number) {
  const weight = (FAR * (largest[objective] as number)) / (largest[before] as number);
  const price = new Float64Array(forms);
  own.forEach((one, f) => (price[f] = weight * one));
  price[objective] = -1;
  return { price, warm: { forms: active, price: Float64Array.from(active, (f) => price[f] as number), ...NO_PAIRS } };
}

/** Solves the relaxation of a large core by samples of samples and working sets; `stuck` where they do not settle. Where an earlier goal has prices, they take the place of a sample's. */
export function priceBySample(core: Core, tables: Tables, earlier?: EarlierPrices): Priced {
  if (core.types <= SMALL) return priceWhole(core, new Simplex(core, tables.objective, tables.scale), tables);
  let { price, warm } = earlier === undefined ? sampled(core, tables) : startOf(earlier, tables, core.forms);
  let pass = passOver(core, price);
  let passes = 1;
  const inSet = new Uint8Array(core.types);
  join(inSet, pass.gap, SET);
  let solved: Solved = "stuck";
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { core: part, optionAt } = subset(core, membersOf(inSet), pass.key, pass.keySum);
    const simplex = new Simplex(part, tables.objective, tables.scale);
    const moved = { ...warm, option: warm.option.map((o) => optionAt(o)), key: warm.key.map((o) => optionAt(o)) };
    solved = simplex.solve(new Uint8Array(part.options).fill(1), tables.sides, tables.active, moved, MOST_PIVOTS);
    if (solved === "infeasible") {
      // What is held fixed breaks a row by itself: a wider set has more to give.
      if (part.types === core.types) break;
      join(inSet, pass.gap, Math.min(core.types, SET * 4 ** (round + 1)));
      continue;
    }
    price = simplex.price;
    warm = widened(simplex.warm(), part);
    const next = passOver(core, price);
    passes++;
    const isSettled = admitMoved(inSet, pass.key, next.key);
    pass = next;
    if (isSettled) return { solved, passes, price, ...pass, warm };
  }
  return { solved: solved === "infeasible" ? solved : "stuck", passes, price, ...pass, warm };
}

function membersOf(inSet: Uint8Array): Int32Array {
  const types: number[] = [];
  for (let t = 0; t < inSet.length; t++) if (inSet[t] === 1) types.push(t);
  return Int32Array.from(types);
}

/** Types outside the set that new prices move join it; true where there are none. */
function admitMoved(inSet: Uint8Array, before: Int32Array, after: Int32Array): boolean {
  let isSettled = true;
  for (let t = 0; t < inSet.length; t++) {
    if (inSet[t] === 1 || before[t] === after[t]) continue;
    inSet[t] = 1;
    isSettled = false;
  }
  return isSettled;
}

/** Options of a part as options of the core it was shrunk from. */
function widened(warm: Warm, part: Core): Warm {
  const { origin } = part;
  if (origin.kind !== "core") return warm;
  const up = (list: Int32Array): Int32Array => list.map((o) => origin.option[o] as number);
  return { ...warm, option: up(warm.option), key: up(warm.key) };
}

/** Prices of a sample of the types, with the sides that its share of the members leaves. */
function sampled(core: Core, tables: Tables): { readonly price: Float64Array; readonly warm: Warm } {
  const types = Int32Array.from({ length: Math.ceil(core.types / STEP) }, (_, i) => i * STEP);
  const [all, taken] = [sizeOf(core.size), types.reduce((sum, t) => sum + (core.size[t] as number), 0)];
  const nothing = core.constant.slice();
  for (const t of types) addOptionTo(core, core.start[t] as number, core.size[t] as number, nothing);
  const part = subset(core, types, core.start, nothing).core;
  const scaled = (side: number, f: number): number => (core.constant[f] as number) + ((side - (core.constant[f] as number)) * taken) / all;
  const sides = { lower: tables.sides.lower.map(scaled), upper: tables.sides.upper.map(scaled) };
  const { price, warm } = priceBySample(part, { ...tables, sides });
  return { price, warm: { ...warm, ...NO_PAIRS } };
}

function sizeOf(sizes: Int32Array): number {
  let sum = 0;
  for (const size of sizes) sum += size;
  return sum;
}

/** One pass: the cheapest option of every type, their totals, and how much dearer the second is. */
function passOver(core: Core, price: Float64Array): { readonly key: Int32Array; readonly gap: Float64Array; readonly keySum: Float64Array } {
  const { start, entry, form, coefficient, nudge } = core;
  const key = new Int32Array(core.types);
  const gap = new Float64Array(core.types);
  const keySum = core.constant.slice();
  for (let t = 0; t < core.types; t++) {
    let first = Infinity;
    let second = Infinity;
    for (let o = start[t] as number, end = start[t + 1] as number; o < end; o++) {
      let sum = nudge[o] as number;
      for (let e = entry[o] as number, stop = entry[o + 1] as number; e < stop; e++) sum += (price[form[e] as number] as number) * (coefficient[e] as number);
      if (sum < first) {
        second = first;
        first = sum;
        key[t] = o;
      } else if (sum < second) second = sum;
    }
    gap[t] = second - first;
    addOptionTo(core, key[t] as number, core.size[t] as number, keySum);
  }
  return { key, gap, keySum };
}

/** Adds about so many types with the smallest gaps. */
function join(inSet: Uint8Array, gap: Float64Array, wanted: number): void {
  const cut = cutOff(gap, wanted);
  for (let t = 0; t < gap.length; t++) if ((gap[t] as number) <= cut) inSet[t] = 1;
}

/** A value that about so many are not above, judged by a sample. */
export function cutOff(values: Float64Array, wanted: number): number {
  if (wanted >= values.length) return Infinity;
  const step = Math.max(1, Math.floor(values.length / 20_000));
  const some = new Float64Array(Math.ceil(values.length / step));
  for (let i = 0; i < some.length; i++) some[i] = values[i * step] as number;
  some.sort();
  return some[Math.min(some.length - 1, Math.ceil((wanted / values.length) * some.length))] as number;
}
