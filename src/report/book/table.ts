/**
 * The sheets of a workbook as data: tables whose columns have keys, and formulas that add up or count rows of another sheet. No text of a user
 * ever stands in a formula: conditions are cells.
 */

/** A cell: a text; a number as an exact decimal; a formula with the number that it gives; nothing. `format`: another one than its column's. */
export type Cell =
  | string
  | { readonly number: string; readonly format?: string }
  | { readonly formula: string; readonly value: string; readonly format?: string }
  | undefined;

/** A column; `format` is a number format, `@` for texts. `isCheck`: every number in it must be 0. */
export interface Column<Key extends string = string> {
  readonly key: Key;
  readonly header: string;
  readonly format: string;
  readonly mostWidth?: number;
  readonly isCheck?: boolean;
}

/** A row by the keys of its columns. */
export type Row<Key extends string = string> = Readonly<Partial<Record<Key, Cell>>>;

/** A table that becomes a sheet, with its names of columns in row 1; `sums` stand below its rows. */
export interface Table<Key extends string = string> {
  readonly name: string;
  readonly columns: readonly Column<Key>[];
  readonly rows: readonly Row<Key>[];
  readonly sums?: readonly Row<Key>[];
}

/** A sheet: what a table is to a writer of workbooks. */
export interface Sheet {
  readonly name: string;
  readonly columns: readonly Omit<Column, "key">[];
  readonly rows: readonly (readonly Cell[])[];
  readonly sums: readonly (readonly Cell[])[];
}

/** Number formats. */
export const FORMAT = { text: "@", count: "#,##0", money: "#,##0.00" } as const;

/** A format with so many decimals, such as that of merits. */
export function decimalFormat(digits: number): string {
  return digits === 0 ? "0" : `0.${"0".repeat(digits)}`;
}

/** A whole number. */
export function count(value: number | bigint): Cell {
  return { number: value.toString() };
}

/** The sheet of a table. */
export function sheetOf({ name, columns, rows, sums = [] }: Table): Sheet {
  const cells = (row: Row) => columns.map(({ key }) => row[key]);
  return { name, columns, rows: rows.map(cells), sums: sums.map(cells) };
}

function letterOf<Key extends string>({ columns }: Pick<Table<Key>, "columns">, key: Key): string {
  const at = columns.findIndex((column) => column.key === key);
  if (at < 0 || at > 25) throw new Error(`no column ${key} from A to Z`);
  return String.fromCharCode(65 + at);
}

/** The cell of a column in a row of the same sheet, rows from 0; behind the last row come the sums. */
export function cellAt<Key extends string>(table: Pick<Table<Key>, "columns">, key: Key, row: number): string {
  return `${letterOf(table, key)}${row + 2}`;
}

/** The cells of a column in all rows, as other sheets name them; at least one, which is empty where there are no rows. */
export function rangeOf<Key extends string>(table: Table<Key>, key: Key): string {
  const letter = letterOf(table, key);
  return `'${table.name.replaceAll("'", "''")}'!$${letter}$2:$${letter}$${Math.max(2, table.rows.length + 1)}`;
}

/** The cells of a column in all rows, within its own sheet. */
export function ownRange<Key extends string>(table: Pick<Table<Key>, "columns">, key: Key, rows: number): string {
  return `${cellAt(table, key, 0)}:${cellAt(table, key, Math.max(1, rows) - 1)}`;
}

/** A condition on rows of another sheet: the column has the text of a cell of this sheet; `texts` are all that may stand in either. */
export interface Condition {
  readonly range: string;
  readonly cell: string;
  readonly texts: Iterable<string>;
}

/** Rows of which a column is not empty. */
export interface Filled {
  readonly range: string;
}

/**
 * Whether SUMIFS tells these texts apart: it reads `>5`, wildcards, truth values, numbers and dates in them, knows no case, and fails beyond 255 characters.
 */
function areTold(texts: readonly string[]): boolean {
  const plain = (text: string) =>
    /^(0|[1-9]\d{0,9})$/.test(text) || (/^[A-Za-z][A-Za-z0-9-]{0,99}$/.test(text) && !/^([A-Za-z]{3,9}-?\d+|true|false)$/i.test(text));
  return texts.every(plain) && new Set(texts.map((text) => text.toLowerCase())).size === texts.length;
}

function isTold(conditions: readonly Condition[]): boolean {
  return conditions.every(({ texts }) => areTold([...new Set(texts)]));
}

/** The sum of a column over the rows that meet all conditions. */
export function sumWhere(sum: string, conditions: readonly Condition[], filled: readonly Filled[] = []): string {
  if (!isTold(conditions)) return `SUMPRODUCT(${[...factors(conditions, filled), sum].join("*")})`;
  return `SUMIFS(${[sum, ...pairs(conditions, filled)].join(",")})`;
}

/** The number of rows that meet all conditions. */
export function countWhere(conditions: readonly Condition[]): string {
  return isTold(conditions) ? `COUNTIFS(${pairs(conditions, []).join(",")})` : `SUMPRODUCT(${["1", ...factors(conditions, [])].join("*")})`;
}

function pairs(conditions: readonly Condition[], filled: readonly Filled[]): readonly string[] {
  return [...conditions.map(({ range, cell }) => `${range},${cell}`), ...filled.map(({ range }) => `${range},"<>"`)];
}

function factors(conditions: readonly Condition[], filled: readonly Filled[]): readonly string[] {
  return [...conditions.map(({ range, cell }) => `EXACT(${range},${cell})`), ...filled.map(({ range }) => `(${range}<>"")`)];
}
