/**
 * The chance of each tied student under the rule of the lot: every order of the tickets is equally likely, and down the
 * order each student gets the best choice that some optimal allocation, with all earlier choices kept, still gives her.
 *
 * Members of a kind are interchangeable. Where every optimal allocation gives a kind the same counts n_p, the
 * chance of each of its m members is n_p / m, whatever the others draw. For the other kinds the rule is played over the
 * sequences of *sorts* of students (the kinds of her groups, in their order): over all of them where they are few, which
 * is exact, else over a stated number of seeded draws, with the standard error.
 */
import { gcd } from "../exact.ts";
import { drawsFrom, shuffle } from "./draws.ts";
import type { Counts, Face } from "./face.ts";

/** A chance: an exact fraction, or an estimate that is never presented as exact. */
export type Chance =
  | { readonly kind: "exact"; readonly numerator: number; readonly denominator: number }
  | { readonly kind: "estimate"; readonly value: number; readonly standardError: number; readonly draws: number };

/** Groups with the same chances: kind and members by group index, one chance per choice of the kind. */
export interface ChanceGroup {
  readonly kind: number;
  readonly groups: readonly number[];
  readonly chances: readonly Chance[];
}

/** Most sequences that are gone through one by one, and most draws of an estimate. */
export interface ChanceLimits {
  readonly sequences: number;
  readonly draws: number;
}

const LIMITS: ChanceLimits = { sequences: 5000, draws: 10_000 };

/** Most comparisons of tables in all: with very many of them fewer draws are made. */
const MOST_COMPARISONS = 20_000_000;

/** Students whose undecided groups are of the same kinds, in the same order. */
interface Sort {
  readonly kinds: readonly number[];
  /** Group indexes of each student, aligned with `kinds`. */
  readonly students: readonly (readonly number[])[];
}

/** How often each choice fell to the members of a sort: by sort, by group of the sort, by choice. */
type Tally = number[][][];

function isConstant({ tables }: Face, k: number): boolean {
  return tables.every((table) => table[k]?.every((count, p) => count === tables[0]?.[k]?.[p]) === true);
}

function fraction(numerator: number, denominator: number): Chance {
  const divisor = gcd(numerator, denominator) || 1;
  return { kind: "exact", numerator: numerator / divisor, denominator: denominator / divisor };
}

/** Kinds whose counts are the same in every table. */
function constantGroups(face: Face): readonly ChanceGroup[] {
  return face.kinds.flatMap(({ members }, kind) => {
    if (!isConstant(face, kind)) return [];
    const chances = (face.tables[0]?.[kind] ?? []).map((count) => fraction(count, members.length));
    return [{ kind, groups: members.map((member) => member.group), chances }];
  });
}

function sortsOf(face: Face, studentOf: (group: number) => number): readonly Sort[] {
  const held = new Map<number, { group: number; kind: number }[]>();
  face.kinds.forEach(({ members }, kind) => {
    if (isConstant(face, kind)) return;
    for (const { group } of members) held.set(studentOf(group), [...(held.get(studentOf(group)) ?? []), { group, kind }]);
  });
  const sorts = new Map<string, { kinds: readonly number[]; students: (readonly number[])[] }>();
  for (const groups of held.values()) {
    groups.sort((a, b) => a.group - b.group);
    const kinds = groups.map((entry) => entry.kind);
    const sort = sorts.get(kinds.join(" ")) ?? { kinds, students: [] };
    sorts.set(kinds.join(" "), sort);
    sort.students.push(groups.map((entry) => entry.group));
  }
  return [...sorts.values()];
}

/** Plays the rule down one sequence of sorts. */
function play(face: Face, sorts: readonly Sort[], sequence: readonly number[], tally: Tally): void {
  let left: readonly Counts[] = face.tables;
  const used = face.kinds.map((kind) => kind.choices.map(() => 0));
  for (const s of sequence) {
    (sorts[s] as Sort).kinds.forEach((k, slot) => {
      const taken = used[k] as number[];
      for (let p = 0; p < taken.length; p += 1) {
        const kept = left.filter((table) => (table[k]?.[p] ?? 0) > (taken[p] ?? 0));
        if (kept.length === 0) continue;
        left = kept;
        taken[p] = (taken[p] ?? 0) + 1;
        const own = tally[s]?.[slot] as number[];
        own[p] = (own[p] ?? 0) + 1;
        return;
      }
      throw new Error("an optimal allocation leaves a group without a choice");
    });
  }
}

function emptyTally(face: Face, sorts: readonly Sort[]): Tally {
  return sorts.map((sort) => sort.kinds.map((k) => (face.kinds[k]?.choices ?? []).map(() => 0)));
}

/** The next sequence in lexicographic order, in place; false at the last. */
function advance(sequence: number[]): boolean {
  let i = sequence.length - 2;
  while (i >= 0 && (sequence[i] as number) >= (sequence[i + 1] as number)) i -= 1;
  if (i < 0) return false;
  let j = sequence.length - 1;
  while ((sequence[j] as number) <= (sequence[i] as number)) j -= 1;
  [sequence[i], sequence[j]] = [sequence[j] as number, sequence[i] as number];
  sequence.splice(i + 1, sequence.length, ...sequence.slice(i + 1).reverse());
  return true;
}

/** Different sequences of the sorts, or `limit` where there are at least so many. */
function sequencesUpTo(sorts: readonly Sort[], limit: number): number {
  let [count, placed] = [1, 0];
  for (const { students } of sorts) {
    for (let i = 1; i <= students.length; i += 1) {
      placed += 1;
      // A binomial of what is placed: whole at every step, and never less than before.
      count = (count * placed) / i;
      if (count >= limit) return limit;
    }
  }
  return count;
}

function perSort(face: Face, sorts: readonly Sort[], chance: (s: number, slot: number, p: number) => Chance): readonly ChanceGroup[] {
  return sorts.flatMap(({ kinds, students }, s) =>
    kinds.map((kind, slot) => ({
      kind,
      groups: students.map((groups) => groups[slot] ?? -1),
      chances: (face.kinds[kind]?.choices ?? []).map((_, p) => chance(s, slot, p)),
    })),
  );
}

function exactly(face: Face, sorts: readonly Sort[]): readonly ChanceGroup[] {
  const sequence = sorts.flatMap((sort, s) => sort.students.map(() => s));
  const tally = emptyTally(face, sorts);
  let sequences = 0;
  do {
    play(face, sorts, sequence, tally);
    sequences += 1;
  } while (advance(sequence));
  return perSort(face, sorts, (s, slot, p) => fraction(tally[s]?.[slot]?.[p] ?? 0, sequences * (sorts[s]?.students.length ?? 1)));
}

/** Adds one draw's shares of a sort's members, and their squares. */
function addShares(sums: Tally, squares: Tally, tally: Tally, sorts: readonly Sort[]): void {
  tally.forEach((slots, s) => {
    slots.forEach((counts, slot) => {
      const [sum, square] = [sums[s]?.[slot] ?? [], squares[s]?.[slot] ?? []];
      counts.forEach((count, p) => {
        const share = count / (sorts[s]?.students.length ?? 1);
        sum[p] = (sum[p] ?? 0) + share;
        square[p] = (square[p] ?? 0) + share * share;
      });
    });
  });
}

function estimated(face: Face, sorts: readonly Sort[], draws: number, seed: string): readonly ChanceGroup[] {
  const sequence = sorts.flatMap((sort, s) => sort.students.map(() => s));
  const draw = drawsFrom(seed);
  const [sums, squares] = [emptyTally(face, sorts), emptyTally(face, sorts)];
  for (let d = 0; d < draws; d += 1) {
    const tally = emptyTally(face, sorts);
    shuffle(sequence, draw);
    play(face, sorts, sequence, tally);
    addShares(sums, squares, tally, sorts);
  }
  return perSort(face, sorts, (s, slot, p) => {
    const value = (sums[s]?.[slot]?.[p] ?? 0) / draws;
    const variance = Math.max(0, (squares[s]?.[slot]?.[p] ?? 0) / draws - value * value);
    return { kind: "estimate", value, standardError: Math.sqrt(variance / (draws - 1)), draws };
  });
}

/** The chances over a complete face; `studentOf` names the student of a group, `seed` begins the draws of an estimate. */
export function chancesOn(face: Face, studentOf: (group: number) => number, seed: string, limits: ChanceLimits = LIMITS): readonly ChanceGroup[] {
  if (!face.isComplete) throw new Error("chances need every optimal allocation");
  const sorts = sortsOf(face, studentOf);
  const students = sorts.reduce((sum, sort) => sum + sort.students.length, 0);
  if (students === 0) return constantGroups(face);
  const most = Math.max(100, Math.floor(MOST_COMPARISONS / (students * face.tables.length)));
  const isFew = sequencesUpTo(sorts, limits.sequences + 1) <= Math.min(most, limits.sequences);
  const open = isFew ? exactly(face, sorts) : estimated(face, sorts, Math.min(most, limits.draws), seed);
  return [...constantGroups(face), ...open];
}
