/**
 * Budget-neutral adjustment of the level percentages, in exact integers (regulation V: "While the total amount of funding shall remain
 * constant, the proportion of students awarded at each level can be adjusted appropriately"; readings A01 to A09).
 *
 * A place at level l is worth u_l units: its share of the tuition on a common denominator, or its fixed amount in fen. The constant is
 * C = sum u_l cap_l. At the reference tuition, the mean of the population of the percentages, it is floor(C T / (D N)) fen, where T is the
 * tuition of all N who are counted and D the denominator of the units: the same integer points as N sum(share T_i) <= sum(share cap) T.
 */
import { divideBig, FULL_BP, toSafe } from "../decimal.ts";
import { gcd } from "../exact.ts";
import { textOf, type Case } from "./case.ts";
import { placesOf, populationCount, populationTuition, takenPlaces, type PlaceTest } from "./limits.ts";
import { awardOf, isOptimised, type Adjustable, type Award, type Level, type Limit } from "./scheme.ts";

/** An exact fraction; the denominator is positive. */
export interface Ratio {
  readonly over: bigint;
  readonly under: bigint;
}

/** What the levels of an adjustable award are worth. */
export interface Funding {
  readonly clause: Adjustable;
  readonly award: Award;
  /** The places that the regulation itself gives each level, before any adjustment. */
  readonly caps: readonly number[];
  /** Units of one place at each level. */
  readonly units: readonly number[];
  /** Units that are one year's tuition; undefined where amounts are fixed: then a unit is a fen. */
  readonly perTuition: number | undefined;
  /** Units that must stay constant. */
  readonly constant: Ratio;
  /** The sum of the stated percentages of the population, rounded down; undefined where a cap is no percentage. */
  readonly floorOfSum: number | undefined;
  /** Who is counted, and the tuition of all of them in fen; undefined where no cap is a percentage or the census does not state it. */
  readonly count: number | undefined;
  readonly tuitionFen: number | undefined;
}

/** Why an award cannot be adjusted. */
export type NotAdjustable =
  | { readonly code: "adjust-award"; readonly values: { readonly name: string; readonly known: string } }
  | { readonly code: "adjust-amounts" | "adjust-caps"; readonly values: { readonly award: string; readonly level: string } };

/** The sum of two fractions, not reduced. */
export function addRatios(a: Ratio, b: Ratio): Ratio {
  return { over: a.over * b.under + b.over * a.under, under: a.under * b.under };
}

/** Whole number of a fraction, rounded as named. */
export function roundRatio(ratio: Ratio, rounding: "floor" | "ceil"): number {
  return toSafe(divideBig(ratio.over, ratio.under, rounding));
}

/** A whole number as a fraction. */
export function wholeRatio(value: number): Ratio {
  return { over: BigInt(value), under: 1n };
}

function shareLimit(level: Level): (Limit & { readonly kind: "share" }) | undefined {
  return level.cap?.limit.kind === "share" ? level.cap.limit : undefined;
}

/** Units of the levels; undefined where some amount is neither a share nor fixed, or both occur. */
function unitsOf(award: Award): Pick<Funding, "units" | "perTuition"> | undefined {
  const amounts = award.levels.map((level) => level.amount);
  const fixed = amounts.flatMap((amount) => (amount.kind === "fixed" ? [amount.fen] : []));
  if (fixed.length === amounts.length) return { units: fixed, perTuition: undefined };
  const shares = amounts.flatMap((amount) => (amount.kind === "share" ? [amount.share] : []));
  if (shares.length < amounts.length) return undefined;
  const common = shares.reduce((all, share) => (all / gcd(all, share.denominator)) * share.denominator, 1);
  const units = shares.map((share) => (common / share.denominator) * share.numerator);
  const divisor = units.reduce(gcd, common);
  return { units: units.map((unit) => unit / divisor), perTuition: common / divisor };
}

/** Earlier rounds count against a level where they gave that level. */
function countsLevel(award: Award, level: Level): PlaceTest {
  return (id, rank) => id === award.id && rank === level.id;
}

/** Places that the regulation gives a level; undefined where an authority has not decided them. */
function nominalPlaces(theCase: Case, award: Award, level: Level): number | undefined {
  if (level.cap === undefined) return undefined;
  const stated = placesOf(theCase, [award.id], level.cap.limit, "", countsLevel(award, level));
  return stated.kind === "places" ? stated.places : undefined;
}

/** Places before rounding: share times population, less what is taken already. */
function unroundedPlaces(theCase: Case, award: Award, level: Level, places: number): Ratio {
  const limit = shareLimit(level);
  const count = limit === undefined ? undefined : populationCount(theCase, limit.population, "");
  if (limit === undefined || count === undefined) return wholeRatio(places);
  const under = BigInt(limit.share.denominator);
  const over = BigInt(limit.share.numerator) * BigInt(count) - BigInt(takenPlaces(theCase, limit, countsLevel(award, level))) * under;
  return over > 0n ? { over, under } : wholeRatio(0);
}

/** The units that must stay constant: of the floored caps, or of the unrounded percentages (reading A05). */
function constantOf(theCase: Case, clause: Adjustable, award: Award, caps: readonly number[], units: readonly number[]): Ratio {
  const floored = textOf(theCase, clause.capsForBudget) === "floored";
  return award.levels.reduce<Ratio>((sum, level, l) => {
    const places = floored ? wholeRatio(caps[l] ?? 0) : unroundedPlaces(theCase, award, level, caps[l] ?? 0);
    return addRatios(sum, { over: places.over * BigInt(units[l] ?? 0), under: places.under });
  }, wholeRatio(0));
}

/** floor((sum of the percentages) N) less what is taken already (reading A08, `floorOfSum`). */
function floorOfSum(theCase: Case, award: Award): number | undefined {
  if (award.levels.some((level) => shareLimit(level) === undefined)) return undefined;
  const sum = award.levels.reduce((all, level) => addRatios(all, unroundedPlaces(theCase, award, level, 0)), wholeRatio(0));
  return roundRatio(sum, "floor");
}

/** What the levels of an award are worth, or why it cannot be adjusted. */
export function fundingOf(theCase: Case, id: string): Funding | NotAdjustable {
  const { adjustable } = theCase.scheme;
  const clause = adjustable.find((candidate) => candidate.award === id);
  if (clause === undefined) return { code: "adjust-award", values: { name: id, known: adjustable.map((known) => known.award).join(", ") } };
  const award = awardOf(theCase.scheme, id);
  const units = unitsOf(award);
  const first = award.levels[0];
  if (units === undefined || !isOptimised(award)) return { code: "adjust-amounts", values: { award: id, level: first?.title ?? "" } };
  const caps: number[] = [];
  for (const level of award.levels) {
    const places = nominalPlaces(theCase, award, level);
    if (places === undefined) return { code: "adjust-caps", values: { award: id, level: level.title } };
    caps.push(places);
  }
  const population = award.levels.flatMap((level) => shareLimit(level)?.population ?? [])[0];
  return {
    clause,
    award,
    caps,
    ...units,
    constant: constantOf(theCase, clause, award, caps, units.units),
    floorOfSum: floorOfSum(theCase, award),
    count: population === undefined ? undefined : populationCount(theCase, population, ""),
    tuitionFen: population === undefined ? undefined : populationTuition(theCase, population),
  };
}

/** Units as fen at the reference tuition; undefined where the census does not state the tuition. */
export function referenceFen(funding: Funding, units: Ratio): Ratio | undefined {
  const { perTuition, count, tuitionFen } = funding;
  if (perTuition === undefined) return units;
  if (count === undefined || count === 0 || tuitionFen === undefined) return undefined;
  return { over: units.over * BigInt(tuitionFen), under: units.under * BigInt(perTuition) * BigInt(count) };
}

/** Units of so many places at each level. */
export function unitsOfPlaces(funding: Funding, places: readonly number[]): number {
  return places.reduce((sum, count, l) => sum + count * (funding.units[l] ?? 0), 0);
}

/** Places that a percentage in basis points gives a level, rounded as the scheme says; undefined where its cap is no percentage. */
export function placesAtPercent(theCase: Case, award: Award, level: Level, basisPoints: number): number | undefined {
  const limit = shareLimit(level);
  if (limit === undefined) return undefined;
  const share = { numerator: basisPoints, denominator: FULL_BP };
  const found = placesOf(theCase, [award.id], { ...limit, share }, "", countsLevel(award, level));
  return found.kind === "places" ? found.places : undefined;
}

/** The smallest percentage, in basis points, that gives a level exactly so many places; undefined where none does. */
export function percentOfPlaces(theCase: Case, award: Award, level: Level, places: number): number | undefined {
  let [low, high] = [0, FULL_BP];
  if ((placesAtPercent(theCase, award, level, high) ?? -1) < places) return undefined;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((placesAtPercent(theCase, award, level, middle) ?? 0) >= places) high = middle;
    else low = middle + 1;
  }
  return placesAtPercent(theCase, award, level, low) === places ? low : undefined;
}
