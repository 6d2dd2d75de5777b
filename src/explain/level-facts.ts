/** What the allocation shows of one level that a student did not get: who holds it, and whether there is room for her. */
import { authorityTitle } from "../award/titles.ts";
import type { Award, Level } from "../award/scheme.ts";
import { fact, type Explanation } from "./explanation.ts";
import { hasRoom, limitRows, type LimitRow } from "./least-extra.ts";
import { levelTitle, merit, yuan } from "./shown.ts";
import type { Standing } from "./standing.ts";

/** Scaled merit of a candidate; NaN where she has none. */
export function meritIn({ basis }: Standing, student: number, award: string): number {
  const entry = basis.eligibility.find((candidate) => candidate.award.id === award);
  return entry?.merit[entry.positionOf[student] ?? -1] ?? Number.NaN;
}

/** Students who hold a level by competition. */
export function holdersOf({ paid }: Standing, award: string, level: string): readonly number[] {
  return [...paid].filter(([, picks]) => picks.some((pick) => pick.award === award && pick.level === level)).map(([student]) => student);
}

/** How her merit stands to the merits that received the level. */
export function cutOffFact(standing: Standing, student: number, award: Award, level: Level, isHeld: boolean): Explanation {
  const { scheme } = standing.basis.theCase;
  const own = meritIn(standing, student, award.id);
  const merits = holdersOf(standing, award.id, level.id)
    .map((holder) => meritIn(standing, holder, award.id))
    .filter((value) => !Number.isNaN(value));
  const rank = levelTitle(scheme, award.id, level.id);
  if (merits.length === 0) return fact("explain-nobody-holds", { level: rank });
  const lowest = Math.min(...merits);
  const lower = merits.filter((value) => value < own).length;
  const values = { level: rank, count: merits.length, lowest: merit(lowest, scheme), merit: merit(own, scheme) };
  if (isHeld) return fact("explain-cutoff", values);
  if (lower > 0) return fact("explain-above-cutoff", { ...values, lower });
  return fact(lowest === own ? "explain-at-cutoff" : "explain-cutoff", values);
}

function roomFact(limit: LimitRow): Explanation {
  const { words, unit, upper, used, own, asked } = limit;
  const left = upper - (used - own);
  const isFull = !hasRoom(limit);
  const { article, values } = words;
  if (unit === "fen")
    return fact(isFull ? "explain-fund-short" : "explain-fund-enough", { fund: values["budget"] ?? "", left: yuan(left), needs: yuan(asked) });
  if (words.code === "row-quota") return fact(isFull ? "explain-quota-full" : "explain-quota-free", { article, part: values["part"] ?? "", most: upper, left });
  return fact(isFull ? "explain-places-full" : "explain-places-free", { article, most: upper, left });
}

/** Whether each limit (or only those that are full) that would count her level has room for her beside all others. */
export function roomFacts(standing: Standing, student: number, award: Award, level: Level, onlyFull: boolean): readonly Explanation[] {
  const { theCase, caps } = standing.basis;
  const cap = caps.find((one) => one.award.id === award.id && one.level.id === level.id);
  if (cap?.stated?.kind === "undecided") {
    const code = cap.stated.authority || award.authority;
    return [fact("explain-undecided", { authority: authorityTitle(theCase.scheme, code) })];
  }
  return limitRows(standing, student, award.id, level.id)
    .filter((limit) => !onlyFull || !hasRoom(limit))
    .map(roomFact);
}
