/** Chinese words for what a table's cell looks like, where it is no value of its field. */

type Values = Readonly<Record<string, string | number>>;
type Words = (v: Values) => string;

const FORMS: ReadonlyMap<string, Words> = new Map<string, Words>([
  ["empty", () => "单元格为空"],
  ["spreadsheet-error", () => "这是电子表格的错误值"],
  ["missing-word", () => "这是表示缺失的词；未知的信息应留空"],
  ["full-width", () => "含全角数字或符号"],
  ["other-digits", () => "含 0-9 以外的数字字符"],
  ["not-finite", () => "不是有限的数值"],
  ["percent", () => "单元格中有百分号"],
  ["currency", () => "单元格中有货币符号"],
  ["date", () => "这是日期"],
  ["plus", () => "有加号"],
  ["minus-sign", () => "负号不是 -"],
  ["radix", () => "不是十进制数"],
  ["exponent", () => "使用了科学计数法"],
  ["parentheses", () => "数值写在括号里"],
  ["thousands", () => "使用了千位分隔符"],
  ["decimal-comma", () => "用逗号作小数点；小数点应为 ."],
  ["blank-inside", () => "数字中间有空格"],
  ["bare-point", () => "小数点两侧没有都写上数字"],
  ["fraction", () => "这是分数"],
  ["chinese-numeral", () => "这是中文数字"],
  ["unit", () => "数字后面带有单位"],
  ["decimals", () => "小数位数过多"],
  ["negative", () => "这是负数"],
  ["range", () => "超出范围"],
  ["number", () => "这是数字，而此处应填文字"],
  ["date-words", () => "日期是用文字写的"],
  ["date-chinese", () => "日期中有汉字"],
  ["date-day-month", () => "看不出哪部分是年、月、日"],
  ["date-separators", () => "日期的分隔符不是 -"],
  ["date-short", () => "日期的月或日没有补零"],
  ["date-compact", () => "日期没有分隔符"],
  ["date-serial", (v) => `这是电子表格的日期序号，即 ${v.serial1900}，若按其另一种日历则为 ${v.serial1904}`],
  ["date-part", () => "日期不完整"],
  ["date-year", () => "年份不在 1900 至 2199 之间"],
  ["date-impossible", () => "没有这一天"],
  ["date-with-time", () => "日期后面带有时刻"],
  ["time-blank", () => "日期和时间之间是空格，应为 T"],
  ["time-no-zone", () => "时间没有写时区"],
  ["time-impossible", () => "没有这样的时间或时区"],
]);

/** What the cell looks like, as an addition to a sentence; empty where nothing can be said. */
export function formWords(v: Values): string {
  const words = FORMS.get(String(v.form ?? ""));
  return words === undefined ? "" : `：${words(v)}`;
}

const ODD: ReadonlyMap<string, Words> = new Map<string, Words>([
  ["look-alike", (v) => `，看起来像 ${v.looks}`],
  ["full-width", (v) => `，是 ${v.looks} 的全角形式`],
  ["invisible", () => "，肉眼看不见"],
  ["blank", () => "，是空白字符"],
  ["lost", () => "，表示其他程序已丢失原来的字符"],
  ["not-composed", () => "，不是合成形式（NFC）"],
]);

/** The character that is not allowed, as an addition to a sentence; empty where there is none. */
export function oddWords(v: Values): string {
  return v.odd === undefined ? "" : `；第 ${v.oddAt} 个字符是 ${v.odd}${ODD.get(String(v.oddKind))?.(v) ?? ""}`;
}
