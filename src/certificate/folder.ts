/**
 * Checks an output folder as data: every file against the manifest, the allocation against the
 * program (columns, awards, amounts, totals, goals), and the proof. It knows how column names are
 * spelled (`id|award|level`, or `id|award:level+award:level` for a bundle) and that a row
 * `paid|<award>` holds the fen of every choice; it knows no regulation and no solver.
 */
import { linesOf } from "../program/lines.ts";
import { readMps } from "../program/mps-read.ts";
import { coefficientAt } from "../program/point.ts";
import type { Point, Program } from "../program/program.ts";
import { checkCertificate, type Refusal, refuse } from "./check.ts";

/** What the folder proves, or the first thing that is wrong, with a code and its values. */
export type FolderVerdict =
  | {
      readonly ok: true;
      readonly kind: "optimal" | "feasible" | "infeasible";
      readonly goals: readonly { readonly name: string; readonly value: bigint }[];
      /** Only for `feasible`: the first goal that is not proved is at most this. */
      readonly bound?: bigint;
      readonly students: number;
      readonly awards: number;
      readonly proofLines: number;
      readonly proofBytes: number;
    }
  | Refusal;

/** Places and money of one award and level. */
type Total = { readonly places: number; readonly fen: bigint };

const NOTHING: Total = { places: 0, fen: 0n };

/** What the columns of a student say of each award. */
type Held = Map<string, { readonly level: string; readonly fen: number }>;

/** What the student lines say. */
interface Allocation {
  readonly point: Point;
  /** Of the awards given by choice, by `award|level`. */
  readonly totals: Map<string, Total>;
  readonly students: Set<string>;
  awards: number;
  readonly columns: ReadonlyMap<string, number>;
  readonly rows: ReadonlyMap<string, number>;
}

type Json = Readonly<Record<string, unknown>>;

/** Checks a folder given as file names (`inputs/students.csv`) and texts; `sha256` gives lower-case hex of a text's UTF-8 bytes. */
export function checkFolder(files: ReadonlyMap<string, string>, sha256: (text: string) => string): FolderVerdict {
  const refused = manifestFault(files, sha256);
  if (refused !== undefined) return refused;
  const [mps, jsonl, proof] = ["program.mps", "allocation.jsonl", "certificate.txt"].map((name) => files.get(name));
  if (mps === undefined || jsonl === undefined || proof === undefined)
    return refuse("folder-missing", { file: "program.mps, allocation.jsonl, certificate.txt" });
  const read = readMps(mps, "program.mps");
  if (!read.ok) return refuse(read.faults[0]?.code as string, { ...read.faults[0]?.values, file: "program.mps", line: read.faults[0]?.place.line ?? 0 });
  const program = read.value;
  const lines = [...linesOf(jsonl)];
  const header = object(lines[0]);
  if (header?.["bursar"] !== "allocation" || header["version"] !== 1) return refuse("allocation-line", { line: 1 });
  const allocation = readAllocation(program, lines);
  if ("ok" in allocation) return allocation;
  if (!proof.endsWith("\n")) return refuse("certificate-unfinished", { file: "certificate.txt" });
  const infeasible = header["status"] === "infeasible" && lines.length === 1;
  const verdict = checkCertificate(program, sha256(mps), infeasible ? undefined : allocation.point, linesOf(proof));
  if (!verdict.ok) return refuse(verdict.code, { ...verdict.values, file: "certificate.txt", line: verdict.line });
  const goals = verdict.goals.map((value, g) => ({ name: program.goals[g]?.name as string, value }));
  const stated = headerFault(header, verdict.kind, goals, verdict.bound, allocation.totals);
  if (stated !== undefined) return stated;
  const bound = verdict.bound === undefined ? {} : { bound: verdict.bound };
  return {
    ok: true,
    kind: verdict.kind,
    goals,
    ...bound,
    students: allocation.students.size,
    awards: allocation.awards,
    proofLines: proof.split("\n").length - 1,
    proofBytes: proof.length,
  };
}

/** A JSON object, or undefined. */
function object(text: string | undefined): Json | undefined {
  try {
    const value: unknown = JSON.parse(text ?? "");
    return isObject(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  return typeof value === "string" ? value : typeof value;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** Every listed file is there with its hash, and no other file but the manifest. */
function manifestFault(files: ReadonlyMap<string, string>, sha256: (text: string) => string): Refusal | undefined {
  const manifest = object(files.get("manifest.json"));
  const listed = manifest?.["files"];
  if (manifest?.["bursar"] !== "manifest" || manifest["version"] !== 1 || !isObject(listed)) return refuse("folder-manifest");
  for (const [file, hash] of Object.entries(listed)) {
    const text = files.get(file);
    if (text === undefined) return refuse("folder-missing", { file });
    if (sha256(text) !== hash) return refuse("folder-hash", { file });
  }
  const unlisted = [...files.keys()].find((file) => file !== "manifest.json" && !Object.hasOwn(listed, file));
  return unlisted === undefined ? undefined : refuse("folder-unlisted", { file: unlisted });
}

function readAllocation(program: Program, lines: readonly string[]): Allocation | Refusal {
  const columns = new Map(program.columnNames.map((name, c) => [name, c]));
  const rows = new Map(program.rowNames.map((name, r) => [name, r]));
  const allocation: Allocation = { point: new Uint8Array(columns.size), totals: new Map(), students: new Set(), awards: 0, columns, rows };
  for (let l = 1; l < lines.length; l++) {
    const refused = readStudent(program, allocation, object(lines[l]));
    if (refused !== undefined) return { ...refused, values: { ...refused.values, file: "allocation.jsonl", line: l + 1 } };
  }
  return allocation;
}

function readStudent(program: Program, allocation: Allocation, student: Json | undefined): Refusal | undefined {
  const [id, named, awards] = [student?.["id"], student?.["columns"], student?.["awards"]];
  if (typeof id !== "string" || id.includes("|") || !Array.isArray(named) || !Array.isArray(awards)) return refuse("allocation-line");
  if (allocation.students.has(id)) return refuse("allocation-student", { student: id });
  allocation.students.add(id);
  const held: Held = new Map();
  for (const name of named as unknown[]) {
    const column = typeof name === "string" && name.startsWith(`${id}|`) ? allocation.columns.get(name) : undefined;
    const parts = column === undefined ? undefined : partsOf((name as string).slice(id.length + 1));
    if (column === undefined || parts === undefined) return refuse("allocation-column", { student: id, column: shown(name) });
    allocation.point[column] = 1;
    for (const [award, level] of parts) {
      const row = allocation.rows.get(`paid|${award}`);
      if (row === undefined || held.has(award)) return refuse("allocation-column", { student: id, column: shown(name) });
      held.set(award, { level, fen: coefficientAt(program, row, column) });
    }
  }
  for (const award of awards as unknown[]) {
    const refused = readAward(allocation, held, id, award);
    if (refused !== undefined) return refused;
  }
  return held.size === 0 ? undefined : refuse("allocation-award", { student: id, award: [...held.keys()].join(", ") });
}

/** One award of a student; given by choice, it must be what a column of hers holds, and no longer be in `held` afterwards. */
function readAward(allocation: Allocation, held: Held, student: string, given: unknown): Refusal | undefined {
  if (!isObject(given)) return refuse("allocation-line");
  const { award, level, fen, by } = given;
  if (typeof award !== "string" || typeof level !== "string" || typeof by !== "string" || !isCount(fen)) return refuse("allocation-line");
  allocation.awards += 1;
  if (by !== "choice") return undefined;
  const expected = held.get(award);
  if (expected?.level !== level) return refuse("allocation-award", { student, award });
  if (expected.fen !== fen) return refuse("allocation-fen", { student, award, fen, expected: expected.fen });
  held.delete(award);
  const key = `${award}|${level}`;
  const total = allocation.totals.get(key) ?? NOTHING;
  allocation.totals.set(key, { places: total.places + 1, fen: total.fen + BigInt(fen) });
  return undefined;
}

/** Award and level of `award|level` or `award:level+award:level`. */
function partsOf(choice: string): [string, string][] | undefined {
  const parts = choice.includes("|") ? [choice.split("|")] : choice.split("+").map((part) => part.split(":"));
  return parts.every((part) => part.length === 2 && !part.includes("")) ? (parts as [string, string][]) : undefined;
}

function headerFault(
  header: Json,
  kind: string,
  goals: readonly { name: string; value: bigint }[],
  bound: bigint | undefined,
  totals: ReadonlyMap<string, Total>,
): Refusal | undefined {
  if (header["status"] !== kind) return refuse("allocation-status", { stated: shown(header["status"]), proved: kind });
  if (header["bound"] !== (bound === undefined ? undefined : String(bound)))
    return refuse("allocation-bound", { stated: shown(header["bound"]), proved: String(bound) });
  const stated = header["goals"] ?? [];
  if (!Array.isArray(stated) || stated.length !== goals.length) return refuse("allocation-goals");
  for (const [g, { name, value }] of goals.entries()) {
    const goal: unknown = stated[g];
    if (!isObject(goal) || goal["name"] !== name || goal["value"] !== String(value)) return refuse("allocation-goal", { goal: name, value: String(value) });
  }
  return levelsFault(header["levels"] ?? [], totals);
}

/** The levels stated must be those given, each once; a level without places may be stated. */
function levelsFault(levels: unknown, totals: ReadonlyMap<string, Total>): Refusal | undefined {
  const left = new Map(totals);
  if (!Array.isArray(levels)) return refuse("allocation-line", { line: 1 });
  for (const level of levels as unknown[]) {
    if (!isObject(level) || typeof level["award"] !== "string" || typeof level["level"] !== "string" || !isCount(level["places"]) || !isCount(level["fen"]))
      return refuse("allocation-line", { line: 1 });
    const key = `${level["award"]}|${level["level"]}`;
    const { places, fen } = left.get(key) ?? NOTHING;
    if (level["places"] !== places || BigInt(level["fen"]) !== fen)
      return refuse("allocation-level", { award: level["award"], level: level["level"], places, fen: String(fen) });
    left.delete(key);
  }
  const [missing] = left.keys();
  return missing === undefined ? undefined : refuse("allocation-level-missing", { level: missing });
}
