/**
 * What a cell's number format makes of its number (ECMA-376 part 1, 18.8.30 and 18.8.31): a plain number, a share shown in percent, an id filled up
 * with zeros, a date, or something of which only a part is shown.
 */

/** What is shown of a number. `zeros`: filled up to so many digits; `words`: with texts of the format around it; `part`: no whole date. */
export type NumberFormat =
  | { readonly kind: "plain" | "percent" | "date" | "moment" }
  | { readonly kind: "zeros"; readonly digits: number }
  | { readonly kind: "words" | "part"; readonly code: string };

const PLAIN: NumberFormat = { kind: "plain" };

/** The formats with a number of their own; those of East Asia (27 to 36, 50 to 58) by what they show in Chinese. */
const BUILT_IN: ReadonlyMap<number, string> = new Map([
  [9, "0%"],
  [10, "0.00%"],
  [14, "yyyy-m-d"],
  [15, "d-mmm-yy"],
  [16, "d-mmm"],
  [17, "mmm-yy"],
  [18, "h:mm AM/PM"],
  [19, "h:mm:ss AM/PM"],
  [20, "h:mm"],
  [21, "h:mm:ss"],
  [22, "yyyy-m-d h:mm"],
  [45, "mm:ss"],
  [46, "[h]:mm:ss"],
  [47, "mm:ss.0"],
  ...[27, 36, 50, 57].map((id) => [id, "yyyy年m月"] as const),
  ...[28, 29, 51, 54, 58].map((id) => [id, "m月d日"] as const),
  ...[30, 31].map((id) => [id, "yyyy年m月d日"] as const),
  ...[32, 33, 34, 35, 55, 56].map((id) => [id, "h时mm分"] as const),
  [52, "yyyy年m月"],
  [53, "m月d日"],
]);

/** What a cell format shows; `codes` are the workbook's own formats by number. */
export function numberFormat(id: number, codes: ReadonlyMap<number, string>): NumberFormat {
  return formatOf(codes.get(id) ?? BUILT_IN.get(id) ?? "General");
}

/** The signs of a format that stand for the value: without texts, colours, languages, fillers and the sections for other signs. */
function signsOf(code: string): string {
  const bare = code.replace(/"[^"]*"?|\\.|_.|\*./gs, "");
  const section = bare.split(";")[0] ?? "";
  return section.replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, "");
}

function formatOf(code: string): NumberFormat {
  const signs = signsOf(code);
  if (/general|@/i.test(signs)) return PLAIN;
  if (/[dyeghs]|m|\[[hms]/i.test(signs.replace(/e[+-]/gi, ""))) return dateFormat(signs.replace(/am\/pm|a\/p|上午\/下午/gi, "h"), code);
  if (signs.includes("%")) return { kind: "percent" };
  if (/["\\]/.test(code.split(";")[0] ?? "") && /[0#?]/.test(signs)) return { kind: "words", code };
  const zeros = /^0{2,}$/.exec(signs.trim());
  return zeros === null ? PLAIN : { kind: "zeros", digits: zeros[0].length };
}

/** Dates show year, month and day; `m` behind hours or before seconds is minutes. */
function dateFormat(signs: string, code: string): NumberFormat {
  const letters = signs.toLowerCase().replace(/[^dyeghms[\]]/g, " ");
  const hasTime = /[hs]/.test(letters);
  const months = letters.replace(/h[\s\]]*m+|m+[\s\]]*s/g, "");
  const [hasYear, hasMonth, hasDay] = [/[ye]/.test(letters), /m/.test(months), /d/.test(letters)];
  if (hasYear && hasMonth && hasDay) return { kind: hasTime ? "moment" : "date" };
  return { kind: "part", code };
}
