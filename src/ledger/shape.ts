/**
 * Shapes of entries, of the records of the chain, and of what stands beside it. One list of shapes of entries says all three: a record about a student is
 * its entry without the personal fields, with the salted hash of the student in their place (`subject`) and that of the other personal fields (`personal`).
 */
import { z } from "zod";
import type { Entry, Stated } from "../round/entry.ts";

/** Nothing that a reader would not see: no control or format characters, no half surrogate pairs. */
const name = z.string().regex(/^[^\p{C}]{1,200}$/u);
const words = z.string().min(1).max(10_000);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const fen = z.int().min(0);
const number = z.int().min(1);

const stated = { author: name, time: z.iso.datetime({ precision: 0 }), reason: words };
const ofRound = { ...stated, round: name };
const ofStudent = { ...ofRound, student: name };
const ofLevel = { ...ofStudent, award: name, level: name, amountFen: fen };
const ofAllocation = { ...ofRound, allocation: sha256 };
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

const SHAPES = [
  z.strictObject({ kind: z.literal("application-received"), ...ofStudent, award: name }),
  z.strictObject({ kind: z.literal("document-seen"), ...ofStudent, document: words }),
  z.strictObject({ kind: z.literal("decision"), ...ofStudent, key: name, value: words, award: name.optional() }),
  z.strictObject({ kind: z.literal("waiver"), ...ofStudent, rule: name, award: name.optional() }),
  z.strictObject({ kind: z.literal("lock"), ...ofStudent, choice: z.enum(["set", "exclude", "hold"]), award: name, level: name.optional() }),
  z.strictObject({ kind: z.literal("objection"), ...ofStudent, statement: words }),
  z.strictObject({ kind: z.literal("corrected"), ...ofStudent, field: name, was: words, now: words, objection: number.optional() }),
  z.strictObject({ kind: z.literal("cancelled"), ...ofLevel }),
  z.strictObject({ kind: z.literal("released"), ...ofLevel }),
  z.strictObject({ kind: z.literal("promoted"), ...ofLevel, released: number }),
  z.strictObject({ kind: z.literal("paid"), ...ofLevel, month }),
  z.strictObject({ kind: z.literal("re-evaluated"), ...ofStudent, award: name, level: name, outcome: z.enum(["kept", "reduced", "lost"]) }),
  z.strictObject({ kind: z.literal("allocation-proposed"), ...ofAllocation, awards: fen, amountFen: fen }),
  z.strictObject({ kind: z.literal("approved"), ...ofAllocation, authority: name }),
  z.strictObject({ kind: z.literal("published"), ...ofAllocation, from: z.iso.date(), until: z.iso.date(), takeDown: z.iso.date() }),
  z.strictObject({ kind: z.literal("final"), ...ofAllocation }),
] as const;

/** The shape of an entry. */
export const entryShape: z.ZodType<Entry> = z.discriminatedUnion("kind", SHAPES);

/** The shape of who, when and why. */
export const statedShape: z.ZodType<Stated> = z.strictObject(stated);

/** The shape of a student's id, as the ledger keeps it. */
export const studentShape = name;

/** Fields that are personal wherever they occur in an entry about a student. */
const PERSONAL: ReadonlySet<string> = new Set(["reason", "document", "key", "value", "rule", "statement", "field", "was", "now"]);

/** Whether a field of an entry about a student stands beside the chain. */
export function isPersonal(field: string): boolean {
  return PERSONAL.has(field);
}

/** A record of the chain. `previous` is the hash of the record before, 64 zeros in the first; an entry's own fields stand beside. */
export interface ChainRecord {
  readonly count: number;
  readonly previous: string;
  readonly kind: Entry["kind"] | "erased";
  readonly author: string;
  readonly time: string;
  readonly subject?: string | undefined;
  readonly personal?: string | undefined;
  readonly [field: string]: string | number | undefined;
}

const link = { count: number, previous: sha256 };

type Fields = Readonly<Record<string, z.ZodType>>;

function onlyFields(fields: Fields, isWanted: (field: string) => boolean): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([field]) => isWanted(field)));
}

function chainFields(fields: Fields): Fields {
  if (!("student" in fields)) return { ...link, ...fields };
  return { ...link, ...onlyFields(fields, (field) => field !== "student" && !isPersonal(field)), subject: sha256, personal: sha256 };
}

const BY_KIND = SHAPES.map(({ shape }): readonly [string, Fields] => [shape.kind.value, shape]);

/** The fields of every kind of entry but for who, when and why; with `?` where they may be missing. */
export function entryFields(): readonly (readonly [kind: string, fields: readonly string[]])[] {
  const isOwn = (field: string) => field !== "kind" && !(field in stated);
  return BY_KIND.map(([kind, fields]) => [
    kind,
    Object.keys(onlyFields(fields, isOwn)).map((field) => (fields[field]?.safeParse(undefined).success === true ? `${field}?` : field)),
  ]);
}

const CHAIN = new Map([
  ...BY_KIND.map(([kind, fields]) => [kind, z.strictObject(chainFields(fields))] as const),
  ["erased", z.strictObject({ kind: z.literal("erased"), ...link, ...stated, subject: sha256 })] as const,
]);
const BESIDE = new Map(BY_KIND.map(([kind, fields]) => [kind, z.strictObject({ salt: sha256, ...onlyFields(fields, isPersonal) })]));

function kindOf(value: unknown): string {
  return typeof value === "object" && value !== null && "kind" in value ? String(value.kind) : "";
}

/** Whether a value is a record of the chain. */
export function isChainRecord(value: unknown): value is ChainRecord {
  return CHAIN.get(kindOf(value))?.safeParse(value).success === true;
}

/** Whether a value is what stands beside a record of this kind: its personal fields and their salt. */
export function isBeside(kind: string, value: unknown): value is Readonly<Record<string, string>> {
  return BESIDE.get(kind)?.safeParse(value).success === true;
}
