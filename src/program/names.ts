/** Names that are made when they are asked for: a program of millions of columns holds none of them. */
import type { Names } from "./program.ts";

/** A list of `length` names; `nameAt` gives the same text every time. */
export function lazyNames(length: number, nameAt: (index: number) => string): Names {
  return {
    length,
    at: (index) => (index >= 0 && index < length ? nameAt(index) : undefined),
    *[Symbol.iterator]() {
      for (let index = 0; index < length; index += 1) yield nameAt(index);
    },
  };
}

/** The names of one list, then those of another. */
export function joinNames(first: Names, second: Names): Names {
  return lazyNames(first.length + second.length, (index) => (index < first.length ? first.at(index) : second.at(index - first.length)) ?? "");
}

/** The first index whose name an earlier one has, or -1. Holds two small integers per name and no text. */
export function repeatedName(names: Names): number {
  let size = 2;
  while (size < 2 * names.length) size *= 2;
  const hashes = new Int32Array(names.length);
  const slots = new Int32Array(size).fill(-1);
  let index = 0;
  for (const name of names) {
    const hash = hashOf(name);
    let slot = hash & (size - 1);
    for (let other = slots[slot] as number; other >= 0; other = slots[slot] as number) {
      if (hashes[other] === hash && names.at(other) === name) return index;
      slot = (slot + 1) & (size - 1);
    }
    slots[slot] = index;
    hashes[index++] = hash;
  }
  return -1;
}

/** FNV-1a over UTF-16 units, mixed so that the low bits depend on all units. */
function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i += 1) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash ^ (hash >>> 15);
}
