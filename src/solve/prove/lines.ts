/** The lines of a certificate before its numbers are known. */

/** One line; numbers of inequalities are still codes (see `normalise.ts`). */
export type Line =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "sweep"; readonly prices: readonly (readonly [code: number, price: number])[] }
  | { readonly kind: "total"; readonly code: number; readonly at: number }
  | { readonly kind: "choices"; readonly group: number; readonly mask: string }
  | { readonly kind: "claim-total"; readonly code: number; readonly value: bigint };

/** Where a replay writes. */
export interface LineSink {
  add(line: Line): void;
  /** The code of a counting row over these columns, ascending, with these coefficients. */
  countingCode(columns: Int32Array, coefficients: Float64Array): number;
}
