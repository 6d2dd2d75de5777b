/** Texts of `bursar adjust`. */
import * as en from "./en/adjust.ts";
import { spoken } from "./language.ts";

export const { adjustTexts, adjustSentences } = spoken(en, en);
