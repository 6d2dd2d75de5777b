/**
 * Published wrong answers of both solvers, rebuilt as pure 0/1 programs from their descriptions. An integer variable
 * becomes digits of a binary expansion; a continuous one becomes an integer in the unit of its data; a minimised
 * objective is negated. `faithful`: the numbers are those of the report; otherwise only their kind.
 */
import type { BugModel } from "./bug-draft.ts";
import { HIGHS_MODELS } from "./bug-highs.ts";
import { JAVASCRIPT_MODELS } from "./bug-javascript.ts";

const HIGHS = "https://github.com/ERGO-Code/HiGHS/issues/";
const JS = "https://github.com/JWally/jsLPSolver/issues/";

/** The rebuilt reports of both solvers. */
export const BUG_MODELS: readonly BugModel[] = [...HIGHS_MODELS, ...JAVASCRIPT_MODELS];

/** Reports that no pure 0/1 program can repeat, and why. */
export const NOT_REBUILT: readonly (readonly [report: string, why: string])[] = [
  [`${JS}70 and 111`, "feasible with the result -Infinity or NaN: an unbounded model, and 0/1 columns are bounded"],
  [`${JS}121`, "an objective that names a variable instead of a coefficient: the wrapper's objective is always a coefficient"],
  [`${JS}91`, "continuous variables with fractional limits, no whole unit"],
  [`${HIGHS}3296`, "column bounds of 2 * 10^9: their digits pass what a sum may reach with the report's coefficients"],
  [`${HIGHS}1273, 1725, 937, 2388, 2271`, "the model is an attachment that the report does not print"],
];
