/**
 * Groups with the same remaining choices (the same coefficients in every form, in the order of
 * columns) are one type: in a cohort of a million with whole scores and three tuitions a few hundred remain.
 * Found by hashing, decided by comparison.
 */
import type { Normal } from "../normalise.ts";

/** Types in the order of their first member; members of type t: `members[memberStart[t] .. memberStart[t + 1] - 1]`, ascending as given. */
export interface Merged {
  readonly first: Int32Array;
  readonly size: Int32Array;
  readonly members: Int32Array;
  readonly memberStart: Int32Array;
}

/** Merges the groups of a list by what remains of them. */
export function mergeGroups(normal: Normal, alive: Uint8Array, groups: Int32Array): Merged {
  const count = groups.length;
  let capacity = 16;
  while (capacity < 2 * count) capacity *= 2;
  const table = new Int32Array(capacity).fill(-1);
  const typeOf = new Int32Array(count);
  const first = new Int32Array(count);
  let types = 0;
  for (let i = 0; i < count; i++) {
    const g = groups[i] as number;
    let slot = hashOf(normal, alive, g) & (capacity - 1);
    for (;;) {
      const t = table[slot] as number;
      if (t === -1) {
        table[slot] = types;
        first[types] = g;
        typeOf[i] = types++;
        break;
      }
      if (isSame(normal, alive, first[t] as number, g)) {
        typeOf[i] = t;
        break;
      }
      slot = (slot + 1) & (capacity - 1);
    }
  }
  return gather(groups, typeOf, first.slice(0, types));
}

function gather(groups: Int32Array, typeOf: Int32Array, first: Int32Array): Merged {
  const size = new Int32Array(first.length);
  for (const t of typeOf) size[t] = (size[t] as number) + 1;
  const memberStart = new Int32Array(first.length + 1);
  for (let t = 0; t < first.length; t++) memberStart[t + 1] = (memberStart[t] as number) + (size[t] as number);
  const next = memberStart.slice();
  const members = new Int32Array(groups.length);
  for (let i = 0; i < groups.length; i++) {
    const t = typeOf[i] as number;
    const at = next[t] as number;
    members[at] = groups[i] as number;
    next[t] = at + 1;
  }
  return { first, size, members, memberStart };
}

function hashOf(normal: Normal, alive: Uint8Array, group: number): number {
  const { start, columns } = normal.groups;
  let h = alive[normal.columns + group] as number;
  for (let i = start[group] as number; i < (start[group + 1] as number); i++) {
    const c = columns[i] as number;
    if (alive[c] === 0) continue;
    h = Math.imul(h ^ 0x2545f491, 0x9e3779b1);
    for (let e = normal.columnStart[c] as number; e < (normal.columnStart[c + 1] as number); e++) {
      const a = normal.columnCoefficient[e] as number;
      h = Math.imul(h ^ (normal.columnForm[e] as number) ^ (a | 0) ^ ((a / 4294967296) | 0), 0x85ebca6b);
      h ^= h >>> 13;
    }
  }
  return h ^ (h >>> 16);
}

/** The next remaining column of a group at or after a position, or the position behind its last. */
function nextAlive(normal: Normal, alive: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && alive[normal.groups.columns[at] as number] === 0) at++;
  return at;
}

function isSame(normal: Normal, alive: Uint8Array, g: number, h: number): boolean {
  if (alive[normal.columns + g] !== alive[normal.columns + h]) return false;
  const { start, columns } = normal.groups;
  const endG = start[g + 1] as number;
  const endH = start[h + 1] as number;
  let i = nextAlive(normal, alive, start[g] as number, endG);
  let j = nextAlive(normal, alive, start[h] as number, endH);
  while (i < endG && j < endH) {
    if (!sameColumn(normal, columns[i] as number, columns[j] as number)) return false;
    i = nextAlive(normal, alive, i + 1, endG);
    j = nextAlive(normal, alive, j + 1, endH);
  }
  return i === endG && j === endH;
}

function sameColumn(normal: Normal, c: number, d: number): boolean {
  const [from, other] = [normal.columnStart[c] as number, normal.columnStart[d] as number];
  const length = (normal.columnStart[c + 1] as number) - from;
  if ((normal.columnStart[d + 1] as number) - other !== length) return false;
  for (let e = 0; e < length; e++)
    if (normal.columnForm[from + e] !== normal.columnForm[other + e] || normal.columnCoefficient[from + e] !== normal.columnCoefficient[other + e])
      return false;
  return true;
}
