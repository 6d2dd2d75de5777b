/**
 * HTML pages of one file: text is escaped wherever it is put in, a page loads nothing from anywhere, and a content security policy says so.
 *
 * `page\`...\`` escapes every value that is not itself `Html`, so that no text of a table can become markup.
 */
import { createHash } from "node:crypto";
import { PAGE_STYLE } from "./page-style.ts";

/** Markup. */
export interface Html {
  readonly html: string;
}

type Part = Html | string | number | readonly Html[];

/** A text as it stands in markup and attribute values. */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("'", "&#39;");
}

function markup(part: Part): string {
  if (typeof part === "string" || typeof part === "number") return escaped(String(part));
  return "html" in part ? part.html : part.map((one) => one.html).join("");
}

/** Markup with values put in. */
export function page(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { html: texts.map((text, i) => text + (i < parts.length ? markup(parts[i] as Part) : "")).join("") };
}

/** Nothing. */
export const NOTHING: Html = { html: "" };

/** A cell: text, or a number, which stands at the right. */
export type Cell = string | number | Html;

function isNumber(value: Cell): boolean {
  return typeof value === "number" || (typeof value === "string" && /^-?[\d,]+(\.\d+)?$/.test(value));
}

function cell(value: Cell, isHead: boolean): Html {
  const kind = isNumber(value) ? page` class="number"` : NOTHING;
  return isHead ? page`<th scope="row"${kind}>${value}</th>` : page`<td${kind}>${value}</td>`;
}

/** A table with its caption; columns that are empty in every row are left out, the first one heads its row. */
export function table(caption: string, headers: readonly string[], rows: readonly (readonly Cell[])[]): Html {
  const kept = headers.flatMap((_, column) => (rows.some((row) => row[column] !== "" && row[column] !== undefined) ? [column] : []));
  const isOfNumbers = (column: number) => rows.every((row) => row[column] === "" || isNumber(row[column] ?? ""));
  const head = kept.map((column) => page`<th scope="col"${isOfNumbers(column) ? page` class="number"` : NOTHING}>${headers[column] ?? ""}</th>`);
  const body = rows.map((row) => page`<tr>${kept.map((column, i) => cell(row[column] ?? "", i === 0))}</tr>\n`);
  return page`<table>\n<caption>${caption}</caption>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body}</tbody>\n</table>\n`;
}

function sourceHash(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

/** What a page is made of; `script` is the only one it has. */
export interface PageParts {
  readonly language: string;
  readonly title: string;
  readonly body: Html;
  /** Names and values of `meta` elements for programs. */
  readonly meta?: Readonly<Record<string, string>>;
  /** Rules that the page adds to the look of all. */
  readonly style?: string;
  /** Data for the script, and the script. */
  readonly script?: { readonly data: unknown; readonly text: string };
}

/** A whole page. Throws where a script or style could end its own element. */
export function wholePage({ language, title, body, meta = {}, style = "", script }: PageParts): string {
  const rules = style === "" ? PAGE_STYLE : `${PAGE_STYLE}\n${style}`;
  if (rules.includes("<")) throw new Error("a style may not hold the end of its element");
  if (script !== undefined && /<\/script|<!--/i.test(script.text)) throw new Error("a script may not hold the end of its element");
  const scriptSource = script === undefined ? [] : [`script-src ${sourceHash(script.text)}`];
  const policy = ["default-src 'none'", `style-src ${sourceHash(rules)}`, ...scriptSource, "base-uri 'none'", "form-action 'none'"].join("; ");
  const names = Object.entries(meta).map(([name, value]) => page`<meta name="${name}" content="${value}">\n`);
  // Data inside a script element: `<` could end it.
  const data =
    script === undefined ? "" : `<script type="application/json" id="published">${JSON.stringify(script.data).replaceAll("<", "\\u003c")}</script>\n`;
  const code = script === undefined ? "" : `<script>${script.text}</script>\n`;
  const head = page`<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${{ html: escaped(policy).replaceAll("&#39;", "'") }}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
${names}<title>${title}</title>
<style>${{ html: rules }}</style>
</head>
`;
  return `${head.html}<body>\n<main>\n${body.html}</main>\n${data}${code}</body>\n</html>\n`;
}
