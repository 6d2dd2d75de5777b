/**
 * A case: everything that decides an allocation, read and checked: the scheme, the students'
 * facts, the census, the decisions, and the parameters. Students are in the order of their ids.
 */
import type { Place } from "../fault.ts";
import type { Facts } from "./facts.ts";
import type { Expression } from "./condition/compile.ts";
import type { ParameterValue, Quota, Scheme, Setting, Share } from "./scheme.ts";

/** A judgement that the regulation leaves to an authority, or a waiver. */
export interface Decision {
  readonly key: string;
  /** Empty: every award. */
  readonly award: string;
  readonly subject: string;
  readonly value: string;
  readonly authority: string;
  readonly date: string;
  readonly reason: string;
  /** Where it stands. */
  readonly place: Place;
}

/** One counted population; `part` is empty for the whole. */
export interface CensusRow {
  readonly population: string;
  readonly round: string;
  readonly date: string;
  readonly part: string;
  readonly count: number;
  /** The sum of the tuition of one year of all who are counted, fen; undefined where it is not stated. */
  readonly tuitionFen?: number | undefined;
}

/** The most money of one fund, over the awards it pays for. */
export interface Budget {
  readonly id: string;
  readonly title: string;
  readonly limitFen: number;
  readonly awards: readonly string[];
  /** Whether unknown entitlements are set aside at their highest amount. */
  readonly reserve: "highest" | "none";
  /** Spent by earlier rounds of the year, fen. */
  readonly spentFen: number;
}

/** Places and money that earlier rounds of the year took, per award and level; those that agreements owed apart. */
export interface EarlierUse {
  readonly award: string;
  readonly level: string;
  readonly owed: boolean;
  readonly places: number;
  readonly fen: number;
}

/** A term of the calendar: its code and its first and last day (day numbers). */
export interface Term {
  readonly term: string;
  readonly from: number;
  readonly to: number;
}

/** What is declared beforehand for one student; `level` undefined: whichever level. */
export interface Lock {
  readonly kind: "must" | "must-not" | "at-least";
  readonly student: string;
  readonly award: string;
  readonly level: string | undefined;
  readonly author: string;
  readonly reason: string;
}

/** A goal: `merit`, `heads`, or `key-` and the id of one of the scheme's keys. */
export type GoalName = string;

/** A case. */
export interface Case {
  readonly title: string;
  /** The title in Chinese, where the scenario states one. */
  readonly titleZh?: string | undefined;
  readonly synthetic: boolean;
  readonly scheme: Scheme;
  readonly ids: readonly string[];
  readonly facts: Facts;
  readonly parameters: ReadonlyMap<string, ParameterValue>;
  readonly decisions: readonly Decision[];
  readonly census: readonly CensusRow[];
  readonly censusDate: string;
  /** The date of the case as a time (end of that day). */
  readonly asOf: number;
  readonly asOfText: string;
  readonly round: string;
  readonly budgets: readonly Budget[];
  readonly earlier: readonly EarlierUse[];
  readonly terms: readonly Term[];
  readonly goals: readonly GoalName[];
  readonly locks: readonly Lock[];
  /** `merit`: the best total; `rank`: the best total among the allocations without envy (`envy.ts`). */
  readonly policy: "merit" | "rank";
  /** `all` (under `rank` only): equals get a level together or not at all. */
  readonly ties: "lot" | "report" | "all";
  readonly seed: string;
}

/** The value of a parameter; throws where the scheme declares none (reading a case checks that all are there). */
export function parameterOf(theCase: Case, name: string): ParameterValue {
  const value = theCase.parameters.get(name);
  if (value === undefined) throw new Error(`parameter ${name} has no value`);
  return value;
}

/** A setting's text, number or truth, wherever it is written; null where a parameter is known to be not stated. */
export function settingOf(
  theCase: Case,
  setting: Setting<string> | Setting<number> | Setting<number | null> | Setting<boolean> | Setting<Share>,
): ParameterValue {
  return setting.kind === "literal" ? setting.value : parameterOf(theCase, setting.name);
}

/** A setting that must be a truth value. */
export function isOn(theCase: Case, setting: Setting<boolean>): boolean {
  const value = settingOf(theCase, setting);
  if (typeof value !== "boolean") throw new Error(`expected a truth value, found ${JSON.stringify(value)}`);
  return value;
}

/** A setting that must be a text. */
export function textOf(theCase: Case, setting: Setting<string>): string {
  const value = settingOf(theCase, setting);
  if (typeof value !== "string") throw new Error(`expected a text, found ${JSON.stringify(value)}`);
  return value;
}

/** Decisions of one key for an award (or for every award), in file order. */
export function decisionsOf(theCase: Case, key: string, award: string): readonly Decision[] {
  return theCase.decisions.filter((decision) => decision.key === key && (decision.award === award || decision.award === ""));
}

/** Whether a clause with a condition of parameters is in force in this case. */
export function isInForce(theCase: Case, clause: { readonly when: Expression | undefined }): boolean {
  return clause.when === undefined || clause.when.evaluate(theCase.facts, 0) === 1;
}

/** The quotas that are in force. */
export function quotasInForce(theCase: Case): readonly Quota[] {
  return theCase.scheme.quotas.filter((quota) => isInForce(theCase, quota));
}
