/** A conflict, and what completeness would change, as text for a terminal. */
import type { AllocationResult } from "../allocate.ts";
import type { Conflict } from "../explain/conflict.ts";
import type { Change } from "../explain/if-complete.ts";
import { changeLine, conflictHeading, ifCompleteHeading, ifCompleteOpen, infeasibleLine } from "../words/en/report.ts";
import { inWords } from "../words/en.ts";
import { goalShown } from "./summary-text.ts";

function block(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}

/** The clauses that clash, each with its article. */
export function conflictText(proofLines: number, conflict: Conflict): string {
  const clauses = conflict.clauses.map((clause) => `  ${inWords(clause).says}${clause.article === "" ? "" : ` [${clause.article}]`}`);
  return block([infeasibleLine(proofLines), conflictHeading(conflict.isIrreducible), ...clauses]);
}

/** Who would gain and who would lose if all that is unknown were met. */
export function ifCompleteText(complete: Exclude<AllocationResult, { readonly kind: "refused" }>, changes: readonly Change[]): string {
  if (complete.kind !== "allocated" || complete.status !== "optimal") return block(["", ifCompleteOpen(complete.kind)]);
  const merit = complete.goals.find((goal) => goal.name === "goal|merit");
  const shown = merit === undefined ? "" : goalShown(complete, merit.name, merit.value);
  const lines = changes.map((change) => `  ${changeLine(change.id, change.from.join(" + "), change.to.join(" + "), change.missing.join(", "))}`);
  return block(["", ifCompleteHeading(shown, changes.length), ...lines]);
}
