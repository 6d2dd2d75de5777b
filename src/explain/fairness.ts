/** Fairness in figures: envy, rates by groups, and what can go wrong in a case of this kind. */
import type { AllocationResult } from "../allocate.ts";
import type { Pick } from "../award/amounts.ts";
import { envyOf, type LevelEnvy } from "../award/envy-pairs.ts";
import { groupRates, type FieldRates } from "../award/group-rates.ts";
import type { Choices } from "../award/recount.ts";
import type { PolicyPrice } from "./policy-price.ts";
import { regimeOf, type Regime } from "./regime.ts";

type Allocated = Extract<AllocationResult, { readonly kind: "allocated" }>;

/** What the figures are worked out from. */
export type FairnessBasis = { readonly [Part in "basis" | "formulation" | "students"]: Allocated[Part] };

/** The figures of one allocation. */
export interface Fairness {
  readonly envy: readonly LevelEnvy[];
  readonly rates: readonly FieldRates[];
  readonly regime: Regime;
  /** What the other policy would bring, where it was asked for. */
  readonly price?: PolicyPrice;
}

/** What the competition gave, by student. */
export function choicesOf(students: Allocated["students"]): Choices {
  const choices = new Map<number, readonly Pick[]>();
  for (const { student, given } of students) {
    if (given.length === 0) continue;
    const picks = given.filter(({ by }) => by === "choice");
    if (picks.length > 0) choices.set(student, picks);
  }
  return choices;
}

/** Works out the figures of an allocation. */
export function fairnessOf({ basis, formulation, students }: FairnessBasis): Fairness {
  const choices = choicesOf(students);
  return { envy: envyOf(basis, choices), rates: groupRates(basis, choices), regime: regimeOf(basis, formulation) };
}
