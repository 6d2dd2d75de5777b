/** A table of texts for a terminal, without lines. */
import Table from "cli-table3";

/** Columns as wide as their widest cell (Chinese counts double), each aligned as stated. */
export function textTable(headers: readonly string[], rows: readonly (readonly string[])[], alignments: readonly ("left" | "right")[]): string {
  const made = new Table({
    head: [...headers],
    colAligns: [...alignments],
    style: { head: [], border: [], compact: true },
    chars: {
      mid: "",
      "left-mid": "",
      "mid-mid": "",
      "right-mid": "",
      top: "",
      "top-mid": "",
      "top-left": "",
      "top-right": "",
      bottom: "",
      "bottom-mid": "",
      "bottom-left": "",
      "bottom-right": "",
      left: "",
      right: "",
      middle: "  ",
    },
  });
  for (const row of rows) made.push([...row]);
  return made.toString();
}
