/**
 * Writes a program as free MPS in one canonical form: OBJSENSE MAX, goals before rows, columns
 * in order with their entries in row order, zeros only where a column has no other entry, all
 * columns BV. `readMps` gives the same program back, group rows apart (the certificate states them).
 */
import type { Program } from "./program.ts";

/**
 * The canonical MPS text. Throws where the text would not read back as the same program: names
 * that are empty, hold white space or begin with a character that MPS gives a meaning; a goal after the first, or no free
 * row, must be the one whose name begins with `goal|`; a row's lower side above its upper side.
 */
export function writeMps(program: Program): string {
  requireReadable(program);
  const lines = [`NAME ${program.name}`.trimEnd(), "OBJSENSE", " MAX", "ROWS"];
  for (const goal of program.goals) lines.push(` N ${goal.name}`);
  program.rowNames.forEach((name, r) => {
    lines.push(` ${rowType(program, r)} ${name}`);
  });
  lines.push("COLUMNS");
  pushColumns(program, lines);
  lines.push("RHS");
  pushLimits(program, lines, rightHandSide, "RHS");
  lines.push("RANGES");
  pushLimits(program, lines, range, "RNG");
  lines.push("BOUNDS");
  for (const name of program.columnNames) lines.push(` BV BND ${name}`);
  lines.push("ENDATA");
  return `${lines.join("\n")}\n`;
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

function pushLimits(program: Program, lines: string[], value: (program: Program, r: number) => number, set: string): void {
  program.rowNames.forEach((name, r) => {
    const number = value(program, r);
    if (number !== 0) lines.push(` ${set} ${name} ${number}`);
  });
}

/** Row entries are stored by row; MPS wants them by column: a counting sort. */
function pushColumns(program: Program, lines: string[]): void {
  const next = new Int32Array(program.columnNames.length + 1);
  for (const c of program.rowColumn) next[c + 1] = (next[c + 1] as number) + 1;
  for (let c = 0; c < program.columnNames.length; c++) next[c + 1] = (next[c + 1] as number) + (next[c] as number);
  const start = next.slice();
  const rowOf = new Int32Array(program.rowColumn.length);
  const value = new Float64Array(program.rowColumn.length);
  for (let r = 0; r < program.rowNames.length; r++) {
    for (let e = program.rowStart[r] as number; e < (program.rowStart[r + 1] as number); e++) {
      const c = program.rowColumn[e] as number;
      const at = next[c] as number;
      next[c] = at + 1;
      rowOf[at] = r;
      value[at] = program.rowCoefficient[e] as number;
    }
  }
  program.columnNames.forEach((name, c) => {
    const before = lines.length;
    for (const goal of program.goals) if (goal.coefficients[c] !== 0) lines.push(` ${name} ${goal.name} ${goal.coefficients[c]}`);
    for (let e = start[c] as number; e < (start[c + 1] as number); e++) lines.push(` ${name} ${program.rowNames[rowOf[e] as number]} ${value[e]}`);
    if (lines.length === before) lines.push(` ${name} ${program.goals[0]?.name ?? program.rowNames[0]} 0`);
  });
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
