/** English words for what a table's cell looks like, where it is no value of its field. */

type Values = Readonly<Record<string, string | number>>;
type Words = (v: Values) => string;

const FORMS: ReadonlyMap<string, Words> = new Map<string, Words>([
  ["empty", () => "the cell is empty"],
  ["spreadsheet-error", () => "an error of a spreadsheet"],
  ["missing-word", () => "a word for a missing value; an unknown fact is an empty cell"],
  ["full-width", () => "full-width digits or signs"],
  ["other-digits", () => "digits other than 0-9"],
  ["not-finite", () => "not a finite number"],
  ["percent", () => "a percent sign in the cell"],
  ["currency", () => "a currency in the cell"],
  ["date", () => "a date"],
  ["plus", () => "a plus sign"],
  ["minus-sign", () => "a minus sign other than -"],
  ["radix", () => "a number in another base than ten"],
  ["exponent", () => "a number with an exponent"],
  ["parentheses", () => "a number in parentheses"],
  ["thousands", () => "thousands are separated"],
  ["decimal-comma", () => "a decimal comma; the sign is a point"],
  ["blank-inside", () => "a blank inside the number"],
  ["bare-point", () => "a decimal point without a digit on both sides"],
  ["fraction", () => "a fraction"],
  ["chinese-numeral", () => "a Chinese numeral"],
  ["unit", () => "a unit after the number"],
  ["decimals", () => "too many decimals"],
  ["negative", () => "a negative number"],
  ["range", () => "out of range"],
  ["number", () => "a number, where the values are words"],
  ["date-words", () => "a date in words"],
  ["date-chinese", () => "a date with Chinese characters"],
  ["date-day-month", () => "it does not say which part is the day, the month and the year"],
  ["date-separators", () => "a date with separators other than -"],
  ["date-short", () => "a date without leading zeros"],
  ["date-compact", () => "a date without separators"],
  ["date-serial", (v) => `a spreadsheet's day number, which is ${v.serial1900} or, in its other calendar, ${v.serial1904}`],
  ["date-part", () => "only a part of a date"],
  ["date-year", () => "a year out of 1900 to 2199"],
  ["date-impossible", () => "there is no such day"],
  ["date-with-time", () => "a time of day after the date"],
  ["time-blank", () => "a blank between date and time, where T belongs"],
  ["time-no-zone", () => "a time without its zone"],
  ["time-impossible", () => "there is no such time or zone"],
]);

/** What the cell looks like, as an addition to a sentence; empty where nothing can be said. */
export function formWords(v: Values): string {
  const words = FORMS.get(String(v.form ?? ""));
  return words === undefined ? "" : `: ${words(v)}`;
}

const ODD: ReadonlyMap<string, Words> = new Map<string, Words>([
  ["look-alike", (v) => `, which looks like ${v.looks}`],
  ["full-width", (v) => `, the full-width form of ${v.looks}`],
  ["invisible", () => ", which cannot be seen"],
  ["blank", () => ", a blank"],
  ["lost", () => ", which stands for characters that another program has lost"],
  ["not-composed", () => ", which is not in its composed form (NFC)"],
]);

/** The character that is not allowed, as an addition to a sentence; empty where there is none. */
export function oddWords(v: Values): string {
  return v.odd === undefined ? "" : `: character ${v.oddAt} is ${v.odd}${ODD.get(String(v.oddKind))?.(v) ?? ""}`;
}
