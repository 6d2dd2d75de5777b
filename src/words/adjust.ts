/** Texts of `bursar adjust`. */
import * as en from "./en/adjust.ts";
import { spoken } from "./language.ts";
import * as zh from "./zh/adjust.ts";

export const { adjustTexts, adjustSentences } = spoken(en, zh);
