/** Which ambiguous clauses matter in a case: readings that some clause of an award with candidates refers to. */
import type { Case } from "./case.ts";
import type { Parameter } from "./scheme.ts";

/** A reading: a parameter with stated ways to read a clause. */
export type ReadingParameter = Parameter & { readonly reading: NonNullable<Parameter["reading"]> };

function isReading(parameter: Parameter): parameter is ReadingParameter {
  return parameter.reading !== undefined;
}

/** Adds the names of parameters that settings and expressions inside a part of a scheme refer to. */
function collect(value: unknown, found: Set<string>): void {
  if (Array.isArray(value)) for (const entry of value) collect(entry, found);
  else if (typeof value === "object" && value !== null) {
    const part = value as Readonly<Record<string, unknown>>;
    if (part["kind"] === "parameter" && typeof part["name"] === "string") found.add(part["name"]);
    else if (typeof part["text"] === "string" && "evaluate" in part)
      for (const match of part["text"].matchAll(/param\.([A-Za-z0-9.]+)/g)) found.add(match[1] ?? "");
    else for (const entry of Object.values(part)) collect(entry, found);
  }
}

/** Readings that matter, in the scheme's order. Populations count where a cap of such an award is taken of them. */
export function readingsInUse(theCase: Case): readonly ReadingParameter[] {
  const { scheme } = theCase;
  const wanted = new Set(scheme.awards.filter((award) => hasCandidate(theCase, award.candidate.evaluate)).map((award) => award.id));
  const concerns = (ids: readonly string[]) => ids.some((id) => wanted.has(id));
  const found = new Set<string>();
  const awards = scheme.awards.filter((award) => wanted.has(award.id));
  collect(awards, found);
  collect(
    scheme.rules.filter((rule) => concerns(rule.awards)),
    found,
  );
  for (const clauses of [scheme.exclusions, scheme.stacking, scheme.quotas, scheme.keys]) {
    const named: readonly { readonly awards: readonly string[] }[] = clauses;
    collect(
      named.filter((clause) => concerns(clause.awards)),
      found,
    );
  }
  collect([...scheme.populations.values()], found);
  collect([scheme.agreements, scheme.funds], found);
  for (const rule of scheme.rules) if (rule.deadline !== undefined && concerns(rule.awards)) found.add(rule.deadline);
  return [...scheme.parameters.values()].filter(isReading).filter((parameter) => found.has(parameter.name));
}

function hasCandidate(theCase: Case, evaluate: (facts: Case["facts"], student: number) => number): boolean {
  for (let student = 0; student < theCase.facts.studentCount; student += 1) if (evaluate(theCase.facts, student) !== 0) return true;
  return false;
}
