/** `scenario.yaml` and its tables to a case: every fault of every file at once. */
import { saidIn } from "../words/language.ts";
import { titled, titleKey } from "../award/titles.ts";
import { dateOfTime, parseDate, parseTime } from "../award/calendar.ts";
import { isInForce, type Budget, type Case, type EarlierUse, type GoalName, type Lock, type Term } from "../award/case.ts";
import { codeOf, type Facts } from "../award/facts.ts";
import { fundLimit } from "../award/funds.ts";
import { missingCounts, partialQuotas } from "../award/places.ts";
import { keyGoal } from "../award/recount.ts";
import type { ParameterValue, Scheme } from "../award/scheme.ts";
import { failure, success, type Fault, type Result } from "../fault.ts";
import { readAgreementsTable, readCensus } from "./case-tables.ts";
import { decidedFacts, readDecisions, type WaivableOf } from "./decisions.ts";
import { readEarlier, type EarlierFile } from "./earlier.ts";
import { readRegisters } from "./registers.ts";
import { readCohort, type Cohort } from "./cohort.ts";
import { mapColumns, tableColumns } from "./columns.ts";
import { nearestName } from "./nearest.ts";
import { checkPublish } from "./published.ts";
import { addFault, readYuan, type Reading } from "./reading.ts";
import { scenarioShape, type ScenarioData } from "./scenario-shape.ts";
import { parameterExpectation, parameterSlots, parameterValue } from "./scheme-names.ts";
import { checkShape, shown } from "./shape.ts";
import type { CellContext, TextTable } from "./tables.ts";
import { readYaml, type YamlFile } from "./yaml.ts";

/** A scenario file whose shape is right, before its scheme and tables are read. */
export interface ScenarioFile {
  readonly yaml: YamlFile;
  readonly data: ScenarioData;
}

/** Reads the text of `scenario.yaml`. */
export function readScenario(file: string, text: string): Result<ScenarioFile> {
  const yaml = readYaml(file, text);
  if (!yaml.ok) return yaml;
  const shape = checkShape(yaml.value, scenarioShape);
  return shape.ok ? success({ yaml: yaml.value, data: shape.value }) : shape;
}

/** The part of a scenario that states parameters. */
export type StatedParameters = Pick<ScenarioData, "parameters" | "readings" | "round">;

/** Values that a scenario states under one key, checked against the scheme's parameters. */
function statedValues(reading: Reading, section: "parameters" | "readings", data: StatedParameters, scheme: Scheme): ReadonlyMap<string, ParameterValue> {
  const values = new Map<string, ParameterValue>();
  for (const [name, stated] of Object.entries(data[section] ?? {})) {
    const path = [section, name];
    const parameter = scheme.parameters.get(name);
    const expectsReading = section === "readings";
    if (parameter === undefined || name === "asOf" || name === "round" || (parameter.reading !== undefined) !== expectsReading) {
      addFault(reading, path, parameter === undefined ? "scheme-unknown-parameter" : "scenario-wrong-section", {
        name,
        section,
        near: nearestName(name, [...scheme.parameters.keys()]),
      });
      continue;
    }
    const value = parameterValue(parameter.type, stated, scheme.zoneMinutes);
    if (value === undefined) addFault(reading, path, "scenario-parameter", { name, found: shown(stated), expected: parameterExpectation(parameter.type) });
    else values.set(name, value);
  }
  return values;
}

/** All parameters with their values; what has no default and is not stated is asked for, all at once. */
export function readParameters(reading: Reading, data: StatedParameters, scheme: Scheme, asOf: number): ReadonlyMap<string, ParameterValue> {
  const stated = new Map([...statedValues(reading, "parameters", data, scheme), ...statedValues(reading, "readings", data, scheme)]);
  const all = new Map<string, ParameterValue>([
    ["asOf", asOf],
    ["round", data.round],
  ]);
  for (const parameter of scheme.parameters.values()) {
    if (all.has(parameter.name)) continue;
    const value = stated.has(parameter.name) ? stated.get(parameter.name) : parameter.fallback;
    if (value === undefined)
      addFault(reading, ["parameters"], "scenario-parameter-missing", {
        name: parameter.name,
        meaning: parameter.meaning,
        expected: parameterExpectation(parameter.type),
      });
    all.set(parameter.name, value ?? null);
  }
  return all;
}

/** A title by language; undefined where it is stated in one only. */
function titleTexts(title: ScenarioData["title"]): { readonly en: string; readonly zh: string | undefined } {
  return typeof title === "string" ? { en: title, zh: undefined } : title;
}

function readBudgets(reading: Reading, data: ScenarioData, scheme: Scheme, earlier: readonly EarlierUse[]): readonly Budget[] {
  const ids = scheme.awards.map((award) => award.id);
  return (data.budgets ?? []).map((shape, i) => {
    const path = ["budgets", i];
    const taken = (data.budgets ?? []).findIndex((other) => other.id === shape.id) !== i || scheme.funds.some((fund) => fund.id === shape.id);
    if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(shape.id) || taken) addFault(reading, [...path, "id"], "scheme-duplicate", { name: shape.id });
    const awards = shape.awards === "all" ? ids : shape.awards;
    if (shape.awards !== "all") {
      shape.awards.forEach((id, j) => {
        if (!ids.includes(id)) addFault(reading, [...path, "awards", j], "scheme-unknown-award", { name: id, known: ids.join(", ") });
      });
    }
    const limitFen = readYuan(reading, [...path, "limit"], shape.limit);
    const spentFen = shape.year === true ? spentBy(earlier, awards) : 0;
    const title = titleTexts(shape.title);
    return titled({ id: shape.id, title: title.en, limitFen, awards, reserve: shape.reserve ?? "highest", spentFen }, title.zh);
  });
}

/** Earlier uses whose money counts: that of places owed by agreements only where the case counts it. */
function countedMoney(scheme: Scheme, parameters: ReadonlyMap<string, ParameterValue>, earlier: readonly EarlierUse[]): readonly EarlierUse[] {
  const setting = scheme.agreements?.countsInBudget;
  const all = setting === undefined || (setting.kind === "literal" ? setting.value : parameters.get(setting.name)) === true;
  return earlier.filter((use) => all || !use.owed);
}

function spentBy(earlier: readonly EarlierUse[], awards: readonly string[]): number {
  return earlier.filter((use) => awards.includes(use.award)).reduce((sum, use) => sum + use.fen, 0);
}

/** Funds of the scheme that this case enforces and can compute: floor(share x amount) less what is reserved. */
function fundBudgets(scheme: Scheme, parameters: ReadonlyMap<string, ParameterValue>, earlier: readonly EarlierUse[]): readonly Budget[] {
  return scheme.funds.flatMap((fund): readonly Budget[] => {
    const enforced = fund.enforce.kind === "literal" ? fund.enforce.value : parameters.get(fund.enforce.name) === true;
    const limitFen = fundLimit(fund, parameters);
    if (!enforced || limitFen === undefined) return [];
    return [
      titled(
        { id: fund.id, title: saidIn("en", () => fund.title), limitFen, awards: fund.awards, reserve: "highest", spentFen: spentBy(earlier, fund.awards) },
        scheme.titles.get(titleKey("fund", fund.id)),
      ),
    ];
  });
}

/** Terms of the calendar, in order and without overlap. */
function readTerms(reading: Reading, data: ScenarioData): readonly Term[] {
  let last = Number.NEGATIVE_INFINITY;
  return (data.terms ?? []).map((shape, i): Term => {
    const [from, to] = [parseDate(shape.from), parseDate(shape.to)];
    if (from === undefined || to === undefined || from > to || from <= last) addFault(reading, ["terms", i], "scenario-term", { term: shape.term });
    last = to ?? last;
    return { term: shape.term, from: from ?? 0, to: to ?? 0 };
  });
}

/** Locks name a student of the cohort, an optimised award, a level of it, an author and a reason. */
function readLocks(reading: Reading, data: ScenarioData, scheme: Scheme, ids: readonly string[]): readonly Lock[] {
  const students = new Set((data.locks ?? []).length === 0 ? [] : ids);
  const awards = scheme.awards.filter((award) => award.selection === "optimised");
  return (data.locks ?? []).map((shape, i) => {
    const path = ["locks", i];
    const award = awards.find((candidate) => candidate.id === shape.award);
    if (!students.has(shape.student)) addFault(reading, [...path, "student"], "lock-student", { name: shape.student });
    if (award === undefined)
      addFault(reading, [...path, "award"], "scheme-unknown-award", { name: shape.award, known: awards.map((known) => known.id).join(", ") });
    else if (shape.level !== undefined && !award.levels.some((level) => level.id === shape.level)) {
      addFault(reading, [...path, "level"], "scheme-unknown-level", {
        name: shape.level,
        award: shape.award,
        known: award.levels.map((known) => known.id).join(", "),
      });
    }
    if (shape.kind === "at-least" && shape.level === undefined) addFault(reading, path, "yaml-missing", { name: "level", expected: "string" });
    for (const name of ["author", "reason"] as const) {
      if (shape[name].trim() === "") addFault(reading, [...path, name], "yaml-missing", { name, expected: "string" });
    }
    return { kind: shape.kind, student: shape.student, award: shape.award, level: shape.level, author: shape.author, reason: shape.reason };
  });
}

/** Parameters as expressions read them: texts as code numbers, truths as 0 and 1, null as NaN. */
export function parameterFacts(scheme: Scheme, values: ReadonlyMap<string, ParameterValue>): Pick<Facts, "parameters" | "parameterSets"> {
  const { scalars, sets } = parameterSlots(scheme.parameters);
  const book = scheme.names.codebook;
  const number = (value: ParameterValue | undefined): number => {
    if (typeof value === "number") return value;
    if (typeof value === "boolean") return value ? 1 : 0;
    return typeof value === "string" ? codeOf(book, value) : Number.NaN;
  };
  return {
    parameters: Float64Array.from(scalars, (slot) => number(values.get(slot.name))),
    parameterSets: sets.map((slot) => {
      const value = values.get(slot.name);
      return new Set(Array.isArray(value) ? value.map((text) => codeOf(book, String(text))) : []);
    }),
  };
}

/** What may be waived in this case: a soft rule, or the soft range of a decided amount; undefined where the scheme has no such rule. */
function softness(scheme: Scheme, parameters: ReadonlyMap<string, ParameterValue>): WaivableOf {
  const amounts = scheme.awards.flatMap((award) => award.levels.flatMap((level) => (level.amount.kind === "decided" ? [level.amount] : [])));
  return (id) => {
    const rule = scheme.rules.find((candidate) => candidate.id === id);
    const soft = rule?.soft ?? amounts.find((amount) => amount.id === id)?.soft;
    if (soft === undefined) return undefined;
    return { soft: (soft.kind === "literal" ? soft.value : parameters.get(soft.name)) === "waivable", waivedBy: rule?.waivedBy ?? [] };
  };
}

function checkScenario(reading: Reading, data: ScenarioData, scheme: Scheme): { readonly asOf: number; readonly goals: readonly GoalName[] } {
  const asOf = parseTime(data.asOf, scheme.zoneMinutes);
  if (asOf === undefined || parseDate(data.asOf) === undefined)
    addFault(reading, ["asOf"], "yaml-pattern", { name: "asOf", found: data.asOf, expected: "date" });
  if (parseDate(data.census) === undefined) addFault(reading, ["census"], "yaml-pattern", { name: "census", found: data.census, expected: "date" });
  if (data.draw !== undefined && parseDate(data.draw.date) === undefined)
    addFault(reading, ["draw", "date"], "yaml-pattern", { name: "date", found: data.draw.date, expected: "date" });
  const goals = data.goals ?? ["merit", "heads"];
  if (new Set(goals).size !== goals.length) addFault(reading, ["goals"], "scheme-duplicate", { name: goals.join(", ") });
  if ((data.ties ?? "lot") === "lot" && (data.seed ?? "") === "") addFault(reading, ["seed"], "scenario-seed", {});
  if (data.ties === "all" && data.policy !== "rank") addFault(reading, ["ties"], "scenario-ties-all", {});
  for (const name of Object.keys(data.registers ?? {})) {
    const known = scheme.registers.map((register) => register.name);
    if (!known.includes(name)) addFault(reading, ["registers", name], "scheme-unknown-register", { name, known: known.join(", ") });
  }
  for (const clause of scheme.adjustable) {
    const on = clause.on.kind === "literal" ? clause.on.value : ((data.readings ?? {})[clause.on.name] ?? (data.parameters ?? {})[clause.on.name]);
    if (on === "on") addFault(reading, ["readings"], "adjust-not-available", { name: clause.id });
  }
  return { asOf: asOf ?? Number.NaN, goals };
}

/** A table that the scheme has no use for is a mistake in its name. */
function checkTableNames(context: CellContext, scheme: Scheme, data: ScenarioData, tables: ReadonlyMap<string, TextTable>): void {
  const known = [...tableColumns(scheme).keys(), ...Object.values(data.registers ?? {})];
  for (const name of tables.keys()) {
    if (!known.includes(name)) context.faults.push({ code: "table-unknown", place: { file: name }, values: { name, known: known.join(", ") } });
  }
}

/** Goals of the case: those stated, then the keys of the scheme that are in force. */
function withKeys(theCase: Case): Case {
  const keys = theCase.scheme.keys.filter((key) => isInForce(theCase, key));
  return { ...theCase, goals: [...theCase.goals, ...keys.map(keyGoal)] };
}

/** The same case with other values of some parameters: facts, funds and goals follow them. */
export function withParameters(theCase: Case, values: ReadonlyMap<string, ParameterValue>): Case {
  const { scheme } = theCase;
  const parameters = new Map([...theCase.parameters, ...values]);
  const own = theCase.budgets.filter((budget) => !scheme.funds.some((fund) => fund.id === budget.id));
  const keys = scheme.keys.map(keyGoal);
  return withKeys({
    ...theCase,
    parameters,
    facts: { ...theCase.facts, ...parameterFacts(scheme, parameters) },
    budgets: [...own, ...fundBudgets(scheme, parameters, countedMoney(scheme, parameters, theCase.earlier))],
    goals: theCase.goals.filter((goal) => !keys.includes(goal)),
  });
}

/** Counts that caps and quotas need and the tables do not have. */
function countFaults(reading: Reading, theCase: Case): readonly Fault[] {
  const partial = partialQuotas(theCase).map(
    (quota): Fault => ({ code: "earlier-part", place: reading.file.placeOf(["earlier"]), values: { rule: quota.id } }),
  );
  const uncounted = missingCounts(theCase).map(({ population, part }): Fault => {
    const values = { population, part, date: theCase.censusDate, round: theCase.round };
    return { code: "census-missing", place: { file: "census.csv" }, values };
  });
  return [...partial, ...uncounted];
}

/** Builds the case from the scenario, its scheme, its tables (by file name; the scheme's own registers too) and earlier rounds. */
export function readCase(file: ScenarioFile, scheme: Scheme, files: ReadonlyMap<string, TextTable>, earlierFiles: readonly EarlierFile[] = []): Result<Case> {
  const faults: Fault[] = [];
  const reading: Reading = { file: file.yaml, faults };
  const { data } = file;
  const { asOf, goals } = checkScenario(reading, data, scheme);
  const parameters = readParameters(reading, data, scheme, asOf);
  const earlier = readEarlier(earlierFiles, scheme, data.round, faults);
  const money = countedMoney(scheme, parameters, earlier);
  const budgets = [...readBudgets(reading, data, scheme, money), ...fundBudgets(scheme, parameters, money)];
  const context: CellContext = { codebook: scheme.names.codebook, zoneMinutes: scheme.zoneMinutes, faults, alikeIds: data.ids?.alike ?? "asked" };
  const tables = mapColumns(reading, data, scheme, files);
  checkPublish(reading, data, scheme, tables.get("students.csv"));
  const cohort: Cohort | undefined = readCohort(context, scheme, tables);
  const agreements = readAgreementsTable(context, tables.get("agreements.csv"), scheme);
  const registers = readRegisters(context, scheme, tables, data.registers ?? {});
  const today = dateOfTime(asOf, scheme.zoneMinutes);
  const decisions = readDecisions(context, tables.get("decisions.csv"), scheme, softness(scheme, parameters), cohort?.ids, today);
  const census = readCensus(context, tables.get("census.csv"), scheme);
  checkTableNames(context, scheme, data, files);
  if (faults.length > 0 || cohort === undefined) return failure(faults);
  const facts: Facts = {
    studentCount: cohort.ids.length,
    scalars: cohort.scalars,
    lists: cohort.lists,
    agreements,
    registers,
    decided: decidedFacts(scheme, decisions, cohort.ids),
    ...parameterFacts(scheme, parameters),
  };
  const theCase: Case = withKeys({
    title: titleTexts(data.title).en,
    titleZh: titleTexts(data.title).zh,
    synthetic: data.synthetic === true,
    scheme,
    ids: cohort.ids,
    facts,
    parameters,
    decisions,
    census,
    censusDate: data.census,
    asOf,
    asOfText: data.asOf,
    round: data.round,
    budgets,
    earlier,
    terms: readTerms(reading, data),
    goals,
    locks: readLocks(reading, data, scheme, cohort.ids),
    policy: data.policy ?? "merit",
    ties: data.ties ?? "lot",
    seed: data.seed ?? "",
  });
  faults.push(...countFaults(reading, theCase));
  return faults.length > 0 ? failure(faults) : success(theCase);
}
