/**
 * Changes that should harm nobody, or nobody of a stated group: more money, a looser limit, a higher score of her own, a rival who
 * leaves, a higher reserve, the same points for everybody. Each makes another case of a case; facts and rules stay as they are.
 */
import type { Pick } from "../award/amounts.ts";
import type { Case } from "../award/case.ts";
import { ELIGIBLE, NOT_ELIGIBLE, quotaPart, statusAt } from "../award/eligibility.ts";
import { capStates, quotaStates } from "../award/places.ts";
import type { RecountBasis } from "../award/recount.ts";
import { isOptimised, quotaCounts } from "../award/scheme.ts";

/** What can be changed. `percent`: a loser leaves before the census, so that populations count one fewer. */
export const STRESS_KINDS = ["budget", "cap", "score", "withdrawal", "reserve", "shift", "percent"] as const;

/** One of them. */
export type StressKind = (typeof STRESS_KINDS)[number];

/** A limit on places: of a level, or of a part of a quota. */
export type PlaceLimit =
  | { readonly kind: "level"; readonly award: string; readonly level: string }
  | { readonly kind: "quota"; readonly quota: string; readonly part: string };

/** One change; sizes are positive: fen, places, or scaled merit. */
export type StressChange =
  | { readonly kind: "budget"; readonly budget: string; readonly by: number }
  | { readonly kind: "cap"; readonly limit: PlaceLimit; readonly by: number }
  | { readonly kind: "reserve"; readonly limit: PlaceLimit & { readonly kind: "quota" }; readonly by: number }
  | { readonly kind: "score"; readonly student: number; readonly by: number }
  | { readonly kind: "shift"; readonly by: number }
  | { readonly kind: "withdrawal" | "percent"; readonly student: number };

/** The case without the places that some students could be given; what they would use stays free. */
export function withoutStudents(basis: RecountBasis, leaves: ReadonlySet<number>): RecountBasis {
  const eligibility = basis.eligibility.map((entry) => {
    if (!isOptimised(entry.award)) return entry;
    const status = entry.status.map((column) => column.map((value, position) => (leaves.has(entry.students[position] ?? -1) ? NOT_ELIGIBLE : value)));
    return { ...entry, status };
  });
  const locks = basis.theCase.locks.filter((lock) => !leaves.has(basis.theCase.ids.indexOf(lock.student)));
  const owed = basis.obligations.owed.filter((place) => !leaves.has(place.student));
  return { ...basis, theCase: { ...basis.theCase, locks }, eligibility, obligations: { ...basis.obligations, owed } };
}

function withMerit(basis: RecountBasis, added: (student: number) => number): RecountBasis | undefined {
  const { to } = basis.theCase.scheme.merit;
  let isOnScale = true;
  const eligibility = basis.eligibility.map((entry) => {
    if (!isOptimised(entry.award)) return entry;
    const merit = entry.merit.map((value, position) => value + added(entry.students[position] ?? -1));
    if (merit.some((value) => value > to)) isOnScale = false;
    return { ...entry, merit };
  });
  return isOnScale ? { ...basis, eligibility } : undefined;
}

/** The census with one fewer in every population, as a whole and in the parts that the student could be in. */
function countedOnceLess(theCase: Case, student: number): Case["census"] {
  return theCase.census.map((row) => {
    const parts = theCase.scheme.populations.get(row.population)?.parts;
    const slot = parts === undefined ? undefined : theCase.scheme.names.fields.get(parts);
    const code = slot === undefined ? Number.NaN : (theCase.facts.scalars[slot.index]?.[student] ?? Number.NaN);
    const isHers = row.part === "" || row.part === theCase.scheme.names.codebook.texts[code];
    return isHers && row.count > 0 ? { ...row, count: row.count - 1 } : row;
  });
}

/** Limits as they would be with another census: each moves by as much as its stated number does. */
function withCensus(basis: RecountBasis, census: Case["census"]): RecountBasis {
  const [before, after] = [basis.theCase, { ...basis.theCase, census }];
  const [oldCaps, newCaps] = [capStates(before, basis.obligations), capStates(after, basis.obligations)];
  const [oldQuotas, newQuotas] = [quotaStates(before), quotaStates(after)];
  const moved = (value: number, from: number | undefined, to: number | undefined) =>
    from === undefined || to === undefined || from === to ? value : Math.max(0, value + to - from);
  const caps = basis.caps.map((cap, i) => ({ ...cap, places: moved(cap.places, oldCaps[i]?.places, newCaps[i]?.places) }));
  const quotas = basis.quotas.map((state, i) => ({
    ...state,
    ...(state.atMost === undefined ? {} : { atMost: moved(state.atMost, oldQuotas[i]?.atMost, newQuotas[i]?.atMost) }),
    ...(state.atLeast === undefined ? {} : { atLeast: moved(state.atLeast, oldQuotas[i]?.atLeast, newQuotas[i]?.atLeast) }),
  }));
  return { ...basis, theCase: after, caps, quotas };
}

function withLimit(basis: RecountBasis, limit: PlaceLimit, by: number, side: "atMost" | "atLeast"): RecountBasis {
  if (limit.kind === "level")
    return {
      ...basis,
      caps: basis.caps.map((cap) => (cap.award.id === limit.award && cap.level.id === limit.level ? { ...cap, places: cap.places + by } : cap)),
    };
  const quotas = basis.quotas.map((state) => {
    const value = state[side];
    return state.quota.id === limit.quota && state.part === limit.part && value !== undefined ? { ...state, [side]: value + by } : state;
  });
  return { ...basis, quotas };
}

/** The case after a change; undefined where a merit would leave its scale. */
export function changedBasis(basis: RecountBasis, change: StressChange): RecountBasis | undefined {
  switch (change.kind) {
    case "budget": {
      const budgets = basis.theCase.budgets.map((budget) => (budget.id === change.budget ? { ...budget, limitFen: budget.limitFen + change.by } : budget));
      return { ...basis, theCase: { ...basis.theCase, budgets } };
    }
    case "cap":
      return withLimit(basis, change.limit, change.by, "atMost");
    case "reserve":
      return withLimit(basis, change.limit, change.by, "atLeast");
    case "score":
      return withMerit(basis, (student) => (student === change.student ? change.by : 0));
    case "shift":
      return withMerit(basis, () => change.by);
    case "withdrawal":
      return withoutStudents(basis, new Set([change.student]));
    case "percent":
      return withoutStudents(withCensus(basis, countedOnceLess(basis.theCase, change.student)), new Set([change.student]));
  }
}

/** True for students whom a limit counts. */
function isCounted(basis: RecountBasis, limit: PlaceLimit, student: number): boolean {
  if (limit.kind === "level") {
    const entry = basis.eligibility.find((candidate) => candidate.award.id === limit.award);
    return entry !== undefined && statusAt(entry, student, limit.level) === ELIGIBLE;
  }
  const state = basis.quotas.find((candidate) => candidate.quota.id === limit.quota && candidate.part === limit.part);
  return state !== undefined && quotaPart(basis.theCase, state.quota, student) === limit.part;
}

/** Whether a change should not harm a student: more places only concern those whom they are for, a score its owner, a leaving the others. */
export function shouldSpare(basis: RecountBasis, change: StressChange, student: number, held: readonly Pick[]): boolean {
  switch (change.kind) {
    case "budget":
    case "shift":
      return true;
    case "cap":
    case "reserve": {
      const { limit } = change;
      if (!isCounted(basis, limit, student)) return false;
      if (limit.kind === "level") return held.some((pick) => pick.award === limit.award);
      const quota = basis.quotas.find((state) => state.quota.id === limit.quota)?.quota;
      return quota !== undefined && held.some((pick) => quotaCounts(quota, pick.award, pick.level));
    }
    case "score":
      return student === change.student;
    case "withdrawal":
    case "percent":
      return student !== change.student;
  }
}
