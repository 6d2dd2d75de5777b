/** The lot by a public number: the hash of the inputs that is published beforehand, and the seed that follows from it and the number. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** What is on record of a draw: the file `draw.json`. */
export interface DrawRecord {
  readonly inputsSha256: string;
  readonly number: string;
  /** As the scenario states it; null where it does not. */
  readonly place: { readonly source: string; readonly date: string } | null;
  readonly seed: string;
}

/** SHA-256 over the lines `<SHA-256>  <name>` of all inputs in code-point order: what `sha256sum` prints, hashed again. */
export function inputsHash(inputs: ReadonlyMap<string, Uint8Array>): string {
  const names = [...inputs.keys()].sort();
  const lines = names.map((name) => `${bytesToHex(sha256(inputs.get(name) ?? new Uint8Array()))}  ${name}\n`);
  return bytesToHex(sha256(utf8ToBytes(lines.join(""))));
}

/** The seed of a number: SHA-256, in lower-case hex, of `bursar draw`, the hash and the digits, one line each. */
export function drawSeed(hash: string, number: string): string {
  return bytesToHex(sha256(utf8ToBytes(`bursar draw\n${hash}\n${number}\n`)));
}

/** The text of `draw.json`. */
export function drawRecordText(record: DrawRecord): string {
  return `${JSON.stringify({ bursar: "draw", version: 1, ...record }, null, 2)}\n`;
}
