/**
 * A case: everything that decides an allocation, read and checked: the scheme, the students'
 * facts, the census, the decisions, and the parameters. Students are in the order of their ids.
 */
import type { Facts } from "./facts.ts";
import type { ParameterValue, Scheme, Setting, Share } from "./scheme.ts";

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
}

/** One counted population; `part` is empty for the whole. */
export interface CensusRow {
  readonly population: string;
  readonly round: string;
  readonly date: string;
  readonly part: string;
  readonly count: number;
}

/** The most money of one fund, over the awards it pays for. */
export interface Budget {
  readonly id: string;
  readonly title: string;
  readonly limitFen: number;
  readonly awards: readonly string[];
  /** Whether unknown entitlements are set aside at their highest amount. */
  readonly reserve: "highest" | "none";
}

/** What is declared beforehand for one student; `level` undefined: any level. */
export interface Lock {
  readonly kind: "must" | "must-not" | "at-least";
  readonly student: string;
  readonly award: string;
  readonly level: string | undefined;
  readonly author: string;
  readonly reason: string;
}

/** The goals that can be stated, in the order of the case. */
export type GoalName = "merit" | "heads";

/** A case. */
export interface Case {
  readonly title: string;
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
  readonly goals: readonly GoalName[];
  readonly locks: readonly Lock[];
  readonly ties: "lot" | "report";
  readonly seed: string;
}

/** The value of a parameter; throws where the scheme declares none (reading a case checks that all are there). */
export function parameterOf(theCase: Case, name: string): ParameterValue {
  const value = theCase.parameters.get(name);
  if (value === undefined) throw new Error(`parameter ${name} has no value`);
  return value;
}

/** A setting's text, number or truth, wherever it is written; null where a parameter is known to be not stated. */
export function settingOf(theCase: Case, setting: Setting<string> | Setting<number> | Setting<boolean> | Setting<Share>): ParameterValue {
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
