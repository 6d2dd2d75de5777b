/**
 * What can go wrong in a case at all. Where every limit counts places of one amount, and any two limits are nested or apart, the sets of
 * awards that can be given are the independent sets of a laminar matroid: the best ones are found by going down the list, nobody of one
 * class envies another, and neither more money, nor a looser cap, nor a rival's leaving hurts those for whom the limit counts. The
 * same holds for an award of several levels whose only limits are the levels' own caps, where whoever may have a level may have all
 * below it.
 *
 * Under the policy `rank` there is no envy inside a list, and where there is one cut-off alone (one list, one level, nobody declared beforehand) nothing else goes wrong, whatever
 * things cost: the best is the lowest cut-off that the limits bear, and more money, more places or somebody's leaving only move it down. Several cut-offs are weighed
 * against each other like awards of different cost; and who has nothing is not irrelevant: those behind her wait for her, so that her
 * leaving can change the best. A better score of one's own still brings no lower level. Everything else is named, with the limits in question; which of the known examples of harm it allows follows from that.
 */
import type { RecountBasis } from "../award/recount.ts";
import { awardOf } from "../award/scheme.ts";
import type { RowWords } from "../formulation/draft.ts";
import { wordsOf, type Formulation } from "../formulation/formulate.ts";
import { entriesOf, type Program } from "../program/program.ts";

/** Why a case is not one in which nothing can go wrong. */
export type RegimeCode =
  | "regime-unequal"
  | "regime-crossing"
  | "regime-floor"
  | "regime-interaction"
  | "regime-levels-limited"
  | "regime-levels-open"
  | "regime-declared"
  | "regime-weights-rising"
  | "regime-weights-mixed";

/** One reason; `rows`: the limits it speaks of, of the first of `count` such cases. */
export interface RegimeReason {
  readonly code: RegimeCode;
  readonly values: Readonly<Record<string, string | number>>;
  readonly rows: readonly RowWords[];
  readonly count: number;
}

/** The known examples of what can go wrong. */
export type ExampleId = "envy" | "budget" | "cap" | "withdrawal" | "loser" | "reserve" | "score" | "shift" | "percent";

/** What a case allows. `isSafe`: none of the structural reasons holds, or under the policy `rank` there is one cut-off alone. */
export interface Regime {
  readonly isSafe: boolean;
  readonly hasOneCutOff: boolean;
  readonly reasons: readonly RegimeReason[];
  readonly examples: readonly { readonly id: ExampleId; readonly isPossible: boolean }[];
}

/** A limit that can bind: the choices that it counts, and the least and the most that one counts for. */
interface LimitRow {
  readonly words: RowWords;
  readonly columns: Int32Array;
  readonly least: number;
  readonly most: number;
}

const DECLARED = ["row-owed", "row-lock-must", "row-lock-must-not", "row-lock-at-least"];

function isDeclared(words: RowWords): boolean {
  return DECLARED.includes(words.code);
}

/** The most that a row can reach: of each group its greatest coefficient. */
function mostReached({ firstColumn }: Formulation, columns: Int32Array, coefficients: Float64Array): number {
  let [sum, end, greatest, group] = [0, 0, 0, 0];
  for (let e = 0; e < columns.length; e += 1) {
    const column = columns[e] ?? 0;
    if (column >= end) {
      sum += greatest;
      greatest = 0;
      while ((firstColumn[group + 1] ?? Number.POSITIVE_INFINITY) <= column) group += 1;
      end = firstColumn[group + 1] ?? Number.POSITIVE_INFINITY;
    }
    greatest = Math.max(greatest, coefficients[e] ?? 0);
  }
  return sum + greatest;
}

function extremes(values: Float64Array): { readonly least: number; readonly most: number } {
  let [least, most] = [Number.POSITIVE_INFINITY, 0];
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return { least, most };
}

/** The rows of clauses by what they do. */
function rowsOf(formulation: Formulation): { readonly limits: readonly LimitRow[]; readonly floors: readonly RowWords[] } {
  const { program, groups } = formulation;
  const limits: LimitRow[] = [];
  const floors: RowWords[] = [];
  for (let row = groups.students.length; row < program.lower.length; row += 1) {
    const words = wordsOf(formulation, row);
    if (words === undefined || isDeclared(words)) continue;
    if ((program.lower[row] ?? 0) > 0) floors.push(words);
    const { columns, coefficients } = entriesOf(program, row);
    if (mostReached(formulation, columns, coefficients) <= (program.upper[row] ?? Number.POSITIVE_INFINITY)) continue;
    limits.push({ words, columns, ...extremes(coefficients) });
  }
  return { limits, floors };
}

/** For every two limits how many columns both count: entry `a * limits + b` for a < b. Limits are taken as they stand in each column. */
function sharedColumns({ columnNames }: Program, limits: readonly LimitRow[]): ReadonlyMap<number, number> {
  const start = new Int32Array(columnNames.length + 1);
  for (const { columns } of limits) for (const column of columns) start[column + 1] = (start[column + 1] ?? 0) + 1;
  for (let column = 0; column < columnNames.length; column += 1) start[column + 1] = (start[column + 1] ?? 0) + (start[column] ?? 0);
  const filled = start.slice(0, columnNames.length);
  const limitAt = new Int32Array(start[columnNames.length] ?? 0);
  limits.forEach(({ columns }, l) => {
    for (const column of columns) {
      limitAt[filled[column] ?? 0] = l;
      filled[column] = (filled[column] ?? 0) + 1;
    }
  });
  const shared = new Map<number, number>();
  for (let column = 0; column < columnNames.length; column += 1) {
    const [from, to] = [start[column] ?? 0, start[column + 1] ?? 0];
    for (let b = from + 1; b < to; b += 1) {
      for (let a = from; a < b; a += 1) {
        const key = (limitAt[a] ?? 0) * limits.length + (limitAt[b] ?? 0);
        shared.set(key, (shared.get(key) ?? 0) + 1);
      }
    }
  }
  return shared;
}

/** Pairs of limits that share some columns while each has others of its own. */
function crossingPairs(program: Program, limits: readonly LimitRow[]): readonly (readonly [LimitRow, LimitRow])[] {
  return [...sharedColumns(program, limits)].flatMap(([key, count]) => {
    const [a, b] = [limits[Math.floor(key / limits.length)], limits[key % limits.length]];
    if (a === undefined || b === undefined || count === a.columns.length || count === b.columns.length) return [];
    return [[a, b] as const];
  });
}

/** The first of several like cases as a reason. */
function reasonOf<T>(
  code: RegimeCode,
  found: readonly T[],
  say: (first: T) => { readonly values?: RegimeReason["values"]; readonly rows?: readonly RowWords[] },
): readonly RegimeReason[] {
  const [first] = found;
  if (first === undefined) return [];
  const { values = {}, rows = [] } = say(first);
  return [{ code, values, rows, count: found.length }];
}

/** One award of several levels: the ranks of the levels open to somebody, and the sets of them that somebody has. */
interface OpenAward {
  readonly id: string;
  readonly title: string;
  readonly open: readonly number[];
  readonly sets: readonly (readonly number[])[];
}

/** Awards of which somebody may have one of several levels, and kinds of groups that hold several awards. */
function awardsOf(
  { theCase }: RecountBasis,
  { groups }: Formulation,
): { readonly open: readonly OpenAward[]; readonly together: readonly (readonly string[])[] } {
  const together = groups.kinds.filter((kind) => kind.awards.length > 1).map((kind) => kind.awards);
  const open = theCase.scheme.awards.flatMap((award): readonly OpenAward[] => {
    const rankOf = (level: string) => award.levels.findIndex((candidate) => candidate.id === level);
    const sets = groups.kinds
      .filter((kind) => kind.awards.includes(award.id))
      .map((kind) => {
        const ranks = [...kind.combinations].flatMap((c) =>
          (groups.combinations[c] ?? []).filter((pick) => pick.award === award.id).map((pick) => rankOf(pick.level)),
        );
        return [...new Set(ranks)].sort((a, b) => a - b);
      });
    if (sets.every((set) => set.length < 2)) return [];
    return [{ id: award.id, title: award.title, open: [...new Set(sets.flat())].sort((a, b) => a - b), sets }];
  });
  return { open, together };
}

function isLastOf(set: readonly number[], all: readonly number[]): boolean {
  return set.join() === all.slice(all.length - set.length).join();
}

/** Whether a limit counts a place of an award. */
function counts({ bundles }: Formulation, { columns }: LimitRow, award: string): boolean {
  const holds = bundles.combinations.map((picks) => picks.some((pick) => pick.award === award));
  return columns.some((column) => holds[bundles.combinationOf[column] ?? -1] === true);
}

/** Whether a limit counts places of different weights. */
function mixesWeights({ theCase }: RecountBasis, { bundles }: Formulation, { columns }: LimitRow): boolean {
  const weights = bundles.combinations.map((picks) =>
    picks.reduce((sum, pick) => sum + (awardOf(theCase.scheme, pick.award).levels.find((level) => level.id === pick.level)?.weightBp ?? 0), 0),
  );
  const first = weights[bundles.combinationOf[columns[0] ?? -1] ?? -1];
  return columns.some((column) => weights[bundles.combinationOf[column] ?? -1] !== first);
}

function reasonsOf(basis: RecountBasis, formulation: Formulation, limits: readonly LimitRow[], floors: readonly RowWords[]): readonly RegimeReason[] {
  const { theCase } = basis;
  const { open, together } = awardsOf(basis, formulation);
  const own = (limit: LimitRow) => limit.words.code === "row-cap";
  const limited = open.flatMap((award) => limits.filter((limit) => !own(limit) && counts(formulation, limit, award.id)).map((limit) => ({ award, limit })));
  const rising = theCase.scheme.awards.filter((award) => award.levels.some((level, rank) => level.weightBp > (award.levels[rank - 1]?.weightBp ?? Infinity)));
  const declared = theCase.locks.filter((lock) => open.some((award) => award.id === lock.award));
  return [
    ...reasonOf(
      "regime-unequal",
      limits.filter((limit) => limit.least !== limit.most),
      ({ words, least, most }) => ({ rows: [words], values: { least, most, policy: theCase.policy } }),
    ),
    ...reasonOf("regime-crossing", crossingPairs(formulation.program, limits), ([a, b]) => ({ rows: [a.words, b.words] })),
    ...reasonOf("regime-floor", floors, (words) => ({ rows: [words] })),
    ...reasonOf("regime-interaction", together, (awards) => ({ values: { awards: awards.map((id) => awardOf(theCase.scheme, id).title).join(" + ") } })),
    ...reasonOf("regime-levels-limited", limited, ({ award, limit }) => ({ rows: [limit.words], values: { award: award.title } })),
    ...reasonOf(
      "regime-levels-open",
      open.filter((award) => award.sets.some((set) => !isLastOf(set, award.open))),
      (award) => ({ values: { award: award.title } }),
    ),
    ...reasonOf("regime-declared", declared, (lock) => ({ values: { student: lock.student, award: awardOf(theCase.scheme, lock.award).title } })),
    ...reasonOf("regime-weights-rising", rising, (award) => ({ values: { award: award.title } })),
    ...reasonOf(
      "regime-weights-mixed",
      limits.filter((limit) => mixesWeights(basis, formulation, limit)),
      ({ words }) => ({ rows: [words] }),
    ),
  ];
}

/** Whether places follow from a count of people, so that one fewer can take a place away. */
function isCounted({ caps, quotas }: RecountBasis): boolean {
  const limits = [...caps.map((cap) => cap.level.cap?.limit), ...quotas.flatMap(({ quota }) => [quota.atMost, quota.atLeast])];
  return limits.some((limit) => limit?.kind === "share" || limit?.kind === "apportion");
}

/** Whether one cut-off settles everything. */
function hasOneCutOff({ theCase, ranking, obligations }: RecountBasis): boolean {
  const lists = (ranking ?? []).filter(({ people }) => people.length > 0);
  const isPlain = theCase.locks.length === 0 && obligations.owed.length === 0 && theCase.scheme.merit.from >= 0;
  return isPlain && lists.length === 1 && new Set(lists[0]?.people.flatMap(({ levels }) => levels)).size === 1;
}

/** What a case allows, from the rows of its program. */
export function regimeOf(basis: RecountBasis, formulation: Formulation): Regime {
  const isSingle = hasOneCutOff(basis);
  const isRank = basis.theCase.policy === "rank";
  const { limits, floors } = rowsOf(formulation);
  const reasons = isSingle ? [] : reasonsOf(basis, formulation, limits, floors);
  const has = (code: RegimeCode) => reasons.some((reason) => reason.code === code);
  const structural = reasons.filter((reason) => reason.code !== "regime-weights-mixed" && reason.code !== "regime-weights-rising");
  const isLoose = structural.length > 0;
  const limitedBy = (test: (code: string) => boolean) => limits.some(({ words }) => test(words.code));
  const possible: Readonly<Record<ExampleId, boolean>> = {
    envy: isLoose && !isRank,
    budget: isLoose && limitedBy((code) => code === "row-budget"),
    cap: isLoose && limitedBy((code) => code !== "row-budget"),
    withdrawal: isLoose,
    loser: isLoose && isRank,
    reserve: floors.length > 0 && structural.some((reason) => reason.code !== "regime-floor"),
    score: has("regime-weights-rising"),
    shift: isLoose || has("regime-weights-mixed"),
    percent: isCounted(basis),
  };
  const examples = (Object.keys(possible) as ExampleId[]).map((id) => ({ id, isPossible: possible[id] }));
  return { isSafe: !isLoose && !has("regime-weights-rising"), hasOneCutOff: isSingle, reasons, examples };
}
