/**
 * Why no allocation exists, and what would end it. A *conflict* is a set of clauses that cannot be kept
 * together although any of them left out would do; a *correction* is a smallest choice of clauses that ends every conflict
 * at once. Beginning with nothing left out:
 *
 *     the smallest hitting set of the conflicts known is left out; an allocation makes it a correction,
 *     a refutation holds a further conflict, which deletion shrinks from the clauses that the proof uses
 *
 * until no hitting set is left. Every test is a trial of the hall, with a checked proof.
 */
import type { AllocationResult } from "../allocate.ts";
import { clausesOf, shapesChoices, type Clause } from "../formulation/trial.ts";
import { tryCase, type TrialAnswer, type TrialOptions } from "../trials.ts";
import { notesOn, type Note } from "./conflict-notes.ts";
import { smallestHittingSet } from "./hitting-sets.ts";
import { relaxationOf, type Relaxation } from "./relaxations.ts";

type Infeasible = Extract<AllocationResult, { readonly kind: "infeasible" }>;

/** One clause of a conflict, as a code for a sentence with its article; `name` is its row's in the program, or `exclusion|id`. */
export interface ConflictClause {
  readonly name: string;
  readonly code: string;
  readonly article: string;
  readonly values: Readonly<Record<string, string | number>>;
  /** Why nobody, or too few, can fill it; none where that is not what is wrong. */
  readonly notes: readonly Note[];
}

/** The clauses that cannot be kept together, and the ways out. */
export interface Conflict {
  /** The smallest conflict found. */
  readonly clauses: readonly ConflictClause[];
  /** False where a limit kept some test from ending: then a clause may be there that is not needed. */
  readonly isIrreducible: boolean;
  /** Proved: no conflict has fewer clauses. */
  readonly isSmallest: boolean;
  /** Further conflicts that were met, the smaller ones first. */
  readonly others: readonly (readonly ConflictClause[])[];
  /** Ways out, the cheapest first. */
  readonly relaxations: readonly Relaxation[];
  /** Whether every smallest choice of clauses that ends the conflicts is among them. */
  readonly hasAllRelaxations: boolean;
  /** Trials that were made in the search; measuring the relaxations comes on top. */
  readonly trials: number;
}

/** Most trials in the search for conflicts. */
const MOST_TRIALS = 300;

/** Most relaxations that are measured and told. */
const MOST_RELAXATIONS = 10;

interface Work {
  readonly result: Infeasible;
  readonly options: TrialOptions;
  readonly clauses: readonly Clause[];
  readonly conflicts: (readonly string[])[];
  readonly corrections: (readonly string[])[];
  isIrreducible: boolean;
  trials: number;
}

/** Tries the case with only the clauses of a set. */
async function keepOnly(work: Work, kept: ReadonlySet<string>): Promise<TrialAnswer> {
  if (work.trials >= MOST_TRIALS || work.options.shouldStop()) return { kind: "open" };
  work.trials += 1;
  const without = new Set(work.clauses.map((clause) => clause.name).filter((name) => !kept.has(name)));
  return tryCase(work.result.basis, { without, limits: new Map(), aim: undefined }, work.options);
}

/** What of a set is left once a proof was found that uses some of it: the used ones, and those that shape choices without a price. */
function narrowed(kept: ReadonlySet<string>, used: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...kept].filter((name) => used.has(name) || shapesChoices(name)));
}

/** Deletion: leaves out clause after clause of an impossible set as long as it stays impossible. */
async function shrink(work: Work, kept: ReadonlySet<string>, used: ReadonlySet<string>): Promise<readonly string[]> {
  let left = narrowed(kept, used);
  const priced = await keepOnly(work, new Set([...left].filter((name) => used.has(name))));
  if (priced.kind === "impossible") left = priced.used;
  for (const name of [...left].reverse()) {
    if (!left.has(name)) continue;
    const fewer = new Set([...left].filter((other) => other !== name));
    const answer = await keepOnly(work, fewer);
    if (answer.kind === "impossible") left = narrowed(fewer, answer.used);
    if (answer.kind === "open") work.isIrreducible = false;
  }
  return work.clauses.map((clause) => clause.name).filter((name) => left.has(name));
}

/** Meets conflicts and corrections in turn; true where there are no others. */
async function searchAll(work: Work): Promise<boolean> {
  for (;;) {
    const removed = smallestHittingSet(work.conflicts, work.corrections);
    if (removed === "none") return true;
    if (removed === "open") return false;
    const kept = new Set(work.clauses.map((clause) => clause.name).filter((name) => !removed.includes(name)));
    const answer = await keepOnly(work, kept);
    if (answer.kind === "open") return false;
    if (answer.kind === "possible") work.corrections.push(removed);
    else work.conflicts.push(await shrink(work, kept, answer.used));
  }
}

/** Proved where every conflict must take a clause of each correction, and no fewer clauses than these do. */
function isProvedSmallest(work: Work, smallest: readonly string[]): boolean {
  const bound = smallestHittingSet(work.corrections, []);
  return work.isIrreducible && typeof bound !== "string" && bound.length >= smallest.length;
}

function toldClause(work: Work, name: string): ConflictClause {
  const clause = work.clauses.find((candidate) => candidate.name === name);
  if (clause === undefined) throw new Error(`no clause is called ${name}`);
  return { name, ...clause.words, notes: notesOn(work.result.basis, clause) };
}

/** Finds the conflict of an infeasible case and the ways out; each trial has the options' limit. */
export async function findConflict(result: Infeasible, options: TrialOptions): Promise<Conflict> {
  const work: Work = { result, options, clauses: clausesOf(result.basis), conflicts: [], corrections: [], isIrreducible: true, trials: 0 };
  const isComplete = await searchAll(work);
  const [smallest, ...others] = [...work.conflicts].sort((a, b) => a.length - b.length);
  // Stopped before anything was learnt: all that is known is that not every clause can be kept.
  const names = smallest ?? work.clauses.map((clause) => clause.name);
  const corrections = work.corrections.slice(0, MOST_RELAXATIONS);
  const relaxations: Relaxation[] = [];
  for (const correction of corrections) {
    if (options.shouldStop()) break;
    const clauses = work.clauses.filter((clause) => correction.includes(clause.name));
    relaxations.push(await relaxationOf(result.basis, clauses, options));
  }
  return {
    clauses: names.map((name) => toldClause(work, name)),
    isIrreducible: work.isIrreducible && smallest !== undefined,
    isSmallest: smallest !== undefined && isProvedSmallest(work, smallest),
    others: others.map((other) => other.map((name) => toldClause(work, name))),
    relaxations: relaxations.sort((a, b) => compareRanks(a.rank, b.rank)),
    hasAllRelaxations: isComplete && relaxations.length === work.corrections.length,
    trials: work.trials,
  };
}

/** The first part that differs decides. */
function compareRanks(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((part, i) => part !== b[i]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
