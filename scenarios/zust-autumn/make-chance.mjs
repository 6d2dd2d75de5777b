/** Seeded chance of the scripts that make this cohort. */

let state = 0;

/** Begins a stream of random numbers. */
export function seed(number) {
  state = number >>> 0;
}

/** mulberry32: a number in [0, 1). */
function random() {
  state = (state + 0x6d2b79f5) >>> 0;
  let t = Math.imul(state ^ (state >>> 15), state | 1);
  t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

export const chance = (p) => random() < p;
export const integer = (low, high) => low + Math.floor(random() * (high - low + 1));
export const pick = (list) => list[integer(0, list.length - 1)];
/** Nearly normal, mean 0, deviation 1: the sum of twelve uniform numbers less six. */
export const normal = () => Array.from({ length: 12 }, random).reduce((a, b) => a + b, -6);
export const clamp = (x, low, high) => Math.min(high, Math.max(low, x));
export const step = (x, unit) => Math.round(x / unit) * unit;

/** One of `[value, weight]` pairs. */
export function weighted(pairs) {
  let at = random() * pairs.reduce((sum, pair) => sum + pair[1], 0);
  for (const [value, weight] of pairs) {
    at -= weight;
    if (at < 0) return value;
  }
  return pairs[pairs.length - 1][0];
}

/** Shuffles a list in place. */
export function shuffle(list) {
  for (let i = list.length - 1; i > 0; i -= 1) {
    const j = integer(0, i);
    [list[i], list[j]] = [list[j], list[i]];
  }
  return list;
}

/** A day of a range of days in one month, at an hour of office time. */
export function time(month, from, to) {
  const day = String(integer(from, to)).padStart(2, "0");
  const hour = String(integer(9, 16)).padStart(2, "0");
  return `${month}-${day}T${hour}:${pick(["00", "10", "20", "30", "40", "50"])}+08:00`;
}
