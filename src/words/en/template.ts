/** English texts of `template`: its help, and the notes at the columns of the workbook that it writes. */

type Values = Readonly<Record<string, string | number>>;

/** Texts of `bursar template --help`, and of words that cannot be followed. */
export const templateTexts = {
  scheme: "a scheme's folder, or the name of a shipped one (zust, anso, tutorial)",
  out: "the workbook that is written; it must not exist",
  replace: "replace a workbook that is there; the old one is kept beside it, as <name>.old-1",
  json: "print one JSON object",
  examples: `
Writes a workbook to be filled in: one sheet per table of the scheme, with its fields as columns, allowed
values as lists to choose from, and notes that say what a column holds and which document proves it. Put it
into a scenario's folder (cohort.xlsx): its sheets are the tables of the case.

Example:
  bursar template zust --out cohort.xlsx

Exit codes: 0 done, 2 faults in files or words.`,
  wrongName: (found: string) => `--out is "${found}"; expected: a name that ends with .xlsx.`,
  written: (file: string, sheets: number) => `${file} written, with ${sheets} sheets.`,
  kept: (file: string) => `The old one is now ${file}.`,
  next: "Fill it in, and put it into the folder of a scenario; bursar cohort check SCENARIO tells what is missing or wrong.",
} as const;

const KINDS: Readonly<Record<string, (v: Values) => string>> = {
  integer: (v) => `A whole number, ${v.range}.`,
  decimal: (v) => `A number with at most ${v.digits} decimals, ${v.range}.`,
  money: () => "Yuan, with at most two decimals.",
  date: () => "A date.",
  time: () => "A date as text, or date, time and zone as text: 2024-06-30T17:00+08:00.",
  boolean: () => "yes or no.",
  code: (v) => (v.allowed === "" ? "A text." : `One of: ${v.allowed}.`),
  id: () => "The student's id, as text: leading zeros stay. Every sheet uses the same ids.",
  key: () => "The code that other tables use, as text.",
  list: (v) => `none, or listed: then the sheet ${v.table} has her rows.`,
  set: (v) => `Codes separated by ; or none.${v.allowed === "" ? "" : ` Codes: ${v.allowed}.`}`,
};

/** The note at a column: what it holds, that an empty cell is unknown, and the proving document. */
export function columnNote(kind: string, values: Values, document: string): string {
  const lines = [KINDS[kind]?.(values) ?? ""];
  if (kind !== "id" && kind !== "key") lines.push("Empty: not known.");
  if (document !== "") lines.push(`Proof: ${document}`);
  return lines.join("\n");
}
