/** What a generator states beside its students' facts: rows of registers, and decisions about students. */
import { codeOf, type RegisterFacts } from "../../award/facts.ts";
import type { FieldType, Register, Scheme } from "../../award/scheme.ts";
import { addFault } from "../reading.ts";
import { expectedTexts, valueOfText } from "./cells.ts";
import type { Draw, Guard } from "./draw.ts";
import type { DecisionData, GeneratorData } from "./generator-shape.ts";
import { readFact, readGuard, type DrawContext } from "./read-draw.ts";

/** A decision made about every student of whom a guard holds; a value that is unknown is not recorded. */
export interface DecisionPlan {
  readonly data: DecisionData;
  readonly guard: Guard;
  /** A text of the codebook. */
  readonly value: Draw;
}

/** The cells of a register's row as texts, in the order of its columns: the key first. */
export function registerCells(register: Register, row: Readonly<Record<string, string | number | boolean | undefined>>): readonly string[] {
  return [register.key, ...register.records.map((record) => record.name)].map((name) => String(row[name] ?? ""));
}

function readRegister(context: DrawContext, register: Register, data: GeneratorData): RegisterFacts {
  const given = data.registers?.[register.name] ?? [];
  const book = context.names.codebook;
  const rows = new Map(given.map((row, i) => [codeOf(book, String(row[register.key])), i]));
  const columns = register.records.map(({ name, type }) =>
    Float64Array.from(given, (row, i) => {
      const text = String(row[name] ?? "unknown");
      const value = valueOfText(text, type, book, context.zoneMinutes);
      if (value === undefined)
        addFault(context.reading, ["registers", register.name, i, name], "generator-value", { name, found: text, expected: expectedTexts(type) });
      return value ?? Number.NaN;
    }),
  );
  return { rows, columns };
}

/** The registers of the scheme as conditions read them; those of the scheme's own folder are unknown to a generator. */
export function readRegisterFacts(context: DrawContext, scheme: Scheme, data: GeneratorData): readonly RegisterFacts[] {
  return scheme.registers.map((register) => readRegister(context, register, data));
}

const TEXT: FieldType = { kind: "code", values: undefined, optional: true };

/** True for a decision about students, not one that is written as it stands. */
export function isAboutStudents(data: DecisionData): boolean {
  return data.when !== undefined || data.chance !== undefined;
}

/** The decisions about students; each has one value or shares of values, and no subject of its own. */
export function readDecisionPlans(context: DrawContext, data: GeneratorData): readonly DecisionPlan[] {
  return (data.decisions ?? []).flatMap((decision, i): readonly DecisionPlan[] => {
    const path = ["decisions", i];
    const { value, shares } = decision;
    const each = isAboutStudents(decision);
    if (!each && (value === undefined || shares !== undefined))
      addFault(context.reading, path, "generator-draw", { name: decision.key, found: shares === undefined ? "" : "shares", expected: "value" });
    if (each && decision.subject !== undefined) addFault(context.reading, [...path, "subject"], "generator-detail", { name: "subject", draws: "value" });
    if (!each) return [];
    return [{ data: decision, guard: readGuard(context, path, decision), value: readFact(context, path, { value, shares }, TEXT) }];
  });
}
