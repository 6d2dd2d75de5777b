/** Solving and checking in tests: a clock that ticks, and the independent checker. */
import { type Verdict, checkCertificate } from "../../src/certificate/check.ts";
import type { Program } from "../../src/program/program.ts";
import type { GateRefusal } from "../../src/solve/gate.ts";
import type { Outcome } from "../../src/solve/outcome.ts";
import { type SolveOptions, solve } from "../../src/solve/solve.ts";

/** Any hash will do: solver and checker are given the same. */
export const HASH = "0123456789abcdef".repeat(4);

/** Options without limits; the clock counts its own readings. */
export function options(more: Partial<SolveOptions> = {}): SolveOptions {
  let ticks = 0;
  return { engine: "highs", programSha256: HASH, now: () => ticks++, shouldStop: () => false, ...more };
}

/** Solves a program that the gate must let pass. */
export async function solved(program: Program, more: Partial<SolveOptions> = {}): Promise<Outcome> {
  const outcome: Outcome | GateRefusal = await solve(program, options(more));
  if (outcome.kind === "refused") throw new Error(`refused: ${outcome.code}`);
  return outcome;
}

/** What the independent checker says of an outcome's certificate. */
export function verdictOf(program: Program, outcome: Outcome): Verdict {
  if (outcome.kind === "unsettled") throw new Error("an unsettled outcome has no certificate");
  const lines = outcome.certificate.split("\n");
  if (lines.pop() !== "") throw new Error("a certificate ends with a line feed");
  return checkCertificate(program, HASH, outcome.kind === "infeasible" ? undefined : outcome.point, lines);
}
