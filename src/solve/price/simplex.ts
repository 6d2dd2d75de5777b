/**
 * The linear relaxation of a core by its dual: with prices m on forms (-1 on the objective),
 *
 *     f(m) = sum_f m_f side_f - sum_t size_t min_o cost_o,   cost_o = sum_f m_f a_fo,
 *
 * is convex and piecewise linear, and its least value is the bound of the relaxation (Lagrange; generalised upper
 * bounds after Dantzig and Van Slyke 1967). A vertex is held by one condition per active row: an option tied with the
 * *key* (the cheapest option) of its type, or a row's price held where it is. The values of these basic columns
 * solve a system of one equation per row, whatever the number of groups. A value out of its bounds gives a direction of
 * descent, along which the search goes on past every change of a key while f still falls (long steps).
 * Everything here is floating point: it proposes prices, and proves nothing.
 */
import { Bases } from "./bases.ts";
import { addOptionTo, coefficientOf, type Core } from "./core.ts";
import { cheapest } from "./pricing.ts";
import { Events, NO_EVENT } from "./events.ts";
import { Inverse, normOf, PIVOT } from "./inverse.ts";
import { keyNorm, keyRest } from "./keys.ts";
import type { Sides, Solved, Warm } from "./sides.ts";

const TOLERANCE = 1e-9;

/** The simplex of one core; what it found stands in its fields until the next `solve`. */
export class Simplex {
  readonly core: Core;
  readonly objective: number;
  /** Prices of all forms, -1 at the objective. */
  readonly price: Float64Array;
  /** After `infeasible`: prices of forms (objective 0) along which the bound falls without end. */
  readonly ray: Float64Array;
  /** Cheapest option of each type. */
  readonly key: Int32Array;
  readonly cost: Float64Array;
  /** Totals of all forms with every member of a type at its key. */
  readonly keySum: Float64Array;
  /** Basic option of each slot, -1 where a row is basic. */
  slotOption = new Int32Array(0);
  /** Value of each slot. */
  value = new Float64Array(0);
  active: Int32Array = new Int32Array(0);
  pivots = 0;
  readonly events: Events;
  readonly #scale: Float64Array;
  readonly #inverse = new Inverse();
  readonly #bases = new Bases();
  /** Pivots since the inverse was built. */
  #age = 0;
  readonly #local: Int32Array;
  /** Local row of each row slot. */
  #slotRow = new Int32Array(0);
  /** Slot of each local row, -1 where it is not basic. */
  #rowSlot = new Int32Array(0);
  #side = new Int8Array(0);
  #vector = new Float64Array(0);
  #image = new Float64Array(0);
  #sides: Sides = { lower: new Float64Array(0), upper: new Float64Array(0) };
  #alive: Uint8Array = new Uint8Array(0);
  #mayRestart = true;

  constructor(core: Core, objective: number, scale: Float64Array) {
    this.core = core;
    this.objective = objective;
    this.price = new Float64Array(core.forms);
    this.ray = new Float64Array(core.forms);
    this.key = new Int32Array(core.types);
    this.cost = new Float64Array(core.options);
    this.keySum = new Float64Array(core.forms);
    this.#local = new Int32Array(core.forms).fill(-1);
    this.#scale = scale;
    this.events = new Events(core);
  }

  /** Solves with these rows active, from a warm start; every type has a remaining option. */
  solve(alive: Uint8Array, sides: Sides, active: Int32Array, warm: Warm | undefined, mostPivots: number): Solved {
    this.#mayRestart = true;
    this.#begin(alive, sides, active, warm);
    for (let pivot = 0; pivot < mostPivots; pivot++) {
      this.#evaluate();
      const slot = this.#leaving();
      if (slot < 0) return "optimal";
      const outcome = this.#descend(slot);
      this.pivots++;
      this.#age++;
      if (outcome !== "moved") return outcome;
    }
    this.#evaluate();
    return "stuck";
  }

  /** The place to start from for a node below. */
  warm(): Warm {
    const { active, slotOption, key, core } = this;
    const price = new Float64Array(active.length);
    for (let k = 0; k < active.length; k++) price[k] = this.price[active[k] as number] as number;
    const option = slotOption.filter((o) => o >= 0);
    const warm = { forms: active, price, option, key: option.map((o) => key[core.typeOf[o] as number] as number) };
    this.#bases.keep(warm, this.#inverse, this.#slots(), this.#age);
    return warm;
  }

  /** Totals of all forms at the relaxed point. */
  totals(into: Float64Array): Float64Array {
    into.set(this.keySum);
    for (let j = 0; j < this.slotOption.length; j++) {
      const o = this.slotOption[j] as number;
      if (o < 0) continue;
      addOptionTo(this.core, o, this.value[j] as number, into);
      addOptionTo(this.core, this.key[this.core.typeOf[o] as number] as number, -(this.value[j] as number), into);
    }
    return into;
  }

  /** The bound of the relaxation at the present prices: the objective of the basic point, and what rows that are held at a price lack to their side. */
  bound(): number {
    const { core, objective, keySum, slotOption, value, key } = this;
    let sum = keySum[objective] as number;
    for (let j = 0; j < slotOption.length; j++) {
      const o = slotOption[j] as number;
      if (o >= 0) sum += (value[j] as number) * (coefficientOf(core, o, objective) - coefficientOf(core, key[core.typeOf[o] as number] as number, objective));
      else {
        const f = this.active[this.#slotRow[j] as number] as number;
        const price = this.price[f] as number;
        if (price !== 0)
          sum += price * (((price > 0 ? this.#sides.upper[f] : this.#sides.lower[f]) as number) - (value[j] as number) * (this.#scale[f] as number));
      }
    }
    return sum;
  }

  #begin(alive: Uint8Array, sides: Sides, active: Int32Array, warm: Warm | undefined): void {
    for (const f of this.active) this.#local[f] = -1;
    this.active = active;
    this.#sides = sides;
    this.#alive = alive;
    const size = active.length;
    if (this.slotOption.length !== size) this.#resize(size);
    for (let k = 0; k < size; k++) {
      this.#local[active[k] as number] = k;
      this.#side[k] = sides.upper[active[k] as number] === Infinity ? -1 : 1;
    }
    this.price.fill(0);
    this.price[this.objective] = -1;
    warm?.forms.forEach((f, i) => this.#setPrice(f, warm.price[i] as number));
    this.slotOption.fill(-1);
    for (let k = 0; k < size; k++) {
      this.#slotRow[k] = k;
      this.#rowSlot[k] = k;
    }
    this.#inverse.reset(size);
    this.events.begin(alive);
    this.#price(alive, warm === undefined ? [] : this.#start(warm, alive), warm);
  }

  #resize(size: number): void {
    this.slotOption = new Int32Array(size);
    this.value = new Float64Array(size);
    this.#slotRow = new Int32Array(size);
    this.#rowSlot = new Int32Array(size);
    this.#side = new Int8Array(size);
    this.#vector = new Float64Array(size);
    this.#image = new Float64Array(size);
  }

  /** A price whose side is missing would make f infinite. */
  #setPrice(f: number, price: number): void {
    const k = this.#local[f] as number;
    if (k < 0 || price === 0 || (price > 0 ? this.#sides.upper[f] === Infinity : this.#sides.lower[f] === -Infinity)) return;
    this.price[f] = price;
    this.#side[k] = price > 0 ? 1 : -1;
  }

  #slots() {
    return { slotOption: this.slotOption, slotRow: this.#slotRow, rowSlot: this.#rowSlot };
  }

  /** The basis of the start, as it was where it is still known; returns the indexes of its pairs. */
  #start(warm: Warm, alive: Uint8Array): readonly number[] {
    const age = this.#bases.restore(warm, this.active, alive, this.#inverse, this.#slots());
    this.#age = age ?? 0;
    if (age === undefined) return this.#takeWarm(warm, alive);
    for (const o of warm.option) this.events.enter(o);
    return [...warm.option.keys()];
  }

  /** Puts the tied pairs of the start back, as far as both remain and are independent; returns their indexes. */
  #takeWarm(warm: Warm, alive: Uint8Array): number[] {
    const kept: number[] = [];
    for (let i = 0; i < warm.option.length; i++) {
      const [o, key] = [warm.option[i] as number, warm.key[i] as number];
      if (o < 0 || key < 0 || alive[o] === 0 || alive[key] === 0) continue;
      this.#column(o, key);
      this.#inverse.times(this.#vector, this.#image);
      let slot = -1;
      let largest = 1e-7;
      for (let j = 0; j < this.slotOption.length; j++)
        if (this.slotOption[j] === -1 && Math.abs(this.#image[j] as number) > largest) {
          largest = Math.abs(this.#image[j] as number);
          slot = j;
        }
      if (slot < 0) continue;
      this.#inverse.replace(slot, this.#image);
      this.#rowSlot[this.#slotRow[slot] as number] = -1;
      this.#occupy(slot, o);
      kept.push(i);
    }
    return kept;
  }

  /** Costs of all options, keys, and their totals. */
  #price(alive: Uint8Array, kept: readonly number[], warm: Warm | undefined): void {
    const { core, key, cost, price, keySum } = this;
    cheapest(core, alive, price, cost, key);
    for (const i of kept) {
      const own = warm?.key[i] as number;
      key[core.typeOf[own] as number] = own;
    }
    keySum.set(core.constant);
    for (let t = 0; t < core.types; t++) addOptionTo(core, key[t] as number, core.size[t] as number, keySum);
  }

  #occupy(slot: number, o: number): void {
    this.slotOption[slot] = o;
    this.#slotRow[slot] = -1;
    this.events.enter(o);
  }

  /** The column of "o instead of the key", in scaled rows. */
  #column(o: number, key: number): void {
    this.#vector.fill(0);
    this.#addColumn(o, 1);
    this.#addColumn(key, -1);
  }

  #addColumn(o: number, sign: 1 | -1): void {
    const { entry, form, coefficient } = this.core;
    const vector = this.#vector;
    for (let e = entry[o] as number, end = entry[o + 1] as number; e < end; e++) {
      const f = form[e] as number;
      const k = this.#local[f] as number;
      if (k >= 0) vector[k] = (vector[k] as number) + (sign * (coefficient[e] as number)) / (this.#scale[f] as number);
    }
  }

  /** Values of the basic columns. */
  #evaluate(): void {
    const { active, keySum } = this;
    for (let k = 0; k < active.length; k++) {
      const f = active[k] as number;
      const held = (this.#rowSlot[k] as number) >= 0 ? 0 : (this.#side[k] as number) > 0 ? this.#sides.upper[f] : this.#sides.lower[f];
      this.#vector[k] = ((held as number) - (keySum[f] as number)) / (this.#scale[f] as number);
    }
    this.#inverse.times(this.#vector, this.value);
  }

  /** The slot to leave, -1 where every value is in its bounds; a key that must leave changes places with an option of its type. */
  #leaving(): number {
    const { size, values } = this.#inverse;
    let best = -1;
    let most = 0;
    let asKey = false;
    for (let j = 0; j < size; j++) {
      const o = this.slotOption[j] as number;
      if (o < 0) {
        const violation = this.#rowViolation(j);
        if (violation === 0) continue;
        const score = (violation * violation) / normOf(values, j * size, size);
        if (score > most) [best, most, asKey] = [j, score, false];
        continue;
      }
      const value = (this.value[j] as number) + TOLERANCE;
      if (value < 0) {
        const score = (value * value) / normOf(values, j * size, size);
        if (score > most) [best, most, asKey] = [j, score, false];
      }
      const rest = keyRest(this.core, this.slotOption, this.value, j);
      if (!(rest < -TOLERANCE)) continue;
      const score = (rest * rest) / keyNorm(this.core, this.slotOption, this.#inverse, j);
      if (score > most) [best, most, asKey] = [j, score, true];
    }
    if (asKey) this.#swapKey(best);
    return best;
  }

  /** By how much the activity of a basic row leaves its bounds (signed, scaled); where its price is not 0 it must stand at its side. */
  #rowViolation(j: number): number {
    const f = this.active[this.#slotRow[j] as number] as number;
    const price = this.price[f] as number;
    const scale = this.#scale[f] as number;
    const low = ((price > 0 ? this.#sides.upper[f] : this.#sides.lower[f]) as number) / scale;
    const high = ((price < 0 ? this.#sides.lower[f] : this.#sides.upper[f]) as number) / scale;
    const activity = this.value[j] as number;
    if (activity > high + TOLERANCE * (1 + Math.abs(high))) return activity - high;
    return activity < low - TOLERANCE * (1 + Math.abs(low)) ? activity - low : 0;
  }

  /** Makes the option of the slot's type with the largest value the key, and the old key basic in its slot, to leave; that slot is moved to `first`. */
  #swapKey(first: number): void {
    const { core, slotOption, value, key, keySum } = this;
    const { size, values } = this.#inverse;
    const t = core.typeOf[slotOption[first] as number] as number;
    let slot = first;
    for (let i = 0; i < size; i++)
      if ((slotOption[i] as number) >= 0 && core.typeOf[slotOption[i] as number] === t && (value[i] as number) > (value[slot] as number)) slot = i;
    const [old, next] = [key[t] as number, slotOption[slot] as number];
    const sum = new Float64Array(size);
    let rest = core.size[t] as number;
    for (let i = 0; i < size; i++) {
      if ((slotOption[i] as number) < 0 || core.typeOf[slotOption[i] as number] !== t) continue;
      rest -= value[i] as number;
      for (let k = 0; k < size; k++) sum[k] = (sum[k] as number) - (values[i * size + k] as number);
    }
    values.set(sum, slot * size);
    value[slot] = rest;
    this.events.leave(next);
    this.events.enter(old);
    slotOption[slot] = old;
    key[t] = next;
    addOptionTo(core, old, -(core.size[t] as number), keySum);
    addOptionTo(core, next, core.size[t] as number, keySum);
    if (slot !== first) this.#swapSlots(slot, first);
  }

  #swapSlots(i: number, j: number): void {
    this.#inverse.swap(i, j);
    for (const list of [this.slotOption, this.value]) [list[i], list[j]] = [list[j] as number, list[i] as number];
  }

  /** One line search and pivot. */
  #descend(slot: number): "moved" | "infeasible" | "stuck" {
    const { active, ray, price } = this;
    const { size, values } = this.#inverse;
    const leavingRow = this.#slotRow[slot] as number;
    const isOption = (this.slotOption[slot] as number) >= 0;
    const violation = isOption ? (this.value[slot] as number) : this.#rowViolation(slot);
    const sign = !isOption && violation > 0 ? -1 : 1;
    ray.fill(0);
    let largest = 0;
    for (let k = 0; k < size; k++) {
      const d = sign * (values[slot * size + k] as number);
      if ((this.#rowSlot[k] as number) >= 0 && k !== leavingRow) continue;
      ray[active[k] as number] = d / (this.#scale[active[k] as number] as number);
      largest = Math.max(largest, Math.abs(d));
    }
    this.#release(slot, violation);
    const event = this.events.search(this, -Math.abs(violation), largest * 1e-10, this.#rows());
    if (event === NO_EVENT) return "infeasible";
    for (let k = 0; k < size; k++) {
      const f = active[k] as number;
      if ((this.#rowSlot[k] as number) < 0) price[f] = (price[f] as number) + this.events.at * (ray[f] as number);
    }
    return this.#enter(slot, event);
  }

  #release(slot: number, violation: number): void {
    const o = this.slotOption[slot] as number;
    if (o >= 0) {
      this.events.leave(o);
      this.slotOption[slot] = -1;
      return;
    }
    const k = this.#slotRow[slot] as number;
    const price = this.price[this.active[k] as number] as number;
    this.#side[k] = price > 0 || (price === 0 && violation > 0) ? 1 : -1;
    this.#rowSlot[k] = -1;
    this.#slotRow[slot] = -1;
  }

  #rows() {
    return { active: this.active, rowSlot: this.#rowSlot, side: this.#side, sides: this.#sides, scale: this.#scale };
  }

  /** Event e >= 0: option e ties with its key; otherwise row -1 - e is held at price 0. */
  #enter(slot: number, event: number): "moved" | "stuck" {
    const { size, values } = this.#inverse;
    const image = this.#image;
    if (event >= 0) {
      this.#column(event, this.key[this.core.typeOf[event] as number] as number);
      this.#inverse.times(this.#vector, image);
    } else for (let i = 0; i < size; i++) image[i] = -(values[i * size + (-1 - event)] as number);
    if (!(Math.abs(image[slot] as number) > PIVOT)) return this.#restart();
    this.#inverse.replace(slot, image);
    if (event >= 0) this.#occupy(slot, event);
    else {
      this.#slotRow[slot] = -1 - event;
      this.#rowSlot[-1 - event] = slot;
      this.price[this.active[-1 - event] as number] = 0;
    }
    return "moved";
  }

  /** Numbers went bad: from the prices at hand with every row basic, once. */
  #restart(): "moved" | "stuck" {
    if (!this.#mayRestart) return "stuck";
    this.#mayRestart = false;
    const warm = { ...this.warm(), option: new Int32Array(0), key: new Int32Array(0) };
    this.#begin(this.#alive, this.#sides, this.active, warm);
    return "moved";
  }
}
