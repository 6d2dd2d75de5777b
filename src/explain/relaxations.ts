/**
 * Ways out of a conflict: some clauses given up, or their limits moved by as little as will do. One limit after
 * another is moved to where an allocation exists with the later ones left out, places before money, so that
 * each is the least (proved), given those before it. Then the relaxed case is tried, and once more with
 * each number one place or one fen short.
 */
import type { RecountBasis } from "../award/recount.ts";
import type { Clause, Trial } from "../formulation/trial.ts";
import { tryCase, type TrialOptions } from "../trials.ts";

/** One clause of a relaxation. */
export interface Change {
  readonly name: string;
  readonly code: string;
  readonly article: string;
  readonly values: Readonly<Record<string, string | number>>;
  /** Undefined: the clause is given up. `by` is how far the limit moves, in places or fen, `to` what it then is. */
  readonly moved: { readonly side: "ceiling" | "floor"; readonly unit: "places" | "fen"; readonly by: number; readonly to: number } | undefined;
}

/** One way out. */
export interface Relaxation {
  readonly changes: readonly Change[];
  /** The relaxed case was tried and has an allocation. */
  readonly isEnough: boolean;
  /** With any of the numbers one less there is none, tried too; false where a limit ended that. */
  readonly isLeast: boolean;
  /** For the order: changes, clauses given up, places, fen. */
  readonly rank: readonly number[];
}

/** Places before money, otherwise in the order of rows. */
function inTurn(clauses: readonly Clause[]): readonly Clause[] {
  const money = (clause: Clause) => Number(clause.limit?.unit === "fen");
  return [...clauses].sort((a, b) => money(a) - money(b));
}

/** One place or one fen less of what a limit was moved by. */
function oneLess(clause: Clause, to: number): number {
  return clause.limit?.side === "floor" ? to + 1 : to - 1;
}

function changeOf({ name, words, limit }: Clause, to: number | undefined): Change {
  if (limit === undefined || to === undefined) return { name, ...words, moved: undefined };
  const by = Math.abs(to - limit.value);
  // A budget's row holds what is left of it once all that is due is paid.
  const stated = limit.unit === "fen" ? Number(words.values["limitFen"]) + by : to;
  return { name, ...words, moved: { side: limit.side, unit: limit.unit, by, to: stated } };
}

/** Least limits of the clauses that have one; one that was not settled in time is missing. */
async function leastLimits(basis: RecountBasis, clauses: readonly Clause[], options: TrialOptions): Promise<ReadonlyMap<string, number>> {
  const limits = new Map<string, number>();
  for (const clause of inTurn(clauses)) {
    if (clause.limit === undefined) continue;
    const without = new Set(clauses.map((other) => other.name).filter((name) => !limits.has(name)));
    const answer = await tryCase(basis, { without, limits, aim: clause.name }, options);
    if (answer.kind === "possible") limits.set(clause.name, answer.value);
  }
  return limits;
}

/** Tries the relaxed case, and again with each number one short. */
async function verify(
  basis: RecountBasis,
  clauses: readonly Clause[],
  limits: ReadonlyMap<string, number>,
  options: TrialOptions,
): Promise<Pick<Relaxation, "isEnough" | "isLeast">> {
  const without = new Set(clauses.map((clause) => clause.name).filter((name) => !limits.has(name)));
  const trial: Trial = { without, limits, aim: undefined };
  const isEnough = (await tryCase(basis, trial, options)).kind === "possible";
  let isLeast = clauses.every((clause) => clause.limit === undefined || limits.has(clause.name));
  for (const clause of clauses) {
    const to = limits.get(clause.name);
    if (to === undefined) continue;
    const short = await tryCase(basis, { ...trial, limits: new Map([...limits, [clause.name, oneLess(clause, to)]]) }, options);
    if (short.kind === "possible") throw new Error(`the limit of ${clause.name} was moved further than needed`);
    isLeast = isLeast && short.kind === "impossible";
  }
  return { isEnough, isLeast };
}

/** What giving up, or moving, these clauses takes. */
export async function relaxationOf(basis: RecountBasis, clauses: readonly Clause[], options: TrialOptions): Promise<Relaxation> {
  const limits = await leastLimits(basis, clauses, options);
  const changes = clauses.map((clause) => changeOf(clause, limits.get(clause.name)));
  const sum = (unit: "places" | "fen") => changes.reduce((total, { moved }) => total + (moved?.unit === unit ? moved.by : 0), 0);
  const givenUp = changes.filter((change) => change.moved === undefined).length;
  return { changes, ...(await verify(basis, clauses, limits, options)), rank: [changes.length, givenUp, sum("places"), sum("fen")] };
}
