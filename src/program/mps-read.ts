/**
 * Exact reader of free MPS for pure 0/1 programs in integers. What it does not know it refuses,
 * with line and code: numbers that are no plain integers below 2^53, other bounds than 0 and 1, an offset of a goal.
 * The first N row is a goal, and every later N row whose name begins with `goal|`; other N rows only count.
 * Goals are maximised: where the file minimises (the default of MPS), their coefficients change sign.
 * A column fixed by its bounds gets the row `fixed|<column>` after the rows of the file, in the order of columns.
 */
import type { Fault, Result } from "../fault.ts";
import { statesGroup } from "./groups.ts";
import { linesOf } from "./lines.ts";
import { entriesOf, type Program } from "./program.ts";

type RowType = "N" | "L" | "G" | "E";

type Row = ReturnType<typeof newRow>;

type Column = ReturnType<typeof newColumn>;

/** What has been read so far. */
type Reading = ReturnType<typeof startReading>;

const MOST_FAULTS = 100;

/** What reads a line of each section. */
const READERS = { OBJSENSE: readSense, ROWS: readRow, COLUMNS: readColumn, RHS: readLimits, RANGES: readLimits, BOUNDS: readBound };
const SECTIONS = new Map(Object.entries({ NAME: refuseLine, ...READERS, ENDATA: refuseLine }));

/** The program of an MPS text (or of its lines), its `groupRows` empty, or its faults (at most 100) with codes `mps-...`. */
export function readMps(text: string | Generator<string>, file: string): Result<Program> {
  const reading = startReading(file);
  for (const line of typeof text === "string" ? linesOf(text) : text) {
    reading.line += 1;
    if (reading.faults.length < MOST_FAULTS) readLine(reading, line);
  }
  if (reading.section !== "ENDATA") fault(reading, "mps-no-end");
  const program = assemble(reading);
  requireBinary(reading, program);
  return reading.faults.length > 0 ? { ok: false, faults: reading.faults.slice(0, MOST_FAULTS) } : { ok: true, value: program };
}

/** `column`: that of the line before; `sets`: the names of the RHS, RANGES and BOUNDS sets, one of each. */
function startReading(file: string) {
  const present = { line: 0, section: "", column: undefined as Column | undefined, inMarker: false };
  const maps = { byName: new Map<string, Row>(), columns: new Map<string, Column>(), sets: new Map<string, string>() };
  return { file, name: "", maximise: false, ...present, ...maps, goals: [] as Row[], rows: [] as Row[], faults: [] as Fault[] };
}

/** `columns`, `coefficients`: those that are not 0, ascending; `last`: the last column with a coefficient in it, 0 or not. */
function newRow(name: string, type: RowType, line: number, rhs: number | undefined) {
  const [columns, coefficients]: [number[], number[]] = [[], []];
  return { name, type, line, columns, coefficients, last: undefined as Column | undefined, rhs, range: undefined as number | undefined };
}

/** `bounded`: at most 1, by a bound of its own or by a row "at most one"; `fixed`: its value by a bound FX. */
function newColumn(name: string, index: number, line: number, integer: boolean) {
  return { name, index, line, integer, bounded: false, fixed: undefined as number | undefined };
}

function fault({ file, faults, line: present }: Reading, code: string, values: Fault["values"] = {}, line = present): void {
  faults.push({ code, place: { file, line }, values });
}

function refuseLine(reading: Reading, words: readonly string[]): void {
  fault(reading, "mps-line", { text: words.join(" ").slice(0, 60) });
}

function readLine(reading: Reading, line: string): void {
  const all = line.trim().split(/\s+/);
  if (all[0] === "" || line.startsWith("*")) return;
  if (reading.section === "ENDATA") return fault(reading, "mps-after-end");
  if (/^\s/.test(line)) return (SECTIONS.get(reading.section) ?? refuseLine)(reading, all);
  const [section = "", ...words] = all;
  reading.section = section;
  if (section === "NAME") reading.name = words.join(" ");
  else if (section === "OBJSENSE" && words.length > 0) readSense(reading, words);
  else if (!SECTIONS.has(section) || words.length > 0) fault(reading, "mps-section", { section: line.slice(0, 60) });
}

function readSense(reading: Reading, words: readonly string[]): void {
  const sense = /^(MAX|MIN)(IMI[SZ]E)?$/i.exec(words.join(" "));
  if (sense === null) return fault(reading, "mps-sense", { sense: words.join(" ") });
  reading.maximise = sense[1]?.toUpperCase() === "MAX";
}

function readRow(reading: Reading, words: readonly string[]): void {
  const [type, name] = words as [RowType, string];
  if (words.length !== 2 || !/^[NLGE]$/.test(type)) return refuseLine(reading, words);
  addRow(reading, name, type);
}

function addRow(reading: Reading, name: string, type: RowType, rhs?: number): Row {
  if (reading.byName.has(name)) fault(reading, "mps-twice", { name });
  const isGoal = type === "N" && (reading.goals.length === 0 || name.startsWith("goal|"));
  const row = newRow(name, type, reading.line, rhs);
  (isGoal ? reading.goals : reading.rows).push(row);
  reading.byName.set(name, row);
  return row;
}

function readColumn(reading: Reading, words: readonly string[]): void {
  const [name, second, third] = words as [string, string, string];
  if (second === "'MARKER'") {
    if (words.length !== 3 || !/^'INT(ORG|END)'$/.test(third)) return refuseLine(reading, words);
    reading.inMarker = third === "'INTORG'";
    return;
  }
  if (reading.column?.name !== name) {
    if (reading.columns.has(name)) return fault(reading, "mps-twice", { name });
    reading.column = newColumn(name, reading.columns.size, reading.line, reading.inMarker);
    reading.columns.set(name, reading.column);
  }
  for (const [row, value] of readPairs(reading, words.slice(1))) {
    if (row.last === reading.column) fault(reading, "mps-twice", { name: row.name });
    row.last = reading.column;
    addEntry(row, reading.column, value);
  }
}

function addEntry(row: Row, column: Column, value: number): void {
  if (value === 0) return;
  row.columns.push(column.index);
  row.coefficients.push(value);
}

/** A line of RHS or RANGES: an optional name of the set, then pairs of row and number. */
function readLimits(reading: Reading, words: readonly string[]): void {
  const named = words.length % 2;
  readSet(reading, named === 1 ? (words[0] as string) : "");
  const key = reading.section === "RHS" ? "rhs" : "range";
  for (const [row, value] of readPairs(reading, words.slice(named))) {
    if (row.type === "N") fault(reading, "mps-limit-of-n", { row: row.name });
    if (row[key] !== undefined) fault(reading, "mps-twice", { name: row.name });
    row[key] = value;
  }
}

/** A line of BOUNDS: a type, an optional name of the set, a column, and, but for BV, a value. */
function readBound(reading: Reading, words: readonly string[]): void {
  const hasValue = words[0] !== "BV";
  const bound = hasValue ? `${words[0]} ${words.at(-1)}` : "BV";
  if (!/^(BV|UP 1|LO 0|FX [01])$/.test(bound)) return fault(reading, "mps-bound", { bound: words.join(" ") });
  const [name, set = "", ...more] = words.slice(1, hasValue ? -1 : undefined).reverse();
  if (name === undefined || more.length > 0) return refuseLine(reading, words);
  readSet(reading, set);
  const column = reading.columns.get(name);
  if (column === undefined) return fault(reading, "mps-unknown-column", { name });
  if (bound === "BV") column.integer = true;
  if (bound !== "LO 0") column.bounded = true;
  if (!bound.startsWith("FX")) return;
  if (column.fixed !== undefined) fault(reading, "mps-twice", { name });
  column.fixed = Number(words.at(-1));
}

function readSet(reading: Reading, name: string): void {
  const known = reading.sets.get(reading.section);
  if (known === undefined) reading.sets.set(reading.section, name);
  else if (known !== name) fault(reading, "mps-second-set", { name });
}

function readPairs(reading: Reading, words: readonly string[]): [Row, number][] {
  if (words.length === 0 || words.length % 2 === 1) refuseLine(reading, words);
  const pairs: [Row, number][] = [];
  for (let i = 0; i + 1 < words.length; i += 2) {
    const [name, text] = [words[i] as string, words[i + 1] as string];
    const row = reading.byName.get(name);
    const value = /^-?\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
    if (row === undefined) fault(reading, "mps-unknown-row", { name });
    else if (!Number.isSafeInteger(value)) fault(reading, "mps-number", { text });
    else pairs.push([row, value === 0 ? 0 : value]);
  }
  return pairs;
}

function assemble(reading: Reading): Program {
  const { name, maximise, goals, rows, columns } = reading;
  for (const column of columns.values()) {
    if (column.fixed !== undefined) addEntry(addRow(reading, `fixed|${column.name}`, "E", column.fixed), column, 1);
  }
  const limits = rows.map((row) => limitsOf(reading, row));
  const rowStart = new Int32Array(rows.length + 1);
  for (const [r, row] of rows.entries()) rowStart[r + 1] = (rowStart[r] as number) + row.columns.length;
  const rowColumn = new Int32Array(rowStart[rows.length] as number);
  const rowCoefficient = new Float64Array(rowColumn.length);
  for (const [r, row] of rows.entries()) {
    rowColumn.set(row.columns, rowStart[r]);
    rowCoefficient.set(row.coefficients, rowStart[r]);
  }
  return {
    name,
    columnNames: [...columns.keys()],
    goals: goals.map((row) => ({ name: row.name, coefficients: dense(row, columns.size, maximise ? 1 : -1) })),
    rowNames: rows.map((row) => row.name),
    rowStart,
    rowColumn,
    rowCoefficient,
    lower: Float64Array.from(limits, ([lower]) => lower),
    upper: Float64Array.from(limits, ([, upper]) => upper),
    groupRows: new Int32Array(0),
  };
}

function dense({ columns, coefficients }: Row, size: number, sign: 1 | -1): Float64Array {
  const vector = new Float64Array(size);
  for (const [e, c] of columns.entries()) vector[c] = sign * (coefficients[e] as number);
  return vector;
}

/** Lower and upper side from type, right-hand side R and range r: L [R - |r|, R], G [R, R + |r|], E [R, R + r] or [R + r, R]. */
function limitsOf(reading: Reading, { type, line, rhs = 0, range = type === "E" ? 0 : Number.POSITIVE_INFINITY }: Row): [number, number] {
  if (type === "N") return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const below = type === "L" || (type === "E" && range < 0);
  const other = below ? rhs - Math.abs(range) : rhs + Math.abs(range);
  if (Number.isFinite(other) && !Number.isSafeInteger(other)) fault(reading, "mps-number", { text: String(other) }, line);
  return below ? [other, rhs] : [rhs, other];
}

/** Every column must be integer and at most 1, by a bound of its own or by a row "at most one". */
function requireBinary(reading: Reading, program: Program): void {
  const columns = [...reading.columns.values()];
  for (let r = 0; r < program.rowNames.length; r++) {
    if (statesGroup(program, r)) for (const c of entriesOf(program, r).columns) (columns[c] as Column).bounded = true;
  }
  for (const { name, line, integer, bounded } of columns) if (!integer || !bounded) fault(reading, "mps-not-binary", { name }, line);
}
