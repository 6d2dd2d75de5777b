/**
 * Predicates over a list field (`any`, `all`, `count`, `sum`, `max`, `min`). An unknown list leaves `any` and
 * `all` unknown; a record whose predicate is unknown leaves the outcome open only where it matters.
 */
import type { Facts } from "../facts.ts";
import { combine, isNumeric } from "./arithmetic.ts";
import { and, compare, not, or } from "./kleene.ts";
import { brokenNode } from "./names.ts";
import { MAX_RECORDS, type Evaluate, type ExpressionType, type ListSlot, type Need, type Node, type Scope } from "./types.ts";

const BOOLEAN: ExpressionType = { kind: "boolean" };
/** Nested list predicates at most. */
export const MAX_NESTING = 4;

/** In a document rule, a paper counts only where it came in by the deadline (no deadline, or late papers accepted: always). */
function inTime(list: ListSlot, scope: Scope): Evaluate | undefined {
  const narrowing = scope.narrowing;
  if (narrowing === undefined || narrowing.list !== list) return undefined;
  const { deadline, received, late } = narrowing;
  if (deadline === undefined || late.constant === 0) return undefined;
  const depth = scope.lists.length;
  return (facts, s, frame) => {
    const limit = deadline.evaluate(facts, s, frame);
    if (Number.isNaN(limit) || late.evaluate(facts, s, frame) === 0) return 1;
    return compare("<=", facts.lists[list.index]?.columns[received.index]?.[frame[depth] ?? -1] ?? Number.NaN, limit);
  };
}

/** The predicate of a record with the deadline folded in. */
function narrowed(list: ListSlot, predicate: Node, scope: Scope): Evaluate {
  const filter = inTime(list, scope);
  if (filter === undefined) return predicate.evaluate;
  return (facts, s, frame) => and(filter(facts, s, frame), predicate.evaluate(facts, s, frame));
}

/** Calls `visit` for every record of the student; false where it is unknown which records there are. */
function forEachRecord(facts: Facts, list: number, student: number, frame: Int32Array, depth: number, visit: (record: number) => void): boolean {
  const rows = facts.lists[list];
  if (rows === undefined || rows.known[student] !== 1) return false;
  const end = rows.start[student + 1] ?? 0;
  for (let record = rows.start[student] ?? 0; record < end; record += 1) {
    frame[depth] = record;
    visit(record);
  }
  return true;
}

/** What is missing when a list predicate is unknown: the list itself, or what its records lack. */
function listNeeds(list: ListSlot, body: Node, value: Evaluate, depth: number): Node["needs"] {
  return (facts, student, frame, found: Map<string, Need>) => {
    const listed = forEachRecord(facts, list.index, student, frame, depth, () => {
      if (!Number.isNaN(value(facts, student, frame))) return;
      if (Number.isNaN(body.evaluate(facts, student, frame))) body.needs(facts, student, frame, found);
      else found.set(`list ${list.name}`, { kind: "list", name: list.name, document: list.document });
    });
    if (!listed) found.set(`list ${list.name}`, { kind: "list", name: list.name, document: list.document });
  };
}

/** `any(list, p)` and `all(list, p)`. */
export function quantifier(text: string, kind: "any" | "all", list: ListSlot, predicate: Node, scope: Scope): Node {
  const depth = scope.lists.length;
  const value = narrowed(list, predicate, scope);
  const evaluate: Evaluate = (facts, student, frame) => {
    let some = 0;
    const visit = kind === "any" ? () => (some = or(some, value(facts, student, frame))) : () => (some = or(some, not(value(facts, student, frame))));
    if (!forEachRecord(facts, list.index, student, frame, depth, visit)) return Number.NaN;
    return kind === "any" ? some : not(some);
  };
  return { text, type: BOOLEAN, evaluate, needs: listNeeds(list, predicate, value, depth), parts: [predicate] };
}

/** `count(list, p)`: exact where every predicate is known, else an interval that comparisons use. */
export function counter(text: string, list: ListSlot, predicate: Node, scope: Scope): Node {
  const depth = scope.lists.length;
  const value = narrowed(list, predicate, scope);
  const bound = (unknownCounts: number, whenUnknown: number): Evaluate => {
    return (facts, student, frame) => {
      let sum = 0;
      const listed = forEachRecord(facts, list.index, student, frame, depth, () => {
        const v = value(facts, student, frame);
        sum += Number.isNaN(v) ? unknownCounts : v;
      });
      return listed ? sum : whenUnknown;
    };
  };
  const type: ExpressionType = { kind: "number", denominator: 1, magnitude: MAX_RECORDS };
  const node = { text, type, evaluate: bound(Number.NaN, Number.NaN), needs: listNeeds(list, predicate, value, depth), parts: [predicate] };
  return { ...node, interval: { low: bound(0, 0), high: bound(1, Number.POSITIVE_INFINITY) } };
}

/** `sum(list, x)`, `max(list, x, ifNone)`, `min(list, x, ifNone)`. */
export function fold(text: string, kind: "sum" | "max" | "min", list: ListSlot, body: Node, ifNone: Node | undefined, scope: Scope): Node {
  if (!isNumeric(body) || (ifNone !== undefined && (!isNumeric(ifNone) || ifNone.type.kind !== body.type.kind))) {
    scope.report("expression-needs-number", { part: text });
    return brokenNode(text);
  }
  const depth = scope.lists.length;
  const denominator = body.type.denominator;
  const factor = ifNone !== undefined && isNumeric(ifNone) ? denominator / ifNone.type.denominator : 1;
  const ofEmpty = ifNone !== undefined && isNumeric(ifNone) ? ifNone.type.magnitude * factor : 0;
  const magnitude = Math.max(ofEmpty, body.type.magnitude * (kind === "sum" ? MAX_RECORDS : 1));
  const empty = ifNone?.type.kind === body.type.kind && isNumeric(ifNone) && denominator % ifNone.type.denominator === 0;
  if (magnitude > Number.MAX_SAFE_INTEGER || (kind !== "sum" && !empty)) {
    scope.report(kind === "sum" ? "expression-too-large" : "expression-if-none", { part: text });
    return brokenNode(text);
  }
  const pick = kind === "max" ? Math.max : Math.min;
  const evaluate: Evaluate = (facts, student, frame) => {
    let result: number | undefined = kind === "sum" ? 0 : undefined;
    const listed = forEachRecord(facts, list.index, student, frame, depth, () => {
      const v = body.evaluate(facts, student, frame);
      result = kind === "sum" ? (result ?? 0) + v : result === undefined ? v : pick(result, v);
    });
    if (!listed) return Number.NaN;
    return result ?? (ifNone === undefined ? 0 : ifNone.evaluate(facts, student, frame) * factor);
  };
  const type: ExpressionType = { kind: body.type.kind, denominator, magnitude };
  const base = combine(text, type, [body], evaluate);
  const needs = listNeeds(list, body, body.evaluate, depth);
  return {
    ...base,
    needs: (facts, student, frame, found) => {
      needs(facts, student, frame, found);
      const rows = facts.lists[list.index];
      if (rows?.known[student] === 1 && rows.start[student] === rows.start[student + 1]) ifNone?.needs(facts, student, frame, found);
    },
  };
}
