/**
 * The bytes of a table to text: UTF-8, or strict GB18030 (which holds GBK and GB2312). Nothing is
 * guessed from frequencies: bytes that can be read both ways are a question for the scenario.
 */
import { isAscii, isUtf8 } from "node:buffer";
import { type Fault, failure, type Result, success } from "../fault.ts";

/** How a table's bytes are read. */
export type Encoding = "utf-8" | "gb18030";

/** A table's bytes behind any mark, and how they become text. */
export interface DecodedTable {
  readonly bytes: Uint8Array;
  /** Where the first character begins. */
  readonly from: number;
  readonly encoding: Encoding;
  /** The text of some whole characters. */
  readonly textOf: (start: number, end: number) => string;
}

/**
 * Decodes a table. A byte order mark or a stated encoding decides. Otherwise it is UTF-8 where all bytes
 * are, else GB18030 where all bytes are. Two cases are asked about: UTF-8 whose two-byte characters (which are
 * valid GB18030, every one) stand without any Han character, and GB18030 with a line that is UTF-8 Chinese.
 */
export function decodeTable(file: string, bytes: Uint8Array, stated?: Encoding): Result<DecodedTable> {
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  if (stated === "gb18030") return isMarked ? failure([fault("csv-mark-gb18030", file, 1)]) : statedGb18030(file, bytes);
  const isSettled = isMarked || stated === "utf-8";
  // Most large tables are plain ASCII, or need no other look than whether they are UTF-8: no text of the whole is made then.
  if (isAscii(bytes) || (isSettled && isUtf8(bytes))) return success(tableOf(bytes, isMarked ? 3 : 0, "utf-8"));
  const text = tryDecode("utf-8", isMarked ? bytes.subarray(3) : bytes);
  if (text === undefined) return isSettled ? failure([invalidUtf8("csv-not-utf8", file, bytes)]) : unstatedGb18030(file, bytes);
  const question = isSettled ? undefined : ambiguity(file, bytes, text);
  return question === undefined ? success(tableOf(bytes, isMarked ? 3 : 0, "utf-8")) : failure([question]);
}

function fault(code: string, file: string, line: number, values: Fault["values"] = {}): Fault {
  return { code, place: { file, line }, values };
}

function tryDecode(encoding: Encoding, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** Bytes that are known to be of an encoding. */
function tableOf(bytes: Uint8Array, from: number, encoding: Encoding): DecodedTable {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  const isPlain = (start: number, end: number): boolean => {
    for (let i = start; i < end; i++) if ((bytes[i] as number) >= 0x80) return false;
    return true;
  };
  const textOf = (start: number, end: number): string =>
    isPlain(start, end) ? buffer.toString("latin1", start, end) : decoder.decode(bytes.subarray(start, end));
  return { bytes, from, encoding, textOf };
}

/** GB18030 has a byte order mark of its own, four bytes long. */
function gb18030Table(bytes: Uint8Array): DecodedTable {
  const isMarked = bytes[0] === 0x84 && bytes[1] === 0x31 && bytes[2] === 0x95 && bytes[3] === 0x33;
  return tableOf(bytes, isMarked ? 4 : 0, "gb18030");
}

function statedGb18030(file: string, bytes: Uint8Array): Result<DecodedTable> {
  const text = tryDecode("gb18030", bytes);
  if (text !== undefined) return success(gb18030Table(bytes));
  const line = firstLine(bytes, (part) => tryDecode("gb18030", part) === undefined) ?? 1;
  return failure([fault("csv-not-gb18030", file, line)]);
}

function unstatedGb18030(file: string, bytes: Uint8Array): Result<DecodedTable> {
  const text = tryDecode("gb18030", bytes);
  if (text === undefined) return failure([invalidUtf8("csv-encoding-unknown", file, bytes)]);
  const chinese = firstLine(bytes, (part) => HAN.test(tryDecode("utf-8", part) ?? ""));
  if (chinese === undefined) return success(gb18030Table(bytes));
  const broken = invalidUtf8("csv-encoding-mixed", file, bytes);
  return failure([{ ...broken, values: { ...broken.values, line: chinese } }]);
}

const HAN = /\p{Script=Han}/u;
const TWO_BYTES = /[\u0080-\u07FF]{1,12}/;

/** The question about UTF-8 that may as well be GB18030: the bytes D0 A1 are a Cyrillic letter or the character for small. */
function ambiguity(file: string, bytes: Uint8Array, text: string): Fault | undefined {
  const seen = TWO_BYTES.exec(text);
  if (seen === null || HAN.test(text) || tryDecode("gb18030", bytes) === undefined) return undefined;
  const other = tryDecode("gb18030", new TextEncoder().encode(seen[0])) ?? "";
  const line = text.slice(0, seen.index).split("\n").length;
  return fault("csv-encoding-question", file, line, { utf8: seen[0], gb18030: other });
}

/** Number of the first line, from 1, whose bytes pass a test; a line feed is no part of a longer character in either encoding. */
function firstLine(bytes: Uint8Array, test: (line: Uint8Array) => boolean): number | undefined {
  for (let line = 1, from = 0; from < bytes.length; line++) {
    const feed = bytes.indexOf(10, from);
    const to = feed < 0 ? bytes.length : feed;
    if (test(bytes.subarray(from, to))) return line;
    from = to + 1;
  }
  return undefined;
}

function invalidUtf8(code: string, file: string, bytes: Uint8Array): Fault {
  const offset = firstInvalidByte(bytes);
  return fault(code, file, lineAt(bytes, offset), { offset });
}

/** Line, from 1, in which a byte stands. */
export function lineAt(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let i = bytes.indexOf(10); i >= 0 && i < offset; i = bytes.indexOf(10, i + 1)) line++;
  return line;
}

/** Offset of the first byte that is not UTF-8; there must be one. */
function firstInvalidByte(bytes: Uint8Array): number {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const encoder = new TextEncoder();
  let offset = 0;
  let from = 0;
  // Before the first invalid byte decoding and encoding are inverse, so encoded lengths are offsets.
  for (let at = text.indexOf("\uFFFD"); at >= 0; at = text.indexOf("\uFFFD", from)) {
    offset += encoder.encode(text.slice(from, at)).length;
    if (bytes[offset] !== 0xef || bytes[offset + 1] !== 0xbf || bytes[offset + 2] !== 0xbd) return offset;
    offset += 3;
    from = at + 1;
  }
  throw new Error("all bytes are UTF-8");
}
