/** A sheet's numbers as the texts that a CSV cell would hold. A sheet keeps binary fractions of 15 digits; the shortest decimal that is the same fraction is what was typed. */
import { formatDate } from "../../award/calendar.ts";

/** Days from a sheet's day 0 to 1970-01-01 in its two calendars. */
const DAY_ZERO = { 1900: 25_569, 1904: 24_107 } as const;

/** A workbook's calendar. */
export type Calendar = keyof typeof DAY_ZERO;

/** The last day that a sheet knows, 9999-12-31, in the calendar of 1900. */
const LAST_DAY = 2_958_465;
const DAY_MILLISECONDS = 86_400_000;

/** A sheet keeps no more digits of a number. */
export const LARGEST_EXACT = 1e15;

/** The number of a cell; undefined where the text is none. */
export function numberOf(text: string): number | undefined {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$/.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** A number as a plain decimal, without exponent; `shift` moves the point to the right. */
export function decimalText(value: number, shift = 0): string {
  if (shift === 0 && Number.isSafeInteger(value)) return String(value === 0 ? 0 : value);
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value === 0 ? 0 : value)) ?? [];
  const digits = whole + fraction;
  const point = whole.length + Number(exponent) + shift;
  const padded = point > digits.length ? digits.padEnd(point, "0") : digits.padStart(digits.length + Math.max(0, 1 - point), "0");
  const at = Math.max(1, point);
  const before = padded.slice(0, at).replace(/^0+(?=\d)/, "");
  const behind = padded.slice(at).replace(/0+$/, "");
  return `${sign}${before}${behind === "" ? "" : `.${behind}`}`;
}

/**
 * The date of a day number, and the time where there is one (to the millisecond; a sheet has no zone); undefined outside a sheet's calendar. In the
 * calendar of 1900 there is a 29 February of that year, which never was: it stays as it is, and no date field takes it.
 */
export function dateText(serial: number, calendar: Calendar): string | undefined {
  const milliseconds = Math.round(serial * DAY_MILLISECONDS);
  const day = Math.floor(milliseconds / DAY_MILLISECONDS);
  const first = calendar === 1900 ? 1 : 0;
  const last = calendar === 1900 ? LAST_DAY : LAST_DAY - (DAY_ZERO[1900] - DAY_ZERO[1904]);
  if (day < first || day > last) return undefined;
  const isLeapYear1900 = calendar === 1900 && day <= 60;
  const date = isLeapYear1900 && day === 60 ? "1900-02-29" : formatDate(day + (isLeapYear1900 ? 1 : 0) - DAY_ZERO[calendar]);
  const time = milliseconds - day * DAY_MILLISECONDS;
  return time === 0 ? date : `${date}T${timeText(time)}`;
}

function timeText(milliseconds: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  const seconds = milliseconds / 1000;
  const whole = `${two(seconds / 3600)}:${two((seconds / 60) % 60)}`;
  const rest = milliseconds % 60_000;
  if (rest === 0) return whole;
  return `${whole}:${two(rest / 1000)}${rest % 1000 === 0 ? "" : `.${String(rest % 1000).padStart(3, "0")}`}`;
}
