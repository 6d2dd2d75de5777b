/** Entries in a file, JSON Lines: one object per line, with author and time where the line does not state them. */
import { type Fault, failure, type Result, success } from "../fault.ts";
import type { Entry, Stated } from "../round/entry.ts";
import { parsedJson } from "./check.ts";
import { entryShape, statedShape } from "./shape.ts";

/** Who and when, for lines that do not say it. */
export type Defaults = Partial<Pick<Stated, "author" | "time">>;

/** Reads entries; all faulty lines are named: `ledger-entry` with the field, `ledger-empty` where there is no line. */
export function readEntries(file: string, lines: Iterable<string>, defaults: Defaults): Result<readonly Entry[]> {
  const entries: Entry[] = [];
  const faults: Fault[] = [];
  let number = 0;
  for (const line of lines) {
    number++;
    const value = parsedJson(line);
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    const read = entryShape.safeParse(isObject ? { ...defaults, ...value } : value);
    if (read.success) entries.push(read.data);
    else {
      const names = new Set(isObject ? read.error.issues.flatMap((issue) => fieldsOf(issue)) : [""]);
      for (const name of names) faults.push({ code: "ledger-entry", place: { file, line: number }, values: { name } });
    }
  }
  if (faults.length > 0) return failure(faults);
  return entries.length > 0 ? success(entries) : failure([{ code: "ledger-empty", place: { file }, values: {} }]);
}

/** The fields that an issue of a flat object is about. */
function fieldsOf(issue: { readonly code?: string | undefined; readonly path: readonly PropertyKey[]; readonly keys?: readonly string[] }): readonly string[] {
  return issue.keys ?? [String(issue.path[0] ?? "")];
}

/** Checks who, when and why as given on a command line: `ledger-stated` for each that a ledger cannot hold. */
export function readStated(stated: Stated): Result<Stated> {
  const read = statedShape.safeParse(stated);
  if (read.success) return success(read.data);
  const names = new Set(read.error.issues.map((issue) => String(issue.path[0])));
  return failure([...names].map((name) => ({ code: "ledger-stated", place: { file: name }, values: { name, found: stated[name as keyof Stated] } })));
}
