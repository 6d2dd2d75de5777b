/** Sentences of what a person must still decide, and of rows in words. */
import * as en from "./en/questions.ts";
import { spoken } from "./language.ts";
import * as zh from "./zh/questions.ts";

export const { questionSentences, rowSentences } = spoken(en, zh);
