/** What a conformance model states, and rows in short. */
import type { Program } from "../../src/program/program.ts";
import type { RowDraft } from "../solve/instances.ts";

/** What a model asks of an engine beyond telling truth: `scale`: hundreds of columns under several budgets. */
export type Capability = "scale";

/** The answer of a model. */
export type Expected =
  | { readonly kind: "optimal"; readonly goals: readonly bigint[]; readonly lpBound: number }
  | { readonly kind: "infeasible"; readonly lpBound: number | undefined }
  | { readonly kind: "refused"; readonly code: string };

/** One model. */
export interface Model {
  readonly name: string;
  readonly mathematics: string;
  readonly hard: string;
  readonly expected: Expected;
  readonly program: Program;
  readonly needs?: readonly Capability[];
}

/** A row from coefficients by column, zeros left out. */
export function row(name: string, coefficients: readonly number[], sides: Pick<RowDraft, "lower" | "upper" | "group">): RowDraft {
  return { name, entries: coefficients.flatMap((a, c) => (a === 0 ? [] : [[c, a] as const])), ...sides };
}

/** The rows "at most one" (or "exactly one") of consecutive groups of the given sizes. */
export function groupRows(sizes: readonly number[], exactly = false): RowDraft[] {
  let next = 0;
  return sizes.map((size, g) => ({
    name: `g${g}`,
    entries: Array.from({ length: size }, () => [next++, 1] as const),
    upper: 1,
    group: true,
    ...(exactly ? { lower: 1 } : {}),
  }));
}
