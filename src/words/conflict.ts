/** Texts of a conflict: the clauses that clash, why, and the ways out. */
import * as en from "./en/conflict.ts";
import { spoken } from "./language.ts";
import * as zh from "./zh/conflict.ts";

export const {
  conflictSentences,
  infeasibleLine,
  conflictHeading,
  furtherConflict,
  moreConflicts,
  relaxationsHeading,
  changeText,
  notLeast,
  notVerified,
  together,
} = spoken(en, zh);
