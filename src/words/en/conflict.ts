/** English texts of a conflict: the clauses that clash, why, and the ways out. */
import type { Sentence } from "../sentence.ts";

/** Sentence per remark on a clause. */
export const conflictSentences: Readonly<Record<string, Sentence>> = {
  "conflict-no-candidate": (v) => ({ says: `${v.student} is no candidate for ${v.award}: she did not apply, or it is not for her` }),
  "conflict-not-eligible": (v) => ({ says: `${v.student} is not eligible for it: ${v.rules === "" ? "its conditions are not met" : v.rules}` }),
  "conflict-waiting": (v) => ({ says: `${v.student} waits for ${v.documents === "" ? "a decision" : v.documents}` }),
  "conflict-few": (v) => ({ says: v.count === 0 ? "nobody is eligible for it" : `only ${v.count} ${v.count === 1 ? "is" : "are"} eligible for it` }),
};

/** No allocation exists. */
export function infeasibleLine(lines: number): string {
  return `Infeasible, proved: no allocation keeps all limits and obligations at once (proof: ${lines} lines).`;
}

/** Above the clauses that clash. */
export function conflictHeading(kind: "smallest" | "irreducible" | "unfinished", count: number): string {
  if (count === 1 && kind !== "unfinished") return "This cannot be kept by itself:";
  switch (kind) {
    case "smallest":
      return "These cannot be kept together; with any one of them left out, the others can. No fewer clauses clash (proved):";
    case "irreducible":
      return "These cannot be kept together; with any one of them left out, the others can (whether fewer clauses clash was not settled):";
    case "unfinished":
      return "These cannot be kept together (perhaps not all of them are needed: a limit ended the search for fewer):";
  }
}

/** Above a further conflict. */
export function furtherConflict(count: number): string {
  return count === 1 ? "Nor can this:" : "Nor can these be kept together:";
}

/** There are further conflicts that are not told. */
export function moreConflicts(count: number): string {
  return `(${count} more that share clauses with these: see --json.)`;
}

/** Above the ways out. */
export function relaxationsHeading(count: number, isAll: boolean): string {
  if (count === 0) return "No way out was found before a limit.";
  const all = isAll ? "every smallest choice of clauses is here" : "there may be others";
  return `Each of these would make an allocation possible (the cheapest first; each was solved, and no number can be smaller; ${all}):`;
}

/** What is done to one clause: `clause` is its sentence. `by` is a number of places, or yuan as text. */
export function changeText(
  clause: string,
  moved: { readonly side: "ceiling" | "floor"; readonly unit: "places" | "fen"; readonly by: string } | undefined,
): string {
  if (moved === undefined) return `given up: ${clause}`;
  if (moved.unit === "fen") return `${moved.by} yuan more: ${clause}`;
  const places = moved.by === "1" ? "1 place" : `${moved.by} places`;
  return moved.side === "ceiling" ? `${places} more: ${clause}` : `${places} fewer asked for: ${clause}`;
}

/** A number that was not proved to be the least. */
export function notLeast(): string {
  return "(not proved to be the least: a limit ended the search)";
}

/** A relaxed case that was not tried to the end. */
export function notVerified(): string {
  return "(not verified: a limit ended the search)";
}

/** Between the changes of one way out. */
export function together(): string {
  return "and";
}
