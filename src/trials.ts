/**
 * Trials: the hall's second door. Whether a case would have an allocation if some clauses were left out or
 * some limits moved, and how far a limit must move. Every answer is proved and its proof checked,
 * like that of the case itself; what a limit stopped is open and never guessed.
 */
import type { RecountBasis } from "./award/recount.ts";
import { checkCertificate } from "./certificate/check.ts";
import { formulateTrial, usedClauses, type Trial } from "./formulation/trial.ts";
import { linesOf } from "./program/lines.ts";
import { solve, type SolveOptions } from "./solve/solve.ts";

/** Limits of one trial, and the outside world. */
export type TrialOptions = Pick<SolveOptions, "engine" | "limitSeconds" | "nodeLimit" | "now" | "shouldStop">;

/** What became of a trial. */
export type TrialAnswer =
  /** There is an allocation; with an aim, `value` is the proved least (for a floor: greatest) sum of its clause. */
  | { readonly kind: "possible"; readonly value: number }
  /** There is none; `used`: the clauses whose rows the proof needs. */
  | { readonly kind: "impossible"; readonly used: ReadonlySet<string> }
  | { readonly kind: "open" };

/** The certificate of a trial speaks of no file. */
const NO_FILE = "0".repeat(64);

/** Tries a case with a trial's changes. Throws where the checker refuses a proof. */
export async function tryCase(basis: RecountBasis, trial: Trial, options: TrialOptions): Promise<TrialAnswer> {
  const program = formulateTrial(basis, trial);
  if (program === undefined) return { kind: "open" };
  const { engine, limitSeconds, nodeLimit, now, shouldStop } = options;
  const outcome = await solve(program, { engine, programSha256: NO_FILE, limitSeconds, nodeLimit, now, shouldStop, anyPoint: true });
  if (outcome.kind === "refused" || outcome.kind === "unsettled") return { kind: "open" };
  const point = outcome.kind === "infeasible" ? undefined : outcome.point;
  const verdict = checkCertificate(program, NO_FILE, point, linesOf(outcome.certificate));
  if (!verdict.ok) throw new Error(`the checker refused the certificate of a trial: ${verdict.code} at line ${verdict.line}`);
  if (verdict.kind === "infeasible") return { kind: "impossible", used: usedClauses(program, outcome.certificate) };
  if (trial.aim !== undefined && verdict.kind !== "optimal") return { kind: "open" };
  return { kind: "possible", value: Math.abs(Number(verdict.goals[0] ?? 0n)) };
}
