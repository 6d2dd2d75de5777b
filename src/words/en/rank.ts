/** English texts of the policy `rank`: its cut-offs, and what it cannot do. */
import type { Sentence } from "../sentence.ts";

/** Sentence per code of what the policy cannot do. */
export const rankSentences: Readonly<Record<string, Sentence>> = {
  "rank-orders": (v) => ({
    says: `the policy rank knows at most ${v.levels} levels of an award, and ${v.orders} orders of their cut-offs; the conditions on levels of ${v.award} allow more`,
    hint: "use policy: merit, or state the award as several awards",
  }),
  "rank-precedence": (v) => ({
    says: `under the policy rank the exclusion ${v.rule} must say which award comes first for ${v.student}, who may receive several of ${v.awards}`,
    hint: "state precedence: [...] with the exclusion in scheme.yaml, the award that a student takes first, first; or use policy: merit",
  }),
  "rank-size": (v) => ({
    says: `the policy rank cannot hold this case: ${v.count} students may receive several of awards that ${v.rules} couples, which takes ${v.entries} entries (at most ${v.limit})`,
    hint: "use policy: merit, or let conditions decide who may receive which of them",
  }),
  "scheme-precedence": (v) => ({ says: `precedence must list the awards of its exclusion, each once: ${v.awards}` }),
};

/** Heading of the cut-offs. */
export function cutOffsHeading(): string {
  return "cut-offs (policy rank, no envy): whoever is eligible for a level and comes no later than its cut-off holds that level or a better one";
}

/** Headers of the table of cut-offs. */
export const cutOffHeaders = { award: "award", level: "level", part: "part", merit: "merit", keys: "keys", ticket: "ticket up to" } as const;

/** A cut-off that nobody reaches. */
export function nobodyReached(): string {
  return "nobody";
}

/** What a conflict under this policy is about. */
export function withoutEnvyLine(): string {
  return "Under the policy rank: among allocations without envy.";
}

/** Who stands outside the order, and why. */
export function outsideLine(names: string): string {
  return `declared beforehand, and no matter of cut-offs (others may envy them): ${names}`;
}

/** Why a student stands outside the order. */
export function outsideWords(student: string, award: string, by: string): string {
  return `${student} (${award}: ${by})`;
}
