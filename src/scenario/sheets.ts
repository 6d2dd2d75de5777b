/** What a scheme and a scenario say about the columns of a case's tables before any table is read: a workbook's cells have kinds, and which are right depends on the column. */
import type { Scheme } from "../award/scheme.ts";
import { columnTypes, DAY_COLUMNS, tableColumns } from "./columns.ts";
import type { Place } from "../fault.ts";
import type { ScenarioFile } from "./scenario-file.ts";
import type { ScenarioData } from "./scenario-shape.ts";

/** Headers of one table: of columns that are not read, of ids, of dates. */
export interface SpecialColumns {
  readonly ignored: ReadonlySet<string>;
  readonly keys: ReadonlySet<string>;
  readonly dates: ReadonlySet<string>;
}

/** What is known of a case's workbooks before they are read. */
export interface WorkbookWords {
  /** By the table's name without ending. */
  readonly tables: ReadonlyMap<string, SpecialColumns>;
  /** Tables of sheets by the sheets' names; `none`: not read. */
  readonly sheets: ReadonlyMap<string, string>;
  /** Where the scenario names a sheet. */
  readonly placeOfSheet: (name: string) => Place;
  /** Whether the scenario takes what formulas gave, and what is hidden. */
  readonly formulas: boolean;
  readonly hidden: boolean;
}

/** What scheme and scenario say about workbooks. */
export function workbookOptions({ yaml, data }: ScenarioFile, scheme: Scheme): WorkbookWords {
  const { sheets = {}, formulas, hidden } = data.workbook ?? {};
  return {
    tables: specialColumns(scheme, data),
    sheets: new Map(Object.entries(sheets)),
    placeOfSheet: (name) => yaml.placeOf(["workbook", "sheets", name]),
    formulas: formulas === "stored",
    hidden: hidden === "read",
  };
}

/** The columns of every table that a case of the scheme can have, by the table's name without ending. */
function specialColumns(scheme: Scheme, data: Pick<ScenarioData, "columns" | "ignore" | "registers">): ReadonlyMap<string, SpecialColumns> {
  const stated = data.registers ?? {};
  const fileOf = (file: string) => {
    const register = scheme.registers.find((candidate) => candidate.file === file);
    return (register && stated[register.name]) ?? file;
  };
  const ofScheme = scheme.registers.filter(({ owner, name }) => owner === "scheme" && stated[name] === undefined).map(({ file }) => file);
  const types = columnTypes(scheme);
  const files = [...tableColumns(scheme).keys()].filter((file) => !ofScheme.includes(file));
  return new Map(
    files.map((file) => {
      const name = fileOf(file).replace(/\.csv$/, "");
      const dates = [...(types.get(file) ?? [])].flatMap(([field, type]) => (type.kind === "date" ? [field] : []));
      const headers = (fields: readonly string[]) => headersOf(fields, data.columns?.[name] ?? {});
      const keys = keyFields(scheme, file);
      return [name, { ignored: new Set(data.ignore?.[name]), keys: headers(keys), dates: headers([...dates, ...(DAY_COLUMNS[file] ?? [])]) }];
    }),
  );
}

/** Fields that hold ids of students, or the codes that a register lists. */
function keyFields(scheme: Scheme, file: string): readonly string[] {
  if (file === "decisions.csv") return ["subject"];
  const register = scheme.registers.find((candidate) => candidate.file === file);
  return register === undefined ? ["id"] : [register.key];
}

/** Headers of some fields: their own names, unless those are mapped to something else, and those that are mapped to them. */
function headersOf(fields: readonly string[], columns: Readonly<Record<string, string>>): ReadonlySet<string> {
  const mapped = Object.entries(columns).flatMap(([header, field]) => (fields.includes(field) ? [header] : []));
  return new Set([...fields.filter((field) => columns[field] === undefined), ...mapped]);
}
