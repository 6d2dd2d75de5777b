/** Pages as texts: what stands in a table, in a figure, and on paper. */
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

const ENTITIES: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&amp;": "&" };

/** The text of markup, entities read. */
export function textOf(html: string): string {
  return html.replaceAll(/<[^>]*>/g, "").replaceAll(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}

/** The rows of all tables of a page, cell by cell. */
export function tableRows(html: string): readonly (readonly string[])[] {
  return [...html.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = ""]) => [...row.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gs)].map(([, cell = ""]) => textOf(cell)));
}

/** A page as lines: paragraphs, rows with ` | `; drawings as the number of their marks and their texts. What differs from build to build is masked. */
export function pageLines(html: string): string {
  const body = html
    .slice(html.indexOf("<body>"))
    .replaceAll(/<svg.*?<\/svg>/gs, (svg) => `\n[drawing: ${(svg.match(/<path /g) ?? []).length} paths; ${drawnTexts(svg).join(" ")}]\n`)
    .replaceAll(/<\/t[dh]><t[dh]/g, "</td> | <td")
    .replaceAll(/<\/d[dt]><d[dt]/g, "</dd> | <dd");
  return textOf(body)
    .replaceAll(/[0-9a-f]{64}/g, "<sha256>")
    .replaceAll(/made on \d{4}-\d\d-\d\d/g, "made on <day>")
    .replaceAll(/(?<=bursar )\d+\.\d+\.\d+/g, "<version>")
    .replaceAll(/\n\s*\n+/g, "\n");
}

/** The texts of a drawing, in the order in which they are drawn. */
export function drawnTexts(svg: string): readonly string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text = ""]) => textOf(text));
}

/** Why PDF cannot be read here; undefined where it can. */
export const NO_POPPLER = spawnSync("pdftotext", ["-v"]).status === 0 ? undefined : "pdftotext is missing";

/** Text of a PDF in the order in which it was drawn, without any blanks, and its number of pages. */
export function pdfText(file: string): { readonly text: string; readonly pages: number } {
  const text = execFileSync("pdftotext", ["-raw", file, "-"], { encoding: "utf8", maxBuffer: 1 << 28 });
  return { text: text.replaceAll(/\s/g, ""), pages: text.split("\f").length - 1 };
}

/** Prints a page to PDF as a person's browser would. */
export function printed(page: string, pdf: string): string {
  const words = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", `--print-to-pdf=${pdf}`, `file://${page}`];
  execFileSync(process.env["CHROMIUM"] ?? "chromium", words, { stdio: "pipe" });
  if (!readFileSync(pdf).subarray(0, 5).equals(Buffer.from("%PDF-"))) throw new Error("no PDF");
  return pdf;
}
