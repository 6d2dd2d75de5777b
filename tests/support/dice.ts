/** Seeded chance for tests: the same seed draws the same, on every machine. */

/** A source of random draws. */
export interface Dice {
  /** An integer in 0 .. count - 1. */
  below(count: number): number;
  /** An integer in low .. high. */
  between(low: number, high: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  shuffle<T>(list: readonly T[]): readonly T[];
}

/** A step of the generator mulberry32: 32 bits of state. */
function mulberry(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Dice of a seed. */
export function dice(seed: number): Dice {
  const next = mulberry(seed);
  const below = (count: number) => Math.floor(next() * count);
  return {
    below,
    between: (low, high) => low + below(high - low + 1),
    chance: (probability) => next() < probability,
    pick: <T>(list: readonly T[]) => {
      if (list.length === 0) throw new Error("nothing to pick from");
      return list[below(list.length)] as T;
    },
    shuffle: <T>(list: readonly T[]) => {
      const order = list.map((value) => ({ value, at: next() }));
      return order.sort((a, b) => a.at - b.at).map((entry) => entry.value);
    },
  };
}
