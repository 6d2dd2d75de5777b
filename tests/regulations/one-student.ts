/**
 * One case of a regulation as a case of one student, through the readers, and what comes out for her. The only file here that
 * knows how the program judges.
 */
import { amountOf } from "../../src/award/amounts.ts";
import { isInForce, type Case } from "../../src/award/case.ts";
import { assessAward, quotaPart, WAITING, type AwardEligibility } from "../../src/award/eligibility.ts";
import { findEntitlements, isPayable } from "../../src/award/entitlement.ts";
import { flagsOf } from "../../src/award/flags.ts";
import { quotaStates } from "../../src/award/places.ts";
import { paymentParts } from "../../src/award/payments.ts";
import { prepareRecount, recount } from "../../src/award/recount.ts";
import { reevaluate } from "../../src/award/renewal.ts";
import { awardOf, isOptimised, type Scheme } from "../../src/award/scheme.ts";
import { judgeCandidate } from "../../src/award/verdict.ts";
import { formatDecimal } from "../../src/decimal.ts";
import type { Fault, Result } from "../../src/fault.ts";
import { readCase, readScenario, type ScenarioFile } from "../../src/scenario/scenario-file.ts";
import { readScheme } from "../../src/scenario/scheme-file.ts";
import type { TextTable } from "../../src/scenario/tables.ts";
import type { Cell } from "../oracles/case.ts";
import { STATUSES, STUDENT, type CensusEntry, type DecisionRow, type RegulationCase, type RegulationCases, type Row, type Together } from "./cases.ts";

/** A case of one student as the readers take it: all but its scheme. */
export interface Prepared {
  readonly file: ScenarioFile;
  readonly tables: ReadonlyMap<string, TextTable>;
}

/** What a case comes to: facts of the one student, or the faults of its files. */
export type Judged = { readonly case: Case } | { readonly faults: readonly Fault[] };

function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.faults, null, 1));
  return result.value;
}

/** Reads a scheme's text; one that has faults is a bug of the caller. */
export function schemeOf(text: string): Scheme {
  return unwrap(readScheme("scheme.yaml", text));
}

/** A cell as a table writes it: undefined is empty (unknown), null is `none`. */
function cellText(cell: Cell): string {
  if (cell === undefined) return "";
  if (cell === null) return "none";
  return typeof cell === "boolean" ? (cell ? "yes" : "no") : String(cell);
}

function table(file: string, headers: readonly string[], rows: readonly Row[]): TextTable {
  const cells = rows.map((row) => {
    const unknown = Object.keys(row).find((name) => !headers.includes(name));
    if (unknown !== undefined) throw new Error(`${file} has no column ${unknown}`);
    return headers.map((name) => cellText(row[name]));
  });
  return { file, headers, rows: cells, lineOf: Int32Array.from(rows, (_, i) => i + 2) };
}

const DECISIONS = ["key", "award", "subject", "value", "authority", "date", "reason"];
const CENSUS = ["population", "round", "date", "part", "count"];
const AGREEMENTS = ["agreement", "kind", "partner", "from", "to", "award", "level", "requirement", "languageCert"];

function decisionRow(decision: DecisionRow): Row {
  return { award: "", subject: "", authority: "Committee", date: "2024-01-15", reason: "a case of the regulation", ...decision };
}

/** The ideal of a case with the facts and lists in which the case differs. */
function studentTables(scheme: Scheme, file: RegulationCases, one: RegulationCase): readonly TextTable[] {
  const ideal = file.ideals[one.ideal];
  if (ideal === undefined) throw new Error(`case "${one.name}": no ideal is called ${one.ideal}`);
  const facts: Row = { ...ideal.facts, ...one.facts };
  const lists = { ...ideal.lists, ...one.lists };
  const isList = new Set(scheme.fields.flatMap((field) => (field.kind === "list" ? [field.name] : [])));
  for (const name of Object.keys(facts)) if (isList.has(name)) throw new Error(`case "${one.name}": ${name} is a list`);
  for (const name of Object.keys(lists)) if (!isList.has(name)) throw new Error(`case "${one.name}": no list is called ${name}`);
  const state = (rows: readonly Row[] | undefined): Cell => (rows === undefined ? undefined : rows.length === 0 ? null : "listed");
  const presence = Object.fromEntries([...isList].map((name) => [name, state(lists[name])]));
  const own = scheme.fields.flatMap((field) => {
    const rows = field.kind === "list" ? (lists[field.name] ?? []) : [];
    if (field.kind !== "list" || rows.length === 0) return [];
    const headers = ["id", ...field.records.map((record) => record.name)];
    return [
      table(
        field.table,
        headers,
        rows.map((row) => ({ id: STUDENT, ...row })),
      ),
    ];
  });
  const headers = ["id", ...scheme.fields.map((field) => field.name)];
  return [table("students.csv", headers, [{ id: STUDENT, ...facts, ...presence }]), ...own];
}

/** The rows of the case, else those of the file, else 100 of every population. */
function censusTable(scheme: Scheme, file: RegulationCases, one: RegulationCase): TextTable {
  const replaced = new Set((one.census ?? []).map((entry) => entry.population));
  const stated = [...(one.census ?? []), ...(file.census ?? []).filter((entry) => !replaced.has(entry.population))];
  const others = [...scheme.populations.keys()].filter((name) => !stated.some((entry) => entry.population === name));
  const rows: readonly CensusEntry[] = [...stated, ...others.map((population) => ({ population, count: 100 }))];
  const { round, censusDate } = file.scenario;
  return table(
    "census.csv",
    CENSUS,
    rows.map((entry) => ({ round, part: "", date: censusDate, ...entry })),
  );
}

function columnsOf(rows: readonly Row[]): readonly string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))];
}

const scenarios = new Map<string, ScenarioFile>();

/** The scenario of a case; equal ones are read once. `common`: parameters of other files of the scheme. */
function scenarioOf(file: RegulationCases, one: RegulationCase, common: Readonly<Record<string, unknown>>): ScenarioFile {
  const stated = {
    scheme: file.scheme,
    title: "a case of the regulation",
    asOf: one.asOf ?? file.scenario.asOf,
    round: file.scenario.round,
    census: file.scenario.censusDate,
    parameters: { ...common, ...file.scenario.parameters, ...one.parameters },
    readings: { ...file.scenario.readings, ...one.readings },
    ...(one.budgets === undefined ? {} : { budgets: one.budgets }),
    ties: "report",
  };
  const text = JSON.stringify(stated);
  const known = scenarios.get(text);
  if (known !== undefined) return known;
  const fresh = unwrap(readScenario("scenario.yaml", text));
  scenarios.set(text, fresh);
  return fresh;
}

/** Writes the tables of a case. */
export function prepare(scheme: Scheme, file: RegulationCases, one: RegulationCase, common: Readonly<Record<string, unknown>> = {}): Prepared {
  const registers = { ...file.registers, ...one.registers };
  const tables = [
    ...studentTables(scheme, file, one),
    table("decisions.csv", DECISIONS, (one.decisions ?? []).map(decisionRow)),
    censusTable(scheme, file, one),
    table("agreements.csv", AGREEMENTS, one.agreements ?? file.agreements ?? []),
    ...Object.entries(registers).map(([name, rows]) => table(`${name}.csv`, columnsOf(rows), rows)),
  ];
  return { file: scenarioOf(file, one, common), tables: new Map(tables.map((entry) => [entry.file, entry])) };
}

/** Reads a case under a scheme. */
export function read(scheme: Scheme, prepared: Prepared): Judged {
  const result = readCase(prepared.file, scheme, prepared.tables);
  return result.ok ? { case: result.value } : { faults: result.faults };
}

const yuan = (fen: number): string => (Number.isNaN(fen) ? "unknown" : formatDecimal(fen, 2));

/** Everything that can be expected of a case; each part is computed when it is asked for. */
export interface Found {
  readonly status: (level: string) => string;
  readonly due: () => ReadonlyMap<string, string>;
  readonly payable: (level: string) => boolean | undefined;
  readonly open: () => ReadonlyMap<string, string>;
  /** Codes of decisions that the regulation does not allow. */
  readonly faults: () => readonly string[];
  readonly amount: (level: string) => string;
  readonly keys: (id: string) => string | undefined;
  readonly merit: () => string;
  readonly places: (id: string) => number | undefined;
  readonly flags: () => readonly string[];
  readonly asks: () => readonly string[];
  /** Yuan of the payments of a level that some words name. */
  readonly paid: (level: string, words: string) => string;
  readonly renewal: () => Readonly<Record<"verdict" | "kept" | "released" | "held", string>> & { readonly grounds: readonly string[] };
  readonly together: (together: Together) => { readonly breaks: readonly string[]; readonly pays: Readonly<Record<string, string>> };
}

function levelIndex(entry: AwardEligibility, level: string): number {
  const index = entry.award.levels.findIndex((candidate) => candidate.id === level);
  if (index < 0) throw new Error(`award ${entry.award.id} has no level ${level}`);
  return index;
}

/** Places of a cap, or of a quota in the student's part. */
function placesFor(theCase: Case, id: string): number | undefined {
  const quota = quotaStates(theCase).find((state) => state.quota.id === id && quotaPart(theCase, state.quota, 0) === state.part);
  if (quota !== undefined) return quota.atMost ?? quota.atLeast;
  return prepareRecount(theCase).caps.find((state) => state.level.cap?.id === id)?.places;
}

function givenTogether(theCase: Case, together: Together): { readonly breaks: readonly string[]; readonly pays: Readonly<Record<string, string>> } {
  const picks = together.picks.map((text) => {
    const [award = "", level = ""] = text.split("/");
    return { award, level };
  });
  const counted = recount(prepareRecount(theCase), new Map([[0, picks]]));
  const paid = counted.paid.get(0) ?? [];
  return { breaks: counted.violations.map((violation) => violation.code), pays: Object.fromEntries(paid.map((pick) => [pick.award, yuan(pick.fen)])) };
}

function keyValue(theCase: Case, id: string): string | undefined {
  const key = theCase.scheme.keys.find((candidate) => candidate.id === id);
  if (key === undefined || !isInForce(theCase, key)) return undefined;
  const value = key.value.evaluate(theCase.facts, 0);
  return Number.isNaN(value) ? "unknown" : String(value / key.value.denominator);
}

/** The sum of the payments whose item, sponsor and period are among the words. */
function paidFor(theCase: Case, award: string, level: string, words: string): string {
  const found = awardOf(theCase.scheme, award).levels.find((candidate) => candidate.id === level);
  if (found === undefined) throw new Error(`award ${award} has no level ${level}`);
  const parts = paymentParts(theCase, { award, level, fen: amountOf(theCase, found.amount, 0) }, 0).filter((part) =>
    words.split(" ").every((word) => [part.item, part.sponsor, part.period].includes(word)),
  );
  const sum = yuan(parts.reduce((total, part) => total + part.fen, 0));
  return parts.length > 0 && parts.every((part) => part.held) ? `${sum} held` : sum;
}

const NOTHING_HELD = { kept: "0.00", released: "0.00", held: "0.00", grounds: [] };

function renewalOf(theCase: Case, award: string): ReturnType<Found["renewal"]> {
  const renewal = theCase.scheme.renewals.find((candidate) => candidate.award === award);
  if (renewal === undefined) throw new Error(`no renewal of ${award}`);
  const { awards, unclear } = unwrap(reevaluate(theCase, renewal));
  const [found] = awards;
  if (found === undefined) return { ...NOTHING_HELD, verdict: unclear.length > 0 ? "unclear" : "not-held" };
  const money = (part: "keptFen" | "releasedFen" | "heldFen") => yuan(found.money?.[part] ?? Number.NaN);
  return {
    verdict: found.verdict,
    grounds: found.grounds.map((ground) => ground.id),
    kept: money("keptFen"),
    released: money("releasedFen"),
    held: money("heldFen"),
  };
}

/** Judges the one student of a case for an award. */
export function judge(theCase: Case, awardId: string): Found {
  const award = awardOf(theCase.scheme, awardId);
  const entry = assessAward(theCase, award);
  const entitlements = () => findEntitlements(theCase, [entry]);
  return {
    status: (level) => STATUSES[entry.status[levelIndex(entry, level)]?.[0] ?? -1] ?? "no-candidate",
    due: () => new Map(entitlements().due.map((one) => [one.level, yuan(one.fen)])),
    payable: (level) => (isOptimised(award) ? isPayable(theCase, award, 0) : entitlements().due.find((one) => one.level === level)?.payable),
    open: () => new Map(entitlements().open.map((one) => [one.level, yuan(one.fen)])),
    faults: () => entitlements().faults.map((fault) => fault.code),
    keys: (id) => keyValue(theCase, id),
    amount: (level) => {
      const found = award.levels[levelIndex(entry, level)];
      return found === undefined ? "" : yuan(amountOf(theCase, found.amount, 0));
    },
    merit: () => {
      const merit = entry.merit[0] ?? Number.NaN;
      return Number.isNaN(merit) ? "unknown" : formatDecimal(merit, theCase.scheme.merit.digits);
    },
    places: (id) => placesFor(theCase, id),
    flags: () =>
      flagsOf(prepareRecount(theCase), 0)
        .filter((flag) => flag.award === awardId)
        .map((flag) => flag.rule),
    asks: () => {
      const { rules, missing } = judgeCandidate(theCase, award, 0);
      return [...missing, ...rules.filter((rule) => rule.status === WAITING).flatMap((rule) => rule.asks)];
    },
    paid: (level, words) => paidFor(theCase, awardId, level, words),
    renewal: () => renewalOf(theCase, awardId),
    together: (together) => givenTogether(theCase, together),
  };
}
