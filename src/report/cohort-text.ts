/** What is known of a cohort: rows of tables, known and unknown facts, papers that applications wait for. */
import type { Case } from "../award/case.ts";
import { assess, bestStatus, WAITING } from "../award/eligibility.ts";
import type { Field } from "../award/scheme.ts";
import { judgeCandidate } from "../award/verdict.ts";
import { cohortTexts } from "../words/scheme-commands.ts";
import { columnsText } from "./wrap.ts";

/** How often one fact is known; `rows` only of lists. */
export interface FactCount {
  readonly fact: string;
  readonly document: string;
  readonly known: number;
  readonly unknown: number;
  readonly rows?: number;
}

/** A cohort in numbers. */
export interface CohortReport {
  readonly title: string;
  readonly students: number;
  readonly tables: readonly { readonly table: string; readonly rows: number }[];
  readonly facts: readonly FactCount[];
  /** Papers by how many applications wait for them, most first. */
  readonly missing: readonly { readonly document: string; readonly applications: number }[];
}

function countKnown(values: Float64Array | Uint8Array, isKnown: (value: number) => boolean): { readonly known: number; readonly unknown: number } {
  let known = 0;
  for (const value of values) if (isKnown(value)) known += 1;
  return { known, unknown: values.length - known };
}

const isNumber = (value: number) => !Number.isNaN(value);

/** A field, and of a list the facts of its rows that are not always known. */
function factCounts(theCase: Case, field: Field): readonly FactCount[] {
  const { document, name } = field;
  if (field.kind === "scalar") return [{ fact: name, document, ...countKnown(theCase.facts.scalars[field.slot.index] ?? new Float64Array(), isNumber) }];
  const list = theCase.facts.lists[field.slot.index];
  if (list === undefined) throw new Error(`the case lacks the list ${name}`);
  const own: FactCount = { fact: name, document, ...countKnown(list.known, (value) => value === 1), rows: list.columns[0]?.length ?? 0 };
  const records =
    field.kind === "set"
      ? []
      : field.records.map((record, i) => ({
          fact: cohortTexts.record(name, record.name),
          document,
          ...countKnown(list.columns[i] ?? new Float64Array(), isNumber),
        }));
  return [own, ...records.filter((record) => record.unknown > 0)];
}

/** Papers that waiting applications ask for; several facts of one paper count once per application. */
function missingPapers(theCase: Case): CohortReport["missing"] {
  const counts = new Map<string, number>();
  for (const entry of assess(theCase)) {
    entry.students.forEach((student, position) => {
      if (bestStatus(entry, position) !== WAITING) return;
      const verdict = judgeCandidate(theCase, entry.award, student);
      const asked = new Set([...verdict.missing, ...verdict.rules.filter((rule) => rule.status === WAITING).flatMap((rule) => rule.asks)]);
      for (const document of asked) counts.set(document, (counts.get(document) ?? 0) + 1);
    });
  }
  const rows = [...counts].map(([document, applications]) => ({ document, applications }));
  return rows.sort((a, b) => b.applications - a.applications || (a.document < b.document ? -1 : 1));
}

/** Counts a case; `tables` are its tables as read. */
export function reportCohort(theCase: Case, tables: ReadonlyMap<string, { readonly rows: readonly unknown[] }>): CohortReport {
  return {
    title: theCase.title,
    students: theCase.ids.length,
    tables: [...tables].map(([table, { rows }]) => ({ table, rows: rows.length })),
    facts: theCase.scheme.fields.flatMap((field) => factCounts(theCase, field)),
    missing: missingPapers(theCase),
  };
}

/** The report as text. */
export function cohortText(report: CohortReport): string {
  const tables = report.tables.map(({ table, rows }) => [table, String(rows)]);
  const facts = report.facts.map((fact) => [
    fact.fact,
    String(fact.known),
    String(fact.unknown),
    fact.rows === undefined ? "" : String(fact.rows),
    fact.document,
  ]);
  const missing = report.missing.map(({ document, applications }) => [String(applications), document]);
  const papers = missing.length === 0 ? `${cohortTexts.nothingMissing}\n` : columnsText(cohortTexts.missingHeaders, missing, 0, 0);
  return [
    `${cohortTexts.noFault(report.title, report.students)}\n`,
    columnsText(cohortTexts.tableHeaders, tables, 1, 1),
    columnsText(cohortTexts.factHeaders, facts, 1, 3),
    papers,
  ].join("\n");
}
