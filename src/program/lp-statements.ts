/**
 * Statements of an LP text: expressions, rows and bounds as data. A reader stops at the first word it does not
 * understand and goes on at the next line, so that one fault does not hide the others.
 */
import type { Fault } from "../fault.ts";
import { integerOf } from "./foreign.ts";
import type { Token } from "./lp-tokens.ts";

/** Terms of a sum, and its constant; duplicates are not merged. */
export interface Expression {
  readonly terms: readonly (readonly [name: Token, coefficient: number])[];
  readonly constant: number;
}

/** `lower <= expression <= upper`; a side that is not stated is undefined. */
export interface Statement {
  readonly label: Token | undefined;
  readonly at: Token;
  readonly expression: Expression;
  readonly lower: number | undefined;
  readonly upper: number | undefined;
}

/** A cursor over the words of one section. */
interface Cursor {
  readonly tokens: readonly Token[];
  readonly file: string;
  readonly faults: Fault[];
  at: number;
}

/** A fault was recorded and the statement is lost. */
const LOST = Symbol("lost");
type Lost = typeof LOST;

function lose({ tokens, file, faults, at }: Cursor, code: string, token = tokens[at] ?? tokens.at(-1)): Lost {
  faults.push({ code, place: { file, line: token?.line ?? 1, column: token?.column ?? 1 }, values: { text: token?.text ?? "" } });
  return LOST;
}

/** The objective: an optional label, a sum with constants. */
export function readObjective(tokens: readonly Token[], file: string, faults: Fault[]): { readonly label: Token | undefined; readonly expression: Expression } {
  const cursor: Cursor = { tokens, file, faults, at: 0 };
  const label = labelOf(cursor);
  const expression = sumOf(cursor);
  if (expression !== LOST && cursor.at < tokens.length) lose(cursor, "lp-term");
  return { label, expression: expression === LOST ? { terms: [], constant: 0 } : expression };
}

/** The rows of a section `subject to`, or the bounds of a section `bounds`: both relate one sum to numbers. */
export function readStatements(tokens: readonly Token[], file: string, faults: Fault[]): readonly Statement[] {
  const cursor: Cursor = { tokens, file, faults, at: 0 };
  const found: Statement[] = [];
  while (cursor.at < tokens.length) {
    const line = (tokens[cursor.at] as Token).line;
    const statement = statementOf(cursor);
    const next = tokens[cursor.at];
    if (statement !== LOST && next?.line === tokens[cursor.at - 1]?.line && next !== undefined) lose(cursor, "lp-after");
    else if (statement !== LOST) {
      found.push(statement);
      continue;
    }
    const stopped = Math.max(line, tokens[cursor.at]?.line ?? Infinity);
    while ((tokens[cursor.at]?.line ?? Infinity) <= stopped && cursor.at < tokens.length) cursor.at++;
  }
  return found;
}

function labelOf(cursor: Cursor): Token | undefined {
  const [name, colon] = cursor.tokens.slice(cursor.at, cursor.at + 2);
  if (name?.kind !== "name" || colon?.kind !== "colon") return undefined;
  cursor.at += 2;
  return name;
}

/** `[label:] sum relation number`, or `[label:] number relation sum [relation number]`. */
function statementOf(cursor: Cursor): Statement | Lost {
  const label = labelOf(cursor);
  const at = cursor.tokens[cursor.at] ?? label;
  if (at === undefined) throw new Error("a statement is read where no word is left");
  const first = sideOf(cursor);
  if (first === LOST) return LOST;
  const relation = relationOf(cursor);
  if (relation === LOST) return LOST;
  if (typeof first !== "number") {
    const limit = numberOf(cursor);
    return limit === LOST ? LOST : { label, at, expression: first, ...sides(relation, limit) };
  }
  const expression = sumOf(cursor, cursor.tokens[cursor.at]?.line);
  if (expression === LOST) return LOST;
  if (expression.constant !== 0 || expression.terms.length === 0) return lose(cursor, "lp-constant", at);
  const one = sides(turned(relation), first);
  const next = cursor.tokens[cursor.at];
  // Whether a sign on the next line goes on with this sum or begins another statement cannot be told.
  if (next?.kind === "sign") return lose(cursor, "lp-after");
  if (next?.kind !== "relation") return { label, at, expression, ...one };
  const second = relationOf(cursor);
  if (second === LOST) return LOST;
  if (second !== relation || relation === "=") return lose(cursor, "lp-relation", cursor.tokens[cursor.at - 1]);
  const limit = numberOf(cursor);
  if (limit === LOST) return LOST;
  const other = sides(second, limit);
  return { label, at, expression, lower: one.lower ?? other.lower, upper: one.upper ?? other.upper };
}

/** A number, or a sum without a constant. */
function sideOf(cursor: Cursor): Expression | number | Lost {
  const from = cursor.at;
  const number = cursor.tokens[from]?.kind === "relation" ? LOST : tryNumber(cursor);
  if (number !== LOST && cursor.tokens[cursor.at]?.kind === "relation") return number;
  cursor.at = from;
  const sum = sumOf(cursor);
  if (sum === LOST) return LOST;
  if (sum.terms.length === 0) return lose(cursor, "lp-term");
  return sum.constant === 0 ? sum : lose(cursor, "lp-constant", cursor.tokens[from]);
}

type Relation = "<" | ">" | "=";

function relationOf(cursor: Cursor): Relation | Lost {
  const token = cursor.tokens[cursor.at];
  if (token?.kind !== "relation") return lose(cursor, "lp-relation");
  cursor.at++;
  return token.text.includes("<") ? "<" : token.text.includes(">") ? ">" : "=";
}

function turned(relation: Relation): Relation {
  return relation === "<" ? ">" : relation === ">" ? "<" : "=";
}

function sides(relation: Relation, limit: number): Pick<Statement, "lower" | "upper"> {
  return { lower: relation === "<" ? undefined : limit, upper: relation === ">" ? undefined : limit };
}

/** Signs before a number or name: their product. */
function signOf(cursor: Cursor): 1 | -1 {
  let sign: 1 | -1 = 1;
  for (; cursor.tokens[cursor.at]?.kind === "sign"; cursor.at++) if (cursor.tokens[cursor.at]?.text === "-") sign = sign === 1 ? -1 : 1;
  return sign;
}

/** A signed integer or infinity, where the next words are one. */
function tryNumber(cursor: Cursor): number | Lost {
  const sign = signOf(cursor);
  const token = cursor.tokens[cursor.at];
  const isInfinity = token?.kind === "name" && /^inf(inity)?$/i.test(token.text);
  const value = isInfinity ? Infinity : token?.kind === "number" ? integerOf(token.text) : undefined;
  if (value === undefined) return LOST;
  cursor.at++;
  return value === 0 ? 0 : sign * value;
}

function numberOf(cursor: Cursor): number | Lost {
  const value = tryNumber(cursor);
  return value === LOST ? lose(cursor, "lp-number") : value;
}

/** A sum of terms `[sign] [number] name` and constants, up to a relation or the end, or to the end of a line. */
function sumOf(cursor: Cursor, onLine?: number): Expression | Lost {
  const terms: (readonly [Token, number])[] = [];
  let constant = 0;
  for (let isFirst = true; ; isFirst = false) {
    const token = cursor.tokens[cursor.at];
    if (token === undefined || token.kind === "relation" || (onLine !== undefined && token.line !== onLine)) return { terms, constant };
    if (!isFirst && token.kind !== "sign") return lose(cursor, "lp-term");
    const sign = signOf(cursor);
    const [first, second] = cursor.tokens.slice(cursor.at, cursor.at + 2);
    const size = first?.kind === "number" ? integerOf(first.text) : 1;
    if (size === undefined) return lose(cursor, "lp-number");
    const name = first?.kind === "number" ? second : first;
    if (name?.kind === "name") terms.push([name, sign * size]);
    else if (first?.kind === "number") constant += sign * size;
    else return lose(cursor, "lp-term");
    cursor.at += first?.kind === "number" && name?.kind === "name" ? 2 : 1;
    if (!Number.isSafeInteger(constant)) return lose(cursor, "lp-number", first);
  }
}
