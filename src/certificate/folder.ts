/**
 * Checks an output folder as data: every file against the manifest, the allocation against the
 * program (columns, awards, amounts, totals, goals), and the proof. It knows how column names are
 * spelled (`id|award|level`, or `id|award:level+award:level` for a bundle) and that a row
 * `paid|<award>` holds the fen of every choice; it knows no regulation and no solver.
 */
import type { Fault } from "../fault.ts";
import { readMps } from "../program/mps-read.ts";
import { entriesOf, type Program } from "../program/program.ts";
import { type Accepted, checkCertificate, LIMITS, type Refusal, refuse } from "./check.ts";
import { claimedBy, type Claimed } from "./cut-offs.ts";

/** A goal and its value at the allocation. */
type Reached = { readonly name: string; readonly value: bigint };

/** What the certificate proves of the allocation; under the policy `rank` there are cut-offs. */
type Proved = Pick<Accepted, "ok" | "kind" | "bound"> & Pick<Claimed, "cutOffs"> & { readonly goals: readonly Reached[] };

/** What the folder proves, or the first thing that is wrong, with a code and its values. */
export type FolderVerdict =
  | (Proved & { readonly students: number; readonly awards: number; readonly proofLines: number; readonly proofBytes: number })
  | Refusal;

/** Places and money of one award and level. */
const NOTHING = { places: 0, fen: 0n };

/** What the columns of a student say of each award. */
type Held = Map<string, { readonly level: string; readonly fen: number }>;

/** What the student lines say. */
type Allocation = ReturnType<typeof startAllocation>;

type Json = Readonly<Record<string, unknown>>;
type Is<T> = (value: unknown) => value is T;

const isText = (value: unknown): value is string => typeof value === "string";
const shown = (value: unknown): string => (isText(value) ? value : typeof value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !isList(value);
function is<T>(wanted: T): Is<T> {
  return (value): value is T => value === wanted;
}

/** The fields that each kind of object must have. */
const MANIFEST = { bursar: is("manifest"), version: is(1), files: isObject };
const HEADER = { bursar: is("allocation"), version: is(1) };
const STUDENT = { id: isText, columns: isList, awards: isList };
const AWARD = { award: isText, level: isText, fen: isCount, by: isText };
const LEVEL = { award: isText, level: isText, places: isCount, fen: isCount };

/** Whether a value is an object with these fields; it may have others. */
function has<T extends Json>(value: unknown, fields: { readonly [K in keyof T]: Is<T[K]> }): value is Json & T {
  return isObject(value) && Object.entries<Is<unknown>>(fields).every(([name, isRight]) => isRight(value[name]));
}

/** A file: its size, its SHA-256 in lower-case hex, and its lines without their `\n`, read anew each time; one longer than `most` characters is the last, and cut, but still longer. */
export type LineFile = { readonly bytes: number; sha256(): string; lines(most?: number): Generator<string, undefined> };

/** Checks a folder given as its files by name (`inputs/students.csv`). Its proof and its program are read line by line. */
export function checkFolder(files: ReadonlyMap<string, LineFile>): FolderVerdict {
  const refused = manifestFault(files);
  if (refused !== undefined) return refused;
  const [mps, jsonl, proof] = ["program.mps", "allocation.jsonl", "certificate.txt"].map((name) => files.get(name));
  if (mps === undefined || jsonl === undefined || proof === undefined)
    return refuse("folder-missing", { file: "program.mps, allocation.jsonl, certificate.txt" });
  const read = readMps(mps.lines(), "program.mps");
  if (!read.ok) {
    const { code, values, place } = read.faults[0] as Fault;
    return refuse(code, { ...values, file: "program.mps", line: place.line ?? 0 });
  }
  const students = jsonl.lines();
  const header = parsed(students.next().value ?? "");
  if (!has(header, HEADER)) return refuse("allocation-line", { line: 1 });
  const allocation = readAllocation(read.value, students);
  if ("ok" in allocation) return allocation;
  const isEmpty = header["status"] === "infeasible" && allocation.students.size === 0;
  const seen = { lines: 0, bytes: 0 };
  const claimed = claimedBy(read.value, mps, files.get("order.txt"), isEmpty ? undefined : allocation.point, header);
  if ("ok" in claimed) return claimed;
  const verdict = checkCertificate(claimed.program, claimed.sha256, claimed.point, counted(proof.lines(LIMITS.characters), seen));
  if (!verdict.ok) return refuse(verdict.code, { ...verdict.values, file: "certificate.txt", line: verdict.line });
  if (seen.bytes !== proof.bytes) return refuse("certificate-unfinished", { file: "certificate.txt" });
  const { ok, kind, bound } = verdict;
  const goals = verdict.goals.map((value, g) => ({ name: read.value.goals[g]?.name as string, value }));
  const proved = { ok, kind, goals, cutOffs: claimed.cutOffs, ...(bound === undefined ? {} : { bound }) };
  const stated = headerFault(header, proved) ?? levelsFault(header["levels"] ?? [], allocation.totals);
  return stated ?? { ...proved, students: allocation.students.size, awards: allocation.awards, proofLines: seen.lines, proofBytes: seen.bytes };
}

/** The lines of an ASCII text, counted with their `\n`. */
function* counted(lines: Iterable<string>, seen: { lines: number; bytes: number }): Generator<string> {
  for (const line of lines) {
    seen.lines += 1;
    seen.bytes += line.length + 1;
    yield line;
  }
}

/** The value of a JSON text, or undefined. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Every listed file is there with its hash, and no other file but the manifest. */
function manifestFault(files: ReadonlyMap<string, LineFile>): Refusal | undefined {
  const manifest = parsed([...(files.get("manifest.json")?.lines() ?? [])].join("\n"));
  if (!has(manifest, MANIFEST)) return refuse("folder-manifest");
  for (const [file, hash] of Object.entries(manifest.files)) {
    const sha256 = files.get(file)?.sha256();
    if (sha256 !== hash) return sha256 === undefined ? refuse("folder-missing", { file }) : refuse("folder-hash", { file });
  }
  const unlisted = [...files.keys()].find((file) => file !== "manifest.json" && !Object.hasOwn(manifest.files, file));
  return unlisted === undefined ? undefined : refuse("folder-unlisted", { file: unlisted });
}

function startAllocation(program: Program) {
  const paid = new Map<string, Float64Array>();
  for (const [r, name] of [...program.rowNames].entries()) {
    if (!name.startsWith("paid|")) continue;
    const { columns, coefficients } = entriesOf(program, r);
    const fen = new Float64Array(program.columnNames.length);
    columns.forEach((c, e) => (fen[c] = coefficients[e] as number));
    paid.set(name, fen);
  }
  return {
    columns: new Map(Array.from(program.columnNames, (name, c) => [name, c])),
    /** The fen of every column by row `paid|<award>`. */
    paid,
    point: new Uint8Array(program.columnNames.length),
    /** Of the awards given by choice, by `award|level`. */
    totals: new Map<string, typeof NOTHING>(),
    students: new Set<string>(),
    awards: 0,
  };
}

function readAllocation(program: Program, students: Iterable<string>): Allocation | Refusal {
  const allocation = startAllocation(program);
  let line = 1;
  for (const student of students) {
    line += 1;
    const refused = readStudent(allocation, parsed(student));
    if (refused !== undefined) return refuse(refused.code, { ...refused.values, file: "allocation.jsonl", line });
  }
  return allocation;
}

function readStudent(allocation: Allocation, student: unknown): Refusal | undefined {
  if (!has(student, STUDENT) || student.id.includes("|")) return refuse("allocation-line");
  const { id, columns, awards } = student;
  if (allocation.students.has(id)) return refuse("allocation-student", { student: id });
  allocation.students.add(id);
  const held: Held = new Map();
  const wrong = columns.findIndex((name) => !takes(allocation, held, id, name));
  if (wrong >= 0) return refuse("allocation-column", { student: id, column: shown(columns[wrong]) });
  for (const award of awards) {
    const refused = readAward(allocation, held, id, award);
    if (refused !== undefined) return refused;
  }
  return held.size === 0 ? undefined : refuse("allocation-award", { student: id, award: [...held.keys()].join(", ") });
}

/** Takes a column of a student into the point and its awards into `held`; false where she cannot take it beside the others. */
function takes({ columns, paid, point }: Allocation, held: Held, student: string, name: unknown): boolean {
  const column = isText(name) && name.startsWith(`${student}|`) ? columns.get(name) : undefined;
  if (column === undefined) return false;
  point[column] = 1;
  return partsOf((name as string).slice(student.length + 1)).every(([award = "", level = "", ...more]) => {
    const fen = paid.get(`paid|${award}`)?.[column];
    if (fen === undefined || award === "" || level === "" || more.length > 0 || held.has(award)) return false;
    held.set(award, { level, fen });
    return true;
  });
}

/** Award and level of `award|level` or `award:level+award:level`, as far as they are stated. */
function partsOf(choice: string): string[][] {
  return choice.includes("|") ? [choice.split("|")] : choice.split("+").map((part) => part.split(":"));
}

/** One award of a student; given by choice, it must be what a column of hers holds, and no longer be in `held` afterwards. */
function readAward(allocation: Allocation, held: Held, student: string, given: unknown): Refusal | undefined {
  if (!has(given, AWARD)) return refuse("allocation-line");
  const { award, level, fen, by } = given;
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

/** Status, bound and goals must be stated as they are proved. */
function headerFault(header: Json, { kind, bound, goals }: Proved): Refusal | undefined {
  const { status, bound: statedBound, goals: stated = [] } = header;
  if (status !== kind) return refuse("allocation-status", { stated: shown(status), proved: kind });
  if (statedBound !== (bound === undefined ? undefined : String(bound)))
    return refuse("allocation-bound", { stated: shown(statedBound), proved: String(bound) });
  if (!isList(stated) || stated.length !== goals.length) return refuse("allocation-goals");
  const wrong = goals.find(({ name, value }, g) => !has(stated[g], { name: is(name), value: is(String(value)) }));
  return wrong === undefined ? undefined : refuse("allocation-goal", { goal: wrong.name, value: String(wrong.value) });
}

/** The levels stated must be those given, each once; a level without places may be stated. */
function levelsFault(levels: unknown, totals: ReadonlyMap<string, typeof NOTHING>): Refusal | undefined {
  if (!isList(levels)) return refuse("allocation-line", { line: 1 });
  const left = new Map(totals);
  for (const stated of levels) {
    if (!has(stated, LEVEL)) return refuse("allocation-line", { line: 1 });
    const { award, level } = stated;
    const { places, fen } = left.get(`${award}|${level}`) ?? NOTHING;
    if (stated.places !== places || BigInt(stated.fen) !== fen) return refuse("allocation-level", { award, level, places, fen: String(fen) });
    left.delete(`${award}|${level}`);
  }
  const [missing] = left.keys();
  return missing === undefined ? undefined : refuse("allocation-level-missing", { level: missing });
}
