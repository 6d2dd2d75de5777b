/** With which merit a student would have won each level, in facts. */
import { awardOf, type Award } from "../award/scheme.ts";
import type { ForcedChoice } from "./choices.ts";
import { fact, type Explanation } from "./explanation.ts";
import { winningMerits, type Line, type MeritScale, type WinningMerits } from "./least-merit.ts";
import { meritIn } from "./level-facts.ts";
import { levelTitle, merit } from "./shown.ts";
import type { Standing } from "./standing.ts";

/** Which merits win a level; undefined where merit is no goal, she has none, or a choice was not settled. */
export function meritsThatWin(
  standing: Standing,
  student: number,
  award: Award,
  choices: readonly ForcedChoice[],
  level: string,
): (WinningMerits & MeritScale) | undefined {
  const { scheme, goals } = standing.basis.theCase;
  const own = meritIn(standing, student, award.id);
  const meritGoal = goals.indexOf("merit");
  if (meritGoal < 0 || Number.isNaN(own) || choices.some(({ answer }) => answer.kind === "open")) return undefined;
  const weight = (id: string | undefined) => awardOf(scheme, award.id).levels.find((candidate) => candidate.id === id)?.weightBp ?? 0;
  const lines = choices.flatMap(({ level: id, answer }): readonly (Line & { readonly id: string | undefined })[] =>
    answer.kind === "best" ? [{ id, weight: weight(id), goals: answer.goals }] : [],
  );
  const line = lines.find(({ id }) => id === level);
  const scale: MeritScale = { merit: BigInt(own), meritGoal, from: BigInt(scheme.merit.from), to: BigInt(scheme.merit.to) };
  if (line === undefined) return { ...scale, some: undefined, every: undefined };
  return {
    ...scale,
    ...winningMerits(
      line,
      lines.filter(({ id }) => id !== level),
      scale,
    ),
  };
}

/** The merits that win a level, as one fact. */
export function leastMeritFact(standing: Standing, student: number, award: Award, choices: readonly ForcedChoice[], level: string): readonly Explanation[] {
  const { scheme } = standing.basis.theCase;
  const found = meritsThatWin(standing, student, award, choices, level);
  if (found === undefined) return [];
  const { some, every, to } = found;
  const values = { level: levelTitle(scheme, award.id, level), most: merit(to, scheme) };
  if (some === undefined) return [fact("explain-least-never", values)];
  const last = every?.to ?? some.to;
  const upTo = { ...values, to: last === to ? "" : merit(last, scheme) };
  if (every === undefined) return [fact("explain-least-tied-only", { ...upTo, some: merit(some.from, scheme) })];
  if (every.from === some.from) return [fact("explain-least", { ...upTo, every: merit(every.from, scheme) })];
  return [fact("explain-least-tied", { ...upTo, some: merit(some.from, scheme), every: merit(every.from, scheme) })];
}
