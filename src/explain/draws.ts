/** Seeded draws for estimates (never for the lot itself): mulberry32, its state taken from the SHA-256 of a text. */
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";

/** Draws whole numbers below a bound, each equally likely. */
export type Draw = (bound: number) => number;

const RANGE = 2 ** 32;

/** The draws that a text begins; the same text draws the same on every machine. */
export function drawsFrom(text: string): Draw {
  let state = new DataView(sha256(utf8ToBytes(text)).buffer).getUint32(0);
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
  return (bound) => {
    // Numbers above the last whole multiple of the bound would make the small ones likelier.
    const end = RANGE - (RANGE % bound);
    for (;;) {
      const drawn = next();
      if (drawn < end) return drawn % bound;
    }
  };
}

/** Shuffles a list in place, every order equally likely (Fisher and Yates). */
export function shuffle(list: number[], draw: Draw): void {
  for (let i = list.length - 1; i > 0; i -= 1) {
    const j = draw(i + 1);
    const [a, b] = [list[i] as number, list[j] as number];
    list[i] = b;
    list[j] = a;
  }
}
