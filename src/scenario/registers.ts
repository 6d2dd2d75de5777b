/** Registers: tables that codes point into, of the scheme's folder or of the case. */
import { codeOf, type RegisterFacts } from "../award/facts.ts";
import type { Register, Scheme } from "../award/scheme.ts";
import { cellFault, columnsOf, readCell, textCell, type CellContext, type TextTable } from "./tables.ts";

const NOTHING: RegisterFacts = { rows: new Map(), columns: [] };

function readRegister(context: CellContext, register: Register, table: TextTable): RegisterFacts {
  const columns = columnsOf(context, table, [register.key, ...register.records.map((record) => record.name)]);
  const keyColumn = columns.get(register.key);
  if (keyColumn === undefined) return NOTHING;
  const rows = new Map<number, number>();
  table.lineOf.forEach((_, row) => {
    const text = textCell(table, columns, row, register.key);
    const code = codeOf(context.codebook, text);
    if (text === "" || rows.has(code)) cellFault(context, table, row, keyColumn, "register-key", { name: text });
    rows.set(code, row);
  });
  const values = register.records.map((record) => {
    const at = columns.get(record.name);
    return Float64Array.from(table.lineOf, (_, row) => (at === undefined ? Number.NaN : readCell(context, table, row, at, record.type)));
  });
  return { rows, columns: values };
}

/**
 * Reads every register of a scheme; `stated` names files of the case that stand in for the scheme's. A scheme's own
 * file must be there; a table of the case may be absent: then every code is unlisted, and unknown.
 */
export function readRegisters(
  context: CellContext,
  scheme: Scheme,
  tables: ReadonlyMap<string, TextTable>,
  stated: Readonly<Record<string, string>>,
): readonly RegisterFacts[] {
  return scheme.registers.map((register) => {
    const name = stated[register.name] ?? register.file;
    const table = tables.get(name);
    if (table !== undefined) return readRegister(context, register, table);
    if (register.owner === "scheme" || stated[register.name] !== undefined)
      context.faults.push({ code: "table-missing", place: { file: name }, values: { name } });
    return NOTHING;
  });
}
