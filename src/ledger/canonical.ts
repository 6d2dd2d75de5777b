/**
 * The one text of a flat object, and its hash. Keys stand in the order of their code points, without blanks, numbers are safe integers: RFC 8785 where nothing
 * is nested. What is hashed is always such a text, so that a record has one hash.
 */
import { hash } from "node:crypto";

/** An object of texts and safe integers; what is undefined is not there. */
export type Flat = Readonly<Record<string, string | number | undefined>>;

/** The canonical JSON of a flat object whose keys are words. */
export function canonical(flat: Flat): string {
  const sorted: Record<string, string | number | undefined> = {};
  for (const key of Object.keys(flat).sort()) sorted[key] = flat[key];
  return JSON.stringify(sorted);
}

/** Whether a text is the canonical one of the flat object that was parsed from it; as `canonical(flat) === text`, in less time. */
export function isCanonical(flat: Flat, text: string): boolean {
  let before = "";
  for (const key of Object.keys(flat)) {
    if (key <= before) return false;
    before = key;
  }
  return JSON.stringify(flat) === text;
}

/** The SHA-256 of a text in UTF-8, as 64 hexadecimal digits. Node's own: a ledger of a million records is three million hashes. */
export function sha256(text: string): string {
  return hash("sha256", text);
}
