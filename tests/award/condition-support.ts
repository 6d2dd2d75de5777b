/** One small regulation whose fields have every type, and expressions evaluated for its students. */
import type { Case } from "../../src/award/case.ts";
import { compileExpression, type Expected, type Expression } from "../../src/award/condition/compile.ts";
import type { Names, Narrowing } from "../../src/award/condition/types.ts";
import type { Fault } from "../../src/fault.ts";
import { smallCase, type Row, type SmallCase } from "../support/small-case.ts";

const boolean = { type: "boolean", document: "flags" };

/** Fields and parameters of the regulation. */
export const SCHEME = {
  fields: {
    p: boolean,
    q: boolean,
    r: boolean,
    s: boolean,
    stage: { type: "code", values: ["admitted", "registered"], document: "admission notice" },
    school: { type: "code", document: "register" },
    agreementId: { type: "code", optional: true, document: "agreement" },
    n: { type: "integer", min: -100, max: 100, document: "counts" },
    gpa: { type: "decimal", digits: 6, min: 0, max: 5, document: "transcript" },
    tuition: { type: "money", document: "tuition schedule" },
    on: { type: "date", document: "calendar" },
    at: { type: "time", document: "clock" },
    langs: { type: "codes", document: "passport" },
    level: { type: "integer", min: 0, max: 9, document: "own level" },
    exams: {
      type: "list",
      document: "exam certificate",
      records: {
        level: { type: "integer", min: 1, max: 6 },
        points: { type: "decimal", digits: 1, min: 0, max: 300 },
        passed: { type: "boolean" },
        takenOn: { type: "date" },
      },
    },
    papers: {
      type: "list",
      document: "papers on file",
      records: { kind: { type: "code", values: ["form", "letter"] }, receivedAt: { type: "time" }, level: { type: "integer", min: 0, max: 9 } },
    },
  },
  documents: { list: "papers", received: "receivedAt" },
  parameters: {
    deadline: { type: "time", default: null, meaning: "last day" },
    limit: { type: "integer", min: 0, max: 9, default: 3, meaning: "a limit" },
    fee: { type: "money", default: "99.50 yuan", meaning: "a fee" },
    unstated: { type: "integer", min: 0, max: 9, default: null, meaning: "not stated" },
    english: { type: "codes", default: ["GB", "US"], meaning: "countries" },
    strict: { type: "boolean", default: true, meaning: "late papers are refused" },
    window: { type: "code", values: ["ever", "year"], default: "ever", meaning: "a window" },
  },
};

/** A case with one student `S1` of these facts. */
export function caseOf(student: Row = {}, lists: SmallCase["lists"] = {}, more: Partial<SmallCase> = {}): Case {
  return smallCase({ scheme: SCHEME, students: [{ id: "S1", ...student }], lists, ...more });
}

const names: Names = caseOf().scheme.names;

/** The fault codes of an expression, in order; empty where it is accepted. */
export function faultsOf(text: string, expected: Expected = "boolean"): readonly Fault[] {
  const compiled = compileExpression(text, expected, { file: "scheme.yaml" }, names);
  return compiled.ok ? [] : compiled.faults;
}

/** Compiles an expression under the case's names. */
export function compiled(theCase: Case, text: string, expected: Expected = "boolean", narrowing?: Narrowing): Expression {
  const result = compileExpression(text, expected, { file: "scheme.yaml" }, theCase.scheme.names, narrowing);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.value;
}

/** A value as a test writes it. */
export type Answer = boolean | "unknown";

/** What a condition is for the first student. */
export function truth(text: string, theCase: Case = caseOf()): Answer {
  const value = compiled(theCase, text).evaluate(theCase.facts, 0);
  return Number.isNaN(value) ? "unknown" : value === 1;
}

/** Numerator over denominator of a number or an amount. */
export function number(text: string, theCase: Case = caseOf(), expected: Expected = "number"): number {
  const expression = compiled(theCase, text, expected);
  return expression.evaluate(theCase.facts, 0) / expression.denominator;
}

/** The documents that a condition asks for. */
export function documents(text: string, theCase: Case): readonly string[] {
  return compiled(theCase, text)
    .needs(theCase.facts, 0)
    .map((need) => need.document);
}
