/**
 * An invented cohort, a few thousand students at a time: facts are drawn column by column into the
 * same arrays that conditions read, then written as lines of tables. Nothing is kept but the counts.
 */
import type { Facts, ListFacts } from "../../award/facts.ts";
import type { Field } from "../../award/scheme.ts";
import { cellWriter, tableLine } from "./cells.ts";
import { holds } from "./draw.ts";
import { normal, randomOf, type Random } from "./random.ts";
import { profileColumn, type Generator, type ListCase, type Step } from "./read-generator.ts";

/** Students drawn at once. */
const CHUNK = 4096;

/** A piece of a table: the pieces of one file, in order, are the file. */
export interface Piece {
  readonly file: string;
  readonly text: string;
}

/** Students of each population by part (empty: all), counted while they are drawn. */
export type Counted = ReadonlyMap<string, Map<string, number>>;

interface Chunk {
  readonly generator: Generator;
  readonly random: Random;
  readonly facts: Facts & { readonly scalars: readonly Float64Array[]; readonly lists: ListFacts[] };
  readonly first: number;
  readonly ability: Float64Array;
  /** The facts of the row that is being made. */
  readonly count: number;
}

/** Random streams: one per field in the scheme's order, then ability and profile, then one per kind of decision. */
function streamOf(generator: Generator, field: Field): number {
  return generator.scheme.fields.indexOf(field);
}

function newChunk(generator: Generator, random: Random, first: number, count: number): Chunk {
  const scalars = Array.from({ length: generator.columnCount }, () => new Float64Array(count).fill(Number.NaN));
  const lists: ListFacts[] = [];
  const facts = { studentCount: count, scalars, lists, agreements: new Map(), registers: generator.registers, decided: new Map(), ...generator.parameters };
  const ability = new Float64Array(count);
  const streams = generator.scheme.fields.length;
  const column = profileColumn(generator.scheme);
  for (let s = 0; s < count; s += 1) {
    random.restart(streams, first + s);
    ability[s] = normal(random);
    (scalars[column + 1] as Float64Array)[s] = Math.round((ability[s] ?? 0) * 100);
    random.restart(streams + 1, first + s);
    (scalars[column] as Float64Array)[s] = generator.profile(random, facts, s, ability[s] ?? 0);
  }
  return { generator, random, facts, first, ability, count };
}

function drawScalar(chunk: Chunk, step: Step & { readonly kind: "scalar" | "set" }, into: Float64Array): void {
  const stream = streamOf(chunk.generator, step.field);
  for (let s = 0; s < chunk.count; s += 1) {
    chunk.random.restart(stream, chunk.first + s);
    into[s] = step.draw(chunk.random, chunk.facts, s, chunk.ability[s] ?? 0);
  }
}

/** Draws the cells of a set as texts of the codebook and takes them apart. */
function drawSet(chunk: Chunk, step: Step & { readonly kind: "scalar" | "set" }): ListFacts {
  const drawn = new Float64Array(chunk.count);
  drawScalar(chunk, step, drawn);
  const book = chunk.generator.scheme.names.codebook;
  const known = new Uint8Array(chunk.count);
  const start = new Int32Array(chunk.count + 1);
  const values: number[] = [];
  drawn.forEach((code, s) => {
    const text = Number.isNaN(code) ? undefined : book.texts[code];
    known[s] = text === undefined ? 0 : 1;
    for (const part of text === undefined || text === "none" ? [] : text.split(";")) values.push(book.numbers.get(part) ?? Number.NaN);
    start[s + 1] = values.length;
  });
  return { known, start, columns: [Float64Array.from(values)] };
}

function drawRows(chunk: Chunk, found: ListCase, s: number, columns: readonly number[][]): void {
  const { random, facts } = chunk;
  const ability = chunk.ability[s] ?? 0;
  for (const row of found.rows) {
    if (!holds(row.guard, random, facts, s)) continue;
    const times = row.times(random, facts, s, ability);
    for (let i = 0; i < times; i += 1) {
      for (const fact of row.facts) {
        const value = fact.draw(random, facts, s, ability);
        (facts.scalars[fact.slot] as Float64Array)[s] = value;
        columns[fact.record]?.push(value);
      }
    }
  }
}

function drawList(chunk: Chunk, step: Step & { readonly kind: "list" }): ListFacts {
  const known = new Uint8Array(chunk.count);
  const start = new Int32Array(chunk.count + 1);
  const columns: number[][] = step.field.records.map(() => []);
  const stream = streamOf(chunk.generator, step.field);
  for (let s = 0; s < chunk.count; s += 1) {
    chunk.random.restart(stream, chunk.first + s);
    const found = step.cases.find(({ guard }) => holds(guard, chunk.random, chunk.facts, s));
    if (found !== undefined && !(found.unknown > 0 && chunk.random.next() < found.unknown)) {
      known[s] = 1;
      drawRows(chunk, found, s, columns);
    }
    start[s + 1] = columns[0]?.length ?? 0;
  }
  return { known, start, columns: columns.map((column) => Float64Array.from(column)) };
}

function drawStep(chunk: Chunk, step: Step): void {
  const { field } = step;
  if (step.kind === "list") chunk.facts.lists[field.slot.index] = drawList(chunk, step);
  else if (step.kind === "set") chunk.facts.lists[field.slot.index] = drawSet(chunk, step);
  else drawScalar(chunk, step, chunk.facts.scalars[field.slot.index] as Float64Array);
}

/** The id of a student by her position from 0. */
export function idOf(position: number): string {
  return `S${String(position + 1).padStart(6, "0")}`;
}

/** How the cells of a field are written, by student. */
type WriteCell = (facts: Facts, s: number) => string;

function cellOf(generator: Generator, field: Field): WriteCell {
  const { codebook } = generator.scheme.names;
  const { index } = field.slot;
  if (field.kind === "scalar") {
    const write = cellWriter(field.type, codebook, generator.scheme.zoneMinutes);
    return (facts, s) => write(facts.scalars[index]?.[s] ?? Number.NaN);
  }
  const rowsOf = (facts: Facts, s: number) => {
    const list = facts.lists[index];
    return list?.known[s] === 1 ? ([list.start[s] ?? 0, list.start[s + 1] ?? 0] as const) : undefined;
  };
  if (field.kind === "list") {
    return (facts, s) => {
      const rows = rowsOf(facts, s);
      return rows === undefined ? "" : rows[0] === rows[1] ? "none" : "listed";
    };
  }
  return (facts, s) => {
    const rows = rowsOf(facts, s);
    if (rows === undefined) return "";
    const codes = [...(facts.lists[index]?.columns[0]?.subarray(rows[0], rows[1]) ?? [])];
    return codes.length === 0 ? "none" : codes.map((code) => codebook.texts[code] ?? "").join(";");
  };
}

/** Writers of all tables, made once. */
function tableWriters(generator: Generator): (chunk: Chunk) => readonly Piece[] {
  const { scheme } = generator;
  const cells = scheme.fields.map((field) => cellOf(generator, field));
  const lists = scheme.fields.flatMap((field) => {
    if (field.kind !== "list") return [];
    return [
      { file: field.table, index: field.slot.index, cells: field.records.map((record) => cellWriter(record.type, scheme.names.codebook, scheme.zoneMinutes)) },
    ];
  });
  return (chunk) => {
    const students: string[] = [];
    for (let s = 0; s < chunk.count; s += 1) students.push(`${idOf(chunk.first + s)},${cells.map((cell) => cell(chunk.facts, s)).join(",")}\n`);
    const tables = lists.map(({ file, index, cells: write }) => {
      const rows = chunk.facts.lists[index];
      const lines: string[] = [];
      for (let s = 0; s < chunk.count; s += 1) {
        const end = rows?.start[s + 1] ?? 0;
        for (let row = rows?.start[s] ?? 0; row < end; row += 1) {
          lines.push(`${idOf(chunk.first + s)},${write.map((cell, i) => cell(rows?.columns[i]?.[row] ?? Number.NaN)).join(",")}\n`);
        }
      }
      return { file, text: lines.join("") };
    });
    return [{ file: "students.csv", text: students.join("") }, ...tables];
  };
}

/** The decisions about the students of a chunk, as lines of decisions.csv. */
function decisionLines(chunk: Chunk): Piece {
  const { generator, random, facts } = chunk;
  const { codebook } = generator.scheme.names;
  const lines = generator.decisions.flatMap(({ data, guard, value }, i) => {
    const stream = generator.scheme.fields.length + 2 + i;
    const made: string[] = [];
    for (let s = 0; s < chunk.count; s += 1) {
      random.restart(stream, chunk.first + s);
      const code = holds(guard, random, facts, s) ? value(random, facts, s, chunk.ability[s] ?? 0) : Number.NaN;
      const text = codebook.texts[code];
      if (text !== undefined) made.push(tableLine([data.key, data.award ?? "", idOf(chunk.first + s), text, data.authority, data.date, data.reason]));
    }
    return made;
  });
  return { file: "decisions.csv", text: lines.join("") };
}

function headers(generator: Generator): readonly Piece[] {
  const { fields } = generator.scheme;
  const lists = fields.flatMap((field) =>
    field.kind === "list" ? [{ file: field.table, text: tableLine(["id", ...field.records.map((record) => record.name)]) }] : [],
  );
  return [{ file: "students.csv", text: tableLine(["id", ...fields.map((field) => field.name)]) }, ...lists];
}

/** Counts a chunk. A part of which nobody is in the population is counted as 0: a quota may ask for it. */
function countChunk(chunk: Chunk, counted: Counted): void {
  for (const { population, parts, where } of chunk.generator.counts) {
    const byPart = counted.get(population);
    if (byPart === undefined) continue;
    for (let s = 0; s < chunk.count; s += 1) {
      const isIn = where === undefined || where.evaluate(chunk.facts, s) === 1;
      const code = parts === undefined ? undefined : chunk.facts.scalars[parts]?.[s];
      const part = code === undefined ? "" : (chunk.generator.scheme.names.codebook.texts[code] ?? "");
      byPart.set(part, (byPart.get(part) ?? 0) + Number(isIn));
    }
  }
}

/** Draws `count` students and hands out their tables piece by piece; `counted` is complete when all pieces are out. */
export function* drawCohort(generator: Generator, count: number, seed: string, counted: Counted): Iterable<Piece> {
  const random = randomOf(seed);
  const write = tableWriters(generator);
  yield* headers(generator);
  for (let first = 0; first < count; first += CHUNK) {
    const chunk = newChunk(generator, random, first, Math.min(CHUNK, count - first));
    for (const step of generator.steps) drawStep(chunk, step);
    countChunk(chunk, counted);
    yield* write(chunk);
    if (generator.decisions.length > 0) yield decisionLines(chunk);
  }
}
