/** A condition of a scheme in words, and the facts that it looks at. */
import { fieldTitle } from "../award/titles.ts";
import { parseExpression, type Syntax } from "../award/condition/parse.ts";
import type { Scheme } from "../award/scheme.ts";
import * as words from "../words/conditions.ts";

/** A phrase and how tightly it holds together: inside a tighter one it is put in brackets. */
interface Phrase {
  readonly text: string;
  readonly rank: number;
}

const LOOSE = 0;
const OR = 1;
const AND = 2;
const COMPARISON = 4;
const SUM = 5;
const PRODUCT = 6;
const ATOM = 9;

const RANK: Readonly<Record<string, number>> = { or: OR, and: AND, not: COMPARISON, "+": SUM, "-": SUM, "*": PRODUCT, "/": PRODUCT, negate: PRODUCT };

function inside(phrase: Phrase, rank: number): string {
  return phrase.rank < rank ? `(${phrase.text})` : phrase.text;
}

const atom = (text: string): Phrase => ({ text, rank: ATOM });

/** Puts the syntax of an expression of a scheme into words. */
function say(scheme: Scheme, syntax: Syntax): Phrase {
  switch (syntax.kind) {
    case "number":
    case "text":
      return atom(syntax.value);
    case "boolean":
      return atom(words.truthWord(syntax.value));
    case "name":
      return atom(nameText(scheme, syntax.name));
    case "array":
      return atom(words.valueList(syntax.items.map((item) => say(scheme, item).text)));
    case "choice": {
      const [condition = "", then = "", otherwise = ""] = syntax.args.map((arg) => inside(say(scheme, arg), OR));
      return { text: words.choiceOf(condition, then, otherwise), rank: LOOSE };
    }
    case "call":
      return call(scheme, syntax);
    case "operator":
      return operator(scheme, syntax);
  }
}

/** A record's condition of several parts makes the phrase loose. */
function withPredicate(scheme: Scheme, list: Syntax | undefined, predicate: Syntax | undefined, make: (list: string, predicate: string) => string): Phrase {
  const always = predicate?.kind === "boolean" && predicate.value;
  const inner = predicate === undefined || always ? atom("") : say(scheme, predicate);
  return { text: make(list === undefined ? "" : fieldTitle(scheme, list.text), inner.text), rank: inner.rank <= COMPARISON ? LOOSE : ATOM };
}

function overList(scheme: Scheme, syntax: Syntax & { readonly kind: "call" }): Phrase | undefined {
  const [list, second, third] = syntax.args;
  if (list?.kind !== "name" || !scheme.names.lists.has(list.name)) return undefined;
  switch (syntax.name) {
    case "any":
      return withPredicate(scheme, list, second, words.anyRecord);
    case "all":
      return withPredicate(scheme, list, second, words.everyRecord);
    case "count":
      return withPredicate(scheme, list, second, words.countRecords);
    default: {
      const make = words.overRecords[syntax.name];
      if (make === undefined || second === undefined) return undefined;
      return atom(make(fieldTitle(scheme, list.name), inside(say(scheme, second), SUM), third === undefined ? "" : say(scheme, third).text));
    }
  }
}

function call(scheme: Scheme, syntax: Syntax & { readonly kind: "call" }): Phrase {
  const list = overList(scheme, syntax);
  if (list !== undefined) return list;
  const make = words.functionWords[syntax.name];
  if (make === undefined) return atom(syntax.text);
  const isLoose = syntax.name === "implies" || syntax.name === "atLeast";
  return { text: make(...syntax.args.map((arg) => inside(say(scheme, arg), isLoose ? OR : ATOM))), rank: isLoose ? LOOSE : ATOM };
}

function member(scheme: Scheme, left: Syntax | undefined, right: Syntax | undefined, is: boolean): Phrase {
  if (left === undefined || right === undefined) throw new Error("membership has two sides");
  const value = inside(say(scheme, left), SUM);
  if (right.kind === "name" && scheme.names.lists.has(right.name)) return { text: words.setHas(fieldTitle(scheme, right.name), value, is), rank: COMPARISON };
  const values = right.kind === "array" ? say(scheme, right).text : words.oneOfSet(say(scheme, right).text);
  return { text: (is ? (words.operatorWords["in"] as typeof words.noneOf) : words.noneOf)(value, values), rank: COMPARISON };
}

/** "not any ..." is "no ...", "not known" is "unknown", "not (a in b)" is "a is not b". */
function denied(scheme: Scheme, arg: Syntax): Phrase {
  if (arg.kind === "call" && arg.name === "any") return withPredicate(scheme, arg.args[0], arg.args[1], words.noRecord);
  if (arg.kind === "call" && arg.name === "known" && arg.args[0] !== undefined)
    return { text: words.isUnknown(say(scheme, arg.args[0]).text), rank: COMPARISON };
  if (arg.kind === "operator" && arg.operator === "in") return member(scheme, arg.args[0], arg.args[1], false);
  return { text: words.operatorWords["not"]?.(inside(say(scheme, arg), COMPARISON), "") ?? "", rank: COMPARISON };
}

/** Read aloud, "a or b and c" is ambiguous: an "and" between "or" is bracketed, another "or" is not. */
function apart(scheme: Scheme, syntax: Syntax): string {
  const phrase = say(scheme, syntax);
  return inside(phrase, phrase.rank === OR ? OR : COMPARISON);
}

function operator(scheme: Scheme, syntax: Syntax & { readonly kind: "operator" }): Phrase {
  const [first, second] = syntax.args;
  if (first === undefined) throw new Error("an operator needs an operand");
  if (syntax.operator === "not") return denied(scheme, first);
  if (syntax.operator === "in") return member(scheme, first, second, true);
  const rank = RANK[syntax.operator] ?? COMPARISON;
  const right =
    second === undefined
      ? ""
      : inside(say(scheme, second), syntax.operator === "-" || syntax.operator === "/" ? rank + 1 : Math.max(rank, rank === COMPARISON ? SUM : rank));
  const left = inside(say(scheme, first), rank === COMPARISON ? SUM : rank);
  if (syntax.operator === "or" && second !== undefined) return { text: words.operatorWords["or"]?.(apart(scheme, first), apart(scheme, second)) ?? "", rank };
  return { text: words.operatorWords[syntax.operator]?.(left, right) ?? syntax.text, rank };
}

function nameText(scheme: Scheme, name: string): string {
  const definition = name.startsWith("def.") ? scheme.definitions.find((candidate) => `def.${candidate.name}` === name) : undefined;
  if (definition !== undefined) return definition.meaning;
  if (!name.startsWith("param.")) return fieldTitle(scheme, name);
  const key = name.slice("param.".length);
  return words.caseWords[key] ?? words.parameterWord(key, scheme.parameters.get(key)?.reading?.id);
}

function syntaxOf(text: string): Syntax {
  const syntax = parseExpression(text);
  if (!("kind" in syntax)) throw new Error(`an expression of a checked scheme is none: ${text}`);
  return syntax;
}

/** An expression of a scheme in words. */
export function conditionText(scheme: Scheme, text: string): string {
  return say(scheme, syntaxOf(text)).text;
}

/** The fields that an expression looks at, in the order in which they come up. */
export function factsOf(scheme: Scheme, text: string): readonly string[] {
  const found = new Set<string>();
  const visit = (syntax: Syntax, records: ReadonlySet<string>): void => {
    if (syntax.kind === "name") {
      const definition = scheme.definitions.find((candidate) => `def.${candidate.name}` === syntax.name);
      if (definition !== undefined) for (const name of factsOf(scheme, definition.text)) found.add(name);
      const isField = scheme.names.fields.has(syntax.name) || scheme.names.lists.has(syntax.name);
      if (isField && !records.has(syntax.name)) found.add(syntax.name);
      return;
    }
    if (syntax.kind === "array") for (const item of syntax.items) visit(item, records);
    if (!("args" in syntax)) return;
    const [first] = syntax.args;
    const list = syntax.kind === "call" && first?.kind === "name" ? scheme.names.lists.get(first.name) : undefined;
    syntax.args.forEach((arg, i) => visit(arg, i === 0 || list === undefined ? records : new Set([...records, ...list.records.keys()])));
  };
  visit(syntaxOf(text), new Set());
  return [...found];
}
