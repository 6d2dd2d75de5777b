/** Output folders that reports are made from: shipped scenarios, and the tiny one with changes. */
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeReport } from "../../src/cli/report-xlsx.ts";
import { reportSource, type ReportSource } from "../../src/cli/report-source.ts";
import { writeScenario } from "./base-scenario.ts";
import { bursar } from "./build.ts";
import { FORMULA_TEXTS } from "./formula-texts.ts";

/** Allocates a scenario into a folder, by the command. */
export function allocatedInto(scenario: string, out: string, more: readonly string[] = []): string {
  const ended = bursar(["allocate", scenario, "--out", out, ...more]);
  if (ended.code !== 0 && ended.code !== 4 && ended.code !== 3) throw new Error(ended.stderr);
  return out;
}

/** What reports are made from. */
export async function sourceOf(folder: string): Promise<ReportSource> {
  const found = await reportSource(folder);
  if (found.kind !== "source") throw new Error(JSON.stringify(found));
  return found.source;
}

/** The workbook of a folder. */
export async function bookOfFolder(folder: string): Promise<Uint8Array> {
  const made = await makeReport(await sourceOf(folder));
  const bytes = made.ok ? made.value.get("") : undefined;
  if (!(bytes instanceof Uint8Array)) throw new Error(JSON.stringify(made));
  return bytes;
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** Texts of the list that a CSV table can hold in one line. */
export const NAMES = FORMULA_TEXTS.filter((text) => !/[\r\n]/.test(text));

/** The tiny scenario with a column of names that begin like formulas, and a title and a reason that do. */
export function writeHostileScenario(folder: string): void {
  writeScenario(folder, '@ scenario.yaml\n-title: A tiny case\n+title: "=1+1"\n+ignore: { students: [name] }\n');
  const file = join(folder, "students.csv");
  const [head = "", ...rows] = readFileSync(file, "utf8").trimEnd().split("\n");
  const [first = ""] = rows;
  const more = NAMES.slice(rows.length).map((_, i) => first.replace(/^S1/, `S${rows.length + 1 + i}`).replace(/,listed$/, ",none"));
  const named = [...rows, ...more].map((row, i) => `${row},${quoted(NAMES[i] ?? "")}`);
  writeFileSync(file, `${[`${head},name`, ...named].join("\n")}\n`);
  appendFileSync(join(folder, "decisions.csv"), `waiver,merit-grant,S3,good-marks,OFFICE,2024-09-12,${quoted("=1+1")}\n`);
}
