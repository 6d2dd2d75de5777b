/** Sentences of why an application got nothing, and of what a recount finds broken. */
import * as en from "./en/reasons.ts";
import { spoken } from "./language.ts";
import * as zh from "./zh/reasons.ts";

export const { reasonSentences } = spoken(en, zh);
