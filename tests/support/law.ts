/** Laws over drawn cases: what a law returns is counted, and every count has a floor, so that no law holds for want of cases. */
import fc from "fast-check";
import { expect } from "vitest";

/** One law on many drawn numbers. */
export interface Law {
  readonly name: string;
  readonly seed: number;
  readonly cases: number;
  /** Least share of the cases for what the law must have met. */
  readonly floors: Readonly<Record<string, number>>;
  /** Checks one case; returns what it met. */
  holds(number: number): Promise<readonly string[]>;
}

/** Runs a law, prints its seed and counts, and holds these against the floors. */
export async function runLaw({ name, seed, cases, floors, holds }: Law): Promise<void> {
  const counts = new Map<string, number>();
  const drawn = fc.noShrink(fc.integer({ min: 0, max: 2 ** 31 - 1 }));
  await fc.assert(
    fc.asyncProperty(drawn, async (number) => {
      for (const trait of new Set(await holds(number))) counts.set(trait, (counts.get(trait) ?? 0) + 1);
    }),
    { seed, numRuns: cases, endOnFailure: true },
  );
  const shown = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([trait, count]) => `${trait} ${count}`);
  console.log(`law "${name}", seed ${seed}, ${cases} cases: ${shown.join(", ")}`);
  for (const [trait, share] of Object.entries(floors)) expect(counts.get(trait) ?? 0, `${name}: ${trait}`).toBeGreaterThan(share * cases);
}
