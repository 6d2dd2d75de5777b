/** The small tables of a case: census and agreements. */
import { parseDate } from "../award/calendar.ts";
import type { CensusRow } from "../award/case.ts";
import { codeOf, type Agreement } from "../award/facts.ts";
import type { Scheme } from "../award/scheme.ts";
import { dateForm } from "./cell-forms.ts";
import { cellFault, checkText, columnsOf, countCell, readCell, textCell, type CellContext, type TextTable } from "./tables.ts";

/** Columns of census.csv. */
export const CENSUS_COLUMNS = ["population", "round", "date", "part", "count"];
/** Columns that census.csv may have. */
export const CENSUS_EXTRA_COLUMNS = ["tuition"];
/** Yuan of all who are counted, together: more than one student's money can be. */
const TUITION_SUM = { kind: "decimal", digits: 2, min: 0, max: 10_000_000_000_000 } as const;
/** Columns of agreements.csv. */
export const AGREEMENT_COLUMNS = ["agreement", "kind", "partner", "from", "to", "award", "level", "requirement", "languageCert"];

/** Reports a cell by the name of its column. */
export function reportCell(
  context: CellContext,
  table: TextTable,
  columns: ReadonlyMap<string, number>,
  row: number,
  name: string,
  code: string,
  values: Readonly<Record<string, string | number>> = {},
): void {
  cellFault(context, table, row, columns.get(name) ?? 0, code, values);
}

/** Reports a cell that is no date. */
export function reportDate(context: CellContext, table: TextTable, columns: ReadonlyMap<string, number>, row: number, name: string): void {
  reportCell(context, table, columns, row, name, "cell-value", { expected: "date", ...dateForm(textCell(table, columns, row, name)) });
}

/** Whether every cell of a row stands clean, but a reason, which is free text; what does not is reported, and the row is not read. */
export function isClean(context: CellContext, table: TextTable, columns: ReadonlyMap<string, number>, row: number): boolean {
  const wrong = [...columns].filter(([name, column]) => name !== "reason" && !checkText(context, table, row, column));
  return wrong.length === 0;
}

/** The awards a scheme has, as a short text for messages. */
export function awardList(scheme: Scheme): string {
  return scheme.awards.map((award) => award.id).join(", ");
}

/** Reads census.csv. */
export function readCensus(context: CellContext, table: TextTable | undefined, scheme: Scheme): readonly CensusRow[] {
  if (table === undefined) return [];
  const columns = columnsOf(context, table, CENSUS_COLUMNS, CENSUS_EXTRA_COLUMNS);
  if (!CENSUS_COLUMNS.every((name) => columns.has(name))) return [];
  const seen = new Set<string>();
  return Array.from(table.lineOf, (_, row) => row).flatMap((row) => {
    if (!isClean(context, table, columns, row)) return [];
    const cell = (name: string) => textCell(table, columns, row, name);
    const count = countCell(context, table, row, columns.get("count") ?? 0) ?? 0;
    if (parseDate(cell("date")) === undefined) reportDate(context, table, columns, row, "date");
    if (!scheme.populations.has(cell("population"))) {
      reportCell(context, table, columns, row, "population", "scheme-unknown-population", {
        name: cell("population"),
        known: [...scheme.populations.keys()].join(", "),
      });
    }
    const key = ["population", "round", "date", "part"].map(cell).join("\u0000");
    if (seen.has(key)) reportCell(context, table, columns, row, "population", "census-twice");
    seen.add(key);
    const tuition = readCell(context, table, row, columns.get("tuition") ?? -1, TUITION_SUM);
    const tuitionFen = Number.isNaN(tuition) ? undefined : tuition;
    return [{ population: cell("population"), round: cell("round"), date: cell("date"), part: cell("part"), count, tuitionFen }];
  });
}

function owedOf(context: CellContext, table: TextTable, columns: ReadonlyMap<string, number>, row: number, scheme: Scheme): Agreement["owes"] | undefined {
  const [award, level] = [textCell(table, columns, row, "award"), textCell(table, columns, row, "level")];
  if (award === "" && level === "") return undefined;
  const found = scheme.awards.find((candidate) => candidate.id === award);
  if (found === undefined) reportCell(context, table, columns, row, "award", "scheme-unknown-award", { name: award, known: awardList(scheme) });
  else if (!found.levels.some((candidate) => candidate.id === level)) {
    reportCell(context, table, columns, row, "level", "scheme-unknown-level", { name: level, award, known: found.levels.map((known) => known.id).join(", ") });
  } else if (found.selection !== "optimised") reportCell(context, table, columns, row, "award", "agreement-award", { selection: found.selection });
  return { award, level };
}

/** Reads agreements.csv by the code number of each agreement's name. */
export function readAgreementsTable(context: CellContext, table: TextTable | undefined, scheme: Scheme): ReadonlyMap<number, Agreement> {
  const all = new Map<number, Agreement>();
  if (table === undefined) return all;
  const columns = columnsOf(context, table, AGREEMENT_COLUMNS);
  if (!AGREEMENT_COLUMNS.every((name) => columns.has(name))) return all;
  table.lineOf.forEach((_, row) => {
    if (!isClean(context, table, columns, row)) return;
    const cell = (name: string) => textCell(table, columns, row, name);
    const date = (name: string, open: number): number => {
      const day = cell(name) === "" ? open : parseDate(cell(name));
      if (day === undefined) reportDate(context, table, columns, row, name);
      return day ?? open;
    };
    const requirement = cell("requirement") === "none" ? "none" : "scheme";
    if (!["none", "scheme", ""].includes(cell("requirement")))
      reportCell(context, table, columns, row, "requirement", "cell-value", { expected: "values", allowed: "scheme, none" });
    if (!["yes", "no", ""].includes(cell("languageCert"))) reportCell(context, table, columns, row, "languageCert", "cell-value", { expected: "yes-no" });
    const owes = owedOf(context, table, columns, row, scheme);
    const base = {
      name: cell("agreement"),
      kind: cell("kind"),
      partner: cell("partner"),
      from: date("from", Number.NEGATIVE_INFINITY),
      to: date("to", Number.POSITIVE_INFINITY),
    };
    const code = codeOf(context.codebook, base.name);
    if (base.name === "" || all.has(code)) reportCell(context, table, columns, row, "agreement", "agreement-name");
    all.set(code, { ...base, requirement, languageCert: cell("languageCert") === "yes", ...(owes === undefined ? {} : { owes }) });
  });
  return all;
}
