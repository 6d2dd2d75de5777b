/** Resident memory of this process: Linux tells the peak since it was last reset. */
import { readFileSync, writeFileSync } from "node:fs";

const MIB = 1024 * 1024;

/** Collects garbage (`node --expose-gc`), resets the peak, and says how much is resident now, in MiB. */
export function resetPeakMiB(): number {
  globalThis.gc?.();
  // "5": resets the peak resident set size (proc(5), /proc/pid/clear_refs).
  if (process.platform === "linux") writeFileSync("/proc/self/clear_refs", "5");
  return process.memoryUsage().rss / MIB;
}

/** The peak since `resetPeakMiB`, in MiB; NaN where the system does not tell. */
export function peakMiB(): number {
  if (process.platform !== "linux") return Number.NaN;
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))?.[1]) / 1024;
}
