/** How often a counted law runs: the stated count times BURSAR_RUNS (default 1); from tenfold on in proportion to `tenfold`, where a long run takes more. */
export function runs(count: number, tenfold = 10 * count): number {
  const times = Number(process.env.BURSAR_RUNS ?? 1);
  return times < 10 ? count * times : (tenfold * times) / 10;
}
