/** Sentences of explanations: why a student was given what they were given, and what would have changed it. */
import * as en from "./en/explain.ts";
import { spoken } from "./language.ts";
import * as zh from "./zh/explain.ts";

export const { explainSentences, versusSentences, rankFactSentences } = spoken(en, zh);
