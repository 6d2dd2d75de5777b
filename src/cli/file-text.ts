/**
 * Files of an output folder as texts without loss: a table among the inputs may be GB18030, and its hash is that
 * of its bytes. Bytes that are not UTF-8 become one character per byte behind a mark that no UTF-8 text begins with.
 */
import { createHash } from "node:crypto";

/** Half a surrogate pair: decoding UTF-8 never yields one alone. */
const RAW = "\uD800";

/** The text of a file: its UTF-8, or its bytes behind the mark. */
export function textOf(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = buffer.toString("utf8");
  return buffer.equals(Buffer.from(text, "utf8")) ? text : RAW + buffer.toString("latin1");
}

/** SHA-256, in lower-case hex, of the bytes that a text stands for. */
export function sha256(text: string): string {
  const bytes = text.startsWith(RAW) ? Buffer.from(text.slice(1), "latin1") : Buffer.from(text, "utf8");
  return createHash("sha256").update(bytes).digest("hex");
}

/** The program of an output folder, and its name where it was packed because it is large. */
export const [PROGRAM, PACKED_PROGRAM] = ["program.mps", "program.mps.gz"];
