/**
 * Comparison and membership. Numbers are compared by cross-multiplying their denominators, so
 * `3.4999999999999 >= 3.5` is false; a text that a field can never hold is a fault, not a `false`.
 */
import type { Evaluate, ExpressionType, Node, Scope } from "./types.ts";
import { combine, commonDenominator, isNumeric } from "./arithmetic.ts";
import { compare, or } from "./kleene.ts";
import { brokenNode, isBroken } from "./names.ts";
import type { Operator, Syntax } from "./parse.ts";

type Relation = "==" | "!=" | "<" | "<=" | ">" | ">=";
const BOOLEAN: ExpressionType = { kind: "boolean" };
const MIRROR: Readonly<Record<Relation, Relation>> = { "==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<=" };

/** True for the six relations. */
export function isRelation(operator: Operator): operator is Relation {
  return operator in MIRROR;
}

/** A type in one word, for messages. */
export function typeName(type: ExpressionType): string {
  return type.kind === "code" ? "text" : type.kind;
}

function scaled(node: Evaluate, factor: number): Evaluate {
  return factor === 1 ? node : (facts, s, frame) => node(facts, s, frame) * factor;
}

/** A count with unknown records against an exact value: decided where every possible count decides alike. */
function compareInterval(relation: Relation, low: Evaluate, high: Evaluate, value: Evaluate): Evaluate {
  return (facts, s, frame) => {
    const b = value(facts, s, frame);
    const atLow = compare(relation, low(facts, s, frame), b);
    const atHigh = compare(relation, high(facts, s, frame), b);
    if (relation === "==" || relation === "!=") {
      const [l, h] = [low(facts, s, frame), high(facts, s, frame)];
      if (l === h) return atLow;
      return b < l || b > h ? (relation === "!=" ? 1 : 0) : Number.NaN;
    }
    return atLow === atHigh ? atLow : Number.NaN;
  };
}

function compareNumbers(text: string, relation: Relation, a: Node, b: Node, scope: Scope): Node | undefined {
  if (!isNumeric(a) || !isNumeric(b) || a.type.kind !== b.type.kind) return undefined;
  const { denominator, left, right } = commonDenominator(a, b);
  // Where one side stays exact, a rounded other side is still on the right side of it.
  if (!Number.isSafeInteger(denominator) || Math.min(a.type.magnitude * left, b.type.magnitude * right) > Number.MAX_SAFE_INTEGER) {
    scope.report("expression-too-large", { part: text });
    return brokenNode(text);
  }
  const [x, y] = [scaled(a.evaluate, left), scaled(b.evaluate, right)];
  if (a.interval !== undefined && b.interval === undefined) {
    return combine(text, BOOLEAN, [a, b], compareInterval(relation, scaled(a.interval.low, left), scaled(a.interval.high, left), y));
  }
  if (b.interval !== undefined && a.interval === undefined) {
    return combine(text, BOOLEAN, [a, b], compareInterval(MIRROR[relation], scaled(b.interval.low, right), scaled(b.interval.high, right), x));
  }
  return combine(text, BOOLEAN, [a, b], (facts, s, frame) => compare(relation, x(facts, s, frame), y(facts, s, frame)));
}

/** Reports texts that the other side's declared values exclude. */
function checkDomain(text: string, a: Node, b: Node, scope: Scope): void {
  if (a.type.kind !== "code" || b.type.kind !== "code") return;
  const [known, literal] = b.constant === undefined ? [b, a] : [a, b];
  if (literal.constant === undefined || known.type.kind !== "code" || literal.type.kind !== "code") return;
  const allowed = known.type.domain;
  const value = literal.type.domain?.[0];
  if (allowed !== undefined && value !== undefined && !allowed.includes(value)) {
    scope.report("expression-value", { part: text, value, name: known.text, allowed: allowed.join(", ") });
  }
}

/** Compiles one of the six relations. */
export function comparison(text: string, relation: Relation, a: Node, b: Node, scope: Scope): Node {
  if (isBroken(a) || isBroken(b)) return brokenNode(text);
  const numbers = compareNumbers(text, relation, a, b, scope);
  if (numbers !== undefined) return numbers;
  const alike = a.type.kind === b.type.kind && !isNumeric(a);
  const ordered = a.type.kind === "date" || a.type.kind === "time";
  if (!alike || (!ordered && relation !== "==" && relation !== "!=")) {
    scope.report("expression-compare", { part: text, left: typeName(a.type), right: typeName(b.type) });
    return brokenNode(text);
  }
  checkDomain(text, a, b, scope);
  return combine(text, BOOLEAN, [a, b], (facts, s, frame) => compare(relation, a.evaluate(facts, s, frame), b.evaluate(facts, s, frame)));
}

/** `x in [a, b]`: Kleene disjunction of equalities. */
export function membership(text: string, a: Node, items: readonly Node[], scope: Scope): Node {
  const tests = items.map((item) => comparison(`${a.text} == ${item.text}`, "==", a, item, scope));
  return combine(text, BOOLEAN, [a, ...items], (facts, s, frame) => {
    let result = 0;
    for (const test of tests) result = or(result, test.evaluate(facts, s, frame));
    return result;
  });
}

/** The name of a set on the right of `in`: a `codes` field or a set parameter. */
export function setMembership(text: string, a: Node, syntax: Syntax, scope: Scope): Node | undefined {
  if (syntax.kind !== "name") return undefined;
  const set = syntax.name.startsWith("param.") ? scope.names.parameterSets.get(syntax.name.slice("param.".length)) : undefined;
  if (set === undefined) return undefined;
  if (a.type.kind !== "code") {
    if (!isBroken(a)) scope.report("expression-compare", { part: text, left: typeName(a.type), right: "text" });
    return brokenNode(text);
  }
  if (a.type.kind !== "code") {
    scope.report("expression-compare", { part: text, left: typeName(a.type), right: "text" });
    return brokenNode(text);
  }
  const index = set.index;
  return combine(text, BOOLEAN, [a], (facts, s, frame) => {
    const code = a.evaluate(facts, s, frame);
    if (Number.isNaN(code)) return Number.NaN;
    return facts.parameterSets[index]?.has(code) === true ? 1 : 0;
  });
}
