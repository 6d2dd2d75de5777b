/** Totals of an allocation as the committee reads them: funnel, levels with cut-offs, budgets, open questions. */
import type { Case } from "./case.ts";
import { bestStatus, DISQUALIFIED, ELIGIBLE, NOT_ACCEPTED, NOT_ELIGIBLE, WAITING } from "./eligibility.ts";
import { boundFen } from "./entitlement.ts";
import type { Choices, Recount, RecountBasis } from "./recount.ts";

/** Candidates of one award by what became of them before any competition. */
export interface FunnelRow {
  readonly award: string;
  readonly title: string;
  readonly candidates: number;
  readonly eligible: number;
  readonly waiting: number;
  readonly notEligible: number;
  readonly notAccepted: number;
  readonly disqualified: number;
}

/** One level: places, awards given, the lowest merit that was given it, and the money. */
export interface LevelRow {
  readonly award: string;
  readonly title: string;
  readonly level: string;
  readonly levelTitle: string;
  /** Undefined: no cap. */
  readonly places: number | undefined;
  /** Places that agreements add to the cap. */
  readonly excess: number;
  readonly awarded: number;
  /** Scaled merit; undefined where nobody has a merit at this level. */
  readonly cutOff: number | undefined;
  readonly fen: number;
}

/** One budget. */
export interface BudgetRow {
  readonly id: string;
  readonly title: string;
  readonly limitFen: number;
  readonly dueFen: number;
  readonly reservedFen: number;
  readonly awardedFen: number;
  readonly leftFen: number;
}

/** Something that a person must decide or find. */
export type Question =
  | {
      readonly code: "question-undecided";
      readonly values: { readonly award: string; readonly key: string; readonly authority: string; readonly part: string };
    }
  | { readonly code: "question-payable"; readonly values: { readonly award: string; readonly key: string; readonly authority: string; readonly count: number } }
  | { readonly code: "question-ties"; readonly values: { readonly count: number } };

/** The funnel of every award. */
export function funnelOf(basis: RecountBasis): readonly FunnelRow[] {
  return basis.eligibility.map((entry) => {
    const counts = [0, 0, 0, 0, 0];
    entry.students.forEach((_, position) => {
      const status = bestStatus(entry, position);
      counts[status] = (counts[status] ?? 0) + 1;
    });
    return {
      award: entry.award.id,
      title: entry.award.title,
      candidates: entry.students.length,
      eligible: counts[ELIGIBLE] ?? 0,
      waiting: counts[WAITING] ?? 0,
      notEligible: counts[NOT_ELIGIBLE] ?? 0,
      notAccepted: counts[NOT_ACCEPTED] ?? 0,
      disqualified: counts[DISQUALIFIED] ?? 0,
    };
  });
}

/** Students with at least one application, with an eligible one, and without an eligible one but waiting. */
export function studentCounts(basis: RecountBasis): {
  readonly students: number;
  readonly candidates: number;
  readonly eligible: number;
  readonly waiting: number;
} {
  let [candidates, eligible, waiting] = [0, 0, 0];
  for (let student = 0; student < basis.theCase.facts.studentCount; student += 1) {
    const seen = basis.eligibility.flatMap((entry) => {
      const position = entry.positionOf[student] ?? -1;
      return position < 0 ? [] : [bestStatus(entry, position)];
    });
    if (seen.length > 0) candidates += 1;
    if (seen.includes(ELIGIBLE)) eligible += 1;
    else if (seen.includes(WAITING)) waiting += 1;
  }
  return { students: basis.theCase.facts.studentCount, candidates, eligible, waiting };
}

/** The table award by level of the optimised awards, then of the entitled ones. */
export function levelsOf(basis: RecountBasis, choices: Choices, paid: Recount["paid"]): readonly LevelRow[] {
  const optimised = basis.caps.map((cap): LevelRow => {
    const entry = basis.eligibility.find((candidate) => candidate.award === cap.award);
    let [awarded, fen] = [0, 0];
    let cutOff: number | undefined;
    for (const student of choices.keys()) {
      const pick = paid.get(student)?.find((candidate) => candidate.award === cap.award.id && candidate.level === cap.level.id);
      if (pick === undefined) continue;
      awarded += 1;
      fen += pick.fen;
      const merit = entry?.merit[entry.positionOf[student] ?? -1] ?? Number.NaN;
      if (!Number.isNaN(merit)) cutOff = Math.min(cutOff ?? merit, merit);
    }
    const places = cap.level.cap === undefined ? undefined : cap.places;
    return { award: cap.award.id, title: cap.award.title, level: cap.level.id, levelTitle: cap.level.title, places, excess: cap.excess, awarded, cutOff, fen };
  });
  return [...optimised, ...entitledLevels(basis)];
}

function entitledLevels(basis: RecountBasis): readonly LevelRow[] {
  const awards = basis.theCase.scheme.awards.filter((award) => award.selection === "entitled");
  return awards.flatMap((award) =>
    award.levels.map((level): LevelRow => {
      const due = basis.entitlements.due.filter((entry) => entry.award === award.id && entry.level === level.id);
      const fen = due.reduce((sum, entry) => sum + entry.fen, 0);
      return {
        award: award.id,
        title: award.title,
        level: level.id,
        levelTitle: level.title,
        places: undefined,
        excess: 0,
        awarded: due.length,
        cutOff: undefined,
        fen,
      };
    }),
  );
}

/** Every stated budget. */
export function budgetsOf(basis: RecountBasis, paid: Recount["paid"]): readonly BudgetRow[] {
  return basis.theCase.budgets.map((budget) => {
    const { dueFen, reservedFen } = boundFen(basis.entitlements, budget.awards, budget.reserve);
    let awardedFen = 0;
    for (const picks of paid.values()) for (const pick of picks) if (budget.awards.includes(pick.award)) awardedFen += pick.fen;
    return {
      id: budget.id,
      title: budget.title,
      limitFen: budget.limitFen,
      dueFen,
      reservedFen,
      awardedFen,
      leftFen: budget.limitFen - dueFen - reservedFen - awardedFen,
    };
  });
}

function undecidedPlaces(basis: RecountBasis): readonly Question[] {
  const caps = basis.caps.flatMap((cap): readonly Question[] =>
    cap.stated?.kind === "undecided"
      ? [
          {
            code: "question-undecided",
            values: { award: cap.award.title, key: cap.stated.key, authority: cap.stated.authority || cap.award.authority, part: cap.level.title },
          },
        ]
      : [],
  );
  const quotas = basis.quotas.flatMap((state) =>
    state.undecided.map(
      (places): Question => ({
        code: "question-undecided",
        values: { award: state.quota.award, key: places.key, authority: places.authority, part: state.part },
      }),
    ),
  );
  return [...caps, ...quotas];
}

function unpayable(theCase: Case, basis: RecountBasis): readonly Question[] {
  return theCase.scheme.awards.flatMap((award): readonly Question[] => {
    const count = basis.entitlements.due.filter((entry) => entry.award === award.id && !entry.payable).length;
    if (award.payable === undefined || count === 0) return [];
    return [{ code: "question-payable", values: { award: award.title, key: award.payable.decision, authority: award.payable.authority, count } }];
  });
}

/** What a person must still decide, for the list at the end and exit code 4. */
export function questionsOf(basis: RecountBasis): readonly Question[] {
  return [...undecidedPlaces(basis), ...unpayable(basis.theCase, basis)];
}
