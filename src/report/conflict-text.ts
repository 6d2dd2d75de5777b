/** A conflict, and what completeness would change, as text for a terminal. */
import { quotation } from "../words/lists.ts";
import type { AllocationResult } from "../allocate.ts";
import type { Conflict, ConflictClause } from "../explain/conflict.ts";
import type { Change } from "../explain/if-complete.ts";
import type { Relaxation } from "../explain/relaxations.ts";
import {
  changeText,
  conflictHeading,
  furtherConflict,
  infeasibleLine,
  moreConflicts,
  notLeast,
  notVerified,
  relaxationsHeading,
  together,
} from "../words/conflict.ts";
import { changeLine, ifCompleteHeading, ifCompleteOpen } from "../words/report.ts";
import { inWords } from "../words/in-words.ts";
import type { Quote } from "./clause-quotes.ts";
import { goalShown, yuan } from "./summary-text.ts";

function block(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}

/** Further conflicts that are told: those that share no clause with one told already. */
function apart(conflict: Conflict): Conflict["others"] {
  const told = new Set(conflict.clauses.map((clause) => clause.name));
  return conflict.others.filter((clauses) => {
    if (clauses.some((clause) => told.has(clause.name))) return false;
    for (const clause of clauses) told.add(clause.name);
    return true;
  });
}

/** A clause with its article, the regulation's words and the remarks on it. */
function clauseLines(clause: ConflictClause, quote: Quote): readonly string[] {
  const text = quote(clause.name);
  const head = `  ${inWords(clause).says}${clause.article === "" ? "" : ` [${clause.article}]`}`;
  return [head, ...(text === undefined ? [] : [`      ${quotation(text)}`]), ...clause.notes.map((note) => `      ${inWords(note).says}`)];
}

function relaxationLine({ changes, isEnough, isLeast }: Relaxation, number: number): string {
  const told = changes.map((change) => {
    const moved =
      change.moved === undefined ? undefined : { ...change.moved, by: change.moved.unit === "fen" ? yuan(change.moved.by) : String(change.moved.by) };
    return changeText(inWords(change).says, moved);
  });
  return `  ${number}. ${told.join(`\n     ${together()} `)}${isEnough && isLeast ? "" : ` ${isEnough ? notLeast() : notVerified()}`}`;
}

/** The clauses that clash, each with its article, and the ways out. */
export function conflictText(proofLines: number, conflict: Conflict, quote: Quote): string {
  const kind = conflict.isSmallest ? "smallest" : conflict.isIrreducible ? "irreducible" : "unfinished";
  const lines = (clauses: readonly ConflictClause[]) => clauses.flatMap((clause) => clauseLines(clause, quote));
  const others = apart(conflict);
  const left = conflict.others.length - others.length;
  const ways = conflict.relaxations.map((relaxation, i) => relaxationLine(relaxation, i + 1));
  return block([
    infeasibleLine(proofLines),
    conflictHeading(kind, conflict.clauses.length),
    ...lines(conflict.clauses),
    ...others.flatMap((clauses) => [furtherConflict(clauses.length), ...lines(clauses)]),
    ...(left > 0 ? [moreConflicts(left)] : []),
    relaxationsHeading(ways.length, conflict.hasAllRelaxations),
    ...ways,
  ]);
}

/** Who would gain and who would lose if all that is unknown were met. */
export function ifCompleteText(complete: Exclude<AllocationResult, { readonly kind: "refused" }>, changes: readonly Change[]): string {
  if (complete.kind !== "allocated" || complete.status !== "optimal") return block(["", ifCompleteOpen(complete.kind)]);
  const merit = complete.goals.find((goal) => goal.name === "goal|merit");
  const shown = merit === undefined ? "" : goalShown(complete, merit.name, merit.value);
  const lines = changes.map((change) => `  ${changeLine(change.id, change.from.join(" + "), change.to.join(" + "), change.missing.join(", "))}`);
  return block(["", ifCompleteHeading(shown, changes.length), ...lines]);
}
