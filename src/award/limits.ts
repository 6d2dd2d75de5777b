/**
 * Numbers of places. A cap is `floor(share * N)` in integers of a population that the census
 * counts, never of the applicants (regulation V; readings A04 to A07).
 */
import { divideBig, toSafe, type Rounding } from "../decimal.ts";
import { decisionsOf, isOn, settingOf, type Case } from "./case.ts";
import type { Limit, Share } from "./scheme.ts";

/** Places of a limit, or what is missing to know them. */
export type Places =
  | { readonly kind: "places"; readonly places: number }
  | { readonly kind: "undecided"; readonly key: string; readonly authority: string }
  | { readonly kind: "uncounted"; readonly population: string; readonly part: string };

const ROUNDINGS: ReadonlyMap<unknown, Rounding> = new Map([
  ["floor", "floor"],
  ["half-up", "half-up"],
  ["round", "half-up"],
  ["ceil", "ceil"],
]);

/** The rounding that a setting names. */
export function roundingOf(value: unknown): Rounding {
  const rounding = ROUNDINGS.get(value);
  if (rounding === undefined) throw new Error(`no rounding is called ${String(value)}`);
  return rounding;
}

/** `share * count`, rounded as named. */
export function shareOfCount(share: Share, count: number, rounding: Rounding): number {
  return toSafe(divideBig(BigInt(share.numerator) * BigInt(count), BigInt(share.denominator), rounding));
}

/** Rows of the census that count a population on the census date: of the case's round, or of the year; `part` empty: the whole. */
function censusRows(theCase: Case, name: string, part: string): Case["census"] {
  const population = theCase.scheme.populations.get(name);
  if (population === undefined) throw new Error(`no population is called ${name}`);
  const wholeYear = settingOf(theCase, population.rounds) === "year";
  return theCase.census.filter(
    (row) => row.population === name && row.part === part && row.date === theCase.censusDate && (wholeYear || row.round === theCase.round),
  );
}

/** Counted students of a population on the census date; `part` empty: the whole. Undefined where the census has no such row. */
export function populationCount(theCase: Case, name: string, part: string): number | undefined {
  const rows = censusRows(theCase, name, part);
  return rows.length === 0 ? undefined : rows.reduce((sum, row) => sum + row.count, 0);
}

/** The yearly tuition of a whole population in fen, added over the rows that `populationCount` counts; undefined where a row does not state it. */
export function populationTuition(theCase: Case, name: string): number | undefined {
  const rows = censusRows(theCase, name, "");
  if (rows.length === 0 || rows.some((row) => row.tuitionFen === undefined)) return undefined;
  return rows.reduce((sum, row) => sum + (row.tuitionFen ?? 0), 0);
}

/** Parts of a population that the census counts, in code-point order. */
export function populationParts(theCase: Case, name: string): readonly string[] {
  const parts = theCase.census.filter((row) => row.population === name && row.part !== "" && row.date === theCase.censusDate).map((row) => row.part);
  return [...new Set(parts)].sort();
}

/** Places that earlier rounds of the year took of a limit whose population is that of the year. */
function usedEarlier(theCase: Case, population: string, counts: (award: string, level: string) => boolean): number {
  const stated = theCase.scheme.populations.get(population);
  if (stated === undefined || settingOf(theCase, stated.rounds) !== "year") return 0;
  const clause = theCase.scheme.agreements;
  const all = clause === undefined || isOn(theCase, clause.countsInCaps);
  return theCase.earlier.filter((use) => counts(use.award, use.level) && (all || !use.owed)).reduce((sum, use) => sum + use.places, 0);
}

/** Places of a share that are taken already: as the case states, and by earlier rounds of the year. */
export function takenPlaces(theCase: Case, limit: Limit & { readonly kind: "share" }, counts: PlaceTest): number {
  return Number(settingOf(theCase, limit.used) ?? 0) + usedEarlier(theCase, limit.population, counts);
}

function sharePlaces(theCase: Case, limit: Limit & { readonly kind: "share" }, part: string, counts: PlaceTest): Places {
  const count = populationCount(theCase, limit.population, part);
  if (count === undefined) return { kind: "uncounted", population: limit.population, part };
  const rounded = shareOfCount(limit.share, count, roundingOf(settingOf(theCase, limit.rounding)));
  const atLeastOne = isOn(theCase, limit.minimumOne) && count > 0 ? Math.max(1, rounded) : rounded;
  return { kind: "places", places: Math.max(0, atLeastOne - takenPlaces(theCase, limit, counts)) };
}

function decidedPlaces(theCase: Case, awards: readonly string[], key: string, authority: string, subject: string): Places {
  const decision = awards.flatMap((award) => decisionsOf(theCase, key, award)).find((candidate) => candidate.subject === subject);
  if (decision === undefined || !/^\d{1,9}$/.test(decision.value)) return { kind: "undecided", key, authority };
  return { kind: "places", places: Number(decision.value) };
}

/**
 * Splits `total` over parts in proportion to their counts by largest remainders (Hamilton); equal remainders go to the
 * part first in code-point order. The counts must not all be zero.
 */
export function largestRemainders(total: number, parts: readonly { readonly part: string; readonly count: number }[]): ReadonlyMap<string, number> {
  const all = parts.reduce((sum, entry) => sum + entry.count, 0);
  if (all === 0) return new Map(parts.map((entry) => [entry.part, 0]));
  const shares = parts.map((entry) => {
    const exact = BigInt(total) * BigInt(entry.count);
    return { part: entry.part, whole: toSafe(exact / BigInt(all)), remainder: exact % BigInt(all) };
  });
  const left = total - shares.reduce((sum, entry) => sum + entry.whole, 0);
  const ranked = [...shares].sort((a, b) => (a.remainder === b.remainder ? (a.part < b.part ? -1 : 1) : a.remainder > b.remainder ? -1 : 1));
  const extra = new Set(ranked.slice(0, left).map((entry) => entry.part));
  return new Map(shares.map((entry) => [entry.part, entry.whole + (extra.has(entry.part) ? 1 : 0)]));
}

/** Places per part: a recorded plan prevails over the formula (reading A33). */
function apportionedPlaces(theCase: Case, awards: readonly string[], limit: Limit & { readonly kind: "apportion" }, part: string): Places {
  const method = settingOf(theCase, limit.method);
  const planned = awards.flatMap((award) => decisionsOf(theCase, limit.plan, award));
  const none: PlaceTest = () => false;
  if (method === "plan" || planned.length > 0) return decidedPlaces(theCase, awards, limit.plan, limit.authority, part);
  const count = populationCount(theCase, limit.population, part);
  if (count === undefined) return { kind: "uncounted", population: limit.population, part };
  if (method === "per-part-floor") return sharePlaces(theCase, { ...limit.total, population: limit.population }, part, none);
  const total = sharePlaces(theCase, limit.total, "", none);
  if (total.kind !== "places") return total;
  const counts = populationParts(theCase, limit.population).map((name) => ({ part: name, count: populationCount(theCase, limit.population, name) ?? 0 }));
  return { kind: "places", places: largestRemainders(total.places, counts).get(part) ?? 0 };
}

/** Which places (award, level) a limit counts. */
export type PlaceTest = (award: string, level: string) => boolean;

/** The places of a limit on some awards; `part` is the value of the quota's field, empty for the whole; `counts`: what used it in earlier rounds. */
export function placesOf(theCase: Case, awards: readonly string[], limit: Limit, part: string, counts: PlaceTest = () => false): Places {
  switch (limit.kind) {
    case "share":
      return sharePlaces(theCase, limit, part, counts);
    case "places": {
      const places = settingOf(theCase, limit.places);
      return typeof places === "number"
        ? { kind: "places", places }
        : { kind: "undecided", key: limit.places.kind === "parameter" ? limit.places.name : "", authority: "" };
    }
    case "formula": {
      const places = limit.value.evaluate(theCase.facts, 0);
      return Number.isNaN(places) ? { kind: "undecided", key: limit.value.text, authority: "" } : { kind: "places", places: Math.max(0, places) };
    }
    case "decision":
      return decidedPlaces(theCase, awards, limit.key, limit.authority, part);
    case "apportion":
      return apportionedPlaces(theCase, awards, limit, part);
  }
}
