/**
 * The reasons that a letter gives: what the rules say, who received each level and what was full, all read off the allocation that stands. Whether anything
 * else was possible is shown by the published prices, or else by a proof of the student's own (`own-proof.ts`).
 */
import { listed } from "../words/lists.ts";
import { authorityTitle } from "../award/titles.ts";
import type { Given } from "../award/allocation.ts";
import { bestStatus, ELIGIBLE, WAITING } from "../award/eligibility.ts";
import { isOptimised, type Award } from "../award/scheme.ts";
import { heldLevel, openLevels } from "./choices.ts";
import { refusedFact, waiverFacts } from "./eligibility-facts.ts";
import { fact, type Explanation } from "./explanation.ts";
import { cutOffFact, meritIn, roomFacts } from "./level-facts.ts";
import { rankFacts } from "./rank-facts.ts";
import { levelTitle, merit, yuan } from "./shown.ts";
import type { Standing } from "./standing.ts";

/** One award in a letter. */
export interface LetterAward {
  readonly award: Award;
  readonly given: Given | undefined;
  /** Nothing is refused yet: a paper or a decision is awaited. */
  readonly isWaiting: boolean;
  readonly facts: readonly Explanation[];
}

/** How an award came to her. */
function givenFact(standing: Standing, given: Given): Explanation {
  const { scheme } = standing.basis.theCase;
  const values = { level: levelTitle(scheme, given.award, given.level), yuan: yuan(given.fen) };
  if (given.agreement !== undefined) return fact("explain-given-owed", { ...values, agreement: given.agreement, article: scheme.agreements?.article ?? "" });
  if (given.decision !== undefined) return fact("explain-given-decided", { ...values, ...given.decision });
  return fact(given.by === "choice" ? "explain-given" : "explain-given-due", values);
}

/** The levels that were open to her, down to the one that she holds. */
function competitionFacts(standing: Standing, student: number, award: Award): readonly Explanation[] {
  const { scheme, policy } = standing.basis.theCase;
  const open = openLevels(standing, student, award);
  const titles = open.map((level) => levelTitle(scheme, award.id, level)).filter((title) => title !== "");
  const head = fact("explain-eligible", { levels: listed(titles), merit: merit(meritIn(standing, student, award.id), scheme) });
  if (policy === "rank") return [head, ...rankFacts(standing, student, award, undefined)];
  const held = heldLevel(standing, student, award.id);
  const until = held === undefined ? open.length : open.indexOf(held) + 1;
  const levels = award.levels.filter((level) => open.slice(0, until).includes(level.id));
  return [
    head,
    ...levels.map((level) => {
      const isHeld = level.id === held;
      const room = isHeld ? [] : roomFacts(standing, student, award, level, true);
      const title = { level: levelTitle(scheme, award.id, level.id) };
      return fact(isHeld ? "explain-level-held" : "explain-level-lost", title, [cutOffFact(standing, student, award, level, isHeld), ...room]);
    }),
  ];
}

function exclusionFacts(standing: Standing, student: number, award: Award): readonly Explanation[] {
  const { scheme } = standing.basis.theCase;
  return (standing.paid.get(student) ?? []).flatMap((pick) => {
    const clause = scheme.exclusions.find(({ awards }) => awards.includes(pick.award) && awards.includes(award.id) && pick.award !== award.id);
    const title = scheme.awards.find(({ id }) => id === pick.award)?.title ?? pick.award;
    return clause === undefined ? [] : [fact("explain-instead", { place: title, article: clause.article })];
  });
}

/** Every award that she applied for or is given, in the scheme's order. */
export function letterAwards(standing: Standing, student: number): readonly LetterAward[] {
  const { theCase, eligibility } = standing.basis;
  return theCase.scheme.awards.flatMap((award): readonly LetterAward[] => {
    const given = standing.students[student]?.given.find((one) => one.award === award.id);
    const entry = eligibility.find((candidate) => candidate.award.id === award.id);
    const position = entry?.positionOf[student] ?? -1;
    if (entry === undefined || (position < 0 && given === undefined)) return [];
    const own = given === undefined ? [] : [givenFact(standing, given)];
    const status = position < 0 ? ELIGIBLE : bestStatus(entry, position);
    const facts = [...own, ...awardFacts(standing, student, award, status, given), ...waiverFacts(theCase, award, student)];
    return [{ award, given, isWaiting: given === undefined && isAwaited(status, award), facts }];
  });
}

function isAwaited(status: number, award: Award): boolean {
  return status === WAITING || (status === ELIGIBLE && !isOptimised(award));
}

function awardFacts(standing: Standing, student: number, award: Award, status: number, given: Given | undefined): readonly Explanation[] {
  const { theCase } = standing.basis;
  if (isOptimised(award) && openLevels(standing, student, award).length > 0)
    return [...competitionFacts(standing, student, award), ...(given === undefined ? exclusionFacts(standing, student, award) : [])];
  if (given !== undefined) return [];
  if (status !== ELIGIBLE) return [refusedFact(theCase, award, student, status)];
  return [fact("explain-not-decided", { authority: authorityTitle(theCase.scheme, award.authority) })];
}
