/**
 * What a sweep varies: `PATH=FROM..TO:STEP` becomes the values of one axis. The unit is that of the
 * value that stands at the path: a share in percent, money in yuan, or a number; money and whole
 * numbers can also be varied in percent of what is stated (`60%..120%:5%`, rounded down).
 */
import { formatDecimal, parseDecimal } from "../decimal.ts";
import { failure, success, type Fault, type Result } from "../fault.ts";
import type { CaseParts } from "./edited-case.ts";
import type { Parameter, Scheme } from "../award/scheme.ts";
import { resolveLayers, SCHEME_PREFIX } from "./extend.ts";
import { leavesOf, nearestPaths, type Leaf } from "./paths.ts";
import { parseShare, parseYuan } from "./reading.ts";
import { editedScheme } from "./scheme-edits.ts";
import { readYaml } from "./yaml.ts";

/** One value of an axis: what is set, and where it stands on the axis. */
export interface AxisValue {
  readonly set: string | number;
  /** In the axis's unit, exact decimal text. */
  readonly at: string;
}

/** One varied value. `relative`: percent of what is stated. */
export interface Axis {
  readonly path: string;
  readonly unit: "percent" | "yuan" | "number" | "percent-of-stated";
  readonly stated: string;
  readonly values: readonly AxisValue[];
}

/** Most points of one sweep. */
export const MAX_POINTS = 10_000;
const MAX_AXES = 2;
const PERCENT_DIGITS = 4;

/** A value that can be varied: where it is found, and what is stated there. */
interface Known {
  readonly kind: "share" | "money" | "number";
  readonly text: string;
  readonly stated: string | number;
}

function kindOf(value: Leaf["value"]): Known["kind"] | undefined {
  if (typeof value === "number") return "number";
  if (typeof value !== "string") return undefined;
  if (parseYuan(value) !== undefined) return "money";
  if (parseShare(value) !== undefined) return "share";
  return /^\d{1,9}$/.test(value) ? "number" : undefined;
}

/** Parameters and readings that the scenario does not state, with their defaults. */
function defaults(scheme: Scheme): readonly Known[] {
  const known = (parameter: Parameter): readonly Known[] => {
    const { name, type, fallback, reading } = parameter;
    const text = `${reading === undefined ? "parameters" : "readings"}.${name}`;
    if (typeof fallback === "number" && type.kind === "money") return [{ kind: "money", text, stated: `${formatDecimal(fallback, 2)} yuan` }];
    if (typeof fallback === "number" && type.kind === "integer") return [{ kind: "number", text, stated: fallback }];
    if (typeof fallback === "number" && type.kind === "decimal") return [{ kind: "number", text, stated: Number(formatDecimal(fallback, type.digits)) }];
    if (type.kind !== "share" || typeof fallback !== "object" || fallback === null || !("numerator" in fallback)) return [];
    return [{ kind: "share", text, stated: `${fallback.numerator}/${fallback.denominator}` }];
  };
  return [...scheme.parameters.values()].flatMap(known);
}

/** Every value of a scenario and its scheme that can be varied. */
function knownValues(parts: CaseParts, scheme: Scheme): readonly Known[] {
  const scenario = resolveLayers(parts.layers);
  const text = scenario.ok ? editedScheme(parts.schemeFile, parts.schemeText, scenario.value.schemeEdits) : scenario;
  const yaml = text.ok ? readYaml(parts.schemeFile, text.value) : text;
  if (!scenario.ok || !yaml.ok) throw new Error("a case that was read is read again");
  const known = (prefix: string, data: unknown): readonly Known[] =>
    leavesOf(data).flatMap((leaf) => {
      const kind = kindOf(leaf.value);
      return kind === undefined ? [] : [{ kind, text: `${prefix}${leaf.text}`, stated: leaf.value as string | number }];
    });
  const all = [...defaults(scheme), ...known("", scenario.value.yaml.data), ...known(SCHEME_PREFIX, yaml.value.data)];
  return [...new Map(all.map((one) => [one.text, one])).values()];
}

function refuse(code: string, values: Fault["values"]): Result<never> {
  return failure([{ code, place: { file: "--vary" }, values }]);
}

const NUMBER = "(-?\\d+(?:\\.\\d+)?)\\s*(%|yuan)?";
const WORD = new RegExp(`^([^=]+)=\\s*${NUMBER}\\s*\\.\\.\\s*${NUMBER}\\s*:\\s*${NUMBER}$`);

/** The unit of an axis; undefined where it does not fit the value that is stated. */
function unitOf(kind: Known["kind"], units: readonly string[]): Axis["unit"] | undefined {
  const [unit, ...more] = [...new Set(units)];
  if (more.length > 0) return undefined;
  if (kind === "share") return unit === undefined || unit === "%" ? "percent" : undefined;
  if (unit === "%") return "percent-of-stated";
  if (kind === "money") return "yuan";
  return unit === undefined ? "number" : undefined;
}

const decimalsOf = (text: string) => text.split(".")[1]?.length ?? 0;

/** Digits after the point of an axis's numbers. */
function digitsOf(unit: Axis["unit"], texts: readonly string[]): number {
  if (unit === "yuan") return 2;
  return unit === "number" ? Math.max(...texts.map(decimalsOf)) : PERCENT_DIGITS;
}

/** The share of a stated amount or whole number that a percentage gives, rounded down. */
function part(stated: number, scaledPercent: number): number {
  return Number((BigInt(stated) * BigInt(scaledPercent)) / BigInt(100 * 10 ** PERCENT_DIGITS));
}

function valueAt(known: Known, unit: Axis["unit"], scaled: number, digits: number): string | number {
  switch (unit) {
    case "percent":
      return `${formatDecimal(scaled, digits)} %`;
    case "yuan":
      return `${formatDecimal(scaled, 2)} yuan`;
    case "percent-of-stated":
      if (known.kind === "money") return `${formatDecimal(part(parseYuan(String(known.stated)) ?? 0, scaled), 2)} yuan`;
      return likeStated(known, part(Number(known.stated), scaled));
    case "number":
      return likeStated(known, Number(formatDecimal(scaled, digits)));
  }
}

/** A number as the file writes it: some are texts there. */
function likeStated(known: Known, value: number): string | number {
  return typeof known.stated === "string" ? String(value) : value;
}

/** A decimal without zeros at its end. */
function plain(scaled: number, digits: number): string {
  return digits === 0 ? String(scaled) : formatDecimal(scaled, digits).replace(/\.?0+$/, "");
}

/** Reads one word; faults: its form, its path, its unit, its range. */
function readAxis(word: string, known: readonly Known[]): Result<Axis> {
  const match = WORD.exec(word);
  if (match === null) return refuse("sweep-word", { word });
  const [path = "", from = "", fromUnit, to = "", toUnit, step = "", stepUnit] = match.slice(1);
  const found = known.find((one) => one.text === path.trim());
  if (found === undefined) {
    const near = nearestPaths(
      path.trim(),
      known.map((one) => one.text),
    );
    return refuse("sweep-path", { path: path.trim(), near });
  }
  const unit = unitOf(
    found.kind,
    [fromUnit, toUnit, stepUnit].filter((one): one is string => one !== undefined),
  );
  const isWhole = found.kind !== "number" || Number.isSafeInteger(Number(found.stated));
  if (unit === undefined || (unit === "percent-of-stated" && !isWhole)) return refuse("sweep-unit", { path: found.text, stated: String(found.stated), word });
  const digits = digitsOf(unit, [from, to, step]);
  const [first, last, by] = [from, to, step].map((text) => parseDecimal(text, digits));
  if (first === undefined || last === undefined || by === undefined || by <= 0 || first > last) return refuse("sweep-range", { word });
  const count = Math.floor((last - first) / by) + 1;
  if (count > MAX_POINTS) return refuse("sweep-many", { count, limit: MAX_POINTS });
  const values = Array.from({ length: count }, (_, i): AxisValue => {
    const scaled = first + i * by;
    return { set: valueAt(found, unit, scaled, digits), at: plain(scaled, digits) };
  });
  return success({ path: found.text, unit, stated: String(found.stated), values });
}

/** Reads the words of a sweep against a scenario; every fault of all of them. */
export function readAxes(words: readonly string[], parts: CaseParts, scheme: Scheme): Result<readonly Axis[]> {
  if (words.length === 0 || words.length > MAX_AXES) return refuse("sweep-axes", { count: words.length });
  const known = knownValues(parts, scheme);
  const axes = words.map((word) => readAxis(word, known));
  const faults = axes.flatMap((axis) => (axis.ok ? [] : axis.faults));
  if (faults.length > 0) return failure(faults);
  const read = axes.flatMap((axis) => (axis.ok ? [axis.value] : []));
  const [first, second] = read;
  if (first !== undefined && first.path === second?.path) return refuse("sweep-twice", { path: first.path });
  const count = read.reduce((product, axis) => product * axis.values.length, 1);
  return count > MAX_POINTS ? refuse("sweep-many", { count, limit: MAX_POINTS }) : success(read);
}
