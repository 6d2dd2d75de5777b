/** Names of students, where their table has a column of names: no rule reads it, and nothing is decided by it. */
import type { ScenarioData } from "./scenario-shape.ts";
import { cellOf, type TextTable } from "./tables.ts";

/** Headers that a column of names has. */
const HEADERS: readonly string[] = ["name", "姓名"];

/** The names in the order of the ids, empty where a cell is; undefined where the students' table has no column of names. */
export function studentNames(
  { columns }: Pick<ScenarioData, "columns">,
  students: TextTable | undefined,
  ids: readonly string[],
): readonly string[] | undefined {
  const column = students?.headers.findIndex((header) => HEADERS.includes(header.trim().toLowerCase())) ?? -1;
  if (students === undefined || column < 0) return undefined;
  const mapped = Object.entries(columns?.["students"] ?? {}).find(([, field]) => field === "id")?.[0] ?? "id";
  const idColumn = students.headers.indexOf(mapped);
  const nameOf = new Map(Array.from(students.lineOf, (_, row) => [cellOf(students, row, idColumn), cellOf(students, row, column)]));
  return ids.map((id) => nameOf.get(id) ?? "");
}
