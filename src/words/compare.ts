/** Texts of `bursar compare`: the command, its report, and the facts behind every change. */
import * as en from "./en/compare.ts";
import { spoken } from "./language.ts";
import * as zh from "./zh/compare.ts";

export const { compareTexts, compareSentences } = spoken(en, zh);
