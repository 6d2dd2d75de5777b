/**
 * Kleene's three values as doubles: 1 met, 0 not met, NaN unknown. A false decides a conjunction
 * and a true a disjunction, even where the rest is unknown.
 */

/** Kleene conjunction. */
export function and(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : a * b;
}

/** Kleene disjunction. */
export function or(a: number, b: number): number {
  return a === 1 || b === 1 ? 1 : a + b;
}

/** Kleene negation; NaN stays NaN. */
export function not(a: number): number {
  return 1 - a;
}

/** Comparison of two known or unknown values. */
export function compare(operator: "==" | "!=" | "<" | "<=" | ">" | ">=", a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.NaN;
  switch (operator) {
    case "==":
      return a === b ? 1 : 0;
    case "!=":
      return a === b ? 0 : 1;
    case "<":
      return a < b ? 1 : 0;
    case "<=":
      return a <= b ? 1 : 0;
    case ">":
      return a > b ? 1 : 0;
    case ">=":
      return a >= b ? 1 : 0;
  }
}
