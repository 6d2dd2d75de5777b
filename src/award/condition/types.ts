/**
 * Types and scopes of the condition language. Every type and every size is known when the scheme
 * is read, so that evaluation needs no check and can never leave the exact integers: a number is
 * an integer numerator over a denominator that is fixed by the expression, and `magnitude` bounds
 * the numerator.
 */
import type { Place } from "../../fault.ts";
import type { Codebook, Facts } from "../facts.ts";

/** The most records of one list that one student may have; readers enforce it. */
export const MAX_RECORDS = 1000;

/** Static type of an expression. */
export type ExpressionType =
  | { readonly kind: "boolean" }
  | { readonly kind: "number" | "money"; readonly denominator: number; readonly magnitude: number }
  | { readonly kind: "date" | "time" }
  /** `domain`: the only texts it can hold; undefined where any text is possible. */
  | { readonly kind: "code"; readonly domain: readonly string[] | undefined };

/** Evaluates for one student; `frame` holds the record number of each enclosing list. NaN is unknown. */
export type Evaluate = (facts: Facts, student: number, frame: Int32Array) => number;

/** A fact that an expression found missing: a field, a list, a record's field, or a parameter. */
export interface Need {
  readonly kind: "field" | "list" | "parameter" | "agreement" | "register" | "decision";
  readonly name: string;
  /** What proves the fact. */
  readonly document: string;
}

/** A compiled part of an expression; `parts` are what it is made of, for explanations. */
export interface Node {
  readonly text: string;
  readonly type: ExpressionType;
  readonly evaluate: Evaluate;
  /** Adds the facts whose absence makes this part unknown (it must be unknown when asked). */
  readonly needs: (facts: Facts, student: number, frame: Int32Array, found: Map<string, Need>) => void;
  readonly parts: readonly Node[];
  /** Bounds of a count whose exact value is unknown because some records are. */
  readonly interval?: { readonly low: Evaluate; readonly high: Evaluate };
  /** The value where it is the same for all students and known when the scheme is read. */
  readonly constant?: number;
}

/** A scalar fact: student field, record field or parameter. */
export interface Slot {
  readonly name: string;
  readonly index: number;
  readonly type: ExpressionType;
  readonly document: string;
  /** The register that its codes point into. */
  readonly register?: string | undefined;
}

/** A register and the columns that a code pointing into it opens: `homeCountry.ldc`. */
export interface RegisterSlot {
  readonly name: string;
  readonly index: number;
  readonly document: string;
  readonly records: ReadonlyMap<string, Slot>;
}

/** A list field and the fields of its records. */
export interface ListSlot {
  readonly name: string;
  readonly index: number;
  readonly document: string;
  readonly records: ReadonlyMap<string, Slot>;
}

/** A parameter that is a set of codes. */
export interface SetSlot {
  readonly name: string;
  readonly index: number;
}

/** Names that an expression can use. */
export interface Names {
  readonly fields: ReadonlyMap<string, Slot>;
  readonly lists: ReadonlyMap<string, ListSlot>;
  readonly parameters: ReadonlyMap<string, Slot>;
  readonly parameterSets: ReadonlyMap<string, SetSlot>;
  readonly registers: ReadonlyMap<string, RegisterSlot>;
  /** Judgements that may be asked for, by key: what they mean, with who makes them; whether they are numbers. */
  readonly decisions: ReadonlyMap<string, { readonly meaning: string; readonly isNumber: boolean }>;
  /** Expressions with a name of their own: `def.name`. */
  readonly definitions: ReadonlyMap<string, Node>;
  readonly codebook: Codebook;
  readonly zoneMinutes: number;
}

/** In a document rule the papers on file count only when they came in by the deadline (none, or a text that accepts late papers: always). */
export interface Narrowing {
  readonly list: ListSlot;
  readonly received: Slot;
  readonly deadline: Node | undefined;
  /** Whether late papers are refused. */
  readonly late: Node;
}

/** What surrounds the part being compiled. */
export interface Scope {
  readonly names: Names;
  readonly narrowing: Narrowing | undefined;
  /** Enclosing lists, outermost first. */
  readonly lists: readonly ListSlot[];
  readonly report: (code: string, values: Readonly<Record<string, string | number>>) => void;
  readonly place: Place;
}
