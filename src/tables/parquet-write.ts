/** A table in CSV to Parquet: every cell as a value of the type of its field, an empty cell as NULL. The same CSV gives the same bytes. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FieldType } from "../award/scheme.ts";
import { type Result, success } from "../fault.ts";
import { type LoadDuckDb, withDuckDb } from "./duckdb.ts";

/**
 * The Parquet file of a CSV text in UTF-8 with commas, whose names of columns need no quotes. `types` are the types of its columns, by name.
 * Fault: `parquet-package`. A cell that is not of its column's type is a bug of the caller.
 */
export async function writeParquet(file: string, csv: Uint8Array, types: ReadonlyMap<string, FieldType>, load?: LoadDuckDb): Promise<Result<Uint8Array>> {
  const names = new TextDecoder().decode(csv.subarray(0, csv.indexOf(10))).split(",");
  return withDuckDb(
    file,
    async (connection, folder) => {
      const [from, to] = [join(folder, "table.csv"), join(folder, "table.parquet")];
      writeFileSync(from, csv, { mode: 0o600 });
      const columns = names.map((name) => `${valueOf(name, types)} AS ${identifier(name)}`).join(", ");
      const declared = names.map((name) => `${text(name)}: 'VARCHAR'`).join(", ");
      const format = "auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"', nullstr = ''";
      const source = `read_csv(${text(from)}, ${format}, columns = { ${declared} })`;
      const target = `${text(to)} (FORMAT parquet, COMPRESSION zstd)`;
      await connection.run(["COPY (SELECT", columns, "FROM", source, ") TO", target].join(" "));
      return success(new Uint8Array(readFileSync(to)));
    },
    load,
  );
}

/** A cell's value in SQL. Times keep their text, which may be a date alone. */
function valueOf(name: string, types: ReadonlyMap<string, FieldType>): string {
  const cell = identifier(name);
  const type = types.get(name);
  if (type === undefined) throw new Error(`no type for the column ${name}`);
  switch (type.kind) {
    case "integer":
    case "decimal":
      return number(cell, type.digits);
    case "money":
      return number(cell, 2);
    case "date":
      return `CAST(${cell} AS DATE)`;
    case "boolean":
      return `CAST(${cell} AS BOOLEAN)`;
    case "time":
    case "code":
      return cell;
  }
}

/** A number of so many decimals. A cast alone would round what has more. */
function number(cell: string, digits: number): string {
  const pattern = digits === 0 ? "-?[0-9]+" : `-?[0-9]+([.][0-9]{1,${digits}})?`;
  const cast = `CAST(${cell} AS ${digits === 0 ? "BIGINT" : `DECIMAL(18, ${digits})`})`;
  const isNumber = `regexp_full_match(${cell}, '${pattern}')`;
  return ["CASE WHEN", cell, "IS NULL OR", isNumber, "THEN", cast, `ELSE error(${cell}) END`].join(" ");
}

function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
