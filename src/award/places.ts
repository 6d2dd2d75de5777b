/** Caps and quotas of a case as numbers: the places of every level, and of every part of every quota. */
import { quotasInForce, settingOf, type Case } from "./case.ts";
import { quotaPart } from "./eligibility.ts";
import { placesOf, populationParts, type Places } from "./limits.ts";
import { countsInCaps, prevailsOverCap, type Obligations } from "./owed.ts";
import { awardOf, isOptimised, quotaCounts, type Award, type Level, type Quota } from "./scheme.ts";

/** The cap of one level. */
export interface CapState {
  readonly award: Award;
  readonly level: Level;
  /** Undefined: no cap. */
  readonly stated: Places | undefined;
  /** The places that hold: an undecided number closes the level; owed places may raise it. Infinity without a cap. */
  readonly places: number;
  /** Places owed beyond the stated cap, where the agreement prevails. */
  readonly excess: number;
}

/** One limit of a quota, for one part (empty: for all). */
export interface QuotaState {
  readonly quota: Quota;
  readonly part: string;
  readonly atMost: number | undefined;
  readonly atLeast: number | undefined;
  readonly undecided: readonly (Places & { readonly kind: "undecided" })[];
}

function capState(theCase: Case, award: Award, level: Level, obligations: Obligations): CapState {
  if (level.cap === undefined) return { award, level, stated: undefined, places: Number.POSITIVE_INFINITY, excess: 0 };
  const stated = placesOf(theCase, [award.id], level.cap.limit, "", (id, rank) => id === award.id && rank === level.id);
  if (stated.kind === "uncounted") throw new Error(`population ${stated.population} is not counted`);
  return capAt(theCase, award, level, stated, obligations);
}

/** The cap of a level whose places are stated; owed places may raise it. */
function capAt(theCase: Case, award: Award, level: Level, stated: Exclude<Places, { readonly kind: "uncounted" }>, obligations: Obligations): CapState {
  const base = stated.kind === "places" ? stated.places : 0;
  const owed = obligations.owed.filter((place) => place.award === award.id && place.level === level.id).length;
  const excess = countsInCaps(theCase) && prevailsOverCap(theCase) ? Math.max(0, owed - base) : 0;
  return { award, level, stated, places: base + excess, excess };
}

/** Caps of all levels of the optimised awards, in the scheme's order. */
export function capStates(theCase: Case, obligations: Obligations): readonly CapState[] {
  const awards = theCase.scheme.awards.filter((award) => award.selection === "optimised");
  return awards.flatMap((award) => award.levels.map((level) => capState(theCase, award, level, obligations)));
}

/** The same caps with other places for the levels of one award; Infinity: no cap. */
export function capsWith(theCase: Case, caps: readonly CapState[], award: Award, places: readonly number[], obligations: Obligations): readonly CapState[] {
  return caps.map((cap) => {
    const stated = places[award.levels.indexOf(cap.level)];
    return cap.award !== award || stated === undefined ? cap : capAt(theCase, award, cap.level, { kind: "places", places: stated }, obligations);
  });
}

/** Parts in which students of the case or the census occur, in code-point order. */
export function quotaParts(theCase: Case, quota: Quota): readonly string[] {
  const parts = new Set<string>();
  for (let student = 0; student < theCase.facts.studentCount; student += 1) {
    const part = quotaPart(theCase, quota, student);
    if (typeof part === "string") parts.add(part);
  }
  for (const limit of [quota.atMost, quota.atLeast]) {
    const population = limit?.kind === "apportion" || limit?.kind === "share" ? limit.population : undefined;
    if (quota.by !== undefined && population !== undefined) for (const part of populationParts(theCase, population)) parts.add(part);
  }
  return quota.by === undefined ? [""] : [...parts].filter((part) => part !== "").sort();
}

/** One quota's limit for one part. */
export function quotaState(theCase: Case, quota: Quota, part: string): QuotaState {
  const undecided: (Places & { readonly kind: "undecided" })[] = [];
  const side = (limit: Quota["atMost"], whenUndecided: number | undefined): number | undefined => {
    if (limit === undefined) return undefined;
    const places = placesOf(theCase, quota.awards, limit, part, (award, level) => quotaCounts(quota, award, level));
    if (places.kind === "places") return places.places;
    if (places.kind === "uncounted") throw new Error(`population ${places.population} is not counted for ${places.part}`);
    undecided.push(places);
    return whenUndecided;
  };
  return { quota, part, atMost: side(quota.atMost, 0), atLeast: side(quota.atLeast, undefined), undecided };
}

/** All limits of all quotas. */
export function quotaStates(theCase: Case): readonly QuotaState[] {
  return quotasInForce(theCase).flatMap((quota) => quotaParts(theCase, quota).map((part) => quotaState(theCase, quota, part)));
}

/** Counts that caps and quotas need and the census lacks: population and part. */
export function missingCounts(theCase: Case): readonly { readonly population: string; readonly part: string }[] {
  const missing = new Map<string, { readonly population: string; readonly part: string }>();
  const look = (places: Places) => {
    if (places.kind === "uncounted") missing.set(`${places.population} ${places.part}`, { population: places.population, part: places.part });
  };
  for (const award of theCase.scheme.awards) {
    for (const level of award.levels) if (level.cap !== undefined) look(placesOf(theCase, [award.id], level.cap.limit, ""));
  }
  for (const quota of quotasInForce(theCase)) {
    for (const part of quotaParts(theCase, quota)) {
      for (const limit of [quota.atMost, quota.atLeast]) if (limit !== undefined) look(placesOf(theCase, quota.awards, limit, part));
    }
  }
  return [...missing.values()];
}

/** The limits of quotas on awards that compete. */
export function optimisedQuotas(theCase: Case, states: readonly QuotaState[]): readonly QuotaState[] {
  return states.filter(({ quota }) => quota.awards.some((id) => isOptimised(awardOf(theCase.scheme, id))));
}

/** Quotas on parts of a year's population of which earlier rounds took places: in which part is not known. */
export function partialQuotas(theCase: Case): readonly Quota[] {
  if (theCase.earlier.length === 0) return [];
  const ofYear = (limit: Quota["atMost"]) =>
    limit?.kind === "share" && settingOf(theCase, theCase.scheme.populations.get(limit.population)?.rounds ?? { kind: "literal", value: "" }) === "year";
  return quotasInForce(theCase).filter(
    (quota) =>
      (quota.by !== undefined || quota.where !== undefined) &&
      (ofYear(quota.atMost) || ofYear(quota.atLeast)) &&
      theCase.earlier.some((use) => quotaCounts(quota, use.award, use.level)),
  );
}
