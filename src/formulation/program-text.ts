/** What the text of a program is known by: its SHA-256 and its length. The hash of a text is computed here, whoever needs one. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { mpsPieces } from "../program/mps-write.ts";
import type { Program } from "../program/program.ts";

/** A hash that is fed piece by piece. */
export interface RunningHash {
  update(bytes: Uint8Array): void;
  /** Lower-case hex. */
  hex(): string;
}

/** SHA-256 of a text's UTF-8 bytes, lower-case hex. */
export function sha256Of(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** A running hash by the package that also runs in a browser. */
export function ownHash(): RunningHash {
  const hash = sha256.create();
  return { update: (bytes) => void hash.update(bytes), hex: () => bytesToHex(hash.digest()) };
}

/** What a program's text is known by. */
export interface ProgramText {
  readonly sha256: string;
  readonly bytes: number;
}

/** Hash and length of the text of a program, which is never held as a whole. */
export function programText(program: Program, hash: RunningHash): ProgramText {
  let bytes = 0;
  for (const piece of mpsPieces(program)) {
    hash.update(piece);
    bytes += piece.length;
  }
  return { sha256: hash.hex(), bytes };
}
