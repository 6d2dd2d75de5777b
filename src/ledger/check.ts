/**
 * Whether lines are a chain: each has its own hash, names the hash and the number of the one before, and what stands beside it is what it hashes. The personal
 * fields of a record may be missing only where a later record says that its subject was erased, and nothing is said of a subject after that.
 */
import { isCanonical, sha256 } from "./canonical.ts";
import { subjectOf } from "./seal.ts";
import { type ChainRecord, isBeside, isChainRecord, studentShape } from "./shape.ts";
import { EMPTY, type Head, type Line, type Person, type Sizes } from "./store.ts";

/** What is wrong with a line; `count` is its number. */
export interface Broken {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** A line understood. */
export interface ReadLine {
  readonly record: ChainRecord;
  readonly personal: Readonly<Record<string, string>> | undefined;
}

/** The value of a JSON text, or undefined where it is none. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Reads a line by itself: text and hash, what stands beside, the person. Its place in the chain is not looked at. */
export function readLine({ count, text, hash, personal, person }: Line): ReadLine | Broken {
  const broken = (code: string): Broken => ({ code, values: { count } });
  if (sha256(text) !== hash) return broken("ledger-hash");
  const record = parsedJson(text);
  if (!isChainRecord(record) || !isCanonical(record, text)) return broken("ledger-record");
  if (person?.subject !== record.subject) return broken("ledger-person");
  if (personal === undefined) return { record, personal: undefined };
  const beside = parsedJson(personal);
  const isSealed = sha256(personal) === record.personal && isBeside(record.kind, beside) && isCanonical(beside, personal);
  return isSealed ? { record, personal: beside } : broken("ledger-personal");
}

/** Whether a line was refused. */
export function isBroken(read: ReadLine | Broken): read is Broken {
  return "code" in read;
}

/** Whether the id is the one that the subject hashes; one without an id is erased. */
function isPerson({ subject, student, salt }: Person): boolean {
  if (student === undefined) return salt === undefined;
  return salt !== undefined && studentShape.safeParse(student).success && subjectOf(student, salt) === subject;
}

/** A check that takes the lines of a ledger one by one. */
export interface ChainCheck {
  readonly take: (line: Line) => Broken | undefined;
  /** What is only seen at the end: personal fields that are missing although nobody was erased. */
  readonly end: () => Broken | undefined;
  readonly head: () => Head;
  /** How many there must be beside the chain; erased persons are not counted. */
  readonly sizes: () => Sizes;
  readonly erased: () => ReadonlySet<string>;
}

/** Begins a check. */
export function chainCheck(): ChainCheck {
  let head: Head = EMPTY;
  let personalTexts = 0;
  /** Subject to id and salt, undefined where they are missing. */
  const persons = new Map<string, string | undefined>();
  const students = new Set<string>();
  const erased = new Set<string>();
  const incomplete = new Map<string, number>();

  const takePerson = (person: Person, count: number): Broken | undefined => {
    const { subject, student, salt } = person;
    if (erased.has(subject)) return { code: "ledger-after-erasure", values: { count } };
    const known = student === undefined ? undefined : `${salt} ${student}`;
    if (persons.has(subject)) return persons.get(subject) === known ? undefined : { code: "ledger-person", values: { count } };
    if (!isPerson(person) || (student !== undefined && students.has(student))) return { code: "ledger-person", values: { count } };
    persons.set(subject, known);
    if (student !== undefined) students.add(student);
    return undefined;
  };
  const take = (line: Line): Broken | undefined => {
    const read = readLine(line);
    if (isBroken(read)) return read;
    const { record, personal } = read;
    const { count, subject } = record;
    if (line.count !== head.count + 1 || count !== line.count || record.previous !== head.hash)
      return { code: "ledger-order", values: { count: head.count + 1 } };
    const broken = line.person === undefined ? undefined : takePerson(line.person, count);
    if (broken !== undefined) return broken;
    if (subject !== undefined) {
      if (record.kind === "erased") erased.add(subject);
      else if (personal === undefined || line.person?.student === undefined) incomplete.set(subject, incomplete.get(subject) ?? count);
    }
    if (personal !== undefined) personalTexts++;
    head = { count, hash: line.hash };
    return undefined;
  };
  const end = (): Broken | undefined => {
    for (const [subject, count] of incomplete) if (!erased.has(subject)) return { code: "ledger-missing", values: { count } };
    return undefined;
  };
  return { take, end, head: () => head, sizes: () => ({ records: head.count, personal: personalTexts, persons: students.size }), erased: () => erased };
}
