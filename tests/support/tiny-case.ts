/** Random cases in memory, small enough to enumerate or somewhat larger: files as text, read by the real readers. */
import type { Case } from "../../src/award/case.ts";
import type { Result } from "../../src/fault.ts";
import { readCase, readScenario } from "../../src/scenario/scenario-file.ts";
import type { ScenarioData } from "../../src/scenario/scenario-shape.ts";
import { readScheme } from "../../src/scenario/scheme-file.ts";
import type { SchemeData } from "../../src/scenario/scheme-shape.ts";
import { readTable, writeTable } from "../../src/tables/csv.ts";
import { dice, type Dice } from "./dice.ts";
import { drawScheme, type CaseSize } from "./tiny-scheme.ts";
import { drawTables, SCHOOLS, type DraftTable } from "./tiny-tables.ts";

/** A case as its files state it. */
export interface CaseDraft {
  readonly scheme: SchemeData;
  readonly scenario: ScenarioData;
  /** By file name. */
  readonly tables: ReadonlyMap<string, DraftTable>;
}

/** Cases that can be enumerated. */
export const TINY: CaseSize = { students: [2, 7], count: [8, 60], places: [0, 3], furtherLevels: 3 };

/** Tiny cases with keys, quotas over two awards and decided amounts, too. */
export const TINY_MORE: CaseSize = { ...TINY, more: true };

/** Cases for laws that need no enumeration. */
export const SMALL: CaseSize = { students: [10, 40], count: [40, 200], places: [1, 8], furtherLevels: 4 };

/** Date of the case and of its census. */
export const TODAY = "2024-09-20";
const CENSUS_DATE = "2024-09-15";
/** The round of the case. */
export const ROUND = "2024-autumn";

function drawCensus(die: Dice, size: CaseSize): DraftTable {
  const count = () => die.between(size.count[0], size.count[1]);
  const parts = SCHOOLS.map((part) => ({ part, count: count() }));
  const whole = parts.reduce((sum, entry) => sum + entry.count, 0);
  const row = (population: string, part: string, counted: number) => [population, ROUND, CENSUS_DATE, part, String(counted)];
  return {
    headers: ["population", "round", "date", "part", "count"],
    rows: [row("registered", "", whole), ...parts.map((entry) => row("registered", entry.part, entry.count)), row("freshmen", "", count())],
  };
}

/** Fen as a table or a scenario writes them. */
export function yuanText(fen: number): string {
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, "0")}`;
}

function drawBudgets(die: Dice, scheme: SchemeData, students: number): NonNullable<ScenarioData["budgets"]> {
  const ids = scheme.awards.map((award) => award.id);
  return [0, 1].slice(0, die.pick([0, 1, 1, 1, 2])).map((i) => {
    const part = ids.filter(() => die.chance(0.6));
    const limit = `${yuanText(die.between(300_000, 800_000) * (1 + die.below(students)))} yuan`;
    return {
      id: `fund-${i + 1}`,
      title: `fund ${i + 1}`,
      limit,
      awards: i === 0 || part.length === 0 ? "all" : part,
      reserve: die.pick(["highest", "none"] as const),
    };
  });
}

/** Draws a case; the seed decides everything. */
export function drawCase(seed: number, size: CaseSize): CaseDraft {
  const die = dice(seed);
  const students = die.between(size.students[0], size.students[1]);
  const scheme = drawScheme(die, size);
  const tables = new Map([...drawTables(die, scheme, students), ["census.csv", drawCensus(die, size)] as const]);
  const scenario: ScenarioData = {
    scheme: "tiny",
    title: "tiny case",
    synthetic: true,
    asOf: TODAY,
    round: ROUND,
    census: CENSUS_DATE,
    budgets: drawBudgets(die, scheme, students),
    goals: die.pick([["merit", "heads"], ["merit", "heads"], ["heads", "merit"], ["heads", "merit"], ["merit"], ["heads"]] as const).slice(),
    ties: "lot",
    seed: `lot ${die.below(1000)}`,
  };
  return { scheme, scenario, tables };
}

/** The value of a result; a fault is a mistake of the test. */
export function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.faults, null, 1));
  return result.value;
}

/** Reads a draft as a scenario's files are read. JSON is YAML. */
export function buildCase(draft: CaseDraft): Case {
  const scheme = unwrap(readScheme("scheme.yaml", JSON.stringify(draft.scheme)));
  const scenario = unwrap(readScenario("scenario.yaml", JSON.stringify(draft.scenario)));
  const encoder = new TextEncoder();
  const tables = [...draft.tables].map(([name, table]) => [name, unwrap(readTable(name, encoder.encode(writeTable(table.headers, table.rows))))] as const);
  return unwrap(readCase(scenario, scheme, new Map(tables)));
}

/** The files of a draft, for a person who looks at a failed case. */
export function draftText(draft: CaseDraft): string {
  const tables = [...draft.tables].map(([name, table]) => `--- ${name}\n${writeTable(table.headers, table.rows)}`);
  return [JSON.stringify(draft.scheme), JSON.stringify(draft.scenario), ...tables].join("\n");
}
