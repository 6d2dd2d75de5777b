/** English texts of `bursar solve`. */
import type { Sentence } from "../sentence.ts";

/** Texts of `bursar solve --help`, and of words that cannot be followed. */
export const solveTexts = {
  file: "a program: FILE.mps (free or fixed MPS) or FILE.lp (CPLEX LP format)",
  engine: "auto (the one that fits the program), price-and-branch, highs, or javascript-lp-solver for small programs",
  timeLimit: "stop after so many seconds; what is not proved by then is said to be not proved",
  certificate: "write the proof to this file, and beside it program.mps, the program in the form of which the proof speaks; both must not exist",
  json: "print one JSON object",
  examples: `
Solves a program of 0/1 columns in integers, proves the answer, checks the proof without any solver,
and prints objective and bound in the file's own sense with its offset. A column without bounds must
stand in a row whose columns add up to at most 1.

Examples:
  bursar solve knapsack.lp
  bursar solve plan.mps --time-limit 60 --certificate ./plan.proof.txt --json

--json prints {status, objective, bound, gap, engine, seconds, nodes, columns}: exact integers (as texts
from 2^53 on), null where there is none; gap is |bound - objective| / max(1, |objective|); columns maps the
name of each column that is not 0 to its value. A file with several goals (N rows named goal|...) gets "goals" too.

Exit codes: 0 optimal (proved), 1 infeasible (proved), 2 faults in the file or words, 3 stopped by the
time limit, 70 a bug (nothing written), 130 interrupted.`,
  extension: (file: string) => `${file} ends neither in .mps nor in .lp.`,
} as const;

/** Sentence per fault code `solve-...`. */
export const solveSentences: Readonly<Record<string, Sentence>> = {
  "solve-exists": (v) => ({
    says: "this exists already, and nothing is overwritten",
    hint: `name another place, or move it away${Number(v.files) > 1 ? " (beside a certificate, program.mps is written too)" : ""}`,
  }),
};

/** The first line of a result: its status and objective. */
export function solvedLine(status: string, objective: string, bound: string): string {
  switch (status) {
    case "optimal":
      return `optimal, proved: objective ${objective}`;
    case "feasible":
      return `not proved optimal: objective ${objective}, proved bound ${bound}`;
    case "infeasible":
      return "infeasible, proved: no choice of the columns satisfies every row";
    default:
      return bound === ""
        ? "unsettled: no point was found, and none was excluded"
        : `unsettled: no point was found, and none was excluded; any objective is within ${bound}`;
  }
}

/** Who searched, and what became of an engine's own claims. */
export function engineLine(v: {
  readonly engine: string;
  readonly prover: string;
  readonly nodes: number;
  readonly seconds: string;
  readonly settledByEngine: boolean | undefined;
  readonly refusedClaim: string | undefined;
}): string {
  const work = `${v.engine}, ${v.nodes} nodes, ${v.seconds} s`;
  const own = v.settledByEngine === undefined ? "" : v.settledByEngine ? "; its own claim is what was proved" : "; its claim was not confirmed";
  const prover = v.engine === v.prover ? "" : `, prices of the proof from ${v.prover}`;
  return `${work}${prover}${own}${v.refusedClaim === undefined ? "" : ` (refused: ${v.refusedClaim})`}`;
}

/** The columns that are 1. */
export function columnsLine(names: readonly string[], more: number): string {
  const shown = names.length === 0 ? "no column" : names.join(" ");
  return `at 1: ${shown}${more === 0 ? "" : ` and ${more} more (--json lists all)`}`;
}

/** Where the proof went. */
export function certificateLine(file: string, program: string, lines: number): string {
  return `proof of ${lines} lines written to ${file}; it speaks of ${program}, written beside it`;
}

/** That nothing was proved that could be written. */
export function nothingToWrite(): string {
  return "no proof was written: nothing was settled";
}
