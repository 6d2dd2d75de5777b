/**
 * The line search of the dual: along prices + t * ray every type's cost is the least of linear
 * functions, so f is convex and piecewise linear in t. Events are the next change of a type's key and the
 * zeros of row prices, kept in a heap; each passed makes f steeper. The event at which f would rise,
 * or at which a condition that must hold would break, ends the search and becomes basic.
 */
import { addOptionTo, type Core } from "./core.ts";
import { Envelope } from "./envelope.ts";
import type { Sides } from "./sides.ts";

/** A type with more options than this has its changes found together (envelope.ts), not each by a pass over all. */
const WIDE = 200;

/** No event: f falls without end. */
export const NO_EVENT = -0x80000000;

/** What the search reads and moves of the simplex. */
interface Line {
  readonly core: Core;
  readonly price: Float64Array;
  readonly ray: Float64Array;
  readonly key: Int32Array;
  readonly cost: Float64Array;
  readonly keySum: Float64Array;
}

/** The rows of the simplex; `side` is turned where a price passes 0. */
interface Rows {
  readonly active: Int32Array;
  readonly rowSlot: Int32Array;
  readonly side: Int8Array;
  readonly sides: Sides;
  readonly scale: Float64Array;
}

/** Work space of the searches over one core. */
export class Events {
  /** Step length of the last search. */
  at = 0;
  readonly #core: Core;
  readonly #slope: Float64Array;
  readonly #basic: Uint8Array;
  readonly #basicCount: Int32Array;
  #alive: Uint8Array = new Uint8Array(0);
  #time: Float64Array;
  #event: Int32Array;
  #count = 0;
  /** No event later than this is of use: one before it ends the search. */
  #cap = Infinity;
  #least = 0;
  /** Of the wide types that changed in this search. */
  readonly #envelopes = new Map<number, Envelope>();

  constructor(core: Core) {
    this.#core = core;
    this.#slope = new Float64Array(core.options);
    this.#basic = new Uint8Array(core.options);
    this.#basicCount = new Int32Array(core.types);
    this.#time = new Float64Array(core.types + 64);
    this.#event = new Int32Array(core.types + 64);
  }

  begin(alive: Uint8Array): void {
    this.at = 0;
    this.#alive = alive;
    this.#basic.fill(0);
    this.#basicCount.fill(0);
  }

  enter(o: number): void {
    const t = this.#core.typeOf[o] as number;
    this.#basic[o] = 1;
    this.#basicCount[t] = (this.#basicCount[t] as number) + 1;
  }

  leave(o: number): void {
    const t = this.#core.typeOf[o] as number;
    this.#basic[o] = 0;
    this.#basicCount[t] = (this.#basicCount[t] as number) - 1;
  }

  /** Walks along the ray from where the last search ended; the event that becomes basic (an option, -1 - row, or NO_EVENT). */
  search(line: Line, slope: number, least: number, rows: Rows): number {
    this.#count = 0;
    this.#cap = Infinity;
    this.#least = least;
    this.#envelopes.clear();
    this.#rowEvents(line, rows);
    this.#keyEvents(line);
    for (let i = (this.#count >> 1) - 1; i >= 0; i--) this.#sink(i);
    const flat = slope * 1e-9;
    let now = slope;
    while (this.#count > 0) {
      const event = this.#event[0] as number;
      this.at = this.#time[0] as number;
      this.#drop();
      if (event < 0) {
        const f = rows.active[-1 - event] as number;
        now += Math.abs(line.ray[f] as number) * ((rows.sides.upper[f] as number) - (rows.sides.lower[f] as number));
        if (now >= flat) return event;
        rows.side[-1 - event] = -(rows.side[-1 - event] as number);
        continue;
      }
      const t = this.#core.typeOf[event] as number;
      const key = line.key[t] as number;
      now += (this.#core.size[t] as number) * ((this.#slope[key] as number) - (this.#slope[event] as number));
      if (now >= flat || (this.#basicCount[t] as number) > 0) return event;
      addOptionTo(this.#core, key, -(this.#core.size[t] as number), line.keySum);
      addOptionTo(this.#core, event, this.#core.size[t] as number, line.keySum);
      line.key[t] = event;
      this.#next(line, t, event);
    }
    return NO_EVENT;
  }

  #rowEvents({ price, ray }: Line, { active, rowSlot, side, sides, scale }: Rows): void {
    for (let k = 0; k < active.length; k++) {
      const f = active[k] as number;
      const d = ray[f] as number;
      if ((rowSlot[k] as number) >= 0 || Math.abs(d) * (scale[f] as number) <= this.#least || d > 0 === (side[k] as number) > 0) continue;
      const time = Math.max(0, -(price[f] as number) / d);
      this.#add(time, -1 - k);
      if ((sides.upper[f] as number) - (sides.lower[f] as number) === Infinity && time < this.#cap) this.#cap = time;
    }
  }

  /** One pass: costs move by the last step, slopes are new, and each type gives its next change. */
  #keyEvents({ ray, key, cost }: Line): void {
    const core = this.#core;
    const { start, entry, form, coefficient } = core;
    const [slope, alive, basic] = [this.#slope, this.#alive, this.#basic];
    const [step, least] = [this.at, this.#least];
    this.at = 0;
    for (let t = 0; t < core.types; t++) {
      const end = start[t + 1] as number;
      for (let o = start[t] as number; o < end; o++) {
        if (alive[o] === 0) continue;
        cost[o] = (cost[o] as number) + step * (slope[o] as number);
        let sum = 0;
        for (let e = entry[o] as number, stop = entry[o + 1] as number; e < stop; e++) sum += (ray[form[e] as number] as number) * (coefficient[e] as number);
        slope[o] = sum;
      }
      const k = key[t] as number;
      const [keyCost, keySlope] = [cost[k] as number, slope[k] as number];
      let time = this.#cap;
      let event = -1;
      let steepest = 0;
      for (let o = start[t] as number; o < end; o++) {
        const gain = keySlope - (slope[o] as number);
        if (!(gain > least) || alive[o] === 0 || basic[o] === 1) continue;
        const over = (cost[o] as number) - keyCost;
        if (over > time * gain) continue;
        const own = over > 0 ? over / gain : 0;
        if (own < time || (own === time && gain > steepest)) [time, event, steepest] = [own, o, gain];
      }
      if (event < 0) continue;
      this.#add(time, event);
      if ((this.#basicCount[t] as number) > 0) this.#cap = time;
    }
  }

  /** The next change of a type after it took the key of this event. */
  #next(line: Line, t: number, key: number): void {
    const { start } = this.#core;
    if ((start[t + 1] as number) - (start[t] as number) > WIDE) return this.#nextWide(line, t, key);
    const { cost } = line;
    const slope = this.#slope;
    let time = this.#cap;
    let event = -1;
    for (let o = start[t] as number; o < (start[t + 1] as number); o++) {
      const gain = (slope[key] as number) - (slope[o] as number);
      if (!(gain > this.#least) || this.#alive[o] === 0) continue;
      const own = Math.max(this.at, ((cost[o] as number) - (cost[key] as number)) / gain);
      if (own <= time) [time, event] = [own, o];
    }
    if (event < 0) return;
    this.#add(time, event);
    this.#rise(this.#count - 1);
  }

  #nextWide({ cost }: Line, t: number, key: number): void {
    const { start } = this.#core;
    let own = this.#envelopes.get(t);
    if (own === undefined) {
      own = new Envelope(cost, this.#slope, this.#least);
      own.begin(key, start[t] as number, start[t + 1] as number, this.#alive, this.#cap);
      this.#envelopes.set(t, own);
    }
    const event = own.next(key);
    if (event < 0) return;
    const time = Math.max(this.at, own.time);
    if (time > this.#cap) return;
    this.#add(time, event);
    this.#rise(this.#count - 1);
  }

  #add(time: number, event: number): void {
    if (this.#count === this.#time.length) {
      const [time2, event2] = [new Float64Array(2 * this.#count), new Int32Array(2 * this.#count)];
      time2.set(this.#time);
      event2.set(this.#event);
      this.#time = time2;
      this.#event = event2;
    }
    this.#time[this.#count] = time;
    this.#event[this.#count++] = event;
  }

  #drop(): void {
    this.#count--;
    this.#time[0] = this.#time[this.#count] as number;
    this.#event[0] = this.#event[this.#count] as number;
    this.#sink(0);
  }

  #sink(from: number): void {
    const [time, event, count] = [this.#time, this.#event, this.#count];
    let i = from;
    const [key, item] = [time[i] as number, event[i] as number];
    for (let child = 2 * i + 1; child < count; child = 2 * i + 1) {
      if (child + 1 < count && (time[child + 1] as number) < (time[child] as number)) child++;
      if (!((time[child] as number) < key)) break;
      time[i] = time[child] as number;
      event[i] = event[child] as number;
      i = child;
    }
    time[i] = key;
    event[i] = item;
  }

  #rise(from: number): void {
    const [time, event] = [this.#time, this.#event];
    let i = from;
    const [key, item] = [time[i] as number, event[i] as number];
    for (let parent = (i - 1) >> 1; i > 0 && key < (time[parent] as number); parent = (i - 1) >> 1) {
      time[i] = time[parent] as number;
      event[i] = event[parent] as number;
      i = parent;
    }
    time[i] = key;
    event[i] = item;
  }
}
