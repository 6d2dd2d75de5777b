/** The hall in tests: a clock that ticks, no limit but a number of nodes. */
import { allocate, type AllocateOptions, type AllocationResult } from "../../src/allocate.ts";
import type { Case } from "../../src/award/case.ts";

/** Allocates a case; the clock counts its own readings. */
export function answered(theCase: Case, more: Partial<AllocateOptions> = {}): Promise<AllocationResult> {
  let ticks = 0;
  return allocate(theCase, { engine: "highs", maxProbes: 10_000, now: () => ticks++, shouldStop: () => false, ...more });
}

/** Allocates a case that must not be refused. */
export async function allocated(theCase: Case, more: Partial<AllocateOptions> = {}): Promise<Exclude<AllocationResult, { readonly kind: "refused" }>> {
  const result = await answered(theCase, more);
  if (result.kind === "refused") throw new Error(`refused: ${JSON.stringify(result.faults)}`);
  return result;
}

/** What the competition gave, by id: `award level fen`, in the order of the texts. */
export function givenByChoice(result: Extract<AllocationResult, { readonly kind: "allocated" }>): Readonly<Record<string, readonly string[]>> {
  const entries = result.students.map(
    (student) =>
      [
        student.id,
        student.given
          .filter((given) => given.by === "choice")
          .map((given) => `${given.award} ${given.level} ${given.fen}`)
          .sort(),
      ] as const,
  );
  return Object.fromEntries(entries.filter(([, given]) => given.length > 0));
}
