/**
 * Expression text to a small syntax tree. mathjs parses; only a whitelist of its node types
 * passes, and nothing of it is ever evaluated. What it reads in its own way (implicit products,
 * percent, units, powers, assignments, indices, blocks) is refused with the text that caused it.
 */
import { create, parseDependencies, type MathNode } from "mathjs";

/** The syntax of the condition language; `text` is the source of the part, for messages. */
export type Syntax =
  | { readonly kind: "number"; readonly value: string; readonly text: string }
  | { readonly kind: "text"; readonly value: string; readonly text: string }
  | { readonly kind: "boolean"; readonly value: boolean; readonly text: string }
  | { readonly kind: "name"; readonly name: string; readonly text: string }
  | { readonly kind: "array"; readonly items: readonly Syntax[]; readonly text: string }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Syntax[]; readonly text: string }
  | { readonly kind: "choice"; readonly args: readonly Syntax[]; readonly text: string }
  | { readonly kind: "operator"; readonly operator: Operator; readonly args: readonly Syntax[]; readonly text: string };

/** The operators of the language. */
export type Operator = "+" | "-" | "*" | "/" | "negate" | "==" | "!=" | "<" | "<=" | ">" | ">=" | "and" | "or" | "not" | "in";

/** Why a text is no expression of the language: a fault code and its values. */
export interface SyntaxRefusal {
  readonly code: string;
  readonly values: Readonly<Record<string, string>>;
}

/** Thrown inside this room only, caught where a whole expression is read. */
class Refused extends Error {
  readonly refusal: SyntaxRefusal;
  constructor(code: string, values: Readonly<Record<string, string>>) {
    super(code);
    this.refusal = { code, values };
  }
}

const MAX_LENGTH = 4000;
const MAX_DEPTH = 64;
const math = create({ ...parseDependencies }, { number: "BigNumber" });

/** The parts of mathjs's nodes that are read here; everything else of them is ignored. */
interface Raw extends MathNode {
  readonly fn: string & { readonly name?: string; readonly isSymbolNode?: boolean };
  readonly name: string;
  readonly op: string;
  readonly value: unknown;
  readonly implicit: boolean;
  readonly isPercentage: boolean;
  readonly args: readonly Raw[];
  readonly params: readonly Raw[];
  readonly conditionals: readonly string[];
  readonly items: readonly Raw[];
  readonly content: Raw;
  readonly object: Raw;
  readonly optionalChaining: boolean;
  readonly index: { readonly dimensions: readonly Raw[]; readonly dotNotation: boolean };
  readonly condition: Raw;
  readonly trueExpr: Raw;
  readonly falseExpr: Raw;
}

const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ["add", "+"],
  ["subtract", "-"],
  ["multiply", "*"],
  ["divide", "/"],
  ["unaryMinus", "negate"],
  ["equal", "=="],
  ["unequal", "!="],
  ["smaller", "<"],
  ["smallerEq", "<="],
  ["larger", ">"],
  ["largerEq", ">="],
  ["and", "and"],
  ["or", "or"],
  ["not", "not"],
  ["to", "in"],
]);

function textOf(node: Raw): string {
  return node.toString({ parenthesis: "keep", implicit: "hide" });
}

const PRECEDENCE: Readonly<Record<Operator, number>> = {
  or: 1,
  and: 2,
  not: 3,
  "==": 4,
  "!=": 4,
  "<": 4,
  "<=": 4,
  ">": 4,
  ">=": 4,
  in: 4,
  "+": 5,
  "-": 5,
  "*": 6,
  "/": 6,
  negate: 7,
};

function inner(part: Syntax, outer: number): string {
  const loose = part.kind === "choice" || (part.kind === "operator" && PRECEDENCE[part.operator] < outer);
  return loose ? `(${part.text})` : part.text;
}

function operatorText(operator: Operator, args: readonly Syntax[]): string {
  const rank = PRECEDENCE[operator];
  const [first, second] = args;
  if (first === undefined) return operator;
  if (operator === "not") return `not ${inner(first, 5)}`;
  if (operator === "negate") return `-${inner(first, rank)}`;
  // A comparison inside a comparison keeps its brackets: `a == b == c` is a chain.
  return second === undefined ? first.text : `${inner(first, rank === 4 ? 5 : rank)} ${operator} ${inner(second, rank + 1)}`;
}

function operate(operator: Operator, args: readonly Syntax[]): Syntax {
  return { kind: "operator", operator, args, text: operatorText(operator, args) };
}

function list(parts: readonly Syntax[]): string {
  return parts.map((part) => part.text).join(", ");
}

/** mathjs reads numbers as decimals of any length, so that a literal is kept as it was written. */
function isBigNumber(value: unknown): value is { toFixed(): string } {
  return typeof value === "object" && value !== null && "toFixed" in value && typeof value.toFixed === "function";
}

function constant(node: Raw, text: string): Syntax {
  const value = node.value;
  if (typeof value === "boolean") return { kind: "boolean", value, text };
  if (typeof value === "string") return { kind: "text", value, text };
  if (isBigNumber(value)) return { kind: "number", value: value.toFixed(), text: value.toFixed() };
  throw new Refused("expression-literal", { part: text });
}

function dottedName(node: Raw): string {
  if (node.type === "SymbolNode") return node.name;
  const key = node.index?.dimensions[0];
  const plain = node.type === "AccessorNode" && node.index.dotNotation && !node.optionalChaining && typeof key?.value === "string" ? key.value : undefined;
  if (plain === undefined) throw new Refused("expression-not-allowed", { part: textOf(node) });
  return `${dottedName(node.object)}.${plain}`;
}

/** mathjs reads `"CN" in list` as an implicit product with the name `in`; this finds its two sides. */
function inSides(node: Raw): readonly [Raw, Raw] | undefined {
  const [left, right] = node.args;
  if (!node.implicit || left === undefined || right === undefined || !left.implicit) return undefined;
  const [first, middle] = left.args;
  return middle?.type === "SymbolNode" && middle.name === "in" && first !== undefined ? [first, right] : undefined;
}

function operatorOf(node: Raw, depth: number): Syntax {
  const text = textOf(node);
  const sides = inSides(node);
  if (sides !== undefined)
    return operate(
      "in",
      sides.map((side) => convert(side, depth)),
    );
  if (node.isPercentage) throw new Refused("expression-percent", { part: `${node.args[0] === undefined ? "" : textOf(node.args[0])} %` });
  const operator = node.op === "to" ? undefined : OPERATORS.get(node.fn);
  if (operator === undefined) throw new Refused("expression-not-allowed", { part: text });
  if (node.implicit) throw new Refused("expression-implicit-product", { part: text });
  const compares = ["==", "!=", "<", "<=", ">", ">=", "in"].includes(operator);
  if (compares && node.args[0]?.type === "OperatorNode" && node.args[0].fn === "not") {
    throw new Refused("expression-not-binds", { part: text });
  }
  return operate(
    operator,
    node.args.map((arg) => convert(arg, depth)),
  );
}

/** `1 < x <= 3` becomes `1 < x and x <= 3`. */
function relational(node: Raw, depth: number): Syntax {
  const text = textOf(node);
  const sides = node.params.map((param) => convert(param, depth));
  const links = node.conditionals.map((name, i): Syntax => {
    const operator = OPERATORS.get(name);
    const [left, right] = [sides[i], sides[i + 1]];
    if (operator === undefined || left === undefined || right === undefined) {
      throw new Refused("expression-not-allowed", { part: text });
    }
    return operate(operator, [left, right]);
  });
  return links.reduce((a, b) => operate("and", [a, b]));
}

function convert(node: Raw, depth: number): Syntax {
  if (depth > MAX_DEPTH) throw new Refused("expression-too-deep", { part: textOf(node).slice(0, 60) });
  const next = depth + 1;
  switch (node.type) {
    case "ParenthesisNode":
      return convert(node.content, next);
    case "ConstantNode":
      return constant(node, textOf(node));
    case "SymbolNode":
    case "AccessorNode":
      return { kind: "name", name: dottedName(node), text: textOf(node) };
    case "ArrayNode": {
      const items = node.items.map((item) => convert(item, next));
      return { kind: "array", items, text: `[${list(items)}]` };
    }
    case "OperatorNode":
      return operatorOf(node, next);
    case "RelationalNode":
      return relational(node, next);
    case "ConditionalNode": {
      const args = [node.condition, node.trueExpr, node.falseExpr].map((part) => convert(part, next));
      const [condition, then, otherwise] = args.map((part) => inner(part, 1));
      return { kind: "choice", args, text: `${condition} ? ${then} : ${otherwise}` };
    }
    case "FunctionNode": {
      if (node.fn.isSymbolNode !== true) throw new Refused("expression-not-allowed", { part: textOf(node) });
      const args = node.args.map((arg) => convert(arg, next));
      return { kind: "call", name: node.name, args, text: `${node.name}(${list(args)})` };
    }
    default:
      throw new Refused("expression-not-allowed", { part: textOf(node).slice(0, 120) });
  }
}

/** Outside quotes, what mathjs would read in its own way: numbers such as `0x10` and `1e3`, comments. */
function refuseForeign(text: string): void {
  const bare = text.replace(/"(\\.|[^"\\])*"|'(\\.|[^'\\])*'/g, '""');
  const number = /(?<![A-Za-z0-9_.])\d+(\.\d*)?[A-Za-z_]\w*/.exec(bare)?.[0];
  if (number !== undefined) throw new Refused("expression-literal", { part: number });
  const comment = /#.*/.exec(bare)?.[0];
  if (comment !== undefined) throw new Refused("expression-not-allowed", { part: comment });
}

function parseWithMathjs(text: string): Raw {
  try {
    return math.parse(text) as unknown as Raw;
  } catch (error) {
    throw new Refused("expression-syntax", { part: text, detail: error instanceof Error ? error.message : String(error) });
  }
}

/** Reads one expression; a refusal names the part that is not of the language. */
export function parseExpression(text: string): Syntax | SyntaxRefusal {
  try {
    if (text.trim() === "") throw new Refused("expression-empty", {});
    if (text.length > MAX_LENGTH) throw new Refused("expression-too-long", { limit: String(MAX_LENGTH) });
    refuseForeign(text);
    return convert(parseWithMathjs(text), 0);
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}
