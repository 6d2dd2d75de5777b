/**
 * Bytes at random: good small files, mutated, are a case or a list of faults; never an error, never long work,
 * and never a number that differs from what stands in the file. The numbers are read again by a parser of our own.
 */
import fc from "fast-check";
import { cpuUsage, env } from "node:process";
import { expect, test } from "vitest";
import type { Case } from "../src/award/case.ts";
import { faultsText } from "../src/cli/print-faults.ts";
import type { Fault } from "../src/fault.ts";
import { caseOfTables, scenarioOfBytes, schemeOfBytes } from "../src/load.ts";
import { runs } from "./support/runs.ts";
import { baseRows, baseText, encodeGb18030, PLAIN, TABLES, tableBytes } from "./tables/support.ts";

type Files = ReadonlyMap<string, Uint8Array>;

const utf8 = new TextEncoder();
const LIMIT_SECONDS = 2;
/** `BURSAR_SEED=... npx vitest run tests/fuzz.test.ts` searches elsewhere. */
const seed = Number(env["BURSAR_SEED"] ?? 20_241_124);

/** The tiny scenario, and the same in Chinese, GB18030, with semicolons and mapped headers. */
const PLAIN_FILES: Files = new Map([
  ["scheme.yaml", utf8.encode(baseText("scheme/scheme.yaml"))],
  ["scenario.yaml", utf8.encode(baseText("scenario.yaml"))],
  ...TABLES.map((file): [string, Uint8Array] => [file, tableBytes(baseRows(file))]),
]);
const WORDS = new Map([
  ["id", "学号"],
  ["tuition", "学费"],
  ["TH", "泰国"],
  ["prize in a contest", "学科竞赛一等奖"],
]);
const chineseRows = (file: string) =>
  file === "students.csv" || file === "decisions.csv" ? baseRows(file).map((row) => row.map((cell) => WORDS.get(cell) ?? cell)) : baseRows(file);
const CHINESE_FILES: Files = new Map([
  ...PLAIN_FILES,
  ["scenario.yaml", utf8.encode(`${baseText("scenario.yaml")}columns: { students: { 学号: id, 学费: tuition } }\n`)],
  ...TABLES.map((file): [string, Uint8Array] => [file, tableBytes(chineseRows(file), { ...PLAIN, delimiter: ";", lineEnd: "\r\n", encode: encodeGb18030 })]),
]);
const ORIGINALS = [PLAIN_FILES, CHINESE_FILES];
const NAMES = [...PLAIN_FILES.keys()];

/** One change of a file's bytes; positions are taken modulo what there is. */
type Change =
  | { readonly kind: "flip"; readonly at: number; readonly bit: number }
  | { readonly kind: "insert"; readonly at: number; readonly bytes: readonly number[] }
  | { readonly kind: "delete" | "truncate"; readonly at: number; readonly length: number }
  | { readonly kind: "text"; readonly at: number; readonly text: string }
  | { readonly kind: "digit"; readonly at: number; readonly text: string }
  | { readonly kind: "swap" | "repeat"; readonly at: number; readonly other: number };

const at = fc.nat({ max: 10_000 });
const nasty = fc.constantFrom(
  ",",
  ";",
  "\t",
  '"',
  '""',
  "\n",
  "\r",
  "\r\n",
  "\0",
  "\uFEFF",
  "\u200B",
  "é",
  "С",
  "学",
  "０",
  "e",
  "-",
  "+",
  ".",
  "0x",
  " ",
  "__proto__",
  "constructor",
  "NaN",
  "none",
  "=1+1",
  "#",
  "&a",
  "*a",
  "{",
  "]",
  "<<: ",
  "? ",
  ": ",
);
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant("flip" as const), at, bit: fc.nat({ max: 7 }) }),
  fc.record({ kind: fc.constant("insert" as const), at, bytes: fc.array(fc.nat({ max: 255 }), { minLength: 1, maxLength: 4 }) }),
  fc.record({ kind: fc.constantFrom("delete" as const, "truncate" as const), at, length: fc.integer({ min: 1, max: 12 }) }),
  fc.record({ kind: fc.constant("text" as const), at, text: fc.oneof(nasty, fc.string({ unit: "grapheme", minLength: 1, maxLength: 5 })) }),
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("digit" as const),
      at,
      text: fc.constantFrom("0", "1", "2", "7", "8", "9", "", "00", ".", ".5", ",5", "e1", "-", "_", " ", "５"),
    }),
  },
  fc.record({ kind: fc.constantFrom("swap" as const, "repeat" as const), at, other: at }),
);

const DIGITS = new Set(utf8.encode("0123456789"));
const join = (...parts: readonly (Uint8Array | readonly number[])[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

function changeLines(bytes: Uint8Array, { kind, at: from, other }: Extract<Change, { kind: "swap" | "repeat" }>): Uint8Array {
  const lines = Buffer.from(bytes).toString("latin1").split("\n");
  const [a, b] = [from % lines.length, other % lines.length];
  const [first = "", second = ""] = [lines[a], lines[b]];
  if (kind === "repeat") lines.splice(b, 0, first);
  else [lines[a], lines[b]] = [second, first];
  return Uint8Array.from(Buffer.from(lines.join("\n"), "latin1"));
}

function apply(bytes: Uint8Array, step: Change): Uint8Array {
  const here = step.at % (bytes.length + 1);
  switch (step.kind) {
    case "flip":
      return bytes.map((byte, i) => (i === here ? byte ^ (1 << step.bit) : byte));
    case "insert":
      return join(bytes.subarray(0, here), step.bytes, bytes.subarray(here));
    case "text":
      return join(bytes.subarray(0, here), utf8.encode(step.text), bytes.subarray(here));
    case "delete":
      return join(bytes.subarray(0, here), bytes.subarray(here + step.length));
    case "truncate":
      return bytes.slice(0, here);
    case "digit": {
      const digits = [...bytes.keys()].filter((i) => DIGITS.has(bytes[i] ?? 0));
      const digit = digits[step.at % Math.max(1, digits.length)] ?? bytes.length;
      return join(bytes.subarray(0, digit), utf8.encode(step.text), bytes.subarray(digit + 1));
    }
    case "swap":
    case "repeat":
      return changeLines(bytes, step);
  }
}

type Read = { readonly theCase: Case } | { readonly faults: readonly Fault[] };
const readings = new Map<Uint8Array, ReturnType<typeof schemeOfBytes>>();

/** What Bursar makes of files; schemes that were not changed are read once. */
function read(files: Files): Read {
  const bytesOf = (name: string) => files.get(name) ?? new Uint8Array();
  const schemeBytes = bytesOf("scheme.yaml");
  const scheme = readings.get(schemeBytes) ?? schemeOfBytes((name) => name, schemeBytes);
  if (ORIGINALS.some((original) => original.get("scheme.yaml") === schemeBytes)) readings.set(schemeBytes, scheme);
  const scenario = scenarioOfBytes("scenario.yaml", bytesOf("scenario.yaml"));
  if (!scheme.ok) return { faults: scheme.faults };
  if (!scenario.ok) return { faults: scenario.faults };
  const tables = new Map([...files].filter(([name]) => name.endsWith(".csv")));
  const found = caseOfTables(scenario.value, { scheme: scheme.value, registers: new Map(), shown: (name) => name }, tables, (name) => name);
  return found.ok ? { theCase: found.value.theCase } : { faults: found.faults };
}

/** A table read once more, without a line of the code under test: one object per row. */
function rowsOf(bytes: Uint8Array): readonly ReadonlyMap<string, string>[] {
  const isUtf8 = Buffer.from(Buffer.from(bytes).toString("utf8"), "utf8").equals(Buffer.from(bytes));
  const text = isUtf8
    ? Buffer.from(bytes)
        .toString("utf8")
        .replace(/^\uFEFF/, "")
    : new TextDecoder("gb18030").decode(bytes).replace(/^\uFEFF/, "");
  const head = text.replace(/"[^"]*"/g, "").split("\n")[0] ?? "";
  const delimiter = [",", ";", "\t"].find((candidate) => head.includes(candidate)) ?? ",";
  const rows: string[][] = [];
  for (const line of text.match(/(?:"[^"]*"|[^"\n])+/g) ?? []) {
    const cells = line.replace(/\r$/, "").match(new RegExp(`(?:^|${delimiter})(?:"(?:[^"]|"")*"|[^"${delimiter}]*)`, "g")) ?? [];
    if (line !== "\r") rows.push(cells.map((cell, i) => (i === 0 ? cell : cell.slice(1)).replace(/^"([^]*)"$/, "$1").replaceAll('""', '"')));
  }
  const [headers = [], ...body] = rows;
  return body.map((row) => new Map(headers.map((header, i) => [header, row[i] ?? "?"])));
}

/** The exact value of a number's text as a scaled integer; unknown where it is empty; a text of any other form is never accepted. */
function exact(text: string | undefined, digits: number): bigint | "unknown" | "no number" {
  if (text === "" || text === undefined) return "unknown";
  const match = /^(-?)([0-9]+)(?:\.([0-9]+))?$/.exec(text);
  if (match === null) return "no number";
  const [, sign, whole = "", fraction = ""] = match;
  if (/[^0]/.test(fraction.slice(digits))) return "no number";
  return BigInt(`${sign}${whole}${fraction.slice(0, digits).padEnd(digits, "0")}`);
}

const asExact = (fact: number | undefined) => (fact === undefined ? "nothing" : Number.isNaN(fact) ? "unknown" : BigInt(fact));

/** Every number of an accepted case beside the number in the file: place, fact, exact value of the text. */
function numbersOf({ scheme, facts, ids, census, decisions, budgets }: Case, files: Files): readonly (readonly [string, unknown, unknown])[] {
  const table = (file: string) => rowsOf(files.get(file) ?? new Uint8Array());
  const cell = (row: ReadonlyMap<string, string>, name: string) => row.get(name) ?? row.get(WORDS.get(name) ?? "");
  const students = [...table("students.csv")].sort((a, b) => ((cell(a, "id") ?? "") < (cell(b, "id") ?? "") ? -1 : 1));
  const scalars = scheme.fields.flatMap((field) => {
    if (field.kind !== "scalar" || !["integer", "decimal", "money"].includes(field.type.kind)) return [];
    const digits = field.type.kind === "money" ? 2 : "digits" in field.type ? field.type.digits : 0;
    return students.map((row, s) => [`${field.name} of ${s}`, asExact(facts.scalars[field.slot.index]?.[s]), exact(cell(row, field.name), digits)] as const);
  });
  const exams = scheme.fields.find((field) => field.name === "exams");
  const list = exams?.kind === "list" ? facts.lists[exams.slot.index] : undefined;
  const examRows = students.flatMap((student) => table("students.exams.csv").filter((row) => cell(row, "id") === cell(student, "id")));
  const levels = examRows.flatMap((row, i) =>
    ["level", "points"].map((name, c) => [`exam ${i} ${name}`, asExact(list?.columns[c]?.[i]), exact(cell(row, name), 0)] as const),
  );
  const counts = table("census.csv").map((row, i) => [`census ${i}`, asExact(census[i]?.count), exact(row.get("count"), 0)] as const);
  const values = table("decisions.csv").map((row, i) => [`decision ${i}`, decisions[i]?.value, row.get("value")] as const);
  const limit = /limit: ([^,}]*) yuan/.exec(Buffer.from(files.get("scenario.yaml") ?? []).toString("utf8"))?.[1]?.trim();
  const size = [["students", ids.length, students.length] as const, ["exams", list?.start[ids.length], table("students.exams.csv").length] as const];
  return [...size, ...scalars, ...levels, ...counts, ...values, ["limit", asExact(budgets[0]?.limitFen), exact(limit, 2)]];
}

const cpuSeconds = () => cpuUsage().user / 1e6 + cpuUsage().system / 1e6;

test("the files themselves are good, and all their numbers are what the second parser reads", () => {
  for (const files of ORIGINALS) {
    const found = read(files);
    if (!("theCase" in found)) throw new Error(faultsText(found.faults));
    const numbers = numbersOf(found.theCase, files);
    expect(numbers.length).toBe(26);
    for (const [place, fact, text] of numbers) expect([place, fact]).toEqual([place, text]);
  }
});

test("mutated files are a case or faults, in time, and no number is misread", { timeout: runs(300_000) }, () => {
  let [accepted, changed, slowest] = [0, 0, 0];
  const known = ORIGINALS.map((files) =>
    JSON.stringify(numbersOf((read(files) as { theCase: Case }).theCase, files), (_, value: unknown) => (typeof value === "bigint" ? String(value) : value)),
  );
  const property = fc.property(fc.nat({ max: 1 }), fc.constantFrom(...NAMES), fc.array(change, { minLength: 1, maxLength: 2 }), (which, name, changes) => {
    const original = ORIGINALS[which] ?? PLAIN_FILES;
    const mutated = changes.reduce(apply, original.get(name) ?? new Uint8Array());
    const files = new Map([...original, [name, mutated]]);
    const startedAt = cpuSeconds();
    const found = read(files);
    slowest = Math.max(slowest, cpuSeconds() - startedAt);
    if ("faults" in found) {
      expect(found.faults.length).toBeGreaterThan(0);
      expect(faultsText(found.faults)).not.toMatch(/\bundefined\b|\[object|\bfunction\b/);
      return;
    }
    accepted++;
    if (name === "scheme.yaml") return;
    const numbers = numbersOf(found.theCase, files);
    for (const [place, fact, text] of numbers) expect([place, fact]).toEqual([place, text]);
    const shown = JSON.stringify(numbers, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value));
    if (shown !== known[which]) changed++;
  });
  fc.assert(property, { numRuns: runs(2000), seed });
  expect(accepted).toBeGreaterThan(runs(150));
  expect(changed).toBeGreaterThan(runs(40));
  expect(slowest).toBeLessThan(LIMIT_SECONDS);
});
