/** Eligibility as text: one line per application, or everything about one student. */
import { labelledText, listed, parts as sentenceParts } from "../words/lists.ts";
import type { Scheme } from "../award/scheme.ts";
import { authorityWord, awardWord, documentTitles, levelWord } from "../award/titles.ts";
import type { Case } from "../award/case.ts";
import { bestStatus, ELIGIBLE, type AwardEligibility, type Eligibility } from "../award/eligibility.ts";
import { flagsOf, type Flag } from "../award/flags.ts";
import { judgeCandidate, type Reasons, type RuleVerdict } from "../award/verdict.ts";
import { formatDecimal } from "../decimal.ts";
import { inWords } from "../words/in-words.ts";
import { eligibilityTexts, ruleValueName, statusNames } from "../words/allocate.ts";

/** A status by its rank, as data. */
const STATUSES: readonly string[] = ["eligible", "waiting", "not eligible", "not accepted", "disqualified"];

/** One application: its status per level, and the rules that decide it. */
export interface ApplicationReport {
  readonly student: string;
  readonly award: string;
  readonly status: string;
  readonly levels: readonly { readonly level: string; readonly status: string }[];
  readonly merit: string | null;
  /** Rules that give the decisive status, with their articles. */
  readonly rules: readonly { readonly id: string; readonly article: string; readonly value: string; readonly asks: readonly string[] }[];
  readonly missing: readonly string[];
  /** What a person should look at, though it decides nothing. */
  readonly flags: readonly Flag[];
}

function decisive(rules: readonly RuleVerdict[], status: number): readonly RuleVerdict[] {
  return status === ELIGIBLE ? rules.filter((rule) => rule.status !== ELIGIBLE) : rules.filter((rule) => rule.status === status);
}

function valueName(value: number): string {
  return Number.isNaN(value) ? "unknown" : value === 1 ? "met" : "not met";
}

/** The report of one candidate. */
export function reportApplication(theCase: Case, entry: AwardEligibility, position: number): ApplicationReport {
  const student = entry.students[position] ?? 0;
  const status = bestStatus(entry, position);
  const verdict = judgeCandidate(theCase, entry.award, student);
  const rules = decisive(verdict.rules, status);
  const merit = entry.merit[position] ?? Number.NaN;
  return {
    student: theCase.ids[student] ?? "",
    award: entry.award.id,
    status: STATUSES[status] ?? "",
    levels: entry.award.levels.map((level, i) => ({ level: level.id, status: STATUSES[entry.status[i]?.[position] ?? 0] ?? "" })),
    merit: Number.isNaN(merit) ? null : formatDecimal(merit, theCase.scheme.merit.digits),
    rules: rules.map((rule) => ({ id: rule.rule.id, article: rule.rule.article, value: valueName(rule.value), asks: rule.asks })),
    missing: [...new Set([...verdict.missing, ...rules.flatMap((rule) => rule.asks)])],
    flags: flagsOf({ theCase, eligibility: [entry] }, student),
  };
}

/** All applications, by student, then in the scheme's order of awards. */
export function reportApplications(theCase: Case, eligibility: Eligibility, only?: number): readonly ApplicationReport[] {
  const students = only === undefined ? theCase.ids.map((_, student) => student) : [only];
  return students.flatMap((student) =>
    eligibility.flatMap((entry) => {
      const position = entry.positionOf[student] ?? -1;
      return position < 0 ? [] : [reportApplication(theCase, entry, position)];
    }),
  );
}

/** One line per application. */
export function applicationLine(report: ApplicationReport, scheme: Scheme): string {
  const open = report.levels.filter((level) => level.status === STATUSES[ELIGIBLE]).map((level) => level.level);
  const parts =
    open.length > 0 ? [eligibilityTexts.eligibleFor(listed(open.map((level) => levelWord(scheme, report.award, level))))] : [statusNames[report.status] ?? ""];
  if (report.merit !== null && open.length > 0) parts.push(eligibilityTexts.merit(report.merit));
  parts.push(...report.rules.map((rule) => `${rule.id} [${rule.article}]`));
  if (report.missing.length > 0) parts.push(eligibilityTexts.missing(documentTitles(scheme, report.missing)));
  parts.push(...report.flags.map((flag) => inWords({ code: flag.code, values: { award: flag.award, rule: flag.rule, article: flag.article } }).says));
  return `${report.student}  ${labelledText(awardWord(scheme, report.award), sentenceParts(parts))}`;
}

function reasonLines(reasons: Reasons, depth: number): readonly string[] {
  const own = `${"  ".repeat(depth)}${reasons.value}: ${reasons.text}`;
  return [own, ...reasons.parts.flatMap((part) => reasonLines(part, depth + 1))];
}

function ruleLines(verdict: RuleVerdict, scheme: Scheme): readonly string[] {
  const levels = verdict.rule.levels === undefined ? "" : ` (${eligibilityTexts.onlyLevels(verdict.rule.levels.join(", "))})`;
  const first = `  ${ruleValueName(verdict.value)}  ${verdict.rule.id} [${verdict.rule.article}]${levels}`;
  const waiver =
    verdict.waiver === undefined ? [] : [`      ${eligibilityTexts.waived(authorityWord(scheme, verdict.waiver.authority), verdict.waiver.reason)}`];
  const asks = verdict.asks.length === 0 ? [] : [`      ${eligibilityTexts.missing(documentTitles(scheme, verdict.asks))}`];
  return verdict.value === 1 ? [first] : [first, ...waiver, ...asks, ...reasonLines(verdict.reasons(), 3)];
}

/** Everything about one student's applications. */
export function studentText(theCase: Case, eligibility: Eligibility, student: number): string {
  const lines = eligibility.flatMap((entry) => {
    const position = entry.positionOf[student] ?? -1;
    if (position < 0) return [];
    const verdict = judgeCandidate(theCase, entry.award, student);
    return [
      applicationLine(reportApplication(theCase, entry, position), theCase.scheme),
      ...verdict.rules.flatMap((rule) => ruleLines(rule, theCase.scheme)),
      "",
    ];
  });
  if (lines.length === 0) lines.push(`${theCase.ids[student] ?? ""}  ${eligibilityTexts.notApplied}`);
  return lines.map((line) => `${line}\n`).join("");
}
