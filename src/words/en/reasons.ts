/** English sentences of why an application got nothing, and of what a recount finds broken. */
import type { Sentence } from "../sentence.ts";

/** Sentence per reason code of an allocation, and per violation code of the recount. */
export const reasonSentences: Readonly<Record<string, Sentence>> = {
  waiting: (v) => ({ says: `${v.award}: waiting for ${v.documents}` }),
  "not-eligible": (v) => ({ says: `${v.award}: the conditions are not met${v.articles === undefined || v.articles === "" ? "" : ` (${v.articles})`}` }),
  "not-accepted": (v) => ({ says: `${v.award}: the application is not accepted (${v.articles})` }),
  disqualified: (v) => ({ says: `${v.award}: disqualified (${v.articles})` }),
  "other-award": (v) => ({ says: `${v.award}: cannot be held together with another award that was given (${v.articles})` }),
  "no-place": (v) => ({ says: `${v.award}: eligible, but the places and the money went to an allocation with more merit` }),
  "not-decided": (v) => ({ says: `${v.award}: eligible, but the authority has not decided that she gets it` }),
  flag: (v) => ({ says: `${v.award}: to be looked at (${v.rule}, ${v.article})` }),
  "may-be-disqualified": (v) => ({ says: `${v.award}: may still be disqualified, a fact is missing (${v.rule}, ${v.article})` }),
  "key-unknown": (v) => ({ says: `${v.award}: a fact of the tie key is missing and counts as none (${v.rule}, ${v.article})` }),
  "two-levels": (v) => ({ says: `${v.student} holds two levels of one award` }),
  exclusion: (v) => ({ says: `${v.student} holds awards that exclude each other (${v.rule})` }),
  cap: (v) => ({ says: `${v.award}, level ${v.level}: ${v.used} places of ${v.places}` }),
  quota: (v) => ({ says: `${v.rule} ${v.part}: ${v.used} places, at least ${v.atLeast}, at most ${v.atMost}` }),
  budget: (v) => ({ says: `${v.budget}: ${v.spentFen} fen of ${v.limitFen}` }),
  lock: (v) => ({ says: `${v.student}: the declared lock "${v.kind}" on ${v.award} is not kept` }),
  owed: (v) => ({ says: `${v.agreement} owes ${v.student} ${v.award}, level ${v.level}` }),
};
