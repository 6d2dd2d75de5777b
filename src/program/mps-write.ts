/**
 * Writes a program as free MPS in one canonical form: OBJSENSE MAX, goals before rows, columns
 * in order with their entries in row order, zeros only where a column has no other entry, all
 * columns BV. `readMps` gives the same program back, group rows apart (the certificate states them).
 */
import type { Program } from "./program.ts";

/** A text is handed on in pieces of about so many characters. */
const PIECE = 1 << 16;

/** The canonical MPS text as a whole: `mpsPieces` in one. */
export function writeMps(program: Program): string {
  return [...mpsPieces(program)].join("");
}

/**
 * The canonical MPS text in pieces that end with a line. Throws where the text would not read back as the same program: names
 * that are empty, hold white space or begin with a character that MPS gives a meaning; a goal after the first, or no free
 * row, must be the one whose name begins with `goal|`; a row's lower side above its upper side.
 */
export function* mpsPieces(program: Program): Generator<string> {
  requireReadable(program);
  let piece = "";
  for (const lines of mpsLines(program)) {
    piece += lines;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = "";
  }
  yield piece;
}

/** One or a few lines at a time, each with its end. */
function* mpsLines(program: Program): Generator<string> {
  yield `${`NAME ${program.name}`.trimEnd()}\nOBJSENSE\n MAX\nROWS\n`;
  for (const goal of program.goals) yield ` N ${goal.name}\n`;
  for (const [r, name] of program.rowNames.entries()) yield ` ${rowType(program, r)} ${name}\n`;
  yield "COLUMNS\n";
  yield* columnLines(program);
  yield "RHS\n";
  yield* limitLines(program, rightHandSide, "RHS");
  yield "RANGES\n";
  yield* limitLines(program, range, "RNG");
  yield "BOUNDS\n";
  for (const name of program.columnNames) yield ` BV BND ${name}\n`;
  yield "ENDATA\n";
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
  if (!(width >= 0) || !Number.isSafeInteger(width)) throw new Error(`row ${program.rowNames[r]}: its limits cannot be written as an MPS range`);
  return width;
}

function* limitLines(program: Program, value: (program: Program, r: number) => number, set: string): Generator<string> {
  for (const [r, name] of program.rowNames.entries()) {
    const number = value(program, r);
    if (number !== 0) yield ` ${set} ${name} ${number}\n`;
  }
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

function* columnLines(program: Program): Generator<string> {
  const { start, rowOf, value } = byColumn(program);
  for (const [c, name] of program.columnNames.entries()) {
    let lines = "";
    for (const goal of program.goals) if (goal.coefficients[c] !== 0) lines += ` ${name} ${goal.name} ${goal.coefficients[c]}\n`;
    for (let e = start[c] as number; e < (start[c + 1] as number); e++) lines += ` ${name} ${program.rowNames[rowOf[e] as number]} ${value[e]}\n`;
    yield lines === "" ? ` ${name} ${program.goals[0]?.name ?? program.rowNames[0]} 0\n` : lines;
  }
}

function requireReadable(program: Program): void {
  if (/\s/.test(program.name)) throw new Error(`white space in the program name ${program.name}`);
  const rows = [...program.goals.map((goal) => goal.name), ...program.rowNames];
  for (const name of [...program.columnNames, ...rows]) {
    if (!/^[^\s$'*]\S*$/.test(name)) throw new Error(`the name "${name}" cannot be written to MPS`);
  }
  if (new Set(rows).size < rows.length || new Set(program.columnNames).size < program.columnNames.length) throw new Error("a name stands twice in the program");
  if (rows.length === 0 && program.columnNames.length > 0) throw new Error("MPS cannot state columns without a goal or row");
  if (program.goals.slice(1).some((goal) => !goal.name.startsWith("goal|"))) throw new Error("the name of a goal must begin with goal|");
  const free = program.rowNames.filter((_, r) => rowType(program, r) === "N");
  if (free.some((name) => program.goals.length === 0 || name.startsWith("goal|"))) throw new Error("a row without limits would be read back as a goal");
}
