/**
 * The least of many lines cost + t * slope from one of them on: which is the least next, and next, asked for one by one.
 *
 * Between two lines A (now) and B (flatter, later) the lines that are ever least are below both where A and B cross; the lowest there, C, is one of them, and
 * splits the rest into those between A and C and those between C and B. So each line is looked at only while it lies below such
 * a crossing, a few times in all, where going through all for every change would take changes times lines.
 */

/** The lines that may be least before `end` is. */
interface Span {
  readonly end: number;
  readonly between: Int32Array;
}

/** The lower envelope of the lines of one type in one search. */
export class Envelope {
  /** When the line that `next` gave becomes the least. */
  time = 0;
  readonly #cost: Float64Array;
  readonly #slope: Float64Array;
  readonly #least: number;
  readonly #spans: Span[] = [];

  /** Lines by option; slopes that differ by no more than `least` are the same. */
  constructor(cost: Float64Array, slope: Float64Array, least: number) {
    this.#cost = cost;
    this.#slope = slope;
    this.#least = least;
  }

  /** Takes the options from .. to that live and pass below `key` by the time `cap`. */
  begin(key: number, from: number, to: number, alive: Uint8Array, cap: number): void {
    const [cost, slope] = [this.#cost, this.#slope];
    const [keyCost, keySlope] = [cost[key] as number, slope[key] as number];
    const found = new Int32Array(to - from);
    let [count, end] = [0, -1];
    for (let o = from; o < to; o++) {
      const gain = keySlope - (slope[o] as number);
      if (!(gain > this.#least) || alive[o] === 0 || (cost[o] as number) - keyCost > cap * gain) continue;
      found[count++] = o;
      if (end < 0 || this.#isFlatter(o, end)) end = o;
    }
    if (end >= 0) this.#spans.push({ end, between: found.subarray(0, count) });
  }

  /** The line that is the least after `key`; -1: none. */
  next(key: number): number {
    for (let span = this.#spans.pop(); span !== undefined; span = this.#spans.pop()) {
      const { end, between } = span;
      const lowest = this.#lowest(key, end, between);
      if (lowest >= 0) {
        this.#spans.push({ end, between: this.#below(lowest, end, between) }, { end: lowest, between: this.#below(key, lowest, between) });
      } else if ((this.#slope[key] as number) - (this.#slope[end] as number) > this.#least) {
        this.time = this.#crossing(key, end);
        return end;
      }
    }
    return -1;
  }

  #isFlatter(a: number, b: number): boolean {
    const [own, other] = [this.#slope[a] as number, this.#slope[b] as number];
    return own < other || (own === other && (this.#cost[a] as number) < (this.#cost[b] as number));
  }

  #crossing(a: number, b: number): number {
    return ((this.#cost[b] as number) - (this.#cost[a] as number)) / ((this.#slope[a] as number) - (this.#slope[b] as number));
  }

  /** The line that is lowest where a and b cross, if it lies below them; -1: none does. */
  #lowest(a: number, b: number, between: Int32Array): number {
    const [cost, slope] = [this.#cost, this.#slope];
    const time = this.#crossing(a, b);
    let value = Math.min((cost[a] as number) + time * (slope[a] as number), (cost[b] as number) + time * (slope[b] as number));
    let found = -1;
    for (const o of between) {
      const own = (cost[o] as number) + time * (slope[o] as number);
      if (own < value) [value, found] = [own, o];
    }
    return found;
  }

  /** Those with a slope between two lines and below their crossing. */
  #below(a: number, b: number, between: Int32Array): Int32Array {
    const [cost, slope] = [this.#cost, this.#slope];
    const time = this.#crossing(a, b);
    const value = (cost[b] as number) + time * (slope[b] as number);
    return between.filter((o) => {
      const own = slope[o] as number;
      return own < (slope[a] as number) && own > (slope[b] as number) && (cost[o] as number) + time * own < value;
    });
  }
}
