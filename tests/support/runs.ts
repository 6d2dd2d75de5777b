/** How often a counted law runs: the stated count times BURSAR_RUNS (default 1). */
export function runs(count: number): number {
  return count * Number(process.env.BURSAR_RUNS ?? 1);
}
