/**
 * All allocations of a tiny case, judged by the recount alone: the best values of the goals, the allocations that
 * reach them, and the one of these that the lot settles on. Knows no program, no column and no solver.
 */
import { createHmac } from "node:crypto";
import { isStackingOn, type PaidPick, type Pick } from "../../src/award/amounts.ts";
import type { Case } from "../../src/award/case.ts";
import { pickMerit, prepareRecount, recount, type Recount, type RecountBasis, type Violation } from "../../src/award/recount.ts";
import type { Award } from "../../src/award/scheme.ts";

/** What one student may hold: picks, none included. */
export type Options = readonly (readonly Pick[])[];

/** A case and what every student may hold as far as she alone is concerned. */
export interface Choosable {
  readonly basis: RecountBasis;
  readonly options: readonly Options[];
  /** Allocations to enumerate. */
  readonly size: number;
  /** Whether some combination is refused for an exclusion and for nothing else. */
  readonly excludes: boolean;
}

/** One allocation that breaks no rule. */
export interface Allocation {
  readonly paid: Recount["paid"];
  readonly goals: readonly bigint[];
}

/** What the enumeration found. */
export interface Enumeration {
  /** All allocations with the best values of the goals; none: infeasible. */
  readonly best: readonly Allocation[];
  /** Rules that some allocation breaks. */
  readonly broken: ReadonlySet<string>;
  /** Rules that are the only reason why some better allocation is none. */
  readonly binding: ReadonlySet<string>;
  /** Whether the scheme's keys tell allocations apart that the case's own goals leave equal. */
  readonly keysDecide: boolean;
}

const PERSONAL: readonly Violation["code"][] = ["not-eligible", "two-levels", "exclusion"];

function optimisedAwards(theCase: Case): readonly Award[] {
  return theCase.scheme.awards.filter((award) => award.selection === "optimised");
}

/** Every combination of at most one level per award of some picks. */
function combinations(theCase: Case, picks: readonly Pick[]): Options {
  let found: (readonly Pick[])[] = [[]];
  for (const award of optimisedAwards(theCase)) {
    const own = picks.filter((pick) => pick.award === award.id);
    found = found.flatMap((chosen) => [...own.map((pick) => [...chosen, pick]), chosen]);
  }
  return found;
}

/** What the recount leaves to each student alone. A place that she may not have by itself is in no combination. */
export function choosable(theCase: Case): Choosable {
  const basis = prepareRecount(theCase);
  const all = optimisedAwards(theCase).flatMap((award) => award.levels.map((level): Pick => ({ award: award.id, level: level.id })));
  const refusals = (student: number, picks: readonly Pick[]) =>
    recount(basis, new Map([[student, picks]]))
      .violations.map((violation) => violation.code)
      .filter((code) => PERSONAL.includes(code));
  let excludes = false;
  const options = theCase.ids.map((_, student) => {
    const single = all.filter((pick) => refusals(student, [pick]).length === 0);
    return combinations(theCase, single).filter((picks) => {
      const codes = refusals(student, picks);
      if (codes.length > 0 && codes.every((code) => code === "exclusion")) excludes = true;
      return codes.length === 0;
    });
  });
  return { basis, options, size: options.reduce((product, own) => product * own.length, 1), excludes };
}

/** Ceilings and floors of quotas are told apart. */
function ruleName({ code, values }: Violation): string {
  if (code !== "quota") return code;
  if (values["rule"] === "both") return "quota-of-two";
  return values["atMost"] !== "" && Number(values["used"]) > Number(values["atMost"]) ? "quota-at-most" : "quota-at-least";
}

/** Positive where a is better than b. */
export function compareGoals(a: readonly bigint[], b: readonly bigint[]): number {
  for (const [g, value] of a.entries()) {
    const other = b[g] ?? 0n;
    if (value !== other) return value > other ? 1 : -1;
  }
  return 0;
}

/** Goes through all allocations. */
export function enumerate({ basis, options, size }: Choosable): Enumeration {
  let best: Allocation[] = [];
  const bestBroken = new Map<string, readonly bigint[]>();
  const broken = new Set<string>();
  const ownGoals = basis.theCase.goals.filter((name) => !name.startsWith("key-")).length;
  let keyed: { readonly own: readonly bigint[]; readonly keys: Set<string> } | undefined;
  for (let number = 0; number < size; number += 1) {
    const choices = new Map<number, readonly Pick[]>();
    let rest = number;
    options.forEach((own, student) => {
      const picks = own[rest % own.length] ?? [];
      rest = Math.floor(rest / own.length);
      if (picks.length > 0) choices.set(student, picks);
    });
    const { violations, goals: values, paid } = recount(basis, choices);
    const goals = basis.theCase.goals.map((name) => values.get(name) ?? 0n);
    const names = new Set(violations.map(ruleName));
    for (const name of names) broken.add(name);
    const [only] = names;
    if (only === undefined) {
      const order = best[0] === undefined ? 1 : compareGoals(goals, best[0].goals);
      if (order > 0) best = [];
      if (order >= 0) best.push({ paid, goals });
      const own = goals.slice(0, ownGoals);
      const against = keyed === undefined ? 1 : compareGoals(own, keyed.own);
      if (keyed === undefined || against > 0) keyed = { own, keys: new Set() };
      if (against >= 0) keyed.keys.add(goals.slice(ownGoals).join(" "));
    } else if (names.size === 1) {
      const known = bestBroken.get(only);
      if (known === undefined || compareGoals(goals, known) > 0) bestBroken.set(only, goals);
    }
  }
  const binding = new Set([...bestBroken].filter(([, goals]) => best[0] === undefined || compareGoals(goals, best[0].goals) > 0).map(([name]) => name));
  return { best, broken, binding, keysDecide: (keyed?.keys.size ?? 0) > 1 };
}

/** Awards that interact (an exclusion or a stacking clause names both), in the scheme's order. */
export function interacting(theCase: Case): readonly (readonly string[])[] {
  const links = [...theCase.scheme.exclusions, ...theCase.scheme.stacking.filter((clause) => isStackingOn(theCase, clause))].map((clause) => clause.awards);
  let classes = optimisedAwards(theCase).map((award) => [award.id]);
  for (const link of links) {
    const touched = classes.filter((members) => members.some((id) => link.includes(id)));
    classes = [...classes.filter((members) => !touched.includes(members)), touched.flat()];
  }
  const order = optimisedAwards(theCase).map((award) => award.id);
  return classes
    .map((members) => [...members].sort((a, b) => order.indexOf(a) - order.indexOf(b)))
    .sort((a, b) => order.indexOf(a[0] ?? "") - order.indexOf(b[0] ?? ""));
}

/** How a student ranks what she may get of one class: something before nothing, then merit, money, and the scheme's order; larger is better, part by part. */
function preference(basis: RecountBasis, student: number, awards: readonly string[], picks: readonly PaidPick[]): readonly bigint[] {
  const own = picks.filter((pick) => awards.includes(pick.award));
  const merit = own.reduce((sum, pick) => sum + pickMerit(basis, student, pick), 0);
  const fen = own.reduce((sum, pick) => sum + pick.fen, 0);
  const places = awards.map((id) => {
    const levels = optimisedAwards(basis.theCase).find((award) => award.id === id)?.levels ?? [];
    const level = own.find((pick) => pick.award === id)?.level;
    return level === undefined ? -levels.length : -levels.findIndex((candidate) => candidate.id === level);
  });
  return [own.length > 0 ? 1 : 0, merit, fen, ...places].map(BigInt);
}

/** Students in the order of their tickets: HMAC-SHA-256 under the seed of round and id. */
function ticketed({ ids, seed, round }: Case): readonly number[] {
  const tickets = ids.map((id) => createHmac("sha256", seed).update(`${round}\n${id}`).digest("hex"));
  return ids.map((_, student) => student).sort((a, b) => ((tickets[a] ?? "") < (tickets[b] ?? "") ? -1 : 1));
}

/** Down the tickets, every student gets the best that some optimal allocation still gives her. */
export function drawLot(basis: RecountBasis, best: readonly Allocation[]): Allocation {
  return drawInOrder(basis, best, ticketed(basis.theCase));
}

/** The same under any order of the students. */
export function drawInOrder(basis: RecountBasis, best: readonly Allocation[], order: readonly number[]): Allocation {
  let left = best;
  for (const student of order) {
    for (const awards of interacting(basis.theCase)) {
      const ranked = left.map((allocation) => ({ allocation, rank: preference(basis, student, awards, allocation.paid.get(student) ?? []) }));
      const top = ranked.reduce((high, entry) => (compareGoals(entry.rank, high) > 0 ? entry.rank : high), ranked[0]?.rank ?? []);
      left = ranked.filter((entry) => compareGoals(entry.rank, top) === 0).map((entry) => entry.allocation);
    }
  }
  const [only] = left;
  if (only === undefined || left.length > 1) throw new Error(`the lot leaves ${left.length} allocations`);
  return only;
}
