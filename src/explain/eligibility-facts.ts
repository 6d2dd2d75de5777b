/** What the rules say of one application, with their articles: conditions that are not met, papers and decisions that are missing. */
import { authorityWord, documentTitles, namedField } from "../award/titles.ts";
import { formatTime } from "../award/calendar.ts";
import { parameterOf, type Case } from "../award/case.ts";
import { DISQUALIFIED, ELIGIBLE, NOT_ACCEPTED, WAITING } from "../award/eligibility.ts";
import type { Award, Rule } from "../award/scheme.ts";
import { judgeCandidate, type Reasons, type RuleVerdict } from "../award/verdict.ts";
import { fact, type Explanation } from "./explanation.ts";

const CODES: ReadonlyMap<number, string> = new Map([
  [WAITING, "explain-waiting"],
  [NOT_ACCEPTED, "explain-not-accepted"],
  [DISQUALIFIED, "explain-disqualified"],
]);

/** Parts of a condition that have its own value and no such part in them, with what they look at. */
function decisiveParts(reasons: Reasons): readonly Reasons[] {
  const same = reasons.parts.filter((part) => part.isCondition && part.value === reasons.value);
  return same.length === 0 ? [reasons] : same.flatMap(decisiveParts);
}

function conditionFacts(theCase: Case, reasons: Reasons): readonly Explanation[] {
  const known = (part: Reasons) => part.parts.filter((inner) => !inner.isCondition);
  return decisiveParts(reasons).map((part) =>
    fact(
      "explain-condition",
      { condition: part.text, value: part.value },
      known(part).map((inner) => fact("explain-value", { name: namedField(theCase.scheme, inner.text), value: inner.value })),
    ),
  );
}

/** Until when a paper is awaited; empty where no deadline is stated. */
function deadlineOf(theCase: Case, rule: Rule): string {
  const deadline = rule.deadline === undefined ? null : parameterOf(theCase, rule.deadline);
  return typeof deadline === "number" ? formatTime(deadline, theCase.scheme.zoneMinutes) : "";
}

/** One rule that stands in the way. */
export function ruleFact(theCase: Case, { rule, status, asks, reasons }: RuleVerdict): Explanation {
  const values = { rule: rule.id, article: rule.article, quote: rule.quote };
  if (rule.kind === "document" || asks.length > 0)
    return fact(status === WAITING ? "explain-rule-missing" : "explain-rule-late", {
      ...values,
      documents: documentTitles(theCase.scheme, asks),
      until: deadlineOf(theCase, rule),
    });
  return fact("explain-rule", values, conditionFacts(theCase, reasons()));
}

/** Rules of single levels, each clause once and without its conditions: asked for by level they are told in full. */
function levelRules(verdicts: readonly RuleVerdict[]): readonly Explanation[] {
  const facts = verdicts.map((one) => fact("explain-rule-level", { article: one.rule.article, quote: one.rule.quote }));
  return facts.filter(
    (one, i) => facts.findIndex((other) => other.values["article"] === one.values["article"] && other.values["quote"] === one.values["quote"]) === i,
  );
}

/** Why a level of an award (undefined: every level) is not open to a candidate; `status` is that of the level. */
export function refusedFact(theCase: Case, award: Award, student: number, status: number, level?: string): Explanation {
  const verdict = judgeCandidate(theCase, award, student);
  const concerns = ({ rule }: RuleVerdict) => level === undefined || rule.levels === undefined || rule.levels.includes(level);
  const decisive = verdict.rules.filter((one) => one.status === status && concerns(one));
  const isOfOne = ({ rule }: RuleVerdict) => level === undefined && rule.levels !== undefined && award.levels.length > 1;
  const missing =
    status === WAITING && verdict.missing.length > 0 ? [fact("explain-missing", { documents: documentTitles(theCase.scheme, verdict.missing) })] : [];
  const rules = decisive.filter((one) => !isOfOne(one)).map((one) => ruleFact(theCase, one));
  const ofLevels = levelRules(decisive.filter(isOfOne));
  // What holds for the whole award decides alone.
  return fact(CODES.get(status) ?? "explain-not-eligible", {}, [...(rules.length > 0 ? rules : ofLevels), ...missing]);
}

/** Rules that were lifted for a candidate. */
export function waiverFacts(theCase: Case, award: Award, student: number): readonly Explanation[] {
  return judgeCandidate(theCase, award, student).rules.flatMap(({ rule, status, waiver }) =>
    waiver === undefined || status !== ELIGIBLE
      ? []
      : [fact("explain-waiver", { rule: rule.id, article: rule.article, authority: authorityWord(theCase.scheme, waiver.authority), reason: waiver.reason })],
  );
}
