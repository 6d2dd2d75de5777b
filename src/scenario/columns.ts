/**
 * What the columns of a case's tables hold: their headers say it, unless the scenario maps a header to a
 * field (`columns`) or says that a column is not read (`ignore`).
 */
import type { FieldType, Scheme } from "../award/scheme.ts";
import type { Fault } from "../fault.ts";
import { AGREEMENT_COLUMNS, CENSUS_COLUMNS, CENSUS_EXTRA_COLUMNS } from "./case-tables.ts";
import { DECISION_COLUMNS } from "./decisions.ts";
import { nearestName } from "./nearest.ts";
import { publishedNames } from "./published.ts";
import type { Reading } from "./reading.ts";
import type { ScenarioData } from "./scenario-shape.ts";
import type { TextTable } from "./tables.ts";

/** Every table that a case of the scheme can have, by its file's name, and the columns it has. */
export function tableColumns(scheme: Scheme): ReadonlyMap<string, readonly string[]> {
  const lists = scheme.fields.flatMap((field): [string, string[]][] => {
    return field.kind === "list" ? [[field.table, ["id", ...field.records.map((record) => record.name)]]] : [];
  });
  const registers = scheme.registers.map((register): [string, string[]] => [register.file, [register.key, ...register.records.map((record) => record.name)]]);
  return new Map<string, readonly string[]>([
    ...registers,
    ["students.csv", ["id", ...scheme.fields.map((field) => field.name)]],
    ...lists,
    ["decisions.csv", DECISION_COLUMNS],
    ["census.csv", [...CENSUS_COLUMNS, ...CENSUS_EXTRA_COLUMNS]],
    ["agreements.csv", AGREEMENT_COLUMNS],
  ]);
}

const COUNT: FieldType = { kind: "integer", digits: 0, min: 0, max: 999_999_999 };
const TEXT: FieldType = { kind: "code", values: undefined, optional: true };

/** The type of every column of every table that a case of the scheme can have, by file and column; text where it has no type of its own. */
export function columnTypes(scheme: Scheme): ReadonlyMap<string, ReadonlyMap<string, FieldType>> {
  const lists = scheme.fields.flatMap((field) => (field.kind === "list" ? [{ file: field.table, records: field.records }] : []));
  const typed = new Map<string, ReadonlyMap<string, FieldType>>([
    ["students.csv", new Map(scheme.fields.flatMap((field) => (field.kind === "scalar" ? [[field.name, field.type]] : [])))],
    ["census.csv", new Map([["count", COUNT]])],
    ...[...lists, ...scheme.registers].map(({ file, records }) => [file, new Map(records.map((record) => [record.name, record.type]))] as const),
  ]);
  return new Map([...tableColumns(scheme)].map(([file, columns]) => [file, new Map(columns.map((name) => [name, typed.get(file)?.get(name) ?? TEXT]))]));
}

/** Days in tables whose columns have no types of their own, by file. */
export const DAY_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  "census.csv": ["date"],
  "decisions.csv": ["date"],
  "agreements.csv": ["from", "to"],
};

/** What the scenario says about the columns of one table. */
interface Mapping {
  readonly reading: Reading;
  readonly key: string;
  readonly fields: readonly string[];
  readonly headers: readonly string[];
  readonly columns: ReadonlyMap<string, string>;
  readonly ignored: readonly string[];
  /** Published columns that no rule reads. */
  readonly shown: readonly string[];
}

function columnFault(mapping: Mapping, header: string, code: string, values: Fault["values"] = {}): void {
  const place = mapping.reading.file.placeOfKey(["columns", mapping.key], header);
  mapping.reading.faults.push({ code, place, values: { header, ...values } });
}

/** What is wrong with one mapped header, given what holds each field so far; undefined where nothing is. */
function entryFault(mapping: Mapping, header: string, field: string, other: string | undefined): readonly [code: string, values?: Fault["values"]] | undefined {
  if (!mapping.headers.includes(header)) {
    return ["columns-unknown-header", { near: nearestName(header, mapping.headers) }];
  }
  if (mapping.ignored.includes(header)) return ["columns-ignored"];
  if (!mapping.fields.includes(field)) {
    return ["columns-unknown-field", { field, near: nearestName(field, mapping.fields) }];
  }
  return other === undefined ? undefined : ["columns-field-twice", { field, other }];
}

/** The field of every mapped header; undefined where the mapping was reported, so that the column is not reported again. */
function readColumns(mapping: Mapping): ReadonlyMap<string, string | undefined> {
  const free = mapping.headers.filter((header) => !mapping.columns.has(header) && !mapping.ignored.includes(header));
  const holderOf = new Map(free.map((header) => [header, header]));
  const fieldOf = new Map<string, string | undefined>();
  for (const [header, field] of mapping.columns) {
    const found = entryFault(mapping, header, field, holderOf.get(field));
    fieldOf.set(header, found === undefined ? field : undefined);
    if (found === undefined) holderOf.set(field, header);
    else columnFault(mapping, header, ...found);
  }
  return fieldOf;
}

function checkIgnored(mapping: Mapping): void {
  for (const [i, header] of mapping.ignored.entries()) {
    if (mapping.headers.includes(header)) continue;
    const place = mapping.reading.file.placeOf(["ignore", mapping.key, i]);
    const values = { header, near: nearestName(header, mapping.headers) };
    mapping.reading.faults.push({ code: "columns-unknown-header", place, values });
  }
}

function mapTable(mapping: Mapping, table: TextTable): TextTable {
  const fieldOf = readColumns(mapping);
  checkIgnored(mapping);
  const ignored = new Set([...mapping.ignored, ...mapping.shown]);
  const fields = table.headers.map((header) => {
    if (ignored.has(header)) return undefined;
    return fieldOf.has(header) ? fieldOf.get(header) : header;
  });
  // Not spread: that would ask for the rows.
  const { file, headers, columns, lineOf } = table;
  return {
    file,
    headers,
    columns,
    lineOf,
    fields,
    get rows() {
      return table.rows;
    },
  };
}

/** Whether a published header is there and is no field, by itself or by the scenario's mapping. */
function isOnlyShown(header: string, { headers }: TextTable, fields: readonly string[], columns: ReadonlyMap<string, string>): boolean {
  return headers.includes(header) && !fields.includes(header) && !columns.has(header);
}

/** The tables with what their columns hold; a mapping that names an unknown table, header or field, or one field twice, is a fault in the scenario. */
export function mapColumns(reading: Reading, data: ScenarioData, scheme: Scheme, tables: ReadonlyMap<string, TextTable>): ReadonlyMap<string, TextTable> {
  const known = tableColumns(scheme);
  const mapped = new Map(tables);
  const columns = new Map(Object.entries(data.columns ?? {}));
  const ignore = new Map(Object.entries(data.ignore ?? {}));
  const published = publishedNames(data);
  const publishing = published.length > 0 && tables.has("students.csv") ? ["students"] : [];
  for (const key of new Set([...columns.keys(), ...ignore.keys(), ...publishing])) {
    const name = `${key}.csv`;
    const fields = known.get(name);
    const table = tables.get(name);
    if (fields !== undefined && table !== undefined) {
      const stated = new Map(Object.entries(columns.get(key) ?? {}));
      const shown = key === "students" ? published.filter((header) => isOnlyShown(header, table, fields, stated)) : [];
      const ignored = ignore.get(key) ?? [];
      mapped.set(name, mapTable({ reading, key, fields, headers: table.headers, columns: stated, ignored, shown }, table));
      continue;
    }
    const keys = [...known.keys()].map((file) => file.replace(/\.csv$/, ""));
    const place = reading.file.placeOfKey([columns.has(key) ? "columns" : "ignore"], key);
    reading.faults.push({
      code: fields === undefined ? "columns-unknown-table" : "columns-no-table",
      place,
      values: { key, name, known: keys.join(", "), near: nearestName(key, keys) },
    });
  }
  return mapped;
}
