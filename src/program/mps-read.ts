/**
 * Exact reader of free MPS for pure 0/1 programs in integers. What it does not know it refuses,
 * with line and code: numbers that are no plain integers below 2^53, other bounds than 0 and 1, an offset of a goal.
 * The first N row is a goal, and every later N row whose name begins with `goal|`; other N rows only count.
 * Goals are maximised: where the file minimises (the default of MPS), their coefficients change sign.
 * A column fixed by its bounds gets the row `fixed|<column>` after the rows of the file.
 */
import type { Fault, Result } from "../fault.ts";
import { statesGroup } from "./groups.ts";
import { linesOf } from "./lines.ts";
import type { Goal, Program } from "./program.ts";

type RowType = "N" | "L" | "G" | "E";

/** `index`: among the goals, or among the other rows; `lastColumn`: the last column with a coefficient in it. */
type Row = {
  readonly name: string;
  readonly type: RowType;
  readonly line: number;
  readonly isGoal: boolean;
  readonly index: number;
  lastColumn: number;
  rhs: number | undefined;
  range: number | undefined;
};

/** `bounded`: at most 1 by a bound of its own. */
type Column = { readonly name: string; readonly line: number; integer: boolean; bounded: boolean };

interface Reading {
  readonly byName: Map<string, Row>;
  readonly goals: Row[];
  readonly rows: Row[];
  readonly columns: Map<string, number>;
  readonly columnList: Column[];
  /** The coefficients, in the order of columns: three arrays of one length. */
  readonly entryRow: Row[];
  readonly entryColumn: number[];
  readonly entryValue: number[];
  /** Names of the RHS, RANGES and BOUNDS sets: one of each. */
  readonly sets: Map<string, string>;
  readonly faults: Fault[];
  readonly file: string;
  line: number;
  section: string;
  name: string;
  maximise: boolean;
  inMarker: boolean;
}

const MOST_FAULTS = 100;
const SECTIONS: Readonly<Record<string, (reading: Reading, words: readonly string[]) => void>> = {
  OBJSENSE: readSense,
  ROWS: readRow,
  COLUMNS: readColumn,
  RHS: readLimits,
  RANGES: readLimits,
  BOUNDS: readBound,
};

/** The program of an MPS text, its `groupRows` empty, or its faults (at most 100) with codes `mps-...`. */
export function readMps(text: string, file: string): Result<Program> {
  const reading: Reading = {
    byName: new Map(),
    goals: [],
    rows: [],
    columns: new Map(),
    columnList: [],
    entryRow: [],
    entryColumn: [],
    entryValue: [],
    sets: new Map(),
    faults: [],
    file,
    line: 0,
    section: "",
    name: "",
    maximise: false,
    inMarker: false,
  };
  for (const line of linesOf(text)) {
    reading.line += 1;
    if (reading.faults.length < MOST_FAULTS) readLine(reading, line);
  }
  if (reading.section !== "ENDATA") fault(reading, "mps-no-end");
  const program = assemble(reading);
  return reading.faults.length > 0 ? { ok: false, faults: reading.faults.slice(0, MOST_FAULTS) } : { ok: true, value: program };
}

function fault(reading: Reading, code: string, values: Fault["values"] = {}, line = reading.line): void {
  reading.faults.push({ code, place: { file: reading.file, line }, values });
}

function readLine(reading: Reading, line: string): void {
  const words = line.trim().split(/\s+/);
  if (words[0] === "" || line.startsWith("*")) return;
  if (reading.section === "ENDATA") return fault(reading, "mps-after-end");
  if (/^\s/.test(line)) {
    const read = Object.hasOwn(SECTIONS, reading.section) ? SECTIONS[reading.section] : undefined;
    return read === undefined ? fault(reading, "mps-line", { text: line.slice(0, 60) }) : read(reading, words);
  }
  reading.section = words[0] as string;
  if (reading.section === "NAME") reading.name = words.slice(1).join(" ");
  else if (reading.section === "OBJSENSE" && words.length > 1) readSense(reading, words.slice(1));
  else if ((reading.section !== "ENDATA" && !Object.hasOwn(SECTIONS, reading.section)) || words.length > 1)
    fault(reading, "mps-section", { section: line.slice(0, 60) });
}

function readSense(reading: Reading, words: readonly string[]): void {
  const sense = /^(MAX|MIN)(IMI[SZ]E)?$/i.exec(words.join(" "));
  if (sense === null) return fault(reading, "mps-sense", { sense: words.join(" ") });
  reading.maximise = sense[1]?.toUpperCase() === "MAX";
}

function readRow(reading: Reading, words: readonly string[]): void {
  const [type, name] = words;
  if (words.length !== 2 || name === undefined || !/^[NLGE]$/.test(type ?? "")) return fault(reading, "mps-line", { text: words.join(" ") });
  addRow(reading, name, type as RowType, undefined);
}

function addRow(reading: Reading, name: string, type: RowType, rhs: number | undefined): Row {
  if (reading.byName.has(name)) fault(reading, "mps-twice", { name });
  const isGoal = type === "N" && (reading.goals.length === 0 || name.startsWith("goal|"));
  const list = isGoal ? reading.goals : reading.rows;
  const row: Row = { name, type, line: reading.line, isGoal, index: list.length, lastColumn: -1, rhs, range: undefined };
  list.push(row);
  reading.byName.set(name, row);
  return row;
}

function readColumn(reading: Reading, words: readonly string[]): void {
  const [name, second, third] = words as [string, string, string];
  if (second === "'MARKER'") {
    if (words.length !== 3 || !/^'INT(ORG|END)'$/.test(third)) return fault(reading, "mps-line", { text: words.join(" ") });
    reading.inMarker = third === "'INTORG'";
    return;
  }
  if (reading.columnList.at(-1)?.name !== name) {
    if (reading.columns.has(name)) return fault(reading, "mps-twice", { name });
    reading.columns.set(name, reading.columnList.length);
    reading.columnList.push({ name, line: reading.line, integer: reading.inMarker, bounded: false });
  }
  for (const [row, value] of readPairs(reading, words.slice(1))) {
    if (row.lastColumn === reading.columnList.length - 1) fault(reading, "mps-twice", { name: row.name });
    row.lastColumn = reading.columnList.length - 1;
    addEntry(reading, row, row.lastColumn, value);
  }
}

function addEntry(reading: Reading, row: Row, column: number, value: number): void {
  if (value === 0) return;
  reading.entryRow.push(row);
  reading.entryColumn.push(column);
  reading.entryValue.push(value);
}

/** A line of RHS or RANGES: an optional name of the set, then pairs of row and number. */
function readLimits(reading: Reading, words: readonly string[]): void {
  const named = words.length % 2 === 1;
  readSet(reading, named ? (words[0] as string) : "");
  const key = reading.section === "RHS" ? "rhs" : "range";
  for (const [row, value] of readPairs(reading, named ? words.slice(1) : words)) {
    if (row.type === "N") fault(reading, "mps-limit-of-n", { row: row.name });
    if (row[key] !== undefined) fault(reading, "mps-twice", { name: row.name });
    row[key] = value;
  }
}

function readBound(reading: Reading, words: readonly string[]): void {
  const type = words[0] as string;
  if (!/^(BV|UP|LO|FX)$/.test(type)) return fault(reading, "mps-bound", { bound: words.join(" ") });
  const values = type === "BV" ? 0 : 1;
  const named = words.length === 3 + values;
  const name = words[named ? 2 : 1];
  const value = words[named ? 3 : 2];
  if ((!named && words.length !== 2 + values) || name === undefined) return fault(reading, "mps-line", { text: words.join(" ") });
  readSet(reading, named ? (words[1] as string) : "");
  const index = reading.columns.get(name);
  if (index === undefined) return fault(reading, "mps-unknown-column", { name });
  const column = reading.columnList[index] as Column;
  if (type === "BV") column.integer = true;
  else if (!["UP 1", "LO 0", "FX 0", "FX 1"].includes(`${type} ${value}`)) return fault(reading, "mps-bound", { bound: words.join(" ") });
  if (type !== "LO") column.bounded = true;
  if (type === "FX") addEntry(reading, addRow(reading, `fixed|${name}`, "E", Number(value)), index, 1);
}

function readSet(reading: Reading, name: string): void {
  const known = reading.sets.get(reading.section);
  if (known === undefined) reading.sets.set(reading.section, name);
  else if (known !== name) fault(reading, "mps-second-set", { name });
}

function readPairs(reading: Reading, words: readonly string[]): [Row, number][] {
  if (words.length === 0 || words.length % 2 === 1) fault(reading, "mps-line", { text: words.join(" ") });
  const pairs: [Row, number][] = [];
  for (let i = 0; i + 1 < words.length; i += 2) {
    const row = reading.byName.get(words[i] as string);
    const text = words[i + 1] as string;
    const value = /^-?\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
    if (row === undefined) fault(reading, "mps-unknown-row", { name: words[i] as string });
    else if (!Number.isSafeInteger(value)) fault(reading, "mps-number", { text });
    else pairs.push([row, value === 0 ? 0 : value]);
  }
  return pairs;
}

function assemble(reading: Reading): Program {
  const limits = reading.rows.map((row) => limitsOf(reading, row));
  const program: Program = {
    name: reading.name,
    columnNames: reading.columnList.map((column) => column.name),
    rowNames: reading.rows.map((row) => row.name),
    ...compress(reading),
    lower: Float64Array.from(limits, ([lower]) => lower),
    upper: Float64Array.from(limits, ([, upper]) => upper),
    groupRows: new Int32Array(0),
  };
  requireBinary(reading, program);
  return program;
}

/** Sorts the entries, which come by column, into goals and rows: a counting sort, so that columns ascend inside a row. */
function compress({
  goals,
  rows,
  columnList,
  maximise,
  entryRow,
  entryColumn,
  entryValue,
}: Reading): Pick<Program, "goals" | "rowStart" | "rowColumn" | "rowCoefficient"> {
  const dense = goals.map((row) => ({ name: row.name, coefficients: new Float64Array(columnList.length) }));
  const rowStart = new Int32Array(rows.length + 1);
  for (const row of entryRow) if (!row.isGoal) (rowStart[row.index + 1] as number) += 1;
  for (let r = 0; r < rows.length; r++) (rowStart[r + 1] as number) += rowStart[r] as number;
  const next = rowStart.slice();
  const rowColumn = new Int32Array(rowStart[rows.length] as number);
  const rowCoefficient = new Float64Array(rowColumn.length);
  for (const [e, { isGoal, index }] of entryRow.entries()) {
    const [column, value] = [entryColumn[e] as number, entryValue[e] as number];
    const at = isGoal ? column : (next[index] as number);
    (isGoal ? (dense[index] as Goal).coefficients : rowCoefficient)[at] = isGoal && !maximise ? -value : value;
    if (isGoal) continue;
    rowColumn[at] = column;
    next[index] = at + 1;
  }
  return { goals: dense, rowStart, rowColumn, rowCoefficient };
}

/** Lower and upper side from type, right-hand side R and range r: L [R - |r|, R], G [R, R + |r|], E [R, R + r] or [R + r, R]. */
function limitsOf(reading: Reading, row: Row): [number, number] {
  if (row.type === "N") return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const rhs = row.rhs ?? 0;
  const range = row.range ?? (row.type === "E" ? 0 : Number.POSITIVE_INFINITY);
  const below = row.type === "L" || (row.type === "E" && range < 0);
  const other = below ? rhs - Math.abs(range) : rhs + Math.abs(range);
  if (Number.isFinite(other) && !Number.isSafeInteger(other)) fault(reading, "mps-number", { text: String(other) }, row.line);
  return below ? [other, rhs] : [rhs, other];
}

/** Every column must be integer and at most 1, by a bound of its own or by a row "at most one". */
function requireBinary(reading: Reading, program: Program): void {
  const bounded = Uint8Array.from(reading.columnList, (column) => (column.bounded ? 1 : 0));
  for (let r = 0; r < program.rowNames.length; r++) {
    if (statesGroup(program, r)) for (const c of program.rowColumn.subarray(program.rowStart[r], program.rowStart[r + 1])) bounded[c] = 1;
  }
  reading.columnList.forEach((column, c) => {
    if (!column.integer || bounded[c] !== 1) fault(reading, "mps-not-binary", { name: column.name }, column.line);
  });
}
