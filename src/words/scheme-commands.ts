/** Texts of the commands `scheme` and `cohort`. */
import * as en from "./en/scheme-commands.ts";
import { spoken } from "./language.ts";
import * as zh from "./zh/scheme-commands.ts";

export const { schemeTexts, newFiles, schemeLine, showTexts, selectionTexts, failureTexts, roundingTexts, typeTexts, phrases, readingTexts, cohortTexts } =
  spoken(en, zh);
