/** What programs from other people's files need beside the program: their own sense and offsets, and numbers in other spellings. */
import type { Fault } from "../fault.ts";
import type { Program } from "./program.ts";

/** A program read from a foreign file. Its goals are to be maximised, as everywhere; the file's own objective is `sense * goal + offset`. */
export interface ForeignProgram {
  readonly program: Program;
  /** 1 where the file maximises, -1 where it minimises: the goals are its objectives times this. */
  readonly sense: 1 | -1;
  /** Constant of each goal in the file's own sense. */
  readonly offsets: readonly bigint[];
}

/** An integer below 2^53 in any usual spelling (`+12`, `12.0`, `1.2e1`); undefined where the text is none. */
export function integerOf(text: string): number | undefined {
  const match = /^([+-]?)(\d{0,40})(?:\.(\d{0,40}))?(?:[eE]([+-]?\d{1,2}))?$/.exec(text);
  const [, sign, whole = "", fraction = "", exponent = "0"] = match ?? [];
  const digits = whole + fraction;
  if (match === null || digits === "") return undefined;
  const shift = Number(exponent) - fraction.length;
  const cut = Math.max(0, digits.length + Math.min(0, shift));
  if (/[1-9]/.test(digits.slice(cut))) return undefined;
  const value = Number(digits.slice(0, cut) + "0".repeat(Math.max(0, shift)));
  if (!Number.isSafeInteger(value)) return undefined;
  return sign === "-" && value !== 0 ? -value : value;
}

/** Faults of names that the canonical MPS text, of which a certificate speaks, cannot hold. */
export function nameFaults(program: Program, file: string): readonly Fault[] {
  const names = [...program.goals.map((goal) => goal.name), ...program.rowNames, ...program.columnNames];
  return names.filter((name) => !/^[^\s$'*]\S*$/.test(name)).map((name) => ({ code: "foreign-name", place: { file }, values: { name } }));
}
