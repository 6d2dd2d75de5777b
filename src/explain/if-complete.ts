/** What would change if every missing fact and paper were there and met: who would gain, who would be displaced. */
import type { AllocationResult } from "../allocate.ts";
import type { StudentAllocation } from "../award/allocation.ts";

type Allocated = Extract<AllocationResult, { readonly kind: "allocated" }>;

/** One student whose awards differ; `missing` names what she waits for (nothing: she would be displaced or moved by others). */
export interface Change {
  readonly id: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly missing: readonly string[];
}

function awardsOf(student: StudentAllocation | undefined): readonly string[] {
  return (student?.given ?? []).map((given) => `${given.award} ${given.level}`);
}

/** Differences between the allocation as it stands and the one with all unknown facts met. */
export function changesIfComplete(asIs: Allocated, complete: Allocated): readonly Change[] {
  return asIs.students.flatMap((student, i) => {
    const [from, to] = [awardsOf(student), awardsOf(complete.students[i])];
    if (from.join("+") === to.join("+")) return [];
    const missing = student.reasons.flatMap((reason) => (reason.code === "waiting" ? reason.documents : []));
    return [{ id: student.id, from, to, missing: [...new Set(missing)] }];
  });
}
