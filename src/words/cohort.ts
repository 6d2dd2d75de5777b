/** Sentences of the faults in a case's tables. */
import * as en from "./en/cohort.ts";
import { spoken } from "./language.ts";
import * as zh from "./zh/cohort.ts";

export const { cohortSentences } = spoken(en, zh);
