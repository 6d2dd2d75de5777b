/** Dates as Chinese pages and letters write them. */

/** An ISO date in Chinese, 2026-11-25 as 2026年11月25日, a time of day behind it as it is; any other text as it is. */
export function dateZh(text: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})( \d{2}:\d{2})?$/.exec(text);
  return parts === null ? text : `${parts[1]}年${Number(parts[2])}月${Number(parts[3])}日${parts[4] ?? ""}`;
}
