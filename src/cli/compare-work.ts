/** One scenario of a comparison, from files to a side as plain data: runs in a worker thread. */
import { allocate } from "../allocate.ts";
import type { Scheme } from "../award/scheme.ts";
import type { Fault } from "../fault.ts";
import { loadCase } from "../load.ts";
import { goalShown } from "../report/summary-text.ts";
import { sideOf, type Side } from "../scenario/side.ts";
import { hallOptions, type Search } from "./answers.ts";

/** What all scenarios of a comparison share. */
export interface CompareShared {
  readonly search: Pick<Search, "engine" | "limitSeconds">;
  readonly seed: string | undefined;
}

/** What becomes of one scenario. */
export type CompareReply = { readonly kind: "side"; readonly side: Side } | { readonly kind: "faults"; readonly faults: readonly Fault[] };

/** Schemes that this thread has read: scenarios that are compared mostly share one. */
const schemes = new Map<string, Scheme>();

/** Loads and allocates one scenario. Throws where an invariant is broken. */
export async function workOnSide(scenario: string, { search, seed }: CompareShared): Promise<CompareReply> {
  const loaded = await loadCase(scenario, { seed, schemes });
  if (!loaded.ok) return { kind: "faults", faults: loaded.faults };
  const result = await allocate(loaded.value.theCase, hallOptions(search));
  if (result.kind === "refused") return { kind: "faults", faults: result.faults };
  return { kind: "side", side: sideOf(scenario, result, (goal, value) => goalShown(result, goal, value)) };
}
