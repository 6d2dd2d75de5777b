/**
 * Dates and times without a clock and without the host's time zone: a date is its number of
 * days since 1970-01-01, a time its milliseconds since then (UTC).
 */

const MILLISECONDS_PER_DAY = 86_400_000;
const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Day number of a calendar date in the Gregorian calendar; month and day count from 1. */
function dayNumber(year: number, month: number, day: number): number {
  const before = year - 1;
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  const leapThisYear = month > 2 && isLeap(year) ? 1 : 0;
  return before * 365 + leapDays + (DAYS_BEFORE_MONTH[month - 1] ?? 0) + leapThisYear + day - 1 - 719_162;
}

/** Reads an ISO date `YYYY-MM-DD` (1900 to 2199) as a day number; undefined where it is no real date. */
export function parseDate(text: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1900 || year > 2199 || month < 1 || month > 12) return undefined;
  if (day < 1 || day > daysInMonth(year, month)) return undefined;
  return dayNumber(year, month, day);
}

/** Reads an offset such as `+08:00` as minutes east of UTC; undefined where it is none. */
export function parseOffset(text: string): number | undefined {
  if (text === "Z") return 0;
  const match = /^([+-])(\d{2}):(\d{2})$/.exec(text);
  if (match === null) return undefined;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  if (minutes > 14 * 60 || Number(match[3]) > 59) return undefined;
  return match[1] === "-" ? -minutes : minutes;
}

/**
 * Reads a time: an ISO date (the last millisecond of that day in the stated zone, reading A39) or an
 * ISO date and time with its own zone (`2024-06-30T17:00+08:00`), cut to the millisecond. Undefined where it is neither.
 */
export function parseTime(text: string, zoneMinutes: number): number | undefined {
  const date = parseDate(text);
  if (date !== undefined) return (date + 1) * MILLISECONDS_PER_DAY - zoneMinutes * 60_000 - 1;
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:\d{2})$/.exec(text);
  if (match === null) return undefined;
  const day = parseDate(match[1] ?? "");
  const offset = parseOffset(match[6] ?? "");
  const [hour, minute, second] = [Number(match[2]), Number(match[3]), Number(match[4] ?? "0")];
  if (day === undefined || offset === undefined || hour > 23 || minute > 59 || second > 59) return undefined;
  const milliseconds = Number((match[5] ?? "").slice(0, 3).padEnd(3, "0"));
  return day * MILLISECONDS_PER_DAY + ((hour * 60 + minute - offset) * 60 + second) * 1000 + milliseconds;
}

/** The date, in the stated zone, on which a time lies. */
export function dateOfTime(time: number, zoneMinutes: number): number {
  return Math.floor((time + zoneMinutes * 60_000) / MILLISECONDS_PER_DAY);
}

/** Year, month and day (from 1) of a day number. */
export function calendarDate(day: number): { readonly year: number; readonly month: number; readonly day: number } {
  let year = 1970 + Math.floor(day / 365.2425);
  while (dayNumber(year + 1, 1, 1) <= day) year += 1;
  while (dayNumber(year, 1, 1) > day) year -= 1;
  let month = 12;
  while (dayNumber(year, month, 1) > day) month -= 1;
  return { year, month, day: day - dayNumber(year, month, 1) + 1 };
}

/** Writes a day number as an ISO date. */
export function formatDate(day: number): string {
  const date = calendarDate(day);
  return `${date.year}-${String(date.month).padStart(2, "0")}-${String(date.day).padStart(2, "0")}`;
}

/** Whole months from one date to another (negative when the second is earlier): a month is complete on the same day of the month. */
export function monthsBetween(from: number, to: number): number {
  if (to < from) return -monthsBetween(to, from);
  const a = calendarDate(from);
  const b = calendarDate(to);
  return (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day ? 1 : 0);
}

/** Writes a time as date, hour and minute in the stated zone. */
export function formatTime(time: number, zoneMinutes: number): string {
  const day = dateOfTime(time, zoneMinutes);
  const minutes = Math.floor((time + zoneMinutes * 60_000 - day * MILLISECONDS_PER_DAY) / 60_000);
  return `${formatDate(day)} ${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}
