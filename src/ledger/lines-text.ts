/**
 * A ledger as text, JSON Lines: a header, one line per record (`hash`, `person` and `personal` unless erased, `record`), and the head at the end, so that a
 * text that was cut is told apart from a whole one. Every line is canonical: the same ledger has the same bytes.
 */
import { canonical, type Flat } from "./canonical.ts";
import { parsedJson } from "./check.ts";
import type { Head, Line, Person } from "./store.ts";

/** The first line. */
export const HEADER = canonical({ bursar: "ledger", version: 1 });

/** The last line. */
export function endText({ count, hash }: Head): string {
  return canonical({ count, hash });
}

/** The line of a record. */
export function lineText({ text, hash, personal, person }: Line): string {
  const personText = person?.student === undefined ? "" : `"person":${canonical({ ...person })},`;
  const personalText = personal === undefined ? "" : `"personal":${personal},`;
  return `{"hash":${JSON.stringify(hash)},${personText}${personalText}"record":${text}}`;
}

type Texts = Readonly<Record<string, unknown>>;

function isTexts(value: unknown): value is Texts {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The canonical text of an object that was parsed; of one that is not flat, a text that is not its own. */
function textOf(value: Texts): string {
  return canonical(value as Flat);
}

function personIn(value: unknown, subject: string): Person {
  if (!isTexts(value)) return { subject };
  const { student, salt } = value;
  return { subject: String(value["subject"]), student: typeof student === "string" ? student : undefined, salt: typeof salt === "string" ? salt : undefined };
}

/** Reads the line of a record; undefined where it is not written as `lineText` writes it. What it says is not judged. */
export function lineIn(text: string): Line | undefined {
  const value = parsedJson(text);
  if (!isTexts(value) || !isTexts(value["record"]) || typeof value["hash"] !== "string") return undefined;
  const { hash, record, personal } = value;
  const { count, subject } = record;
  if (typeof count !== "number" || (personal !== undefined && !isTexts(personal))) return undefined;
  const line: Line = {
    count,
    hash,
    text: textOf(record),
    personal: personal === undefined ? undefined : textOf(personal),
    person: typeof subject === "string" ? personIn(value["person"], subject) : undefined,
  };
  return lineText(line) === text ? line : undefined;
}
