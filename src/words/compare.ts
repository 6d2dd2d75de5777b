/** Texts of `bursar compare`: the command, its report, and the facts behind every change. */
import * as en from "./en/compare.ts";
import { spoken } from "./language.ts";

export const { compareTexts, compareSentences } = spoken(en, en);
