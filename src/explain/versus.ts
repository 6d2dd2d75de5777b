/**
 * What separates two students: the shortest list of facts that explains why one of them has a level that the other does not have. A rule, a lock or an
 * agreement that alone decides is such a list. Otherwise a set S of facts is long enough where, with the loser like the winner in S,
 *
 *     best goals with the loser at the level   >=   best goals with the winner at the level and the loser not
 *
 * and no smaller set is (sets are tried by size; with all facts alike the two can be swapped, so there always is one). The empty set: no fact
 * separates them, and it was the lot.
 */
import { bestOf, type TrialOptions } from "../trials.ts";
import { ELIGIBLE, quotaPart, statusAt } from "../award/eligibility.ts";
import { lockedLevels } from "../award/locks.ts";
import { ticketOf } from "../award/lot.ts";
import { awardOf, isOptimised, quotaCounts, type Award } from "../award/scheme.ts";
import { alikeProgram, differingKinds, pairChoices, type FactKind, type Pairing } from "../formulation/alike.ts";
import { choiceRow, columnsHolding, editedProgram } from "../formulation/edited.ts";
import { compareGoals, openLevels } from "./choices.ts";
import { refusedFact } from "./eligibility-facts.ts";
import { fact, type Explanation } from "./explanation.ts";
import { compareRanked } from "../award/ranking.ts";
import { meritIn } from "./level-facts.ts";
import { placeInList, rankDifference } from "./rank-facts.ts";
import { levelTitle, merit, placeTitle, yuan } from "./shown.ts";
import type { Standing } from "./standing.ts";

/** Sets that are tried before the facts are only listed. */
const MOST_SETS = 64;

/** An award in which one of two students has a better level than the other. */
interface Dispute {
  readonly standing: Standing;
  readonly award: Award;
  readonly level: string;
  readonly winner: number;
  readonly loser: number;
}

function levelGiven({ students }: Standing, student: number, award: string): string | undefined {
  return students[student]?.given.find((given) => given.award === award)?.level;
}

function disputeOf(standing: Standing, award: Award, a: number, b: number): Dispute | undefined {
  const rank = (student: number) => {
    const at = award.levels.findIndex((level) => level.id === levelGiven(standing, student, award.id));
    return at < 0 ? award.levels.length : at;
  };
  if (rank(a) === rank(b)) return undefined;
  const [winner, loser] = rank(a) < rank(b) ? [a, b] : [b, a];
  return { standing, award, winner, loser, level: levelGiven(standing, winner, award.id) ?? "" };
}

/** One rule, lock or agreement that decides alone; undefined where none does. */
function soleFact({ standing, award, level, winner, loser }: Dispute): Explanation | undefined {
  const { theCase, eligibility, obligations } = standing.basis;
  const entry = eligibility.find((candidate) => candidate.award.id === award.id);
  const status = entry === undefined ? undefined : statusAt(entry, loser, level);
  if (status === undefined) return fact("versus-no-candidate");
  const lock = theCase.locks.find(
    (one) => one.award === award.id && one.student === theCase.ids[loser] && one.kind === "must-not" && lockedLevels(theCase, one).includes(level),
  );
  if (lock !== undefined) return fact("versus-lock", { author: lock.author, reason: lock.reason });
  if (status !== ELIGIBLE) return fact("versus-refused", {}, [refusedFact(theCase, award, loser, status, level)]);
  const owed = obligations.owed.find((place) => place.student === winner && place.award === award.id && place.level === level);
  if (owed !== undefined) return fact("versus-owed", { agreement: owed.agreement, article: theCase.scheme.agreements?.article ?? "" });
  const must = theCase.locks.find((one) => one.award === award.id && one.student === theCase.ids[winner] && one.kind !== "must-not");
  if (must !== undefined) return fact("versus-lock-other", { author: must.author, reason: must.reason });
  return isOptimised(award) && openLevels(standing, loser, award).includes(level) ? undefined : fact("versus-decided");
}

/** All sets of some size, in order. */
function* setsOf<T>(all: readonly T[], size: number, from = 0): Generator<readonly T[]> {
  if (size === 0) yield [];
  else for (let i = from; i < all.length; i += 1) for (const rest of setsOf(all, size - 1, i + 1)) yield [all[i] as T, ...rest];
}

/** Whether the loser would do at least as well as the winner if she were like the winner in some facts; undefined where it was not settled. */
async function isEnough(dispute: Dispute, pairing: Pairing, kinds: readonly FactKind[], options: TrialOptions): Promise<boolean | undefined> {
  const { standing, award, level, winner, loser } = dispute;
  const program = alikeProgram(standing.formulation, pairing, new Set(kinds));
  const [own, theirs] = [loser, winner].map((student) => columnsHolding(standing.formulation, student, award.id, level));
  const hers = await bestOf(editedProgram(program, { rows: [choiceRow("hers", own ?? [], true)] }), options);
  const others = await bestOf(editedProgram(program, { rows: [choiceRow("theirs", theirs ?? [], true), choiceRow("not hers", own ?? [], false)] }), options);
  if (hers.kind === "open" || others.kind === "open") return undefined;
  if (others.kind === "none") return true;
  return hers.kind === "best" && compareGoals(hers.goals, others.goals) >= 0;
}

function partText({ standing, award, level }: Dispute, student: number): { readonly part: string; readonly article: string } {
  const { theCase, quotas } = standing.basis;
  const counting = [...new Set(quotas.map(({ quota }) => quota))].filter((quota) => quotaCounts(quota, award.id, level));
  const parts = counting.map((quota) => quotaPart(theCase, quota, student) ?? "");
  return { part: parts.join(", "), article: counting.map((quota) => quota.article).join(", ") };
}

function costOf({ standing, award, level }: Dispute, student: number): string {
  const { bundles } = standing.formulation;
  const columns = columnsHolding(standing.formulation, student, award.id, level);
  const fen = columns.map((column) => {
    const at = (bundles.combinations[bundles.combinationOf[column] ?? -1] ?? []).findIndex((pick) => pick.award === award.id);
    return bundles.fen[(bundles.fenStart[column] ?? 0) + at] ?? 0;
  });
  return yuan(Math.max(...fen));
}

function otherAwards({ standing, award }: Dispute, pairing: Pairing, student: number): string {
  const { formulation, basis } = standing;
  const { bundles } = formulation;
  const own = pairing.single.filter((column) => bundles.studentOf[column] === student);
  const picks = own.flatMap((column) => bundles.combinations[bundles.combinationOf[column] ?? -1] ?? []).filter((pick) => pick.award !== award.id);
  return [...new Set(picks.map((pick) => awardOf(basis.theCase.scheme, pick.award).title))].join(", ");
}

/** One fact with the values of both: the loser's first. */
function kindFact(dispute: Dispute, pairing: Pairing, kind: FactKind): Explanation {
  const { standing, award, winner, loser } = dispute;
  const { scheme } = standing.basis.theCase;
  switch (kind) {
    case "merit":
      return fact("versus-merit", { own: merit(meritIn(standing, loser, award.id), scheme), other: merit(meritIn(standing, winner, award.id), scheme) });
    case "cost":
      return fact("versus-cost", { own: costOf(dispute, loser), other: costOf(dispute, winner) });
    case "part": {
      const [own, other] = [partText(dispute, loser), partText(dispute, winner)];
      return fact("versus-part", { own: own.part, other: other.part, article: own.article });
    }
    case "options":
      return fact("versus-options", { own: otherAwards(dispute, pairing, loser), other: otherAwards(dispute, pairing, winner) });
    default: {
      const key = scheme.keys.find(({ id }) => kind === `key-${id}`);
      return fact("versus-key", { key: key?.id ?? "", article: key?.article ?? "" });
    }
  }
}

function lotFact({ standing, winner, loser }: Dispute): Explanation {
  const { seed, round, ids, ties } = standing.basis.theCase;
  const ticket = (student: number) => ticketOf(seed, round, ids[student] ?? "").slice(0, 8);
  return ties === "lot" ? fact("versus-lot", { own: ticket(loser), other: ticket(winner) }) : fact("versus-none");
}

/** Under the policy `rank` the first thing that tells them apart in the order is all there is; in different lists they are not compared. */
function rankedFact(dispute: Dispute): Explanation {
  const { standing, award, winner, loser } = dispute;
  const [hers, theirs] = [placeInList(standing, loser, award.id), placeInList(standing, winner, award.id)];
  if (hers === undefined || theirs === undefined) return fact("versus-declared");
  if (hers.list !== theirs.list) return fact("versus-lists", { own: hers.list.part, other: theirs.list.part });
  if (compareRanked(hers.own, theirs.own) < 0) return fact("versus-precedence");
  switch (rankDifference(hers.own, theirs.own)) {
    case "merit":
      return kindFact(dispute, { pairs: [], single: [] }, "merit");
    case "key":
      return fact("versus-order-key");
    case "ticket":
    case "none":
      return lotFact(dispute);
  }
}

/** The shortest list of facts behind one dispute. */
async function separating(dispute: Dispute, options: TrialOptions): Promise<readonly Explanation[]> {
  const sole = soleFact(dispute);
  if (sole !== undefined) return [sole];
  const { standing, award, winner, loser } = dispute;
  if (standing.basis.theCase.policy === "rank") return [rankedFact(dispute)];
  const pairing = pairChoices(standing.formulation, loser, winner, award.id);
  const all = differingKinds(standing.formulation, pairing);
  let tried = 0;
  for (let size = 0; size <= all.length; size += 1)
    for (const kinds of setsOf(all, size)) {
      const enough = (tried += 1) > MOST_SETS ? undefined : await isEnough(dispute, pairing, kinds, options);
      if (enough === undefined)
        return [
          fact(
            "versus-unsettled",
            {},
            all.map((kind) => kindFact(dispute, pairing, kind)),
          ),
        ];
      if (enough) return kinds.length === 0 ? [lotFact(dispute)] : kinds.map((kind) => kindFact(dispute, pairing, kind));
    }
  throw new Error("students who are alike in everything can be swapped");
}

/** What separates two students, award by award where they were given different levels; `award`: only this one. */
export async function versus(standing: Standing, a: number, b: number, award: Award | undefined, options: TrialOptions): Promise<Explanation> {
  const { ids, scheme } = standing.basis.theCase;
  const found: Explanation[] = [];
  for (const one of award === undefined ? scheme.awards : [award]) {
    const dispute = disputeOf(standing, one, a, b);
    if (dispute === undefined) continue;
    const { winner, loser, level } = dispute;
    const held = levelGiven(standing, loser, one.id);
    const values = {
      winner: ids[winner] ?? "",
      loser: ids[loser] ?? "",
      place: placeTitle(scheme, one.id, level),
      held: held === undefined ? "" : levelTitle(scheme, one.id, held),
    };
    found.push(fact("versus-award", values, await separating(dispute, options)));
  }
  return fact("versus", { student: ids[a] ?? "", other: ids[b] ?? "" }, found.length > 0 ? found : [fact("versus-same")]);
}
