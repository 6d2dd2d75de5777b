/**
 * Under the policy `rank` the cut-off is the reason: whoever is eligible for a level and comes no later than the last who has it by merit has
 * it or a better one. So an order of candidates and the last of each level say why; only the merit that would have won a level needs to be solved for.
 */
import { compareRanked, type Ranked, type RankedList } from "../award/ranking.ts";
import type { Award } from "../award/scheme.ts";
import { heldLevel } from "./choices.ts";
import { fact, type Explanation } from "./explanation.ts";
import { roomFacts } from "./level-facts.ts";
import { rankMerit } from "./rank-merit.ts";
import { levelTitle, merit, placeTitle } from "./shown.ts";
import type { Standing } from "./standing.ts";
import type { TrialOptions } from "../trials.ts";

/** The list of an award in which a student stands, and her place in it; undefined where something declared beforehand decides for her. */
export function placeInList({ basis }: Standing, student: number, award: string): { readonly list: RankedList; readonly own: Ranked } | undefined {
  for (const list of basis.ranking ?? []) {
    const own = list.award.id === award ? list.people.find((one) => one.student === student) : undefined;
    if (own !== undefined) return { list, own };
  }
  return undefined;
}

/** The last of a list who has a level by merit. */
function lastWith(standing: Standing, { award, people }: RankedList, level: number): Ranked | undefined {
  const id = award.levels[level]?.id;
  return people.findLast((one) => one.floor !== level && heldLevel(standing, one.student, award.id) === id);
}

/** What first tells two people of a list apart. */
export function rankDifference(a: Ranked, b: Ranked): "merit" | "key" | "ticket" | "none" {
  if (a.merit !== b.merit) return "merit";
  if (a.keys.some((key, k) => key !== b.keys[k])) return "key";
  return a.ticket === b.ticket ? "none" : "ticket";
}

/** One level, for a student who stands in a list. */
function cutOffFact(standing: Standing, list: RankedList, own: Ranked, level: number): Explanation {
  const { scheme } = standing.basis.theCase;
  const last = lastWith(standing, list, level);
  if (last === undefined) return fact("rank-nobody");
  const values = { cutOff: merit(last.merit, scheme), merit: merit(own.merit, scheme) };
  if (compareRanked(last, own) >= 0) return fact("rank-reached", values);
  const between = list.people.filter((one) => compareRanked(last, one) < 0 && compareRanked(one, own) < 0 && one.levels.includes(level)).length;
  switch (rankDifference(last, own)) {
    case "merit":
      return fact("rank-below", { ...values, between });
    case "key":
      return fact("rank-key", { ...values, between });
    case "ticket":
      return fact("rank-ticket", { ...values, between, ticket: own.ticket.slice(0, 8), last: last.ticket.slice(0, 8) });
    case "none":
      throw new Error("equals come at the same place");
  }
}

/** What she has of the awards that are taken first and exclude this one. */
function takenFirst({ basis, paid }: Standing, student: number, { award, after }: RankedList): readonly Explanation[] {
  const { scheme } = basis.theCase;
  const taken = (paid.get(student) ?? []).filter((pick) => after.includes(pick.award));
  return taken.map((pick) => {
    const clause = scheme.exclusions.find(({ awards }) => awards.includes(pick.award) && awards.includes(award.id));
    return fact("rank-taken-first", { place: placeTitle(scheme, pick.award, pick.level), article: clause?.article ?? "" });
  });
}

/** Which merit would have won a level that the student does not hold, and what is not worked out; nothing where merit is not the reason. */
async function leastFacts(standing: Standing, list: RankedList, own: Ranked, level: number, options: TrialOptions): Promise<readonly Explanation[]> {
  const { scheme } = standing.basis.theCase;
  const last = lastWith(standing, list, level);
  if (last !== undefined && compareRanked(last, own) >= 0) return [];
  const held = { student: own.student, award: list.award.id, rank: level };
  const found = await rankMerit(standing, held, own.merit, last?.merit ?? own.merit, options);
  const most = merit(scheme.merit.to, scheme);
  switch (found.kind) {
    case "least":
      return [fact("rank-least", { merit: merit(found.merit, scheme), below: merit(found.merit - 1, scheme) }), fact("rank-not-computed")];
    case "never":
      return [fact("rank-least-never", { most }), fact("rank-not-computed")];
    case "open":
      return [fact("rank-least-open"), fact("rank-not-computed")];
  }
}

/** Levels of a list that are told of: the best first, down to what the student has; all that are asked for. */
function toldLevels(standing: Standing, { award }: RankedList, own: Ranked, asked: string | undefined) {
  const held = award.levels.findIndex((level) => level.id === heldLevel(standing, own.student, award.id));
  return { held, levels: own.levels.filter((level) => (held < 0 || level <= held) && (asked === undefined || award.levels[level]?.id === asked)) };
}

/** The merit that would have won the level asked for, or the nearest one, by the level's index. */
export async function leastRankFacts(
  standing: Standing,
  student: number,
  award: Award,
  asked: string | undefined,
  options: TrialOptions,
): Promise<ReadonlyMap<number, readonly Explanation[]>> {
  const found = placeInList(standing, student, award.id);
  if (found === undefined) return new Map();
  const { held, levels } = toldLevels(standing, found.list, found.own, asked);
  const nearest = levels.findLast((level) => level !== held);
  return nearest === undefined ? new Map() : new Map([[nearest, await leastFacts(standing, found.list, found.own, nearest, options)]]);
}

/** The levels of an award that is ranked, the best first, down to what she has; `least`: what is told beside of some, by the level's index. */
export function rankFacts(
  standing: Standing,
  student: number,
  award: Award,
  asked: string | undefined,
  least: ReadonlyMap<number, readonly Explanation[]> = new Map(),
): readonly Explanation[] {
  const found = placeInList(standing, student, award.id);
  if (found === undefined) return [fact("rank-declared")];
  const { list, own } = found;
  const { held, levels } = toldLevels(standing, list, own, asked);
  const part = list.part === "" ? [] : [fact("rank-part", { part: list.part })];
  const told = levels.flatMap((index) => {
    const level = award.levels[index];
    if (level === undefined) return [];
    const room = index === held ? [] : [...takenFirst(standing, student, list), ...roomFacts(standing, student, award, level, true)];
    const title = { level: levelTitle(standing.basis.theCase.scheme, award.id, level.id) };
    const code = index === held ? "explain-level-held" : "explain-level-lost";
    return [fact(code, title, [cutOffFact(standing, list, own, index), ...room, ...(least.get(index) ?? [])])];
  });
  return [...part, ...told];
}
