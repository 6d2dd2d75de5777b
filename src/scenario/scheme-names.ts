/** Fields, parameters and readings of a scheme file, and the names that its expressions can use. */
import { parseDate, parseTime } from "../award/calendar.ts";
import { definitionNode } from "../award/condition/compile.ts";
import type { ExpressionType, ListSlot, Names, Node, SetSlot, Slot } from "../award/condition/types.ts";
import { createCodebook, codeOf } from "../award/facts.ts";
import type { DecisionKind, Field, FieldType, Parameter, ParameterType, ParameterValue, Register } from "../award/scheme.ts";
import { formatDecimal } from "../decimal.ts";
import { addFault, parseShare, parseYuan, readExpression, type Path, type Reading } from "./reading.ts";
import type { FieldData, ParameterData, RecordData, SchemeData } from "./scheme-shape.ts";
import { shown } from "./shape.ts";

/** Numbers without stated bounds stay within these, so that exact arithmetic can be promised when the scheme is read. */
const DEFAULT_BOUND = 1_000_000;
/** Money facts: at most 10 million yuan, in fen. */
export const MAX_MONEY_FEN = 1_000_000_000;

interface Bounds {
  readonly digits?: number | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

/** Bounds as scaled integers; a bound with more digits than the field is a fault. */
function scaledBounds(
  reading: Reading,
  path: Path,
  data: Bounds,
  kind: "integer" | "decimal",
): { readonly digits: number; readonly min: number; readonly max: number } {
  const digits = kind === "integer" ? 0 : (data.digits ?? 2);
  const scale = (value: number, name: string): number => {
    const scaled = Math.round(value * 10 ** digits);
    if (Math.abs(scaled / 10 ** digits - value) > 1e-9 || !Number.isSafeInteger(scaled)) {
      addFault(reading, [...path, name], "yaml-pattern", { name, found: String(value), expected: `decimals-${digits}` });
    }
    return scaled;
  };
  return { digits, min: scale(data.min ?? -DEFAULT_BOUND, "min"), max: scale(data.max ?? DEFAULT_BOUND, "max") };
}

function fieldType(
  reading: Reading,
  path: Path,
  data: { readonly type: string; readonly values?: readonly string[] | undefined; readonly optional?: boolean | undefined } & Bounds,
): FieldType {
  switch (data.type) {
    case "integer":
    case "decimal":
      return { kind: data.type, ...scaledBounds(reading, path, data, data.type) };
    case "money":
    case "date":
    case "time":
    case "boolean":
      return { kind: data.type };
    default: {
      const optional = data.optional === true;
      const values = data.values === undefined ? undefined : [...data.values, ...(optional ? ["none"] : [])];
      return { kind: "code", values, optional };
    }
  }
}

/** The expression type of a field's or a parameter's values. */
export function expressionType(type: FieldType | ParameterType): ExpressionType | undefined {
  switch (type.kind) {
    case "integer":
      return { kind: "number", denominator: 1, magnitude: Math.max(Math.abs(type.min), Math.abs(type.max)) };
    case "decimal":
      return { kind: "number", denominator: 10 ** type.digits, magnitude: Math.max(Math.abs(type.min), Math.abs(type.max)) };
    case "money":
      return { kind: "money", denominator: 1, magnitude: MAX_MONEY_FEN };
    case "date":
    case "time":
    case "boolean":
      return { kind: type.kind };
    case "code":
      return { kind: "code", domain: type.values };
    case "codes":
    case "share":
    case "places":
      return undefined;
  }
}

function slotType(type: FieldType): ExpressionType {
  const found = expressionType(type);
  if (found === undefined) throw new Error(`a field cannot have the type ${type.kind}`);
  return found;
}

/** The record fields of a list or a register, and where their values lie. */
function readRecords(
  reading: Reading,
  path: Path,
  data: Readonly<Record<string, RecordData>>,
  document: string,
): { readonly records: Register["records"]; readonly slots: ReadonlyMap<string, Slot> } {
  const entries = Object.entries(data);
  const records = entries.map(([name, shape]) => ({ name, type: fieldType(reading, [...path, "records", name], shape) }));
  const slots = records.map(({ name, type }, index): [string, Slot] => [name, { name, index, type: slotType(type), document, register: data[name]?.register }]);
  return { records, slots: new Map(slots) };
}

function listField(reading: Reading, path: Path, name: string, data: FieldData, index: number): Field {
  if (data.type === "codes") {
    const type: FieldType = { kind: "code", values: data.values, optional: false };
    const value: Slot = { name: "value", index: 0, type: slotType(type), document: data.document };
    const slot: ListSlot = { name, index, document: data.document, records: new Map([["value", value]]) };
    return { kind: "set", name, document: data.document, table: "", records: [{ name: "value", type }], slot };
  }
  const entries = Object.entries(data.records ?? {});
  if (entries.length === 0) addFault(reading, path, "scheme-list-records", { name });
  const { records, slots } = readRecords(reading, path, data.records ?? {}, data.document);
  const slot: ListSlot = { name, index, document: data.document, records: slots };
  const table = data.table === undefined ? `students.${name}.csv` : `${data.table}.csv`;
  return { kind: "list", name, document: data.document, table, records, slot };
}

function readFields(reading: Reading, data: SchemeData["fields"]): readonly Field[] {
  let [scalars, lists] = [0, 0];
  return Object.entries(data).map(([name, shape]): Field => {
    const path = ["fields", name];
    if (["id", "param", "def"].includes(name) || /^(param|def)\./.test(name)) addFault(reading, path, "scheme-reserved-name", { name });
    if (shape.type === "list" || shape.type === "codes") return listField(reading, path, name, shape, lists++);
    const type = fieldType(reading, path, shape);
    const slot: Slot = { name, index: scalars++, type: slotType(type), document: shape.document, register: shape.register };
    return { kind: "scalar", name, type, document: shape.document, slot };
  });
}

function readRegisters(reading: Reading, data: SchemeData["registers"]): readonly Register[] {
  return Object.entries(data ?? {}).map(([name, shape], index): Register => {
    const path = ["registers", name];
    if ((shape.file === undefined) === (shape.table === undefined)) addFault(reading, path, "scheme-one-of", { name, found: "", expected: "file, table" });
    if (shape.file !== undefined && (shape.source === undefined || parseDate(shape.date ?? "") === undefined))
      addFault(reading, path, "scheme-register-source", { name });
    const { records, slots } = readRecords(reading, path, shape.records, shape.document);
    return {
      name,
      file: shape.file ?? `${shape.table ?? name}.csv`,
      owner: shape.file === undefined ? "case" : "scheme",
      source: shape.source ?? "",
      date: shape.date ?? "",
      key: shape.key,
      records,
      slot: { name, index, document: shape.document, records: slots },
    };
  });
}

/** A field that points into a register that is not there, or whose values are no codes. */
function checkPointers(reading: Reading, data: SchemeData, registers: readonly Register[]): void {
  const known = registers.map((register) => register.name);
  const look = (path: Path, shape: { readonly type: string; readonly register?: string | undefined }) => {
    if (shape.register === undefined) return;
    if (!known.includes(shape.register) || shape.type !== "code")
      addFault(reading, [...path, "register"], "scheme-unknown-register", { name: shape.register, known: known.join(", ") });
  };
  for (const [name, field] of Object.entries(data.fields)) {
    look(["fields", name], field);
    for (const [record, shape] of Object.entries(field.records ?? {})) look(["fields", name, "records", record], shape);
  }
}

function readDecisionKinds(reading: Reading, data: SchemeData): ReadonlyMap<string, DecisionKind> {
  const entries = Object.entries(data.decisions ?? {}).map(([key, shape]): [string, DecisionKind] => {
    const unknown = shape.authority.filter((authority) => !(authority in data.authorities));
    for (const authority of unknown) addFault(reading, ["decisions", key, "authority"], "scheme-unknown-authority", { name: authority });
    const by = shape.authority.map((authority) => data.authorities[authority] ?? authority).join(", ");
    return [key, { key, meaning: `${shape.meaning} (${by})`, authorities: shape.authority, isNumber: shape.number === true }];
  });
  return new Map(entries);
}

function parameterType(reading: Reading, path: Path, data: ParameterData): ParameterType {
  switch (data.type) {
    case "integer":
      return { kind: "integer", ...scaledBounds(reading, path, data, "integer") };
    case "decimal":
      return { kind: "decimal", ...scaledBounds(reading, path, data, "decimal") };
    case "code":
      return { kind: "code", values: Array.isArray(data.values) ? data.values : data.values === undefined ? undefined : Object.keys(data.values) };
    default:
      return { kind: data.type };
  }
}

/**
 * Reads the value of a parameter as its type means it: money and shares from texts, decimals scaled,
 * dates and times as numbers, null where it is known to be not stated (never of what has stated values). Undefined where it is none.
 */
export function parameterValue(type: ParameterType, value: unknown, zoneMinutes: number): ParameterValue | undefined {
  if (value === null) return type.kind === "boolean" || (type.kind === "code" && type.values !== undefined) ? undefined : null;
  switch (type.kind) {
    case "boolean":
      return typeof value === "boolean" ? value : undefined;
    case "integer":
    case "decimal": {
      const digits = type.kind === "decimal" ? type.digits : 0;
      const scaled = typeof value === "number" ? Math.round(value * 10 ** digits) : Number.NaN;
      const exact = typeof value === "number" && scaled / 10 ** digits === value;
      return exact && scaled >= type.min && scaled <= type.max ? scaled : undefined;
    }
    case "code":
      return typeof value === "string" && (type.values === undefined || type.values.includes(value)) ? value : undefined;
    case "codes":
      return Array.isArray(value) && value.every((entry) => typeof entry === "string") ? value : undefined;
    case "places":
      return Array.isArray(value) && value.every((entry) => Number.isSafeInteger(entry) && entry >= 0) ? (value as number[]) : undefined;
    case "share":
      return typeof value === "string" ? parseShare(value) : undefined;
    case "money":
      return typeof value === "string" ? parseYuan(value) : undefined;
    case "date":
      return typeof value === "string" ? parseDate(value) : undefined;
    case "time":
      return typeof value === "string" ? parseTime(value, zoneMinutes) : undefined;
  }
}

/** What a parameter's type accepts, for messages. */
export function parameterExpectation(type: ParameterType): string {
  switch (type.kind) {
    case "boolean":
      return "true, false";
    case "integer":
      return `${type.min}..${type.max}`;
    case "decimal":
      return `${formatDecimal(type.min, type.digits)}..${formatDecimal(type.max, type.digits)}`;
    case "code":
      return type.values === undefined ? "text" : type.values.join(", ");
    default:
      return type.kind;
  }
}

function oneParameter(reading: Reading, path: Path, name: string, data: ParameterData, zoneMinutes: number): Parameter {
  const type = parameterType(reading, path, data);
  const fallback = data.default === undefined ? undefined : parameterValue(type, data.default, zoneMinutes);
  if (data.default !== undefined && fallback === undefined) {
    addFault(reading, [...path, "default"], "scheme-default", { name, found: shown(data.default), expected: parameterExpectation(type) });
  }
  if (!("question" in data)) return { name, type, meaning: data.meaning, fallback };
  const values = new Map(Object.entries(data.values ?? {}));
  return { name, type, meaning: data.question, fallback, reading: { id: String(path[1]), question: data.question, articles: data.articles, values } };
}

function readParameters(reading: Reading, data: SchemeData, zoneMinutes: number): ReadonlyMap<string, Parameter> {
  const all = new Map<string, Parameter>();
  const add = (path: Path, name: string, shape: ParameterData) => {
    if (all.has(name)) addFault(reading, path, "scheme-duplicate", { name });
    else all.set(name, oneParameter(reading, path, name, shape, zoneMinutes));
  };
  for (const [name, shape] of Object.entries(data.parameters ?? {})) add(["parameters", name], name, shape);
  for (const [id, shape] of Object.entries(data.readings ?? {})) add(["readings", id], shape.parameter, shape);
  return all;
}

/** Parameters that every case has: its date and its round. */
const BUILT_IN: readonly Parameter[] = [
  { name: "asOf", type: { kind: "time" }, meaning: "asOf", fallback: null },
  { name: "round", type: { kind: "code", values: undefined }, meaning: "round", fallback: null },
];

/** Which parameters expressions can use, in the order of their indexes. */
export function parameterSlots(parameters: ReadonlyMap<string, Parameter>): { readonly scalars: readonly Slot[]; readonly sets: readonly SetSlot[] } {
  const scalars: Slot[] = [];
  const sets: SetSlot[] = [];
  for (const parameter of parameters.values()) {
    const type = expressionType(parameter.type);
    if (type !== undefined) scalars.push({ name: parameter.name, index: scalars.length, type, document: parameter.name });
    else if (parameter.type.kind === "codes") sets.push({ name: parameter.name, index: sets.length });
  }
  return { scalars, sets };
}

/** Fields, parameters and names of a scheme file. */
export function readNames(
  reading: Reading,
  data: SchemeData,
  zoneMinutes: number,
): {
  readonly fields: readonly Field[];
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly registers: readonly Register[];
  readonly decisions: ReadonlyMap<string, DecisionKind>;
  readonly names: Names;
} {
  const fields = readFields(reading, data.fields);
  const registers = readRegisters(reading, data.registers);
  checkPointers(reading, data, registers);
  const decisions = readDecisionKinds(reading, data);
  const parameters = new Map(BUILT_IN.map((parameter) => [parameter.name, parameter]));
  for (const [name, parameter] of readParameters(reading, data, zoneMinutes)) parameters.set(name, parameter);
  const { scalars, sets } = parameterSlots(parameters);
  const codebook = createCodebook();
  codeOf(codebook, "none");
  const definitions = new Map<string, Node>();
  const names: Names = {
    definitions,
    fields: new Map(fields.flatMap((field) => (field.kind === "scalar" ? [[field.name, field.slot]] : []))),
    lists: new Map(fields.flatMap((field) => (field.kind === "scalar" ? [] : [[field.name, field.slot]]))),
    parameters: new Map(scalars.map((slot) => [slot.name, slot])),
    parameterSets: new Map(sets.map((slot) => [slot.name, slot])),
    registers: new Map(registers.map((register) => [register.name, register.slot])),
    decisions,
    codebook,
    zoneMinutes,
  };
  for (const [name, shape] of Object.entries(data.definitions ?? {}))
    definitions.set(name, definitionNode(name, readExpression(reading, ["definitions", name, "value"], shape.value, "any", names)));
  return { fields, parameters, registers, decisions, names };
}
