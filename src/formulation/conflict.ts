/** The rows that a proof prices, in words: in a proof of infeasibility they are the limits and obligations that clash. */
import type { Program } from "../program/program.ts";
import type { RowWords } from "./draft.ts";
import type { Formulation } from "./formulate.ts";

/** Row of every inequality number (certificate/FORMAT.md): goals first, then each row's sides in order. */
function rowOfNumber(program: Program): readonly number[] {
  const rows: number[] = program.goals.map(() => -1);
  program.rowNames.forEach((_, r) => {
    const sides = Number(program.upper[r] !== Number.POSITIVE_INFINITY) + Number(program.lower[r] !== Number.NEGATIVE_INFINITY);
    for (let side = 0; side < Math.max(1, sides); side += 1) rows.push(r);
  });
  return rows;
}

/** Words of the priced rows of a certificate, without the choice rows (everybody has those). */
export function pricedRows(formulation: Formulation, certificate: string): readonly RowWords[] {
  const rowOf = rowOfNumber(formulation.program);
  const found = new Set<number>();
  for (const line of certificate.split("\n")) {
    const words = line.split(" ");
    const numbers = words[0] === "S" ? words.filter((_, i) => i % 2 === 1) : words[0] === "R" ? [words[1] ?? ""] : [];
    for (const number of numbers) found.add(rowOf[Number(number)] ?? -1);
  }
  const groups = new Set(formulation.program.groupRows);
  return [...found]
    .filter((row) => row >= 0 && !groups.has(row))
    .sort((a, b) => a - b)
    .flatMap((row) => formulation.words[row] ?? []);
}
