/**
 * Trials: the hall's second door. Whether a case would have an allocation if some clauses were left out or
 * some limits moved, how far a limit must move, and what would be best if a choice were made beforehand. Every answer is
 * proved and its proof checked, like that of the case itself; what a limit stopped is open and never guessed.
 */
import type { RecountBasis } from "./award/recount.ts";
import { checkCertificate } from "./certificate/check.ts";
import type { LotRanking } from "./formulation/lot.ts";
import { formulateTrial, usedClauses, type Trial } from "./formulation/trial.ts";
import { linesOf } from "./program/lines.ts";
import type { Point, Program } from "./program/program.ts";
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

/** The best that a program allows. */
export type BestAnswer =
  /** Goal values, and a point that reaches them: some point, or (with a lot) the one that the lot settles on; `isSettled` false: a limit ended its settling. */
  | { readonly kind: "best"; readonly goals: readonly bigint[]; readonly point: Point; readonly isSettled: boolean }
  | { readonly kind: "none" }
  /** A limit stopped the search; proved all the same: the first goal is at most `bound`, and `value` can be reached. */
  | { readonly kind: "open"; readonly value: bigint | undefined; readonly bound: bigint | undefined };

/** Nodes after which price and branch alone is given up for the engine that the options name. */
const PATIENCE_NODES = 1000;
/** Most searches while ties are settled. */
const MAX_PROBES = 1000;

/**
 * Finds the best of a program. Price and branch, which needs nothing to be loaded, is asked first; a point settled by the lot does not depend on who
 * found it. Throws where the checker refuses a proof.
 */
export async function bestOf(program: Program, options: TrialOptions, lot?: LotRanking): Promise<BestAnswer> {
  const first = await proved(program, { ...options, engine: "price-and-branch", nodeLimit: options.nodeLimit ?? PATIENCE_NODES }, lot);
  const isDone = first.kind !== "open" && (first.kind === "none" || first.isSettled);
  return isDone || options.nodeLimit !== undefined ? first : proved(program, options, lot);
}

async function proved(program: Program, options: TrialOptions, lot: LotRanking | undefined): Promise<BestAnswer> {
  const { engine, limitSeconds, nodeLimit, now, shouldStop } = options;
  const ties = lot === undefined ? { anyPoint: true } : { lot: { ...lot, maxProbes: MAX_PROBES } };
  const outcome = await solve(program, { engine, programSha256: NO_FILE, limitSeconds, nodeLimit, now, shouldStop, ...ties });
  if (outcome.kind === "refused") return { kind: "open", value: undefined, bound: undefined };
  if (outcome.kind === "unsettled") return { kind: "open", value: undefined, bound: undefined };
  const point = outcome.kind === "infeasible" ? undefined : outcome.point;
  const verdict = checkCertificate(program, NO_FILE, point, linesOf(outcome.certificate));
  if (!verdict.ok) throw new Error(`the checker refused the certificate of a trial: ${verdict.code} at line ${verdict.line}`);
  if (verdict.kind !== outcome.kind) throw new Error(`the checker found ${verdict.kind}, not ${outcome.kind}`);
  switch (outcome.kind) {
    case "infeasible":
      return { kind: "none" };
    case "optimal":
      return { kind: "best", goals: outcome.goals, point: outcome.point, isSettled: outcome.ties.unsettledGroups.length === 0 };
    case "feasible": {
      const isFirst = outcome.goalAtLimit === 0;
      return { kind: "open", value: outcome.goals[0], bound: isFirst ? outcome.bound : outcome.goals[0] };
    }
  }
}

/** Whether a program has no point. */
export type RefutedAnswer =
  /** It has none; the certificate's claim is `infeasible`, and the checker accepted it. */
  { readonly kind: "refuted"; readonly certificate: string } | { readonly kind: "tied" } | { readonly kind: "open" };

/** Tries to show that a program has no point; `tied`: it has one. Throws where the checker refuses the proof. */
export async function refute(program: Program, { engine, limitSeconds, nodeLimit, now, shouldStop }: TrialOptions): Promise<RefutedAnswer> {
  const outcome = await solve(program, { engine, programSha256: NO_FILE, limitSeconds, nodeLimit, now, shouldStop, anyPoint: true });
  if (outcome.kind === "optimal" || outcome.kind === "feasible") return { kind: "tied" };
  if (outcome.kind !== "infeasible") return { kind: "open" };
  const verdict = checkCertificate(program, NO_FILE, undefined, linesOf(outcome.certificate));
  if (!verdict.ok || verdict.kind !== "infeasible") throw new Error("the checker refused the certificate of a refutation");
  return { kind: "refuted", certificate: outcome.certificate };
}
