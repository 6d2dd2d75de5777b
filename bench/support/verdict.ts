/** Who was right about a program, from what all solvers say of it. */
import type { Measured } from "./task.ts";

/**
 * `right`: the exact checker accepted its proof, or its claim is the proved optimum. `wrong`: exact integers refute its claim. `open`: it
 * ended without a claim. `unknown`: it claims an optimum that nobody proved or beat.
 */
export type Verdict = "right" | "wrong" | "open" | "unknown";

/** What is certain about a program: a value that some point has, a bound that no point exceeds, or that there is no point. */
export interface Certain {
  readonly value: bigint | undefined;
  readonly bound: bigint | undefined;
  readonly isInfeasible: boolean;
}

/** What is certain once several solvers have been asked. Throws where a proof contradicts a point. */
export function certainOf(all: readonly Measured[]): Certain {
  const values = all.flatMap(({ value }) => (value === undefined ? [] : [BigInt(value)]));
  const bounds = all.flatMap(({ bound }) => (bound === undefined ? [] : [BigInt(bound)]));
  const value = values.length === 0 ? undefined : values.reduce((a, b) => (a > b ? a : b));
  const bound = bounds.length === 0 ? undefined : bounds.reduce((a, b) => (a < b ? a : b));
  const isInfeasible = all.some((one) => one.ended === "proved" && one.value === undefined);
  if (value !== undefined && (isInfeasible || (bound !== undefined && value > bound)))
    throw new Error(`a point is worth ${value}, a proof says at most ${bound}`);
  return { value, bound, isInfeasible };
}

/** The verdict on one solver. */
export function verdictOn({ ended, value }: Measured, certain: Certain): Verdict {
  switch (ended) {
    case "proved":
      return "right";
    case "broken":
      return "wrong";
    case "bounded":
    case "stopped":
    case "killed":
      return "open";
    case "claimed":
      if (value === undefined) return certain.isInfeasible ? "right" : certain.value === undefined ? "unknown" : "wrong";
      if (certain.value !== undefined && BigInt(value) < certain.value) return "wrong";
      return certain.bound === BigInt(value) ? "right" : "unknown";
  }
}

/** Counts of verdicts in words, such as `3 right, 1 open`. */
export function counted(verdicts: readonly Verdict[]): string {
  const names: readonly Verdict[] = ["right", "wrong", "open", "unknown"];
  const parts = names.map((name) => [verdicts.filter((verdict) => verdict === name).length, name] as const).filter(([count]) => count > 0);
  return parts.map(([count, name]) => `${count} ${name}`).join(", ") || "-";
}
