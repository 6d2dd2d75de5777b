/**
 * Reading one table of students as CSV, as Parquet and as a sheet of a workbook (13 columns of scheme `bench`); making the workbook of an allocation under
 * the ZUST regulation from its output folder, the check of the folder included; and hostile workbooks until they are refused; each in a process of its
 * own. Promised: 10,000 rows of XLSX in under 5 s; the workbook of 10,000 students in under 10 s; whatever is refused, in under 2 s and 300 MB.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ReportReply } from "../src/cli/report-work.ts";
import { runInThread } from "../src/jobs/thread.ts";
import { loadCase } from "../src/load.ts";
import { readSheets } from "../src/tables/workbook/read.ts";
import { zipped } from "../src/tables/workbook/zip-write.ts";
import { bookParts, patched } from "../tests/support/workbooks.ts";
import { publish, type Row, SIZE } from "./support/table.ts";

const only = process.env["BURSAR_BENCH_ROW"];
const SIZES: Readonly<Record<typeof SIZE, readonly number[]>> = { smoke: [500], usual: [10_000], full: [10_000, 100_000] };
const REPORT = "report";
const FORMS = ["csv", "parquet", "xlsx", REPORT] as const;

function inWords(used: NodeJS.CpuUsage, began: number): Row {
  const cpu = process.cpuUsage(used);
  return {
    "wall s": ((performance.now() - began) / 1000).toFixed(2),
    "cpu s": ((cpu.user + cpu.system) / 1e6).toFixed(2),
    "peak MB": (process.resourceUsage().maxRSS / 1024).toFixed(0),
  };
}

/** One generated cohort of one form, read. */
async function reading(form: string, students: number): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), "bursar-bench-"));
  try {
    const out = join(folder, "cohort");
    const words = ["generate", "bench", "--students", String(students), "--seed", "bench", "--format", form, "--out", out];
    const made = spawnSync(process.execPath, ["dist/bursar.mjs", ...words], { encoding: "utf8" });
    if (made.status !== 0) throw new Error(made.stderr);
    const bytes = readdirSync(out).reduce((sum, name) => sum + statSync(join(out, name)).size, 0);
    const [used, began] = [process.cpuUsage(), performance.now()];
    const loaded = await loadCase(out);
    if (!loaded.ok) throw new Error(`the generated cohort has ${loaded.faults.length} faults`);
    return { case: form, rows: students, "file KB": (bytes / 1000).toFixed(0), ...inWords(used, began), refused: "" };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What a command printed. Throws where it failed. */
function commanded(words: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, ["dist/bursar.mjs", ...words], { encoding: "utf8" });
  // 4: a person must decide something, as in most generated cohorts.
  if (status !== 0 && status !== 4) throw new Error(stderr);
}

/** The workbook of one generated and allocated cohort. */
async function reporting(students: number): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), "bursar-bench-"));
  try {
    const [cohort, result] = [join(folder, "cohort"), join(folder, "result")];
    commanded(["generate", "zust", "--students", String(students), "--seed", "bench", "--out", cohort]);
    commanded(["allocate", cohort, "--out", result]);
    const [used, began] = [process.cpuUsage(), performance.now()];
    // As the command does it: in a thread of this process.
    const request = { path: result, format: "xlsx", lang: "en" };
    const end = await runInThread<ReportReply>(pathToFileURL("dist/report-worker.mjs"), request, () => undefined);
    const bytes = end.kind === "reply" && end.reply.kind === "files" ? end.reply.files.get("") : undefined;
    if (bytes === undefined) throw new Error(`no workbook: ${JSON.stringify(end)}`);
    return { case: REPORT, rows: students, "file KB": (bytes.length / 1000).toFixed(0), ...inWords(used, began), refused: "" };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const SHEET = "xl/worksheets/sheet1.xml";
/** Texts that do not pack well, so that no ratio gives them away: a number each, mixed. */
const mixed = (i: number) => (Math.imul(i, 2_654_435_761) >>> 0).toString(36);
const withPart = (name: string, text: string) => zipped(bookParts({ t: { rows: "" } }, { parts: { [name]: text } }));
const many = (count: number, piece: (i: number) => string) => Array.from({ length: count }, (_, i) => piece(i)).join("");

/** Workbooks that cost as much as they can before they are refused; `scale` is 1, less in a smoke run. */
const HOSTILE: Readonly<Record<string, (scale: number) => Uint8Array>> = {
  "blanks that unpack to 60 MB": (scale) => withPart(SHEET, `<worksheet>${" ".repeat(60_000_000 * scale)}</worksheet>`),
  "a part that says it is small": (scale) => {
    const bytes = withPart(SHEET, `<worksheet>${many(2_000_000 * scale, mixed)}</worksheet>`);
    return patched(bytes, Buffer.from(bytes).lastIndexOf(SHEET) - 46 + 24, [100, 0, 0, 0]);
  },
  "one text of 20 MB": (scale) => withPart("xl/sharedStrings.xml", `<sst><si><t>${many(3_000_000 * scale, mixed)}</t></si></sst>`),
  "1,500,000 texts, then an entity": (scale) =>
    withPart("xl/sharedStrings.xml", `<sst>${many(1_500_000 * scale, (i) => `<si><t>${mixed(i)}</t></si>`)}<si><t>&a;</t></si></sst>`),
  "1,000,000 cells, then one out of order": (scale) =>
    withPart(
      SHEET,
      `<worksheet><sheetData>${many(100_000 * scale, (r) => `<row>${many(10, (c) => `<c><v>${(Math.imul(r + 1, 40_503 + c) >>> 0) % 9973}</v></c>`)}</row>`)}<row r="1"/></sheetData></worksheet>`,
    ),
  "a cell in the last column of every row": (scale) =>
    withPart(
      SHEET,
      `<worksheet><sheetData>${many(300_000 * scale, (r) => `<row r="${r + 1}"><c r="A${r + 1}"><v>1</v></c><c r="${["XFD", "ABC", "ZZ"][r % 3]}${r + 1}"><v>${mixed(r).length}</v></c></row>`)}<row r="1"/></sheetData></worksheet>`,
    ),
  "elements 5,000,000 deep": (scale) =>
    withPart(
      SHEET,
      many(5_000_000 * scale, (i) => (i % 3 === 0 ? "<a>" : "<b>")),
    ),
  "a document type": () => withPart(SHEET, '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><worksheet>&b;</worksheet>'),
  "50,000 attributes": (scale) => withPart(SHEET, `<worksheet ${many(50_000 * scale, (i) => `a${i}="1" `)}/>`),
};

function refusing(name: string): Row {
  const folder = mkdtempSync(join(tmpdir(), "bursar-bench-"));
  try {
    const path = join(folder, "x.xlsx");
    writeFileSync(path, HOSTILE[name]?.(SIZE === "smoke" ? 0.02 : 1) ?? new Uint8Array());
    const child = spawnSync(process.execPath, process.argv.slice(1), { env: { ...process.env, BURSAR_BENCH_ROW: `file ${path}` }, encoding: "utf8" });
    if (child.status !== 0) throw new Error(`${name}: ${child.stderr}`);
    return { case: name, "file KB": (statSync(path).size / 1000).toFixed(0), ...(JSON.parse(child.stdout) as Row) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readingFile(path: string): Row {
  const [used, began] = [process.cpuUsage(), performance.now()];
  const read = readSheets(path, readFileSync(path));
  if (read.ok) throw new Error("a hostile workbook was read");
  return { ...inWords(used, began), refused: String(read.faults[0]?.code) };
}

if (only === undefined) {
  const rows = SIZES[SIZE].flatMap((students) =>
    FORMS.map((form): Row => {
      const child = spawnSync(process.execPath, process.argv.slice(1), { env: { ...process.env, BURSAR_BENCH_ROW: `${form} ${students}` }, encoding: "utf8" });
      if (child.status !== 0) throw new Error(child.stderr);
      return JSON.parse(child.stdout) as Row;
    }),
  );
  const hostile = Object.keys(HOSTILE).slice(0, SIZE === "smoke" ? 2 : undefined);
  publish("spreadsheets", [...rows, ...hostile.map(refusing)]);
} else {
  const at = only.indexOf(" ");
  const [form, rest] = [only.slice(0, at), only.slice(at + 1)];
  const students = Number(rest);
  console.log(JSON.stringify(form === "file" ? readingFile(rest) : form === REPORT ? await reporting(students) : await reading(form, students)));
}
