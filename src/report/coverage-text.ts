/** The coverage of a regulation as text for a terminal, and as one object. */
import type { Clause, Ref } from "../scenario/clauses-file.ts";
import type { Coverage, KindCount } from "../scenario/coverage.ts";
import { coverageTexts, treatmentTexts } from "../words/coverage.ts";
import { columnsText, wrapped } from "./wrap.ts";

const TREATMENTS = ["computed", "decided", "procedure", "notComputable", "none"] as const;

const refText = ({ kind, name }: Ref): string => (name === "" ? kind : `${kind} ${name}`);
const refsText = (refs: readonly Ref[]): string => refs.map(refText).join(", ");

/** Columns of treatments; the one for clauses of which nothing is said only where there are any. */
function countsText(counts: readonly KindCount[]): string {
  const used = counts.filter((count) => count.all > 0);
  const treatments = TREATMENTS.filter((treatment) => treatment !== "none" || used.some((count) => count.none > 0));
  const columns = [...treatments, "all"] as const;
  const row = (title: string, of: (column: (typeof columns)[number]) => number) => [title, ...columns.map((column) => String(of(column)))];
  const rows = used.map((count) => row(count.kind, (column) => count[column]));
  const sums = row(coverageTexts.sum, (column) => used.reduce((sum, count) => sum + count[column], 0));
  const headers = [coverageTexts.kindHeader, ...treatments.map((treatment) => treatmentTexts[treatment]), coverageTexts.allHeader];
  return columnsText(headers, [...rows, sums], 1, columns.length);
}

function treatmentText({ treatment }: Clause): string {
  switch (treatment?.kind) {
    case "computed":
      return refsText(treatment.refs);
    case "decided":
      return coverageTexts.by(treatment.by, refsText(treatment.refs));
    case "procedure":
      return coverageTexts.shown(treatment.command, treatment.key);
    case "notComputable":
      return treatment.why;
    case undefined:
      return "";
  }
}

function clauseText(clause: Clause, width: number): string {
  const label = treatmentTexts[clause.treatment?.kind ?? "none"];
  const what = treatmentText(clause);
  const argued = clause.argued === undefined ? "" : wrapped(coverageTexts.argued(clause.argued), width, 4, 6);
  return [
    wrapped(`${clause.id} [${clause.article}] ${clause.says}`, width, 0, 4),
    wrapped(what === "" ? label : `${label}: ${what}`, width, 4, 6),
    argued,
  ].join("");
}

/** The report; `listed` are the clauses that are told one by one. */
export function coverageText(scheme: string, coverage: Coverage, listed: readonly Clause[], width: number): string {
  const { clauses, counts, readingsWithoutClause } = coverage;
  const parts = [
    `${coverageTexts.title(scheme, clauses.length)}\n\n${countsText(counts)}`,
    listed.map((clause) => clauseText(clause, width)).join(""),
    readingsWithoutClause.length === 0 ? "" : wrapped(coverageTexts.readings(readingsWithoutClause.join(", ")), width, 0, 2),
    `${coverage.gaps.length === 0 ? coverageTexts.complete : coverageTexts.gaps(coverage.gaps.length)}\n`,
  ];
  return parts.filter((part) => part !== "").join("\n");
}

function treatmentObject({ treatment }: Clause): Readonly<Record<string, unknown>> {
  if (treatment === undefined) return { treatment: "none" };
  const { kind, ...rest } = treatment;
  return { treatment: kind, ...rest, ...("refs" in rest ? { refs: rest.refs.map(refText) } : {}) };
}

function clauseObject(clause: Clause): Readonly<Record<string, unknown>> {
  const { id, article, kind, awards, soft, says, argued } = clause;
  return { id, article, kind, awards, soft, says, ...treatmentObject(clause), ...(argued === undefined ? {} : { argued }) };
}

/**
 * The report as `--json` prints it, but for its status and the gaps: `scheme`; `counts` (per `kind`: `computed`, `decided`, `procedure`,
 * `notComputable`, `none`, `all`); `readingsWithoutClause`; `clauses`: `id`, `article`, `kind`, `awards` (a list, or `all`), `soft`, `says`,
 * `treatment` and what belongs to it (`refs`; `by`, `refs`; `command`, `key`; `why`), `argued` where something is argued.
 */
export function coverageObject(scheme: string, coverage: Coverage, listed: readonly Clause[]): Readonly<Record<string, unknown>> {
  const { counts, readingsWithoutClause } = coverage;
  return { scheme, counts, readingsWithoutClause, clauses: listed.map(clauseObject) };
}
