/**
 * A scheme: a scholarship regulation as data, each rule with its article. What a scheme file says
 * is held here after every reference, type and expression has been checked.
 */
import type { Expression } from "./condition/compile.ts";
import type { ListSlot, Names, Slot } from "./condition/types.ts";

/** An exact fraction such as 2 % (2/100) or 1/3. */
export interface Share {
  readonly numerator: number;
  readonly denominator: number;
}

/** A value written in the scheme, or the parameter of the case that holds it. */
export type Setting<T> = { readonly kind: "literal"; readonly value: T } | { readonly kind: "parameter"; readonly name: string };

/** Types a field's cells can have; `set` is a list of one code per record, written in one cell. */
export type FieldType =
  | { readonly kind: "integer" | "decimal"; readonly digits: number; readonly min: number; readonly max: number }
  | { readonly kind: "money" | "date" | "time" | "boolean" }
  | { readonly kind: "code"; readonly values: readonly string[] | undefined; readonly optional: boolean };

/** A scalar field; `slot` is where its values lie. */
export interface ScalarField {
  readonly kind: "scalar";
  readonly name: string;
  readonly type: FieldType;
  readonly document: string;
  readonly slot: Slot;
}

/** A list field: rows of a table of its own, or several codes in one cell. */
export interface ListField {
  readonly kind: "list" | "set";
  readonly name: string;
  readonly document: string;
  /** The table's file name; empty for a set. */
  readonly table: string;
  readonly records: readonly { readonly name: string; readonly type: FieldType }[];
  readonly slot: ListSlot;
}

/** A fact about a student. */
export type Field = ScalarField | ListField;

/** Types of a parameter's value. */
export type ParameterType =
  | { readonly kind: "boolean" | "codes" | "share" | "money" | "date" | "time" | "places" }
  | { readonly kind: "integer"; readonly min: number; readonly max: number }
  | { readonly kind: "decimal"; readonly digits: number; readonly min: number; readonly max: number }
  | { readonly kind: "code"; readonly values: readonly string[] | undefined };

/** A parameter's value; null: known to be not stated. Money in fen, decimals scaled, dates and times as numbers. */
export type ParameterValue = boolean | number | string | null | readonly string[] | Share | readonly number[];

/** What a case must or may state; a reading is a parameter with stated ways to read a clause. */
export interface Parameter {
  readonly name: string;
  readonly type: ParameterType;
  readonly meaning: string;
  /** Undefined: no default, the case must state it. */
  readonly fallback: ParameterValue | undefined;
  readonly reading?: { readonly id: string; readonly question: string; readonly articles: readonly string[]; readonly values: ReadonlyMap<string, string> };
}

/** Students behind a percentage; `parts`: the field by which the census also counts them. */
export interface Population {
  readonly name: string;
  readonly title: string;
  readonly article: string;
  readonly rounds: Setting<string>;
  readonly parts: string | undefined;
}

/** Money given at a level, before stacking. */
export type Amount =
  | { readonly kind: "share"; readonly share: Share; readonly of: Expression; readonly rounding: Setting<string> }
  | { readonly kind: "fixed"; readonly fen: number }
  | { readonly kind: "perMonth"; readonly fen: number; readonly months: Expression }
  | { readonly kind: "range"; readonly lowFen: number; readonly highFen: number; readonly soft: boolean }
  | { readonly kind: "decision"; readonly key: string }
  | { readonly kind: "coverage"; readonly items: readonly CoverageItem[] };

/** One item of a coverage: paid by its sponsor. */
export interface CoverageItem {
  readonly item: string;
  readonly sponsor: string;
  readonly amount: Amount;
}

/** A number of places: a share of a population, a number, or a decision. */
export type Limit =
  | {
      readonly kind: "share";
      readonly share: Share;
      readonly population: string;
      readonly rounding: Setting<string>;
      readonly minimumOne: Setting<boolean>;
      readonly used: Setting<number>;
    }
  | { readonly kind: "places"; readonly places: Setting<number> }
  | { readonly kind: "decision"; readonly key: string; readonly authority: string }
  | {
      readonly kind: "apportion";
      readonly population: string;
      readonly total: Limit & { readonly kind: "share" };
      readonly method: Setting<string>;
      readonly plan: string;
    };

/** One level of an award, best first. */
export interface Level {
  readonly id: string;
  readonly title: string;
  readonly article: string;
  readonly amount: Amount;
  /** Weight in the first goal, basis points. */
  readonly weightBp: number;
  readonly cap: { readonly id: string; readonly article: string; readonly limit: Limit } | undefined;
}

/** How an award is given: by competition, to all who qualify, by an authority, or with a post. */
export type Selection = "optimised" | "entitled" | "decided" | "post";

/** An award of the scheme. */
export interface Award {
  readonly id: string;
  readonly title: string;
  readonly article: string;
  readonly selection: Selection;
  readonly authority: string;
  /** Who is looked at at all. */
  readonly candidate: Expression;
  readonly merit: Expression | undefined;
  /** Entitled awards: `highest` pays the best level only, `each` every level. */
  readonly combine: Setting<string>;
  /** The decision without which an entitlement is due but not payable yet. */
  readonly payable: { readonly decision: string; readonly authority: string; readonly unless: Expression | undefined; readonly article: string } | undefined;
  readonly levels: readonly Level[];
}

/** What a failed rule makes of an application. */
export type Failure = "not-eligible" | "not-accepted" | "disqualified";

/** One rule; `levels` undefined: all levels. */
export interface Rule {
  readonly id: string;
  readonly article: string;
  readonly quote: string;
  readonly kind: "condition" | "document";
  readonly awards: readonly string[];
  readonly levels: readonly string[] | undefined;
  readonly when: Expression | undefined;
  readonly require: Expression;
  /** "waivable": an in-principle clause that a recorded waiver lifts. */
  readonly soft: Setting<string>;
  readonly asks: readonly string[];
  readonly fails: Failure;
  /** Document rules: parameter names. */
  readonly deadline: string | undefined;
  readonly late: Setting<boolean>;
}

/** Awards of which one student holds at most one. */
export interface Exclusion {
  readonly id: string;
  readonly article: string;
  readonly awards: readonly string[];
}

/** Awards whose amounts together stay within a share of an amount; `reduce` names the award that is lowered. */
export interface Stacking {
  readonly id: string;
  readonly article: string;
  readonly awards: readonly string[];
  readonly limit: { readonly share: Setting<Share>; readonly of: Expression };
  readonly reduce: Setting<string>;
  /** Condition on rows of the history list that count too. */
  readonly held: Expression | undefined;
}

/** A ceiling or floor on a group of one award's places. */
export interface Quota {
  readonly id: string;
  readonly article: string;
  readonly award: string;
  readonly levels: readonly string[];
  readonly where: Expression | undefined;
  /** One limit per value of this field. */
  readonly by: string | undefined;
  readonly atMost: Limit | undefined;
  readonly atLeast: Limit | undefined;
}

/** How agreements that owe an award enter the case. */
export interface AgreementClause {
  readonly article: string;
  readonly kind: string;
  readonly field: string;
  readonly countsInCaps: Setting<boolean>;
  readonly countsInBudget: Setting<boolean>;
  readonly overCap: Setting<string>;
}

/** A clause that lets caps move while the money stays constant. */
export interface Adjustable {
  readonly id: string;
  readonly article: string;
  readonly award: string;
  readonly on: Setting<string>;
}

/** A clause that is shown, not computed. */
export interface Procedure {
  readonly id: string;
  readonly article: string;
  readonly text: string;
}

/** A regulation. */
export interface Scheme {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly supersedes: string | undefined;
  readonly zoneMinutes: number;
  readonly merit: { readonly digits: number; readonly from: number; readonly to: number };
  readonly fields: readonly Field[];
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly authorities: ReadonlyMap<string, string>;
  readonly populations: ReadonlyMap<string, Population>;
  readonly awards: readonly Award[];
  readonly rules: readonly Rule[];
  readonly exclusions: readonly Exclusion[];
  readonly stacking: readonly Stacking[];
  readonly quotas: readonly Quota[];
  readonly agreements: AgreementClause | undefined;
  readonly adjustable: readonly Adjustable[];
  readonly procedure: readonly Procedure[];
  readonly names: Names;
}

/** The award with this id; throws where the scheme has none (references were checked on reading). */
export function awardOf(scheme: Scheme, id: string): Award {
  const award = scheme.awards.find((candidate) => candidate.id === id);
  if (award === undefined) throw new Error(`scheme ${scheme.id} has no award ${id}`);
  return award;
}
