/** Places in tables of workbooks: what was found by line and header is shown by sheet and cell. */
import type { Fault } from "../../fault.ts";
import type { Table } from "../csv.ts";
import { columnLetters } from "./cells.ts";

/** The faults with the places of a spreadsheet where they are in a table of one; the first line of a table is its header's row. */
export function inSheets(faults: readonly Fault[], tables: Iterable<Table>): readonly Fault[] {
  const held = new Map<string, Table>();
  for (const table of tables) if (table.sheet !== undefined) held.set(table.file, table);
  if (held.size === 0) return faults;
  return faults.map((fault) => {
    const table = held.get(fault.place.file);
    return table === undefined ? fault : inSheet(fault, table);
  });
}

function inSheet(fault: Fault, { sheet, headers }: Table): Fault {
  if (sheet === undefined) return fault;
  const { line, header, file: _, ...place } = fault.place;
  const row = line === 1 ? sheet.headerRow : line;
  const column = header === undefined ? undefined : sheet.columns[headers.indexOf(header)];
  const { line: other, ...values } = fault.values;
  const isCell = row !== undefined && column !== undefined;
  const at = isCell ? { cell: `${columnLetters(column)}${row}` } : row === undefined || line === 1 ? {} : { row };
  return {
    code: fault.code,
    place: { ...place, file: sheet.file, sheet: sheet.name, ...at, ...(header === undefined || line === 1 ? {} : { header }) },
    values: typeof other === "number" ? { ...values, row: other } : fault.values,
  };
}
