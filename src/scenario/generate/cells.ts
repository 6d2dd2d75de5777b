/** Values of facts as texts and back: what a generator states, and what the tables hold. */
import { calendarDate, formatDate, formatTime, parseDate, parseTime } from "../../award/calendar.ts";
import { codeOf, type Codebook } from "../../award/facts.ts";
import type { FieldType } from "../../award/scheme.ts";
import { formatDecimal, parseDecimal } from "../../decimal.ts";
import { MAX_MONEY_FEN } from "../scheme-names.ts";

/** Digits behind the point of a numeric type: money has two. */
export function digitsOf(type: FieldType): number {
  return type.kind === "decimal" || type.kind === "integer" ? type.digits : 2;
}

/** The least and the greatest scaled integer of a numeric type. */
export function boundsOf(type: FieldType): { readonly min: number; readonly max: number } {
  return type.kind === "decimal" || type.kind === "integer" ? { min: type.min, max: type.max } : { min: 0, max: MAX_MONEY_FEN };
}

/** A text as a value of a type; undefined where it is none, NaN for `unknown`. */
export function valueOfText(text: string, type: FieldType, codebook: Codebook, zoneMinutes: number): number | undefined {
  if (text === "unknown") return Number.NaN;
  switch (type.kind) {
    case "integer":
    case "decimal":
    case "money": {
      const [scaled, { min, max }] = [parseDecimal(text, digitsOf(type)), boundsOf(type)];
      return scaled !== undefined && scaled >= min && scaled <= max ? scaled : undefined;
    }
    case "date":
      return parseDate(text);
    case "time":
      return parseTime(text, zoneMinutes);
    case "boolean":
      return text === "yes" || text === "true" ? 1 : text === "no" || text === "false" ? 0 : undefined;
    case "code": {
      const fits = type.values === undefined ? text !== "" && (text !== "none" || type.optional) : type.values.includes(text);
      return fits ? codeOf(codebook, text) : undefined;
    }
  }
}

/** What texts a type has, for messages. */
export function expectedTexts(type: FieldType): string {
  switch (type.kind) {
    case "integer":
    case "decimal":
    case "money": {
      const [digits, { min, max }] = [digitsOf(type), boundsOf(type)];
      return `${formatDecimal(min, digits)}..${formatDecimal(max, digits)}, unknown`;
    }
    case "boolean":
      return "yes, no, unknown";
    case "code":
      return type.values === undefined ? "text" : [...type.values, "unknown"].join(", ");
    default:
      return type.kind;
  }
}

/** Cells hold exact texts: one that holds a comma, a quote or a line break is quoted (RFC 4180). */
export function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One line of a table. */
export function tableLine(cells: readonly string[]): string {
  return `${cells.map(quoted).join(",")}\n`;
}

function offsetText(zoneMinutes: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const minutes = Math.abs(zoneMinutes);
  return `${zoneMinutes < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function dayWriter(): (day: number) => string {
  const known = new Map<number, string>();
  return (day) => {
    const text = known.get(day) ?? formatDate(day);
    known.set(day, text);
    return text;
  };
}

/** Writes the values of a type as cells; unknown is an empty cell. */
export function cellWriter(type: FieldType, codebook: Codebook, zoneMinutes: number): (value: number) => string {
  const write = knownWriter(type, codebook, zoneMinutes);
  return (value) => (Number.isNaN(value) ? "" : write(value));
}

function knownWriter(type: FieldType, codebook: Codebook, zoneMinutes: number): (value: number) => string {
  switch (type.kind) {
    case "integer":
      return String;
    case "decimal":
    case "money": {
      const digits = digitsOf(type);
      return (value) => formatDecimal(value, digits);
    }
    case "date":
      return dayWriter();
    case "time": {
      const offset = offsetText(zoneMinutes);
      return (value) => `${formatTime(value, zoneMinutes).replace(" ", "T")}${offset}`;
    }
    case "boolean":
      return (value) => (value === 1 ? "yes" : "no");
    case "code":
      return (value) => quoted(codebook.texts[value] ?? "");
  }
}

/** Reads a day: an ISO date, or `asOf`, `asOf-19`, `asOf+3` (days). */
export function dayOfText(text: string, asOf: number): number | undefined {
  const match = /^asOf(?:([+-])(\d{1,5}))?$/.exec(text);
  const day = match === null ? parseDate(text) : asOf + Number(`${match[1] ?? "+"}${match[2] ?? "0"}`);
  if (day === undefined) return undefined;
  const { year } = calendarDate(day);
  return year >= 1900 && year <= 2199 ? day : undefined;
}
