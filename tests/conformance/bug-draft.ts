/** Programs in whole numbers: an integer variable becomes digits of a binary expansion, a minimised objective is negated. */
import type { Program } from "../../src/program/program.ts";
import { programOf, type RowDraft } from "../solve/instances.ts";

/** One rebuilt report. */
export interface BugModel {
  readonly report: string;
  readonly symptom: string;
  readonly faithful: boolean;
  /** Value of the goal, or that there is no point. */
  readonly expected: bigint | "infeasible";
  readonly program: Program;
}

/** A whole number `from + sum weight * column`. */
export interface Whole {
  readonly from: number;
  readonly digits: readonly (readonly [column: number, weight: number])[];
}

/** Collects columns and rows in whole numbers. */
export class Draft {
  #columns = 0;
  readonly #rows: RowDraft[] = [];

  /** A column that is 0 or 1. */
  binary(): Whole {
    return { from: 0, digits: [[this.#columns++, 1]] };
  }

  /** A whole number from..to in binary digits, with a row where the digits could pass `to`. */
  whole(from: number, to: number): Whole {
    const count = Math.ceil(Math.log2(to - from + 1));
    const digits = Array.from({ length: count }, (_, k) => [this.#columns++, 2 ** k] as const);
    const value = { from, digits };
    if (2 ** count - 1 > to - from) this.row([[1, value]], { upper: to });
    return value;
  }

  /** `lower <= sum a * value <= upper`. */
  row(terms: readonly (readonly [number, Whole])[], { lower, upper }: { readonly lower?: number; readonly upper?: number }): void {
    const constant = terms.reduce((sum, [a, value]) => sum + a * value.from, 0);
    const entries = terms.flatMap(([a, value]) => value.digits.map(([c, weight]) => [c, a * weight] as const));
    this.#rows.push({
      name: `r${this.#rows.length}`,
      entries,
      ...(lower === undefined ? {} : { lower: lower - constant }),
      ...(upper === undefined ? {} : { upper: upper - constant }),
    });
  }

  /** The program that minimises `sum a * value`, constants apart. */
  minimise(terms: readonly (readonly [number, Whole])[]): Program {
    const goal = new Array<number>(this.#columns).fill(0);
    for (const [a, value] of terms) for (const [c, weight] of value.digits) goal[c] = (goal[c] as number) - a * weight;
    return programOf([goal], this.#rows);
  }
}

/** The program that `make` states: its rows on the way, and what it minimises. */
export function built(make: (draft: Draft) => readonly (readonly [number, Whole])[]): Program {
  const draft = new Draft();
  return draft.minimise(make(draft));
}
