/** A benchmark's table on the terminal and its JSON in `bench/results/`. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** One measured row: names and numbers. */
export type Row = Readonly<Record<string, string | number>>;

/** The middle of several measurements. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Prints rows as a table and writes them, with the machine, to `bench/results/<name>.json`. */
export function publish(name: string, rows: readonly Row[]): void {
  const headers = Object.keys(rows[0] ?? {});
  const cells = [headers, ...rows.map((row) => headers.map((header) => String(row[header] ?? "")))];
  const widths = headers.map((_, i) => Math.max(...cells.map((line) => (line[i] ?? "").length)));
  for (const line of cells) console.log(line.map((cell, i) => cell.padStart(widths[i] ?? 0)).join("  "));
  const folder = join(process.cwd(), "bench", "results");
  mkdirSync(folder, { recursive: true });
  const machine = { node: process.version, arch: process.arch, smoke: process.env["BURSAR_SMOKE"] === "1" };
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify({ name, machine, rows }, null, 2)}\n`);
}
