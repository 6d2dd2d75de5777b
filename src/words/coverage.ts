/** Sentences and texts of `scheme coverage`: faults of a clause list, gaps, headings. */
import * as en from "./en/coverage.ts";
import { spoken } from "./language.ts";
import * as zh from "./zh/coverage.ts";

export const { coverageSentences, treatmentTexts, coverageTexts } = spoken(en, zh);
