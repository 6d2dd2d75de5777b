/** The calendar against JavaScript's own, which is right in UTC. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calendarDate, dateOfTime, formatDate, formatTime, monthsBetween, parseDate, parseOffset, parseTime } from "../../src/award/calendar.ts";
import { runs } from "../support/runs.ts";

const DAY = 86_400_000;
const FIRST = Date.UTC(1900, 0, 1) / DAY;
const LAST = Date.UTC(2199, 11, 31) / DAY;
const iso = (day: number) => new Date(day * DAY).toISOString().slice(0, 10);

describe("dates", () => {
  test("every third day from 1900 to 2199 has the number, the parts and the text that Date has", () => {
    let applied = 0;
    for (let day = FIRST; day <= LAST; day += 3) {
      const date = new Date(day * DAY);
      const parts = calendarDate(day);
      if (parseDate(iso(day)) !== day || formatDate(day) !== iso(day) || parts.day !== date.getUTCDate() || parts.month !== date.getUTCMonth() + 1) {
        throw new Error(`${iso(day)}: ${parseDate(iso(day))}, ${formatDate(day)}`);
      }
      applied += 1;
    }
    expect(applied).toBe(Math.ceil((LAST - FIRST + 1) / 3));
    expect([parseDate("1900-01-01"), parseDate("2199-12-31")]).toEqual([FIRST, LAST]);
  });

  test("every day of a month that exists is read, and no other", () => {
    for (const year of [1900, 1996, 2000, 2023, 2024, 2100, 2199]) {
      for (let month = 0; month <= 13; month += 1) {
        for (let day = 0; day <= 32; day += 1) {
          const text = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
          const date = new Date(Date.UTC(year, month - 1, day));
          const isReal = month >= 1 && month <= 12 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
          expect([text, parseDate(text)]).toEqual([text, isReal ? date.getTime() / DAY : undefined]);
        }
      }
    }
  });

  test.each([
    "1899-12-31",
    "2200-01-01",
    "2024-2-3",
    "24-02-03",
    "2024/02/03",
    "2024-02-03T00:00",
    " 2024-02-03",
    "2024-02-03 ",
    "２０２４-02-03",
    "",
    "2024-02-03\n",
    "-2024-02-03",
    "03.02.2024",
  ])("%j is no date", (text) => expect(parseDate(text)).toBeUndefined());
});

describe("times", () => {
  test("a time with its own zone is that instant", () => {
    let applied = 0;
    const zone = fc.tuple(fc.integer({ min: -14 * 60, max: 14 * 60 }), fc.integer({ min: 0, max: 86_399 }), fc.integer({ min: FIRST, max: LAST }));
    fc.assert(
      fc.property(zone, fc.boolean(), ([offset, second, day], withSeconds) => {
        applied += 1;
        const two = (value: number) => String(value).padStart(2, "0");
        const clock = `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}${withSeconds ? `:${two(second % 60)}` : ""}`;
        const sign = offset < 0 ? "-" : "+";
        const text = `${iso(day)}T${clock}${sign}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
        expect(parseTime(text, 480)).toBe(Date.parse(text));
        const time = Date.parse(text);
        expect(dateOfTime(time, offset)).toBe(day);
        expect(formatTime(time, offset)).toBe(`${iso(day)} ${clock.slice(0, 5)}`);
      }),
      { seed: 20240920, numRuns: runs(300) },
    );
    expect(applied).toBeGreaterThanOrEqual(300);
  });

  test.each([
    ["+08:00", 480],
    ["-03:30", -210],
    ["Z", 0],
    ["+14:00", 840],
    ["+14:01", undefined],
    ["+08:60", undefined],
    ["+8:00", undefined],
    ["08:00", undefined],
    ["Asia/Shanghai", undefined],
  ])("offset %s: %s", (text, minutes) => expect(parseOffset(text)).toBe(minutes));

  test.each(["2024-02-15T23:59:59.900+08:00", "2024-02-15T15:59:59.9Z", "2024-02-15T15:59:59.123456789Z"])(
    "a fraction of a second, cut to the millisecond: %s",
    (text) => expect(parseTime(text, 0)).toBe(Date.parse(text)),
  );

  test("a date alone ends with its last millisecond in the scheme's zone (A39)", () => {
    expect(parseTime("2024-09-10", 480)).toBe(Date.parse("2024-09-10T23:59:59.999+08:00"));
    expect(parseTime("2024-09-10", -300)).toBe(Date.parse("2024-09-10T23:59:59.999-05:00"));
    expect(dateOfTime(parseTime("2024-09-10", 480) ?? 0, 480)).toBe(parseDate("2024-09-10"));
    expect(dateOfTime((parseTime("2024-09-10", 480) ?? 0) + 1, 480)).toBe((parseDate("2024-09-10") ?? 0) + 1);
  });

  test.each([
    "2024-06-30T17:00",
    "2024-06-30 17:00+08:00",
    "2024-06-31T17:00+08:00",
    "2024-06-30T24:00+08:00",
    "2024-06-30T17:60+08:00",
    "2024-06-30T17:00:60Z",
    "2024-06-30T5:00Z",
    "2024-06-30T17:00:00.Z",
    "2024-06-30T17:00.5Z",
    "2024-06-30T17:00:00.1234567890Z",
    "17:00+08:00",
    "yesterday",
  ])("%j is no time", (text) => expect(parseTime(text, 480)).toBeUndefined());
});

test("months between are complete on the same day of the month, and change sign with the order", () => {
  let [applied, whole] = [0, 0];
  fc.assert(
    fc.property(fc.integer({ min: FIRST, max: LAST }), fc.integer({ min: 0, max: 2000 }), (from, length) => {
      const to = Math.min(from + length, LAST);
      const [a, b] = [new Date(from * DAY), new Date(to * DAY)];
      const turns = (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth();
      const months = monthsBetween(from, to);
      expect(months).toBe(b.getUTCDate() >= a.getUTCDate() ? turns : turns - 1);
      expect(monthsBetween(to, from) + months).toBe(0);
      applied += 1;
      if (a.getUTCDate() === b.getUTCDate()) whole += 1;
    }),
    { seed: 20240920, numRuns: runs(400) },
  );
  expect(applied).toBeGreaterThanOrEqual(400);
  expect(whole).toBeGreaterThan(3);
});
