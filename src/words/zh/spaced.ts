/** Chinese text around values of either script: a blank stands between a Chinese character and a Latin letter or digit, and nowhere else. */

const HAN = /\p{Script=Han}/u;
const WIDE = /[\p{Script=Han}，。；：！？、（）“”]/u;
const NARROW = /[A-Za-z0-9%]/;

/** A template whose values may be Chinese or not, such as titles that fall back to English: blanks beside each are put in or left out as its ends want them. */
export function spaced(parts: TemplateStringsArray, ...values: readonly (string | number | undefined)[]): string {
  return values.reduce<string>((text, value, i) => joined(joined(text, String(value)), parts[i + 1] ?? ""), parts[0] ?? "");
}

/** Two texts, of which one is a value: a blank at their seam stays only where one side is Chinese and the other is not, and is put in there. */
function joined(left: string, right: string): string {
  const [before, after] = [left.trimEnd(), right.trimStart()];
  if (before === "" || after === "" || left.length - before.length > 1 || right.length - after.length > 1) return left + right;
  const [end = "", start = ""] = [before.at(-1), after[0]];
  if ((HAN.test(end) && NARROW.test(start)) || (NARROW.test(end) && HAN.test(start))) return `${before} ${after}`;
  return WIDE.test(end) && WIDE.test(start) ? before + after : left + right;
}
