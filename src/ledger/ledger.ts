/** What is done with a ledger: entries go in, a student's history and a verdict on the whole come out, a person is erased. Time, author, reason and salts are handed in. */
import { failure, type Fault, type Result, success } from "../fault.ts";
import type { Entry, Stated } from "../round/entry.ts";
import type { Flat } from "./canonical.ts";
import { type Broken, chainCheck, isBroken, readLine } from "./check.ts";
import { entryOf, sealed, sealedErasure, subjectOf } from "./seal.ts";
import { EMPTY, type Head, type Person, type Store, type Tables } from "./store.ts";

/** The fault of a broken line of a ledger. */
export function brokenFault(file: string, { code, values }: Broken): Fault {
  const count = values["count"];
  return { code, place: typeof count === "number" ? { file, row: count } : { file }, values };
}

/** The end of the chain; a ledger whose last record is damaged is never continued. */
export function headOf(file: string, tables: Tables): Result<Head> {
  const last = tables.last();
  if (last === undefined) return success(EMPTY);
  const read = readLine(last);
  if (isBroken(read)) return failure([brokenFault(file, read)]);
  if (read.record.count !== last.count) return failure([brokenFault(file, { code: "ledger-order", values: { count: last.count } })]);
  return success({ count: last.count, hash: last.hash });
}

function personOf(student: string, tables: Tables, newSalt: () => string): Person {
  const known = tables.personNamed(student);
  if (known !== undefined) return known;
  const salt = newSalt();
  return { subject: subjectOf(student, salt), student, salt };
}

/**
 * Appends entries, all of them or none, and returns the head once they are on the disk. `newSalt` gives 64 random hexadecimal digits.
 * Faults: those of the storage, and that the last record is damaged.
 */
export function append(store: Store, entries: readonly Entry[], newSalt: () => string): Result<Head> {
  return store.transact("write", (tables) => {
    const before = headOf(store.file, tables);
    if (!before.ok) return before;
    let head = before.value;
    for (const entry of entries) {
      const person = "student" in entry ? personOf(entry.student, tables, newSalt) : undefined;
      const line = sealed(entry, head, person, newSalt);
      tables.append(line);
      head = { count: line.count, hash: line.hash };
    }
    return success(head);
  });
}

/** What a whole ledger holds. */
export interface Verified {
  readonly head: Head;
  /** Students known by their ids, and those that were erased. */
  readonly students: number;
  readonly erased: number;
}

/**
 * Checks all records, what stands beside them, and the storage itself. `known` is a head that was printed: what was cut off since, or replaced, is
 * found by it. Faults: the first line that is broken, `ledger-tail`, `ledger-head`, `ledger-leftover`, those of the storage.
 */
export function verify(store: Store, known: Head = EMPTY): Result<Verified> {
  return store.transact("read", (tables) => {
    const check = chainCheck();
    let atKnown = EMPTY;
    for (const line of tables.lines()) {
      const broken = check.take(line);
      if (broken !== undefined) return failure([brokenFault(store.file, broken)]);
      if (line.count === known.count) atKnown = line;
    }
    const head = check.head();
    const broken = check.end() ?? besideFault(tables, check.sizes()) ?? headFault(known, atKnown, head);
    if (broken !== undefined) return failure([brokenFault(store.file, broken)]);
    return success({ head, students: check.sizes().persons, erased: check.erased().size });
  });
}

function besideFault(tables: Tables, expected: ReturnType<Tables["sizes"]>): Broken | undefined {
  const detail = tables.damage();
  if (detail !== undefined) return { code: "ledger-damaged", values: { detail } };
  const found = tables.sizes();
  const isSame = found.records === expected.records && found.personal === expected.personal && found.persons === expected.persons;
  return isSame ? undefined : { code: "ledger-leftover", values: { personal: found.personal - expected.personal, persons: found.persons - expected.persons } };
}

function headFault(known: Head, atKnown: Head, head: Head): Broken | undefined {
  if (known.count > head.count) return { code: "ledger-tail", values: { known: known.count, records: head.count } };
  return atKnown.hash === known.hash ? undefined : { code: "ledger-head", values: { known: known.count } };
}

/** A record as it was entered, with its number and hash. */
export interface Recorded extends Head {
  readonly entry: Flat;
}

/** Everything that was entered about a student, in order. Faults: `ledger-student` where there is nobody, a line that is broken, those of the storage. */
export function history(store: Store, student: string): Result<readonly Recorded[]> {
  return store.transact("read", (tables) => {
    const person = tables.personNamed(student);
    if (person === undefined) return failure([noStudent(store.file, student)]);
    const found: Recorded[] = [];
    for (const line of tables.linesOf(person.subject)) {
      const read = readLine(line);
      if (isBroken(read)) return failure([brokenFault(store.file, read)]);
      found.push({ count: line.count, hash: line.hash, entry: entryOf(read.record, read.personal, student) });
    }
    return success(found);
  });
}

function noStudent(file: string, student: string): Fault {
  return { code: "ledger-student", place: { file }, values: { student } };
}

/**
 * Erases a student: id, salts and personal texts are removed for good, and a record says who did it and why. The chain stays as it is.
 * Faults: `ledger-student`, `ledger-reason` where the reason, which stays, holds the id, `ledger-unwiped`
 * where it is done but the file could not be written anew, those of the storage.
 */
export function erase(store: Store, student: string, stated: Stated): Result<Head> {
  if (stated.reason.includes(student)) return failure([{ code: "ledger-reason", place: { file: store.file }, values: { student } }]);
  const erased = store.transact("write", (tables): Result<Head> => {
    const before = headOf(store.file, tables);
    if (!before.ok) return before;
    const person = tables.personNamed(student);
    if (person === undefined) return failure([noStudent(store.file, student)]);
    const line = sealedErasure(person.subject, stated, before.value);
    tables.append(line);
    tables.erase(person.subject);
    return success({ count: line.count, hash: line.hash });
  });
  // Also where nobody has this id: an erasure may have been interrupted before the file was written anew.
  const isThere = erased.ok || erased.faults.every(({ code }) => code === "ledger-student");
  const wiped: Result<true> = isThere ? store.wipe() : success(true);
  return wiped.ok ? erased : failure(wiped.faults.map((fault) => ({ ...fault, code: "ledger-unwiped" })));
}
