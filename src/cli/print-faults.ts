/** Faults on the terminal: all at once, file by file, each with its place and what can be done. */
import type { Fault, Place } from "../fault.ts";
import { moreFaults, rowName } from "../words/cli.ts";
import { inWords } from "../words/in-words.ts";
import { saidIn } from "../words/language.ts";

const SHOWN = 50;

/** A fault as `--json` prints it: code, place, values, and the sentence. */
export interface FaultInWords extends Fault {
  readonly says: string;
  readonly hint?: string;
}

/** Faults as data for programs, in English: grouped by file in the order in which the files come up, by line and column within a file. */
export function faultsInWords(faults: readonly Fault[]): readonly FaultInWords[] {
  return saidIn("en", () => sortedFaults(faults));
}

function sortedFaults(faults: readonly Fault[]): readonly FaultInWords[] {
  const byFile = new Map<string, Fault[]>();
  for (const fault of faults) {
    const group = byFile.get(fault.place.file);
    if (group === undefined) byFile.set(fault.place.file, [fault]);
    else group.push(fault);
  }
  return [...byFile.values()].flatMap((group) =>
    group
      .sort(byPosition)
      .map(withRow)
      .map((fault) => ({ ...fault, ...inWords(fault) })),
  );
}

/** Parquet has rows and no lines: the line of the CSV file with the same rows becomes the row, from 1, and that of the names is no place. */
function withRow(fault: Fault): Fault {
  const { line, ...place } = fault.place;
  if (line === undefined || !place.file.endsWith(".parquet")) return fault;
  const { line: other, ...values } = fault.values;
  return {
    ...fault,
    place: line === 1 ? place : { ...place, row: line - 1 },
    values: typeof other === "number" ? { ...values, row: other - 1 } : fault.values,
  };
}

function byPosition(a: Fault, b: Fault): number {
  return bySheet(a.place, b.place) || (a.place.line ?? 0) - (b.place.line ?? 0) || (a.place.column ?? 0) - (b.place.column ?? 0);
}

/** In a workbook: by sheet, then by row, then by column (A, B, ... AA). */
function bySheet(a: Place, b: Place): number {
  const [left = "", right = ""] = [a.sheet, b.sheet];
  if (left !== right) return left < right ? -1 : 1;
  const [one, other] = [cellParts(a), cellParts(b)];
  return one.row - other.row || one.letters.length - other.letters.length || (one.letters < other.letters ? -1 : one.letters > other.letters ? 1 : 0);
}

function cellParts({ cell, row }: Place): { readonly letters: string; readonly row: number } {
  const letters = /^[A-Z]*/.exec(cell ?? "")?.[0] ?? "";
  return { letters, row: cell === undefined ? (row ?? 0) : Number(cell.slice(letters.length)) };
}

/**
 * The text of faults: `file:line:column: says`, then the hint, indented. At most 50 are shown,
 * then how many more there are.
 */
export function faultsText(faults: readonly Fault[]): string {
  const lines = sortedFaults(faults).slice(0, SHOWN).map(faultText);
  if (faults.length > SHOWN) lines.push(moreFaults(faults.length - SHOWN));
  return lines.map((line) => `${line}\n`).join("");
}

function faultText(fault: FaultInWords): string {
  const first = visible(`${placeText(fault.place)}: ${fault.says}`);
  return fault.hint === undefined ? first : `${first}\n    ${visible(fault.hint)}`;
}

/** Characters from a file that a terminal would obey, or that nobody would see, as their codes. */
function visible(text: string): string {
  const code = (character: string) => (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return text.replace(/[\p{Cc}\p{Cf}]/gu, (character) => `<U+${code(character)}>`);
}

function placeText(place: Place): string {
  const position = [place.file, place.line, place.column].filter((part) => part !== undefined).join(":");
  const inside = [
    sheetText(place),
    place.row === undefined ? undefined : rowName(place.row),
    place.header ?? (place.line === undefined ? place.path : undefined),
  ]
    .filter((part) => part !== undefined)
    .join(", ");
  return inside === "" ? position : `${position} (${inside})`;
}

/** A sheet, or a cell of it as spreadsheets name it: students!B7. */
function sheetText({ sheet, cell }: Place): string | undefined {
  if (sheet === undefined) return undefined;
  const name = /^[\p{L}\p{N}_.]+$/u.test(sheet) ? sheet : `'${sheet.replaceAll("'", "''")}'`;
  return cell === undefined ? name : `${name}!${cell}`;
}

/** Writes faults to standard error, so that standard output holds results only. */
export function printFaults(faults: readonly Fault[]): void {
  process.stderr.write(faultsText(faults));
}
