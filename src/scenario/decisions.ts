/** decisions.csv: judgements of authorities; who may decide what stands in the scheme. */
import { formatDate, parseDate } from "../award/calendar.ts";
import type { Decision } from "../award/case.ts";
import { decisionRules, mayDecide, ruleOfDecision, type DecisionRule } from "../award/decision-keys.ts";
import { codeOf, type Decided } from "../award/facts.ts";
import { awardOf, type Scheme } from "../award/scheme.ts";
import { parseDecimal } from "../decimal.ts";
import { awardList, isClean, reportCell, reportDate } from "./case-tables.ts";
import { checkId, columnsOf, countCell, nearIds, textCell, type CellContext, type NearId, type TextTable } from "./tables.ts";

/** Columns of decisions.csv. */
export const DECISION_COLUMNS = ["key", "award", "subject", "value", "authority", "date", "reason"];

/** Whether a rule can be waived in a case, and by whom (empty where every authority may); undefined where there is no such rule. */
export type WaivableOf = (rule: string) => { readonly soft: boolean; readonly waivedBy: readonly string[] } | undefined;

/** What is needed to read one row. */
interface Row {
  readonly context: CellContext;
  readonly table: TextTable;
  readonly columns: ReadonlyMap<string, number>;
  readonly row: number;
  readonly scheme: Scheme;
  /** The day of the case. */
  readonly today: number;
  /** The students' ids, and what an unknown one may have been; undefined where the cohort could not be read. */
  readonly students: { readonly all: ReadonlySet<string>; readonly near: NearId } | undefined;
}

function report(row: Row, name: string, code: string, values: Readonly<Record<string, string | number>> = {}): void {
  reportCell(row.context, row.table, row.columns, row.row, name, code, values);
}

function checkAuthority(row: Row, decision: Decision, allowed: readonly string[]): void {
  if (decision.authority === "" || mayDecide(row.scheme, { authorities: allowed }, decision.authority)) return;
  const known = allowed.length === 0 ? [...row.scheme.authorities.keys()] : allowed;
  const titles = known.map((code) => (row.scheme.authorities.has(code) ? `${code} (${row.scheme.authorities.get(code)})` : code));
  report(row, "authority", "decision-authority", { key: decision.key, allowed: titles.join(", ") });
}

/** A waiver lifts one soft rule for one student: anything else is a fault (a hard rule is never waived). */
function checkWaiver(row: Row, decision: Decision, waivableOf: WaivableOf): void {
  const found = waivableOf(decision.value);
  if (found === undefined) report(row, "value", "decision-unknown-rule", { scheme: row.scheme.id });
  else if (!found.soft) report(row, "value", "decision-hard-rule", { rule: decision.value });
  checkAuthority(row, decision, found?.waivedBy ?? []);
}

function checkStudent(row: Row, id: string): void {
  const known = row.students;
  if (known === undefined || known.all.has(id) || !checkId(row.context, row.table, row.row, row.columns.get("subject") ?? 0)) return;
  report(row, "subject", "cell-id-unknown", { near: known.near(id) });
}

/** `S0001/level`: the level must be one of the award's. */
function checkStudentLevel(row: Row, decision: Decision): void {
  const [id = "", ...rest] = decision.subject.split("/");
  const level = rest.length === 0 ? undefined : rest.join("/");
  const known = row.students;
  if (known !== undefined && !known.all.has(id)) report(row, "subject", "cell-id-unknown", { near: known.near(id) });
  if (level === undefined || !row.scheme.awards.some((award) => award.id === decision.award)) return;
  const levels = awardOf(row.scheme, decision.award).levels.map((candidate) => candidate.id);
  if (!levels.includes(level)) report(row, "subject", "scheme-unknown-level", { name: level, award: decision.award, known: levels.join(", ") });
}

function checkSubject(row: Row, decision: Decision, rule: DecisionRule): void {
  switch (rule.subject) {
    case "student":
      return checkStudent(row, decision.subject);
    case "student-level":
      return checkStudentLevel(row, decision);
    case "student-or-code":
      if (decision.subject === "") report(row, "subject", "decision-incomplete", { name: "subject" });
      else if (!row.context.codebook.numbers.has(decision.subject)) checkStudent(row, decision.subject);
      return;
    case "part":
    case "none":
      return;
  }
}

function checkValue(row: Row, decision: Decision, rule: DecisionRule): void {
  if (rule.value === "places" || rule.value === "number") countCell(row.context, row.table, row.row, row.columns.get("value") ?? 0);
  if (rule.value === "yes-no" && decision.value !== "" && !["yes", "no"].includes(decision.value)) report(row, "value", "cell-value", { expected: "yes-no" });
  const isMoney = /^\d{1,9}(\.\d{1,2})?$/.test(decision.value) && parseDecimal(decision.value, 2) !== undefined;
  if (rule.value === "yuan" && decision.value !== "" && !isMoney) report(row, "value", "cell-value", { expected: "money", range: "0.01..999999999.99" });
  if (rule.value === "yuan" && decision.award === "") report(row, "award", "decision-incomplete", { name: "award" });
}

function readRow(row: Row): Decision {
  const cell = (name: string) => textCell(row.table, row.columns, row.row, name);
  return {
    key: cell("key"),
    award: cell("award"),
    subject: cell("subject"),
    value: cell("value"),
    authority: cell("authority"),
    date: cell("date"),
    reason: cell("reason"),
    place: { file: row.table.file, line: row.table.lineOf[row.row] ?? 0 },
  };
}

function checkRow(row: Row, decision: Decision, rules: readonly DecisionRule[], waivableOf: WaivableOf): void {
  for (const name of ["key", "value", "authority", "reason"] as const) {
    if (decision[name].trim() === "") report(row, name, "decision-incomplete", { name });
  }
  const day = parseDate(decision.date);
  if (day === undefined) reportDate(row.context, row.table, row.columns, row.row, "date");
  else if (day > row.today) report(row, "date", "decision-later", { asOf: formatDate(row.today) });
  const isKnownAward = decision.award === "" || row.scheme.awards.some((award) => award.id === decision.award);
  if (!isKnownAward) report(row, "award", "scheme-unknown-award", { name: decision.award, known: awardList(row.scheme) });
  const rule = ruleOfDecision(rules, decision.key, isKnownAward ? decision.award : "");
  if (rule === undefined) {
    report(row, "key", "decision-unknown-key", { known: [...new Set(rules.map((known) => known.key))].join(", ") });
    return;
  }
  checkValue(row, decision, rule);
  checkSubject(row, decision, rule);
  if (rule.value === "rule") checkWaiver(row, decision, waivableOf);
  else checkAuthority(row, decision, rule.authorities);
}

/** Reads decisions.csv; every decision needs an authority that may make it, a date and a reason. */
export function readDecisions(
  context: CellContext,
  table: TextTable | undefined,
  scheme: Scheme,
  waivableOf: WaivableOf,
  ids: readonly string[] | undefined,
  today: number,
): readonly Decision[] {
  if (table === undefined) return [];
  const columns = columnsOf(context, table, DECISION_COLUMNS);
  if (!DECISION_COLUMNS.every((name) => columns.has(name))) return [];
  const students = ids && { all: new Set(ids), near: nearIds(ids) };
  const rules = decisionRules(scheme);
  const seen = new Set<string>();
  return Array.from(table.lineOf, (_, number) => number).flatMap((number) => {
    if (!isClean(context, table, columns, number)) return [];
    const row: Row = { context, table, columns, row: number, scheme, students, today };
    const decision = readRow(row);
    checkRow(row, decision, rules, waivableOf);
    // A judgement holds whatever award stands beside it: two of one subject would contradict each other.
    const award = scheme.decisions.has(decision.key) ? "" : decision.award;
    const what = [decision.key, award, decision.subject, decision.key === "waiver" ? decision.value : ""].join("\u0000");
    if (seen.has(what)) report(row, "key", "decision-twice");
    seen.add(what);
    return [decision];
  });
}

/** Recorded judgements as expressions read them: yes 1, no 0, numbers as they are. */
export function decidedFacts(scheme: Scheme, decisions: readonly Decision[], ids: readonly string[]): ReadonlyMap<string, Decided> {
  const judged = [...scheme.decisions.values()].some((kind) => decisions.some((decision) => decision.key === kind.key));
  const studentOf = new Map(judged ? ids.map((id, student) => [id, student]) : []);
  const all = new Map<string, Decided>();
  for (const kind of scheme.decisions.values()) {
    const byStudent = new Map<number, number>();
    const byCode = new Map<number, number>();
    for (const decision of decisions.filter((candidate) => candidate.key === kind.key)) {
      const value = kind.isNumber ? Number(decision.value) : decision.value === "yes" ? 1 : 0;
      const student = studentOf.get(decision.subject);
      if (student !== undefined) byStudent.set(student, value);
      byCode.set(codeOf(scheme.names.codebook, decision.subject), value);
    }
    all.set(kind.key, { byStudent, byCode });
  }
  return all;
}
