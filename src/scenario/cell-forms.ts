/** What a cell that is no value of its type looks like, so that a message can say what is wrong with it (trust table T10, T14). */
import { formatDate, parseDate } from "../award/calendar.ts";
import type { Fault } from "../fault.ts";

type Form = readonly [name: string, pattern: RegExp];

/** Forms that any type can meet. */
const COMMON: readonly Form[] = [
  ["empty", /^$/],
  ["spreadsheet-error", /^#(REF|VALUE|N\/A|NAME|DIV\/0|NUM|NULL)[!?]?$/i],
  ["missing-word", /^(n\/?a|null|none|nil|unknown|\?+|-+|[—–]+|无|缺|未知)$/i],
  ["full-width", /[\uFF10-\uFF19\uFF0B\uFF0D\uFF0E\uFF0F]/],
  ["other-digits", /(?![0-9])\p{Nd}/u],
];

/** Forms of numbers, the more special first. */
const NUMBERS: readonly Form[] = [
  ["not-finite", /^[+-]?(nan|inf|infinity|∞)$/i],
  ["percent", /[%％‰]/],
  ["currency", /[¥￥$€£元圆]|yuan|rmb|cny/i],
  ["date", /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}/],
  ["plus", /^\+\d/],
  ["minus-sign", /^[−–—]\s*\d/],
  ["radix", /^[+-]?0[xbo][0-9a-f]+$/i],
  ["exponent", /^[+-]?[\d.,]+e[+-]?\d+$/i],
  ["parentheses", /^\(.*\d.*\)$/],
  ["thousands", /^-?\d{1,3}([,'’_，]\d{3})+(\.\d+)?$|^-?\d{1,3}(\.\d{3}){2,}$/],
  ["decimal-comma", /^-?[\d.]+[,，]\d+$/],
  ["blank-inside", /^-?\s*\d[\d.,]*(\s+\d[\d.,]*)+$|^-\s+\d/],
  ["bare-point", /^-?(\.\d+|\d+\.)$/],
  ["fraction", /^\d+\s*[/:]\s*\d+$/],
  ["chinese-numeral", /^[〇零一二两三四五六七八九十百千万亿]+$/],
  ["unit", /^-?\d+(\.\d+)?\s*\p{L}/u],
];

/** Forms of dates and times. */
const DATES: readonly Form[] = [
  ["date-words", /\d.*[a-z]{3}|[a-z]{3}.*\d/i],
  ["date-chinese", /^\d{2,4}\s*年/],
  ["date-day-month", /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$/],
  ["date-separators", /^\d{4}[/.]\d{1,2}[/.]\d{1,2}$/],
  ["date-short", /^\d{4}-\d{1,2}-\d{1,2}$/],
  ["date-compact", /^\d{8}$/],
  ["date-serial", /^\d{5}(\.\d+)?$/],
  ["date-part", /^\d{4}([-/.]\d{1,2})?$/],
];

/** Forms of what has a day and a time, where one or the other was wanted. */
const TIMES: readonly Form[] = [
  ["time-blank", /^\d{4}-\d{2}-\d{2} +\d/],
  ["time-no-zone", /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/],
  ["time-impossible", /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/],
];

function match(text: string, forms: readonly Form[]): string | undefined {
  return forms.find(([, pattern]) => pattern.test(text))?.[0];
}

/** What a number must keep to; integers scaled by 10^digits. */
interface NumberBounds {
  readonly digits: number;
  readonly min: number;
}

/** The form of a text that is no number within its bounds. */
export function numberForm(text: string, bounds: NumberBounds): string {
  const plain = /^(-?)\d+(?:\.(\d+))?$/.exec(text);
  if (plain === null) return match(text, [...COMMON, ...NUMBERS]) ?? "text";
  const isWhole = bounds.digits === 0;
  if (isWhole && plain[2] !== undefined) return "decimals";
  if ((plain[2] ?? "").replace(/0+$/, "").length > bounds.digits) return "decimals";
  return plain[1] === "-" && bounds.min >= 0 ? "negative" : "range";
}

/** Days from a spreadsheet's day 0 to 1970-01-01 in its two calendars. */
const [SERIAL_1900, SERIAL_1904] = [25_569, 24_107];

function dateValues(text: string, form: string): Fault["values"] {
  if (form === "date-serial") {
    const serial = Math.floor(Number(text));
    return { form, serial1900: formatDate(serial - SERIAL_1900), serial1904: formatDate(serial - SERIAL_1904) };
  }
  const parts = /^(\d{4})\D?(\d{1,2})\D?(\d{1,2})日?$/.exec(form === "date-compact" ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : text);
  const iso = parts === null ? "" : `${parts[1]}-${parts[2]?.padStart(2, "0")}-${parts[3]?.padStart(2, "0")}`;
  return iso !== text && parseDate(iso) !== undefined ? { form, write: iso } : { form };
}

/** The form of a text that is no date (or no time), and the date that it may mean where there is only one. */
export function dateForm(text: string, isTime = false): Fault["values"] {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    const year = Number(text.slice(0, 4));
    return { form: year < 1900 || year > 2199 ? "date-year" : "date-impossible" };
  }
  const withTime = match(text, TIMES);
  const form = match(text, COMMON) ?? (withTime !== undefined && !isTime ? "date-with-time" : withTime) ?? match(text, DATES) ?? "text";
  return dateValues(text, form);
}

const YES_NO: ReadonlyMap<string, string> = new Map([
  ["是", "yes"],
  ["y", "yes"],
  ["t", "yes"],
  ["否", "no"],
  ["n", "no"],
  ["f", "no"],
]);

/** The yes or no that a text may mean, empty where none is near. */
export function nearYesNo(text: string): string {
  const plain = text.normalize("NFKC").toLowerCase();
  return ["yes", "no", "true", "false"].includes(plain) ? plain : (YES_NO.get(plain) ?? "");
}
