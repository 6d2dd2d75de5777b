/**
 * Cases in which places that a re-evaluation released are given again for the second part of an award.
 * Both have one award, its levels limited to places of this re-evaluation, and one budget, the money released.
 *
 *     next-ranked   candidates: applicants who do not hold it       amount at a level: its second part
 *     upgrade       candidates: holders who keep it, at least their level   amount: what the second part gains
 *
 * What is declared about the round itself (owed places, floors, funds, other awards) is left out: it was met there.
 */
import { amountOf } from "../award/amounts.ts";
import { quotasInForce, type Case, type Lock } from "../award/case.ts";
import type { Expression } from "../award/condition/compile.ts";
import { and, not } from "../award/condition/kleene.ts";
import type { ExpressionType } from "../award/condition/types.ts";
import { assessAward, ELIGIBLE, quotaPart, statusAt } from "../award/eligibility.ts";
import type { Facts } from "../award/facts.ts";
import { semesterParts } from "../award/payments.ts";
import { quotaParts, quotaState } from "../award/places.ts";
import { keyGoal } from "../award/recount.ts";
import type { ReevaluatedAward, Reevaluation } from "../award/renewal.ts";
import { quotaCounts, type Amount, type Award, type Level, type Limit, type Quota, type Rule } from "../award/scheme.ts";

/** Where the released places go, as a case; `places` by level. */
export interface ReleasedCase {
  readonly theCase: Case;
  readonly award: Award;
  readonly places: ReadonlyMap<string, number>;
}

/** What one of the two cases is made of. */
interface Parts {
  readonly award: Award;
  readonly rules: readonly Rule[];
  readonly places: ReadonlyMap<string, number>;
  /** Awards that compete again, and those whose places stay as they are. */
  readonly moving: readonly ReevaluatedAward[];
  readonly staying: readonly ReevaluatedAward[];
  readonly locks: readonly Lock[];
}

const MONEY: ExpressionType = { kind: "money", denominator: 1, magnitude: Number.MAX_SAFE_INTEGER };
const BOOLEAN: ExpressionType = { kind: "boolean" };

/** An expression that is computed here and stands in no scheme file. */
function computed(text: string, type: ExpressionType, value: (facts: Facts, student: number) => number): Expression {
  const root = { text, type, evaluate: value, needs: () => undefined, parts: [] };
  return { text, root, evaluate: value, denominator: 1, needs: () => [] };
}

function fixedPlaces(places: number): Limit {
  return { kind: "places", places: { kind: "literal", value: places } };
}

/** The second part of what a level pays in full; NaN where that is unknown. */
function secondPart(theCase: Case, award: Award, level: Level, student: number): number {
  const fen = amountOf(theCase, level.amount, student);
  if (Number.isNaN(fen) || award.paid.kind !== "semesters") return Number.NaN;
  return semesterParts(theCase, award.paid, student, fen)[1] ?? Number.NaN;
}

/** The award with other candidates, amounts and places; what it pays is paid at once. */
function awardFor(award: Award, candidate: Expression, places: ReadonlyMap<string, number>, amount: (level: Level, student: number) => number): Award {
  const levels = award.levels.map((level): Level => {
    const value = computed(`second part of ${level.id}`, MONEY, (_, student) => amount(level, student));
    const paid: Amount = { kind: "formula", value, highest: undefined };
    const cap = { id: `released-${level.id}`, article: level.article, limit: fixedPlaces(places.get(level.id) ?? 0) };
    return { ...level, amount: paid, cap };
  });
  return { ...award, candidate, levels, payable: undefined, paid: { kind: "once", on: undefined } };
}

/** Ceilings of quotas less what the staying awards use; those that move may at least keep what they use. */
function quotasLeft(theCase: Case, award: Award, { moving, staying }: Parts): readonly Quota[] {
  const own = quotasInForce(theCase).filter((quota) => quota.awards.includes(award.id) && quota.atMost !== undefined);
  return own.flatMap((quota) =>
    quotaParts(theCase, quota).map((part, i): Quota => {
      const counts = (held: ReevaluatedAward) =>
        held.level !== undefined && quotaCounts(quota, award.id, held.level.id) && quotaPart(theCase, quota, held.student) === part;
      const left = (quotaState(theCase, quota, part).atMost ?? 0) - staying.filter(counts).length;
      const where = computed(`${quota.id} ${part}`, BOOLEAN, (_, student) => {
        const found = quotaPart(theCase, quota, student);
        return found === undefined ? Number.NaN : found === part ? 1 : 0;
      });
      const atMost = fixedPlaces(Math.max(left, moving.filter(counts).length, 0));
      return {
        ...quota,
        id: `${quota.id}/${i}`,
        awards: [award.id],
        when: undefined,
        where,
        by: undefined,
        atMost,
        atLeast: undefined,
      };
    }),
  );
}

/** The case of one award and the released money. */
function caseOf(theCase: Case, { renewal, total }: Reevaluation, parts: Parts): ReleasedCase {
  const { award, rules, places, locks } = parts;
  const { scheme } = theCase;
  const keys = scheme.keys.filter((key) => key.awards.includes(award.id)).map((key) => ({ ...key, awards: [award.id] }));
  const stacking = scheme.stacking.filter((clause) => clause.awards.includes(award.id)).map((clause) => ({ ...clause, awards: [award.id] }));
  const goals = theCase.goals.filter((goal) => !goal.startsWith("key-") || keys.some((key) => keyGoal(key) === goal));
  const budget = { id: "released", title: renewal.id, limitFen: total.releasedFen, awards: [award.id], reserve: "none" as const, spentFen: 0 };
  return {
    award,
    places,
    theCase: {
      ...theCase,
      scheme: {
        ...scheme,
        awards: [award],
        rules,
        keys,
        stacking,
        quotas: quotasLeft(theCase, award, parts),
        exclusions: [],
        funds: [],
        renewals: [],
        agreements: undefined,
      },
      goals,
      budgets: [budget],
      earlier: [],
      locks,
      // A lot of its own: the tickets of the round are known by now.
      round: `${theCase.round} ${renewal.id}`,
    },
  };
}

function countLevels(award: Award, awards: readonly ReevaluatedAward[]): ReadonlyMap<string, number> {
  return new Map(award.levels.map((level) => [level.id, awards.filter((held) => held.level?.id === level.id).length]));
}

/** Released places go, level by level, to applicants who do not hold the award (its rules hold as of the case). */
export function nextRankedCase(theCase: Case, evaluation: Reevaluation): ReleasedCase {
  const { renewal } = evaluation;
  const places = countLevels(
    evaluation.award,
    evaluation.awards.filter((held) => held.verdict === "lost"),
  );
  const isCandidate = (facts: Facts, student: number) => and(evaluation.award.candidate.evaluate(facts, student), not(renewal.holds.evaluate(facts, student)));
  const candidate = computed(`not ${renewal.holds.text}`, BOOLEAN, isCandidate);
  const award = awardFor(evaluation.award, candidate, places, (level, student) => secondPart(theCase, evaluation.award, level, student));
  const staying = evaluation.awards.filter((held) => held.verdict !== "lost");
  const locks = theCase.locks.filter((lock) => lock.kind === "must-not" && lock.award === award.id);
  return caseOf(theCase, evaluation, { award, rules: theCase.scheme.rules, places, moving: [], staying, locks });
}

/** Rules of single levels, for those who would move up into them; whoever holds a level meets what it asks. */
function rulesAbove(rules: readonly Rule[], award: Award, rankOf: (student: number) => number): readonly Rule[] {
  return rules
    .filter((rule) => rule.awards.includes(award.id))
    .flatMap((rule) =>
      (rule.levels ?? []).map((id): Rule => {
        const rank = award.levels.findIndex((level) => level.id === id);
        const holds = (facts: Facts, student: number) => (rank >= rankOf(student) ? 1 : rule.require.evaluate(facts, student));
        return { ...rule, awards: [award.id], levels: [id], require: computed(rule.require.text, BOOLEAN, holds) };
      }),
    );
}

/** Holders who keep the award may move up into places that are free; the gain of their second part is paid. */
export function upgradeCase(theCase: Case, evaluation: Reevaluation): ReleasedCase {
  const kept = evaluation.awards.filter((held) => held.verdict === "kept" && held.level !== undefined && held.money !== undefined);
  const first = upgradeOf(theCase, evaluation, kept);
  // Without a score, or with another fact missing, nobody can be ranked: she stays where she is.
  const entry = assessAward(first.theCase, first.award);
  const moving = kept.filter((held) => statusAt(entry, held.student, held.level?.id ?? "") === ELIGIBLE);
  return moving.length === kept.length ? first : upgradeOf(theCase, evaluation, moving);
}

function upgradeOf(theCase: Case, evaluation: Reevaluation, moving: readonly ReevaluatedAward[]): ReleasedCase {
  const base = evaluation.award;
  const heldBy = new Map(moving.map((held) => [held.student, held]));
  const rankOf = (student: number) => base.levels.findIndex((level) => level.id === heldBy.get(student)?.level?.id);
  const lost = evaluation.awards.filter((held) => held.verdict === "lost");
  const places = countLevels(base, [...moving, ...lost]);
  const gain = (level: Level, student: number) => {
    const held = heldBy.get(student);
    if (base.levels.indexOf(level) >= rankOf(student) || held?.money === undefined || base.paid.kind !== "semesters") return 0;
    const [, own = 0] = semesterParts(theCase, base.paid, student, held.money.amountFen);
    return Math.max(0, secondPart(theCase, base, level, student) - own);
  };
  const candidate = computed(`kept ${evaluation.renewal.id}`, BOOLEAN, (_, student) => (heldBy.has(student) ? 1 : 0));
  const award = awardFor(base, candidate, places, gain);
  const locks = moving.map(
    (held): Lock => ({
      kind: "at-least",
      student: held.id,
      award: base.id,
      level: held.level?.id,
      author: evaluation.renewal.id,
      reason: evaluation.renewal.article,
    }),
  );
  const staying = evaluation.awards.filter((held) => held.verdict !== "lost" && !heldBy.has(held.student));
  return caseOf(theCase, evaluation, { award, rules: rulesAbove(theCase.scheme.rules, base, rankOf), places, moving, staying, locks });
}
