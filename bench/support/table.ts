/** A benchmark's figures: medians and ratios, the table on the terminal, the JSON and the plots in `bench/results/`. */
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";

/** One measured row; undefined and NaN: not measured. */
export type Row = Readonly<Record<string, string | number | undefined>>;

/** How large a run is. */
export type Size = "smoke" | "usual" | "full";

/** The size that was asked for. */
export const SIZE: Size = process.env["BURSAR_SMOKE"] === "1" ? "smoke" : process.env["BURSAR_FULL"] === "1" ? "full" : "usual";

/** Whether rows of a kind and so many students are wanted (`--kind`, `--students`). */
export function isWanted(kind: string, students: number): boolean {
  const kinds = process.env["BURSAR_KINDS"]?.split(" ");
  const sizes = process.env["BURSAR_STUDENTS"]?.split(" ").map(Number);
  return (kinds?.includes(kind) ?? true) && (sizes?.includes(students) ?? true);
}

/** Says on stderr that a row is done: a full run takes long. */
export function sayDone(...facts: readonly (string | number | undefined)[]): void {
  console.error(`  ${facts.map(inWords).join(" ")}`);
}

/** What goes into the JSON file beside the rows, and the plots (SVG) by name. */
export interface Beside {
  /** Seeds and whatever else was measured, run by run. */
  readonly runs?: unknown;
  readonly plots?: Readonly<Record<string, string>>;
}

const LOAD_AT_START = loadavg()[0];

/** The middle of several measurements (the upper one of an even number); NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The largest; NaN of none. */
export function worst(values: readonly number[]): number {
  return values.length === 0 ? Number.NaN : values.reduce((a, b) => Math.max(a, b));
}

/** The geometric mean of positive numbers; NaN of none. */
export function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

/** How many times more one took than the other; with `isLeast` the first was not finished. */
export function ratioInWords(more: number, less: number, isLeast: boolean): string {
  if (!(more / less >= 0)) return "-";
  return `${isLeast ? ">" : ""}${inWords(more / less)}`;
}

/** A number for reading: three digits where there are fractions. */
export function inWords(value: string | number | undefined): string {
  if (typeof value === "string") return value;
  if (value === undefined || Number.isNaN(value)) return "-";
  if (Number.isInteger(value)) return String(value);
  return value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2);
}

/** Prints rows as a table and writes them, with machine, load and seeds, to `bench/results/<name>.json` (`results/smoke/` for a smoke). */
export function publish(name: string, rows: readonly Row[], { runs, plots = {} }: Beside = {}): void {
  const headers = Object.keys(rows[0] ?? {});
  const cells = [headers, ...rows.map((row) => headers.map((header) => inWords(row[header])))];
  const widths = headers.map((_, i) => worst(cells.map((line) => (line[i] ?? "").length)));
  for (const line of cells) console.log(line.map((cell, i) => cell.padStart(widths[i] ?? 0)).join("  "));
  const folder = join(process.cwd(), "bench", "results", ...(SIZE === "smoke" ? ["smoke"] : []));
  mkdirSync(folder, { recursive: true });
  const machine = { node: process.version, arch: process.arch, cores: cpus().length, loadAtStart: LOAD_AT_START, loadAtEnd: loadavg()[0] };
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify({ name, size: SIZE, machine, rows, runs }, null, 2)}\n`);
  for (const [plot, svg] of Object.entries(plots)) writeFileSync(join(folder, `${plot}.svg`), svg);
}
