/** Text for a terminal: lines no wider than it, continued under their beginning. */
import { brokenLines, displayWidth, padded } from "../words/width.ts";

/** Breaks a text at blanks, and between Chinese characters; the first line is indented by `indent`, the others by `hanging`. A word longer than a line stands alone. */
export function wrapped(text: string, width: number, indent: number, hanging: number = indent): string {
  const lines = brokenLines(text, width - hanging, width - indent);
  return lines.map((line, i) => `${" ".repeat(i === 0 ? indent : hanging)}${line}\n`).join("");
}

/** Columns that are as wide as their widest cell (Chinese counts double), two blanks between; all but the first and last align as stated. */
export function columnsText(headers: readonly string[], rows: readonly (readonly string[])[], rightFrom: number, rightTo: number): string {
  const widths = headers.map((header, i) => Math.max(displayWidth(header), ...rows.map((row) => displayWidth(row[i] ?? ""))));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => padded(cell, widths[i] ?? 0, i >= rightFrom && i <= rightTo ? "right" : "left"))
      .join("  ")
      .trimEnd();
  return [headers, ...rows].map((row) => `${line(row)}\n`).join("");
}
