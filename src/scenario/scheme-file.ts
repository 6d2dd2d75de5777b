/** `scheme.yaml` to a checked scheme: every fault of the file at once, each with its place. */
import { parseOffset } from "../award/calendar.ts";
import type { Narrowing } from "../award/condition/types.ts";
import type { Award, Population, Rule, Scheme } from "../award/scheme.ts";
import { failure, success, type Result } from "../fault.ts";
import { readAdjustable } from "./adjust-clause.ts";
import { addFault, oneOf, readExpression, readSetting, TRUTH, type Path, type Reading } from "./reading.ts";
import { checkUnique, readAward } from "./scheme-awards.ts";
import { readAgreements, readExclusions, readFunds, readGroups, readKeys, readQuotas, readRenewals, readStacking } from "./scheme-clauses.ts";
import { checkLevels, knownAuthorities, knownAward, type SchemeContext } from "./scheme-context.ts";
import { readNames } from "./scheme-names.ts";
import { schemeShape, type RuleData, type SchemeData } from "./scheme-shape.ts";
import { checkShape } from "./shape.ts";
import { readYaml } from "./yaml.ts";

function readPopulations(reading: Reading, data: SchemeData, parameters: SchemeContext["parameters"]): ReadonlyMap<string, Population> {
  const entries = Object.entries(data.populations ?? {}).map(([name, shape]): [string, Population] => {
    const rounds = readSetting(reading, ["populations", name, "rounds"], shape.rounds ?? "round", ROUNDS, parameters);
    return [name, { name, title: shape.title, article: shape.article, rounds, parts: shape.parts }];
  });
  return new Map(entries);
}

const ROUNDS = oneOf(["round", "year", "intake"]);
const FAILS = oneOf(["not-eligible", "not-accepted", "disqualified"]);
const SOFT = oneOf(["waivable", "hard", "true", "false"]);

/** In a document rule the list of papers is narrowed to those that came in by the rule's deadline. */
function narrowingOf(context: SchemeContext, path: Path, data: SchemeData, rule: RuleData): Narrowing | undefined {
  if (rule.kind !== "document") return undefined;
  const list = data.documents === undefined ? undefined : context.names.lists.get(data.documents.list);
  const received = data.documents === undefined ? undefined : list?.records.get(data.documents.received);
  if (list === undefined || received === undefined || received.type.kind !== "time") {
    addFault(context.reading, path, "scheme-documents", { name: rule.id });
    return undefined;
  }
  const stated = rule.deadline?.startsWith("param.") === true ? rule.deadline : undefined;
  const deadline = stated === undefined ? undefined : readExpression(context.reading, [...path, "deadline"], stated, "time", context.names);
  const isTruth = rule.late === "true" || context.parameters.get(rule.late?.slice("param.".length) ?? "")?.type.kind === "boolean";
  const late = readExpression(context.reading, [...path, "late"], isTruth ? (rule.late ?? "") : "false", "boolean", context.names);
  return { list, received, deadline: deadline?.root, late: late.root };
}

function deadlineName(context: SchemeContext, path: Path, rule: RuleData): string | undefined {
  if (rule.deadline === undefined) return undefined;
  if (rule.kind !== "document") addFault(context.reading, [...path, "deadline"], "scheme-deadline-kind", { name: rule.id });
  if (!rule.deadline.startsWith("param."))
    addFault(context.reading, [...path, "deadline"], "yaml-pattern", { name: "deadline", found: rule.deadline, expected: "parameter-name" });
  return rule.deadline.slice("param.".length);
}

function readRule(context: SchemeContext, data: SchemeData, awards: readonly Award[], index: number): Rule {
  const rule = data.rules?.[index];
  if (rule === undefined) throw new Error("rule index out of range");
  const { reading, names, parameters } = context;
  const path = ["rules", index];
  const ids = awards.map((award) => award.id);
  const applies = rule.awards === "all" ? ids : rule.awards;
  if (rule.awards !== "all") rule.awards.forEach((id, i) => knownAward(context, ids, [...path, "awards", i], id));
  checkLevels(
    context,
    path,
    rule.levels,
    awards.filter((award) => applies.includes(award.id)),
  );
  knownAuthorities(context, [...path, "waivedBy"], rule.waivedBy ?? [], data.authorities);
  const softText = rule.soft ?? "hard";
  const soft = readSetting(reading, [...path, "soft"], softText === "true" ? "waivable" : softText === "false" ? "hard" : softText, SOFT, parameters);
  return {
    id: rule.id,
    article: rule.article,
    quote: rule.quote ?? "",
    kind: rule.kind ?? "condition",
    awards: applies,
    levels: rule.levels,
    when: rule.when === undefined ? undefined : readExpression(reading, [...path, "when"], rule.when, "boolean", names),
    require: readExpression(reading, [...path, "require"], rule.require, "boolean", names, narrowingOf(context, path, data, rule)),
    soft,
    asks: rule.asks ?? [],
    fails: readSetting(reading, [...path, "fails"], rule.fails ?? "not-eligible", FAILS, parameters),
    waivedBy: rule.waivedBy ?? [],
    deadline: deadlineName(context, path, rule),
    late: readSetting(reading, [...path, "late"], rule.late ?? "false", TRUTH, parameters),
  };
}

function buildScheme(reading: Reading, data: SchemeData): Scheme {
  const offset = parseOffset(data.timezone);
  if (offset === undefined) addFault(reading, ["timezone"], "yaml-pattern", { name: "timezone", found: data.timezone, expected: "offset" });
  const zoneMinutes = offset ?? 0;
  const { fields, parameters, registers, decisions, names } = readNames(reading, data, zoneMinutes);
  const populations = readPopulations(reading, data, parameters);
  const context: SchemeContext = { reading, names, parameters, populations };
  const awards = data.awards.map((award, i) => readAward(context, ["awards", i], award));
  data.awards.forEach((award, i) => knownAuthorities(context, ["awards", i, "deciders"], award.deciders ?? [], data.authorities));
  const ids = awards.map((award) => award.id);
  checkUnique(context, ["awards"], ids);
  checkUnique(
    context,
    ["rules"],
    (data.rules ?? []).map((rule) => rule.id),
  );
  const scale = 10 ** data.merit.digits;
  return {
    id: data.scheme,
    title: data.title,
    source: data.source,
    supersedes: data.supersedes,
    zoneMinutes,
    merit: { digits: data.merit.digits, from: Math.round(data.merit.from * scale), to: Math.round(data.merit.to * scale) },
    fields,
    parameters,
    authorities: new Map(Object.entries(data.authorities)),
    populations,
    awards,
    rules: (data.rules ?? []).map((_, i) => readRule(context, data, awards, i)),
    exclusions: readExclusions(context, data, awards),
    stacking: readStacking(context, data, awards),
    quotas: readQuotas(context, data, awards),
    keys: readKeys(context, data, ids),
    registers,
    definitions: Object.entries(data.definitions ?? {}).map(([name, shape]) => ({
      name,
      meaning: shape.meaning,
      article: shape.article ?? "",
      text: shape.value,
    })),
    decisions,
    funds: readFunds(context, data, ids),
    renewals: readRenewals(context, data, ids),
    agreements: readAgreements(context, data),
    adjustable: readAdjustable(context, data, ids),
    procedure: data.procedure ?? [],
    groups: readGroups(context, data),
    names,
    titles: new Map(),
  };
}

/** Reads a scheme file. */
export function readScheme(file: string, text: string): Result<Scheme> {
  const yaml = readYaml(file, text);
  if (!yaml.ok) return yaml;
  const shape = checkShape(yaml.value, schemeShape);
  if (!shape.ok) return shape;
  const reading: Reading = { file: yaml.value, faults: [] };
  const scheme = buildScheme(reading, shape.value);
  return reading.faults.length > 0 ? failure(reading.faults) : success(scheme);
}
