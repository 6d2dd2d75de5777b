/** What `generator.yaml` says about one fact, as a draw: every fault with its place. */
import type { Expected } from "../../award/condition/compile.ts";
import type { Names } from "../../award/condition/types.ts";
import type { FieldType } from "../../award/scheme.ts";
import { addFault, parseShare, readExpression, type Path, type Reading } from "../reading.ts";
import { boundsOf, dayOfText, digitsOf, expectedTexts, valueOfText } from "./cells.ts";
import {
  drawCases,
  drawConstant,
  drawDay,
  drawFormula,
  drawMixed,
  drawNormal,
  drawShares,
  drawTime,
  drawUniform,
  type Draw,
  type Grid,
  type Guard,
} from "./draw.ts";
import type { CaseData, FactData } from "./generator-shape.ts";

/** What draws may refer to. */
export interface DrawContext {
  readonly reading: Reading;
  /** Names of what is drawn already, and the parameters. */
  readonly names: Names;
  readonly zoneMinutes: number;
  readonly asOf: number;
}

/** A fact's type; a set is drawn as the text of its cell. */
export type DrawnType = FieldType | { readonly kind: "set"; readonly of: FieldType };

/** Office hours of a time that states none. */
const OFFICE_HOURS = [9, 16] as const;

/** Reads a share of cases as a number from 0 to 1, or reports it. */
export function readChance(context: DrawContext, path: Path, text: string): number {
  const share = parseShare(text);
  if (share === undefined) addFault(context.reading, path, "yaml-pattern", { name: String(path.at(-1)), found: text, expected: "share" });
  return share === undefined ? 0 : share.numerator / share.denominator;
}

/** Reads when something is taken. */
export function readGuard(context: DrawContext, path: Path, data: { readonly when?: string | undefined; readonly chance?: string | undefined }): Guard {
  const when = data.when === undefined ? undefined : readExpression(context.reading, [...path, "when"], data.when, "boolean", context.names);
  return { when, chance: data.chance === undefined ? undefined : readChance(context, [...path, "chance"], data.chance) };
}

function isNumber(type: DrawnType): type is FieldType & { readonly kind: "integer" | "decimal" | "money" } {
  return type.kind === "integer" || type.kind === "decimal" || type.kind === "money";
}

function wrong(context: DrawContext, path: Path, found: unknown, expected: string): number {
  addFault(context.reading, path, "generator-value", { name: String(path.at(-1)), found: String(found), expected });
  return Number.NaN;
}

/** A text as the value of a fact; a set's text is checked part by part. */
function readValue(context: DrawContext, path: Path, text: string, type: DrawnType): number {
  const book = context.names.codebook;
  const own: FieldType = type.kind === "set" ? { kind: "code", values: undefined, optional: true } : type;
  const parts = type.kind === "set" && text !== "none" && text !== "unknown" ? text.split(";") : [];
  const of = type.kind === "set" ? type.of : own;
  const bad = parts.find((part) => valueOfText(part, of, book, context.zoneMinutes) === undefined);
  const value = valueOfText(text, own, book, context.zoneMinutes);
  return value === undefined || bad !== undefined ? wrong(context, path, bad ?? text, expectedTexts(of)) : value;
}

/** A number of the file in the fact's scaled integers, not rounded. */
function scaledNumber(value: number, type: FieldType): number {
  return value * 10 ** digitsOf(type);
}

function gridOf(context: DrawContext, path: Path, data: CaseData, type: FieldType): Grid {
  const bounds = boundsOf(type);
  const usual = type.kind === "money" ? 1 : 10 ** -digitsOf(type);
  const step = Math.round(scaledNumber(data.step ?? usual, type));
  if (step < 1) wrong(context, [...path, "step"], data.step, expectedTexts(type));
  const inside = (key: "min" | "max", usualBound: number): number => {
    const bound = data[key] === undefined ? usualBound : Math.round(scaledNumber(data[key], type));
    if (bound < bounds.min || bound > bounds.max) wrong(context, [...path, key], data[key], expectedTexts(type));
    return bound;
  };
  return { step: Math.max(1, step), min: inside("min", bounds.min), max: inside("max", bounds.max) };
}

function readDays(context: DrawContext, path: Path, texts: readonly string[]): readonly [number, number] {
  const days = texts.map((text, i) => dayOfText(text, context.asOf) ?? wrong(context, [...path, i], text, "day"));
  const [from = Number.NaN, to = Number.NaN] = days;
  if (from > to) wrong(context, path, texts.join(", "), "range");
  return [from, to];
}

function readBetween(context: DrawContext, path: Path, data: CaseData, type: FieldType): Draw {
  const draw = (at: Path, texts: readonly string[]): Draw => {
    const [from, to] = readDays(context, at, texts);
    const [first = OFFICE_HOURS[0], last = OFFICE_HOURS[1]] = data.hours ?? OFFICE_HOURS;
    if (first > last) wrong(context, [...path, "hours"], data.hours?.join(", "), "range");
    return type.kind === "date" ? drawDay(from, to) : drawTime(from, to, first, last, context.zoneMinutes);
  };
  const inTime = draw([...path, "between"], data.between ?? []);
  if (data.late === undefined) return inTime;
  return drawMixed(readChance(context, [...path, "late", "share"], data.late.share), draw([...path, "late", "between"], data.late.between), inTime);
}

function readFormula(context: DrawContext, path: Path, text: string, type: DrawnType): Draw {
  const own = type.kind === "set" ? type.of : type;
  const expected: Expected = own.kind === "integer" || own.kind === "decimal" ? "number" : own.kind;
  const expression = readExpression(context.reading, [...path, "formula"], text, expected, context.names);
  const draw = drawFormula(expression);
  if (!isNumber(type)) return draw;
  const factor = (type.kind === "money" ? 1 : 10 ** digitsOf(type)) / expression.denominator;
  const { min, max } = boundsOf(type);
  return (random, facts, student, ability) => Math.min(max, Math.max(min, Math.round(draw(random, facts, student, ability) * factor)));
}

function readShares(context: DrawContext, path: Path, shares: Readonly<Record<string, number>>, type: DrawnType): Draw {
  const entries = Object.entries(shares);
  const weights = entries.map(([, weight]) => weight);
  if (!(weights.reduce((sum, weight) => sum + weight, 0) > 0)) addFault(context.reading, [...path, "shares"], "generator-weights", {});
  return drawShares(
    entries.map(([text]) => readValue(context, [...path, "shares", text], text, type)),
    weights,
  );
}

function readNormal(context: DrawContext, path: Path, data: CaseData, type: FieldType): Draw {
  const [mean = 0, deviation = 0] = (data.normal ?? []).map((value) => scaledNumber(value, type));
  return drawNormal(mean, deviation, data.ability ?? 0, gridOf(context, path, data, type));
}

function readUniform(context: DrawContext, path: Path, data: CaseData, type: FieldType): Draw {
  const [low = 0, high = 0] = (data.uniform ?? []).map((value) => Math.round(scaledNumber(value, type)));
  if (low > high) wrong(context, [...path, "uniform"], data.uniform?.join(", "), "range");
  return drawUniform(low, high, gridOf(context, path, data, type));
}

const DRAWS = ["value", "shares", "normal", "uniform", "between", "formula"] as const;
/** Keys that go with some draws only. */
const DETAILS = {
  ability: ["normal"],
  step: ["normal", "uniform"],
  min: ["normal", "uniform"],
  max: ["normal", "uniform"],
  hours: ["between"],
  late: ["between"],
} as const;

/** Which draws a type can have. */
function allowedDraws(type: DrawnType): readonly string[] {
  if (isNumber(type)) return DRAWS.filter((draw) => draw !== "between");
  return DRAWS.filter((draw) => draw !== "normal" && draw !== "uniform" && (draw !== "between" || type.kind === "date" || type.kind === "time"));
}

function readOne(context: DrawContext, path: Path, data: CaseData, type: DrawnType): Draw {
  const keys = DRAWS.filter((key) => data[key] !== undefined);
  const [key] = keys;
  const allowed = allowedDraws(type);
  const loose = Object.entries(DETAILS).find(
    ([detail, with_]) => data[detail as keyof typeof DETAILS] !== undefined && !(with_ as readonly string[]).includes(key ?? ""),
  );
  if (loose !== undefined) addFault(context.reading, [...path, loose[0]], "generator-detail", { name: loose[0], draws: loose[1].join(", ") });
  if (key === undefined || keys.length > 1 || !allowed.includes(key)) {
    addFault(context.reading, path, "generator-draw", { name: String(path.at(-1)), found: keys.join(", "), expected: allowed.join(", ") });
    return drawConstant(Number.NaN);
  }
  const draw = readDrawn(context, path, data, type, key);
  return data.unknown === undefined ? draw : drawMixed(readChance(context, [...path, "unknown"], data.unknown), drawConstant(Number.NaN), draw);
}

function readDrawn(context: DrawContext, path: Path, data: CaseData, type: DrawnType, key: (typeof DRAWS)[number]): Draw {
  if (key === "value") return drawConstant(readValue(context, [...path, "value"], String(data.value), type));
  if (key === "shares") return readShares(context, path, data.shares ?? {}, type);
  if (key === "formula") return readFormula(context, path, data.formula ?? "", type);
  if (type.kind === "set") throw new Error(`a set is not drawn by ${key}`);
  if (key === "normal") return readNormal(context, path, data, type);
  return key === "uniform" ? readUniform(context, path, data, type) : readBetween(context, path, data, type);
}

/** Reports a last case that may not hold, or an earlier one that always does. */
export function checkGuards(context: DrawContext, path: Path, guards: readonly Guard[]): void {
  guards.forEach((guard, i) => {
    const always = guard.when === undefined && guard.chance === undefined;
    if (always !== (i === guards.length - 1)) addFault(context.reading, [...path, i], always ? "generator-early-case" : "generator-last-case", {});
  });
}

/** Reads how a fact is drawn. */
export function readFact(context: DrawContext, path: Path, data: FactData, type: DrawnType): Draw {
  const { cases, ...own } = data;
  if (cases === undefined) return readOne(context, path, own, type);
  const extra = Object.keys(own);
  if (extra.length > 0)
    addFault(context.reading, path, "generator-draw", { name: String(path.at(-1)), found: ["cases", ...extra].join(", "), expected: "cases" });
  const drawn = cases.map((one, i) => ({ guard: readGuard(context, [...path, "cases", i], one), draw: readOne(context, [...path, "cases", i], one, type) }));
  checkGuards(
    context,
    [...path, "cases"],
    drawn.map(({ guard }) => guard),
  );
  return drawCases(drawn);
}
