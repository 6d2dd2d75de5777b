/**
 * A case read again with single values stated otherwise, by path, as if a scenario extended it with
 * `set`. What an edit cannot touch is not done again: a budget or a cap changes no student's facts
 * and nobody's eligibility.
 */
import type { Case } from "../award/case.ts";
import { assess, type Eligibility } from "../award/eligibility.ts";
import type { Scheme } from "../award/scheme.ts";
import { failure, success, type Result } from "../fault.ts";
import type { EarlierFile } from "./earlier.ts";
import { readLayer, resolveLayers, SCHEME_PREFIX, type Layer, type ResolvedScenario } from "./extend.ts";
import { parseYuan } from "./reading.ts";
import { readCase } from "./scenario-file.ts";
import { editedScheme } from "./scheme-edits.ts";
import { readScheme } from "./scheme-file.ts";
import { withTitles } from "./titles-file.ts";
import type { TextTable } from "./tables.ts";
import { writeYaml } from "./yaml.ts";

/** A scenario's files as they were read. */
export interface CaseParts {
  /** The base first. */
  readonly layers: readonly Layer[];
  readonly schemeFile: string;
  /** As it is written, before the layers' edits. */
  readonly schemeText: string;
  readonly tables: ReadonlyMap<string, TextTable>;
  readonly earlier: readonly EarlierFile[];
}

/** Values by path, as `set` states them. */
export type ValuesByPath = Readonly<Record<string, string | number | boolean>>;

/** A case as it stands, to be varied. */
export interface EditableCase {
  readonly parts: CaseParts;
  readonly theCase: Case;
  readonly eligibility: Eligibility;
}

/** A varied case, with who may receive what where no value touched it. */
export interface EditedCase {
  readonly theCase: Case;
  readonly eligibility: Eligibility | undefined;
}

/** Prepares a case for many edits. */
export function editable(parts: CaseParts, theCase: Case): EditableCase {
  return { parts, theCase, eligibility: assess(theCase) };
}

/** The scenario with values stated otherwise; faults are placed at `--vary`. */
export function editedScenario({ layers }: CaseParts, values: ValuesByPath): Result<ResolvedScenario> {
  const layer = readLayer("--vary", writeYaml({ extends: "it", set: values }));
  return layer.ok ? resolveLayers([...layers, layer.value]) : layer;
}

const BUDGET = /^budgets\.(.+)\.limit$/;
/** Numbers of places, and weights: no rule of eligibility reads them. */
const LIMIT = /^scheme\.(awards\..+\.(cap\..+|weight)|quotas\..+\.(atMost|atLeast)\..+)$/;

/** The scheme with the caps, weights and quotas of another version of itself. */
function withLimits(scheme: Scheme, other: Scheme): Scheme {
  const awards = scheme.awards.map((award, i) => ({
    ...award,
    levels: award.levels.map((level, rank) => {
      const changed = other.awards[i]?.levels[rank] ?? level;
      return { ...level, cap: changed.cap, weightBp: changed.weightBp };
    }),
  }));
  const quotas = scheme.quotas.map((quota, i) => ({ ...quota, atMost: other.quotas[i]?.atMost, atLeast: other.quotas[i]?.atLeast }));
  return { ...scheme, awards, quotas };
}

/** The same case with other limits only: facts and eligibility stay. */
function withOtherLimits(base: EditableCase, scenario: ResolvedScenario, scheme: Scheme): EditedCase {
  const limited = withLimits(base.theCase.scheme, scheme);
  const budgets = base.theCase.budgets.map((budget) => {
    const stated = scenario.data.budgets?.find((shape) => shape.id === budget.id);
    return stated === undefined ? budget : { ...budget, limitFen: parseYuan(stated.limit) ?? budget.limitFen };
  });
  const eligibility = base.eligibility.map((entry, i) => ({ ...entry, award: limited.awards[i] ?? entry.award }));
  return { theCase: { ...base.theCase, scheme: limited, budgets }, eligibility };
}

/** The scheme of an edited text, with the titles that it had before. */
function retitled(parts: CaseParts, text: string, before: Scheme): Result<Scheme> {
  const scheme = readScheme(parts.schemeFile, text);
  return scheme.ok ? success(withTitles(scheme.value, before.titles)) : scheme;
}

/** The case with values stated otherwise, or every fault that they bring. */
export function editedCase(base: EditableCase, values: ValuesByPath): Result<EditedCase> {
  const { parts } = base;
  const scenario = editedScenario(parts, values);
  if (!scenario.ok) return scenario;
  const texts = Object.keys(values);
  const wrong = texts.filter((text) => BUDGET.test(text) && parseYuan(String(values[text])) === undefined);
  const onlyBudgets = texts.every((text) => BUDGET.test(text)) && wrong.length === 0;
  if (onlyBudgets) return success(withOtherLimits(base, scenario.value, base.theCase.scheme));
  const text = editedScheme(parts.schemeFile, parts.schemeText, scenario.value.schemeEdits);
  if (!text.ok) return text;
  const scheme = texts.some((one) => one.startsWith(SCHEME_PREFIX)) ? retitled(parts, text.value, base.theCase.scheme) : success(base.theCase.scheme);
  if (!scheme.ok) return scheme;
  if (wrong.length === 0 && texts.every((one) => BUDGET.test(one) || LIMIT.test(one))) return success(withOtherLimits(base, scenario.value, scheme.value));
  const theCase = readCase(scenario.value, scheme.value, parts.tables, parts.earlier);
  return theCase.ok ? success({ theCase: theCase.value, eligibility: undefined }) : failure(theCase.faults);
}
