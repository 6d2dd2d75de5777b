/** Sheets of a workbook that was written, as our own reader sees them. */
import { readSheets } from "../../src/tables/workbook/read.ts";

/** A sheet: the texts of its rows, the names of its columns first; and how many formulas it has. */
export interface SheetTexts {
  readonly rows: readonly (readonly string[])[];
  readonly formulas: number;
}

/** The sheets by their names. Throws where the workbook cannot be read, or a cell cannot be taken. */
export function sheetTexts(bytes: Uint8Array): ReadonlyMap<string, SheetTexts> {
  const read = readSheets("x.xlsx", bytes);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return new Map(
    read.value.map(({ name, headers, columns, rows, problems }) => {
      if (problems.length > 0) throw new Error(JSON.stringify(problems[0]));
      const width = Math.max(...headers.keys());
      const cells = Array.from({ length: width }, (_, c) => columns.get(c + 1));
      const head = cells.map((_, c) => headers.get(c + 1)?.text ?? "");
      const below = rows.map((_, row) => cells.map((column) => column?.texts[column.codes[row] ?? -1] ?? ""));
      const formulas = cells.reduce((sum, column) => sum + (column?.formulas?.count ?? 0), 0);
      return [name, { rows: [head, ...below], formulas }];
    }),
  );
}
