/** Every verdict with its tree of reasons: which rule, which article, which part of the condition, which document. */
import { formatDecimal } from "../decimal.ts";
import { amountOf, isStackingOn, stackingRoom } from "./amounts.ts";
import { formatDate, formatTime } from "./calendar.ts";
import { quotasInForce, type Case } from "./case.ts";
import type { Expression } from "./condition/compile.ts";
import { MAX_NESTING } from "./condition/lists.ts";
import type { Need, Node } from "./condition/types.ts";
import { quotaPart, ruleStatus, ruleValue, waiverOf } from "./eligibility.ts";
import type { Amount, Award, Rule } from "./scheme.ts";

/** A condition and its parts with their values for one student; `verdict` 1, 0 or NaN for conditions, else the value. */
export interface Reasons {
  readonly text: string;
  readonly isCondition: boolean;
  readonly value: string;
  readonly parts: readonly Reasons[];
}

/** One rule's verdict on one candidate. */
export interface RuleVerdict {
  readonly rule: Rule;
  readonly status: number;
  /** 1 met, 0 not met, NaN unknown; before any waiver. */
  readonly value: number;
  readonly waiver: { readonly authority: string; readonly reason: string } | undefined;
  /** Documents that would settle it, where it is unknown or a paper is awaited. */
  readonly asks: readonly string[];
  /** The condition taken apart; built when asked for. */
  readonly reasons: () => Reasons;
}

/** What else a place needs and lacks: documents. */
export interface CandidateVerdict {
  readonly rules: readonly RuleVerdict[];
  readonly missing: readonly string[];
}

/** Writes a value as a person reads it. */
export function showValue(theCase: Case, node: Node, value: number): string {
  if (Number.isNaN(value)) return "unknown";
  switch (node.type.kind) {
    case "boolean":
      return value === 1 ? "met" : "not met";
    case "number":
    case "money": {
      const digits = String(node.type.denominator).length - 1;
      const decimal = 10 ** digits === node.type.denominator;
      if (node.type.kind === "money") return `${formatDecimal(Math.round(value / node.type.denominator), 2)} yuan`;
      return decimal ? formatDecimal(value, digits) : `${value}/${node.type.denominator}`;
    }
    case "date":
      return formatDate(value);
    case "time":
      return formatTime(value, theCase.scheme.zoneMinutes);
    case "code":
      return theCase.scheme.names.codebook.texts[value] ?? "";
  }
}

function reasonsOf(theCase: Case, node: Node, student: number, frame: Int32Array): Reasons {
  const value = node.evaluate(theCase.facts, student, frame);
  const isList = /^(any|all|count|sum|max|min)\(/.test(node.text);
  const parts = isList ? [] : node.parts.filter((part) => part.constant === undefined);
  return {
    text: node.text,
    isCondition: node.type.kind === "boolean",
    value: showValue(theCase, node, value),
    parts: parts.map((part) => reasonsOf(theCase, part, student, frame)),
  };
}

function documents(needs: readonly Need[]): readonly string[] {
  return [...new Set(needs.map((need) => need.document))];
}

function asksOf(theCase: Case, rule: Rule, student: number): readonly string[] {
  if (rule.asks.length > 0) return rule.asks;
  const guard = rule.when;
  const open = guard !== undefined && Number.isNaN(guard.evaluate(theCase.facts, student)) ? guard.needs(theCase.facts, student) : [];
  const own = Number.isNaN(rule.require.evaluate(theCase.facts, student)) ? rule.require.needs(theCase.facts, student) : [];
  return documents([...open, ...own]);
}

/** The verdict of one rule on one candidate of an award. */
export function judgeRule(theCase: Case, rule: Rule, award: string, student: number): RuleVerdict {
  const value = ruleValue(theCase, rule, student);
  const status = ruleStatus(theCase, rule, award, student, value);
  const waits = Number.isNaN(value) || (rule.kind === "document" && value === 0);
  return {
    rule,
    status,
    value,
    waiver: value === 1 ? undefined : waiverOf(theCase, rule, award, student),
    asks: waits ? asksOf(theCase, rule, student) : [],
    reasons: () => reasonsOf(theCase, rule.require.root, student, new Int32Array(MAX_NESTING)),
  };
}

/** The expressions that an amount is made of. */
export function amountParts(amount: Amount): readonly Expression[] {
  switch (amount.kind) {
    case "share":
      return [amount.of];
    case "perMonth":
      return [amount.rate, amount.months];
    case "formula":
      return [amount.value];
    case "sum":
      return [amount.total];
    case "coverage":
      return amount.items.flatMap((item) => amountParts(item.amount));
    case "fixed":
    case "decided":
      return [];
  }
}

/** Facts whose absence makes an amount unknown; a decided amount lacks none. */
function amountNeeds(theCase: Case, amount: Amount, student: number): readonly Need[] {
  if (!Number.isNaN(amountOf(theCase, amount, student))) return [];
  return amountParts(amount).flatMap((part) => (Number.isNaN(part.evaluate(theCase.facts, student)) ? part.needs(theCase.facts, student) : []));
}

/** What a candidate's place needs beyond the rules: the score, the amount, the part of a quota. */
function missingFacts(theCase: Case, award: Award, student: number): readonly string[] {
  const facts = theCase.facts;
  const found: Need[] = [];
  if (Number.isNaN(award.candidate.evaluate(facts, student))) found.push(...award.candidate.needs(facts, student));
  if (award.merit !== undefined && Number.isNaN(award.merit.evaluate(facts, student))) found.push(...award.merit.needs(facts, student));
  for (const { amount } of award.levels) {
    found.push(...amountNeeds(theCase, amount, student));
  }
  for (const clause of theCase.scheme.stacking.filter((candidate) => candidate.awards.includes(award.id) && isStackingOn(theCase, candidate))) {
    if (!Number.isNaN(stackingRoom(theCase, clause, student))) continue;
    for (const part of [clause.limit.of, clause.held]) {
      if (part !== undefined && Number.isNaN(part.evaluate(facts, student))) found.push(...part.needs(facts, student));
    }
  }
  for (const quota of quotasInForce(theCase).filter((candidate) => candidate.awards.includes(award.id))) {
    if (quotaPart(theCase, quota, student) !== undefined) continue;
    if (quota.where !== undefined && Number.isNaN(quota.where.evaluate(facts, student))) found.push(...quota.where.needs(facts, student));
    else if (quota.by !== undefined) found.push({ kind: "field", name: quota.by, document: theCase.scheme.names.fields.get(quota.by)?.document ?? quota.by });
  }
  return documents(found);
}

/** All verdicts on one candidate of an award, rules in the scheme's order. */
export function judgeCandidate(theCase: Case, award: Award, student: number): CandidateVerdict {
  const rules = theCase.scheme.rules.filter((rule) => rule.awards.includes(award.id));
  return { rules: rules.map((rule) => judgeRule(theCase, rule, award.id, student)), missing: missingFacts(theCase, award, student) };
}
