/** `generator.yaml` to a generator of cohorts: every fault at once, each with its place. */
import { parseDate, parseTime } from "../../award/calendar.ts";
import type { Expression } from "../../award/condition/compile.ts";
import type { ListSlot, Names, Slot } from "../../award/condition/types.ts";
import type { Facts } from "../../award/facts.ts";
import type { Field, FieldType, ListField, Scheme } from "../../award/scheme.ts";
import { failure, success, type Fault, type Result } from "../../fault.ts";
import { addFault, readExpression, readYuan, type Path, type Reading } from "../reading.ts";
import { parameterFacts, readParameters } from "../scenario-file.ts";
import { expressionType } from "../scheme-names.ts";
import { checkShape } from "../shape.ts";
import { readYaml } from "../yaml.ts";
import { drawConstant, drawShares, type Draw, type Guard } from "./draw.ts";
import { generatorShape, writtenOut, type FactData, type GeneratorData, type ListCaseData, type ListData, type RowData } from "./generator-shape.ts";
import { checkGuards, readChance, readFact, readGuard, type DrawContext } from "./read-draw.ts";
import { readDecisionPlans, readRegisterFacts, type DecisionPlan } from "./read-records.ts";

/** How one row of a list comes about: how often, and its facts in the order in which they are drawn. */
export interface RowPlan {
  readonly guard: Guard;
  readonly times: Draw;
  /** `slot`: where the fact lies while the row is made; `record`: its place in the row. */
  readonly facts: readonly { readonly record: number; readonly slot: number; readonly draw: Draw }[];
}

/** One way to draw the rows of a list. */
export interface ListCase {
  readonly guard: Guard;
  readonly unknown: number;
  readonly rows: readonly RowPlan[];
}

/** One field to draw, in the order of the file. */
export type Step =
  | { readonly kind: "scalar" | "set"; readonly field: Field; readonly draw: Draw }
  | { readonly kind: "list"; readonly field: ListField; readonly cases: readonly ListCase[] };

/** Everything that is needed to invent a cohort of a scheme. */
export interface Generator {
  readonly scheme: Scheme;
  readonly data: GeneratorData;
  readonly asOfText: string;
  /** The student's profile, as a code. */
  readonly profile: Draw;
  readonly steps: readonly Step[];
  /** Number of scalar columns, with profile, ability and the facts of a row that is being made. */
  readonly columnCount: number;
  readonly counts: readonly {
    readonly population: string;
    readonly parts: number | undefined;
    readonly where: Expression | undefined;
    readonly percent: number;
  }[];
  readonly parameters: Pick<Facts, "parameters" | "parameterSets">;
  readonly registers: Facts["registers"];
  readonly decisions: readonly DecisionPlan[];
  readonly budgetFen: readonly number[];
}

/** Position of the profile's column: after the scheme's own; the ability's is the next one. */
export function profileColumn(scheme: Scheme): number {
  return scheme.fields.filter((field) => field.kind === "scalar").length;
}

/** Names that grow while fields are drawn, so that no condition looks at what is drawn later. */
interface GrowingNames extends Names {
  readonly fields: Map<string, Slot>;
  readonly lists: Map<string, ListSlot>;
}

function profileNames(scheme: Scheme, data: GeneratorData): Map<string, Slot> {
  const index = profileColumn(scheme);
  const domain = Object.keys(data.profiles ?? { none: 1 });
  const profile: Slot = { name: "profile", index, type: { kind: "code", domain }, document: "" };
  const ability: Slot = { name: "ability", index: index + 1, type: { kind: "number", denominator: 100, magnitude: 600 }, document: "" };
  return new Map([profile, ability].map((slot) => [slot.name, slot]));
}

function profileDraw(scheme: Scheme, data: GeneratorData, reading: Reading): Draw {
  const entries = Object.entries(data.profiles ?? { none: 1 });
  const weights = entries.map(([, weight]) => weight);
  if (!(weights.reduce((sum, weight) => sum + weight, 0) > 0)) addFault(reading, ["profiles"], "generator-weights", {});
  const book = scheme.names.codebook;
  const codes = entries.map(([name]) => {
    const known = book.numbers.get(name) ?? book.texts.push(name) - 1;
    book.numbers.set(name, known);
    return known;
  });
  return drawShares(codes, weights);
}

function slotOf(name: string, index: number, type: FieldType): Slot {
  const found = expressionType(type);
  if (found === undefined) throw new Error(`a fact cannot have the type ${type.kind}`);
  return { name, index, type: found, document: "" };
}

/** Reads one possible row: its own facts first, then those that the list gives to every row. */
function readRow(
  context: DrawContext,
  path: Path,
  data: RowData,
  list: ListField,
  base: number,
  common: Readonly<Record<string, FactData | undefined>>,
): RowPlan {
  const own = data.with ?? {};
  const at = (name: string): Path => (own[name] === undefined ? ["fields", list.name, "records", name] : [...path, "with", name]);
  const guard = readGuard(context, path, data);
  const fields = new Map(context.names.fields);
  const inRow: DrawContext = { ...context, names: { ...context.names, fields } };
  const order = [...new Set([...Object.keys(own), ...Object.keys(common)])];
  const facts = order.flatMap((name) => {
    const record = list.records.findIndex((candidate) => candidate.name === name);
    const [fact, type] = [own[name] ?? common[name], list.records[record]?.type];
    if (fact === undefined || type === undefined) return [];
    const draw = readFact(inRow, at(name), fact, type);
    fields.set(name, { ...slotOf(name, base + record, type), register: list.slot.records.get(name)?.register });
    return [{ record, slot: base + record, draw }];
  });
  for (const { name } of list.records.filter((_, i) => !facts.some((fact) => fact.record === i))) {
    addFault(context.reading, path, "generator-record-missing", { name, list: list.name });
  }
  return { guard, times: readTimes(context, path, data), facts };
}

function readTimes(context: DrawContext, path: Path, data: RowData): Draw {
  if (data.times === undefined) return drawConstant(1);
  const type: FieldType = { kind: "integer", digits: 0, min: 0, max: 100 };
  return readFact(context, [...path, "times"], { shares: data.times }, type);
}

function readListCase(context: DrawContext, path: Path, data: ListCaseData, list: ListField, base: number, common: NonNullable<ListData["records"]>): ListCase {
  return {
    guard: readGuard(context, path, data),
    unknown: data.unknown === undefined ? 0 : readChance(context, [...path, "unknown"], data.unknown),
    rows: (data.rows ?? []).map((row, i) => readRow(context, [...path, "rows", i], row, list, base, common)),
  };
}

function readList(context: DrawContext, data: ListData, list: ListField, base: number): readonly ListCase[] {
  const path = ["fields", list.name];
  const { records = {}, cases, ...own } = data;
  if (cases === undefined) return [readListCase(context, path, own, list, base, records)];
  if (Object.keys(own).length > 0)
    addFault(context.reading, path, "generator-draw", { name: list.name, found: ["cases", ...Object.keys(own)].join(", "), expected: "cases" });
  const all = cases.map((one, i) => readListCase(context, [...path, "cases", i], one, list, base, records));
  checkGuards(
    context,
    [...path, "cases"],
    all.map(({ guard }) => guard),
  );
  return all;
}

function readSteps(
  context: DrawContext & { readonly names: GrowingNames },
  scheme: Scheme,
  data: GeneratorData,
  order: readonly string[],
): { readonly steps: readonly Step[]; readonly columnCount: number } {
  let base = profileColumn(scheme) + 2;
  const { names } = context;
  const steps = order.flatMap((name): readonly Step[] => {
    const field = scheme.fields.find((candidate) => candidate.name === name);
    const fact = data.fields[name];
    if (field === undefined || fact === undefined) return [];
    if (field.kind === "list") {
      const cases = readList(context, fact, field, base);
      base += field.records.length;
      names.lists.set(name, field.slot);
      return [{ kind: "list", field, cases }];
    }
    if (field.kind === "scalar") {
      const draw = readFact(context, ["fields", name], fact, field.type);
      names.fields.set(name, field.slot);
      return [{ kind: "scalar", field, draw }];
    }
    const [element] = field.records;
    if (element === undefined) throw new Error("a set has one record field");
    const draw = readFact(context, ["fields", name], fact, { kind: "set", of: element.type });
    names.lists.set(name, field.slot);
    return [{ kind: "set", field, draw }];
  });
  return { steps, columnCount: base };
}

function readCounts(context: DrawContext, scheme: Scheme, data: GeneratorData): Generator["counts"] {
  return [...scheme.populations.values()].map((population) => {
    const count = data.census.counts[population.name];
    const path = ["census", "counts", population.name];
    if (count === undefined) addFault(context.reading, ["census", "counts"], "yaml-missing", { name: population.name, expected: "object" });
    const where = count?.where === undefined ? undefined : readExpression(context.reading, [...path, "where"], count.where, "boolean", context.names);
    const parts = population.parts === undefined ? undefined : scheme.names.fields.get(population.parts)?.index;
    return { population: population.name, parts, where, percent: count?.percent ?? 100 };
  });
}

function build(reading: Reading, scheme: Scheme, data: GeneratorData, order: readonly string[]): Generator {
  const asOf = parseDate(data.asOf);
  for (const [path, text] of [
    [["asOf"], data.asOf],
    [["census", "date"], data.census.date],
  ] as const) {
    if (parseDate(text) === undefined) addFault(reading, path, "yaml-pattern", { name: path.join("."), found: text, expected: "date" });
  }
  const values = readParameters(reading, data, scheme, parseTime(data.asOf, scheme.zoneMinutes) ?? 0);
  const names: GrowingNames = { ...scheme.names, fields: profileNames(scheme, data), lists: new Map() };
  const context = { reading, names, zoneMinutes: scheme.zoneMinutes, asOf: asOf ?? 0 };
  const profile = profileDraw(scheme, data, reading);
  const { steps, columnCount } = readSteps(context, scheme, data, order);
  const budgetFen = (data.budgets ?? []).map((budget, i) => readYuan(reading, ["budgets", i, "perStudent"], budget.perStudent));
  return {
    scheme,
    data,
    asOfText: data.asOf,
    profile,
    steps,
    columnCount,
    counts: readCounts(context, scheme, data),
    parameters: parameterFacts(scheme, values),
    registers: readRegisterFacts(context, scheme, data),
    decisions: readDecisionPlans(context, data),
    budgetFen,
  };
}

function fieldOrder(data: unknown): readonly string[] {
  const fields = (data as { readonly fields?: unknown } | undefined)?.fields;
  return typeof fields === "object" && fields !== null ? Object.keys(fields) : [];
}

/** Reads a generator file of a scheme. */
export function readGenerator(file: string, text: string, scheme: Scheme): Result<Generator> {
  const yaml = readYaml(file, text);
  if (!yaml.ok) return yaml;
  const full = { ...yaml.value, data: writtenOut(yaml.value.data) };
  const shape = checkShape(full, generatorShape(scheme));
  if (!shape.ok) return shape;
  const faults: Fault[] = [];
  const generator = build({ file: full, faults }, scheme, shape.value, fieldOrder(full.data));
  return faults.length > 0 ? failure(faults) : success(generator);
}
