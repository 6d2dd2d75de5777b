/** The named functions of the condition language that are not about lists. */
import { dateOfTime, monthsBetween, parseDate } from "../calendar.ts";
import { codeOf } from "../facts.ts";
import { combine, extreme, isNumeric } from "./arithmetic.ts";
import { not, or } from "./kleene.ts";
import { brokenNode, constantNode } from "./names.ts";
import type { Evaluate, ExpressionType, Node, Scope } from "./types.ts";

const BOOLEAN: ExpressionType = { kind: "boolean" };
const MAX_MONTHS = 4000;

/** Reports a wrong argument and stands in for it. */
function wrong(text: string, name: string, expected: string, scope: Scope): Node {
  scope.report("expression-argument", { part: text, name, expected });
  return brokenNode(text);
}

function kindsAre(args: readonly Node[], kinds: readonly string[]): boolean {
  return args.length === kinds.length && args.every((arg, i) => arg.type.kind === kinds[i]);
}

function implies(text: string, args: readonly Node[], scope: Scope): Node {
  const [a, b] = args;
  if (a === undefined || b === undefined || !kindsAre(args, ["boolean", "boolean"])) return wrong(text, "implies", "implies(condition, condition)", scope);
  return combine(text, BOOLEAN, args, (facts, s, frame) => or(not(a.evaluate(facts, s, frame)), b.evaluate(facts, s, frame)));
}

/** `atLeast(n, p, q, ...)`: decided as soon as the known parts decide. */
function atLeast(text: string, args: readonly Node[], scope: Scope): Node {
  const [count, ...tests] = args;
  const n = count?.constant;
  const fine = n !== undefined && count !== undefined && isNumeric(count) && count.type.denominator === 1 && tests.length > 0;
  if (!fine || !tests.every((test) => test.type.kind === "boolean")) return wrong(text, "atLeast", "atLeast(number, condition, ...)", scope);
  return combine(text, BOOLEAN, tests, (facts, s, frame) => {
    const values = tests.map((test) => test.evaluate(facts, s, frame));
    const met = values.filter((v) => v === 1).length;
    const open = values.filter((v) => Number.isNaN(v)).length;
    return met >= n ? 1 : met + open < n ? 0 : Number.NaN;
  });
}

function yuan(text: string, args: readonly Node[], scope: Scope): Node {
  const [a] = args;
  const whole = a !== undefined && a.constant !== undefined && isNumeric(a) && 100 % a.type.denominator === 0;
  if (!whole || args.length !== 1 || a.constant === undefined) return wrong(text, "yuan", "yuan(5000)", scope);
  const fen = a.constant * (100 / a.type.denominator);
  return constantNode(text, { kind: "money", denominator: 1, magnitude: Math.abs(fen) }, fen);
}

function literalDate(text: string, args: readonly Node[], scope: Scope): Node {
  const [a] = args;
  const day = a?.constant !== undefined && a.type.kind === "code" ? parseDate(a.type.domain?.[0] ?? "") : undefined;
  if (day === undefined || args.length !== 1) return wrong(text, "date", 'date("2024-01-31")', scope);
  return constantNode(text, { kind: "date" }, day);
}

function dateOf(text: string, args: readonly Node[], scope: Scope): Node {
  const [a] = args;
  if (a === undefined || !kindsAre(args, ["time"])) return wrong(text, "dateOf", "dateOf(time)", scope);
  const zone = scope.names.zoneMinutes;
  return combine(text, { kind: "date" }, args, (facts, s, frame) => dateOfTime(a.evaluate(facts, s, frame), zone));
}

function months(text: string, args: readonly Node[], scope: Scope): Node {
  const [a, b] = args;
  if (a === undefined || b === undefined || !kindsAre(args, ["date", "date"])) return wrong(text, "monthsBetween", "monthsBetween(date, date)", scope);
  const type: ExpressionType = { kind: "number", denominator: 1, magnitude: MAX_MONTHS };
  return combine(text, type, args, (facts, s, frame) => {
    const [from, to] = [a.evaluate(facts, s, frame), b.evaluate(facts, s, frame)];
    return Number.isNaN(from) || Number.isNaN(to) ? Number.NaN : monthsBetween(from, to);
  });
}

function greatest(text: string, direction: 1 | -1, args: readonly Node[], scope: Scope): Node {
  const numbers = args.filter(isNumeric);
  const alike = numbers.length === args.length && new Set(args.map((arg) => arg.type.kind)).size === 1;
  if (!alike || args.length < 2) return wrong(text, direction === 1 ? "max" : "min", "max(number, number, ...)", scope);
  return extreme(text, direction, numbers, scope);
}

/** An agreement the case does not list is unknown; "none" and another kind are known not to be in force. */
function agreementFact(text: string, args: readonly Node[], scope: Scope, test: (args: readonly number[], kindText: string) => Evaluate): Node {
  const [id, kind] = args;
  if (id === undefined || kind?.constant === undefined || id.type.kind !== "code" || kind.type.kind !== "code") {
    return wrong(text, text.split("(")[0] ?? "", 'inForce(field, "kind", date) or states(field, "languageCert")', scope);
  }
  const none = codeOf(scope.names.codebook, "none");
  const inner = test([none], kind.type.domain?.[0] ?? "");
  const node = combine(text, BOOLEAN, args, inner);
  return {
    ...node,
    needs: (facts, s, frame, found) => {
      const code = id.evaluate(facts, s, frame);
      if (Number.isNaN(code)) id.needs(facts, s, frame, found);
      else if (!facts.agreements.has(code)) {
        const name = scope.names.codebook.texts[code] ?? "";
        found.set(`agreement ${name}`, { kind: "agreement", name, document: name });
      } else node.needs(facts, s, frame, found);
    },
  };
}

function inForce(text: string, args: readonly Node[], scope: Scope): Node {
  const [id, , day] = args;
  if (id === undefined || day?.type.kind !== "date" || args.length !== 3) return wrong(text, "inForce", 'inForce(field, "kind", date)', scope);
  return agreementFact(text, args, scope, ([none], kind) => (facts, s, frame) => {
    const code = id.evaluate(facts, s, frame);
    if (code === none) return 0;
    const agreement = facts.agreements.get(code);
    const date = day.evaluate(facts, s, frame);
    if (agreement === undefined || Number.isNaN(date)) return Number.NaN;
    return agreement.kind === kind && agreement.from <= date && date <= agreement.to ? 1 : 0;
  });
}

function states(text: string, args: readonly Node[], scope: Scope): Node {
  const [id, what] = args;
  const fact = what?.type.kind === "code" ? what.type.domain?.[0] : undefined;
  if (id === undefined || args.length !== 2 || (fact !== "languageCert" && fact !== "award")) {
    return wrong(text, "states", 'states(field, "languageCert") or states(field, "award")', scope);
  }
  return agreementFact(text, args, scope, ([none]) => (facts, s, frame) => {
    const code = id.evaluate(facts, s, frame);
    if (code === none) return 0;
    const agreement = facts.agreements.get(code);
    if (agreement === undefined) return Number.NaN;
    return (fact === "languageCert" ? agreement.languageCert : agreement.owes !== undefined) ? 1 : 0;
  });
}

/** The recorded judgement with a key that the scheme declares, about the student or about the code in `subject`. */
function recorded(text: string, key: string, subject: Node | undefined, type: ExpressionType, meaning: string): Node {
  const evaluate: Evaluate = (facts, s, frame) => {
    const decided = facts.decided.get(key);
    if (subject === undefined) return decided?.byStudent.get(s) ?? Number.NaN;
    return decided?.byCode.get(subject.evaluate(facts, s, frame)) ?? Number.NaN;
  };
  return {
    text,
    type,
    evaluate,
    needs: (facts, s, frame, found) => {
      if (subject !== undefined && Number.isNaN(subject.evaluate(facts, s, frame))) subject.needs(facts, s, frame, found);
      else found.set(`decision ${key}`, { kind: "decision", name: key, document: meaning });
    },
    parts: subject === undefined ? [] : [subject],
  };
}

function decisionKey(args: readonly Node[], scope: Scope, isNumber: boolean): { readonly key: string; readonly meaning: string } | undefined {
  const key = args[0]?.type.kind === "code" && args[0].constant !== undefined ? args[0].type.domain?.[0] : undefined;
  const kind = key === undefined ? undefined : scope.names.decisions.get(key);
  return key === undefined || kind?.isNumber !== isNumber ? undefined : { key, meaning: kind.meaning };
}

/** `decided("key")`, `decided("key", subject)`: yes, no, or unknown where nothing is recorded. */
function decided(text: string, args: readonly Node[], scope: Scope): Node {
  const found = decisionKey(args, scope, false);
  const subject = args[1];
  if (found === undefined || args.length > 2 || (subject !== undefined && subject.type.kind !== "code"))
    return wrong(text, "decided", 'decided("a key of decisions", subject)', scope);
  return recorded(text, found.key, subject, BOOLEAN, found.meaning);
}

/** The most that decisions.csv may state. */
const MAX_DECIDED = 999_999_999;

/** `decidedNumber("key", 0)`: the recorded whole number, else the stated one. */
function decidedNumber(text: string, args: readonly Node[], scope: Scope): Node {
  const found = decisionKey(args, scope, true);
  const ifNone = args[1];
  if (found === undefined || args.length !== 2 || ifNone?.constant === undefined || ifNone.type.kind !== "number" || ifNone.type.denominator !== 1)
    return wrong(text, "decidedNumber", 'decidedNumber("a key of decisions", 0)', scope);
  const magnitude = Math.max(MAX_DECIDED, ifNone.type.magnitude);
  const node = recorded(text, found.key, undefined, { kind: "number", denominator: 1, magnitude }, found.meaning);
  const otherwise = ifNone.constant;
  const evaluate: Evaluate = (facts, s, frame) => {
    const value = node.evaluate(facts, s, frame);
    return Number.isNaN(value) ? otherwise : value;
  };
  return { ...node, evaluate, needs: () => undefined };
}

/** Compiles a call of a function that is not about lists; throws where there is none of that name. */
export function compileCall(name: string, text: string, args: readonly Node[], scope: Scope): Node {
  switch (name) {
    case "implies":
      return implies(text, args, scope);
    case "atLeast":
      return atLeast(text, args, scope);
    case "yuan":
      return yuan(text, args, scope);
    case "date":
      return literalDate(text, args, scope);
    case "dateOf":
      return dateOf(text, args, scope);
    case "monthsBetween":
      return months(text, args, scope);
    case "max":
      return greatest(text, 1, args, scope);
    case "min":
      return greatest(text, -1, args, scope);
    case "inForce":
      return inForce(text, args, scope);
    case "states":
      return states(text, args, scope);
    case "decided":
      return decided(text, args, scope);
    case "decidedNumber":
      return decidedNumber(text, args, scope);
    default:
      throw new Error(`no function is called ${name}`);
  }
}

/** All functions of the language, those about lists included. */
export const FUNCTION_NAMES: readonly string[] = [
  "all",
  "any",
  "atLeast",
  "count",
  "date",
  "dateOf",
  "decided",
  "decidedNumber",
  "implies",
  "inForce",
  "known",
  "max",
  "min",
  "monthsBetween",
  "states",
  "sum",
  "yuan",
];
