/**
 * Cells of a column as numbers: equal cells are one text, made once. Of bytes, a table of open addresses finds the text of a cell without making a
 * string of it; of values, a map does.
 */
import type { TextColumn } from "../scenario/tables.ts";

/** The cells of one column, row by row. */
export interface ColumnStore {
  /** Adds the cell `bytes[start] .. bytes[end - 1]`; `hash` is that of its bytes. */
  add(start: number, end: number, hash: number): void;
  /** The column so far. */
  column(): TextColumn;
}

/** The hash of no bytes (FNV-1a, 32 bits). */
export const NO_HASH = 0x811c9dc5 | 0;

/** The hash with one byte more. */
export function hashByte(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, 0x01000193);
}

const grown = (array: Int32Array) => {
  const larger = new Int32Array(2 * array.length);
  larger.set(array);
  return larger;
};

/** A store over the bytes of a table; `textOf` makes the text of a cell. */
export function columnStore(bytes: Uint8Array, textOf: (start: number, end: number) => string): ColumnStore {
  const texts: string[] = [];
  let [starts, ends, hashes] = [new Int32Array(16), new Int32Array(16), new Int32Array(16)];
  // Number of a text plus 1, by the low bits of its hash; 0: free. Never more than half full.
  let slots = new Int32Array(64);
  let codes = new Int32Array(1024);
  let rows = 0;

  const isEqual = (code: number, start: number, end: number): boolean => {
    let at = starts[code] as number;
    if ((ends[code] as number) - at !== end - start) return false;
    for (let i = start; i < end; i++) if (bytes[i] !== bytes[at++]) return false;
    return true;
  };
  const slotOf = (start: number, end: number, hash: number): number => {
    const mask = slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (let found = slots[slot] as number; found !== 0; found = slots[slot] as number) {
      if (hashes[found - 1] === hash && isEqual(found - 1, start, end)) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  };
  const rehash = (): void => {
    slots = new Int32Array(2 * slots.length);
    for (let code = 0; code < texts.length; code++) slots[slotOf(starts[code] as number, ends[code] as number, hashes[code] as number)] = code + 1;
  };
  const addText = (slot: number, start: number, end: number, hash: number): number => {
    const code = texts.push(textOf(start, end)) - 1;
    if (code === starts.length) [starts, ends, hashes] = [grown(starts), grown(ends), grown(hashes)];
    [starts[code], ends[code], hashes[code]] = [start, end, hash];
    slots[slot] = code + 1;
    if (2 * texts.length > slots.length) rehash();
    return code;
  };
  return {
    add: (start, end, hash) => {
      if (rows === codes.length) codes = grown(codes);
      const slot = slotOf(start, end, hash);
      const found = slots[slot] as number;
      codes[rows++] = found === 0 ? addText(slot, start, end, hash) : found - 1;
    },
    column: () => ({ texts, codes: codes.slice(0, rows) }),
  };
}

/** The values of one column, row by row. */
export interface ValueStore<Item> {
  add(item: Item): void;
  /** The column so far. */
  column(): TextColumn;
}

/** A store of values by a key each (undefined: the empty text); different keys have different texts. */
export function valueStore<Item, Key>(keyOf: (item: Item) => Key | undefined, textOf: (key: Key) => string): ValueStore<Item> {
  const texts: string[] = [];
  const known = new Map<Key | undefined, number>();
  let codes = new Int32Array(1024);
  let rows = 0;
  return {
    add: (item) => {
      if (rows === codes.length) codes = grown(codes);
      const key = keyOf(item);
      let code = known.get(key);
      if (code === undefined) {
        code = texts.push(key === undefined ? "" : textOf(key)) - 1;
        known.set(key, code);
      }
      codes[rows++] = code;
    },
    column: () => ({ texts, codes: codes.slice(0, rows) }),
  };
}
