/** Names of students, where their table has a column of names: no rule reads it, and nothing is decided by it. */
import type { ScenarioData } from "./scenario-shape.ts";
import { cellOf, type TextTable } from "./tables.ts";

/** Headers that a column of names has. */
const HEADERS: readonly string[] = ["name", "姓名"];

/** The names in the order of the ids, empty where a cell is: of the column that the scenario publishes as name, or of one with such a header; undefined where there is none. */
export function studentNames(
  { columns, publish }: Pick<ScenarioData, "columns" | "publish">,
  students: TextTable | undefined,
  ids: readonly string[],
): readonly string[] | undefined {
  if (students === undefined) return undefined;
  const headerOf = (field: string) => Object.entries(columns?.["students"] ?? {}).find(([, held]) => held === field)?.[0] ?? field;
  const isName = (header: string) => (publish?.name === undefined ? HEADERS.includes(header.trim().toLowerCase()) : header === published);
  const published = publish?.name === undefined || students.headers.includes(publish.name) ? publish?.name : headerOf(publish.name);
  const [column, idColumn] = [students.headers.findIndex(isName), students.headers.indexOf(headerOf("id"))];
  if (column < 0) return undefined;
  const nameOf = new Map(Array.from(students.lineOf, (_, row) => [cellOf(students, row, idColumn), cellOf(students, row, column)]));
  return ids.map((id) => nameOf.get(id) ?? "");
}
