/**
 * Syntax to closures. Types, sizes and names are checked here, once, when the scheme is read; all
 * faults of an expression are reported, not only the first. What comes out evaluates in doubles
 * that hold exact integers, and explains itself.
 */
import type { Fault, Place, Result } from "../../fault.ts";
import { failure, success } from "../../fault.ts";
import type { Facts } from "../facts.ts";
import { addition, chosen, combine, eitherNumber, isNumeric, negation, product, quotient } from "./arithmetic.ts";
import { comparison, isRelation, membership, setMembership, typeName } from "./comparison.ts";
import { compileCall, FUNCTION_NAMES } from "./functions.ts";
import { and, not, or } from "./kleene.ts";
import { counter, fold, MAX_NESTING, quantifier } from "./lists.ts";
import { brokenNode, compileAtom, isBroken } from "./names.ts";
import { parseExpression, type Operator, type Syntax } from "./parse.ts";
import type { ExpressionType, ListSlot, Names, Narrowing, Need, Node, Scope } from "./types.ts";

const BOOLEAN: ExpressionType = { kind: "boolean" };

function logic(text: string, operator: "and" | "or", a: Node, b: Node): Node {
  const rule = operator === "and" ? and : or;
  return combine(text, BOOLEAN, [a, b], (facts, s, frame) => rule(a.evaluate(facts, s, frame), b.evaluate(facts, s, frame)));
}

function requireKind(node: Node, kind: "boolean" | "numeric", scope: Scope): boolean {
  if (isBroken(node)) return false;
  const fine = kind === "numeric" ? isNumeric(node) : node.type.kind === kind;
  if (!fine) scope.report("expression-type", { part: node.text, expected: kind, found: typeName(node.type) });
  return fine;
}

function arithmetic(text: string, operator: Operator, a: Node, b: Node, scope: Scope): Node {
  if (!requireKind(a, "numeric", scope) || !requireKind(b, "numeric", scope)) return brokenNode(text);
  if (!isNumeric(a) || !isNumeric(b)) return brokenNode(text);
  const sameKind = a.type.kind === b.type.kind;
  switch (operator) {
    case "+":
    case "-":
      if (sameKind) return addition(text, operator === "+" ? 1 : -1, a, b, scope);
      break;
    case "*":
      if (a.type.kind === "number" || b.type.kind === "number") return product(text, a, b, scope);
      break;
    case "/":
      return quotient(text, a, b, scope);
    default:
      throw new Error(`not an arithmetic operator: ${operator}`);
  }
  scope.report("expression-compare", { part: text, left: typeName(a.type), right: typeName(b.type) });
  return brokenNode(text);
}

function compileIn(syntax: Syntax & { kind: "operator" }, left: Node, right: Syntax, scope: Scope): Node {
  const text = syntax.text;
  if (right.kind === "array")
    return membership(
      text,
      left,
      right.items.map((item) => compileNode(item, scope)),
      scope,
    );
  const set = setMembership(text, left, right, scope);
  if (set !== undefined) return set;
  const list = right.kind === "name" ? scope.names.lists.get(right.name) : undefined;
  const value = list?.records.get("value");
  if (list !== undefined && list.records.size === 1 && value !== undefined && scope.lists.length < MAX_NESTING) {
    const inner: Scope = { ...scope, lists: [...scope.lists, list] };
    const element = compileAtom({ kind: "name", name: "value", text: "value" }, inner);
    return quantifier(text, "any", list, comparison(text, "==", element, left, inner), scope);
  }
  scope.report("expression-in", { part: text });
  return brokenNode(text);
}

function compileOperator(syntax: Syntax & { kind: "operator" }, scope: Scope): Node {
  const { operator, text } = syntax;
  const [first, second] = syntax.args;
  if (first === undefined) throw new Error("an operator needs an operand");
  const a = compileNode(first, scope);
  if (operator === "not") {
    if (!requireKind(a, "boolean", scope)) return brokenNode(text);
    return combine(text, BOOLEAN, [a], (facts, s, frame) => not(a.evaluate(facts, s, frame)));
  }
  if (operator === "negate") return requireKind(a, "numeric", scope) && isNumeric(a) ? negation(text, a) : brokenNode(text);
  if (second === undefined) throw new Error(`operator ${operator} needs two operands`);
  if (operator === "in") return compileIn(syntax, a, second, scope);
  const b = compileNode(second, scope);
  if (isRelation(operator)) return comparison(text, operator, a, b, scope);
  if (operator === "and" || operator === "or") {
    const fine = [a, b].map((node) => requireKind(node, "boolean", scope));
    return fine.every(Boolean) ? logic(text, operator, a, b) : brokenNode(text);
  }
  return arithmetic(text, operator, a, b, scope);
}

/** Type of `c ? a : b` where it is no number: a text can be whatever either side can be. */
function eitherType(a: ExpressionType, b: ExpressionType): ExpressionType {
  if (a.kind !== "code" || b.kind !== "code") return a;
  return { kind: "code", domain: a.domain === undefined || b.domain === undefined ? undefined : [...a.domain, ...b.domain] };
}

/** `c ? a : b`; what is missing is asked of the side that is taken. */
function compileChoice(syntax: Syntax & { kind: "choice" }, scope: Scope): Node {
  const text = syntax.text;
  const [c, a, b] = syntax.args.map((arg) => compileNode(arg, scope));
  if (c === undefined || a === undefined || b === undefined) throw new Error("a choice has three parts");
  if (!requireKind(c, "boolean", scope) || isBroken(a) || isBroken(b)) return brokenNode(text);
  if (a.type.kind !== b.type.kind) {
    scope.report("expression-compare", { part: text, left: typeName(a.type), right: typeName(b.type) });
    return brokenNode(text);
  }
  const node =
    isNumeric(a) && isNumeric(b) ? eitherNumber(text, c, a, b, scope) : combine(text, eitherType(a.type, b.type), [c, a, b], chosen(c, a.evaluate, b.evaluate));
  return {
    ...node,
    needs: (facts, s, frame, found) => {
      const decided = c.evaluate(facts, s, frame);
      if (Number.isNaN(decided)) node.needs(facts, s, frame, found);
      else (decided === 1 ? a : b).needs(facts, s, frame, found);
    },
  };
}

function known(syntax: Syntax & { kind: "call" }, scope: Scope): Node {
  const [arg] = syntax.args;
  const list = arg?.kind === "name" ? scope.names.lists.get(arg.name) : undefined;
  if (list !== undefined) {
    const index = list.index;
    return combine(syntax.text, BOOLEAN, [], (facts, student) => facts.lists[index]?.known[student] ?? 0);
  }
  if (arg === undefined || syntax.args.length !== 1) {
    scope.report("expression-argument", { part: syntax.text, name: "known", expected: "known(field)" });
    return brokenNode(syntax.text);
  }
  const node = compileNode(arg, scope);
  return combine(syntax.text, BOOLEAN, [], (facts, s, frame) => (Number.isNaN(node.evaluate(facts, s, frame)) ? 0 : 1));
}

function compileListCall(syntax: Syntax & { kind: "call" }, list: ListSlot, scope: Scope): Node {
  const { name, text } = syntax;
  const [, body, ifNone] = syntax.args;
  const argumentCount = name === "max" || name === "min" ? 3 : 2;
  if (body === undefined || syntax.args.length !== argumentCount || scope.lists.length >= MAX_NESTING) {
    scope.report("expression-argument", { part: text, name, expected: argumentCount === 3 ? `${name}(list, value, ifNone)` : `${name}(list, ...)` });
    return brokenNode(text);
  }
  const inner = compileNode(body, { ...scope, lists: [...scope.lists, list] });
  if (isBroken(inner)) return brokenNode(text);
  if (name === "sum" || name === "max" || name === "min") {
    return fold(text, name, list, inner, ifNone === undefined ? undefined : compileNode(ifNone, scope), scope);
  }
  if (!requireKind(inner, "boolean", scope)) return brokenNode(text);
  return name === "count" ? counter(text, list, inner, scope) : quantifier(text, name === "any" ? "any" : "all", list, inner, scope);
}

const LIST_FUNCTIONS = new Set(["any", "all", "count", "sum", "max", "min"]);

function compileFunction(syntax: Syntax & { kind: "call" }, scope: Scope): Node {
  if (syntax.name === "known") return known(syntax, scope);
  const [first] = syntax.args;
  if (LIST_FUNCTIONS.has(syntax.name)) {
    const list = first?.kind === "name" ? scope.names.lists.get(first.name) : undefined;
    if (list !== undefined) return compileListCall(syntax, list, scope);
    if (syntax.name !== "max" && syntax.name !== "min") {
      scope.report("expression-needs-list", { part: syntax.text, name: first?.text ?? "" });
      return brokenNode(syntax.text);
    }
  }
  if (!FUNCTION_NAMES.includes(syntax.name)) {
    scope.report("expression-unknown-function", { name: syntax.name, known: FUNCTION_NAMES.join(", ") });
    return brokenNode(syntax.text);
  }
  const args = syntax.args.map((arg) => compileNode(arg, scope));
  return args.some(isBroken) ? brokenNode(syntax.text) : compileCall(syntax.name, syntax.text, args, scope);
}

function compileNode(syntax: Syntax, scope: Scope): Node {
  switch (syntax.kind) {
    case "number":
    case "text":
    case "boolean":
    case "name":
      return compileAtom(syntax, scope);
    case "array":
      scope.report("expression-array", { part: syntax.text });
      return brokenNode(syntax.text);
    case "call":
      return compileFunction(syntax, scope);
    case "choice":
      return compileChoice(syntax, scope);
    case "operator":
      return compileOperator(syntax, scope);
  }
}

/** What an expression must be: a condition, a number, a whole number, or the type of its name. */
export type Expected = "boolean" | "number" | "integer" | "money" | "time" | "date" | "code" | "any";

function fits(node: Node, expected: Expected): boolean {
  if (expected === "any") return true;
  if (expected === "integer") return node.type.kind === "number" && node.type.denominator === 1;
  return node.type.kind === expected;
}

/** A compiled expression with the records' frame hidden. */
export interface Expression {
  readonly text: string;
  readonly root: Node;
  /** Value for a student: NaN unknown; conditions 0 or 1; numbers as numerators over `denominator`. */
  readonly evaluate: (facts: Facts, student: number) => number;
  readonly denominator: number;
  /** The facts whose absence makes it unknown (asked only where it is unknown). */
  readonly needs: (facts: Facts, student: number) => readonly Need[];
}

function finish(root: Node): Expression {
  const frame = new Int32Array(MAX_NESTING);
  return {
    text: root.text,
    root,
    denominator: isNumeric(root) ? root.type.denominator : 1,
    evaluate: (facts, student) => root.evaluate(facts, student, frame),
    needs: (facts, student) => {
      const found = new Map<string, Need>();
      root.needs(facts, student, frame, found);
      return [...found.values()];
    },
  };
}

/** A definition as a part of other expressions: it is about the student, wherever it is used, and keeps its own record numbers. */
export function definitionNode(name: string, { root }: Expression): Node {
  const frame = new Int32Array(MAX_NESTING);
  return {
    ...root,
    text: `def.${name}`,
    evaluate: (facts, student) => root.evaluate(facts, student, frame),
    needs: (facts, student, _frame, found) => root.needs(facts, student, frame, found),
    parts: [root],
  };
}

/** Compiles one expression of the stated type; every fault carries `place` and quotes the part that is wrong. */
export function compileExpression(text: string, expected: Expected, place: Place, names: Names, narrowing?: Narrowing): Result<Expression> {
  const syntax = parseExpression(text);
  if (!("kind" in syntax)) return failure([{ code: syntax.code, place, values: { expression: text, ...syntax.values } }]);
  const faults: Fault[] = [];
  const report: Scope["report"] = (code, values) => {
    faults.push({ code, place, values: { expression: text, ...values } });
  };
  const root = compileNode(syntax, { names, narrowing, lists: [], report, place });
  if (faults.length === 0 && !fits(root, expected)) report("expression-type", { part: text, expected, found: typeName(root.type) });
  return faults.length > 0 ? failure(faults) : success(finish(root));
}
