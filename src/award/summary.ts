/** Totals of an allocation as the committee reads them: funnel, levels with cut-offs, budgets, open questions. */
import { listed } from "../words/lists.ts";
import { authorityTitle } from "./titles.ts";
import { isOn, parameterOf, type Case } from "./case.ts";
import { bestStatus, DISQUALIFIED, ELIGIBLE, NOT_ACCEPTED, NOT_ELIGIBLE, quotaPart, WAITING } from "./eligibility.ts";
import type { Pick } from "./amounts.ts";
import { boundFen, isPayable } from "./entitlement.ts";
import { countsInBudget } from "./owed.ts";
import { quotaUse, type Choices, type Recount, type RecountBasis } from "./recount.ts";
import { compareRanked } from "./ranking.ts";
import { awardOf, isOptimised, quotaCounts, type Award } from "./scheme.ts";

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
  /** Spent by earlier rounds of the year. */
  readonly spentFen: number;
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
  | {
      readonly code: "question-amounts" | "question-choices" | "question-unbounded";
      readonly values: { readonly award: string; readonly authority: string; readonly count: number; readonly students: string };
    }
  | { readonly code: "question-fund"; readonly values: { readonly fund: string; readonly parameters: string } }
  | { readonly code: "question-payable"; readonly values: { readonly award: string; readonly key: string; readonly authority: string; readonly count: number } }
  | { readonly code: "question-ties"; readonly values: { readonly count: number } }
  | {
      readonly code: "question-equals";
      readonly values: { readonly award: string; readonly level: string; readonly part: string; readonly count: number; readonly places: number };
    };

/** One limit of a quota, and how many places of it are used. */
export interface QuotaRow {
  readonly id: string;
  readonly article: string;
  readonly awards: readonly string[];
  readonly part: string;
  readonly atMost: number | undefined;
  readonly atLeast: number | undefined;
  readonly used: number;
}

/** Every limit of every quota in force. */
export function quotasOf(basis: RecountBasis, choices: Choices): readonly QuotaRow[] {
  return basis.quotas.map((state): QuotaRow => {
    const { quota, part, atMost, atLeast } = state;
    const decided = basis.entitlements.due.filter(
      (entry) => entry.decision !== undefined && quotaCounts(quota, entry.award, entry.level) && quotaPart(basis.theCase, quota, entry.student) === part,
    );
    return { id: quota.id, article: quota.article, awards: quota.awards, part, atMost, atLeast, used: quotaUse(basis, choices, state) + decided.length };
  });
}

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
  const awards = basis.theCase.scheme.awards.filter((award) => !isOptimised(award));
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

/** Every stated budget; places owed outside the money are not its awards. */
export function budgetsOf(basis: RecountBasis, paid: Recount["paid"]): readonly BudgetRow[] {
  const all = countsInBudget(basis.theCase);
  const isOwed = (student: number, pick: Pick) =>
    basis.obligations.owed.some((place) => place.student === student && place.award === pick.award && place.level === pick.level);
  return basis.theCase.budgets.map((budget) => {
    const { dueFen, reservedFen } = boundFen(basis.entitlements, budget.awards, budget.reserve);
    let awardedFen = 0;
    for (const [student, picks] of paid)
      for (const pick of picks) if (budget.awards.includes(pick.award) && (all || !isOwed(student, pick))) awardedFen += pick.fen;
    return {
      id: budget.id,
      title: budget.title,
      limitFen: budget.limitFen,
      spentFen: budget.spentFen,
      dueFen,
      reservedFen,
      awardedFen,
      leftFen: budget.limitFen - budget.spentFen - dueFen - reservedFen - awardedFen,
    };
  });
}

/** True where somebody could be given an award, so that its number of places matters. */
function isWanted(basis: RecountBasis, awards: readonly string[]): boolean {
  const entries = basis.eligibility.filter((entry) => awards.includes(entry.award.id));
  return entries.some((entry) => entry.students.some((_, position) => bestStatus(entry, position) <= WAITING));
}

/** An authority by its title. */
function authorityTitles(basis: RecountBasis, codes: readonly string[]): string {
  return listed(codes.map((code) => authorityTitle(basis.theCase.scheme, code)));
}

function undecidedPlaces(basis: RecountBasis): readonly Question[] {
  const caps = basis.caps.flatMap((cap): readonly Question[] =>
    cap.stated?.kind === "undecided" && isWanted(basis, [cap.award.id])
      ? [
          {
            code: "question-undecided",
            values: {
              award: cap.award.title,
              key: cap.stated.key,
              authority: authorityTitles(basis, [cap.stated.authority || cap.award.authority]),
              part: cap.award.levels.length === 1 ? "" : cap.level.title,
            },
          },
        ]
      : [],
  );
  const quotas = basis.quotas.flatMap(({ quota, part, undecided }) => {
    if (!isWanted(basis, quota.awards)) return [];
    const awards = quota.awards.map((id) => awardOf(basis.theCase.scheme, id));
    return undecided.map(
      (places): Question => ({
        code: "question-undecided",
        values: {
          award: awards.map((award) => award.title).join(" + "),
          key: places.key,
          authority: authorityTitles(basis, places.authority === "" ? [awards[0]?.authority ?? ""] : [places.authority]),
          part,
        },
      }),
    );
  });
  return [...caps, ...quotas];
}

/** Students by id, the first few. */
function someIds(basis: RecountBasis, students: readonly number[]): string {
  const ids = [...new Set(students)].map((student) => basis.theCase.ids[student] ?? "");
  return ids.length <= 5 ? ids.join(", ") : `${ids.slice(0, 5).join(", ")}, ...`;
}

const OPEN_QUESTIONS = [
  ["question-amounts", "amount"],
  ["question-choices", "choice"],
] as const;

/** Amounts that an authority has not decided, and amounts that nothing bounds. */
function undecidedAmounts(basis: RecountBasis): readonly Question[] {
  return basis.theCase.scheme.awards.flatMap((award): readonly Question[] => {
    const open = basis.entitlements.open.filter((entry) => entry.award === award.id);
    const question = (code: "question-amounts" | "question-choices" | "question-unbounded", entries: typeof open): readonly Question[] => {
      const students = entries.map((entry) => entry.student);
      if (students.length === 0) return [];
      return [
        {
          code,
          values: { award: award.title, authority: authorityTitles(basis, award.deciders), count: new Set(students).size, students: someIds(basis, students) },
        },
      ];
    };
    const asked = OPEN_QUESTIONS.flatMap(([code, why]) => {
      const entries = open.filter((entry) => entry.why === why);
      return code === "question-choices" && !hasFreePlaces(basis, award) ? [] : question(code, entries);
    });
    const unbounded = open.filter((entry) => Number.isNaN(entry.fen));
    return [...asked, ...question("question-unbounded", unbounded)];
  });
}

/** True where the decided number of a decided award leaves places for which nobody is named. */
function hasFreePlaces(basis: RecountBasis, award: Award): boolean {
  const given = basis.entitlements.due.filter((entry) => entry.award === award.id && entry.decision !== undefined);
  const limits = basis.quotas.filter(({ quota, atMost, undecided }) => quota.awards.includes(award.id) && atMost !== undefined && undecided.length === 0);
  return limits.some(({ quota, part, atMost }) => {
    const used = given.filter((entry) => quotaCounts(quota, entry.award, entry.level) && quotaPart(basis.theCase, quota, entry.student) === part).length;
    return used < (atMost ?? 0);
  });
}

function unpayable(theCase: Case, basis: RecountBasis, choices: Choices): readonly Question[] {
  return theCase.scheme.awards.flatMap((award): readonly Question[] => {
    const due = basis.entitlements.due.filter((entry) => entry.award === award.id && !entry.payable).length;
    const chosen = [...choices].filter(([student, picks]) => picks.some((pick) => pick.award === award.id) && !isPayable(theCase, award, student)).length;
    const count = due + chosen;
    if (award.payable === undefined || count === 0) return [];
    return [{ code: "question-payable", values: { award: award.title, key: award.payable.decision, authority: award.payable.authority, count } }];
  });
}

/** Funds that the case wants to enforce, whose values are not stated. */
function unstatedFunds(theCase: Case): readonly Question[] {
  return theCase.scheme.funds.flatMap((fund): readonly Question[] => {
    const missing = [fund.share, fund.of, ...(fund.less === undefined ? [] : [fund.less])].filter((name) => parameterOf(theCase, name) === null);
    return isOn(theCase, fund.enforce) && missing.length > 0 ? [{ code: "question-fund", values: { fund: fund.title, parameters: missing.join(", ") } }] : [];
  });
}

/** Equals (policy `rank`) at whom a cut-off stopped because the places left at the level are fewer than they are. */
function cutEquals(basis: RecountBasis, choices: Choices): readonly Question[] {
  return (basis.ranking ?? []).flatMap(({ award, part, people }) =>
    award.levels.flatMap((level, l): readonly Question[] => {
      const cap = basis.caps.find((candidate) => candidate.level === level);
      const used = [...choices.values()].flat().filter((pick) => pick.award === award.id && pick.level === level.id).length;
      const left = (cap?.places ?? Number.POSITIVE_INFINITY) - used;
      const rankOf = (student: number) =>
        award.levels.findIndex(({ id }) => choices.get(student)?.some((pick) => pick.award === award.id && pick.level === id));
      const without = people.filter((one) => one.levels.includes(l) && (rankOf(one.student) < 0 || rankOf(one.student) > l));
      const [first] = without;
      const equals = first === undefined ? [] : without.filter((one) => compareRanked(one, first) === 0);
      if (left < 1 || equals.length <= left) return [];
      return [{ code: "question-equals", values: { award: award.title, level: level.title, part, count: equals.length, places: left } }];
    }),
  );
}

/** What a person must still decide, for the list at the end and exit code 4. */
export function questionsOf(basis: RecountBasis, choices: Choices): readonly Question[] {
  const equals = basis.theCase.ties === "report" ? cutEquals(basis, choices) : [];
  return [...undecidedPlaces(basis), ...undecidedAmounts(basis), ...unpayable(basis.theCase, basis, choices), ...unstatedFunds(basis.theCase), ...equals];
}
