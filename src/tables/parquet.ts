/**
 * Parquet tables to the columns that CSV gives: every value becomes the one text that a CSV cell would have, exactly, and goes through the same
 * checks of cells. NULL is the empty cell. Binary fractions (FLOAT, DOUBLE) are refused: which decimal was meant is not in the file.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DuckDBConnection, DuckDBDateValue, DuckDBDecimalValue, DuckDBTimestampTZValue, DuckDBValue } from "@duckdb/node-api";
import { formatDate } from "../award/calendar.ts";
import { type Fault, failure, type Result, success } from "../fault.ts";
import { MAX_TABLE_BYTES, type Table, tableOf } from "./csv.ts";
import { type LoadDuckDb, reasonOf, withDuckDb } from "./duckdb.ts";
import { type ValueStore, valueStore } from "./interning.ts";

/** How a Parquet table is read. */
export interface ParquetOptions {
  /** Columns that are not read, whatever their type; their cells are empty. */
  readonly ignored?: readonly string[] | undefined;
  readonly maxBytes?: number;
  /** Another way to load DuckDB. */
  readonly load?: LoadDuckDb;
}

const MAGIC = "PAR1";
const MAX_REASON = 300;

/**
 * Reads a Parquet file's bytes. Its lines are those of the CSV file with the same rows: 1 the names of the columns, 2 the first row.
 * Faults: too large, no Parquet or cut short, DuckDB's own words against it, no DuckDB (`withDuckDb`), and every column whose type has no exact text.
 */
export async function readParquet(file: string, bytes: Uint8Array, options: ParquetOptions = {}): Promise<Result<Table>> {
  const refused = refuseBytes(file, bytes, options.maxBytes ?? MAX_TABLE_BYTES);
  if (refused !== undefined) return failure([refused]);
  return withDuckDb(
    file,
    async (connection, folder) => {
      const path = join(folder, "table.parquet");
      writeFileSync(path, bytes, { mode: 0o600 });
      try {
        return await readColumns(connection, file, path, new Set(options.ignored));
      } catch (error) {
        if (error instanceof TypeError || error instanceof RangeError) throw error;
        // The statement is fixed: what DuckDB throws (plain errors) is about the file.
        const reason = reasonOf(error).replaceAll(path, file).slice(0, MAX_REASON);
        return failure([{ code: "parquet-unreadable", place: { file }, values: { reason } }]);
      }
    },
    options.load,
  );
}

function refuseBytes(file: string, bytes: Uint8Array, limit: number): Fault | undefined {
  if (bytes.length > limit) return { code: "csv-too-large", place: { file }, values: { bytes: bytes.length, limit } };
  const textAt = (start: number, end?: number) => Buffer.from(bytes.subarray(start, end)).toString("latin1");
  // Encrypted files begin otherwise, and are none that can be read.
  if (textAt(0, 4) !== MAGIC) return { code: "parquet-other", place: { file }, values: {} };
  return bytes.length < 12 || textAt(-4) !== MAGIC ? { code: "parquet-cut", place: { file }, values: { bytes: bytes.length } } : undefined;
}

async function readColumns(connection: DuckDBConnection, file: string, path: string, ignored: ReadonlySet<string>): Promise<Result<Table>> {
  const result = await connection.stream("SELECT * FROM read_parquet($1, hive_partitioning = false)", [path]);
  const headers = result.columnNames();
  const types = result.columnTypes().map((type) => String(type).replace(" WITH TIME ZONE", "TZ"));
  const stores = headers.map((header, i) => (ignored.has(header) ? IGNORED : storeOf(types[i] ?? "")));
  const faults = headers.flatMap((header, i): Fault[] =>
    stores[i] === undefined ? [{ code: "parquet-type", place: { file, header }, values: { type: types[i] ?? "", kind: kindOf(types[i] ?? "") } }] : [],
  );
  if (faults.length > 0) return failure(faults);
  let rows = 0;
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    for (const [i, store] of stores.entries()) {
      const vector = chunk.getColumnVector(i);
      for (let row = 0; row < chunk.rowCount; row++) store?.add(vector.getItem(row));
    }
    rows += chunk.rowCount;
  }
  const empty = { texts: [], codes: new Int32Array(0) };
  const columns = stores.map((store) => store?.column() ?? empty);
  const lineOf = Int32Array.from({ length: rows }, (_, row) => row + 2);
  return success(tableOf({ file, headers, columns, lineOf, encoding: "parquet", delimiter: undefined }));
}

const IGNORED: ValueStore<DuckDBValue> = { add: () => {}, column: () => ({ texts: [], codes: new Int32Array(0) }) };

const INTEGERS = new Set(["TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT"]);

/** Which advice fits a type that is refused. */
function kindOf(type: string): string {
  if (type === "DOUBLE" || type === "FLOAT") return "float";
  return type.startsWith("TIMESTAMP") ? "timestamp" : "other";
}

/** A store for the values of a column of a type, by DuckDB's name of it; undefined where its values have no exact text. */
function storeOf(type: string): ValueStore<DuckDBValue> | undefined {
  const scale = /^DECIMAL\(\d+,(\d+)\)$/.exec(type)?.[1];
  if (scale !== undefined) return valueStore(scaledOf, (scaled) => decimalText(scaled, Number(scale)));
  if (INTEGERS.has(type)) return valueStore(plainOf, String);
  switch (type) {
    case "BOOLEAN":
      return valueStore(plainOf, (value) => (value === true ? "yes" : "no"));
    case "VARCHAR":
      return valueStore(plainOf, String);
    case "DATE":
      return valueStore(dayOf, formatDate);
    case "TIMESTAMPTZ":
      return valueStore(timeOf, String);
    default:
      return undefined;
  }
}

// Keys of items; NULL has none. DuckDB gives each type of column its own type of items.
/** The empty text is the empty cell, as in CSV. */
const plainOf = (item: DuckDBValue) => (item === null || item === "" || typeof item === "object" ? undefined : item);
const scaledOf = (item: DuckDBValue) => (item === null ? undefined : (item as DuckDBDecimalValue).value);
const dayOf = (item: DuckDBValue) => (item === null ? undefined : (item as DuckDBDateValue).days);
/** Two moments may have one text. */
const timeOf = (item: DuckDBValue) => (item === null ? undefined : timeText((item as DuckDBTimestampTZValue).micros));

/** A scaled integer as the shortest decimal: a column's type says how many digits it can have, not which were written. */
function decimalText(scaled: bigint, scale: number): string {
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(scale + 1, "0");
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, "");
  const whole = digits.slice(0, digits.length - scale);
  return `${scaled < 0n ? "-" : ""}${whole}${scale === 0 || fraction === "" ? "" : `.${fraction}`}`;
}

/** A moment, in microseconds from 1970, in UTC; one that no calendar has (infinity) keeps its number, which no field takes for a time. */
function timeText(micros: bigint): string {
  const milliseconds = Number(micros / 1000n) - (micros % 1000n < 0n ? 1 : 0);
  if (Math.abs(milliseconds) > 8.64e15) return String(micros);
  return new Date(milliseconds).toISOString();
}
