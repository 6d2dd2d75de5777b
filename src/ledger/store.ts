/** Where a ledger is kept: what the chain needs of a storage, and nothing of how it is done. */
import type { Result } from "../fault.ts";

/** How far a ledger goes: the number of its records, and the hash of the last one (64 zeros where there is none). */
export interface Head {
  readonly count: number;
  readonly hash: string;
}

/** The head of a ledger without records. */
export const EMPTY: Head = { count: 0, hash: "0".repeat(64) };

/** A record as it is kept. */
export interface Line extends Head {
  /** The record's canonical text; `hash` is its hash. */
  readonly text: string;
  /** The canonical text of the personal fields, unless it is erased or there is none. */
  readonly personal?: string | undefined;
  /** Whom the record is about. */
  readonly person?: Person | undefined;
}

/** A student whom records are about. `subject` is the salted hash of the id; id and salt are undefined once they are erased. */
export interface Person {
  readonly subject: string;
  readonly student?: string | undefined;
  readonly salt?: string | undefined;
}

/** How much a storage holds; persons and personal texts without the erased ones. */
export interface Sizes {
  readonly records: number;
  readonly personal: number;
  readonly persons: number;
}

/** What can be read and written within a transaction. */
export interface Tables {
  readonly last: () => Line | undefined;
  readonly at: (count: number) => Line | undefined;
  /** All records, in order. */
  readonly lines: () => Iterable<Line>;
  /** The records about a subject, in order. */
  readonly linesOf: (subject: string) => Iterable<Line>;
  /** The person with this id who is not erased. */
  readonly personNamed: (student: string) => Person | undefined;
  readonly sizes: () => Sizes;
  /** What the storage's check of itself finds wrong, in its own words. */
  readonly damage: () => string | undefined;
  /** Puts a line after the last one, and its person where the subject is new. */
  readonly append: (line: Line) => void;
  /** Removes id and salt of a subject, and the personal texts of its records. */
  readonly erase: (subject: string) => void;
}

/** A storage. */
export interface Store {
  /** The name of the file, for faults. */
  readonly file: string;
  /** Work on a state that nobody else changes meanwhile. What it writes is kept, all of it and on the disk when this returns, or, where it returns faults or throws, none of it. */
  readonly transact: <T>(kind: "read" | "write", work: (tables: Tables) => Result<T>) => Result<T>;
  /** Leaves no byte of what was erased in the file. */
  readonly wipe: () => Result<true>;
  readonly close: () => void;
}
