/**
 * Finding choice groups in a program that states none: a row `sum x <= 1` or `sum x = 1` over columns that no
 * earlier group has becomes a group, greedily in row order. Columns of no such row stay alone. Any
 * choice is valid; a better one gives shorter proofs.
 */
import { statesGroup } from "./groups.ts";
import { entriesOf, type Program } from "./program.ts";

/** The program with the groups that were found as its `groupRows`. */
export function findStructure(program: Program): Program {
  const taken = new Uint8Array(program.columnNames.length);
  const groupRows: number[] = [];
  for (let r = 0; r < program.rowNames.length; r++) {
    const { columns } = entriesOf(program, r);
    const isChoice = columns.length > 1 || (columns.length === 1 && program.lower[r] === 1);
    if (!isChoice || !statesGroup(program, r) || columns.some((c) => taken[c] === 1)) continue;
    for (const c of columns) taken[c] = 1;
    groupRows.push(r);
  }
  return { ...program, groupRows: Int32Array.from(groupRows) };
}
