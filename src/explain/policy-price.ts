/** What the other policy would cost or bring: merit, places and money of its best allocation against those of an allocation; both are proved. */
import { askGiven, type AllocateOptions, type AllocationResult } from "../allocate.ts";
import { prepareRecount } from "../award/recount.ts";
import type { Case } from "../award/case.ts";
import type { Fault } from "../fault.ts";
import { differencesOf } from "./readings.ts";

type Allocated = Extract<AllocationResult, { readonly kind: "allocated" }>;

/** The other policy's best allocation less this one; or why it is not known. */
export type PolicyPrice = { readonly policy: Case["policy"] } & (
  | {
      readonly kind: "known";
      /** Values of the goals, in the case's order. */
      readonly goals: readonly bigint[];
      readonly places: number;
      readonly fen: number;
      /** Students whose awards differ. */
      readonly students: number;
    }
  | { readonly kind: "infeasible" }
  | { readonly kind: "refused"; readonly faults: readonly Fault[] }
  /** Too large to be worked out beside the allocation, or not proved in the time. */
  | { readonly kind: "open" }
);

/** Most choices of a case for which the other policy is worked out at once, and most nodes that this may take. */
const MOST_CHOICES = 3000;
const MOST_NODES = 200;

function totals(students: Allocated["students"]): { readonly places: number; readonly fen: number } {
  let [places, fen] = [0, 0];
  for (const { given } of students)
    for (const one of given) {
      places += 1;
      fen += one.fen;
    }
  return { places, fen };
}

/** Works out the other policy for an allocation that is proved optimal. */
export async function priceOfPolicy(result: Allocated, options: AllocateOptions): Promise<PolicyPrice> {
  const { theCase, basis, formulation } = result;
  const policy = theCase.policy === "merit" ? "rank" : "merit";
  if (formulation.bundles.count > MOST_CHOICES || result.status !== "optimal") return { policy, kind: "open" };
  const other = prepareRecount({ ...theCase, policy }, options.assumption ?? "as-is", basis.eligibility);
  const found = await askGiven(other, { ...options, nodeLimit: MOST_NODES });
  if (found.kind === "refused") return { policy, kind: "refused", faults: found.faults };
  if (found.kind === "infeasible") return { policy, kind: "infeasible" };
  if (found.kind !== "allocated" || found.status !== "optimal") return { policy, kind: "open" };
  const [before, after] = [totals(result.students), totals(found.students)];
  return {
    policy,
    kind: "known",
    goals: found.goals.map((goal, g) => goal.value - (result.goals[g]?.value ?? 0n)),
    places: after.places - before.places,
    fen: after.fen - before.fen,
    students: differencesOf(result.students, found.students).length,
  };
}
