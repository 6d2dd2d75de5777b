/**
 * Exact arithmetic of expressions. A value is numerator / denominator with a denominator fixed
 * when the scheme is read; sums bring both sides to the least common multiple. An expression whose
 * numerators could leave 2^53 is refused when the scheme is read, so nothing is checked later.
 */
import { gcd } from "../../exact.ts";
import { brokenNode } from "./names.ts";
import type { Evaluate, Node, Scope } from "./types.ts";

type NumberNode = Node & { readonly type: { readonly kind: "number" | "money"; readonly denominator: number; readonly magnitude: number } };

/** True for a node of numbers or money. */
export function isNumeric(node: Node): node is NumberNode {
  return node.type.kind === "number" || node.type.kind === "money";
}

/** Factors that bring two numeric nodes to one denominator. */
export function commonDenominator(a: NumberNode, b: NumberNode): { readonly denominator: number; readonly left: number; readonly right: number } {
  const [da, db] = [a.type.denominator, b.type.denominator];
  const denominator = (da / gcd(da, db)) * db;
  return { denominator, left: denominator / da, right: denominator / db };
}

function needsOf(parts: readonly Node[]): Node["needs"] {
  return (facts, student, frame, found) => {
    for (const part of parts) {
      if (Number.isNaN(part.evaluate(facts, student, frame))) part.needs(facts, student, frame, found);
    }
  };
}

/** Builds a node whose needs are those of its unknown parts. */
export function combine(text: string, type: Node["type"], parts: readonly Node[], evaluate: Evaluate): Node {
  return { text, type, parts, evaluate, needs: needsOf(parts) };
}

function numeric(
  text: string,
  kind: "number" | "money",
  denominator: number,
  magnitude: number,
  parts: readonly Node[],
  evaluate: Evaluate,
  scope: Scope,
): Node {
  if (!Number.isSafeInteger(denominator) || magnitude > Number.MAX_SAFE_INTEGER) {
    scope.report("expression-too-large", { part: text });
    return brokenNode(text);
  }
  return combine(text, { kind, denominator, magnitude }, parts, evaluate);
}

/** Sum or difference; both sides numbers or both money. */
export function addition(text: string, sign: 1 | -1, a: NumberNode, b: NumberNode, scope: Scope): Node {
  const { denominator, left, right } = commonDenominator(a, b);
  const factor = sign * right;
  const magnitude = a.type.magnitude * left + b.type.magnitude * right;
  const evaluate: Evaluate = (facts, s, frame) => a.evaluate(facts, s, frame) * left + b.evaluate(facts, s, frame) * factor;
  return numeric(text, a.type.kind, denominator, magnitude, [a, b], evaluate, scope);
}

/** Product; at most one side is money. */
export function product(text: string, a: NumberNode, b: NumberNode, scope: Scope): Node {
  const kind = a.type.kind === "money" || b.type.kind === "money" ? "money" : "number";
  const evaluate: Evaluate = (facts, s, frame) => a.evaluate(facts, s, frame) * b.evaluate(facts, s, frame);
  const magnitude = a.type.magnitude * b.type.magnitude;
  return numeric(text, kind, a.type.denominator * b.type.denominator, magnitude, [a, b], evaluate, scope);
}

/** Quotient by a constant other than zero: the numerator takes the constant's denominator and the other way round. */
export function quotient(text: string, a: NumberNode, b: NumberNode, scope: Scope): Node {
  const divisor = b.constant;
  if (divisor === undefined || divisor === 0 || Number.isNaN(divisor) || b.type.kind === "money") {
    scope.report("expression-divisor", { part: text });
    return brokenNode(text);
  }
  const factor = Math.sign(divisor) * b.type.denominator;
  const denominator = a.type.denominator * Math.abs(divisor);
  const evaluate: Evaluate = (facts, s, frame) => a.evaluate(facts, s, frame) * factor;
  return numeric(text, a.type.kind, denominator, a.type.magnitude * b.type.denominator, [a], evaluate, scope);
}

/** Either of two values by a condition; where it is unknown the value is known only if both agree. */
export function chosen(c: Node, x: Evaluate, y: Evaluate): Evaluate {
  return (facts, s, frame) => {
    const decided = c.evaluate(facts, s, frame);
    if (!Number.isNaN(decided)) return decided === 1 ? x(facts, s, frame) : y(facts, s, frame);
    const [a, b] = [x(facts, s, frame), y(facts, s, frame)];
    return a === b ? a : Number.NaN;
  };
}

/** Either of two numbers, or of two amounts, over one denominator. */
export function eitherNumber(text: string, c: Node, a: NumberNode, b: NumberNode, scope: Scope): Node {
  const { denominator, left, right } = commonDenominator(a, b);
  const magnitude = Math.max(a.type.magnitude * left, b.type.magnitude * right);
  const times =
    (node: Node, factor: number): Evaluate =>
    (facts, s, frame) =>
      node.evaluate(facts, s, frame) * factor;
  return numeric(text, a.type.kind, denominator, magnitude, [c, a, b], chosen(c, times(a, left), times(b, right)), scope);
}

/** The same value with the other sign. */
export function negation(text: string, a: NumberNode): Node {
  const value = a.constant;
  const node = combine(text, a.type, [a], (facts, s, frame) => 0 - a.evaluate(facts, s, frame));
  return value === undefined ? node : { ...node, constant: 0 - value };
}

/** The greatest (direction 1) or least (-1) of several nodes of one kind; unknown where one of them is. */
export function extreme(text: string, direction: 1 | -1, nodes: readonly NumberNode[], scope: Scope): Node {
  const first = nodes[0];
  if (first === undefined) return brokenNode(text);
  const denominator = nodes.reduce((d, n) => (d / gcd(d, n.type.denominator)) * n.type.denominator, 1);
  const factors = nodes.map((n) => denominator / n.type.denominator);
  const magnitude = Math.max(...nodes.map((n, i) => n.type.magnitude * (factors[i] ?? 1)));
  const pick = direction === 1 ? Math.max : Math.min;
  const evaluate: Evaluate = (facts, s, frame) => pick(...nodes.map((n, i) => n.evaluate(facts, s, frame) * (factors[i] ?? 1)));
  return numeric(text, first.type.kind, denominator, magnitude, nodes, evaluate, scope);
}
