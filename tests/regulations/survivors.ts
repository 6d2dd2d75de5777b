/** Which mutants of a scheme no case notices. */
import { noticing, type ReadSuite } from "./harness.ts";
import type { Mutant, TextMutant } from "./mutants.ts";
import { schemeOf } from "./one-student.ts";

/** Names of the mutants that no case notices. `again`: the cases' files are read again under each mutant. */
export function survivorsOf(read: ReadSuite, mutants: readonly (Mutant | TextMutant)[], again: boolean): readonly string[] {
  const survives = (mutant: Mutant | TextMutant) =>
    noticing(read, "text" in mutant ? schemeOf(mutant.text) : mutant.scheme, mutant.awards, again || "text" in mutant) === undefined;
  return mutants.filter(survives).map((mutant) => mutant.name);
}
