/** A sheet's cells by column, equal texts once, with what has to be known of a column before it can be a table's. */
import type { TextColumn } from "../../scenario/tables.ts";
import type { CellRange, SheetCell, SheetEvents } from "./cells.ts";

/** A cell that stands for others of its column, and how many there are. */
export interface Counted {
  readonly first: SheetCell;
  readonly count: number;
}

/** A column below the header. */
export interface GridColumn {
  readonly texts: readonly string[];
  /** Per row of the grid. */
  readonly codes: Int32Array;
  /** Codes of days that are shown with the time 00:00. */
  readonly moments: ReadonlySet<number>;
  /** Numbers by how many digits they have; numbers with words; texts of digits only. */
  readonly numbers: ReadonlyMap<number, Counted>;
  readonly words: Counted | undefined;
  readonly digitTexts: Counted | undefined;
  readonly formulas: Counted | undefined;
}

/** A sheet; rows and columns from 1 as the sheet counts them. */
export interface SheetGrid {
  readonly name: string;
  readonly isHidden: boolean;
  /** The first row with a cell, and its cells by column. */
  readonly headerRow: number;
  readonly headers: ReadonlyMap<number, SheetCell>;
  /** Rows below it that have a cell. */
  readonly rows: readonly number[];
  /** Columns with a cell, in their order. */
  readonly columns: ReadonlyMap<number, GridColumn>;
  /** Cells below the header that cannot be taken, at most `MOST_PROBLEMS`. */
  readonly problems: readonly SheetCell[];
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly (readonly [first: number, last: number])[];
  readonly merges: readonly CellRange[];
}

/** Cells of one sheet that are held, empty ones of the table included. */
export const MOST_CELLS = 20_000_000;
const MOST_PROBLEMS = 1000;
const MOST_MERGES = 1000;

interface Store {
  readonly texts: string[];
  readonly known: Map<string, number>;
  codes: Int32Array;
  readonly moments: Set<number>;
  readonly numbers: Map<number, Counting>;
  words: Counting | undefined;
  digitTexts: Counting | undefined;
  formulas: Counting | undefined;
}

const newStore = (): Store => ({
  texts: [""],
  known: new Map([["", 0]]),
  codes: new Int32Array(0),
  moments: new Set(),
  numbers: new Map(),
  words: undefined,
  digitTexts: undefined,
  formulas: undefined,
});

/** Counts that are still growing. */
interface Counting {
  readonly first: SheetCell;
  count: number;
}

function oneMore(counted: Counting | undefined, cell: SheetCell): Counting {
  if (counted === undefined) return { first: cell, count: 1 };
  counted.count += 1;
  return counted;
}

function codeOf(store: Store, { text, kind }: SheetCell): number {
  const key = kind === "moment" ? `\u0000${text}` : text;
  const known = store.known.get(key);
  if (known !== undefined) return known;
  const code = store.texts.push(text) - 1;
  store.known.set(key, code);
  if (kind === "moment") store.moments.add(code);
  return code;
}

function addCell(store: Store, row: number, cell: SheetCell): void {
  if (row >= store.codes.length) {
    const grown = new Int32Array(Math.max(16, 2 * row));
    grown.set(store.codes);
    store.codes = grown;
  }
  store.codes[row] = codeOf(store, cell);
  if (cell.kind === "number") countNumber(store, cell);
  if (cell.kind === "words") store.words = oneMore(store.words, cell);
  if (cell.kind === "text" && /^\d+$/.test(cell.text)) store.digitTexts = oneMore(store.digitTexts, cell);
}

function countNumber({ numbers }: Store, cell: SheetCell): void {
  const counted = numbers.get(cell.text.length);
  if (counted === undefined) numbers.set(cell.text.length, { first: cell, count: 1 });
  else counted.count += 1;
}

/** Collects a sheet; `done` gives what was told so far, undefined where no cell was. */
export function gridOf(name: string, isHidden: boolean): { readonly events: SheetEvents; done(): SheetGrid | undefined } {
  const stores = new Map<number, Store>();
  const headers = new Map<number, SheetCell>();
  const rows: number[] = [];
  const problems: SheetCell[] = [];
  const found = { hiddenRows: [] as number[], hiddenColumns: [] as [number, number][], merges: [] as CellRange[] };
  let [headerRow, problem]: [number, string | undefined] = [0, undefined];
  const storeOf = (column: number): Store => {
    const store = stores.get(column) ?? newStore();
    stores.set(column, store);
    return store;
  };
  const events = {
    get problem() {
      return problem;
    },
    cell: (cell: SheetCell) => {
      if (cell.formula !== undefined) storeOf(cell.column).formulas = oneMore(stores.get(cell.column)?.formulas, cell);
      if ((cell.problem !== undefined || cell.formula === "empty") && problems.length < MOST_PROBLEMS) problems.push(cell);
      if (cell.text === "") return;
      if (headerRow === 0) headerRow = cell.row;
      const store = storeOf(cell.column);
      if (cell.row === headerRow) return void headers.set(cell.column, cell);
      if (rows.at(-1) !== cell.row) rows.push(cell.row);
      if (rows.length * stores.size > MOST_CELLS) problem = "cells";
      else addCell(store, rows.length - 1, cell);
    },
    hiddenRow: (row: number) => void found.hiddenRows.push(row),
    hiddenColumns: (first: number, last: number) => void found.hiddenColumns.push([first, last]),
    merged: (range: CellRange) => {
      if (found.merges.length < MOST_MERGES) found.merges.push(range);
    },
  };
  const columnOf = (store: Store): GridColumn => {
    const codes = new Int32Array(rows.length);
    codes.set(store.codes.subarray(0, rows.length));
    const { texts, moments, numbers, words, digitTexts, formulas } = store;
    return { texts, codes, moments, numbers, words, digitTexts, formulas };
  };
  const done = (): SheetGrid | undefined => {
    if (headerRow === 0) return undefined;
    const inOrder = [...stores]
      .sort(([a], [b]) => a - b)
      .filter(([column, store]) => headers.has(column) || store.texts.length > 1 || store.formulas !== undefined);
    const columns = new Map(inOrder.map(([column, store]) => [column, columnOf(store)]));
    return { name, isHidden, headerRow, headers, rows, columns, problems, ...found };
  };
  return { events, done };
}

/** The column's texts as a table has them; `isDate`: days that are shown with the time 00:00 are days. */
export function textColumn({ texts, codes, moments }: GridColumn, isDate: boolean): TextColumn {
  return { texts: isDate && moments.size > 0 ? texts.map((text, code) => (moments.has(code) ? text.slice(0, -"T00:00".length) : text)) : texts, codes };
}
