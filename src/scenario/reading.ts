/** What reading one YAML file needs everywhere: its places, the faults so far, and small text grammars. */
import { compileExpression, type Expected, type Expression } from "../award/condition/compile.ts";
import type { Names, Narrowing } from "../award/condition/types.ts";
import type { Parameter, ParameterType, Setting, Share } from "../award/scheme.ts";
import { parseDecimal } from "../decimal.ts";
import { gcd } from "../exact.ts";
import type { Fault } from "../fault.ts";
import { nearestName } from "./nearest.ts";
import { shown } from "./shape.ts";
import type { YamlFile } from "./yaml.ts";

/** A path inside the file. */
export type Path = readonly (string | number)[];

/** Reads a file part by part and collects every fault. */
export interface Reading {
  readonly file: YamlFile;
  readonly faults: Fault[];
}

/** Adds a fault at a path. */
export function addFault(reading: Reading, path: Path, code: string, values: Fault["values"]): void {
  reading.faults.push({ code, place: reading.file.placeOf(path), values });
}

/** Reads a share: `2 %`, `33.33 %` or `1/3`; undefined where the text is none or above 100 %. */
export function parseShare(text: string): Share | undefined {
  const fraction = /^(\d{1,6})\s*\/\s*([1-9]\d{0,5})$/.exec(text);
  if (fraction !== null) return reduced(Number(fraction[1]), Number(fraction[2]));
  const percent = /^(\d{1,3}(?:\.\d{1,4})?)\s*%$/.exec(text);
  const scaled = percent === null ? undefined : parseDecimal(percent[1] ?? "", 4);
  return scaled === undefined ? undefined : reduced(scaled, 1_000_000);
}

function reduced(numerator: number, denominator: number): Share | undefined {
  if (numerator > denominator) return undefined;
  const common = gcd(numerator, denominator) || 1;
  return { numerator: numerator / common, denominator: denominator / common };
}

/** Reads `2000 yuan` or `2000.50 yuan` as fen; undefined where the text is neither. */
export function parseYuan(text: string): number | undefined {
  const match = /^(\d{1,12}(?:\.\d{1,2})?)\s*yuan$/.exec(text);
  return match === null ? undefined : parseDecimal(match[1] ?? "", 2);
}

function wrongText(reading: Reading, path: Path, found: unknown, expected: string): undefined {
  addFault(reading, path, "yaml-pattern", { name: path.map(String).join("."), found: shown(found), expected });
  return undefined;
}

/** Reads a share or reports it. */
export function readShare(reading: Reading, path: Path, text: string): Share {
  const share = parseShare(text);
  if (share === undefined) wrongText(reading, path, text, "share");
  return share ?? { numerator: 0, denominator: 1 };
}

/** Reads an amount of money or reports it; fen. */
export function readYuan(reading: Reading, path: Path, text: string): number {
  const fen = parseYuan(text);
  if (fen === undefined) wrongText(reading, path, text, "yuan");
  return fen ?? 0;
}

/** What a setting may be: the kind its parameter must have, and how its literal is read. */
export interface SettingKind<T> {
  readonly parameter: ParameterType["kind"];
  readonly expected: string;
  readonly literal: (text: string) => T | undefined;
}

/** A setting that is one of some texts. */
export function oneOf(values: readonly string[]): SettingKind<string> {
  return { parameter: "code", expected: values.join(", "), literal: (text) => (values.includes(text) ? text : undefined) };
}

/** A setting that is true or false. */
export const TRUTH: SettingKind<boolean> = {
  parameter: "boolean",
  expected: "truth",
  literal: (text) => (text === "true" ? true : text === "false" ? false : undefined),
};

/** A setting that is a whole number. */
export const WHOLE: SettingKind<number> = {
  parameter: "integer",
  expected: "whole-number",
  literal: (text) => (/^\d{1,9}$/.test(text) ? Number(text) : undefined),
};

/** A setting that is a share. */
export const SHARE: SettingKind<Share> = { parameter: "share", expected: "share", literal: parseShare };

/** A setting that is an amount of money, fen; a parameter of null is none. */
export const MONEY: SettingKind<number | null> = { parameter: "money", expected: "yuan", literal: parseYuan };

/** A setting that is any text. */
export const CODE: SettingKind<string> = { parameter: "code", expected: "text", literal: (text) => text };

/** The names of a scheme without the facts about students: for what holds for a whole case. */
export function parameterNames(names: Names): Names {
  return { ...names, fields: new Map(), lists: new Map(), definitions: new Map() };
}

/** Reads `param.x` or a literal; a parameter of another kind is a fault. */
export function readSetting<T>(reading: Reading, path: Path, text: string, kind: SettingKind<T>, parameters: ReadonlyMap<string, Parameter>): Setting<T> {
  if (!text.startsWith("param.")) {
    const value = kind.literal(text);
    if (value === undefined) wrongText(reading, path, text, kind.expected);
    return { kind: "literal", value: value as T };
  }
  const name = text.slice("param.".length);
  const parameter = parameters.get(name);
  if (parameter === undefined) addFault(reading, path, "scheme-unknown-parameter", { name, near: nearestName(name, [...parameters.keys()]) });
  else if (parameter.type.kind !== kind.parameter) {
    addFault(reading, path, "scheme-parameter-type", { name, found: parameter.type.kind, expected: kind.parameter });
  } else if (parameter.type.kind === "code" && !(parameter.type.values ?? [""]).every((value) => kind.literal(value) !== undefined)) {
    addFault(reading, path, "scheme-parameter-values", { name, found: parameter.type.values?.join(", ") ?? "", expected: kind.expected });
  }
  return { kind: "parameter", name };
}

/** An expression that stands for one that was reported. */
function placeholder(text: string): Expression {
  const root: Expression["root"] = { text, type: { kind: "boolean" }, evaluate: () => Number.NaN, needs: () => undefined, parts: [] };
  return { text, root, denominator: 1, evaluate: () => Number.NaN, needs: () => [] };
}

/** Compiles an expression or reports its faults. */
export function readExpression(reading: Reading, path: Path, text: string, expected: Expected, names: Names, narrowing?: Narrowing): Expression {
  const compiled = compileExpression(text, expected, reading.file.placeOf(path), names, narrowing);
  if (compiled.ok) return compiled.value;
  reading.faults.push(...compiled.faults);
  return placeholder(text);
}
