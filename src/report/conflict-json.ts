/** A conflict for `--json`: codes with their sentences, and the regulation's own words where they are at hand. */
import type { Conflict, ConflictClause } from "../explain/conflict.ts";
import type { Change } from "../explain/relaxations.ts";
import { inWords } from "../words/in-words.ts";
import { saidIn } from "../words/language.ts";
import type { Quote } from "./clause-quotes.ts";

function clauseJson({ notes, ...clause }: ConflictClause, quote: Quote): Readonly<Record<string, unknown>> {
  const text = quote(clause.name);
  return {
    ...clause,
    says: inWords(clause).says,
    ...(text === undefined ? {} : { regulation: text }),
    notes: notes.map((note) => ({ ...note, says: inWords(note).says })),
  };
}

function changeJson({ moved, ...clause }: Change): Readonly<Record<string, unknown>> {
  return { ...clause, says: inWords(clause).says, ...(moved === undefined ? { givenUp: true } : { moved }) };
}

/** The conflict as plain data for programs, in English. */
export function conflictJson(conflict: Conflict, quote: Quote): Readonly<Record<string, unknown>> {
  return saidIn("en", () => dataOf(conflict, quote));
}

function dataOf(conflict: Conflict, quote: Quote): Readonly<Record<string, unknown>> {
  const clauses = (list: readonly ConflictClause[]) => list.map((clause) => clauseJson(clause, quote));
  return {
    clauses: clauses(conflict.clauses),
    isIrreducible: conflict.isIrreducible,
    isSmallest: conflict.isSmallest,
    others: conflict.others.map(clauses),
    relaxations: conflict.relaxations.map(({ changes, isEnough, isLeast }) => ({ changes: changes.map(changeJson), isEnough, isLeast })),
    hasAllRelaxations: conflict.hasAllRelaxations,
    trials: conflict.trials,
  };
}
