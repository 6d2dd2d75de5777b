/**
 * Why a student was given what she was given: award by award and level by level, what the rules say, who received the level, what was full, with which
 * merit she would have won it, what more it would have taken, and what it would cost the others. Every number is proved by a
 * solve of the hall, or read off the allocation that stands.
 */
import { listed } from "../words/lists.ts";
import { authorityTitle, authorityWord } from "../award/titles.ts";
import { bestStatus, ELIGIBLE, statusAt } from "../award/eligibility.ts";
import type { Given } from "../award/allocation.ts";
import { ticketOf } from "../award/lot.ts";
import { isOptimised, type Award, type Level } from "../award/scheme.ts";
import type { TrialOptions } from "../trials.ts";
import { costFacts } from "./change-facts.ts";
import { compareGoals, forcedChoice, openLevels, type ForcedChoice } from "./choices.ts";
import { refusedFact, waiverFacts } from "./eligibility-facts.ts";
import { fact, type Explanation } from "./explanation.ts";
import { extraFacts } from "./extra-facts.ts";
import { cutOffFact, meritIn, roomFacts } from "./level-facts.ts";
import { leastMeritFact } from "./merit-facts.ts";
import { priceFacts } from "./price-facts.ts";
import { leastRankFacts, rankFacts } from "./rank-facts.ts";
import { levelTitle, merit, yuan } from "./shown.ts";
import type { Standing } from "./standing.ts";

/** Whom to explain, and what: every award that she is a candidate for, one award, or one level of it. */
export interface Question {
  readonly student: number;
  readonly award?: Award | undefined;
  readonly level?: string | undefined;
}

/** What is done for one award. */
interface Work {
  readonly standing: Standing;
  readonly student: number;
  readonly award: Award;
  readonly options: TrialOptions;
}

function givenFact({ standing }: Work, given: Given): Explanation {
  const { scheme } = standing.basis.theCase;
  const values = { level: levelTitle(scheme, given.award, given.level), yuan: yuan(given.fen) };
  if (given.agreement !== undefined) return fact("explain-given-owed", { ...values, agreement: given.agreement, article: scheme.agreements?.article ?? "" });
  const { decision } = given;
  if (decision !== undefined)
    return fact("explain-given-decided", {
      ...values,
      authority: authorityWord(scheme, decision.authority),
      date: decision.date,
      reason: decision.reason,
    });
  return fact(given.by === "choice" ? "explain-given" : "explain-given-due", values);
}

const LOCK_CODES = { must: "explain-lock-must", "must-not": "explain-lock-must-not", "at-least": "explain-lock-at-least" } as const;

function lockFacts({ standing, student, award }: Work): readonly Explanation[] {
  const { locks, ids, scheme } = standing.basis.theCase;
  return locks
    .filter((lock) => lock.student === ids[student] && lock.award === award.id)
    .map(({ kind, level, author, reason }) =>
      fact(LOCK_CODES[kind], { level: level === undefined ? "" : levelTitle(scheme, award.id, level), author, reason }),
    );
}

/** The best with each choice; the one asked for in full is settled by lot. */
async function allChoices({ standing, student, award, options }: Work): Promise<readonly ForcedChoice[]> {
  const found: ForcedChoice[] = [];
  for (const level of [...openLevels(standing, student, award), undefined]) found.push(await forcedChoice(standing, student, award, level, options));
  return found;
}

/** Of the levels better than what she holds the one that costs least, the lower one where two cost the same. */
function nearestLevel({ standing, student, award }: Work, choices: readonly ForcedChoice[]): string | undefined {
  const held = choices.findIndex((choice) => choice.isPresent);
  const better = choices.slice(0, held < 0 ? choices.length : held).filter(({ level }) => level !== undefined);
  let best: ForcedChoice | undefined;
  for (const choice of better) {
    const [own, known] = [choice.answer, best?.answer];
    if (own.kind !== "best") continue;
    if (known?.kind !== "best" || compareGoals(own.goals, known.goals) >= 0) best = choice;
  }
  return best?.level ?? (openLevels(standing, student, award).length > 0 ? better.at(-1)?.level : undefined);
}

/** Of a level that she does not have: the outcome of giving it to her beforehand. */
async function forcedFacts(work: Work, level: Level, choice: ForcedChoice, isInFull: boolean): Promise<readonly Explanation[]> {
  const { standing, student, award, options } = work;
  const { theCase } = standing.basis;
  if (choice.answer.kind === "none") return [fact("explain-impossible")];
  if (choice.answer.kind === "open") return [fact("explain-open")];
  if (compareGoals(choice.answer.goals, standing.goals) === 0)
    return [
      fact(theCase.ties === "lot" ? "explain-tied" : "explain-tied-unsettled", { ticket: ticketOf(theCase.seed, theCase.round, theCase.ids[student] ?? "") }),
    ];
  if (!isInFull) return [];
  const settled = await forcedChoice(standing, student, award, level.id, options, true);
  const cost = settled.answer.kind === "best" ? costFacts(standing, student, award.id, settled.answer) : [fact("explain-open")];
  return [...cost, ...priceFacts(standing, student, award, level.id)];
}

/** One level that competition decides. */
async function levelFact(work: Work, level: Level, choices: readonly ForcedChoice[], focus: string | undefined): Promise<Explanation | undefined> {
  const { standing, student, award, options } = work;
  const { theCase, eligibility } = standing.basis;
  const rank = { level: levelTitle(theCase.scheme, award.id, level.id) };
  const choice = choices.find((one) => one.level === level.id);
  const held = choices.findIndex((one) => one.isPresent);
  const least = choice === undefined || choice.answer.kind === "none" ? [] : leastMeritFact(standing, student, award, choices, level.id);
  if (choice === undefined) {
    const entry = eligibility.find((candidate) => candidate.award.id === award.id);
    const status = entry === undefined ? undefined : statusAt(entry, student, level.id);
    return status === undefined || status === ELIGIBLE
      ? undefined
      : fact("explain-level-closed", rank, [refusedFact(theCase, award, student, status, level.id)]);
  }
  if (choice.isPresent) {
    const equal = choices.some((one) => !one.isPresent && one.answer.kind === "best" && compareGoals(one.answer.goals, standing.goals) === 0);
    return fact("explain-level-held", rank, [cutOffFact(standing, student, award, level, true), ...(equal ? [fact("explain-tied-won")] : []), ...least]);
  }
  if (choices[held]?.level !== undefined && choices.indexOf(choice) > held) return focus === level.id ? fact("explain-level-lower", rank, least) : undefined;
  const isInFull = focus === level.id;
  const [forced, extra] = [
    await forcedFacts(work, level, choice, isInFull),
    isInFull && choice.answer.kind === "best" && choice.answer.goals[0] !== standing.goals[0]
      ? await extraFacts(standing, student, award, level.id, options)
      : [],
  ];
  const room = roomFacts(standing, student, award, level, !isInFull);
  return fact("explain-level-lost", rank, [cutOffFact(standing, student, award, level, false), ...room, ...forced, ...least, ...extra]);
}

function eligibleFact({ standing, student, award }: Work, levels: readonly string[]): Explanation {
  const { scheme } = standing.basis.theCase;
  const titles = levels.map((level) => levelTitle(scheme, award.id, level)).filter((title) => title !== "");
  return fact("explain-eligible", { levels: listed(titles), merit: merit(meritIn(standing, student, award.id), scheme) });
}

/** An award that is decided by competition, for a candidate to whom some level is open. */
async function competitionFacts(work: Work, asked: string | undefined): Promise<readonly Explanation[]> {
  const { standing, student, award, options } = work;
  if (standing.basis.theCase.policy === "rank") {
    const least = await leastRankFacts(standing, student, award, asked, options);
    return [eligibleFact(work, openLevels(standing, student, award)), ...rankFacts(standing, student, award, asked, least)];
  }
  const choices = await allChoices(work);
  const focus = asked ?? nearestLevel(work, choices);
  const head = eligibleFact(work, openLevels(standing, student, award));
  const levels: Explanation[] = [];
  for (const level of award.levels.filter((one) => asked === undefined || one.id === asked)) {
    const found = await levelFact(work, level, choices, focus);
    if (found !== undefined) levels.push(found);
  }
  return [head, ...levels];
}

/** Everything about one award. */
async function awardFact(work: Work, level: string | undefined): Promise<Explanation> {
  const { standing, student, award } = work;
  const { theCase, eligibility } = standing.basis;
  const given = standing.students[student]?.given.find((one) => one.award === award.id);
  const entry = eligibility.find((candidate) => candidate.award.id === award.id);
  const position = entry?.positionOf[student] ?? -1;
  const parts: Explanation[] = [...(given === undefined ? [] : [givenFact(work, given)]), ...lockFacts(work)];
  const status = entry === undefined || position < 0 ? undefined : bestStatus(entry, position);
  if (isOptimised(award) && openLevels(standing, student, award).length > 0) parts.push(...(await competitionFacts(work, level)));
  else if (status === undefined) parts.push(...(given === undefined ? [fact("explain-no-candidate")] : []));
  else if (status !== ELIGIBLE && given === undefined) parts.push(refusedFact(theCase, award, student, status, level));
  else if (given === undefined) parts.push(fact("explain-not-decided", { authority: authorityTitle(theCase.scheme, award.authority) }));
  return fact(given === undefined ? "explain-award-none" : "explain-award", { award: award.title }, [...parts, ...waiverFacts(theCase, award, student)]);
}

/** Explains what a student was given. */
export async function explain(standing: Standing, question: Question, options: TrialOptions): Promise<Explanation> {
  const { theCase, eligibility } = standing.basis;
  const { student, level } = question;
  const isConcerned = (award: Award) =>
    theCase.locks.some((lock) => lock.student === theCase.ids[student] && lock.award === award.id) ||
    standing.students[student]?.given.some((given) => given.award === award.id) === true ||
    (eligibility.find((entry) => entry.award.id === award.id)?.positionOf[student] ?? -1) >= 0;
  const awards = question.award === undefined ? theCase.scheme.awards.filter(isConcerned) : [question.award];
  const parts: Explanation[] = [];
  for (const award of awards) parts.push(await awardFact({ standing, student, award, options }, level));
  const none = awards.length === 0 ? [fact("explain-no-candidate-at-all")] : [];
  return fact("explain-student", { student: theCase.ids[student] ?? "" }, [...parts, ...none]);
}
