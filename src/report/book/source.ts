/** What a workbook is made from: an allocation that was checked, with everything that people read of it. */
import type { GoalResult, Summary } from "../../allocate.ts";
import type { Given, StudentAllocation } from "../../award/allocation.ts";
import { countsInBudget } from "../../award/owed.ts";
import { awardOf, type Award } from "../../award/scheme.ts";
import { formatDecimal } from "../../decimal.ts";
import type { LevelReserves } from "../../explain/reserve.ts";
import type { Standing } from "../../explain/standing.ts";
import { bookHeaders, bookTexts } from "../../words/book.ts";
import { decimalFormat, FORMAT, type Cell, type Column } from "./table.ts";

/** The allocation and what is told of it. */
export interface BookSource {
  /** The output folder, as the person named it. */
  readonly path: string;
  readonly standing: Standing;
  readonly status: "optimal" | "feasible";
  readonly goals: readonly GoalResult[];
  readonly students: readonly StudentAllocation[];
  readonly summary: Omit<Summary, "cutOffs">;
  readonly manifest: { readonly files: Readonly<Record<string, string>>; readonly madeBy: Readonly<Record<string, string>>; readonly madeAt: string };
  readonly proof: { readonly lines: number; readonly bytes: number; readonly bound: bigint | undefined };
  /** In the order of the ids; undefined where their table has no names. */
  readonly names: readonly string[] | undefined;
  /** Undefined: they were not worked out, and `whyNoReserves` says why. */
  readonly reserves: readonly LevelReserves[] | undefined;
  readonly whyNoReserves: string;
  /** Of the program that makes the workbook. */
  readonly version: string;
}

/** Fen as yuan. */
export function yuan(fen: number | bigint): { readonly number: string } {
  return { number: formatDecimal(fen, 2) };
}

/** The columns that tell who a student is. */
export function whoColumns({ names }: BookSource): readonly Column<"student" | "name">[] {
  const student = { key: "student", header: bookHeaders.student, format: FORMAT.text } as const;
  return names === undefined ? [student] : [student, { key: "name", header: bookHeaders.name, format: FORMAT.text }];
}

/** Who a student is, by her place among the ids. */
export function whoCells({ names, standing }: BookSource, student: number): { readonly student: Cell; readonly name: Cell } {
  return { student: standing.basis.theCase.ids[student] ?? "", name: names?.[student] };
}

/** The format of merits. */
export function meritFormat({ standing }: BookSource): string {
  return decimalFormat(standing.basis.theCase.scheme.merit.digits);
}

/** A scaled merit; nothing where there is none. */
export function meritCell({ standing }: BookSource, merit: number | undefined): Cell {
  return merit === undefined || Number.isNaN(merit) ? undefined : { number: formatDecimal(merit, standing.basis.theCase.scheme.merit.digits) };
}

/** Titles of awards and levels. */
export function titlesOf({ standing }: BookSource): { readonly award: (id: string) => string; readonly level: (award: string, id: string) => string } {
  const awards = new Map<string, Award>(standing.basis.theCase.scheme.awards.map((award) => [award.id, award]));
  return {
    award: (id) => awards.get(id)?.title ?? id,
    level: (award, id) => awards.get(award)?.levels.find((level) => level.id === id)?.title ?? id,
  };
}

/** The funds that an award given counts in; places that an agreement owes beside the money count in none. */
export function fundsOf({ standing }: BookSource): (student: number, given: Given) => readonly string[] {
  const { theCase, obligations } = standing.basis;
  const all = countsInBudget(theCase);
  return (student, given) => {
    const isOwed =
      given.by === "choice" && obligations.owed.some((place) => place.student === student && place.award === given.award && place.level === given.level);
    return isOwed && !all ? [] : theCase.budgets.filter((budget) => budget.awards.includes(given.award)).map((budget) => budget.id);
  };
}

/** Who decided an award, or which agreement owes it. */
export function remarkOf({ agreement, decision }: Given): string {
  if (agreement !== undefined) return bookTexts.owed(agreement);
  return decision === undefined ? "" : bookTexts.decided(decision.authority, decision.date, decision.reason);
}

/** The award of an id. */
export function awardNamed({ standing }: BookSource, id: string): Award {
  return awardOf(standing.basis.theCase.scheme, id);
}
