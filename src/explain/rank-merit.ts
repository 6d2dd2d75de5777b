/**
 * Under the policy `rank`: with which merit a student would be given a level (or a better one) of an award, everything else as it is. Another merit is another place in
 * the order, other cut-offs are possible then, and other ones can be best; so every merit that is tried is a case of its own, allocated, proved and recounted
 * by the hall. The answer is a merit that wins while one digit less does not. It is nearly always next to the last who holds the level, so two
 * cases are enough where it is; elsewhere it is halved.
 */
import { askGiven } from "../allocate.ts";
import { prepareRecount } from "../award/recount.ts";
import { awardOf } from "../award/scheme.ts";
import type { TrialOptions } from "../trials.ts";
import type { Held } from "./rank-forced.ts";
import type { Standing } from "./standing.ts";

/** A merit that wins where one digit less does not; `never`: the highest of the scale does not win; `open`: not settled before a limit. */
export type RankMerit = { readonly kind: "least"; readonly merit: number } | { readonly kind: "never" | "open" };

/** Most nodes of one case, and most cases. */
const MOST_NODES = 1000;
const MOST_CASES = 24;
const MOST_PROBES = 1000;

/** Whether the student would be given the level or a better one with a merit; undefined: not proved before a limit. */
async function wouldHold({ basis }: Standing, { student, award, rank }: Held, merit: number, options: TrialOptions): Promise<boolean | undefined> {
  const { theCase } = basis;
  const eligibility = basis.eligibility.map((entry) => {
    if (entry.award.id !== award) return entry;
    return { ...entry, merit: entry.merit.with(entry.positionOf[student] ?? -1, merit) };
  });
  const other = prepareRecount(theCase, "as-is", eligibility);
  const found = await askGiven(other, { ...options, nodeLimit: options.nodeLimit ?? MOST_NODES, maxProbes: MOST_PROBES });
  if (found.kind !== "allocated" || found.status !== "optimal") return undefined;
  const level = found.students[student]?.given.find((given) => given.award === award)?.level;
  const at = awardOf(theCase.scheme, award).levels.findIndex((candidate) => candidate.id === level);
  return at >= 0 && at <= rank;
}

/** The least merit of a student who does not hold the level; `own` is hers, `near` that of the last who holds it. */
export async function rankMerit(standing: Standing, held: Held, own: number, near: number, options: TrialOptions): Promise<RankMerit> {
  const { to } = standing.basis.theCase.scheme.merit;
  // She does not hold it at `lost`, and does at `won`, once that is on the scale.
  let [lost, won] = [own, to + 1];
  const next = (cases: number): number => {
    if (cases === 0) return Math.min(to, Math.max(own + 1, near));
    if (cases === 1) return won > to ? lost + 1 : won - 1;
    return won > to ? to : Math.floor((lost + won) / 2);
  };
  for (let cases = 0; won - lost > 1; cases += 1) {
    const merit = next(cases);
    const wins = cases < MOST_CASES ? await wouldHold(standing, held, merit, options) : undefined;
    if (wins === undefined) return { kind: "open" };
    if (wins) won = merit;
    else lost = merit;
  }
  return won > to ? { kind: "never" } : { kind: "least", merit: won };
}
