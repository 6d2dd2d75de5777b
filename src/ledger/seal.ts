/** From an entry to its record and back: what is personal goes beside the chain, under a salted hash. */
import { type Entry, type Stated } from "../round/entry.ts";
import { canonical, type Flat, sha256 } from "./canonical.ts";
import { type ChainRecord, isPersonal } from "./shape.ts";
import type { Head, Line, Person } from "./store.ts";

/** The salted hash of a student's id. */
export function subjectOf(student: string, salt: string): string {
  return sha256(canonical({ salt, student }));
}

/** A line with the given record after `before`. */
function lineAfter(before: Head, fields: Flat, beside: Pick<Line, "personal" | "person">): Line {
  const count = before.count + 1;
  const text = canonical({ ...fields, count, previous: before.hash });
  return { count, text, hash: sha256(text), ...beside };
}

/** The line of an entry after `before`. `person` is the entry's student with the subject; `newSalt` gives 64 random hexadecimal digits. */
export function sealed(entry: Entry, before: Head, person: Person | undefined, newSalt: () => string): Line {
  if (!("student" in entry) || person === undefined) return lineAfter(before, { ...entry }, {});
  const { student: _student, ...fields } = entry;
  const split = (wanted: boolean) => Object.fromEntries(Object.entries(fields).filter(([field]) => isPersonal(field) === wanted));
  const personal = canonical({ ...split(true), salt: newSalt() });
  return lineAfter(before, { ...split(false), subject: person.subject, personal: sha256(personal) }, { personal, person });
}

/** The line that says that a subject was erased. Its reason stays in the chain. */
export function sealedErasure(subject: string, { author, time, reason }: Stated, before: Head): Line {
  return lineAfter(before, { kind: "erased", author, time, reason, subject }, { person: { subject } });
}

/** What a record says, as it was entered; the personal fields are missing where they are erased. */
export function entryOf(record: ChainRecord, personal: Readonly<Record<string, string>> | undefined, student: string | undefined): Flat {
  const { count: _count, previous: _previous, subject: _subject, personal: _personal, ...open } = record;
  const { salt: _salt, ...hidden } = personal ?? {};
  return { ...open, ...hidden, student };
}
