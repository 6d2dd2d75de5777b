/**
 * Files of an output folder for the folder check: hashed and read line by line in chunks, never whole in memory.
 * Bytes that are not UTF-8 become one character per byte behind a mark that no UTF-8 text begins with, so that their line is none of any format.
 */
import { createHash } from "node:crypto";
import { closeSync, openSync, readSync } from "node:fs";
import type { LineFile } from "../certificate/folder.ts";

/** The program of an output folder, and its name where it was packed because it is large. */
export const [PROGRAM, PACKED_PROGRAM] = ["program.mps", "program.mps.gz"];

const CHUNK = 2 ** 20;
const NEWLINE = 10;
/** The longest line where the reader names no limit; a text of so many characters has at most three times as many bytes. */
const MOST_CHARACTERS = 2 ** 27;

/** Half a surrogate pair: decoding UTF-8 never yields one alone. */
const RAW = "\uD800";

/** The bytes of a file in chunks, each valid until the next is taken. Throws the system's error where it cannot be read. */
export function* chunksOf(path: string): Generator<Uint8Array> {
  const chunk = new Uint8Array(CHUNK);
  const file = openSync(path, "r");
  try {
    for (let size = readSync(file, chunk); size > 0; size = readSync(file, chunk)) yield chunk.subarray(0, size);
  } finally {
    closeSync(file);
  }
}

/** Bytes in memory in chunks. */
export function* chunksIn(bytes: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += CHUNK) yield bytes.subarray(from, from + CHUNK);
}

/** A file of so many bytes that come in chunks, the same each time: where they do not, reading ends with an error of code `ECHANGED`. */
export function lineFile(bytes: number, chunks: () => Iterable<Uint8Array>): LineFile {
  let hash: string | undefined;
  const sha256 = () => (hash ??= sha256Of(chunks()));
  return { bytes, sha256, lines: (most = MOST_CHARACTERS) => linesOf(unchanged(chunks(), sha256()), most) };
}

function sha256Of(chunks: Iterable<Uint8Array>): string {
  const hash = createHash("sha256");
  for (const chunk of chunks) hash.update(chunk);
  return hash.digest("hex");
}

/** The chunks, hashed on their way. */
function* unchanged(chunks: Iterable<Uint8Array>, sha256: string): Generator<Uint8Array> {
  const hash = createHash("sha256");
  for (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
  if (hash.digest("hex") !== sha256) throw Object.assign(new Error("the file changed while it was read"), { code: "ECHANGED" });
}

/** The lines; one longer than `most` characters is the last, cut, with the mark before it. */
function* linesOf(chunks: Iterable<Uint8Array>, most: number): Generator<string, undefined> {
  let pending: Uint8Array[] = [];
  let size = 0;
  for (const chunk of chunks) {
    const end = chunk.lastIndexOf(NEWLINE) + 1;
    if (end > 0) {
      for (const line of linesIn(Buffer.concat([...pending, chunk.subarray(0, end)]))) {
        yield cut(line, most);
        if (line.length > most) return undefined;
      }
      [pending, size] = [[], 0];
    }
    pending.push(chunk.slice(end));
    size += chunk.length - end;
    if (size > 3 * most) break;
  }
  if (size > 0) yield cut(textOf(Buffer.concat(pending)), most);
  return undefined;
}

function cut(line: string, most: number): string {
  return line.length > most ? RAW + line.slice(0, most) : line;
}

/** The lines of a text that ends with one. Each is decoded alone: a name that is kept must not keep the text around it. */
function* linesIn(text: Buffer): Generator<string> {
  const isUtf8 = text.equals(Buffer.from(text.toString("utf8"), "utf8"));
  for (let from = 0, end = text.indexOf(NEWLINE); end >= 0; from = end + 1, end = text.indexOf(NEWLINE, from)) {
    const line = text.subarray(from, end);
    yield isUtf8 ? line.toString("utf8") : textOf(line);
  }
}

/** Bytes as text: their UTF-8, or one character per byte behind the mark. */
export function textOf(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = buffer.toString("utf8");
  return buffer.equals(Buffer.from(text, "utf8")) ? text : RAW + buffer.toString("latin1");
}
