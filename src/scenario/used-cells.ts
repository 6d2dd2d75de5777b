/** The cells of the tables that were read of each student: what stands in her row, so that she can compare it with her papers. */
import type { ScenarioFile } from "./scenario-file.ts";
import type { Scheme } from "../award/scheme.ts";
import { mapColumns } from "./columns.ts";
import { cellOf, rowCount, type TextTable } from "./tables.ts";

/** A cell: table, number of the student's row in it from 1, column as its file calls it, text. */
export type UsedCell = readonly [table: string, row: string, column: string, text: string];

/** The tables with what their columns hold; they were read before, so that nothing is to report. */
export function tablesAsRead(scenario: ScenarioFile, scheme: Scheme, tables: ReadonlyMap<string, TextTable>): ReadonlyMap<string, TextTable> {
  return mapColumns({ file: scenario.yaml, faults: [] }, scenario.data, scheme, tables);
}

/** The column that says of whom a row is: the id, or the subject of a decision. */
function idColumn(name: string, fields: readonly (string | undefined)[]): number {
  return fields.indexOf(name === "decisions.csv" ? "subject" : "id");
}

/** The cells of every student that are not empty, by id: the students' table first, then the others by name, rows and columns as they stand. */
export function usedCells(tables: ReadonlyMap<string, TextTable>, ids: readonly string[]): ReadonlyMap<string, readonly UsedCell[]> {
  const cells = new Map<string, UsedCell[]>(ids.map((id) => [id, []]));
  const names = [...tables.keys()].sort((a, b) => Number(b === "students.csv") - Number(a === "students.csv") || (a < b ? -1 : 1));
  for (const name of names) addCells(cells, name, tables.get(name) as TextTable);
  return cells;
}

function addCells(cells: ReadonlyMap<string, UsedCell[]>, name: string, table: TextTable): void {
  const fields = table.fields ?? table.headers;
  const at = idColumn(name, fields);
  if (at < 0) return;
  const seen = new Map<string, number>();
  for (let row = 0; row < rowCount(table); row += 1) {
    const id = cellOf(table, row, at);
    const own = cells.get(id);
    if (own === undefined) continue;
    const number = (seen.get(id) ?? 0) + 1;
    seen.set(id, number);
    table.headers.forEach((header, column) => {
      const text = cellOf(table, row, column);
      if (column !== at && fields[column] !== undefined && text !== "") own.push([name.replace(/\.csv$/, ""), String(number), header, text]);
    });
  }
}
