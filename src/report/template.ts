/** A scheme to the sheets of an empty cohort: every table that a case can have, each column with its format, its allowed values and a note. */
import type { FieldType, Scheme } from "../award/scheme.ts";
import { formatDecimal } from "../decimal.ts";
import { columnTypes, DAY_COLUMNS, tableColumns } from "../scenario/columns.ts";
import { columnNote } from "../words/template.ts";

/** A column to be filled in. */
export interface TemplateColumn {
  readonly header: string;
  readonly format: "text" | "date" | "number";
  readonly allowed?: readonly string[];
  readonly note?: string;
}

/** A table to be filled in, by its name without ending. */
export interface TemplateTable {
  readonly table: string;
  readonly columns: readonly TemplateColumn[];
}

/** More values than this are no list to read in a note. */
const MOST_IN_NOTE = 30;

function allowedText(values: readonly string[] | undefined): string {
  return values === undefined || values.length > MOST_IN_NOTE ? "" : values.join(", ");
}

function typedColumn(header: string, type: FieldType, document: string): TemplateColumn {
  const note = (values: Readonly<Record<string, string | number>> = {}) => columnNote(type.kind, values, document);
  switch (type.kind) {
    case "integer":
    case "decimal":
      return {
        header,
        format: "number",
        note: note({ digits: type.digits, range: `${formatDecimal(type.min, type.digits)}..${formatDecimal(type.max, type.digits)}` }),
      };
    case "money":
      return { header, format: "number", note: note() };
    case "date":
      return { header, format: "date", note: note() };
    case "time":
      return { header, format: "text", note: note() };
    case "boolean":
      return { header, format: "text", allowed: ["yes", "no"], note: note() };
    case "code": {
      const allowed = type.values === undefined ? {} : { allowed: type.optional ? [...type.values, "none"] : type.values };
      return { header, format: "text", ...allowed, note: note({ allowed: allowedText(allowed.allowed) }) };
    }
  }
}

function studentColumns(scheme: Scheme): readonly TemplateColumn[] {
  return scheme.fields.map((field): TemplateColumn => {
    const { name: header, document } = field;
    if (field.kind === "scalar") return typedColumn(header, field.type, document);
    if (field.kind === "list") {
      const table = field.table.replace(/\.csv$/, "");
      return { header, format: "text", allowed: ["none", "listed"], note: columnNote("list", { table }, document) };
    }
    const type = field.records[0]?.type;
    const allowed = type?.kind === "code" ? allowedText(type.values) : "";
    return { header, format: "text", note: columnNote("set", { allowed }, document) };
  });
}

function otherColumns(scheme: Scheme, file: string, columns: readonly string[]): readonly TemplateColumn[] {
  const list = scheme.fields.find((field) => field.kind === "list" && field.table === file);
  const register = scheme.registers.find((candidate) => candidate.file === file);
  const types = columnTypes(scheme).get(file);
  return columns.map((header): TemplateColumn => {
    if (list !== undefined && header === "id") return { header, format: "text", note: columnNote("id", {}, "") };
    if (header === register?.key) return { header, format: "text", note: columnNote("key", {}, "") };
    if (file === "census.csv" && header === "population") return { header, format: "text", allowed: [...scheme.populations.keys()] };
    if (DAY_COLUMNS[file]?.includes(header) === true) return { header, format: "date" };
    const type = types?.get(header);
    const isTyped = list !== undefined || register !== undefined || type?.kind !== "code";
    return type === undefined || !isTyped ? { header, format: "text" } : typedColumn(header, type, list?.document ?? "");
  });
}

/** The tables of a case of the scheme that a workbook can hold; the scheme's own registers are not among them. */
export function templateTables(scheme: Scheme): readonly TemplateTable[] {
  const own = scheme.registers.filter((register) => register.owner === "scheme").map((register) => register.file);
  const tables = [...tableColumns(scheme)].filter(([file]) => !own.includes(file));
  const inOrder = [...tables.filter(([file]) => file === "students.csv"), ...tables.filter(([file]) => file !== "students.csv")];
  return inOrder.map(([file, columns]) => ({
    table: file.replace(/\.csv$/, ""),
    columns:
      file === "students.csv"
        ? [{ header: "id", format: "text", note: columnNote("id", {}, "") }, ...studentColumns(scheme)]
        : otherColumns(scheme, file, columns),
  }));
}
