/** What belongs to an invented case beside its students: census, agreements, decisions, registers, scenario. */
import { stringify } from "yaml";
import { formatDecimal } from "../../decimal.ts";
import { tableLine } from "./cells.ts";
import { drawCohort, type Counted, type Piece } from "./cohort.ts";
import type { Generator } from "./read-generator.ts";
import { isAboutStudents, registerCells } from "./read-records.ts";

/** Which cohort is wanted. */
export interface CohortRequest {
  readonly students: number;
  readonly seed: string;
  /** How the scenario names its scheme. */
  readonly schemeName: string;
}

/** The census counts more students than the cohort has: the stated percentage of them, rounded up. */
function censusTable(generator: Generator, counted: Counted): string {
  const { data } = generator;
  const rows = generator.counts.flatMap(({ population, parts, percent }) => {
    const byPart = [...(counted.get(population) ?? [])].filter(([part]) => parts === undefined || part !== "").sort(([a], [b]) => (a < b ? -1 : 1));
    const more = byPart.map(([part, count]): [string, number] => [part, Math.ceil((count * percent) / 100)]);
    const whole = more.reduce((sum, [, count]) => sum + count, 0);
    const line = (part: string, count: number) => [population, data.round, data.census.date, part, String(count)];
    return [line("", whole), ...(parts === undefined ? [] : more.map(([part, count]) => line(part, count)))];
  });
  return [["population", "round", "date", "part", "count"], ...rows].map(tableLine).join("");
}

function rowsTable<Row extends object>(columns: readonly (keyof Row & string)[], rows: readonly Row[]): string {
  return [columns, ...rows.map((row) => columns.map((column) => String(row[column] ?? "")))].map(tableLine).join("");
}

function scenarioText(generator: Generator, request: CohortRequest): string {
  const { data } = generator;
  const budgets = (data.budgets ?? []).map((budget, i) => {
    const limit = `${formatDecimal(BigInt(generator.budgetFen[i] ?? 0) * BigInt(request.students), 2)} yuan`;
    return { id: budget.id, title: budget.title, limit, awards: budget.awards, reserve: budget.reserve ?? "highest" };
  });
  const scenario = {
    scheme: request.schemeName,
    title: data.title,
    synthetic: true,
    asOf: data.asOf,
    round: data.round,
    census: data.census.date,
    parameters: data.parameters ?? {},
    readings: data.readings ?? {},
    ...(budgets.length === 0 ? {} : { budgets }),
    policy: "merit",
    goals: ["merit", "heads"],
    ties: "lot",
    seed: request.seed,
  };
  return stringify(scenario, { lineWidth: 0 });
}

/** The tables of the registers that the generator states rows of. */
function registerTables(generator: Generator): readonly Piece[] {
  const { registers = {} } = generator.data;
  return generator.scheme.registers.flatMap((register) => {
    const rows = registers[register.name];
    if (rows === undefined) return [];
    const columns = [register.key, ...register.records.map((record) => record.name)];
    return [{ file: register.file, text: [columns, ...rows.map((row) => registerCells(register, row))].map(tableLine).join("") }];
  });
}

/** All files of an invented case, piece by piece; pieces of one file come in order. */
export function* drawCase(generator: Generator, request: CohortRequest): Iterable<Piece> {
  const counted: Counted = new Map(generator.counts.map(({ population }) => [population, new Map<string, number>()]));
  const { agreements, decisions } = generator.data;
  if (decisions !== undefined) {
    const columns = ["key", "award", "subject", "value", "authority", "date", "reason"] as const;
    yield {
      file: "decisions.csv",
      text: rowsTable(
        columns,
        decisions.filter((decision) => !isAboutStudents(decision)),
      ),
    };
  }
  yield* registerTables(generator);
  yield* drawCohort(generator, request.students, request.seed, counted);
  yield { file: "census.csv", text: censusTable(generator, counted) };
  if (agreements !== undefined) {
    yield {
      file: "agreements.csv",
      text: rowsTable(["agreement", "kind", "partner", "from", "to", "award", "level", "requirement", "languageCert"], agreements),
    };
  }
  yield { file: "scenario.yaml", text: scenarioText(generator, request) };
}
