/** Clauses of a scheme file about several awards, groups of places, further goals, money and renewal. */
import type { Expression } from "../award/condition/compile.ts";
import {
  isOptimised,
  type AgreementClause,
  type Award,
  type ComparedField,
  type Exclusion,
  type Fund,
  type Quota,
  type Renewal,
  type Stacking,
  type TieKey,
} from "../award/scheme.ts";
import { addFault, oneOf, parameterNames, readExpression, readSetting, SHARE, TRUTH, type Path } from "./reading.ts";
import { checkUnique, readLimit } from "./scheme-awards.ts";
import { checkLevels, knownAward, type SchemeContext } from "./scheme-context.ts";
import type { QuotaData, SchemeData } from "./scheme-shape.ts";

/** Exclusions and stacking are enumerated as bundles of awards that compete; others cannot take part yet. */
function knownOptimised(context: SchemeContext, awards: readonly Award[], path: Path, id: string): void {
  knownAward(
    context,
    awards.map((award) => award.id),
    path,
    id,
  );
  const award = awards.find((candidate) => candidate.id === id);
  if (award !== undefined && award.selection !== "optimised") addFault(context.reading, path, "scheme-interaction", { name: id });
}

/** Reads awards that exclude each other. */
export function readExclusions(context: SchemeContext, data: SchemeData, awards: readonly Award[]): readonly Exclusion[] {
  return (data.exclusions ?? []).map((shape, i) => {
    shape.awards.forEach((id, j) => knownOptimised(context, awards, ["exclusions", i, "awards", j], id));
    const path = ["exclusions", i, "precedence"];
    const stated = shape.precedence ?? [];
    const first = typeof stated === "string" ? readSetting(context.reading, path, stated, oneOf(shape.awards), context.parameters) : undefined;
    const precedence = typeof stated === "string" ? [] : stated;
    const isSame = [...precedence].sort().join() === [...shape.awards].sort().join();
    if (precedence.length > 0 && !isSame) addFault(context.reading, path, "scheme-precedence", { awards: shape.awards.join(", ") });
    return { id: shape.id, article: shape.article, awards: shape.awards, precedence, first };
  });
}

/** Reads limits on what awards pay together. */
export function readStacking(context: SchemeContext, data: SchemeData, awards: readonly Award[]): readonly Stacking[] {
  const { reading, names, parameters } = context;
  const history = Object.entries(data.fields).find(([, field]) => field.table === "history")?.[0];
  return (data.stacking ?? []).map((shape, i) => {
    const path = ["stacking", i];
    shape.awards.forEach((id, j) => knownOptimised(context, awards, [...path, "awards", j], id));
    if (shape.held !== undefined && history === undefined) addFault(reading, [...path, "held"], "scheme-no-history", { name: shape.id });
    const held =
      shape.held === undefined || history === undefined
        ? undefined
        : `sum(${history}, (${shape.held}) and award in [${shape.awards.map((id) => `"${id}"`).join(", ")}] ? amount : yuan(0))`;
    return {
      id: shape.id,
      article: shape.article,
      awards: shape.awards,
      limit: {
        share: readSetting(reading, [...path, "limit", "share"], shape.limit.share, SHARE, parameters),
        of: readExpression(reading, [...path, "limit", "of"], shape.limit.of, "money", names),
      },
      reduce: readSetting(reading, [...path, "reduce"], shape.reduce, oneOf(shape.awards), parameters),
      held: held === undefined ? undefined : readExpression(reading, [...path, "held"], held, "money", names),
    };
  });
}

/** A condition of parameters only. */
function readWhen(context: SchemeContext, path: Path, text: string | undefined): Expression | undefined {
  return text === undefined ? undefined : readExpression(context.reading, [...path, "when"], text, "boolean", parameterNames(context.names));
}

/** The awards a quota counts together: all compete, or all are decided (nobody competes for an entitlement). */
function quotaAwards(context: SchemeContext, path: Path, shape: QuotaData, awards: readonly Award[]): readonly Award[] {
  const key = shape.award === undefined ? "awards" : "award";
  const ids = shape.award === undefined ? (shape.awards ?? []) : [shape.award];
  if (ids.length === 0 || (shape.award !== undefined && shape.awards !== undefined))
    addFault(context.reading, path, "scheme-one-of", { name: shape.id, found: "", expected: "award, awards" });
  const known = awards.map((award) => award.id);
  ids.forEach((id, i) => knownAward(context, known, key === "award" ? [...path, key] : [...path, key, i], id));
  const counted = awards.filter((award) => ids.includes(award.id));
  const wrong = counted.find(
    (award) => award.selection === "entitled" || award.selection === "post" || isOptimised(award) !== isOptimised(counted[0] ?? award),
  );
  if (wrong !== undefined) addFault(context.reading, [...path, key], "scheme-quota-award", { name: wrong.id, selection: wrong.selection });
  return counted;
}

/** Reads limits on groups of places. */
export function readQuotas(context: SchemeContext, data: SchemeData, awards: readonly Award[]): readonly Quota[] {
  const { reading, names } = context;
  return (data.quotas ?? []).map((shape, i) => {
    const path = ["quotas", i];
    const counted = quotaAwards(context, path, shape, awards);
    checkLevels(context, path, shape.levels, counted);
    if (shape.by !== undefined && names.fields.get(shape.by)?.type.kind !== "code")
      addFault(reading, [...path, "by"], "scheme-unknown-field", { name: shape.by });
    if (shape.atLeast !== undefined && counted.some((award) => !isOptimised(award)))
      addFault(reading, [...path, "atLeast"], "scheme-quota-floor", { name: shape.id });
    if (shape.atMost === undefined && shape.atLeast === undefined)
      addFault(reading, path, "scheme-one-of", { name: shape.id, found: "", expected: "atMost, atLeast" });
    return {
      id: shape.id,
      article: shape.article,
      awards: counted.map((award) => award.id),
      levels: shape.levels,
      when: readWhen(context, path, shape.when),
      where: shape.where === undefined ? undefined : readExpression(reading, [...path, "where"], shape.where, "boolean", names),
      by: shape.by,
      atMost: shape.atMost === undefined ? undefined : readLimit(context, [...path, "atMost"], shape.atMost),
      atLeast: shape.atLeast === undefined ? undefined : readLimit(context, [...path, "atLeast"], shape.atLeast),
    };
  });
}

/** Reads how agreements enter a case. */
export function readAgreements(context: SchemeContext, data: SchemeData): AgreementClause | undefined {
  const shape = data.agreements;
  if (shape === undefined) return undefined;
  const { reading, names, parameters } = context;
  if (names.fields.get(shape.field)?.type.kind !== "code") addFault(reading, ["agreements", "field"], "scheme-unknown-field", { name: shape.field });
  return {
    article: shape.article,
    kind: shape.kind,
    field: shape.field,
    countsInCaps: readSetting(reading, ["agreements", "countsInCaps"], shape.countsInCaps, TRUTH, parameters),
    countsInBudget: readSetting(reading, ["agreements", "countsInBudget"], shape.countsInBudget, TRUTH, parameters),
    overCap: readSetting(reading, ["agreements", "overCap"], shape.overCap, oneOf(["prevails", "infeasible"]), parameters),
  };
}

/** Reads further goals. */
export function readKeys(context: SchemeContext, data: SchemeData, awards: readonly string[]): readonly TieKey[] {
  const keys = data.keys ?? [];
  checkUnique(
    context,
    ["keys"],
    keys.map((key) => key.id),
  );
  return keys.map((shape, i): TieKey => {
    const path = ["keys", i];
    shape.awards.forEach((id, j) => knownAward(context, awards, [...path, "awards", j], id));
    const value = readExpression(context.reading, [...path, "value"], shape.value, "number", context.names);
    return { id: shape.id, article: shape.article, awards: shape.awards, when: readWhen(context, path, shape.when), value };
  });
}

/** The name of a parameter of a kind, written `param.x`. */
function parameterName(context: SchemeContext, path: Path, text: string, kind: string): string {
  const name = text.replace(/^param\./, "");
  const parameter = context.parameters.get(name);
  if (name === text || parameter === undefined) addFault(context.reading, path, "scheme-unknown-parameter", { name: text, near: "" });
  else if (parameter.type.kind !== kind) addFault(context.reading, path, "scheme-parameter-type", { name, found: parameter.type.kind, expected: kind });
  return name;
}

/** Reads funds: a share of an amount, less what is reserved. */
export function readFunds(context: SchemeContext, data: SchemeData, awards: readonly string[]): readonly Fund[] {
  const funds = data.funds ?? [];
  checkUnique(
    context,
    ["funds"],
    funds.map((fund) => fund.id),
  );
  return funds.map((shape, i): Fund => {
    const path = ["funds", i];
    if (shape.awards !== "all") shape.awards.forEach((id, j) => knownAward(context, awards, [...path, "awards", j], id));
    return {
      id: shape.id,
      title: shape.title,
      article: shape.article,
      awards: shape.awards === "all" ? awards : shape.awards,
      share: parameterName(context, [...path, "share"], shape.share, "share"),
      of: parameterName(context, [...path, "of"], shape.of, "money"),
      less: shape.less === undefined ? undefined : parameterName(context, [...path, "less"], shape.less, "money"),
      enforce: readSetting(context.reading, [...path, "enforce"], shape.enforce, TRUTH, context.parameters),
    };
  });
}

const RELEASED = oneOf(["fund", "next-ranked", "upgrade", "carry"]);

/** Reads re-evaluations of awards held. */
export function readRenewals(context: SchemeContext, data: SchemeData, awards: readonly string[]): readonly Renewal[] {
  const history = Object.entries(data.fields).find(([, field]) => field.table === "history")?.[0];
  const { reading, names } = context;
  return (data.renewals ?? []).map((shape, i): Renewal => {
    const path = ["renewals", i];
    knownAward(context, awards, [...path, "award"], shape.award);
    if (history === undefined) addFault(reading, [...path, "holds"], "scheme-no-history", { name: shape.id });
    const holds = history === undefined ? "false" : `any(${history}, ${shape.holds})`;
    return {
      id: shape.id,
      article: shape.article,
      award: shape.award,
      holds: readExpression(reading, [...path, "holds"], holds, "boolean", names),
      grounds: shape.grounds.map((ground, j) => ({
        id: ground.id,
        article: ground.article,
        lost: readExpression(reading, [...path, "grounds", j, "lost"], ground.lost, "boolean", names),
      })),
      released: readSetting(reading, [...path, "released"], shape.released, RELEASED, context.parameters),
    };
  });
}

const COMPARABLE: readonly string[] = ["code", "boolean", "integer", "money"];

/** Reads the facts by which rates of awards are compared. */
export function readGroups(context: SchemeContext, data: SchemeData): readonly ComparedField[] {
  const groups = data.groups ?? [];
  groups.forEach(({ field }, i) => {
    const found = context.names.fields.get(field);
    if (found === undefined || !COMPARABLE.includes(found.type.kind)) addFault(context.reading, ["groups", i, "field"], "scheme-group-field", { name: field });
  });
  checkUnique(
    context,
    ["groups"],
    groups.map(({ field }) => field),
  );
  return groups;
}
