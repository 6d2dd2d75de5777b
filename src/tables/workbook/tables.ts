/**
 * Which table each sheet of a workbook is. A sheet's name is its table's (`students`, `students.hsk`); the scenario may say it for other names. A workbook
 * that is itself called like a table (`students.xlsx`) and shows one sheet with cells is that table, whatever the sheet is called.
 */
import type { Fault } from "../../fault.ts";
import { nearestName } from "../../scenario/nearest.ts";
import type { WorkbookWords } from "../../scenario/sheets.ts";
import type { Table } from "../csv.ts";
import type { SheetGrid } from "./grid.ts";
import { readSheets } from "./read.ts";
import { sheetTable } from "./sheet-table.ts";
import { sheetName } from "./write.ts";

/** The tables of one workbook by their names without ending, and what is wrong: by table, or with the file. */
export interface WorkbookTables {
  readonly tables: ReadonlyMap<string, Table>;
  readonly unreadable: ReadonlyMap<string, readonly Fault[]>;
  readonly faults: readonly Fault[];
  /** Names of all sheets that have cells. */
  readonly sheets: readonly string[];
}

/** Reads a workbook; `name` is its file's, `file` what it is called in messages. */
export function readWorkbook(name: string, file: string, bytes: Uint8Array, options: WorkbookWords): WorkbookTables {
  const grids = readSheets(file, bytes);
  if (!grids.ok) return { tables: new Map(), unreadable: new Map(), faults: grids.faults, sheets: [] };
  const faults: Fault[] = [];
  const byTable = new Map<string, SheetGrid>();
  for (const [grid, table] of namedSheets(name.replace(/\.xlsx$/, ""), grids.value, options)) {
    const place = { file, sheet: grid.name };
    const known = [...options.tables.keys()];
    if (!options.tables.has(table))
      faults.push({ code: "sheet-unknown", place, values: { name: table, known: known.join(", "), near: nearestName(table, known) } });
    else if (byTable.has(table)) faults.push({ code: "sheet-twice", place, values: { name: table, other: byTable.get(table)?.name ?? "" } });
    else byTable.set(table, grid);
  }
  const tables = new Map<string, Table>();
  const unreadable = new Map<string, readonly Fault[]>();
  for (const [table, grid] of byTable) {
    const columns = options.tables.get(table);
    if (columns === undefined) throw new Error("only known tables were taken");
    const read = sheetTable(grid, { file, ...columns, formulas: options.formulas, hidden: options.hidden });
    if (read.ok) tables.set(table, read.value);
    else unreadable.set(table, read.faults);
  }
  return { tables, unreadable, faults, sheets: grids.value.map((grid) => grid.name) };
}

/** Sheets with the names of their tables. Hidden sheets that are called like no table are a workbook's own business. */
function* namedSheets(base: string, grids: readonly SheetGrid[], { tables, sheets }: WorkbookWords): Generator<readonly [SheetGrid, string]> {
  const shown = grids.filter((grid) => !grid.isHidden && sheets.get(grid.name) !== "none");
  const only = shown.length === 1 && tables.has(base) ? shown[0] : undefined;
  const tableOfName = new Map([...tables.keys()].map((table) => [sheetName(table), table]));
  for (const grid of grids) {
    const stated = sheets.get(grid.name);
    if (stated === "none") continue;
    const table = stated ?? (grid === only ? base : (tableOfName.get(grid.name) ?? grid.name));
    if (!grid.isHidden || tables.has(table)) yield [grid, table];
  }
}
