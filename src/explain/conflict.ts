/**
 * Why no allocation exists: an irreducible set of clauses, found by deletion. Beginning with the
 * rows that the proof of infeasibility uses, each clause is left out in turn; where there is still
 * no allocation it stays out. What remains cannot be kept together, and every part of it is needed.
 */
import { exclusionName, hasAllocation, type AllocateOptions, type AllocationResult } from "../allocate.ts";

type Infeasible = Extract<AllocationResult, { readonly kind: "infeasible" }>;

/** One clause of a conflict, as a code for a sentence with its article; `name` is its row's in the program, or `exclusion|id`. */
export interface ConflictClause {
  readonly name: string;
  readonly code: string;
  readonly article: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** The clauses that cannot be kept together. */
export interface Conflict {
  readonly clauses: readonly ConflictClause[];
  /** False where a limit kept some test from ending: then a clause may be there that is not needed. */
  readonly isIrreducible: boolean;
}

/** All clauses that can be left out: limits and obligations by row name, exclusions by their own. */
function candidates(result: Infeasible): ReadonlyMap<string, ConflictClause> {
  const all = new Map<string, ConflictClause>(result.clauses.map((clause) => [clause.name, { name: clause.name, ...clause.words }]));
  for (const clause of result.theCase.scheme.exclusions) {
    const name = exclusionName(clause.id);
    all.set(name, { name, code: "row-exclusion", article: clause.article, values: { awards: clause.awards.join(", ") } });
  }
  return all;
}

/** Finds an irreducible conflict of an infeasible case; each test has the options' limit. */
export async function findConflict(result: Infeasible, options: AllocateOptions): Promise<Conflict> {
  const all = candidates(result);
  const unused = result.clauses.filter((clause) => !clause.isPriced).map((clause) => clause.name);
  let without = new Set(unused);
  // The proof prices rows only; exclusions are in the choices themselves and are tried like the rest.
  if ((await hasAllocation(result.basis, without, options)) !== false) without = new Set();
  let isIrreducible = true;
  for (const name of all.keys()) {
    if (without.has(name)) continue;
    const tried = new Set([...without, name]);
    const found = await hasAllocation(result.basis, tried, options);
    if (found === false) without = tried;
    if (found === undefined) isIrreducible = false;
  }
  return { clauses: [...all].flatMap(([name, clause]) => (without.has(name) ? [] : [clause])), isIrreducible };
}
