/**
 * A scheme: a scholarship regulation as data, each rule with its article. What a scheme file says
 * is held here after every reference, type and expression has been checked.
 */
import type { Expression } from "./condition/compile.ts";
import type { ListSlot, Names, RegisterSlot, Slot } from "./condition/types.ts";

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

/** A table that codes point into: of the scheme (dated data in its folder) or of the case. */
export interface Register {
  readonly name: string;
  /** The file's name: in the scheme's folder, or among the tables of the case. */
  readonly file: string;
  readonly owner: "scheme" | "case";
  readonly source: string;
  readonly date: string;
  readonly key: string;
  readonly records: readonly { readonly name: string; readonly type: FieldType }[];
  readonly slot: RegisterSlot;
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
  | { readonly kind: "perMonth"; readonly rate: Expression; readonly months: Expression }
  | { readonly kind: "formula"; readonly value: Expression; readonly highest: Expression | undefined }
  | { readonly kind: "sum"; readonly list: string; readonly total: Expression; readonly period: string; readonly highest: Expression | undefined }
  | DecidedAmount
  | { readonly kind: "coverage"; readonly items: readonly CoverageItem[] };

/** An amount that an authority decides inside a range; an end of null is open. */
export interface DecidedAmount {
  readonly kind: "decided";
  /** Names the clause; a waiver of a soft range has it as its value. */
  readonly id: string;
  readonly key: string;
  readonly lowFen: Setting<number | null>;
  readonly highFen: Setting<number | null>;
  readonly soft: Setting<string>;
}

/** When money is paid: once, in two semesters, month by month, or in equal rates every so many months. */
export type PaymentPlan =
  | { readonly kind: "once"; readonly on: Expression | undefined }
  | { readonly kind: "semesters"; readonly terms: readonly Setting<string>[]; readonly first: Expression; readonly of: Expression }
  | { readonly kind: "monthly"; readonly from: Expression; readonly after: Expression | undefined }
  | { readonly kind: "spread"; readonly from: Expression; readonly every: number; readonly months: Expression };

/** One item of a coverage: paid by its sponsor. */
export interface CoverageItem {
  readonly item: string;
  readonly sponsor: string;
  readonly article: string;
  readonly amount: Amount;
  /** Not met: the item is 0; unknown: it is set aside and held. */
  readonly when: Expression | undefined;
  readonly paid: PaymentPlan;
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
  | { readonly kind: "formula"; readonly value: Expression }
  | { readonly kind: "decision"; readonly key: string; readonly authority: string }
  | {
      readonly kind: "apportion";
      readonly population: string;
      readonly total: Limit & { readonly kind: "share" };
      readonly method: Setting<string>;
      readonly plan: string;
      readonly authority: string;
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
  /** Of a decided amount: whoever is eligible is entitled, only the amount is decided. */
  readonly entitled: boolean;
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
  /** Authorities that may decide an amount. */
  readonly deciders: readonly string[];
  readonly paid: PaymentPlan;
  readonly levels: readonly Level[];
}

/** What a failed rule makes of an application. */
export type Failure = "not-eligible" | "not-accepted" | "disqualified";

/** One rule; `levels` undefined: all levels. */
export interface Rule {
  readonly id: string;
  readonly article: string;
  readonly quote: string;
  /** A flag never decides; where it is not met or unknown, the student is flagged with it. */
  readonly kind: "condition" | "document" | "flag";
  readonly awards: readonly string[];
  readonly levels: readonly string[] | undefined;
  readonly when: Expression | undefined;
  readonly require: Expression;
  /** "waivable": an in-principle clause that a recorded waiver lifts. */
  readonly soft: Setting<string>;
  readonly asks: readonly string[];
  readonly fails: Setting<string>;
  /** Who may waive it; empty: each authority of the scheme. */
  readonly waivedBy: readonly string[];
  /** Document rules: parameter names. */
  readonly deadline: string | undefined;
  readonly late: Setting<boolean>;
}

/** Awards of which one student holds at most one. */
export interface Exclusion {
  readonly id: string;
  readonly article: string;
  readonly awards: readonly string[];
  /** Under the policy `rank`: the same awards, that which a student takes first, first; empty: not stated so. */
  readonly precedence: readonly string[];
  /** The one that is taken first, where only that is stated: the others follow as they are listed. */
  readonly first: Setting<string> | undefined;
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

/** A ceiling or floor on a group of the places of one or several awards, counted together. */
export interface Quota {
  readonly id: string;
  readonly article: string;
  readonly awards: readonly string[];
  /** Undefined: all levels. */
  readonly levels: readonly string[] | undefined;
  /** A condition of parameters only: the clause is in force where it is met. */
  readonly when: Expression | undefined;
  readonly where: Expression | undefined;
  /** One limit per value of this field. */
  readonly by: string | undefined;
  readonly atMost: Limit | undefined;
  readonly atLeast: Limit | undefined;
}

/** A further goal after those of the case: the sum of a value over places of some awards. */
export interface TieKey {
  readonly id: string;
  readonly article: string;
  readonly awards: readonly string[];
  readonly when: Expression | undefined;
  readonly value: Expression;
}

/** A judgement that expressions ask for. */
export interface DecisionKind {
  readonly key: string;
  readonly meaning: string;
  readonly authorities: readonly string[];
  readonly isNumber: boolean;
}

/** An expression with a name of its own, used as `def.name`. */
export interface Definition {
  readonly name: string;
  readonly meaning: string;
  readonly article: string;
  readonly text: string;
}

/** Money set up from a share of an amount, less what is reserved; parameters of the case. */
export interface Fund {
  readonly id: string;
  readonly title: string;
  readonly article: string;
  readonly awards: readonly string[];
  readonly share: string;
  readonly of: string;
  readonly less: string | undefined;
  readonly enforce: Setting<boolean>;
}

/** Re-evaluation of awards held: what is lost, on which ground, and where the money goes. */
export interface Renewal {
  readonly id: string;
  readonly article: string;
  readonly award: string;
  /** The history list, and the condition on its rows. */
  readonly holds: Expression;
  readonly grounds: readonly { readonly id: string; readonly article: string; readonly lost: Expression }[];
  readonly released: Setting<string>;
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

/** A clause that lets caps move while the money stays constant, and how it is read. */
export interface Adjustable {
  readonly id: string;
  readonly article: string;
  readonly award: string;
  readonly on: Setting<string>;
  /** Constant relative to what: `units`, `reference-tuition`, `baseline` or `explicit` (reading A01). */
  readonly basis: Setting<string>;
  /** `le`, `eq` or `tolerance` (reading A02), and the tolerance in fen. */
  readonly relation: Setting<string>;
  readonly toleranceFen: Setting<number>;
  /** `floored` caps or `unrounded` percentages make the constant total (reading A05). */
  readonly capsForBudget: Setting<string>;
  /** `none`, `sumOfCaps` or `floorOfSum` bounds the number of awards (reading A08). */
  readonly headLimit: Setting<string>;
  /** `any`, or `down`: money moves only from higher levels to lower ones (reading A09). */
  readonly direction: Setting<string>;
}

/** A fact by which the rates of awards are compared; it decides nothing. */
export interface ComparedField {
  readonly field: string;
  readonly title: string;
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
  readonly keys: readonly TieKey[];
  readonly registers: readonly Register[];
  readonly definitions: readonly Definition[];
  readonly decisions: ReadonlyMap<string, DecisionKind>;
  readonly funds: readonly Fund[];
  readonly renewals: readonly Renewal[];
  readonly agreements: AgreementClause | undefined;
  readonly adjustable: readonly Adjustable[];
  readonly procedure: readonly Procedure[];
  readonly groups: readonly ComparedField[];
  readonly names: Names;
  /** Titles in Chinese by `titleKey`; titles of awards, levels, populations, funds and groups are told by their `title` itself. */
  readonly titles: ReadonlyMap<string, string>;
}

/** The award with this id; throws where the scheme has none (references were checked on reading). */
export function awardOf(scheme: Scheme, id: string): Award {
  const award = scheme.awards.find((candidate) => candidate.id === id);
  if (award === undefined) throw new Error(`scheme ${scheme.id} has no award ${id}`);
  return award;
}

/** True where a quota counts places of an award at a level. */
export function quotaCounts(quota: Quota, award: string, level: string): boolean {
  return quota.awards.includes(award) && (quota.levels === undefined || quota.levels.includes(level));
}

/** True for an award whose places are decided by competition. */
export function isOptimised(award: Award): boolean {
  return award.selection === "optimised";
}
