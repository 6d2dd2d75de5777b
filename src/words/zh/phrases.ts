/** Chinese phrases that several rooms say. */

type Value = string | number | undefined;

/** An article in brackets; nothing where there is none. */
export function cited(article: Value): string {
  return article === undefined || article === "" ? "" : `（${article}）`;
}

/** Yuan with thousands separators. */
export function money(yuan: Value): string {
  return `${String(yuan).replace(/\B(?=(\d{3})+(?!\d)(?=.*\.))/g, ",")} 元`;
}
