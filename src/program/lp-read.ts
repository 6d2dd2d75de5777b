/**
 * Exact reader of LP texts (the CPLEX format) for pure 0/1 programs in integers: objective, `subject to`,
 * bounds, binary, general, end. What it does not know it refuses, with its place. A column is 0 or 1
 * because it is binary, or general with an upper bound of 1, or general in a row "at most one".
 */
import { type Fault, failure, type Result, success } from "../fault.ts";
import { programBuilder, type RowInput } from "./build.ts";
import { type ForeignProgram, nameFaults } from "./foreign.ts";
import { type Expression, readObjective, readStatements, type Statement } from "./lp-statements.ts";
import { type Section, type SectionName, sectionsOf, type Token } from "./lp-tokens.ts";

const MOST_FAULTS = 100;

/** A column as the text states it. */
interface Column {
  readonly first: Token;
  readonly index: number;
  kind: "" | "binary" | "general";
  lower: number;
  upper: number;
  /** In a row "at most one". */
  isChoice: boolean;
}

interface Reading {
  readonly file: string;
  readonly faults: Fault[];
  readonly columns: Map<string, Column>;
  readonly list: Column[];
}

/** The program of an LP text, its `groupRows` empty, or its faults (at most 100) with codes `lp-...`. */
export function readLp(text: string, file: string): Result<ForeignProgram> {
  const faults: Fault[] = [];
  const reading: Reading = { file, faults, columns: new Map(), list: [] };
  const sections = sectionsOf(text, file, faults);
  requireOrder(reading, sections);
  const words = (name: SectionName): readonly Token[] => sections.filter((section) => section.name === name).flatMap((section) => section.tokens);
  const sense = sections.some((section) => section.name === "max") ? 1 : -1;
  const objective = readObjective([...words("max"), ...words("min")], file, faults);
  const goal = entriesOf(reading, objective.expression);
  const rows = readStatements(words("rows"), file, faults).flatMap((statement, i) => rowsOf(reading, statement, i));
  readBounds(reading, words("bounds"));
  for (const kind of ["binary", "general"] as const) for (const token of words(kind)) declare(reading, token, kind);
  const fixed = [...reading.columns].flatMap(([name, column]) => fixedRow(reading, name, column));
  const goalName = objective.label?.text ?? "obj";
  requireDistinct(reading, objective.label, [goalName, ...rows.map((row) => row.name), ...fixed.map((row) => row.name)]);
  if (faults.length > 0) return failure(faults.slice(0, MOST_FAULTS));
  const builder = programBuilder("");
  for (const name of reading.columns.keys()) builder.addColumn(name);
  builder.addGoal(
    goalName,
    goal.map(([c, a]) => [c, sense * a] as const),
  );
  for (const row of [...rows, ...fixed]) builder.addRow(row);
  const program = builder.build();
  const unwritable = nameFaults(program, file);
  return unwritable.length > 0 ? failure(unwritable) : success({ program, sense, offsets: [BigInt(objective.expression.constant)] });
}

function fault({ file, faults }: Reading, code: string, token: Token | undefined, text = token?.text ?? ""): void {
  faults.push({ code, place: token === undefined ? { file } : { file, line: token.line, column: token.column }, values: { text } });
}

/** One objective first, then rows; no section that is not read; nothing after `end`, which closes the file. */
function requireOrder(reading: Reading, sections: readonly Section[]): void {
  const names = sections.map((section) => section.name);
  if (names[0] !== "max" && names[0] !== "min") fault(reading, "lp-no-objective", sections[0]?.header);
  sections.forEach(({ name, header, tokens }, i) => {
    if (name === "other") fault(reading, "lp-section", header);
    if ((name === "max" || name === "min") && i > 0) fault(reading, "lp-section", header);
    if (name === "end" && (i < sections.length - 1 || tokens.length > 0)) fault(reading, "lp-after-end", tokens[0] ?? sections[i + 1]?.header);
  });
  if (!names.includes("end")) fault(reading, "lp-no-end", undefined);
}

function columnOf(reading: Reading, token: Token): Column {
  const known = reading.columns.get(token.text);
  if (known !== undefined) return known;
  const column: Column = { first: token, index: reading.columns.size, kind: "", lower: 0, upper: Infinity, isChoice: false };
  reading.columns.set(token.text, column);
  reading.list.push(column);
  return column;
}

/** Coefficients by column index, duplicates summed, zeros kept out. */
function entriesOf(reading: Reading, { terms }: Expression): readonly (readonly [number, number])[] {
  const sums = new Map<number, number>();
  for (const [token, coefficient] of terms) {
    const { index } = columnOf(reading, token);
    const sum = (sums.get(index) ?? 0) + coefficient;
    if (!Number.isSafeInteger(sum)) fault(reading, "lp-number", token, String(sum));
    sums.set(index, sum);
  }
  return [...sums].filter(([, a]) => a !== 0);
}

/** One row, or two where its sides cross: then no range can be written, and the program is infeasible. */
function rowsOf(reading: Reading, { label, at, expression, lower = -Infinity, upper = Infinity }: Statement, position: number): readonly RowInput[] {
  const entries = entriesOf(reading, expression);
  const name = label?.text ?? `R${position + 1}`;
  if (Number.isFinite(upper - lower) && !Number.isSafeInteger(upper - lower)) fault(reading, "lp-number", at, `${lower} .. ${upper}`);
  if (lower === Infinity || upper === -Infinity || (lower === -Infinity && upper === Infinity)) fault(reading, "lp-number", at);
  if (upper === 1 && lower <= 1 && entries.every(([, a]) => a === 1)) for (const [c] of entries) (reading.list[c] as Column).isChoice = true;
  if (lower > upper)
    return [
      { name, entries, upper },
      { name: `${name}|lower`, entries, lower },
    ];
  return [{ name, entries, lower, upper }];
}

/** Bounds: `x free` is refused; any other relates one column to numbers. */
function readBounds(reading: Reading, tokens: readonly Token[]): void {
  const free = tokens.filter((token, i) => token.kind === "name" && /^free$/i.test(tokens[i + 1]?.text ?? "") && tokens[i + 1]?.line === token.line);
  for (const token of free) fault(reading, "lp-not-binary", token);
  const lines = new Set(free.map((token) => token.line));
  const rest = tokens.filter((token) => !lines.has(token.line));
  for (const { at, label, expression, lower, upper } of readStatements(rest, reading.file, reading.faults)) {
    const [term] = expression.terms;
    if (label !== undefined || term === undefined || expression.terms.length > 1 || term[1] !== 1) {
      fault(reading, "lp-bound", label ?? at);
      continue;
    }
    const column = columnOf(reading, term[0]);
    column.lower = lower ?? column.lower;
    column.upper = upper ?? column.upper;
  }
}

function declare(reading: Reading, token: Token, kind: "binary" | "general"): void {
  if (token.kind !== "name") return fault(reading, "lp-term", token);
  const column = columnOf(reading, token);
  if (column.kind !== "binary") column.kind = kind;
}

/** Requires a column to be 0 or 1; the row `fixed|<column>` where its bounds leave one value. */
function fixedRow(reading: Reading, name: string, { first, index, kind, lower, upper, isChoice }: Column): readonly RowInput[] {
  const most = kind === "binary" || isChoice ? Math.min(1, upper) : upper;
  if (kind === "" || lower < 0 || most > 1) fault(reading, "lp-not-binary", first, name);
  else if (lower > most) fault(reading, "lp-bound", first, name);
  return lower === most ? [{ name: `fixed|${name}`, entries: [[index, 1]], lower, upper: lower }] : [];
}

function requireDistinct(reading: Reading, label: Token | undefined, names: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) fault(reading, "lp-twice", name === label?.text ? label : undefined, name);
    seen.add(name);
  }
}
