/**
 * Whether a change harms a student, proved. She is harmed where she holds less of one award after it and more of none, and neither is
 * the work of a tie: with h the level that she holds before,
 *
 *     best(before, she holds h or better) > best(before, she does not)      best(after) > best(after, she holds h or better)
 *
 * over the goals in their order; "no such allocation" counts as worse than any. So every best allocation before gives her h or more, and
 * none after does. Both cases are allocated under the same lot, solved, proved and recounted by the hall.
 */
import { askGiven, type AllocateOptions, type GivenResult } from "../allocate.ts";
import type { Pick } from "../award/amounts.ts";
import type { Lock } from "../award/case.ts";
import { rankingOf } from "../award/ranking.ts";
import type { Choices, RecountBasis } from "../award/recount.ts";
import { awardOf } from "../award/scheme.ts";
import { changedBasis, shouldSpare, type StressChange } from "../scenario/stress-change.ts";
import { choicesOf } from "./fairness.ts";
import { bestUnderRank } from "./rank-forced.ts";

/** A case with its best allocation, proved. */
export interface Solved {
  readonly basis: RecountBasis;
  readonly choices: Choices;
  readonly goals: readonly bigint[];
}

/** Somebody who is harmed, by what, and what her award would cost the others. */
export interface Harm {
  readonly change: StressChange;
  readonly student: number;
  readonly award: string;
  /** What she holds before and after; the award's level after is empty where she holds none. */
  readonly level: string;
  readonly levelAfter: string;
  readonly before: Solved;
  readonly after: Solved;
  /** Values of the goals of the best allocation after the change that would leave her the level; undefined where there is none. */
  readonly keptGoals: readonly bigint[] | undefined;
}

/** How cases are solved, and how many were. */
export interface Prover {
  readonly options: AllocateOptions;
  solved: number;
}

/** Solves a case; undefined where it has no allocation or none was proved in time. */
export async function solveCase(changed: RecountBasis, prover: Prover): Promise<Solved | "none" | undefined> {
  prover.solved += 1;
  // Under the policy rank a change can move people in their lists.
  const basis = changed.ranking === undefined ? changed : { ...changed, ranking: rankingOf(changed) };
  const result: GivenResult = await askGiven(basis, prover.options);
  if (result.kind === "infeasible") return "none";
  if (result.kind !== "allocated" || result.status !== "optimal") return undefined;
  return { basis, choices: choicesOf(result.students), goals: result.goals.map((goal) => goal.value) };
}

/** Index of the level of an award among picks; the number of levels where there is none. */
function rankOf({ theCase }: RecountBasis, award: string, picks: readonly Pick[] | undefined): number {
  const { levels } = awardOf(theCase.scheme, award);
  const level = picks?.find((pick) => pick.award === award)?.level;
  return level === undefined ? levels.length : levels.findIndex((candidate) => candidate.id === level);
}

/** The first award of which picks hold less than others did, where they hold more of none. */
function lostAward(basis: RecountBasis, before: readonly Pick[], after: readonly Pick[]): string | undefined {
  const awards = [...new Set([...before, ...after].map((pick) => pick.award))];
  if (awards.some((award) => rankOf(basis, award, after) < rankOf(basis, award, before))) return undefined;
  return awards.find((award) => rankOf(basis, award, after) > rankOf(basis, award, before));
}

/** Students who hold less after a change that should spare them. */
export function losersOf(before: Solved, after: Solved, change: StressChange): readonly { readonly student: number; readonly award: string }[] {
  return [...before.choices]
    .sort(([a], [b]) => a - b)
    .flatMap(([student, held]) => {
      const award = lostAward(before.basis, held, after.choices.get(student) ?? []);
      return award !== undefined && shouldSpare(before.basis, change, student, held) ? [{ student, award }] : [];
    });
}

function lockOf(basis: RecountBasis, kind: Lock["kind"], student: number, award: string, level: string): Lock {
  return { kind, student: basis.theCase.ids[student] ?? "", award, level, author: "stress", reason: "" };
}

function withLocks(basis: RecountBasis, locks: readonly Lock[]): RecountBasis {
  return { ...basis, theCase: { ...basis.theCase, locks: [...basis.theCase.locks, ...locks] } };
}

type Goals = readonly bigint[];

/** True where values of goals are better than others in their order. */
function isBetter(goals: Goals, than: Goals): boolean {
  const first = goals.findIndex((value, g) => value !== than[g]);
  return first >= 0 && (goals[first] ?? 0n) > (than[first] ?? 0n);
}

/** Goals of the best allocation where the student holds the level or a better one (or does not); undefined: not proved in time. Under `rank` a lock would end envy, so rows say it. */
async function bestWhere(solved: Solved, student: number, award: string, rank: number, holds: boolean, prover: Prover): Promise<Goals | "none" | undefined> {
  const { basis } = solved;
  if (basis.ranking !== undefined) {
    prover.solved += 1;
    const answer = await bestUnderRank(basis, { student, award, rank }, holds, prover.options);
    return answer.kind === "best" ? answer.goals : answer.kind === "none" ? "none" : undefined;
  }
  const levels = awardOf(basis.theCase.scheme, award).levels.map((level) => level.id);
  const locks = holds
    ? [lockOf(basis, "at-least", student, award, levels[rank] ?? "")]
    : levels.slice(0, rank + 1).map((level) => lockOf(basis, "must-not", student, award, level));
  const found = await solveCase(withLocks(basis, locks), prover);
  return found === undefined || found === "none" ? found : found.goals;
}

/** Settles whether a loser is harmed for certain; undefined where a tie would let her keep the level, or it was not proved. */
async function certainHarm(before: Solved, after: Solved, change: StressChange, student: number, award: string, prover: Prover): Promise<Harm | undefined> {
  const { basis } = before;
  const rank = rankOf(basis, award, before.choices.get(student));
  const level = awardOf(basis.theCase.scheme, award).levels[rank]?.id ?? "";
  const kept = await bestWhere(after, student, award, rank, true, prover);
  if (kept === undefined || (kept !== "none" && !isBetter(after.goals, kept))) return undefined;
  const without = await bestWhere(before, student, award, rank, false, prover);
  if (without === undefined || (without !== "none" && !isBetter(before.goals, without))) return undefined;
  const levelAfter = after.choices.get(student)?.find((pick) => pick.award === award)?.level ?? "";
  return { change, student, award, level, levelAfter, before, after, keptGoals: kept === "none" ? undefined : kept };
}

/** What became of one change. */
export type Tried = { readonly kind: "harm"; readonly harm: Harm } | { readonly kind: "spared" | "tied" | "open" };

/** Most students of one change for whom it is settled whether the loss is certain. */
const MOST_LOSERS = 5;

/** Tries a change on a case that is solved; `only`: whether the harm of one student is asked for. */
export async function tryChange(before: Solved, change: StressChange, prover: Prover, only?: number): Promise<Tried> {
  const basis = changedBasis(before.basis, change);
  const after = basis === undefined ? undefined : await solveCase(basis, prover);
  if (after === undefined || after === "none") return { kind: "open" };
  const losers = losersOf(before, after, change).filter(({ student }) => only === undefined || student === only);
  for (const { student, award } of losers.slice(0, MOST_LOSERS)) {
    const harm = await certainHarm(before, after, change, student, award, prover);
    if (harm !== undefined) return { kind: "harm", harm };
  }
  return { kind: losers.length === 0 ? "spared" : "tied" };
}
