/** UTF-8 texts of millions of short strings, written into one buffer and handed on in pieces: no string of the whole is ever made. */

/** A buffer that grows as it is written to. */
export interface PieceWriter {
  bytes: Uint8Array;
  /** Bytes written since the last piece. */
  at: number;
}

/** A piece is handed on when it has so many bytes. */
const PIECE = 1 << 18;

/** An empty writer. */
export function pieceWriter(): PieceWriter {
  return { bytes: new Uint8Array(2 * PIECE), at: 0 };
}

const ENCODER = new TextEncoder();

/** Writes a text. */
export function put(writer: PieceWriter, text: string): void {
  const { length } = text;
  if (writer.at + 3 * length > writer.bytes.length) grow(writer, 3 * length);
  const { bytes } = writer;
  let at = writer.at;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x80) {
      writer.at += ENCODER.encodeInto(text, bytes.subarray(writer.at)).written;
      return;
    }
    bytes[at++] = code;
  }
  writer.at = at;
}

function grow(writer: PieceWriter, room: number): void {
  const larger = new Uint8Array(2 * (writer.at + room));
  larger.set(writer.bytes.subarray(0, writer.at));
  writer.bytes = larger;
}

/** Whether a piece should be taken now. */
export function isFull(writer: PieceWriter): boolean {
  return writer.at >= PIECE;
}

/** What was written since the last piece, as a copy. */
export function takePiece(writer: PieceWriter): Uint8Array {
  const piece = writer.bytes.slice(0, writer.at);
  writer.at = 0;
  return piece;
}

/** The bytes of many short texts, in pieces. */
export function* piecesOf(texts: Iterable<string>): Generator<Uint8Array> {
  const writer = pieceWriter();
  for (const text of texts) {
    put(writer, text);
    if (isFull(writer)) yield takePiece(writer);
  }
  if (writer.at > 0) yield takePiece(writer);
}

/** Pieces of UTF-8 as one text. */
export function textOf(pieces: Iterable<Uint8Array>): string {
  const decoder = new TextDecoder();
  let text = "";
  for (const piece of pieces) text += decoder.decode(piece, { stream: true });
  return text + decoder.decode();
}
