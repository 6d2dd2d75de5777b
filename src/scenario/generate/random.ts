/**
 * Chance for invented cohorts: sfc32 (Chris Doty-Humphrey, PractRand), restarted for every fact of
 * every student, so that the first students of a large cohort are those of a small one and another
 * fact changes nothing in the others. Only integers and the four operations on doubles decide: every
 * host writes the same numbers.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";

/** Rounds after a restart before the first number is used, as the author of sfc32 advises. */
const WARM_UP = 12;
const GOLDEN = 0x9e3779b9;

/** A stream of numbers; `restart` begins the one of a fact (`column`) of a student. */
export interface Random {
  /** Uniform in [0, 1), a multiple of 2^-32. */
  readonly next: () => number;
  readonly restart: (column: number, student: number) => void;
}

/** The streams of one seed. */
export function randomOf(seed: string): Random {
  const hash = sha256(utf8ToBytes(seed));
  const word = (at: number) => (hash[at] ?? 0) | ((hash[at + 1] ?? 0) << 8) | ((hash[at + 2] ?? 0) << 16) | ((hash[at + 3] ?? 0) << 24) | 0;
  const [first, second, third] = [word(0), word(4), word(8)];
  let [a, b, c, counter] = [0, 0, 0, 0];
  const step = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return t >>> 0;
  };
  const restart = (column: number, student: number): void => {
    a = (first + Math.imul(column + 1, GOLDEN)) | 0;
    b = (second ^ student) | 0;
    c = third;
    counter = 1;
    for (let i = 0; i < WARM_UP; i += 1) step();
  };
  restart(0, 0);
  return { next: () => step() / 4_294_967_296, restart };
}

/** Nearly normal, mean 0, deviation 1: the sum of twelve uniform numbers less six. */
export function normal(random: Random): number {
  let sum = -6;
  for (let i = 0; i < 12; i += 1) sum += random.next();
  return sum;
}

/** The position of one of some weights; `total` is their sum, above 0. */
export function pick(random: Random, weights: readonly number[], total: number): number {
  let left = random.next() * total;
  for (let i = 0; i < weights.length - 1; i += 1) {
    left -= weights[i] ?? 0;
    if (left < 0) return i;
  }
  return weights.length - 1;
}
