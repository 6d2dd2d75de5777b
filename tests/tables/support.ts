/** The tiny scenario with its tables as rows, so that tests can write them in many ways; and faults as they are printed. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { allocate } from "../../src/allocate.ts";
import { faultsText } from "../../src/cli/print-faults.ts";
import { type LoadedCase, loadCase } from "../../src/load.ts";
import type { Result } from "../../src/fault.ts";

const BASE = resolve(import.meta.dirname, "../golden/base");

/** Tables of the tiny scenario. */
export const TABLES = ["students.csv", "students.exams.csv", "students.papers.csv", "decisions.csv", "census.csv"] as const;
/** A table's name, and its rows, the header first. */
export type Rows = readonly (readonly string[])[];

/** Text of a file of the tiny scenario. */
export function baseText(file: string): string {
  return readFileSync(join(BASE, file), "utf8");
}

/** A table of the tiny scenario as rows; its cells hold no comma and no quote. */
export function baseRows(file: string): Rows {
  return baseText(file)
    .trimEnd()
    .split("\n")
    .map((line) => line.split(","));
}

/** How to write a table. */
export interface Style {
  readonly delimiter: string;
  readonly lineEnd: string;
  readonly encode: (text: string) => Uint8Array;
}

const utf8 = new TextEncoder();
/** RFC 4180, UTF-8, as the other styles are compared with. */
export const PLAIN: Style = { delimiter: ",", lineEnd: "\n", encode: (text) => utf8.encode(text) };

/** Bytes of a table. */
export function tableBytes(rows: Rows, style: Style = PLAIN): Uint8Array {
  const cell = (text: string) => (text.includes(style.delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return style.encode(rows.map((row) => row.map(cell).join(style.delimiter) + style.lineEnd).join(""));
}

let gb18030: ReadonlyMap<string, readonly [number, number]> | undefined;

/** Two-byte characters of GB18030 by what they decode to; Node has a decoder only. */
function gb18030Pairs(): ReadonlyMap<string, readonly [number, number]> {
  const pairs = new Map<string, readonly [number, number]>();
  const decoder = new TextDecoder("gb18030");
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) pairs.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  }
  return pairs;
}

/** ASCII and two-byte characters in GB18030, which is GBK. */
export function encodeGb18030(text: string): Uint8Array {
  gb18030 ??= gb18030Pairs();
  const pairs = gb18030;
  return Uint8Array.from(
    Array.from(text).flatMap((character) => {
      if (character < "\u0080") return character.charCodeAt(0);
      const pair = pairs.get(character);
      if (pair === undefined) throw new Error(`no two bytes for ${character}`);
      return [...pair];
    }),
  );
}

/** Writes the tiny scenario with some files replaced; null leaves one out. Returns the folder that holds `case`. */
export function writeCase(folder: string, files: Readonly<Record<string, string | Uint8Array | null>>, more = ""): string {
  const target = join(folder, "case");
  mkdirSync(folder, { recursive: true });
  cpSync(BASE, target, { recursive: true, filter: (path) => files[path.slice(BASE.length + 1)] !== null });
  if (more !== "") writeFileSync(join(target, "scenario.yaml"), `${baseText("scenario.yaml")}${more}\n`);
  for (const [file, content] of Object.entries(files)) if (content !== null) writeFileSync(join(target, file), content);
  return folder;
}

/** Reads the scenario `case` of a folder. */
export function load(folder: string): Promise<Result<LoadedCase>> {
  return loadCase("./case", {}, { workingFolder: folder, shippedFolder: folder });
}

/** Its faults as the command prints them; empty where there are none. */
export async function printed(folder: string): Promise<string> {
  const loaded = await load(folder);
  return loaded.ok ? "" : faultsText(loaded.faults);
}

/** The three texts of its allocation. */
export async function documentsOf(folder: string): Promise<{ readonly programMps: string; readonly allocationJsonl: string; readonly certificate: string }> {
  const loaded = await load(folder);
  if (!loaded.ok) throw new Error(faultsText(loaded.faults));
  const result = await allocate(loaded.value.theCase, { engine: "highs", maxProbes: 100, now: () => 0, shouldStop: () => false });
  if (result.kind !== "allocated") throw new Error(result.kind);
  const { programMps, allocationJsonl, certificate } = result.documents;
  return { programMps, allocationJsonl, certificate };
}
