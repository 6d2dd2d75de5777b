/**
 * The shape of `generator.yaml` for one scheme (models/generator.md): its facts are the scheme's
 * fields. What the texts mean is checked in `read-generator.ts`.
 */
import { z } from "zod";
import type { Field, Register, Scheme } from "../../award/scheme.ts";

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const expression = z.union([z.string(), z.boolean()]).transform(String);
const weights = z.record(z.string(), z.number().min(0));
const range = z.array(z.string()).length(2);
const numbers = z.array(z.number()).length(2);

const drawKeys = {
  value: scalar.optional(),
  shares: weights.optional(),
  normal: numbers.optional(),
  uniform: numbers.optional(),
  between: range.optional(),
  formula: expression.optional(),
  ability: z.number().min(-1).max(1).optional(),
  step: z.number().positive().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  hours: z.array(z.int().min(0).max(23)).length(2).optional(),
  late: z.strictObject({ share: z.string(), between: range }).optional(),
  unknown: z.string().optional(),
};
const condition = { when: expression.optional(), chance: z.string().optional() };

const drawCase = z.strictObject({ ...condition, ...drawKeys });
const fact = z.strictObject({ ...drawKeys, cases: z.array(drawCase).min(1).optional() });

function listShape(field: Field) {
  const facts = field.kind === "scalar" ? [] : field.records.map((record) => [record.name, fact.optional()] as const);
  const some = z.strictObject(Object.fromEntries(facts)).optional();
  const row = z.strictObject({ ...condition, times: weights.optional(), with: some });
  const rows = z.array(row).optional();
  const listCase = z.strictObject({ ...condition, unknown: z.string().optional(), rows });
  return z.strictObject({ records: some, unknown: z.string().optional(), rows, cases: z.array(listCase).min(1).optional() });
}

const value = z.union([z.boolean(), z.number(), z.string(), z.null(), z.array(z.union([z.string(), z.number()]))]);
const budget = z.strictObject({
  id: z.string(),
  title: z.string(),
  perStudent: z.string(),
  awards: z.union([z.literal("all"), z.array(z.string())]),
  reserve: z.enum(["highest", "none"]).optional(),
});
const agreement = z.strictObject({
  agreement: z.string(),
  kind: z.string(),
  partner: z.string(),
  from: z.string().optional(),
  to: z.string().optional(),
  award: z.string().optional(),
  level: z.string().optional(),
  requirement: z.enum(["scheme", "none"]).optional(),
  languageCert: z.enum(["yes", "no"]).optional(),
});
/** One recorded decision; with a condition or a chance, one about every student of whom they hold. */
const decision = z.strictObject({
  ...condition,
  key: z.string(),
  award: z.string().optional(),
  subject: z.string().optional(),
  value: z.string().optional(),
  shares: weights.optional(),
  authority: z.string(),
  date: z.string(),
  reason: z.string(),
});

/** The rows of a table that codes point into, as its cells. */
function registerShape(register: Register) {
  const columns = register.records.map((record) => [record.name, scalar.optional()] as const);
  return z.array(z.strictObject({ [register.key]: z.string(), ...Object.fromEntries(columns) })).optional();
}

const count = z.strictObject({ where: expression.optional(), percent: z.int().min(100).max(100_000) });

/** The shape of a generator for a scheme: every field of the scheme is drawn, every population counted. */
export function generatorShape(scheme: Scheme) {
  const fields = scheme.fields.map((field) => [field.name, field.kind === "list" ? listShape(field) : fact] as const);
  const counts = [...scheme.populations.keys()].map((name) => [name, count] as const);
  const registers = scheme.registers.filter((register) => register.owner === "case").map((register) => [register.name, registerShape(register)] as const);
  return z.strictObject({
    generator: z.literal(scheme.id),
    title: z.string(),
    asOf: z.string(),
    round: z.string(),
    census: z.strictObject({ date: z.string(), counts: z.strictObject(Object.fromEntries(counts)) }),
    parameters: z.record(z.string(), value).optional(),
    readings: z.record(z.string(), value).optional(),
    budgets: z.array(budget).optional(),
    profiles: weights.optional(),
    fields: z.strictObject(Object.fromEntries(fields)),
    agreements: z.array(agreement).optional(),
    decisions: z.array(decision).optional(),
    registers: z.strictObject(Object.fromEntries(registers)).optional(),
  });
}

/** How one fact is drawn: one draw, or the first of its cases that holds. */
export type FactData = z.infer<typeof fact>;
/** One way to draw a fact, and when it is taken. */
export type CaseData = z.infer<typeof drawCase>;
/** How the rows of a list are drawn. */
export type ListData = z.infer<ReturnType<typeof listShape>>;
/** One way to draw a list, and when it is taken. */
export type ListCaseData = NonNullable<ListData["cases"]>[number];
/** One possible row of a list. */
export type RowData = NonNullable<ListData["rows"]>[number];
/** A recorded decision, or one about every student of whom its guard holds. */
export type DecisionData = z.infer<typeof decision>;
/** The rows of registers, by their names. */
export type RegisterRows = Readonly<Record<string, readonly Readonly<Record<string, string | number | boolean | undefined>>[] | undefined>>;
/** A generator file whose shape is right. */
export type GeneratorData = Omit<z.infer<ReturnType<typeof generatorShape>>, "fields" | "registers"> & {
  readonly fields: Readonly<Record<string, FactData | ListData>>;
  readonly registers?: RegisterRows | undefined;
};

type Plain = Readonly<Record<string, unknown>>;

function isPlain(value: unknown): value is Plain {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function mapValues(value: unknown, change: (inner: unknown) => unknown): unknown {
  return isPlain(value) ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, change(inner)])) : value;
}

/** A bare value stands for a draw that always gives it. */
function fullFact(value: unknown): unknown {
  return isPlain(value) || value === null || Array.isArray(value) ? value : { value };
}

function fullRow(value: unknown): unknown {
  if (!isPlain(value)) return value;
  const times = typeof value["times"] === "number" ? { times: { [String(value["times"])]: 1 } } : {};
  const own = "with" in value ? { with: mapValues(value["with"], fullFact) } : {};
  return { ...value, ...times, ...own };
}

function fullRows(value: Plain): Plain {
  const rows = value["rows"];
  return Array.isArray(rows) ? { ...value, rows: rows.map(fullRow) } : value;
}

function fullField(value: unknown): unknown {
  if (!isPlain(value)) return fullFact(value);
  const records = "records" in value ? { records: mapValues(value["records"], fullFact) } : {};
  const cases = Array.isArray(value["cases"]) ? { cases: value["cases"].map((one: unknown) => (isPlain(one) ? fullRows(one) : one)) } : {};
  return fullRows({ ...value, ...records, ...cases });
}

/** The data of a generator file with its abbreviations written out; paths stay what they are in the file. */
export function writtenOut(data: unknown): unknown {
  return isPlain(data) && "fields" in data ? { ...data, fields: mapValues(data["fields"], fullField) } : data;
}
