/**
 * A student's own proof, where the published prices do not settle it. The claim: no best allocation gives her one of these choices; that is, the program with
 *
 *     sum of these columns >= 1   and   goal_g >= its value, for every goal g
 *
 * has no point. Its certificate is the proof. Where it has one, she was tied, and something other than the goals decided.
 */
import { choiceRow, editedProgram } from "../formulation/edited.ts";
import type { SparseRow } from "../program/assemble.ts";
import type { Goal } from "../program/program.ts";
import { refute, type TrialOptions } from "../trials.ts";
import type { Standing } from "./standing.ts";

/** What became of the claim; `rows`: the further rows in words of the program, `certificate`: its lines but for the first two, which would name a file. */
export type OwnProof =
  | { readonly kind: "refuted"; readonly rows: readonly string[]; readonly certificate: readonly string[] }
  | { readonly kind: "tied" }
  | { readonly kind: "open" };

/** "A goal is at least its value" as a row. */
function goalRow({ name, coefficients }: Goal, value: bigint): SparseRow {
  const columns = Int32Array.from(coefficients.keys()).filter((column) => coefficients[column] !== 0);
  return { name: `least|${name}`, columns, coefficients: Float64Array.from(columns, (column) => coefficients[column] ?? 0), lower: Number(value) };
}

/** Searches for the proof that no best allocation takes one of some columns of one student. */
export async function ownProof({ formulation, goals }: Standing, columns: readonly number[], options: TrialOptions): Promise<OwnProof> {
  const { program } = formulation;
  const rows = [choiceRow("asked", columns, true), ...program.goals.map((goal, g) => goalRow(goal, goals[g] ?? 0n))];
  const answer = await refute(editedProgram(program, { rows, goals: program.goals.slice(0, 1) }), options);
  if (answer.kind !== "refuted") return answer;
  const names = columns.map((column) => program.columnNames.at(column) ?? "");
  const further = [["asked", ...names, ">= 1"], ...program.goals.map(({ name }, g) => [`least|${name}`, name, `>= ${goals[g] ?? 0n}`])];
  const [, , ...certificate] = answer.certificate.split("\n").filter((line) => line !== "");
  return { kind: "refuted", rows: further.map((row) => row.join(" ")), certificate };
}
