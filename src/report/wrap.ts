/** Text for a terminal: lines no wider than it, continued under their beginning. */

/** Breaks a text at blanks; the first line is indented by `indent`, the others by `hanging`. A word longer than a line stands alone. */
export function wrapped(text: string, width: number, indent: number, hanging: number = indent): string {
  const lines: string[] = [];
  let line = " ".repeat(indent);
  let isEmpty = true;
  for (const word of text.split(/\s+/).filter((part) => part !== "")) {
    if (!isEmpty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = " ".repeat(hanging);
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line].map((one) => `${one}\n`).join("");
}

/** Columns that are as wide as their longest cell, two blanks between; all but the first and last align as stated. */
export function columnsText(headers: readonly string[], rows: readonly (readonly string[])[], rightFrom: number, rightTo: number): string {
  const widths = headers.map((header, i) => Math.max(header.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => (i >= rightFrom && i <= rightTo ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join("  ")
      .trimEnd();
  return [headers, ...rows].map((row) => `${line(row)}\n`).join("");
}
