/**
 * Envy: a candidate, eligible for a level, holds a lower level of that award or none, while one of lower merit holds that level.
 *
 * A pair of envy is one candidate i and one holder j of a level l with merit(j) < merit(i), i eligible for l and placed below it. Pairs are
 * counted and never listed: holders of a level are sorted by merit once, and each candidate looks up how many of them lie below her,
 *
 *     pairs(l) = sum over candidates i placed below l of |{ j holds l : merit(j) < merit(i) }|,   O(n log n).
 */
import { quotasInForce, type Case } from "./case.ts";
import { ELIGIBLE, quotaPart, type AwardEligibility } from "./eligibility.ts";
import type { Choices, RecountBasis } from "./recount.ts";
import { isOptimised, quotaCounts } from "./scheme.ts";

/** One pair: who envies whom. Merits are scaled. */
export interface EnvyPair {
  readonly envious: string;
  /** Level that the envious holds; empty: none. */
  readonly holds: string;
  readonly envied: string;
  readonly enviousMerit: number;
  readonly enviedMerit: number;
}

/** Envy of one level. */
export interface LevelEnvy {
  readonly award: string;
  readonly title: string;
  readonly level: string;
  readonly levelTitle: string;
  readonly pairs: number;
  /** How many candidates envy somebody at this level. */
  readonly envious: number;
  /** Pairs in different parts of a quota that counts this level: its limits keep them apart. */
  readonly acrossParts: number;
  /** Of the other pairs: the envious holds another award, and an exclusion allows only one of them. */
  readonly otherAward: number;
  /** Of the other pairs: the holder's place is owed by an agreement, or a lock declares for one of the two. */
  readonly declared: number;
  /** The pair with the greatest difference in merit, of those that nothing above accounts for; else of all. The first by id among equals. */
  readonly worst: EnvyPair | undefined;
}

/** One side of possible pairs, as columns: students with their merits, and what accounts for pairs that they are in. */
interface Side {
  readonly students: Int32Array;
  readonly merits: Float64Array;
  /** Number of the student's part in the quotas that count the level; 0 where there is no such quota. */
  readonly parts: Int32Array;
  /** 1: her place is owed or a lock speaks for her. */
  readonly declared: Uint8Array;
  /** 1: she holds an award that excludes this one. */
  readonly hasOther: Uint8Array;
}

/** Envy at every level that somebody holds, in the scheme's order. */
export function envyOf(basis: RecountBasis, choices: Choices): readonly LevelEnvy[] {
  const entries = basis.eligibility.filter((entry) => isOptimised(entry.award));
  return entries.flatMap((entry) => {
    const ranks = heldRanks(entry, choices);
    return entry.award.levels.flatMap((_, rank) => {
      const found = levelEnvy(basis, entry, choices, ranks, rank);
      return found === undefined ? [] : [found];
    });
  });
}

/** Rank of the level that each candidate holds, the number of levels where she holds none; by position. */
function heldRanks(entry: AwardEligibility, choices: Choices): Int32Array {
  const { award, positionOf } = entry;
  const ranks = new Int32Array(entry.students.length).fill(award.levels.length);
  for (const [student, picks] of choices) {
    const position = positionOf[student] ?? -1;
    const pick = picks.find((candidate) => candidate.award === award.id);
    if (pick !== undefined && position >= 0) ranks[position] = award.levels.findIndex((level) => level.id === pick.level);
  }
  return ranks;
}

function levelEnvy(basis: RecountBasis, entry: AwardEligibility, choices: Choices, ranks: Int32Array, rank: number): LevelEnvy | undefined {
  const { award, merit } = entry;
  const level = award.levels[rank];
  const status = entry.status[rank];
  if (level === undefined || status === undefined) return undefined;
  const holding = positionsWhere(ranks, (position) => ranks[position] === rank && !Number.isNaN(merit[position] ?? Number.NaN));
  if (holding.length === 0) return undefined;
  const least = holding.reduce((lowest, position) => Math.min(lowest, merit[position] ?? 0), Number.POSITIVE_INFINITY);
  const below = positionsWhere(ranks, (position) => (merit[position] ?? 0) > least && (ranks[position] ?? 0) > rank && status[position] === ELIGIBLE);
  const sideOf = describer(basis, entry, choices, rank);
  const [envious, holders] = [sideOf(below), sideOf(holding)];
  const { worst, ...counts } = countPairs(basis.theCase, envious, holders);
  const held = worst === undefined ? award.levels.length : (ranks[entry.positionOf[worst.student] ?? -1] ?? 0);
  const pair = worst === undefined ? undefined : { ...worst.pair, holds: award.levels[held]?.id ?? "" };
  return { award: award.id, title: award.title, level: level.id, levelTitle: level.title, ...counts, worst: pair };
}

function positionsWhere(ranks: Int32Array, test: (position: number) => boolean): Int32Array {
  const found: number[] = [];
  for (let position = 0; position < ranks.length; position += 1) if (test(position)) found.push(position);
  return Int32Array.from(found);
}

/** What accounts for pairs at one level, for the candidates at some positions. */
function describer(basis: RecountBasis, entry: AwardEligibility, choices: Choices, rank: number): (positions: Int32Array) => Side {
  const { theCase } = basis;
  const { award } = entry;
  const id = award.levels[rank]?.id ?? "";
  const quotas = quotasInForce(theCase).filter((quota) => quotaCounts(quota, award.id, id));
  const excluding = new Set(theCase.scheme.exclusions.filter((clause) => clause.awards.includes(award.id)).flatMap((clause) => clause.awards));
  excluding.delete(award.id);
  const declared = new Set(basis.obligations.owed.filter((place) => place.award === award.id).map((place) => place.student));
  for (const lock of theCase.locks) if (lock.award === award.id) declared.add(theCase.ids.indexOf(lock.student));
  const numbers = new Map<string, number>();
  const partOf = (student: number): number => {
    const part = quotas.map((quota) => quotaPart(theCase, quota, student) ?? "\u0000").join("\n");
    const known = numbers.get(part) ?? numbers.size;
    numbers.set(part, known);
    return known;
  };
  const hasOther = (student: number) => choices.get(student)?.some((pick) => excluding.has(pick.award)) === true;
  return (positions) => {
    const students = positions.map((position) => entry.students[position] ?? -1);
    return {
      students,
      merits: Float64Array.from(positions, (position) => entry.merit[position] ?? Number.NaN),
      parts: quotas.length === 0 ? new Int32Array(students.length) : students.map(partOf),
      declared: Uint8Array.from(students, (student) => (declared.has(student) ? 1 : 0)),
      hasOther: excluding.size === 0 ? new Uint8Array(students.length) : Uint8Array.from(students, (student) => (hasOther(student) ? 1 : 0)),
    };
  };
}

/** How many entries of an ascending list are below a value. */
function countBelow(ascending: Float64Array, value: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

type Test = (index: number) => boolean;

/** Indexes of a side by part, of those that pass. */
function byPart({ parts }: Side, test: Test): ReadonlyMap<number, readonly number[]> {
  const groups = new Map<number, number[]>();
  parts.forEach((part, i) => {
    if (!test(i)) return;
    const known = groups.get(part);
    if (known === undefined) groups.set(part, [i]);
    else known.push(i);
  });
  return groups;
}

const all: Test = () => true;

/** Pairs inside parts, of the envious and the holders that pass. */
function pairsInside(envious: Side, holders: Side, isEnvious: Test, isHolder: Test): number {
  const places = byPart(holders, isHolder);
  let sum = 0;
  for (const [part, own] of byPart(envious, isEnvious)) {
    const merits = Float64Array.from(places.get(part) ?? [], (i) => holders.merits[i] ?? 0).sort();
    for (const i of own) sum += countBelow(merits, envious.merits[i] ?? 0);
  }
  return sum;
}

type Counts = Pick<LevelEnvy, "pairs" | "envious" | "acrossParts" | "otherAward" | "declared">;

/** The worst pair with the number of its envious student. */
interface Worst {
  readonly student: number;
  readonly pair: Omit<EnvyPair, "holds">;
}

/** Counts all pairs; of those inside a part first what another award accounts for, then what was declared. */
function countPairs(theCase: Case, envious: Side, holders: Side): Counts & { readonly worst: Worst | undefined } {
  const [anywhere, places] = [
    { ...envious, parts: new Int32Array(envious.parts.length) },
    { ...holders, parts: new Int32Array(holders.parts.length) },
  ];
  const isFree: Test = (i) => envious.hasOther[i] === 0;
  const isPlain: Test = (i) => isFree(i) && envious.declared[i] === 0;
  const isWon: Test = (i) => holders.declared[i] === 0;
  const inside = pairsInside(envious, holders, all, all);
  const hasParts = envious.parts.some((part) => part > 0) || holders.parts.some((part) => part > 0);
  const pairs = hasParts ? pairsInside(anywhere, places, all, all) : inside;
  const free = envious.hasOther.includes(1) ? pairsInside(envious, holders, isFree, all) : inside;
  const plain = envious.declared.includes(1) || holders.declared.includes(1) ? pairsInside(envious, holders, isPlain, isWon) : free;
  const worst = worstPair(theCase, envious, holders, isPlain, isWon) ?? worstPair(theCase, anywhere, places, all, all);
  return { pairs, envious: envious.students.length, acrossParts: pairs - inside, otherAward: inside - free, declared: free - plain, worst };
}

/** The index of the greatest value, the first of equals. */
function greatest(indexes: readonly number[], valueOf: (index: number) => number): number | undefined {
  let best: number | undefined;
  for (const i of indexes) if (best === undefined || valueOf(i) > valueOf(best)) best = i;
  return best;
}

/** The pair inside a part with the greatest difference in merit; of equals the first envious. */
function worstPair({ ids }: Case, envious: Side, holders: Side, isEnvious: Test, isHolder: Test): Worst | undefined {
  const places = byPart(holders, isHolder);
  const found = [...byPart(envious, isEnvious)].flatMap(([part, own]) => {
    const first = greatest(own, (i) => envious.merits[i] ?? 0);
    const last = greatest(places.get(part) ?? [], (i) => -(holders.merits[i] ?? 0));
    if (first === undefined || last === undefined) return [];
    const [enviousMerit, enviedMerit] = [envious.merits[first] ?? 0, holders.merits[last] ?? 0];
    const [student, envied] = [envious.students[first] ?? -1, holders.students[last] ?? -1];
    return enviousMerit > enviedMerit ? [{ student, pair: { envious: ids[student] ?? "", envied: ids[envied] ?? "", enviousMerit, enviedMerit } }] : [];
  });
  const difference = ({ pair }: Worst) => pair.enviousMerit - pair.enviedMerit;
  return found.sort((a, b) => difference(b) - difference(a) || a.student - b.student)[0];
}
