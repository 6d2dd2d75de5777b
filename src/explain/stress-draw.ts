/** Which change a trial tries: drawn from a seed and the number of the trial, so that the same number of trials tries the same. */
import { bundleAmounts } from "../award/amounts.ts";
import { ELIGIBLE, statusAt } from "../award/eligibility.ts";
import type { Choices, RecountBasis } from "../award/recount.ts";
import { isOptimised } from "../award/scheme.ts";
import type { PlaceLimit, StressChange, StressKind } from "../scenario/stress-change.ts";
import type { Draw } from "./draws.ts";

/** What changes are drawn from: a case and its allocation. */
export interface Drawn {
  readonly basis: RecountBasis;
  readonly choices: Choices;
}

/** Most choices that one drawn change of money exchanges. */
const MOST_EXCHANGED = 3;

function pickOf<T>(list: readonly T[], draw: Draw): T | undefined {
  return list.length === 0 ? undefined : list[draw(list.length)];
}

/** Students who are eligible for some level that competes. */
function eligibleStudents({ eligibility }: RecountBasis): readonly number[] {
  const found = new Set<number>();
  for (const entry of eligibility.filter(({ award }) => isOptimised(award)))
    entry.students.forEach((student, position) => entry.status.some((column) => column[position] === ELIGIBLE) && found.add(student));
  return [...found].sort((a, b) => a - b);
}

/** What one level would pay a student from a budget; 0 where it is not open to her. */
function drawnCost(basis: RecountBasis, awards: readonly string[], student: number, draw: Draw): number {
  const open = basis.eligibility
    .filter(({ award }) => isOptimised(award) && awards.includes(award.id))
    .flatMap((entry) =>
      entry.award.levels.filter((level) => statusAt(entry, student, level.id) === ELIGIBLE).map((level) => ({ award: entry.award.id, level: level.id })),
    );
  const pick = pickOf(open, draw);
  return pick === undefined ? 0 : bundleAmounts(basis.theCase, student, [pick]).reduce((sum, { fen }) => sum + fen, 0);
}

/** As much more money as some awards cost together, less what some others cost: the sums at which another choice of awards fits. */
function drawBudget({ basis, choices }: Drawn, draw: Draw): StressChange | undefined {
  const budget = pickOf(basis.theCase.budgets, draw);
  const students = eligibleStudents(basis);
  if (budget === undefined || students.length === 0) return undefined;
  const holders = [...choices.keys()].sort((a, b) => a - b);
  let by = 0;
  for (let i = draw(MOST_EXCHANGED) + 1; i > 0; i -= 1) by += drawnCost(basis, budget.awards, pickOf(students, draw) ?? -1, draw);
  for (let i = draw(MOST_EXCHANGED); i > 0; i -= 1) {
    const holder = pickOf(holders, draw);
    const paid = holder === undefined ? [] : bundleAmounts(basis.theCase, holder, choices.get(holder) ?? []);
    by -= paid.filter((pick) => budget.awards.includes(pick.award)).reduce((sum, { fen }) => sum + fen, 0);
  }
  return by > 0 ? { kind: "budget", budget: budget.id, by } : undefined;
}

function drawLimit({ basis }: Drawn, draw: Draw, side: "atMost" | "atLeast"): PlaceLimit | undefined {
  const levels = basis.caps.filter((cap) => side === "atMost" && Number.isFinite(cap.places));
  const quotas = basis.quotas.filter((state) => state[side] !== undefined && state.quota.awards.some((id) => basis.caps.some((cap) => cap.award.id === id)));
  return pickOf<PlaceLimit>(
    [
      ...levels.map((cap) => ({ kind: "level" as const, award: cap.award.id, level: cap.level.id })),
      ...quotas.map(({ quota, part }) => ({ kind: "quota" as const, quota: quota.id, part })),
    ],
    draw,
  );
}

/** As many points as would bring her level with somebody above her and one step beyond, or the smallest step. */
function drawScore({ basis }: Drawn, draw: Draw): StressChange | undefined {
  const student = pickOf(eligibleStudents(basis), draw);
  const entry = pickOf(
    basis.eligibility.filter(({ award, positionOf }) => isOptimised(award) && (positionOf[student ?? -1] ?? -1) >= 0),
    draw,
  );
  if (student === undefined || entry === undefined) return undefined;
  const own = entry.merit[entry.positionOf[student] ?? -1] ?? Number.NaN;
  const above = [...entry.merit].filter((merit) => merit > own).map((merit) => merit - own + 1);
  const by = draw(4) === 0 ? 1 + draw(Math.max(1, basis.theCase.scheme.merit.to - own)) : (pickOf(above, draw) ?? 1);
  return Number.isNaN(own) ? undefined : { kind: "score", student, by };
}

function isFree({ theCase, obligations }: RecountBasis, student: number): boolean {
  return !obligations.owed.some((place) => place.student === student) && !theCase.locks.some((lock) => lock.student === theCase.ids[student]);
}

/** The change of a trial; undefined where nothing of the kind can be changed, or the draw made no change. */
export function drawChange(kind: StressKind, drawn: Drawn, draw: Draw): StressChange | undefined {
  const { basis, choices } = drawn;
  switch (kind) {
    case "budget":
      return drawBudget(drawn, draw);
    case "cap": {
      const limit = drawLimit(drawn, draw, "atMost");
      return limit === undefined ? undefined : { kind, limit, by: 1 + draw(3) };
    }
    case "reserve": {
      const limit = drawLimit(drawn, draw, "atLeast");
      return limit?.kind === "quota" ? { kind, limit, by: 1 + draw(3) } : undefined;
    }
    case "score":
      return drawScore(drawn, draw);
    case "shift":
      return { kind, by: 1 + draw(Math.max(1, Math.floor((basis.theCase.scheme.merit.to - basis.theCase.scheme.merit.from) / 4))) };
    case "withdrawal":
    case "percent": {
      // Only a winner's leaving frees anything; only a loser's leaving should change nothing.
      const all = kind === "withdrawal" ? [...choices.keys()].sort((a, b) => a - b) : eligibleStudents(basis).filter((student) => !choices.has(student));
      const student = pickOf(
        all.filter((one) => isFree(basis, one)),
        draw,
      );
      return student === undefined ? undefined : { kind, student };
    }
  }
}
