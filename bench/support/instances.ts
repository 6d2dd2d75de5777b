/**
 * Programs from other people's files: `.mps`, `.lp`, and `.json` with groups of options `{profit, weights}`, the `capacities` of the
 * rows, `must` ("exactly-one" or "at-most-one"), and what is known: `optimum`, or `bestKnown` and `upperBound`.
 */
import { readdirSync, readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import type { ForeignProgram } from "../../src/program/foreign.ts";
import { readLp } from "../../src/program/lp-read.ts";
import { readForeignMps } from "../../src/program/mps-foreign.ts";
import type { Program } from "../../src/program/program.ts";
import { findStructure } from "../../src/program/structure.ts";
import { type Mmkp, mmkpProgram } from "./mmkp.ts";

/** A program, and what others know of its first goal, in the program's own units. */
export interface Instance {
  readonly program: Program;
  /** Greatest value that somebody has found, and least that somebody has proved not to be exceeded; infinite where unknown. */
  readonly found: number;
  readonly limit: number;
}

interface InstanceFile extends Mmkp {
  readonly optimum?: number;
  readonly bestKnown?: number;
  readonly upperBound?: number;
}

/** The instances of a folder, by name. */
export function instanceFiles(folder: string): string[] {
  const files = readdirSync(folder).filter((file) => [".json", ".mps", ".lp"].includes(extname(file)));
  return files.sort().map((file) => join(folder, file));
}

/** Reads one file; throws where it is none of these. Decimal profits are scaled to integers. */
export function readInstance(path: string): Instance {
  const text = readFileSync(path, "utf8");
  if (extname(path) !== ".json") return { program: foreign(path, text), found: -Infinity, limit: Infinity };
  const file = JSON.parse(text) as InstanceFile;
  const scale = scaleOf(file.groups.flat().map(({ profit }) => profit));
  const scaled = (value: number): number => Math.round(value * scale);
  const groups = file.groups.map((options) => options.map(({ profit, weights }) => ({ profit: scaled(profit), weights })));
  return {
    program: mmkpProgram({ ...file, groups }),
    found: scaled(file.optimum ?? file.bestKnown ?? -Infinity),
    limit: scaled(file.optimum ?? file.upperBound ?? Infinity),
  };
}

function foreign(path: string, text: string): Program {
  const read = extname(path) === ".mps" ? readForeignMps(text, basename(path)) : readLp(text, basename(path));
  if (!read.ok) throw new Error(`${path}: ${read.faults[0]?.code}`);
  const { program }: ForeignProgram = read.value;
  return findStructure(program);
}

/** The least power of ten that makes all values whole. */
function scaleOf(values: readonly number[]): number {
  const digits = values.map((value) => (String(value).split(".")[1] ?? "").length);
  return 10 ** digits.reduce((a, b) => Math.max(a, b), 0);
}
