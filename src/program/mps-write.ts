/**
 * Writes a program as free MPS in one canonical form: OBJSENSE MAX, goals before rows, columns
 * in order with their entries in row order, zeros only where a column has no other entry, all
 * columns BV. `readMps` gives the same program back, group rows apart (the certificate states them).
 */
import { isFull, type PieceWriter, pieceWriter, put, takePiece, textOf } from "./pieces.ts";
import { joinNames, repeatedName } from "./names.ts";
import type { Program } from "./program.ts";

/** The canonical MPS text as a whole: `mpsPieces` in one. */
export function writeMps(program: Program): string {
  return textOf(mpsPieces(program));
}

/**
 * The bytes of the canonical MPS text, in pieces. Throws where the text would not read back as the same program: names
 * that are empty, hold white space or begin with a character that MPS gives a meaning; a goal after the first, or no free
 * row, must be the one whose name begins with `goal|`; a row's lower side above its upper side.
 */
export function* mpsPieces(program: Program): Generator<Uint8Array> {
  requireReadable(program);
  const writer = pieceWriter();
  const { rowNames, columnNames, goals } = program;
  put(writer, `${`NAME ${program.name}`.trimEnd()}\nOBJSENSE\n MAX\nROWS\n`);
  for (const goal of goals) put(writer, ` N ${goal.name}\n`);
  yield* putEach(writer, rowNames.length, (r) => putWords(writer, rowType(program, r), rowNames.at(r) as string));
  put(writer, "COLUMNS\n");
  yield* putEach(writer, columnNames.length, columnLines(program, writer));
  put(writer, "RHS\n");
  yield* putEach(writer, rowNames.length, (r) => putLimit(writer, "RHS", rowNames.at(r) as string, rightHandSide(program, r)));
  put(writer, "RANGES\n");
  yield* putEach(writer, rowNames.length, (r) => putLimit(writer, "RNG", rowNames.at(r) as string, range(program, r)));
  put(writer, "BOUNDS\n");
  yield* putEach(writer, columnNames.length, (c) => putWords(writer, "BV BND", columnNames.at(c) as string));
  put(writer, "ENDATA\n");
  yield takePiece(writer);
}

/** Writes the lines of many rows or columns. */
function* putEach(writer: PieceWriter, count: number, putOne: (i: number) => void): Generator<Uint8Array> {
  for (let i = 0; i < count; i++) {
    putOne(i);
    if (isFull(writer)) yield takePiece(writer);
  }
}

/** A line: a blank, then words with blanks between. */
function putWords(writer: PieceWriter, first: string, second: string, third = ""): void {
  put(writer, " ");
  put(writer, first);
  put(writer, " ");
  put(writer, second);
  if (third !== "") {
    put(writer, " ");
    put(writer, third);
  }
  put(writer, "\n");
}

function putLimit(writer: PieceWriter, set: string, name: string, value: number): void {
  if (value !== 0) putWords(writer, set, name, String(value));
}

function rowType(program: Program, r: number): "N" | "L" | "G" | "E" {
  const lower = program.lower[r] as number;
  const upper = program.upper[r] as number;
  if (lower === upper) return "E";
  if (upper !== Number.POSITIVE_INFINITY) return "L";
  return lower === Number.NEGATIVE_INFINITY ? "N" : "G";
}

function rightHandSide(program: Program, r: number): number {
  const type = rowType(program, r);
  if (type === "N") return 0;
  return type === "G" ? (program.lower[r] as number) : (program.upper[r] as number);
}

function range(program: Program, r: number): number {
  const width = (program.upper[r] as number) - (program.lower[r] as number);
  if (width === Number.POSITIVE_INFINITY) return 0;
  if (!(width >= 0) || !Number.isSafeInteger(width)) throw new Error(`row ${program.rowNames.at(r)}: its limits cannot be written as an MPS range`);
  return width;
}

/** Row entries are stored by row; MPS wants them by column: a counting sort. */
function byColumn({ rowStart, rowColumn, rowCoefficient, rowNames, columnNames }: Program) {
  const start = new Int32Array(columnNames.length + 1);
  for (const c of rowColumn) start[c + 1] = (start[c + 1] as number) + 1;
  for (let c = 0; c < columnNames.length; c++) start[c + 1] = (start[c + 1] as number) + (start[c] as number);
  const next = start.slice();
  const rowOf = new Int32Array(rowColumn.length);
  const value = new Float64Array(rowColumn.length);
  for (let r = 0; r < rowNames.length; r++) {
    for (let e = rowStart[r] as number; e < (rowStart[r + 1] as number); e++) {
      const c = rowColumn[e] as number;
      const at = next[c] as number;
      next[c] = at + 1;
      rowOf[at] = r;
      value[at] = rowCoefficient[e] as number;
    }
  }
  return { start, rowOf, value };
}

/** Writes the lines of a column: its goals, then its entries in row order. */
function columnLines(program: Program, writer: PieceWriter): (c: number) => void {
  const { start, rowOf, value } = byColumn(program);
  const { columnNames, rowNames, goals } = program;
  return (c) => {
    const name = columnNames.at(c) as string;
    let count = 0;
    for (const goal of goals) {
      const coefficient = goal.coefficients[c] as number;
      if (coefficient === 0) continue;
      putWords(writer, name, goal.name, String(coefficient));
      count += 1;
    }
    for (let e = start[c] as number; e < (start[c + 1] as number); e++) {
      putWords(writer, name, rowNames.at(rowOf[e] as number) as string, String(value[e]));
      count += 1;
    }
    if (count === 0) putWords(writer, name, goals[0]?.name ?? (rowNames.at(0) as string), "0");
  };
}

function requireReadable(program: Program): void {
  if (/\s/.test(program.name)) throw new Error(`white space in the program name ${program.name}`);
  const rows = joinNames(
    program.goals.map((goal) => goal.name),
    program.rowNames,
  );
  for (const names of [program.columnNames, rows])
    for (const name of names) if (!/^[^\s$'*]\S*$/.test(name)) throw new Error(`the name "${name}" cannot be written to MPS`);
  if (repeatedName(rows) >= 0 || repeatedName(program.columnNames) >= 0) throw new Error("a name stands twice in the program");
  if (rows.length === 0 && program.columnNames.length > 0) throw new Error("MPS cannot state columns without a goal or row");
  if (program.goals.slice(1).some((goal) => !goal.name.startsWith("goal|"))) throw new Error("the name of a goal must begin with goal|");
  for (let r = 0; r < program.rowNames.length; r++) {
    const isGoal = rowType(program, r) === "N" && (program.goals.length === 0 || program.rowNames.at(r)?.startsWith("goal|"));
    if (isGoal) throw new Error("a row without limits would be read back as a goal");
  }
}
