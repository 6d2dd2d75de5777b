/** What it would cost the others if a student were given a level: the best allocation that does so against the one that stands. */
import type { Pick } from "../award/amounts.ts";
import { recount } from "../award/recount.ts";
import { readBack } from "../formulation/formulate.ts";
import type { BestAnswer } from "../trials.ts";
import { fact, type Explanation } from "./explanation.ts";
import { awardOf } from "../award/scheme.ts";
import { placeTitle, points, yuan } from "./shown.ts";
import type { Standing } from "./standing.ts";

/** Most changes that are told one by one. */
const MOST_CHANGES = 5;

type Best = Extract<BestAnswer, { readonly kind: "best" }>;
type Paid = Standing["paid"];

function totals(paid: Paid): { readonly fen: number; readonly places: number } {
  const picks = [...paid.values()].flat();
  return { fen: picks.reduce((sum, pick) => sum + pick.fen, 0), places: picks.length };
}

/** Awards of one student that differ: from and to as titles, empty for nothing. */
function changesOf(standing: Standing, student: number, after: Paid): readonly Explanation[] {
  const { scheme, ids } = standing.basis.theCase;
  const levelIn = (paid: Paid, award: string) => paid.get(student)?.find((pick: Pick) => pick.award === award)?.level;
  const awards = new Set([...(standing.paid.get(student) ?? []), ...(after.get(student) ?? [])].map((pick) => pick.award));
  return [...awards].flatMap((award) => {
    const [from, to] = [levelIn(standing.paid, award), levelIn(after, award)];
    if (from === to) return [];
    const values = {
      student: ids[student] ?? "",
      award: awardOf(scheme, award).title,
      from: placeTitle(scheme, award, from),
      to: placeTitle(scheme, award, to),
    };
    return [fact("explain-change", values)];
  });
}

/** Her own other awards, which she could not hold beside the level. */
function ownLosses(standing: Standing, student: number, award: string, after: Paid): readonly Explanation[] {
  const { scheme } = standing.basis.theCase;
  const kept = (after.get(student) ?? []).map((pick) => pick.award);
  const lost = (standing.paid.get(student) ?? []).filter((pick) => pick.award !== award && !kept.includes(pick.award));
  return lost.map((pick) => {
    const clause = scheme.exclusions.find(({ awards }) => awards.includes(pick.award) && awards.includes(award));
    return fact("explain-instead", { place: placeTitle(scheme, pick.award, pick.level), article: clause?.article ?? "" });
  });
}

/** What would change for everybody else, the first few; nothing is told where the lot did not settle who. */
function othersFacts(standing: Standing, student: number, after: Paid, isSettled: boolean): readonly Explanation[] {
  if (!isSettled) return [fact("explain-changes-open")];
  const touched = [...new Set([...standing.paid.keys(), ...after.keys()])].filter((other) => other !== student).sort((a, b) => a - b);
  const changes = touched.flatMap((other) => changesOf(standing, other, after));
  const more = changes.length - MOST_CHANGES;
  return [...changes.slice(0, MOST_CHANGES), ...(more > 0 ? [fact("explain-more-changes", { count: more })] : [])];
}

/** The first goal that is lower, in its own unit. */
function lossFact(standing: Standing, goals: readonly bigint[]): Explanation {
  const at = standing.goals.findIndex((value, g) => value !== goals[g]);
  const less = (standing.goals[at] ?? 0n) - (goals[at] ?? 0n);
  const name = standing.formulation.program.goals[at]?.name ?? "";
  const { scheme } = standing.basis.theCase;
  if (name === "goal|merit") return fact("explain-less-merit", { points: points(less, scheme) });
  if (name === "goal|heads") return fact("explain-less-heads", { count: less.toString() });
  const key = scheme.keys.find(({ id }) => name === `goal|key-${id}`);
  return fact("explain-less-key", { key: key?.id ?? "", article: key?.article ?? "" });
}

/** What the best allocation with the level costs, in the goals, money and places, and whom; `answer` is worse than what stands. */
export function costFacts(standing: Standing, student: number, award: string, answer: Best): readonly Explanation[] {
  const { violations, paid } = recount(standing.basis, readBack(standing.formulation, answer.point));
  if (violations.length > 0) throw new Error(`an allocation with a choice made beforehand breaks a rule: ${violations[0]?.code}`);
  const [before, after] = [totals(standing.paid), totals(paid)];
  const [fen, places] = [after.fen - before.fen, after.places - before.places];
  const money = fen === 0 ? [] : [fact(fen > 0 ? "explain-more-money" : "explain-less-money", { yuan: yuan(Math.abs(fen)) })];
  const heads = places === 0 ? [] : [fact(places > 0 ? "explain-more-places" : "explain-fewer-places", { count: Math.abs(places) })];
  const parts = [lossFact(standing, answer.goals), ...money, ...heads, ...othersFacts(standing, student, paid, answer.isSettled)];
  return [...ownLosses(standing, student, award, paid), fact("explain-costs", {}, parts)];
}
