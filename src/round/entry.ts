/**
 * What happens in a round, as data: one entry per application, document, decision, allocation, publication, payment. Who says it, when and why is
 * declared and handed in. Of an entry about a student, the student's id, the reason and the free texts are personal; awards, levels, money and dates are not.
 */

/** Who declares an entry, when (UTC, `2025-09-01T08:30:00Z`), and why. */
export interface Stated {
  readonly author: string;
  readonly time: string;
  readonly reason: string;
}

/** An entry of one round, such as `2025-autumn`. */
interface OfRound extends Stated {
  readonly round: string;
}

interface OfStudent extends OfRound {
  readonly student: string;
}

/** A level of an award and its money. */
interface OfLevel extends OfStudent {
  readonly award: string;
  readonly level: string;
  readonly amountFen: number;
}

/** An entry about an allocation, which is named by the SHA-256 of its file. */
interface OfAllocation extends OfRound {
  readonly allocation: string;
}

/** Entries about one student. */
export type StudentEntry =
  | (OfStudent & { readonly kind: "application-received"; readonly award: string })
  | (OfStudent & { readonly kind: "document-seen"; readonly document: string })
  | (OfStudent & { readonly kind: "decision"; readonly key: string; readonly value: string; readonly award?: string | undefined })
  | (OfStudent & { readonly kind: "waiver"; readonly rule: string; readonly award?: string | undefined })
  /** The committee's own choice: this level, nothing of this award, or nothing decided yet. */
  | (OfStudent & { readonly kind: "lock"; readonly choice: "set" | "exclude" | "hold"; readonly award: string; readonly level?: string | undefined })
  | (OfStudent & { readonly kind: "objection"; readonly statement: string })
  /** A fact of the student that was wrong; `objection`: the number of the record that led to it. */
  | (OfStudent & { readonly kind: "corrected"; readonly field: string; readonly was: string; readonly now: string; readonly objection?: number | undefined })
  /** The award is lost, or declined; the amount is what is not paid any more. */
  | (OfLevel & { readonly kind: "cancelled" })
  /** A place and its money are free again. */
  | (OfLevel & { readonly kind: "released" })
  /** Given a place that record `released` freed. */
  | (OfLevel & { readonly kind: "promoted"; readonly released: number })
  | (OfLevel & { readonly kind: "paid"; readonly month: string })
  | (OfStudent & { readonly kind: "re-evaluated"; readonly award: string; readonly level: string; readonly outcome: "kept" | "reduced" | "lost" });

/** Entries about the round as a whole. */
export type RoundEntry =
  | (OfAllocation & { readonly kind: "allocation-proposed"; readonly awards: number; readonly amountFen: number })
  | (OfAllocation & { readonly kind: "approved"; readonly authority: string })
  /** Days (`2025-09-01`): published from, until, and taken down. */
  | (OfAllocation & { readonly kind: "published"; readonly from: string; readonly until: string; readonly takeDown: string })
  | (OfAllocation & { readonly kind: "final" });

/** What can be entered in a ledger. That a person was erased is entered by erasing. */
export type Entry = StudentEntry | RoundEntry;
