/**
 * A harm made small: fewer students, then a smaller change; every step is solved and proved anew, and kept only where the same student
 * is still harmed.
 *
 * Students whose awards are the same before and after leave with what they hold, and limits are lowered by what they use: what was best
 * stays best among the others, because whatever the others could do better with the rest, they could have done better with all.
 */
import { bundleAmounts, type Pick } from "../award/amounts.ts";
import { countsInBudget, countsInCaps } from "../award/owed.ts";
import { quotaPart } from "../award/eligibility.ts";
import type { Choices, RecountBasis } from "../award/recount.ts";
import { quotaCounts } from "../award/scheme.ts";
import { withoutStudents, type StressChange } from "../scenario/stress-change.ts";
import { solveCase, tryChange, type Harm, type Prover } from "./stress-proof.ts";

/** Most cases that are solved to make one harm small. */
const MOST_SOLVED = 300;

/** A harm after shrinking. */
export interface SmallHarm {
  readonly harm: Harm;
  /** Students who are left, ascending. */
  readonly students: readonly number[];
  /** Steps that were proved. */
  readonly steps: number;
  /** False where a limit ended the shrinking. */
  readonly isSmallest: boolean;
}

/** The picks of some students that count in places, and in money. */
function usedBy(basis: RecountBasis, choices: Choices, leaves: ReadonlySet<number>) {
  const isOwed = (student: number, pick: Pick) =>
    basis.obligations.owed.some((place) => place.student === student && place.award === pick.award && place.level === pick.level);
  const held = [...choices].filter(([student]) => leaves.has(student));
  const places = held.flatMap(([student, picks]) =>
    picks.filter((pick) => countsInCaps(basis.theCase) || !isOwed(student, pick)).map((pick) => ({ student, ...pick })),
  );
  const paid = held.flatMap(([student, picks]) =>
    bundleAmounts(basis.theCase, student, picks).filter((pick) => countsInBudget(basis.theCase) || !isOwed(student, pick)),
  );
  return { places, paid };
}

/** The case of the others: students leave with what they hold, and every limit is lowered by what they use. */
export function contracted(basis: RecountBasis, choices: Choices, leaves: ReadonlySet<number>): RecountBasis {
  const { theCase } = basis;
  const { places, paid } = usedBy(basis, choices, leaves);
  const budgets = theCase.budgets.map((budget) => {
    const fen = paid.filter((pick) => budget.awards.includes(pick.award)).reduce((sum, pick) => sum + pick.fen, 0);
    return { ...budget, limitFen: budget.limitFen - fen };
  });
  const caps = basis.caps.map((cap) => ({
    ...cap,
    places: cap.places - places.filter((pick) => pick.award === cap.award.id && pick.level === cap.level.id).length,
  }));
  const quotas = basis.quotas.map((state) => {
    const used = places.filter(
      ({ student, award, level }) => quotaCounts(state.quota, award, level) && quotaPart(theCase, state.quota, student) === state.part,
    ).length;
    const { atMost, atLeast } = state;
    return { ...state, atMost: atMost === undefined ? undefined : atMost - used, atLeast: atLeast === undefined ? undefined : Math.max(0, atLeast - used) };
  });
  return withoutStudents({ ...basis, theCase: { ...theCase, budgets }, caps, quotas }, leaves);
}

/** Students who take part at all: the harmed, who changes, and everybody who could hold something. */
function participants({ before, student, change }: Harm): readonly number[] {
  const open = before.basis.eligibility.flatMap((entry) => [...entry.students].filter((_, position) => entry.status.some((column) => column[position] === 0)));
  const named = "student" in change ? [change.student] : [];
  return [...new Set([...open, ...before.choices.keys(), ...named, student])].sort((a, b) => a - b);
}

function picksText(picks: readonly Pick[] | undefined): string {
  return (picks ?? [])
    .map(({ award, level }) => `${award} ${level}`)
    .sort()
    .join("+");
}

/** Shrinks step by step. */
interface Shrinking {
  harm: Harm;
  students: readonly number[];
  steps: number;
  readonly prover: Prover;
  readonly shouldStop: () => boolean;
}

/** Tries a smaller case and keeps it where the same student is harmed by the change. */
async function keepIfHarmed(state: Shrinking, basis: RecountBasis, change: StressChange, students: readonly number[]): Promise<boolean> {
  const before = await solveCase(basis, state.prover);
  if (before === undefined || before === "none") return false;
  const tried = await tryChange(before, change, state.prover, state.harm.student);
  if (tried.kind !== "harm") return false;
  state.harm = tried.harm;
  state.students = students;
  state.steps += 1;
  return true;
}

/** Those whose awards stay the same leave, all at once. */
async function leaveOthers(state: Shrinking): Promise<void> {
  const { before, after, student, change } = state.harm;
  const named = "student" in change ? [change.student, student] : [student];
  const stays = state.students.filter((one) => named.includes(one) || picksText(before.choices.get(one)) !== picksText(after.choices.get(one)));
  const leaves = new Set(state.students.filter((one) => !stays.includes(one)));
  if (leaves.size > 0) await keepIfHarmed(state, contracted(before.basis, before.choices, leaves), change, stays);
}

/** One at a time, with nothing, with what she holds before, or with what she holds after. */
async function leaveSingly(state: Shrinking, isOver: () => boolean): Promise<void> {
  for (const leaver of [...state.students].reverse()) {
    const { before, after, student, change } = state.harm;
    if (isOver()) return;
    if (leaver === student || ("student" in change && leaver === change.student)) continue;
    const leaves = new Set([leaver]);
    const stays = state.students.filter((one) => one !== leaver);
    const ways = [before.choices, after.choices].filter((choices) => choices.has(leaver)).map((choices) => contracted(before.basis, choices, leaves));
    for (const basis of [withoutStudents(before.basis, leaves), ...ways]) if (await keepIfHarmed(state, basis, change, stays)) break;
  }
}

/** The change by halves: the smallest size that this finds. */
async function lowerChange(state: Shrinking, isOver: () => boolean): Promise<void> {
  const { change } = state.harm;
  if (!("by" in change)) return;
  for (let step = Math.floor(change.by / 2); step >= 1; ) {
    const now = state.harm.change;
    if (isOver() || !("by" in now)) return;
    const isLess = now.by > step && (await keepIfHarmed(state, state.harm.before.basis, { ...now, by: now.by - step }, state.students));
    if (!isLess || now.by - step <= step) step = Math.floor(step / 2);
  }
}

/** Makes a harm small. */
export async function shrink(harm: Harm, prover: Prover, shouldStop: () => boolean): Promise<SmallHarm> {
  const state: Shrinking = { harm, students: participants(harm), steps: 0, prover, shouldStop };
  const most = prover.solved + MOST_SOLVED;
  const isOver = () => shouldStop() || prover.solved > most;
  await leaveOthers(state);
  for (let count = -1; count !== state.students.length && !isOver(); ) {
    count = state.students.length;
    await leaveSingly(state, isOver);
  }
  await lowerChange(state, isOver);
  return { harm: state.harm, students: state.students, steps: state.steps, isSmallest: !isOver() };
}
