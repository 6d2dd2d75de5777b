/** Which ambiguous clauses matter in a case: readings that some clause of an award with candidates refers to. */
import type { Case } from "./case.ts";
import type { Parameter } from "./scheme.ts";

/** A reading: a parameter with stated ways to read a clause. */
export type ReadingParameter = Parameter & { readonly reading: NonNullable<Parameter["reading"]> };

function isReading(parameter: Parameter): parameter is ReadingParameter {
  return parameter.reading !== undefined;
}

type Definitions = Case["scheme"]["definitions"];

/** Adds the parameters that an expression's text refers to, also by way of definitions. */
function collectText(text: string, definitions: Definitions, found: Set<string>): void {
  for (const match of text.matchAll(/param\.([A-Za-z0-9.]+)/g)) found.add(match[1] ?? "");
  for (const match of text.matchAll(/def\.([A-Za-z0-9.]+)/g)) {
    const inner = definitions.find((definition) => definition.name === match[1]);
    if (inner !== undefined) collectText(inner.text, definitions, found);
  }
}

/** Adds the names of parameters that settings and expressions inside a part of a scheme refer to. */
function collect(value: unknown, definitions: Definitions, found: Set<string>): void {
  if (Array.isArray(value)) for (const entry of value) collect(entry, definitions, found);
  else if (typeof value === "object" && value !== null) {
    const part = value as Readonly<Record<string, unknown>>;
    if (part["kind"] === "parameter" && typeof part["name"] === "string") found.add(part["name"]);
    else if (typeof part["text"] === "string" && "evaluate" in part) collectText(part["text"], definitions, found);
    else for (const entry of Object.values(part)) collect(entry, definitions, found);
  }
}

/** Readings that matter, in the scheme's order. Populations count where a cap of such an award is taken of them, precedences of exclusions under `rank`. */
export function readingsInUse(theCase: Case): readonly ReadingParameter[] {
  const { scheme } = theCase;
  const wanted = new Set(scheme.awards.filter((award) => hasCandidate(theCase, award.candidate.evaluate)).map((award) => award.id));
  const concerns = (ids: readonly string[]) => ids.some((id) => wanted.has(id));
  const found = new Set<string>();
  const awards = scheme.awards.filter((award) => wanted.has(award.id));
  const add = (part: unknown) => collect(part, scheme.definitions, found);
  add(awards);
  add(scheme.rules.filter((rule) => concerns(rule.awards)));
  for (const clauses of [theCase.policy === "rank" ? scheme.exclusions : [], scheme.stacking, scheme.quotas, scheme.keys]) {
    const named: readonly { readonly awards: readonly string[] }[] = clauses;
    add(named.filter((clause) => concerns(clause.awards)));
  }
  add([...scheme.populations.values()]);
  add([scheme.agreements, scheme.funds]);
  for (const rule of scheme.rules) if (rule.deadline !== undefined && concerns(rule.awards)) found.add(rule.deadline);
  return [...scheme.parameters.values()].filter(isReading).filter((parameter) => found.has(parameter.name));
}

function hasCandidate(theCase: Case, evaluate: (facts: Case["facts"], student: number) => number): boolean {
  for (let student = 0; student < theCase.facts.studentCount; student += 1) if (evaluate(theCase.facts, student) !== 0) return true;
  return false;
}
