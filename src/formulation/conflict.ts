/** The clauses of a program in words, and which of them a proof prices: in a proof of infeasibility those are where to look. */
import type { Program } from "../program/program.ts";
import type { RowWords } from "./draft.ts";
import { isClauseRow, type Formulation } from "./formulate.ts";

/** One limit or obligation of a program. */
export interface Clause {
  readonly name: string;
  readonly words: RowWords;
  readonly isPriced: boolean;
}

/** Row of every inequality number (certificate/FORMAT.md): goals first, then each row's sides in order. */
function rowOfNumber(program: Program): readonly number[] {
  const rows: number[] = program.goals.map(() => -1);
  for (let r = 0; r < program.rowNames.length; r += 1) {
    const sides = Number(program.upper[r] !== Number.POSITIVE_INFINITY) + Number(program.lower[r] !== Number.NEGATIVE_INFINITY);
    for (let side = 0; side < Math.max(1, sides); side += 1) rows.push(r);
  }
  return rows;
}

function pricedRows(program: Program, certificate: string): ReadonlySet<number> {
  const rowOf = rowOfNumber(program);
  const found = new Set<number>();
  for (const line of certificate.split("\n")) {
    const words = line.split(" ");
    const numbers = words[0] === "S" ? words.filter((_, i) => i % 2 === 1) : words[0] === "R" ? [words[1] ?? ""] : [];
    for (const number of numbers) found.add(rowOf[Number(number)] ?? -1);
  }
  return found;
}

/** All limits and obligations of a formulation, in row order. */
export function clausesOf(formulation: Formulation, certificate: string): readonly Clause[] {
  const priced = pricedRows(formulation.program, certificate);
  const { program, groups, clauseWords } = formulation;
  return clauseWords.flatMap((words, k) => {
    const row = groups.students.length + k;
    const name = program.rowNames.at(row) as string;
    return isClauseRow(name) ? [{ name, words, isPriced: priced.has(row) }] : [];
  });
}
