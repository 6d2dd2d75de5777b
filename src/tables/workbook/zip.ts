/**
 * The parts of a workbook's file: a ZIP archive (PKWARE APPNOTE 6.3.3), read strictly and within limits. The central directory must be whole, the
 * parts must lie one behind the other, and a part must have the size and the checksum that the directory states: an archive that lies about
 * itself is refused before, or while, it is unpacked.
 */
import { isUtf8 } from "node:buffer";
import { crc32, inflateRawSync } from "node:zlib";
import { type Fault, failure, type Result, success } from "../../fault.ts";

/** Limits of an archive. */
export const ARCHIVE_LIMITS = {
  /** Of the file as it is. */
  packedBytes: 40_000_000,
  entries: 1000,
  /** Of one part, unpacked. */
  partBytes: 64 << 20,
  /** Of all parts that are read, unpacked. */
  allBytes: 128 << 20,
  /** Unpacked bytes for one packed byte, of parts above a megabyte. */
  ratio: 200,
} as const;

/** An open archive. */
export interface Archive {
  has(name: string): boolean;
  /** The bytes of a part. Faults: not there, too large, damaged. */
  read(name: string): Result<Uint8Array>;
}

interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly checksum: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50];
const [LOCAL_BYTES, CENTRAL_BYTES, END_BYTES] = [30, 46, 22];
const ZIP64 = 0xffffffff;

/** Opens an archive. Faults: another kind of file, cut short, limits, and whatever the directory says that cannot be. */
export function openArchive(file: string, bytes: Uint8Array): Result<Archive> {
  if (bytes.length > ARCHIVE_LIMITS.packedBytes) return failure([limit(file, "bytes", bytes.length, ARCHIVE_LIMITS.packedBytes)]);
  const other = otherKind(bytes);
  if (other !== undefined) return failure([{ code: other, place: { file }, values: {} }]);
  const entries = readDirectory(file, bytes);
  if (!entries.ok) return entries;
  const byName = new Map<string, Entry>();
  for (const entry of entries.value) {
    if (byName.has(keyOf(entry.name))) return failure([damage(file, "twice", entry.name)]);
    byName.set(keyOf(entry.name), entry);
  }
  let all = 0;
  return success({
    has: (name) => byName.has(keyOf(name)),
    read: (name) => {
      const entry = byName.get(keyOf(name));
      if (entry === undefined) return failure([damage(file, "missing", name)]);
      if (entry.size <= ARCHIVE_LIMITS.partBytes) all += entry.size;
      if (all > ARCHIVE_LIMITS.allBytes) return failure([limit(file, "all", all, ARCHIVE_LIMITS.allBytes)]);
      return readPart(file, bytes, entry);
    },
  });
}

/** Names of parts differ by more than their case (ECMA-376 part 2, 6.2.2). */
const keyOf = (name: string) => name.replace(/^\//, "").toLowerCase();

const damage = (file: string, kind: string, part: string): Fault => ({ code: "workbook-damaged", place: { file }, values: { kind, part } });
const limit = (file: string, kind: string, found: number, most: number, part = ""): Fault => ({
  code: "workbook-limit",
  place: { file },
  values: { kind, found, limit: most, part },
});

/** The compound files of old or encrypted workbooks, and what is no archive at all; undefined where it begins like one. */
function otherKind(bytes: Uint8Array): string | undefined {
  const buffer = bufferOf(bytes);
  if (buffer.length >= 8 && buffer.readUInt32BE(0) === 0xd0cf11e0 && buffer.readUInt32BE(4) === 0xa1b11ae1)
    return buffer.includes(Buffer.from("EncryptedPackage", "utf16le")) ? "workbook-encrypted" : "workbook-old";
  return buffer.length >= 4 && buffer.readUInt32LE(0) === LOCAL ? undefined : "workbook-other";
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Where the end record begins: the last thing in the file, with its comment. */
function endRecord(buffer: Buffer): number | undefined {
  const first = Math.max(0, buffer.length - END_BYTES - 0xffff);
  for (let at = buffer.length - END_BYTES; at >= first; at--) {
    if (buffer.readUInt32LE(at) === END && at + END_BYTES + buffer.readUInt16LE(at + 20) === buffer.length) return at;
  }
  return undefined;
}

function readDirectory(file: string, bytes: Uint8Array): Result<readonly Entry[]> {
  const buffer = bufferOf(bytes);
  const end = endRecord(buffer);
  if (end === undefined) return failure([damage(file, "cut", "")]);
  const [disks, count, size, start] = [
    buffer.readUInt32LE(end + 4),
    buffer.readUInt16LE(end + 10),
    buffer.readUInt32LE(end + 12),
    buffer.readUInt32LE(end + 16),
  ];
  if (count === 0xffff || size === ZIP64 || start === ZIP64) return failure([damage(file, "zip64", "")]);
  if (disks !== 0 || count !== buffer.readUInt16LE(end + 8) || start + size !== end) return failure([damage(file, "directory", "")]);
  if (count > ARCHIVE_LIMITS.entries) return failure([limit(file, "entries", count, ARCHIVE_LIMITS.entries)]);
  const entries: Entry[] = [];
  let at = start;
  for (let i = 0; i < count; i++) {
    if (at + CENTRAL_BYTES > end || buffer.readUInt32LE(at) !== CENTRAL) return failure([damage(file, "directory", "")]);
    const [nameBytes, extra, comment] = [buffer.readUInt16LE(at + 28), buffer.readUInt16LE(at + 30), buffer.readUInt16LE(at + 32)];
    const next = at + CENTRAL_BYTES + nameBytes + extra + comment;
    if (next > end) return failure([damage(file, "directory", "")]);
    entries.push(readEntry(buffer, at, nameBytes));
    at = next;
  }
  const wrong = at === end ? misplaced(buffer, entries, start) : "";
  return wrong === undefined ? success(entries) : failure([damage(file, "directory", wrong)]);
}

function readEntry(buffer: Buffer, at: number, nameBytes: number): Entry {
  return {
    name: buffer.toString("utf8", at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameBytes),
    flags: buffer.readUInt16LE(at + 8),
    method: buffer.readUInt16LE(at + 10),
    checksum: buffer.readUInt32LE(at + 16),
    packed: buffer.readUInt32LE(at + 20),
    size: buffer.readUInt32LE(at + 24),
    offset: buffer.readUInt32LE(at + 42),
  };
}

/** A part that has no place of its own between the others: overlapping parts are how a small archive unpacks to any size. */
function misplaced(buffer: Buffer, entries: readonly Entry[], directory: number): string | undefined {
  let free = 0;
  for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
    const start = dataStart(buffer, entry, directory);
    if (start === undefined || entry.offset < free || start + entry.packed > directory) return entry.name;
    free = start + entry.packed;
  }
  return undefined;
}

/** Where the bytes of a part begin, behind a header that names the same part. */
function dataStart(buffer: Buffer, entry: Entry, directory: number): number | undefined {
  const { offset, name } = entry;
  if (offset + LOCAL_BYTES > directory || buffer.readUInt32LE(offset) !== LOCAL) return undefined;
  const nameEnd = offset + LOCAL_BYTES + buffer.readUInt16LE(offset + 26);
  if (nameEnd > directory || buffer.toString("utf8", offset + LOCAL_BYTES, nameEnd) !== name) return undefined;
  return nameEnd + buffer.readUInt16LE(offset + 28);
}

function readPart(file: string, bytes: Uint8Array, entry: Entry): Result<Uint8Array> {
  const { name, size, packed, method } = entry;
  if ((entry.flags & 1) !== 0) return failure([{ code: "workbook-encrypted", place: { file }, values: {} }]);
  if (method !== 0 && method !== 8) return failure([damage(file, "method", name)]);
  if (size > ARCHIVE_LIMITS.partBytes) return failure([limit(file, "part", size, ARCHIVE_LIMITS.partBytes, name)]);
  if (size > 1 << 20 && size > packed * ARCHIVE_LIMITS.ratio) return failure([limit(file, "ratio", Math.floor(size / packed), ARCHIVE_LIMITS.ratio, name)]);
  const buffer = bufferOf(bytes);
  const start = dataStart(buffer, entry, bytes.length);
  if (start === undefined) throw new Error("the directory was checked");
  const content = method === 0 ? buffer.subarray(start, start + packed) : inflate(buffer.subarray(start, start + packed), size);
  if (content === undefined || content.length !== size || crc32(content) !== entry.checksum) return failure([damage(file, "part", name)]);
  return isUtf8(content) ? success(content) : failure([damage(file, "encoding", name)]);
}

/** Unpacks at most so many bytes; undefined where there are more, or where they are no packed bytes. */
function inflate(packed: Uint8Array, size: number): Buffer | undefined {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "ERR_BUFFER_TOO_LARGE" || code.startsWith("Z_")) return undefined;
    throw error;
  }
}
