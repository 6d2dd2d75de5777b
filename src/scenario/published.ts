/**
 * What a public notice may say of a student besides award and level: name, school, programme and grade, from columns of the students' table that the
 * scenario names under `publish`. Nothing else of a student can be named there; a column that is no such text, and a text that looks like
 * a number, a date, an address of mail, or her own id, is refused.
 */
import type { Scheme } from "../award/scheme.ts";
import { failure, success, type Fault, type Result } from "../fault.ts";
import { nearestName } from "./nearest.ts";
import { addFault, type Reading } from "./reading.ts";
import type { ScenarioData } from "./scenario-shape.ts";
import { cellOf, type TextTable } from "./tables.ts";

/** What is public of a student; empty where the scenario names no column, or the cell is empty. */
export interface PublicPerson {
  readonly name: string;
  readonly school: string;
  readonly programme: string;
  readonly grade: string;
}

/** The parts of a public person. */
export const PUBLIC_PARTS = ["name", "school", "programme", "grade"] as const;

const LONGEST = 80;
const DATE = /\d{4}[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}/;
const YEARS = /(?<!\d)(19|20)\d\d(?!\d)/g;

/** Columns that the scenario publishes, by their headers or fields. */
export function publishedNames({ publish }: Pick<ScenarioData, "publish">): readonly string[] {
  return PUBLIC_PARTS.flatMap((part) => publish?.[part] ?? []);
}

function columnAt({ headers, fields }: TextTable, name: string): number {
  const own = headers.indexOf(name);
  return own >= 0 ? own : (fields ?? []).indexOf(name);
}

/** Reports published columns that are not there, or hold what must not be published. */
export function checkPublish(reading: Reading, data: ScenarioData, scheme: Scheme, students: TextTable | undefined): void {
  if (students === undefined) return;
  for (const part of PUBLIC_PARTS) {
    const name = data.publish?.[part];
    if (name === undefined) continue;
    const column = columnAt(students, name);
    if (column < 0) addFault(reading, ["publish", part], "publish-unknown-column", { name, near: nearestName(name, students.headers) });
    else if (!isText(scheme, students, column)) addFault(reading, ["publish", part], "publish-type", { name, part });
  }
}

/** Whether a column is read as a code, or by nothing. */
function isText(scheme: Scheme, { headers, fields }: TextTable, column: number): boolean {
  const name = fields === undefined ? headers[column] : fields[column];
  if (name === "id") return false;
  const field = scheme.fields.find((one) => one.name === name);
  return field === undefined || (field.kind === "scalar" && field.type.kind === "code");
}

/** Whether a text may be public: no number beyond a year, no date, no address of mail, not too long, without the student's id. */
export function mayBePublic(text: string, id: string): boolean {
  const digits = text.replaceAll(YEARS, " ").replaceAll(/(?<=\d)[\s().\-_/\u2010-\u2015]+(?=\d)/g, "");
  return text.length <= LONGEST && !DATE.test(text) && !/\p{Nd}{5}/u.test(digits) && !/[@\uFF20]/.test(text) && !text.includes(id);
}

/** The public persons in the order of the ids; every text that may not be public is a fault, told without the text. */
export function publicPeople({ publish }: Pick<ScenarioData, "publish">, students: TextTable, ids: readonly string[]): Result<readonly PublicPerson[]> {
  const idColumn = columnAt(students, "id");
  const columns = PUBLIC_PARTS.map((part) => (publish?.[part] === undefined ? -1 : columnAt(students, publish[part])));
  const rowOf = new Map(Array.from(students.lineOf, (_, row) => [cellOf(students, row, idColumn), row]));
  const faults: Fault[] = [];
  const people = ids.map((id): PublicPerson => {
    const row = rowOf.get(id) ?? -1;
    const [name = "", school = "", programme = "", grade = ""] = columns.map((column) => {
      const text = column < 0 ? "" : cellOf(students, row, column);
      if (!mayBePublic(text, id))
        faults.push({
          code: "publish-private",
          place: { file: students.file, line: students.lineOf[row] ?? 0, header: students.headers[column] ?? "" },
          values: {},
        });
      return text === "none" ? "" : text;
    });
    return { name, school, programme, grade };
  });
  return faults.length > 0 ? failure(faults) : success(people);
}
