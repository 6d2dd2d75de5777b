import { describe, expect, test } from "vitest";
import { parseExpression } from "../../src/award/condition/parse.ts";
import type { Expected } from "../../src/award/condition/compile.ts";
import { schemeSentences } from "../../src/words/en/scheme.ts";
import { faultsOf } from "./condition-support.ts";

/** Expressions, what they should be, the fault, and the part that the fault quotes (or its name). */
const REFUSED: readonly (readonly [string, Expected, string, string])[] = [
  ["", "boolean", "expression-empty", ""],
  ["   ", "boolean", "expression-empty", ""],
  [`p ${"and p ".repeat(1000)}`, "boolean", "expression-too-long", ""],
  [`${"(".repeat(80)}p${")".repeat(80)}`, "boolean", "expression-too-deep", "(((((((((((((((p)))))))))))))))"],
  ["p and", "boolean", "expression-syntax", "p and"],
  ["p )", "boolean", "expression-syntax", "p )"],
  ['school == "ZUST', "boolean", "expression-syntax", 'school == "ZUST'],
  ["n > 1e3", "boolean", "expression-literal", "1e3"],
  ["n > 0x10", "boolean", "expression-literal", "0x10"],
  ["n > 3i", "boolean", "expression-literal", "3i"],
  ["gpa >= 3.4999999999999", "boolean", "expression-literal", "3.4999999999999"],
  ["n > 99999999999999999999", "boolean", "expression-literal", "99999999999999999999"],
  ["n == null", "boolean", "expression-literal", "null"],
  ["gpa == NaN", "boolean", "expression-literal", "NaN"],
  ["n < Infinity", "boolean", "expression-literal", "Infinity"],
  ["n ^ 2 > 3", "boolean", "expression-not-allowed", "n ^ 2"],
  ["n > 1 # and p", "boolean", "expression-not-allowed", "# and p"],
  ["gpa >= 80 %", "boolean", "expression-percent", "80 %"],
  ["2 n > 3", "boolean", "expression-implicit-product", "2 n"],
  ["(n)(n) > 3", "boolean", "expression-implicit-product", "(n) (n)"],
  ['not stage == "admitted"', "boolean", "expression-not-binds", 'not stage == "admitted"'],
  ['not stage in ["admitted"]', "boolean", "expression-not-binds", 'not stage in ["admitted"]'],
  ["not n > 3", "boolean", "expression-not-binds", "not n > 3"],
  ["gpaa > 3", "boolean", "expression-unknown-name", "gpaa"],
  ["param.gpa > 3", "boolean", "expression-unknown-name", "param.gpa"],
  ["points > 3", "boolean", "expression-unknown-name", "points"],
  ["exams", "boolean", "expression-list-alone", "exams"],
  ["foo(n)", "boolean", "expression-unknown-function", "foo"],
  ["Any(exams, passed)", "boolean", "expression-unknown-function", "Any"],
  ["implies(p)", "boolean", "expression-argument", "implies(p)"],
  ["implies(p, n)", "boolean", "expression-argument", "implies(p, n)"],
  ["atLeast(n, p, q)", "boolean", "expression-argument", "atLeast(n, p, q)"],
  ["atLeast(0.5, p, q)", "boolean", "expression-argument", "atLeast(0.5, p, q)"],
  ["atLeast(2)", "boolean", "expression-argument", "atLeast(2)"],
  ["known()", "boolean", "expression-argument", "known()"],
  ["known(p, q)", "boolean", "expression-argument", "known(p, q)"],
  ["any(exams)", "boolean", "expression-argument", "any(exams)"],
  ["max(exams, level) > 1", "boolean", "expression-argument", "max(exams, level)"],
  ["any(exams, any(exams, any(exams, any(exams, any(exams, passed)))))", "boolean", "expression-argument", "any(exams, passed)"],
  ["max(n) > 1", "boolean", "expression-argument", "max(n)"],
  ["max(n, tuition) > 1", "boolean", "expression-argument", "max(n, tuition)"],
  ["tuition > yuan(n)", "boolean", "expression-argument", "yuan(n)"],
  ["tuition > yuan(0.005)", "boolean", "expression-argument", "yuan(0.005)"],
  ['on > date("2024-02-30")', "boolean", "expression-argument", 'date("2024-02-30")'],
  ["on > date(school)", "boolean", "expression-argument", "date(school)"],
  ["dateOf(on) == on", "boolean", "expression-argument", "dateOf(on)"],
  ["monthsBetween(on, at) > 3", "boolean", "expression-argument", "monthsBetween(on, at)"],
  ["inForce(agreementId, school, on)", "boolean", "expression-argument", "inForce(agreementId, school, on)"],
  ['inForce(agreementId, "exchange", at)', "boolean", "expression-argument", 'inForce(agreementId, "exchange", at)'],
  ['states(agreementId, "money")', "boolean", "expression-argument", 'states(agreementId, "money")'],
  ["any(n, p)", "boolean", "expression-needs-list", "any(n, p)"],
  ["count(langs2, p) > 1", "boolean", "expression-needs-list", "count(langs2, p)"],
  ["sum(exams, passed) > 1", "boolean", "expression-needs-number", "sum(exams, passed)"],
  ["max(exams, level, yuan(0)) > 1", "boolean", "expression-needs-number", "max(exams, level, yuan(0))"],
  ["max(exams, level, 0.5) > 1", "boolean", "expression-if-none", "max(exams, level, 0.5)"],
  ["p and n", "boolean", "expression-type", "n"],
  ["not n", "boolean", "expression-type", "n"],
  ["-p > 1", "boolean", "expression-type", "p"],
  ["n + 1", "boolean", "expression-type", "n + 1"],
  ["p", "number", "expression-type", "p"],
  ["gpa", "integer", "expression-type", "gpa"],
  ["n", "money", "expression-type", "n"],
  ["n ? p : q", "boolean", "expression-type", "n"],
  ["tuition > 5000", "boolean", "expression-compare", "tuition > 5000"],
  ["tuition + 1 > yuan(1)", "boolean", "expression-compare", "tuition + 1"],
  ["tuition * tuition > yuan(1)", "boolean", "expression-compare", "tuition * tuition"],
  ['on == "2024-01-01"', "boolean", "expression-compare", 'on == "2024-01-01"'],
  ["on < at", "boolean", "expression-compare", "on < at"],
  ['stage < "registered"', "boolean", "expression-compare", 'stage < "registered"'],
  ["p < q", "boolean", "expression-compare", "p < q"],
  ["(p ? n : tuition) > 1", "boolean", "expression-compare", "p ? n : tuition"],
  ["n in param.english", "boolean", "expression-compare", "n in param.english"],
  ["n in [1, p]", "boolean", "expression-compare", "n == p"],
  ['stage == "Admitted"', "boolean", "expression-value", 'stage == "Admitted"'],
  ['"graduated" != stage', "boolean", "expression-value", '"graduated" != stage'],
  ['stage in ["admitted", "graduated"]', "boolean", "expression-value", 'stage == "graduated"'],
  ['param.window == "month"', "boolean", "expression-value", 'param.window == "month"'],
  ['any(papers, kind == "forms")', "boolean", "expression-value", 'kind == "forms"'],
  ['(p ? stage : "none") == "x"', "boolean", "expression-value", '(p ? stage : "none") == "x"'],
  ["school in exams", "boolean", "expression-in", "school in exams"],
  ["n in 5", "boolean", "expression-in", "n in 5"],
  ['any(exams, any(exams, any(exams, any(exams, "TH" in langs))))', "boolean", "expression-in", '"TH" in langs'],
  ["[p, q]", "boolean", "expression-array", "[p, q]"],
  ["n in [1, [2]]", "boolean", "expression-array", "[2]"],
  ["n / level > 1", "boolean", "expression-divisor", "n / level"],
  ["n / 0 > 1", "boolean", "expression-divisor", "n / 0"],
  ["tuition / yuan(2) > 1", "boolean", "expression-divisor", "tuition / yuan(2)"],
  ["gpa * gpa * gpa > 1", "boolean", "expression-too-large", "gpa * gpa * gpa"],
  ["sum(exams, tuition * 99999) > yuan(1)", "boolean", "expression-too-large", "sum(exams, tuition * 99999)"],
  ["tuition * n / 999983 == tuition * n / 999979", "boolean", "expression-too-large", "tuition * n / 999983 == tuition * n / 999979"],
];

describe("refusals", () => {
  test.each(REFUSED)("%s as %s: %s", (text, expected, code, part) => {
    const faults = faultsOf(text, expected);
    expect(faults.map((fault) => fault.code)).toEqual([code]);
    const values: Readonly<Record<string, string | number>> = faults[0]?.values ?? {};
    if (part !== "") expect(values["part"] ?? values["name"]).toBe(part);
    expect(schemeSentences[code]?.(values).says).not.toMatch(/undefined/);
  });

  test("every code of an expression's faults is met", () => {
    const known = Object.keys(schemeSentences).filter((code) => code.startsWith("expression-"));
    expect(known.filter((code) => !REFUSED.some(([, , met]) => met === code))).toEqual([]);
  });

  test("what is wrong is said once, and all that is wrong is said", () => {
    const codes = (text: string) => faultsOf(text).map((fault) => fault.code);
    expect(codes("not (gpaa > 3 and n + 1 == 2) or max(n, gpaa) > 3")).toEqual(["expression-unknown-name", "expression-unknown-name"]);
    expect(codes('stage == "x" and tuition > 3 and foo(p)')).toEqual(["expression-value", "expression-compare", "expression-unknown-function"]);
    expect(codes("any(exams, levell > 3) ? gpaa : n")).toEqual(["expression-unknown-name", "expression-unknown-name"]);
  });
});

/** What mathjs would define, assign, import, index, convert or build: nothing of it is of the language. */
const HOSTILE: readonly string[] = [
  "f(x) = x",
  "p = true",
  "p = q = true",
  "a.b = 1",
  "p; q",
  "p\nq",
  "import({ p: 1 })",
  "import(p)",
  'evaluate("p")',
  'eval("1")',
  'parse("p")',
  'simplify("p")',
  'derivative("n", "n")',
  'createUnit("x")',
  "cos.constructor",
  'cos.constructor("return process")()',
  'constructor.constructor("return process")()',
  "p.constructor",
  "p.__proto__",
  "__proto__",
  "this",
  "process.exit(1)",
  "globalThis",
  'require("fs")',
  'p["constructor"]',
  "langs[1]",
  "exams[1].level > 3",
  'school[1:2] == "ZU"',
  "p?.q",
  "param?.limit > 1",
  "1:3 == 2",
  "n in 1:3",
  "5 cm > n",
  "n to cm",
  'stage to ["admitted"]',
  "[1, 2; 3, 4] == n",
  "n' == 1",
  "n! > 1",
  "n mod 2 == 0",
  "n % 2 == 0",
  "n .* 2 > 1",
  "n | 1 == 1",
  "n & 1 == 1",
  "~n == 1",
  "n << 2 > 1",
  "p xor q",
  "+n > 1",
  "{ p: true }",
  "{ p: true }.p",
  '{"__proto__": 1}',
  "`p`",
  "/p/.test(school)",
  "p => q",
  "p && q",
  "p || q",
  "!p",
  "n === 1",
  "p ?? q",
  "typeof p",
  'format("%s", p)',
  "random() > 0.5",
  "now() > at",
  "map([1, 2], f(x) = x)",
  "any(exams, f(level) = level)",
  "(p)()",
  "any(exams, passed)(1)",
  "école == 1",
  "n\u00a0> 1 \u2028and q(1)",
  "i == 1",
  "pi > 3",
  "e > 2",
  "true = p",
];

test.each(HOSTILE)("refused, and never run: %j", (text) => {
  expect(faultsOf(text).length).toBeGreaterThan(0);
});

test("texts are texts: escapes are read, nothing in them is run", () => {
  const accepted = [
    'school == "a\\"b"',
    "school == 'single'",
    'school == "evaluate(1)"',
    'school == "a # b"',
    'school == "1e3"',
    'school == "${process.exit(1)}"',
    'school == "\\u4f60"',
  ];
  expect(accepted.map((text) => faultsOf(text))).toEqual(accepted.map(() => []));
  expect(parseExpression('school == "a\\"b"')).toMatchObject({ args: [{ name: "school" }, { kind: "text", value: 'a"b' }] });
  expect(parseExpression('school == "1e3 # x"')).toMatchObject({ args: [{}, { value: "1e3 # x" }] });
});
