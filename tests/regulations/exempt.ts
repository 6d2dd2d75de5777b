/** What the cases of one student and one award cannot show, each with its reason. */

const ADJUSTMENT = "decides how money moves between the levels of one award: many students, no single one";

const RELEASED = "decides which other students get what one student lost: no single one";

const PRECEDENCE = "decides under the policy rank which of two awards is taken first: tests/rank-shipped.test.ts";

/** Readings without a fixture among the cases, by scheme and parameter. */
export const EXEMPT_READINGS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  anso: { boxFirst: PRECEDENCE },
  zust: {
    "exclusive.first": PRECEDENCE,
    "adjust.basis": ADJUSTMENT,
    "adjust.relation": ADJUSTMENT,
    "adjust.freshman": ADJUSTMENT,
    "adjust.degree": ADJUSTMENT,
    "adjust.language": ADJUSTMENT,
    "adjust.capsForBudget": ADJUSTMENT,
    "adjust.headLimit": ADJUSTMENT,
    "adjust.direction": ADJUSTMENT,
    "freshman.released": RELEASED,
  },
};

/** Mutants that no case notices, by scheme and the mutant's name. */
export const EXPLAINED_MUTANTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {};
