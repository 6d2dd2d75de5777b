/** English sentences of the faults in scheme and scenario files. */
import type { Sentence } from "../sentence.ts";

/** What a text must look like, by the name that a fault carries. */
const EXPECTED: Readonly<Record<string, string>> = {
  share: "a share such as 70 % or 1/3, at most 100 %",
  yuan: "an amount such as 2000 yuan or 99.50 yuan",
  percent: "a percentage with at most two decimals",
  offset: "an offset such as +08:00",
  name: "a name: letters and digits, parts joined by dots",
  id: "an id: letters and digits, parts joined by hyphens or dots",
  "table-name": "a table name: lower-case letters, digits, hyphens",
  "whole-number": "a whole number, not negative",
  truth: "true or false",
  "parameter-name": "a parameter such as param.deadline.freshman",
  date: "a date such as 2024-09-20",
  time: "a date, or a date and time with zone such as 2024-06-30T17:00+08:00",
  money: "an amount such as 2000 yuan",
  codes: "a list of texts such as [GB, US]",
  places: "a list of whole numbers such as [0, 0]",
  string: "a text (in quotes where it looks like a number)",
  number: "a number",
  boolean: "true or false",
  integer: "a whole number",
  array: "a list",
  numeric: "a number or an amount of money",
  text: "a text",
  record: "a block of keys",
  object: "a block of keys",
  "limit-shapes": "one of: share + of; places; decision; apportion + total + method + plan",
  "amount-shapes": "one of: share + of; fixed; perMonth + months; formula; sum + of + period; range of two amounts; decision: amount; coverage",
  "paid-shapes": "one of: semesters (two) + first + of; from (+ after); from + every + months; on",
  "csv-path": "a path to a .csv file inside the scheme's folder",
};

function expected(value: string | number | undefined): string {
  const text = String(value ?? "");
  const decimals = /^decimals-(\d)$/.exec(text);
  if (decimals !== null) return `a number with at most ${decimals[1]} decimals`;
  return text
    .split("|")
    .map((part) => EXPECTED[part] ?? part.replace(/^at-(least|most)-/, "at $1 "))
    .join(", or ");
}

function near(value: string | number | undefined): { readonly hint?: string } {
  return value === undefined || value === "" ? {} : { hint: `did you mean: ${value}?` };
}

const yamlSentences: Readonly<Record<string, Sentence>> = {
  "yaml-size": (v) => ({ says: `the file is larger than ${v.limit} characters` }),
  "yaml-syntax": (v) => ({ says: `this is not valid YAML: ${v.detail}` }),
  "yaml-duplicate-key": () => ({ says: "this key is written twice", hint: "keep one of the two" }),
  "yaml-alias": (v) => ({ says: `aliases (*${v.name}) are not allowed`, hint: "write the value out" }),
  "yaml-anchor": (v) => ({ says: `anchors (&${v.name}) are not allowed`, hint: "write the value out where it is used" }),
  "yaml-tag": (v) => ({ says: `the tag ${v.tag} is not allowed`, hint: "write the value without it" }),
  "yaml-depth": (v) => ({ says: `the file is nested deeper than ${v.limit} levels` }),
  "yaml-key": (v) => ({ says: `"${v.key}" cannot be a key here`, hint: "write every key out; merge keys (<<) are not allowed" }),
  "yaml-empty": () => ({ says: "the file is empty", hint: "models/README.md shows what belongs in it" }),
  "yaml-unknown-key": (v) => ({ says: `there is no key "${v.key}" here`, hint: v.near === "" ? `known keys: ${v.allowed}` : `did you mean "${v.near}"?` }),
  "yaml-missing": (v) => ({ says: `the key "${v.name}" is missing`, hint: `expected: ${expected(v.expected)}` }),
  "yaml-type": (v) => ({ says: `${v.name} is "${v.found}"`, hint: `expected: ${expected(v.expected)}` }),
  "yaml-value": (v) => ({ says: `${v.name} is "${v.found}"`, hint: `expected: ${expected(v.expected)}` }),
  "yaml-pattern": (v) => ({ says: `${v.name} is "${v.found}"`, hint: `expected: ${expected(v.expected)}` }),
};

const partSentences: Readonly<Record<string, Sentence>> = {
  "scheme-unknown-parameter": (v) => ({ says: `the scheme has no parameter or reading "${v.name}"`, ...near(v.near) }),
  "scheme-parameter-type": (v) => ({ says: `param.${v.name} is of type ${v.found}`, hint: `expected: a parameter of type ${v.expected}` }),
  "scheme-parameter-values": (v) => ({
    says: `param.${v.name} can be ${v.found === "" ? "any text" : `one of: ${v.found}`}`,
    hint: `here only these are understood; state them as its values: ${v.expected}`,
  }),
  "scheme-unknown-population": (v) => ({ says: `the scheme has no population "${v.name}"`, hint: `known: ${v.known}` }),
  "scheme-unknown-award": (v) => ({ says: `the scheme has no award "${v.name}"`, hint: `known: ${v.known}` }),
  "scheme-unknown-level": (v) => ({ says: `${v.award} has no level "${v.name}"`, hint: `known: ${v.known}` }),
  "scheme-group-field": (v) => ({
    says: `"${v.name}" is no field of one code, truth value, whole number or amount`,
    hint: "rates are compared by such fields only",
  }),
  "scheme-unknown-field": (v) => ({ says: `"${v.name}" is no code field of the scheme`, hint: "declare it under fields with type: code" }),
  "scheme-duplicate": (v) => ({ says: `"${v.name}" occurs twice, or is no id`, hint: "ids are unique" }),
  "scheme-reserved-name": (v) => ({ says: `"${v.name}" is reserved and cannot be a field` }),
  "scheme-list-records": (v) => ({ says: `the list ${v.name} has no records`, hint: "say under records: which columns its table has" }),
  "scheme-default": (v) => ({ says: `the default of ${v.name} is "${v.found}"`, hint: `expected: ${expected(v.expected)}` }),
  "scheme-one-of": (v) => ({ says: `${v.name} has the keys: ${v.found === "" ? "(none)" : v.found}`, hint: `expected: ${expected(v.expected)}` }),
  "scheme-range": (v) => ({ says: `the range goes from ${v.low} to ${v.high}`, hint: "the lower end comes first" }),
  "scheme-no-levels": (v) => ({ says: `${v.name} has no levels`, hint: "an award without levels has one level: state it" }),
  "scheme-merit-missing": (v) => ({ says: `${v.name} is optimised, but nothing ranks its candidates`, hint: "state merit: an expression" }),
  "scheme-merit-unused": (v) => ({ says: `${v.name} is ${v.selection}: its merit would never be used`, hint: "only optimised awards are ranked" }),
  "scheme-amount-kind": (v) => ({
    says: v.selection === "decided" ? `${v.name} is decided, but its amount is computed` : `${v.name} is ${v.selection}, but its amount is left to a decision`,
    hint: v.selection === "decided" ? "a decided award has a range of amounts, or decision: amount" : "an optimised award needs an amount that can be computed",
  }),
  "scheme-interaction": (v) => ({ says: `${v.name} is not optimised and cannot take part in an exclusion or a stacking clause yet` }),
  "scheme-quota-award": (v) => ({
    says: `${v.name} is ${v.selection}: a quota cannot limit it here`,
    hint: "a quota counts optimised awards, or decided ones; not both together, and no entitlements",
  }),
  "scheme-quota-floor": (v) => ({
    says: `${v.name} asks for at least so many decided awards: the authority decides how many`,
    hint: "state atMost, or make the award optimised",
  }),
  "scheme-documents": (v) => ({
    says: `rule ${v.name} is about papers, but the scheme does not say which list holds them`,
    hint: "state documents: { list: ..., received: ... } with a time field",
  }),
  "scheme-deadline-kind": (v) => ({ says: `rule ${v.name} has a deadline, but is no document rule`, hint: "add kind: document, or compare dates in require" }),
  "scheme-no-history": (v) => ({ says: `clause ${v.name} looks into the history, but no list has table: history` }),
  "scheme-register-source": (v) => ({
    says: `the register ${v.name} is data of the scheme: it states its source and its date`,
    hint: "source: who published it; date: 2024-02-15",
  }),
  "scheme-unknown-register": (v) => ({
    says: `no register is called ${v.name}, or the field is no code`,
    hint: v.known === "" ? "the scheme has no registers" : `known: ${v.known}`,
  }),
  "scheme-unknown-authority": (v) => ({ says: `the scheme has no authority ${v.name}`, hint: "list it under authorities" }),
  "scheme-cap-unused": (v) => ({
    says: `${v.name} is ${v.selection}: a cap limits places that students compete for`,
    hint: "how many an authority may name is a quota with atMost",
  }),
  "scheme-entitled": (v) => ({
    says: `${v.award ?? v.name}, level ${v.level}: "entitled" is for levels whose amount an authority decides`,
    hint: "other levels follow the selection of the award",
  }),
  "adjust-not-available": (v) => ({
    says: `the adjustment ${v.name} is switched on: allocations keep the regulation's own places`,
    hint: "leave it off; bursar adjust check and bursar adjust propose say what an adjustment would do",
  }),
};

const expressionSentences: Readonly<Record<string, Sentence>> = {
  "expression-empty": () => ({ says: "the expression is empty" }),
  "expression-too-long": (v) => ({ says: `the expression is longer than ${v.limit} characters` }),
  "expression-too-deep": (v) => ({ says: `the expression is nested too deeply near: ${v.part}` }),
  "expression-syntax": (v) => ({ says: `this cannot be read as an expression: ${v.part}`, hint: String(v.detail) }),
  "expression-literal": (v) => ({
    says: `"${v.part}" is no plain number, text or truth value`,
    hint: "numbers have at most 9 decimals and no exponent; texts stand in double quotes",
  }),
  "expression-percent": (v) => ({
    says: `a percent sign in an expression: ${v.part}`,
    hint: "write the number itself; shares such as 70 % stand only where a share is asked for",
  }),
  "expression-not-allowed": (v) => ({
    says: `"${v.part}" is not part of the language`,
    hint: "allowed: + - * /, comparisons, and, or, not, in, ?:, and the named functions",
  }),
  "expression-implicit-product": (v) => ({ says: `a product without a sign: ${v.part}`, hint: "write the operator, or put texts in double quotes" }),
  "expression-not-binds": (v) => ({ says: `"not" binds closer than the comparison in: ${v.part}`, hint: "write not (a == b)" }),
  "expression-unknown-name": (v) => ({ says: `there is no field, record field or parameter "${v.name}"`, ...near(v.near) }),
  "expression-list-alone": (v) => ({
    says: `the list "${v.name}" stands alone`,
    hint: "use it in any(...), all(...), count(...), sum(...), max(...), min(...) or known(...)",
  }),
  "expression-unknown-function": (v) => ({ says: `there is no function "${v.name}"`, hint: `known: ${v.known}` }),
  "expression-argument": (v) => ({ says: `wrong arguments in: ${v.part}`, hint: `expected: ${v.expected}` }),
  "expression-needs-list": (v) => ({ says: `"${v.name}" is no list`, hint: "the first argument must be a list field" }),
  "expression-needs-number": (v) => ({ says: `numbers are needed in: ${v.part}` }),
  "expression-if-none": (v) => ({
    says: `the value for an empty list does not fit in: ${v.part}`,
    hint: "give a number of the same kind, with no more decimals",
  }),
  "expression-type": (v) => ({ says: `${v.part} is ${v.found}`, hint: `expected: ${v.expected}` }),
  "expression-compare": (v) => ({
    says: `${v.left} and ${v.right} cannot be put together in: ${v.part}`,
    hint: 'money is written yuan(5000), a date date("2024-01-31")',
  }),
  "expression-value": (v) => ({ says: `"${v.value}" can never be the value of ${v.name}`, hint: `its values: ${v.allowed}` }),
  "expression-in": (v) => ({ says: `the right side of "in" is neither a list of values, nor a set, nor a set parameter: ${v.part}` }),
  "expression-array": (v) => ({ says: `a list of values stands alone: ${v.part}`, hint: "it can only follow in" }),
  "expression-divisor": (v) => ({ says: `division is by a constant other than zero only: ${v.part}`, hint: "multiply both sides of the comparison instead" }),
  "expression-too-large": (v) => ({ says: `this can become too large for exact arithmetic: ${v.part}`, hint: "state closer bounds (min, max) for its fields" }),
};

const scenarioSentences: Readonly<Record<string, Sentence>> = {
  "scenario-parameter": (v) => ({ says: `${v.name} is "${v.found}"`, hint: `expected: ${expected(v.expected)}` }),
  "scenario-parameter-missing": (v) => ({ says: `the scenario must state ${v.name}: ${v.meaning}`, hint: `expected: ${expected(v.expected)}` }),
  "scenario-wrong-section": (v) => ({
    says: `${v.name} does not belong under ${v.section}`,
    hint: "readings stand under readings, all others under parameters",
  }),
  "scenario-seed": () => ({
    says: "ties are settled by lot, but there is no seed",
    hint: 'state seed: "..." (agreed in public before the draw), or ties: report',
  }),
  "scenario-ties-all": () => ({
    says: "ties: all (equals get a level together or not at all) exists under the policy rank only",
    hint: "write policy: rank, or ties: lot",
  }),
  "file-not-utf8": () => ({ says: "the file is not UTF-8 text" }),
  "lock-student": (v) => ({ says: `no student has the id "${v.name}"` }),
  "scenario-file": () => ({ says: "the folder holds no scenario.yaml" }),
  "scheme-file": () => ({ says: "the folder holds no scheme.yaml" }),
};

/** Sentence per fault code of scheme and scenario files. */
export const schemeSentences: Readonly<Record<string, Sentence>> = { ...yamlSentences, ...partSentences, ...expressionSentences, ...scenarioSentences };
